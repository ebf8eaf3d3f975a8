//! A PDF that the house did not make: what stands in it, on its pages and beside them, and what it says of itself.
//!
//! It is read to be searched, never to be changed: a black box over a living text hides nothing.

mod comments;
mod leftovers;

use comments::comments;
use leftovers::leftovers;
use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};
use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Bytes that one stream may unpack to: a small file must not fill the machine.
const LARGEST_STREAM: usize = 32 * 1024 * 1024;
/// Bytes of text that are read of one file.
const LARGEST_TEXT: usize = 16 * 1024 * 1024;
/// Pages that are read; a file with more is not looked through.
const MOST_PAGES: usize = 2000;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is something that a file may or may not have"
)]
pub struct Pdf {
    pub pages: usize,
    /// The text of the pages, as far as it could be read.
    pub text: String,
    /// Everything else that is words: title, author, bookmarks, notes, alternative texts, form fields, metadata.
    pub beside: String,
    /// Pages on which no text was found, or not all of it: pictures of text, or fonts that do not say what they mean.
    pub unread: Vec<u32>,
    /// It was changed after it was made, and what it was before is still in it; or something is in it that no page leads to or shows.
    pub has_earlier: bool,
    /// It holds other files, a script or a form that can be filled in.
    pub holds_more: bool,
    /// A picture stands on a page; what it shows is not read.
    pub has_pictures: bool,
    /// `2a`: the part and level of PDF/A that the file claims. A claim is not a proof.
    pub claims: Option<String>,
    /// Somebody has signed it electronically (ISO 32000, signature dictionary). Nobody has verified it.
    pub is_signed: bool,
}

/// Why a file is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotRead {
    #[error("the PDF is encrypted")]
    Encrypted,
    #[error("the PDF has more than {MOST_PAGES} pages")]
    TooLarge,
    #[error("the PDF cannot be read: {0}")]
    Broken(String),
}

/// Reads the file through. A file that makes the reader stumble is one that cannot be read.
pub fn read(bytes: &[u8]) -> Result<Pdf, NotRead> {
    let read = catch_unwind(AssertUnwindSafe(|| look(bytes)));
    read.unwrap_or_else(|_| Err(NotRead::Broken("the reader stumbled".to_owned())))
}

/// Whether somebody has signed the file electronically. One that cannot be read shows it by the mark that no signature
/// does without: which bytes are signed.
pub fn is_signed(bytes: &[u8], read: Result<&Pdf, &NotRead>) -> bool {
    const MARK: &[u8] = b"/ByteRange";
    read.map_or_else(
        |_| bytes.windows(MARK.len()).any(|it| it == MARK),
        |pdf| pdf.is_signed,
    )
}

fn look(bytes: &[u8]) -> Result<Pdf, NotRead> {
    let options = LoadOptions {
        max_decompressed_size: Some(LARGEST_STREAM),
        ..LoadOptions::default()
    };
    let broken = |why: lopdf::Error| NotRead::Broken(why.to_string());
    let mut document = Document::load_mem_with_options(bytes, options).map_err(broken)?;
    if document.is_encrypted() || document.was_encrypted() {
        return Err(NotRead::Encrypted);
    }
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    if pages.is_empty() {
        return Err(NotRead::Broken("it has no pages".to_owned()));
    }
    if pages.len() > MOST_PAGES {
        return Err(NotRead::TooLarge);
    }
    let left = leftovers(bytes, &mut document);
    let mut pdf = Pdf {
        pages: pages.len(),
        has_earlier: document.revision_count() > 1 || left.is_any,
        beside: left.comments,
        ..Pdf::default()
    };
    for page in pages {
        let mut is_whole = true;
        let mut own = String::new();
        for chunk in document.extract_text_chunks_with_limit(&[page], LARGEST_STREAM) {
            match chunk {
                Ok(text) => own.push_str(&text),
                Err(_) => is_whole = false,
            }
        }
        let cannot_say = own.contains('\u{fffd}');
        if !is_whole || cannot_say || own.trim().is_empty() {
            pdf.unread.push(page);
        }
        pdf.text.push_str(&own);
        pdf.text.push('\n');
        if pdf.text.len() > LARGEST_TEXT {
            return Err(NotRead::TooLarge);
        }
        let content = document.get_pages().get(&page).copied();
        let content = content.and_then(|id| {
            let bytes = document.get_page_content_with_limit(id, LARGEST_STREAM);
            lopdf::content::Content::decode(&bytes.ok()?).ok()
        });
        for operation in content.iter().flat_map(|it| &it.operations) {
            // A picture may stand among the marks of the page itself.
            pdf.has_pictures |= operation.operator == "BI";
            // What a page says in the place of what it shows stands among the marks of its text.
            for operand in &operation.operands {
                if let Object::Dictionary(_) = operand {
                    strings(operand, &mut pdf.beside);
                }
            }
        }
    }
    let own = document.get_pages().into_values();
    let own: BTreeSet<ObjectId> = own.flat_map(|id| document.get_page_contents(id)).collect();
    for (id, object) in &document.objects {
        strings(object, &mut pdf.beside);
        beside_pages(object, own.contains(id), &mut pdf);
        pdf.is_signed = pdf.is_signed || holds_signature(object);
        if pdf.beside.len() > LARGEST_TEXT {
            return Err(NotRead::TooLarge);
        }
    }
    if let Ok(info) = document.trailer.get(b"Info") {
        strings(info, &mut pdf.beside);
    }
    Ok(pdf)
}

