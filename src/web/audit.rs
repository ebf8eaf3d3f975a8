//! /audit: whether the trail holds, and everything that is in it.

mod csv;
mod filter;
mod outside;
mod readers;
mod rows;
mod verifications;

use super::access::{TrailReader, Visitor};
use super::app::App;
use super::download;
use super::error::PageError;
use super::faults::Faults;
use super::fields::Fields;
use super::layout::{Frame, ok, refused};
use super::words::Words;
use crate::audit::Kind;
use crate::casework::read_trail::{Asked, Page, may_count, read_trail, record_reading};
use crate::domain::local_time::day;
use crate::domain::person::{PersonId, Role};
use crate::store::trail;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use filter::{Filter, Turned};
use outside::Outside;
use rows::Row;
use verifications::Verdict;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/audit", web::get().to(index))
        .route("/audit/events.csv", web::get().to(download))
        .configure(verifications::routes)
        .configure(readers::routes);
}

/// Entries a page.
const PAGE: usize = 50;

/// Rows of a file. The next day of a longer trail is asked for with a date.
const MOST_ROWS: usize = 100_000;

#[derive(Template)]
#[template(path = "audit/index.html")]
struct TrailPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    verdict: Verdict,
    outside: Outside,
    people: Vec<(PersonId, String)>,
    rows: Vec<Row>,
    older: Option<String>,
    newest: Option<String>,
    csv: String,
    may_list_readers: bool,
    /// Whether the reader sees how many entries there are, and their numbers.
    may_count: bool,
}

/// The filter stands in the address, so that going back finds it again.
async fn index(
    reader: TrailReader,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let fields = Fields::read(request.query_string().as_bytes());
    let fields = fields.map_err(|_| PageError::Unreadable("the filter"))?;
    let verdict = verifications::standing(&app, visitor.t).await?;
    show(&reader, &visitor, &app, &fields, verdict).await
}

/// The page with a verdict on top and what the filter finds below.
async fn show(
    reader: &TrailReader,
    frame: &Frame,
    app: &App,
    fields: &Fields,
    verdict: Verdict,
) -> Result<HttpResponse, PageError> {
    let t = frame.t;
    let (may_count, actor) = (may_count(&reader.viewer()), reader.actor());
    let turned = turned(app, &actor, may_count);
    let filter = Filter::read(fields, turned, t);
    let page = look(reader, app, filter.asked.clone(), "trail", PAGE).await?;
    let people = app.read(trail::people).await?;
    let outside = outside::look(app, t, may_count).await?;
    let page = TrailPage {
        frame,
        t,
        fields,
        faults: &filter.faults,
        verdict,
        outside,
        people,
        older: match page.next {
            Some(seq) => Some(filter.address(Some(turned.text(seq)?))),
            None => None,
        },
        newest: filter.asked.as_ref().and_then(|asked| {
            let begun = asked.before.is_some();
            begun.then(|| filter.address(None))
        }),
        may_count,
        csv: filter.file(),
        may_list_readers: reader.has(Role::HrHead),
        rows: rows::of(page, may_count, t),
    };
    if filter.faults.is_empty() {
        ok(&page)
    } else {
        refused(&page)
    }
}

fn turned<'a>(app: &'a App, reader: &'a str, may_count: bool) -> Turned<'a> {
    if may_count {
        Turned::Plain
    } else {
        let key = &app.vault;
        Turned::Sealed { key, reader }
    }
}

/// Reads the trail; that it was read is in it first. A question that cannot be
/// answered has no answer.
async fn look(
    reader: &TrailReader,
    app: &App,
    asked: Option<Asked>,
    page: &'static str,
    limit: usize,
) -> Result<Page, PageError> {
    app.write(&reader.actor(), move |tx| record_reading(tx, page))
        .await?;
    let Some(asked) = asked else {
        return Ok(Page {
            lines: vec![],
            next: None,
            names: std::collections::BTreeMap::new(),
        });
    };
    let me = reader.viewer();
    let found = app
        .read(move |db| read_trail(db, &me, &asked, limit))
        .await?;
    Ok(found)
}

async fn download(
    reader: TrailReader,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let fields = Fields::read(request.query_string().as_bytes());
    let fields = fields.map_err(|_| PageError::Unreadable("the filter"))?;
    let (may_count, actor) = (may_count(&reader.viewer()), reader.actor());
    let filter = Filter::read(&fields, turned(&app, &actor, may_count), t);
    let page = look(&reader, &app, filter.asked, "csv", MOST_ROWS).await?;
    let name = format!("{}-{}.csv", t.audit.csv_name, day(app.now()));
    let file = csv::write(&page, may_count, t);
    Ok(download::csv(file, &name))
}
