//! Accounts, roles, links and sessions: who may come in, how, and for how long.
use crate::support::{House, now};
use brotsak::casework::credentials::Hashed;
use brotsak::casework::found_house::{FIRST, found_house, make_founding_link, needs_founder};
use brotsak::casework::session::{self, Presence, State};
use brotsak::casework::sign_in::{self, Failed, Opened};
use brotsak::casework::{Failure, create_account, grant_role, set_password, sign_out};
use brotsak::cli::Outcome;
use brotsak::cli::user::{UserCommand, run};
use brotsak::domain::account::{Outsider, Refusal, SESSION_LIFE, Term};
use brotsak::domain::local_time::day;
use brotsak::domain::person::{Language, PersonId, Role};
use brotsak::domain::second_factor::Policy;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::{Db, StoreError, accounts, sessions};
use chrono::{DateTime, TimeDelta, Utc};
use clap::Parser;

const PASSWORD: &str = "fire rosa elgar";

#[derive(Parser)]
struct Line {
    #[command(subcommand)]
    command: UserCommand,
}

impl House {
    fn user(&self, line: &str) -> (Outcome, String) {
        self.user_at(line, now())
    }

    fn user_at(&self, line: &str, at: DateTime<Utc>) -> (Outcome, String) {
        let words = std::iter::once("user").chain(line.split(' '));
        let command = Line::try_parse_from(words).unwrap().command;
        let (mut out, url) = (vec![], "https://brotsak.valle.example/s/");
        let outcome = run(&command, &self.store, at, Language::Nynorsk, url, &mut out).unwrap();
        (outcome, String::from_utf8(out).unwrap())
    }

    #[track_caller]
    fn user_does(&self, line: &str) -> String {
        let (outcome, out) = self.user(line);
        assert_eq!(outcome, Outcome::Done, "{line}: {out}");
        out
    }

    #[track_caller]
    fn user_refuses(&self, line: &str, said: &str) {
        let (outcome, out) = self.user(line);
        assert_eq!(outcome, Outcome::Faults, "{line}: {out}");
        assert!(out.contains(said), "{line}: {out}");
    }

    pub fn outsider(&self, number: &str, email: &str) -> PersonId {
        let outsider = Outsider::read(number, "Tor Skissedal", email, "Systemansvarleg").unwrap();
        self.store
            .write("cli", now(), move |tx| {
                create_account::create_outsider(tx, &outsider)
            })
            .unwrap()
    }

    pub fn holds(&self, person: PersonId, role: Role) {
        let term = Term {
            role,
            from: day(now()),
            to: None,
        };
        self.store
            .write("cli", now(), move |tx| {
                grant_role::grant_role(tx, person, term)
            })
            .unwrap();
    }

    fn sets_password(&self, token: &str, password: &str) -> Result<PersonId, Failure> {
        let (token, hashed) = (token.to_owned(), Hashed::new(password, &[]).unwrap());
        self.store.write("system", now(), move |tx| {
            set_password::set_password(tx, &token, &hashed)
        })
    }

    fn tries(&self, typed: &str, password: &str) -> Result<Opened, Failed> {
        self.tries_from(typed, password, None, now())
    }

    fn tries_from(
        &self,
        typed: &str,
        password: &str,
        previous: Option<&str>,
        at: DateTime<Utc>,
    ) -> Result<Opened, Failed> {
        let candidate = self.store.read(|db| sign_in::look(db, typed)).unwrap();
        let proved = candidate.prove(password).unwrap();
        let previous = previous.map(str::to_owned);
        match proved {
            Ok(verified) => Ok(self
                .store
                .write("system", at, move |tx| {
                    sign_in::open(
                        tx,
                        &verified,
                        "Nettlesar",
                        previous.as_deref(),
                        SESSION_LIFE,
                        Policy::OFF,
                    )
                })
                .unwrap()),
            Err(failed) => {
                let record =
                    move |tx: &mut brotsak::store::Tx<'_>| sign_in::record_failure(tx, failed);
                self.store.write("system", at, record).unwrap();
                Err(failed)
            }
        }
    }

