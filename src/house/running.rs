//! From open to shut: requests are answered, mail leaves, the night is swept, until somebody says stop.

use super::{Folder, House};
use crate::casework::export_archive::end_abandoned;
use crate::casework::seal::Seal;
use crate::casework::session::Presence;
use crate::casework::vault::SealKey;
use crate::config::Config;
use crate::documents::letters::Letters;
use crate::domain::job::Job;
use crate::identity::Provider;
use crate::jobs::{deliver_mail, keep, listen_for_mail, schedule, seal};
use crate::mail::Transport;
use crate::store::Store;
use crate::store::files::Files;
use crate::web::throttle::Throttle;
use crate::web::{App, Demo, Handover, Settings, serve};
use chrono::{DateTime, Utc};
#[cfg(not(unix))]
use std::future::pending;
use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use tokio::sync::{Notify, Semaphore, watch};

/// Everything that is settled before the door opens.
pub struct Opening<'a> {
    pub house: House,
    pub config: &'a Config,
    pub listener: TcpListener,
    pub transport: Transport,
    pub letters: Arc<Letters>,
    pub vault: SealKey,
    pub is_demo: bool,
    pub clock: fn() -> DateTime<Utc>,
}

/// Runs the house on this thread until it is told to stop (SIGINT or SIGTERM),
/// and finishes what is being done then. `ready` is called once the door is open.
pub fn run(opening: Opening<'_>, ready: impl FnOnce()) -> io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(open_until_told(opening, ready))
}

async fn open_until_told(opening: Opening<'_>, ready: impl FnOnce()) -> io::Result<()> {
    let clock = opening.clock;
    let processors = std::thread::available_parallelism().map_or(2, usize::from);
    let bound = opening.listener.local_addr()?;
    let base_url = opening.config.base_url(bound);
    let House {
        store,
        files,
        folder,
    } = opening.house;
    let ended = end_abandoned(&store, &folder.exports(), clock()).map_err(io::Error::other)?;
    files.sweep_workrooms().map_err(io::Error::other)?;
    if ended > 0 {
        tracing::warn!(ended, "exports were cut off when the house was last shut");
    }
    let signing = signing(&store, opening.config, clock())?;
    let nudge = Arc::new(Notify::new());
    let keeping = keeping(
        &store,
        &files,
        &folder,
        opening.letters.clone(),
        opening.config,
    );
    let app = App {
        store: Arc::clone(&store),
        files: files.clone(),
        letters: opening.letters,
        settings: Arc::new(Settings {
            municipality: opening.config.municipality.clone(),
            base_url: base_url.clone(),
            accessibility_url: opening.config.accessibility_url.clone(),
            lasting: opening.config.lasting,
            leader_told: opening.config.leader_told,
            policy: opening.config.policy,
            fvl2025_from: opening.config.fvl2025_from,
            tariff: opening.config.tariff,
            exports: folder.exports(),
            proof: opening.config.sign_in.proof,
            second_factor: opening.config.sign_in.second_factor,
            provider: provider(opening.config, &base_url),
            local: opening.config.sign_in.local.clone(),
            metrics: opening.config.metrics,
            handover: handover(opening.config, &folder),
            demo: opening.is_demo.then(|| Demo {
                mail: folder.mail(),
            }),
        }),
        clock: Arc::new(clock),
        presence: Arc::new(Presence::new(opening.config.idle, clock())),
        throttle: Arc::new(Throttle::default()),
        mail: Arc::clone(&nudge),
        hashing: Arc::new(Semaphore::new(processors)),
        seal: Arc::clone(&signing),
        vault: opening.vault,
    };
    let told = told_to_stop()?;
    let server = serve(app, opening.listener, processors)?;
    let handle = server.handle();
    let (shut, watch) = watch::channel(false);

    let post = deliver_mail::Watch {
        store: Arc::clone(&store),
        transport: opening.transport,
        head: opening.config.mail.letterhead(&base_url),
        clock,
        nudge: Arc::clone(&nudge),
    };
    let tells = !opening.is_demo;
    let night = night(keeping, opening.config, clock)?;
    let mut jobs = Job::ALL.to_vec();
    jobs.retain(|job| tells || job.is_of_demo());
    let rounds = [
        tokio::spawn(deliver_mail::run(post, shutting(watch.clone()))),
        tokio::spawn(listen_for_mail::run(
            Arc::clone(&store),
            clock,
            nudge,
            shutting(watch.clone()),
        )),
        tokio::spawn(schedule::run(night, jobs, shutting(watch.clone()))),
        tokio::spawn(seal::run(store, signing, clock, tells, shutting(watch))),
    ];
    tracing::info!(%bound, "open");
    ready();

    tokio::pin!(server);
    let ended = tokio::select! {
        ended = &mut server => ended,
        () = told => {
            tracing::info!("shutting");
            let (ended, ()) = tokio::join!(server, handle.stop(true));
            ended
        }
    };
    // Nobody listens only if every round has ended already.
    let _ = shut.send(true);
    end(rounds).await;
    tracing::info!("shut");
    ended
}

