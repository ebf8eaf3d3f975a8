//! Finds what is there twice, or named and not there, without holding all of it: marks are dealt into buckets on disk.

mod judge;
mod tag;

use crate::archive::ids::is_id;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::hash::{BuildHasher, RandomState};
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

pub use judge::{judge, say};
use tag::TAGS;
pub use tag::Tag;

const BUCKETS: usize = 128;

/// Key, tag, place.
const LENGTH: usize = 16 + 1 + 8;

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
        self.write(tag, (key, is_plain), place)
    }

    /// The same where only marks of one tag are compared: a hash of this run will do.
    pub fn add_quick(&mut self, tag: Tag, text: &str, place: Place) -> io::Result<()> {
        let mut key = [0; 16];
        for (half, bytes) in key.chunks_exact_mut(8).enumerate() {
            bytes.copy_from_slice(&self.hasher.hash_one((half, text)).to_be_bytes());
        }
        self.write(tag, (key, false), place)
    }

    fn write(
        &mut self,
        tag: Tag,
        (key, is_plain): ([u8; 16], bool),
        place: Place,
    ) -> io::Result<()> {
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
/// groups never do. A systemID is its own key; with capital letters it is not plain.
fn key(tag: Tag, text: &str) -> ([u8; 16], bool) {
    let group = match tag {
        _ if tag < Tag::Number => {
            // The other forms of it are of other lengths.
            if text.len() == 36
                && let Ok(id) = uuid::Uuid::parse_str(text)
            {
                return (id.into_bytes(), is_id(text));
            }
            "id"
        }
        Tag::Number => "number",
        Tag::Named | Tag::Found => "file",
        Tag::Listed | Tag::Lying => "mets",
        Tag::Name | Tag::Word => "name",
        Tag::TitleName | Tag::TitleWord => "title",
        _ => "mask",
    };
    let mut digest = Sha256::new_with_prefix(group);
    digest.update(text);
    let mut key = [0; 16];
    key.copy_from_slice(&digest.finalize()[..16]);
    (key, false)
}

/// The key of a systemID.
pub fn id_key(id: &str) -> [u8; 16] {
    key(Tag::Other, id).0
}

/// How a file without a reference is recognised when the folder is walked again.
pub fn file_key(name: &str) -> String {
    hex(&key(Tag::Found, name).0)
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
