//! Nynorsk.

use super::{Reports, mb};
use crate::domain::attachment::Unfit;
use crate::domain::case::Channel;
use crate::domain::report::{Problem, Refusal, Status, Step};
use crate::web::moments::long;
use crate::web::words;

pub const NN: Reports = Reports {
    lead: "Her ser du kvar meldingane dine står. Du ser ikkje dokument, vurderingar eller utfall i saka.",
    new: "Ny melding",
    drafts: "Utkast",
    drafts_kept: |days| format!("Blir sletta etter {days} dagar utan endring"),
    begun: "Melding påbyrja",
    saved: "lagra",
    only_you: "berre du kan lese utkastet",
    delete: "Slett",
    delete_draft: "Slett utkastet",
    delete_sure: "Teksten og vedlegga blir borte for godt.",
    delete_yes: "Ja, slett utkastet",
    sent: "Sende meldingar",
    none_sent: "Du har ikkje sendt noka melding.",
    caption: "Meldingane dine, nyaste først",
    report: "Melding",
    sent_on: "Sendt",
    status: "Status",
    next_step: "Neste steg",
    status_word: |status| match status {
        Status::Received => "Motteken",
        Status::InProgress => "Under handsaming",
        Status::Closed => "Avslutta",
    },
    status_next: |status| match status {
        Status::Received => "HR ser på meldinga",
        Status::InProgress => "Du ser her når saka er avslutta",
        Status::Closed => "Takk for at du sa frå.",
    },
    closed_on: "Avslutta",
    protection: "Status er den same anten saka endar med reaksjon eller ikkje. Slik kan ingen lese ut kva som vart avgjort. Gjengjelding mot den som varslar, er forbode (arbeidsmiljølova § 2 A-4). Har du opplevd noko du trur er gjengjelding, sei frå til verneombodet eller HR-sjefen.",

    step_of: |number| format!("Steg {number} av 4"),
    step: |step| match step {
        Step::Who => "Kven og kor",
        Step::What => "Kva hende",
        Step::Points => "Retningsliner og vedlegg",
        Step::Send => "Sjekk og send",
    },
    heading: |step| match step {
        Step::Who => "Kven gjeld det?",
        Step::What => "Kva hende?",
        Step::Points => "Retningsliner og vedlegg",
        Step::Send => "Sjekk svara før du sender",
    },
    step_lead: |step| match step {
        Step::Who => "Ei melding gjeld éin person. Gjeld det fleire, send ei melding for kvar.",
        Step::What => {
            "Skriv det du sjølv har sett eller fått vite. HR vurderer kor alvorleg det er – det treng ikkje du ta stilling til."
        }
        Step::Points => "Du kan hoppe over alt på denne sida.",
        Step::Send => "Ingenting er sendt enno.",
    },
    done: "ferdig",
    back_to: |number| format!("Tilbake til steg {number}"),
    go_on: "Hald fram",
    later: "Lagre og hald fram seinare",
    who_sees: "Berre du og dei som handsamar saka, kan lese meldinga. Kven som har opna ho, blir ført i sporet. Vi kan ikkje love full anonymitet: den meldinga gjeld, har rett til å svare på det som blir lagt til grunn.",
    hush: "Ikkje ta det opp med den tilsette enno.",
    hush_why: "Om det gjeld ei ytring, må HR først vurdere om ytringa er verna (Grunnlova § 100).",

    reporter: "Meldt av",
    reporter_hint: "Vel kven som fortalde deg om dette.",
    reporter_self: "Meg sjølv",
    subject: "Vel den det gjeld",
    subject_hint: "Eininga di står først. Dei andre einingane kjem etter, i alfabetisk rekkjefølgje.",
    subject_choose: "Vel person",
    no_unit: "Utan eining",
    not_listed: "Finn du ikkje personen?",
    subject_name: "Skriv namnet",
    subject_name_hint: "Veit du ikkje namnet, skriv det du veit, til dømes «vikar på nattevakta».",
    unit: "Eining (valfritt)",
    unit_hint: "Kvar arbeider personen?",
    unit_choose: "Vel eining",

    account: "Kort og sakleg: kva skjedde?",
    account_hint: "Skil mellom det du veit og det andre har fortalt. Skriv ikkje helseopplysningar om pasientar eller namn på born.",
    when: "Når hende det?",
    when_hint: "Skriv dag.månad.år. Veit du ikkje dagen, skriv dagen du vart kjend med det.",
    date: "Dato",
    time: "Klokkeslett (valfritt)",
    place: "Kor hende det?",
    channel: |channel| match channel {
        Channel::OfficialAccount => (
            "På ei kommunal side eller konto",
            "Til dømes sida til kommunen eller ein skule",
        ),
        Channel::PrivateAccount => (
            "På privat konto",
            "Den tilsette sin eigen profil, gruppe eller blogg",
        ),
        Channel::Other => ("Ein annan stad, eller eg veit ikkje", ""),
    },

    points: "Kva punkt i retningslinene trur du det gjeld? (valfritt)",
    points_hint: "Kryss av det som liknar. Er du usikker, la det stå tomt: HR finn ut av det.",
    read_guidelines: "Les retningslinene (opnar i ny fane)",
    more_points: "Vis andre punkt",
    files: "Vedlegg (valfritt)",
    files_hint: |files, one, all| {
        format!(
            "Inntil {files} filer. Kvar fil kan vere på {} MB, og {} MB til saman.",
            mb(one),
            mb(all)
        )
    },
    files_kinds: "PDF, bilete (PNG, JPEG, TIFF), tekst (TXT), dokument (DOCX, ODT) eller e-post (EML).",
    choose_files: "Vel filer",
    upload: "Last opp",
    uploading: "Lastar opp",
    uploaded: "Filene er lasta opp",
    upload_too_large: |most| {
        format!(
            "Ei av filene er større enn {} MB. Ingenting er lasta opp. Vel mindre filer.",
            mb(most)
        )
    },
    upload_broken: "Sambandet vart brote, og fila er ikkje lasta opp. Vel ho på nytt.",
    no_file_chosen: "Vel ei fil før du trykkjer «Last opp»",
    attached: "Filer som ligg ved",
    remove: "Fjern",
    decimal: ",",

    concerns: "Gjeld",
    unit_short: "Eining",
    told: "Skildring",
    where_short: "Stad",
    points_short: "Retningsliner",
    reported_by: "Meldt av",
    change: "Endre",
    happened: "Tidspunkt",
    attachments: "Vedlegg",
    not_given: "Ikkje svara",
    nothing_chosen: "Ingen valde",
    not_ready: "Dette manglar før du kan sende",
    weekdays: [
        "måndag", "tysdag", "onsdag", "torsdag", "fredag", "laurdag", "søndag",
    ],
    is_protected: "Ei melding frå ein tilsett om brot på skriftlege etiske retningsliner er eit varsel (arbeidsmiljølova § 2 A-1). Du er verna mot gjengjelding (arbeidsmiljølova § 2 A-4). I «Mine meldingar» ser du kvar saka står.",
    send: "Send meldinga til HR",

    receipt: "Meldinga er send",
    number_is: "Nummeret på meldinga er",
    received: "Motteken",
    what_now: "Kva skjer no?",
    next: [
        "Du får ei kvittering på e-post. Ho har ei lenkje hit, men ikkje namn eller innhald.",
        "HR les meldinga. Gjeld ho ei ytring, vurderer dei først om ytringa er verna (Grunnlova § 100).",
        "HR tek eventuelt kontakt med den det gjeld. Ta ikkje opp innhaldet sjølv, korkje munnleg eller skriftleg.",
        "I «Mine meldingar» ser du når saka er avslutta. Utfallet er ei personalsak, og du får ikkje vite det.",
    ],
    know_more: "Har du fått vite meir?",
    know_more_text: "Send ei ny melding, og skriv nummeret på denne i teksten.",
    to_my_reports: "Gå til Mine meldingar",

    problem,
    refusal,
    unfit,
};

