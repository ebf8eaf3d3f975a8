//! Bokmål.

use super::{Reports, mb};
use crate::domain::attachment::Unfit;
use crate::domain::case::Channel;
use crate::domain::report::{Problem, Refusal, Status, Step};
use crate::web::moments::long;
use crate::web::words;

pub const NB: Reports = Reports {
    lead: "Her ser du hvor meldingene dine står. Du ser ikke dokumenter, vurderinger eller utfall i saken.",
    new: "Ny melding",
    drafts: "Utkast",
    drafts_kept: |days| format!("Blir slettet etter {days} dager uten endring"),
    begun: "Melding påbegynt",
    saved: "lagret",
    only_you: "bare du kan lese utkastet",
    delete: "Slett",
    delete_draft: "Slett utkastet",
    delete_sure: "Teksten og vedleggene blir borte for godt.",
    delete_yes: "Ja, slett utkastet",
    sent: "Sendte meldinger",
    none_sent: "Du har ikke sendt noen melding.",
    caption: "Meldingene dine, nyeste først",
    report: "Melding",
    sent_on: "Sendt",
    status: "Status",
    next_step: "Neste steg",
    status_word: |status| match status {
        Status::Received => "Mottatt",
        Status::InProgress => "Under behandling",
        Status::Closed => "Avsluttet",
    },
    status_next: |status| match status {
        Status::Received => "HR ser på meldingen",
        Status::InProgress => "Du ser her når saken er avsluttet",
        Status::Closed => "Takk for at du sa fra.",
    },
    closed_on: "Avsluttet",
    protection: "Status er den samme enten saken ender med reaksjon eller ikke. Slik kan ingen lese ut hva som ble avgjort. Gjengjeldelse mot den som varsler, er forbudt (arbeidsmiljøloven § 2 A-4). Har du opplevd noe du tror er gjengjeldelse, si fra til verneombudet eller HR-sjefen.",

    step_of: |number| format!("Steg {number} av 4"),
    step: |step| match step {
        Step::Who => "Hvem og hvor",
        Step::What => "Hva hendte",
        Step::Points => "Retningslinjer og vedlegg",
        Step::Send => "Sjekk og send",
    },
    heading: |step| match step {
        Step::Who => "Hvem gjelder det?",
        Step::What => "Hva hendte?",
        Step::Points => "Retningslinjer og vedlegg",
        Step::Send => "Sjekk svarene før du sender",
    },
    step_lead: |step| match step {
        Step::Who => "En melding gjelder én person. Gjelder det flere, send en melding for hver.",
        Step::What => {
            "Skriv det du selv har sett eller fått vite. HR vurderer hvor alvorlig det er – det trenger ikke du ta stilling til."
        }
        Step::Points => "Du kan hoppe over alt på denne siden.",
        Step::Send => "Ingenting er sendt ennå.",
    },
    done: "ferdig",
    back_to: |number| format!("Tilbake til steg {number}"),
    go_on: "Gå videre",
    later: "Lagre og fortsett senere",
    who_sees: "Bare du og de som behandler saken, kan lese meldingen. Hvem som har åpnet den, blir ført i sporet. Vi kan ikke love full anonymitet: den meldingen gjelder, har rett til å svare på det som blir lagt til grunn.",
    hush: "Ikke ta det opp med den ansatte ennå.",
    hush_why: "Hvis det gjelder en ytring, må HR først vurdere om ytringen er vernet (Grunnloven § 100).",

    reporter: "Meldt av",
    reporter_hint: "Velg hvem som fortalte deg om dette.",
    reporter_self: "Meg selv",
    subject: "Velg den det gjelder",
    subject_hint: "Enheten din står først. De andre enhetene kommer etter, i alfabetisk rekkefølge.",
    subject_choose: "Velg person",
    no_unit: "Uten enhet",
    not_listed: "Finner du ikke personen?",
    subject_name: "Skriv navnet",
    subject_name_hint: "Vet du ikke navnet, skriv det du vet, for eksempel «vikar på nattevakten».",
    unit: "Enhet (valgfritt)",
    unit_hint: "Hvor arbeider personen?",
    unit_choose: "Velg enhet",

    account: "Kort og saklig: hva skjedde?",
    account_hint: "Skill mellom det du vet og det andre har fortalt. Skriv ikke helseopplysninger om pasienter eller navn på barn.",
    when: "Når hendte det?",
    when_hint: "Skriv dag.måned.år. Vet du ikke dagen, skriv dagen du ble kjent med det.",
    date: "Dato",
    time: "Klokkeslett (valgfritt)",
    place: "Hvor hendte det?",
    channel: |channel| match channel {
        Channel::OfficialAccount => (
            "På en kommunal side eller konto",
            "For eksempel siden til kommunen eller en skole",
        ),
        Channel::PrivateAccount => (
            "På privat konto",
            "Den ansattes egen profil, gruppe eller blogg",
        ),
        Channel::Other => ("Et annet sted, eller jeg vet ikke", ""),
    },

    points: "Hvilke punkter i retningslinjene tror du det gjelder? (valgfritt)",
    points_hint: "Kryss av det som ligner. Er du usikker, la det stå tomt: HR finner ut av det.",
    read_guidelines: "Les retningslinjene (åpner i ny fane)",
    more_points: "Vis andre punkter",
    files: "Vedlegg (valgfritt)",
    files_hint: |files, one, all| {
        format!(
            "Inntil {files} filer. Hver fil kan være på {} MB, og {} MB til sammen.",
            mb(one),
            mb(all)
        )
    },
    files_kinds: "PDF, bilder (PNG, JPEG, TIFF), tekst (TXT), dokumenter (DOCX, ODT) eller e-post (EML).",
    choose_files: "Velg filer",
    upload: "Last opp",
    uploading: "Laster opp",
    uploaded: "Filene er lastet opp",
    upload_too_large: |most| {
        format!(
            "En av filene er større enn {} MB. Ingenting er lastet opp. Velg mindre filer.",
            mb(most)
        )
    },
    upload_broken: "Forbindelsen ble brutt, og filen er ikke lastet opp. Velg den på nytt.",
    no_file_chosen: "Velg en fil før du trykker «Last opp»",
    attached: "Filer som er vedlagt",
    remove: "Fjern",
    decimal: ",",

    concerns: "Gjelder",
    unit_short: "Enhet",
    told: "Beskrivelse",
    where_short: "Sted",
    points_short: "Retningslinjer",
    reported_by: "Meldt av",
    change: "Endre",
    happened: "Tidspunkt",
    attachments: "Vedlegg",
    not_given: "Ikke besvart",
    nothing_chosen: "Ingen valgt",
    not_ready: "Dette mangler før du kan sende",
    weekdays: [
        "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag",
    ],
    is_protected: "En melding fra en ansatt om brudd på skriftlige etiske retningslinjer er et varsel (arbeidsmiljøloven § 2 A-1). Du er vernet mot gjengjeldelse (arbeidsmiljøloven § 2 A-4). I «Mine meldinger» ser du hvor saken står.",
    send: "Send meldingen til HR",

    receipt: "Meldingen er sendt",
    number_is: "Nummeret på meldingen er",
    received: "Mottatt",
    what_now: "Hva skjer nå?",
    next: [
        "Du får en kvittering på e-post. Den har en lenke hit, men ikke navn eller innhold.",
        "HR leser meldingen. Gjelder den en ytring, vurderer de først om ytringen er vernet (Grunnloven § 100).",
        "HR tar eventuelt kontakt med den det gjelder. Ta ikke opp innholdet selv, verken muntlig eller skriftlig.",
        "I «Mine meldinger» ser du når saken er avsluttet. Utfallet er en personalsak, og du får ikke vite det.",
    ],
    know_more: "Har du fått vite mer?",
    know_more_text: "Send en ny melding, og skriv nummeret på denne i teksten.",
    to_my_reports: "Gå til Mine meldinger",

    problem,
    refusal,
    unfit,
};

