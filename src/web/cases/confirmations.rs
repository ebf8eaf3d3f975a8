//! /cases/{number}/confirmations: the second person looks at a decision.

use super::impartiality::said;
use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::confirm_decision::{Verdict, confirm_decision};
use crate::casework::open_case::CaseFile;
use crate::domain::authority::Act;
use crate::domain::decision::{Decision, Field};
use crate::web::access::{CaseReader, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Weighty;
use crate::web::layout::{Frame, ok, refused};
use crate::web::marks;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/confirmations/new", web::get().to(new))
        .route("/cases/{number}/confirmations", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/confirm.html")]
struct ConfirmPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    proposed: String,
    decided: String,
    decided_by: String,
    texts: Vec<(&'static str, String)>,
    /// Why the reader may not confirm it.
    barred: Option<String>,
}

/// The texts of a decision, each under its own name.
pub fn texts(decision: &Decision, t: &Words) -> Vec<(&'static str, String)> {
    let (p, d) = (&t.procedure, &t.decisions);
    let named = [
        (Field::Rules, p.rules),
        (Field::Facts, p.facts),
        (Field::Grounds, d.decision_grounds),
        (Field::Weighing, p.weighing),
        (Field::Alternatives, p.alternatives),
    ];
    named
        .into_iter()
        .map(|(field, name)| (name, decision.text(field).to_owned()))
        .filter(|(_, text)| !text.is_empty())
        .collect()
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> ConfirmPage<'a> {
    let t = frame.t;
    let decided = file.standing_decision();
    let proposal = file.proposal.as_ref();
    let why = decided.and_then(|made| {
        let act = Act::of(made.decision.severity);
        file.may_confirm(act, made.by).err()
    });
    ConfirmPage {
        barred: why.map(|why| (t.procedure.authority)(&why)),
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        proposed: marks::severity(t, proposal.map(|found| found.assessment.severity)),
        decided: marks::severity(t, decided.map(|made| made.decision.severity)),
        decided_by: decided.map_or_else(String::new, |made| {
            file.name_of(&made.by.to_string()).to_owned()
        }),
        texts: decided.map_or_else(Vec::new, |made| texts(&made.decision, t)),
    }
}

async fn new(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "confirmation").await?;
    let (fields, none) = (Fields::default(), Faults::default());
    ok(&page(&visitor, &file, &fields, &none))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Weighty<CaseReader>>) -> Answer {
    let verdict = match sent.fields.one("verdict") {
        "confirmed" => Verdict::Confirmed,
        "returned" => Verdict::Returned,
        _ => {
            let none = Faults::one("verdict", sent.t().procedure.choose);
            return sent.refuse(&none, again).await;
        }
    };
    let (viewer, number, grounds) = (sent.viewer(), sent.number, sent.typed("grounds"));
    let said = said(&sent.fields);
    let done = sent
        .write(move |tx| confirm_decision(tx, &viewer, number, verdict, &grounds, said))
        .await;
    sent.answer("verdict", done, again).await
}
