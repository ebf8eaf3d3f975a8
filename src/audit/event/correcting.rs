//! Something of a case was corrected by adding.

use super::Data;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Corrected {
    /// What was wrong, as a code.
    pub aspect: &'static str,
    /// The number of the document, where it is of one.
    pub document: Option<i32>,
    /// The correction's number in the case.
    pub serial: i32,
}

impl Corrected {
    pub(super) fn data(&self) -> Data {
        let document = self.document.map(|serial| ("document", serial.to_string()));
        let rest = [
            ("aspect", self.aspect.to_owned()),
            ("serial", self.serial.to_string()),
        ];
        document.into_iter().chain(rest).collect()
    }
}
