use crate::support::{House, now};
use brotsak::audit::{Event, leaf};
use brotsak::store::{StoreError, ledger};

#[test]
fn a_write_that_leaves_no_trace_is_undone() {
    let house = House::empty();
    let silent = house.store.write("u-1", now(), |_| Ok::<_, StoreError>(()));
    assert!(matches!(silent, Err(StoreError::NothingRecorded)));
}

#[test]
fn one_refusal_does_not_undo_the_others_in_the_same_commit() {
    let house = House::empty();
    let store = &house.store;
    std::thread::scope(|people| {
        for serial in 0..40 {
            people.spawn(move || {
                let done = store.write("u-1", now(), move |tx| {
                    ledger::record(tx, "system", &Event::PeopleListed)?;
                    match serial % 4 {
                        3 => Err(StoreError::NotFound),
                        _ => Ok(()),
                    }
                });
                assert_eq!(done.is_ok(), serial % 4 != 3);
            });
        }
    });
    let stored = store.read(|db| ledger::stored(db, 0, 100)).unwrap();
    assert_eq!(stored.len(), 30);
    for (seq, entry) in stored.iter().enumerate() {
        assert_eq!(leaf::Leaf::read(&entry.leaf).unwrap().seq, seq.to_string());
    }
}
