//! `brotsak demo`: a fictional municipality with its cases, on this machine alone.

mod make;
mod paper;
mod people;
mod play;
mod script;

pub use make::{Untold, tell};

use super::serve::{lock, say};
use super::{Outcome, Stop};
use crate::config::{Config, Given};
use crate::domain::person::Role;
use crate::domain::second_factor::Policy;
use crate::house::folder::Kind;
use crate::house::{Folder, House, Opening, logs, paper, run as open, seal_key};
use crate::store::{StoreError, people as people_rows};
use chrono::{DateTime, Utc};
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
    /// Make the demo for this address, and go.
    #[arg(long, hide = true, value_name = "ADRESSE")]
    pub make_for: Option<String>,
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
    match folder.kind() {
        Kind::Real => {
            return Err(Stop::Said(format!(
                "{} har ein verkeleg database; demoen rører han ikkje. Vel ei anna mappe med --data",
                folder.path().display()
            )));
        }
        Kind::Demo if !args.fresh => {}
        Kind::Demo | Kind::HalfDemo | Kind::Empty => {
            if let Some(base_url) = &args.make_for {
                return make::make(&config, &folder, base_url, clock());
            }
        }
    }
    let listener = bind(args.port.unwrap_or(config.listen.port()))?;
    let base_url = config.base_url(listener.local_addr()?);
    if args.fresh || folder.kind() != Kind::Demo {
        drop(lock(&folder)?);
        let made = make::make_apart(&base_url)?;
        if made != Outcome::Done {
            return Ok(made);
        }
    }
    let _lock = lock(&folder)?;
    let house = House::open(&config, clock())?;
    let vault = seal_key(&config, &house)?;
    let transport = config.transport()?;
    let letters = Arc::new(paper(&config)?);
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
    if !is_plain {
        let shown = folder.path().display();
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
