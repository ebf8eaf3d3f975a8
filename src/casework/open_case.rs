//! Somebody opens a case to read it. The opening is in the trail before the page is.

use super::candidate::Known;
use super::core_standing::{Standing, standing as standing_in_core};
use super::{Failure, seen_ties, standing};
use crate::audit::Event;
use crate::domain::access::Viewer;
use crate::domain::authority::{self, Act, Policy};
use crate::domain::case::CaseNumber;
use crate::domain::clock_facts::ClockFacts;
use crate::domain::gate::Gates;
use crate::domain::next::Said;
use crate::domain::person::PersonId;
use crate::domain::report::ReportNumber;
use crate::domain::retention::Retention;
use crate::domain::ruleset::Ruleset;
use crate::store::access_grants::Grant;
use crate::store::access_requests::Request;
use crate::store::cases::Case;
use crate::store::confirmations::Confirmation;
use crate::store::consultations::Recorded;
use crate::store::corrections::Correction;
use crate::store::declarations::{Assignment, Conflict, Declaration};
use crate::store::delegations::Substitute;
use crate::store::documents::Document;
use crate::store::gates::Given;
use crate::store::handovers::Recorded as HandedOver;
use crate::store::hearings::{Given as Notified, Heard};
use crate::store::ledger::{self, Entry};
use crate::store::proposals::{Decided, Recommended};
use crate::store::retention::Mark;
use crate::store::suspensions::{Done, Suspension};
use crate::store::tasks::Task;
use crate::store::{
    Db, Tx, access_grants, access_requests, case_links, cases, clock_facts, confirmations,
    consultations, corrections, declarations, delegations, documents, gates, handovers, hearings,
    parties, people, proposals, reports, schedules, suspensions, tasks, units,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Remembers that `by` opened the page of the case.
pub fn open_case(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    page: &'static str,
) -> Result<(), Failure> {
    cases::take(tx, by, number)?;
    ledger::record(tx, &number.to_string(), &Event::CaseRead { page })?;
    Ok(())
}

/// Everything that the pages of a case show.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own that a page shows or does not"
)]
pub struct CaseFile {
    pub case: Case,
    pub report: reports::StoredReport,
    pub subject: people::Person,
    pub reporter: String,
    pub officer: String,
    pub unit: String,
    pub points: Vec<String>,
    pub gate_history: Vec<Given>,
    pub gates: Gates,
    /// The rule set of the case.
    pub ruleset: Arc<Ruleset>,
    pub proposal: Option<standing::Proposal>,
    pub recommended: Option<Recommended>,
    pub decided: Option<Decided>,
    /// What the second person said to the decision that stands.
    pub confirmation: Option<Confirmation>,
    /// The notices, the oldest first; the latest counts.
    pub notices: Vec<Notified>,
    pub statements: Vec<Heard>,
    pub consultations: Vec<Recorded>,
    pub substitutes: Vec<Substitute>,
    pub handovers: Vec<HandedOver>,
    /// The oldest first; at most the last has not ended.
    pub suspensions: Vec<Suspension>,
    pub suspension_deeds: Vec<Done>,
    pub clock_facts: ClockFacts,
    pub declarations: Vec<Declaration>,
    pub conflicts: Vec<Conflict>,
    pub assignments: Vec<Assignment>,
    /// Whether the reader has declared that they are impartial.
    pub has_declared: bool,
    pub reader: PersonId,
    /// How the reader stands to the case.
    stands: Known,
    /// Access that somebody was given or took, the newest first.
    pub grants: Vec<Grant>,
    /// The cases that this one is linked to, as far as the reader may see them.
    pub links: Vec<CaseNumber>,
    /// The reports that the matter has been sent on as, to become a personnel case.
    pub referred: Vec<ReportNumber>,
    /// Who has asked to see its documents, the newest first.
    pub requests: Vec<Request>,
    /// Whether the reader may be shown who reported, where that is shielded.
    pub may_know_reporter: bool,
    /// The steps that somebody has been asked to take.
    pub todos: Vec<Task>,
    /// The rules found nobody who may be told: somebody must put that right.
    pub lacks_recipient: bool,
    pub documents: Vec<Document>,
    /// What was corrected by adding, the oldest first.
    pub corrections: Vec<Correction>,
    pub mark: Option<Mark>,
    /// How it stands in the archive core.
    pub core: Option<Standing>,
    /// Whether the municipality's own periods stand in a schedule that is in force, and are no suggestions.
    pub has_schedule: bool,
    /// What the retention would be, were the case closed today as it is decided.
    pub would_be: Option<Retention>,
    /// What was done in the case, newest first; who has looked stands in the whole trail.
    pub trail: Vec<Entry>,
    /// The name behind each `u-17` of the trail and the file.
    pub names: BTreeMap<i32, String>,
}

