//! Reads a file element by element ahead of whoever asks for the steps: one hand reads, another may measure the files
//! that are named there, a third judges.

use crate::archive::check::gauge::{Gauge, Measure};
use crate::archive::check::steps::{Handful, Step};
use crate::archive::check::walk::Walk;
use std::fs::File;
use std::io;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};

/// Handfuls that wait between two hands.
const WAITING: usize = 2;

enum Said {
    Steps(Handful),
    /// There are no more; whether everything was read.
    End(bool),
}

pub struct Ahead {
    said: Receiver<Said>,
    hands: Vec<JoinHandle<()>>,
    steps: Handful,
    is_whole: bool,
}

impl Ahead {
    pub fn open(path: &Path, root: &'static str, is_of_2019: bool) -> io::Result<Ahead> {
        let file = File::open(path)?;
        let (send, said) = sync_channel(WAITING);
        let read = move || read(Walk::of(file, root, is_of_2019), &send);
        Ok(Ahead {
            said,
            hands: vec![thread::Builder::new().spawn(read)?],
            steps: Handful::default(),
            is_whole: false,
        })
    }

    /// Has the files of documents measured as they are named, in the package's own folder.
    pub fn measuring(mut self, folder: &Path, measure: Measure) -> io::Result<Ahead> {
        let mut gauge = Gauge::of(folder, measure);
        let (send, measured) = sync_channel(WAITING);
        let read = std::mem::replace(&mut self.said, measured);
        let measure = move || {
            for mut said in read {
                if let Said::Steps(steps) = &mut said {
                    steps.measure(&mut gauge);
                }
                if send.send(said).is_err() {
                    return;
                }
            }
        };
        self.hands.push(thread::Builder::new().spawn(measure)?);
        Ok(self)
    }

    /// The next step; nothing at the end.
    pub fn step(&mut self) -> Option<Step<'_>> {
        while self.steps.is_taken() {
            match self.said.recv() {
                Ok(Said::Steps(steps)) => self.steps = steps,
                Ok(Said::End(is_whole)) => {
                    self.is_whole = is_whole;
                    return None;
                }
                Err(_) => {
                    // Asked again after the end, or a hand has failed.
                    for hand in self.hands.drain(..) {
                        hand.join().unwrap_or_else(|panic| resume_unwind(panic));
                    }
                    return None;
                }
            }
        }
        self.steps.take()
    }

    /// Whether everything was read; asked when there are no more steps.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }
}

/// Stops when nobody takes the steps any more.
fn read(mut walk: Walk, send: &SyncSender<Said>) {
    while let Some(steps) = walk.steps() {
        if send.send(Said::Steps(steps)).is_err() {
            return;
        }
    }
    // An error only says that nobody listens.
    let _ = send.send(Said::End(walk.is_whole()));
}
