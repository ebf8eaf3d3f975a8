//! The extraction as a DIAS package: one tar with METS and PREMIS, and beside it the submission description.
//!
//! Streams: of each file its name, size and checksum are kept, on disk.

mod list;
mod mets;
mod premis;
mod submission;
mod tarball;

use super::ExportError;
use super::ids::id;
use super::package::{HALF, MARK, Package, ours, parent, place};
use super::profile::{Delivery, Profile};
use super::shut;
use crate::domain::local_time::local;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use list::List;
pub use list::{files_of, lacking, namespace};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
pub use tarball::unpack;

/// What lies where the extraction was to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    pub uuid: String,
    pub tar: PathBuf,
    pub description: PathBuf,
    /// Bytes of the tar.
    pub size: u64,
    pub sha256: String,
    /// Whether the schemas of METS and PREMIS are in it.
    pub is_complete: bool,
}

/// Everything that the papers of the package say of it.
struct About<'a> {
    uuid: String,
    profile: &'a Profile,
    delivery: &'a Delivery,
    period: (NaiveDate, NaiveDate),
    at: NaiveDateTime,
}

impl About<'_> {
    fn object_id(&self) -> String {
        format!("UUID:{}", self.uuid)
    }

    fn label(&self) -> String {
        let (from, to) = self.period;
        format!("{} {from}–{to}", self.profile.series_title)
    }
}

/// Packs what is in `package`, which is removed when the tar is at `out`.
///
/// The same extraction under the same agreement gets the same UUID.
pub fn pack(
    package: Package,
    out: &Path,
    schemas: Option<&Path>,
    (profile, delivery): (&Profile, &Delivery),
    (period, sha256): ((NaiveDate, NaiveDate), &str),
    now: DateTime<Utc>,
) -> Result<Delivered, ExportError> {
    let failed = |error| ExportError::File(out.to_owned(), error);
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    let room = parent(out)?.join(format!(".{name}.{HALF}"));
    ours(&room)?;
    let about = About {
        uuid: id("dias", &[&delivery.agreement, sha256]),
        profile,
        delivery,
        period,
        at: local(now),
    };
    let made = make(&package, &room, schemas, &about, now).map_err(|error| {
        // Half a package is nobody's; the extraction it was made of goes the same way.
        let _left = fs::remove_dir_all(&room);
        failed(error)
    })?;
    place(&room, out).map_err(failed)?;
    drop(package);
    Ok(Delivered {
        tar: out.join(format!("{}.tar", about.uuid)),
        description: out.join(format!("{}.xml", about.uuid)),
        uuid: about.uuid,
        ..made
    })
}

fn make(
    package: &Package,
    room: &Path,
    schemas: Option<&Path>,
    about: &About<'_>,
    now: DateTime<Utc>,
) -> io::Result<Delivered> {
    // What another that was killed has left is of no use.
    fs::remove_dir_all(room)?;
    shut::folder(room)?;
    shut::file(&room.join(MARK))?;
    let papers = room.join("papir");
    let administrative = papers.join("administrative_metadata");
    shut::folders(&administrative)?;
    let content = package.path();
    for name in ["arkivuttrekk.xml", "addml.xsd"] {
        if content.join(name).is_file() {
            fs::copy(content.join(name), administrative.join(name))?;
        }
    }
    let found = list::schemas(schemas)?;
    let is_complete = found.len() == 2;
    for (place, path) in found {
        fs::copy(path, papers.join(place))?;
    }
    let list = List::of_content(content)?;
    premis::write(
        shut::file(&administrative.join("dias-premis.xml"))?,
        about,
        &list,
    )?;
    premis::write_log(shut::file(&papers.join("log.xml"))?, about)?;
    let list = list.with_papers(&papers)?;
    let paper = papers.join("dias-mets.xml");
    mets::write(shut::file(&paper)?, about, &list)?;
    let mets = super::check::digest(&paper)?;
    let tar = room.join(format!("{}.tar", about.uuid));
    let (sha256, size) = tarball::write(&tar, &about.uuid, &papers, content, now)?;
    let description = room.join(format!("{}.xml", about.uuid));
    submission::write(
        shut::file(&description)?,
        about,
        &mets,
        &(sha256.clone(), size),
    )?;
    fs::remove_dir_all(&papers)?;
    Ok(Delivered {
        uuid: String::new(),
        tar,
        description: PathBuf::new(),
        size,
        sha256,
        is_complete,
    })
}
