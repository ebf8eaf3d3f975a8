//! The words of what came of a case beside the decision, and of what the archivist decides.

use crate::domain::circumstance::{Circumstance, Refusal, Verdict};

#[derive(Debug)]
pub struct Circumstances {
    pub title: &'static str,
    pub lead: &'static str,
    pub question: &'static str,
    pub hint: &'static str,
    /// Where something was said before.
    pub hint_more: &'static str,
    pub none: &'static str,
    /// What may have happened, and what it means.
    pub one: fn(Circumstance) -> (&'static str, &'static str),
    pub said: &'static str,
    /// Nobody has been asked.
    pub nobody: &'static str,
    pub nothing: &'static str,
    pub by: &'static str,
    pub more: &'static str,
    pub verdict: &'static str,
    pub verdict_hint: &'static str,
    /// Where the case has a period, and the rules an answer.
    pub verdict_more: &'static str,
    pub of_verdict: fn(Verdict) -> &'static str,
    pub reason: &'static str,
    pub reason_hint: &'static str,
    pub save: &'static str,
    /// From the case's page in the archive.
    pub link: &'static str,
    pub refusal: fn(Refusal) -> &'static str,
}

pub const NN: Circumstances = Circumstances {
    title: "Kva som hende i saka",
    lead: "Nokre saker skal bevarast for alltid på grunn av det som hende ved sida av avgjerda (bevaringsforskrifta §§ 31 til 33). Det står ingen annan stad i saka.",
    question: "Hende noko av dette?",
    hint: "Kryss av for alt som stemmer, eller for «Ingen av desse». Det som er sagt, kan ikkje takast tilbake: saka blir bevart for alltid.",
    hint_more: "Kryss av for det du har fått vite. Det kan ikkje takast tilbake: saka blir bevart for alltid.",
    none: "Ingen av desse",
    one: |one| match one {
        Circumstance::EmploymentEnded => (
            "Tilsetjinga tok slutt av det",
            "Oppseiing frå den tilsette, eller avtale om å slutte (§ 33 h)",
        ),
        Circumstance::Reassigned => (
            "Den tilsette vart omplassert eller fekk tenestepåbod",
            "(§ 33 f)",
        ),
        Circumstance::OtherConsequence => (
            "Andre følgjer for tilsetjinga",
            "Anna stilling, funksjon, løn eller oppgåver, òg etter ein suspensjon (§ 33 g)",
        ),
        Circumstance::InCommittee => ("Administrasjonsutvalet handsama saka", "(§ 32 b)"),
        Circumstance::Conflict => (
            "Saka gjeld ein konflikt på arbeidsplassen, eller kom av ein",
            "(§ 31 c)",
        ),
    },
    said: "Det som er sagt",
    nobody: "Ingen har svara. Saka er bevart til nokon har det (bevaringsforskrifta § 3).",
    nothing: "Ingen av desse",
    by: "Skrive av",
    more: "Skriv til noko som hende",
    verdict: "Avgjerd i denne saka",
    verdict_hint: "Reglane har ikkje noko svar, og saka er bevart til arkivaren har avgjort (bevaringsforskrifta § 3). Eigen frist kan seinare bli «bevarast», ikkje omvendt.",
    verdict_more: "Saka har eigen frist. Du kan avgjere at ho likevel skal bevarast; det kan ikkje takast tilbake (bevaringsforskrifta § 3).",
    of_verdict: |verdict| match verdict {
        Verdict::Preserved => "Saka skal bevarast for alltid",
        Verdict::OwnPeriod => "Saka følgjer kommunen sin eigen frist (arkivforskrifta § 3)",
    },
    reason: "Grunngjeving",
    reason_hint: "Minst 50 teikn. Kva du bygger på; ho blir ståande ved saka.",
    save: "Lagre",
    link: "Kva som hende, og avgjerd om bevaring",
    refusal: |why| match why {
        Refusal::Unanswered => "Kryss av for det som hende, eller for «Ingen av desse»",
        Refusal::Contradiction => {
            "«Ingen av desse» kan ikkje stå saman med noko anna. Ta bort det eine"
        }
        Refusal::Nothing => "Kryss av for det som er nytt. Er ingenting nytt, treng du ikkje lagre",
        Refusal::Unchanged => "Dette er sagt før. Kryss av for noko meir, eller gå tilbake",
        Refusal::Open => "Saka er open. Sakshandsamaren svarer når ho blir avslutta",
        Refusal::Destroyed => "Innhaldet i saka er kassert",
        Refusal::NotWaiting => "Reglane har eit svar for saka, så det er ikkje noko å avgjere",
        Refusal::PolicyFirst => "Svar først på spørsmålet om åtvaringar på arkivsida",
    },
};

