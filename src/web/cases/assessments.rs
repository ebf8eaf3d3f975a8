//! /cases/{number}/assessments: marking what the case shows, and having a severity proposed.

use super::show::{Head, head};
use super::{Answer, Sent, SentBy, number, open};
use crate::casework::assess_severity::{Findings, assess_severity};
use crate::casework::open_case::CaseFile;
use crate::domain::assessment::{Document, Subject};
use crate::web::access::{CaseOfficer, Visitor};
use crate::web::app::App;
use crate::web::error::PageError;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::form::Signed;
use crate::web::layout::{Frame, ok, refused};
use crate::web::marks::signed;
use crate::web::words::Words;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house
        .route("/cases/{number}/assessments/new", web::get().to(new))
        .route("/cases/{number}/assessments", web::post().to(create));
}

#[derive(Template)]
#[template(path = "cases/assess.html")]
struct AssessPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    points: Vec<(String, String)>,
    /// Aggravating first.
    factors: [(&'static str, Vec<FactorRow>); 2],
}

/// Code, label and sources of a factor.
type FactorRow = (String, String, String);

fn page<'a>(
    frame: &'a Frame,
    file: &CaseFile,
    fields: &'a Fields,
    faults: &'a Faults,
) -> AssessPage<'a> {
    let t = frame.t;
    let ruleset = &file.ruleset;
    let points = file.points.iter().filter_map(|code| ruleset.point(code));
    let factors = |aggravating: bool| {
        let found = ruleset.factors().iter();
        let found = found.filter(|factor| factor.is_aggravating() == aggravating);
        let row = |factor: &crate::domain::factor::Factor| {
            let label = format!(
                "{} {} ({})",
                factor.code,
                t.text(&factor.name),
                signed(factor.weight)
            );
            (factor.code.clone(), label, factor.sources.join(", "))
        };
        found.map(row).collect()
    };
    AssessPage {
        frame,
        t,
        fields,
        faults,
        head: head(file, t),
        points: points
            .map(|point| (point.code.clone(), t.text(&point.title).to_owned()))
            .collect(),
        factors: [
            (t.assessing.aggravating_factors, factors(true)),
            (t.assessing.mitigating_factors, factors(false)),
        ],
    }
}

async fn new(
    officer: CaseOfficer,
    visitor: Visitor,
    app: web::Data<App>,
    slug: web::Path<String>,
) -> Result<HttpResponse, PageError> {
    let file = open(&app, &officer, number(&slug)?, "assessment").await?;
    let fields = as_before(&file);
    ok(&page(&visitor, &file, &fields, &Faults::default()))
}

/// What was marked the last time; the points alleged, the first time.
fn as_before(file: &CaseFile) -> Fields {
    let mut fields = Fields::default();
    let before = file.proposal.as_ref().and_then(|proposal| {
        let input = proposal.row.input.as_bytes();
        match crate::domain::assessment::read(&proposal.ruleset, input).ok()? {
            Document::One(input) => Some(input),
            Document::Many(_) => None,
        }
    });
    match before {
        Some(input) => {
            for point in &input.points {
                fields.set("points", point.code.as_str());
            }
            for factor in &input.factors {
                fields.set("factors", factor.code.as_str());
            }
            let subject = input.subject.unwrap_or_default();
            if subject.is_leader == Some(true) {
                fields.set("is_leader", "1");
            }
            if let Some(years) = subject.years_of_service {
                fields.set("years", years.to_string().replace('.', ","));
            }
            if let Some(warnings) = subject.valid_prior_warnings {
                fields.set("warnings", warnings.to_string());
            }
        }
        None => {
            for point in &file.points {
                fields.set("points", point.as_str());
            }
        }
    }
    fields
}

fn again(sent: &Sent, file: &CaseFile, faults: &Faults) -> Answer {
    refused(&page(&sent.visitor, file, &sent.fields, faults))
}

async fn create(sent: SentBy<Signed<CaseOfficer>>) -> Answer {
    sent.take("#proposal", "points", findings, assess_severity, again)
        .await
}

fn findings(fields: &Fields, t: &Words) -> Result<Findings, Faults> {
    let mut faults = Faults::default();
    let years = fields.one("years").trim().replace(',', ".");
    let years = match years.parse::<f64>() {
        Ok(years) if (0.0..=80.0).contains(&years) => Some(years),
        _ if years.is_empty() => None,
        _ => {
            faults.add("years", t.assessing.not_a_number);
            None
        }
    };
    let warnings = fields.one("warnings").trim();
    let warnings = match warnings.parse::<u64>() {
        Ok(warnings) if warnings <= 99 => Some(warnings),
        _ if warnings.is_empty() => None,
        _ => {
            faults.add("warnings", t.assessing.not_a_number);
            None
        }
    };
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Findings {
        factors: fields.all("factors").map(str::to_owned).collect(),
        points: fields.all("points").map(str::to_owned).collect(),
        subject: Subject {
            is_leader: Some(fields.has("is_leader", "1")),
            years_of_service: years,
            valid_prior_warnings: warnings,
        },
    })
}
