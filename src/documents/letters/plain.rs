//! A picture or a plain text as PDF/A: the whole of it, and nothing of the house's but a title for readers of PDF.

use super::outline::{self, Outline};
use super::world::Sheet;
use super::{Letters, Logo, LogoKind, Unfit, draw};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// What is put on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Body {
    Png(Vec<u8>),
    Jpeg(Vec<u8>),
    Text(String),
}

/// A file that is to be pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plain {
    /// What a reader of PDF shows at the top: no name.
    pub title: String,
    pub date: NaiveDate,
    pub body: Body,
}

#[derive(Serialize)]
struct Data<'a> {
    title: &'a str,
    author: &'a str,
    language: &'static str,
    date: [i32; 3],
    picture: Option<&'static str>,
    is_wide: bool,
    /// For those who do not see it.
    alt: &'static str,
    paragraphs: Vec<Vec<String>>,
}

/// Bytes of a text that is laid out.
const LARGEST_TEXT: usize = 1_000_000;
const MOST_LINES: usize = 20_000;
/// Bytes without a blank between.
const LONGEST_WORD: usize = 2_000;

/// Nobody has described the picture, and the program does not guess.
const ALT: &str = "Bilete som ligg i saka. Innhaldet er ikkje skildra.";

impl Letters {
    /// The file as PDF/A. The same file gives the same bytes. What would take the whole machine to lay out is not laid
    /// out, and nor is a picture that is not all there.
    pub fn draw_plain(&self, plain: &Plain) -> Result<Vec<u8>, Unfit> {
        let number = |n: u32| i32::try_from(n).expect("months and days are small");
        let date = plain.date;
        let mut data = Data {
            title: &plain.title,
            author: &self.letterhead.municipality,
            language: "nn",
            date: [date.year(), number(date.month()), number(date.day())],
            picture: None,
            is_wide: false,
            alt: ALT,
            paragraphs: vec![],
        };
        let picture = match &plain.body {
            Body::Png(bytes) => {
                let outline = fit(outline::png(bytes))?;
                Some((LogoKind::Png, outline::png_without_packed(bytes), outline))
            }
            Body::Jpeg(bytes) => Some((LogoKind::Jpeg, bytes.clone(), fit(outline::jpeg(bytes))?)),
            Body::Text(text) => {
                // What says only that the text is UTF-8.
                let text = text.strip_prefix('\u{feff}').unwrap_or(text);
                if !self.fits(text) {
                    return Err(Unfit::TooLarge);
                }
                data.paragraphs = paragraphs(&self.printable(text));
                None
            }
        };
        let picture = picture.map(|(kind, bytes, outline)| {
            data.is_wide = outline.is_wide();
            Logo {
                kind,
                bytes,
                alt: ALT.to_owned(),
            }
        });
        data.picture = picture.as_ref().map(Logo::name);
        let json = serde_json::to_vec(&data).expect("texts and lists are JSON");
        let sheet = Sheet::plain(&self.desk, json, picture.as_ref());
        let ident = format!("{} {date}", plain.title);
        let drawn = draw(&sheet, &ident);
        typst::comemo::evict(0);
        drawn.map_err(|why| Unfit::NotDrawn(why.to_string()))
    }

    /// Whether a text can be laid out in reasonable time, also with names in the place of characters that no font has.
    pub fn fits(&self, text: &str) -> bool {
        fits(text) && fits(&self.printable(text))
    }
}

/// A picture that may be decoded.
fn fit(outline: Option<Outline>) -> Result<Outline, Unfit> {
    let outline = outline.ok_or(Unfit::Damaged)?;
    if outline.is_too_large() {
        Err(Unfit::TooLarge)
    } else if outline.is_whole {
        Ok(outline)
    } else {
        Err(Unfit::Damaged)
    }
}

/// A few hundred pages, and no word of many lines.
fn fits(text: &str) -> bool {
    let is_short = |word: &str| word.len() <= LONGEST_WORD;
    text.len() <= LARGEST_TEXT
        && text.lines().count() <= MOST_LINES
        && text.split_whitespace().all(is_short)
}

/// Lines stay lines, and an empty one parts paragraphs; a tab is blanks.
fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = vec![vec![]];
    for line in text.lines() {
        let line = line.replace('\t', "    ");
        let line: String = line
            .trim_end()
            .chars()
            .filter(|c| !c.is_control())
            .collect();
        if line.is_empty() {
            all.push(vec![]);
        } else if let Some(last) = all.last_mut() {
            last.push(line);
        }
    }
    all.retain(|lines| !lines.is_empty());
    if all.is_empty() {
        all.push(vec!["(tom fil)".to_owned()]);
    }
    all
}
