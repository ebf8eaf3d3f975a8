//! Taking passages out of a copy: what is left of the text, and what must be settled before it goes out.
//!
//! A document is given without what must be kept back, where the rest can be given (offentleglova
//! § 12; forvaltningslova § 19). The original stays as it is. Every place that names somebody who
//! need not be named is taken out or kept with a reason (§ 13), and whoever reported a
//! whistleblowing case is never named to whoever asks (arbeidsmiljølova § 2 A-4).

use super::access_request::Exemption;
use std::ops::Range;

/// Characters of the reason for keeping a name.
pub const SHORTEST_REASON: usize = 10;
pub const LONGEST_REASON: usize = 500;
/// Characters of all the passages that are marked at a time.
pub const LONGEST_PASSAGES: usize = 20_000;

/// Bytes in all the files of an answer, which is handed over as one (offentleglova § 30): 300 MB.
pub const LARGEST_ANSWER: i64 = 300 * 1024 * 1024;

/// What is done with a passage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Treated {
    TakenOut(Exemption),
    /// It may be read, for this reason.
    Kept(String),
}

/// A passage of the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    pub place: Range<usize>,
    pub treated: Treated,
}

/// Why a passage is not marked so, or a copy is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("nothing is marked")]
    Nothing,
    #[error("a passage does not stand in the text")]
    NotThere,
    #[error("the passages are too long")]
    TooLong,
    #[error("a name is kept for a reason")]
    NoReason,
    #[error("the reason is too long")]
    ReasonTooLong,
    #[error("whoever reported is not named")]
    NeverNamed,
    #[error("the program did not write the text and cannot take anything out of it")]
    NotOurs,
    #[error("the document is not weighed as given in part")]
    NotInPart,
    #[error("names stand in what would go out")]
    NamesLeft,
    #[error("nobody has said that they looked through what the program cannot read")]
    NotLookedThrough,
    #[error("the document is given in part, and there is no copy")]
    NoCopy,
    /// Neutral on purpose: it tells neither what was found nor whether something was.
    #[error("somebody else looks through the answer before it goes out")]
    AnotherLooks,
    #[error("the file is no PDF that can be looked through")]
    NotReadable,
    #[error("the file holds an earlier version of itself, other files or a form")]
    HoldsMore,
    #[error("the copy is the original")]
    IsTheOriginal,
    #[error("the answer is larger than 300 MB")]
    TooLarge,
}

impl Refusal {
    /// Where the rule stands; nothing where it is only about how the form is filled in.
    pub fn source(self) -> Option<&'static str> {
        Some(match self {
            Refusal::Nothing
            | Refusal::NotThere
            | Refusal::TooLong
            | Refusal::ReasonTooLong
            | Refusal::NotReadable
            | Refusal::IsTheOriginal => return None,
            Refusal::NeverNamed => "arbeidsmiljølova § 2 A-4",
            Refusal::AnotherLooks => "forvaltningslova § 13 c",
            Refusal::TooLarge => "offentleglova § 30",
            Refusal::NotInPart | Refusal::NoCopy => "offentleglova § 12, forvaltningslova § 19",
            _ => "forvaltningslova § 13",
        })
    }
}

/// What is left of the text, with the provision in each place where something was taken out.
pub fn remaining(text: &str, marks: &[Mark]) -> String {
    let mut left = String::with_capacity(text.len());
    let mut from = 0;
    for (place, why) in taken_out(text, marks) {
        left.push_str(&text[from..place.start]);
        left.push_str("[sladda, ");
        left.push_str(&why.join("; "));
        left.push(']');
        from = place.end;
    }
    left.push_str(&text[from..]);
    left
}

