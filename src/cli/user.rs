//! `brotsak user`: accounts and roles, from the command line.

use super::Outcome;
use super::people_words;
use super::user_words::{self, Words};
use crate::audit::Event;
use crate::casework::make_setup_link::{Link, make_setup_link};
use crate::casework::reset_second_factor::reset_second_factor;
use crate::casework::{Failure, create_account, disable_account, end_role, grant_role};
use crate::domain::account::{Outsider, Refusal, Term};
use crate::domain::local_time::{day, local, read_date};
use crate::domain::person::{Language, PersonId, Role};
use crate::store::{Store, StoreError, Tx, accounts, ledger, people};
use chrono::{DateTime, NaiveDate, Utc};
use std::io::{self, Write};

#[derive(Clone, Debug, clap::Subcommand)]
pub enum UserCommand {
    /// Gi ein person konto og roller, og lag ei lenkje for å velje passord.
    Add(AddArgs),
    /// Lag ei ny lenkje for å velje passord. Lenkja gjeld i sju dagar, éin gong.
    Link {
        /// Tilsettnummeret.
        employee_no: String,
    },
    /// Gi eller ta ei rolle.
    #[command(subcommand)]
    Role(RoleCommand),
    /// Steng ein konto og avslutt alle øktene.
    Disable {
        /// Tilsettnummeret.
        employee_no: String,
    },
    /// Nullstill eingongskoden til ein person som har mista både telefon og reservekodar.
    ResetCode {
        /// Tilsettnummeret.
        employee_no: String,
        /// Kvifor, og korleis du veit kven det er (10 til 500 teikn). Blir teken vare på.
        #[arg(long)]
        reason: String,
    },
    /// Vis kven som har konto, og kva roller dei har i dag.
    List,
}

#[derive(Clone, Debug, clap::Args)]
pub struct AddArgs {
    #[arg(long)]
    pub employee_no: String,
    /// Ei rolle frå i dag. Kan skrivast fleire gonger.
    #[arg(long, value_parser = role)]
    pub role: Vec<Role>,
    /// For nokon som ikkje kjem frå personalsystemet: namnet.
    #[arg(long, requires = "email")]
    pub name: Option<String>,
    /// For nokon som ikkje kjem frå personalsystemet: e-postadressa.
    #[arg(long, requires = "name")]
    pub email: Option<String>,
    /// For nokon som ikkje kjem frå personalsystemet: stillinga.
    #[arg(long, requires = "name", default_value = "Ekstern")]
    pub position: String,
}

#[derive(Clone, Debug, clap::Subcommand)]
pub enum RoleCommand {
    /// Gi ei rolle.
    Grant {
        /// Tilsettnummeret.
        employee_no: String,
        #[arg(value_parser = role)]
        role: Role,
        /// Første dagen; i dag om ikkje anna er sagt.
        #[arg(long, value_parser = date)]
        from: Option<NaiveDate>,
        /// Siste dagen.
        #[arg(long, value_parser = date)]
        to: Option<NaiveDate>,
    },
    /// Ta ei rolle, frå no av.
    End {
        /// Tilsettnummeret.
        employee_no: String,
        #[arg(value_parser = role)]
        role: Role,
    },
}

/// `setup_url` is where a link leads; the token is written right after it.
pub fn run(
    command: &UserCommand,
    store: &Store,
    now: DateTime<Utc>,
    language: Language,
    setup_url: &str,
    out: &mut dyn Write,
) -> io::Result<Outcome> {
    let words = user_words::of(language);
    let said = match command {
        UserCommand::Add(args) => if let (Some(name), Some(email)) = (&args.name, &args.email) {
            let read = Outsider::read(&args.employee_no, name, email, &args.position);
            match read {
                Ok(outsider) => add(store, now, Who::Outsider(outsider), &args.role),
                Err(faults) => {
                    for (column, wrong) in faults {
                        let wrong = people_words::sentence(&wrong, language);
                        writeln!(out, "{}: {wrong}", column.name(language))?;
                    }
                    return Ok(Outcome::Faults);
                }
            }
        } else {
            add(
                store,
                now,
                Who::Employee(args.employee_no.clone()),
                &args.role,
            )
        }
        .map(|link| said_link(&link, setup_url, words)),
        UserCommand::Link { employee_no } => change(store, now, employee_no, make_setup_link)
            .map(|link| said_link(&link, setup_url, words)),
        UserCommand::Role(RoleCommand::Grant {
            employee_no,
            role,
            from,
            to,
        }) => {
            let from = from.unwrap_or(day(now));
            let (role, to) = (*role, *to);
            change(store, now, employee_no, move |tx, person| {
                grant_role::grant_role(tx, person, Term { role, from, to })
            })
            .map(|()| words.granted.to_owned())
        }
        UserCommand::Role(RoleCommand::End { employee_no, role }) => {
            let role = *role;
            change(store, now, employee_no, move |tx, person| {
                end_role::end_role(tx, person, role, day(now))
            })
            .map(|()| words.ended.to_owned())
        }
        UserCommand::Disable { employee_no } => {
            change(store, now, employee_no, disable_account::disable_account)
                .map(|()| words.disabled.to_owned())
        }
        UserCommand::ResetCode {
            employee_no,
            reason,
        } => {
            let reason = reason.clone();
            change(store, now, employee_no, move |tx, person| {
                reset_second_factor(tx, person, None, &reason)
            })
            .map(|()| words.code_reset.to_owned())
        }
        UserCommand::List => list(store, now, words),
    };
    match said {
        Ok(said) => {
            writeln!(out, "{said}")?;
            Ok(Outcome::Done)
        }
        Err(Failure::Account(refusal)) => {
            writeln!(out, "{}", (words.refusal)(&refusal))?;
            Ok(Outcome::Faults)
        }
        Err(Failure::SecondFactor(refusal)) => {
            writeln!(out, "{}", (words.code_refusal)(refusal))?;
            Ok(Outcome::Faults)
        }
        Err(Failure::Store(StoreError::AlreadyThere)) => {
            writeln!(out, "{}", words.number_taken)?;
            Ok(Outcome::Faults)
        }
        Err(failure) => {
            writeln!(out, "{}: {failure}", words.database)?;
            Ok(Outcome::Unusable)
        }
    }
}

