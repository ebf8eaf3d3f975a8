//! Severity and reasons as remarks on the folder: what the program proposed, what was recommended, what was decided.

use crate::archive::dossier::Dossier;
use crate::domain::local_time::local;
use crate::domain::severity::Severity;
use crate::domain::text::counted;
use chrono::NaiveDateTime;
use serde::Deserialize;

/// One `merknad` (M310–M313).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merknad {
    pub text: String,
    pub kind: &'static str,
    pub at: NaiveDateTime,
    pub by: String,
}

const BY_OFFICER: &str = "Merknad fra saksbehandler";
const BY_LEADER: &str = "Merknad fra leder";
const BY_ARCHIVE: &str = "Merknad fra arkivansvarlig";

/// What the assessment's output document says of its reasons.
#[derive(Deserialize)]
struct Output {
    reasons: Vec<Reason>,
}

#[derive(Deserialize)]
struct Reason {
    code: String,
    weight: i64,
    text: String,
}

/// The remarks of a case: severity and reasons, oldest first, and then what was corrected.
pub fn of(dossier: &Dossier<'_>) -> Vec<Merknad> {
    let case = dossier.case;
    let mut all = vec![];
    if let Some(proposal) = &case.proposal {
        let reasons = reasons(&proposal.output).unwrap_or_default();
        let reasons = if reasons.is_empty() {
            "ingen".to_owned()
        } else {
            reasons.join("; ")
        };
        all.push(Merknad {
            text: format!(
                "Framlegg frå programmet: {} (sum {}, regelsett {}). Grunnar: {reasons}",
                name(&proposal.severity),
                proposal.net,
                proposal.ruleset
            ),
            kind: BY_OFFICER,
            at: local(proposal.at),
            by: proposal.by.clone(),
        });
    }
    if let Some(word) = &case.recommendation {
        all.push(Merknad {
            text: format!("Tilråding: {}. {}", name(&word.severity), word.grounds),
            kind: BY_OFFICER,
            at: local(word.at),
            by: word.by.clone(),
        });
    }
    if let Some(decision) = &case.decision {
        all.push(Merknad {
            text: format!(
                "Avgjerd: {}. {}",
                name(&decision.severity),
                decision.grounds
            ),
            kind: BY_LEADER,
            at: local(decision.at),
            by: decision.by.clone(),
        });
    }
    if let Some(disposal) = dossier.disposal.as_ref().filter(|d| d.is_rounded()) {
        all.push(Merknad {
            text: format!(
                "Bevaringstida er {}, rekna opp til {} heile år i bevaringstid. \
                 Kassasjonsdatoen {} gjeld.",
                counted(disposal.months, ["månad", "månader"]),
                disposal.years,
                disposal.from
            ),
            kind: BY_ARCHIVE,
            at: dossier.closed_at(),
            by: dossier.closed_by().to_owned(),
        });
    }
    all.extend(super::retting::of_case(case));
    all
}

/// The reasons of an assessment, a sentence each, or nothing if it cannot be read.
pub fn reasons(output: &str) -> Option<Vec<String>> {
    let output: Output = serde_json::from_str(output).ok()?;
    let sentences = output.reasons.iter().map(|reason| {
        let text = reason.text.trim_end_matches('.');
        match reason.weight {
            0 => format!("{} {text}", reason.code),
            weight => format!("{} {text} ({weight:+})", reason.code),
        }
    });
    Some(sentences.collect())
}

/// The severity in nynorsk, the house's own language.
fn name(code: &str) -> &str {
    match Severity::parse(code) {
        Some(Severity::None) => "ingen reaksjon",
        Some(Severity::Guidance) => "rettleiing",
        Some(Severity::Warning) => "åtvaring",
        Some(Severity::Dismissal) => "oppseiing",
        Some(Severity::Termination) => "avskjed",
        None => code,
    }
}
