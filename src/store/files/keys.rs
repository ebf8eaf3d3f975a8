//! The owners' keys: `report-7.key` is the key of that owner's files, closed with a master key. They lie in a folder
//! of their own, apart from the files they open: old copies of files go with today's copy of the keys.

use super::disk::{erase, inside, make_folder, sync_folder};
use super::master::{MasterKeys, Turn};
use super::owner::Owner;
use crate::store::{StoreError, random};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

const ENDING: &str = "key";
/// How the name of a key begins that is being written; as it always did, for those that were left before.
const UNFINISHED: &str = ".tmp";
/// So often a key is looked for again when a rotation has just taken the master key that closed it.
const TRIES: usize = 5;

#[derive(Clone, Debug)]
pub struct Keys {
    folder: PathBuf,
    pub masters: MasterKeys,
}

pub type Key = [u8; 32];

impl Keys {
    pub fn at(folder: &Path, masters: &Path) -> Keys {
        Keys {
            folder: folder.to_owned(),
            masters: MasterKeys::at(masters),
        }
    }

    /// The owner's key.
    pub fn find(&self, owner: &Owner) -> Result<Key, StoreError> {
        let mut tried = 0;
        loop {
            tried += 1;
            match self.open(owner) {
                // It was closed anew between the two readings.
                Err(StoreError::NoMasterKey(_) | StoreError::WrongMasterKey(_))
                    if tried < TRIES => {}
                found => return found,
            }
        }
    }

    fn open(&self, owner: &Owner) -> Result<Key, StoreError> {
        let (number, sealed) = self.wrapped(owner)?;
        let master = self.masters.open(number)?;
        let opened = master.open(&bound(owner, number), &sealed);
        let opened = opened.map_err(|_| StoreError::WrongMasterKey(number))?;
        let unreadable = |_| StoreError::Unreadable(format!("the key of {owner}"));
        opened.try_into().map_err(unreadable)
    }

