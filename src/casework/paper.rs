//! A paper that the house writes itself, ready to be put in a case.

use crate::domain::document::Kind;
use crate::store::documents::NewDocument;
use crate::store::files::Kept;
use chrono::NaiveDate;

/// A plain text; `name` is what the file is called when somebody takes it home.
pub(super) fn plain(
    kind: Kind,
    title: &str,
    shielding: &str,
    name: &str,
    kept: Kept,
    dated_on: NaiveDate,
) -> NewDocument {
    NewDocument {
        kind,
        main_id: None,
        title: title.to_owned(),
        public_title: title.to_owned(),
        shielding: shielding.to_owned(),
        name: name.to_owned(),
        extension: "txt".to_owned(),
        media_type: "text/plain".to_owned(),
        kept,
        dated_on,
    }
}
