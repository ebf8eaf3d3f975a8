//! Who is told, outside the house: neutral words, a link that needs sign-in, and how it went.
//!
//! A mail names nobody and no matter. What it may say
//! stands in `templates/mail`.

pub mod advice;
pub mod compose;
pub mod deliver;
pub mod folder;
pub mod messages;
mod pace;
pub mod settings;
mod smtp;
pub mod transport;

pub use compose::{Letter, Letterhead, compose};
pub use deliver::deliver;
pub use settings::{BadSettings, Settings};
pub use transport::Transport;
