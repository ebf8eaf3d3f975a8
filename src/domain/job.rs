//! What the house does by itself, and when: by the clock in the municipality, once however long it was shut.

use super::calendar::is_working_day;
use super::local_time::{at_clock, day, midnight};
use chrono::{DateTime, Datelike, NaiveDate, NaiveTime, TimeDelta, Utc};

/// How long a run may hold a job. Whoever dies at it loses it then, and somebody else takes it.
pub const LEASE: TimeDelta = TimeDelta::minutes(15);

/// How long a job that failed rests before it is tried again.
pub const REST: TimeDelta = TimeDelta::minutes(15);

/// Something that is done by itself. A new one is a line in `ALL`, in `code` and in `hours`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Job {
    /// The tasks of whoever goes away today go to whoever steps in; whoever is back has them again.
    Absences,
    /// Away with what nobody comes back to.
    Sweep,
    /// A retention schedule that holds from today is followed, and a disposal that was cut off taken up.
    Keep,
    /// Deadlines that come, and that have passed.
    Reminders,
    /// One mail a day for those who have asked for that; after the reminders.
    Digest,
    /// What waits in the archive.
    Archive,
}

impl Job {
    /// In the order they are done when several are due.
    pub const ALL: [Job; 6] = [
        Job::Absences,
        Job::Sweep,
        Job::Keep,
        Job::Reminders,
        Job::Digest,
        Job::Archive,
    ];

    /// The name the database and the command line know. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Job::Absences => "absences",
            Job::Sweep => "sweep",
            Job::Keep => "keep",
            Job::Reminders => "reminders",
            Job::Digest => "digest",
            Job::Archive => "archive",
        }
    }

    pub fn parse(code: &str) -> Option<Job> {
        Job::ALL.into_iter().find(|job| job.code() == code)
    }

    /// Whether a demo does it, whose days are made up: it reminds nobody of any.
    pub fn is_of_demo(self) -> bool {
        matches!(self, Job::Absences | Job::Sweep | Job::Keep)
    }

    /// As the ledger writes who did it.
    pub fn actor(self) -> &'static str {
        match self {
            Job::Absences => "job:absences",
            Job::Sweep => "job:sweep",
            Job::Keep => "job:keep",
            Job::Reminders => "job:reminders",
            Job::Digest => "job:digest",
            Job::Archive => "job:archive",
        }
    }

    pub fn hours(self) -> Hours {
        match self {
            Job::Absences => Hours::Daily,
            Job::Sweep | Job::Keep => Hours::Nightly,
            Job::Reminders | Job::Digest => Hours::WorkingDays,
            Job::Archive => Hours::Monthly,
        }
    }
}

const NIGHT: NaiveTime = NaiveTime::from_hms_opt(3, 0, 0).expect("three is an hour of the day");
const MORNING: NaiveTime = NaiveTime::from_hms_opt(8, 0, 0).expect("eight is an hour of the day");

/// When a job's turn comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hours {
    /// When the day turns; a house that was shut then makes up for it when it opens.
    Daily,
    /// At three every night; a house that was shut then makes up for it when it opens.
    Nightly,
    /// At eight on working days. What was missed is made up for the same day, and never on a day off.
    WorkingDays,
    /// At eight on the first working day of the month, or on a later working day of it.
    Monthly,
}

impl Hours {
    /// The turn that stands at `now`: the last one that has come, however many were missed before it.
    pub fn turn(self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let today = day(now);
        match self {
            Hours::Daily => Some(midnight(today)),
            Hours::Nightly => [today, today.pred_opt()?]
                .into_iter()
                .map(|night| at_clock(night, NIGHT))
                .find(|turn| *turn <= now),
            Hours::WorkingDays => morning(today, now),
            Hours::Monthly => {
                morning(today, now)?;
                let first = today.with_day(1)?;
                let first = first.iter_days().find(|day| is_working_day(*day))?;
                Some(at_clock(first, MORNING))
            }
        }
    }

    /// When the next turn after `now` comes.
    pub fn next(self, now: DateTime<Utc>) -> DateTime<Utc> {
        let clock = match self {
            Hours::Daily => NaiveTime::MIN,
            Hours::Nightly => NIGHT,
            Hours::WorkingDays | Hours::Monthly => MORNING,
        };
        let coming = day(now).iter_days().take(40);
        let mut turns = coming.map(|day| at_clock(day, clock));
        turns
            .find(|at| *at > now && self.turn(*at) == Some(*at))
            .unwrap_or(now)
    }
}

