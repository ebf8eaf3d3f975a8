//! The demo is made, in a process of its own: what the making takes of memory goes with it.

use super::{people, play, script, unusable};
use crate::casework::Letters;
use crate::cli::serve::{lock, say};
use crate::cli::{Outcome, Stop};
use crate::config::Config;
use crate::house::folder::Kind;
use crate::house::{Folder, House, Post, paper, seal_key};
use crate::store::Store;
use crate::store::files::Files;
use chrono::{DateTime, TimeDelta, Utc};
use std::env;
use std::process::Command;

/// Asks this same program, with the same settings, to make the demo for the address.
/// What goes wrong there has been said when it comes back.
pub(super) fn make_apart(base_url: &str) -> Result<Outcome, Stop> {
    let cannot = |why: &dyn std::fmt::Display| Stop::Said(format!("demoen vart ikkje laga: {why}"));
    let program = env::current_exe().map_err(|why| cannot(&why))?;
    let made = Command::new(program)
        .args(env::args_os().skip(1))
        .args(["--make-for", base_url])
        .status()
        .map_err(|why| cannot(&why))?;
    match made.code() {
        Some(0) => Ok(Outcome::Done),
        Some(_) => Ok(Outcome::Unusable),
        None => Err(cannot(&"nokon stansa arbeidet. Start demoen om att")),
    }
}

/// Takes away a demo that stands there, and makes a new one.
pub(super) fn make(
    config: &Config,
    folder: &Folder,
    base_url: &str,
    now: DateTime<Utc>,
) -> Result<Outcome, Stop> {
    let _lock = lock(folder)?;
    if folder.kind() != Kind::Empty {
        folder.clear().map_err(|why| unusable(folder, &why))?;
    }
    folder.begin_demo().map_err(|why| unusable(folder, &why))?;
    let house = House::open(config, now - TimeDelta::days(script::DAYS))?;
    seal_key(config, &house)?;
    say("Lagar ein oppdikta kommune med folk og saker …\n");
    fill(&house, config, base_url, &paper(config)?, now)?;
    folder.finish_demo().map_err(|why| unusable(folder, &why))?;
    Ok(Outcome::Done)
}

fn fill(
    house: &House,
    config: &Config,
    base_url: &str,
    letters: &Letters,
    now: DateTime<Utc>,
) -> Result<(), Stop> {
    let failed = |why: &dyn std::fmt::Display| Stop::Said(format!("demoen vart ikkje laga: {why}"));
    let transport = config.transport()?;
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
