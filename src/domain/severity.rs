//! What a breach may lead to, mildest first.

/// What a breach may lead to (Valle's guidelines of 2014, chapter 5).
///
/// Guidance (rettleiing) is not in the guidelines; it is a talk without a
/// reaction. Dismissal is oppseiing (arbeidsmiljølova § 15-7), termination is
/// avskjed, a summary dismissal (§ 15-14).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    None,
    Guidance,
    Warning,
    Dismissal,
    Termination,
}

impl Severity {
    pub const ALL: [Severity; 5] = [
        Severity::None,
        Severity::Guidance,
        Severity::Warning,
        Severity::Dismissal,
        Severity::Termination,
    ];

    /// The name the database and the ledger keep. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            Severity::None => "none",
            Severity::Guidance => "guidance",
            Severity::Warning => "warning",
            Severity::Dismissal => "dismissal",
            Severity::Termination => "termination",
        }
    }

    pub fn parse(code: &str) -> Option<Severity> {
        Severity::ALL
            .into_iter()
            .find(|severity| severity.code() == code)
    }
}
