//! A suspension as its page and the case's page show it.

use crate::casework::open_case::CaseFile;
use crate::domain::local_time::day;
use crate::domain::suspension::{Deed, Stage, alarm_on, review_by};
use crate::store::suspensions::Suspension;
use crate::web::cases::hearing::Line;
use crate::web::cases::way::{delivery, meeting};
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use chrono::{DateTime, NaiveDate, Utc};

pub struct Standing {
    pub stage: &'static str,
    pub suspicion: String,
    pub need: String,
    pub proposed_by: String,
    pub proposed_at: Moment,
    pub began: Option<Day>,
    pub ended: Option<Day>,
    /// While it runs: the next review, and the day of three months.
    pub review: Option<Day>,
    pub alarm: Option<Day>,
    pub is_late: bool,
    pub is_beyond: bool,
    pub history: Vec<Line>,
}

impl Standing {
    pub fn of(file: &CaseFile, it: &Suspension, t: &'static Words, today: NaiveDate) -> Standing {
        let running = it.began_on.filter(|_| it.stage == Stage::Running);
        let reviews = file.suspension_deeds.iter();
        let reviewed = reviews
            .filter(|made| made.suspension == it.id && made.deed == Deed::Reviewed)
            .map(|made| day(made.at))
            .next_back();
        let review = running.map(|began| review_by(reviewed.unwrap_or(began)));
        let alarm = running.map(alarm_on);
        Standing {
            stage: (t.suspensions.stage)(it.stage),
            suspicion: it.grounds.suspicion.clone(),
            need: it.grounds.need.clone(),
            proposed_by: file.name_of(&it.proposed_by.to_string()).to_owned(),
            proposed_at: Moment::new(it.proposed_at, t),
            began: it.began_on.map(|day| Day::new(day, t)),
            ended: it.ended_on.map(|day| Day::new(day, t)),
            is_late: review.is_some_and(|by| by < today),
            is_beyond: alarm.is_some_and(|day| day <= today),
            review: review.map(|day| Day::new(day, t)),
            alarm: alarm.map(|day| Day::new(day, t)),
            history: history(file, it.id, t),
        }
    }
}

/// Meetings, decisions, deliveries and reviews, in the order they were written down.
fn history(file: &CaseFile, id: i32, t: &'static Words) -> Vec<Line> {
    let own = Some(id);
    let meetings = file.consultations.iter().filter(|it| it.suspension == own);
    let mut all: Vec<(DateTime<Utc>, Line)> =
        meetings.map(|it| (it.at, meeting(file, it, t))).collect();
    let letters = file.handovers.iter().filter(|it| it.suspension == own);
    all.extend(letters.map(|it| (it.at, delivery(file, it, t))));
    let deeds = file
        .suspension_deeds
        .iter()
        .filter(|it| it.suspension == id);
    all.extend(deeds.map(|made| {
        let text = match &made.special_nature {
            Some(special) => format!("{}\n{special}", made.grounds),
            None => made.grounds.clone(),
        };
        let line = Line {
            what: (t.suspensions.deed)(made.deed).to_owned(),
            text,
            days: vec![],
            by: file.name_of(&made.by.to_string()).to_owned(),
            at: Moment::new(made.at, t),
            document: None,
        };
        (made.at, line)
    }));
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, line)| line).collect()
}
