//! The municipality's own paper, read from the folder that the operator has set: letterhead, logo, wording.

use super::outline;
use super::wording::{BadWording, Wording, Words};
use super::{BadLetterhead, Letterhead, Letters, Logo, LogoKind};
use crate::domain::person::Language;
use serde::Deserialize;
use std::io;
use std::path::{Path, PathBuf};
use toml::Table;

/// The file in the folder.
pub const FILE: &str = "letterhead.toml";

/// A logo is a small picture; one that is larger would make every letter heavy.
const LARGEST_LOGO: usize = 500_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    unit: Option<String>,
    #[serde(default)]
    contact: Vec<String>,
    organisation_number: Option<String>,
    complaint_body: Option<String>,
    /// The name of a file in the same folder.
    logo: Option<String>,
    #[serde(default)]
    logo_alt: String,
    #[serde(default)]
    nynorsk: Table,
    #[serde(default)]
    bokmaal: Table,
}

/// Why the municipality's paper cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum BadPaper {
    #[error("{file}: {why}")]
    Unreadable { file: PathBuf, why: io::Error },
    #[error("{file}: {why}")]
    NotToml { file: PathBuf, why: String },
    #[error(
        "{0}: a logo is a PNG, JPEG or SVG file of at most 500 kB and 40 megapixels, whole, beside the letterhead"
    )]
    Logo(PathBuf),
    #[error("{0}: a logo needs logo_alt, words for those who do not see it")]
    NoAlt(PathBuf),
    #[error("{language}: {why}")]
    Wording {
        language: &'static str,
        why: BadWording,
    },
    #[error(transparent)]
    Letterhead(#[from] BadLetterhead),
}

impl Letters {
    /// Letters on the paper of the folder; on plain paper with the name where there is no folder.
    pub fn open(folder: Option<&Path>, municipality: &str) -> Result<Letters, BadPaper> {
        let plain = Letterhead::of(municipality);
        let Some(folder) = folder else {
            return Ok(Letters::new(plain, Words::own())?);
        };
        let file = folder.join(FILE);
        let text = std::fs::read_to_string(&file).map_err(|why| BadPaper::Unreadable {
            file: file.clone(),
            why,
        })?;
        let given: Given = toml::from_str(&text).map_err(|why| BadPaper::NotToml {
            file: file.clone(),
            why: why.message().to_owned(),
        })?;
        let logo = match &given.logo {
            None => None,
            Some(name) => Some(logo(folder, name, &given.logo_alt)?),
        };
        let words = Words {
            nynorsk: wording(Language::Nynorsk, "nynorsk", &given.nynorsk)?,
            bokmaal: wording(Language::Bokmaal, "bokmaal", &given.bokmaal)?,
        };
        let letterhead = Letterhead {
            unit: given.unit,
            contact: given.contact,
            organisation_number: given.organisation_number,
            complaint_body: given.complaint_body,
            logo,
            ..plain
        };
        Ok(Letters::new(letterhead, words)?)
    }
}

fn wording(language: Language, name: &'static str, given: &Table) -> Result<Wording, BadPaper> {
    let own = Wording::own(language).with(given);
    own.map_err(|why| BadPaper::Wording {
        language: name,
        why,
    })
}

fn logo(folder: &Path, name: &str, alt: &str) -> Result<Logo, BadPaper> {
    let file = folder.join(name);
    // Only a file of the folder itself: a path would open whatever it names.
    let is_name = Path::new(name).file_name().is_some_and(|last| last == name);
    let ending = Path::new(name)
        .extension()
        .and_then(|ending| ending.to_str());
    let kind = match ending.map(str::to_lowercase).as_deref() {
        Some("png") => LogoKind::Png,
        Some("jpg" | "jpeg") => LogoKind::Jpeg,
        Some("svg") => LogoKind::Svg,
        _ => return Err(BadPaper::Logo(file)),
    };
    if !is_name {
        return Err(BadPaper::Logo(file));
    }
    if alt.trim().is_empty() {
        return Err(BadPaper::NoAlt(file));
    }
    let bytes = std::fs::read(&file).map_err(|why| BadPaper::Unreadable {
        file: file.clone(),
        why,
    })?;
    let is_fit = match kind {
        LogoKind::Png => outline::png(&bytes).is_some_and(|it| it.is_whole && !it.is_too_large()),
        LogoKind::Jpeg => outline::jpeg(&bytes).is_some_and(|it| it.is_whole && !it.is_too_large()),
        LogoKind::Svg => true,
    };
    if bytes.len() > LARGEST_LOGO || !is_fit {
        return Err(BadPaper::Logo(file));
    }
    Ok(Logo {
        kind,
        bytes,
        alt: alt.to_owned(),
    })
}
