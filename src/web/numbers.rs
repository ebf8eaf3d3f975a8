//! Numbers as people here write them.

use crate::domain::person::Language;

/// `12 846`, with a space that does not break; `12,846` in English.
pub fn grouped(number: u64, language: Language) -> String {
    let digits = number.to_string();
    let apart = match language {
        Language::Nynorsk | Language::Bokmaal => '\u{a0}',
        Language::English => ',',
    };
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(apart);
        }
        text.push(digit);
    }
    text
}

/// A size in bytes as people say it: `812 kB`, `1,4 MB`.
pub fn bytes(count: u64, language: Language) -> String {
    const STEPS: [(u64, &str); 3] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")];
    let point = match language {
        Language::Nynorsk | Language::Bokmaal => ',',
        Language::English => '.',
    };
    for (step, unit) in STEPS {
        if count >= step {
            let tenths = count / (step / 10);
            return format!("{}{point}{}\u{a0}{unit}", tenths / 10, tenths % 10);
        }
    }
    format!("{count}\u{a0}byte")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_in_its_own_unit() {
        for (count, nn) in [
            (812, "812\u{a0}byte"),
            (1_400_000, "1,4\u{a0}MB"),
            (999_999, "999,9\u{a0}kB"),
        ] {
            assert_eq!(bytes(count, Language::Nynorsk), nn);
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (number, nn, en) in [
            (0, "0", "0"),
            (999, "999", "999"),
            (1000, "1\u{a0}000", "1,000"),
            (12_846, "12\u{a0}846", "12,846"),
            (1_234_567, "1\u{a0}234\u{a0}567", "1,234,567"),
        ] {
            assert_eq!(grouped(number, Language::Nynorsk), nn);
            assert_eq!(grouped(number, Language::English), en);
        }
    }
}
