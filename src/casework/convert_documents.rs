//! Before closed cases are handed on, what came in formats that no archive keeps becomes PDF/A. The originals stay.
//!
//! Pictures and plain texts are drawn as pages, what the house wrote itself too; what the operator's converter
//! can do, it is asked to do; a PDF is asked what it claims. Whatever comes of it is in the trail.

use super::Failure;
use crate::audit::event::Copying;
pub use crate::documents::converter::Converter;
use crate::documents::converter::NotConverted;
use crate::documents::letters::{Body, Letters, Plain, Unfit};
use crate::documents::pdf;
use crate::domain::local_time::{day, midnight};
use crate::store::archive_rows::Closed;
use crate::store::document_formats::{self, Found, Unseen};
use crate::store::document_variants::{self, Form, NewVariant};
use crate::store::files::Files;
use crate::store::{Store, StoreError, Tx, documents, ledger};
use chrono::{DateTime, NaiveDate, Utc};

/// Documents that are looked up at a time.
const PAGE: i64 = 50;
const PDF: &str = "application/pdf";
/// What drew the pages.
pub const OWN_TOOL: &str = "brotsak (typst)";

/// What converting needs.
pub struct Workshop<'a> {
    pub store: &'a Store,
    pub files: &'a Files,
    pub letters: &'a Letters,
    pub converter: Option<&'a Converter>,
    /// As the ledger writes it.
    pub actor: &'a str,
    pub now: DateTime<Utc>,
}