    /// The number of the master key that the owner's key is closed with, and how it lies there.
    fn wrapped(&self, owner: &Owner) -> Result<(u32, String), StoreError> {
        let text = match fs::read_to_string(self.place(owner)) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => {
                return Err(StoreError::FileKeyGone(owner.to_string()));
            }
            text => text?,
        };
        let parts = text.trim_end().split_once(' ');
        let parts = parts.and_then(|(number, sealed)| Some((number.parse().ok()?, sealed)));
        let (number, sealed) =
            parts.ok_or_else(|| StoreError::Unreadable(format!("the key of {owner}")))?;
        Ok((number, sealed.to_owned()))
    }

    /// The owner's key, made if there is none; and the turn under which it is there to stay.
    pub fn find_or_make(&self, owner: &Owner) -> Result<(Key, Turn), StoreError> {
        loop {
            let turn = self.masters.shared()?;
            match self.find(owner) {
                Ok(key) => return Ok((key, turn)),
                Err(StoreError::FileKeyGone(_)) => {}
                Err(error) => return Err(error),
            }
            drop(turn);
            let turn = self.masters.alone()?;
            if !self.place(owner).exists() {
                let master = self.closing(&turn)?;
                self.write(owner, &random()?, master)?;
            }
        }
    }

    /// The owner's key, if there is one; and the turn under which it is there to stay.
    pub fn find_held(&self, owner: &Owner) -> Result<(Key, Turn), StoreError> {
        let turn = self.masters.shared()?;
        Ok((self.find(owner)?, turn))
    }

    /// The number of the master key that closes now. The first is made while nothing is closed; never another by itself.
    fn closing(&self, turn: &Turn) -> Result<u32, StoreError> {
        if let Some(newest) = self.masters.newest()? {
            return Ok(newest);
        }
        if let Some(owner) = self.list()?.first() {
            let (number, _) = self.wrapped(owner)?;
            return Err(StoreError::NoMasterKey(number));
        }
        self.masters.make(turn, 1)?;
        Ok(1)
    }

    fn write(&self, owner: &Owner, key: &Key, number: u32) -> Result<(), StoreError> {
        let master = self.masters.open(number)?;
        let sealed = master.seal(&bound(owner, number), key)?;
        make_folder(&self.folder)?;
        let mut file = tempfile::Builder::new()
            .prefix(UNFINISHED)
            .tempfile_in(&self.folder)?;
        writeln!(file, "{number} {sealed}")?;
        file.as_file().sync_all()?;
        file.persist(self.place(owner))
            .map_err(|error| error.error)?;
        Ok(sync_folder(&self.folder)?)
    }

    /// Whoever has a key, in order.
    pub fn list(&self) -> Result<Vec<Owner>, StoreError> {
        let mut owners = vec![];
        for path in inside(&self.folder)? {
            let stem = path.file_stem().and_then(|stem| stem.to_str());
            if path.extension().is_some_and(|it| it == ENDING) {
                owners.extend(stem.and_then(Owner::read));
            }
        }
        owners.sort();
        Ok(owners)
    }

    /// How many keys are closed with each master key.
    pub fn count(&self) -> Result<BTreeMap<u32, usize>, StoreError> {
        let mut counted = BTreeMap::new();
        for owner in self.list()? {
            match self.wrapped(&owner) {
                Ok((number, _)) => *counted.entry(number).or_default() += 1,
                // It was destroyed meanwhile, or cannot be read; `check` tells of the latter.
                Err(StoreError::FileKeyGone(_) | StoreError::Unreadable(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(counted)
    }

    /// Tries every key. The owners whose key cannot be opened though its master key opens others; an error where a
    /// master key is gone, or opens nothing that it should.
    pub fn check(&self) -> Result<Vec<Owner>, StoreError> {
        let (mut opens, mut wrong, mut broken) = (BTreeSet::new(), BTreeSet::new(), vec![]);
        for owner in self.list()? {
            match self.find(&owner) {
                Ok(_) => {
                    opens.insert(self.wrapped(&owner)?.0);
                }
                Err(StoreError::WrongMasterKey(number)) => {
                    wrong.insert(number);
                    broken.push(owner);
                }
                Err(StoreError::Unreadable(_)) => broken.push(owner),
                Err(StoreError::FileKeyGone(_)) => {}
                Err(error) => return Err(error),
            }
        }
        match wrong.difference(&opens).next() {
            Some(number) => Err(StoreError::WrongMasterKey(*number)),
            None => Ok(broken),
        }
    }

    /// Closes the owner's key with the master key `number` instead. The key itself is the same. False where it is
    /// closed with it already, or is gone.
    pub fn rewrap(&self, owner: &Owner, number: u32) -> Result<bool, StoreError> {
        // Alone: a key that is being destroyed must not come back.
        let _turn = self.masters.alone()?;
        match self.wrapped(owner) {
            Ok((old, _)) if old == number => return Ok(false),
            Err(StoreError::FileKeyGone(_)) => return Ok(false),
            found => found?,
        };
        let key = self.open(owner)?;
        self.write(owner, &key, number)?;
        Ok(true)
    }

    /// Destroys the owner's key: from then on nobody opens its files, nor any copy of them. Done twice, it is the same.
    pub fn destroy(&self, owner: &Owner) -> Result<(), StoreError> {
        let turn = self.masters.alone()?;
        self.destroy_within(&turn, owner)
    }

    /// The same while somebody already holds the keys alone.
    pub(super) fn destroy_within(&self, turn: &Turn, owner: &Owner) -> Result<(), StoreError> {
        self.sweep_within(turn)?;
        Ok(erase(&self.place(owner))?)
    }

    /// Destroys what a crash left of keys that were being written: it may be the key of an owner whose key is destroyed.
    pub fn sweep(&self) -> Result<(), StoreError> {
        if self.unfinished()?.is_empty() {
            return Ok(());
        }
        self.sweep_within(&self.masters.alone()?)
    }

    /// Whoever writes a key does so alone: what is unfinished now, nobody goes on with.
    fn sweep_within(&self, _turn: &Turn) -> Result<(), StoreError> {
        for path in self.unfinished()? {
            erase(&path)?;
        }
        Ok(())
    }

    fn unfinished(&self) -> Result<Vec<PathBuf>, StoreError> {
        let mut found = inside(&self.folder)?;
        found.retain(|path| {
            let name = path.file_name().and_then(|name| name.to_str());
            name.is_some_and(|name| name.starts_with(UNFINISHED))
        });
        Ok(found)
    }

    pub(super) fn place(&self, owner: &Owner) -> PathBuf {
        self.folder.join(format!("{owner}.{ENDING}"))
    }
}

/// Moved to another owner, or said to be closed with another master key, it opens nothing.
fn bound(owner: &Owner, number: u32) -> String {
    format!("brotsak files of {owner}, master key {number}")
}
