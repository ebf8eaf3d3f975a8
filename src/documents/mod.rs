//! Letters and attachments: what a file is, by its content.

pub mod converter;
pub mod letters;
pub mod pdf;
pub mod texts;
pub mod upload;
mod zip_directory;
