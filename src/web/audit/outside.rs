//! How far the trail is held fast outside the house, and what can be rewritten unseen.

use crate::casework::anchor_checkpoint::window;
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::moments::Moment;
use crate::web::numbers::grouped;
use crate::web::words::{Words, events};

/// Sentences, each where it has something to say.
pub struct Outside {
    /// Why nothing is signed.
    pub alarm: Option<&'static str>,
    pub is_late: bool,
    pub held: Option<String>,
    pub unseen: Option<String>,
    pub verifier: Option<String>,
}

impl Outside {
    pub fn is_bad(&self) -> bool {
        self.is_late || self.alarm.is_some()
    }
}

/// Without how many entries there are, where `may_count` is false.
pub async fn look(app: &App, t: &'static Words, may_count: bool) -> Result<Outside, PageError> {
    let now = app.now();
    let window = app.read(move |db| window(db, now)).await?;
    let plain = |at| Moment::new(at, t).plain();
    let number = |n| grouped(n, t.language);
    let held = window.anchor.map(|anchor| {
        let place = (t.audit.outside_place)(anchor.place);
        let size = may_count.then(|| number(anchor.size));
        (t.audit.outside_held)(&plain(anchor.at), size.as_deref(), place)
    });
    let since = window.since.filter(|_| held.is_some()).map(plain);
    let unseen = (window.entries > 0).then(|| {
        let count = may_count.then(|| number(window.entries));
        (t.audit.outside_unseen)(count.as_deref(), since.as_deref())
    });
    let alarm = app.seal.alarm();
    Ok(Outside {
        alarm: alarm.map(|alarm| events::alarm(alarm.code(), t.language)),
        is_late: window.is_late,
        held,
        unseen,
        verifier: app.seal.verifier().map(ToString::to_string),
    })
}
