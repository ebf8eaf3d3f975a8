//! Schedule, holds and disposal, in bokmål.

use super::{Disposals, Holds, Keeping, Schedule};
use crate::domain::disposal::{Refusal, State};
use crate::domain::hold::{self, Reason};
use crate::domain::schedule::{self, Consideration, Place, Wrong};

pub const NB: Keeping = Keeping {
    schedule: Schedule {
        title: "Bevarings- og kassasjonsplan",
        lead: "Hvor lenge kommunen tar vare på det loven ikke bevarer, og hvorfor (arkivforskriften § 3). Arkivaren skriver, en annen godkjenner.",
        in_force: "Gjelder nå",
        none: "Ingen plan gjelder ennå. Fristene er forslag, og ingenting kan kasseres.",
        version: |number| format!("Versjon {number}"),
        waits: "Venter på godkjenning",
        superseded: "Avløst",
        is_in_force: "Gjelder",
        later: "Gjelder senere",
        drafted_by: "Skrevet av",
        approved_by: "Godkjent av",
        from: "Gjelder fra",
        from_hint: "I dag eller senere, innen to år og ikke etter at planen skal gjennomgås. Dag.måned.år.",
        approve: "Godkjenn versjonen",
        own: "Du skrev denne versjonen: en annen må godkjenne den.",
        not_yours: "Arkivaren skriver planen. HR-sjefen, kommunedirektøren eller en annen arkivar godkjenner.",
        annex: "Vedlegg til dokumentasjonsplanen (PDF)",
        contents: "På denne siden",
        history: "Versjoner",
        write: "Skriv ny versjon",
        write_lead: "En versjon blir aldri endret. Vurder alle fire hensynene for hver frist (arkivforskriften § 3 andre ledd).",
        owner: "Eier",
        owner_hint: "Stillingen som svarer for planen.",
        review_on: "Skal gjennomgås innen",
        overdue: "Planen skulle gjennomgås innen",
        overdue_then: "Gå gjennom vurderingene, og lagre en ny versjon med en ny dag (arkivforskriften § 3).",
        row,
        short_row,
        outcome: "Hvor lenge",
        own_period: "Egen frist",
        for_ever: "For alltid",
        until_decided: "Til arkivaren har avgjort",
        months: "Måneder",
        months_hint: "1 til 120; gjelder bare egen frist.",
        months_number: |months| match months {
            1 => "1 måned".to_owned(),
            months => format!("{months} måneder"),
        },
        weighed,
        save: "Lagre versjonen",
        warning: "Advarsel alene",
        warning_unset: "Ikke besvart. Saker med advarsel blir bevart til du har svart (bevaringsforskriften § 33 g).",
        warning_yes: "Ja, en konsekvens for ansettelsen: bevart for alltid.",
        warning_no: "Nei, ikke en konsekvens: egen frist.",
        answer_moved: "Svaret om advarsler er endret etter at denne versjonen ble skrevet, og det nye svaret gjelder. Skriv en ny versjon, så planen sier det samme (bevaringsforskrifta § 33 g).",
        answer: "Svar på arkivsiden",
        choose: "Velg hvor lenge.",
        date_wrong: "Skriv datoen som dag.måned.år.",
        wrong,
        refusal: schedule_refusal,
    },
    holds: Holds {
        title: "Bevaring av saken",
        case: "Sak",
        lead: "Hvor lenge saken blir bevart og hvorfor, og det som stanser kassasjon.",
        retention: "Bevaring",
        since: "Fastsatt",
        no_marks: "Saken er ikke avsluttet, og bevaringen er ikke fastsatt.",
        holds: "Kassasjonsstopp",
        none: "Ingen stopp er satt.",
        reason: "Hvorfor",
        reasons: |reason| match reason {
            Reason::Dispute => "Tvist eller søksmål",
            Reason::Complaint => "Klage",
            Reason::AccessRequest => "Krav om innsyn",
            Reason::Supervision => "Tilsyn",
            Reason::SuitDeadline => "Søksmålsfristen er åpen (arbeidsmiljøloven § 17-4)",
            Reason::PoliceReport => "Politianmeldelse (straffeprosessloven § 223)",
            Reason::DataSubject => "Krav fra den registrerte (personvernforordningen art. 15–21)",
            Reason::Whistleblowing => "Åpen varslingssak (arbeidsmiljøloven kapittel 2 A)",
        },
        grounds: "Begrunnelse",
        grounds_hint: "Minst 10 tegn. Skriv ikke mer om personer enn nødvendig.",
        until: "Ventet slutt",
        until_hint: "Dag.måned.år, eller tomt. Stoppen ender ikke av seg selv.",
        expected: "Ventet slutt",
        passed: "Ventet slutt er passert: se om grunnen står",
        set: "Sett stopp",
        set_by: "Satt av",
        end: "Avslutt stoppen",
        end_grounds: "Hvorfor stoppen avsluttes",
        least: "Minst 10 tegn.",
        ended: "Avsluttet av",
        obstacles: "Dette stanser kassasjon i dag",
        no_obstacles: "Ingenting stanser kassasjon. Saken blir bevart til den er kassert av to personer.",
        destroyed: "Innholdet er kassert",
        choose: "Velg hvorfor.",
        date_wrong: "Skriv datoen som dag.måned.år.",
        refusal: |refusal| match refusal {
            hold::Refusal::TooShort => "Skriv en begrunnelse på minst 10 tegn.",
            hold::Refusal::TooLong => "Begrunnelsen kan ha 1000 tegn.",
            hold::Refusal::Forbidden(_) => {
                "Begrunnelsen har et tegn som ikke kan lagres. Skriv den på nytt."
            }
            hold::Refusal::UntilTooFar => "Velg en dag innen ti år, eller la feltet stå tomt.",
            hold::Refusal::UntilPassed => {
                "Velg i dag eller en senere dag, eller la feltet stå tomt."
            }
            hold::Refusal::Ended => "Stoppen er allerede avsluttet.",
            hold::Refusal::Already => {
                "Saken er allerede stoppet av samme grunn, med de samme ordene."
            }
            hold::Refusal::Destroyed => "Innholdet i saken er kassert.",
        },
    },
    disposals: Disposals {
        title: "Kassasjon",
        lead: "Arkivaren setter opp listen, en annen godkjenner hver linje, og etter sju dager kan listen settes i verk (arkivloven § 13). Ingenting blir kassert av tiden alene.",
        no_schedule: "Ingen plan gjelder, og da kan ingenting kasseres (arkivforskriften § 3).",
        to_schedule: "Bevarings- og kassasjonsplanen",
        review: "Frister som er ute",
        review_lead: "Velg sakene som skal på listen, og skriv hvorfor hver av dem kan kasseres.",
        nothing: "Ingen egne frister er ute.",
        choose: |number| format!("Sett sak {number} på listen"),
        documents: |count| match count {
            1 => "1 dokument".to_owned(),
            count => format!("{count} dokumenter"),
        },
        can_from: "fristen gikk ut, kan kasseres fra",
        grounds: |number| format!("Hvorfor sak {number} kan kasseres"),
        grounds_hint: "Minst 10 tegn. Blir stående for alltid: skriv ikke hvem eller hva saken gjaldt.",
        draw: "Sett opp listen",
        lists: "Lister",
        no_lists: "Ingen lister er satt opp.",
        list: |at| format!("Kassasjonsliste fra {at}"),
        state: |state| match state {
            State::Drawn => "Venter på godkjenning",
            State::Cooling => "Godkjent, kan stoppes",
            State::Ready => "Kan settes i verk",
            State::Stopped => "Stoppet",
            State::Begun => "Under arbeid",
            State::Finished => "Kassert",
            State::Spared => "Avsluttet, ingenting kassert",
        },
        drawn_by: "Satt opp av",
        approved_by: "Besvart av",
        stopped_by: "Stoppet av",
        schedule: |number| format!("etter plan versjon {number}"),
        rule: "Regel",
        why: "Grunn",
        verdict: |number| format!("Svar for sak {number}"),
        approve: "Godkjenn kassasjon",
        take_out: "Ta ut av listen",
        take_out_why: "Hvorfor den blir tatt ut",
        take_out_hint: "Bare når den blir tatt ut. Minst 10 tegn.",
        answer: "Send svaret",
        answer_lead: "Svar på hver linje. Etter svaret kan listen stoppes i sju dager.",
        own: "Du satte opp listen: en annen må godkjenne den (HR-sjefen, kommunedirektøren eller en annen arkivar).",
        approved: "Godkjent",
        taken_out: "Tatt ut",
        none_approved: "Ingen linjer ble godkjent.",
        erased: "Kassert",
        holds: |files, bytes| match files {
            1 => format!("1 fil, {bytes}"),
            files => format!("{files} filer, {bytes}"),
        },
        refused: "Ikke kassert",
        cooling: "Listen kan settes i verk fra",
        until: "og kan stoppes til den er satt i verk.",
        stop: "Stopp listen",
        stop_reason: "Hvorfor listen stoppes",
        stop_hint: "Minst 10 tegn. Blir stående på listen.",
        stop_short: "Skriv hvorfor listen stoppes, minst 10 tegn.",
        of_case: |number, said| format!("Sak {number}: {said}"),
        execute: "Sett kassasjonen i verk",
        execute_lead: "Innholdet i sakene blir borte for alltid. Hver sak blir kontrollert på nytt først.",
        confirm: |cases| match cases {
            1 => "Innholdet i 1 sak skal bli borte for alltid".to_owned(),
            cases => format!("Innholdet i {cases} saker skal bli borte for alltid"),
        },
        confirm_first: "Kryss av for at innholdet skal bli borte, og velg knappen på nytt.",
        of_the_two: "De to som står bak listen, setter den i verk.",
        resume: "Ta opp igjen",
        resume_lead: "Arbeidet er i gang, eller ble avbrutt. Ble det avbrutt, tar du det opp igjen her.",
        look_again: "Se etter på nytt",
        certificate: "Kassasjonsattest (PDF)",
        checksum: "SHA-256",
        obstacle,
        refusal,
    },
};

