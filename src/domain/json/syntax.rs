//! Bytes to a JSON value, or the line and column of the fault.

use crate::domain::json::{Json, Malformed};
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

/// Reads one JSON value in UTF-8 without a byte order mark, and nothing after it.
pub fn parse(bytes: &[u8]) -> Result<Json, Malformed> {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return Err(Malformed::Syntax {
            line: 1,
            column: 1,
            problem: "the file begins with a byte order mark (BOM); save it as UTF-8 without one"
                .to_owned(),
        });
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let good = str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
        let last = good.rsplit('\n').next().unwrap_or_default();
        Malformed::Syntax {
            line: good.matches('\n').count() + 1,
            column: last.chars().count() + 1,
            problem: format!(
                "byte 0x{:02x} is not UTF-8; save the file as UTF-8",
                bytes[error.valid_up_to()]
            ),
        }
    })?;
    serde_json::from_str(text).map_err(|error| syntax(text, &error))
}

/// serde_json counts columns in bytes, and puts a fault at a line break in column 0 of the next
/// line; people count characters from 1.
fn syntax(text: &str, error: &serde_json::Error) -> Malformed {
    let mut line = error.line().max(1);
    let mut before = error.column().saturating_sub(1);
    if error.column() == 0 && line > 1 && !error.is_eof() {
        line -= 1;
        before = usize::MAX;
    }
    let row = text.split('\n').nth(line - 1).unwrap_or_default();
    let before = row.floor_char_boundary(before);
    let whole = error.to_string();
    let problem = whole
        .rsplit_once(" at line ")
        .map_or(whole.as_str(), |(problem, _)| problem);
    Malformed::Syntax {
        line,
        column: row[..before].chars().count() + 1,
        problem: problem.to_owned(),
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Json, D::Error> {
        deserializer.deserialize_any(Builder)
    }
}

struct Builder;

impl<'de> Visitor<'de> for Builder {
    type Value = Json;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.into()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Json, E> {
        Number::from_f64(value)
            .map(Json::Number)
            .ok_or_else(|| E::custom("number out of range"))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::String(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Json, A::Error> {
        let mut array = vec![];
        while let Some(item) = items.next_element()? {
            array.push(item);
        }
        Ok(Json::Array(array))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Json, A::Error> {
        let mut object = vec![];
        while let Some(entry) = entries.next_entry()? {
            object.push(entry);
        }
        Ok(Json::Object(object))
    }
}
