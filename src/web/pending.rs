//! What must be on disk before an answer leaves the house: it goes there while the page is drawn.

use crate::casework::Failure;
use crate::store::StoreError;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;

/// The word of the writer, when it comes.
type Word = oneshot::Receiver<Result<(), Failure>>;

/// Carried by the person who asks, so that no page can forget to wait for it.
#[derive(Clone, Debug, Default)]
pub struct Pending(Arc<Mutex<Vec<Word>>>);

impl Pending {
    pub fn hold(&self, word: Word) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.push(word);
    }

    /// Waits until all of it is saved. What was not saved must not be answered.
    pub async fn settle(&self) -> Result<(), Failure> {
        let held = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        for word in held {
            word.await
                .unwrap_or_else(|_| Err(StoreError::NotCommitted.into()))?;
        }
        Ok(())
    }
}
