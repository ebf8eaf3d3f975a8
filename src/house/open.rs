//! Opening what the house remembers: the database and the files.

use super::folder::{Folder, make_private};
use super::master::open_files;
use crate::casework::Failure;
use crate::casework::start_house::start_house;
use crate::config::{Config, shown};
use crate::documents::letters::Letters;
use crate::store::files::Files;
use crate::store::{Store, StoreError, db};
use chrono::{DateTime, Utc};
use std::io;
use std::path::Path;
use std::sync::Arc;

pub struct House {
    pub store: Arc<Store>,
    pub files: Files,
    pub folder: Folder,
}

/// Lays out the municipality's letter paper, and tries it.
pub fn paper(config: &Config) -> Result<Letters, NotOpened> {
    let folder = config.letters_dir.as_deref();
    Letters::open(folder, &config.municipality).map_err(|why| NotOpened::Paper(why.to_string()))
}

/// Why the house did not open: one sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum NotOpened {
    #[error("mappa {folder} kan ikkje brukast: {why}")]
    Folder { folder: String, why: io::Error },
    #[error("databasen {database} kan ikkje opnast: {why}")]
    Database { database: String, why: String },
    #[error(
        "databasen {0} er ikkje laga enno; start `brotsak serve` eller køyr `brotsak migrate` først"
    )]
    NoDatabase(String),
    #[error(
        "regelsettet {code} er eit anna enn det som sakene er vurderte etter; bruk programmet dei vart vurderte med"
    )]
    OtherRules { code: String },
    #[error("brevpapiret kan ikkje brukast: {0}")]
    Paper(String),
    #[error("{0}")]
    Failed(String),
}

impl House {
    /// Opens the database and brings its tables up to date, and loads the rule set if it is new.
    pub fn open(config: &Config, now: DateTime<Utc>) -> Result<House, NotOpened> {
        let folder = open_folder(config)?;
        let url = private_database(config)?;
        let store =
            Store::open(&url, &config.ledger).map_err(|why| unreachable_database(&url, &why))?;
        let files = open_files(&folder.files(), &config.master_keys)?;
        start_house(&store, now).map_err(|failure| match failure {
            Failure::Store(StoreError::Changed) => NotOpened::OtherRules {
                code: crate::domain::ruleset::Ruleset::builtin().code(),
            },
            other => unreachable_database(&url, &other),
        })?;
        files
            .take_over(&store)
            .map_err(|why| NotOpened::Failed(why.to_string()))?;
        Ok(House {
            store: Arc::new(store),
            files,
            folder,
        })
    }
}

/// The data folder, made if it is not there.
pub fn open_folder(config: &Config) -> Result<Folder, NotOpened> {
    Folder::make(&config.data_dir).map_err(|why| NotOpened::Folder {
        folder: config.data_dir.display().to_string(),
        why,
    })
}

/// What the store calls the database.
pub fn database_url(config: &Config) -> String {
    let own = || {
        Folder::at(&config.data_dir)
            .database()
            .display()
            .to_string()
    };
    config.database_url.clone().unwrap_or_else(own)
}

/// What the store calls the database, and its file made, closed to others, if it is one.
pub fn private_database(config: &Config) -> Result<String, NotOpened> {
    let url = database_url(config);
    if !db::is_postgres(&url) {
        make_private(Path::new(&url)).map_err(|why| unreachable_database(&url, &why))?;
    }
    Ok(url)
}

/// On one line, and without the address's user and password.
pub fn unreachable_database(url: &str, why: &dyn std::fmt::Display) -> NotOpened {
    let why = why.to_string();
    let words: Vec<&str> = why.split_whitespace().collect();
    NotOpened::Database {
        database: shown(url),
        why: words.join(" "),
    }
}
