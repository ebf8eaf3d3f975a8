//! Letters and attachments: what a file is, by its content.

pub mod upload;
mod zip_directory;
