//! How each document of a case is kept, as rows of the archive's page.

use crate::casework::keep_case::Paper;
use crate::web::moments::Day;
use crate::web::words::Words;

pub struct PaperRow {
    pub name: String,
    pub title: String,
    /// Nothing where it follows its case.
    pub outcome: Option<String>,
    pub period: Option<(String, Option<Day>)>,
    pub why: Vec<String>,
}

pub fn row(paper: Paper, t: &'static Words) -> PaperRow {
    let v = &t.document_retention;
    let mark = paper.mark.as_ref();
    PaperRow {
        name: (v.document)(paper.document.serial),
        title: paper.public_title,
        outcome: mark.map(|mark| crate::web::archive::outcome(Some(mark), t)),
        period: mark.and_then(|mark| {
            let from = mark.destroy_from.map(|day| Day::new(day, t));
            Some(((t.archive.months)(mark.months?), from))
        }),
        why: match (mark, paper.why) {
            (Some(mark), _) => {
                let rows = mark.rows.iter().map(String::as_str);
                t.archive.sentences(rows, mark.outcome)
            }
            (None, Some(why)) => vec![(v.why)(why).to_owned()],
            (None, None) => vec![],
        },
    }
}