fn problem(field: &str, problem: &Problem) -> String {
    let long = |day| long(day, &words::NB);
    match (problem, field) {
        (Problem::Missing, "subject") => "Velg hvem det gjelder, eller skriv navnet".to_owned(),
        (Problem::Missing, "what") => "Skriv hva som hendte".to_owned(),
        (Problem::Missing, "date") => "Skriv datoen, for eksempel 23.11.2026".to_owned(),
        (Problem::Missing | Problem::UnknownChannel, "channel") => {
            "Velg hvor det hendte".to_owned()
        }
        (Problem::Missing, _) => "Fyll ut feltet".to_owned(),
        (Problem::TooLong { is, most }, _) => {
            format!("Teksten har {is} tegn. Kort den ned til høyst {most}")
        }
        (Problem::Forbidden(found), _) => format!(
            "Tegn nummer {} (U+{:04X}) kan ikke lagres. Slett det, og skriv det på nytt",
            found.at, found.code
        ),
        (Problem::UnknownPerson, _) => {
            "Vi finner ikke personen. Velg fra listen på nytt, eller skriv navnet".to_owned()
        }
        (Problem::UnknownUnit, _) => {
            "Vi finner ikke enheten. Velg fra listen på nytt".to_owned()
        }
        (Problem::PickedAndWritten, _) => {
            "Du har både valgt en person og skrevet et navn. Ta bort det ene".to_owned()
        }
        (Problem::ReporterIsSubject, _) => "Ingen kan melde om seg selv. Vil du si fra om noe du står bak, snakk med lederen din eller HR".to_owned(),
        (Problem::FilerIsSubject, _) => "Du kan ikke registrere en melding om deg selv. Be en annen i HR gjøre det (forvaltningsloven § 6)".to_owned(),
        (Problem::NotForOthers, _) => "Bare HR kan melde for andre. Velg «Meg selv»".to_owned(),
        (Problem::NotADate, _) => {
            "Skriv datoen som dag.måned.år, for eksempel 23.11.2026".to_owned()
        }
        (Problem::DateInFuture { today }, _) => {
            format!("Datoen kan ikke være fram i tid. I dag er {}", long(*today))
        }
        (Problem::DateTooEarly { earliest }, _) => {
            format!("Datoen kan ikke være før {}. Sjekk årstallet", long(*earliest))
        }
        (Problem::NotATime, _) => {
            "Skriv klokkeslettet som time.minutt, for eksempel 14.20".to_owned()
        }
        (Problem::TimeInFuture, _) => {
            "Klokka er ikke så mye ennå i dag. Sjekk datoen og klokkeslettet".to_owned()
        }
        (Problem::UnknownChannel, _) => "Velg ett av svarene".to_owned(),
        (Problem::UnknownPoint { number }, _) => format!(
            "Valg nummer {number} finnes ikke lenger i retningslinjene. Se over valgene og gå videre"
        ),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::DraftTooLarge { bytes, most } => format!(
            "Ikke lagret: utkastet er på {} kB, og det er plass til {} kB. Kort ned teksten",
            bytes.div_ceil(1024),
            most / 1024
        ),
        Refusal::TooManyDrafts { most } => format!(
            "Du har allerede {most} utkast. Send eller slett ett av dem før du begynner på et nytt"
        ),
    }
}

