//! /calendar: what is due, day by day; and the address at which a calendar program reads the days.

use super::access::{Person, Visitor};
use super::app::App;
use super::cases::step;
use super::error::PageError;
use super::form::Signed;
use super::icalendar;
use super::layout::{Frame, ok, see_other};
use super::moments::{Moment, long};
use super::sign_in::address;
use super::span::{Span, View};
use super::throttle::Wait;
use super::words::{self, Words};
use crate::casework::look_through_calendar::{
    Entry, What, look_through_calendar, make_feed, read_feed, revoke_feed,
};
use crate::domain::calendar::{holiday, is_working_day};
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::store::calendar_feeds;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use askama::Template;
use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/calendar", web::get().to(index))
        .route("/calendar/feed", web::post().to(create))
        .route("/calendar/feed/revocation", web::post().to(revoke))
        .route("/calendar/feed/{token}", web::get().to(show));
}

#[derive(Default, Deserialize)]
struct Asked {
    #[serde(default)]
    view: String,
    #[serde(default)]
    on: String,
}

#[derive(Template)]
#[template(path = "tasks/calendar.html")]
struct CalendarPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    views: [(&'static str, &'static str, bool); 3],
    span: Span,
    heading: String,
    days: Vec<Row>,
    is_empty: bool,
    feed: Option<Moment>,
    /// The new address, this once.
    made: Option<String>,
}

struct Row {
    day: NaiveDate,
    /// `måndag 7. desember`.
    name: String,
    is_today: bool,
    is_off: bool,
    /// What the day is called, or that it is the weekend.
    mark: Option<&'static str>,
    entries: Vec<Item>,
}

struct Item {
    what: &'static str,
    link: String,
    case: Option<CaseNumber>,
    is_deadline: bool,
    is_late: bool,
}

async fn index(
    by: Person,
    visitor: Visitor,
    app: web::Data<App>,
    asked: web::Query<Asked>,
) -> Result<HttpResponse, PageError> {
    ok(&page(&app, &by, &visitor, &asked, None).await?)
}

async fn page<'a>(
    app: &App,
    by: &Person,
    frame: &'a Frame,
    asked: &Asked,
    made: Option<String>,
) -> Result<CalendarPage<'a>, PageError> {
    let (t, today) = (frame.t, day(app.now()));
    let view = View::parse(&asked.view);
    let span = Span::of(view, asked.on.parse().unwrap_or(today));
    let (viewer, tariff, store) = (by.viewer(), app.settings.tariff, app.store.clone());
    let (entries, feed) = app
        .slowly(move || {
            store.read(|db| {
                let entries = look_through_calendar(db, &viewer, tariff)?;
                let feed = calendar_feeds::of_person(db, viewer.person)?;
                Ok::<_, crate::casework::Failure>((entries, feed))
            })
        })
        .await?;
    let days: Vec<Row> = span.days().map(|it| row(it, &entries, today, t)).collect();
    let c = &t.calendar;
    Ok(CalendarPage {
        frame,
        t,
        views: [
            (View::Day.code(), c.day, view == View::Day),
            (View::Week.code(), c.week, view == View::Week),
            (View::Month.code(), c.month, view == View::Month),
        ],
        heading: heading(&span, t),
        is_empty: days.iter().all(|row| row.entries.is_empty()),
        days,
        span,
        feed: feed.map(|feed| Moment::new(feed.made_at, t)),
        made,
    })
}

fn heading(span: &Span, t: &Words) -> String {
    let first = span.first;
    match span.view {
        View::Day => format!("{} {}", named(first, t), first.year()),
        View::Week => format!(
            "{}, {} – {}",
            (t.calendar.week_number)(first.iso_week().week()),
            long(first, t),
            long(span.last, t)
        ),
        View::Month => {
            let month = t.frame.months[first.month0() as usize];
            format!("{month} {}", first.year())
        }
    }
}

fn named(day: NaiveDate, t: &Words) -> String {
    let weekday = t.calendar.weekdays[day.weekday().num_days_from_monday() as usize];
    let month = t.frame.months[day.month0() as usize];
    format!("{weekday} {}{} {month}", day.day(), t.frame.day_dot)
}

fn row(day: NaiveDate, entries: &[Entry], today: NaiveDate, t: &'static Words) -> Row {
    let c = &t.calendar;
    let is_off = !is_working_day(day);
    let of_day = entries.iter().filter(|entry| entry.day == day);
    Row {
        day,
        name: named(day, t),
        is_today: day == today,
        is_off,
        mark: holiday(day).map(c.holiday).or(is_off.then_some(c.weekend)),
        entries: of_day.map(|entry| item(entry, today, t)).collect(),
    }
}

fn item(entry: &Entry, today: NaiveDate, t: &'static Words) -> Item {
    let (what, link, is_deadline) = match &entry.what {
        What::Task { kind, todo, token } => {
            let what = todo.map_or_else(|| (t.tasks.kind)(*kind), |todo| step(todo, t));
            (what, format!("/t/{token}"), false)
        }
        What::Clock(code) => {
            let number = entry.case.map(CaseNumber::slug).unwrap_or_default();
            let what = code.name().get(t.language);
            (what, format!("/cases/{number}/clocks"), true)
        }
    };
    Item {
        what,
        link,
        case: entry.case,
        is_deadline,
        is_late: entry.day < today,
    }
}

/// Makes a new address, which is on the page this once.
async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let by = signed.by;
    let me = by.id;
    let secret = app.write(&by.actor(), move |tx| make_feed(tx, me)).await?;
    let made = format!("{}/calendar/feed/{secret}", app.settings.base_url);
    ok(&page(&app, &by, &visitor, &Asked::default(), Some(made)).await?)
}

async fn revoke(app: web::Data<App>, signed: Signed<Person>) -> Result<HttpResponse, PageError> {
    let me = signed.by.id;
    app.write(&signed.by.actor(), move |tx| revoke_feed(tx, me))
        .await?;
    Ok(see_other("/calendar"))
}

/// For a calendar program, which cannot sign in: whoever has the secret. For every other address there is
/// no such page.
async fn show(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let too_many = |wait: Wait| PageError::TooMany {
        seconds: wait.seconds,
    };
    app.throttle.reader(address(&request)).map_err(too_many)?;
    let (tariff, now, store) = (app.settings.tariff, app.now(), app.store.clone());
    let feed = app
        .slowly(move || store.read(|db| read_feed(db, &token, tariff, now)))
        .await?
        .ok_or(PageError::NotFound)?;
    app.throttle.feed(feed.id).map_err(too_many)?;
    let t = words::of(feed.language);
    let calendar = icalendar::Calendar {
        name: t.calendar.neutral_name,
        summary: t.calendar.neutral,
        url: &format!("{}/tasks", app.settings.base_url),
        language: t.lang,
        now,
    };
    Ok(HttpResponse::Ok()
        .content_type("text/calendar; charset=utf-8")
        .insert_header((header::CACHE_CONTROL, "no-store"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            "inline; filename=\"kalender.ics\"",
        ))
        .body(icalendar::write(&calendar, &feed.entries)))
}
