//! What a mail says. The words stand in `templates/mail/<message>/<language>.txt`, subject first.

use crate::domain::delivery::Template;
use crate::domain::person::Language;

/// A mail in words: the same in plain text and in HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub subject: String,
    pub text: String,
    pub html: String,
}

#[derive(askama::Template)]
#[template(path = "mail/text.txt")]
struct Text<'a> {
    template: Template,
    language: Language,
    lenkje: &'a str,
    kommune: &'a str,
}

#[derive(askama::Template)]
#[template(path = "mail/body.html")]
struct Html<'a> {
    lang: &'static str,
    subject: &'a str,
    paragraphs: Vec<Vec<&'a str>>,
    lenkje: &'a str,
}

/// Writes `template` in the recipient's language. The link and the municipality are all it is told.
pub fn write(
    template: Template,
    language: Language,
    lenkje: &str,
    kommune: &str,
) -> Result<Message, askama::Error> {
    let text = Text {
        template,
        language,
        lenkje,
        kommune,
    };
    let whole = askama::Template::render(&text)?;
    // A checkpoint has no words of its own.
    let (subject, text) = whole.split_once("\n\n").ok_or(askama::Error::Fmt)?;
    let html = Html {
        lang: language.code(),
        subject,
        paragraphs: text
            .trim()
            .split("\n\n")
            .map(|paragraph| paragraph.lines().collect())
            .collect(),
        lenkje,
    };
    Ok(Message {
        subject: subject.trim().to_owned(),
        html: askama::Template::render(&html)?,
        text: format!("{}\n", text.trim()),
    })
}
