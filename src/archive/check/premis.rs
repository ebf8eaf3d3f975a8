//! PREMIS of a DIAS package, and its log: every file of the extraction is an object, with the checksum and size that it
//! has, and the log says what was done.

mod events;

use super::Check;
use super::kept::{Kept, Met};
use super::mets::{self, uuid};
use super::submission::object;
use super::tags::{self, Piece, attribute};
use super::values::short;
use events::Events;
use std::fs::File;
use std::path::Path;

pub const FILE: &str = "administrative_metadata/dias-premis.xml";
pub const LOG: &str = "log.xml";

const NAMESPACE: &str = "http://arkivverket.no/standarder/PREMIS";

/// What one object says.
#[derive(Default)]
struct Object {
    id: String,
    name: String,
    /// The checksum, and how it was reckoned.
    sum: (String, String),
    /// The same, while it is read.
    open: (String, String),
    size: String,
    /// Whether it is no file, but a whole or a part of one.
    is_other: bool,
}

pub struct Premis<'a> {
    file: &'a str,
    package: &'a Path,
    /// The identity of the package, where it has one.
    id: Option<uuid::Uuid>,
    object: Object,
    objects: u64,
    events: Events,
    /// Whether an object of another package is found already.
    has_stranger: bool,
    /// Objects that are nothing in the package, of which the first are named.
    nowhere: Vec<String>,
    is_foreign: bool,
}

/// Objects that are nothing, and are named.
const MOST: usize = 100;

