//! What the archive core answers (`arkivmelding.opprett.kvittering`, and the error messages), read strictly by its
//! schema.

mod shape;
mod tree;

use super::arkivmelding::Version;
use chrono::NaiveDate;
use shape::{CASE, FOLDER, JOURNAL, REGISTRATION, Rule, hold};
use tree::Node;

pub use tree::LARGEST;

/// Characters of an error's text that are kept.
const LONGEST: usize = 2000;
const ROOT: &str = "arkivmeldingKvittering";
const ERRORS: [&str; 3] = ["ugyldigforespoersel", "ikkefunnet", "serverfeil"];

/// An answer to one message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Receipt {
    /// To each of what lay in it.
    Units {
        case: Option<Answer>,
        registration: Option<Answer>,
    },
    /// The whole message was turned away.
    Refused(Refused),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    Taken(Taken),
    Refused(Refused),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub system_id: String,
    /// `2026/123`; its other name where the core gives no number.
    pub number: Option<String>,
    pub on: Option<NaiveDate>,
    pub key: Option<Key>,
}

/// Our name for it, as we gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    pub system: String,
    pub key: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub id: String,
    pub text: String,
}

/// Why a file is no receipt.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the file is larger than {LARGEST} bytes")]
    TooLarge,
    #[error("the file is not UTF-8")]
    NotUtf8,
    #[error("the file is not XML: {0}")]
    NotXml(String),
    #[error("the file has a document type")]
    Doctype,
    #[error("the file has the entity {0}")]
    Entity(String),
    #[error("the elements lie too deep in one another")]
    TooDeep,
    #[error("{0} is no receipt of Fiks Arkiv")]
    NotAReceipt(String),
    #[error("{0} stands where the schema has no place for it")]
    Misplaced(String),
    #[error("{of} lacks {what}")]
    Lacks { of: String, what: &'static str },
    #[error("{0} has a value that the schema does not allow")]
    Value(String),
    #[error("the receipt says nothing")]
    Empty,
}

pub fn read(bytes: &[u8]) -> Result<Receipt, Fault> {
    let root = tree::read(bytes)?;
    for version in Version::ALL {
        if root.name == ROOT && root.namespace == namespace(version) {
            return units(&root, version);
        }
        let is_error = ERRORS.contains(&root.name.as_str());
        if is_error && root.namespace == version.namespace(&format!("feil/{}", root.name)) {
            return Ok(Receipt::Refused(refused(&root)?));
        }
    }
    Err(Fault::NotAReceipt(root.name))
}

fn namespace(version: Version) -> String {
    version.namespace("arkivmelding/opprett/kvittering")
}

/// One answer for the case and one for the registration, each of two kinds, in this order.
fn units(root: &Node, version: Version) -> Result<Receipt, Fault> {
    let own = namespace(version);
    let mut children = root.children.iter().peekable();
    let mut take = |taken: &str, failed: &str| {
        let fits =
            |node: &&Node| node.namespace == own && (node.name == taken || node.name == failed);
        children.next_if(fits)
    };
    let case = take("mappeKvittering", "mappeFeilet");
    let registration = take("registreringKvittering", "registreringFeilet");
    if let Some(other) = children.next() {
        return Err(Fault::Misplaced(other.name.clone()));
    }
    let answer = |node: Option<&Node>| node.map(|node| answer(node, version)).transpose();
    match (answer(case)?, answer(registration)?) {
        (None, None) => Err(Fault::Empty),
        (case, registration) => Ok(Receipt::Units { case, registration }),
    }
}

fn answer(node: &Node, version: Version) -> Result<Answer, Fault> {
    if node.name.ends_with("Feilet") {
        return Ok(Answer::Refused(refused(node)?));
    }
    let (base, more): (&[Rule], &[Rule]) = match (node.name.as_str(), node.kind.as_deref()) {
        ("mappeKvittering", None | Some("mappeKvittering")) => (FOLDER, &[]),
        ("mappeKvittering", Some("saksmappeKvittering")) => (FOLDER, CASE),
        ("registreringKvittering", None | Some("registreringKvittering")) => (REGISTRATION, &[]),
        ("registreringKvittering", Some("journalpostKvittering")) => (REGISTRATION, JOURNAL),
        _ => return Err(Fault::Value(node.name.clone())),
    };
    hold(node, base.iter().chain(more), version, &namespace(version))?;
    let text = |name| child(node, name).map(|child| child.text.trim().to_owned());
    let pair = |year, serial| Some(format!("{}/{}", text(year)?, text(serial)?));
    let number = pair("saksaar", "sakssekvensnummer")
        .or_else(|| pair("journalaar", "journalsekvensnummer"))
        .or_else(|| text("mappeID"))
        .or_else(|| text("registreringsID"));
    let on = text("arkivertDato").or_else(|| text("opprettetDato"));
    let key = child(node, "referanseEksternNoekkel").map(|key| Key {
        system: inside(key, "fagsystem"),
        key: inside(key, "noekkel"),
    });
    Ok(Answer::Taken(Taken {
        system_id: inside(node, "systemID").to_lowercase(),
        number,
        on: on.and_then(|at| shape::day_of(&at)),
        key,
    }))
}

/// An error has an identity and a text, in the namespace of the errors.
fn refused(node: &Node) -> Result<Refused, Fault> {
    let names: Vec<&str> = node.children.iter().map(|it| it.name.as_str()).collect();
    if names != ["feilId", "feilmelding"] {
        let what = "feilId, feilmelding";
        let of = node.name.clone();
        return Err(Fault::Lacks { of, what });
    }
    let text: String = inside(node, "feilmelding")
        .chars()
        .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
        .take(LONGEST)
        .collect();
    let id: String = inside(node, "feilId").chars().take(100).collect();
    Ok(Refused { id, text })
}

fn child<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    node.children.iter().find(|child| child.name == name)
}

fn inside(node: &Node, name: &str) -> String {
    let found = child(node, name);
    found.map_or_else(String::new, |child| child.text.trim().to_owned())
}
