//! A file that is read a piece at a time, and given up where one piece would fill the memory.

use std::cell::Cell;
use std::io::{self, BufRead, Read};
use std::rc::Rc;

/// The most that one element's text, one comment or one tag may take.
pub const PIECE: usize = 16 << 20;

/// How deep elements may lie in each other; the standard's own are some twenty deep.
pub const DEEPEST: usize = 200;

/// What is left of the piece that is being read; whoever reads lays it anew before each.
#[derive(Clone)]
pub struct Left(Rc<Cell<usize>>);

pub struct Bounded<R> {
    inner: R,
    left: Left,
}

impl Left {
    pub fn renew(&self) {
        self.0.set(PIECE);
    }
}

impl<R: BufRead> Bounded<R> {
    pub fn new(inner: R) -> (Bounded<R>, Left) {
        let left = Left(Rc::new(Cell::new(PIECE)));
        let bounded = Bounded {
            inner,
            left: left.clone(),
        };
        (bounded, left)
    }
}

/// Why a file could not be read on. What was given up here is no fault of the disk, and is not called one.
pub fn why(error: &quick_xml::Error) -> String {
    match error {
        quick_xml::Error::Io(error) => error.to_string(),
        error => error.to_string(),
    }
}

impl<R: BufRead> Read for Bounded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let available = self.fill_buf()?;
        let taken = available.len().min(into.len());
        into[..taken].copy_from_slice(&available[..taken]);
        self.consume(taken);
        Ok(taken)
    }
}

impl<R: BufRead> BufRead for Bounded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.left.0.get() == 0 {
            let what =
                format!("eit element, ein kommentar eller ein tagg er større enn {PIECE} byte");
            return Err(io::Error::other(what));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, amount: usize) {
        self.inner.consume(amount);
        self.left.0.set(self.left.0.get().saturating_sub(amount));
    }
}
