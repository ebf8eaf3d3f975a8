//! /cases/{number}/corrections: what was corrected in the case, and a form for its officer.

use super::{Answer, Sent, SentBy, number, open};
use crate::casework::correct_case::correct_case;
use crate::casework::open_case::CaseFile;
use crate::casework::read_corrections::Seen;
use crate::domain::case::Stage;
use crate::domain::person::Role;
use crate::web::access::{CaseOfficer, CaseReader, Person, Visitor};
use crate::web::app::App;
use crate::web::corrections::{self, Beside, CorrectionsPage};
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/cases/{number}/corrections")
            .route(web::get().to(index))
            .route(web::post().to(create)),
    );
}

/// The lines that stand beside what is wrong, on the page of the case.
pub fn beside(file: &CaseFile, t: &'static Words) -> Beside {
    let place = format!("/cases/{}/corrections", file.case.number.slug());
    let all = file.corrections.iter().map(|it| (it, true));
    let name =
        |it: &crate::store::corrections::Correction| file.name_of(&it.by.to_string()).to_owned();
    Beside::of(all, place, name, t)
}

/// Whether the person is shown the form.
pub fn may_add(file: &CaseFile, person: &Person) -> bool {
    let is_head = person.has(Role::HrHead);
    let is_officer = person.has(Role::HrOfficer) && file.case.officer == person.id;
    file.case.stage != Stage::Closed && (is_head || is_officer)
}

fn page<'a>(
    frame: &'a Frame,
    person: &Person,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> CorrectionsPage<'a> {
    let t = frame.t;
    let number = file.case.number;
    let all = file.corrections.iter().cloned();
    let all: Vec<Seen> = all
        .map(|correction| Seen {
            correction,
            is_told: true,
        })
        .collect();
    let papers = file.documents.iter();
    CorrectionsPage {
        frame,
        t,
        fields,
        faults,
        number: number.to_string(),
        list: ("/cases", t.inbox.cases_title),
        back: (
            format!("/cases/{}", number.slug()),
            format!("{} {number}", t.cases.case),
        ),
        may_add: may_add(file, person),
        shut: (file.case.stage == Stage::Closed).then(|| t.corrections.closed.to_owned()),
        rows: corrections::rows(&all, |it| file.name_of(&it.by.to_string()).to_owned(), t),
        whats: corrections::whats(&all, t),
        papers: corrections::papers(papers.map(|it| (it.serial, it.title.as_str()))),
    }
}

async fn index(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "corrections").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &person, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, &sent.by, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    sent.take(
        "/corrections",
        "what",
        corrections::read,
        correct_case,
        again,
    )
    .await
}
