//! A house with its rules and its staff. It is made once, and each test has a copy.

use super::desk::{PASSWORD, STAFF};
use super::{House, LOG, now};
use brotsak::audit::Event;
use brotsak::casework::credentials::{Hashed, names_of};
use brotsak::casework::{create_account, grant_role, import_people, make_setup_link, set_password};
use brotsak::domain::account::Term;
use brotsak::domain::local_time::day;
use brotsak::domain::ruleset::Ruleset;
use brotsak::store::{Store, StoreError, ledger, people, rulesets};
use diesel::prelude::*;
use diesel::sqlite::SqliteConnection;
use std::sync::{Arc, LazyLock};

pub fn staffed() -> House {
    static FIRST: LazyLock<Original> = LazyLock::new(Original::make);
    FIRST.copy()
}

enum Original {
    /// The whole of an SQLite file.
    File(Vec<u8>),
    /// A database that PostgreSQL copies.
    #[cfg(feature = "postgres")]
    Database(String),
}

impl Original {
    fn make() -> Original {
        let house = House::empty();
        adopt_rules(&house);
        employ(&house);
        #[cfg(feature = "postgres")]
        if let Some((server, name)) = super::on_server(&house.url) {
            drop(house);
            super::leave(&server, &name);
            return Original::Database(name);
        }
        let whole = house.dir.path().join("whole.db");
        let mut db = SqliteConnection::establish(&house.url).unwrap();
        diesel::sql_query(format!("vacuum into '{}'", whole.display()))
            .execute(&mut db)
            .unwrap();
        Original::File(std::fs::read(whole).unwrap())
    }

    fn copy(&self) -> House {
        let dir = tempfile::tempdir().unwrap();
        let url = match self {
            Original::File(bytes) => {
                let file = dir.path().join("brotsak.db");
                std::fs::write(&file, bytes).unwrap();
                file.display().to_string()
            }
            #[cfg(feature = "postgres")]
            Original::Database(name) => super::new_database(Some(name)).unwrap(),
        };
        let store = Arc::new(Store::open(&url, LOG).unwrap());
        House { store, url, dir }
    }
}

fn adopt_rules(house: &House) {
    let code = Ruleset::builtin().code();
    house
        .store
        .write("system", now(), move |tx| {
            rulesets::keep(tx, &code, "0", Ruleset::BUILTIN_TEXT)?;
            let sha256 = "0".to_owned();
            ledger::record(tx, "system", &Event::RulesetLoaded { sha256 })
        })
        .unwrap();
}

fn employ(house: &House) {
    let file = import_people::read(include_bytes!("../fixtures/kommune.csv"), day(now())).unwrap();
    let import = import_people::Import {
        file,
        day: day(now()),
        allow_many_left: false,
    };
    let plan = house
        .store
        .read(|db| import_people::plan(db, &import))
        .unwrap();
    house
        .store
        .write("system", now(), move |tx| {
            import_people::apply(tx, &import, &plan)
        })
        .unwrap();
    let everybody = house
        .store
        .read::<_, StoreError>(people::list_current)
        .unwrap();
    // Hashing is slow on purpose: everybody gets the same hash, which nobody would see.
    let hashed = Hashed::new(PASSWORD, &names_of(&everybody[0])).unwrap();
    let staff: Vec<_> = STAFF
        .iter()
        .map(|(name, roles)| {
            let email = format!("{name}@valle.example");
            (
                everybody.iter().find(|p| p.email == email).unwrap().id,
                *roles,
            )
        })
        .collect();
    house
        .store
        .write("system", now(), move |tx| {
            for (person, roles) in staff {
                create_account::create_account(tx, person)?;
                let link = make_setup_link::make_setup_link(tx, person)?;
                set_password::set_password(tx, &link.token, &hashed)?;
                for role in roles {
                    let from = day(now());
                    let term = Term {
                        role: *role,
                        from,
                        to: None,
                    };
                    grant_role::grant_role(tx, person, term)?;
                }
            }
            Ok::<_, brotsak::casework::Failure>(())
        })
        .unwrap();
}