    /// Gives a person a password, and a session: its token.
    pub fn signs_in(&self, person: PersonId) -> String {
        let number = self.number(person);
        let has = self.store.read(|db| accounts::find_of(db, person)).unwrap();
        let verb = if has.is_some() {
            "link "
        } else {
            "add --employee-no "
        };
        let link = token(&self.user_does(&format!("{verb}{number}")));
        self.sets_password(&link, PASSWORD).unwrap();
        self.tries(&number, PASSWORD).unwrap().token
    }

    fn number(&self, person: PersonId) -> String {
        let find = |db: &mut Db| brotsak::store::people::find(db, person);
        self.store.read(find).unwrap().employee_no
    }

    fn state(&self, token: &str, at: DateTime<Utc>) -> Option<State> {
        let found = self.store.read(|db| session::find(db, token, at)).unwrap();
        found.map(|found| found.state)
    }

    pub fn is_in(&self, token: &str) -> bool {
        self.state(token, now()) == Some(State::Live)
    }

    /// Event and subject of the newest entries, newest first.
    fn trail(&self, limit: i64) -> Vec<String> {
        let wanted = Wanted {
            limit,
            ..Wanted::default()
        };
        let entries = self.store.read(|db| ledger::entries(db, &wanted)).unwrap();
        entries
            .iter()
            .map(|e| format!("{} {}", e.payload.event, e.payload.subject))
            .collect()
    }
}

/// The last word of what was said is the link; the token follows the last slash.
fn token(said: &str) -> String {
    said.trim().rsplit('/').next().unwrap().to_owned()
}

#[test]
fn a_new_house_is_opened_once_by_whoever_holds_the_link() {
    let house = House::empty();
    assert!(house.store.read(|db| needs_founder(db, now())).unwrap());
    let make = || {
        house
            .store
            .write("system", now(), make_founding_link)
            .unwrap()
            .token
    };
    let (old, link) = (make(), make());
    let found = |link: &str| {
        let (link, password) = (link.to_owned(), Hashed::new(PASSWORD, &[]).unwrap());
        let founder = Outsider::read(FIRST, "Tor Skissedal", "Tor@valle.example", "IT").unwrap();
        house.store.write("system", now(), move |tx| {
            found_house(tx, &link, &founder, &password)
        })
    };
    assert!(matches!(
        found(&old),
        Err(Failure::Account(Refusal::LinkExpired))
    ));
    let tor = found(&link).unwrap();
    assert!(matches!(
        found(&link),
        Err(Failure::Account(Refusal::LinkUsed))
    ));
    assert!(!house.store.read(|db| needs_founder(db, now())).unwrap());
    let late = house.store.write("system", now(), make_founding_link);
    assert!(matches!(late, Err(Failure::Account(Refusal::Founded))));

    let opened = house.tries(" TOR@valle.example ", PASSWORD).unwrap();
    let found = house
        .store
        .read(|db| session::find(db, &opened.token, now()))
        .unwrap()
        .unwrap();
    assert_eq!(
        (found.person.id, found.roles),
        (tor, vec![Role::Administrator])
    );
}

#[test]
fn a_link_sets_one_password_once_within_seven_days() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let first = token(&house.user_does("link 1042"));
    let second = token(&house.user_does("link 1042"));
    let refused = |token: &str| house.sets_password(token, PASSWORD).unwrap_err();
    assert!(
        matches!(refused(&first), Failure::Account(Refusal::LinkExpired)),
        "a new link ends the old"
    );
    assert!(matches!(
        refused("oppdikta"),
        Failure::Account(Refusal::LinkUnknown)
    ));
    let eighth = now() + TimeDelta::days(7);
    let late = house
        .store
        .read(|db| set_password::look(db, &second, eighth));
    assert!(matches!(late, Err(Failure::Account(Refusal::LinkExpired))));
    let whose = house
        .store
        .read(|db| set_password::look(db, &second, now()))
        .unwrap();
    assert_eq!(whose.unwrap().id, anne);

    assert_eq!(house.sets_password(&second, PASSWORD).unwrap(), anne);
    assert!(matches!(
        refused(&second),
        Failure::Account(Refusal::LinkUsed)
    ));
    assert_eq!(house.trail(1), ["password-set u-1"]);
}

#[test]
fn a_new_password_ends_every_session() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let old = house.signs_in(anne);
    let new = house.signs_in(anne);
    assert!(!house.is_in(&old) && house.is_in(&new));
}

