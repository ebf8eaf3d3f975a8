//! A picture or a plain text as PDF/A: the whole of it, and nothing of the house's but a title for readers of PDF.

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

/// Nobody has described the picture, and the program does not guess.
const ALT: &str = "Bilete som ligg i saka. Innhaldet er ikkje skildra.";

impl Letters {
    /// The file as PDF/A. The same file gives the same bytes.
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
            Body::Png(bytes) => Some((LogoKind::Png, bytes, png_is_wide(bytes))),
            Body::Jpeg(bytes) => Some((LogoKind::Jpeg, bytes, jpeg_is_wide(bytes))),
            Body::Text(text) => {
                data.paragraphs = paragraphs(&self.printable(text));
                None
            }
        };
        let picture = picture.map(|(kind, bytes, is_wide)| {
            data.is_wide = is_wide;
            Logo {
                kind,
                bytes: bytes.clone(),
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

fn png_is_wide(bytes: &[u8]) -> bool {
    let side = |at: usize| {
        bytes
            .get(at..at + 4)
            .map(|it| u32::from_be_bytes([it[0], it[1], it[2], it[3]]))
    };
    side(16) > side(20)
}

/// The sides stand in the first frame header.
fn jpeg_is_wide(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let Some([0xff, mark, high, low]) = bytes.get(at..at + 4) {
        if matches!(mark, 0xc0..=0xcf) && !matches!(mark, 0xc4 | 0xc8 | 0xcc) {
            let side = |at: usize| {
                bytes
                    .get(at..at + 2)
                    .map(|it| u16::from_be_bytes([it[0], it[1]]))
            };
            return side(at + 7) > side(at + 5);
        }
        at += 2 + usize::from(u16::from_be_bytes([*high, *low]));
    }
    false
}
