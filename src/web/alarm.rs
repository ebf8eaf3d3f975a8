//! At the top of the page where a person begins: that the trail is not held fast outside the house.

use super::access::{Office, Person, TrailOffice};
use super::app::App;
use super::error::PageError;
use super::words::{Words, events};
use crate::casework::tell_alarm::{KEEPERS, alarm};
use std::sync::Arc;

pub struct Alarm {
    /// What is wrong, in one sentence.
    pub said: String,
    /// The person may open the trail.
    pub sees_trail: bool,
}

/// Nothing when all is well, nothing for whoever does not look after it, and nothing in a demo, whose
/// days are made up.
pub async fn look(
    app: &App,
    person: &Person,
    t: &'static Words,
) -> Result<Option<Alarm>, PageError> {
    let has = |roles: &[_]| roles.iter().any(|role| person.has(*role));
    if !has(&KEEPERS) || app.settings.demo.is_some() {
        return Ok(None);
    }
    let (seal, now) = (Arc::clone(&app.seal), app.now());
    let why = app.read(move |db| alarm(db, &seal, now)).await?;
    Ok(why.map(|why| Alarm {
        said: match why {
            "anchors_late" => t.alarm.late.to_owned(),
            why => format!("{}: {}.", t.alarm.unsigned, events::alarm(why, t.language)),
        },
        sees_trail: has(TrailOffice::ROLES),
    }))
}
