//! The words of impartiality: a declaration, stepping aside, and another officer.

use crate::domain::assignment;
use crate::domain::impartiality::{Ground, Refusal};

#[derive(Debug)]
pub struct Impartiality {
    pub title: &'static str,
    pub question: &'static str,
    pub lead: &'static str,
    pub your_answer: &'static str,
    pub impartial: &'static str,
    pub aside: &'static str,
    pub aside_small: &'static str,
    pub grounds: &'static str,
    pub what: &'static str,
    pub ground: fn(Ground) -> &'static str,
    pub explanation: &'static str,
    pub explanation_hint: &'static str,
    pub save: &'static str,
    pub declarations: &'static str,
    pub nobody: &'static str,
    pub is_impartial: &'static str,
    pub is_conflicted: &'static str,
    pub you_have: &'static str,
    pub superior: &'static str,
    pub superior_text: &'static str,
    pub remind: &'static str,
    pub remind_text: &'static str,
    /// The box on the page of a decision.
    pub word: &'static str,
    pub word_legend: &'static str,
    pub not_you: &'static str,
    pub choose: &'static str,
    pub thanks: &'static str,
    pub thanks_text: &'static str,
    pub to_tasks: &'static str,
    pub conflict: &'static str,
    pub conflict_lead: &'static str,
    pub person: &'static str,
    pub save_conflict: &'static str,
    pub officer: &'static str,
    pub officer_lead: &'static str,
    pub officer_person: &'static str,
    pub nobody_left: &'static str,
    pub officer_why: &'static str,
    pub officer_why_hint: &'static str,
    pub save_officer: &'static str,
    pub officer_gone: &'static str,
    pub officer_gone_text: &'static str,
    pub officers: &'static str,
    pub refusal: fn(Refusal) -> &'static str,
    pub assignment: fn(assignment::Refusal) -> &'static str,
}