/// What is written of one file.
type Work = Box<dyn FnOnce(&mut Tx<'_>) -> Result<(), Failure> + Send>;

/// What is made of one file.
enum Made {
    /// It says itself that it is PDF/A.
    Claims(String),
    Converted {
        bytes: Vec<u8>,
        tool: String,
    },
    /// The code of why, and how a program ended that said so.
    Not(&'static str, Option<i32>),
    /// An archive keeps it as it is.
    Kept,
}

/// Looks at every file of the cases closed in the period that was not looked at, or that could not
/// be converted before for a reason that may pass. Gives how many were converted.
pub fn convert_documents(
    workshop: &Workshop<'_>,
    from: NaiveDate,
    to: NaiveDate,
) -> Result<usize, Failure> {
    let Some(after_last) = to.succ_opt().filter(|_| from <= to) else {
        return Ok(0);
    };
    let closed = Closed {
        from: midnight(from),
        until: midnight(after_last),
    };
    let (mut after, mut converted) = (0, 0);
    loop {
        let page = workshop
            .store
            .read(|db| document_formats::unseen(db, closed, after, PAGE))?;
        let Some(last) = page.last() else {
            return Ok(converted);
        };
        after = last.document;
        for unseen in &page {
            let (made, has_signature) = match make(workshop, unseen) {
                Ok(it) => it,
                // A file that is gone or changed is named by the survey, with everything else.
                Err(Failure::Store(
                    StoreError::NotFound | StoreError::FileChanged(_) | StoreError::FileKeyGone(_),
                )) => continue,
                // So is one that cannot be read; the others are looked at all the same.
                Err(Failure::Store(StoreError::File(error))) => {
                    tracing::warn!(%error, document = unseen.document, "a file was not looked at");
                    continue;
                }
                Err(failure) => return Err(failure),
            };
            let is_converted = matches!(made, Made::Converted { .. });
            match keep(workshop, unseen, made, has_signature) {
                Ok(()) => converted += usize::from(is_converted),
                // The case was destroyed while its file was converted.
                Err(Failure::Store(StoreError::NotFound | StoreError::FileKeyGone(_))) => {}
                Err(failure) => return Err(failure),
            }
        }
    }
}

/// What is made of the file, and whether it is signed; only of a PDF can that be told.
fn make(workshop: &Workshop<'_>, unseen: &Unseen) -> Result<(Made, Option<bool>), Failure> {
    let bytes = || workshop.files.bytes(&unseen.owner, &unseen.sha256);
    let by_converter = |bytes: &[u8]| {
        let Some(converter) = workshop.converter else {
            return Ok(Made::Not("no_converter", None));
        };
        let room = workshop.files.workroom()?;
        Ok::<_, Failure>(
            match converter.convert(bytes, &unseen.extension, room.path()) {
                Ok(bytes) => Made::Converted {
                    bytes,
                    tool: converter.tool().to_owned(),
                },
                Err(NotConverted::Failed(exit)) => Made::Not("failed", exit),
                Err(why) => Made::Not(why.code(), None),
            },
        )
    };
    let body = match unseen.extension.as_str() {
        "png" => Body::Png(bytes()?),
        "jpg" | "jpeg" => Body::Jpeg(bytes()?),
        // What the house wrote itself, and what somebody sent: the depot has pages of both.
        "txt" => Body::Text(String::from_utf8_lossy(&bytes()?).into_owned()),
        "tif" | "tiff" => return Ok((Made::Kept, None)),
        "pdf" => {
            let bytes = bytes()?;
            let read = pdf::read(&bytes);
            let is_signed = pdf::is_signed(&bytes, read.as_ref());
            let why_closed = match &read {
                Err(pdf::NotRead::Encrypted) => Some("encrypted"),
                Err(pdf::NotRead::Broken(_)) => Some(document_formats::DAMAGED),
                _ => None,
            };
            let made = match (read.ok().and_then(|read| read.claims), why_closed) {
                (Some(claims), _) => Made::Claims(claims),
                // Without a converter that may know better, it is told that nobody may be able to open it.
                (None, Some(why)) if workshop.converter.is_none() => Made::Not(why, None),
                (None, _) => by_converter(&bytes)?,
            };
            return Ok((made, Some(is_signed)));
        }
        _ => return Ok((by_converter(&bytes()?)?, None)),
    };
    let plain = Plain {
        title: format!("Dokument {}-{}", unseen.case, unseen.serial),
        date: day(unseen.created_at),
        body,
    };
    let made = match workshop.letters.draw_plain(&plain) {
        Ok(bytes) => Made::Converted {
            bytes,
            tool: OWN_TOOL.to_owned(),
        },
        Err(Unfit::TooLarge) => Made::Not(document_formats::TOO_LARGE, None),
        Err(Unfit::Damaged) => Made::Not(document_formats::DAMAGED, None),
        Err(_) => Made::Not("not_drawn", None),
    };
    Ok((made, None))
}

/// Writes what was found of the file, and that it is signed, where it is.
fn found(
    tx: &mut Tx<'_>,
    document: (i32, &str),
    subject: &str,
    found: &Found,
) -> Result<(), StoreError> {
    let (document, sha256) = document;
    document_formats::insert(tx, document, found)?;
    if found.has_signature == Some(true) {
        let sha256 = sha256.to_owned();
        ledger::record(tx, subject, &Copying::SignatureFound { sha256 }.into())?;
    }
    Ok(())
}

fn keep(
    workshop: &Workshop<'_>,
    unseen: &Unseen,
    made: Made,
    has_signature: Option<bool>,
) -> Result<(), Failure> {
    let subject = unseen.case.to_string();
    let (document, from, actor) = (
        unseen.document,
        unseen.extension.clone(),
        workshop.actor.to_owned(),
    );
    let sha256 = unseen.sha256.clone();
    let nothing = Found {
        claims: None,
        refused: None,
        has_signature,
        looked_at: workshop.now,
    };
    let write = |work: Work| {
        workshop
            .store
            .write(workshop.actor, workshop.now, move |tx| {
                // Whoever took the file up did so before; nothing more is written of what is destroyed.
                if documents::is_destroyed(tx.db(), document)? {
                    return Err(StoreError::NotFound.into());
                }
                work(tx)
            })
    };
    match made {
        Made::Kept => Ok(()),
        Made::Claims(claims) => write(Box::new(move |tx| {
            let what = Found {
                claims: Some(claims.clone()),
                ..nothing
            };
            found(tx, (document, &sha256), &subject, &what)?;
            let event = Copying::FormatRead { claims, sha256 };
            Ok(ledger::record(tx, &subject, &event.into())?)
        })),
        Made::Not(why, exit) => {
            let said = exit.map_or_else(|| why.to_owned(), |exit| format!("{why}_{exit}"));
            let before = workshop
                .store
                .read(|db| document_formats::list(db, &[document]))?;
            let same = |found: &Found| {
                found.refused.as_ref() == Some(&said) && found.has_signature == has_signature
            };
            // Said once, where it is tried again: the converter may be another.
            if before.last().is_some_and(|it| same(&it.1)) {
                return Ok(());
            }
            write(Box::new(move |tx| {
                let what = Found {
                    refused: Some(said),
                    ..nothing
                };
                found(tx, (document, &sha256), &subject, &what)?;
                let event = Copying::DocumentNotConverted { from, why, sha256 };
                Ok(ledger::record(tx, &subject, &event.into())?)
            }))
        }
        Made::Converted { bytes, tool } => {
            let kept = workshop.files.keep_more(&unseen.owner, &bytes)?;
            let read = pdf::read(&bytes).ok();
            let copy = kept.sha256.clone();
            let written = write(Box::new(move |tx| {
                let claims = read.as_ref().and_then(|it| it.claims.as_deref());
                let new = NewVariant {
                    document,
                    form: Form::Archive,
                    request: None,
                    extension: "pdf",
                    media_type: PDF,
                    kept: &kept,
                    pages: read.as_ref().and_then(|it| i32::try_from(it.pages).ok()),
                    from_format: &from,
                    tool: &tool,
                    claims,
                    made_by: &actor,
                };
                document_variants::insert(tx, &new)?;
                // The copy has no signature; of the file as it came it is told.
                if has_signature == Some(true) {
                    found(tx, (document, &sha256), &subject, &nothing)?;
                }
                let event = Copying::DocumentConverted {
                    from,
                    to: "pdf".to_owned(),
                    tool,
                    sha256: kept.sha256,
                };
                Ok(ledger::record(tx, &subject, &event.into())?)
            }));
            if let Err(Failure::Store(StoreError::NotFound)) = &written {
                workshop.files.destroy(&unseen.owner, &copy)?;
            }
            written
        }
    }
}
