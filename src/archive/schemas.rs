//! Finds the official schemas in the operator's folder: known by namespace and checksum, one whole generation, the newest.

use crate::archive::arkivuttrekk::Listed;
use crate::audit::hex;
use quick_xml::Reader;
use quick_xml::events::Event;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

/// File name in the package, end of the namespace, and checksum in each generation, newest first.
const NOARK: [(&str, &str, [&str; 2]); 5] = [
    (
        "arkivstruktur.xsd",
        "noark5/arkivstruktur",
        [
            "24e056c8ffb86c182ef799c16843209787a1b7cbf2b83c81b2ac74ec9d633619",
            "85986f7c8fac408cca568a0436b26f5b2837d420877a529962437d21c71fac82",
        ],
    ),
    (
        "endringslogg.xsd",
        "noark5/endringslogg",
        [
            "3b3de5182efe95b968b1c4fcc0344946105b3e3dcf5e20209a3bb2a0b312b602",
            "9c0aa09d77ce76077f6f65f0a7500f5cf3dadd82410a1ab38cbfd32a76e93d20",
        ],
    ),
    (
        "loependeJournal.xsd",
        "noark5/loependeJournal",
        [
            "5474a898125b0696bfe24f793718623b900a243b3ac1640430e584bc07207a78",
            "e1c2737159f40e67627329de851d49d841617dddc360ccf3aeea1ffc1ef72e6c",
        ],
    ),
    (
        "metadatakatalog.xsd",
        "noark5/metadatakatalog",
        [
            "d4f05aefa852b121ed2c84c4b0bb933442096fd86789f8bb5ee65d5c61e848c3",
            "df9c4bb29a4fc49d452586337c01666f286c7070fe170792b99faf3ef652cf8c",
        ],
    ),
    (
        "offentligJournal.xsd",
        "noark5/offentligJournal",
        [
            "4b60e2c232b8d11686c9754697dea4e86b914503aed307784809dbb9c9bc24e3",
            "0e8d3b49eeb9eab496bc2ea2f8af9160e6e2526485fe27e377a508b3946bff6e",
        ],
    ),
];

const ADDML: (&str, &str, &str) = (
    "addml.xsd",
    "addml",
    "900d238446096154af2d6f066c51ec35bcbb82c4e843079d870b94235b12f24f",
);

const BASE: &str = "http://www.arkivverket.no/standarder/";

/// Nothing official is larger; what is, is not read.
const LARGEST: u64 = 4 << 20;

/// How deep the folder is searched.
const DEEPEST: usize = 16;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Generation {
    Of2023,
    Of2019,
}

impl Generation {
    /// Newest first.
    pub const ALL: [Generation; 2] = [Generation::Of2023, Generation::Of2019];

    fn at(self) -> usize {
        match self {
            Generation::Of2023 => 0,
            Generation::Of2019 => 1,
        }
    }
}

impl fmt::Display for Generation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Generation::Of2023 => "2023-12-08",
            Generation::Of2019 => "2019-05-13",
        })
    }
}

/// The schemas that go into the package.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schemas {
    /// Nothing when unknown files were accepted.
    pub generation: Option<Generation>,
    /// Under the name they get in the package, with the path they were found at.
    pub files: Vec<(Listed, PathBuf)>,
    /// Files with an unknown checksum that were accepted.
    pub accepted: Vec<PathBuf>,
}

