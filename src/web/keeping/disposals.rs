//! /archive/disposals: own periods that have ended, and the lists of what is to be destroyed.

use super::name;
use crate::casework::Failure;
use crate::casework::draw_disposal::{Candidate, Chosen, draw_disposal};
use crate::casework::read_disposal::list_disposals;
use crate::domain::case::CaseNumber;
use crate::domain::disposal::{Refusal, grounds};
use crate::domain::person::Role;
use crate::store::disposals::Disposal;
use crate::web::access::{Archivist, Keeper, Person, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, judged, see_other};
use crate::web::moments::{Day, Moment};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{DateTime, Utc};
use std::collections::BTreeMap;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/archive/disposals", web::get().to(index))
        .route("/archive/disposals", web::post().to(create));
}

/// A case whose period has ended.
struct Row {
    slug: String,
    number: String,
    title: String,
    documents: String,
    from: Option<Day>,
    why: Vec<String>,
    obstacles: Vec<&'static str>,
    choose: String,
    label: String,
    /// The name of the field with its grounds, and what is typed in it.
    field: String,
    grounds: String,
    is_chosen: bool,
}

struct ListRow {
    slug: String,
    title: String,
    state: &'static str,
    by: String,
    at: Moment,
}

#[derive(Template)]
#[template(path = "keeping/disposals.html")]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is what one reader may do or is told"
)]
struct DisposalsPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    faults: &'a Faults,
    has_schedule: bool,
    is_archivist: bool,
    /// The archivist and the head of HR, and nobody else, get to what is blocked.
    blocked: Option<&'static str>,
    blocked_waits: bool,
    may_draw: bool,
    rows: Vec<Row>,
    lists: Vec<ListRow>,
}

async fn index(
    keeper: Keeper,
    visitor: Visitor,
    app: web::Data<App>,
) -> Result<HttpResponse, PageError> {
    let (fields, none) = (Fields::default(), Faults::default());
    show(&keeper, &visitor, &app, &fields, &none).await
}

async fn show(
    keeper: &Person,
    frame: &Frame,
    app: &App,
    fields: &Fields,
    faults: &Faults,
) -> Result<HttpResponse, PageError> {
    let (t, viewer) = (frame.t, keeper.viewer());
    let found = app
        .write(&keeper.actor(), move |tx| list_disposals(tx, &viewer))
        .await?;
    let is_archivist = keeper.has(Role::Archivist);
    let rows: Vec<Row> = found
        .candidates
        .iter()
        .map(|candidate| row(candidate, fields, t))
        .collect();
    let lists = found.lists.iter();
    let page = DisposalsPage {
        frame,
        t,
        faults,
        has_schedule: found.has_schedule,
        is_archivist,
        blocked: (is_archivist || keeper.has(Role::HrHead)).then_some(t.blocking.title),
        blocked_waits: found.blocked_waits,
        may_draw: is_archivist
            && found.has_schedule
            && rows.iter().any(|row| row.obstacles.is_empty()),
        rows,
        lists: lists
            .map(|list| list_row(list, &found.names, keeper.now, t))
            .collect(),
    };
    judged(&page, faults)
}

fn row(candidate: &Candidate, fields: &Fields, t: &'static Words) -> Row {
    let d = &t.keeping.disposals;
    let case = &candidate.case;
    let (number, slug) = (case.number.to_string(), case.number.slug());
    let mark = case.mark.as_ref();
    let field = field(case.number);
    Row {
        title: case.public_title.clone(),
        documents: (d.documents)(candidate.documents),
        from: mark.and_then(|mark| Some(Day::new(mark.destroy_from?, t))),
        why: mark.map_or_else(Vec::new, |mark| {
            let rows = mark.rows.iter().map(String::as_str);
            t.archive.sentences(rows, mark.outcome)
        }),
        obstacles: candidate
            .obstacles
            .iter()
            .map(|it| d.obstacle_of(*it))
            .collect(),
        choose: (d.choose)(&number),
        label: (d.grounds)(&number),
        grounds: fields.one(&field).to_owned(),
        is_chosen: fields.has("case", &slug),
        field,
        number,
        slug,
    }
}

fn list_row(
    list: &Disposal,
    names: &BTreeMap<i32, String>,
    now: DateTime<Utc>,
    t: &'static Words,
) -> ListRow {
    let d = &t.keeping.disposals;
    ListRow {
        slug: list.slug.clone(),
        title: (d.list)(&Moment::new(list.drawn_at, t).to_the_second()),
        state: (d.state)(list.course.state(now)),
        by: name(names, list.course.drawn_by),
        at: Moment::new(list.drawn_at, t),
    }
}

async fn create(
    visitor: Visitor,
    app: web::Data<App>,
    sent: Signed<Archivist>,
) -> Result<HttpResponse, PageError> {
    let Signed { by: keeper, fields } = sent;
    let viewer = keeper.viewer();
    let chosen = fields.all("case").map(|slug| {
        let number = CaseNumber::from_slug(slug)?;
        Some(Chosen {
            number,
            grounds: fields.one(&field(number)).to_owned(),
        })
    });
    let chosen: Option<Vec<Chosen>> = chosen.collect();
    let chosen = chosen.ok_or(PageError::NotFound)?;
    let unreasoned = unreasoned(&chosen, visitor.t);
    if !unreasoned.is_empty() {
        return show(&keeper, &visitor, &app, &fields, &unreasoned).await;
    }
    let done = app
        .write(&keeper.actor(), move |tx| {
            draw_disposal(tx, &viewer, &chosen)
        })
        .await;
    match done {
        Ok(slug) => Ok(see_other(&format!("/archive/disposals/{slug}"))),
        Err(Failure::Disposal(why)) => {
            let faults = said(&why, visitor.t);
            show(&keeper, &visitor, &app, &fields, &faults).await
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The cases whose grounds cannot be kept, each at its field.
fn unreasoned(chosen: &[Chosen], t: &Words) -> Faults {
    let d = &t.keeping.disposals;
    let mut faults = Faults::default();
    for one in chosen {
        if let Err(why) = grounds(&one.grounds) {
            let said = (d.of_case)(&one.number.to_string(), &(d.refusal)(&why));
            faults.add(field(one.number), said);
        }
    }
    faults
}

/// What the page calls the field with the grounds of a case.
fn field(number: CaseNumber) -> String {
    format!("grounds-{}", number.slug())
}

fn said(why: &Refusal, t: &Words) -> Faults {
    Faults::one("review", (t.keeping.disposals.refusal)(why))
}
