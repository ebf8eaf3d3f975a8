//! Letters of other alphabets that look like ours.

/// The Latin letter that a small Greek or Cyrillic one is written for. It goes by the looks of the capital, where the
/// small one looks otherwise: so a name in those alphabets stays the same name in any case.
pub fn latin(c: char) -> char {
    match c {
        'α' | 'а' | 'ɑ' | 'ᴀ' => 'a',
        'β' | 'в' | 'ʙ' => 'b',
        'с' | 'ϲ' | 'ᴄ' => 'c',
        'ԁ' | 'ᴅ' => 'd',
        'ε' | 'е' | 'ᴇ' => 'e',
        'ɡ' | 'ɢ' => 'g',
        'η' | 'н' | 'һ' | 'ʜ' => 'h',
        'ι' | 'і' | 'ɪ' => 'i',
        'ϳ' | 'ј' | 'ᴊ' => 'j',
        'κ' | 'к' | 'ᴋ' => 'k',
        'ӏ' | 'ʟ' => 'l',
        'μ' | 'м' | 'ᴍ' => 'm',
        'ν' | 'ɴ' => 'n',
        'ο' | 'о' | 'ᴏ' => 'o',
        'ρ' | 'р' | 'ᴘ' => 'p',
        'ԛ' => 'q',
        'ʀ' => 'r',
        'ѕ' | 'ꜱ' => 's',
        'τ' | 'т' | 'ᴛ' => 't',
        'ᴜ' => 'u',
        'ѵ' | 'ᴠ' => 'v',
        'ԝ' | 'ᴡ' => 'w',
        'χ' | 'х' => 'x',
        'υ' | 'у' | 'ʏ' => 'y',
        'ζ' | 'ᴢ' => 'z',
        'ө' | 'ɵ' => 'ø',
        'ӕ' => 'æ',
        c => c,
    }
}
