//! The lawful way in bokmål.

use super::{Procedure, cited};
use crate::domain::authority::{self, Act};
use crate::domain::case::Lack;
use crate::domain::closing;
use crate::domain::consultation::{self, Part};
use crate::domain::delegation;
use crate::domain::handover::{self, Arrival, Mode};
use crate::domain::hearing::{self, Manner, Omission};
use crate::domain::next::Next;
use crate::domain::person::Language::Bokmaal;
use crate::web::moments::long_in;

pub const NB: Procedure = Procedure {
    next: |next| match next {
        Next::AnswerGates => "Svar på portene",
        Next::Assess => "Beregn forslaget",
        Next::GiveNotice => "Send forhåndsvarsel",
        Next::RecordStatement => "Skriv inn uttalelsen",
        Next::Recommend => "Skriv innstillingen",
        Next::Consult => "Hold drøftingsmøte",
        Next::Decide => "Ta avgjørelse",
        Next::Confirm => "Få avgjørelsen bekreftet av en til",
        Next::Deliver => "Lever brevet",
        Next::Close => "Avslutt saken",
    },
    step: |next| match next {
        Next::AnswerGates => "Porter",
        Next::Assess => "Vurdering",
        Next::GiveNotice | Next::RecordStatement => "Høring",
        Next::Recommend => "Innstilling",
        Next::Consult => "Drøfting",
        Next::Decide => "Avgjørelse",
        Next::Confirm => "Bekreftelse",
        Next::Deliver => "Levering",
        Next::Close => "Avslutning",
    },
    way: "Veien videre",
    way_lead: "Slik saken står nå. Steg som ikke trengs for utfallet, er utelatt.",
    due: "frist",
    hearing: "Høring",
    hearing_lead: "Den ansatte skal få vite hva saken gjelder og få uttale seg før noe avgjøres (forvaltningsloven §§ 16 og 17).",
    notice: "Send forhåndsvarsel",
    notice_given: "Forhåndsvarsel",
    notice_lead: "Skriv hva saken gjelder, så den ansatte kan ivareta interessene sine. Ikke skriv hvem som meldte.",
    matter: "Hva saken gjelder",
    matter_hint: "Fakta, tid, sted og hvilke retningslinjer det gjelder.",
    sent_on: "Sendt",
    reply_by: "Frist for å uttale seg",
    reply_by_hint: "Loven setter ingen lengde; 14 dager er vanlig. Skriv dag.måned.år.",
    save_notice: "Registrer forhåndsvarselet",
    omit: "Gå videre uten varsel",
    omit_lead: "Bare når ett av unntakene i forvaltningsloven § 16 tredje ledd gjelder.",
    omit_why: "Hvilket unntak gjelder?",
    omission: |why| match why {
        Omission::Impracticable => "Varsel er ikke praktisk mulig",
        Omission::Endangers => "Varsel kan sette gjennomføringen i fare",
        Omission::HasSpoken => "Den ansatte har alt hatt anledning til å uttale seg",
    },
    omit_grounds: "Begrunnelse for unntaket",
    save_omission: "Gå videre uten varsel",
    statement: "Uttalelsen fra den ansatte",
    statement_lead: "En uttalelse med nye opplysninger gjør at forslaget må beregnes på nytt (forvaltningsloven § 17).",
    manner: "Hvordan kom uttalelsen?",
    manner_of: |manner| match manner {
        Manner::Written => "Skriftlig",
        Manner::Oral => "Muntlig, skrevet ned",
        Manner::Silent => "Ingen uttalelse innen fristen",
    },
    received_on: "Mottatt",
    statement_text: "Hva den ansatte sier",
    statement_hint: "Hele uttalelsen, eller referatet den ansatte har fått lese. La stå tomt når det ikke kom noen.",
    save_statement: "Registrer uttalelsen",
    so_far: "Hittil",
    date_hint: "Skriv dag.måned.år, for eksempel 7.12.2026.",
    choose: "Velg ett av svarene",
    consultation: "Drøfting",
    consultation_lead: "Før oppsigelse, avskjed eller suspensjon avgjøres, skal grunnlaget drøftes med den ansatte og tillitsvalgt, så langt det er praktisk mulig (arbeidsmiljøloven § 15-1). Skriv aldri en konklusjon i referatet.",
    outcome: "Hvordan gikk det?",
    held: "Møtet er holdt",
    declined: "Den ansatte ønsket ikke drøfting",
    not_practicable: "Drøfting var ikke praktisk mulig",
    minutes: "Referat",
    minutes_lead: "Fyll ut når møtet er holdt.",
    held_on: "Dato",
    from: "Fra",
    to: "Til",
    time_hint: "For eksempel 14.20.",
    part: |part| match part {
        Part::Place => "Sted",
        Part::Participants => "Deltakere",
        Part::Background => "Bakgrunn og grunnlag",
        Part::Documents => "Dokumenter som ble lagt fram",
        Part::EmployerView => "Arbeidsgivers syn",
        Part::EmployeeView => "Synet til den ansatte og tillitsvalgt",
        Part::OtherWork => "Annet passende arbeid og mildere reaksjoner",
        Part::Signatures => "Underskrifter",
    },
    part_hint: |part| match part {
        Part::Place => "",
        Part::Participants => {
            "Navn og rolle. Tillitsvalgt eller rådgiver, eller hvorfor ingen møtte."
        }
        Part::Background => "Hva som ble drøftet.",
        Part::Documents => "Skriv «ingen» dersom ingen ble lagt fram.",
        Part::EmployerView | Part::EmployeeView => "Det som ble sagt, uten konklusjon.",
        Part::OtherWork => "Hva som ble vurdert.",
        Part::Signatures => "Hvem som skrev under, eller hvorfor noen lot være.",
    },
    no_meeting_grounds: "Hvorfor det ikke ble møte",
    no_meeting_hint: "Minst 50 tegn: hvem som sa hva, når, eller hva som er prøvd. Bare når møtet ikke er holdt.",
    save_consultation: "Registrer drøftingen",
    not_a_time: "Skriv klokkeslettet som 14.20",
    rules: "Reglene avgjørelsen bygger på",
    rules_hint: "Forvaltningsloven § 25 første ledd. Trengs fra advarsel og oppover.",
    facts: "Fakta avgjørelsen bygger på",
    facts_hint: "Forvaltningsloven § 25 andre ledd. Trengs fra advarsel og oppover.",
    weighing: "Interesseavveining",
    weighing_hint: "Arbeidsmiljøloven § 15-7: hva taler imot, og hvordan er det veid. Trengs ved oppsigelse og avskjed.",
    alternatives: "Alternativer som er vurdert",
    alternatives_hint: "Mildere reaksjon og annet passende arbeid, og hvorfor det ikke er nok. Trengs ved oppsigelse og avskjed.",
    needs_second: "Oppsigelse, avskjed og alt som avviker fra forslaget, må bekreftes av en annen person før det gjelder.",
    confirmation: "Bekreftelse",
    confirmation_lead: "Du er den andre som ser på avgjørelsen. Ingen bekrefter sin egen avgjørelse.",
    verdict: "Hva sier du?",
    confirm: "Jeg bekrefter avgjørelsen",
    send_back: "Jeg sender avgjørelsen tilbake",
    verdict_grounds: "Begrunnelse",
    save_verdict: "Lagre",
    confirmed: "bekreftet",
    returned: "sendt tilbake",
    unconfirmed: "venter på bekreftelse",
    substitute: "Settemyndighet",
    substitute_lead: "Når den som skulle avgjøre er inhabil, kan heller ikke direkte underordnede avgjøre (forvaltningsloven § 6 tredje ledd). Da oppnevnes en stedfortreder (§ 9).",
    person: "Person",
    person_hint: "Skriv navnet slik det står i registeret, og velg.",
    no_person: "Fant ingen med dette navnet",
    appointed_by: "Oppnevnt av, og i hvilket vedtak",
    appointed_by_hint: "For eksempel kommunestyresak 45/26.",
    appointed_on: "Oppnevnt dato",
    save_substitute: "Registrer settemyndigheten",
    powers: "Fullmakter",
    delegations: "Delegasjonsregister",
    delegations_lead: "Myndigheten til å gi advarsel, suspendere, si opp og gi avskjed ligger hos kommunedirektøren, som kan delegere (kommuneloven §§ 5-3 og 13-1 sjuende ledd). Programmet ser etter her før det tar imot en avgjørelse.",
    nothing_delegated: "Ingenting er delegert. Bare kommunedirektøren kan avgjøre.",
    act: "Hva",
    act_of: |act| match act {
        Act::Settle => "Avslutte uten reaksjon eller med veiledning",
        Act::Warn => "Gi advarsel",
        Act::Dismiss => "Si opp",
        Act::Terminate => "Gi avskjed",
        Act::Suspend => "Suspendere",
    },
    from_on: "Fra og med",
    to_on: "Til og med",
    to_on_hint: "La stå tom når ingen slutt er satt.",
    not_yours: "Dette steget er ikke ditt",
    authority_text: "Vedtaket som ga fullmakten",
    authority_hint: "Hvem som vedtok, når og saksnummer.",
    new_delegation: "Ny delegasjon",
    save_delegation: "Registrer delegasjonen",
    last_day: "Siste dag",
    end_delegation: "Avslutt",
    holds: "gjelder",
    begins: "gjelder ikke ennå",
    ended: "slutt",
    delivery: "Levering",
    delivery_lead: "Fristene går fra den dagen brevet kom fram, ikke fra datoen på brevet.",
    mode: "Hvordan ble brevet levert?",
    mode_of: |mode| match mode {
        Mode::Hand => "Personlig",
        Mode::Registered => "Rekommandert brev",
        Mode::Post => "Vanlig post",
        Mode::Email => "E-post",
        Mode::Portal => "Portal",
    },
    only_two_ways: "Oppsigelse, avskjed og suspensjon kan bare leveres personlig eller rekommandert (arbeidsmiljøloven § 15-4 andre ledd). E-post og portal er derfor ikke valg her.",
    arrival: "Hva skjedde?",
    arrival_of: |arrival| match arrival {
        Arrival::Received => "Mottatt",
        Arrival::Refused => "Den ansatte nektet å ta imot",
        Arrival::Returned => "Kom i retur",
    },
    arrived_on: "Dagen brevet kom fram",
    note: "Merknad",
    note_hint: "Hvem som leverte, sendingsnummer, eller vitne når noen nektet å ta imot.",
    save_delivery: "Registrer leveringen",
    closing_grounds: "Hvorfor saken avsluttes nå",
    closing_hint: "Trengs bare når den ansatte fortsatt kan gå til søksmål: for eksempel at det er inngått avtale.",
    reopen: "Gjenåpne saken",
    reopen_lead: "Alt som er gjort, blir stående. Den ansatte skal varsles og høres på nytt før noe avgjøres (forvaltningsloven §§ 16 og 17).",
    reopen_grounds: "Hvorfor saken gjenåpnes",
    save_reopening: "Gjenåpne saken",
    lack: |lack| match lack {
        Lack::Gates => "Svar på portene først",
        Lack::Notice => "Send forhåndsvarsel først",
        Lack::NoticeIsGiven => "Forhåndsvarselet er alt gitt, eller høringen er ferdig",
        Lack::Statement => "Vent på uttalelsen til fristen er ute, og skriv den inn",
        Lack::Assessment => "Beregn forslaget først",
        Lack::Recommendation => "Skriv innstillingen først",
        Lack::Decision => "Saken er ikke avgjort",
        Lack::Confirmation => "Avgjørelsen må bekreftes av en annen person først",
        Lack::IsDecided => {
            "Saken er avgjort. Det som hører til før avgjørelsen, kan ikke gjøres etter"
        }
        Lack::IsClosed => "Saken er avsluttet. Gjenåpne den først",
        Lack::IsOpen => "Saken er ikke avsluttet",
    },
    authority: |refusal| {
        use authority::Refusal;
        let act = |act: &Act| (NB.act_of)(*act).to_lowercase();
        let day = |day| long_in(day, Bokmaal);
        let said = match refusal {
            Refusal::Conflicted => "Du er inhabil i saken".to_owned(),
            Refusal::LeaderConflicted => "Lederen din er inhabil i saken, og da kan ikke du avgjøre. Be om at det oppnevnes en settemyndighet".to_owned(),
            Refusal::NotDelegated { act: what } => format!("Du har ikke fullmakt til å {}. Myndigheten ligger hos kommunedirektøren, eller den som står i delegasjonsregisteret", act(what)),
            Refusal::DelegationEnded { act: what, ended } => format!("Fullmakten din til å {} gikk ut {}", act(what), day(*ended)),
            Refusal::DelegationNotBegun { act: what, begins } => format!("Fullmakten din til å {} gjelder fra {}", act(what), day(*begins)),
            Refusal::RegisteredIt => "Den som registrerte saken, avgjør den ikke her".to_owned(),
            Refusal::OwnDecision => "Ingen bekrefter sin egen avgjørelse. Be en annen".to_owned(),
            Refusal::OwnCase => "Den som har forberedt saken, bekrefter ikke avgjørelsen. Be en annen".to_owned(),
            Refusal::NobodyConflicted => "Ingen er registrert som inhabil i saken. Svar på port G4 først".to_owned(),
            Refusal::AppointedInFuture => "Datoen er ikke kommet ennå".to_owned(),
        };
        cited(&said, refusal.source(), Bokmaal)
    },
    delegation: |refusal| match refusal {
        delegation::Refusal::HasLeft => "Personen har sluttet",
        delegation::Refusal::NoAuthority => "Skriv hvilket vedtak som ga fullmakten",
        delegation::Refusal::TooLong => "Teksten kan ha høyst 500 tegn",
        delegation::Refusal::EndsBeforeItBegins => "Sluttdatoen må være etter startdatoen",
        delegation::Refusal::ToOneself => {
            "Du kan ikke registrere fullmakt til deg selv. Be en annen"
        }
        delegation::Refusal::Held => "Personen har alt denne fullmakten i tidsrommet",
        delegation::Refusal::EndsInThePast => "En delegasjon kan tidligst ta slutt i dag",
    },
    hearing_refusal: |refusal| {
        use hearing::Refusal;
        let said = match refusal {
            Refusal::ContactClosed => "Ingen skal kontakte den ansatte før port G1 er besvart, eller når ytringen er vernet".to_owned(),
            Refusal::NoMatter => "Skriv hva saken gjelder".to_owned(),
            Refusal::TooLong => "Teksten kan ha høyst 20 000 tegn".to_owned(),
            Refusal::SentInFuture | Refusal::ReceivedInFuture => "Datoen er ikke kommet ennå".to_owned(),
            Refusal::SentBeforeCase => "Datoen er før saken ble registrert".to_owned(),
            Refusal::DeadlineTooEarly => "Fristen må være etter den dagen varselet er sendt".to_owned(),
            Refusal::NoGrounds => "Begrunn unntaket med minst 50 tegn".to_owned(),
            Refusal::ReceivedBeforeNotice => "Datoen er før varselet ble sendt".to_owned(),
            Refusal::NoStatement => "Skriv hva den ansatte sier".to_owned(),
            Refusal::StillTime(day) => format!("Den ansatte kan uttale seg til og med {}", long_in(*day, Bokmaal)),
        };
        cited(&said, refusal.source(), Bokmaal)
    },
    consultation_refusal: |refusal| {
        use consultation::Refusal;
        let said = match refusal {
            Refusal::ContactClosed => {
                "Ingen skal kontakte den ansatte før port G1 er besvart, eller når ytringen er vernet"
            }
            Refusal::Incomplete(_) => "Referatet mangler dette",
            Refusal::TooLong => "Teksten kan ha høyst 20 000 tegn",
            Refusal::EndsBeforeItBegins => "Møtet må slutte etter at det begynte",
            Refusal::NotOver => "Møtet er ikke over ennå",
            Refusal::BeforeNotice => "Møtet er datert før den ansatte fikk vite hva saken gjelder",
            Refusal::NoGrounds => "Begrunn med minst 50 tegn",
        };
        cited(said, refusal.source(), Bokmaal)
    },
    handover: |refusal| {
        use handover::Refusal;
        let said = match refusal {
            Refusal::NoLetter => "Ferdigstill brevet først",
            Refusal::UnlawfulMode(_) => {
                "Oppsigelse, avskjed og suspensjon skal leveres personlig eller sendes rekommandert"
            }
            Refusal::UnknownMode(_) => "Denne versjonen sender ikke brev på denne måten",
            Refusal::BeforeDecision => "Brevet kan ikke være sendt før avgjørelsen",
            Refusal::ArrivedBeforeSent => "Dagen brevet kom fram, kan ikke være før det ble sendt",
            Refusal::InFuture => "Datoen er ikke kommet ennå",
            Refusal::NoWitness => "Skriv navnet på et vitne når den ansatte nektet å ta imot",
            Refusal::NotInPerson => "Bare et brev som leveres personlig, kan nektes",
        };
        cited(said, refusal.source(), Bokmaal)
    },
    closing: |refusal| {
        use closing::Refusal;
        let said = match refusal {
            Refusal::OutOfTurn(refusal) => (NB.lack)(refusal.lack).to_owned(),
            Refusal::NotDelivered(_) => "Brevet er ikke registrert som levert".to_owned(),
            Refusal::ClocksRun(day) => format!(
                "Den ansatte kan gå til søksmål til og med {}. Begrunn hvorfor saken likevel kan avsluttes",
                long_in(*day, Bokmaal)
            ),
            Refusal::SuspensionRuns => "En suspensjon i saken er ikke opphevet".to_owned(),
        };
        cited(&said, refusal.source(), Bokmaal)
    },
    not_consulted: "Registrer drøftingen først",
    has_own_page: "Denne porten besvares av det som gjøres i saken, ikke her",
};
