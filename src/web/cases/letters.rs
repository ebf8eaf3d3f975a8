//! /cases/{number}/letters: the letters of a case, from draft to document.

use super::letter_form::{self, LetterForm, draft_of, field_of};
use super::refusals::faults;
use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::Failure;
use crate::casework::draft_letter::{correct_letter, draft_letter, save_letter};
use crate::casework::finalise_letter::{finalise_letter, preview_letter};
use crate::casework::open_case::CaseFile;
use crate::casework::show_reporter::{may_know, show_reporter};
use crate::domain::case::CaseNumber;
use crate::domain::coded::Coded;
use crate::domain::letter::Kind;
use crate::domain::person::Language;
use crate::store::letters::{self as rows, Letter};
use crate::store::{StoreError, cases};
use crate::web::access::{CaseOfficer, CaseReader, Person, Visitor};
use crate::web::app::App;
use crate::web::download;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use crate::web::words::procedure::cited;
use actix_web::{HttpResponse, web};
use askama::Template;
use std::sync::Arc;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .service(
            web::resource("/cases/{number}/letters")
                .route(web::get().to(index))
                .route(web::post().to(create)),
        )
        .service(
            web::resource("/cases/{number}/letters/{uuid}")
                .route(web::get().to(edit))
                .route(web::post().to(update)),
        )
        .route(
            "/cases/{number}/letters/{uuid}/versions",
            web::post().to(correct),
        );
}

#[derive(Template)]
#[template(path = "cases/letters.html")]
struct LettersPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    rows: Vec<Row>,
    kinds: Vec<(&'static str, String)>,
}

struct Row {
    uuid: String,
    title: String,
    version: u32,
    at: Moment,
    /// The serial of the document it has become.
    document: Option<i32>,
}

/// The letters of the case, for whoever may see the case.
async fn all(app: &App, person: &Person, number: CaseNumber) -> Result<Vec<Letter>, PageError> {
    let (viewer, store) = (person.viewer(), Arc::clone(&app.store));
    let found = app
        .slowly(move || {
            store.read(|db| {
                let case = cases::find(db, &viewer, number)?;
                let mut found = rows::list(db, case.id)?;
                if case.is_narrow() && !may_know(db, &viewer, &case)? {
                    found.retain(|letter| !letter.draft.kind.is_to_reporter());
                }
                Ok::<_, Failure>(found)
            })
        })
        .await?;
    Ok(found)
}

async fn page<'a>(
    app: &App,
    person: &Person,
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> Result<LettersPage<'a>, PageError> {
    let t = frame.t;
    let letters = all(app, person, file.case.number).await?;
    let title = |kind, language| app.letters.title(kind, language).to_owned();
    let own = match t.language {
        Language::Bokmaal => Language::Bokmaal,
        _ => Language::Nynorsk,
    };
    let rows = letters.into_iter().map(|letter| {
        let document = letter.document.and_then(|id| {
            let found = file.documents.iter().find(|document| document.id == id);
            found.map(|document| document.serial)
        });
        Row {
            title: title(letter.draft.kind, letter.draft.language),
            version: letter.version,
            at: Moment::new(letter.finalised_at.unwrap_or(letter.drafted_at), t),
            uuid: letter.uuid,
            document,
        }
    });
    Ok(LettersPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        rows: rows.collect(),
        kinds: Kind::ALL
            .iter()
            .map(|kind| (kind.code(), title(*kind, own)))
            .collect(),
    })
}

async fn index(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "letters").await?;
    let mut fields = Fields::default();
    fields.set("language", "nn");
    ok(&page(&app, &person, &visitor, &file, &fields, &Faults::default()).await?)
}

/// The page again, with what was wrong in its form.
async fn again(sent: &Sent, found: &Faults) -> Answer {
    let file = sent.file().await?;
    let (app, by, fields) = (&sent.app, &sent.by, &sent.fields);
    refused(&page(app, by, &sent.visitor, &file, fields, found).await?)
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let language = match sent.fields.one("language") {
        "nb" => Language::Bokmaal,
        _ => Language::Nynorsk,
    };
    let Some(kind) = Kind::parse(sent.fields.one("kind")) else {
        return again(&sent, &Faults::one("kind", sent.t().procedure.choose)).await;
    };
    let (viewer, number, tariff) = (sent.viewer(), sent.number, sent.app.settings.tariff);
    let done = sent
        .write(move |tx| draft_letter(tx, &viewer, number, kind, language, tariff))
        .await;
    match done {
        Ok(uuid) => Ok(to(number, &uuid)),
        Err(failure) => again(&sent, &faults(sent.t(), failure, "kind")?).await,
    }
}

fn to(number: CaseNumber, uuid: &str) -> HttpResponse {
    see_other(&format!("/cases/{}/letters/{uuid}", number.slug()))
}

