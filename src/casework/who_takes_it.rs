//! Who takes a step of a case: whoever was given it, else the first who may, else whoever steps in for them.
//!
//! A part of other verbs; it records nothing itself.

use super::candidate::Known;
use crate::domain::access::Viewer;
use crate::domain::authority::{
    ASKED_TO_CONFIRM, Act, Policy, Refusal, Seat, asked_to_decide, may_confirm, may_decide,
};
use crate::domain::local_time;
use crate::domain::person::{PersonId, Role};
use crate::domain::task_transfer::{self, Part, Receiver};
use crate::domain::todo::{Doer, Todo};
use crate::store::cases::Case;
use crate::store::{
    Db, StoreError, absences, delegations, involved, organisation, people, task_transfers, tasks,
};
use chrono::{DateTime, NaiveDate, Utc};

/// Somebody is asked to take a step.
pub(super) struct Ask<'a> {
    pub case: &'a Case,
    pub act: Act,
    pub decider: Option<PersonId>,
    pub now: DateTime<Utc>,
}

/// Who is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asked {
    pub person: PersonId,
    /// Whose step it is, and who is away now.
    pub instead_of: Option<PersonId>,
}

impl Ask<'_> {
    /// The first who may and is there, or whoever that one has named to step in; where nobody may,
    /// the officer, who has to find somebody.
    pub fn who(&self, db: &mut Db, todo: Todo) -> Result<Asked, StoreError> {
        let doer = todo.doer();
        let mut away = None;
        for person in self.candidates(db, todo)? {
            if !self.may(db, person, doer)? {
                continue;
            }
            let Some(absence) = absences::on(db, person, self.today())? else {
                return Ok(Asked {
                    person,
                    instead_of: away,
                });
            };
            away = away.or(Some(person));
            if let Some(deputy) = absence.deputy
                && self.judge(db, deputy, todo)?.is_ok()
            {
                return Ok(Asked {
                    person: deputy,
                    instead_of: away,
                });
            }
        }
        Ok(Asked {
            person: self.officer(db)?,
            instead_of: away,
        })
    }

    /// Whether `person` may take the step over from another, and is there to do it.
    pub fn judge(
        &self,
        db: &mut Db,
        person: PersonId,
        todo: Todo,
    ) -> Result<Result<(), Not>, StoreError> {
        let today = self.today();
        let roles = people::roles(db, person, today)?;
        let holder = organisation::holder(db, person, today)?;
        let has_left = people::find(db, person)?.left_on.is_some();
        let receiver = Receiver {
            roles: &roles,
            part: match (self.is_implicated(db, person)?, self.case.is_narrow()) {
                (false, _) => Part::None,
                (true, false) => Part::Has,
                (true, true) => Part::HasUntold,
            },
            has_account: holder.can_be_told && !has_left,
            is_absent: holder.is_absent,
            prepares: todo.doer() == Doer::Officer,
        };
        if let Err(refusal) = task_transfer::may_receive(receiver) {
            return Ok(Err(Not::Receiver(refusal)));
        }
        let authority = self.authority(db, person, todo.doer())?;
        Ok(authority.map_err(Not::Authority))
    }

    /// Everybody who could take the step, whether they may or not, each once.
    pub fn everybody(&self, db: &mut Db, todo: Todo) -> Result<Vec<PersonId>, StoreError> {
        let mut all = self.candidates(db, todo)?;
        // HR prepares, and settles what takes no work from anybody.
        for role in [Role::HrOfficer, Role::HrHead] {
            all.extend(self.holders(db, role)?);
        }
        let mut seen = std::collections::BTreeSet::new();
        all.retain(|person| seen.insert(*person));
        Ok(all)
    }

    fn today(&self) -> NaiveDate {
        local_time::day(self.now)
    }

    /// The officer; where the officer has a part in the matter, or is away with nobody to step in, the
    /// head of HR. A whistleblowing case is opened to nobody for that reason: it waits.
    fn officer(&self, db: &mut Db) -> Result<PersonId, StoreError> {
        let officer = self.case.officer;
        let is_implicated = self.is_implicated(db, officer)?;
        let is_away = absences::on(db, officer, self.today())?.is_some();
        if !is_implicated && (!is_away || self.case.is_narrow()) {
            return Ok(officer);
        }
        let mut heads = self.holders(db, Role::HrHead)?;
        // Whoever is there comes first; where nobody is, the step still has an owner.
        let mut there = vec![];
        for head in &heads {
            if absences::on(db, *head, self.today())?.is_none() {
                there.push(*head);
            }
        }
        if is_implicated {
            there.append(&mut heads);
        }
        for head in there {
            if !self.is_implicated(db, head)? {
                return Ok(head);
            }
        }
        Ok(officer)
    }

    /// Everybody who could be asked, in the order they are: first whoever was given this step by another.
    fn candidates(&self, db: &mut Db, todo: Todo) -> Result<Vec<PersonId>, StoreError> {
        let seats = match todo.doer() {
            Doer::Officer => &[Seat::Officer],
            Doer::Second => ASKED_TO_CONFIRM,
            Doer::Decider => asked_to_decide(self.act),
        };
        let mut all: Vec<PersonId> = self.given(db, todo)?.into_iter().collect();
        for seat in seats {
            all.extend(self.sitting(db, *seat)?);
        }
        Ok(all)
    }

    /// Whoever was given this step, as long as it is not done.
    fn given(&self, db: &mut Db, todo: Todo) -> Result<Option<PersonId>, StoreError> {
        let Some(latest) = task_transfers::latest(db, self.case.id, todo)? else {
            return Ok(None);
        };
        let is_done = tasks::is_done_since(db, self.case.id, todo, latest.at)?;
        Ok((!is_done).then_some(latest.to))
    }

    /// Those who sit there now; of the substitutes the one appointed last comes first.
    fn sitting(&self, db: &mut Db, seat: Seat) -> Result<Vec<PersonId>, StoreError> {
        Ok(match seat {
            Seat::Officer => vec![self.case.officer],
            Seat::HrHead => self.holders(db, Role::HrHead)?,
            Seat::ChiefExecutive => self.holders(db, Role::ChiefExecutive)?,
            Seat::Substitute => {
                let found = delegations::substitutes(db, self.case.id)?;
                found.into_iter().rev().map(|it| it.person).collect()
            }
            Seat::Delegate => {
                let found = delegations::of_act(db, self.act)?;
                found.into_iter().map(|it| it.person).collect()
            }
        })
    }

    fn holders(&self, db: &mut Db, role: Role) -> Result<Vec<PersonId>, StoreError> {
        let found = people::holders(db, role, self.today())?;
        Ok(found.into_iter().map(|it| it.id).collect())
    }

    fn may(&self, db: &mut Db, person: PersonId, doer: Doer) -> Result<bool, StoreError> {
        if self.is_implicated(db, person)? || people::find(db, person)?.left_on.is_some() {
            return Ok(false);
        }
        // Whoever was given a step that prepares the case, and is in HR no more, has it no more.
        if doer == Doer::Officer && person != self.case.officer {
            return self.is_in_hr(db, person);
        }
        Ok(self.authority(db, person, doer)?.is_ok())
    }

    fn is_in_hr(&self, db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
        let roles = people::roles(db, person, self.today())?;
        let hr = [Role::HrOfficer, Role::HrHead];
        Ok(roles.iter().any(|role| hr.contains(role)))
    }

    fn authority(
        &self,
        db: &mut Db,
        person: PersonId,
        doer: Doer,
    ) -> Result<Result<(), Refusal>, StoreError> {
        if doer == Doer::Officer {
            return Ok(Ok(()));
        }
        let today = self.today();
        let viewer = Viewer {
            person,
            roles: people::roles(db, person, today)?,
            at: self.now,
        };
        let known = Known::of(db, &viewer, self.case, today)?;
        let candidate = known.candidate();
        Ok(match (doer, self.decider) {
            (Doer::Second, Some(decider)) => may_confirm(&candidate, self.act, decider, today),
            _ => may_decide(&candidate, self.act, today, Policy::default()),
        })
    }

    /// Whether the person has a part in the matter and must not even see it (forvaltningslova § 6).
    fn is_implicated(&self, db: &mut Db, person: PersonId) -> Result<bool, StoreError> {
        Ok(involved::of_case(db, self.case.id)?.implicates(person))
    }
}

/// Why somebody does not take a step over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Not {
    Receiver(task_transfer::Refusal),
    Authority(Refusal),
}
