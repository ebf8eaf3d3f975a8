//! /tasks and /t/{token}: what somebody has been told to look at, and where the link in a mail leads.

use super::access::{Person, Visitor};
use super::app::App;
use super::cases::{place, step};
use super::errands;
use super::error::PageError;
use super::form::Signed;
use super::handing::sentence;
use super::layout::{Frame, ok, see_other};
use super::moments::{Day, Moment};
use super::named_reader;
use super::words::Words;
use crate::casework::about_task::{About, Told, about_task};
use crate::casework::break_glass::mend_glass;
use crate::casework::hand_over_task::{Given, given, is_theirs_to_give};
use crate::casework::look_through_tasks::look_through_tasks;
use crate::casework::open_task;
use crate::casework::open_task::Opened;
use crate::casework::why_theirs::why_theirs;
use crate::domain::case::CaseNumber;
use crate::domain::local_time::day;
use crate::domain::person::Role;
use crate::store::StoreError;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/tasks", web::get().to(index))
        .route("/t/{token}", web::get().to(show))
        .route("/t/{token}/end", web::post().to(end));
}

#[derive(Template)]
#[template(path = "tasks/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    tasks: Vec<Row>,
    given: Vec<GivenRow>,
}

/// What one has given to another.
struct GivenRow {
    what: &'static str,
    case: Option<CaseNumber>,
    to: String,
    on: Day,
    reason: String,
    is_done: bool,
}

struct Row {
    token: String,
    what: &'static str,
    /// The case, where the step is in one.
    case: Option<CaseNumber>,
    since: Day,
    due: Option<Day>,
    is_late: bool,
    /// Why it is theirs, where it was not to begin with.
    why: Option<String>,
    /// It can be given to another.
    is_step: bool,
    blocks: bool,
}

/// One's own, and only what is to be done: a receipt is not. What is due first stands first.
async fn index(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let (viewer, t, today) = (person.viewer(), visitor.t, day(app.now()));
    let (mut open, given) = app
        .read(move |db| {
            let mut open = vec![];
            for (task, case) in look_through_tasks(db, &viewer)? {
                let why = why_theirs(db, &viewer, &task)?;
                let is_given = is_theirs_to_give(db, &viewer, &task)?;
                open.push((task, case, why, is_given));
            }
            Ok::<_, StoreError>((open, given(db, &viewer)?))
        })
        .await?;
    // What stops a case comes first, then what is due first.
    open.sort_by_key(|(task, ..)| {
        let waits = !task.kind.is_blocking();
        (waits, task.due_on.is_none(), task.due_on, task.id)
    });
    let rows = open.into_iter().map(|(task, case, why, is_step)| Row {
        why: why.map(|why| sentence(&why, t)),
        is_step,
        blocks: task.kind.is_blocking(),
        token: task.token,
        what: match task.todo {
            Some(todo) => step(todo, t),
            None => (t.tasks.kind)(task.kind),
        },
        case,
        since: Day::new(day(task.created_at), t),
        due: task.due_on.map(|day| Day::new(day, t)),
        is_late: task.due_on.is_some_and(|due| due < today),
    });
    ok(&IndexPage {
        frame: &visitor,
        t,
        tasks: rows.collect(),
        given: given.into_iter().map(|it| given_row(it, t)).collect(),
    })
}

fn given_row(it: Given, t: &'static Words) -> GivenRow {
    GivenRow {
        what: step(it.todo, t),
        case: it.number,
        to: (t.handing.given_to)(&it.to),
        on: Day::new(day(it.transfer.at), t),
        reason: it.transfer.reason,
        is_done: it.is_done,
    }
}

#[derive(Template)]
#[template(path = "tasks/leader.html")]
struct LeaderPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    told: Told,
    /// Whom one steps in for.
    why: Option<String>,
}

#[derive(Template)]
#[template(path = "tasks/show.html")]
struct ShowPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    title: &'static str,
    paragraphs: &'a [&'static str],
    /// The case's address, where there is one to open.
    case: Option<String>,
}

#[derive(Template)]
#[template(path = "tasks/glass.html")]
struct GlassPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    lead: String,
    at: Moment,
    until: Moment,
    grounds: String,
    stands: bool,
    token: String,
}

/// The second person ends what the head of HR opened in need.
async fn end(
    app: web::Data<App>,
    token: web::Path<String>,
    signed: Signed<Person>,
) -> Result<HttpResponse, PageError> {
    let (me, token) = (signed.by.id, token.into_inner());
    let own = token.clone();
    app.write(&signed.by.actor(), move |tx| mend_glass(tx, me, &token))
        .await?;
    Ok(see_other(&format!("/t/{own}")))
}

/// Opens the task for the one who has it; for everybody else there is no such page.
async fn show(
    person: Person,
    visitor: Visitor,
    app: web::Data<App>,
    token: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let (me, token) = (person.id, token.into_inner());
    let own = token.clone();
    let opened = app
        .write(&person.actor(), move |tx| open_task(tx, &token, me))
        .await?;
    let Opened::Task(task) = opened else {
        return Err(PageError::NotFound);
    };
    let due = task.due_on.map(|day| Day::new(day, visitor.t));
    let viewer = person.viewer();
    let (about, why) = app
        .read(move |db| {
            let why = why_theirs(db, &viewer, &task)?;
            Ok::<_, StoreError>((about_task(db, &viewer, &task)?, why))
        })
        .await?;
    let t = visitor.t;
    let page = |title, paragraphs: &[&'static str], case| {
        ok(&ShowPage {
            frame: &visitor,
            t,
            title,
            paragraphs,
            case,
        })
    };
    let is_hr = person.has(Role::HrOfficer) || person.has(Role::HrHead);
    match about.ok_or(PageError::NotFound)? {
        About::Report(number) => Ok(see_other(&format!("/reports/{}/case", number.slug()))),
        About::Case(number) => Ok(see_other(&format!("/cases/{}", number.slug()))),
        About::Requests(number) => Ok(see_other(&format!(
            "/cases/{}/access-requests",
            number.slug()
        ))),
        About::Step(number, todo) => Ok(see_other(&place(number, todo))),
        About::OwnReports => Ok(see_other("/reports")),
        About::Mail if is_hr => Ok(see_other("/outbox")),
        About::Mail => page(t.tasks.mail_title, &[t.tasks.mail], None),
        About::Substitute { case } => page(
            t.tasks.substitute_title,
            &[t.tasks.substitute, t.tasks.substitute_how],
            case.map(|number| format!("/cases/{}", number.slug())),
        ),
        About::Reader => named_reader::show(&app, &visitor, &own, me).await,
        About::Leader(told) => ok(&LeaderPage {
            frame: &visitor,
            t,
            told,
            why: why.map(|why| sentence(&why, t)),
        }),
        About::Glass(broken) => ok(&GlassPage {
            frame: &visitor,
            t,
            lead: (t.access.glass_told_lead)(&broken.by, &broken.number.to_string()),
            at: Moment::new(broken.grant.starts_at, t),
            until: Moment::new(broken.grant.ends_at, t),
            grounds: broken.grant.reason.clone(),
            stands: broken.grant.stands(person.now),
            token: own,
        }),
        About::Clocks(number) => Ok(see_other(&format!("/cases/{}/clocks", number.slug()))),
        About::CarryOut(told) => errands::carry_out(&visitor, told, due, own),
        About::Passed { officer } => errands::passed(&visitor, officer),
        About::Soon => page(t.access.soon, &[t.access.soon_text], None),
        About::Done => page(t.tasks.done_title, &[t.tasks.done], None),
    }
}
