//! The certificate (kassasjonsattest): what was destroyed, on which rule, by whom and when, with checksums. It is
//! kept for ever, so it holds no name of anybody a case was about, and no word of a case.

use super::{Office, Step, Watch};
use crate::audit::event::Keeping;
use crate::casework::Failure;
use crate::documents::letters::HousePaper;
use crate::domain::disposal::Obstacle;
use crate::domain::local_time::{day, local};
use crate::domain::person::PersonId;
use crate::domain::text::counted;
use crate::store::disposals::{self, Disposal, Fate, Line, Verdict, subject};
use crate::store::files::Owner;
use crate::store::{Db, StoreError, cases, ledger, people, schedules};
use chrono::{DateTime, Days, NaiveDate, Utc};
use std::collections::BTreeMap;
use std::fmt::Write;

/// What cannot be: a list that is carried out and that nobody approved.
const NOBODY: &str = "–";

/// Draws the certificate, keeps it, and says so; where it is kept already, nothing is done. Made anew after a crash it
/// is the same, byte for byte.
pub(super) fn certify(office: &Office<'_>, id: i32, watch: Watch<'_>) -> Result<(), Failure> {
    let list = office.store.read(|db| disposals::find(db, id))?;
    if list.certificate.is_some() {
        return Ok(());
    }
    let paper = office.store.read(|db| paper(db, &list, office))?;
    let pdf = office.letters.draw_paper(&paper)?;
    let kept = office.files.keep(&Owner::house(), &pdf)?;
    watch(Step::CertificateKept);
    office.store.write(office.actor, office.now, move |tx| {
        disposals::certify(tx, id, &kept.sha256, kept.size)?;
        let event = Keeping::CertificateMade {
            sha256: kept.sha256,
        };
        ledger::record(tx, &subject(id), &event.into())?;
        Ok::<_, Failure>(())
    })?;
    watch(Step::Certified);
    Ok(())
}

fn paper(db: &mut Db, list: &Disposal, office: &Office<'_>) -> Result<HousePaper, StoreError> {
    let names = people::names(db)?;
    let lines = disposals::list_lines(db, list.id)?;
    let schedule = schedules::by_id(db, list.schedule_id)?;
    let started = list.course.started_at.unwrap_or(office.now);
    let erased: Vec<&Line> = lines.iter().filter(|it| it.erased_at.is_some()).collect();
    let files: i32 = erased.iter().filter_map(|line| line.files).sum();
    let bytes: i64 = erased.iter().filter_map(|line| line.size).sum();
    let mut sections = vec![];
    for line in &lines {
        sections.push(section(db, line)?);
    }
    let (approver, approved_at) = match list.course.approved {
        Some((by, at)) => (name(&names, by), moment(at)),
        None => (NOBODY.to_owned(), NOBODY.to_owned()),
    };
    let actor = list.started_by.as_deref().unwrap_or(NOBODY);
    let executor = executor(&names, actor);
    let drawn_by = name(&names, list.course.drawn_by);
    // Where nothing is destroyed, there is nothing that a backup outlives.
    let last = erased.iter().filter_map(|line| line.erased_at).max();
    let backups =
        last.and_then(|at| day(at).checked_add_days(Days::new(office.backup_days.into())));
    let mut head = vec![
        pair(
            "Kasserte saker",
            format!("{} av {}", erased.len(), lines.len()),
        ),
        pair("Filer", format!("{files}, {bytes} byte")),
        pair(
            "Regel",
            format!(
                "bevarings- og kassasjonsplanen, versjon {}, gjeld frå {}",
                schedule.number,
                schedule
                    .approved
                    .map_or(NOBODY.to_owned(), |it| date(it.from)),
            ),
        ),
        pair(
            "Heimel",
            "arkivlova § 13 første ledd, arkivforskrifta § 3".to_owned(),
        ),
        pair(
            "Sett opp av",
            format!("{drawn_by}, {}", moment(list.drawn_at)),
        ),
        pair("Godkjent av", format!("{approver}, {approved_at}")),
        pair("Sett i verk av", format!("{executor}, {}", moment(started))),
    ];
    if let Some(until) = backups {
        head.push(pair(
            "Siste tryggingskopi",
            format!("kan ha innhaldet til og med {}", date(until)),
        ));
    }
    if let Some((number, sha256)) = previous(db, list.id)? {
        head.push(pair(
            "Førre attest",
            format!("nr. {number}, SHA-256 {sha256}"),
        ));
    }
    Ok(HousePaper {
        title: "Kassasjonsattest".to_owned(),
        number: list.id.to_string(),
        date: day(started),
        opening: opening(erased.len(), lines.len()),
        lines: head,
        sections,
        signed: [
            "Sett i verk av".to_owned(),
            executor,
            "på vegner av dei to over".to_owned(),
        ],
    })
}