impl<'a> Premis<'a> {
    /// `file` is the name of PREMIS, or of the log.
    pub fn of(file: &'a str, package: &'a Path) -> Premis<'a> {
        let folder = package.file_name().unwrap_or_default().to_string_lossy();
        let own = || uuid(&object(&package.join(mets::FILE))?);
        let id = uuid(&folder).or_else(own);
        Premis {
            file,
            package,
            id,
            object: Object::default(),
            objects: 0,
            events: Events::of(id),
            has_stranger: false,
            nowhere: vec![],
            is_foreign: false,
        }
    }

    /// Gives whether the file has a DOCTYPE, or why it is no XML.
    pub fn read(
        mut self,
        check: &mut Check<'_>,
        file: File,
        kept: &mut Kept,
    ) -> Result<bool, String> {
        kept.sort();
        let read = tags::pieces(file, &mut |depth, piece| {
            self.take(check, kept, depth, &piece)
        });
        if self.is_foreign {
            let what = "rotelementet er ikkje premis i namnerommet til PREMIS";
            check.find((3, ""), None, self.file, what);
            return Ok(false);
        }
        let has_doctype = read?;
        if self.objects == 0 {
            let what = "fila har ikkje noko objekt (object)";
            check.find((3, ""), None, self.file, what);
        }
        let events = std::mem::take(&mut self.events);
        let many = events.many;
        events.judge(check, self.file, &self.package.join(self.file))?;
        if self.file == LOG {
            if many == 0 {
                let what = "loggen har inga hending (event)";
                check.find((3, ""), None, self.file, what);
            }
        } else if kept.is_sure() && self.objects > 0 {
            self.compare(check, kept)?;
        }
        Ok(has_doctype)
    }

    fn take(
        &mut self,
        check: &mut Check<'_>,
        kept: &mut Kept,
        depth: usize,
        piece: &Piece<'_>,
    ) -> Result<(), String> {
        self.events.take(check, self.file, depth, piece);
        match *piece {
            Piece::Open(start) => {
                let name = start.local_name();
                let name: &str = name.as_ref();
                let is_ours = || tags::namespace(start).as_deref() == Some(NAMESPACE);
                match (depth, name) {
                    (1, _) if name != "premis" || !is_ours() => {
                        self.is_foreign = true;
                        return Err(String::new());
                    }
                    (2, "object") => {
                        let kind = attribute(start, "type").map_err(|error| error.to_string())?;
                        let is_other = kind.is_some_and(|kind| bare(&kind) != "file");
                        self.object = Object {
                            is_other,
                            ..Object::default()
                        };
                        self.objects += 1;
                    }
                    _ => (),
                }
            }
            Piece::Close("object", _) if depth == 2 => {
                let object = std::mem::take(&mut self.object);
                self.identity(check, &object);
                if self.file == FILE && !object.is_other && !self.is_package(&object) {
                    self.judge(check, kept, &object);
                }
            }
            Piece::Close(name, text) => self.object.take(name, text),
        }
        Ok(())
    }

    /// Whether an object is the package itself, which is no file in it.
    fn is_package(&self, object: &Object) -> bool {
        let (whole, rest) = object.parts();
        let is_own = |text: &str| self.id.is_some() && uuid(text) == self.id;
        rest.is_none() && (is_own(whole) || is_own(&object.name))
    }

    /// An object is of this package: its name begins with the package's, or is that alone in the log.
    fn identity(&mut self, check: &mut Check<'_>, object: &Object) {
        let (start, rest) = object.parts();
        let is_said = rest.is_some() || self.file == LOG;
        if let (Some(own), Some(said)) = (self.id, uuid(start))
            && own != said
            && is_said
            && !self.has_stranger
        {
            self.has_stranger = true;
            let said = short(&object.id);
            let what = format!("objectIdentifierValue er «{said}», men pakken er {own}");
            check.find((3, ""), None, self.file, what);
        }
    }

    fn judge(&mut self, check: &mut Check<'_>, kept: &mut Kept, object: &Object) {
        let (start, rest) = object.parts();
        // In an identity of somebody else's making a slash may be anything.
        let by_id = rest.filter(|_| uuid(start).is_some());
        let by_name = Some(object.name.as_str()).filter(|name| !name.is_empty());
        let mut known = [by_id, by_name].into_iter().flatten();
        let Some(name) = known.find(|name| kept.has(name)) else {
            if self.nowhere.len() < MOST {
                let name = by_name.or(by_id).unwrap_or(&object.id);
                self.nowhere.push(short(name));
            }
            return;
        };
        if let Some(other) = by_id.filter(|it| *it != name && kept.is_sure()) {
            let what = format!(
                "objectIdentifierValue til {} viser til {}, som ikkje står i dias-mets.xml",
                short(name),
                short(other)
            );
            check.find((3, ""), None, FILE, what);
        }
        let (algorithm, sum) = &object.sum;
        let is_known = matches!(algorithm.as_str(), "SHA-256" | "SHA256");
        match kept.meet(name, &sum.to_lowercase(), object.size.parse().ok()) {
            Met::Nowhere => (),
            Met::Twice => {
                let what = format!("{} er objekt fleire gonger", short(name));
                check.find((3, ""), None, FILE, what);
            }
            Met::Once(is_sum, is_size) => {
                if !is_known {
                    let said = short(algorithm);
                    let what =
                        format!("messageDigestAlgorithm i {FILE} er «{said}», skulle vere SHA-256");
                    check.find((2, ""), None, name, what);
                } else if !is_sum {
                    let what = format!("messageDigest i {FILE} er ikkje sjekksummen fila har");
                    check.find((2, ""), None, name, what);
                }
                if !is_size {
                    let said = short(&object.size);
                    let what = format!("size i {FILE} er «{said}», men det er ikkje storleiken");
                    check.find((2, ""), None, name, what);
                }
            }
        }
    }

    /// What is in the one and not in the other, when both are read.
    fn compare(&self, check: &mut Check<'_>, kept: &Kept) -> Result<(), String> {
        if !kept.is_any_seen() {
            let what = "ingen av objekta er ei fil som dias-mets.xml listar";
            check.find((3, ""), None, FILE, what);
            return Ok(());
        }
        for name in &self.nowhere {
            let what = format!("{name} er eit objekt, men står ikkje i dias-mets.xml");
            check.find((3, ""), None, FILE, what);
        }
        if !kept.is_any_lacking() {
            return Ok(());
        }
        let path = self.package.join(mets::FILE);
        let file = File::open(path).map_err(|error| error.to_string())?;
        tags::each(file, &mut |_, start| {
            if start.local_name().as_ref() != "FLocat" {
                return Ok(());
            }
            let said = mets::said(start).map_err(|error| error.to_string())?;
            if kept.is_lacking(said.name()) {
                let what = format!("fila er ikkje noko objekt i {FILE}");
                check.find((12, ""), None, said.name(), what);
            }
            Ok(())
        })?;
        Ok(())
    }
}

impl Object {
    fn take(&mut self, element: &str, text: &str) {
        let into = match element {
            "objectIdentifierValue" => &mut self.id,
            "originalName" => &mut self.name,
            "size" => &mut self.size,
            "messageDigestAlgorithm" => &mut self.open.0,
            "messageDigest" => &mut self.open.1,
            "fixity" => {
                let open = std::mem::take(&mut self.open);
                let is_best = matches!(open.0.as_str(), "SHA-256" | "SHA256");
                if is_best || self.sum.1.is_empty() {
                    self.sum = open;
                }
                return;
            }
            _ => return,
        };
        text.clone_into(into);
    }

    /// The identity before the first slash, and what comes after it.
    fn parts(&self) -> (&str, Option<&str>) {
        let parts = self.id.split_once('/');
        parts.map_or((self.id.as_str(), None), |(start, rest)| {
            (start, Some(rest))
        })
    }
}

/// A name without its prefix.
fn bare(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, bare)| bare)
}
