//! An officer makes a case of a report.

use super::conflicted::{self, About};
use super::{Failure, Office, next_step, notify};
use crate::audit::Event;
use crate::documents::texts;
use crate::domain::access::Viewer;
use crate::domain::administrative_law::{RuleSet, for_case_started};
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::document::{Kind, PERSONAL, PUBLIC_CASE_TITLE, PUBLIC_NARROW_TITLE};
use crate::domain::gate::{Question, Whistleblowing};
use crate::domain::gate_answer::GateAnswer;
use crate::domain::local_time;
use crate::domain::registration::Registration;
use crate::domain::report::ReportNumber;
use crate::domain::routing::LeaderTold;
use crate::domain::ruleset::Ruleset;
use crate::domain::task::TaskKind;
use crate::domain::triage::may_read;
use crate::store::cases::NewCase;
use crate::store::documents::NewDocument;
use crate::store::files::{self, Kept};
use crate::store::parties::Part;
use crate::store::reports::StoredReport;
use crate::store::{
    StoreError, Tx, attachments, case_links, cases, documents, gates, hr_reports, ledger, parties,
    people, report_holders, reports, tasks,
};

/// Registers the report as a case under the next number of the year, puts the
/// report and its attachments in it, and tells the right leader.
///
/// The officer who registers has taken the report (`take_report`), and is neither the subject
/// nor the reporter (forvaltningslova § 6). A report becomes one case: registered twice, the
/// second officer is told the number of the first.
pub fn register_case(
    office: &Office<'_>,
    by: &Viewer,
    report: ReportNumber,
    registration: Registration,
) -> Result<CaseNumber, Failure> {
    let found = office.store.read(|db| {
        let stored = reports::find(db, report)?;
        let reporter = people::find(db, stored.report.reporter)?;
        let owner = files::of_report(db, stored.id)?;
        Ok::<_, StoreError>((stored, reporter.name, owner))
    });
    let (stored, reporter, owner) = found?;
    // The name of whoever blew the whistle stands in one place, and is shown there (`show_reporter`).
    let reporter = match registration.whistleblowing {
        Whistleblowing::Yes => texts::SHIELDED,
        Whistleblowing::No => &reporter,
    };
    let text = texts::report(&stored, reporter);
    let kept = office.files.keep(&owner, text.as_bytes())?;
    let (by, leader_told) = (by.clone(), office.leader_told);
    let rules = for_case_started(local_time::day(office.now), office.fvl2025_from);
    office
        .store
        .write(&by.person.to_string(), office.now, move |tx| {
            let at = Registering {
                by: &by,
                stored: &stored,
                registration: &registration,
                leader_told,
                rules,
            };
            at.write(tx, kept)
        })
}

struct Registering<'a> {
    by: &'a Viewer,
    stored: &'a StoredReport,
    registration: &'a Registration,
    leader_told: LeaderTold,
    rules: RuleSet,
}

