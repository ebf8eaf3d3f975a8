//! `brotsak demo`: a fictional municipality with its cases, on this machine alone.

mod paper;
mod people;
mod play;
mod script;

use super::serve::{lock, say};
use super::{Outcome, Stop};
use crate::casework::Letters;
use crate::config::{Config, Given};
use crate::domain::person::Role;
use crate::domain::second_factor::Policy;
use crate::house::folder::Kind;
use crate::house::{Folder, House, Opening, Post, logs, paper, run as open, seal_key};
use crate::mail::Transport;
use crate::store::files::Files;
use crate::store::{Store, StoreError, people as people_rows};
use chrono::{DateTime, TimeDelta, Utc};
use people::{CAST, PASSWORD};
use std::fmt::Write;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpListener};
use std::sync::Arc;

/// Ports that are tried after the wished one.
const MORE: u16 = 100;

#[derive(Clone, Debug, clap::Args)]
pub struct DemoArgs {
    /// Porten på 127.0.0.1; er han oppteken, blir det den neste ledige. 0 for kva port som helst
    #[arg(long)]
    pub port: Option<u16>,
    /// Kast alt i demomappa og byrj på nytt
    #[arg(long)]
    pub fresh: bool,
}

pub(super) fn run(
    args: &DemoArgs,
    given: &Given,
    clock: fn() -> DateTime<Utc>,
) -> Result<Outcome, Stop> {
    let mut config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let folder = crate::house::open_folder(&config)?;
    config.settle_demo(folder.mail())?;
    let _lock = lock(&folder)?;
    let shown = folder.path().display().to_string();
    match folder.kind() {
        Kind::Real => {
            return Err(Stop::Said(format!(
                "{shown} har ein verkeleg database; demoen rører han ikkje. Vel ei anna mappe med --data"
            )));
        }
        Kind::Demo if !args.fresh => {}
        Kind::Demo | Kind::HalfDemo => folder.clear().map_err(|why| unusable(&folder, &why))?,
        Kind::Empty => {}
    }
    let is_new = folder.kind() == Kind::Empty;
    if is_new {
        folder.begin_demo().map_err(|why| unusable(&folder, &why))?;
    }
    let now = clock();
    let begun = now - TimeDelta::days(script::DAYS);
    let house = House::open(&config, if is_new { begun } else { now })?;
    let vault = seal_key(&config, &house)?;
    let listener = bind(args.port.unwrap_or(config.listen.port()))?;
    let base_url = config.base_url(listener.local_addr()?);
    let transport = config.transport()?;
    let letters = Arc::new(paper(&config)?);
    if is_new {
        say("Lagar ein oppdikta kommune med folk og saker …\n");
        make(&house, &config, transport.clone(), &base_url, &letters, now)?;
        folder
            .finish_demo()
            .map_err(|why| unusable(&folder, &why))?;
    }
    let is_off = config.sign_in.second_factor == Policy::OFF;
    let welcome = welcome(&house, &folder, &base_url, is_off)?;
    let opening = Opening {
        house,
        config: &config,
        listener,
        transport,
        letters,
        vault,
        is_demo: true,
        clock,
    };
    open(opening, || say(&welcome))?;
    say("Demoen er stengd. Alt ligg der til neste gong.\n");
    Ok(Outcome::Done)
}

/// The port, or the next that is free.
fn bind(port: u16) -> Result<TcpListener, Stop> {
    let last = if port == 0 {
        0
    } else {
        port.saturating_add(MORE)
    };
    for port in port..=last {
        let address = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port);
        match TcpListener::bind(address) {
            Err(why) if why.kind() == io::ErrorKind::AddrInUse => {}
            Err(why) => {
                return Err(Stop::Said(format!(
                    "det går ikkje å lytte på {address}: {why}"
                )));
            }
            Ok(listener) => return Ok(listener),
        }
    }
    Err(Stop::Said(format!(
        "ingen av portane {port} til {last} er ledige; vel ein annan med --port"
    )))
}

