//! The readers: connections that can only look, opened when they are needed and kept for the next one.

use super::StoreError;
use super::db::{self, Db};
use std::sync::{Mutex, PoisonError};

pub struct Readers {
    url: String,
    idle: Mutex<Vec<Db>>,
}

/// More than this are closed again after a rush.
const KEPT: usize = 8;

impl Readers {
    pub fn new(url: &str) -> Readers {
        Readers {
            url: url.to_owned(),
            idle: Mutex::new(vec![]),
        }
    }

    /// Lends a connection to `look`. If `look` panics the connection is dropped.
    pub fn with<T, E: From<StoreError>>(
        &self,
        look: impl FnOnce(&mut Db) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut db = self.take()?;
        let seen = look(&mut db);
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if idle.len() < KEPT {
            idle.push(db);
        }
        seen
    }

    fn take(&self) -> Result<Db, StoreError> {
        let idle = self
            .idle
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        if let Some(mut db) = idle
            && (!db::is_postgres(&self.url) || db::is_alive(&mut db))
        {
            return Ok(db);
        }
        db::open_reader(&self.url)
    }
}