#[test]
fn each_sign_in_has_a_session_of_its_own_and_ends_the_one_before_it() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let desk = house.signs_in(anne);
    let phone = house.tries("1042", PASSWORD).unwrap().token;
    assert!(house.is_in(&desk) && house.is_in(&phone));
    let again = house
        .tries_from("1042", PASSWORD, Some(&desk), now())
        .unwrap()
        .token;
    assert!(!house.is_in(&desk) && house.is_in(&phone) && house.is_in(&again));
    assert_eq!(again.len(), 64);
    assert_eq!(house.state("oppdikta", now()), None);
}

#[test]
fn a_session_ends_after_twelve_hours_and_still_says_whose_it_was() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let token = house.signs_in(anne);
    let nearly = now() + TimeDelta::hours(12) - TimeDelta::seconds(1);
    assert_eq!(house.state(&token, nearly), Some(State::Live));
    let after = now() + TimeDelta::hours(12);
    let found = house
        .store
        .read(|db| session::find(db, &token, after))
        .unwrap()
        .unwrap();
    assert_eq!((found.state, found.person.id), (State::Expired, anne));
}

#[test]
fn an_unused_session_ends_after_an_hour_and_a_restart_does_not_wake_it() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let token = house.signs_in(anne);
    let found = house
        .store
        .read(|db| session::find(db, &token, now()))
        .unwrap()
        .unwrap();
    let (hour, minute) = (TimeDelta::hours(1), TimeDelta::minutes(1));
    let presence = Presence::new(hour, now());
    assert!(presence.arrives(&found.session, now() + hour - minute));
    assert!(presence.arrives(&found.session, now() + hour * 2 - minute * 2));
    assert!(!presence.arrives(&found.session, now() + hour * 3 - minute * 2));
    let at = now() + hour * 3;
    let session = found.session.clone();
    house
        .store
        .write("u-1", at, move |tx| sign_out::sign_out(tx, &session))
        .unwrap();
    assert_eq!(house.state(&token, at), Some(State::Revoked));
}

#[test]
fn sign_out_everywhere_ends_all_but_the_present_session() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let per = house.outsider("1043", "per@valle.example");
    let (desk, other) = (house.signs_in(anne), house.signs_in(per));
    let here = house.tries("1042", PASSWORD).unwrap();
    let keep = Some(here.session_id);
    let ended = house
        .store
        .write("u-1", now(), move |tx| sign_out::everywhere(tx, anne, keep));
    assert_eq!(ended.unwrap(), 1);
    assert!(!house.is_in(&desk) && house.is_in(&here.token) && house.is_in(&other));
    assert_eq!(house.trail(1), ["sessions-revoked u-1"]);
    let open = house
        .store
        .read(|db| sessions::list_open(db, anne, now()))
        .unwrap();
    assert_eq!(open.len(), 1);
    let ended = house
        .store
        .write("u-1", now(), move |tx| sign_out::everywhere(tx, anne, None));
    assert_eq!(ended.unwrap(), 1);
    let ended = house
        .store
        .write("u-1", now(), move |tx| sign_out::everywhere(tx, anne, None));
    assert_eq!(
        ended.unwrap(),
        0,
        "with nothing to end it is still recorded"
    );
}

#[test]
fn a_failed_sign_in_is_recorded_without_what_was_typed() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    house.signs_in(anne);
    assert!(house.tries("1042", "feil passord her").is_err());
    assert!(
        house
            .tries("hemmeleg-skrive-i-feil-felt", PASSWORD)
            .is_err()
    );
    assert!(house.tries("", "").is_err());
    assert_eq!(
        house.trail(3),
        [
            "sign-in-failed system",
            "sign-in-failed system",
            "sign-in-failed u-1"
        ]
    );
    let stored = house.store.read(|db| ledger::stored(db, 0, 100)).unwrap();
    assert!(
        stored
            .iter()
            .all(|e| !e.payload.clone().unwrap().contains("hemmeleg"))
    );
}

#[test]
fn neither_token_nor_password_is_in_the_database() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let link = token(&house.user_does("link 1042"));
    let session = house.signs_in(anne);
    let secrets = [link, session, PASSWORD.to_owned()];
    // Only where the database is files that can be searched.
    for file in std::fs::read_dir(house.dir.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for secret in &secrets {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found);
        }
    }
    let account = house
        .store
        .read(|db| accounts::find_of(db, anne))
        .unwrap()
        .unwrap();
    assert!(
        account
            .password
            .unwrap()
            .starts_with("$argon2id$v=19$m=19456,t=2,p=1$")
    );
}

