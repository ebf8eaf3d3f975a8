//! A suspension in the story.

use super::{Scene, Wrong};
use crate::casework::confirm_decision::Verdict;
use crate::casework::confirm_suspension::confirm_suspension;
use crate::casework::consult_on_suspension::consult_on_suspension;
use crate::casework::decide_suspension::decide_suspension;
use crate::casework::deliver_suspension::deliver_suspension;
use crate::casework::propose_suspension::propose_suspension;
use crate::casework::review_suspension::review_suspension;
use crate::cli::demo::script::{Consult, Deliver, Review, Suspend};
use crate::domain::access::Viewer;
use crate::domain::authority::Policy;
use crate::domain::case::CaseNumber;
use crate::domain::impartiality::Said;
use crate::domain::letter::Kind;
use crate::domain::suspension::Grounds;

impl Scene<'_> {
    pub(super) fn propose_suspension(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Suspend,
    ) -> Result<(), Wrong> {
        let grounds = Grounds {
            suspicion: it.suspicion.clone(),
            need: it.need.clone(),
        };
        let officer = by.clone();
        self.write(by, move |tx| {
            propose_suspension(tx, &officer, number, &grounds)
        })
    }

    pub(super) fn consult_on_suspension(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Consult,
    ) -> Result<(), Wrong> {
        let (officer, consultation) = (by.clone(), self.minutes(it));
        self.write(by, move |tx| {
            consult_on_suspension(tx, &officer, number, &consultation)
        })
    }

    /// Decided by one, and confirmed by another the same day.
    pub(super) fn suspend(&self, number: CaseNumber, it: &Suspend) -> Result<(), Wrong> {
        let by = self.viewer(&it.by)?;
        let (decider, grounds) = (by.clone(), it.grounds.clone());
        self.write(&by, move |tx| {
            decide_suspension(
                tx,
                &decider,
                number,
                &grounds,
                Policy::default(),
                Said::Impartial,
            )
        })?;
        let by = self.viewer(&it.second)?;
        let (second, grounds) = (by.clone(), it.confirmation.clone());
        self.write(&by, move |tx| {
            confirm_suspension(
                tx,
                &second,
                number,
                Verdict::Confirmed,
                &grounds,
                Said::Impartial,
            )
        })
    }

    pub(super) fn deliver_suspension(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Deliver,
    ) -> Result<(), Wrong> {
        self.write_letter(number, by, Kind::Suspension)?;
        let (officer, handover) = (by.clone(), self.handover(it));
        self.write(by, move |tx| {
            deliver_suspension(tx, &officer, number, &handover)
        })
    }

    pub(super) fn review_suspension(
        &self,
        number: CaseNumber,
        by: &Viewer,
        it: &Review,
    ) -> Result<(), Wrong> {
        let (officer, grounds) = (by.clone(), it.grounds.clone());
        self.write(by, move |tx| {
            review_suspension(tx, &officer, number, &grounds, "")
        })
    }
}
