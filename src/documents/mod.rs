//! Letters and attachments: what a file is, by its content.

pub mod texts;
pub mod upload;
mod zip_directory;
