//! The four fonts that letters are set in, and what they have no shape for.
//!
//! Libertinus for what is Norwegian; DejaVu Sans where the writing is another (Hebrew, Arabic,
//! Cyrillic); Noto Emoji, since letters quote what people wrote on the net. Their licences
//! lie beside them.

use typst::foundations::Bytes;
use typst::text::{Font, FontBook, is_default_ignorable};
use typst::utils::LazyHash;

const FILES: [&[u8]; 4] = [
    include_bytes!("../../../templates/letters/fonts/LibertinusSerif-Regular.otf"),
    include_bytes!("../../../templates/letters/fonts/LibertinusSerif-Bold.otf"),
    include_bytes!("../../../templates/letters/fonts/DejaVuSans.ttf"),
    include_bytes!("../../../templates/letters/fonts/NotoEmoji-Regular.ttf"),
];

pub struct Fonts {
    pub book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

impl Fonts {
    pub fn embedded() -> Fonts {
        let read = |file| Font::new(Bytes::new(file), 0).expect("the embedded fonts are whole");
        let fonts: Vec<Font> = FILES.into_iter().map(read).collect();
        Fonts {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
        }
    }

    pub fn get(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    /// The first character that no font has, with its number in the text (the first is 1).
    pub fn first_missing(&self, text: &str) -> Option<(usize, char)> {
        let is_blank = |c: char| c.is_whitespace() || is_default_ignorable(c);
        let has = |c: char| {
            let mut fonts = self.fonts.iter();
            fonts.any(|font| font.info().coverage.contains(u32::from(c)))
        };
        let mut characters = text.chars().zip(1..);
        let (found, at) = characters.find(|(c, _)| !is_blank(*c) && !has(*c))?;
        Some((at, found))
    }
}
