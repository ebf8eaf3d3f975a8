//! What a mail says. The words stand in `templates/mail/<message>/<language>.txt`, subject first.

use crate::domain::delivery::Template;
use crate::domain::letter::long_date;
use crate::domain::person::Language;
use chrono::NaiveDate;

/// A mail in words. Plain text only: no pictures, nothing that tells who has opened it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub subject: String,
    pub text: String,
}

/// All that a mail is told: nothing of who or what it is about.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub lenkje: &'a str,
    /// The day of the task; nothing where the text has no day.
    pub dato: &'a str,
    /// How many tasks are open.
    pub tal: usize,
    pub kommune: &'a str,
    pub contact: Option<&'a str>,
    /// Whether an answer reaches anybody.
    pub is_answered: bool,
    pub reference: &'a str,
}

#[derive(askama::Template)]
#[template(path = "mail/text.txt")]
struct Text<'a> {
    template: Template,
    language: Language,
    told: Told<'a>,
}

/// Writes `template` in the recipient's language.
pub fn write(
    template: Template,
    language: Language,
    told: Told<'_>,
) -> Result<Message, askama::Error> {
    let text = Text {
        template,
        language,
        told,
    };
    let whole = askama::Template::render(&text)?;
    // A checkpoint has no words of its own.
    let (subject, text) = whole.split_once("\n\n").ok_or(askama::Error::Fmt)?;
    Ok(Message {
        subject: subject.trim().to_owned(),
        text: format!("{}\n", text.trim()),
    })
}

/// `2. desember 2026`, as the language writes it.
pub fn date(day: NaiveDate, language: Language) -> String {
    match language {
        Language::Nynorsk | Language::Bokmaal => long_date(day).replace('\u{a0}', " "),
        Language::English => day.format("%-d %B %Y").to_string(),
    }
}