/// What was done, and nothing more: the lines that stand are counted too (bevaringsforskrifta § 20).
fn opening(destroyed: usize, all: usize) -> String {
    let done = match (destroyed, all) {
        (0, 1) => "Ingenting er kassert. Saka nedanfor står, med grunnen sin.".to_owned(),
        (0, _) => "Ingenting er kassert. Sakene nedanfor står, kvar med grunnen sin.".to_owned(),
        (1, 1) => "Innhaldet i saka nedanfor er kassert.".to_owned(),
        _ if destroyed == all => "Innhaldet i sakene nedanfor er kassert.".to_owned(),
        _ => format!(
            "Innhaldet i {destroyed} av dei {all} sakene nedanfor er kassert. Dei andre står, kvar med grunnen sin."
        ),
    };
    format!(
        "{done} Journalen, denne attesten og kassasjonsloggen er bevarte (bevaringsforskrifta § 20). Stoggar, nytt materiale og tilknytte saker vart kontrollerte for kvar sak, rett før noko vart kassert."
    )
}

/// What became of one case.
fn section(db: &mut Db, line: &Line) -> Result<(String, String), StoreError> {
    let case = cases::by_id(db, line.case_id)?;
    let title = format!("Sak {}: {}", case.number, case.public_title);
    let mut text = format!("- saks-ID: {}\n", case.uuid);
    let closed = case.closed_at.map(day).map_or(NOBODY.to_owned(), date);
    let opened = date(day(case.registered_at));
    let mut add =
        |line: String| writeln!(text, "- {line}").expect("a String takes what is written");
    add(format!("registrert {opened}, avslutta {closed}"));
    add(format!(
        "regel {}: {} frå {}, kan kasserast frå {}",
        line.rules,
        counted(line.months, ["månad", "månader"]),
        date(line.starts_on),
        date(line.destroy_from)
    ));
    match (line.erased_at, line.verdict, &line.refused) {
        (Some(at), _, _) => {
            add(format!("kassert {}", moment(at)));
            add(format!("dokument: {}", line.documents));
            add(format!(
                "filer: {}, {} byte, samla sjekksum {}",
                line.files.unwrap_or(0),
                line.size.unwrap_or(0),
                line.manifest.as_deref().unwrap_or(NOBODY)
            ));
            if let Some(at) = line.key_destroyed_at {
                add(format!(
                    "nøkkelen til filene i saka: destruert {}",
                    moment(at)
                ));
            }
            for file in disposals::list_files(db, line.id)? {
                let fate = match file.fate {
                    Some(Fate::Shared) => "ligg att: ei anna sak har same fil",
                    _ => "borte",
                };
                add(format!("{} ({} byte): {fate}", file.sha256, file.size));
            }
        }
        (None, Some(Verdict::TakenOut), _) => {
            add("ikkje kassert: teken ut ved godkjenninga".to_owned());
        }
        (None, _, why) => add(format!(
            "ikkje kassert: {}",
            why.as_deref().map_or(NOBODY, refused)
        )),
    }
    Ok((title, text))
}

/// Why a line was not destroyed after all.
fn refused(code: &str) -> &str {
    match code {
        "open" => "saka er open",
        // With which case it stays is not for everybody who reads this.
        "kept" | Obstacle::TIED | Obstacle::BLOCKED => "saka skal bevarast",
        "period_runs" => "fristen er ikkje ute",
        "hold" => "saka har kassasjonsstopp",
        "unanswered_request" => "eit krav om innsyn er ikkje svara på",
        "open_demand" => "eit krav om forhandling er ikkje avslutta",
        "open_suit" => "eit søksmål er ikkje avslutta",
        "open_access" => "eit krav om innsyn er ikkje avslutta",
        "new_material" => "det har kome noko nytt i saka",
        Obstacle::ENDED_HOLD => {
            "ein av dei to avslutta ein stopp på saka, eller trekte eit innsynskrav"
        }
        "newer_schedule" => "ein nyare plan gjeld",
        "file_fault" => "ei fil er borte eller endra",
        other => other,
    }
}

fn previous(db: &mut Db, id: i32) -> Result<Option<(i32, String)>, StoreError> {
    let lists = disposals::list(db)?;
    let earlier = lists.into_iter().filter(|list| list.id < id);
    let mut certified = earlier.filter_map(|list| Some((list.id, list.certificate?.0)));
    Ok(certified.next())
}

fn executor(names: &BTreeMap<i32, String>, actor: &str) -> String {
    let id = actor.strip_prefix("u-").and_then(|id| id.parse().ok());
    match id {
        Some(id) => name(names, PersonId(id)),
        None => "kommandolinja".to_owned(),
    }
}

fn name(names: &BTreeMap<i32, String>, id: PersonId) -> String {
    names.get(&id.0).cloned().unwrap_or_else(|| id.to_string())
}

fn pair(label: &str, text: String) -> (String, String) {
    (label.to_owned(), text)
}

fn date(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn moment(at: DateTime<Utc>) -> String {
    local(at).format("%d.%m.%Y kl. %H.%M").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_certificate_opens_with_how_many_of_its_cases_are_destroyed() {
        for (destroyed, all, said) in [
            (
                0,
                1,
                "Ingenting er kassert. Saka nedanfor står, med grunnen sin. ",
            ),
            (
                0,
                2,
                "Ingenting er kassert. Sakene nedanfor står, kvar med grunnen sin. ",
            ),
            (1, 1, "Innhaldet i saka nedanfor er kassert. "),
            (2, 2, "Innhaldet i sakene nedanfor er kassert. "),
            (
                2,
                3,
                "Innhaldet i 2 av dei 3 sakene nedanfor er kassert. Dei andre står, kvar med grunnen sin. ",
            ),
        ] {
            assert!(opening(destroyed, all).starts_with(said), "{said}");
        }
    }
}
