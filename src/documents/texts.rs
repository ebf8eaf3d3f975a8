//! The house's own papers as plain text: the report, the statement, the note and the decision, as the archive keeps them.
//!
//! Plain text in UTF-8 with LF, in nynorsk, byte for byte the same when made again of the same data.

use crate::domain::assessment::{Assessment, Reason};
use crate::domain::case::{CaseNumber, Channel};
use crate::domain::decision::{Decision, Recommendation};
use crate::domain::hearing::{Manner, Statement};
use crate::domain::local_time::local;
use crate::domain::person::Language;
use crate::domain::severity::Severity;
use crate::store::reports::StoredReport;
use askama::Template;
use chrono::{DateTime, NaiveDate, Utc};

/// Titles that tell nothing of anybody.
/// Instead of the reporter's name in a whistleblowing case.
pub const SHIELDED: &str = "Skjerma (arbeidsmiljølova § 2 A-4)";
pub const REPORT_TITLE: &str = "Melding";
pub const ATTACHMENT_TITLE: &str = "Vedlegg";
pub const EVIDENCE_TITLE: &str = "Dokumentasjon";
pub const RECOMMENDATION_TITLE: &str = "Vurdering og innstilling";
pub const STATEMENT_TITLE: &str = "Uttale";
pub const DECISION_TITLE: &str = "Avgjerd";

#[derive(Template)]
#[template(path = "documents/report.txt")]
struct ReportText<'a> {
    number: String,
    received: String,
    reporter: &'a str,
    subject: &'a str,
    happened: String,
    channel: &'static str,
    points: String,
    account: &'a str,
}

#[derive(Template)]
#[template(path = "documents/recommendation.txt")]
struct RecommendationText<'a> {
    number: CaseNumber,
    assessment: &'a Assessment,
    reasons: Vec<ReasonLine<'a>>,
    proposed: &'static str,
    recommended: &'static str,
    follows: bool,
    recommendation: &'a Recommendation,
    name: &'a str,
    at: String,
}

struct ReasonLine<'a> {
    weight: String,
    reason: &'a Reason,
    sources: String,
}

#[derive(Template)]
#[template(path = "documents/statement.txt")]
struct StatementText<'a> {
    number: CaseNumber,
    subject: &'a str,
    received: String,
    manner: &'static str,
    said: &'a str,
    name: &'a str,
    at: String,
}

#[derive(Template)]
#[template(path = "documents/decision.txt")]
struct DecisionText<'a> {
    number: CaseNumber,
    decided: &'static str,
    decision: &'a Decision,
    name: &'a str,
    at: String,
}

/// The report as it was filed.
pub fn report(stored: &StoredReport, reporter: &str) -> String {
    let report = &stored.report;
    let mut happened = day(report.happened_on);
    if let Some(time) = &report.happened_at {
        happened = format!("{happened} kl. {time}");
    }
    text(&ReportText {
        number: stored.number.to_string(),
        received: moment(stored.received_at),
        reporter,
        subject: &report.subject.name,
        happened,
        channel: match report.channel {
            Channel::OfficialAccount => "kommunal side eller konto",
            Channel::PrivateAccount => "privat konto",
            Channel::Other => "ein annan stad",
        },
        points: report.points.join(", "),
        account: &report.account,
    })
}

/// What the employee says, as `name` wrote it down; silence is no paper.
pub fn statement(
    number: CaseNumber,
    statement: &Statement,
    subject: &str,
    name: &str,
    at: DateTime<Utc>,
) -> Option<String> {
    let manner = match statement.manner {
        Manner::Written => "skriftleg",
        Manner::Oral => "munnleg, skriven ned",
        Manner::Silent => return None,
    };
    Some(text(&StatementText {
        number,
        subject,
        received: day(statement.received_on),
        manner,
        said: &statement.text,
        name,
        at: moment(at),
    }))
}

/// The proposal with its reasons, and what a named person made of it.
pub fn recommendation(
    number: CaseNumber,
    assessment: &Assessment,
    recommendation: &Recommendation,
    name: &str,
    at: DateTime<Utc>,
) -> String {
    let reasons = assessment.reasons.iter().map(|reason| ReasonLine {
        weight: signed(reason.weight),
        reason,
        sources: reason.sources.join("; "),
    });
    text(&RecommendationText {
        number,
        assessment,
        reasons: reasons.collect(),
        proposed: word(assessment.severity),
        recommended: word(recommendation.severity),
        follows: assessment.severity == recommendation.severity,
        recommendation,
        name,
        at: moment(at),
    })
}

/// The decision as it was made.
pub fn decision(number: CaseNumber, decision: &Decision, name: &str, at: DateTime<Utc>) -> String {
    text(&DecisionText {
        number,
        decided: word(decision.severity),
        decision,
        name,
        at: moment(at),
    })
}

fn text(template: &impl Template) -> String {
    template
        .render()
        .expect("a plain text template renders to a String")
}

fn word(severity: Severity) -> &'static str {
    severity.name(Language::Nynorsk)
}

fn day(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn moment(at: DateTime<Utc>) -> String {
    local(at).format("%d.%m.%Y kl. %H.%M").to_string()
}

/// `+3`, `0`, `−2` with a real minus.
fn signed(weight: i64) -> String {
    match weight {
        0 => "0".to_owned(),
        1.. => format!("+{weight}"),
        _ => format!("\u{2212}{}", weight.unsigned_abs()),
    }
}
