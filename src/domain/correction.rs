//! Correction by adding: what stands wrong stays, and beside it stands what is right, who says so, when and why
//! (arkivforskrifta § 11).
//!
//! The house is stricter than the law: a correction is not changed either; it is corrected by a new one.

use super::coded::Coded;
use super::text::{self, Lines};

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aspect {
    Title,
    PublicTitle,
    /// The day of what happened.
    Happened,
    /// Where it happened.
    Channel,
    Unit,
    /// What the report says happened.
    Account,
    /// Anything else that is written in the case.
    Other,
    DocumentTitle,
    DocumentDate,
    DocumentContent,
}

impl Coded for Aspect {
    const ALL: &'static [Aspect] = &[
        Aspect::Title,
        Aspect::PublicTitle,
        Aspect::Happened,
        Aspect::Channel,
        Aspect::Unit,
        Aspect::Account,
        Aspect::Other,
        Aspect::DocumentTitle,
        Aspect::DocumentDate,
        Aspect::DocumentContent,
    ];

    fn code(self) -> &'static str {
        match self {
            Aspect::Title => "title",
            Aspect::PublicTitle => "public_title",
            Aspect::Happened => "happened",
            Aspect::Channel => "channel",
            Aspect::Unit => "unit",
            Aspect::Account => "account",
            Aspect::Other => "other",
            Aspect::DocumentTitle => "document_title",
            Aspect::DocumentDate => "document_date",
            Aspect::DocumentContent => "document_content",
        }
    }
}

impl Aspect {
    pub fn is_of_document(self) -> bool {
        matches!(
            self,
            Aspect::DocumentTitle | Aspect::DocumentDate | Aspect::DocumentContent
        )
    }
}

/// What somebody wants to correct. Documents and corrections are named by their number in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    Fact(Aspect),
    Document(Aspect, i32),
    /// A correction that was wrong itself.
    Earlier(i32),
}

impl Target {
    /// Something of the case has no document; something of a document has one.
    pub fn of(aspect: Aspect, document: Option<i32>) -> Result<Target, Refusal> {
        match (aspect.is_of_document(), document) {
            (true, Some(serial)) => Ok(Target::Document(aspect, serial)),
            (true, None) => Err(Refusal::NoDocument),
            (false, None) => Ok(Target::Fact(aspect)),
            (false, Some(_)) => Err(Refusal::NotOfDocument),
        }
    }

    /// The same of an earlier correction, which says itself what it was about.
    pub fn earlier(serial: i32, document: Option<i32>) -> Result<Target, Refusal> {
        match document {
            None => Ok(Target::Earlier(serial)),
            Some(_) => Err(Refusal::NotOfDocument),
        }
    }
}

/// As whom somebody corrects: an open case is its officer's, a closed one is the archive's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Office {
    Officer,
    Archivist,
}

impl Coded for Office {
    const ALL: &'static [Office] = &[Office::Officer, Office::Archivist];

    fn code(self) -> &'static str {
        match self {
            Office::Officer => "officer",
            Office::Archivist => "archivist",
        }
    }
}

/// The parts of what is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What stands.
    Quoted,
    /// What is right.
    Corrected,
    /// Why, and how the error came about.
    Reason,
}

impl Part {
    /// It has at most this many characters.
    pub const fn most(self) -> usize {
        match self {
            Part::Quoted | Part::Corrected => 4000,
            Part::Reason => 1000,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("only the officer of the case, or the head of HR, corrects it")]
    NotYours,
    #[error("what is closed is corrected by the archivist")]
    Closed,
    #[error("what is not closed is corrected by its officer")]
    NotClosed,
    #[error("the content of the case is destroyed")]
    Destroyed,
    #[error("no document is chosen")]
    NoDocument,
    #[error("what is corrected is not of a document")]
    NotOfDocument,
    #[error("the case has no such document")]
    NoSuchDocument,
    #[error("the case has no such correction")]
    NoSuchCorrection,
    #[error("only a document is replaced by another")]
    ReplacesNothing,
    #[error("a document does not correct itself")]
    ReplacesItself,
    #[error("the case has no such document to put in its place")]
    NoSuchReplacement,
    #[error("{0:?} is not written")]
    Missing(Part),
    #[error("{0:?} is too long")]
    TooLong(Part),
    #[error("{0:?} cannot hold the character {1:#x}")]
    Forbidden(Part, u32),
    #[error("what is right is what stands already")]
    Same,
    #[error("whoever corrects has corrected the same today, in the same words")]
    Already,
}

impl Refusal {
    pub fn source(self) -> &'static str {
        "arkivforskrifta § 11"
    }
}

/// What is written, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    quoted: String,
    corrected: String,
    reason: String,
}

impl Words {
    /// What stands, what is right and why, as they were typed; or everything that is wrong with them.
    pub fn judge(quoted: &str, corrected: &str, reason: &str) -> Result<Words, Vec<Refusal>> {
        let [quoted, corrected, reason] = [quoted, corrected, reason].map(text::normalise);
        let parts = [
            (Part::Quoted, &quoted),
            (Part::Corrected, &corrected),
            (Part::Reason, &reason),
        ];
        let found = parts
            .into_iter()
            .filter_map(|(part, text)| lack(part, text));
        let mut wrong: Vec<Refusal> = found.collect();
        if wrong.is_empty() && quoted == corrected {
            wrong.push(Refusal::Same);
        }
        if wrong.is_empty() {
            Ok(Words {
                quoted,
                corrected,
                reason,
            })
        } else {
            Err(wrong)
        }
    }

    pub fn quoted(&self) -> &str {
        &self.quoted
    }

    pub fn corrected(&self) -> &str {
        &self.corrected
    }

