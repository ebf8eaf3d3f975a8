//! A text as words that can be compared: small letters without the marks that people leave out.

/// A word, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub text: String,
    pub first: usize,
    pub end: usize,
    pub letters: usize,
    pub is_capital: bool,
    pub is_upper: bool,
    /// It was written with `å`, not with two letters.
    pub is_ring: bool,
    /// What stands between it and the word before.
    pub gap: Gap,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// The text begins.
    None,
    Blank,
    Break,
    Hyphen,
    HyphenAndBreak,
    Dot,
    /// A full stop and a blank.
    DotAndBlank,
    /// A comma and a blank: `Døme, Ola`.
    Comma,
    /// `O’Neil`.
    Apostrophe,
    Other,
}

impl Gap {
    fn of(between: &str) -> Gap {
        let seen: String = between.chars().filter(|c| !is_unseen(*c)).collect();
        let is_hyphen =
            |c: char| matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\u{2012}' | '\u{2013}');
        let is_break = |c: char| {
            matches!(
                c,
                '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}'
            )
        };
        let bare: String = seen.chars().filter(|c| !c.is_whitespace()).collect();
        let has_blank = bare.len() < seen.len();
        let breaks = seen.contains(is_break);
        match bare.as_str() {
            "" if breaks => Gap::Break,
            "" => Gap::Blank,
            "." if has_blank => Gap::DotAndBlank,
            "." => Gap::Dot,
            "," => Gap::Comma,
            "'" | "’" if !has_blank => Gap::Apostrophe,
            other if other.chars().count() == 1 && other.starts_with(is_hyphen) => {
                if breaks {
                    Gap::HyphenAndBreak
                } else {
                    Gap::Hyphen
                }
            }
            _ => Gap::Other,
        }
    }

    pub fn is_within_a_name(self) -> bool {
        !matches!(self, Gap::None | Gap::Other | Gap::DotAndBlank)
    }

    pub fn is_of_initials(self) -> bool {
        matches!(
            self,
            Gap::Dot | Gap::DotAndBlank | Gap::Hyphen | Gap::Blank | Gap::Break
        )
    }
}

impl Token {
    /// The first letter: of Aasen both `a` and `å`.
    pub fn initials(&self) -> [Option<char>; 2] {
        let folded = self.text.chars().next();
        let is_double = folded == Some('å') && !self.is_ring;
        [folded, if is_double { Some('a') } else { folded }]
    }
}

/// What nobody sees and a search must not stumble over: soft hyphens, joiners, marks of direction.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{fe00}'..='\u{fe0f}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

pub fn tokens(text: &str) -> Vec<Token> {
    let mut all: Vec<Token> = vec![];
    let (mut is_open, mut gap_from) = (false, 0);
    for (at, c) in text.char_indices() {
        let end = at + c.len_utf8();
        if is_unseen(c) {
            continue;
        }
        if is_mark(c) && is_open {
            let word = all.last_mut().expect("an open word is the last one");
            add_mark(&mut word.text, c);
            word.end = end;
            continue;
        }
        if !c.is_alphanumeric() {
            is_open = false;
            continue;
        }
        if !is_open {
            let gap = if all.is_empty() {
                Gap::None
            } else {
                Gap::of(&text[gap_from..at])
            };
            all.push(Token {
                text: String::new(),
                first: at,
                end,
                letters: 0,
                is_capital: c.is_uppercase(),
                is_upper: true,
                is_ring: false,
                gap,
            });
            is_open = true;
        }
        let word = all.last_mut().expect("a word was begun");
        for small in c.to_lowercase().filter(|c| !is_mark(*c)) {
            push_plain(&mut word.text, small);
        }
        word.is_upper &= c.is_uppercase();
        word.letters += 1;
        word.end = end;
        gap_from = end;
    }
    for word in &mut all {
        word.is_ring = word.text.starts_with('å');
        if word.text.contains("aa") {
            word.text = word.text.replace("aa", "å");
        }
    }
    all
}

/// A letter that was written as two: `a` and a ring is `å`.
fn add_mark(text: &mut String, mark: char) {
    let composed = match (text.chars().next_back(), mark) {
        (Some('a'), '\u{30a}') => 'å',
        (Some('a'), '\u{308}') => 'æ',
        (Some('o'), '\u{308}') => 'ø',
        _ => return,
    };
    text.pop();
    text.push(composed);
}

/// Without the accents that people leave out; Swedish and Sámi letters as Norwegian keyboards have them.
fn push_plain(text: &mut String, c: char) {
    let plain = match c {
        'á' | 'à' | 'â' | 'ã' | 'ā' => 'a',
        'é' | 'è' | 'ê' | 'ë' | 'ē' | 'ě' => 'e',
        'í' | 'ì' | 'î' | 'ï' | 'ı' => 'i',
        'ó' | 'ò' | 'ô' | 'õ' => 'o',
        'ú' | 'ù' | 'û' | 'ü' | 'ū' => 'u',
        'ý' | 'ÿ' => 'y',
        'č' | 'ç' | 'ć' => 'c',
        'đ' | 'ð' => 'd',
        'ŋ' | 'ñ' | 'ń' | 'ň' => 'n',
        'š' | 'ś' | 'ş' => 's',
        'ŧ' | 'ţ' | 'ť' => 't',
        'ž' | 'ź' | 'ż' => 'z',
        'ł' => 'l',
        'ř' => 'r',
        'ö' => 'ø',
        'ä' => 'æ',
        'ß' => {
            text.push('s');
            's'
        }
        c => c,
    };
    text.push(plain);
}
