//! /cases/{number}/clocks: every deadline of the case, and what they need to know.

use super::refusals::faults;
use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::count_clocks::{of_case, record_clock_facts};
use crate::casework::open_case::CaseFile;
use crate::domain::case::Stage;
use crate::domain::clock_facts::ClockFacts;
use crate::domain::clocks::{Clock, Contract, Fact, Negotiation, Term};
use crate::domain::local_time::{day, local, read_date, read_moment, read_time};
use crate::web::access::{CaseOfficer, CaseReader, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused, see_other};
use crate::web::moments::{Moment, long, typed};
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;
use chrono::NaiveDate;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/clocks", web::get().to(show))
        .route("/cases/{number}/clock-facts", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/clocks.html")]
struct ClocksPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    rows: Vec<Row>,
    contracts: [(&'static str, &'static str); 3],
}

/// A clock as a row.
pub struct Row {
    pub name: &'static str,
    pub whose: &'static str,
    pub last_day: String,
    pub counted: String,
    pub state: String,
    /// `bad`, `warn`, `ok` or `open`.
    pub tone: &'static str,
    pub sources: String,
    pub notes: Vec<&'static str>,
}

/// The clocks of the case as they are today.
pub async fn count(app: &App, file: &CaseFile) -> Result<Vec<Clock>, PageError> {
    let (case, tariff, today) = (file.case.clone(), app.settings.tariff, day(app.now()));
    let store = std::sync::Arc::clone(&app.store);
    let counted = app
        .slowly(move || store.read(|db| of_case(db, &case, tariff, today)))
        .await?;
    Ok(counted.into_iter().filter(concerns).collect())
}

/// The deadlines of the case that are nearest, the most pressing first.
pub async fn soonest(app: &App, file: &CaseFile, t: &'static Words) -> Result<Vec<Row>, PageError> {
    if file.case.stage == Stage::Closed {
        return Ok(vec![]);
    }
    let today = day(app.now());
    let mut running = count(app, file).await?;
    running.retain(|clock| clock.done.is_none() && clock.deadline().is_some());
    running.sort_by_key(Clock::deadline);
    let nearest = running
        .iter()
        .filter(|clock| clock.deadline() >= Some(today));
    Ok(nearest.take(3).map(|clock| row(clock, t, today)).collect())
}

/// Whether the page has a place for it: a clock that waits for something nobody
/// has said did happen is not a clock of this case.
fn concerns(clock: &Clock) -> bool {
    !matches!(
        clock.needs(),
        Some(
            Fact::Inquiry
                | Fact::AccessRequest
                | Fact::Breach
                | Fact::DataObtained
                | Fact::LetterAvailable
                | Fact::Report
                | Fact::PriorNotice
                | Fact::SickSince
        )
    )
}

pub fn row(clock: &Clock, t: &'static Words, today: NaiveDate) -> Row {
    let (c, language) = (&t.clocks, t.language);
    let length = clock.length.map(|length| length.words(language));
    let length = length.unwrap_or_default();
    let (last_day, counted) = match clock.term {
        Term::Day {
            start,
            raw,
            deadline,
        } => {
            let mut counted = format!("{length}, {} {}", c.counted_from, long(start, t));
            if raw != deadline {
                counted = format!("{counted}, {} {}", c.moved_from, long(raw, t));
            }
            (long(deadline, t), counted)
        }
        Term::Moment { start, deadline } => {
            let counted = format!(
                "{length}, {} {}",
                c.counted_from,
                Moment::new(start, t).plain()
            );
            (Moment::new(deadline, t).plain(), counted)
        }
        Term::Open => (c.open.to_owned(), String::new()),
        Term::Excluded => (c.excluded.to_owned(), String::new()),
        Term::Needs(fact) => {
            let missing = format!("{}: {}", c.needs, fact.name().get(language));
            ("–".to_owned(), missing)
        }
    };
    let status = clock.status(today);
    let sources: Vec<String> = clock
        .paragraphs
        .iter()
        .map(|it| it.words(language))
        .collect();
    Row {
        name: clock.code.name().get(language),
        whose: clock.whose().name().get(language),
        last_day,
        counted,
        tone: status.map_or("open", tone),
        state: status.map_or_else(String::new, |status| status.words(language)),
        sources: sources.join("; "),
        notes: clock
            .notes
            .iter()
            .map(|note| note.text().get(language))
            .collect(),
    }
}

fn tone(status: crate::domain::clocks::Status) -> &'static str {
    use crate::domain::clocks::Status;
    match status {
        Status::Past(_) | Status::Late(_) | Status::Today => "bad",
        Status::Ahead(..=7) => "warn",
        Status::Ahead(_) | Status::Met => "ok",
    }
}