fn make(
    house: &House,
    config: &Config,
    transport: Transport,
    base_url: &str,
    letters: &Letters,
    now: DateTime<Utc>,
) -> Result<(), Stop> {
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("demoen vart ikkje laga: {why}"));
    let post = Post::open(&house.store, transport, config.mail.letterhead(base_url))?;
    let mut undelivered = None;
    let told = tell(&house.store, &house.files, letters, now, |at| {
        undelivered = post.deliver(at).err().or(undelivered.take());
    });
    told.map_err(|why| failed(&why))?;
    undelivered.map_or(Ok(()), |why| Err(failed(&why)))
}

/// Why there is no demo.
#[derive(Debug, thiserror::Error)]
pub enum Untold {
    #[error(transparent)]
    People(#[from] people::Unmade),
    #[error(transparent)]
    Story(#[from] play::Unplayed),
}

/// Fills an empty house with people and with the cases of the ten months
/// before `now`; `after_each` is called between the deeds, with the time it is then.
pub fn tell(
    store: &Store,
    files: &Files,
    letters: &Letters,
    now: DateTime<Utc>,
    after_each: impl FnMut(DateTime<Utc>),
) -> Result<(), Untold> {
    let begun = now - TimeDelta::days(script::DAYS);
    people::employ(store, begun)?;
    people::delegate(store, begun)?;
    let player = play::Player {
        store,
        files,
        letters,
        now,
    };
    player.play(after_each)?;
    Ok(())
}

fn unusable(folder: &Folder, why: &io::Error) -> Stop {
    let folder = folder.path().display();
    Stop::Said(format!("mappa {folder} kan ikkje brukast: {why}"))
}

/// The sign-ins, and last the address.
fn welcome(house: &House, folder: &Folder, base_url: &str, is_off: bool) -> Result<String, Stop> {
    let everybody = house.store.read::<_, StoreError>(people_rows::list);
    let everybody = everybody.map_err(|why| Stop::Said(format!("databasen: {why}")))?;
    let is_plain = crate::config::is_demo_plain();
    let mut said = String::new();
    if !is_plain {
        said += "\nDette er ein demo: alle folk og saker er oppdikta, og passordet kjenner alle. Bruk han aldri til verkelege saker.\n\n";
    }
    for (at, (role, number)) in CAST.iter().enumerate() {
        if is_plain && CAST[..at].iter().any(|(earlier, _)| earlier == role) {
            continue;
        }
        let Some(person) = everybody.iter().find(|it| it.employee_no == *number) else {
            continue;
        };
        let (name, email) = (&person.name, &person.email);
        let line = if is_plain {
            format!(
                "sign-in role={} name={email} password={PASSWORD}",
                role.code()
            )
        } else {
            format!("  {:<18} {name:<20} {email}", called(*role))
        };
        writeln!(said, "{line}").expect("a String takes what is written");
    }
    let shown = folder.path().display();
    if !is_plain {
        write!(
            said,
            "\n  Passordet er det same for alle:  {PASSWORD}\n\n  E-posten ligg i {}, og kan lesast på {base_url}/demo/mail\n  Alt anna ligg i {shown}. Stopp med Ctrl-C; byrj på nytt med: brotsak demo --fresh\n\n",
            folder.mail().display()
        )
        .expect("a String takes what is written");
    }
    if is_off && !is_plain {
        said += "  Demoen spør ikkje etter eingongskode (sign_in.second_factor = \"off\"); det gjer serve.\n\n";
    }
    writeln!(said, "Adresse: {base_url}").expect("a String takes what is written");
    Ok(said)
}

fn called(role: Role) -> &'static str {
    match role {
        Role::HrOfficer => "HR-sakshandsamar",
        Role::HrHead => "HR-sjef",
        Role::Leader => "leiar",
        Role::ChiefExecutive => "kommunedirektør",
        Role::Archivist => "arkivar",
        Role::Auditor => "revisor",
        Role::Administrator => "systemansvarleg",
        Role::Mayor => "ordførar",
    }
}
