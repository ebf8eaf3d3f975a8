//! The codes of Fiks Arkiv's lists. They are open in the schema; a core may know others.

use crate::archive::dossier::Direction;

/// A code and what it means.
pub type Code = (&'static str, &'static str);

pub const ELECTRONIC: Code = ("E", "Elektronisk arkiv");
pub const PERSONNEL: Code = ("P", "Personalsaker");
pub const FINISHED: Code = ("F", "Dokumentet er ferdigstilt");
pub const ARCHIVED: Code = ("A", "Arkivert");
pub const MAIN: Code = ("H", "Hoveddokument");
pub const ATTACHMENT: Code = ("V", "Vedlegg");
pub const ARCHIVAL: Code = ("A", "Arkivformat");
pub const PRODUCED: Code = ("P", "Produksjonsformat");

pub fn direction(direction: Direction) -> Code {
    match direction {
        Direction::Incoming => ("I", direction.word()),
        Direction::Outgoing => ("U", direction.word()),
        Direction::Internal => ("X", direction.word()),
    }
}

/// `word` is the standard's (M087).
pub fn correspondent(word: &'static str) -> Code {
    let code = match word {
        "Avsender" => "EA",
        "Mottaker" => "EM",
        "Intern mottaker" => "IM",
        _ => "IA",
    };
    (code, word)
}

/// `word` is the standard's (M619).
pub fn settled(word: &'static str) -> Code {
    let code = if word == "Besvart med brev" {
        "BU"
    } else {
        "TE"
    };
    (code, word)
}

/// `word` is the standard's (M311).
pub fn remark(word: &'static str) -> Code {
    let code = match word {
        "Merknad fra leder" => "ML",
        "Merknad fra saksbehandler" => "MS",
        _ => "MA",
    };
    (code, word)
}

/// The list is open: whom a case is about is a part, as in the everyday systems.
pub fn part(role: &str) -> &'static str {
    match role {
        "Meldar" => "MELDAR",
        "Vitne" => "VITNE",
        _ => "PART",
    }
}

/// Nothing where the list has no word for it.
pub fn document(kind: &str) -> Option<Code> {
    match kind {
        "report" => Some(("MELDING", "Melding")),
        "decision" => Some(("VEDTAK", "Vedtak")),
        "letter" | "statement" => Some(("KORR", "Korrespondanse")),
        _ => None,
    }
}