/// Eight o'clock today, where today is a working day and it has struck.
fn morning(today: NaiveDate, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let turn = at_clock(today, MORNING);
    (is_working_day(today) && turn <= now).then_some(turn)
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done,
    Failed,
}

impl Outcome {
    pub fn code(self) -> &'static str {
        match self {
            Outcome::Done => "done",
            Outcome::Failed => "failed",
        }
    }

    pub fn parse(code: &str) -> Option<Outcome> {
        let mut all = [Outcome::Done, Outcome::Failed].into_iter();
        all.find(|outcome| outcome.code() == code)
    }
}

/// The last run of a job, as it is remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// Who is at it. Nobody where it has ended.
    pub holder: Option<String>,
    pub lease_until: Option<DateTime<Utc>>,
    /// The turn it was for.
    pub turn_at: DateTime<Utc>,
    pub begun_at: DateTime<Utc>,
    pub ended_at: Option<DateTime<Utc>>,
    pub outcome: Option<Outcome>,
    /// What went wrong, in the program's own words.
    pub fault: Option<String>,
}

impl Run {
    /// Whether somebody is at it and has not run out of time.
    pub fn is_held(&self, now: DateTime<Utc>) -> bool {
        self.holder.is_some() && self.lease_until.is_some_and(|until| now < until)
    }

    /// Whether whoever was at it never came back.
    pub fn is_abandoned(&self, now: DateTime<Utc>) -> bool {
        self.holder.is_some() && !self.is_held(now)
    }
}

/// The turn that a job is to be run for at `now`; nothing where it is done, held, or resting after a fault.
pub fn due(hours: Hours, last: Option<&Run>, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
    let turn = hours.turn(now)?;
    let Some(last) = last else {
        return Some(turn);
    };
    let is_due = if last.is_held(now) {
        false
    } else if last.is_abandoned(now) {
        true
    } else if last.outcome == Some(Outcome::Failed) {
        last.ended_at.is_none_or(|ended| ended + REST <= now)
    } else {
        last.turn_at < turn
    };
    is_due.then_some(turn)
}

/// Longer faults are cut: they are shown in a table.
const LONGEST_FAULT: usize = 300;

/// What went wrong, on one line and without control characters.
pub fn in_short(words: &str) -> String {
    let plain = |c: char| if c.is_control() { ' ' } else { c };
    let line: String = words.chars().map(plain).collect();
    let line: Vec<&str> = line.split_whitespace().collect();
    line.join(" ").chars().take(LONGEST_FAULT).collect()
}

