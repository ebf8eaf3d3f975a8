//! /cases/{number}/impartiality: each who handles the case says whether they are impartial.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open, typed};
use crate::casework::declare_impartiality::{declare_impartiality, step_aside};
use crate::casework::open_case::CaseFile;
use crate::domain::case::Stage;
use crate::domain::impartiality::{Ground, Grounds, Said};
use crate::domain::person::Role;
use crate::web::access::{CaseReader, Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::Moment;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/impartiality", web::get().to(index))
        .route(
            "/cases/{number}/impartiality/declarations",
            web::post().to(create),
        )
        .route("/stepped-aside", web::get().to(aside));
}

/// What somebody has said, or what is registered about them.
pub struct Word {
    pub name: String,
    pub is_impartial: bool,
    pub at: Moment,
    pub by: String,
    /// For the head of HR alone.
    pub grounds: Vec<&'static str>,
    pub text: String,
}

/// Every word of the case. Whoever has another part in it stands elsewhere, if at all:
/// who reported is not told here.
fn words(file: &CaseFile, reads_grounds: bool, t: &'static Words) -> Vec<Word> {
    let name = |person: &dyn ToString| file.name_of(&person.to_string()).to_owned();
    let said = file.declarations.iter().map(|it| Word {
        name: name(&it.person),
        is_impartial: true,
        at: Moment::new(it.at, t),
        by: String::new(),
        grounds: vec![],
        text: String::new(),
    });
    let parts = [file.report.report.reporter, file.case.subject];
    let others = file
        .conflicts
        .iter()
        .filter(|it| !parts.contains(&it.person));
    let conflicted = others.map(|it| Word {
        name: name(&it.person),
        is_impartial: false,
        at: Moment::new(it.at, t),
        by: if it.by == it.person {
            String::new()
        } else {
            name(&it.by)
        },
        grounds: if reads_grounds {
            let chosen = it.grounds.chosen.iter();
            chosen.map(|it| (t.impartiality.ground)(*it)).collect()
        } else {
            vec![]
        },
        text: if reads_grounds {
            it.grounds.text.clone()
        } else {
            String::new()
        },
    });
    said.chain(conflicted).collect()
}

/// What the case page says of those who handle it.
pub struct Handlers {
    pub words: Vec<Word>,
    /// The reader handles the case, and has not said whether they are impartial.
    pub is_awaited: bool,
    /// The officer may no longer see the case.
    pub has_lost_officer: bool,
    pub may_assign: bool,
    /// Who had the case before, and until when.
    pub officers: Vec<(String, Moment)>,
}

impl Handlers {
    pub fn of(file: &CaseFile, person: &Person, t: &'static Words) -> Handlers {
        let (me, officer) = (file.reader, file.case.officer);
        let is_open = file.case.stage != Stage::Closed;
        let handles = officer == me
            || file.substitutes.iter().any(|it| it.person == me)
            || file.todos.iter().any(|it| it.person == me);
        let is_conflicted = file.conflicts.iter().any(|it| it.person == officer);
        let earlier = file.assignments.iter().map(|it| {
            let name = file.name_of(&it.from.to_string()).to_owned();
            (name, Moment::new(it.at, t))
        });
        Handlers {
            words: words(file, false, t),
            is_awaited: handles && !file.has_declared && is_open,
            has_lost_officer: is_conflicted && is_open,
            may_assign: person.has(Role::HrHead),
            officers: earlier.collect(),
        }
    }
}

/// What the form of a decision says of whoever sends it.
pub fn said(fields: &Fields) -> Said {
    if fields.has("impartial", "yes") {
        Said::Impartial
    } else {
        Said::Nothing
    }
}

/// The grounds of § 6 that were chosen, and the words to them.
pub fn grounds(fields: &Fields) -> Grounds {
    Grounds {
        chosen: fields.all("grounds").filter_map(Ground::parse).collect(),
        text: typed(fields, "explanation"),
    }
}

pub fn choices(t: &'static Words) -> Vec<(&'static str, &'static str)> {
    let each = Ground::ALL.into_iter();
    each.map(|it| (it.code(), (t.impartiality.ground)(it)))
        .collect()
}

#[derive(Template)]
#[template(path = "cases/impartiality.html")]
struct ImpartialityPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    choices: Vec<(&'static str, &'static str)>,
    words: Vec<Word>,
    has_declared: bool,
    is_head: bool,
    is_open: bool,
}

fn page<'a>(
    frame: &'a Frame,
    person: &Person,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ImpartialityPage<'a> {
    let t = frame.t;
    let is_head = person.has(Role::HrHead);
    ImpartialityPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        choices: choices(t),
        words: words(file, is_head, t),
        has_declared: file.has_declared,
        is_head,
        is_open: file.case.stage != Stage::Closed,
    }
}

async fn index(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "impartiality").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &person, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    let fields = &sent.fields;
    refused(&page(&sent.visitor, &sent.by, file, fields, faults))
}

async fn create(sent: SentBy<Signed<CaseReader>>) -> Answer {
    let steps_aside = match sent.fields.one("answer") {
        "impartial" => false,
        "aside" => true,
        _ => {
            let none = Faults::one("answer", sent.t().impartiality.choose);
            return sent.refuse(&none, again).await;
        }
    };
    let (viewer, number, grounds) = (sent.viewer(), sent.number, grounds(&sent.fields));
    let when = sent.app.settings.leader_told;
    let done = sent
        .write(move |tx| {
            if steps_aside {
                step_aside(tx, &viewer, number, &grounds, when)
            } else {
                declare_impartiality(tx, &viewer, number)
            }
        })
        .await;
    sent.app.mail.notify_one();
    if steps_aside && done.is_ok() {
        return Ok(see_other("/stepped-aside"));
    }
    sent.answer("answer", done, again).await
}

#[derive(Template)]
#[template(path = "cases/aside.html")]
struct AsidePage<'a> {
    frame: &'a Frame,
    t: &'static Words,
}

/// What is said to somebody who may not even know the case any more: nothing of it.
async fn aside(_: Person, visitor: Visitor) -> Result<HttpResponse, PageError> {
    ok(&AsidePage {
        frame: &visitor,
        t: visitor.t,
    })
}
