//! Titles and other words: that they are there, that they name nobody, that XML can hold them.

use super::Survey;
use crate::archive::dossier::Dossier;
use crate::archive::fault::{Place, Remark, Trouble};
use crate::archive::merknad;
use crate::archive::names::Names;
use crate::archive::profile::Profile;
use crate::archive::retting;
use crate::archive::xml::{clean, is_blank};
use crate::store::archive_rows::{Case, Document};

impl Survey {
    pub(super) fn case_texts(
        &mut self,
        dossier: &Dossier<'_>,
        names: &Names,
        profile: &Profile,
        place: &Place,
    ) {
        let case = dossier.case;
        self.title("tittelen på saka", &case.title, place);
        self.public_title(
            "den offentlege tittelen på saka",
            &case.public_title,
            names,
            place,
        );
        self.title("eininga til saka", &case.unit, place);
        if self.lookout.is_named(names, &profile.class_title) {
            let field = "tittelen på klassa";
            self.fault(place.clone(), Trouble::NameInPublicTitle { field });
        }
        for remark in merknad::of(dossier) {
            self.characters("ein merknad på saka", &remark.text, place);
        }
    }

    pub(super) fn document_texts(
        &mut self,
        case: &Case,
        document: &Document,
        names: &Names,
        place: &Place,
    ) {
        self.title("tittelen på dokumentet", &document.title, place);
        // Only a registration shows its public title, but an attachment may become one.
        let field = "den offentlege tittelen på dokumentet";
        self.public_title(field, &document.public_title, names, place);
        for remark in retting::of_document(case, document.id) {
            self.characters("ei retting av dokumentet", &remark.text, place);
        }
        let field = "skjermingsheimelen";
        self.characters(field, &document.shielding, place);
        if self.lookout.is_named(names, &document.shielding) {
            self.fault(place.clone(), Trouble::NameInPublicTitle { field });
        }
    }

    fn title(&mut self, field: &'static str, text: &str, place: &Place) {
        if is_blank(text) {
            self.fault(place.clone(), Trouble::NoTitle { field });
        }
        self.characters(field, text, place);
    }

    fn public_title(&mut self, field: &'static str, text: &str, names: &Names, place: &Place) {
        self.title(field, text, place);
        if self.lookout.is_named(names, text) {
            self.fault(place.clone(), Trouble::NameInPublicTitle { field });
        }
    }

    fn characters(&mut self, field: &'static str, text: &str, place: &Place) {
        let (_, count) = clean(text);
        if count > 0 {
            self.notice(place.clone(), Remark::ControlCharacters { field, count });
        }
    }
}
