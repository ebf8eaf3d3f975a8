//! The data folder: for the program's own user alone, and for one running house at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The mark of a folder with fictional people, whose passwords anybody knows.
const DEMO: &str = "demo";
const SEAL_KEY: &str = "second-factor.key";
const UNFINISHED: &str = "ikkje ferdig\n";
const FINISHED: &str =
    "Denne mappa har berre oppdikta folk og saker, og passord som alle kjenner.\n";

/// What lies in a folder that this program has made; nothing else is ever taken away.
const OURS: &[&str] = &[
    "brotsak.sqlite",
    "brotsak.sqlite-wal",
    "brotsak.sqlite-shm",
    "files",
    "file-keys",
    "master-keys",
    "converting",
    "mail",
    "exports",
    "keys",
    SEAL_KEY,
    DEMO,
];

#[derive(Clone, Debug)]
pub struct Folder {
    path: PathBuf,
}

/// Whose the folder is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Nothing of ours is there yet.
    Empty,
    Real,
    /// Fictional people and cases.
    Demo,
    /// The same, but the making was cut short.
    HalfDemo,
}

/// Held for as long as a house runs on the folder.
pub struct Lock {
    _file: File,
}

impl Folder {
    /// Makes the folder if it is not there, closed to everybody else.
    pub fn make(path: &Path) -> io::Result<Folder> {
        if !path.is_dir() {
            let mut builder = fs::DirBuilder::new();
            builder.recursive(true);
            #[cfg(unix)]
            std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
            builder.create(path)?;
        }
        Ok(Folder {
            path: path.to_owned(),
        })
    }

    /// The folder as it is, made or not.
    pub fn at(path: &Path) -> Folder {
        Folder {
            path: path.to_owned(),
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn database(&self) -> PathBuf {
        self.path.join("brotsak.sqlite")
    }

    pub fn files(&self) -> PathBuf {
        self.path.join("files")
    }

    /// Not in the database: who has that alone has no secret.
    pub fn seal_key(&self) -> PathBuf {
        self.path.join(SEAL_KEY)
    }

    pub fn mail(&self) -> PathBuf {
        self.path.join("mail")
    }

    pub fn exports(&self) -> PathBuf {
        self.path.join("exports")
    }

    pub fn kind(&self) -> Kind {
        match fs::read_to_string(self.path.join(DEMO)) {
            Ok(text) if text == UNFINISHED => Kind::HalfDemo,
            Ok(_) => Kind::Demo,
            Err(_) if self.database().exists() => Kind::Real,
            Err(_) => Kind::Empty,
        }
    }

    pub fn begin_demo(&self) -> io::Result<()> {
        fs::write(self.path.join(DEMO), UNFINISHED)
    }

    pub fn finish_demo(&self) -> io::Result<()> {
        fs::write(self.path.join(DEMO), FINISHED)
    }

    /// Takes away what this program has put in the folder.
    pub fn clear(&self) -> io::Result<()> {
        for name in OURS {
            let path = self.path.join(name);
            let gone = if path.is_dir() {
                fs::remove_dir_all(&path)
            } else {
                fs::remove_file(&path)
            };
            match gone {
                Err(why) if why.kind() != io::ErrorKind::NotFound => return Err(why),
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether what is at `path`, or would be made there, lies in the folder, whatever links lead to it.
    pub fn holds(&self, path: &Path) -> bool {
        match (real(path), real(&self.path)) {
            (Ok(path), Ok(own)) => path.starts_with(own),
            _ => false,
        }
    }

    /// The right to run on this folder; `None` when another process has it.
    pub fn lock(&self) -> io::Result<Option<Lock>> {
        let path = self.path.join("lock");
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path)?;
        match file.try_lock() {
            Ok(()) => {
                file.set_len(0)?;
                writeln!(file, "{}", std::process::id())?;
                Ok(Some(Lock { _file: file }))
            }
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(why)) => Err(why),
        }
    }

    /// The process that runs on the folder, as it wrote itself down.
    pub fn holder(&self) -> String {
        let read = fs::read_to_string(self.path.join("lock"));
        read.map(|text| text.trim().to_owned()).unwrap_or_default()
    }
}

/// Where a path leads: without links as far as anything is there, and the rest as it is written.
fn real(path: &Path) -> io::Result<PathBuf> {
    let whole = std::path::absolute(path)?;
    for there in whole.ancestors() {
        if let (Ok(real), Ok(rest)) = (there.canonicalize(), whole.strip_prefix(there)) {
            return Ok(real.join(rest));
        }
    }
    Ok(whole)
}

/// Makes the database's file, closed to everybody else, if it is not there;
/// what SQLite puts beside it is closed in the same way.
pub fn make_private(file: &Path) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}
