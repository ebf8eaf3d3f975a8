//! Gathers what the ledger is held against: checkpoints from everywhere, and the keys to try them with.

use super::seal::Places;
use crate::audit::checkpoint::{Note, VerifierKey, notes, notes_among};
use crate::audit::verify::{Finding, Given, Keeper};
use crate::store::anchors::Anchors;
use crate::store::keys::KeyPlace;
use crate::store::{Db, StoreError, checkpoints, trail};
use std::fs;
use std::path::{Path, PathBuf};

/// Checkpoints, the keys they may be signed with, and what was wrong with them already.
#[derive(Default)]
pub struct Witnesses {
    pub given: Vec<Given>,
    pub keys: Vec<VerifierKey>,
    pub faults: Vec<Finding>,
    /// Where in the folder of anchors a checkpoint was cut off while it was written.
    pub torn: Vec<String>,
}

/// What the verifier brings along.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// Files with one note after another.
    pub files: Vec<PathBuf>,
    /// Verifier keys, or files with one on each line. Where there are none, those beside the signing key.
    pub keys: Vec<String>,
}

/// Why nothing can be held against the ledger.
#[derive(Debug, thiserror::Error)]
pub enum Ungathered {
    #[error("{}: {why}", file.display())]
    File { file: PathBuf, why: StoreError },
    #[error("{}: line {line} is no part of a checkpoint", file.display())]
    Line { file: PathBuf, line: usize },
    #[error("{}: there is no checkpoint in it", file.display())]
    Empty { file: PathBuf },
    #[error("{0} is no verifier key")]
    Key(String),
    #[error("no verifier key is known")]
    NoKey,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Everything there is: what was brought, the operator's folder of anchors, what
/// lies beside the key, and what the database keeps itself.
pub fn gather_checkpoints(
    db: &mut Db,
    places: &Places,
    brought: &Brought,
) -> Result<Witnesses, Ungathered> {
    let (mut given, mut torn) = (vec![], vec![]);
    for file in &brought.files {
        let found = read(file)?;
        if found.is_empty() {
            let file = file.clone();
            return Err(Ungathered::Empty { file });
        }
        given.extend(found);
    }
    if let Some(folder) = &places.anchors {
        let years = Anchors::at(folder).list();
        for file in years.map_err(|why| unread(folder, why))? {
            given.extend(read_kept(&file, &mut torn)?);
        }
    }
    let place = KeyPlace::at(&places.key);
    let last = place.last_path();
    if last.exists() {
        given.extend(read(&last)?);
    }
    let mut keys = known(&place, brought)?;
    if keys.is_empty() && !given.is_empty() {
        return Err(Ungathered::NoKey);
    }
    if keys.is_empty() {
        // Good enough for what the same database keeps, and for nothing else.
        let told = trail::latest(db, &["ledger-key-made"], None)?;
        let told = told.and_then(|told| VerifierKey::parse(told.payload.data.get("verifier")?));
        keys.extend(told);
    }
    if !keys.is_empty() {
        given.extend(kept(db)?);
    }
    let unreadable = |(note, size): (Option<Note>, u64)| {
        note.is_none().then(|| Finding {
            code: "E-HEAD",
            place: format!("checkpoint {size} (the database's own) cannot be read"),
        })
    };
    let stored = checkpoints::list(db)?.into_iter();
    let faults = stored.map(|kept| (Note::read(&kept.note), kept.size));
    Ok(Witnesses {
        faults: faults.filter_map(unreadable).collect(),
        torn,
        given,
        keys,
    })
}

/// The same for somebody at the desk: what cannot be read is a finding, never silence.
pub fn gather_for_desk(db: &mut Db, places: &Places) -> Result<Witnesses, StoreError> {
    match gather_checkpoints(db, places, &Brought::default()) {
        Ok(witnesses) => Ok(witnesses),
        Err(Ungathered::Store(error)) => Err(error),
        Err(why) => Ok(Witnesses {
            faults: vec![Finding {
                code: "E-ANCHOR",
                place: format!("the checkpoints cannot be read: {why}"),
            }],
            ..Witnesses::default()
        }),
    }
}

fn read(file: &Path) -> Result<Vec<Given>, Ungathered> {
    let text = fs::read_to_string(file).map_err(|why| unread(file, why.into()))?;
    let found = notes(&text).map_err(|line| Ungathered::Line {
        file: file.to_owned(),
        line,
    })?;
    Ok(outside(file, found))
}

/// A file that the house writes itself. If the machine stopped while it did, a piece of a
/// checkpoint is left, perhaps where nobody can take it away: it is told, and not counted.
fn read_kept(file: &Path, torn: &mut Vec<String>) -> Result<Vec<Given>, Ungathered> {
    let text = fs::read_to_string(file).map_err(|why| unread(file, why.into()))?;
    let (found, pieces) = notes_among(&text);
    torn.extend(
        pieces
            .iter()
            .map(|line| format!("{} line {line}", file.display())),
    );
    Ok(outside(file, found))
}

fn outside(file: &Path, found: Vec<(usize, Note)>) -> Vec<Given> {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let given = found.into_iter().map(|(line, note)| Given {
        keeper: Keeper::Outside,
        place: format!("{name} line {line}"),
        note,
    });
    given.collect()
}

fn kept(db: &mut Db) -> Result<Vec<Given>, StoreError> {
    let stored = checkpoints::list(db)?.into_iter();
    let given = stored.filter_map(|kept| {
        Some(Given {
            keeper: Keeper::House,
            place: "the database's own".to_owned(),
            note: Note::read(&kept.note)?,
        })
    });
    Ok(given.collect())
}

fn known(place: &KeyPlace, brought: &Brought) -> Result<Vec<VerifierKey>, Ungathered> {
    let mut lines = vec![];
    for key in &brought.keys {
        if Path::new(key).exists() {
            let read = fs::read_to_string(key).map_err(|why| unread(Path::new(key), why.into()))?;
            lines.extend(read.lines().map(str::to_owned));
        } else {
            lines.push(key.clone());
        }
    }
    if brought.keys.is_empty() {
        let shown = place.shown().unwrap_or_default();
        lines.extend(shown.lines().map(str::to_owned));
    }
    let lines = lines.into_iter().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| VerifierKey::parse(&line).ok_or(Ungathered::Key(line)))
        .collect()
}

fn unread(file: &Path, why: StoreError) -> Ungathered {
    Ungathered::File {
        file: file.to_owned(),
        why,
    }
}
