//! The house's own papers through the letter engine: what it certifies or annexes, on the municipality's paper.

use super::paper::Paper;
use super::{Letters, Unfit};
use crate::domain::letter::Field;
use chrono::NaiveDate;

/// A paper that nobody is sent: a certificate, an annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HousePaper {
    pub title: String,
    pub number: String,
    pub date: NaiveDate,
    pub opening: String,
    /// A label and its text, each on a line.
    pub lines: Vec<(String, String)>,
    /// A heading and its paragraphs; lines that begin with a dash are a list.
    pub sections: Vec<(String, String)>,
    /// Who stands behind it, and as what.
    pub signed: [String; 3],
}

impl HousePaper {
    fn texts(&self) -> impl Iterator<Item = &str> {
        let pairs = self.lines.iter().chain(&self.sections);
        let pairs = pairs.flat_map(|(label, text)| [label.as_str(), text.as_str()]);
        let own = [&self.title, &self.number, &self.opening];
        own.into_iter()
            .chain(&self.signed)
            .map(String::as_str)
            .chain(pairs)
    }
}

impl Letters {
    /// The paper as PDF/A. The same paper gives the same bytes.
    pub fn draw_paper(&self, paper: &HousePaper) -> Result<Vec<u8>, Unfit> {
        for text in paper.texts() {
            if let Some((at, character)) = self.desk.fonts().first_missing(text) {
                let field = Field::Number;
                return Err(Unfit::NoGlyph {
                    field,
                    character,
                    at,
                });
            }
        }
        let mut page = Paper::blank(&self.letterhead, &self.words);
        page.print(paper);
        let ident = format!("{} {}", paper.number, paper.date);
        self.set(page.to_json(), &ident).map_err(Unfit::NotDrawn)
    }
}
