//! The entries of both journals against the journalposts of the structure (13.15, N5.59, N5.60), without holding them:
//! a record of each is dealt into buckets on disk, and those with one systemID are compared when a bucket is sorted.

use crate::archive::check::grammar::CORRESPONDENTS;
use crate::archive::check::sieve::{Place, id_key, say};
use crate::archive::check::{Check, journals};
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};
use std::ops::Range;

const BUCKETS: usize = 32;

/// What must be the same in the structure and in each journal; the first four are the case's.
const FIELDS: [&str; 19] = [
    "saksaar",
    "sakssekvensnummer",
    "tittel på saka",
    "offentligTittel på saka",
    "journalaar",
    "journalsekvensnummer",
    "journalpostnummer",
    "journaldato",
    "tittel",
    "offentligTittel",
    "tilgangsrestriksjon",
    "skjermingshjemmel",
    "korrespondanseparttype",
    "dokumentetsDato",
    "avskrivningsdato",
    "avskrivningsmaate",
    "referanseAvskrivesAvJournalpost",
    "korrespondansepartNavn",
    "korrespondansepartNavn",
];
const OF_THE_CASE: usize = 4;
const NUMBERS: [usize; 5] = [0, 1, 4, 5, 6];
const RESTRICTION: Range<usize> = 10..12;
const KINDS: usize = 12;
const SETTLED: Range<usize> = 14..17;
const NAMES: Range<usize> = 17..19;

/// What a journal must say where the structure does: why something is kept back, and, to the public, what a thing is
/// called.
const TOLD: [(Side, &[usize]); 2] = [(Side::Running, &[10, 11]), (Side::Public, &[3, 9, 10, 11])];

/// Key, side, place, fields.
const LENGTH: usize = 16 + 1 + 8 + 4 * FIELDS.len();

/// Who says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    Structure,
    Running,
    Public,
}

const SIDES: [Side; 3] = [Side::Structure, Side::Running, Side::Public];

/// A small number for each of [`FIELDS`]; nought where nothing is said, and then nothing is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Said([u32; FIELDS.len()]);

impl Said {
    /// Whether a case's number is said.
    pub fn is_of_case(self) -> bool {
        self.0[..2] != [0, 0]
    }

    /// Remembers what kind of correspondent there is: a bit for each, since a journal may leave some of them out.
    pub fn correspondent(&mut self, kind: &str) {
        let at = CORRESPONDENTS.iter().position(|known| *known == kind);
        self.0[KINDS] |= at.map_or(0, |at| 1 << at);
    }

    /// Forgets why something is kept back.
    pub fn open(mut self) -> Said {
        self.0[RESTRICTION].fill(0);
        self
    }

    /// Forgets how it was settled: a journal has room for one way, the structure for many.
    pub fn unsettled(mut self) -> Said {
        self.0[SETTLED].fill(0);
        self
    }

