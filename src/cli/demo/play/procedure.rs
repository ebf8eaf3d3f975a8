//! The lawful way in the story: notice, statement, meeting, confirmation, delivery.

use super::{Scene, Wrong};
use crate::casework::confirm_decision::{Verdict, confirm_decision};
use crate::casework::deliver_letter::deliver_letter;
use crate::casework::give_notice::give_notice;
use crate::casework::record_consultation::record_consultation;
use crate::casework::record_statement::record_statement;
use crate::cli::demo::script::{Confirm, Consult, Deliver, Hear};
use crate::domain::access::Viewer;
use crate::domain::calendar::moved;
use crate::domain::case::CaseNumber;
use crate::domain::consultation::{Consultation, Minutes};
use crate::domain::handover::{Arrival, Handover, Mode};
use crate::domain::hearing::{Manner, Notice, SUGGESTED_DAYS, Statement};
use crate::domain::local_time::{day, local};
use chrono::{Days, TimeDelta};

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
        let officer = by.clone();
        self.write(by, move |tx| {
            record_statement(tx, &officer, number, &statement)
        })
    }

    /// The meeting is over when its minutes are written down.
    pub(super) fn consult(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Consult,
    ) -> Result<(), Wrong> {
        let (from, to) = (
            local(self.at - TimeDelta::minutes(75)).time(),
            local(self.at - TimeDelta::minutes(15)).time(),
        );
        let consultation = Consultation::Held(Minutes {
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
        });
        let officer = by.clone();
        self.write(by, move |tx| {
            record_consultation(tx, &officer, number, &consultation)
        })
    }

    pub(super) fn confirm(&self, number: CaseNumber, it: &Confirm) -> Result<(), Wrong> {
        let by = self.viewer(&it.by)?;
        let (second, grounds) = (by.clone(), it.grounds.clone());
        self.write(&by, move |tx| {
            confirm_decision(tx, &second, number, Verdict::Confirmed, &grounds)
        })
    }

    pub(super) fn deliver(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Deliver,
    ) -> Result<(), Wrong> {
        let handover = Handover {
            mode: Mode::Hand,
            sent_on: day(self.at),
            arrival: Arrival::Received,
            arrived_on: day(self.at),
            note: it.note.clone(),
        };
        let officer = by.clone();
        self.write(by, move |tx| {
            deliver_letter(tx, &officer, number, &handover)
        })
    }
}
