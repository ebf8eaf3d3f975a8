//! Reads a file element by element ahead of whoever asks for the steps: one hand reads, another judges.

use crate::archive::check::walk::{Step, Walk};
use std::fs::File;
use std::io;
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, JoinHandle};
use std::vec::IntoIter;

/// Steps that are handed over at a time, and the bytes of text that end a handful early.
const HANDFUL: usize = 256;
const ENOUGH: usize = 64 * 1024;

/// Handfuls that wait.
const WAITING: usize = 2;

enum Said {
    Steps(Vec<Step>),
    /// There are no more; whether everything was read.
    End(bool),
}

pub struct Ahead {
    said: Receiver<Said>,
    reader: Option<JoinHandle<()>>,
    steps: IntoIter<Step>,
    is_whole: bool,
}

impl Ahead {
    pub fn open(path: &Path, root: &'static str, is_of_2019: bool) -> io::Result<Ahead> {
        let file = File::open(path)?;
        let (send, said) = sync_channel(WAITING);
        let read = move || read(Walk::of(file, root, is_of_2019), &send);
        Ok(Ahead {
            said,
            reader: Some(thread::Builder::new().spawn(read)?),
            steps: vec![].into_iter(),
            is_whole: false,
        })
    }

    /// The next step; nothing at the end.
    pub fn step(&mut self) -> Option<Step> {
        loop {
            if let Some(step) = self.steps.next() {
                return Some(step);
            }
            match self.said.recv() {
                Ok(Said::Steps(steps)) => self.steps = steps.into_iter(),
                Ok(Said::End(is_whole)) => {
                    self.is_whole = is_whole;
                    return None;
                }
                Err(_) => {
                    // Asked again after the end, or the reader has failed.
                    if let Some(Err(panic)) = self.reader.take().map(JoinHandle::join) {
                        resume_unwind(panic);
                    }
                    return None;
                }
            }
        }
    }

    /// Whether everything was read; asked when there are no more steps.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }
}

/// Stops when nobody takes the steps any more.
fn read(mut walk: Walk, send: &SyncSender<Said>) {
    let (mut steps, mut bytes) = (vec![], 0);
    while let Some(step) = walk.step() {
        if let Step::Leaf { text, .. } | Step::Wrong(_, text) = &step {
            bytes += text.len();
        }
        steps.push(step);
        if steps.len() >= HANDFUL || bytes >= ENOUGH {
            bytes = 0;
            if send.send(Said::Steps(std::mem::take(&mut steps))).is_err() {
                return;
            }
        }
    }
    let ended = send.send(Said::Steps(steps));
    // An error only says that nobody listens.
    let _ = ended.and_then(|()| send.send(Said::End(walk.is_whole())));
}