fn row(code: &str) -> &'static str {
    match code {
        "R14" => "Advarsel uten andre følger, fra dagen for advarselen",
        "R15" => "Veiledning, fra avslutningen",
        "R16" => "Uten reaksjon fordi meldingen var ubegrunnet, fra avslutningen",
        "D3" => {
            "Kopierte bevis i en sak som er bevart fordi den gjelder et varsel, fra avslutningen. Gjelder bare når svaret om bevis er nei"
        }
        _ => "Uten reaksjon fordi ytringen var vernet, fra avslutningen",
    }
}

fn short_row(code: &str) -> &'static str {
    match code {
        "R14" => "Advarsel",
        "R15" => "Veiledning",
        "R16" => "Ubegrunnet melding",
        "D3" => "Kopierte bevis",
        _ => "Vernet ytring",
    }
}

fn weighed(which: Consideration) -> &'static str {
    match which {
        Consideration::OtherRules => "Regler om begrenset lagring andre steder",
        Consideration::OwnNeeds => "Kommunens egne behov",
        Consideration::NeedsOfOthers => "Rettslige behov hos andre organer og private",
        Consideration::NeedsOfCitizens => "Behov hos innbyggerne",
    }
}

fn wrong(place: Place, wrong: Wrong) -> &'static str {
    match (wrong, place) {
        (Wrong::NoOwner, _) => "Skriv hvilken stilling som svarer for planen.",
        (Wrong::ReviewTooFar, _) => "Velg en dag innen ti år.",
        (Wrong::ReviewPassed, _) => "Velg en dag etter i dag.",
        (Wrong::Months, _) => "Skriv månedene som et tall fra 1 til 120.",
        (Wrong::TooShort, _) => "Skriv vurderingen, minst 20 tegn (arkivforskriften § 3).",
        (Wrong::TooLong, Place::Owner) => "Stillingen kan ha 200 tegn.",
        (Wrong::TooLong, _) => "Teksten kan ha 2000 tegn.",
        (Wrong::Forbidden(_), _) => "Teksten har et tegn som ikke kan lagres. Skriv den på nytt.",
    }
}

