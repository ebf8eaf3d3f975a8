//! /archive/journal: the public journal of a period, for the archivist to publish; as a page to print and as CSV.

use crate::casework::read_public_journal::{Entry, read_public_journal};
use crate::domain::local_time::{day, read_date};
use crate::web::access::{Archivist, Visitor};
use crate::web::app::App;
use crate::web::download;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::{Day, long, typed};
use crate::web::spreadsheet::{BEGINNING, line};
use crate::web::words::Words;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{Datelike, NaiveDate};

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/journal", web::get().to(index))
        .route("/archive/journal.csv", web::get().to(csv));
}

struct Row {
    on: Day,
    number: String,
    registration: String,
    case_title: String,
    title: String,
    direction: &'static str,
    correspondents: Vec<(&'static str, String)>,
    basis: String,
    is_destroyed: bool,
}

fn row(entry: Entry, t: &'static Words) -> Row {
    let word = t.archive_core.journal.word;
    Row {
        on: Day::new(entry.on, t),
        number: format!("{}/{}", entry.year, entry.serial),
        registration: entry.registration,
        case_title: entry.case_title,
        title: entry.title,
        direction: word(entry.direction),
        correspondents: entry
            .correspondents
            .into_iter()
            .map(|(kind, name)| (word(kind), name))
            .collect(),
        basis: entry.basis,
        is_destroyed: entry.is_destroyed,
    }
}

#[derive(Template)]
#[template(path = "archive/journal.html")]
struct JournalPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    municipality: &'a str,
    period: String,
    count: String,
    rows: Vec<Row>,
    /// The same days, as the address of the file.
    csv: String,
}

/// The days that were asked for; this month where none are.
fn period(fields: &Fields, today: NaiveDate, t: &Words) -> Result<(NaiveDate, NaiveDate), Faults> {
    let e = &t.archive.exports;
    if fields.one("from").is_empty() && fields.one("to").is_empty() {
        let first = today.with_day(1).unwrap_or(today);
        return Ok((first, today));
    }
    let mut faults = Faults::default();
    let mut day = |name| {
        let day = read_date(fields.one(name));
        if day.is_none() {
            faults.add(name, e.date_wrong);
        }
        day
    };
    match (day("from"), day("to")) {
        (Some(from), Some(to)) if from <= to => Ok((from, to)),
        (Some(_), Some(_)) => Err(Faults::one("to", e.backwards)),
        _ => Err(faults),
    }
}

async fn look(
    archivist: &Archivist,
    app: &App,
    days: (NaiveDate, NaiveDate),
) -> Result<Option<Vec<Entry>>, PageError> {
    let profile = app.settings.handover.profile.clone();
    let (actor, viewer) = (archivist.actor(), archivist.viewer());
    let read = app.write(&actor, move |tx| {
        read_public_journal(tx, &profile, Some(&viewer), days)
    });
    Ok(read.await?)
}

fn fields(request: &HttpRequest) -> Result<Fields, PageError> {
    let fields = Fields::read(request.query_string().as_bytes());
    fields.map_err(|_| PageError::Unreadable("the address"))
}

async fn index(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let (mut fields, none) = (fields(&request)?, Faults::default());
    let another = Faults::one("from", t.archive.exports.another);
    let asked = period(&fields, day(app.now()), t);
    let j = &t.archive_core.journal;
    let (mut faults, days) = match &asked {
        Ok(days) => (&none, Some(*days)),
        Err(faults) => (faults, None),
    };
    let mut rows = vec![];
    let (mut shown, mut csv) = (String::new(), String::new());
    if let Some((from, to)) = days {
        let entries = look(&archivist, &app, (from, to)).await?;
        match entries {
            Some(entries) => {
                rows = entries.into_iter().map(|entry| row(entry, t)).collect();
                shown = (j.period)(&long(from, t), &long(to, t));
                csv = format!("/archive/journal.csv?from={from}&to={to}");
            }
            None => faults = &another,
        }
        fields.set("from", typed(from));
        fields.set("to", typed(to));
    }
    let page = JournalPage {
        frame: &visitor,
        t,
        fields: &fields,
        faults,
        municipality: &app.settings.handover.profile.creator_name,
        period: shown,
        count: (j.count)(rows.len()),
        rows,
        csv,
    };
    judged(&page, faults)
}

async fn csv(
    archivist: Archivist,
    visitor: Visitor,
    app: web::Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, PageError> {
    let t = visitor.t;
    let j = &t.archive_core.journal;
    let fields = fields(&request)?;
    let days = period(&fields, day(app.now()), t);
    let (from, to) = days.map_err(|_| PageError::Unreadable("the period"))?;
    let entries = look(&archivist, &app, (from, to)).await?;
    // The page says why.
    let Some(entries) = entries else {
        return Ok(see_other(&format!("/archive/journal?from={from}&to={to}")));
    };
    let mut file = BEGINNING.to_owned();
    let head = [
        j.on,
        j.number,
        j.registration,
        j.case_title,
        j.what,
        j.direction,
        j.correspondents,
        j.basis,
        j.destroyed,
    ];
    line(&mut file, &head.map(str::to_owned));
    for entry in entries {
        let on = entry.on.to_string();
        let row = row(entry, t);
        let each = row.correspondents.iter();
        let each: Vec<String> = each.map(|(kind, name)| format!("{kind}: {name}")).collect();
        let destroyed = if row.is_destroyed { j.destroyed } else { "" };
        line(
            &mut file,
            &[
                on,
                row.number,
                row.registration,
                row.case_title,
                row.title,
                row.direction.to_owned(),
                each.join("; "),
                row.basis,
                destroyed.to_owned(),
            ],
        );
    }
    Ok(download::csv(
        file,
        &format!("{}-{from}-{to}.csv", j.csv_name),
    ))
}