    /// Takes what is said of the case from another.
    pub fn in_case(mut self, case: Said) -> Said {
        if !case.is_of_case() {
            return self;
        }
        self.0[..OF_THE_CASE].copy_from_slice(&case.0[..OF_THE_CASE]);
        self
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Record {
    pub key: [u8; 16],
    pub side: Side,
    pub place: Place,
    pub said: Said,
}

pub struct Entries {
    buckets: Vec<BufWriter<File>>,
    hasher: RandomState,
}

impl Entries {
    pub fn new() -> io::Result<Entries> {
        let bucket = |_| Ok(BufWriter::new(tempfile::tempfile()?));
        Ok(Entries {
            buckets: (0..BUCKETS).map(bucket).collect::<io::Result<_>>()?,
            hasher: RandomState::new(),
        })
    }

    /// Remembers what an element of an entry says, where it is one that is compared.
    pub fn note(&self, said: &mut Said, name: &str, text: &str) {
        let own = &FIELDS[OF_THE_CASE..];
        if let Some(at) = own.iter().position(|field| *field == name) {
            self.set(said, OF_THE_CASE + at, text);
        }
    }

    /// The same of its case.
    pub fn note_case(&self, said: &mut Said, name: &str, text: &str) {
        let at = match name {
            "saksaar" => 0,
            "sakssekvensnummer" => 1,
            "tittel" => 2,
            "offentligTittel" => 3,
            _ => return,
        };
        self.set(said, at, text);
    }

    /// Remembers the name of a correspondent: some bits for each, since a journal may leave some of them out.
    pub fn note_name(&self, said: &mut Said, name: &str) {
        let mut hash = self.hasher.hash_one(name);
        for word in &mut said.0[NAMES] {
            for _ in 0..2 {
                *word |= 1_u32 << (hash % 32);
                hash >>= 5;
            }
        }
    }

    fn set(&self, said: &mut Said, at: usize, text: &str) {
        let number = NUMBERS
            .contains(&at)
            .then(|| text.parse::<i64>().ok())
            .flatten();
        let hash = match number {
            Some(number) => self.hasher.hash_one(number),
            None => self.hasher.hash_one(text),
        };
        said.0[at] = u32::try_from(hash >> 32).unwrap_or_default() | 1;
    }

    pub fn add(&mut self, record: &Record) -> io::Result<()> {
        let mut bytes = [0; LENGTH];
        bytes[..16].copy_from_slice(&record.key);
        let side = SIDES.iter().position(|side| *side == record.side);
        bytes[16] = u8::try_from(side.unwrap_or_default()).unwrap_or_default();
        bytes[17..25].copy_from_slice(&record.place.to_be_bytes());
        for (room, field) in bytes[25..].chunks_exact_mut(4).zip(record.said.0) {
            room.copy_from_slice(&field.to_be_bytes());
        }
        self.buckets[usize::from(record.key[14]) % BUCKETS].write_all(&bytes)
    }

    /// The same, from a journal.
    pub fn add_entry(&mut self, side: Side, id: &str, place: Place, said: Said) -> io::Result<()> {
        self.add(&Record {
            key: id_key(id),
            side,
            place,
            said,
        })
    }
}

/// Which journals could be read to their end, and whether both must hold every journalpost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Scope {
    pub has_running: bool,
    pub has_public: bool,
    /// Where the period parts softly (`mykt`) from others, a journalpost may stand in another extraction's journal.
    pub is_sharp: bool,
}

/// Every journalpost stands once in each journal, and is the same there. Entries of nothing are the sieve's.
pub fn judge(check: &mut Check<'_>, scope: Scope) -> io::Result<()> {
    for bucket in std::mem::take(&mut check.entries.buckets) {
        let records = sort(bucket)?;
        for group in records.chunk_by(|a, b| a.key == b.key) {
            one(check, group, scope)?;
        }
    }
    Ok(())
}

fn one(check: &mut Check<'_>, group: &[Record], scope: Scope) -> io::Result<()> {
    let all = |side| group.iter().filter(move |record| record.side == side);
    // A systemID that is given twice is the sieve's to say.
    let own = all(Side::Structure).next();
    let own = own.filter(|_| all(Side::Structure).count() == 1);
    for (side, name, is_read) in [
        (Side::Running, journals::RUNNING, scope.has_running),
        (Side::Public, journals::PUBLIC, scope.has_public),
    ] {
        let file = format!("{name}.xml");
        let test = (15, "N5.59");
        let count = all(side).count();
        if let Some(again) = all(side).nth(1) {
            let what = format!("journalposten står {count} gonger i journalen");
            say(check, test, again.place, &file, what)?;
        }
        let Some(own) = own else {
            continue;
        };
        if count == 0 && is_read && scope.is_sharp {
            let what = "journalposten står i arkivstruktur.xml, men ikkje i journalen";
            say(check, test, own.place, &file, what.to_owned())?;
        }
        for entry in all(side) {
            let differing = differing(side, own.said, entry.said);
            if !differing.is_empty() {
                let what = format!("ikkje som i arkivstruktur.xml: {}", differing.join(", "));
                say(check, test, entry.place, &file, what)?;
            }
            let untold = untold(side, own.said, entry.said);
            if !untold.is_empty() {
                let untold = untold.join(", ");
                let what = format!("står i arkivstruktur.xml, men manglar i journalen: {untold}");
                say(check, test, entry.place, &file, what)?;
            }
        }
    }
    Ok(())
}

/// The fields that both have, and that are not the same. To the public a journal may call somebody something else.
fn differing(side: Side, own: Said, other: Said) -> Vec<&'static str> {
    let is_other = |at: usize| match (own.0[at], other.0[at]) {
        _ if side == Side::Public && NAMES.contains(&at) => false,
        (own, other) if at == KINDS || NAMES.contains(&at) => own != 0 && other & !own != 0,
        (own, other) => own != 0 && other != 0 && own != other,
    };
    let fields = (0..FIELDS.len()).filter(|at| is_other(*at));
    let mut fields: Vec<&str> = fields.map(|at| FIELDS[at]).collect();
    fields.dedup();
    fields
}

/// The fields that a journal must have, and that only the structure has.
fn untold(side: Side, own: Said, other: Said) -> Vec<&'static str> {
    let told = TOLD.iter().find(|(told, _)| *told == side);
    let told = told.into_iter().flat_map(|(_, fields)| *fields);
    told.filter(|at| own.0[**at] != 0 && other.0[**at] == 0)
        .map(|at| FIELDS[*at])
        .collect()
}

/// The records of a bucket; those with the same key lie together, that of the structure first.
fn sort(bucket: BufWriter<File>) -> io::Result<Vec<Record>> {
    let file = bucket.into_inner();
    let mut file = file.map_err(io::IntoInnerError::into_error)?;
    file.rewind()?;
    let count = usize::try_from(file.metadata()?.len()).map_err(io::Error::other)? / LENGTH;
    let mut file = BufReader::new(file);
    let mut records = Vec::with_capacity(count);
    let mut bytes = [0; LENGTH];
    for _ in 0..count {
        file.read_exact(&mut bytes)?;
        let (mut key, mut place) = ([0; 16], [0; 8]);
        key.copy_from_slice(&bytes[..16]);
        place.copy_from_slice(&bytes[17..25]);
        let mut said = Said::default();
        for (field, room) in said.0.iter_mut().zip(bytes[25..].chunks_exact(4)) {
            *field = u32::from_be_bytes([room[0], room[1], room[2], room[3]]);
        }
        records.push(Record {
            key,
            side: SIDES[usize::from(bytes[16])],
            place: Place::from_be_bytes(place),
            said,
        });
    }
    records.sort_unstable();
    Ok(records)
}
