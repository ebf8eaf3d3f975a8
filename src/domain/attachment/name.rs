//! A file's name, as it may safely be shown, downloaded and exported.

use super::{Kind, LONGEST_NAME, Unfit};
use crate::domain::text::{Lines, forbidden};

/// A name that ends in an extension we take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The whole of it, `skjermbilete-0740.png`.
    pub text: String,
    /// In lower case, `png`.
    pub extension: String,
    pub kind: Kind,
}

/// Names that Windows gives to devices, whatever comes after the first dot.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// Reads the name that a browser sent.
///
/// Of a path the last component counts. Leading and trailing dots and spaces
/// go, as Windows would drop them; what Windows cannot have in a name becomes
/// `_`, and a device name (`con.pdf`) gets one before it. Characters that could
/// make the name look like another are refused, not dropped: the person should know.
/// The last extension decides: `bilete.png.exe` is an `exe`.
pub fn read_name(raw: &str) -> Result<Name, Unfit> {
    let last = raw.rsplit(['/', '\\']).next().unwrap_or_default();
    if let Some(found) = forbidden(last, Lines::One) {
        return Err(Unfit::ForbiddenInName(found));
    }
    let mut text: String = last
        .trim_matches(|c: char| c == '.' || c.is_whitespace())
        .chars()
        .map(|c| if "<>:\"|?*".contains(c) { '_' } else { c })
        .collect();
    if text.is_empty() {
        return Err(Unfit::NoName);
    }
    if is_device(&text) {
        text.insert(0, '_');
    }
    let is = text.chars().count();
    if is > LONGEST_NAME {
        let most = LONGEST_NAME;
        return Err(Unfit::NameTooLong { is, most });
    }
    let (_, extension) = text.rsplit_once('.').ok_or(Unfit::NoExtension)?;
    let extension = extension.to_lowercase();
    match Kind::from_extension(&extension) {
        Some(kind) => Ok(Name {
            text,
            extension,
            kind,
        }),
        None => Err(Unfit::KindNotTaken { extension }),
    }
}

fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default();
    let stem = stem.trim_end().to_uppercase();
    let numbered = ["COM", "LPT"].iter().any(|port| {
        stem.strip_prefix(port).is_some_and(|number| {
            let mut digits = number.chars();
            let one = digits
                .next()
                .is_some_and(|c| c.is_ascii_digit() || "¹²³".contains(c));
            one && digits.next().is_none()
        })
    });
    numbered || DEVICES.contains(&stem.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(raw: &str, kept: &str) {
        let name = read_name(raw).map(|name| name.text);
        assert_eq!(name.as_deref(), Ok(kept), "{raw:?}");
    }

    #[track_caller]
    fn refused(raw: &str, why: &Unfit) {
        assert_eq!(read_name(raw).as_ref(), Err(why), "{raw:?}");
    }

    #[test]
    fn a_name_keeps_its_letters_and_loses_its_path() {
        check("skjermbilete 07.40.PNG", "skjermbilete 07.40.PNG");
        check("C:\\Brukarar\\åse\\Møte æøå.pdf", "Møte æøå.pdf");
        check("../../etc/passwd.txt", "passwd.txt");
        check("..\\.. /.løynd.txt. ", "løynd.txt");
        check("kva: \"no\"?.pdf", "kva_ _no__.pdf");
        check("a.exe.png", "a.exe.png");
    }

    #[test]
    fn no_name_is_a_windows_device() {
        check("con.pdf", "_con.pdf");
        check("NUL.x.txt", "_NUL.x.txt");
        check("lpt1 .pdf", "_lpt1 .pdf");
        check("com¹.pdf", "_com¹.pdf");
        check("com10.pdf", "com10.pdf");
        check("konto.pdf", "konto.pdf");
    }

    #[test]
    fn a_name_that_says_too_little_or_deceives_is_refused() {
        let kind = |extension: &str| Unfit::KindNotTaken {
            extension: extension.to_owned(),
        };
        let mark = |code, at| {
            let found = crate::domain::text::Forbidden { code, at };
            Unfit::ForbiddenInName(found)
        };
        refused("bilete.png.exe", &kind("exe"));
        refused("sida.HTML", &kind("html"));
        refused("bilete.svg", &kind("svg"));
        refused(".pdf", &Unfit::NoExtension);
        refused("notat", &Unfit::NoExtension);
        refused("/", &Unfit::NoName);
        refused("...", &Unfit::NoName);
        refused("cv\u{202e}fdp.png", &mark(0x202e, 3));
        refused("a\0.pdf", &mark(0, 2));
        refused("a\nb.pdf", &mark(0x0a, 2));
        let long = format!("{}.pdf", "å".repeat(117));
        refused(&long, &Unfit::NameTooLong { is: 121, most: 120 });
        check(&long.replacen('å', "", 1), &long.replacen('å', "", 1));
    }
}