#[test]
fn a_password_changed_during_sign_in_is_not_signed_in_with() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    house.signs_in(anne);
    let candidate = house.store.read(|db| sign_in::look(db, "1042")).unwrap();
    let Ok(verified) = candidate.prove(PASSWORD).unwrap() else {
        panic!("the password is right");
    };
    house.signs_in(anne);
    let late = house.store.write("system", now(), move |tx| {
        sign_in::open(tx, &verified, "", None, SESSION_LIFE, Policy::OFF)
    });
    assert!(matches!(late, Err(StoreError::Changed)));
}

#[test]
fn the_operator_gives_accounts_and_roles_and_takes_them_back() {
    let house = House::empty();
    house.user_refuses("add --employee-no 1", "Ingen har dette tilsettnummeret.");
    let said = house.user_does(
        "add --employee-no rev-1 --name Revisor --email r@revisjon.example --role auditor",
    );
    assert!(said.contains("fram til 30.11.2026 kl. 09.15"), "{said}");
    assert!(said.contains("https://brotsak.valle.example/s/"), "{said}");
    assert_eq!(
        house.trail(3),
        [
            "setup-link-made u-1",
            "role-granted u-1",
            "account-created u-1"
        ]
    );
    house.user_refuses("add --employee-no REV-1", "Personen har konto.");
    house.user_refuses(
        "add --employee-no Rev-1 --name X --email x@revisjon.example",
        "Tilsettnummeret er i bruk.",
    );
    house.user_refuses(
        "add --employee-no rev-2 --name X --email R@revisjon.example",
        "Nokon annan har denne e-postadressa.",
    );
    house.user_refuses(
        "add --employee-no rev-2 --name =X --email r",
        "namn: feltet byrjar med «=»",
    );
    house.user_refuses(
        "role grant rev-1 auditor --from 2027-01-01",
        "Personen har rolla",
    );
    house.user_does("role grant rev-1 hr-officer --from 2027-01-01 --to 31.1.2027");
    house.user_refuses(
        "role grant rev-1 archivist --from 2027-02-01 --to 2027-01-01",
        "Siste dagen",
    );
    assert_eq!(
        house.user_does("list"),
        "rev-1\tRevisor\tventar på passord\tauditor\n"
    );
    assert_eq!(house.trail(1), ["people-listed system"]);
    house.user_does("role end rev-1 auditor");
    house.user_refuses("role end rev-1 auditor", "Personen har ikkje denne rolla.");
    house.user_does("disable rev-1");
    house.user_refuses("disable rev-1", "Kontoen er stengd.");
    house.user_refuses("link rev-1", "Kontoen er stengd.");
    assert_eq!(house.user_does("list"), "rev-1\tRevisor\tstengd\t\n");
    house.user_does("add --employee-no rev-1");
    assert_eq!(
        house.user_does("list"),
        "rev-1\tRevisor\tventar på passord\t\n"
    );
    assert!(Line::try_parse_from(["user", "role", "grant", "rev-1", "king"]).is_err());
}

#[test]
fn a_disabled_account_opens_nothing() {
    let house = House::empty();
    let anne = house.outsider("1042", "anne@valle.example");
    let session = house.signs_in(anne);
    let link = token(&house.user_does("link 1042"));
    house.user_does("disable 1042");
    assert!(!house.is_in(&session));
    assert!(house.tries("1042", PASSWORD).is_err());
    assert!(house.sets_password(&link, PASSWORD).is_err());
    house.user_does("add --employee-no 1042");
    assert!(
        house.tries("1042", PASSWORD).is_err(),
        "the old password is gone"
    );
}

#[test]
fn the_last_administrator_keeps_the_key() {
    let house = House::empty();
    house
        .user_does("add --employee-no a --name Tor --email tor@valle.example --role administrator");
    house.user_refuses("disable a", "Dette er den einaste");
    house.user_refuses("role end a administrator", "Dette er den einaste");
    house
        .user_does("add --employee-no b --name Liv --email liv@valle.example --role administrator");
    house.user_does("role end a administrator");
    house.user_refuses("disable b", "Dette er den einaste");
}
