//! Grounds that a person gives in own words: long enough to be a reason, and not a nod.

/// The fewest characters that are grounds.
///
/// A person decides, and says why (personvernforordninga art. 22); the length is
/// the house's own rule.
pub const LEAST: usize = 50;

/// Whether the text says enough. Blanks are not words: several count as one.
pub fn says_enough(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").chars().count() >= LEAST
}

/// The most characters that one text of a case may have.
pub const LONGEST: usize = 20_000;

/// Whether the text is no longer than a text may be.
pub fn fits(text: &str) -> bool {
    text.chars().count() <= LONGEST
}
