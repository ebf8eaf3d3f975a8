//! Closed lists whose values have a code in forms, files and tables.

/// A closed list. Codes are exact: no other case, no blanks around.
pub trait Coded: Copy + 'static {
    /// Every value, in the order people see them.
    const ALL: &'static [Self];

    /// The name that files and tables keep. Never changes once released.
    fn code(self) -> &'static str;

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

/// The codes of a closed list, for a message about a value that is none of them.
pub fn codes<T: Coded>() -> Vec<&'static str> {
    T::ALL.iter().map(|value| value.code()).collect()
}