impl Registering<'_> {
    fn write(&self, tx: &mut Tx<'_>, report_text: Kept) -> Result<CaseNumber, Failure> {
        let me = self.by.person;
        let (stored, registration) = (self.stored, self.registration);
        if me == stored.report.reporter || me == registration.subject {
            return Err(Failure::Implicated);
        }
        if let Some(number) = cases::of_report(tx.db(), stored.id)? {
            cases::take(tx, self.by, number)?;
            return Err(Failure::AlreadyRegistered(number));
        }
        let today = local_time::day(tx.now);
        let holder = report_holders::find(tx.db(), stored.id, today)?;
        may_read(holder.map(|it| it.person), me)?;
        let about = About {
            subject: registration.subject,
            reporter: stored.report.reporter,
            officer: registration.officer,
            unit: registration.unit,
            happened_on: registration.happened_on,
        };
        let conflicts = conflicted::holders(tx.db(), &about, &registration.conflicted)?;
        if conflicts.contains(&me) || conflicts.contains(&registration.officer) {
            return Err(Failure::Implicated);
        }
        let people = [
            &conflicts[..],
            &[registration.subject, stored.report.reporter],
        ]
        .concat();
        let is_apart = hr_reports::reads_lists(tx.db(), &people, today)?;
        let (id, number) = cases::insert(tx, &self.case(is_apart))?;
        for point in &registration.points {
            parties::allege(tx, id, point)?;
        }
        parties::insert(tx, id, registration.subject, Part::Subject)?;
        parties::insert(tx, id, stored.report.reporter, Part::Reporter)?;
        let grounds = &registration.conflicted_grounds;
        conflicted::declare(tx, id, &conflicts, grounds, me)?;
        for answer in self.answers() {
            gates::insert(tx, id, &answer, me)?;
        }
        self.put_documents(tx, id, report_text)?;
        let gates = notify::Gates::of_case(tx.db(), id)?;
        notify::tell_of_case(tx, id, gates, self.leader_told)?;
        next_step::settle(tx, id)?;
        self.link(tx, id)?;
        for task in tasks::list_of_report(tx.db(), stored.id, TaskKind::NewReport)? {
            // The link in a colleague's mail leads to nothing more.
            if self.is_narrow() && task.person != me {
                tasks::withdraw(tx, &task)?;
            } else if task.closed_at.is_none() {
                tasks::close(tx, task.id)?;
            }
        }
        let event = Event::CaseRegistered {
            ruleset: Ruleset::builtin().code(),
        };
        ledger::record(tx, &number.to_string(), &event)?;
        Ok(number)
    }

    /// To the whistleblowing case that the matter was sent on from (`refer_case`). It is written
    /// under that one alone: the trail of this one does not tell that there is another.
    fn link(&self, tx: &mut Tx<'_>, case: i32) -> Result<(), Failure> {
        let Some(origin) = reports::origin(tx.db(), self.stored.id)? else {
            return Ok(());
        };
        if self.is_narrow() {
            return Ok(());
        }
        let from = cases::by_id(tx.db(), origin)?;
        case_links::insert(tx, from.id, case, from.officer)?;
        ledger::record(tx, &from.number.to_string(), &Event::CasesLinked)?;
        Ok(())
    }

    /// A whistleblowing case is for those alone who are named in it.
    fn is_narrow(&self) -> bool {
        self.registration.whistleblowing == Whistleblowing::Yes
    }

    fn case(&self, is_apart: bool) -> NewCase {
        let registration = self.registration;
        NewCase {
            report_id: self.stored.id,
            title: registration.title.clone(),
            public_title: if self.is_narrow() {
                PUBLIC_NARROW_TITLE.to_owned()
            } else {
                PUBLIC_CASE_TITLE.to_owned()
            },
            subject: registration.subject,
            unit_id: registration.unit,
            officer: registration.officer,
            happened_on: registration.happened_on,
            channel: registration.channel,
            ruleset: Ruleset::builtin().code(),
            administrative_law: self.rules.code(),
            registered_by: self.by.person,
            is_narrow: self.is_narrow(),
            is_apart,
        }
    }

    /// G3 and G4 are answered with the registration.
    fn answers(&self) -> [GateAnswer; 2] {
        let registration = self.registration;
        let conflicted = registration.conflicted.iter().map(|who| who.code());
        [
            GateAnswer {
                question: Question::Whistleblowing,
                codes: vec![registration.whistleblowing.code()],
                grounds: registration.whistleblowing_grounds.clone(),
            },
            GateAnswer {
                question: Question::Conflicted,
                codes: conflicted.collect(),
                grounds: registration.conflicted_grounds.clone(),
            },
        ]
    }

    /// The report as the first document, and what came with it attached.
    fn put_documents(
        &self,
        tx: &mut Tx<'_>,
        case_id: i32,
        report_text: Kept,
    ) -> Result<(), Failure> {
        let by = self.by.person;
        let received_on = local_time::day(self.stored.received_at);
        let report = NewDocument {
            kind: Kind::Report,
            main_id: None,
            title: texts::REPORT_TITLE.to_owned(),
            public_title: texts::REPORT_TITLE.to_owned(),
            shielding: PERSONAL.to_owned(),
            name: "melding.txt".to_owned(),
            extension: "txt".to_owned(),
            media_type: "text/plain".to_owned(),
            kept: report_text,
            dated_on: received_on,
        };
        let main = documents::insert(tx, case_id, &report, by)?;
        for attachment in attachments::list_of_report(tx.db(), self.stored.id)? {
            let size = i64::try_from(attachment.size).expect("an attachment is below 20 MB");
            let attached = NewDocument {
                kind: Kind::Evidence,
                main_id: Some(main),
                title: attachment.name.clone(),
                public_title: texts::ATTACHMENT_TITLE.to_owned(),
                shielding: PERSONAL.to_owned(),
                name: attachment.name,
                extension: attachment.extension,
                media_type: attachment.media_type,
                kept: Kept {
                    owner: attachment.owner,
                    sha256: attachment.sha256,
                    size,
                },
                dated_on: received_on,
            };
            documents::insert(tx, case_id, &attached, by)?;
        }
        Ok(())
    }
}
