//! /guidelines: every point of the guidelines, chapter by chapter.

use super::access::{Person, Visitor};
use super::error::PageError;
use super::layout::{Frame, ok};
use super::moments::Day;
use super::words::Words;
use crate::domain::guideline::Point;
use crate::domain::person::Language;
use crate::domain::ruleset::Ruleset;
use actix_web::{HttpResponse, web};
use askama::Template;

pub fn routes(house: &mut web::ServiceConfig) {
    house.route("/guidelines", web::get().to(index));
}

#[derive(Template)]
#[template(path = "guidelines/index.html")]
struct IndexPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    title: &'static str,
    adopted_by: &'static str,
    adopted_on: Option<Day>,
    chapters: Vec<Chapter>,
}

struct Chapter {
    code: &'static str,
    title: String,
    points: Vec<Entry>,
}

struct Entry {
    code: &'static str,
    title: &'static str,
    breach: &'static str,
    scope: &'static str,
    same_as: Option<&'static str>,
}

async fn index(_: Person, visitor: Visitor) -> Result<HttpResponse, PageError> {
    let ruleset = Ruleset::builtin();
    let t = visitor.t;
    let language = Language::parse(t.lang).unwrap_or_default();
    let adopted_on = ruleset.adopted_on.parse().ok();
    ok(&IndexPage {
        frame: &visitor,
        t,
        title: ruleset.title.get(language),
        adopted_by: &ruleset.adopted_by,
        adopted_on: adopted_on.map(|day| Day::new(day, t)),
        chapters: chapters(ruleset.points(), language, t),
    })
}

fn chapters(points: &'static [Point], language: Language, t: &'static Words) -> Vec<Chapter> {
    points
        .chunk_by(|a, b| chapter_of(&a.code) == chapter_of(&b.code))
        .map(|points| Chapter {
            code: chapter_of(&points[0].code),
            title: chapter_title(chapter_of(&points[0].code), t),
            points: points
                .iter()
                .map(|point| entry(point, language, t))
                .collect(),
        })
        .collect()
}

fn entry(point: &'static Point, language: Language, t: &'static Words) -> Entry {
    Entry {
        code: &point.code,
        title: point.title.get(language),
        breach: point.breach.get(language),
        scope: (t.guidelines.scope_of)(point.scope),
        same_as: point.duplicate_of.as_deref(),
    }
}

/// `V2` of `V2.10`.
pub fn chapter_of(code: &str) -> &str {
    code.split('.').next().unwrap_or(code)
}

pub fn chapter_title(code: &str, t: &Words) -> String {
    let known = (t.guidelines.chapter)(code);
    known.map_or_else(|| (t.guidelines.other_chapter)(code), str::to_owned)
}
