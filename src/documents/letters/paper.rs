//! All that is printed on one letter, in the order it is read: the template adds no word.

use super::house_paper::HousePaper;
use super::letterhead::Letterhead;
use super::passage::{Passage, glued, passages};
use super::reading::Reading;
use super::wording::Words;
use crate::domain::administrative_law::RuleSet;
use crate::domain::letter::{Block, Field, Kind, Letter, Placeholder, Shape, long_date};
use chrono::{Datelike, NaiveDate};
use serde::Serialize;

/// The law's own choice, where the municipality has named no other (forvaltningslova § 28 second paragraph).
const COMPLAINT_BODY: &str = "kommunestyret";

#[derive(Debug, Serialize)]
pub struct Paper<'a> {
    language: &'static str,
    title: &'a str,
    /// What a reader of PDF shows at the top: no name.
    window: String,
    /// Year, month, day.
    date: [i32; 3],
    sender: Sender<'a>,
    /// Date, number and version, at the top right.
    entry: Vec<Labelled<'a>>,
    exemption: String,
    recipient: Vec<&'a str>,
    corrects: Option<String>,
    opening: String,
    lines: Vec<Labelled<'a>>,
    sections: Vec<Section<'a>>,
    enclosures: Option<Section<'a>>,
    closing: Closing<'a>,
    signatures: Option<Signatures<'a>>,
    receipt: Option<Receipt<'a>>,
    page: &'a str,
    of: &'a str,
}

#[derive(Debug, Serialize)]
struct Sender<'a> {
    name: &'a str,
    unit: Option<&'a str>,
    contact: &'a [String],
    logo: Option<&'static str>,
    logo_alt: &'a str,
}

#[derive(Debug, Serialize)]
struct Labelled<'a> {
    label: &'a str,
    text: String,
}

#[derive(Debug, Serialize)]
struct Section<'a> {
    label: &'a str,
    passages: Vec<Passage>,
}

#[derive(Debug, Serialize)]
struct Closing<'a> {
    greeting: &'a str,
    name: &'a str,
    title: &'a str,
}

#[derive(Debug, Serialize)]
struct Signatures<'a> {
    label: &'a str,
    lines: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct Receipt<'a> {
    /// Whether it has a page of its own.
    is_apart: bool,
    title: &'a str,
    text: String,
    recipient: Labelled<'a>,
    lines: Vec<&'a str>,
}

impl<'a> Paper<'a> {
    pub fn of(letter: &'a Letter, letterhead: &'a Letterhead, words: Reading<'a>) -> Paper<'a> {
        let (draft, entry) = (letter.draft(), letter.entry());
        let kind = draft.kind;
        let fill = |text: &str| glued(&fill(text, letterhead));
        let date = long_date(entry.date);
        let mut head = vec![
            labelled(words.get("frame.date"), date.clone()),
            labelled(words.get("frame.number"), entry.number.clone()),
        ];
        if letter.version() > 1 {
            let version = letter.version().to_string();
            head.push(labelled(words.get("frame.version"), version));
        }
        let corrects = entry.corrects.map(|old| {
            let text = words.get("frame.corrects");
            text.replace("{version}", &old.version.to_string())
                .replace("{date}", &long_date(old.date))
        });
        let title = words.title(kind);
        let receipt = |text: &str| {
            text.replace("{title}", title)
                .replace("{number}", &entry.number)
                .replace("{date}", &date)
        };
        let greeting = match kind {
            Kind::Minutes => words.get("minutes.written_by"),
            _ => words.get("frame.greeting"),
        };
        let mut recipient = vec![draft.recipient.name.as_str()];
        recipient.extend(draft.recipient.address.iter().map(String::as_str));
        Paper {
            language: draft.language.code(),
            title,
            window: format!("{title}, {}", entry.number),
            date: numbers(entry.date),
            sender: sender(letterhead),
            entry: head,
            exemption: exemption(words),
            recipient,
            corrects,
            opening: fill(words.opening(kind)),
            lines: lines(letter, words),
            sections: sections(letter, letterhead, words),
            enclosures: written_section(letter, words, Block::Enclosures),
            closing: Closing {
                greeting,
                name: &draft.signer.name,
                title: &draft.signer.title,
            },
            signatures: kind.has(Block::Signatures).then(|| Signatures {
                label: words.label(kind, Block::Signatures),
                lines: standing(letter, words, Block::Signatures).lines().collect(),
            }),
            receipt: kind.has_receipt().then(|| Receipt {
                is_apart: kind != Kind::Warning,
                title: words.get("receipt.title"),
                text: receipt(words.get("receipt.text")),
                recipient: labelled(words.get("receipt.recipient"), draft.recipient.name.clone()),
                lines: receipt_lines(kind, words),
            }),
            page: words.get("frame.page"),
            of: words.get("frame.of"),
        }
    }

    pub fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("a paper of texts and lists is JSON")
    }

    /// Paper with nothing on it but the letterhead, to try that one.
    pub fn blank(letterhead: &'a Letterhead, words: &'a Words) -> Paper<'a> {
        let words = words.nynorsk.under(RuleSet::default());
        let name = letterhead.municipality.as_str();
        Paper {
            language: "nn",
            title: name,
            window: name.to_owned(),
            date: [2000, 1, 1],
            sender: sender(letterhead),
            entry: vec![],
            exemption: exemption(words),
            recipient: vec![],
            corrects: None,
            opening: String::new(),
            lines: vec![],
            sections: vec![],
            enclosures: None,
            closing: Closing {
                greeting: words.get("frame.greeting"),
                name,
                title: name,
            },
            signatures: None,
            receipt: None,
            page: words.get("frame.page"),
            of: words.get("frame.of"),
        }
    }
}

