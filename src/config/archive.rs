//! The section `[archive]`: what the municipality and its depot have agreed on.

use super::fault::Fault;
use super::values::Values;
use crate::archive::profile::{DOCUMENT_FOLDERS, Dias, Format, Profile, ProfileError, Separation};
use std::path::PathBuf;

/// How long a backup is kept where the operator says nothing.
const BACKUP_DAYS: u32 = 90;

/// How closed cases are handed on.
#[derive(Clone, Debug)]
pub struct Archive {
    pub profile: Profile,
    /// Where the official schemas lie, if somebody has put them there.
    pub schemas: Option<PathBuf>,
    /// For how many days a backup is kept: the certificate of a disposal says until when one may hold what was destroyed.
    pub backup_days: u32,
}

pub fn read(values: &Values, municipality: &str) -> Result<Archive, Fault> {
    let own = Profile::default();
    let text = |path| values.text(path);
    let plain = |path| {
        let is_plain = |text: &str| {
            let text = text.trim();
            let is_one_line = !text.is_empty() && !text.chars().any(char::is_control);
            is_one_line.then(|| text.to_owned())
        };
        values.read_as(path, is_plain)
    };
    let separation = |path| values.read_as(path, Separation::parse);
    let folder = values.read_as("archive.document_folder", |name| {
        DOCUMENT_FOLDERS.contains(&name).then(|| name.to_owned())
    })?;
    let profile = Profile {
        creator_name: text("archive.creator_name")?.unwrap_or_else(|| municipality.to_owned()),
        org_number: text("archive.organisation_number")?.unwrap_or(own.org_number),
        fonds_title: text("archive.fonds_title")?.unwrap_or(own.fonds_title),
        series_title: text("archive.series_title")?.unwrap_or(own.series_title),
        class_id: text("archive.class_id")?.unwrap_or(own.class_id),
        class_title: text("archive.class_title")?.unwrap_or(own.class_title),
        format: values
            .read_as("archive.format", Format::parse)?
            .unwrap_or(own.format),
        document_folder: folder.unwrap_or(own.document_folder),
        incoming: separation("archive.incoming")?.unwrap_or(own.incoming),
        outgoing: separation("archive.outgoing")?.unwrap_or(own.outgoing),
        dias: Dias {
            agreement: plain("archive.submission_agreement")?,
            depot: plain("archive.depot_name")?,
            kind: plain("archive.delivery_type")?,
            specification: plain("archive.delivery_specification")?,
            reference_code: plain("archive.reference_code")?,
            package_number: plain("archive.package_number")?,
            submitter: plain("archive.submitter")?,
            producer: plain("archive.producer")?,
        },
        ..Profile::default()
    };
    let profile = profile.checked().map_err(|why| match why {
        ProfileError::OrgNumber(_) => values.wrong("archive.organisation_number"),
        ProfileError::Empty("creator_name") | ProfileError::Control("creator_name") => {
            values.wrong("archive.creator_name")
        }
        ProfileError::Empty("series_title") | ProfileError::Control("series_title") => {
            values.wrong("archive.series_title")
        }
        ProfileError::Empty("class_id") | ProfileError::Control("class_id") => {
            values.wrong("archive.class_id")
        }
        ProfileError::Empty("class_title") | ProfileError::Control("class_title") => {
            values.wrong("archive.class_title")
        }
        _ => values.wrong("archive.fonds_title"),
    })?;
    Ok(Archive {
        profile,
        schemas: values.path("archive.schema_dir")?,
        backup_days: values
            .number("archive.backup_days", 0..=3650)?
            .and_then(|days| u32::try_from(days).ok())
            .unwrap_or(BACKUP_DAYS),
    })
}