pub const NN: Impartiality = Impartiality {
    title: "Habilitet",
    question: "Er du habil i denne saka?",
    lead: "Du avgjer sjølv om du er habil (forvaltningslova § 8). Svaret blir teke vare på i saka, med namn og tid.",
    your_answer: "Gjeld noko av dette deg?",
    impartial: "Nei. Eg har vurdert forvaltningslova § 6 og er habil",
    aside: "Ja, eg er ugild og går frå saka",
    aside_small: "Du mistar tilgangen straks, og oppgåvene dine i saka blir tekne attende",
    grounds: "Kva gjeld deg? (når du går frå saka)",
    what: "Kva gjeld personen?",
    ground: |ground| match ground {
        Ground::Party => "a. Er sjølv part i saka",
        Ground::Kin => {
            "b. Er i slekt eller svogerskap med ein part i opp- eller nedstigande line, eller i sidelina så nær som sysken"
        }
        Ground::Spouse => {
            "c. Er eller har vore gift med ein part, er forlova med ein part, eller er fosterforelder eller fosterbarn"
        }
        Ground::Agent => {
            "d. Er verje eller fullmektig for ein part, eller har vore det etter at saka tok til"
        }
        Ground::Board => "e. Leier eller sit i styret for ei verksemd som er part",
        Ground::Special => {
            "Andre særeigne forhold som kan svekkje tilliten (andre ledd), som sambuarskap, nært venskap eller uvenskap"
        }
    },
    explanation: "Forklaring",
    explanation_hint: "Berre HR-sjefen les dette. Skriv ikkje meir enn det som trengst.",
    save: "Lagre svaret",
    declarations: "Svar i saka",
    nobody: "Ingen har svara enno.",
    is_impartial: "Habil",
    is_conflicted: "Ugild",
    you_have: "Du har svara at du er habil. Har noko endra seg, svarar du på nytt.",
    superior: "Når ein overordna er ugild",
    superior_text: "Då kan heller ikkje dei som er direkte underordna, ta avgjerda (forvaltningslova § 6 tredje ledd). HR-sjefen registrerer settemynde (§ 9).",
    remind: "Er du habil?",
    remind_text: "Du handsamar saka, og har ikkje svara på om du er habil (forvaltningslova §§ 6 og 8).",
    word: "Eg har vurdert forvaltningslova § 6 og er habil",
    word_legend: "Habilitet",
    not_you: "Er du ikkje habil? Gå frå saka her",
    choose: "Vel eitt av svara.",
    thanks: "Du har gått frå saka",
    thanks_text: "Du ser henne ikkje lenger, og oppgåvene dine i henne er tekne attende. HR-sjefen tek over.",
    to_tasks: "Til oppgåvene dine",
    conflict: "Registrer at nokon er ugild",
    conflict_lead: "Den du registrerer, mistar tilgangen straks, og oppgåvene i saka blir tekne attende. Alt som er gjort, blir ståande.",
    person: "Kven er ugild?",
    save_conflict: "Registrer",
    officer: "Gi saka til ein annan",
    officer_lead: "Den nye sakshandsamaren får melding og oppgåvene. Kven som hadde saka før, blir ståande. Ugilde står ikkje i lista (forvaltningslova § 6).",
    officer_person: "Ny sakshandsamar",
    nobody_left: "Ingen andre i HR kan ta saka. Gi nokon rolla, eller registrer settemynde.",
    officer_why: "Kvifor",
    officer_why_hint: "Kort, utan private opplysningar.",
    save_officer: "Gi saka til denne",
    officer_gone: "Saka har ingen habil sakshandsamar",
    officer_gone_text: "Sakshandsamaren er ugild og ser ikkje saka lenger. Oppgåvene ligg hos HR-sjefen til ein annan har teke over.",
    officers: "Sakshandsamarar før",
    refusal: |refusal| match refusal {
        Refusal::NotDeclared => "Svar på om du er habil først",
        Refusal::NoGround => "Vel minst eitt av punkta",
        Refusal::NoExplanation => "Forklar kort kva dei særeigne forholda er",
        Refusal::TooLong => "Forklaringa er for lang",
        Refusal::Already => "Personen har alt ei rolle i saka eller er ugild, og ser henne ikkje",
    },
    assignment: |refusal| match refusal {
        assignment::Refusal::OfficersAlone => {
            "Ei varslingssak går vidare gjennom sakshandsamaren, eller den som opnar ho i naud"
        }
        assignment::Refusal::Closed => "Saka er avslutta",
        assignment::Refusal::Implicated => "Personen er ugild eller har ei rolle i saka",
        assignment::Refusal::NotInHr => "Berre dei som arbeider i HR, førebur saker",
        assignment::Refusal::IsOfficer => "Personen har alt saka",
        assignment::Refusal::NoGrounds => "Skriv kvifor saka går til ein annan",
        assignment::Refusal::TooLong => "Skriv kortare, høgst 500 teikn",
    },
};

