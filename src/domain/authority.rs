//! The right person: who may decide what, and who may confirm it.

use super::person::{PersonId, Role};
use super::severity::Severity;
use chrono::NaiveDate;

/// What is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// No reaction, or guidance: the employer's daily right to lead.
    Settle,
    Warn,
    Dismiss,
    Terminate,
    Suspend,
}

impl Act {
    pub const ALL: [Act; 5] = [
        Act::Settle,
        Act::Warn,
        Act::Dismiss,
        Act::Terminate,
        Act::Suspend,
    ];

    /// What the chief executive may delegate, and what the register therefore knows.
    pub const DELEGABLE: [Act; 4] = [Act::Warn, Act::Dismiss, Act::Terminate, Act::Suspend];

    pub fn of(severity: Severity) -> Act {
        match severity {
            Severity::None | Severity::Guidance => Act::Settle,
            Severity::Warning => Act::Warn,
            Severity::Dismissal => Act::Dismiss,
            Severity::Termination => Act::Terminate,
        }
    }

    /// The name the database and the ledger keep. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Act::Settle => "settle",
            Act::Warn => "warn",
            Act::Dismiss => "dismiss",
            Act::Terminate => "terminate",
            Act::Suspend => "suspend",
        }
    }

    pub fn parse(code: &str) -> Option<Act> {
        Act::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Whether a second person must confirm, whatever was proposed: it takes the
    /// employment or the daily work from somebody. No statute asks for it; it is
    /// the house's own control (kommunelova § 25-1).
    pub fn needs_second(self) -> bool {
        matches!(self, Act::Dismiss | Act::Terminate | Act::Suspend)
    }
}

/// The power to decide, given to a person for a time (kommunelova §§ 5-3 and 13-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delegation {
    pub person: PersonId,
    pub act: Act,
    pub from_on: NaiveDate,
    /// The last day.
    pub to_on: Option<NaiveDate>,
}

impl Delegation {
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from_on <= day && self.to_on.is_none_or(|last| day <= last)
    }
}

/// Somebody who wants to decide or to confirm, and how they stand to the case.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    pub person: PersonId,
    pub roles: &'a [Role],
    /// The person's own delegations, old ones too.
    pub delegations: &'a [Delegation],
    /// Appointed to decide in this case in place of somebody conflicted (forvaltningslova § 9).
    pub is_substitute: bool,
    pub conflict: Option<Conflict>,
    /// Registered the case.
    pub registered_it: bool,
    /// The officer who prepares the case.
    pub is_officer: bool,
}

/// Who is conflicted, as far as it concerns a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// Declared or registered in the case (forvaltningslova § 6).
    Own,
    /// The nearest leader is conflicted (§ 6 third paragraph).
    Leader,
}

/// The municipality's own choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// Whether whoever registered a case may decide it: small municipalities have
    /// few hands, and no law forbids it.
    pub registrar_may_decide: bool,
}

impl Default for Policy {
    fn default() -> Policy {
        Policy {
            registrar_may_decide: true,
        }
    }
}

/// Why a person may not decide or confirm. Each has a sentence in every language of the house.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the person is conflicted in the case")]
    Conflicted,
    #[error("the person's own leader is conflicted in the case")]
    LeaderConflicted,
    #[error(
        "the power to {act:?} lies with the chief executive, and is not delegated to the person"
    )]
    NotDelegated { act: Act },
    #[error("the delegation to {act:?} ended on {ended}")]
    DelegationEnded { act: Act, ended: NaiveDate },
    #[error("the delegation to {act:?} begins on {begins}")]
    DelegationNotBegun { act: Act, begins: NaiveDate },
    #[error("whoever registered the case does not decide it here")]
    RegisteredIt,
    #[error("nobody confirms their own decision")]
    OwnDecision,
    #[error("the officer who prepared the case does not confirm the decision")]
    OwnCase,
    #[error("nobody is conflicted in the case, so nobody needs a substitute")]
    NobodyConflicted,
    #[error("a substitute cannot have been appointed on a day that is not yet")]
    AppointedInFuture,
}

impl Refusal {
    /// Where the rule stands; the last three are the house's own control.
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Conflicted => "forvaltningslova § 6",
            Refusal::LeaderConflicted => "forvaltningslova § 6 tredje ledd",
            Refusal::NotDelegated { .. }
            | Refusal::DelegationEnded { .. }
            | Refusal::DelegationNotBegun { .. } => "kommunelova § 13-1 sjuande ledd",
            Refusal::NobodyConflicted | Refusal::AppointedInFuture => "forvaltningslova § 9",
            Refusal::RegisteredIt | Refusal::OwnDecision | Refusal::OwnCase => "kommunelova § 25-1",
        }
    }
}

