//! What may stand in one field: names, numbers, addresses, codes and dates.

use super::fault::Wrong;
use crate::domain::local_time::read_date;
use crate::domain::person::Language;
use chrono::NaiveDate;

const LONGEST_NAME: usize = 120;
const LONGEST_CODE: usize = 32;
const LONGEST_EMAIL: usize = 254;

/// A name or a title, trimmed; never empty.
///
/// A text that begins with `=`, `+`, `-` or `@` is turned away: no name does,
/// and a spreadsheet that later opens a list from here would run it (ASVS 5.0, 1.2.10).
pub fn text(found: &str) -> Result<String, Wrong> {
    fits(found, LONGEST_NAME)
}

/// An employee number: digits or English letters, and `-`, `.`, `_` inside. Zeros in front count.
pub fn employee_no(found: &str) -> Result<String, Wrong> {
    let found = fits(found, LONGEST_CODE)?;
    if is_code(&found) && found.is_ascii() {
        Ok(found)
    } else {
        Err(Wrong::NotEmployeeNo(found))
    }
}

/// The code of a unit; as an employee number, but æ, ø and å are letters too.
pub fn code(found: &str) -> Result<String, Wrong> {
    let found = fits(found, LONGEST_CODE)?;
    if is_code(&found) {
        Ok(found)
    } else {
        Err(Wrong::NotCode(found))
    }
}

/// An address that every mail server can take: ASCII, one `@`, a domain with a dot. Given back in lower case.
pub fn email(found: &str) -> Result<String, Wrong> {
    let found = fits(found, LONGEST_EMAIL)?;
    if is_email(&found) {
        Ok(found.to_ascii_lowercase())
    } else {
        Err(Wrong::NotEmail(found))
    }
}

/// `2026-12-07` or `7.12.2026`, in a year an employment can begin or end.
pub fn date(found: &str) -> Result<NaiveDate, Wrong> {
    let found = fits(found, LONGEST_CODE)?;
    let digits = found.bytes().filter(u8::is_ascii_digit).count();
    let shape = found.contains('.') || found.contains('-');
    read_date(&found)
        // Two digits for the year are not taken from a machine.
        .filter(|_| shape && digits >= 6 && year_is_whole(&found))
        .filter(|day| {
            let years = ["1950-01-01", "2100-01-01"].map(|y| y.parse::<NaiveDate>().ok());
            Some(*day) >= years[0] && Some(*day) < years[1]
        })
        .ok_or(Wrong::NotDate(found))
}

pub fn language(found: &str) -> Result<Language, Wrong> {
    let found = fits(found, LONGEST_CODE)?;
    match found.to_lowercase().as_str() {
        "nn" | "nynorsk" => Ok(Language::Nynorsk),
        "nb" | "bokmål" => Ok(Language::Bokmaal),
        "en" | "engelsk" | "english" => Ok(Language::English),
        _ => Err(Wrong::NotLanguage(found)),
    }
}

/// The codes of a list: divided by spaces, `|` or commas.
pub fn codes(found: &str) -> impl Iterator<Item = &str> {
    found
        .split(|c: char| c.is_whitespace() || c == '|' || c == ',')
        .filter(|code| !code.is_empty())
}

fn fits(found: &str, most: usize) -> Result<String, Wrong> {
    let found = found.trim();
    let Some(first) = found.chars().next() else {
        return Err(Wrong::Missing);
    };
    // Such as "Ã¥": UTF-8 that somebody has read as Windows-1252.
    let garbled = |pair: &[char]| pair[0] == 'Ã' && ('\u{80}'..='\u{bf}').contains(&pair[1]);
    let chars: Vec<char> = found.chars().collect();
    if let Some(control) = chars.iter().find(|c| c.is_control()) {
        return Err(Wrong::ControlCharacter(u32::from(*control)));
    }
    if chars.contains(&'\u{fffd}') || chars.windows(2).any(garbled) {
        return Err(Wrong::Garbled(chars.into_iter().take(40).collect()));
    }
    if chars.len() > most {
        let found = chars.len();
        return Err(Wrong::TooLong { found, most });
    }
    if "=+-@".contains(first) {
        return Err(Wrong::Formula(first));
    }
    Ok(found.to_owned())
}

fn is_code(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(char::is_alphanumeric)
        && chars.all(|c| c.is_alphanumeric() || "-._".contains(c))
}

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let atom = |part: &str| {
        let letter = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(c);
        !part.is_empty() && part.chars().all(letter)
    };
    let label = |part: &str| {
        let letters = part.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        letters && (1..=63).contains(&part.len()) && !part.starts_with('-') && !part.ends_with('-')
    };
    local.len() <= 64
        && local.split('.').all(atom)
        && domain.contains('.')
        && domain.split('.').all(label)
}

fn year_is_whole(text: &str) -> bool {
    let mut parts = text.split(['.', '-']).map(str::trim);
    parts.any(|part| part.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_that_mail_can_reach() {
        for right in ["a@b.no", "Per.Provemo@valle.example", "o'neil+x@a-b.co.uk"] {
            assert_eq!(email(right), Ok(right.to_ascii_lowercase()));
        }
        for wrong in [
            "a", "a@b", "a@@b.no", "a b@c.no", "a@b..no", "æ@b.no", ".a@b.no", "a@-b.no", "a@b.no.",
        ] {
            assert_eq!(email(wrong), Err(Wrong::NotEmail(wrong.to_owned())));
        }
    }

    #[test]
    fn a_date_has_a_whole_year() {
        let day = NaiveDate::from_ymd_opt(2026, 12, 7);
        for right in ["2026-12-07", "07.12.2026", " 7.12.2026 "] {
            assert_eq!(date(right).ok(), day, "{right}");
        }
        for wrong in [
            "7.12.26",
            "07122026",
            "2026-13-01",
            "31.2.2026",
            "1.1.0206",
            "i dag",
        ] {
            assert_eq!(date(wrong), Err(Wrong::NotDate(wrong.to_owned())));
        }
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_no_name() {
        assert_eq!(text("=1+1"), Err(Wrong::Formula('=')));
        assert_eq!(text("@x"), Err(Wrong::Formula('@')));
        assert_eq!(text("Anne\u{0}"), Err(Wrong::ControlCharacter(0)));
        assert_eq!(
            text("P\u{c3}\u{a5}l"),
            Err(Wrong::Garbled("PÃ¥l".to_owned()))
        );
        assert_eq!(text(" Bård\u{a0}"), Ok("Bård".to_owned()));
        assert_eq!(text(" "), Err(Wrong::Missing));
    }
}
