//! Finds what is there twice, or named and not there, without holding all of it: marks are dealt into buckets on disk.

use crate::archive::check::{Check, Finding};
use crate::archive::ids::is_id;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::mpsc::sync_channel;
use std::thread;

const BUCKETS: usize = 128;

/// Key, tag, place.
const LENGTH: usize = 16 + 1 + 8;

/// What a mark says about its key. The kinds belong together in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A systemID is given to something.
    Id,
    /// A systemID is referred to.
    Reference,
    /// The same, as a series.
    SeriesReference,
    /// The same, as a class.
    ClassReference,
    /// The change log refers to it.
    LogReference,
    /// A journal has it.
    JournalReference,
    /// A document file is named.
    Named,
    /// A document file lies there.
    Found,
    /// A word of somebody's name, in one case.
    Name,
    /// A word that the public journal says about one case.
    Word,
    /// A word of somebody's name, in one folder.
    TitleName,
    /// A word of a public title in one folder.
    TitleWord,
    /// The sender or receivers of a registration are shielded.
    Hidden,
    /// The public journal shows the sender or receivers of a registration.
    Shown,
}

const TAGS: [Tag; 14] = [
    Tag::Id,
    Tag::Reference,
    Tag::SeriesReference,
    Tag::ClassReference,
    Tag::LogReference,
    Tag::JournalReference,
    Tag::Named,
    Tag::Found,
    Tag::Name,
    Tag::Word,
    Tag::TitleName,
    Tag::TitleWord,
    Tag::Hidden,
    Tag::Shown,
];

/// A bit for each number of three bytes: 2 MiB.
const NAME_WORDS: usize = (1 << 24) / 64;

/// The same for words alone: 128 KiB.
const WORDS: u64 = 1 << 20;

/// Set in the tag's byte when the key is the systemID itself.
const PLAIN: u8 = 0x80;

/// Where a mark was set: what [`Sieve::place`] gave.
pub type Place = u64;

/// Where it is about no case.
pub const NOWHERE: Place = 0;

pub struct Sieve {
    buckets: Vec<BufWriter<File>>,
    places: BufWriter<File>,
    /// A bit for each word of a name, so that only words that may be one are kept.
    names: Vec<u64>,
    /// A bit for each word of any name, whichever case it belongs to: most words of a journal are none, and need not
    /// be looked at closely.
    words: Vec<u64>,
    hasher: RandomState,
    /// Where the next place is written, plus one.
    next: Place,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    key: [u8; 16],
    is_plain: bool,
    tag: Tag,
    place: Place,
}

impl Sieve {
    pub fn new() -> io::Result<Sieve> {
        let bucket = |_| Ok(BufWriter::new(tempfile::tempfile()?));
        Ok(Sieve {
            buckets: (0..BUCKETS).map(bucket).collect::<io::Result<_>>()?,
            places: BufWriter::new(tempfile::tempfile()?),
            names: vec![0; NAME_WORDS],
            words: vec![0; usize::try_from(WORDS / 64).map_err(io::Error::other)?],
            hasher: RandomState::new(),
            next: 1,
        })
    }

    /// Remembers a case, and a registration of it, for marks that are set there.
    pub fn place(&mut self, case: Option<&str>, document: Option<&str>) -> io::Result<Place> {
        if case.is_none() && document.is_none() {
            return Ok(NOWHERE);
        }
        let at = self.next;
        for text in [case, document] {
            let bytes = text.unwrap_or_default().as_bytes();
            let bytes = &bytes[..bytes.len().min(255)];
            self.places
                .write_all(&[u8::try_from(bytes.len()).unwrap_or(u8::MAX)])?;
            self.places.write_all(bytes)?;
            self.next += 1 + bytes.len() as u64;
        }
        Ok(at)
    }

    pub fn add(&mut self, tag: Tag, text: &str, place: Place) -> io::Result<()> {
        let (key, is_plain) = key(tag, text);
        let (word, bit) = bit(&key);
        match tag {
            Tag::Name => self.names[word] |= bit,
            // The names are there before the journal: what is nobody's is not written down.
            Tag::Word if self.names[word] & bit == 0 => return Ok(()),
            _ => (),
        }
        let at = TAGS.iter().position(|known| *known == tag);
        let at = at.and_then(|at| u8::try_from(at).ok());
        let at = at.expect("TAGS holds every tag, and they are few");
        let mut mark = [0; LENGTH];
        mark[..16].copy_from_slice(&key);
        mark[16] = if is_plain { at | PLAIN } else { at };
        mark[17..].copy_from_slice(&place.to_be_bytes());
        self.buckets[usize::from(key[15]) % BUCKETS].write_all(&mark)
    }

    /// Remembers that a word, or two beside each other, is somebody's name.
    pub fn name(&mut self, word: &str) {
        let (at, bit) = self.word(word);
        self.words[at] |= bit;
    }

