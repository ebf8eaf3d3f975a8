//! A closed case seen with the archive's eyes: its registrations, who wrote to whom, what is shielded, what may be destroyed.

use crate::archive::ids::id;
use crate::archive::names::Names;
use crate::archive::profile::Profile;
use crate::domain::local_time::{day, local};
use crate::store::archive_rows::{Case, Document, Mark};
use crate::store::document_variants::{Form, Variant};
use chrono::{Months, NaiveDate, NaiveDateTime, NaiveTime};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// What the employee says to the notice: the only kind that comes in from the subject.
const STATEMENT: &str = "statement";

/// What is written where somebody's name is shielded.
pub const MASK: &str = "*****";

pub struct Dossier<'a> {
    pub case: &'a Case,
    /// In the order they came; their number is their place, from 1.
    pub registrations: Vec<Registration<'a>>,
    pub shielding: Option<Shielding>,
    pub disposal: Option<Disposal>,
    /// The rows of the schedule that is in force.
    planned: Vec<&'static str>,
    /// What `format` says of a document, where it is not the extension.
    pub formats: BTreeMap<String, &'static str>,
    /// Whether the name of the unit is somebody's in the case; found out once.
    unit_tells: OnceCell<bool>,
}

/// One registration: a main document and what came with it.
pub struct Registration<'a> {
    pub number: usize,
    pub main: &'a Document,
    pub attachments: Vec<&'a Document>,
    /// Nothing for an internal note, which is not journalled.
    pub journal: Option<Journal>,
}

/// Where a registration stands in the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Journal {
    pub year: i32,
    pub serial: i32,
    pub direction: Direction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Incoming,
    Outgoing,
    Internal,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shielding {
    pub basis: String,
    /// Until when the secrecy of forvaltningslova § 13 lasts; other grounds name no end.
    pub until: Option<(u32, NaiveDate)>,
}

/// What a case may be destroyed by, when its own period is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disposal {
    pub months: i32,
    /// Whole years, rounded up: the standard knows no months.
    pub years: i32,
    pub from: NaiveDate,
}

/// How an incoming registration was written off (`avskrivning`).
pub struct Settled<'a> {
    pub on: NaiveDate,
    pub by: &'a str,
    /// The standard's word (M619).
    pub how: &'static str,
    /// The systemID of the letter that answers.
    pub answer: Option<String>,
}

/// One that wrote or received.
pub struct Correspondent<'a> {
    /// The standard's word (M087).
    pub kind: &'static str,
    pub name: &'a str,
    /// The unit of somebody inside the house; nothing for others.
    pub unit: Option<&'a str>,
    /// What the public journal says.
    pub public_name: &'a str,
}

impl Direction {
    /// The standard's word (M082).
    pub fn word(self) -> &'static str {
        match self {
            Direction::Incoming => "Inngående dokument",
            Direction::Outgoing => "Utgående dokument",
            Direction::Internal => "Organinternt dokument uten oppfølging",
        }
    }

    /// A report and a statement come from outside the casework and a letter leaves
    /// it; the rest is the house's own.
    fn of(kind: &str) -> Direction {
        match kind {
            "report" | STATEMENT => Direction::Incoming,
            "letter" => Direction::Outgoing,
            _ => Direction::Internal,
        }
    }
}

impl Disposal {
    /// Only the municipality's own period means destruction (arkivforskrifta
    /// § 3); what is kept or not yet settled has none, nor has a period that no schedule in force
    /// holds: it is a suggestion, and nothing is destroyed on a suggestion.
    fn of(mark: &Mark, planned: &[&str]) -> Option<Disposal> {
        let (months, from) = (mark.months?, mark.destroy_from?);
        let is_own = mark.outcome == "own_period" && months > 0;
        let is_planned = |row: &String| planned.contains(&row.as_str());
        let is_planned = !mark.rows.is_empty() && mark.rows.iter().all(is_planned);
        (is_own && is_planned).then(|| Disposal {
            months,
            years: (months + 11) / 12,
            from,
        })
    }

    pub fn is_rounded(&self) -> bool {
        self.years * 12 != self.months
    }
}

