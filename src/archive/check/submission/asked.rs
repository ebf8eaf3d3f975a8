//! What DIAS asks of a submission description, whatever package it is of.

use super::Description;
use crate::archive::check::mets::{OF_METS, mime_of};
use crate::archive::check::values::short;
use std::collections::BTreeSet;

/// The records that a description has besides the agreement, which every METS has.
const RECORDS: [&str; 6] = [
    "DELIVERYSPECIFICATION",
    "DELIVERYTYPE",
    "PACKAGENUMBER",
    "REFERENCECODE",
    "STARTDATE",
    "ENDDATE",
];

pub(super) fn judge(said: &Description, find: &mut dyn FnMut(String)) {
    if said.namespace != OF_METS {
        find(format!(
            "mets er i namnerommet {}, men ei innsendingsskildring skal vere i {OF_METS}",
            said.namespace
        ));
    }
    said.head.judge(find);
    if said.head.is_there {
        for kind in RECORDS.into_iter().filter(|kind| said.head.lacks(kind)) {
            find(format!("altRecordID {kind} manglar"));
        }
    }
    let mut names = BTreeSet::new();
    for one in &said.files {
        if let Some(what) = mime_of(one) {
            find(what);
        }
        let name = one.name().to_lowercase();
        if !name.is_empty() && !names.insert(name) {
            let name = short(one.name());
            find(format!("{name} står fleire gonger i innsendingsskildringa"));
        }
    }
}