pub const NB: Impartiality = Impartiality {
    title: "Habilitet",
    question: "Er du habil i denne saken?",
    lead: "Du avgjør selv om du er habil (forvaltningsloven § 8). Svaret blir tatt vare på i saken, med navn og tid.",
    your_answer: "Gjelder noe av dette deg?",
    impartial: "Nei. Jeg har vurdert forvaltningsloven § 6 og er habil",
    aside: "Ja, jeg er inhabil og går fra saken",
    aside_small: "Du mister tilgangen straks, og oppgavene dine i saken blir tatt tilbake",
    grounds: "Hva gjelder deg? (når du går fra saken)",
    what: "Hva gjelder personen?",
    ground: |ground| match ground {
        Ground::Party => "a. Er selv part i saken",
        Ground::Kin => {
            "b. Er i slekt eller svogerskap med en part i opp- eller nedstigende linje, eller i sidelinjen så nær som søsken"
        }
        Ground::Spouse => {
            "c. Er eller har vært gift med en part, er forlovet med en part, eller er fosterforelder eller fosterbarn"
        }
        Ground::Agent => {
            "d. Er verge eller fullmektig for en part, eller har vært det etter at saken tok til"
        }
        Ground::Board => "e. Leder eller sitter i styret for en virksomhet som er part",
        Ground::Special => {
            "Andre særegne forhold som kan svekke tilliten (andre ledd), som samboerskap, nært vennskap eller uvennskap"
        }
    },
    explanation: "Forklaring",
    explanation_hint: "Bare HR-sjefen leser dette. Skriv ikke mer enn det som trengs.",
    save: "Lagre svaret",
    declarations: "Svar i saken",
    nobody: "Ingen har svart ennå.",
    is_impartial: "Habil",
    is_conflicted: "Inhabil",
    you_have: "Du har svart at du er habil. Har noe endret seg, svarer du på nytt.",
    superior: "Når en overordnet er inhabil",
    superior_text: "Da kan heller ikke de som er direkte underordnet, ta avgjørelsen (forvaltningsloven § 6 tredje ledd). HR-sjefen registrerer settemyndighet (§ 9).",
    remind: "Er du habil?",
    remind_text: "Du behandler saken, og har ikke svart på om du er habil (forvaltningsloven §§ 6 og 8).",
    word: "Jeg har vurdert forvaltningsloven § 6 og er habil",
    word_legend: "Habilitet",
    not_you: "Er du ikke habil? Gå fra saken her",
    choose: "Velg et av svarene.",
    thanks: "Du har gått fra saken",
    thanks_text: "Du ser den ikke lenger, og oppgavene dine i den er tatt tilbake. HR-sjefen tar over.",
    to_tasks: "Til oppgavene dine",
    conflict: "Registrer at noen er inhabil",
    conflict_lead: "Den du registrerer, mister tilgangen straks, og oppgavene i saken blir tatt tilbake. Alt som er gjort, blir stående.",
    person: "Hvem er inhabil?",
    save_conflict: "Registrer",
    officer: "Gi saken til en annen",
    officer_lead: "Den nye saksbehandleren får melding og oppgavene. Hvem som hadde saken før, blir stående. Inhabile står ikke i listen (forvaltningsloven § 6).",
    officer_person: "Ny saksbehandler",
    nobody_left: "Ingen andre i HR kan ta saken. Gi noen rollen, eller registrer settemyndighet.",
    officer_why: "Hvorfor",
    officer_why_hint: "Kort, uten private opplysninger.",
    save_officer: "Gi saken til denne",
    officer_gone: "Saken har ingen habil saksbehandler",
    officer_gone_text: "Saksbehandleren er inhabil og ser ikke saken lenger. Oppgavene ligger hos HR-sjefen til en annen har tatt over.",
    officers: "Saksbehandlere før",
    refusal: |refusal| match refusal {
        Refusal::NotDeclared => "Svar på om du er habil først",
        Refusal::NoGround => "Velg minst ett av punktene",
        Refusal::NoExplanation => "Forklar kort hva de særegne forholdene er",
        Refusal::TooLong => "Forklaringen er for lang",
        Refusal::Already => {
            "Personen har allerede en rolle i saken eller er inhabil, og ser den ikke"
        }
    },
    assignment: |refusal| match refusal {
        assignment::Refusal::OfficersAlone => {
            "En varslingssak går videre gjennom saksbehandleren, eller den som åpner den i nød"
        }
        assignment::Refusal::Closed => "Saken er avsluttet",
        assignment::Refusal::Implicated => "Personen er inhabil eller har en rolle i saken",
        assignment::Refusal::NotInHr => "Bare de som arbeider i HR, forbereder saker",
        assignment::Refusal::IsOfficer => "Personen har allerede saken",
        assignment::Refusal::NoGrounds => "Skriv hvorfor saken går til en annen",
        assignment::Refusal::TooLong => "Skriv kortere, høyst 500 tegn",
    },
};