impl<'a> Dossier<'a> {
    pub fn of(case: &'a Case, profile: &Profile) -> Dossier<'a> {
        let mains = case
            .documents
            .iter()
            .filter(|document| document.main_id.is_none());
        let registrations = mains
            .enumerate()
            .map(|(at, main)| Registration::of(case, at + 1, main));
        let basis = case
            .documents
            .iter()
            .map(|document| document.shielding.trim())
            .find(|basis| !basis.is_empty());
        let is_masked = case.title != case.public_title || !case.parties.is_empty();
        let basis = basis.or(is_masked.then_some(profile.shielding.as_str()));
        Dossier {
            registrations: registrations.collect(),
            shielding: basis.map(|basis| shielding(basis, day(case.registered_at), profile)),
            disposal: case
                .marks
                .last()
                .and_then(|mark| Disposal::of(mark, &profile.planned)),
            planned: profile.planned.clone(),
            formats: BTreeMap::new(),
            unit_tells: OnceCell::new(),
            case,
        }
    }

    /// What the case may be destroyed by, as a mark of it says.
    pub fn disposal_by(&self, mark: &Mark) -> Option<Disposal> {
        Disposal::of(mark, &self.planned)
    }

    /// What one document of the case may be destroyed by: a rule of its own, or that of its case.
    pub fn disposal_of(&self, document: &Document) -> Option<Disposal> {
        match &document.mark {
            Some(mark) => self.disposal_by(mark),
            None => self.disposal.clone(),
        }
    }

    /// When the case was closed. The survey has refused a case that does not say.
    pub fn closed_at(&self) -> NaiveDateTime {
        local(self.case.closed_at.unwrap_or(self.case.registered_at))
    }

    pub fn closed_by(&self) -> &'a str {
        let by = self.case.closed_by.as_deref();
        by.unwrap_or(&self.case.registered_by)
    }

    /// How an incoming registration was settled: by the first letter to whoever sent it
    /// that left the house after it came, else by the case's end.
    pub fn settled(&self, entry: &Registration<'_>) -> Settled<'a> {
        let leaves = |later: &&Registration<'a>| {
            let direction = later.journal.map(|journal| journal.direction);
            direction == Some(Direction::Outgoing)
                && later.number > entry.number
                && self.outside(later.main) == self.outside(entry.main)
        };
        match self.registrations.iter().find(leaves) {
            Some(answer) => Settled {
                on: day(answer.main.created_at),
                by: &answer.main.created_by,
                how: "Besvart med brev",
                answer: Some(answer.id()),
            },
            None => Settled {
                on: self.closed_at().date(),
                by: self.closed_by(),
                how: "Tatt til etterretning",
                answer: None,
            },
        }
    }

    /// When an incoming registration came; of a statement only the day is known. Whatever day it is dated on, it had
    /// come when it was journalled.
    pub fn received_at(&self, entry: &Registration<'_>) -> NaiveDateTime {
        let received = if entry.main.kind == STATEMENT {
            entry.main.dated_on.and_time(NaiveTime::MIN)
        } else {
            local(self.case.reported_at)
        };
        let journalled = local(entry.main.created_at);
        if received.date() > journalled.date() {
            journalled
        } else {
            received
        }
    }