/// The letter in the address, behind its case.
type Path = web::Path<(String, String)>;

async fn correct(sent: SentBy<Signed<CaseOfficer>>, path: Path) -> Answer {
    let (viewer, number) = (sent.viewer(), sent.number);
    let (_, uuid) = path.into_inner();
    let done = sent.write(move |tx| correct_letter(tx, &viewer, number, &uuid));
    match done.await {
        Ok(uuid) => Ok(to(number, &uuid)),
        Err(failure) => again(&sent, &faults(sent.t(), failure, "kind")?).await,
    }
}

/// The draft that is being written; a finalised letter has no page of its own.
async fn find(
    app: &App,
    person: &Person,
    number: CaseNumber,
    uuid: &str,
) -> Result<Letter, PageError> {
    let letters = all(app, person, number).await?;
    let draft = |letter: &Letter| letter.uuid == uuid && letter.document.is_none();
    letters.into_iter().find(draft).ok_or(PageError::NotFound)
}

async fn edit(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let (slug, uuid) = path.into_inner();
    let number = number(&slug)?;
    let file = open(&app, &officer, number, "letters").await?;
    let letter = find(&app, &officer, number, &uuid).await?;
    if file.case.is_narrow() && letter.draft.kind.is_to_reporter() {
        let viewer = officer.viewer();
        app.write(&officer.actor(), move |tx| {
            show_reporter(tx, &viewer, number)
        })
        .await?;
    }
    let fields = letter_form::fields(&letter.draft);
    let none = Faults::default();
    ok(&LetterForm::new(
        &app, &visitor, &file, &letter, &fields, &none,
    ))
}

/// Keeps what was written; then shows it, or finalises it, if that was asked for.
async fn update(sent: SentBy<Signed<CaseOfficer>>, path: Path) -> Answer {
    let (_, uuid) = path.into_inner();
    let number = sent.number;
    let letter = find(&sent.app, &sent.by, number, &uuid).await?;
    let draft = draft_of(&letter, &sent.fields);
    let (viewer, name) = (sent.viewer(), uuid.clone());
    sent.write(move |tx| save_letter(tx, &viewer, number, &name, &draft))
        .await?;
    let (viewer, letters) = (sent.viewer(), Arc::clone(&sent.app.letters));
    let done = match sent.fields.one("then") {
        "finalise" => {
            sent.with_office(move |office| {
                finalise_letter(office, &letters, &viewer, number, &uuid).map(|()| None)
            })
            .await
        }
        "preview" => {
            sent.with_office(move |office| {
                preview_letter(office, &letters, &viewer, number, &uuid).map(Some)
            })
            .await
        }
        _ => return Ok(to(number, &uuid)),
    };
    match done {
        Ok(None) => Ok(see_other(&format!("/cases/{}/letters", number.slug()))),
        Ok(Some(pdf)) => Ok(download::bytes(pdf, "utkast.pdf")),
        Err(failure) => {
            let (found, file) = (why(sent.t(), failure)?, sent.file().await?);
            let (app, frame, fields) = (&sent.app, &sent.visitor, &sent.fields);
            refused(&LetterForm::new(app, frame, &file, &letter, fields, &found))
        }
    }
}

/// Why the letter cannot be finalised, each at its own block.
fn why(t: &Words, failure: Failure) -> Result<Faults, PageError> {
    use crate::casework::Unfit;
    use crate::domain::letter::{Refusal, Unprintable};
    let l = &t.letters;
    Ok(match failure {
        Failure::Letter(Refusal::MissingBlocks(blocks)) => {
            let mut all = Faults::default();
            for block in blocks {
                all.add(letter_form::name(block), l.missing);
            }
            all
        }
        Failure::Letter(Refusal::NoRecipient) => Faults::one("recipient", l.no_recipient),
        Failure::Letter(Refusal::NotAhead(why)) => {
            let said = cited(l.not_ahead, why.source(), t.language);
            Faults::one(letter_form::name(why.block), said)
        }
        Failure::Letter(Refusal::LongAddress) => Faults::one("address", l.long_address),
        Failure::Letter(Refusal::Unprintable(Unprintable::Character { field, found })) => {
            Faults::one(field_of(field), (l.character)(found.code, found.at))
        }
        Failure::Letter(Refusal::Unprintable(Unprintable::TooLong { field, most })) => {
            Faults::one(field_of(field), (l.too_long)(most))
        }
        Failure::Unprintable(Unfit::NoGlyph {
            field,
            character,
            at,
        }) => Faults::one(field_of(field), (l.character)(u32::from(character), at)),
        Failure::Store(StoreError::Changed) => Faults::one("recipient", l.changed),
        other => faults(t, other, "recipient")?,
    })
}
