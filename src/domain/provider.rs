//! Sign-in at the municipality's own provider: whom it means, what its groups open, and what its proof is worth.

use super::person::Role;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeSet;

/// What the provider says of somebody. It is true only after `identity` has verified it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// The claim that ties to a person.
    pub key: Option<String>,
    /// Whether the provider vouches for the e-mail address; many say nothing about it.
    pub is_email_verified: Option<bool>,
    pub groups: BTreeSet<String>,
    /// How it was proved, as one class (acr) and as single methods (amr).
    pub class: Option<String>,
    pub methods: BTreeSet<String>,
    pub proved_at: Option<DateTime<Utc>>,
}

/// What the claim is compared with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Key {
    EmployeeNo,
    #[default]
    Email,
}

impl Key {
    pub fn parse(code: &str) -> Option<Key> {
        match code {
            "employee_no" => Some(Key::EmployeeNo),
            "email" => Some(Key::Email),
            _ => None,
        }
    }
}

/// Who may come in without a role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Access {
    Everybody,
    Groups(Vec<String>),
}

/// What the operator has agreed on with whoever runs the provider.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub key: Key,
    pub access: Access,
    /// The groups of each role that is confirmed by groups.
    pub groups: Vec<(Role, Vec<String>)>,
    /// Classes (acr) one of which is asked for; empty when none is.
    pub classes: Vec<String>,
    /// Methods (amr) one of which is asked for; empty when none is.
    pub methods: Vec<String>,
}

/// Why somebody whom the provider has let in does not come in here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the claim that ties to a person is missing")]
    NoKey,
    #[error("the provider does not vouch for the e-mail address")]
    UnverifiedEmail,
    #[error("nobody here is whom the provider means")]
    UnknownPerson,
    #[error("the person has no account")]
    NoAccount,
    #[error("the account is disabled")]
    Disabled,
    #[error("the person has left")]
    HasLeft,
    #[error("none of the person's groups opens anything here")]
    NoGroup,
    #[error("the provider's proof is weaker than what is asked for")]
    WeakProof,
    #[error("the provider did not ask again")]
    StaleProof,
    #[error("somebody else proved themselves")]
    OtherPerson,
}

impl Refusal {
    pub const ALL: [Refusal; 10] = [
        Refusal::NoKey,
        Refusal::UnverifiedEmail,
        Refusal::UnknownPerson,
        Refusal::NoAccount,
        Refusal::Disabled,
        Refusal::HasLeft,
        Refusal::NoGroup,
        Refusal::WeakProof,
        Refusal::StaleProof,
        Refusal::OtherPerson,
    ];

    /// As the ledger writes it.
    pub fn why(self) -> &'static str {
        match self {
            Refusal::NoKey => "no-claim",
            Refusal::UnverifiedEmail => "unverified-email",
            Refusal::UnknownPerson => "unknown-person",
            Refusal::NoAccount => "no-account",
            Refusal::Disabled => "disabled",
            Refusal::HasLeft => "has-left",
            Refusal::NoGroup => "no-group",
            Refusal::WeakProof => "weak-proof",
            Refusal::StaleProof => "stale-proof",
            Refusal::OtherPerson => "other-person",
        }
    }

    /// Whether the municipality has taken back what a running session rests on.
    pub fn ends_session(self) -> bool {
        matches!(
            self,
            Refusal::NoGroup | Refusal::HasLeft | Refusal::Disabled | Refusal::NoAccount
        )
    }
}

impl Terms {
    /// The value that ties to a person.
    pub fn key_of<'a>(&self, said: &'a Said) -> Result<&'a str, Refusal> {
        let key = said.key.as_deref().map(str::trim).unwrap_or_default();
        if key.is_empty() {
            return Err(Refusal::NoKey);
        }
        match (self.key, said.is_email_verified) {
            (Key::Email, Some(false)) => Err(Refusal::UnverifiedEmail),
            _ => Ok(key),
        }
    }

    /// The roles that the groups confirm. A role must be granted here besides: see [`Terms::held`].
    pub fn confirmed(&self, said: &Said) -> Result<Vec<Role>, Refusal> {
        let in_any = |groups: &[String]| groups.iter().any(|group| said.groups.contains(group));
        let mapped = self.groups.iter().filter(|(_, groups)| in_any(groups));
        let mut roles: Vec<Role> = mapped.map(|(role, _)| *role).collect();
        let may_enter = match &self.access {
            Access::Everybody => true,
            Access::Groups(groups) => in_any(groups) || !roles.is_empty(),
        };
        if !may_enter {
            return Err(Refusal::NoGroup);
        }
        // To lead follows from the organisation: only an operator who has named a group asks for one.
        if self.groups.iter().all(|(role, _)| *role != Role::Leader) {
            roles.push(Role::Leader);
        }
        Ok(roles)
    }

    /// Whether the provider's proof counts as two; an error where a stronger one is asked for.
    pub fn is_second_proof(&self, said: &Said) -> Result<bool, Refusal> {
        let has_class = said
            .class
            .as_ref()
            .is_some_and(|it| self.classes.contains(it));
        let has_method = self.methods.iter().any(|it| said.methods.contains(it));
        let lacks = |asked: &[String], has: bool| !asked.is_empty() && !has;
        if lacks(&self.classes, has_class) || lacks(&self.methods, has_method) {
            return Err(Refusal::WeakProof);
        }
        Ok(has_class || has_method)
    }
}

