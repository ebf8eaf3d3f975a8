//! The key ring: what the operator does from the command line.

pub mod export;
