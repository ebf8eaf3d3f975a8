//! /cases/{number}/hearing: the prior notice and the employee's statement.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::give_notice::{give_notice, omit_notice};
use crate::casework::open_case::CaseFile;
use crate::casework::record_statement::record_statement;
use crate::domain::case::Stage;
use crate::domain::coded::Coded;
use crate::domain::gate::Question;
use crate::domain::gate_answer::contact_is_closed;
use crate::domain::hearing::{Manner, Notice, Omission, SUGGESTED_DAYS, Statement};
use crate::domain::local_time;
use crate::store::documents::Document;
use crate::store::hearings::How;
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused};
use crate::web::moments::{Day, Moment, typed as typed_day};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::{Days, NaiveDate};

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/hearing", web::get().to(new))
        .route("/cases/{number}/notices", web::post().to(notify))
        .route("/cases/{number}/omissions", web::post().to(omit))
        .route("/cases/{number}/statements", web::post().to(hear));
}

#[derive(Template)]
#[template(path = "cases/hearing.html")]
struct HearingPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    /// Why nobody may contact the employee, if nobody may.
    stop: Option<&'static str>,
    may_notify: bool,
    may_omit: bool,
    may_hear: bool,
    so_far: Vec<Line>,
    omissions: Vec<(&'static str, &'static str)>,
    manners: Vec<(&'static str, &'static str)>,
}

/// Something that was sent or said.
pub struct Line {
    pub what: String,
    pub text: String,
    pub days: Vec<(&'static str, Day)>,
    pub by: String,
    pub at: Moment,
    /// The serial and title of the document it is kept as.
    pub document: Option<(i32, String)>,
}

/// What was sent and said in the case, in the order it came.
pub fn lines(file: &CaseFile, t: &'static Words) -> Vec<Line> {
    let p = &t.procedure;
    let name = |by: &crate::domain::person::PersonId| file.name_of(&by.to_string()).to_owned();
    let notices = file.notices.iter().map(|given| {
        let (what, text, days) = match &given.how {
            How::Notice(notice) => (
                p.notice_given.to_owned(),
                notice.matter.clone(),
                vec![
                    (p.sent_on, Day::new(notice.sent_on, t)),
                    (p.reply_by, Day::new(notice.reply_by, t)),
                ],
            ),
            How::Omitted(why, grounds) => (
                format!("{}: {}", p.omit, (p.omission)(*why)),
                grounds.clone(),
                vec![],
            ),
        };
        (given.at, what, text, days, name(&given.by), None)
    });
    let statements = file.statements.iter().map(|heard| {
        let statement = &heard.statement;
        let what = format!("{}: {}", p.statement, (p.manner_of)(statement.manner));
        let kept = |document: &&Document| Some(document.id) == heard.document;
        let document = file.documents.iter().find(kept);
        let document = document.map(|it| (it.serial, it.title.clone()));
        let days = vec![(p.received_on, Day::new(statement.received_on, t))];
        (
            heard.at,
            what,
            statement.text.clone(),
            days,
            name(&heard.by),
            document,
        )
    });
    let mut all: Vec<_> = notices.chain(statements).collect();
    all.sort_by_key(|(at, ..)| *at);
    all.into_iter()
        .map(|(at, what, text, days, by, document)| Line {
            what,
            text,
            days,
            by,
            at: Moment::new(at, t),
            document,
        })
        .collect()
}

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> HearingPage<'a> {
    let t = frame.t;
    let p = &t.procedure;
    let closed = contact_is_closed(&file.gates.answers(Question::FreeSpeech));
    let is_open = (Stage::Cleared..Stage::Unconfirmed).contains(&file.case.stage);
    let heard = crate::domain::decision::done(&file.gates).heard;
    HearingPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        stop: super::show::stop(file, t),
        may_notify: is_open && !closed,
        may_omit: is_open && !heard && file.case.stage != Stage::Notified,
        may_hear: file.case.stage == Stage::Notified || (is_open && heard),
        so_far: lines(file, t),
        omissions: Omission::ALL
            .iter()
            .map(|why| (why.code(), (p.omission)(*why)))
            .collect(),
        manners: Manner::ALL
            .iter()
            .map(|manner| (manner.code(), (p.manner_of)(*manner)))
            .collect(),
    }
}

/// The days that most notices have, ready to be changed.
fn suggested(today: NaiveDate) -> Fields {
    let mut fields = Fields::default();
    fields.set("sent_on", typed_day(today));
    if let Some(day) = today.checked_add_days(Days::new(SUGGESTED_DAYS)) {
        fields.set("reply_by", typed_day(crate::domain::calendar::moved(day)));
    }
    fields
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "hearing").await?;
    let fields = suggested(local_time::day(app.now()));
    ok(&page(&visitor, &file, &fields, &Faults::default()))
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn notify(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let mut wrong = Faults::default();
    let notice = Notice {
        matter: sent.typed("matter"),
        sent_on: sent.day("sent_on", &mut wrong),
        reply_by: sent.day("reply_by", &mut wrong),
    };
    if !wrong.is_empty() {
        return sent.refuse(&wrong, again).await;
    }
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .write(move |tx| give_notice(tx, &viewer, number, notice))
        .await;
    sent.answer("matter", done, again).await
}

async fn omit(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let Some(why) = Omission::parse(sent.fields.one("omission")) else {
        let none = Faults::one("omission", sent.t().procedure.choose);
        return sent.refuse(&none, again).await;
    };
    let (viewer, number, grounds) = (sent.viewer(), sent.number, sent.typed("omit_grounds"));
    let done = sent
        .write(move |tx| omit_notice(tx, &viewer, number, why, &grounds))
        .await;
    sent.answer("omission", done, again).await
}

async fn hear(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let mut wrong = Faults::default();
    let manner = Manner::parse(sent.fields.one("manner"));
    if manner.is_none() {
        wrong.add("manner", sent.t().procedure.choose);
    }
    let received_on = sent.day("received_on", &mut wrong);
    let Some(manner) = manner.filter(|_| wrong.is_empty()) else {
        return sent.refuse(&wrong, again).await;
    };
    let statement = Statement {
        manner,
        received_on,
        text: sent.typed("text"),
    };
    let (viewer, number) = (sent.viewer(), sent.number);
    let done = sent
        .with_office(move |office| record_statement(office, &viewer, number, statement))
        .await;
    sent.answer("manner", done, again).await
}
