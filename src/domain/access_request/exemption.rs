//! The provisions that keep a document back, each from one right.

use super::Basis;
use crate::domain::coded::Coded;

/// Why a document, or a part of it, is kept back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exemption {
    Secrecy,
    Internal,
    PersonnelManagement,
    OffenceReport,
    NationalId,
    NotYet,
    PartyInternal,
    OthersHealth,
    SpecialReasons,
    PartyDuringInquiry,
    DataInternal,
    DataOthers,
    DataInquiry,
    DataSecrecy,
}

impl Coded for Exemption {
    const ALL: &'static [Exemption] = &[
        Exemption::Secrecy,
        Exemption::Internal,
        Exemption::PersonnelManagement,
        Exemption::OffenceReport,
        Exemption::NationalId,
        Exemption::NotYet,
        Exemption::PartyInternal,
        Exemption::OthersHealth,
        Exemption::SpecialReasons,
        Exemption::PartyDuringInquiry,
        Exemption::DataInternal,
        Exemption::DataOthers,
        Exemption::DataInquiry,
        Exemption::DataSecrecy,
    ];

    fn code(self) -> &'static str {
        match self {
            Exemption::Secrecy => "secrecy",
            Exemption::Internal => "internal",
            Exemption::PersonnelManagement => "personnel_management",
            Exemption::OffenceReport => "offence_report",
            Exemption::NationalId => "national_id",
            Exemption::NotYet => "not_yet",
            Exemption::PartyInternal => "party_internal",
            Exemption::OthersHealth => "others_health",
            Exemption::SpecialReasons => "special_reasons",
            Exemption::PartyDuringInquiry => "party_during_inquiry",
            Exemption::DataInternal => "data_internal",
            Exemption::DataOthers => "data_others",
            Exemption::DataInquiry => "data_inquiry",
            Exemption::DataSecrecy => "data_secrecy",
        }
    }
}

impl Exemption {
    /// The provision, with paragraph, letter and number as far as it has them: a refusal names them
    /// (offentleglova § 31, forvaltningslova § 21).
    pub fn source(self) -> &'static str {
        match self {
            Exemption::Secrecy => {
                "offentleglova § 13 første ledd, jf. forvaltningslova § 13 første ledd nr. 1"
            }
            Exemption::Internal => "offentleglova § 14 første ledd",
            Exemption::PersonnelManagement => "offentleglova § 23 første ledd",
            Exemption::OffenceReport => "offentleglova § 24 andre ledd",
            Exemption::NationalId => "offentleglova § 26 femte ledd",
            Exemption::NotYet => "offentleglova § 5 første ledd",
            Exemption::PartyInternal => "forvaltningslova § 18 a første ledd, jf. § 18 d",
            Exemption::OthersHealth => "forvaltningslova § 19 andre ledd bokstav a",
            Exemption::SpecialReasons => "forvaltningslova § 19 andre ledd bokstav b",
            Exemption::PartyDuringInquiry => "forvaltningslova § 20",
            Exemption::DataInternal => "personopplysningslova § 16 første ledd bokstav e",
            Exemption::DataOthers => "personopplysningslova § 16 første ledd bokstav f",
            Exemption::DataInquiry => "personopplysningslova § 16 første ledd bokstav b",
            Exemption::DataSecrecy => "personopplysningslova § 16 første ledd bokstav d",
        }
    }

    /// The same as it is written in the place of what is taken out: `offl. § 14 første ledd`.
    pub fn short(self) -> String {
        let source = self.source().replace(", jf.", " jf.");
        let source = source.replace("offentleglova", "offl.");
        let source = source.replace("forvaltningslova", "fvl.");
        source.replace("personopplysningslova", "popplyl.")
    }

    /// The right that it is an exemption from.
    pub fn basis(self) -> Basis {
        match self {
            Exemption::Secrecy
            | Exemption::Internal
            | Exemption::PersonnelManagement
            | Exemption::OffenceReport
            | Exemption::NationalId
            | Exemption::NotYet => Basis::Public,
            Exemption::PartyInternal
            | Exemption::OthersHealth
            | Exemption::SpecialReasons
            | Exemption::PartyDuringInquiry => Basis::Party,
            Exemption::DataInternal
            | Exemption::DataOthers
            | Exemption::DataInquiry
            | Exemption::DataSecrecy => Basis::OwnData,
        }
    }

    /// Whether the house may give all the same what it keeps back: then it considers whether to, whole
    /// or in part (offentleglova § 11, forvaltningslova § 18 second paragraph). Secrecy it may not
    /// lift, and § 20 lets a party wait without an exemption.
    pub fn may_be_given(self) -> bool {
        match self {
            Exemption::Internal
            | Exemption::PersonnelManagement
            | Exemption::OffenceReport
            | Exemption::NationalId
            | Exemption::NotYet
            | Exemption::PartyInternal
            | Exemption::OthersHealth
            | Exemption::SpecialReasons => true,
            Exemption::Secrecy
            | Exemption::PartyDuringInquiry
            | Exemption::DataInternal
            | Exemption::DataOthers
            | Exemption::DataInquiry
            | Exemption::DataSecrecy => false,
        }
    }

    /// Whether it keeps a document back for a time alone.
    pub fn is_for_a_time(self) -> bool {
        matches!(
            self,
            Exemption::NotYet | Exemption::PartyDuringInquiry | Exemption::DataInquiry
        )
    }

    pub fn of(basis: Basis) -> impl Iterator<Item = Exemption> {
        let all = Exemption::ALL.iter().copied();
        all.filter(move |exemption| exemption.basis() == basis)
    }
}