fn problem(field: &str, problem: &Problem) -> String {
    let long = |day| long(day, &words::NN);
    match (problem, field) {
        (Problem::Missing, "subject") => "Vel kven det gjeld, eller skriv namnet".to_owned(),
        (Problem::Missing, "what") => "Skriv kva som hende".to_owned(),
        (Problem::Missing, "date") => "Skriv datoen, til dømes 23.11.2026".to_owned(),
        (Problem::Missing | Problem::UnknownChannel, "channel") => "Vel kor det hende".to_owned(),
        (Problem::Missing, _) => "Fyll ut feltet".to_owned(),
        (Problem::TooLong { is, most }, _) => {
            format!("Teksten har {is} teikn. Kort han ned til høgst {most}")
        }
        (Problem::Forbidden(found), _) => format!(
            "Teikn nummer {} (U+{:04X}) kan ikkje lagrast. Slett det, og skriv det på nytt",
            found.at, found.code
        ),
        (Problem::UnknownPerson, _) => {
            "Vi finn ikkje personen. Vel frå lista på nytt, eller skriv namnet".to_owned()
        }
        (Problem::UnknownUnit, _) => "Vi finn ikkje eininga. Vel frå lista på nytt".to_owned(),
        (Problem::PickedAndWritten, _) => {
            "Du har både valt ein person og skrive eit namn. Ta bort det eine".to_owned()
        }
        (Problem::ReporterIsSubject, _) => "Ingen kan melde om seg sjølv. Vil du seie frå om noko du står bak, snakk med leiaren din eller HR".to_owned(),
        (Problem::FilerIsSubject, _) => "Du kan ikkje registrere ei melding om deg sjølv. Be ein annan i HR gjere det (forvaltningslova § 6)".to_owned(),
        (Problem::NotForOthers, _) => "Berre HR kan melde for andre. Vel «Meg sjølv»".to_owned(),
        (Problem::NotADate, _) => {
            "Skriv datoen som dag.månad.år, til dømes 23.11.2026".to_owned()
        }
        (Problem::DateInFuture { today }, _) => {
            format!("Datoen kan ikkje vere fram i tid. I dag er {}", long(*today))
        }
        (Problem::DateTooEarly { earliest }, _) => {
            format!("Datoen kan ikkje vere før {}. Sjekk årstalet", long(*earliest))
        }
        (Problem::NotATime, _) => {
            "Skriv klokkeslettet som time.minutt, til dømes 14.20".to_owned()
        }
        (Problem::TimeInFuture, _) => {
            "Klokka er ikkje så mykje enno i dag. Sjekk datoen og klokkeslettet".to_owned()
        }
        (Problem::UnknownChannel, _) => "Vel eitt av svara".to_owned(),
        (Problem::UnknownPoint { number }, _) => format!(
            "Val nummer {number} finst ikkje lenger i retningslinene. Sjå over vala og hald fram"
        ),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::DraftTooLarge { bytes, most } => format!(
            "Ikkje lagra: utkastet er på {} kB, og det er plass til {} kB. Kort ned teksten",
            bytes.div_ceil(1024),
            most / 1024
        ),
        Refusal::TooManyDrafts { most } => {
            format!(
                "Du har alt {most} utkast. Send eller slett eit av dei før du byrjar på eit nytt"
            )
        }
    }
}

