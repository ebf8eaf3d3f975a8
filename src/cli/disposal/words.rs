//! What the operator reads about disposal, in nynorsk.

use crate::casework::Failure;
use crate::casework::execute_disposal::Done;
use crate::cli::told;
use crate::domain::disposal::{Refusal, State};
use crate::domain::local_time::local;
use crate::store::StoreError;
use crate::store::disposals::Disposal;
use chrono::{DateTime, Utc};
use std::io::{self, Write};

pub fn listed(out: &mut dyn Write, lists: &[Disposal], now: DateTime<Utc>) -> io::Result<()> {
    if lists.is_empty() {
        return writeln!(out, "Ingen lister kan setjast i verk.");
    }
    for list in lists {
        let state = match list.course.state(now) {
            State::Begun => "avbroten eller under arbeid",
            _ => "kan setjast i verk",
        };
        writeln!(out, "Kassasjonsliste {}: {state}", list.id)?;
    }
    Ok(())
}

pub fn done(out: &mut dyn Write, id: i32, done: Done) -> io::Result<()> {
    writeln!(
        out,
        "Kassasjonsliste {id}: kasserte saker: {}, ikkje kasserte: {}. Attesten ligg på sida for lista.",
        done.destroyed, done.refused
    )
}

pub fn why(failure: &Failure) -> String {
    match failure {
        Failure::Store(StoreError::NotFound) => "lista finst ikkje".to_owned(),
        Failure::Store(error) => told(error),
        Failure::Disposal(Refusal::Cooling(until)) => {
            let until = local(*until).format("%d.%m.%Y kl. %H.%M");
            format!("kan stoppast, og kan ikkje setjast i verk før {until}")
        }
        Failure::Disposal(Refusal::NotApproved) => "er ikkje godkjend".to_owned(),
        Failure::Disposal(Refusal::Stopped) => "er stoppa".to_owned(),
        Failure::Disposal(Refusal::Finished) => "er sett i verk alt".to_owned(),
        Failure::Disposal(Refusal::ExportRuns) => {
            "eit uttrekk er under arbeid; vent til det er ferdig".to_owned()
        }
        Failure::Disposal(Refusal::NotYet) => {
            "noko kunne ikkje fjernast enno; køyr kommandoen på nytt om litt".to_owned()
        }
        other => other.to_string(),
    }
}
