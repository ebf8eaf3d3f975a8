//! The story of the demo, as its files tell it: who reports what when, and what the office does with it.

use serde::Deserialize;
use std::collections::BTreeMap;

/// Days of the past in which the story happens.
pub const DAYS: i64 = 300;

const FILES: [&str; 3] = [
    include_str!("closed.toml"),
    include_str!("decided.toml"),
    include_str!("open.toml"),
];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

/// A report and, where it has become one, its case. `after` is days after the report was filed.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub title: String,
    /// An employee number, as all people here are.
    pub reporter: String,
    #[serde(default)]
    pub subject: String,
    /// Where the reporter has written a name.
    #[serde(default)]
    pub subject_name: String,
    /// Days before today.
    pub filed: i64,
    /// Days before it was filed.
    pub happened: i64,
    #[serde(default)]
    pub time: String,
    pub channel: String,
    pub points: Vec<String>,
    pub account: String,
    #[serde(default)]
    pub files: Vec<String>,
    /// It is not sent.
    #[serde(default)]
    pub is_draft: bool,
    pub register: Option<Register>,
    #[serde(default)]
    pub answers: Vec<Answers>,
    #[serde(default)]
    pub evidence: Vec<Evidence>,
    pub hear: Option<Hear>,
    pub assess: Option<Assess>,
    pub recommend: Option<Recommend>,
    pub consult: Option<Consult>,
    pub decide: Option<Decide>,
    pub confirm: Option<Confirm>,
    pub deliver: Option<Deliver>,
    pub suspend: Option<Suspend>,
    pub close: Option<Close>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Register {
    pub after: i64,
    pub officer: String,
    pub varsel: String,
    #[serde(default)]
    pub varsel_grounds: String,
    #[serde(default)]
    pub conflicted: Vec<String>,
    #[serde(default)]
    pub conflicted_grounds: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answers {
    pub after: i64,
    /// What is not mentioned of the gates before an assessment is answered with no.
    #[serde(default)]
    pub all: bool,
    pub codes: BTreeMap<String, Codes>,
    #[serde(default)]
    pub grounds: BTreeMap<String, String>,
}

#[derive(Clone, Deserialize)]
#[serde(untagged)]
pub enum Codes {
    One(String),
    Many(Vec<String>),
}

impl Codes {
    pub fn list(&self) -> &[String] {
        match self {
            Codes::One(code) => std::slice::from_ref(code),
            Codes::Many(codes) => codes,
        }
    }
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    pub after: i64,
    pub title: String,
    pub file: String,
}

/// The prior notice and the statement.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hear {
    pub notice: i64,
    /// The day of the statement; none while it is awaited.
    pub after: Option<i64>,
    pub matter: String,
    #[serde(default)]
    pub said: String,
}

/// The discussion meeting, held the same day.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Consult {
    pub after: i64,
    pub participants: String,
    pub background: String,
    pub employer: String,
    pub employee: String,
    pub other_work: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Confirm {
    pub after: i64,
    pub by: String,
    pub grounds: String,
}

/// Handed over the same day.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliver {
    pub after: i64,
    pub note: String,
}

/// A suspension: asked for, and met over, decided and delivered on the days after.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspend {
    pub after: i64,
    pub by: String,
    pub second: String,
    pub suspicion: String,
    pub need: String,
    pub grounds: String,
    pub confirmation: String,
    pub met: Consult,
    pub deliver: Deliver,
    #[serde(default)]
    pub reviews: Vec<Review>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    pub after: i64,
    pub grounds: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assess {
    pub after: i64,
    pub points: Vec<String>,
    pub factors: Vec<String>,
    pub years: u8,
    #[serde(default)]
    pub leader: bool,
    #[serde(default)]
    pub warnings: u64,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recommend {
    pub after: i64,
    pub severity: String,
    pub grounds: String,
    pub weighing: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decide {
    pub after: i64,
    pub by: String,
    pub severity: String,
    #[serde(default)]
    pub rules: String,
    #[serde(default)]
    pub facts: String,
    pub grounds: String,
    #[serde(default)]
    pub weighing: String,
    #[serde(default)]
    pub alternatives: String,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Close {
    pub after: i64,
    /// Why before the clocks have run out.
    #[serde(default)]
    pub grounds: String,
}

/// One thing that somebody does.
#[derive(Clone)]
pub enum Deed {
    Report,
    Register(Register),
    Answer(Answers),
    Add(Evidence),
    Notify(Hear),
    Hear(Hear),
    Assess(Assess),
    Recommend(Recommend),
    Consult(Consult),
    Decide(Decide),
    Confirm(Confirm),
    Deliver(Deliver),
    ProposeSuspension(Suspend),
    ConsultOnSuspension(Consult),
    Suspend(Suspend),
    DeliverSuspension(Deliver),
    ReviewSuspension(Review),
    Close(Close),
}

/// Every case of the story; a fault in a file is told with its place.
pub fn cases() -> Result<Vec<Case>, toml::de::Error> {
    let mut cases = vec![];
    for text in FILES {
        let file: File = toml::from_str(text)?;
        cases.extend(file.case);
    }
    Ok(cases)
}

impl Case {
    /// What happens to it, with the day of each deed counted from today: 298, 297, …
    pub fn deeds(&self) -> Vec<(i64, Deed)> {
        let mut deeds = vec![(0, Deed::Report)];
        deeds.extend(
            self.register
                .clone()
                .map(|it| (it.after, Deed::Register(it))),
        );
        deeds.extend(
            self.answers
                .iter()
                .map(|it| (it.after, Deed::Answer(it.clone()))),
        );
        deeds.extend(
            self.evidence
                .iter()
                .map(|it| (it.after, Deed::Add(it.clone()))),
        );
        if let Some(it) = &self.hear {
            deeds.push((it.notice, Deed::Notify(it.clone())));
            deeds.extend(it.after.map(|after| (after, Deed::Hear(it.clone()))));
        }
        deeds.extend(self.assess.clone().map(|it| (it.after, Deed::Assess(it))));
        deeds.extend(
            self.recommend
                .clone()
                .map(|it| (it.after, Deed::Recommend(it))),
        );
        deeds.extend(self.consult.clone().map(|it| (it.after, Deed::Consult(it))));
        deeds.extend(self.decide.clone().map(|it| (it.after, Deed::Decide(it))));
        deeds.extend(self.confirm.clone().map(|it| (it.after, Deed::Confirm(it))));
        deeds.extend(self.deliver.clone().map(|it| (it.after, Deed::Deliver(it))));
        if let Some(it) = &self.suspend {
            deeds.push((it.after, Deed::ProposeSuspension(it.clone())));
            deeds.push((it.met.after, Deed::ConsultOnSuspension(it.met.clone())));
            deeds.push((it.met.after, Deed::Suspend(it.clone())));
            deeds.push((
                it.deliver.after,
                Deed::DeliverSuspension(it.deliver.clone()),
            ));
            let reviews = it.reviews.iter();
            deeds.extend(reviews.map(|it| (it.after, Deed::ReviewSuspension(it.clone()))));
        }
        deeds.extend(self.close.clone().map(|it| (it.after, Deed::Close(it))));
        deeds.sort_by_key(|(after, _)| *after);
        let from_today = |(after, deed)| (self.filed - after, deed);
        deeds.into_iter().map(from_today).collect()
    }
}
