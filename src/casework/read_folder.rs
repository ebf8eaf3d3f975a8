//! The demo shows the mail that a house with a mail server would have sent.

use crate::casework::Failure;
use crate::mail::folder;
pub use crate::mail::folder::Kept;
use crate::store::StoreError;
use std::path::Path;

/// As many as fit on one page.
const MOST: usize = 200;

/// The newest mails of the folder.
pub fn list_folder(folder: &Path) -> Result<Vec<Kept>, Failure> {
    let mut mails = folder::list(folder).map_err(StoreError::File)?;
    mails.truncate(MOST);
    Ok(mails)
}

/// The mail in the file `name`, in this folder and no other.
pub fn read_folder(folder: &Path, name: &str) -> Result<Kept, Failure> {
    let found = folder::find(folder, name).map_err(StoreError::File)?;
    Ok(found.ok_or(StoreError::NotFound)?)
}
