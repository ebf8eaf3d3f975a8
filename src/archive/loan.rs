//! Hands work to other threads and takes back what they are done with: memory that one thread takes and another
//! gives back makes both wait for each other, so that whoever made a thing lets go of it too.

use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::sync::{Arc, Mutex};

/// Who makes things, and lets go of them.
pub struct Lender<T> {
    send: SyncSender<T>,
    done: Receiver<T>,
}

/// Who works with them; a clone works beside it, on others.
pub struct Borrower<T> {
    queue: Arc<Mutex<Receiver<T>>>,
    done: Sender<T>,
}

/// Every borrower has ended, and nobody takes it.
#[derive(Debug)]
pub struct NobodyLeft;

/// At most `waiting` things wait for a borrower.
pub fn lending<T>(waiting: usize) -> (Lender<T>, Borrower<T>) {
    let (send, queue) = sync_channel(waiting);
    let (back, done) = channel();
    let borrower = Borrower {
        // The borrowers own it: when all have ended, nobody waits for them.
        queue: Arc::new(Mutex::new(queue)),
        done: back,
    };
    (Lender { send, done }, borrower)
}

impl<T> Lender<T> {
    /// Waits while enough is waiting already.
    pub fn lend(&self, thing: T) -> Result<(), NobodyLeft> {
        self.done.try_iter().for_each(drop);
        self.send.send(thing).map_err(|_| NobodyLeft)
    }
}

impl<T> Borrower<T> {
    /// The next; nothing when the lender has ended and all are taken.
    pub fn next(&self) -> Option<T> {
        self.queue.lock().ok()?.recv().ok()
    }

    pub fn give_back(&self, thing: T) {
        // An error only says that nobody makes any more.
        let _ = self.done.send(thing);
    }
}

impl<T> Clone for Borrower<T> {
    fn clone(&self) -> Borrower<T> {
        Borrower {
            queue: Arc::clone(&self.queue),
            done: self.done.clone(),
        }
    }
}