    pub fn reason(&self) -> &str {
        &self.reason
    }
}

fn lack(part: Part, text: &str) -> Option<Refusal> {
    if text.is_empty() {
        return Some(Refusal::Missing(part));
    }
    if text.chars().count() > part.most() {
        return Some(Refusal::TooLong(part));
    }
    let found = text::forbidden(text, Lines::Many)?;
    Some(Refusal::Forbidden(part, found.code))
}

/// The case, and whoever would correct it.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub office: Office,
    /// Whether they are its officer, or the head of HR; nobody asks it of the archivist.
    pub is_theirs: bool,
    pub is_closed: bool,
    pub is_destroyed: bool,
}

/// Whether it may be corrected now, by them.
pub fn may_correct(standing: Standing) -> Result<(), Refusal> {
    match (standing.office, standing.is_closed) {
        _ if standing.is_destroyed => Err(Refusal::Destroyed),
        (Office::Officer, true) => Err(Refusal::Closed),
        (Office::Officer, false) if !standing.is_theirs => Err(Refusal::NotYours),
        (Office::Archivist, false) => Err(Refusal::NotClosed),
        (Office::Officer, false) | (Office::Archivist, true) => Ok(()),
    }
}

/// Whether another document may be named as the right one.
pub fn may_replace(document: Option<i32>, replacement: Option<i32>) -> Result<(), Refusal> {
    match (document, replacement) {
        (None, Some(_)) => Err(Refusal::ReplacesNothing),
        (Some(wrong), Some(right)) if wrong == right => Err(Refusal::ReplacesItself),
        _ => Ok(()),
    }
}

/// All that a correction says. Documents and corrections are named by their number in the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Said<'a> {
    pub aspect: Aspect,
    pub document: Option<i32>,
    pub corrects: Option<i32>,
    pub replacement: Option<i32>,
    pub quoted: &'a str,
    pub corrected: &'a str,
    pub reason: &'a str,
}

/// Whether a correction says something that none of those of the day says: a form that was sent twice adds one.
pub fn is_new<'a>(
    said: Said<'a>,
    mut of_the_day: impl Iterator<Item = Said<'a>>,
) -> Result<(), Refusal> {
    if of_the_day.any(|it| it == said) {
        return Err(Refusal::Already);
    }
    Ok(())
}

/// Whether the words of a correction are for whoever keeps the case without reading it: those of the
/// archive are, those of the casework are as the rest of the case.
pub fn is_of_archive(made_as: Office) -> bool {
    made_as == Office::Archivist
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_what_is_right_and_why_are_all_written() {
        let kept = Words::judge(" 20. november\r\n", "21. november", "Skrive av feil.").unwrap();
        assert_eq!(kept.quoted(), "20. november");
        let all = [Part::Quoted, Part::Corrected, Part::Reason].map(Refusal::Missing);
        assert_eq!(Words::judge(" ", "\r\n", ""), Err(all.to_vec()));
        let long = "a".repeat(Part::Reason.most() + 1);
        let (bell, same) = ("b\u{7}", "a");
        assert_eq!(
            Words::judge("a", bell, &long),
            Err(vec![
                Refusal::Forbidden(Part::Corrected, 7),
                Refusal::TooLong(Part::Reason)
            ])
        );
        assert_eq!(Words::judge(same, same, "c"), Err(vec![Refusal::Same]));
    }

    #[test]
    fn a_correction_is_added_once_a_day_in_the_same_words() {
        let said = Said {
            aspect: Aspect::Happened,
            document: None,
            corrects: None,
            replacement: None,
            quoted: "20. november",
            corrected: "21. november",
            reason: "Skrive av feil.",
        };
        assert_eq!(is_new(said, [said].into_iter()), Err(Refusal::Already));
        let other = Said {
            corrected: "22. november",
            ..said
        };
        assert_eq!(is_new(other, [said].into_iter()), Ok(()));
    }

    #[test]
    fn an_open_case_is_its_officers_to_correct_and_a_closed_one_the_archives() {
        use Office::{Archivist, Officer};
        let check = |office, is_theirs, is_closed, is_destroyed| {
            may_correct(Standing {
                office,
                is_theirs,
                is_closed,
                is_destroyed,
            })
        };
        assert_eq!(check(Officer, true, false, false), Ok(()));
        assert_eq!(check(Officer, false, false, false), Err(Refusal::NotYours));
        assert_eq!(check(Officer, true, true, false), Err(Refusal::Closed));
        assert_eq!(check(Archivist, false, true, false), Ok(()));
        assert_eq!(
            check(Archivist, true, false, false),
            Err(Refusal::NotClosed)
        );
        assert_eq!(check(Archivist, true, true, true), Err(Refusal::Destroyed));
    }

    #[test]
    fn what_is_of_a_document_names_it_and_nothing_else_does() {
        let (title, content) = (Aspect::Title, Aspect::DocumentContent);
        assert_eq!(Target::of(title, None), Ok(Target::Fact(title)));
        assert_eq!(Target::of(title, Some(1)), Err(Refusal::NotOfDocument));
        assert_eq!(Target::of(content, None), Err(Refusal::NoDocument));
        assert_eq!(
            Target::of(content, Some(2)),
            Ok(Target::Document(content, 2))
        );
        assert_eq!(Target::earlier(3, None), Ok(Target::Earlier(3)));
        assert_eq!(Target::earlier(3, Some(1)), Err(Refusal::NotOfDocument));
        assert_eq!(may_replace(Some(1), Some(2)), Ok(()));
        assert_eq!(may_replace(Some(1), Some(1)), Err(Refusal::ReplacesItself));
        assert_eq!(may_replace(None, Some(1)), Err(Refusal::ReplacesNothing));
    }
}
