//! The retention schedule as it is read: what holds, what waits, and the annex to the documentation plan.

use super::draft_schedule::SUBJECT;
use super::set_warning_policy::Told;
use super::{Failure, Letters, set_evidence_policy, set_warning_policy};
use crate::audit::event::Keeping;
use crate::documents::letters::HousePaper;
use crate::domain::evidence_policy::EvidencePolicy;
use crate::domain::local_time::day;
use crate::domain::retention::{Outcome, WarningPolicy};
use crate::domain::schedule::Rule;
use crate::domain::text::counted;
use crate::store::schedules::{self, Version};
use crate::store::{Db, Store, StoreError, Tx, ledger, people};
use chrono::{DateTime, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::fmt::Write;

#[derive(Clone, Debug)]
pub struct Shown {
    /// The latest first.
    pub versions: Vec<Version>,
    /// The number of the version that holds today.
    pub in_force: Option<i32>,
    /// The day by which that version was to be looked at anew, where it has passed.
    pub overdue: Option<NaiveDate>,
    /// The municipality's answer on warnings as it is now.
    pub warning: WarningPolicy,
    pub names: BTreeMap<i32, String>,
}

/// Every version. That somebody looked is remembered.
pub fn read_schedule(tx: &mut Tx<'_>) -> Result<Shown, Failure> {
    let today = day(tx.now);
    let in_force = schedules::in_force(tx.db(), today)?;
    let shown = Shown {
        versions: schedules::list(tx.db())?,
        overdue: in_force.as_ref().and_then(|it| it.overdue(today)),
        in_force: in_force.map(|version| version.number),
        warning: crate::store::retention::warning_policy(tx.db())?,
        names: people::names(tx.db())?,
    };
    ledger::record(tx, SUBJECT, &Keeping::ScheduleRead.into())?;
    Ok(shown)
}

/// The version as PDF/A: the annex to the documentation plan (arkivforskrifta § 12).
pub fn print_annex(store: &Store, letters: &Letters, number: i32) -> Result<Vec<u8>, Failure> {
    let paper = store.read(|db| annex(db, number))?;
    Ok(letters.draw_paper(&paper)?)
}

/// What the annex says.
pub fn annex(db: &mut Db, number: i32) -> Result<HousePaper, StoreError> {
    let version = schedules::find(db, number)?;
    let names = people::names(db)?;
    let name = |id: i32| names.get(&id).cloned().unwrap_or_default();
    let own = &version.schedule;
    let drafted = format!(
        "{}, {}",
        name(version.drafted_by.0),
        date(day(version.drafted_at))
    );
    let mut lines = vec![
        pair("Eigar", own.owner.clone()),
        pair("Skriven av", drafted),
    ];
    let approver = if let Some(approved) = version.approved {
        let by = name(approved.by.0);
        lines.push(pair(
            "Godkjent av",
            format!("{by}, {}", date(day(approved.at))),
        ));
        lines.push(pair("Gjeld frå", date(approved.from)));
        by
    } else {
        lines.push(pair(
            "Godkjent av",
            "ikkje godkjent: dette er eit utkast".to_owned(),
        ));
        "ikkje godkjent".to_owned()
    };
    lines.push(pair("Skal gåast gjennom", date(own.review_on)));
    let mut sections = vec![
        pair("Bevart for alltid etter lov", PRESERVED.to_owned()),
        warning(db, &version)?,
        evidence(db, version.approved.map(|it| it.at))?,
    ];
    sections.extend(own.rules.iter().map(section));
    Ok(HousePaper {
        title: "Bevarings- og kassasjonsplan".to_owned(),
        number: format!("versjon {number}"),
        date: day(version.drafted_at),
        opening: "Vedlegg til dokumentasjonsplanen (arkivforskrifta § 12). Det som ikkje er bevart etter bevaringsforskrifta, har kommunen sjølv sett frist for (arkivforskrifta § 3). Fristen opnar for kassasjon; ingenting blir kassert av tida åleine.".to_owned(),
        lines,
        sections,
        signed: ["Godkjent av".to_owned(), approver, String::new()],
    })
}

const PRESERVED: &str = "- journalen, journaldatabasen og kassasjonsloggen (bevaringsforskrifta § 20)\n- delegering av mynde (§ 21 c)\n- korleis varsel og konfliktar er handterte (§ 31 c)\n- retningsliner, instruksar og regelsett i bruk (§ 32 a)\n- saker som vart handsama i administrasjonsutvalet (§ 32 b)\n- omplassering, tenestepåbod og førerett (§ 33 f)\n- reaksjonar i tenesta som gjekk til retten eller fekk følgjer for tilsetjinga (§ 33 g)\n- slutt i stillinga: oppseiing, avskjed og avtale om slutt (§ 33 h)\n- ei åtvaring som ei bevart sak byggjer på (§ 33 g og h)\n- saker om folkevalde (§ 34)\n- det forskrifta ikkje nemner, til Nasjonalarkivet har avgjort (§ 3)";

/// What the archivist has answered on warnings, as it was when the version was written, and who said so. An answer that
/// was changed since is told as one: it is that which holds.
fn warning(db: &mut Db, version: &Version) -> Result<(String, String), StoreError> {
    let own = &version.schedule;
    let said = |policy| match policy {
        WarningPolicy::Unset => {
            "Ikkje avgjort. Saker med åtvaring blir bevarte til arkivaren har svara."
        }
        WarningPolicy::IsConsequence => "Ja: saker med åtvaring blir bevarte for alltid.",
        WarningPolicy::IsNotConsequence => "Nei: saker med åtvaring åleine får eigen frist.",
    };
    let answer = said(own.warning);
    let by = set_warning_policy::answered_by(db, version.drafted_at)?;
    let by = by.map(|told| answered(&told)).unwrap_or_default();
    let stands = set_warning_policy::answer(db)?;
    let changed = stands
        .filter(|it| it.policy != own.warning || it.told.reason != own.warning_reason)
        .map(|it| {
            let (now, reason, by) = (said(it.policy), &it.told.reason, answered(&it.told));
            format!(
                "\n\nSvaret er endra etter at denne versjonen vart skriven, og det nye svaret gjeld.\n\n{now}\n\n{reason}\n\n{by}"
            )
        })
        .unwrap_or_default();
    let text = format!(
        "Bevaringsforskrifta § 33 g svarar ikkje på om ei åtvaring åleine er ein konsekvens for tilsetjingstilhøvet.\n\n{answer}\n\n{}\n\n{by}{changed}",
        own.warning_reason
    );
    Ok(pair("Åtvaring åleine", text))
}

/// What the archivist has answered on copied evidence, as it stands. An answer that came after the approval is told as one:
/// whoever approved had not read it.
fn evidence(db: &mut Db, approved: Option<DateTime<Utc>>) -> Result<(String, String), StoreError> {
    let asked = "Bevaringsforskrifta § 31 c svarar ikkje på om kopierte bevis høyrer til korleis eit varsel vart handsama.";
    let text = match set_evidence_policy::answer(db)? {
        Some(it) if it.policy != EvidencePolicy::Unset => {
            let answer = if it.policy == EvidencePolicy::Belongs {
                "Ja: kopierte bevis blir bevarte med saka for alltid."
            } else {
                "Nei: kopierte bevis får eigen frist."
            };
            let (reason, by) = (&it.told.reason, answered(&it.told));
            let is_later = approved.is_some_and(|at| it.told.since > at);
            let when = if is_later {
                "Svaret kom etter at denne versjonen vart godkjend, og er ikkje ein del av godkjenninga.\n\n"
            } else {
                ""
            };
            format!("{asked}\n\n{when}{answer}\n\n{reason}\n\n{by}")
        }
        _ => format!(
            "{asked}\n\nIkkje svara på. Kopierte bevis blir bevarte til arkivaren har svara."
        ),
    };
    Ok(pair("Kopierte bevis", text))
}

fn answered(told: &Told) -> String {
    let by = told.by.as_deref().unwrap_or("arkivaren");
    format!("Svara av {by}, {}.", date(day(told.since)))
}

fn section(rule: &Rule) -> (String, String) {
    let title = match rule.code {
        "R14" => "Åtvaring utan andre følgjer (R14)",
        "R15" => "Rettleiing (R15)",
        "R16" => "Utan reaksjon, meldinga var ugrunna (R16)",
        "D3" => "Kopierte bevis i ei varslingssak (D3)",
        _ => "Utan reaksjon, ytringa var verna (R17)",
    };
    let kept = match (rule.outcome, rule.months) {
        (Outcome::OwnPeriod, Some(months)) => {
            format!("Eigen frist: {}.", counted(months, ["månad", "månader"]))
        }
        (Outcome::Preserved, _) => "Bevart for alltid.".to_owned(),
        _ => "Bevart til arkivaren har avgjort.".to_owned(),
    };
    let [other, own, others, citizens] = &rule.weighed;
    let mut text = format!("{kept}\n\n");
    for (label, words) in [
        ("Reglar om avgrensa lagring", other),
        ("Eigne behov", own),
        ("Behov hos andre organ og private", others),
        ("Behov hos innbyggjarane", citizens),
    ] {
        write!(text, "{label}: {words}\n\n").expect("a String takes what is written");
    }
    (title.to_owned(), text)
}

fn pair(label: &str, text: String) -> (String, String) {
    (label.to_owned(), text)
}

fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}
