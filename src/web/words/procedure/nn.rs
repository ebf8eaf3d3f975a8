//! The lawful way in nynorsk.

use super::{Procedure, cited};
use crate::domain::authority::{self, Act};
use crate::domain::case::Lack;
use crate::domain::closing;
use crate::domain::consultation::{self, Part};
use crate::domain::delegation;
use crate::domain::handover::{self, Arrival, Mode};
use crate::domain::hearing::{self, Manner, Omission};
use crate::domain::next::Next;
use crate::domain::person::Language::Nynorsk;
use crate::web::moments::long_in;

pub const NN: Procedure = Procedure {
    next: |next| match next {
        Next::AnswerGates => "Svar på portane",
        Next::Assess => "Rekn ut framlegget",
        Next::GiveNotice => "Send førehandsvarsel",
        Next::RecordStatement => "Skriv inn uttalen",
        Next::Recommend => "Skriv innstillinga",
        Next::Consult => "Hald drøftingsmøte",
        Next::Decide => "Ta avgjerd",
        Next::Confirm => "Få avgjerda stadfesta av ein til",
        Next::Deliver => "Lever brevet",
        Next::Close => "Avslutt saka",
    },
    step: |next| match next {
        Next::AnswerGates => "Portar",
        Next::Assess => "Vurdering",
        Next::GiveNotice | Next::RecordStatement => "Høyring",
        Next::Recommend => "Innstilling",
        Next::Consult => "Drøfting",
        Next::Decide => "Avgjerd",
        Next::Confirm => "Stadfesting",
        Next::Deliver => "Levering",
        Next::Close => "Avslutning",
    },
    way: "Vegen vidare",
    way_lead: "Slik saka står no. Steg som ikkje trengst for utfallet, er utelatne.",
    due: "frist",
    hearing: "Høyring",
    hearing_lead: "Den tilsette skal få vite kva saka gjeld og få uttale seg før noko blir avgjort (forvaltningslova §§ 16 og 17).",
    notice: "Send førehandsvarsel",
    notice_given: "Førehandsvarsel",
    notice_lead: "Skriv kva saka gjeld, så den tilsette kan ivareta interessene sine. Ikkje skriv kven som melde.",
    matter: "Kva saka gjeld",
    matter_hint: "Fakta, tid, stad og kva retningsliner det gjeld.",
    sent_on: "Sendt",
    reply_by: "Frist for å uttale seg",
    reply_by_hint: "Lova set inga lengd; 14 dagar er vanleg. Skriv dag.månad.år.",
    save_notice: "Registrer førehandsvarselet",
    omit: "Gå vidare utan varsel",
    omit_lead: "Berre når eitt av unntaka i forvaltningslova § 16 tredje ledd gjeld.",
    omit_why: "Kva unntak gjeld?",
    omission: |why| match why {
        Omission::Impracticable => "Varsel er ikkje praktisk mogleg",
        Omission::Endangers => "Varsel kan setje gjennomføringa i fare",
        Omission::HasSpoken => "Den tilsette har alt hatt høve til å uttale seg",
    },
    omit_grounds: "Grunngjeving for unntaket",
    save_omission: "Gå vidare utan varsel",
    statement: "Uttalen frå den tilsette",
    statement_lead: "Ein uttale med nye opplysningar gjer at framlegget må reknast ut på nytt (forvaltningslova § 17).",
    manner: "Korleis kom uttalen?",
    manner_of: |manner| match manner {
        Manner::Written => "Skriftleg",
        Manner::Oral => "Munnleg, skriven ned",
        Manner::Silent => "Ingen uttale innan fristen",
    },
    received_on: "Motteken",
    statement_text: "Kva den tilsette seier",
    statement_hint: "Heile uttalen, eller referatet den tilsette har fått lese. La stå tomt når det ikkje kom nokon.",
    save_statement: "Registrer uttalen",
    so_far: "Hittil",
    date_hint: "Skriv dag.månad.år, til dømes 7.12.2026.",
    choose: "Vel eitt av svara",
    consultation: "Drøfting",
    consultation_lead: "Før oppseiing, avskjed eller suspensjon blir avgjord, skal grunnlaget drøftast med den tilsette og tillitsvald, så langt det er praktisk mogleg (arbeidsmiljølova § 15-1). Skriv aldri ein konklusjon i referatet.",
    outcome: "Korleis gjekk det?",
    held: "Møtet er halde",
    declined: "Den tilsette ønskte ikkje drøfting",
    not_practicable: "Drøfting var ikkje praktisk mogleg",
    minutes: "Referat",
    minutes_lead: "Fyll ut når møtet er halde.",
    held_on: "Dato",
    from: "Frå",
    to: "Til",
    time_hint: "Til dømes 14.20.",
    part: |part| match part {
        Part::Place => "Stad",
        Part::Participants => "Deltakarar",
        Part::Background => "Bakgrunn og grunnlag",
        Part::Documents => "Dokument som vart lagde fram",
        Part::EmployerView => "Synet til arbeidsgjevar",
        Part::EmployeeView => "Synet til den tilsette og tillitsvald",
        Part::OtherWork => "Anna høveleg arbeid og mildare reaksjonar",
        Part::Signatures => "Underskrifter",
    },
    part_hint: |part| match part {
        Part::Place => "",
        Part::Participants => {
            "Namn og rolle. Tillitsvald eller rådgjevar, eller kvifor ingen møtte."
        }
        Part::Background => "Kva som vart drøfta.",
        Part::Documents => "Skriv «ingen» dersom ingen vart lagde fram.",
        Part::EmployerView | Part::EmployeeView => "Det som vart sagt, utan konklusjon.",
        Part::OtherWork => "Kva som vart vurdert.",
        Part::Signatures => "Kven som skreiv under, eller kvifor nokon lét vere.",
    },
    no_meeting_grounds: "Kvifor det ikkje vart møte",
    no_meeting_hint: "Minst 50 teikn: kven som sa kva, når, eller kva som er prøvd. Berre når møtet ikkje er halde.",
    save_consultation: "Registrer drøftinga",
    not_a_time: "Skriv klokkeslettet som 14.20",
    rules: "Reglane avgjerda byggjer på",
    rules_hint: "Forvaltningslova § 25 første ledd. Trengst frå åtvaring og oppover.",
    facts: "Fakta avgjerda byggjer på",
    facts_hint: "Forvaltningslova § 25 andre ledd. Trengst frå åtvaring og oppover.",
    weighing: "Interesseavveging",
    weighing_hint: "Arbeidsmiljølova § 15-7: kva talar imot, og korleis er det vege. Trengst ved oppseiing og avskjed.",
    alternatives: "Alternativ som er vurderte",
    alternatives_hint: "Mildare reaksjon og anna høveleg arbeid, og kvifor det ikkje er nok. Trengst ved oppseiing og avskjed.",
    needs_second: "Oppseiing, avskjed og alt som avvik frå framlegget, må stadfestast av ein annan person før det gjeld.",
    confirmation: "Stadfesting",
    confirmation_lead: "Du er den andre som ser på avgjerda. Ingen stadfester si eiga avgjerd.",
    verdict: "Kva seier du?",
    confirm: "Eg stadfester avgjerda",
    send_back: "Eg sender avgjerda attende",
    verdict_grounds: "Grunngjeving",
    save_verdict: "Lagre",
    confirmed: "stadfesta",
    returned: "send attende",
    unconfirmed: "ventar på stadfesting",
    substitute: "Settemynde",
    substitute_lead: "Når den som skulle avgjere er ugild, kan heller ikkje direkte underordna avgjere (forvaltningslova § 6 tredje ledd). Då blir det utnemnt ein setje (§ 9).",
    person: "Person",
    person_hint: "Skriv namnet slik det står i registeret, og vel.",
    no_person: "Fann ingen med dette namnet",
    appointed_by: "Utnemnd av, og i kva vedtak",
    appointed_by_hint: "Til dømes kommunestyresak 45/26.",
    appointed_on: "Utnemnd dato",
    save_substitute: "Registrer settemyndet",
    powers: "Fullmakter",
    delegations: "Delegasjonsregister",
    delegations_lead: "Makta til å gje åtvaring, suspendere, seie opp og gje avskjed ligg hos kommunedirektøren, som kan delegere (kommunelova §§ 5-3 og 13-1 sjuande ledd). Programmet ser etter her før det tek imot ei avgjerd.",
    nothing_delegated: "Ingenting er delegert. Berre kommunedirektøren kan avgjere.",
    act: "Kva",
    act_of: |act| match act {
        Act::Settle => "Avslutte utan reaksjon eller med rettleiing",
        Act::Warn => "Gje åtvaring",
        Act::Dismiss => "Seie opp",
        Act::Terminate => "Gje avskjed",
        Act::Suspend => "Suspendere",
    },
    from_on: "Frå og med",
    to_on: "Til og med",
    to_on_hint: "La stå tom når ingen slutt er sett.",
    not_yours: "Dette steget er ikkje ditt",
    authority_text: "Vedtaket som gav fullmakta",
    authority_hint: "Kven som vedtok, når og saksnummer.",
    new_delegation: "Ny delegasjon",
    save_delegation: "Registrer delegasjonen",
    last_day: "Siste dag",
    end_delegation: "Avslutt",
    holds: "gjeld",
    begins: "gjeld ikkje enno",
    ended: "slutt",
    delivery: "Levering",
    delivery_lead: "Fristane går frå den dagen brevet kom fram, ikkje frå datoen på brevet.",
    mode: "Korleis vart brevet levert?",
    mode_of: |mode| match mode {
        Mode::Hand => "Personleg",
        Mode::Registered => "Rekommandert brev",
        Mode::Post => "Vanleg post",
        Mode::Email => "E-post",
        Mode::Portal => "Portal",
    },
    only_two_ways: "Oppseiing, avskjed og suspensjon kan berre leverast personleg eller rekommandert (arbeidsmiljølova § 15-4 andre ledd). E-post og portal er difor ikkje val her.",
    arrival: "Kva skjedde?",
    arrival_of: |arrival| match arrival {
        Arrival::Received => "Motteke",
        Arrival::Refused => "Den tilsette nekta å ta imot",
        Arrival::Returned => "Kom i retur",
    },
    arrived_on: "Dagen brevet kom fram",
    note: "Merknad",
    note_hint: "Kven som leverte, sendingsnummer, eller vitne når nokon nekta å ta imot.",
    save_delivery: "Registrer leveringa",
    closing_grounds: "Kvifor saka blir avslutta no",
    closing_hint: "Trengst berre når den tilsette framleis kan gå til søksmål: til dømes at det er inngått avtale.",
    reopen: "Ta opp att saka",
    reopen_lead: "Alt som er gjort, blir ståande. Den tilsette skal varslast og høyrast på nytt før noko blir avgjort (forvaltningslova §§ 16 og 17).",
    reopen_grounds: "Kvifor saka blir teken opp att",
    save_reopening: "Ta opp att saka",
    lack: |lack| match lack {
        Lack::Gates => "Svar på portane først",
        Lack::Notice => "Send førehandsvarsel først",
        Lack::NoticeIsGiven => "Førehandsvarselet er alt gjeve, eller høyringa er ferdig",
        Lack::Statement => "Vent på uttalen til fristen er ute, og skriv han inn",
        Lack::Assessment => "Rekn ut framlegget først",
        Lack::Recommendation => "Skriv innstillinga først",
        Lack::Decision => "Saka er ikkje avgjord",
        Lack::Confirmation => "Avgjerda må stadfestast av ein annan person først",
        Lack::IsDecided => {
            "Saka er avgjord. Det som høyrer til før avgjerda, kan ikkje gjerast etter"
        }
        Lack::IsClosed => "Saka er avslutta. Ta ho opp att først",
        Lack::IsOpen => "Saka er ikkje avslutta",
    },
    authority: |refusal| {
        use authority::Refusal;
        let act = |act: &Act| (NN.act_of)(*act).to_lowercase();
        let day = |day| long_in(day, Nynorsk);
        let said = match refusal {
            Refusal::Conflicted => "Du er ugild i saka".to_owned(),
            Refusal::LeaderConflicted => "Leiaren din er ugild i saka, og då kan ikkje du avgjere. Be om at det blir utnemnt settemynde".to_owned(),
            Refusal::NotDelegated { act: what } => format!("Du har ikkje fullmakt til å {}. Makta ligg hos kommunedirektøren, eller den som står i delegasjonsregisteret", act(what)),
            Refusal::DelegationEnded { act: what, ended } => format!("Fullmakta di til å {} gjekk ut {}", act(what), day(*ended)),
            Refusal::DelegationNotBegun { act: what, begins } => format!("Fullmakta di til å {} gjeld frå {}", act(what), day(*begins)),
            Refusal::RegisteredIt => "Den som registrerte saka, avgjer ho ikkje her".to_owned(),
            Refusal::OwnDecision => "Ingen stadfester si eiga avgjerd. Be ein annan".to_owned(),
            Refusal::OwnCase => "Den som har førebudd saka, stadfester ikkje avgjerda. Be ein annan".to_owned(),
            Refusal::NobodyConflicted => "Ingen er registrert som ugild i saka. Svar på port G4 først".to_owned(),
            Refusal::AppointedInFuture => "Datoen er ikkje komen enno".to_owned(),
        };
        cited(&said, refusal.source(), Nynorsk)
    },
    delegation: |refusal| match refusal {
        delegation::Refusal::HasLeft => "Personen har slutta",
        delegation::Refusal::NoAuthority => "Skriv kva vedtak som gav fullmakta",
        delegation::Refusal::TooLong => "Teksten kan ha høgst 500 teikn",
        delegation::Refusal::EndsBeforeItBegins => "Sluttdatoen må vere etter startdatoen",
        delegation::Refusal::ToOneself => {
            "Du kan ikkje registrere fullmakt til deg sjølv. Be ein annan"
        }
        delegation::Refusal::Held => "Personen har alt denne fullmakta i tidsrommet",
        delegation::Refusal::EndsInThePast => "Ein delegasjon kan tidlegast ta slutt i dag",
    },
    hearing_refusal: |refusal| {
        use hearing::Refusal;
        let said = match refusal {
            Refusal::ContactClosed => "Ingen skal kontakte den tilsette før port G1 er svara på, eller når ytringa er verna".to_owned(),
            Refusal::NoMatter => "Skriv kva saka gjeld".to_owned(),
            Refusal::TooLong => "Teksten kan ha høgst 20 000 teikn".to_owned(),
            Refusal::SentInFuture | Refusal::ReceivedInFuture => "Datoen er ikkje komen enno".to_owned(),
            Refusal::SentBeforeCase => "Datoen er før saka vart registrert".to_owned(),
            Refusal::DeadlineTooEarly => "Fristen må vere etter den dagen varselet er sendt".to_owned(),
            Refusal::NoGrounds => "Grunngjev unntaket med minst 50 teikn".to_owned(),
            Refusal::ReceivedBeforeNotice => "Datoen er før varselet vart sendt".to_owned(),
            Refusal::NoStatement => "Skriv kva den tilsette seier".to_owned(),
            Refusal::StillTime(day) => format!("Den tilsette kan uttale seg til og med {}", long_in(*day, Nynorsk)),
        };
        cited(&said, refusal.source(), Nynorsk)
    },
    consultation_refusal: |refusal| {
        use consultation::Refusal;
        let said = match refusal {
            Refusal::ContactClosed => {
                "Ingen skal kontakte den tilsette før port G1 er svara på, eller når ytringa er verna"
            }
            Refusal::Incomplete(_) => "Referatet manglar dette",
            Refusal::TooLong => "Teksten kan ha høgst 20 000 teikn",
            Refusal::EndsBeforeItBegins => "Møtet må slutte etter at det tok til",
            Refusal::NotOver => "Møtet er ikkje over enno",
            Refusal::BeforeNotice => "Møtet er datert før den tilsette fekk vite kva saka gjeld",
            Refusal::NoGrounds => "Grunngjev med minst 50 teikn",
        };
        cited(said, refusal.source(), Nynorsk)
    },
    handover: |refusal| {
        use handover::Refusal;
        let said = match refusal {
            Refusal::NoLetter => "Ferdigstill brevet først",
            Refusal::UnlawfulMode(_) => {
                "Oppseiing, avskjed og suspensjon skal leverast personleg eller sendast rekommandert"
            }
            Refusal::UnknownMode(_) => "Denne versjonen sender ikkje brev på denne måten",
            Refusal::BeforeDecision => "Brevet kan ikkje vere sendt før avgjerda",
            Refusal::ArrivedBeforeSent => {
                "Dagen brevet kom fram, kan ikkje vere før det vart sendt"
            }
            Refusal::InFuture => "Datoen er ikkje komen enno",
            Refusal::NoWitness => "Skriv namnet på eit vitne når den tilsette nekta å ta imot",
            Refusal::NotInPerson => "Berre eit brev som blir levert personleg, kan nektast",
        };
        cited(said, refusal.source(), Nynorsk)
    },
    closing: |refusal| {
        use closing::Refusal;
        let said = match refusal {
            Refusal::OutOfTurn(refusal) => (NN.lack)(refusal.lack).to_owned(),
            Refusal::NotDelivered(_) => "Brevet er ikkje registrert som levert".to_owned(),
            Refusal::ClocksRun(day) => format!(
                "Den tilsette kan gå til søksmål til og med {}. Grunngjev kvifor saka likevel kan avsluttast",
                long_in(*day, Nynorsk)
            ),
            Refusal::SuspensionRuns => "Ein suspensjon i saka er ikkje oppheva".to_owned(),
        };
        cited(&said, refusal.source(), Nynorsk)
    },
    not_consulted: "Registrer drøftinga først",
    has_own_page: "Denne porten blir svara på av det som blir gjort i saka, ikkje her",
};