enum Who {
    Employee(String),
    Outsider(Outsider),
}

fn add(store: &Store, now: DateTime<Utc>, who: Who, roles: &[Role]) -> Result<Link, Failure> {
    let mut roles = roles.to_vec();
    roles.sort_unstable();
    roles.dedup();
    store.write("cli", now, move |tx| {
        let person = match who {
            Who::Outsider(outsider) => create_account::create_outsider(tx, &outsider)?,
            Who::Employee(number) => {
                let person = employee(tx, &number)?;
                create_account::create_account(tx, person)?;
                person
            }
        };
        for role in roles {
            let term = Term {
                role,
                from: day(now),
                to: None,
            };
            match grant_role::grant_role(tx, person, term) {
                // An account that is opened again may have kept its roles.
                Ok(()) | Err(Failure::Account(Refusal::HoldsRole)) => {}
                Err(failure) => return Err(failure),
            }
        }
        make_setup_link(tx, person)
    })
}

fn change<T: Send + 'static>(
    store: &Store,
    now: DateTime<Utc>,
    employee_no: &str,
    verb: impl FnOnce(&mut Tx<'_>, PersonId) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let number = employee_no.to_owned();
    store.write("cli", now, move |tx| {
        let person = employee(tx, &number)?;
        verb(tx, person)
    })
}

fn employee(tx: &mut Tx<'_>, number: &str) -> Result<PersonId, Failure> {
    let person = people::find_employee(tx.db(), number)?;
    Ok(person.ok_or(Refusal::NoSuchPerson)?.id)
}

fn said_link(link: &Link, setup_url: &str, words: &Words) -> String {
    let until = local(link.expires_at).format("%d.%m.%Y kl. %H.%M");
    (words.link)(&format!("{setup_url}{}", link.token), &until.to_string())
}

/// One account a line: employee number, name, state, roles of today. That the list was read is recorded.
fn list(store: &Store, now: DateTime<Utc>, words: &'static Words) -> Result<String, Failure> {
    store.write("cli", now, move |tx| {
        let mut lines = vec![];
        for account in accounts::list(tx.db())? {
            let person = people::find(tx.db(), account.person_id)?;
            let roles = people::roles(tx.db(), person.id, day(now))?;
            let roles: Vec<&str> = roles.into_iter().map(Role::code).collect();
            let state = if account.disabled_at.is_some() {
                words.state_disabled
            } else if person.left_on.is_some() {
                words.state_left
            } else if account.password.is_none() {
                words.state_waiting
            } else {
                words.state_open
            };
            let (number, name) = (&person.employee_no, &person.name);
            let roles = roles.join(", ");
            lines.push(format!("{number}\t{name}\t{state}\t{roles}"));
        }
        if lines.is_empty() {
            lines.push(words.nobody.to_owned());
        }
        ledger::record(tx, "system", &Event::PeopleListed)?;
        Ok(lines.join("\n"))
    })
}

/// Hyphens are as good as underscores.
fn role(text: &str) -> Result<Role, String> {
    let code = text.to_lowercase().replace('-', "_");
    Role::parse(&code).ok_or_else(|| {
        let codes: Vec<&str> = Role::ALL.into_iter().map(Role::code).collect();
        format!("vel mellom {}", codes.join(", "))
    })
}

fn date(text: &str) -> Result<NaiveDate, String> {
    read_date(text).ok_or_else(|| "skriv åååå-mm-dd eller dd.mm.åååå".to_owned())
}
