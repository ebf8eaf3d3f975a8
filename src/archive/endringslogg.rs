//! `endringslogg.xml`: what was changed in the cases that go out (the standard's minimum list, vedlegg 3).
//!
//! The closing of a case always stands here, also when it was taken up again in
//! between; and whoever became responsible for it, and a later answer to how long
//! it is kept. Nothing else on the list can be changed in this house: titles,
//! dates, parties and shielding are fixed when they are registered.

use crate::archive::dossier::{Disposal, Dossier};
use crate::archive::xml::Xml;
use crate::domain::local_time::local;
use crate::store::archive_rows::Changed;
use chrono::NaiveDateTime;
use std::io::{self, Write};

const NAMESPACE: &str = "http://www.arkivverket.no/standarder/noark5/endringslogg";

/// What stands for no value: neither the old nor the new one may be empty.
const NOTHING: &str = "(tom)";

pub struct Endringslogg<W: Write> {
    xml: Xml<W>,
}

struct Change {
    field: &'static str,
    at: NaiveDateTime,
    by: String,
    from: String,
    to: String,
}

impl<W: Write> Endringslogg<W> {
    pub fn begin(out: W) -> io::Result<Endringslogg<W>> {
        let xml = Xml::begin(out, "endringslogg", NAMESPACE, "endringslogg.xsd", &[])?;
        Ok(Endringslogg { xml })
    }

    pub fn case(&mut self, dossier: &Dossier<'_>) -> io::Result<()> {
        for change in changes(dossier) {
            let xml = &mut self.xml;
            xml.open("endring")?;
            xml.text("referanseArkivenhet", &dossier.case.uuid)?;
            xml.text("referanseMetadata", change.field)?;
            xml.moment("endretDato", change.at)?;
            xml.text("endretAv", &change.by)?;
            xml.text("tidligereVerdi", &change.from)?;
            xml.text("nyVerdi", &change.to)?;
            xml.close("endring")?;
            xml.line()?;
        }
        Ok(())
    }

    pub fn end(self) -> io::Result<W> {
        self.xml.end("endringslogg")
    }
}

/// Oldest first.
fn changes(dossier: &Dossier<'_>) -> Vec<Change> {
    let mut all = vec![Change {
        field: "saksstatus",
        at: dossier.closed_at(),
        by: dossier.closed_by().to_owned(),
        from: "Under behandling".to_owned(),
        to: "Avsluttet".to_owned(),
    }];
    for change in &dossier.case.changes {
        let (open, closed) = ("Under behandling".to_owned(), "Avsluttet".to_owned());
        let (field, from, to) = match &change.what {
            Changed::Officer { from, to } => ("saksansvarlig", from.clone(), to.clone()),
            Changed::Closed => ("saksstatus", open, closed),
            Changed::Reopened => ("saksstatus", closed, open),
        };
        all.push(Change {
            field,
            at: local(change.at),
            by: change.by.clone(),
            from,
            to,
        });
    }
    for pair in dossier.case.marks.windows(2) {
        let (old, new) = (dossier.disposal_by(&pair[0]), dossier.disposal_by(&pair[1]));
        let years = |disposal: &Option<Disposal>| {
            disposal
                .as_ref()
                .map_or(NOTHING.to_owned(), |d| d.years.to_string())
        };
        let from = |disposal: &Option<Disposal>| {
            disposal
                .as_ref()
                .map_or(NOTHING.to_owned(), |d| d.from.to_string())
        };
        let fields = [
            ("bevaringstid", years(&old), years(&new)),
            ("kassasjonsdato", from(&old), from(&new)),
        ];
        for (field, before, after) in fields {
            if before != after {
                let by = pair[1].by.clone();
                all.push(Change {
                    field,
                    at: local(pair[1].at),
                    by: by.unwrap_or_else(|| "System".to_owned()),
                    from: before,
                    to: after,
                });
            }
        }
    }
    all.sort_by_key(|change| change.at);
    all
}
