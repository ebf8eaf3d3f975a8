//! The life of a case: the stages it stands in and the steps that people take.

/// Where a case stands. The order is the order of a case's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Registered; the gates wait for their answers.
    Registered,
    /// The gates have their answers; the matter is looked into.
    Cleared,
    /// The employee has the prior notice; the statement is awaited.
    Notified,
    /// The employee has been heard, or could lawfully not be.
    Heard,
    /// The program has proposed a severity.
    Assessed,
    /// A named person has said what to make of the proposal.
    Recommended,
    /// The discussion meeting is over, or was not to be.
    Consulted,
    /// Decided by one; the second person has not confirmed.
    Unconfirmed,
    Decided,
    /// The letter has been handed over; the clocks run.
    Delivered,
    Closed,
}

/// Something a person does that moves a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    AnswerGates,
    /// Sends the prior notice (forvaltningslova § 16).
    GiveNotice,
    /// Goes on without one, for a reason that § 16 third paragraph knows.
    OmitNotice,
    /// Writes down what the employee says, or that nothing came in time.
    RecordStatement,
    Assess,
    Recommend,
    /// Calls to the discussion meeting (arbeidsmiljølova § 15-1).
    Summon,
    /// Writes down the meeting, or why there was none.
    Consult,
    /// Decides what a second person must confirm.
    Decide,
    /// Decides what needs no second person.
    DecideAlone,
    Confirm,
    /// The second person sends the decision back.
    Return,
    Deliver,
    Close,
    Reopen,
}

impl Step {
    pub const ALL: [Step; 15] = [
        Step::AnswerGates,
        Step::GiveNotice,
        Step::OmitNotice,
        Step::RecordStatement,
        Step::Assess,
        Step::Recommend,
        Step::Summon,
        Step::Consult,
        Step::Decide,
        Step::DecideAlone,
        Step::Confirm,
        Step::Return,
        Step::Deliver,
        Step::Close,
        Step::Reopen,
    ];
}

/// What has been done since the case was registered or reopened, whatever stage
/// it stands in now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Done {
    /// The employee has been heard on the latest notice.
    pub heard: bool,
    /// The discussion meeting is settled, after the latest notice.
    pub consulted: bool,
}

/// The step does not fit the stage the case stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{step:?} is not possible while the case is {stage:?}: {lack:?}")]
pub struct OutOfTurn {
    pub stage: Stage,
    pub step: Step,
    pub lack: Lack,
}

/// What stands between the case and the step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// The gates come first, free speech before all.
    Gates,
    /// No prior notice has been given.
    Notice,
    /// The notice is given already.
    NoticeIsGiven,
    /// The employee has the notice; the statement or the end of its time is awaited.
    Statement,
    Assessment,
    Recommendation,
    Decision,
    Confirmation,
    /// The case is decided; what comes before a decision cannot come after it.
    IsDecided,
    /// Closed: it must be reopened, with grounds.
    IsClosed,
    IsOpen,
}

impl Lack {
    pub const ALL: [Lack; 11] = [
        Lack::Gates,
        Lack::Notice,
        Lack::NoticeIsGiven,
        Lack::Statement,
        Lack::Assessment,
        Lack::Recommendation,
        Lack::Decision,
        Lack::Confirmation,
        Lack::IsDecided,
        Lack::IsClosed,
        Lack::IsOpen,
    ];

    /// Where the rule stands. That a second person confirms is the house's own
    /// rule, as internal control (kommunelova § 25-1).
    pub fn source(self) -> &'static str {
        match self {
            Lack::Gates => "Grunnlova § 100; arbeidsmiljølova § 2 A-4",
            Lack::Notice | Lack::NoticeIsGiven => "forvaltningslova § 16",
            Lack::Statement | Lack::IsDecided => "forvaltningslova §§ 16 og 17",
            Lack::Assessment => "forvaltningslova § 17",
            Lack::Recommendation => "personvernforordninga art. 22",
            Lack::Decision => "kommunelova § 13-1 sjuande ledd",
            Lack::Confirmation => "kommunelova § 25-1",
            Lack::IsClosed | Lack::IsOpen => "arkivlova § 5",
        }
    }
}

impl Stage {
    pub const ALL: [Stage; 11] = [
        Stage::Registered,
        Stage::Cleared,
        Stage::Notified,
        Stage::Heard,
        Stage::Assessed,
        Stage::Recommended,
        Stage::Consulted,
        Stage::Unconfirmed,
        Stage::Decided,
        Stage::Delivered,
        Stage::Closed,
    ];