/// The places that are taken out, in order: what overlaps, or has nothing but blanks between, is one.
fn taken_out(text: &str, marks: &[Mark]) -> Vec<(Range<usize>, Vec<String>)> {
    let each = marks.iter().filter_map(|mark| match &mark.treated {
        Treated::TakenOut(why) => Some((whole(text, &mark.place), why.short())),
        Treated::Kept(_) => None,
    });
    let mut places: Vec<(Range<usize>, String)> = each.filter(|it| !it.0.is_empty()).collect();
    places.sort_by_key(|it| (it.0.start, it.0.end));
    let mut all: Vec<(Range<usize>, Vec<String>)> = vec![];
    for (place, why) in places {
        match all.last_mut() {
            Some((last, reasons))
                if place.start <= last.end
                    || text[last.end..place.start].chars().all(|c| c == ' ') =>
            {
                last.end = last.end.max(place.end);
                if !reasons.contains(&why) {
                    reasons.push(why);
                }
            }
            _ => all.push((place, vec![why])),
        }
    }
    all
}

/// The place, within the text and never in the middle of a character.
fn whole(text: &str, place: &Range<usize>) -> Range<usize> {
    let mut start = place.start.min(text.len());
    while !text.is_char_boundary(start) {
        start -= 1;
    }
    let mut end = place.end.clamp(start, text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    start..end
}

/// Whether a mark says what `standing` says already. The same passage that is taken out twice is taken out once, and
/// one undoing brings it back. What somebody lets stand is on their word: another's is another.
pub fn is_said(mark: &Mark, standing: &Mark, is_own: bool) -> bool {
    mark == standing && (is_own || matches!(mark.treated, Treated::TakenOut(_)))
}

/// Whether a mark covers the whole of the place.
pub fn is_settled(place: &Range<usize>, marks: &[Mark]) -> bool {
    let covers = |mark: &Mark| mark.place.start <= place.start && mark.place.end >= place.end;
    marks.iter().any(covers)
}

/// Whether the whole place is taken out, by one mark or by several.
pub fn is_taken_out(text: &str, place: &Range<usize>, marks: &[Mark]) -> bool {
    let mut all = taken_out(text, marks).into_iter();
    all.any(|(it, _)| it.start <= place.start && it.end >= place.end)
}

/// Every place where the passage stands, however its blanks and lines fall.
pub fn occurrences(text: &str, passage: &str) -> Vec<Range<usize>> {
    let wanted: Vec<&str> = passage.split_whitespace().collect();
    let Some((first, rest)) = wanted.split_first() else {
        return vec![];
    };
    let mut found: Vec<Range<usize>> = vec![];
    for (start, _) in text.match_indices(first) {
        let mut end = start + first.len();
        let fits = rest.iter().all(|word| {
            let after = text[end..].trim_start();
            let blanks = text.len() - after.len() - end;
            let is_next = blanks > 0 && after.starts_with(word);
            end += blanks + word.len();
            is_next
        });
        if fits && found.last().is_none_or(|last| last.end <= start) {
            found.push(start..end);
        }
    }
    found
}

/// The paragraphs of the text, as people see them: lines without an empty one between.
pub fn paragraphs(text: &str) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = vec![];
    let (mut at, mut is_new) = (0, true);
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end().len();
        if bare == 0 {
            is_new = true;
        } else if is_new {
            all.push(at..at + bare);
            is_new = false;
        } else if let Some(last) = all.last_mut() {
            last.end = at + bare;
        }
        at += line.len();
    }
    all
}

