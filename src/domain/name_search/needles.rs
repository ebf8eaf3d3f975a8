//! Many pieces of words sought at once, wherever in a word they stand.

use std::collections::HashMap;

/// Every piece is as long in bytes or longer: by its first four it is known.
const HEAD: usize = 4;
/// Places for heads; so many that most of them are free.
const PLACES: usize = 1 << 16;

/// The pieces that are sought, each with what is known of it.
pub struct Needles<T> {
    /// Whether a piece may begin so. Nearly every place in a text is told apart by this alone.
    may_begin: Vec<bool>,
    by_head: HashMap<[u8; HEAD], Vec<(String, T)>>,
}

impl<T: Copy> Needles<T> {
    pub fn of(pieces: impl IntoIterator<Item = (String, T)>) -> Needles<T> {
        let mut all = Needles {
            may_begin: vec![false; PLACES],
            by_head: HashMap::new(),
        };
        for (piece, own) in pieces {
            if let Some(head) = piece.as_bytes().first_chunk::<HEAD>() {
                all.may_begin[place(*head)] = true;
                all.by_head.entry(*head).or_default().push((piece, own));
            }
        }
        all
    }

    /// Calls `found` with each piece that stands in the word, and where, in bytes.
    pub fn each(&self, word: &str, mut found: impl FnMut(usize, &str, T)) {
        for (at, head) in word.as_bytes().windows(HEAD).enumerate() {
            let Ok(head) = <[u8; HEAD]>::try_from(head) else {
                continue;
            };
            if !self.may_begin[place(head)] {
                continue;
            }
            for (piece, own) in self.by_head.get(&head).into_iter().flatten() {
                if word.as_bytes()[at..].starts_with(piece.as_bytes()) {
                    found(at, piece, *own);
                }
            }
        }
    }
}

fn place(head: [u8; HEAD]) -> usize {
    let mixed = u32::from_le_bytes(head).wrapping_mul(0x9e37_79b1) >> 16;
    usize::try_from(mixed).map_or(0, |it| it % PLACES)
}
