//! The words of recommending, deciding and closing.

#[derive(Debug)]
pub struct Decisions {
    pub recommendation: &'static str,
    pub not_a_decision: &'static str,
    pub not_a_decision_text: &'static str,
    pub what_do_you_recommend: &'static str,
    pub as_proposed: &'static str,
    pub grounds: &'static str,
    pub grounds_hint: &'static str,
    pub weighing: &'static str,
    pub weighing_hint: &'static str,
    pub save_recommendation: &'static str,
    pub recommended: &'static str,
    pub deviates: &'static str,
    pub follows: &'static str,
    pub decision: &'static str,
    pub decide: &'static str,
    pub decide_lead: &'static str,
    pub what_do_you_decide: &'static str,
    pub decision_grounds: &'static str,
    pub decision_hint: &'static str,
    pub save_decision: &'static str,
    pub above_ceiling_short: &'static str,
    pub build_on: &'static str,
    pub close: &'static str,
    pub close_lead: &'static str,
    pub close_confirm: &'static str,
    pub closed: &'static str,
    pub outcome: &'static str,
    pub choose_severity: &'static str,
    pub too_short: &'static str,
    pub too_long: &'static str,
    pub copied: &'static str,
    /// Why a decision or a recommendation above what a gate allows is refused: the most it allows, and the gates.
    pub above_ceiling: fn(&str, &str) -> String,
    /// Why a decision is held back: the gates that stand in the way.
    pub blocked: fn(&str) -> String,
}

pub const NN: Decisions = Decisions {
    recommendation: "Innstillinga di",
    not_a_decision: "Framlegget er ikkje ei avgjerd.",
    not_a_decision_text: "Du vurderer saka sjølv og grunngir med eigne ord – òg når du er samd.",
    what_do_you_recommend: "Kva innstiller du på?",
    as_proposed: "slik framlegget seier",
    grounds: "Kva gir sakleg grunn?",
    grounds_hint: "Minst 50 teikn med eigne ord. Den tilsette kan få innsyn i det du skriv.",
    weighing: "Kva talar imot, og korleis veg du det?",
    weighing_hint: "Interesseavveginga i arbeidsmiljølova § 15-7. Minst 50 teikn.",
    save_recommendation: "Lagre innstillinga",
    recommended: "Innstilling",
    deviates: "avvik frå framlegget",
    follows: "i samsvar med framlegget",
    decision: "Avgjerd",
    decide: "Ta avgjerd",
    decide_lead: "Du avgjer med namnet ditt. Grunngi med reglar, fakta og hovudomsyn (forvaltningslova §§ 24 og 25).",
    what_do_you_decide: "Kva avgjer du?",
    decision_grounds: "Grunngjeving",
    decision_hint: "Minst 50 teikn med eigne ord, òg når du er samd.",
    save_decision: "Lagre avgjerda",
    above_ceiling_short: "Ein port stengjer for dette",
    build_on: "Det du byggjer på",
    close: "Avslutt saka",
    close_lead: "Når saka er avslutta, kan ingenting endrast. Oppbevaringa blir fastsett av reglane under.",
    close_confirm: "Ja, avslutt saka",
    closed: "Saka er avslutta",
    outcome: "Utfall",
    choose_severity: "Vel ein reaksjon",
    too_short: "Skriv minst 50 teikn med eigne ord",
    too_long: "Teksten kan ha høgst 6000 teikn",
    copied: "Dette er programmet sine ord. Grunngi med dine eigne",
    above_ceiling: |most, gates| {
        format!(
            "Port {gates} tillèt høgst {most}. Svar på porten på nytt med grunngjeving dersom svaret ikkje lenger stemmer"
        )
    },
    blocked: |gates| {
        format!(
            "Port {gates} står i vegen. Svar på porten, eller gjer det som manglar, før du avgjer"
        )
    },
};