    /// The stage a case reaches by taking `step`.
    ///
    /// The whole lifecycle is this one table; `docs/architecture.md` draws it.
    /// Answering a gate anew, a new notice and a new statement bring the case back
    /// to where the proposal is made again: what was proposed before no longer
    /// rests on the facts (forvaltningslova § 17). A proposal may be made before
    /// the employee is heard, for a case that ends without a reaction; a reaction
    /// waits for the hearing (`domain::decision`).
    pub fn after(self, step: Step, done: Done) -> Result<Stage, OutOfTurn> {
        use Stage::{
            Assessed, Cleared, Closed, Consulted, Decided, Delivered, Heard, Notified, Recommended,
            Registered, Unconfirmed,
        };
        let looked_into = if done.heard { Heard } else { Cleared };
        let ready = if done.consulted {
            Consulted
        } else {
            Recommended
        };
        match (self, step) {
            (Registered | Cleared, Step::AnswerGates) | (Closed, Step::Reopen) => Ok(Cleared),
            (Notified | Heard, Step::AnswerGates) | (Recommended | Consulted, Step::Summon) => {
                Ok(self)
            }
            (Assessed | Recommended | Consulted, Step::AnswerGates) => Ok(looked_into),
            (Cleared | Notified | Heard | Assessed | Recommended | Consulted, Step::GiveNotice) => {
                Ok(Notified)
            }
            (Cleared | Assessed | Recommended | Consulted, Step::OmitNotice) if !done.heard => {
                Ok(Heard)
            }
            (Notified | Heard, Step::RecordStatement) => Ok(Heard),
            (Assessed | Recommended | Consulted, Step::RecordStatement) if done.heard => Ok(Heard),
            (Cleared | Heard | Assessed | Recommended | Consulted, Step::Assess) => Ok(Assessed),
            (Assessed | Recommended | Consulted, Step::Recommend) | (Unconfirmed, Step::Return) => {
                Ok(ready)
            }
            (Recommended | Consulted, Step::Consult) => Ok(Consulted),
            (Recommended | Consulted, Step::Decide) => Ok(Unconfirmed),
            (Recommended | Consulted, Step::DecideAlone) | (Unconfirmed, Step::Confirm) => {
                Ok(Decided)
            }
            (Decided | Delivered, Step::Deliver) => Ok(Delivered),
            (Decided | Delivered, Step::Close) => Ok(Closed),
            (stage, step) => Err(OutOfTurn {
                stage,
                step,
                lack: stage.lacks(step),
            }),
        }
    }

    /// What a step that is not in the table waits for.
    fn lacks(self, step: Step) -> Lack {
        use Stage::{
            Assessed, Cleared, Closed, Consulted, Decided, Delivered, Heard, Notified, Recommended,
            Registered, Unconfirmed,
        };
        match (self, step) {
            (Closed, _) => Lack::IsClosed,
            (_, Step::Reopen) => Lack::IsOpen,
            (Registered, _) => Lack::Gates,
            (Unconfirmed, Step::Deliver | Step::Close) => Lack::Confirmation,
            (Unconfirmed | Decided | Delivered, _) => Lack::IsDecided,
            (_, Step::Confirm | Step::Return | Step::Deliver | Step::Close) => Lack::Decision,
            (_, Step::RecordStatement) => Lack::Notice,
            (_, Step::OmitNotice) => Lack::NoticeIsGiven,
            (Notified, _) => Lack::Statement,
            (Cleared | Heard, _) => Lack::Assessment,
            (Assessed | Recommended | Consulted, _) => Lack::Recommendation,
        }
    }

    /// The name the database keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Stage::Registered => "registered",
            Stage::Cleared => "cleared",
            Stage::Notified => "notified",
            Stage::Heard => "heard",
            Stage::Assessed => "assessed",
            Stage::Recommended => "recommended",
            Stage::Consulted => "consulted",
            Stage::Unconfirmed => "unconfirmed",
            Stage::Decided => "decided",
            Stage::Delivered => "delivered",
            Stage::Closed => "closed",
        }
    }

    pub fn parse(code: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Whether a decision stands, confirmed or not.
    pub fn is_decided(self) -> bool {
        self >= Stage::Unconfirmed
    }
}
