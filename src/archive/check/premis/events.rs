//! The events of PREMIS and of the log: what was done, when, with what and by whom.

use crate::archive::check::Check;
use crate::archive::check::grammar::Kind;
use crate::archive::check::mets::head::is_no_moment;
use crate::archive::check::mets::uuid;
use crate::archive::check::tags::{self, Piece};
use crate::archive::check::values::{day, short, wrong};
use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::path::Path;

/// Links to nothing that are named.
const MOST: usize = 100;

const TO_OBJECT: &str = "linkingObjectIdentifierValue";
const TO_AGENT: &str = "linkingAgentIdentifierValue";

/// What the event that is being read says.
#[derive(Default)]
struct Open {
    has_kind: bool,
    at: Option<String>,
}

/// Of identities and links a number each: eight bytes, however long they are.
#[derive(Default)]
pub struct Events {
    pub many: u64,
    /// The identity of the package, which need be no object to be pointed to.
    package: Option<uuid::Uuid>,
    hasher: RandomState,
    objects: Vec<u64>,
    agents: Vec<u64>,
    to_objects: Vec<u64>,
    to_agents: Vec<u64>,
    open: Open,
}

impl Events {
    pub fn of(package: Option<uuid::Uuid>) -> Events {
        Events {
            package,
            ..Events::default()
        }
    }

    /// Takes a piece of `file`.
    pub fn take(&mut self, check: &mut Check<'_>, file: &str, depth: usize, piece: &Piece<'_>) {
        match *piece {
            Piece::Open(start) => {
                if depth == 2 && start.local_name().as_ref() == "event" {
                    self.many += 1;
                    self.open = Open::default();
                }
            }
            Piece::Close("event", _) if depth == 2 => {
                for what in std::mem::take(&mut self.open).wrong(check) {
                    check.find((3, ""), None, file, what);
                }
            }
            Piece::Close(name, text) => self.close(name, text),
        }
    }

    fn close(&mut self, name: &str, text: &str) {
        let hasher = &self.hasher;
        let number = || hasher.hash_one(text);
        match name {
            "eventType" => self.open.has_kind |= !text.is_empty(),
            "eventDateTime" => self.open.at = Some(text.to_owned()),
            "objectIdentifierValue" => self.objects.push(number()),
            "agentIdentifierValue" => self.agents.push(number()),
            TO_AGENT => self.to_agents.push(number()),
            TO_OBJECT if self.package.is_none() || uuid(text) != self.package => {
                self.to_objects.push(number());
            }
            _ => (),
        }
    }

    /// Names the links to nothing, when all is read; the file, at `path`, is read again where there are any.
    pub fn judge(self, check: &mut Check<'_>, file: &str, path: &Path) -> Result<(), String> {
        let mut objects = astray(self.to_objects, self.objects);
        let mut agents = astray(self.to_agents, self.agents);
        let many = objects.len() + agents.len();
        if many == 0 {
            return Ok(());
        }
        let mut find = |what: String| check.find((3, ""), None, file, what);
        if many > MOST {
            find(format!(
                "{many} lenkjer i hendingane viser til noko som ikkje finst; {MOST} av dei er nemnde"
            ));
        }
        let (mut named, hasher) = (0, self.hasher);
        let again = File::open(path).map_err(|error| error.to_string())?;
        tags::pieces(again, &mut |_, piece| {
            let Piece::Close(name, text) = piece else {
                return Ok(());
            };
            let (all, kind) = match name {
                TO_OBJECT => (&mut objects, "objekt (object)"),
                TO_AGENT => (&mut agents, "aktør (agent)"),
                _ => return Ok(()),
            };
            if named < MOST && all.remove(&hasher.hash_one(text)) {
                named += 1;
                let said = short(text);
                find(format!(
                    "{name} er «{said}», men fila har ingen slik {kind}"
                ));
            }
            Ok(())
        })?;
        Ok(())
    }
}

impl Open {
    fn wrong(self, check: &Check<'_>) -> Vec<String> {
        let mut all = vec![];
        if !self.has_kind {
            all.push("eventType manglar i event".to_owned());
        }
        let Some(at) = self.at else {
            all.push("eventDateTime manglar i event".to_owned());
            return all;
        };
        let (said, last) = (short(&at), check.horizon.last());
        let on = at.get(..10).and_then(day);
        if !is_time(&at) {
            all.push(format!(
                "eventDateTime er «{said}», skulle vere eit tidspunkt (ÅÅÅÅ-MM-DDTtt:mm:ss)"
            ));
        } else if on.zip(last.succ_opt()).is_some_and(|(on, end)| on > end) {
            all.push(format!(
                "eventDateTime er {said}, men pakken kan ikkje ha noko som hende etter {last}"
            ));
        }
        all
    }
}

/// The links that lead to none of those that are there.
fn astray(links: Vec<u64>, mut there: Vec<u64>) -> BTreeSet<u64> {
    there.sort_unstable();
    let is_astray = |one: &u64| there.binary_search(one).is_err();
    links.into_iter().filter(is_astray).collect()
}

/// What the schema of PREMIS takes: a moment, a day, or one of its ways to say that it is not known closer.
fn is_time(text: &str) -> bool {
    let is_date = || !matches!(wrong(Kind::Date, text, text), Some((17, ..)));
    !text.is_empty() && (!is_no_moment(text) || is_date() || is_rough(text))
}

fn is_rough(text: &str) -> bool {
    if !(4..=24).contains(&text.len()) {
        return false;
    }
    let shape = text.replace(|c: char| c.is_ascii_digit(), "d");
    if let Some((from, to)) = shape.split_once('/') {
        let is_month = |it: &str| matches!(it, "dddd" | "dddd-dd" | "UNKNOWN");
        return is_month(from) && (is_month(to) || to == "OPEN");
    }
    matches!(
        shape.trim_end_matches(['?', '~']),
        "dd" | "ddd"
            | "dddd"
            | "dddd-"
            | "dddd-dd"
            | "ddd?-"
            | "ddd?-dd"
            | "dd??-"
            | "dd??-dd"
            | "dddddd"
            | "dddddddd"
            | "ddddddddTdddddd"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_one_of_those_that_premis_takes() {
        for right in [
            "2026-11-23T10:00:00",
            "2026-11-23T10:00:00.5+01:00",
            "2026-11-23",
            "2026-11-23Z",
            "2026",
            "2026-11",
            "20??",
            "199?~",
            "2026-??",
            "20261123",
            "202611??",
            "20261123T100000",
            "2026-01/OPEN",
        ] {
            assert!(is_time(right), "{right}");
        }
        for wrong in ["", "i dag", "2026-13-01", "2026-11-23 10:00", "23.11.2026"] {
            assert!(!is_time(wrong), "{wrong}");
        }
    }
}
