//! What stands between a case and its end: the lawful next steps, in order.

use super::authority::needs_second;
use super::case::{Done, Lack, Stage};
use super::severity::Severity;

/// A step that still has to be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    AnswerGates,
    Assess,
    /// Send the prior notice, or say why there is none.
    GiveNotice,
    /// Wait for the statement, and write it down.
    RecordStatement,
    Recommend,
    Consult,
    Decide,
    Confirm,
    Deliver,
    Close,
}

impl Next {
    pub const ALL: [Next; 10] = [
        Next::AnswerGates,
        Next::Assess,
        Next::GiveNotice,
        Next::RecordStatement,
        Next::Recommend,
        Next::Consult,
        Next::Decide,
        Next::Confirm,
        Next::Deliver,
        Next::Close,
    ];

    /// Where the step is asked for.
    pub fn source(self) -> &'static str {
        match self {
            Next::AnswerGates => Lack::Gates.source(),
            Next::Assess => Lack::Assessment.source(),
            Next::GiveNotice => Lack::Notice.source(),
            Next::RecordStatement => Lack::Statement.source(),
            Next::Recommend => Lack::Recommendation.source(),
            Next::Consult => "arbeidsmiljølova § 15-1",
            Next::Decide => Lack::Decision.source(),
            Next::Confirm => Lack::Confirmation.source(),
            Next::Deliver => "arbeidsmiljølova § 15-4",
            Next::Close => "arkivforskrifta § 3",
        }
    }
}

/// What has been said of a case so far, each by whom it was for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    pub proposed: Option<Severity>,
    pub recommended: Option<Severity>,
    /// By a decision that stands.
    pub decided: Option<Severity>,
}

impl Said {
    /// What was said of a case in that stage; a decision that was sent back does not stand.
    pub fn of(
        stage: Stage,
        proposed: Option<Severity>,
        recommended: Option<Severity>,
        decided: Option<Severity>,
    ) -> Said {
        Said {
            proposed,
            recommended,
            decided: decided.filter(|_| stage.is_decided()),
        }
    }

    /// The outcome as far as anybody can tell now: decided, else recommended, else
    /// proposed, else a warning.
    pub fn severity(self) -> Severity {
        let found = self.decided.or(self.recommended).or(self.proposed);
        found.unwrap_or(Severity::Warning)
    }

    /// The steps from here to the end, were it decided as it stands.
    pub fn remaining(self, stage: Stage, done: Done) -> Vec<Next> {
        let severity = self.severity();
        let second = needs_second(severity, self.proposed.unwrap_or(severity));
        remaining(stage, done, severity, second)
    }
}

/// The steps from here to the end, were `severity` the outcome; the first is the next.
///
/// A reaction waits for the hearing (forvaltningslova § 16), and the proposal is
/// made again after it (§ 17); a dismissal and a termination wait for the meeting
/// (arbeidsmiljølova § 15-1). `needs_second` as `domain::authority` says.
pub fn remaining(stage: Stage, done: Done, severity: Severity, needs_second: bool) -> Vec<Next> {
    let hears = severity >= Severity::Warning && !done.heard && stage < Stage::Unconfirmed;
    let mut way = vec![];
    if stage == Stage::Registered {
        way.push(Next::AnswerGates);
    }
    if hears && stage != Stage::Notified {
        way.push(Next::GiveNotice);
    }
    if hears || stage == Stage::Notified {
        way.push(Next::RecordStatement);
    }
    let again = hears || stage == Stage::Notified;
    if again || stage < Stage::Assessed {
        way.push(Next::Assess);
    }
    if again || stage < Stage::Recommended {
        way.push(Next::Recommend);
    }
    let consults = severity >= Severity::Dismissal && (again || !done.consulted);
    if consults && stage < Stage::Unconfirmed {
        way.push(Next::Consult);
    }
    if stage < Stage::Unconfirmed {
        way.push(Next::Decide);
    }
    if needs_second && stage < Stage::Decided {
        way.push(Next::Confirm);
    }
    if severity >= Severity::Warning && stage < Stage::Delivered {
        way.push(Next::Deliver);
    }
    if stage < Stage::Closed {
        way.push(Next::Close);
    }
    way
}

#[cfg(test)]
mod tests {
    use super::Next::{
        AnswerGates, Assess, Close, Confirm, Consult, Decide, Deliver, GiveNotice, Recommend,
        RecordStatement,
    };
    use super::*;

    #[track_caller]
    fn check(stage: Stage, heard: bool, severity: Severity, expected: &[Next]) {
        let done = Done {
            heard,
            consulted: false,
        };
        let second = severity >= Severity::Dismissal;
        assert_eq!(remaining(stage, done, severity, second), expected);
    }

    #[test]
    fn a_dismissal_has_the_whole_way_to_go() {
        check(
            Stage::Registered,
            false,
            Severity::Dismissal,
            &[
                AnswerGates,
                GiveNotice,
                RecordStatement,
                Assess,
                Recommend,
                Consult,
                Decide,
                Confirm,
                Deliver,
                Close,
            ],
        );
    }

    #[test]
    fn guidance_needs_no_hearing_and_no_letter() {
        let way = [Assess, Recommend, Decide, Close];
        check(Stage::Cleared, false, Severity::Guidance, &way);
    }

    #[test]
    fn a_proposal_from_before_the_hearing_is_made_again() {
        let way = [
            GiveNotice,
            RecordStatement,
            Assess,
            Recommend,
            Decide,
            Deliver,
            Close,
        ];
        check(Stage::Recommended, false, Severity::Warning, &way);
        check(Stage::Notified, false, Severity::Warning, &way[1..]);
        check(Stage::Heard, true, Severity::Warning, &way[2..]);
        check(Stage::Recommended, true, Severity::Warning, &way[4..]);
    }

    #[test]
    fn a_closed_case_waits_for_nothing() {
        check(Stage::Closed, true, Severity::Termination, &[]);
    }
}
