//! What the marks say together, when a bucket of them is sorted.

use super::tag::Tag;
use super::{Mark, NOWHERE, Place, sort};
use crate::archive::check::disk::name_orphans;
use crate::archive::check::{Check, Finding};
use crate::audit::hex;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::sync::mpsc::sync_channel;
use std::thread;

/// Says what the marks say together.
/// Where the structure was not read to its end, nothing is said of what it lacks. A journal may hold entries of
/// another extraction where the period parts softly from others.
pub fn judge(check: &mut Check<'_>, is_whole: bool, is_sharp: bool) -> io::Result<()> {
    let mut orphans = BTreeSet::new();
    let buckets = std::mem::take(&mut check.sieve.buckets);
    check.sieve.places.flush()?;
    thread::scope(|scope| {
        // One bucket is sorted while another is judged; no more than two are held.
        let (send, sorted) = sync_channel(0);
        let sort = move || {
            for bucket in buckets {
                if send.send(sort(bucket)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().spawn_scoped(scope, sort)?;
        for marks in sorted {
            let marks = marks?;
            let mut before: &[Mark] = &[];
            for group in marks.chunk_by(|a, b| (a.key, a.is_plain) == (b.key, b.is_plain)) {
                one(check, group, (is_whole, is_sharp), &mut orphans)?;
                alike(check, before, group)?;
                before = group;
            }
        }
        Ok::<_, io::Error>(())
    })?;
    name_orphans(check, &orphans)
}

fn one(
    check: &mut Check<'_>,
    group: &[Mark],
    (is_whole, is_sharp): (bool, bool),
    orphans: &mut BTreeSet<String>,
) -> io::Result<()> {
    const STRUCTURE: &str = "arkivstruktur.xml";
    const PUBLIC: &str = "offentligJournal.xml";
    let of = |tag| group.iter().filter(move |mark| mark.tag == tag);
    let count = |tag| of(tag).count();
    let first = group[0];
    let id = if first.is_plain {
        uuid::Uuid::from_bytes(first.key).hyphenated().to_string()
    } else {
        "utan rett form".to_owned()
    };
    if is_whole {
        dangling(check, group, &id, is_sharp)?;
    }
    match first.tag {
        tag if tag.is_id() => {
            let ids = || group.iter().filter(|mark| mark.tag.is_id());
            let times = ids().count();
            // The last is the one that is not its own.
            if let Some(place) = ids().map(|mark| mark.place).max()
                && times > 1
            {
                let what = format!("systemID {id} er brukt {times} gonger");
                say(check, (14, "N5.47"), place, STRUCTURE, what)?;
            }
        }
        Tag::FolderNumber | Tag::RegistrationNumber if group.len() > 1 => {
            let (units, name) = if first.tag == Tag::FolderNumber {
                ("mapper", "mappeID")
            } else {
                ("registreringar", "registreringsID")
            };
            let times = group.len();
            let what = format!("{times} {units} har denne {name}-en; kvar skal ha sin eigen");
            say(check, (14, ""), group[1].place, STRUCTURE, what)?;
        }
        Tag::Number if group.len() > 1 => {
            let times = group.len();
            let what = format!("{times} journalpostar har dette journalnummeret");
            say(check, (15, ""), group[1].place, STRUCTURE, what)?;
        }
        Tag::Named if count(Tag::Named) > 1 => {
            let times = count(Tag::Named);
            let what = format!("{times} dokumentobjekt viser til den same dokumentfila");
            say(check, (11, ""), group[1].place, STRUCTURE, what)?;
        }
        Tag::Found if is_whole => {
            orphans.insert(hex(&first.key));
        }
        Tag::Lying => {
            let [_, name] = read_place(check.sieve.places.get_mut(), first.place)?;
            let what = "fila ligg i pakken, men står ikkje i dias-mets.xml";
            check.find((12, ""), None, &name.unwrap_or_default(), what);
        }
        Tag::Name => {
            for mark in of(Tag::Word) {
                let what = "journalen nemner namnet på ein part, korrespondansepart eller meldar";
                say(check, (18, ""), mark.place, PUBLIC, what.to_owned())?;
            }
        }
        Tag::TitleName => {
            for mark in of(Tag::TitleWord) {
                let what = "ein offentleg tittel nemner ein part, korrespondansepart eller meldar";
                say(check, (18, ""), mark.place, STRUCTURE, what.to_owned())?;
            }
        }
        Tag::Hidden => {
            for mark in of(Tag::Shown) {
                let what = "eit namn som er skjerma i arkivstruktur.xml, står i journalen; det skal vere *****";
                say(check, (18, ""), mark.place, PUBLIC, what.to_owned())?;
            }
        }
        _ => (),
    }
    Ok(())
}

/// Two systemIDs that are the same but for capital letters lie side by side.
fn alike(check: &mut Check<'_>, before: &[Mark], group: &[Mark]) -> io::Result<()> {
    if before.first().map(|mark| mark.key) != Some(group[0].key) {
        return Ok(());
    }
    let last = |marks: &[Mark]| {
        let ids = marks.iter().filter(|mark| mark.tag.is_id());
        ids.map(|mark| mark.place).max()
    };
    let (Some(one), Some(other)) = (last(before), last(group)) else {
        return Ok(());
    };
    let id = uuid::Uuid::from_bytes(group[0].key).hyphenated();
    let what = format!("systemID {id} er brukt to gonger, med store og med små bokstavar");
    say(check, (14, ""), one.max(other), "arkivstruktur.xml", what)
}

/// References to a systemID that nothing has, or something of another kind than is referred to (13.14).
fn dangling(check: &mut Check<'_>, group: &[Mark], id: &str, is_sharp: bool) -> io::Result<()> {
    let mut ids = group.iter().filter(|mark| mark.tag.is_id()).peekable();
    let is_there = ids.peek().is_some();
    let kinds: BTreeSet<Tag> = ids.map(|mark| mark.tag).collect();
    for mark in group {
        let Some((allowed, word, file, arkade)) = mark.tag.target() else {
            continue;
        };
        if kinds.iter().any(|kind| allowed.contains(kind)) {
            continue;
        }
        let what = if is_there {
            format!("det er vist til systemID {id} som {word}, men det er noko anna")
        } else if mark.tag == Tag::JournalReference && !is_sharp {
            continue;
        } else {
            format!("det er vist til systemID {id}, som ikkje finst i arkivstruktur.xml")
        };
        say(check, (14, arkade), mark.place, file, what)?;
    }
    Ok(())
}

/// Finds something at the place of a mark.
pub fn say(
    check: &mut Check<'_>,
    (number, arkade): (u8, &'static str),
    place: Place,
    file: &str,
    what: String,
) -> io::Result<()> {
    let [case, document] = read_place(check.sieve.places.get_mut(), place)?;
    check.push(Finding {
        check: number,
        arkade,
        case,
        document,
        file: file.to_owned(),
        what,
    });
    Ok(())
}

fn read_place(file: &mut File, place: Place) -> io::Result<[Option<String>; 2]> {
    let mut texts = [None, None];
    if place == NOWHERE {
        return Ok(texts);
    }
    file.seek(SeekFrom::Start(place - 1))?;
    for text in &mut texts {
        let mut length = [0];
        file.read_exact(&mut length)?;
        let mut bytes = vec![0; usize::from(length[0])];
        file.read_exact(&mut bytes)?;
        *text = Some(String::from_utf8_lossy(&bytes).into_owned()).filter(|text| !text.is_empty());
    }
    Ok(texts)
}