/// Why no schemas can be taken from the folder.
#[derive(Debug, thiserror::Error)]
pub enum SchemaRefusal {
    #[error("{0}: {1}")]
    Unreadable(PathBuf, io::Error),
    #[error("{0} holds no Noark 5 or ADDML schema")]
    Nothing(PathBuf),
    /// What each generation that there is something of still lacks.
    #[error("no generation is whole: {}", list(.0))]
    Partial(Vec<(Option<Generation>, Vec<&'static str>)>),
    #[error("schemas with an unknown checksum: {0:?}")]
    Unknown(Vec<PathBuf>),
}

fn list(partial: &[(Option<Generation>, Vec<&'static str>)]) -> String {
    let each = partial.iter().map(|(generation, missing)| {
        let name = generation.map_or("unknown".to_owned(), |known| known.to_string());
        format!("{name} lacks {}", missing.join(", "))
    });
    each.collect::<Vec<_>>().join("; ")
}

struct Candidate {
    path: PathBuf,
    name: &'static str,
    sha256: String,
}

impl Candidate {
    fn is_known(&self) -> bool {
        let noark = NOARK
            .iter()
            .any(|(name, _, known)| *name == self.name && known.contains(&self.sha256.as_str()));
        noark || (self.name == ADDML.0 && self.sha256 == ADDML.2)
    }

    fn listed(&self) -> (Listed, PathBuf) {
        let listed = Listed {
            name: self.name.to_owned(),
            sha256: self.sha256.clone(),
        };
        (listed, self.path.clone())
    }
}

/// Which generation the schema `name` is of, by its checksum.
pub fn generation_of(name: &str, sha256: &str) -> Option<Generation> {
    let (_, _, known) = NOARK.iter().find(|(known, _, _)| *known == name)?;
    Generation::ALL
        .into_iter()
        .find(|one| known[one.at()] == sha256)
}

/// Whether the file `name` is one that was published (6.4.18), by its checksum.
pub fn is_official(name: &str, sha256: &str) -> bool {
    generation_of(name, sha256).is_some() || (name == ADDML.0 && sha256 == ADDML.2)
}

/// The newest whole generation in `folder` and its subfolders. Files with an
/// unknown checksum are only taken when no known generation is whole, when they
/// lie together in one folder, and when `accept_unknown` says so.
pub fn find(folder: &Path, accept_unknown: bool) -> Result<Schemas, SchemaRefusal> {
    let mut candidates = vec![];
    search(folder, 0, &mut candidates)?;
    candidates.sort_by(|a, b| a.path.cmp(&b.path));
    if candidates.is_empty() {
        return Err(SchemaRefusal::Nothing(folder.to_owned()));
    }
    let addml = candidates
        .iter()
        .find(|candidate| candidate.name == ADDML.0 && candidate.is_known());
    let mut partial = vec![];
    for generation in Generation::ALL {
        let (mut files, mut missing) = (vec![], vec![]);
        for (name, _, known) in NOARK {
            let wanted = known[generation.at()];
            match candidates.iter().find(|c| c.sha256 == wanted) {
                Some(candidate) => files.push(candidate.listed()),
                None => missing.push(name),
            }
        }
        let is_begun = !files.is_empty();
        match addml {
            Some(candidate) => files.push(candidate.listed()),
            None => missing.push(ADDML.0),
        }
        if missing.is_empty() {
            return Ok(Schemas {
                generation: Some(generation),
                files,
                accepted: vec![],
            });
        }
        if is_begun {
            partial.push((Some(generation), missing));
        }
    }
    unknown(&candidates, accept_unknown, partial)
}

/// What can be made of files that no generation knows.
fn unknown(
    candidates: &[Candidate],
    accept_unknown: bool,
    mut partial: Vec<(Option<Generation>, Vec<&'static str>)>,
) -> Result<Schemas, SchemaRefusal> {
    let strange: Vec<&Candidate> = candidates.iter().filter(|c| !c.is_known()).collect();
    if strange.is_empty() {
        if partial.is_empty() {
            partial.push((None, NOARK.map(|(name, _, _)| name).to_vec()));
        }
        return Err(SchemaRefusal::Partial(partial));
    }
    if !accept_unknown {
        let paths = strange.iter().map(|c| c.path.clone()).collect();
        return Err(SchemaRefusal::Unknown(paths));
    }
    let folders: BTreeSet<Option<&Path>> = candidates
        .iter()
        .filter(|c| c.name != ADDML.0)
        .map(|c| c.path.parent())
        .collect();
    for folder in folders {
        let beside = |name: &str| {
            let here = |c: &&Candidate| c.name == name && c.path.parent() == folder;
            candidates.iter().find(here)
        };
        let addml = beside(ADDML.0)
            .or_else(|| {
                candidates
                    .iter()
                    .find(|c| c.name == ADDML.0 && c.is_known())
            })
            .or_else(|| candidates.iter().find(|c| c.name == ADDML.0));
        let chosen: Vec<Option<&Candidate>> = NOARK
            .iter()
            .map(|(name, _, _)| beside(name))
            .chain([addml])
            .collect();
        if let Some(whole) = chosen.iter().copied().collect::<Option<Vec<_>>>() {
            let accepted = whole.iter().filter(|c| !c.is_known());
            return Ok(Schemas {
                generation: None,
                accepted: accepted.map(|c| c.path.clone()).collect(),
                files: whole.iter().map(|c| c.listed()).collect(),
            });
        }
        let names = NOARK.iter().map(|(name, _, _)| *name).chain([ADDML.0]);
        let missing = names.zip(&chosen).filter(|(_, found)| found.is_none());
        partial.push((None, missing.map(|(name, _)| name).collect()));
    }
    Err(SchemaRefusal::Partial(partial))
}

fn search(folder: &Path, depth: usize, found: &mut Vec<Candidate>) -> Result<(), SchemaRefusal> {
    let unreadable = |error| SchemaRefusal::Unreadable(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        let unreadable = |error| SchemaRefusal::Unreadable(path.clone(), error);
        let about = fs::symlink_metadata(&path).map_err(unreadable)?;
        if about.is_dir() && depth < DEEPEST {
            search(&path, depth + 1, found)?;
            continue;
        }
        let extension = path.extension().and_then(|extension| extension.to_str());
        let is_schema = extension.is_some_and(|extension| extension.eq_ignore_ascii_case("xsd"));
        // A link to a file is followed, a link to a folder is not: it may lead back here.
        let Ok(about) = fs::metadata(&path) else {
            continue;
        };
        if !is_schema || !about.is_file() || about.len() > LARGEST {
            continue;
        }
        let bytes = fs::read(&path).map_err(unreadable)?;
        if let Some(name) = name(&bytes) {
            let sha256 = hex(&Sha256::digest(&bytes));
            found.push(Candidate { path, name, sha256 });
        }
    }
    Ok(())
}

/// The name a schema gets in the package, by its target namespace.
fn name(bytes: &[u8]) -> Option<&'static str> {
    let namespace = target(bytes)?;
    let end = namespace.strip_prefix(BASE)?;
    let noark = NOARK.iter().find(|(_, known, _)| *known == end);
    noark
        .map(|(name, _, _)| *name)
        .or((end == ADDML.1).then_some(ADDML.0))
}

fn target(bytes: &[u8]) -> Option<String> {
    let mut reader = Reader::from_reader(bytes);
    let mut buffer = vec![];
    loop {
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(start) => {
                let attribute = start.try_get_attribute("targetNamespace").ok()??;
                return Some(attribute.value.to_string());
            }
            Event::Eof => return None,
            _ => buffer.clear(),
        }
    }
}
