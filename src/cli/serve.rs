//! `brotsak serve`: the house as it is run.

use super::{Outcome, Stop};
use crate::casework::found_house::{make_founding_link, needs_founder};
use crate::config::{Config, Given};
use crate::domain::local_time::local;
use crate::house::folder::{Kind, Lock};
use crate::house::{Folder, House, Opening, logs, paper, run as open, seal_key};
use crate::mail::Transport;
use chrono::{DateTime, Utc};
use std::io::{self, Write};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;

pub fn run(given: &Given, clock: fn() -> DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("info"));
    let folder = crate::house::open_folder(&config)?;
    if matches!(folder.kind(), Kind::Demo | Kind::HalfDemo) {
        return Err(Stop::Said(format!(
            "{} har oppdikta folk med passord som alle kjenner; vel ei anna mappe med data_dir eller --data",
            folder.path().display()
        )));
    }
    let _lock = lock(&folder)?;
    let transport = config.transport()?;
    let letters = Arc::new(paper(&config)?);
    let house = House::open(&config, clock())?;
    let vault = seal_key(&config, &house)?;
    let listener = TcpListener::bind(config.listen).map_err(|why| taken(&config, &why))?;
    let base_url = config.base_url(listener.local_addr()?);
    let link = founding_link(&house, &base_url, clock())?;
    let folder_of_mail = match &transport {
        Transport::Folder(path) => Some(format!(
            "Ingen e-posttenar er oppgitt: e-posten blir lagd i {}\n",
            path.display()
        )),
        Transport::Server(_) => None,
    };
    let opening = Opening {
        house,
        config: &config,
        listener,
        transport,
        letters,
        vault,
        is_demo: false,
        clock,
    };
    open(opening, || {
        // The link goes to whoever stands here, and never to the log.
        let mut said = format!("Adresse: {base_url}\n");
        said += &folder_of_mail.unwrap_or_default();
        said += &link.unwrap_or_default();
        say(&said);
    })?;
    say("Huset er stengt. Alt som var påbegynt, er gjort ferdig.\n");
    Ok(Outcome::Done)
}

/// Writes to whoever stands here. That nobody does is no reason to stop.
pub(super) fn say(text: &str) {
    let mut out = io::stdout().lock();
    if out
        .write_all(text.as_bytes())
        .and_then(|()| out.flush())
        .is_err()
    {
        tracing::warn!("nobody reads standard output");
    }
}

pub(super) fn lock(folder: &Folder) -> Result<Lock, Stop> {
    match folder.lock() {
        Ok(Some(lock)) => Ok(lock),
        Ok(None) => Err(Stop::Said(format!(
            "brotsak køyrer alt på mappa {} (prosess {}); stopp den først, eller vel ei anna mappe",
            folder.path().display(),
            folder.holder()
        ))),
        Err(why) => Err(Stop::Said(format!(
            "mappa {} kan ikkje brukast: {why}",
            folder.path().display()
        ))),
    }
}

fn taken(config: &Config, why: &io::Error) -> Stop {
    let (address, place): (SocketAddr, _) = (config.listen, config.place("listen"));
    Stop::Said(if why.kind() == io::ErrorKind::AddrInUse {
        format!("{place}: noko anna bruker alt {address}; stopp det, eller vel ein annan port")
    } else {
        format!("{place}: det går ikkje å lytte på {address}: {why}")
    })
}

/// The sentence with the link for the first administrator, while there is none.
fn founding_link(
    house: &House,
    base_url: &str,
    now: DateTime<Utc>,
) -> Result<Option<String>, Stop> {
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("databasen: {why}"));
    let needed = house.store.read(|db| needs_founder(db, now));
    if !needed.map_err(|why| failed(&why))? {
        return Ok(None);
    }
    let link = house.store.write("cli", now, make_founding_link);
    let link = link.map_err(|why| failed(&why))?;
    let until = local(link.expires_at).format("%d.%m.%Y kl. %H.%M");
    Ok(Some(format!(
        "Ingen kan styre kontoar enno. Opne denne lenkja og vel passord; ho gjeld éin gong, til {until}:\n{base_url}/setup/{}\n",
        link.token
    )))
}
