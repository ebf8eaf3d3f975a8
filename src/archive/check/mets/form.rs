//! What DIAS asks of METS besides its list of files.

use super::head::Head;
use super::links::Links;
use super::{FILE, Said};
use crate::archive::check::Check;
use crate::archive::check::tags::Piece;
use crate::archive::check::values::short;
use std::path::Path;

#[derive(Default)]
pub struct Form {
    head: Head,
    links: Links,
    sections: u64,
    maps: u64,
    /// Of each group that is open, whether it holds files, and whether it holds groups.
    groups: Vec<(bool, bool)>,
    is_mixed: bool,
    /// The first reference that is none to a file.
    strange: Option<String>,
}

impl Form {
    pub fn take(&mut self, depth: usize, piece: &Piece<'_>) -> Result<(), String> {
        let head = self.head.take(depth, piece);
        head.map_err(|error| error.to_string())?;
        match *piece {
            Piece::Open(start) => {
                let links = self.links.take(start);
                links.map_err(|error| error.to_string())?;
                match start.local_name().as_ref() {
                    "amdSec" => self.sections += 1,
                    "structMap" => self.maps += 1,
                    "file" => {
                        if let Some(group) = self.groups.last_mut() {
                            group.0 = true;
                        }
                    }
                    "fileGrp" => {
                        if let Some(group) = self.groups.last_mut() {
                            group.1 = true;
                        }
                        self.groups.push((false, false));
                    }
                    _ => (),
                }
            }
            Piece::Close("fileGrp", _) => {
                self.is_mixed |= self.groups.pop() == Some((true, true));
            }
            Piece::Close(..) => (),
        }
        Ok(())
    }

    /// A file of the package is named with what it is.
    pub fn name(&mut self, said: &Said) {
        if self.strange.is_none() && !said.href.starts_with("file:") {
            self.strange = Some(said.href.clone());
        }
    }

    /// METS, which was read to its end, lies at `path`.
    pub fn judge(self, check: &mut Check<'_>, path: &Path) -> Result<(), String> {
        let mut find = |what: String| check.find((3, ""), None, FILE, what);
        self.head.judge(&mut find);
        for (count, name) in [(self.sections, "amdSec"), (self.maps, "structMap")] {
            if count == 0 {
                find(format!("{name} manglar i mets"));
            }
        }
        if self.is_mixed {
            find(
                "ei fileGrp har både file og fileGrp i seg; skjemaet tek berre det eine".to_owned(),
            );
        }
        if let Some(href) = &self.strange {
            let href = short(href);
            find(format!("xlink:href er «{href}», skulle byrje med file:"));
        }
        self.links.judge(check, path, self.maps > 0)
    }
}
