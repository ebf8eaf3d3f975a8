//! The form of a letter's draft: a field for each block that somebody writes.

use super::show::{Head, head};
use crate::casework::open_case::CaseFile;
use crate::domain::coded::Coded;
use crate::domain::letter::{
    Block, Draft, Employment, Field, LONGEST_LINE, LONGEST_TEXT, Need, Recipient, Shape, Signer,
};
use crate::store::letters::Letter;
use crate::web::app::App;
use crate::web::faults::Faults;
use crate::web::fields::Fields;
use crate::web::layout::Frame;
use crate::web::words::Words;
use askama::Template;

#[derive(Template)]
#[template(path = "cases/letter.html")]
pub struct LetterForm<'a> {
    frame: &'a Frame,
    t: &'static Words,
    fields: &'a Fields,
    faults: &'a Faults,
    head: Head,
    uuid: &'a str,
    title: String,
    version: u32,
    asks_employment: bool,
    employments: [(&'static str, &'static str); 3],
    blocks: Vec<BlockField>,
    /// Blocks whose words stand ready.
    standing: Vec<String>,
}

struct BlockField {
    name: &'static str,
    label: String,
    need: &'static str,
    is_text: bool,
    most: usize,
}

impl<'a> LetterForm<'a> {
    pub fn new(
        app: &App,
        frame: &'a Frame,
        file: &CaseFile,
        letter: &'a Letter,
        fields: &'a Fields,
        faults: &'a Faults,
    ) -> LetterForm<'a> {
        let t = frame.t;
        let l = &t.letters;
        let (kind, language) = (letter.draft.kind, letter.draft.language);
        let label = |block| app.letters.label(kind, block, language).to_owned();
        let blocks = kind.blocks().iter();
        let written = blocks.clone().filter(|(block, _)| block.is_written());
        let standing = blocks
            .filter(|(block, _)| block.shape() == Shape::Standing && *block != Block::Heading);
        LetterForm {
            frame,
            t,
            fields,
            faults,
            head: head(file, t),
            uuid: &letter.uuid,
            title: app.letters.title(kind, language).to_owned(),
            version: letter.version,
            asks_employment: kind.turns_on_employment(),
            employments: [
                ("permanent", l.permanent),
                ("probation", l.probation),
                ("temporary", l.temporary),
            ],
            blocks: written
                .map(|(block, need)| {
                    let is_text = block.shape() == Shape::Text;
                    BlockField {
                        name: name(*block),
                        label: label(*block),
                        need: match need {
                            Need::Must => l.must,
                            Need::May => l.may,
                        },
                        is_text,
                        most: if is_text { LONGEST_TEXT } else { LONGEST_LINE },
                    }
                })
                .collect(),
            standing: standing
                .map(|(block, _)| label(*block))
                .filter(|label| !label.is_empty())
                .collect(),
        }
    }
}

/// The name of a block's field.
pub fn name(block: Block) -> &'static str {
    match block {
        Block::Signing => "signer",
        other => other.code(),
    }
}

pub fn field_of(field: Field) -> &'static str {
    match field {
        Field::Block(block) => name(block),
        Field::Recipient | Field::Number => "recipient",
        Field::Address => "address",
        Field::SignerName => "signer",
        Field::SignerTitle => "signer_title",
    }
}

/// The draft, ready to be changed.
pub fn fields(draft: &Draft) -> Fields {
    let mut fields = Fields::default();
    fields.set("recipient", &draft.recipient.name);
    fields.set("address", draft.recipient.address.join("\n"));
    fields.set("signer", &draft.signer.name);
    fields.set("signer_title", &draft.signer.title);
    fields.set("employment", draft.employment.code());
    for (block, text) in &draft.texts {
        fields.set(name(*block), text);
    }
    fields
}

/// The draft as the form has it; what the form does not ask for stays.
pub fn draft_of(letter: &Letter, fields: &Fields) -> Draft {
    let old = &letter.draft;
    let address = super::typed(fields, "address");
    let lines = address
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty());
    let written = old.kind.blocks().iter().map(|(block, _)| *block);
    let texts = written.filter(|block| block.is_written()).map(|block| {
        let text = super::typed(fields, name(block));
        (block, text)
    });
    Draft {
        kind: old.kind,
        language: old.language,
        employment: Employment::parse(fields.one("employment")).unwrap_or(old.employment),
        recipient: Recipient {
            name: super::typed(fields, "recipient"),
            address: lines.map(str::to_owned).collect(),
        },
        signer: Signer {
            name: super::typed(fields, "signer"),
            title: super::typed(fields, "signer_title"),
        },
        texts: texts.filter(|(_, text)| !text.is_empty()).collect(),
    }
}
