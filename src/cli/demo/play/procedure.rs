//! The lawful way in the story: notice, statement, meeting, confirmation, delivery.

use super::{Scene, Wrong, known};
use crate::casework::confirm_decision::{Verdict, confirm_decision};
use crate::casework::deliver_letter::deliver_letter;
use crate::casework::draft_letter::{draft_letter, save_letter};
use crate::casework::finalise_letter::finalise_letter;
use crate::casework::give_notice::give_notice;
use crate::casework::make_recommendation::make_recommendation;
use crate::casework::record_consultation::record_consultation;
use crate::casework::record_decision::record_decision;
use crate::casework::record_statement::record_statement;
use crate::cli::demo::script::{Confirm, Consult, Decide, Deliver, Hear, Recommend};
use crate::domain::access::Viewer;
use crate::domain::calendar::moved;
use crate::domain::case::CaseNumber;
use crate::domain::clocks::Tariff;
use crate::domain::consultation::{Consultation, Minutes};
use crate::domain::decision::{Decision, Recommendation};
use crate::domain::handover::{Arrival, Handover, Mode};
use crate::domain::hearing::{Manner, Notice, SUGGESTED_DAYS, Statement};
use crate::domain::impartiality::Said;
use crate::domain::letter::Kind;
use crate::domain::local_time::{day, local};
use crate::domain::person::Language;
use crate::domain::severity::Severity;
use crate::store::{cases, letters, proposals};
use chrono::{Days, TimeDelta};

/// What the demo writes where the case says nothing yet.
const STANDARD: &str =
    "Vi viser til avgjerda og til det som kom fram i høyringa. Ta kontakt om noko er uklart.";

impl Scene<'_> {
    pub(super) fn notify(&self, number: CaseNumber, by: &Viewer, it: &Hear) -> Result<(), Wrong> {
        let sent_on = day(self.at);
        let reply_by = sent_on.checked_add_days(Days::new(SUGGESTED_DAYS));
        let notice = Notice {
            matter: it.matter.clone(),
            sent_on,
            reply_by: moved(reply_by.unwrap_or(sent_on)),
        };
        let officer = by.clone();
        self.write(by, move |tx| give_notice(tx, &officer, number, notice))
    }

    pub(super) fn hear(&self, number: CaseNumber, by: &Viewer, it: &Hear) -> Result<(), Wrong> {
        let statement = Statement {
            manner: Manner::Written,
            received_on: day(self.at),
            text: it.said.clone(),
        };
        Ok(record_statement(&self.office(), by, number, statement)?)
    }

    pub(super) fn consult(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Consult,
    ) -> Result<(), Wrong> {
        let (officer, consultation) = (by.clone(), self.minutes(it));
        self.write(by, move |tx| {
            record_consultation(tx, &officer, number, &consultation)
        })
    }

    /// The meeting is over when its minutes are written down.
    pub(super) fn minutes(&self, it: &Consult) -> Consultation {
        let (from, to) = (
            local(self.at - TimeDelta::minutes(75)).time(),
            local(self.at - TimeDelta::minutes(15)).time(),
        );
        Consultation::Held(Minutes {
            held_on: day(self.at),
            from,
            to,
            place: "Møterom 2, kommunehuset".to_owned(),
            participants: it.participants.clone(),
            background: it.background.clone(),
            documents: "Framlegget, førehandsvarselet og uttalen".to_owned(),
            employer_view: it.employer.clone(),
            employee_view: it.employee.clone(),
            other_work: it.other_work.clone(),
            signatures: "Alle som var med, har skrive under".to_owned(),
        })
    }

    pub(super) fn recommend(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Recommend,
    ) -> Result<(), Wrong> {
        let recommendation = Recommendation {
            severity: known(Severity::parse(&it.severity), &it.severity)?,
            grounds: it.grounds.clone(),
            weighing: it.weighing.clone(),
        };
        Ok(make_recommendation(
            &self.office(),
            by,
            number,
            recommendation,
        )?)
    }

    pub(super) fn decide(&self, number: CaseNumber, decide: &Decide) -> Result<(), Wrong> {
        let decision = Decision {
            severity: known(Severity::parse(&decide.severity), &decide.severity)?,
            rules: decide.rules.clone(),
            facts: decide.facts.clone(),
            grounds: decide.grounds.clone(),
            weighing: decide.weighing.clone(),
            alternatives: decide.alternatives.clone(),
        };
        let by = self.viewer(&decide.by)?;
        Ok(record_decision(
            &self.office(),
            &by,
            number,
            decision,
            Said::Impartial,
        )?)
    }

    pub(super) fn confirm(&self, number: CaseNumber, it: &Confirm) -> Result<(), Wrong> {
        let by = self.viewer(&it.by)?;
        let (second, grounds) = (by.clone(), it.grounds.clone());
        self.write(&by, move |tx| {
            confirm_decision(
                tx,
                &second,
                number,
                Verdict::Confirmed,
                &grounds,
                Said::Impartial,
            )
        })
    }

    /// The kind of letter that the decision asks for.
    fn letter_kind(&self, number: CaseNumber, by: &Viewer) -> Result<Kind, Wrong> {
        let decided = self.player.store.read(|db| {
            let case = cases::find(db, by, number)?;
            proposals::decision(db, case.id)
        })?;
        Ok(match decided.map(|made| made.decision.severity) {
            Some(Severity::Dismissal) => Kind::Dismissal,
            Some(Severity::Termination) => Kind::Termination,
            _ => Kind::Warning,
        })
    }

    /// The letter, with what the case does not say already.
    pub(super) fn write_letter(
        &self,
        number: CaseNumber,
        by: &Viewer,
        kind: Kind,
    ) -> Result<(), Wrong> {
        let store = self.player.store;
        let officer = by.clone();
        let uuid = store.write(&by.person.to_string(), self.at, move |tx| {
            let tariff = Tariff::default();
            draft_letter(tx, &officer, number, kind, Language::Nynorsk, tariff)
        })?;
        let drafted = store.read(|db| {
            let case = cases::find(db, by, number)?;
            letters::find(db, case.id, &uuid)
        })?;
        let mut draft = drafted.draft;
        for block in kind.mandatory().filter(|block| block.is_written()) {
            let own = draft.texts.entry(block).or_default();
            if own.is_empty() {
                own.push_str(STANDARD);
            }
        }
        let (officer, name) = (by.clone(), uuid.clone());
        self.write(by, move |tx| {
            save_letter(tx, &officer, number, &name, &draft)
        })?;
        let letters = self.player.letters;
        Ok(finalise_letter(&self.office(), letters, by, number, &uuid)?)
    }

    pub(super) fn deliver(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Deliver,
    ) -> Result<(), Wrong> {
        self.write_letter(number, by, self.letter_kind(number, by)?)?;
        let (officer, handover) = (by.clone(), self.handover(it));
        self.write(by, move |tx| {
            deliver_letter(tx, &officer, number, &handover)
        })
    }

    pub(super) fn handover(&self, it: &Deliver) -> Handover {
        Handover {
            mode: Mode::Hand,
            sent_on: day(self.at),
            arrival: Arrival::Received,
            arrived_on: day(self.at),
            note: it.note.clone(),
        }
    }
}
