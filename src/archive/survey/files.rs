//! The files: that they are there and can be read, and what the archivist is told of their formats.

use super::{Look, Survey, place};
use crate::archive::dossier::is_archive_format;
use crate::archive::fault::{Place, Remark, Trouble};
use crate::domain::local_time::day;
use crate::store::StoreError;
use crate::store::archive_rows::{Case, Document};
use crate::store::document_formats::Found;
use crate::store::document_variants::Form;
use crate::store::files::{Files, Kept};

impl Survey {
    /// What the archivist is told of the file's format: a conversion, or that there was none.
    pub(super) fn format(&mut self, document: &Document, place: &Place) {
        if document.destroyed_at.is_some() {
            return;
        }
        if !self.has_all_forms {
            return;
        }
        let mut has_archive = is_archive_format(document);
        for variant in &document.variants {
            self.documents += 1;
            self.cover(day(variant.made_at));
            if variant.form == Form::Archive {
                has_archive = true;
                let (from, to) = (variant.from_format.clone(), variant.extension.clone());
                let tool = variant.tool.clone();
                self.notice(place.clone(), Remark::Converted { from, to, tool });
            }
        }
        if let Some(claims) = document.found.as_ref().and_then(|it| it.claims.clone()) {
            self.notice(place.clone(), Remark::Claims { claims });
        }
        let is_signed = |it: &Found| it.has_signature == Some(true);
        if document.found.as_ref().is_some_and(is_signed) {
            self.notice(place.clone(), Remark::Signed);
        }
        if has_archive {
            return;
        }
        let extension = document.extension.clone();
        let why = document.found.as_ref().and_then(|it| it.refused.clone());
        let what = match (extension.as_str(), why) {
            ("pdf", why) => Remark::PlainPdf { why },
            (_, Some(why)) => Remark::NotConverted { extension, why },
            (_, None) => Remark::NotArchiveFormat { extension },
        };
        self.notice(place.clone(), what);
    }

    /// Whatever is wrong with a file is one fault among the others.
    pub(super) fn file(
        &mut self,
        case: &Case,
        document: &Document,
        files: &Files,
    ) -> Result<(), StoreError> {
        let own = (document.kept(), Some(document.size));
        let variants = document.variants.iter();
        let variants = variants.map(|variant| (document.kept_variant(variant), None));
        for (kept, said) in [own].into_iter().chain(variants) {
            let wrong = match self.size(files, &kept) {
                Err(StoreError::NotFound) => Some(Trouble::FileMissing),
                Err(StoreError::FileChanged(_)) => Some(Trouble::FileChanged),
                Err(StoreError::FileKeyGone(_)) => Some(Trouble::FileKeyGone),
                Err(StoreError::File(error)) => Some(Trouble::FileUnreadable { why: error.kind() }),
                found => {
                    let found = found?;
                    said.filter(|said| *said != found.cast_signed())
                        .map(|said| Trouble::FileSize { said, found })
                }
            };
            if let Some(wrong) = wrong {
                self.fault(place(case, document), wrong);
            }
        }
        Ok(())
    }

    /// How long a file is that is there, and that can be read where this survey reads.
    fn size(&self, files: &Files, kept: &Kept) -> Result<u64, StoreError> {
        let size = files.size(&kept.owner, &kept.sha256)?;
        if self.look == Look::Reads && !files.is_intact(&kept.owner, &kept.sha256)? {
            return Err(StoreError::FileChanged(kept.sha256.clone()));
        }
        Ok(size)
    }
}