/// What else an object is: metadata, a file in the file, a script, a drawing with text of its own.
fn beside_pages(object: &Object, is_page: bool, pdf: &mut Pdf) {
    pdf.holds_more |= holds_more(object);
    let Object::Stream(stream) = object else {
        return;
    };
    pdf.has_pictures |= is(&stream.dict, b"Subtype", b"Image");
    if is(&stream.dict, b"Type", b"Metadata") {
        let text = String::from_utf8_lossy(&plain(stream)).into_owned();
        pdf.claims = pdf.claims.take().or_else(|| claim(&text));
        pdf.beside.push_str(&values(&text));
        pdf.beside.push('\n');
    }
    if is_page || is_drawing(&stream.dict) {
        let said = comments(&plain(stream));
        pdf.has_earlier |= said.chars().any(char::is_alphabetic);
        pdf.beside.push_str(&said);
    }
    // A drawing that is put on pages has a text that is not read here.
    if !is_page && shows_text(stream) {
        pdf.unread.push(0);
    }
}

/// Another file, a script, a form, or what a program has put down for itself, however deep in the object.
fn holds_more(object: &Object) -> bool {
    const MORE: [&[u8]; 6] = [
        b"EmbeddedFiles",
        b"EF",
        b"JS",
        b"AcroForm",
        b"XFA",
        b"PieceInfo",
    ];
    let dictionary = match object {
        Object::Array(all) => return all.iter().any(holds_more),
        Object::Dictionary(it) => it,
        Object::Stream(it) => &it.dict,
        _ => return false,
    };
    MORE.iter().any(|key| dictionary.has(key))
        || is(dictionary, b"Type", b"EmbeddedFile")
        || dictionary.iter().any(|(_, it)| holds_more(it))
}

/// Whether the stream draws words. One that is a drawing and cannot be read may do so.
fn shows_text(stream: &Stream) -> bool {
    let dictionary = &stream.dict;
    let is_drawing = is_drawing(dictionary);
    // Pictures, fonts and metadata say what they are.
    let is_other = dictionary.has(b"Subtype") || dictionary.has(b"Length1");
    if is_other && !is_drawing {
        return false;
    }
    let Ok(content) = lopdf::content::Content::decode(&plain(stream)) else {
        return is_drawing;
    };
    let words = ["Tj", "TJ", "'", "\""];
    content
        .operations
        .iter()
        .any(|it| words.contains(&it.operator.as_str()))
}

/// A drawing that is put on pages, or a pattern that is painted with.
fn is_drawing(dictionary: &Dictionary) -> bool {
    is(dictionary, b"Subtype", b"Form") || dictionary.has(b"PatternType")
}

fn is(dictionary: &Dictionary, key: &[u8], value: &[u8]) -> bool {
    let name = dictionary.get(key).and_then(Object::as_name);
    name.is_ok_and(|it| it == value)
}

fn plain(stream: &Stream) -> Vec<u8> {
    stream
        .get_plain_content_with_limit(LARGEST_STREAM)
        .unwrap_or_default()
}

fn strings(object: &Object, into: &mut String) {
    match object {
        Object::String(..) => {
            if let Ok(text) = lopdf::decode_text_string(object) {
                into.push_str(&text);
                into.push('\n');
            }
        }
        Object::Array(all) => all.iter().for_each(|it| strings(it, into)),
        Object::Dictionary(all) => all.iter().for_each(|(_, it)| strings(it, into)),
        Object::Stream(stream) => stream.dict.iter().for_each(|(_, it)| strings(it, into)),
        _ => {}
    }
}

/// A signature itself, not the field for one that is still empty, and not a time stamp.
fn holds_signature(object: &Object) -> bool {
    match object {
        Object::Array(all) => all.iter().any(holds_signature),
        Object::Dictionary(all) => {
            let is_stamp = all.get(b"Type").and_then(Object::as_name);
            let is_stamp = is_stamp.is_ok_and(|it| it == b"DocTimeStamp");
            (all.has(b"ByteRange") && all.has(b"Contents") && !is_stamp)
                || all.iter().any(|(_, it)| holds_signature(it))
        }
        _ => false,
    }
}

/// The part and level of PDF/A in the metadata, as elements or as attributes.
fn claim(metadata: &str) -> Option<String> {
    let value = |name: &str| {
        let after = &metadata[metadata.find(name)? + name.len()..];
        let after = after.trim_start_matches([' ', '=', '"', '\'', '>']);
        let end = after.find(['<', '"', '\''])?;
        Some(after[..end].trim().to_owned())
    };
    let part = value("pdfaid:part")
        .filter(|it| it.len() == 1 && it.bytes().all(|b| b.is_ascii_digit()))?;
    let level = value("pdfaid:conformance")
        .unwrap_or_default()
        .to_lowercase();
    Some(format!("{part}{level}"))
}

/// The metadata without its marks: texts and the values of attributes.
fn values(xml: &str) -> String {
    let text = |c: char| {
        if matches!(c, '<' | '>' | '"' | '=') {
            '\n'
        } else {
            c
        }
    };
    xml.chars().map(text).collect()
}
