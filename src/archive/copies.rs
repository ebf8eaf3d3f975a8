//! Copies the files of the documents into the package while its XML is being written: other hands do it, case by case.
//!
//! What is copied was closed by the store and bound to its checksum, and is held against it again by the check of the
//! finished package; so it is read once here, and not before.

use crate::archive::ExportError;
use crate::archive::package::Package;
use crate::store::files::{Files, Kept};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex};
use std::{io, thread};

/// So many copy at a time; opening what is closed takes most of it.
const HANDS: usize = 2;

/// So many cases wait for a hand.
const WAITING: usize = 8;

/// The files of one case, and the folder in the package that is to hold them and no others.
pub struct Folder {
    pub name: String,
    pub files: Vec<(Kept, String)>,
}

/// Where cases are handed over to be copied.
pub struct Copies(SyncSender<Folder>);

impl Copies {
    /// Waits where the hands are busy. Where one has failed this fails too, and [`with_copies`] says why.
    pub fn hand_over(&self, folder: Folder) -> Result<(), ExportError> {
        let failed = |_| ExportError::Write(io::ErrorKind::Interrupted.into());
        self.0.send(folder).map_err(failed)
    }
}

/// Runs `write` beside the hands; done when everything that was handed over is copied.
pub fn with_copies<T>(
    package: &Package,
    files: &Files,
    write: impl FnOnce(&Copies) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let (send, folders) = sync_channel(WAITING);
    let queue = Queue {
        // The hands own it: when all have ended, nobody waits for them.
        folders: Arc::new(Mutex::new(folders)),
        has_failed: Arc::new(AtomicBool::new(false)),
    };
    thread::scope(|scope| {
        let hands: Vec<_> = vec![queue; HANDS]
            .into_iter()
            .map(|queue| scope.spawn(move || queue.copy(package, files)))
            .collect();
        let written = write(&Copies(send));
        for hand in hands {
            hand.join().unwrap_or_else(|panic| resume_unwind(panic))?;
        }
        written
    })
}

#[derive(Clone)]
struct Queue {
    folders: Arc<Mutex<Receiver<Folder>>>,
    /// One hand has; the others stop.
    has_failed: Arc<AtomicBool>,
}

impl Queue {
    fn copy(self, package: &Package, files: &Files) -> Result<(), ExportError> {
        while let Some(folder) = self.next() {
            if let Err(error) = package.fill(files, &folder) {
                self.has_failed.store(true, Ordering::Relaxed);
                return Err(error);
            }
        }
        Ok(())
    }

    /// The next case; nothing when all are taken, or a hand has failed.
    fn next(&self) -> Option<Folder> {
        let next = self.folders.lock().ok()?.recv().ok()?;
        (!self.has_failed.load(Ordering::Relaxed)).then_some(next)
    }
}
