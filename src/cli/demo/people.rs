//! The fictional municipality: its units and people, and an account for everybody.

use crate::casework::credentials::{Hashed, Unfit};
use crate::casework::import_people::{Import, Refused, apply, plan, read};
use crate::casework::make_setup_link::make_setup_link;
use crate::casework::register_delegation::register_delegation;
use crate::casework::set_password::set_password;
use crate::casework::{Failure, create_account, grant_role};
use crate::cli::people::VALLE;
use crate::domain::access::Viewer;
use crate::domain::account::{Outsider, Term};
use crate::domain::authority::{Act, Delegation};
use crate::domain::local_time::day;
use crate::domain::organisation::Kind;
use crate::domain::person::{Language, PersonId, Role};
use crate::store::people::Person;
use crate::store::{Store, StoreError, leaderships, people};
use chrono::{DateTime, TimeDelta, Utc};

/// Everybody's password. It opens nothing but fictional people and cases.
pub const PASSWORD: &str = "oppdikta fjellbekk i vårflaum";

/// One sign-in a role, and the second HR officer. Numbers are those of `valle.csv` and of [`OUTSIDERS`].
pub const CAST: &[(Role, &str)] = &[
    (Role::HrOfficer, "1004"),
    (Role::HrHead, "1003"),
    (Role::Leader, "1013"),
    (Role::ChiefExecutive, "1001"),
    (Role::Archivist, "1007"),
    (Role::Auditor, "rev-1"),
    (Role::Administrator, "sys-1"),
    (Role::Mayor, "ord-1"),
    (Role::HrOfficer, "1005"),
];

/// Who is not in the personnel system: number, name, address, position.
const OUTSIDERS: &[[&str; 4]] = &[
    [
        "rev-1",
        "Revi Sormo",
        "revi.sormo@revisjon.example",
        "Revisor",
    ],
    [
        "sys-1",
        "Idar Kabelstøl",
        "idar.kabelstol@valle.example",
        "Systemansvarleg",
    ],
    [
        "ord-1",
        "Oddny Klubbeslag",
        "oddny.klubbeslag@valle.example",
        "Ordførar",
    ],
];

/// Why the municipality did not come to be.
#[derive(Debug, thiserror::Error)]
pub enum Unmade {
    #[error(transparent)]
    Import(#[from] Refused),
    #[error(transparent)]
    Password(#[from] Unfit),
    #[error(transparent)]
    Failure(#[from] Failure),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What the chief executive has delegated: the number, the power, days from the beginning to the end.
const DELEGATED: &[(&str, Act, Option<i64>)] = &[
    ("1003", Act::Warn, None),
    ("1004", Act::Warn, Some(60)),
    ("1002", Act::Suspend, None),
];

/// Fills the delegation register, as the chief executive.
pub fn delegate(store: &Store, now: DateTime<Utc>) -> Result<(), Unmade> {
    let numbers: Vec<(String, PersonId)> = store
        .read::<_, StoreError>(people::list)?
        .into_iter()
        .map(|it| (it.employee_no, it.id))
        .collect();
    let id = |number: &str| {
        numbers
            .iter()
            .find(|(no, _)| no == number)
            .map(|(_, id)| *id)
    };
    let executive = Viewer {
        person: id("1001").ok_or(StoreError::NotFound)?,
        roles: vec![Role::ChiefExecutive],
        at: now,
    };
    for (number, act, days) in DELEGATED {
        let from_on = day(now);
        let delegation = Delegation {
            person: id(number).ok_or(StoreError::NotFound)?,
            act: *act,
            from_on,
            to_on: days.map(|days| from_on + TimeDelta::days(days)),
        };
        let by = executive.clone();
        store.write(&executive.person.to_string(), now, move |tx| {
            let authority = "Delegasjonsvedtak frå kommunedirektøren (oppdikta), sak 3/26";
            register_delegation(tx, &by, &delegation, authority)
        })?;
    }
    Ok(())
}

pub fn employ(store: &Store, now: DateTime<Utc>) -> Result<(), Unmade> {
    let import = Import {
        file: read(VALLE.as_bytes(), day(now))?,
        day: day(now),
        allow_many_left: false,
    };
    let planned = store.read(|db| plan(db, &import))?;
    store.write("cli", now, move |tx| apply(tx, &import, &planned))?;
    let employees = store.read(people::list_current)?;
    let leaders = store.read(leaderships::list)?;
    // Hashing is slow on purpose, and the password is the same: once is enough.
    let hashed = Hashed::new(PASSWORD, &[])?;
    let leads = |person: &Person| {
        leaders
            .iter()
            .any(|it| it.person_id == person.id && it.kind == Kind::Leader)
    };
    let mut staff: Vec<(Person, Vec<Role>)> = vec![];
    for person in employees {
        let mut roles: Vec<Role> = cast(&person.employee_no).collect();
        if leads(&person) && !roles.contains(&Role::Leader) {
            roles.push(Role::Leader);
        }
        staff.push((person, roles));
    }
    store.write("cli", now, move |tx| {
        let open = |tx: &mut crate::store::Tx<'_>, person, roles: &[Role]| {
            let link = make_setup_link(tx, person)?;
            set_password(tx, &link.token, &hashed)?;
            for role in roles {
                let term = Term {
                    role: *role,
                    from: day(now),
                    to: None,
                };
                grant_role::grant_role(tx, person, term)?;
            }
            Ok::<_, Failure>(())
        };
        for (person, roles) in &staff {
            create_account::create_account(tx, person.id)?;
            open(tx, person.id, roles)?;
        }
        for [employee_no, name, email, position] in OUTSIDERS {
            let outsider = Outsider {
                employee_no: (*employee_no).to_owned(),
                name: (*name).to_owned(),
                email: (*email).to_owned(),
                position: (*position).to_owned(),
                language: Language::Nynorsk,
            };
            let person = create_account::create_outsider(tx, &outsider)?;
            let roles: Vec<Role> = cast(employee_no).collect();
            open(tx, person, &roles)?;
        }
        Ok::<_, Failure>(())
    })?;
    Ok(())
}

fn cast(employee_no: &str) -> impl Iterator<Item = Role> {
    let theirs = move |(role, number): &(Role, &str)| (*number == employee_no).then_some(*role);
    CAST.iter().filter_map(theirs)
}
