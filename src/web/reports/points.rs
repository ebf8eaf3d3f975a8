//! Step 3: which points of the guidelines, and files; all of it may be left out.

use super::draft::Opened;
use super::files::FileRow;
use super::steps::Around;
use crate::domain::attachment::{Kind, LARGEST_FILE, LARGEST_TOTAL, MOST_FILES};
use crate::domain::case::Channel;
use crate::domain::guideline::Point;
use crate::domain::person::Language;
use crate::domain::ruleset::Ruleset;
use crate::web::guidelines::{chapter_of, chapter_title};
use crate::web::layout::Frame;
use crate::web::words::Words;
use askama::Template;

#[derive(Template)]
#[template(path = "reports/points.html")]
pub struct PointsPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    around: Around<'a>,
    /// What the channel makes likely.
    likely: Vec<Chapter>,
    others: Vec<Chapter>,
    has_other_chosen: bool,
    files: Vec<FileRow>,
    files_hint: String,
    accept: String,
    largest: u64,
    too_large: String,
}

struct Chapter {
    title: String,
    points: Vec<Choice>,
}

struct Choice {
    code: &'static str,
    title: &'static str,
    breach: &'static str,
    is_chosen: bool,
}

impl<'a> PointsPage<'a> {
    pub fn new(around: Around<'a>, opened: &Opened) -> PointsPage<'a> {
        let t = around.frame.t;
        let draft = &opened.stored.draft;
        let chosen = &draft.points.points;
        let channel = Channel::parse(&draft.what.channel);
        // A point that says the same as another is offered only to whoever has chosen it.
        let offered = Ruleset::builtin()
            .selectable_points()
            .filter(|point| point.duplicate_of.is_none() || chosen.contains(&point.code));
        let (likely, others): (Vec<&Point>, Vec<&Point>) =
            offered.partition(|point| is_likely(point, channel));
        let words = &t.reports;
        PointsPage {
            frame: around.frame,
            t,
            has_other_chosen: others.iter().any(|point| chosen.contains(&point.code)),
            likely: chapters(&likely, chosen, t),
            others: chapters(&others, chosen, t),
            files: opened
                .files
                .iter()
                .map(|file| FileRow::new(file, t))
                .collect(),
            files_hint: (words.files_hint)(MOST_FILES, LARGEST_FILE, LARGEST_TOTAL),
            accept: accept(),
            largest: LARGEST_FILE,
            too_large: (words.upload_too_large)(LARGEST_FILE),
            around,
        }
    }
}

/// Whether the point is a rule for the channel, and not a law that holds besides.
fn is_likely(point: &Point, channel: Option<Channel>) -> bool {
    point.kind != "reference" && point.scope.covers(channel.unwrap_or(Channel::Other))
}

fn chapters(points: &[&'static Point], chosen: &[String], t: &'static Words) -> Vec<Chapter> {
    let language = Language::parse(t.lang).unwrap_or_default();
    points
        .chunk_by(|a, b| chapter_of(&a.code) == chapter_of(&b.code))
        .map(|points| Chapter {
            title: chapter_title(chapter_of(&points[0].code), t),
            points: points
                .iter()
                .map(|point| Choice {
                    code: &point.code,
                    title: point.title.get(language),
                    breach: point.breach.get(language),
                    is_chosen: chosen.contains(&point.code),
                })
                .collect(),
        })
        .collect()
}

/// What the browser's dialogue offers: `.pdf,.png,…`
fn accept() -> String {
    let kinds = Kind::ALL.iter().flat_map(|kind| kind.extensions());
    let kinds: Vec<String> = kinds.map(|extension| format!(".{extension}")).collect();
    kinds.join(",")
}
