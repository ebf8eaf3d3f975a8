//! Whose names are shielded, and the public titles in which they must not stand.

use super::Reading;
use super::case::CaseState;
use crate::archive::check::Check;
use crate::archive::check::sieve::Tag;
use crate::archive::check::values::{looked_through, short};
use crate::archive::names::{is_organisation, is_plausible, pairs};
use std::collections::BTreeSet;
use std::io;

/// Bytes of names that are held of the folders that are open.
const MOST: usize = 4 << 20;

/// Whether words of a title are shielded, and whether there is one for the public.
#[derive(Clone, Copy, Default)]
pub(super) struct Title {
    is_shielded: bool,
    is_public: bool,
}

impl Title {
    pub fn is_missing(self) -> bool {
        self.is_shielded && !self.is_public
    }
}

impl Reading<'_, '_> {
    pub(super) fn public_title(&mut self, text: &str) -> io::Result<()> {
        self.case.title.is_public = true;
        let (text, is_cut) = looked_through(text);
        if is_cut {
            let what = "offentligTittel er for lang; berre det første av han er leitt igjennom";
            self.find(18, what);
        }
        let mut word = format!("{} ", self.case.id);
        let start = word.len();
        let check = &mut *self.check;
        for reading in check.lookout.readings(text).iter() {
            word.truncate(start);
            word.push_str(reading);
            check.sieve.add(Tag::TitleWord, &word, self.case.place)?;
        }
        Ok(())
    }

    /// What of a folder or a registration is shielded; a document's own titles are not public.
    pub(super) fn shielded(&mut self, text: &str) {
        let state = &mut self.case;
        if state.papers.document.is_some() {
            return;
        }
        state.title.is_shielded |= text.contains("utvalgte ord") || text.contains("unntatt første");
        if let Some(registration) = &mut state.registration {
            registration.hides_senders |= text.contains("navn avsender");
            registration.hides_receivers |= text.contains("navn mottaker");
        }
    }

    pub(super) fn part(&mut self, name: &str, text: &str) {
        self.plausible(name, text);
        if self.has_room(text) {
            self.case.parts.insert(text.to_owned());
        }
    }

    pub(super) fn correspondent(&mut self, name: &str, text: &str) {
        let Some(registration) = &mut self.case.registration else {
            return;
        };
        match name {
            "korrespondanseparttype" => text.clone_into(&mut registration.kind),
            "korrespondansepartNavn" => {
                let is_hidden = if registration.kind.to_lowercase().contains("avsender") {
                    registration.hides_senders
                } else {
                    registration.hides_receivers
                };
                // A unit has one word, a person two or more.
                if is_hidden && text.split_whitespace().count() > 1 && self.has_room(text) {
                    self.case.hidden.insert(text.to_owned());
                }
                self.plausible(name, text);
            }
            _ => (),
        }
    }

    fn plausible(&mut self, name: &str, text: &str) {
        if !is_plausible(text) {
            let what = format!("{name} «{}» ser ikkje ut som eit namn", short(text));
            self.find((17, ""), what);
        }
    }

    /// Whether one more name can be held; that it cannot, is found.
    fn has_room(&mut self, name: &str) -> bool {
        let has_room = self.names + name.len() <= MOST;
        if has_room {
            self.names += name.len();
            self.case.names += name.len();
        } else {
            let what =
                "saka har fleire namn enn kontrollen kan halde; resten er ikkje leitte etter";
            self.find(18, what);
        }
        has_room
    }

    /// By what the people of a folder may be recognised, in its own titles and in the public journal.
    pub(super) fn close_names(&mut self, state: &CaseState) -> io::Result<()> {
        self.names -= state.names;
        let number = format!("{}/{}", state.year, state.serial);
        let parts = state.parts.iter().filter(|_| state.is_shielded);
        let Check { sieve, lookout, .. } = &mut *self.check;
        for name in parts.clone().filter(|name| !is_organisation(name)) {
            for pair in pairs(name) {
                sieve.name(&pair);
                sieve.add(Tag::Name, &format!("* {pair}"), state.place)?;
            }
        }
        // Whoever is a part writes and receives as well.
        let secret: BTreeSet<&String> = parts.chain(&state.hidden).collect();
        for name in secret.into_iter().filter(|name| !is_organisation(name)) {
            for key in lookout.keys(name).iter() {
                sieve.name(key);
                sieve.add(Tag::Name, &format!("{number} {key}"), state.place)?;
                sieve.add(Tag::TitleName, &format!("{} {key}", state.id), state.place)?;
            }
        }
        Ok(())
    }
}