/// Whether the candidate may decide `act` on `today`.
///
/// The chief executive has the running responsibility for the staff (kommunelova
/// § 13-1 seventh paragraph) and may delegate it. A conflicted person does not
/// decide (forvaltningslova § 6 first and second paragraphs), nor does the direct
/// subordinate of a conflicted leader (third paragraph); then a substitute is
/// appointed (§ 9), who is not such a subordinate either.
pub fn may_decide(
    candidate: &Candidate<'_>,
    act: Act,
    today: NaiveDate,
    policy: Policy,
) -> Result<(), Refusal> {
    is_impartial(candidate)?;
    has_power(candidate, act, today)?;
    if candidate.registered_it && act > Act::Settle && !policy.registrar_may_decide {
        return Err(Refusal::RegisteredIt);
    }
    Ok(())
}

/// Whether the candidate may confirm what `decider` decided.
///
/// A second pair of eyes: the chief executive, the head of HR, or whoever could
/// have decided it; never the decider, and never the officer who prepared it.
pub fn may_confirm(
    candidate: &Candidate<'_>,
    act: Act,
    decider: PersonId,
    today: NaiveDate,
) -> Result<(), Refusal> {
    is_impartial(candidate)?;
    if candidate.person == decider {
        return Err(Refusal::OwnDecision);
    }
    if candidate.is_officer || candidate.registered_it {
        return Err(Refusal::OwnCase);
    }
    if candidate.roles.contains(&Role::HrHead) {
        return Ok(());
    }
    // Guidance and no reaction need no delegation, but a second opinion does: it comes from above.
    has_power(candidate, act.max(Act::Warn), today)
}

/// Whether the candidate, who is impartial, may end a suspension. It must end at once when its conditions are gone
/// (arbeidsmiljølova § 15-13 second paragraph), so HR may do it beside whoever may decide one.
pub fn may_end_suspension(candidate: &Candidate<'_>, today: NaiveDate) -> bool {
    is_hr(candidate) || has_power(candidate, Act::Suspend, today).is_ok()
}

/// A place from which somebody can be asked to decide or to confirm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seat {
    /// The officer who prepares the case.
    Officer,
    HrHead,
    /// Appointed for this case (forvaltningslova § 9).
    Substitute,
    /// Has it delegated (kommunelova § 13-1 seventh paragraph).
    Delegate,
    ChiefExecutive,
}

/// Who is asked to decide, the first who may: a substitute was appointed for just this case, a
/// delegate for just this act, and the rest is the chief executive's (kommunelova § 13-1).
pub fn asked_to_decide(act: Act) -> &'static [Seat] {
    use Seat::{ChiefExecutive, Delegate, Officer, Substitute};
    match act {
        Act::Settle => &[Officer, Substitute, Delegate, ChiefExecutive],
        _ => &[Substitute, Delegate, ChiefExecutive],
    }
}

/// Who is asked for a second opinion, the first who may: the head of HR before those who decide.
pub const ASKED_TO_CONFIRM: &[Seat] = &[
    Seat::HrHead,
    Seat::Substitute,
    Seat::Delegate,
    Seat::ChiefExecutive,
];

/// Whether a decision waits for a second person: it takes work or income, or it
/// is another than the program proposed (personvernforordninga art. 22: a person
/// decides, and the deviation is looked at once more).
pub fn needs_second(decided: Severity, proposed: Severity) -> bool {
    Act::of(decided).needs_second() || decided != proposed
}

/// Neither conflicted, nor directly led by whoever is (forvaltningslova § 6).
pub fn is_impartial(candidate: &Candidate<'_>) -> Result<(), Refusal> {
    match candidate.conflict {
        Some(Conflict::Own) => Err(Refusal::Conflicted),
        Some(Conflict::Leader) => Err(Refusal::LeaderConflicted),
        None => Ok(()),
    }
}

fn is_hr(candidate: &Candidate<'_>) -> bool {
    let hr = [Role::HrOfficer, Role::HrHead];
    candidate.roles.iter().any(|role| hr.contains(role))
}

fn has_power(candidate: &Candidate<'_>, act: Act, today: NaiveDate) -> Result<(), Refusal> {
    if candidate.roles.contains(&Role::ChiefExecutive)
        || candidate.is_substitute
        || (act == Act::Settle && is_hr(candidate))
    {
        return Ok(());
    }
    let given: Vec<&Delegation> = candidate
        .delegations
        .iter()
        .filter(|it| it.act == act && it.person == candidate.person)
        .collect();
    if given.iter().any(|it| it.holds_on(today)) {
        return Ok(());
    }
    let begins = given.iter().map(|it| it.from_on).filter(|day| *day > today);
    if let Some(begins) = begins.min() {
        return Err(Refusal::DelegationNotBegun { act, begins });
    }
    let ended = given.iter().filter_map(|it| it.to_on).max();
    Err(match ended {
        Some(ended) => Refusal::DelegationEnded { act, ended },
        None => Refusal::NotDelegated { act },
    })
}
