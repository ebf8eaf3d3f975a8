//! What is wrong with the settings: one sentence that says where, what was found, and what is expected.

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("{file} kan ikkje lesast: {why}")]
    Unreadable { file: String, why: String },
    #[error("{file}, linje {line}: ikkje gyldig TOML ({why})")]
    Syntax {
        file: String,
        line: usize,
        why: String,
    },
    #[error("{file}: ukjend nøkkel {path}; {hint}")]
    UnknownKey {
        file: String,
        path: String,
        hint: String,
    },
    #[error("{place} er ein seksjon: skriv [{path}] og nøklane under")]
    NotASection { place: String, path: String },
    #[error("ukjend miljøvariabel {name}; {hint}")]
    UnknownVariable { name: String, hint: String },
    #[error("{place}: fann {found}; skal vere {expected}")]
    Value {
        place: String,
        found: String,
        expected: &'static str,
    },
    #[error("{0}")]
    Combination(String),
}