/// Why a job cannot be run by hand.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("{holder} is at it, until {until} at the latest")]
    Held {
        holder: String,
        until: DateTime<Utc>,
    },
    #[error("somebody else took the job over meanwhile")]
    Lost,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::local_time::{in_oslo, read_moment};

    fn at(text: &str) -> DateTime<Utc> {
        read_moment(text).expect("a test writes moments")
    }

    #[track_caller]
    fn check(hours: Hours, now: &str, turn: Option<&str>) {
        let found = hours.turn(at(now)).map(|turn| in_oslo(turn).to_rfc3339());
        assert_eq!(found.as_deref(), turn, "{hours:?} at {now}");
    }

    #[test]
    fn the_nights_turn_is_at_three_by_the_clock_on_the_wall() {
        let night = Some("2026-11-24T03:00:00+01:00");
        check(Hours::Nightly, "2026-11-24T03:00", night);
        check(Hours::Nightly, "2026-11-25T02:59", night);
        // The clock goes from two to three: three is there, and is the first moment after.
        let spring = Some("2027-03-28T03:00:00+02:00");
        check(Hours::Nightly, "2027-03-28T03:00", spring);
        check(
            Hours::Nightly,
            "2027-03-28T01:59",
            Some("2027-03-27T03:00:00+01:00"),
        );
        // In autumn it goes from three back to two, and comes to three once more.
        check(
            Hours::Nightly,
            "2027-10-31T02:30",
            Some("2027-10-30T03:00:00+02:00"),
        );
        check(
            Hours::Nightly,
            "2027-10-31T03:00",
            Some("2027-10-31T03:00:00+01:00"),
        );
    }

    #[test]
    fn the_day_the_clock_is_moved_has_one_night_turn() {
        for date in ["2027-03-28", "2027-10-31"] {
            let midnight = at(&format!("{date}T00:00"));
            let mut turns: Vec<_> = (0..25 * 60)
                .filter_map(|minute| Hours::Nightly.turn(midnight + TimeDelta::minutes(minute)))
                .filter(|turn| day(*turn).to_string() == date)
                .collect();
            turns.dedup();
            assert_eq!(turns.len(), 1, "{date}");
        }
    }

    #[test]
    fn a_morning_that_was_missed_waits_for_a_working_day() {
        check(Hours::WorkingDays, "2026-11-27T07:59", None);
        let friday = Some("2026-11-27T08:00:00+01:00");
        check(Hours::WorkingDays, "2026-11-27T23:59", friday);
        check(Hours::WorkingDays, "2026-11-28T09:00", None);
        check(Hours::WorkingDays, "2026-11-30T00:01", None);
        check(Hours::WorkingDays, "2027-03-25T09:00", None);
        // Summer time began on the day before.
        check(
            Hours::WorkingDays,
            "2027-03-30T09:00",
            Some("2027-03-30T08:00:00+02:00"),
        );
    }

    #[test]
    fn the_months_turn_is_its_first_working_day() {
        check(Hours::Monthly, "2027-01-01T09:00", None);
        let january = Some("2027-01-04T08:00:00+01:00");
        check(Hours::Monthly, "2027-01-04T09:00", january);
        check(Hours::Monthly, "2027-01-21T12:00", january);
        check(Hours::Monthly, "2027-01-31T12:00", None);
        let next = in_oslo(Hours::Monthly.next(at("2027-01-04T08:00")));
        assert_eq!(next.to_rfc3339(), "2027-02-01T08:00:00+01:00");
    }

    fn run(turn: &str, outcome: Option<Outcome>) -> Run {
        let turn_at = at(turn);
        Run {
            holder: outcome.is_none().then(|| "one".to_owned()),
            lease_until: outcome.is_none().then(|| turn_at + LEASE),
            turn_at,
            begun_at: turn_at,
            ended_at: outcome.is_some().then_some(turn_at),
            outcome,
            fault: None,
        }
    }

    #[track_caller]
    fn is_due(last: Option<&Run>, now: &str) -> bool {
        due(Hours::Nightly, last, at(now)).is_some()
    }

    #[test]
    fn a_run_is_taken_over_when_its_time_is_out() {
        let running = run("2026-11-24T03:00", None);
        assert!(!is_due(Some(&running), "2026-11-24T03:14"));
        assert!(is_due(Some(&running), "2026-11-24T03:15"));
    }

    #[test]
    fn a_run_that_goes_on_past_the_next_turn_keeps_the_job() {
        let by_hand = Run {
            turn_at: at("2026-11-23T03:00"),
            lease_until: Some(at("2026-11-24T03:10")),
            ..run("2026-11-24T02:55", None)
        };
        assert!(!is_due(Some(&by_hand), "2026-11-24T03:05"));
        assert!(is_due(Some(&by_hand), "2026-11-24T03:10"));
    }

    #[test]
    fn a_job_that_failed_rests_and_is_tried_again() {
        let failed = run("2026-11-24T03:00", Some(Outcome::Failed));
        assert!(!is_due(Some(&failed), "2026-11-24T03:14"));
        assert!(is_due(Some(&failed), "2026-11-24T03:15"));
    }

    #[test]
    fn ten_days_of_being_shut_are_one_turn() {
        let done = run("2026-11-24T03:00", Some(Outcome::Done));
        let now = at("2026-12-04T10:00");
        let turn = due(Hours::Nightly, Some(&done), now).expect("it is due");
        assert_eq!(turn, at("2026-12-04T03:00"));
        let after = run("2026-12-04T03:00", Some(Outcome::Done));
        assert_eq!(due(Hours::Nightly, Some(&after), now), None);
        assert!(is_due(None, "2026-12-04T10:00"), "never run before");
    }

    #[test]
    fn every_job_has_a_name_of_its_own() {
        for job in Job::ALL {
            assert_eq!(Job::parse(job.code()), Some(job));
        }
        assert_eq!(Job::parse("SWEEP"), None);
    }
}