    /// Who outside the casework it came from or went to: the reporter has sent the report,
    /// and is told that it came; the rest is between the house and the employee.
    fn outside(&self, document: &Document) -> &'a str {
        let is_reporters =
            document.kind == "report" || document.letter.as_deref() == Some("acknowledgement");
        if is_reporters {
            &self.case.reporter
        } else {
            &self.case.subject
        }
    }

    pub fn correspondents(&self, registration: &Registration<'_>) -> Vec<Correspondent<'a>> {
        let case = self.case;
        let is_shielded = !registration.main.shielding.trim().is_empty();
        let unit_tells = || Names::of(self.people()).find(&case.unit).is_some();
        let outside = |kind, name: &'a str| Correspondent {
            kind,
            name,
            unit: None,
            public_name: MASK,
        };
        let inside = |kind| Correspondent {
            kind,
            name: &case.officer,
            unit: Some(&case.unit),
            public_name: if is_shielded || *self.unit_tells.get_or_init(unit_tells) {
                MASK
            } else {
                &case.unit
            },
        };
        match registration.journal.map(|journal| journal.direction) {
            None => vec![],
            Some(Direction::Incoming) => {
                vec![outside("Avsender", self.outside(registration.main))]
            }
            Some(Direction::Outgoing) => vec![
                outside("Mottaker", self.outside(registration.main)),
                inside("Intern avsender"),
            ],
            Some(Direction::Internal) => vec![inside("Intern avsender")],
        }
    }

    /// Everybody whose name the public may not meet: parties, subject, reporter, and
    /// the officer, who writes and receives.
    pub fn people(&self) -> impl Iterator<Item = &'a str> {
        let parties = self.case.parties.iter().map(|party| party.name.as_str());
        let case = self.case;
        parties.chain([&case.subject, &case.reporter, &case.officer].map(String::as_str))
    }

    /// The folder of the case's documents, under the folder of all.
    pub fn folder(&self, profile: &Profile) -> String {
        let number = self.case.number;
        format!(
            "{}/{}/{:06}",
            profile.document_folder, number.year, number.serial
        )
    }
}

impl<'a> Registration<'a> {
    fn of(case: &'a Case, number: usize, main: &'a Document) -> Registration<'a> {
        let attached = case
            .documents
            .iter()
            .filter(|document| document.main_id == Some(main.id));
        let journal = match main.journal {
            (Some(year), Some(serial)) => Some(Journal {
                year,
                serial,
                direction: Direction::of(&main.kind),
            }),
            _ => None,
        };
        Registration {
            number,
            main,
            attachments: attached.collect(),
            journal,
        }
    }

    pub fn id(&self) -> String {
        id("registrering", &[&self.main.uuid])
    }

    /// The document, its number in the registration, and its file's neutral name.
    pub fn files(&self) -> impl Iterator<Item = (&'a Document, usize, String)> {
        let all = std::iter::once(self.main).chain(self.attachments.iter().copied());
        let registration = self.number;
        all.enumerate().map(move |(at, document)| {
            let role = if at == 0 { "hoveddokument" } else { "vedlegg" };
            let extension = &document.extension;
            let name = format!("{registration}-{}-{role}.{extension}", at + 1);
            (document, at + 1, name)
        })
    }
}

pub fn shielding(basis: &str, from: NaiveDate, profile: &Profile) -> Shielding {
    let years = profile.secrecy_years;
    let until = from.checked_add_months(Months::new(years * 12));
    Shielding {
        basis: basis.to_owned(),
        until: until
            .filter(|_| basis.contains("§ 13"))
            .map(|until| (years, until)),
    }
}

/// The other forms of a document that is in the package: each with its number among those of its
/// kind, and its file's neutral name.
pub fn variants<'a>(
    document: &'a Document,
    name: &str,
) -> impl Iterator<Item = (&'a Variant, usize, String)> {
    let stem = name.rsplit_once('.').map_or(name, |it| it.0).to_owned();
    let there = document
        .variants
        .iter()
        .filter(|_| document.destroyed_at.is_none());
    let (mut archived, mut redacted) = (0, 0);
    there.map(move |variant| {
        let (count, role) = match variant.form {
            Form::Archive => (&mut archived, "arkiv"),
            Form::Redacted => (&mut redacted, "sladda"),
        };
        *count += 1;
        let name = format!("{stem}-{role}-{count}.{}", variant.extension);
        (variant, *count, name)
    })
}

/// Formats that a depot takes as they are. A PDF is one where it claims to be PDF/A, as the
/// house's own letters do; a claim is told as a claim, and the depot has its own test. A picture or a text that could
/// not be laid out is none: it may be damaged, or of a kind that few can show.
pub fn is_archive_format(document: &Document) -> bool {
    let claims = |it: &Document| it.found.as_ref().is_some_and(|it| it.claims.is_some());
    if document.extension == "pdf" {
        return document.letter.is_some() || claims(document);
    }
    let refused = document.found.as_ref().map(|it| it.refused.is_some());
    !refused.unwrap_or(false)
        && matches!(
            document.extension.as_str(),
            "tif" | "tiff" | "jpg" | "jpeg" | "png" | "txt" | "xml" | "csv" | "json"
        )
}