fn schedule_refusal(refusal: schedule::Refusal) -> &'static str {
    match refusal {
        schedule::Refusal::OwnDraft => "Du skrev denne versjonen: en annen må godkjenne den.",
        schedule::Refusal::Superseded => "Det er skrevet en nyere versjon. Godkjenn den.",
        schedule::Refusal::Approved => "Versjonen er allerede godkjent.",
        schedule::Refusal::FromPast => "Velg i dag eller en senere dag.",
        schedule::Refusal::AfterReview => {
            "Planen skal gjennomgås før den dagen. Velg en tidligere dag (arkivforskriften § 3)."
        }
        schedule::Refusal::TooFar => "Velg en dag innen to år (arkivforskriften § 3).",
        schedule::Refusal::AnswerMoved => {
            "Svaret om advarsler er endret etter at versjonen ble skrevet. Lagre planen på nytt (bevaringsforskriften § 33 g)."
        }
        schedule::Refusal::Already => {
            "Denne planen venter allerede på godkjenning. Endre noe før du lagrer den på nytt (arkivforskriften § 3)."
        }
    }
}

fn obstacle(code: &str) -> &'static str {
    match code {
        "open" => "Saken er åpen.",
        "kept" => "Saken skal bevares, eller fristen er ikke godkjent i planen.",
        "period_runs" => "Fristen er ikke ute (arkivforskriften § 3).",
        "hold" => "Saken har kassasjonsstopp.",
        "unanswered_request" => {
            "Noen har bedt om innsyn i saken, og kravet er ikke besvart. Svar på det først (arkivlova § 13)."
        }
        "open_demand" => "Et krav om forhandling er ikke avsluttet (arbeidsmiljøloven § 17-3).",
        "open_suit" => {
            "Et søksmål er registrert, og ingen har skrevet at det er ferdig. Er dommen rettskraftig: sett stopp for tvist, og la en annen enn den som kasserer, avslutte den (arbeidsmiljøloven § 17-4)."
        }
        "open_access" => {
            "Et krav om innsyn er registrert under fristene, og ingen har skrevet at det er ferdig. Er det besvart: sett stopp for krav om innsyn, og la en annen enn den som kasserer, avslutte den (personvernforordningen art. 15)."
        }
        "new_material" => "Det har kommet noe nytt i saken etter at listen ble satt opp.",
        "tied" => {
            "En sak den hører sammen med, er åpen eller bevart (bevaringsforskriften § 33 g og h)."
        }
        "blocked" => "Noe i saken er sperret. Opphev sperringen først.",
        "ended_hold" => {
            "Den som avsluttet en stopp på saken, eller trakk tilbake et innsynskrav i den, kan ikke stå bak at den blir kassert. En annen arkivar setter opp listen, en annen godkjenner og setter i verk (arkivlova § 13)."
        }
        "newer_schedule" => {
            "En nyere plan gjelder, og linjen viser til den gamle: ta den ut, og sett opp en ny liste (arkivforskrifta § 3)."
        }
        "listed" => "Saken står på en annen liste.",
        _ => "En fil i saken er borte eller endret. Kontroller sporet først.",
    }
}

