//! The headings of the explained assessment.

use crate::domain::person::Language;

pub struct Words {
    pub nothing: &'static str,
    pub assessment: &'static str,
    pub proposal: &'static str,
    pub preliminary: &'static str,
    pub net: &'static str,
    pub ceiling: &'static str,
    pub reasons: &'static str,
    pub set_aside: &'static str,
    pub blocks: &'static str,
    pub before_contact: &'static str,
    pub before_proposal: &'static str,
    pub before_decision: &'static str,
    pub changes: &'static str,
    pub no_change: &'static str,
    pub more_changes: &'static str,
    pub steps: &'static str,
    pub sources: &'static str,
}

pub fn words(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NN,
        Language::Bokmaal => &NB,
        Language::English => &EN,
    }
}

static NN: Words = Words {
    nothing: "Ingen saker å vurdere.",
    assessment: "Vurdering",
    proposal: "Framlegg",
    preliminary: "Førebels framlegg",
    net: "Netto vekt",
    ceiling: "Det strengaste portane opnar for når eit menneske avgjer",
    reasons: "Kvifor",
    set_aside: "Sett til side",
    blocks: "Dette må skje først",
    before_contact: "før kontakt med den tilsette",
    before_proposal: "før noko kan bli foreslått",
    before_decision: "før avgjerda",
    changes: "Kva skulle til for eit anna framlegg?",
    no_change: "Inga einskild endring gir eit anna framlegg.",
    more_changes: "Og {number} til; heile lista står i JSON-dokumentet.",
    steps: "Neste steg",
    sources: "Kjelder",
};

static NB: Words = Words {
    nothing: "Ingen saker å vurdere.",
    assessment: "Vurdering",
    proposal: "Forslag",
    preliminary: "Foreløpig forslag",
    net: "Netto vekt",
    ceiling: "Det strengeste portene åpner for når et menneske avgjør",
    reasons: "Hvorfor",
    set_aside: "Lagt til side",
    blocks: "Dette må skje først",
    before_contact: "før kontakt med den ansatte",
    before_proposal: "før noe kan bli foreslått",
    before_decision: "før avgjørelsen",
    changes: "Hva skulle til for et annet forslag?",
    no_change: "Ingen enkelt endring gir et annet forslag.",
    more_changes: "Og {number} til; hele listen står i JSON-dokumentet.",
    steps: "Neste steg",
    sources: "Kilder",
};

static EN: Words = Words {
    nothing: "No cases to assess.",
    assessment: "Assessment",
    proposal: "Proposal",
    preliminary: "Preliminary proposal",
    net: "Net weight",
    ceiling: "The strictest reaction the gates leave open to the person who decides",
    reasons: "Why",
    set_aside: "Set aside",
    blocks: "This must happen first",
    before_contact: "before contact with the employee",
    before_proposal: "before anything is proposed",
    before_decision: "before the decision",
    changes: "What would give another proposal?",
    no_change: "No single change gives another proposal.",
    more_changes: "And {number} more; the JSON document has the whole list.",
    steps: "Next steps",
    sources: "Sources",
};
