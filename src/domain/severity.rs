//! What a breach may lead to, mildest first.

use crate::domain::coded::Coded;
use crate::domain::person::Language;

/// The five steps of the scale.
///
/// Guidance (rettleiing) is a talk without a reaction, a warning (åtvaring) is not in any
/// statute; dismissal is oppseiing (arbeidsmiljølova § 15-7) and termination is avskjed, a
/// summary dismissal (§ 15-14). `Ord` is the scale: a reaction is stricter when it is greater.
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

    /// The name that the database, the ledger and the assessment document keep.
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
        <Severity as Coded>::parse(code)
    }

    /// The word for people, in the middle of a sentence.
    pub fn name(self, language: Language) -> &'static str {
        let [nn, nb, en] = match self {
            Severity::None => ["ingen reaksjon", "ingen reaksjon", "no reaction"],
            Severity::Guidance => ["rettleiing", "veiledning", "guidance"],
            Severity::Warning => ["åtvaring", "advarsel", "written warning"],
            Severity::Dismissal => ["oppseiing", "oppsigelse", "dismissal with notice"],
            Severity::Termination => ["avskjed", "avskjed", "summary dismissal"],
        };
        match language {
            Language::Nynorsk => nn,
            Language::Bokmaal => nb,
            Language::English => en,
        }
    }
}

impl Coded for Severity {
    const ALL: &'static [Severity] = &Severity::ALL;

    fn code(self) -> &'static str {
        Severity::code(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_severity_is_read_back_from_its_code_and_no_other() {
        for severity in Severity::ALL {
            assert_eq!(Severity::parse(severity.code()), Some(severity));
        }
        assert_eq!(Severity::parse("Warning"), None);
        assert_eq!(Severity::parse(" warning"), None);
    }

    #[test]
    fn the_scale_runs_from_none_to_termination() {
        assert!(Severity::ALL.is_sorted());
    }
}
