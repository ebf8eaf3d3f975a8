//! The folder of anchors: checkpoints one after another, a file a year, on a volume that the database's owner cannot write.

use super::StoreError;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

#[derive(Clone, Debug)]
pub struct Anchors {
    folder: PathBuf,
}

impl Anchors {
    pub fn at(folder: &Path) -> Anchors {
        Anchors {
            folder: folder.to_owned(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.folder
    }

    /// Adds the note to the year's file. The folder is never made here: one
    /// that is not there is a volume that is not mounted.
    pub fn append(&self, year: i32, note: &str) -> Result<(), StoreError> {
        let path = self.folder.join(format!("{year}.txt"));
        let is_new = !path.exists();
        // The machine may have stopped in the middle of the last: begin on a line of its own.
        let is_cut_off = !is_new && !fs::read(&path)?.ends_with(b"\n");
        let mut file = OpenOptions::new().append(true).create(true).open(&path)?;
        let text = match (is_new, is_cut_off) {
            (true, _) => note.to_owned(),
            (false, false) => format!("\n{note}"),
            (false, true) => format!("\n\n{note}"),
        };
        file.write_all(text.as_bytes())?;
        file.sync_all()?;
        if is_new {
            File::open(&self.folder)?.sync_all()?;
        }
        Ok(())
    }

    /// The years' files, the oldest first.
    pub fn list(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut found = vec![];
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|extension| extension == "txt") {
                found.push(path);
            }
        }
        found.sort();
        Ok(found)
    }

    /// Whether the note is in the year's file already.
    pub fn holds(&self, year: i32, note: &str) -> bool {
        let read: io::Result<String> = fs::read_to_string(self.folder.join(format!("{year}.txt")));
        read.is_ok_and(|text| text.contains(note))
    }
}
