//! Suspension in nynorsk.

use super::Suspensions;
use crate::domain::person::Language::Nynorsk;
use crate::domain::suspension::{Deed, Lack, Refusal, Stage};
use crate::web::words::procedure::cited;

pub const NN: Suspensions = Suspensions {
    title: "Suspensjon",
    lead: "Ein tilsett kan suspenderast når det er grunn til å tru at det er gjort noko som kan føre til avskjed, og verksemda treng det (arbeidsmiljølova § 15-13 første ledd). Løna går som før (tredje ledd).",
    stage: |stage| match stage {
        Stage::Proposed => "foreslått",
        Stage::Consulted => "drøfta",
        Stage::Unconfirmed => "ventar på stadfesting",
        Stage::Decided => "avgjord, ikkje levert",
        Stage::Running => "gjeld no",
        Stage::Ended => "oppheva",
    },
    deed: |deed| match deed {
        Deed::Decided => "Avgjerd",
        Deed::Confirmed => "Stadfesta",
        Deed::Returned => "Send attende",
        Deed::Reviewed => "Ny vurdering",
        Deed::Ended => "Oppheva",
    },
    proposed: "Framlegg",
    began: "Gjeld frå",
    ended: "Oppheva",
    next_review: "Ny vurdering innan",
    alarm: "Tre månader er ute",
    is_late: "Fristen for ny vurdering er ute. Vurder suspensjonen i dag, eller opphev han.",
    beyond: "Suspensjonen har vart i tre månader. Han kan berre halde fram når arten til saka gjer det nødvendig (arbeidsmiljølova § 15-13 andre ledd).",
    none: "Ingen er suspendert i denne saka.",
    earlier: "Tidlegare suspensjonar",
    history: "Kva som er gjort",
    propose: "Gjer framlegg om suspensjon",
    propose_lead: "Framlegget suspenderer ingen. Det skal drøftast, avgjerast av kommunedirektøren eller ein med fullmakt, og stadfestast av ein til.",
    suspicion: "Kva gjev grunn til å tru at det kan bli avskjed?",
    suspicion_hint: "Kva som truleg er gjort, og kva det byggjer på. Minst 50 teikn.",
    need: "Kvifor treng verksemda det?",
    need_hint: "Til dømes omsynet til brukarar, kollegaer eller undersøkinga, og kvifor noko mildare ikkje held. Minst 50 teikn.",
    save_proposal: "Registrer framlegget",
    consult: "Registrer drøftinga om suspensjonen",
    consult_lead: "Suspensjonen skal drøftast før han blir avgjord, så langt det er praktisk mogleg (arbeidsmiljølova §§ 15-1 og 15-13 fjerde ledd). Skriv aldri ein konklusjon i referatet.",
    again: "Registrer eit nytt møte",
    decide: "Avgjer suspensjonen",
    decide_lead: "Makta ligg hos kommunedirektøren, eller hos ein med fullmakt i delegasjonsregisteret (kommunelova § 13-1 sjuande ledd).",
    decision_grounds: "Grunngjeving for avgjerda",
    decision_hint: "Kvifor vilkåra er oppfylte etter drøftinga, og kva som er vege imot. Minst 50 teikn.",
    save_decision: "Avgjer suspensjonen",
    confirm: "Stadfest suspensjonen, eller send han attende",
    confirm_lead: "Du er den andre som ser på suspensjonen. Ingen stadfester si eiga avgjerd.",
    letter: "Brev og levering",
    letter_lead: "Suspensjonen gjeld frå den dagen brevet kjem fram. Brevet kan berre leverast personleg eller rekommandert (arbeidsmiljølova §§ 15-4 og 15-13 fjerde ledd).",
    write_letter: "Skriv brevet",
    deliver: "Lever brevet om suspensjonen",
    review: "Vurder suspensjonen på nytt",
    review_lead: "Arbeidsgjevar skal fortløpande vurdere om vilkåra framleis er der (arbeidsmiljølova § 15-13 andre ledd). Er dei ikkje det, skal suspensjonen opphevast straks.",
    review_grounds: "Kvifor suspensjonen held fram",
    review_hint: "Kva som er nytt sidan sist, og kvifor vilkåra framleis er oppfylte. Minst 50 teikn.",
    special_nature: "Kvifor arten til saka gjer det nødvendig ut over tre månader",
    special_hint: "Trengst når suspensjonen har vart i tre månader.",
    save_review: "Registrer vurderinga",
    end: "Opphev suspensjonen",
    end_lead: "Den tilsette skal tilbake i arbeid, eller det er komme ei anna avgjerd.",
    ended_on: "Siste dag",
    end_grounds: "Kvifor suspensjonen blir oppheva",
    end_hint: "Minst 50 teikn.",
    save_end: "Opphev suspensjonen",
    lack: |lack| match lack {
        Lack::Consultation => "Registrer drøftinga om suspensjonen først",
        Lack::Decision => "Suspensjonen er ikkje avgjord",
        Lack::Confirmation => "Ein til må stadfeste suspensjonen først",
        Lack::Delivery => "Registrer at brevet er levert først",
        Lack::IsDecided => "Suspensjonen er alt avgjord",
        Lack::HasEnded => "Suspensjonen er oppheva",
    },
    refusal: |refusal| {
        let said = match refusal {
            Refusal::OutOfTurn(refusal) => (NN.lack)(refusal.lack),
            Refusal::ContactClosed => {
                "Ingen skal kontakte den tilsette før port G1 er svara på, eller når ytringa er verna"
            }
            Refusal::NotCleared => "Svar på portane først",
            Refusal::CaseIsClosed => "Saka er avslutta",
            Refusal::Retaliation => {
                "Suspensjon etter varsling er gjengjelding til eit sjølvstendig grunnlag er dokumentert. Svar på port G2 på nytt"
            }
            Refusal::SameFacts => {
                "Det er alt reagert på dei same tilhøva, så dei kan ikkje føre til avskjed"
            }
            Refusal::NotHeard => {
                "Den tilsette er ikkje høyrd. Hald møtet, eller send førehandsvarsel"
            }
            Refusal::TooShort(_) => "Skriv minst 50 teikn",
            Refusal::TooLong(_) => "Teksten kan ha høgst 20 000 teikn",
            Refusal::NoSpecialNature => {
                "Suspensjonen har vart i tre månader. Skriv kvifor arten til saka gjer det nødvendig å halde fram"
            }
            Refusal::AlreadyRunning => "Det er alt ein suspensjon i saka",
            Refusal::NotProposed => "Det er ikkje gjort framlegg om suspensjon",
            Refusal::WrongDay => {
                "Dagen må vere i dag eller tidlegare, og ikkje før suspensjonen tok til"
            }
            Refusal::NotForYou => {
                "Ein suspensjon blir oppheva av HR eller av den som kan avgjere han"
            }
        };
        cited(said, refusal.source(), Nynorsk)
    },
};