fn unfit(unfit: &Unfit) -> String {
    match unfit {
        Unfit::NoName => "Filen har ikke noe navn. Gi den et navn, og velg den på nytt".to_owned(),
        Unfit::ForbiddenInName(found) => format!(
            "Tegn nummer {} i navnet (U+{:04X}) kan ikke brukes. Gi filen et annet navn",
            found.at, found.code
        ),
        Unfit::NameTooLong { is, most } => {
            format!("Navnet har {is} tegn. Kort det ned til høyst {most}")
        }
        Unfit::NoExtension => {
            "Navnet sier ikke hva slags fil det er. Gi det en endelse, for eksempel .pdf".to_owned()
        }
        Unfit::KindNotTaken { extension } => format!(
            "Filer som slutter på .{extension}, blir ikke tatt imot. Lagre filen som PDF, eller ta skjermbilde"
        ),
        Unfit::Empty => "Filen er tom. Velg en annen fil".to_owned(),
        Unfit::TooLarge { most } => format!(
            "Filen er større enn {} MB. Velg en mindre fil, eller del den opp",
            mb(*most)
        ),
        Unfit::TooMany { most } => {
            format!("Det er plass til {most} filer. Fjern en før du legger til flere")
        }
        Unfit::TooLargeTogether { most } => format!(
            "Filene er større enn {} MB til sammen. Fjern en, eller velg mindre filer",
            mb(*most)
        ),
        Unfit::AttachedAlready => "Filen ligger ved fra før".to_owned(),
        Unfit::NotWhatItSays { says, is } => {
            let is = is.map_or(String::new(), |is| format!(" ({is})"));
            format!(
                "Navnet sier .{}, men innholdet er noe annet{is}. Lagre filen på nytt i rett format",
                says.extensions()[0]
            )
        }
        Unfit::NotUtf8 { at } => format!(
            "Teksten er ikke lagret som UTF-8 (byte {at}). Lagre den på nytt som UTF-8, eller som PDF"
        ),
        Unfit::HoldsNul { at } => format!(
            "Teksten har et tegn som ikke kan leses (byte {at}). Lagre den på nytt som ren tekst"
        ),
        Unfit::HoldsMacros => {
            "Dokumentet har makroer. Lagre det uten makroer, eller som PDF".to_owned()
        }
        Unfit::UnpacksTooFar { most, most_parts } => format!(
            "Dokumentet pakker seg ut til mer enn {} MB eller {most_parts} deler. Lagre det som PDF",
            mb(*most)
        ),
    }
}