pub const NB: Circumstances = Circumstances {
    title: "Hva som hendte i saken",
    lead: "Noen saker skal bevares for alltid på grunn av det som hendte ved siden av avgjørelsen (bevaringsforskriften §§ 31 til 33). Det står ikke noe annet sted i saken.",
    question: "Hendte noe av dette?",
    hint: "Kryss av for alt som stemmer, eller for «Ingen av disse». Det som er sagt, kan ikke tas tilbake: saken blir bevart for alltid.",
    hint_more: "Kryss av for det du har fått vite. Det kan ikke tas tilbake: saken blir bevart for alltid.",
    none: "Ingen av disse",
    one: |one| match one {
        Circumstance::EmploymentEnded => (
            "Ansettelsen tok slutt av det",
            "Oppsigelse fra den ansatte, eller avtale om å slutte (§ 33 h)",
        ),
        Circumstance::Reassigned => (
            "Den ansatte ble omplassert eller fikk tjenestepålegg",
            "(§ 33 f)",
        ),
        Circumstance::OtherConsequence => (
            "Andre følger for ansettelsen",
            "Annen stilling, funksjon, lønn eller oppgaver, også etter en suspensjon (§ 33 g)",
        ),
        Circumstance::InCommittee => ("Administrasjonsutvalget behandlet saken", "(§ 32 b)"),
        Circumstance::Conflict => (
            "Saken gjelder en konflikt på arbeidsplassen, eller kom av en",
            "(§ 31 c)",
        ),
    },
    said: "Det som er sagt",
    nobody: "Ingen har svart. Saken er bevart til noen har det (bevaringsforskriften § 3).",
    nothing: "Ingen av disse",
    by: "Skrevet av",
    more: "Skriv til noe som hendte",
    verdict: "Avgjørelse i denne saken",
    verdict_hint: "Reglene har ikke noe svar, og saken er bevart til arkivaren har avgjort (bevaringsforskriften § 3). Egen frist kan senere bli «bevares», ikke omvendt.",
    verdict_more: "Saken har egen frist. Du kan avgjøre at den likevel skal bevares; det kan ikke tas tilbake (bevaringsforskriften § 3).",
    of_verdict: |verdict| match verdict {
        Verdict::Preserved => "Saken skal bevares for alltid",
        Verdict::OwnPeriod => "Saken følger kommunens egen frist (arkivforskriften § 3)",
    },
    reason: "Begrunnelse",
    reason_hint: "Minst 50 tegn. Hva du bygger på; den blir stående ved saken.",
    save: "Lagre",
    link: "Hva som hendte, og avgjørelse om bevaring",
    refusal: |why| match why {
        Refusal::Unanswered => "Kryss av for det som hendte, eller for «Ingen av disse»",
        Refusal::Contradiction => {
            "«Ingen av disse» kan ikke stå sammen med noe annet. Ta bort det ene"
        }
        Refusal::Nothing => {
            "Kryss av for det som er nytt. Er ingenting nytt, trenger du ikke lagre"
        }
        Refusal::Unchanged => "Dette er sagt før. Kryss av for noe mer, eller gå tilbake",
        Refusal::Open => "Saken er åpen. Saksbehandleren svarer når den blir avsluttet",
        Refusal::Destroyed => "Innholdet i saken er kassert",
        Refusal::NotWaiting => "Reglene har et svar for saken, så det er ikke noe å avgjøre",
        Refusal::PolicyFirst => "Svar først på spørsmålet om advarsler på arkivsiden",
    },
};

pub const EN: Circumstances = Circumstances {
    title: "What happened in the case",
    lead: "Some cases are preserved for ever because of what happened beside the decision (bevaringsforskrifta §§ 31 to 33). It stands nowhere else in the case.",
    question: "Did any of this happen?",
    hint: "Tick all that is so, or «None of these». What is said cannot be taken back: the case is preserved for ever.",
    hint_more: "Tick what you have come to know. It cannot be taken back: the case is preserved for ever.",
    none: "None of these",
    one: |one| match one {
        Circumstance::EmploymentEnded => (
            "The employment ended because of it",
            "Notice by the employee, or a settlement that they leave (§ 33 h)",
        ),
        Circumstance::Reassigned => (
            "The employee was moved to other work, or given an order to do it",
            "(§ 33 f)",
        ),
        Circumstance::OtherConsequence => (
            "Other consequences for the employment",
            "Another position, function, pay or tasks, also after a suspension (§ 33 g)",
        ),
        Circumstance::InCommittee => ("The administrasjonsutval handled the case", "(§ 32 b)"),
        Circumstance::Conflict => (
            "The case is about a conflict at the place of work, or came of one",
            "(§ 31 c)",
        ),
    },
    said: "What has been said",
    nobody: "Nobody has answered. The case is preserved until somebody has (bevaringsforskrifta § 3).",
    nothing: "None of these",
    by: "Written by",
    more: "Add something that happened",
    verdict: "Decision on this case",
    verdict_hint: "The rules have no answer, and the case is preserved until the archivist has decided (bevaringsforskrifta § 3). A period of its own may later become «preserved», not the other way.",
    verdict_more: "The case has a period of its own. You may decide that it is preserved all the same; it cannot be taken back (bevaringsforskrifta § 3).",
    of_verdict: |verdict| match verdict {
        Verdict::Preserved => "The case is preserved for ever",
        Verdict::OwnPeriod => {
            "The case follows the municipality's own period (arkivforskrifta § 3)"
        }
    },
    reason: "Reason",
    reason_hint: "At least 50 characters. What you rest on; it stays with the case.",
    save: "Save",
    link: "What happened, and the decision on preserving",
    refusal: |why| match why {
        Refusal::Unanswered => "Tick what happened, or «None of these»",
        Refusal::Contradiction => {
            "«None of these» cannot stand with anything else. Remove one of them"
        }
        Refusal::Nothing => "Tick what is new. If nothing is new, there is nothing to save",
        Refusal::Unchanged => "This was said before. Tick something more, or go back",
        Refusal::Open => "The case is open. Its officer answers when it is closed",
        Refusal::Destroyed => "The content of the case is destroyed",
        Refusal::NotWaiting => "The rules have an answer for the case: there is nothing to decide",
        Refusal::PolicyFirst => "Answer the question on warnings on the archive page first",
    },
};
