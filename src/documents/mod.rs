//! Letters and attachments: what a file is, by its content.

pub mod letters;
pub mod texts;
pub mod upload;
mod zip_directory;
