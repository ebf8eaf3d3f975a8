//! Copies the files of the documents into the package while its XML is being written: other hands do it, case by case.
//!
//! What is copied was closed by the store and bound to its checksum, and is held against it again by the check of the
//! finished package; so it is read once here, and not before.

use crate::archive::ExportError;
use crate::archive::package::Package;
use crate::store::files::{Files, Kept};
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};
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
    send: SyncSender<Vec<Folder>>,
    /// What has been copied comes back: who made it lets go of it, for memory that one thread takes and another
    /// gives back makes both wait.
    done: Receiver<Vec<Folder>>,
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
        self.done.try_iter().for_each(drop);
        let failed = |_| ExportError::Write(io::ErrorKind::Interrupted.into());
        let armful = std::mem::take(&mut self.armful);
        self.send.send(armful).map_err(failed)
    }
}

/// Runs `write` beside the hands; done when everything that was handed over is copied.
pub fn with_copies<T>(
    package: &Package,
    files: &Files,
    write: impl FnOnce(&mut Copies) -> Result<T, ExportError>,
) -> Result<T, ExportError> {
    let (send, armfuls) = sync_channel(WAITING);
    let (copied, done) = channel();
    let queue = Queue {
        // The hands own it: when all have ended, nobody waits for them.
        armfuls: Arc::new(Mutex::new(armfuls)),
        has_failed: Arc::new(AtomicBool::new(false)),
        copied,
    };
    thread::scope(|scope| {
        let hands: Vec<_> = vec![queue; HANDS]
            .into_iter()
            .map(|queue| scope.spawn(move || queue.copy(package, files)))
            .collect();
        let mut copies = Copies {
            armful: vec![],
            count: 0,
            send,
            done,
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

#[derive(Clone)]
struct Queue {
    armfuls: Arc<Mutex<Receiver<Vec<Folder>>>>,
    /// One hand has; the others stop.
    has_failed: Arc<AtomicBool>,
    copied: Sender<Vec<Folder>>,
}

impl Queue {
    fn copy(self, package: &Package, files: &Files) -> Result<(), ExportError> {
        while let Some(armful) = self.next() {
            for folder in &armful {
                if let Err(error) = package.fill(files, folder) {
                    self.has_failed.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
            // An error only says that nobody makes any more.
            let _ = self.copied.send(armful);
        }
        Ok(())
    }

    /// The next; nothing when all are taken, or a hand has failed.
    fn next(&self) -> Option<Vec<Folder>> {
        let next = self.armfuls.lock().ok()?.recv().ok()?;
        (!self.has_failed.load(Ordering::Relaxed)).then_some(next)
    }
}
