//! What every handler is given: the store, the files, the settings, and a clock that a test can set.

use super::throttle::Throttle;
use crate::casework::convert_documents::Converter;
use crate::casework::export_archive::Profile;
use crate::casework::seal::Seal;
use crate::casework::session::Presence;
use crate::casework::vault::SealKey;
use crate::casework::{Failure, Letters};
use crate::domain::authority::Policy;
use crate::domain::clocks::Tariff;
use crate::domain::provider::Local;
use crate::domain::routing::LeaderTold;
use crate::domain::second_factor;
use crate::identity::Provider;
use crate::store::files::Files;
use crate::store::{Db, Store, StoreError, Tx};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::{Notify, Semaphore, oneshot};

pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// What the operator has decided about the front desk.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The municipality's name, as pages and letters write it.
    pub municipality: String,
    /// The address people use, without a slash at the end.
    pub base_url: String,
    /// The address of the accessibility statement, if there is one yet.
    pub accessibility_url: Option<String>,
    /// How long a session may last in all.
    pub lasting: TimeDelta,
    /// When the leader is told of a case.
    pub leader_told: LeaderTold,
    /// Whether whoever registered a case may decide it.
    pub policy: Policy,
    /// The day from which new cases follow the administrative law of 2025.
    pub fvl2025_from: Option<NaiveDate>,
    pub tariff: Tariff,
    /// Where finished exports lie.
    pub exports: PathBuf,
    /// What is handed on to the archive, and how.
    pub handover: Handover,
    /// Fictional people and cases, and `/demo/mail`.
    pub demo: Option<Demo>,
    /// Of whom a one-time code is asked.
    pub second_factor: second_factor::Policy,
    /// How old a proof may be before a decision, an export or a change of roles.
    pub proof: Option<TimeDelta>,
    /// The municipality's own sign-in, where there is one.
    pub provider: Option<Arc<Provider>>,
    /// Who may sign in with a password.
    pub local: Local,
    /// The SHA-256 of the token that opens `/metrics`; without one there is no such page.
    pub metrics: Option<[u8; 32]>,
}

/// What the municipality and its depot have agreed on.
#[derive(Clone, Debug, Default)]
pub struct Handover {
    pub profile: Profile,
    /// The folder with the official schemas; an extraction without it is incomplete.
    pub schemas: Option<PathBuf>,
    /// Where mail lies that no server took.
    pub mail: PathBuf,
    /// For how many days a backup is kept.
    pub backup_days: u32,
    /// What makes PDF/A of files that the house cannot draw.
    pub converter: Option<Converter>,
}

/// What only the demo has.
#[derive(Clone, Debug)]
pub struct Demo {
    pub mail: PathBuf,
}

impl Settings {
    /// Over https the cookie is marked so that no other site and no plain connection can touch it.
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

#[derive(Clone)]
pub struct App {
    pub store: Arc<Store>,
    pub files: Files,
    /// Draws letters on the municipality's paper.
    pub letters: Arc<Letters>,
    pub settings: Arc<Settings>,
    pub clock: Clock,
    pub presence: Arc<Presence>,
    pub throttle: Arc<Throttle>,
    /// Rings when there may be mail to send.
    pub mail: Arc<Notify>,
    /// What signs the trail.
    pub seal: Arc<Seal>,
    /// As many password checks at once as there are processors.
    pub hashing: Arc<Semaphore>,
    /// Opens what is sealed in the database.
    pub vault: SealKey,
}

impl App {
    pub fn now(&self) -> DateTime<Utc> {
        (self.clock)()
    }

    /// Does `work` as one audited change, and waits until it is on disk. Many
    /// requests share a commit; none of them holds a thread while it waits.
    pub async fn write<T, E>(
        &self,
        actor: &str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        self.begin(actor, work)
            .await
            .unwrap_or_else(|_| Err(StoreError::NotCommitted.into()))
    }

    /// Begins an audited change, and gives whoever asks a way to wait for it later.
    pub fn begin<T, E>(
        &self,
        actor: &str,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> oneshot::Receiver<Result<T, E>>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let (tell, told) = oneshot::channel();
        self.store.submit(actor, self.now(), work, |done| {
            // The person has left: what was saved stays saved.
            let _ = tell.send(done);
        });
        told
    }

    /// Looks in the database, on a thread that may wait.
    pub async fn read<T: Send + 'static>(
        &self,
        look: impl FnOnce(&mut Db) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = Arc::clone(&self.store);
        let seen = actix_web::web::block(move || store.read(look)).await;
        seen.unwrap_or(Err(StoreError::NotCommitted))
    }

    /// Does something slow (a password, a file) on a thread that may wait.
    pub async fn slowly<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let done = actix_web::web::block(work).await;
        done.unwrap_or(Err(Failure::Store(StoreError::NotCommitted)))
    }
}