/// Whether a name may be kept for this reason.
pub fn may_keep(is_never_named: bool, reason: &str) -> Result<(), Refusal> {
    match reason.trim().chars().count() {
        _ if is_never_named => Err(Refusal::NeverNamed),
        count if count < SHORTEST_REASON => Err(Refusal::NoReason),
        count if count > LONGEST_REASON => Err(Refusal::ReasonTooLong),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn out(place: Range<usize>, why: Exemption) -> Mark {
        let treated = Treated::TakenOut(why);
        Mark { place, treated }
    }

    #[test]
    fn the_place_shows_the_provision_and_nothing_else() {
        let text = "Kåre Melkevik melde frå.";
        let marks = [out(0..14, Exemption::Secrecy)];
        let left = remaining(text, &marks);
        assert_eq!(
            left,
            "[sladda, offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1] melde frå."
        );
        // Two words with a blank between are one place: nobody counts the words.
        let marks = [
            out(0..5, Exemption::Secrecy),
            out(6..14, Exemption::Internal),
        ];
        let left = remaining(text, &marks);
        assert_eq!(
            left,
            "[sladda, offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1; offl. § 14 første ledd] melde frå."
        );
        let kept = Treated::Kept("Alle veit det.".to_owned());
        let marks = [Mark {
            place: 0..14,
            treated: kept,
        }];
        assert_eq!(remaining(text, &marks), text);
        assert!(is_settled(&(0..14), &marks) && !is_taken_out(text, &(0..14), &marks));
    }

    #[test]
    fn a_passage_is_found_wherever_it_stands() {
        let text = "Han bur i Åsvegen\n4. Ho bur i Åsvegen 4.";
        let found = occurrences(text, "i Åsvegen 4");
        let found: Vec<&str> = found.iter().map(|it| &text[it.clone()]).collect();
        assert_eq!(found, ["i Åsvegen\n4", "i Åsvegen 4"]);
        assert!(occurrences(text, "  ").is_empty() && occurrences(text, "Åsv 4").is_empty());
        let parts: Vec<&str> = paragraphs("a\nb\n\n c \n \nd")
            .iter()
            .map(|it| &"a\nb\n\n c \n \nd"[it.clone()])
            .collect();
        assert_eq!(parts, ["a\nb", " c", "d"]);
    }

    #[test]
    fn the_same_passage_is_marked_once_by_the_same_provision() {
        let one = out(0..4, Exemption::Secrecy);
        assert!(is_said(&one, &one, false) && is_said(&one, &one, true));
        assert!(!is_said(&one, &out(0..4, Exemption::Internal), true));
        assert!(!is_said(&one, &out(0..5, Exemption::Secrecy), true));
        let kept = Mark {
            place: 0..4,
            treated: Treated::Kept("Namnet er kjent frå avisa.".to_owned()),
        };
        assert!(is_said(&kept, &kept, true) && !is_said(&kept, &kept, false));
    }

    #[test]
    fn whoever_reported_is_kept_for_no_reason() {
        let reason = "Namnet er kjent frå avisa.";
        assert_eq!(may_keep(false, reason), Ok(()));
        assert_eq!(may_keep(false, "kort"), Err(Refusal::NoReason));
        assert_eq!(may_keep(true, reason), Err(Refusal::NeverNamed));
    }

    proptest! {
        /// What stands outside the places stays letter for letter, and nothing of what stands inside is left.
        #[test]
        fn what_is_taken_out_is_gone_and_the_rest_stays(
            text in "[a-zæøå \n]{0,40}", places in prop::collection::vec((0..60_usize, 0..60_usize), 0..5),
        ) {
            // Digits stand for what must go: they are nowhere else.
            let hidden: String = text.chars().map(|_| '7').collect();
            let mut bytes: Vec<char> = text.chars().collect();
            let offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let marks: Vec<Mark> = places.iter().map(|(one, other)| {
                let last = offsets.len() - 1;
                let (one, other) = (one.min(other).min(&last), one.max(other).min(&last));
                out(offsets[*one]..offsets[*other], Exemption::NationalId)
            }).collect();
            for (at, c) in bytes.iter_mut().enumerate() {
                if marks.iter().any(|it| it.place.contains(&offsets[at])) {
                    *c = hidden.chars().nth(at).unwrap();
                }
            }
            let left = remaining(&text, &marks);
            let shown = left.replace("[sladda, offl. § 26 femte ledd]", "7");
            let expected: String = bytes.into_iter().collect();
            let mut wanted = String::new();
            for piece in expected.split_inclusive('7') {
                // Blanks between two places go with them.
                let bare = piece.trim_end_matches('7');
                let is_between = wanted.ends_with('7') && bare.chars().all(|c| c == ' ') && piece.ends_with('7');
                if !is_between {
                    wanted.push_str(piece);
                }
            }
            prop_assert_eq!(shown, wanted);
        }
    }
}
