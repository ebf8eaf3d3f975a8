//! brotsak: a case system for breaches of a municipality's ethical guidelines.
//!
//! The floors, from the ground to the roof. A floor may look down, never up:
//! `domain` ← `audit` ← `store` ← `documents` | `archive` | `mail` ← `casework` ← `web` | `jobs` | `cli`.
//! Beside the floors stand `config`, what the operator has decided, and `house`, where desk and watch are started together.
//! `tests/tidy.rs` holds us to it; `docs/architecture.md` draws the house.

pub mod archive;
pub mod audit;
pub mod casework;
pub mod cli;
pub mod config;
pub mod documents;
pub mod domain;
pub mod house;
pub mod identity;
pub mod jobs;
pub mod mail;
pub mod store;
pub mod web;
