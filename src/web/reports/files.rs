//! Files put with a draft and taken off again.

use super::draft;
use super::step;
use super::steps;
use crate::casework::Failure;
use crate::casework::attach_file::attach_file;
use crate::casework::receive_file::receive_file;
use crate::casework::remove_file::remove_file;
use crate::domain::attachment::Unfit;
use crate::domain::report::Step;
use crate::store::attachments::Attachment;
use crate::store::drafts;
use crate::store::files::Owner;
use crate::web::App;
use crate::web::access::{Person, Visitor};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::see_other;
use crate::web::upload::{self, Sent, shown};
use crate::web::words::Words;
use actix_web::{FromRequest, HttpRequest, HttpResponse, web};

/// A file as the pages list it.
pub struct FileRow {
    pub uuid: String,
    pub name: String,
    /// `412 kB`
    pub size: String,
}

impl FileRow {
    pub fn new(file: &Attachment, t: &Words) -> FileRow {
        FileRow {
            uuid: file.uuid.clone(),
            name: file.name.clone(),
            size: size(file.size, t.reports.decimal),
        }
    }
}

fn size(bytes: u64, decimal: &str) -> String {
    const KB: u64 = 1024;
    const MB: u64 = 1024 * 1024;
    match bytes {
        0..KB => format!("{bytes} byte"),
        KB..MB => format!("{} kB", bytes / KB),
        _ => format!("{}{decimal}{} MB", bytes / MB, bytes % MB * 10 / MB),
    }
}

/// Takes the words and the files of step 3 together, so that neither costs the other.
pub async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    payload: web::Payload,
) -> Result<HttpResponse, PageError> {
    let token = token.into_inner();
    if let Ok(person) = Person::extract(&request).await
        && let Err(error) = draft::open(&app, &person, &token).await
    {
        return draft::gone(&app, &person, &token, error).await;
    }
    let page = step::path(&token, Step::Points);
    let upload = upload::receive(&request, payload, &page).await?;
    let (by, fields, t) = (&upload.by, &upload.fields, visitor.t);
    let mut faults = Faults::default();
    let was_chosen = !upload.sent.is_empty() || !upload.turned.is_empty();
    for (name, unfit) in &upload.turned {
        faults.add("file", sentence(name, unfit, t));
    }
    if let Err(failure) = save_points(&app, by, &token, fields).await {
        match failure {
            Failure::Draft(refusal) => faults.add("points", (t.reports.refusal)(&refusal)),
            failure => return draft::gone(&app, by, &token, failure.into()).await,
        }
    }
    for sent in upload.sent {
        let name = sent.name.clone();
        match attach(&app, by, &token, sent).await {
            Ok(()) => {}
            Err(Failure::Unfit(unfit)) => faults.add("file", sentence(&name, &unfit, t)),
            Err(failure) => return draft::gone(&app, by, &token, failure.into()).await,
        }
    }
    let is_leaving = !fields.one("next").is_empty() || !fields.one("later").is_empty();
    if !was_chosen && !is_leaving {
        faults.add("file", t.reports.no_file_chosen);
    }
    go_on(&app, by, &visitor, &token, fields, faults).await
}

/// Saves the chosen points, if the form has them.
async fn save_points(app: &App, by: &Person, token: &str, fields: &Fields) -> Result<(), Failure> {
    if fields.one("step") != step::slug(Step::Points) {
        return Ok(());
    }
    match step::words(Step::Points, fields) {
        Some(words) => draft::save(app, by, token, words).await,
        None => Ok(()),
    }
}

async fn attach(app: &App, by: &Person, token: &str, sent: Sent) -> Result<(), Failure> {
    let Sent { name, incoming } = sent;
    let (owner, token) = (by.id, token.to_owned());
    let same = token.clone();
    let draft = app.read(move |db| drafts::find(db, owner, &same)).await?;
    let files = Owner::draft(draft.id);
    let received = app
        .slowly(move || receive_file(incoming, &name, &files))
        .await?;
    let work = move |tx: &mut crate::store::Tx<'_>| attach_file(tx, owner, &token, &received);
    app.write(&by.actor(), work).await?;
    Ok(())
}

fn sentence(name: &str, unfit: &Unfit, t: &Words) -> String {
    let why = (t.reports.unfit)(unfit);
    match shown(name).as_str() {
        "" => why,
        name => format!("{name}: {why}"),
    }
}

/// Shows the page again, or goes where the pressed button leads.
async fn go_on(
    app: &App,
    by: &Person,
    visitor: &Visitor,
    token: &str,
    fields: &Fields,
    mut faults: Faults,
) -> Result<HttpResponse, PageError> {
    let opened = draft::open(app, by, token).await?;
    let then = fields.one("then");
    if !fields.one("next").is_empty() {
        for fault in opened.faults(Step::Points, visitor.t).iter() {
            faults.add(fault.field.clone(), fault.text.clone());
        }
    }
    if !faults.is_empty() {
        return steps::page(visitor, &opened, Step::Points, then, &faults);
    }
    if !fields.one("later").is_empty() {
        return Ok(see_other("/reports"));
    }
    if !fields.one("next").is_empty() {
        return Ok(see_other(&opened.path(step::next(Step::Points, then))));
    }
    Ok(see_other(&format!("{}#files", opened.path(Step::Points))))
}

pub async fn remove(
    form: Signed<Person>,
    app: web::Data<App>,
    place: web::Path<(String, String)>,
) -> Result<HttpResponse, PageError> {
    let Signed { by, fields } = form;
    let (token, uuid) = place.into_inner();
    save_points(&app, &by, &token, &fields).await?;
    let (owner, draft) = (by.id, token.clone());
    let removed = app
        .write(&by.actor(), move |tx| remove_file(tx, owner, &draft, &uuid))
        .await;
    match removed {
        Ok(()) => {}
        // Removed once already: it is as the person wants it.
        Err(Failure::Store(crate::store::StoreError::NotFound)) => {
            draft::open(&app, &by, &token).await?;
        }
        Err(failure) => return Err(failure.into()),
    }
    Ok(see_other(&format!(
        "{}#files",
        step::path(&token, Step::Points)
    )))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_given_as_people_say_it() {
        assert_eq!(size(1023, ","), "1023 byte");
        assert_eq!(size(412 * 1024, ","), "412 kB");
        assert_eq!(size(2_516_582, ","), "2,3 MB");
        assert_eq!(size(20 * 1024 * 1024, "."), "20.0 MB");
    }
}