/// Reads the file of a case that `by` has opened.
pub fn read_case(
    db: &mut Db,
    by: &Viewer,
    number: CaseNumber,
    today: NaiveDate,
) -> Result<CaseFile, Failure> {
    let case = cases::find(db, by, number)?;
    let open = tasks::list_open_of_case(db, case.id)?;
    let report = reports::find_by_id(db, case.report_id)?;
    let gate_history = gates::history(db, case.id)?;
    let decided = proposals::decision(db, case.id)?;
    let would_be = match &decided {
        Some(decided) if case.closed_at.is_none() => {
            let facts = super::close_case::facts(db, &case, decided, today)?;
            Some(super::recompute_retention::judged(db, &facts, today)?)
        }
        _ => None,
    };
    let kept = seen_ties::seen_kept(db, by, &case, would_be)?;
    Ok(CaseFile {
        subject: people::find(db, case.subject)?,
        reporter: people::find(db, report.report.reporter)?.name,
        officer: people::find(db, case.officer)?.name,
        unit: units::find(db, case.unit_id)?.name,
        points: parties::points(db, case.id)?,
        gates: standing::gates(&gate_history),
        gate_history,
        ruleset: standing::ruleset(db, &case.ruleset)?,
        proposal: standing::proposal(db, &case)?,
        recommended: proposals::recommendation(db, case.id)?,
        confirmation: match &decided {
            Some(decided) => confirmations::of_decision(db, decided.id)?,
            None => None,
        },
        decided,
        notices: hearings::notices(db, case.id)?,
        statements: hearings::statements(db, case.id)?,
        consultations: consultations::list(db, case.id)?,
        handovers: handovers::list(db, case.id)?,
        suspensions: suspensions::list(db, case.id)?,
        suspension_deeds: suspensions::deeds(db, case.id)?,
        clock_facts: clock_facts::latest(db, case.id)?,
        declarations: declarations::list(db, case.id)?,
        conflicts: declarations::conflicts(db, case.id)?,
        assignments: declarations::assignments(db, case.id)?,
        has_declared: declarations::has(db, case.id, by.person)?,
        reader: by.person,
        stands: Known::of(db, by, &case, today)?,
        grants: access_grants::list(db, case.id)?,
        links: case_links::list(db, by, case.id)?,
        requests: access_requests::list(db, case.id)?,
        referred: reports::referred_from(db, case.id)?,
        may_know_reporter: super::show_reporter::may_know(db, by, &case)?,
        substitutes: delegations::substitutes(db, case.id)?,
        lacks_recipient: open.iter().any(|task| task.kind.is_blocking()),
        todos: open
            .into_iter()
            .filter(|task| task.todo.is_some())
            .collect(),
        documents: documents::list(db, case.id)?,
        corrections: corrections::list(db, case.id)?,
        mark: kept.mark,
        core: standing_in_core(db, case.id)?,
        has_schedule: schedules::in_force(db, today)?.is_some(),
        would_be: kept.would_be,
        trail: kept.trail,
        names: people::names(db)?,
        case,
        report,
    })
}

impl CaseFile {
    /// Why the reader may not decide `act` here.
    pub fn may_decide(&self, act: Act, policy: Policy) -> Result<(), authority::Refusal> {
        authority::may_decide(&self.stands.candidate(), act, self.stands.today, policy)
    }

    /// Why the reader may not confirm what `decider` decided.
    pub fn may_confirm(&self, act: Act, decider: PersonId) -> Result<(), authority::Refusal> {
        authority::may_confirm(&self.stands.candidate(), act, decider, self.stands.today)
    }

    /// Whether the reader may end the suspension.
    pub fn may_end_suspension(&self) -> bool {
        let candidate = self.stands.candidate();
        authority::is_impartial(&candidate).is_ok()
            && authority::may_end_suspension(&candidate, self.stands.today)
    }

    /// The decision that stands; one that was sent back does not.
    pub fn standing_decision(&self) -> Option<&Decided> {
        self.decided
            .as_ref()
            .filter(|_| self.case.stage.is_decided())
    }

    /// What has been said of the case so far.
    pub fn said(&self) -> Said {
        let recommended = self.recommended.as_ref();
        Said::of(
            self.case.stage,
            self.proposal.as_ref().map(|it| it.assessment.severity),
            recommended.map(|it| it.recommendation.severity),
            self.decided.as_ref().map(|it| it.decision.severity),
        )
    }

    /// The name of whoever the ledger calls `actor`; the actor itself where it is no person.
    pub fn name_of<'a>(&'a self, actor: &'a str) -> &'a str {
        let id = actor.strip_prefix("u-").and_then(|id| id.parse().ok());
        let name = id.and_then(|id: i32| self.names.get(&id));
        name.map_or(actor, String::as_str)
    }
}