async fn page<'a>(
    app: &App,
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> Result<ClocksPage<'a>, PageError> {
    let (t, today) = (frame.t, day(app.now()));
    let clocks = count(app, file).await?;
    Ok(ClocksPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        rows: clocks.iter().map(|clock| row(clock, t, today)).collect(),
        contracts: [
            ("permanent", t.clocks.permanent),
            ("temporary", t.clocks.temporary),
            ("hired", t.clocks.hired),
        ],
    })
}

/// What is known already, ready to be changed.
fn known(facts: &ClockFacts) -> Fields {
    let mut fields = Fields::default();
    let days = [
        ("employed_on", facts.employed_on),
        ("born_on", facts.born_on),
        ("probation_until", facts.probation_until),
        ("sick_since", facts.sick_since),
        ("demanded_on", facts.negotiation.demanded),
        ("met_on", facts.negotiation.met),
        ("negotiated_until", facts.negotiation.ended),
        ("sued_on", facts.sued_on),
        ("access_requested_on", facts.access_requested_on),
        ("breach_on", facts.breach_known_at.map(day)),
    ];
    for (name, found) in days {
        if let Some(found) = found {
            fields.set(name, typed(found));
        }
    }
    if let Some(at) = facts.breach_known_at {
        fields.set("breach_time", local(at).format("%H.%M").to_string());
    }
    let boxes = [
        ("probation", facts.is_on_probation),
        ("leave", facts.is_on_leave),
        ("form_defect", facts.has_form_defect),
    ];
    for (name, is_so) in boxes {
        if is_so {
            fields.set(name, "1");
        }
    }
    let contract = match facts.contract {
        Contract::Permanent => "permanent",
        Contract::Temporary => "temporary",
        Contract::Hired => "hired",
    };
    fields.set("contract", contract);
    fields
}

async fn show(
    person: CaseReader,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &person, number(&slug)?, "clocks").await?;
    let fields = known(&file.clock_facts);
    ok(&page(&app, &visitor, &file, &fields, &Faults::default()).await?)
}

async fn again(sent: &Sent, found: &Faults) -> Answer {
    let file = sent.file().await?;
    refused(&page(&sent.app, &sent.visitor, &file, &sent.fields, found).await?)
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    let facts = match facts(&sent.fields, sent.t()) {
        Ok(facts) => facts,
        Err(wrong) => return again(&sent, &wrong).await,
    };
    let (viewer, number, tariff) = (sent.viewer(), sent.number, sent.app.settings.tariff);
    let done = sent.write(move |tx| record_clock_facts(tx, &viewer, number, &facts, tariff));
    match done.await {
        Ok(()) => Ok(see_other(&format!("/cases/{}/clocks", number.slug()))),
        Err(failure) => again(&sent, &faults(sent.t(), failure, "employed_on")?).await,
    }
}

/// What the form says; an empty field is something nobody knows.
fn facts(fields: &Fields, t: &Words) -> Result<ClockFacts, Faults> {
    let mut wrong = Faults::default();
    let mut date = |name: &'static str| {
        let text = fields.one(name).trim();
        let found = read_date(text);
        if found.is_none() && !text.is_empty() {
            wrong.add(name, t.procedure.date_hint);
        }
        found
    };
    let breach_on = date("breach_on");
    let mut facts = ClockFacts {
        employed_on: date("employed_on"),
        born_on: date("born_on"),
        contract: match fields.one("contract") {
            "temporary" => Contract::Temporary,
            "hired" => Contract::Hired,
            _ => Contract::Permanent,
        },
        is_on_probation: fields.has("probation", "1"),
        probation_until: date("probation_until"),
        sick_since: date("sick_since"),
        is_on_leave: fields.has("leave", "1"),
        has_form_defect: fields.has("form_defect", "1"),
        negotiation: Negotiation {
            demanded: date("demanded_on"),
            met: date("met_on"),
            ended: date("negotiated_until"),
        },
        sued_on: date("sued_on"),
        access_requested_on: date("access_requested_on"),
        breach_known_at: None,
    };
    if let Some(breach_on) = breach_on {
        let time = read_time(fields.one("breach_time"));
        let moment = time.map(|time| format!("{breach_on}T{}", time.replace('.', ":")));
        facts.breach_known_at = moment.and_then(|moment| read_moment(&moment));
        if facts.breach_known_at.is_none() {
            wrong.add("breach_time", t.procedure.not_a_time);
        }
    }
    if wrong.is_empty() {
        Ok(facts)
    } else {
        Err(wrong)
    }
}
