//! Days that come before what they must come after.

use super::Reading;
use crate::archive::check::values::day;

/// The period of the series that is read, and the last day of what lies in it.
#[derive(Default)]
pub(super) struct Span {
    from: String,
    to: String,
    last: String,
}

impl Reading<'_, '_> {
    /// One day, and one that it may not come before; what is no day is found elsewhere.
    fn after(&mut self, (name, on): (&str, &str), (before, first): (&str, &str)) {
        let days = date(on).zip(date(first));
        if let Some((on, first)) = days
            && on < first
        {
            let what = format!("{name} er {on}, som er før {before} ({first})");
            self.find((17, ""), what);
        }
    }

    /// A journalpost is settled once it is journalled.
    pub(super) fn settled_on(&mut self, on: &str) {
        let registration = self.case.registration.as_ref();
        let first = registration.map(|one| one.journalled.clone());
        let first = first.unwrap_or_default();
        self.after(("avskrivningsdato", on), ("journaldato", first.as_str()));
    }

    /// What comes in is journalled once it has come. Where in the house a paper was received later, says nothing of that.
    pub(super) fn received_on(&mut self, on: &str) {
        let registration = self.case.registration.as_ref();
        let journalled = registration
            .filter(|one| one.direction == "Inngående dokument")
            .map(|one| one.journalled.clone());
        let journalled = journalled.unwrap_or_default();
        self.after(("journaldato", journalled.as_str()), ("mottattDato", on));
    }

    /// A document is destroyed, or made into another form, once it is there.
    pub(super) fn since_created(&mut self, name: &str, on: &str) {
        if self.case.papers.document.is_some() {
            let first = self.case.papers.created.clone();
            let before = "opprettetDato i dokumentbeskrivelse";
            self.after((name, on), (before, first.as_str()));
        }
    }

    /// A shielding does not end before there is something to shield.
    pub(super) fn shielded_until(&mut self, on: &str) {
        let case = &self.case;
        let first = match &case.registration {
            _ if case.papers.document.is_some() => &case.papers.created,
            Some(registration) => &registration.created,
            None => &case.opened,
        };
        let first = first.clone();
        self.after(
            ("skjermingOpphoererDato", on),
            ("opprettetDato", first.as_str()),
        );
    }

    /// The period of a series has its end after its beginning.
    pub(super) fn series_leaf(&mut self, name: &str, text: &str) {
        match name {
            "arkivperiodeStartDato" => text.clone_into(&mut self.span.from),
            "arkivperiodeSluttDato" => {
                text.clone_into(&mut self.span.to);
                let from = self.span.from.clone();
                self.after((name, text), ("arkivperiodeStartDato", from.as_str()));
            }
            _ => (),
        }
    }

    /// Something of a case happened in the series on this day.
    pub(super) fn happened(&mut self, on: &str) {
        if let Some(on) = date(on)
            && on > self.span.last.as_str()
        {
            on.clone_into(&mut self.span.last);
        }
    }

    /// A period is not over before the last that lies in it.
    pub(super) fn close_series(&mut self) {
        let span = std::mem::take(&mut self.span);
        let before = "det siste opprettetDato eller journaldato i arkivdelen";
        let end = ("arkivperiodeSluttDato", span.to.as_str());
        self.after(end, (before, span.last.as_str()));
    }
}

/// The day of a date or a moment.
fn date(text: &str) -> Option<&str> {
    text.get(..10).filter(|start| day(start).is_some())
}