pub const EN: Impartiality = Impartiality {
    title: "Impartiality",
    question: "Are you impartial in this case?",
    lead: "You decide for yourself whether you are (Public Administration Act § 8). The answer is kept in the case, with name and time.",
    your_answer: "Does any of this apply to you?",
    impartial: "No. I have considered § 6 and am impartial",
    aside: "Yes, I am conflicted and step aside",
    aside_small: "You lose access at once, and your tasks in the case are taken back",
    grounds: "What applies to you? (when you step aside)",
    what: "What applies to the person?",
    ground: |ground| match ground {
        Ground::Party => "a. Is a party in the case",
        Ground::Kin => {
            "b. Is related to a party by blood or marriage in direct line, or as near as a sibling"
        }
        Ground::Spouse => {
            "c. Is or has been married to a party, is engaged to a party, or is a foster parent or foster child"
        }
        Ground::Agent => "d. Is guardian or agent of a party, or has been since the case began",
        Ground::Board => "e. Leads, or sits on the board of, a body that is a party",
        Ground::Special => {
            "Other special circumstances that may weaken confidence (second paragraph), such as living together, close friendship or enmity"
        }
    },
    explanation: "Explanation",
    explanation_hint: "Only the HR head reads this. Write no more than it takes.",
    save: "Save the answer",
    declarations: "Answers in the case",
    nobody: "Nobody has answered yet.",
    is_impartial: "Impartial",
    is_conflicted: "Conflicted",
    you_have: "You have answered that you are impartial. Answer again if something has changed.",
    superior: "When a superior is conflicted",
    superior_text: "Then those directly below do not decide either (Public Administration Act § 6 third paragraph). The HR head registers a substitute (§ 9).",
    remind: "Are you impartial?",
    remind_text: "You handle this case, and have not answered whether you are impartial (Public Administration Act §§ 6 and 8).",
    word: "I have considered the Public Administration Act § 6 and am impartial",
    word_legend: "Impartiality",
    not_you: "Not impartial? Step aside here",
    choose: "Choose one of the answers.",
    thanks: "You have stepped aside",
    thanks_text: "You no longer see the case, and your tasks in it are taken back. The HR head takes over.",
    to_tasks: "To your tasks",
    conflict: "Register that somebody is conflicted",
    conflict_lead: "Whoever you register loses access at once, and their tasks in the case are taken back. What was done stays.",
    person: "Who is conflicted?",
    save_conflict: "Register",
    officer: "Give the case to another",
    officer_lead: "The new officer is told and gets the tasks. Who had the case before stays on record. The conflicted are not in the list (Public Administration Act § 6).",
    officer_person: "New officer",
    nobody_left: "Nobody else in HR can take the case. Give somebody the role, or register a substitute.",
    officer_why: "Why",
    officer_why_hint: "Short, without private matters.",
    save_officer: "Give them the case",
    officer_gone: "The case has no impartial officer",
    officer_gone_text: "The officer is conflicted and no longer sees the case. The tasks lie with the HR head until another takes over.",
    officers: "Officers before",
    refusal: |refusal| match refusal {
        Refusal::NotDeclared => "Answer first whether you are impartial",
        Refusal::NoGround => "Choose at least one of the grounds",
        Refusal::NoExplanation => "Explain in short what the special circumstances are",
        Refusal::TooLong => "The explanation is too long",
        Refusal::Already => {
            "The person has a part in the case or is conflicted already, and does not see it"
        }
    },
    assignment: |refusal| match refusal {
        assignment::Refusal::OfficersAlone => {
            "A whistleblowing case goes on through its officer, or whoever opens it in need"
        }
        assignment::Refusal::Closed => "The case is closed",
        assignment::Refusal::Implicated => "The person is conflicted or has a part in the case",
        assignment::Refusal::NotInHr => "Only those who work in HR prepare cases",
        assignment::Refusal::IsOfficer => "The person has the case already",
        assignment::Refusal::NoGrounds => "Write why the case goes to another",
        assignment::Refusal::TooLong => "Write less, at most 500 characters",
    },
};
