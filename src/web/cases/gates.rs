//! /cases/{number}/gates: answering the gates, free speech first.

use super::refusals::{faults, grounds_field};
use super::show::{Head, head};
use super::view::{self, ALL_GATES, GateRow};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::answer_gates::answer_gates;
use crate::casework::open_case::CaseFile;
use crate::domain::coded::Coded;
use crate::domain::gate::Question;
use crate::domain::gate_answer::{GateAnswer, ON_THE_GATES_PAGE};
use crate::store::gates;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.service(
        web::resource("/cases/{number}/gates")
            .route(web::get().to(new))
            .route(web::post().to(create)),
    );
}

#[derive(Template)]
#[template(path = "cases/gates.html")]
struct GatesPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    questions: Vec<QuestionView>,
    closed: Vec<(&'static str, String)>,
    stop: bool,
}

struct QuestionView {
    row: GateRow,
    field: &'static str,
    grounds_field: &'static str,
    ask: String,
    rule: String,
    kind: &'static str,
    choices: Vec<(String, String, String)>,
    takes_many: bool,
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> GatesPage<'a> {
    let t = frame.t;
    let rows = view::gates(file, t);
    let asked = ALL_GATES.iter().zip(rows);
    let asked = asked.filter(|(question, _)| ON_THE_GATES_PAGE.contains(question));
    let questions = asked.map(|(question, row)| {
        let gate = file.ruleset.gate(*question);
        let choices = gate
            .answers
            .iter()
            .filter(|answer| answer.code != "unanswered");
        QuestionView {
            row,
            field: question.code(),
            grounds_field: grounds_field(*question),
            ask: t.text(&gate.ask).to_owned(),
            rule: t.text(&gate.rule).to_owned(),
            kind: if question.takes_many() {
                "checkbox"
            } else {
                "radio"
            },
            choices: choices
                .map(|answer| {
                    let limit = answer.limit.as_ref().map(|limit| t.text(&limit.text));
                    let small = limit.unwrap_or_default().to_owned();
                    (answer.code.clone(), t.text(&answer.label).to_owned(), small)
                })
                .collect(),
            takes_many: question.takes_many(),
        }
    });
    GatesPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        questions: questions.collect(),
        closed: view::closed(file, t),
        stop: crate::domain::gate_answer::contact_is_closed(
            &file.gates.answers(Question::FreeSpeech),
        ),
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "gates").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let file = sent.file().await?;
    let answers = answers(&file, &sent.fields);
    if answers.is_empty() {
        let none = Faults::one("free_speech", sent.t().assessing.nothing_answered);
        return again(&sent, &file, &none);
    }
    let (viewer, number) = (sent.viewer(), sent.number);
    let when = sent.app.settings.leader_told;
    let done = sent
        .write(move |tx| answer_gates(tx, &viewer, number, &answers, when))
        .await;
    match done {
        Ok(()) => {
            sent.app.mail.notify_one();
            let slug = number.slug();
            // Whoever has just stepped aside sees the case no more.
            let still = sent.file().await.is_ok();
            Ok(see_other(&if still {
                format!("/cases/{slug}")
            } else {
                "/inbox".to_owned()
            }))
        }
        Err(failure) => again(&sent, &file, &faults(sent.t(), failure, "free_speech")?),
    }
}

/// The answers that were given in the form; one that is the same as the one
/// that counts already, without new grounds, is no new answer.
fn answers(file: &CaseFile, fields: &Fields) -> Vec<GateAnswer> {
    let latest = gates::latest(&file.gate_history);
    let mut answers = vec![];
    for question in ON_THE_GATES_PAGE {
        let choices = question.choices();
        let mut codes: Vec<&'static str> = fields
            .all(question.code())
            .filter_map(|code| choices.iter().copied().find(|known| *known == code))
            .collect();
        let none = question.takes_many() && fields.has(question.code(), "none");
        if none {
            codes.clear();
        } else if codes.is_empty() {
            continue;
        }
        let grounds = fields.one(grounds_field(question)).trim().to_owned();
        let before = latest
            .iter()
            .find(|given| given.answer.question == question);
        let is_same = before.is_some_and(|given| given.answer.codes == codes);
        if is_same && grounds.is_empty() {
            continue;
        }
        answers.push(GateAnswer {
            question,
            codes,
            grounds,
        });
    }
    answers
}
