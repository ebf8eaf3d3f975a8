//! Where a clock stands in the law.

use crate::domain::administrative_law::RuleSet;
use crate::domain::person::Language;

/// A law or regulation that has clocks in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Law {
    Aml,
    Dl,
    Fvl(RuleSet),
    Offl,
    Gdpr,
    EForvf,
    /// The main collective agreement of the municipalities (KS); its wording is not verified.
    Hta,
}

impl Law {
    pub fn name(self, language: Language) -> &'static str {
        let [nn, nb, en] = match self {
            Law::Aml => [
                "arbeidsmiljølova",
                "arbeidsmiljøloven",
                "Working Environment Act",
            ],
            Law::Dl => ["domstollova", "domstolloven", "Courts of Justice Act"],
            Law::Fvl(rules) => return rules.procedure().name.get(language),
            Law::Offl => [
                "offentleglova",
                "offentleglova",
                "Freedom of Information Act",
            ],
            Law::Gdpr => ["personvernforordninga", "personvernforordningen", "GDPR"],
            Law::EForvf => [
                "eForvaltningsforskrifta",
                "eForvaltningsforskriften",
                "eGovernment Regulations",
            ],
            Law::Hta => [
                "hovudtariffavtalen",
                "hovedtariffavtalen",
                "main collective agreement",
            ],
        };
        match language {
            Language::Nynorsk => nn,
            Language::Bokmaal => nb,
            Language::English => en,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    pub law: Law,
    /// `§ 17-3 (2)`, the paragraph in brackets; `None` where nobody has verified it.
    pub section: Option<&'static str>,
}

impl Paragraph {
    pub const fn of(law: Law, section: &'static str) -> Paragraph {
        Paragraph {
            law,
            section: Some(section),
        }
    }

    /// `arbeidsmiljølova § 17-3 (2)`.
    pub fn words(self, language: Language) -> String {
        let law = self.law.name(language);
        match (self.section, language) {
            (Some(section), _) => format!("{law} {section}"),
            (None, Language::Nynorsk) => format!("{law} (paragrafen er ikkje kontrollert)"),
            (None, Language::Bokmaal) => format!("{law} (paragrafen er ikke kontrollert)"),
            (None, Language::English) => format!("{law} (the section is not verified)"),
        }
    }
}