fn unfit(unfit: &Unfit) -> String {
    match unfit {
        Unfit::NoName => "Fila har ikkje noko namn. Gje ho eit namn, og vel ho på nytt".to_owned(),
        Unfit::ForbiddenInName(found) => format!(
            "Teikn nummer {} i namnet (U+{:04X}) kan ikkje brukast. Gje fila eit anna namn",
            found.at, found.code
        ),
        Unfit::NameTooLong { is, most } => {
            format!("Namnet har {is} teikn. Kort det ned til høgst {most}")
        }
        Unfit::NoExtension => {
            "Namnet seier ikkje kva slags fil det er. Gje det ei ending, til dømes .pdf".to_owned()
        }
        Unfit::KindNotTaken { extension } => format!(
            "Filer som sluttar på .{extension}, blir ikkje tekne imot. Lagre fila som PDF, eller ta skjermbilete"
        ),
        Unfit::Empty => "Fila er tom. Vel ei anna fil".to_owned(),
        Unfit::TooLarge { most } => {
            format!(
                "Fila er større enn {} MB. Vel ei mindre fil, eller del ho opp",
                mb(*most)
            )
        }
        Unfit::TooMany { most } => {
            format!("Det er plass til {most} filer. Fjern ei før du legg til fleire")
        }
        Unfit::TooLargeTogether { most } => format!(
            "Filene er større enn {} MB til saman. Fjern ei, eller vel mindre filer",
            mb(*most)
        ),
        Unfit::AttachedAlready => "Fila ligg ved frå før".to_owned(),
        Unfit::NotWhatItSays { says, is } => {
            let is = is.map_or(String::new(), |is| format!(" ({is})"));
            format!(
                "Namnet seier .{}, men innhaldet er noko anna{is}. Lagre fila på nytt i rett format",
                says.extensions()[0]
            )
        }
        Unfit::NotUtf8 { at } => format!(
            "Teksten er ikkje lagra som UTF-8 (byte {at}). Lagre han på nytt som UTF-8, eller som PDF"
        ),
        Unfit::HoldsNul { at } => format!(
            "Teksten har eit teikn som ikkje kan lesast (byte {at}). Lagre han på nytt som rein tekst"
        ),
        Unfit::HoldsMacros => {
            "Dokumentet har makroar. Lagre det utan makroar, eller som PDF".to_owned()
        }
        Unfit::UnpacksTooFar { most, most_parts } => format!(
            "Dokumentet pakkar seg ut til meir enn {} MB eller {most_parts} delar. Lagre det som PDF",
            mb(*most)
        ),
    }
}
