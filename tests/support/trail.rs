//! What the trail says of a subject.

use crate::support::desk::Desk;
use brotsak::store::StoreError;
use brotsak::store::ledger::{self, Wanted};

/// What was written under this name, the newest first: the event and its actor.
pub fn written(desk: &Desk, subject: &str) -> Vec<(String, String)> {
    let wanted = Wanted {
        subject: Some(subject.to_owned()),
        before: None,
        limit: 1000,
    };
    let read = |db: &mut brotsak::store::Db| ledger::entries(db, &wanted);
    let entries = desk.house.store.read::<_, StoreError>(read).unwrap();
    let told = entries.into_iter();
    told.map(|it| (it.payload.event, it.payload.actor))
        .collect()
}

/// The same without who did it.
pub fn events(desk: &Desk, subject: &str) -> Vec<String> {
    let all = written(desk, subject).into_iter();
    all.map(|(event, _)| event).collect()
}
