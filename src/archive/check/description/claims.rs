//! What the description says of the files it lists, against the files.

use super::Description;
use crate::archive::check::Check;
use crate::archive::check::gauge::{Found, Gauge, Measure};
use crate::audit::hex;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::Path;
use std::thread::{self, JoinHandle};

/// What is said of a file.
#[derive(Debug)]
pub(super) struct Claim {
    pub name: String,
    pub is_sha256: bool,
    pub said: Option<String>,
}

/// What lies under the names of the files that are listed.
pub type Measured = BTreeMap<String, Found>;

impl Claim {
    pub fn judge(&self, check: &mut Check<'_>, found: &Found) {
        let name = &self.name;
        let found = match found {
            Found::Nothing => {
                let what = "fila er oppført, men manglar i pakken";
                return check.find((1, "N5.01, N5.02, N5.03"), None, name, what);
            }
            Found::Strange(what) => return check.find(1, None, name, what),
            Found::File(content, _) => content.map(|it| hex(&it.sha256)).unwrap_or_default(),
        };
        if !self.is_sha256 {
            check.find(2, None, name, "sjekksumalgoritmen skal vere SHA-256");
        }
        let said = self.said.as_ref();
        if said.is_none_or(|said| !said.eq_ignore_ascii_case(&found)) {
            let what = "sjekksummen i arkivuttrekk.xml er ikkje den fila har; ho er endra";
            check.find(2, None, name, what);
        }
    }
}

impl Description {
    /// Measures what is listed but the schemas, while other things are read: it is the greater part of the package
    /// where documents are small.
    pub fn measure(&self, folder: &Path) -> io::Result<JoinHandle<Measured>> {
        let names: BTreeSet<String> = self.claims.iter().map(|it| it.name.clone()).collect();
        let mut gauge = Gauge::of(folder, Measure::Checksum);
        let measure = move || {
            let each = names.into_iter().map(|name| {
                let found = gauge.measure(&name);
                (name, found)
            });
            each.collect()
        };
        thread::Builder::new().spawn(measure)
    }

    /// Whether the files are there, with the checksums that are said.
    pub fn judge(&self, check: &mut Check<'_>, measured: &Measured) {
        for claim in &self.claims {
            claim.judge(check, &measured[&claim.name]);
        }
    }
}