async fn end(rounds: impl IntoIterator<Item = tokio::task::JoinHandle<()>>) {
    for round in rounds {
        if let Err(error) = round.await {
            tracing::error!(%error, "a round of the night watch ended too early");
        }
    }
}

/// What is handed on to the archive, and what is destroyed.
fn handover(config: &Config, folder: &Folder) -> Handover {
    Handover {
        profile: config.archive.profile.clone(),
        schemas: config.archive.schemas.clone(),
        mail: folder.mail(),
        backup_days: config.archive.backup_days,
        converter: config.archive.converter.clone(),
    }
}

/// What the night's keeping needs.
pub(super) fn keeping(
    store: &Arc<Store>,
    files: &Files,
    folder: &Folder,
    letters: Arc<Letters>,
    config: &Config,
) -> keep::Place {
    keep::Place {
        store: Arc::clone(store),
        files: files.clone(),
        letters,
        exports: folder.exports(),
        mail: folder.mail(),
        backup_days: config.archive.backup_days,
    }
}

/// What the jobs need.
fn night(
    place: keep::Place,
    config: &Config,
    clock: fn() -> DateTime<Utc>,
) -> io::Result<schedule::Night> {
    Ok(schedule::Night {
        place,
        tariff: config.tariff,
        leader_told: config.leader_told,
        clock: Arc::new(clock),
        holder: schedule::name().map_err(io::Error::other)?,
    })
}

/// The municipality's own sign-in, if the operator has set it up.
fn provider(config: &Config, base_url: &str) -> Option<Arc<Provider>> {
    let settings = config.sign_in.provider.clone()?;
    Some(Arc::new(Provider::new(settings, base_url)))
}

/// What signs the trail; it says in the log whether it can.
fn signing(store: &Store, config: &Config, now: DateTime<Utc>) -> io::Result<Arc<Seal>> {
    let signing = Seal::open(store, &config.seal, now).map_err(io::Error::other)?;
    if let Some(verifier) = signing.verifier() {
        tracing::info!(%verifier, "checkpoints are signed");
    } else {
        tracing::error!("the signing key is gone: no checkpoints are signed");
    }
    Ok(Arc::new(signing))
}

/// Done when the house shuts.
async fn shutting(mut watch: watch::Receiver<bool>) {
    if watch.wait_for(|shut| *shut).await.is_err() {
        tracing::debug!("nobody can shut the house any more");
    }
}

/// Done when the operator or the system asks the program to stop. Asked once
/// more, it stops at once.
fn told_to_stop() -> io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    let mut signals = {
        use tokio::signal::unix::{SignalKind, signal};
        (
            signal(SignalKind::interrupt())?,
            signal(SignalKind::terminate())?,
        )
    };
    let mut next = async move || {
        #[cfg(unix)]
        tokio::select! {
            _ = signals.0.recv() => {}
            _ = signals.1.recv() => {}
        }
        #[cfg(not(unix))]
        if tokio::signal::ctrl_c().await.is_err() {
            pending::<()>().await;
        }
    };
    Ok(async move {
        next().await;
        tokio::spawn(async move {
            next().await;
            std::process::exit(130);
        });
    })
}
