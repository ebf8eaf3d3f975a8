//! What a person typed into a form, word for word, so that no fault of theirs or ours can lose it.

use crate::domain::text::is_unseen;

/// The fields of a form in the order they came. A name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

/// Why a body is not a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAForm {
    InvalidUtf8,
    NulByte,
}

impl Fields {
    /// Reads an `application/x-www-form-urlencoded` body.
    pub fn read(body: &[u8]) -> Result<Fields, NotAForm> {
        let mut fields = vec![];
        for pair in body
            .split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
        {
            let (name, value) = pair
                .iter()
                .position(|byte| *byte == b'=')
                .map_or((pair, &b""[..]), |at| (&pair[..at], &pair[at + 1..]));
            fields.push((decode(name)?, seen(decode(value)?)));
        }
        Ok(Fields(fields))
    }

    /// The first value with this name, or nothing typed.
    pub fn one(&self, name: &str) -> &str {
        let found = self.0.iter().find(|(field, _)| field == name);
        found.map_or("", |(_, value)| value)
    }

    /// Every value with this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let found = self.0.iter().filter(move |(field, _)| field == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether a box, a radio button or a choice with this value is marked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|found| found == value)
    }

    /// Whether there is a password among them: such a form is never kept anywhere.
    pub fn has_password(&self) -> bool {
        self.iter().any(|(name, _)| name.ends_with("password"))
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), seen(value.into())));
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Back to a body, without the field named `without`.
    pub fn body(&self, without: &str) -> String {
        let kept = self.iter().filter(|(name, _)| *name != without);
        form_urlencoded::Serializer::new(String::new())
            .extend_pairs(kept)
            .finish()
    }
}

/// What nobody sees was not typed: sixty joiners are no reason.
fn seen(value: String) -> String {
    if is_unseen(&value) {
        return String::new();
    }
    value
}

fn decode(part: &[u8]) -> Result<String, NotAForm> {
    let spaced: Vec<u8> = part
        .iter()
        .map(|b| if *b == b'+' { b' ' } else { *b })
        .collect();
    let bytes = percent_decode(&spaced);
    if bytes.contains(&0) {
        return Err(NotAForm::NulByte);
    }
    let text = String::from_utf8(bytes).map_err(|_| NotAForm::InvalidUtf8)?;
    // Browsers send line ends as CR LF; the house keeps LF.
    Ok(text.replace("\r\n", "\n"))
}

fn percent_decode(part: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(part.len());
    let mut rest = part;
    while let [first, tail @ ..] = rest {
        let pair = match tail {
            [high, low, ..] if *first == b'%' => digit(*high).zip(digit(*low)),
            _ => None,
        };
        if let Some((high, low)) = pair {
            bytes.push(high * 16 + low);
            rest = &tail[2..];
        } else {
            bytes.push(*first);
            rest = tail;
        }
    }
    bytes
}

fn digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_read_word_for_word() {
        let fields =
            Fields::read("a=Ei+kort+l%C3%B8n&b=&p=V2.2&p=V3.7&c=1%0D%0A2".as_bytes()).unwrap();
        assert_eq!(fields.one("a"), "Ei kort løn");
        assert_eq!(fields.one("c"), "1\n2");
        assert_eq!(fields.one("missing"), "");
        let unseen = "a=%E2%80%8B%E2%80%8B&b=%E2%80%8Bo".as_bytes();
        let unseen = Fields::read(unseen).unwrap();
        assert_eq!([unseen.one("a"), unseen.one("b")], ["", "\u{200b}o"]);
        assert_eq!(fields.all("p").collect::<Vec<_>>(), ["V2.2", "V3.7"]);
        assert_eq!(Fields::read(fields.body("").as_bytes()), Ok(fields));
    }

    #[test]
    fn what_is_not_text_is_no_form() {
        assert_eq!(Fields::read(b"a=%FF"), Err(NotAForm::InvalidUtf8));
        assert_eq!(Fields::read(b"a=%00"), Err(NotAForm::NulByte));
    }
}
