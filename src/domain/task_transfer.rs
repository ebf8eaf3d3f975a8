//! A step of a case is given to another who may take it (forvaltningslova §§ 6 and 13 b; kommunelova § 25-1).

use super::person::Role;

/// Characters of why.
pub const SHORTEST_REASON: usize = 10;
pub const LONGEST_REASON: usize = 500;

/// Why a task is not given to another. Who may decide or confirm is refused as `domain::authority` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("this task follows from who somebody is in the case, and is not given to others")]
    NotAStep,
    #[error("in a whistleblowing case the officer alone gives a step to others")]
    OfficersAlone,
    #[error("the task is theirs already")]
    HasIt,
    #[error("whoever has a part in the case, or is conflicted, does not take it")]
    Implicated,
    #[error("the person has no account that is open, or no address")]
    NoAccount,
    #[error("the person does not have the role that the step asks for")]
    WithoutRole,
    #[error("the person is away now")]
    Absent,
    #[error("the reason is too short to be one")]
    TooShort,
    #[error("the reason is too long")]
    TooLong,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        match self {
            Refusal::Implicated => "forvaltningslova § 6",
            Refusal::OfficersAlone => "arbeidsmiljølova § 2 A-4",
            Refusal::WithoutRole | Refusal::NoAccount => "forvaltningslova § 13 b",
            _ => "kommunelova § 25-1",
        }
    }
}

/// Whoever would get a step.
#[derive(Clone, Copy, Debug)]
pub struct Receiver<'a> {
    pub roles: &'a [Role],
    pub part: Part,
    pub has_account: bool,
    pub is_absent: bool,
    /// The step prepares the case: only HR does. Who decides is asked elsewhere.
    pub prepares: bool,
}

/// Whether somebody has a part in the case, or is conflicted in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    None,
    Has,
    /// The case is for those alone who are named in it: that somebody has a part in it is not
    /// told to whoever asks (arbeidsmiljølova §§ 2 A-3, 2 A-4).
    HasUntold,
}

/// Whether the step may be given to them.
pub fn may_receive(receiver: Receiver<'_>) -> Result<(), Refusal> {
    let hr = [Role::HrOfficer, Role::HrHead];
    let is_in_hr = receiver.roles.iter().any(|role| hr.contains(role));
    if receiver.part == Part::HasUntold {
        Err(Refusal::WithoutRole)
    } else if receiver.part == Part::Has {
        Err(Refusal::Implicated)
    } else if !receiver.has_account {
        Err(Refusal::NoAccount)
    } else if receiver.prepares && !is_in_hr {
        Err(Refusal::WithoutRole)
    } else if receiver.is_absent {
        Err(Refusal::Absent)
    } else {
        Ok(())
    }
}

/// Whether somebody may give a step on at all. Who can take it and who cannot tells who has a part in
/// the case; in a whistleblowing case one of those is the reporter (arbeidsmiljølova § 2 A-4), whose name
/// the officer may know (`domain::access::may_know_reporter`) and the others who have a step may not.
pub fn may_hand_over(is_narrow: bool, may_know_reporter: bool) -> Result<(), Refusal> {
    if is_narrow && !may_know_reporter {
        Err(Refusal::OfficersAlone)
    } else {
        Ok(())
    }
}

/// Whether these words will do: the municipality's internal control asks why.
pub fn says_why(reason: &str) -> Result<(), Refusal> {
    match reason.trim().chars().count() {
        ..SHORTEST_REASON => Err(Refusal::TooShort),
        length if length > LONGEST_REASON => Err(Refusal::TooLong),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(change: impl FnOnce(&mut Receiver<'_>), expected: Result<(), Refusal>) {
        let mut receiver = Receiver {
            roles: &[Role::HrOfficer],
            part: Part::None,
            has_account: true,
            is_absent: false,
            prepares: true,
        };
        change(&mut receiver);
        assert_eq!(may_receive(receiver), expected);
    }

    #[test]
    fn a_step_is_given_to_whoever_may_take_it_alone() {
        check(|_| {}, Ok(()));
        check(|it| it.part = Part::Has, Err(Refusal::Implicated));
        check(|it| it.has_account = false, Err(Refusal::NoAccount));
        check(|it| it.is_absent = true, Err(Refusal::Absent));
        check(|it| it.roles = &[Role::Leader], Err(Refusal::WithoutRole));
        let decides = |it: &mut Receiver<'_>| {
            it.roles = &[];
            it.prepares = false;
        };
        check(decides, Ok(()));
        // Nobody learns by asking that somebody has a part in a whistleblowing case.
        check(|it| it.part = Part::HasUntold, Err(Refusal::WithoutRole));
    }
}
