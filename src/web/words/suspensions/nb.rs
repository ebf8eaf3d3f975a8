//! Suspension in bokmål.

use super::Suspensions;
use crate::domain::person::Language::Bokmaal;
use crate::domain::suspension::{Deed, Lack, Refusal, Stage};
use crate::web::words::procedure::cited;

pub const NB: Suspensions = Suspensions {
    title: "Suspensjon",
    lead: "En ansatt kan suspenderes når det er grunn til å tro at det er gjort noe som kan føre til avskjed, og virksomheten trenger det (arbeidsmiljøloven § 15-13 første ledd). Lønnen går som før (tredje ledd).",
    stage: |stage| match stage {
        Stage::Proposed => "foreslått",
        Stage::Consulted => "drøftet",
        Stage::Unconfirmed => "venter på bekreftelse",
        Stage::Decided => "avgjort, ikke levert",
        Stage::Running => "gjelder nå",
        Stage::Ended => "opphevet",
    },
    deed: |deed| match deed {
        Deed::Decided => "Avgjørelse",
        Deed::Confirmed => "Bekreftet",
        Deed::Returned => "Sendt tilbake",
        Deed::Reviewed => "Ny vurdering",
        Deed::Ended => "Opphevet",
    },
    proposed: "Forslag",
    began: "Gjelder fra",
    ended: "Opphevet",
    next_review: "Ny vurdering innen",
    alarm: "Tre måneder er ute",
    is_late: "Fristen for ny vurdering er ute. Vurder suspensjonen i dag, eller opphev den.",
    beyond: "Suspensjonen har vart i tre måneder. Den kan bare fortsette når sakens art gjør det nødvendig (arbeidsmiljøloven § 15-13 andre ledd).",
    none: "Ingen er suspendert i denne saken.",
    earlier: "Tidligere suspensjoner",
    history: "Hva som er gjort",
    propose: "Foreslå suspensjon",
    propose_lead: "Forslaget suspenderer ingen. Det skal drøftes, avgjøres av kommunedirektøren eller en med fullmakt, og bekreftes av en til.",
    suspicion: "Hva gir grunn til å tro at det kan bli avskjed?",
    suspicion_hint: "Hva som trolig er gjort, og hva det bygger på. Minst 50 tegn.",
    need: "Hvorfor trenger virksomheten det?",
    need_hint: "For eksempel hensynet til brukere, kolleger eller undersøkelsen, og hvorfor noe mildere ikke holder. Minst 50 tegn.",
    save_proposal: "Registrer forslaget",
    consult: "Registrer drøftingen om suspensjonen",
    consult_lead: "Suspensjonen skal drøftes før den avgjøres, så langt det er praktisk mulig (arbeidsmiljøloven §§ 15-1 og 15-13 fjerde ledd). Skriv aldri en konklusjon i referatet.",
    again: "Registrer et nytt møte",
    decide: "Avgjør suspensjonen",
    decide_lead: "Makten ligger hos kommunedirektøren, eller hos en med fullmakt i delegasjonsregisteret (kommuneloven § 13-1 sjuende ledd).",
    decision_grounds: "Begrunnelse for avgjørelsen",
    decision_hint: "Hvorfor vilkårene er oppfylt etter drøftingen, og hva som er veid imot. Minst 50 tegn.",
    save_decision: "Avgjør suspensjonen",
    confirm: "Bekreft suspensjonen, eller send den tilbake",
    confirm_lead: "Du er den andre som ser på suspensjonen. Ingen bekrefter sin egen avgjørelse.",
    letter: "Brev og levering",
    letter_lead: "Suspensjonen gjelder fra den dagen brevet kommer fram. Brevet kan bare leveres personlig eller rekommandert (arbeidsmiljøloven §§ 15-4 og 15-13 fjerde ledd).",
    write_letter: "Skriv brevet",
    deliver: "Lever brevet om suspensjonen",
    review: "Vurder suspensjonen på nytt",
    review_lead: "Arbeidsgiver skal fortløpende vurdere om vilkårene fortsatt er til stede (arbeidsmiljøloven § 15-13 andre ledd). Er de ikke det, skal suspensjonen oppheves straks.",
    review_grounds: "Hvorfor suspensjonen fortsetter",
    review_hint: "Hva som er nytt siden sist, og hvorfor vilkårene fortsatt er oppfylt. Minst 50 tegn.",
    special_nature: "Hvorfor sakens art gjør det nødvendig ut over tre måneder",
    special_hint: "Trengs når suspensjonen har vart i tre måneder.",
    save_review: "Registrer vurderingen",
    end: "Opphev suspensjonen",
    end_lead: "Den ansatte skal tilbake i arbeid, eller det er kommet en annen avgjørelse.",
    ended_on: "Siste dag",
    end_grounds: "Hvorfor suspensjonen oppheves",
    end_hint: "Minst 50 tegn.",
    save_end: "Opphev suspensjonen",
    lack: |lack| match lack {
        Lack::Consultation => "Registrer drøftingen om suspensjonen først",
        Lack::Decision => "Suspensjonen er ikke avgjort",
        Lack::Confirmation => "En til må bekrefte suspensjonen først",
        Lack::Delivery => "Registrer at brevet er levert først",
        Lack::IsDecided => "Suspensjonen er alt avgjort",
        Lack::HasEnded => "Suspensjonen er opphevet",
    },
    refusal: |refusal| {
        let said = match refusal {
            Refusal::OutOfTurn(refusal) => (NB.lack)(refusal.lack),
            Refusal::ContactClosed => {
                "Ingen skal kontakte den ansatte før port G1 er besvart, eller når ytringen er vernet"
            }
            Refusal::NotCleared => "Svar på portene først",
            Refusal::CaseIsClosed => "Saken er avsluttet",
            Refusal::Retaliation => {
                "Suspensjon etter varsling er gjengjeldelse til et selvstendig grunnlag er dokumentert. Svar på port G2 på nytt"
            }
            Refusal::SameFacts => {
                "Det er alt reagert på de samme forholdene, så de kan ikke føre til avskjed"
            }
            Refusal::NotHeard => "Den ansatte er ikke hørt. Hold møtet, eller send forhåndsvarsel",
            Refusal::TooShort(_) => "Skriv minst 50 tegn",
            Refusal::TooLong(_) => "Teksten kan ha høyst 20 000 tegn",
            Refusal::NoSpecialNature => {
                "Suspensjonen har vart i tre måneder. Skriv hvorfor sakens art gjør det nødvendig å fortsette"
            }
            Refusal::AlreadyRunning => "Det er alt en suspensjon i saken",
            Refusal::NotProposed => "Det er ikke foreslått suspensjon",
            Refusal::WrongDay => {
                "Dagen må være i dag eller tidligere, og ikke før suspensjonen begynte"
            }
            Refusal::NotForYou => "En suspensjon oppheves av HR eller av den som kan avgjøre den",
        };
        cited(said, refusal.source(), Bokmaal)
    },
};