    /// Whether a word may be somebody's name: what is not, is nobody's.
    pub fn may_be_name(&self, word: &str) -> bool {
        let (at, bit) = self.word(word);
        self.words[at] & bit != 0
    }

    fn word(&self, word: &str) -> (usize, u64) {
        let number = usize::try_from(self.hasher.hash_one(word) % WORDS).unwrap_or_default();
        (number / 64, 1 << (number % 64))
    }
}

/// Where a key stands among the bits of names.
fn bit(key: &[u8; 16]) -> (usize, u64) {
    let number = (usize::from(key[0]) << 16) | (usize::from(key[1]) << 8) | usize::from(key[2]);
    (number / 64 % NAME_WORDS, 1 << (number % 64))
}

/// The marks of a group have the same key for the same text; those of different
/// groups never do. A systemID is its own key.
fn key(tag: Tag, text: &str) -> ([u8; 16], bool) {
    let group = match tag {
        Tag::Id
        | Tag::Reference
        | Tag::SeriesReference
        | Tag::ClassReference
        | Tag::LogReference
        | Tag::JournalReference => {
            if is_id(text)
                && let Ok(id) = uuid::Uuid::parse_str(text)
            {
                return (id.into_bytes(), true);
            }
            "id"
        }
        Tag::Named | Tag::Found => "file",
        Tag::Name | Tag::Word => "name",
        Tag::TitleName | Tag::TitleWord => "title",
        Tag::Hidden | Tag::Shown => "mask",
    };
    let mut digest = Sha256::new_with_prefix(group);
    digest.update(text);
    let mut key = [0; 16];
    key.copy_from_slice(&digest.finalize()[..16]);
    (key, false)
}

/// How a file without a reference is recognised when the folder is walked again.
pub fn file_key(name: &str) -> String {
    hex(&key(Tag::Found, name).0)
}

/// Says what the marks say together.
/// Where the structure was not read to its end, nothing is said of what it lacks.
pub fn judge(check: &mut Check<'_>, is_whole: bool) -> io::Result<()> {
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
            for group in marks.chunk_by(|a, b| (a.key, a.is_plain) == (b.key, b.is_plain)) {
                one(check, group, is_whole, &mut orphans)?;
            }
        }
        Ok::<_, io::Error>(())
    })?;
    super::disk::name_orphans(check, &orphans)
}

fn one(
    check: &mut Check<'_>,
    group: &[Mark],
    is_whole: bool,
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
        dangling(check, group, &id)?;
    }
    match first.tag {
        Tag::Id if count(Tag::Id) > 1 => {
            let times = count(Tag::Id);
            let what = format!("systemID {id} er brukt {times} gonger");
            // The second is the one that is not its own.
            say(check, (14, "N5.47"), group[1].place, STRUCTURE, what)?;
        }
        Tag::Found if is_whole => {
            orphans.insert(hex(&first.key));
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

/// References to a systemID that nothing has.
fn dangling(check: &mut Check<'_>, group: &[Mark], id: &str) -> io::Result<()> {
    for mark in group {
        let (file, arkade) = match mark.tag {
            Tag::Id => return Ok(()),
            Tag::Reference => ("arkivstruktur.xml", ""),
            Tag::SeriesReference => ("arkivstruktur.xml", "N5.48"),
            Tag::ClassReference => ("arkivstruktur.xml", "N5.51"),
            Tag::LogReference => ("endringslogg.xml", "N5.62"),
            Tag::JournalReference => ("loependeJournal.xml og offentligJournal.xml", "N5.59"),
            _ => continue,
        };
        let what = format!("det er vist til systemID {id}, som ikkje finst i arkivstruktur.xml");
        say(check, (14, arkade), mark.place, file, what)?;
    }
    Ok(())
}

/// Finds something at the place of a mark.
fn say(
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

/// The marks of a bucket; those with the same key lie together.
fn sort(bucket: BufWriter<File>) -> io::Result<Vec<Mark>> {
    let file = bucket.into_inner();
    let mut file = file.map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    let count = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)? / LENGTH;
    let mut file = BufReader::new(file);
    let mut marks = Vec::with_capacity(count);
    let mut bytes = [0; LENGTH];
    for _ in 0..count {
        file.read_exact(&mut bytes)?;
        let (mut key, mut place) = ([0; 16], [0; 8]);
        key.copy_from_slice(&bytes[..16]);
        place.copy_from_slice(&bytes[17..]);
        marks.push(Mark {
            key,
            is_plain: bytes[16] & PLAIN != 0,
            tag: TAGS[usize::from(bytes[16] & !PLAIN)],
            place: Place::from_be_bytes(place),
        });
    }
    marks.sort_unstable();
    Ok(marks)
}
