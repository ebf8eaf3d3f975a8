//! The signing key and what it last signed: two files outside the database, and outside its backup.

use super::{StoreError, random};
use crate::audit::checkpoint::{Note, SigningKey, secret_text};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Where the key lies. Beside it: `….last`, the last note it signed, and `….pub`, what everybody may know.
#[derive(Clone, Debug)]
pub struct KeyPlace {
    key: PathBuf,
}

/// Held while something is being signed, so that no two programs sign at once.
pub struct Turn {
    _file: File,
}

impl KeyPlace {
    pub fn at(key: &Path) -> KeyPlace {
        KeyPlace {
            key: key.to_owned(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.key
    }

    /// The key; nothing where there is none.
    pub fn read(&self) -> Result<Option<SigningKey>, StoreError> {
        match fs::read_to_string(&self.key) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(why.into()),
            Ok(text) => match SigningKey::read(&text) {
                Some(key) => Ok(Some(key)),
                None => Err(StoreError::Unreadable("the signing key".to_owned())),
            },
        }
    }

    /// Makes a key, readable by the program's own user alone. One that is there stays.
    pub fn make(&self) -> Result<SigningKey, StoreError> {
        let folder = self.folder();
        if !folder.is_dir() {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(&folder)?;
        }
        let secret: [u8; 32] = random()?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o400);
        let mut file = options.open(&self.key)?;
        file.write_all(secret_text(&secret).as_bytes())?;
        file.sync_all()?;
        sync_folder(&folder)?;
        Ok(SigningKey::of(&secret))
    }

    /// Puts another key in the old one's place.
    pub fn replace_key(&self, secret: &[u8; 32]) -> Result<(), StoreError> {
        let folder = self.folder();
        let mut file = tempfile::NamedTempFile::new_in(&folder)?;
        file.write_all(secret_text(secret).as_bytes())?;
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(file.path(), fs::Permissions::from_mode(0o400))?;
        }
        file.as_file().sync_all()?;
        file.persist(&self.key).map_err(|error| error.error)?;
        Ok(sync_folder(&folder)?)
    }

    /// Writes the public half beside the key, for whoever is to verify. What it was called before stays.
    pub fn show(&self, verifier: &str) -> Result<(), StoreError> {
        let shown = self.shown().unwrap_or_default();
        if shown.lines().any(|line| line == verifier) {
            return Ok(());
        }
        self.replace(&self.public(), &format!("{shown}{verifier}\n"))
    }

    /// Lets the key sign for a ledger that goes on under this name.
    pub fn allow(&self, _turn: &Turn, name: &str) -> Result<(), StoreError> {
        self.replace(&self.beside("name"), name)
    }

    /// The name that was allowed last.
    pub fn allowed(&self) -> Option<String> {
        fs::read_to_string(self.beside("name")).ok()
    }

    /// The public half as it was written; nothing where nothing was.
    pub fn shown(&self) -> Option<String> {
        fs::read_to_string(self.public()).ok()
    }

    /// Waits until nobody else signs with this key.
    pub fn turn(&self) -> Result<Turn, StoreError> {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(self.beside("lock"))?;
        file.lock()?;
        Ok(Turn { _file: file })
    }

    /// The last note that was signed with the key.
    pub fn last(&self) -> Result<Option<Note>, StoreError> {
        match fs::read_to_string(self.beside("last")) {
            Err(why) if why.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(why) => Err(why.into()),
            Ok(text) => match Note::read(&text) {
                Some(note) => Ok(Some(note)),
                None => Err(StoreError::Unreadable("the last checkpoint".to_owned())),
            },
        }
    }

    /// Where the last note lies.
    pub fn last_path(&self) -> PathBuf {
        self.beside("last")
    }

    /// Remembers what was signed. On disk before the note leaves the house.
    pub fn keep_last(&self, _turn: &Turn, note: &str) -> Result<(), StoreError> {
        self.replace(&self.beside("last"), note)
    }

    fn public(&self) -> PathBuf {
        self.beside("pub")
    }

    fn beside(&self, ending: &str) -> PathBuf {
        self.key.with_extension(ending)
    }

    fn folder(&self) -> PathBuf {
        let folder = self.key.parent().map(Path::to_owned).unwrap_or_default();
        if folder.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            folder
        }
    }

    fn replace(&self, path: &Path, text: &str) -> Result<(), StoreError> {
        let folder = self.folder();
        let mut file = tempfile::NamedTempFile::new_in(&folder)?;
        file.write_all(text.as_bytes())?;
        file.as_file().sync_all()?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(sync_folder(&folder)?)
    }
}

fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}