pub const NB: Decisions = Decisions {
    recommendation: "Innstillingen din",
    not_a_decision: "Forslaget er ikke en avgjørelse.",
    not_a_decision_text: "Du vurderer saken selv og begrunner med egne ord – også når du er enig.",
    what_do_you_recommend: "Hva innstiller du på?",
    as_proposed: "slik forslaget sier",
    grounds: "Hva gir saklig grunn?",
    grounds_hint: "Minst 50 tegn med egne ord. Den ansatte kan få innsyn i det du skriver.",
    weighing: "Hva taler imot, og hvordan veier du det?",
    weighing_hint: "Interesseavveiningen i arbeidsmiljøloven § 15-7. Minst 50 tegn.",
    save_recommendation: "Lagre innstillingen",
    recommended: "Innstilling",
    deviates: "avvik fra forslaget",
    follows: "i samsvar med forslaget",
    decision: "Avgjørelse",
    decide: "Ta avgjørelse",
    decide_lead: "Du avgjør med navnet ditt. Begrunn med regler, fakta og hovedhensyn (forvaltningsloven §§ 24 og 25).",
    what_do_you_decide: "Hva avgjør du?",
    decision_grounds: "Begrunnelse",
    decision_hint: "Minst 50 tegn med egne ord, også når du er enig.",
    save_decision: "Lagre avgjørelsen",
    above_ceiling_short: "En port stenger for dette",
    build_on: "Det du bygger på",
    close: "Avslutt saken",
    close_lead: "Når saken er avsluttet, kan ingenting endres. Oppbevaringen fastsettes av reglene under.",
    close_confirm: "Ja, avslutt saken",
    closed: "Saken er avsluttet",
    outcome: "Utfall",
    choose_severity: "Velg en reaksjon",
    too_short: "Skriv minst 50 tegn med egne ord",
    too_long: "Teksten kan ha høyst 6000 tegn",
    copied: "Dette er programmets ord. Begrunn med dine egne",
    above_ceiling: |most, gates| {
        format!(
            "Port {gates} tillater høyst {most}. Svar på porten på nytt med begrunnelse dersom svaret ikke lenger stemmer"
        )
    },
    blocked: |gates| {
        format!(
            "Port {gates} står i veien. Svar på porten, eller gjør det som mangler, før du avgjør"
        )
    },
};

pub const EN: Decisions = Decisions {
    recommendation: "Your recommendation",
    not_a_decision: "The proposal is not a decision.",
    not_a_decision_text: "You assess the case yourself and give grounds in your own words – also when you agree.",
    what_do_you_recommend: "What do you recommend?",
    as_proposed: "as proposed",
    grounds: "What gives legitimate grounds?",
    grounds_hint: "At least 50 characters in your own words. The employee may be given access to what you write.",
    weighing: "What speaks against, and how do you weigh it?",
    weighing_hint: "The balancing of interests in arbeidsmiljølova § 15-7. At least 50 characters.",
    save_recommendation: "Save the recommendation",
    recommended: "Recommendation",
    deviates: "deviates from the proposal",
    follows: "follows the proposal",
    decision: "Decision",
    decide: "Decide",
    decide_lead: "You decide in your own name. Give rules, facts and main considerations (forvaltningslova §§ 24 and 25).",
    what_do_you_decide: "What do you decide?",
    decision_grounds: "Grounds",
    decision_hint: "At least 50 characters in your own words, also when you agree.",
    save_decision: "Record the decision",
    above_ceiling_short: "A gate closes this",
    build_on: "What you build on",
    close: "Close the case",
    close_lead: "When the case is closed nothing can be changed. How long it is kept follows from the rules below.",
    close_confirm: "Yes, close the case",
    closed: "The case is closed",
    outcome: "Outcome",
    choose_severity: "Choose a reaction",
    too_short: "Write at least 50 characters in your own words",
    too_long: "The text can have at most 6000 characters",
    copied: "These are the program’s words. Give grounds in your own",
    above_ceiling: |most, gates| {
        format!(
            "Gate {gates} allows {most} at most. Answer the gate anew, with grounds, if the answer no longer holds"
        )
    },
    blocked: |gates| {
        format!(
            "Gate {gates} stands in the way. Answer the gate, or do what is missing, before you decide"
        )
    },
};
