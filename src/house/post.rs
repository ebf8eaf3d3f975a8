//! Sends what is due without a running house.

use crate::casework::Failure;
use crate::jobs::deliver_mail::deliver_due;
use crate::mail::{Letterhead, Transport};
use crate::store::Store;
use chrono::{DateTime, Utc};
use std::io;
use tokio::runtime::{Builder, Runtime};

pub struct Post<'a> {
    store: &'a Store,
    transport: Transport,
    head: Letterhead,
    runtime: Runtime,
}

impl Post<'_> {
    pub fn open(store: &Store, transport: Transport, head: Letterhead) -> io::Result<Post<'_>> {
        Ok(Post {
            store,
            transport,
            head,
            runtime: Builder::new_current_thread().enable_all().build()?,
        })
    }

    /// Rounds until nothing more is due at `now`.
    pub fn deliver(&self, now: DateTime<Utc>) -> Result<(), Failure> {
        self.runtime.block_on(async {
            loop {
                let round = deliver_due(self.store, &self.transport, &self.head, now).await?;
                if !round.is_more {
                    self.transport.hang_up().await;
                    return Ok(());
                }
                tokio::time::sleep(round.pause).await;
            }
        })
    }
}
