//! Copies the files of the documents into the package while its XML is being written: other hands do it, case by case.
//!
//! What is copied was closed by the store and bound to its checksum, and is held against it again by the check of the
//! finished package; so it is read once here, and not before.

use crate::archive::ExportError;
use crate::archive::loan::{Borrower, Lender, lending};
use crate::archive::package::Package;
use crate::store::files::{Files, Kept};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::{io, thread};

/// So many copy at a time; opening what is closed takes most of it.
const HANDS: usize = 2;

/// So many files are handed over at a time, or a few more: waking somebody takes longer than copying a small one.
const ARMFUL: usize = 64;

/// So many armfuls wait for a hand.
const WAITING: usize = 2;

/// The files of one case, and the folder in the package that is to hold them and no others.
pub struct Folder {
    pub name: String,
    pub files: Vec<(Kept, String)>,
}

/// Where cases are handed over to be copied.
pub struct Copies {
    armful: Vec<Folder>,
    /// How many files it holds.
    count: usize,
    hands: Lender<Vec<Folder>>,
}

impl Copies {
    /// Waits where the hands are busy. Where one has failed this fails too, and [`with_copies`] says why.
    pub fn hand_over(&mut self, folder: Folder) -> Result<(), ExportError> {
        self.count += folder.files.len();
        self.armful.push(folder);
        if self.count < ARMFUL {
            return Ok(());
        }
        self.count = 0;
        self.send()
    }

    fn send(&mut self) -> Result<(), ExportError> {
        let failed = |_| ExportError::Write(io::ErrorKind::Interrupted.into());
        let armful = std::mem::take(&mut self.armful);
        self.hands.lend(armful).map_err(failed)
    }
}

/// Runs `write` beside the hands; done when everything that was handed over is copied.
pub fn with_copies<T>(
    package: &Package,
    files: &Files,
    write: impl FnOnce(&mut Copies) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let (lender, armfuls) = lending(WAITING);
    let has_failed = AtomicBool::new(false);
    thread::scope(|scope| {
        let has_failed = &has_failed;
        let hands: Vec<_> = vec![armfuls; HANDS]
            .into_iter()
            .map(|armfuls| scope.spawn(move || copy(package, files, &armfuls, has_failed)))
            .collect();
        let mut copies = Copies {
            armful: vec![],
            count: 0,
            hands: lender,
        };
        let written = write(&mut copies);
        let written = written.and_then(|written| copies.send().map(|()| written));
        // No more will come.
        drop(copies);
        for hand in hands {
            hand.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        }
        written
    })
}

/// One hand. Where one has failed the others stop too.
fn copy(
    package: &Package,
    files: &Files,
    armfuls: &Borrower<Vec<Folder>>,
    has_failed: &AtomicBool,
) -> Result<(), ExportError> {
    while let Some(armful) = armfuls.next() {
        if has_failed.load(Ordering::Relaxed) {
            break;
        }
        for folder in &armful {
            if let Err(error) = package.fill(files, folder) {
                has_failed.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        armfuls.give_back(armful);
    }
    Ok(())
}
