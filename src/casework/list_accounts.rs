//! The administrator looks up who there is, who has an account, and which roles they hold.

use crate::audit::Event;
use crate::casework::Failure;
use crate::casework::make_setup_link::has_chosen;
use crate::domain::account::Standing;
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::domain::recovery::Kind;
use crate::store::accounts::Account;
use crate::store::people::Person;
use crate::store::role_grants::Grant;
use crate::store::{Tx, accounts, ledger, people, recoveries, role_grants, second_factors, units};
use std::collections::HashMap;

pub const PAGE: usize = 50;

/// What the administrator looks for.
#[derive(Clone, Debug, Default)]
pub struct Wanted {
    /// Parts of a name, an e-mail address or an employee number; all of them must be there.
    pub search: String,
    /// Only those with an account, or only those without.
    pub has_account: Option<bool>,
    /// From 1.
    pub page: usize,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub person: Person,
    pub standing: Standing,
    /// Today's.
    pub roles: Vec<Role>,
}

#[derive(Clone, Debug)]
pub struct Listed {
    pub rows: Vec<Row>,
    /// How many fit, on all pages.
    pub total: usize,
    pub page: usize,
    pub pages: usize,
}

/// One person, with the roles they hold or will hold.
#[derive(Clone)]
pub struct Shown {
    pub person: Person,
    pub unit: Option<String>,
    pub account: Option<Account>,
    pub standing: Standing,
    pub grants: Vec<Grant>,
    /// A phone is in use as the second proof.
    pub has_factor: bool,
    /// There has been a password: a new link needs a second person.
    pub has_chosen: bool,
    /// What is asked for and waits for a second person.
    pub waiting: Vec<Kind>,
}

/// Everybody who works here, and those who have left with an account, by name.
pub fn list_accounts(
    tx: &mut Tx<'_>,
    reader: PersonId,
    wanted: &Wanted,
) -> Result<Listed, Failure> {
    let today = day(tx.now);
    let accounts = accounts::list(tx.db())?.into_iter();
    let accounts: HashMap<i32, Account> = accounts.map(|a| (a.person_id.0, a)).collect();
    let words: Vec<String> = wanted
        .search
        .split_whitespace()
        .map(str::to_lowercase)
        .collect();
    let mut fitting: Vec<(Person, Standing)> = people::list(tx.db())?
        .into_iter()
        .filter_map(|person| {
            let account = accounts.get(&person.id.0);
            let is_there = person.left_on.is_none() || account.is_some();
            let asked = wanted
                .has_account
                .is_none_or(|has| has == account.is_some());
            let standing = standing(&person, account);
            (is_there && asked && fits(&person, &words)).then_some((person, standing))
        })
        .collect();
    fitting.sort_by_cached_key(|(person, _)| (person.name.to_lowercase(), person.id));
    let total = fitting.len();
    let pages = total.div_ceil(PAGE).max(1);
    let page = wanted.page.clamp(1, pages);
    let mut rows = vec![];
    for (person, standing) in fitting.into_iter().skip((page - 1) * PAGE).take(PAGE) {
        let roles = people::roles(tx.db(), person.id, today)?;
        rows.push(Row {
            person,
            standing,
            roles,
        });
    }
    ledger::record(tx, &reader.to_string(), &Event::PeopleListed)?;
    Ok(Listed {
        rows,
        total,
        page,
        pages,
    })
}

/// Opens one person's account. The subject of the entry is that person.
pub fn show_account(tx: &mut Tx<'_>, id: PersonId) -> Result<Shown, Failure> {
    let today = day(tx.now);
    let person = people::find(tx.db(), id)?;
    let unit = person.unit_id.map(|unit| units::find(tx.db(), unit));
    let account = accounts::find_of(tx.db(), id)?;
    let factor = second_factors::find(tx.db(), id)?;
    let mut waiting = recoveries::list_waiting(tx.db())?;
    waiting.retain(|it| it.person_id == id);
    let shown = Shown {
        has_chosen: has_chosen(tx.db(), id)?,
        waiting: waiting.into_iter().map(|it| it.kind).collect(),
        has_factor: factor.is_some_and(|factor| factor.confirmed_at.is_some()),
        unit: unit.transpose()?.map(|unit| unit.name),
        standing: standing(&person, account.as_ref()),
        grants: role_grants::list_open(tx.db(), id, today)?,
        account,
        person,
    };
    ledger::record(tx, &id.to_string(), &Event::PeopleListed)?;
    Ok(shown)
}

fn standing(person: &Person, account: Option<&Account>) -> Standing {
    match account {
        _ if person.left_on.is_some() => Standing::Left,
        None => Standing::None,
        Some(account) if account.disabled_at.is_some() => Standing::Disabled,
        Some(account) if account.password.is_none() => Standing::Waiting,
        Some(_) => Standing::Open,
    }
}

fn fits(person: &Person, words: &[String]) -> bool {
    let text = format!("{} {} {}", person.name, person.email, person.employee_no).to_lowercase();
    words.iter().all(|word| text.contains(word))
}
