//! Finds what is there twice, or named and not there, without holding all of it: marks are dealt into buckets on disk.

use crate::archive::check::Check;
use crate::audit::hex;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, Write};

const BUCKETS: usize = 64;

/// Key, tag, case year, case serial.
const LENGTH: usize = 16 + 1 + 4 + 4;

/// What a mark says about its key. The kinds belong together in pairs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A systemID is given to something.
    Id,
    /// A systemID is referred to.
    Reference,
    /// A document file is named.
    Named,
    /// A document file lies there.
    Found,
    /// A word of somebody's name, in one case.
    Name,
    /// A word that the public journal says about one case.
    Word,
}

const TAGS: [Tag; 6] = [
    Tag::Id,
    Tag::Reference,
    Tag::Named,
    Tag::Found,
    Tag::Name,
    Tag::Word,
];

/// Year and serial of a case; zeros where it is about none.
pub type CaseKey = (i32, i32);

pub struct Sieve {
    buckets: Vec<BufWriter<File>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    key: [u8; 16],
    tag: Tag,
    case: CaseKey,
}

impl Sieve {
    pub fn new() -> io::Result<Sieve> {
        let bucket = |_| Ok(BufWriter::new(tempfile::tempfile()?));
        Ok(Sieve {
            buckets: (0..BUCKETS).map(bucket).collect::<io::Result<_>>()?,
        })
    }

    pub fn add(&mut self, tag: Tag, text: &str, case: CaseKey) -> io::Result<()> {
        let key = key(tag, text);
        let bucket = &mut self.buckets[usize::from(key[0]) % BUCKETS];
        bucket.write_all(&key)?;
        let at = TAGS.iter().position(|known| *known == tag);
        let at = at.expect("TAGS holds every tag");
        bucket.write_all(&[u8::try_from(at).expect("there are six tags")])?;
        bucket.write_all(&case.0.to_be_bytes())?;
        bucket.write_all(&case.1.to_be_bytes())
    }
}

/// The marks of a pair have the same key for the same text; those of different pairs never do.
fn key(tag: Tag, text: &str) -> [u8; 16] {
    let pair = match tag {
        Tag::Id | Tag::Reference => "id",
        Tag::Named | Tag::Found => "file",
        Tag::Name | Tag::Word => "name",
    };
    let mut digest = Sha256::new_with_prefix(pair);
    digest.update(text);
    let mut key = [0; 16];
    key.copy_from_slice(&digest.finalize()[..16]);
    key
}

/// How a file without a reference is recognised when the folder is walked again.
pub fn file_key(name: &str) -> String {
    hex(&key(Tag::Found, name))
}

/// Says what the marks say together.
pub fn judge(check: &mut Check<'_>) -> io::Result<()> {
    let mut orphans = vec![];
    let buckets = std::mem::take(&mut check.sieve.buckets);
    for bucket in buckets {
        let mut file = bucket
            .into_inner()
            .map_err(io::IntoInnerError::into_error)?;
        file.rewind()?;
        let mut marks = read(BufReader::new(file))?;
        marks.sort_unstable();
        for group in marks.chunk_by(|a, b| a.key == b.key) {
            one(check, group, &mut orphans);
        }
    }
    super::disk::name_orphans(check, &orphans)
}

fn one(check: &mut Check<'_>, group: &[Mark], orphans: &mut Vec<String>) {
    let count = |tag| group.iter().filter(|mark| mark.tag == tag).count();
    let first = group[0];
    let case = (first.case != (0, 0)).then(|| format!("{}/{}", first.case.0, first.case.1));
    let case = case.as_deref();
    let structure = "arkivstruktur.xml";
    match first.tag {
        Tag::Id if count(Tag::Id) > 1 => {
            let what = "ein systemID er brukt fleire gonger; kvar eining må ha sin eigen";
            check.find(14, case, structure, what);
        }
        Tag::Reference => {
            let what = "ein referanse viser til ein systemID som ikkje finst i uttrekket";
            check.find(14, case, structure, what);
        }
        Tag::Named if count(Tag::Named) > 1 => {
            let what = "same dokumentfil er vist til frå fleire dokumentobjekt";
            check.find(12, case, structure, what);
        }
        Tag::Found => orphans.push(hex(&first.key)),
        Tag::Name if count(Tag::Word) > 0 => {
            let what = "journalen nemner namnet på ein part, korrespondansepart eller meldar; \
                        skriv ein nøytral offentleg tittel";
            check.find(18, case, "offentligJournal.xml", what);
        }
        _ => (),
    }
}

fn read(mut file: impl Read) -> io::Result<Vec<Mark>> {
    let mut marks = vec![];
    let mut bytes = [0; LENGTH];
    loop {
        match file.read_exact(&mut bytes) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(marks),
            read => read?,
        }
        let number = |at: usize| {
            let four: [u8; 4] = bytes[at..at + 4].try_into().expect("four bytes are four");
            i32::from_be_bytes(four)
        };
        let mut key = [0; 16];
        key.copy_from_slice(&bytes[..16]);
        marks.push(Mark {
            key,
            tag: TAGS[usize::from(bytes[16])],
            case: (number(17), number(21)),
        });
    }
}
