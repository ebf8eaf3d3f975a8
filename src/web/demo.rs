//! /demo/mail: in the demo alone, the mail that would have gone out.

use super::access::{Person, Visitor};
use super::app::{App, Demo};
use super::error::PageError;
use super::layout::{Frame, ok};
use super::moments::Moment;
use super::words::Words;
use crate::casework::read_folder::{Kept, list_folder, read_folder};
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/demo/mail", web::get().to(index))
        .route("/demo/mail/{name}", web::get().to(show));
}

/// Elsewhere there is no such page.
fn demo(app: &App) -> Result<Demo, PageError> {
    app.settings.demo.clone().ok_or(PageError::NotFound)
}

#[derive(Template)]
#[template(path = "demo/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    mails: Vec<Row>,
}

struct Row {
    mail: Kept,
    date: Option<Moment>,
}

impl Row {
    fn new(mail: Kept, t: &'static Words) -> Row {
        let date = mail.date.map(|date| Moment::new(date, t));
        Row { mail, date }
    }
}

async fn index(
    person: Result<Person, PageError>,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let folder = demo(&app)?.mail;
    person?;
    let mails = app.slowly(move || list_folder(&folder)).await?;
    let rows = mails.into_iter().map(|mail| Row::new(mail, visitor.t));
    ok(&IndexPage {
        frame: &visitor,
        t: visitor.t,
        mails: rows.collect(),
    })
}

#[derive(Template)]
#[template(path = "demo/show.html")]
struct ShowPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    row: Row,
    lines: Vec<Line>,
}

/// A line of the text, or the link of the mail as an address of this house.
enum Line {
    Text(String),
    Link { text: String, path: String },
}

async fn show(
    person: Result<Person, PageError>,
    visitor: Visitor,
    app: web::Data<App>,
    name: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (folder, name) = (demo(&app)?.mail, name.into_inner());
    person?;
    let mail = app.slowly(move || read_folder(&folder, &name)).await?;
    let lines = mail.text.lines().map(|line| read(line, &app));
    ok(&ShowPage {
        frame: &visitor,
        t: visitor.t,
        lines: lines.collect(),
        row: Row::new(mail, visitor.t),
    })
}

fn read(line: &str, app: &App) -> Line {
    let path = line.trim().strip_prefix(app.settings.base_url.as_str());
    let token = path.and_then(|path| path.strip_prefix("/t/"));
    let is_token = |token: &str| token.bytes().all(|byte| byte.is_ascii_alphanumeric());
    match token {
        Some(token) if is_token(token) => Line::Link {
            text: line.to_owned(),
            path: format!("/t/{token}"),
        },
        _ => Line::Text(line.to_owned()),
    }
}