impl<'a> Paper<'a> {
    /// Puts a paper of the house's own on the blank one.
    pub fn print(&mut self, paper: &'a HousePaper) {
        self.title = &paper.title;
        self.window = format!("{}, {}", paper.title, paper.number);
        self.date = numbers(paper.date);
        self.entry = vec![
            labelled("Dato", long_date(paper.date)),
            labelled("Nummer", paper.number.clone()),
        ];
        self.exemption = String::new();
        self.opening = glued(&paper.opening);
        let lines = paper.lines.iter();
        self.lines = lines
            .map(|(label, text)| labelled(label, glued(text)))
            .collect();
        let sections = paper.sections.iter().map(|(label, text)| Section {
            label,
            passages: passages(text),
        });
        self.sections = sections.collect();
        let [greeting, name, title] = &paper.signed;
        self.closing = Closing {
            greeting,
            name,
            title,
        };
    }
}

/// Every text that somebody wrote for this letter.
pub fn written(letter: &Letter) -> impl Iterator<Item = (Field, &str)> {
    let draft = letter.draft();
    let texts = draft.texts.iter();
    let texts = texts.map(|(block, text)| (Field::Block(*block), text.as_str()));
    let address = draft.recipient.address.iter();
    let others = [
        (Field::Recipient, draft.recipient.name.as_str()),
        (Field::Number, letter.entry().number.as_str()),
        (Field::SignerName, draft.signer.name.as_str()),
        (Field::SignerTitle, draft.signer.title.as_str()),
    ];
    let others = others.into_iter();
    others
        .chain(address.map(|line| (Field::Address, line.as_str())))
        .chain(texts)
}

fn lines<'a>(letter: &'a Letter, words: Reading<'a>) -> Vec<Labelled<'a>> {
    let draft = letter.draft();
    let blocks = draft.kind.blocks().iter();
    let lines = blocks.filter(|(block, _)| block.shape() == Shape::Line);
    let lines = lines.filter_map(|(block, _)| {
        let text = draft.texts.get(block)?;
        Some(labelled(words.label(draft.kind, *block), glued(text)))
    });
    lines.collect()
}

fn sections<'a>(
    letter: &'a Letter,
    letterhead: &Letterhead,
    words: Reading<'a>,
) -> Vec<Section<'a>> {
    let kind = letter.draft().kind;
    let apart = [Block::Heading, Block::Signatures, Block::Enclosures];
    let blocks = kind.blocks().iter().map(|(block, _)| *block);
    let blocks = blocks.filter(|block| !apart.contains(block));
    let section = |block: Block| match block.shape() {
        Shape::Text => written_section(letter, words, block),
        Shape::Standing => {
            let text = standing(letter, words, block);
            Some(Section {
                label: words.label(kind, block),
                passages: standing_passages(&fill(text, letterhead)),
            })
        }
        Shape::Line | Shape::Signing => None,
    };
    blocks.filter_map(section).collect()
}

fn written_section<'a>(
    letter: &'a Letter,
    words: Reading<'a>,
    block: Block,
) -> Option<Section<'a>> {
    let draft = letter.draft();
    let text = draft.texts.get(&block)?;
    Some(Section {
        label: words.label(draft.kind, block),
        passages: passages(text),
    })
}

fn standing<'a>(letter: &Letter, words: Reading<'a>, block: Block) -> &'a str {
    let draft = letter.draft();
    words.standing(draft.kind, block, draft.employment)
}

/// Of the words that stand ready, every line is a paragraph or an item.
fn standing_passages(text: &str) -> Vec<Passage> {
    let lines = text.lines().map(|line| {
        if line.starts_with("- ") {
            format!("{line}\n")
        } else {
            format!("{line}\n\n")
        }
    });
    passages(&lines.collect::<String>())
}

fn fill(text: &str, letterhead: &Letterhead) -> String {
    let name = &letterhead.municipality;
    let value = |mark| match mark {
        Placeholder::Municipality => name.clone(),
        Placeholder::Employer => match &letterhead.organisation_number {
            Some(number) => format!("{name} (organisasjonsnummer {number})"),
            None => name.clone(),
        },
        Placeholder::ComplaintBody => {
            let own = letterhead.complaint_body.as_deref();
            own.unwrap_or(COMPLAINT_BODY).to_owned()
        }
    };
    let mut filled = text.to_owned();
    for mark in Placeholder::ALL {
        filled = filled.replace(mark.mark(), &value(mark));
    }
    filled
}

fn sender(letterhead: &Letterhead) -> Sender<'_> {
    let logo = letterhead.logo.as_ref();
    Sender {
        name: &letterhead.municipality,
        unit: letterhead.unit.as_deref(),
        contact: &letterhead.contact,
        logo: logo.map(super::letterhead::Logo::name),
        logo_alt: logo.map_or("", |logo| logo.alt.as_str()),
    }
}

fn exemption(words: Reading<'_>) -> String {
    let why = glued(words.get("frame.exempted_by"));
    format!("{}: {why}", words.get("frame.exemption"))
}

fn receipt_lines(kind: Kind, words: Reading<'_>) -> Vec<&str> {
    let keys: &[&str] = match kind {
        Kind::Warning => &["receipt.place", "receipt.signature"],
        _ => &[
            "receipt.place",
            "receipt.signature",
            "receipt.delivered",
            "receipt.witness",
        ],
    };
    keys.iter().map(|key| words.get(key)).collect()
}

fn labelled(label: &str, text: String) -> Labelled<'_> {
    Labelled { label, text }
}

fn numbers(date: NaiveDate) -> [i32; 3] {
    let number = |n: u32| i32::try_from(n).expect("months and days are small");
    [date.year(), number(date.month()), number(date.day())]
}