/// How much the provider's clock may differ from ours.
pub const SKEW: TimeDelta = TimeDelta::seconds(60);

/// Whether the person proved it after being asked at `asked`, and not some time before.
pub fn is_fresh(said: &Said, asked: DateTime<Utc>) -> Result<(), Refusal> {
    let is_fresh = said.proved_at.is_some_and(|at| at >= asked - SKEW);
    is_fresh.then_some(()).ok_or(Refusal::StaleProof)
}

/// The roles of a session: granted here by two persons, and confirmed by the provider's
/// groups where the session comes from there. Neither is enough alone.
pub fn held(granted: Vec<Role>, confirmed: Option<&[Role]>) -> Vec<Role> {
    match confirmed {
        None => granted,
        Some(confirmed) => {
            let both = granted.into_iter().filter(|role| confirmed.contains(role));
            both.collect()
        }
    }
}

/// Who may sign in with a password of this house.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Local {
    #[default]
    Everybody,
    /// These employee numbers, and only while they manage accounts.
    BreakGlass(Vec<String>),
}

impl Local {
    pub fn may(&self, employee_no: &str, roles: &[Role]) -> bool {
        match self {
            Local::Everybody => true,
            Local::BreakGlass(listed) => {
                let is_listed = listed.iter().any(|it| it.eq_ignore_ascii_case(employee_no));
                is_listed && roles.contains(&Role::Administrator)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms() -> Terms {
        Terms {
            key: Key::Email,
            access: Access::Groups(vec!["alle".to_owned()]),
            groups: vec![
                (Role::HrHead, vec!["hr".to_owned(), "sjef".to_owned()]),
                (Role::Archivist, vec!["arkiv".to_owned()]),
            ],
            classes: vec![],
            methods: vec![],
        }
    }

    fn said(groups: &[&str]) -> Said {
        Said {
            key: Some("kari@valle.example".to_owned()),
            groups: groups.iter().map(|&group| group.to_owned()).collect(),
            ..Said::default()
        }
    }

    #[test]
    fn a_role_needs_the_group_and_the_grant() {
        let confirmed = terms().confirmed(&said(&["sjef", "anna"])).unwrap();
        let granted = vec![Role::HrHead, Role::Archivist, Role::Leader];
        let both = held(granted.clone(), Some(&confirmed));
        assert_eq!(both, [Role::HrHead, Role::Leader]);
        assert_eq!(held(vec![], Some(&confirmed)), []);
        assert_eq!(held(granted.clone(), None), granted);
        let mut asked = terms();
        asked.groups.push((Role::Leader, vec!["leiar".to_owned()]));
        let confirmed = asked.confirmed(&said(&["sjef"])).unwrap();
        assert_eq!(held(granted, Some(&confirmed)), [Role::HrHead]);
    }

    #[test]
    fn without_a_group_nobody_comes_in_unless_everybody_may() {
        assert_eq!(terms().confirmed(&said(&["anna"])), Err(Refusal::NoGroup));
        let confirmed = terms().confirmed(&said(&["alle"]));
        assert_eq!(confirmed, Ok(vec![Role::Leader]));
        let open = Terms {
            access: Access::Everybody,
            ..terms()
        };
        assert_eq!(open.confirmed(&said(&[])), Ok(vec![Role::Leader]));
    }

    #[test]
    fn an_address_that_nobody_vouches_for_is_nobodys() {
        let mut of = said(&[]);
        assert_eq!(terms().key_of(&of), Ok("kari@valle.example"));
        of.is_email_verified = Some(false);
        assert_eq!(terms().key_of(&of), Err(Refusal::UnverifiedEmail));
        of.key = Some(" ".to_owned());
        assert_eq!(terms().key_of(&of), Err(Refusal::NoKey));
    }

    #[test]
    fn a_proof_counts_only_when_it_was_asked_for_and_given() {
        let mut of = said(&[]);
        of.class = Some("hog".to_owned());
        assert_eq!(terms().is_second_proof(&of), Ok(false), "not asked for");
        let mut asked = terms();
        asked.classes = vec!["hog".to_owned()];
        assert_eq!(asked.is_second_proof(&of), Ok(true));
        asked.methods = vec!["mfa".to_owned()];
        assert_eq!(asked.is_second_proof(&of), Err(Refusal::WeakProof));
        of.methods = BTreeSet::from(["mfa".to_owned()]);
        assert_eq!(asked.is_second_proof(&of), Ok(true));
        of.class = None;
        assert_eq!(asked.is_second_proof(&of), Err(Refusal::WeakProof));
    }

    #[test]
    fn the_emergency_way_is_for_administrators_on_the_list() {
        let local = Local::BreakGlass(vec!["1007".to_owned()]);
        assert!(local.may("1007", &[Role::Administrator]));
        assert!(!local.may("1007", &[Role::HrHead]));
        assert!(!local.may("1008", &[Role::Administrator]));
        assert!(Local::Everybody.may("1008", &[]));
    }
}