fn refusal(refusal: &Refusal) -> String {
    let said = match refusal {
        Refusal::NoSchedule => {
            "Ingen plan gjelder. Skriv den, og få den godkjent (arkivforskriften § 3)."
        }
        Refusal::NoCases => "Velg minst én sak.",
        Refusal::TooMany => "En liste kan ha 100 saker. Sett opp flere lister.",
        Refusal::Obstacle(number, why) => return format!("Sak {number}: {}", obstacle(why.code())),
        Refusal::TooShort => "Skriv en begrunnelse på minst 10 tegn.",
        Refusal::TooLong => "En begrunnelse kan ha 1000 tegn.",
        Refusal::Forbidden(_) => "Begrunnelsen har et tegn som ikke kan lagres. Skriv den på nytt.",
        Refusal::OwnList => "Du satte opp listen: en annen må godkjenne den.",
        Refusal::EndedHold(number) => {
            return format!(
                "Du avsluttet en stopp på sak {number}, eller trakk tilbake et innsynskrav der: en annen arkivar må sette den på listen, og en annen godkjenne og sette i verk (arkivlova § 13)."
            );
        }
        Refusal::Unanswered(number) => return format!("Svar på linjen for sak {number}."),
        Refusal::NoReason(number) => {
            return format!("Skriv hvorfor sak {number} blir tatt ut, minst 10 tegn.");
        }
        Refusal::Answered => "Listen er allerede besvart.",
        Refusal::NotApproved => "Listen er ikke godkjent.",
        Refusal::Cooling(_) => "Listen kan fortsatt stoppes, og kan ikke settes i verk ennå.",
        Refusal::Stopped => "Listen er stoppet.",
        Refusal::Begun => "Listen er under arbeid.",
        Refusal::Finished => "Listen er satt i verk.",
        Refusal::NotOfTheTwo => "Bare de to som står bak listen, setter den i verk.",
        Refusal::ExportRuns => "Et uttrekk er under arbeid. Vent til det er ferdig.",
        Refusal::NotYet => "Noe kunne ikke fjernes ennå. Ta det opp igjen om litt.",
    };
    said.to_owned()
}
