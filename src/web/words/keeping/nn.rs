//! Schedule, holds and disposal, in nynorsk.

use super::{Disposals, Holds, Keeping, Schedule};
use crate::domain::disposal::{Refusal, State};
use crate::domain::hold::{self, Reason};
use crate::domain::schedule::{self, Consideration, Place, Wrong};

pub const NN: Keeping = Keeping {
    schedule: Schedule {
        title: "Bevarings- og kassasjonsplan",
        lead: "Kor lenge kommunen tek vare på det lova ikkje bevarer, og kvifor (arkivforskrifta § 3). Arkivaren skriv, ein annan godkjenner.",
        in_force: "Gjeld no",
        none: "Ingen plan gjeld enno. Fristane er framlegg, og ingenting kan kasserast.",
        version: |number| format!("Versjon {number}"),
        waits: "Ventar på godkjenning",
        superseded: "Avløyst",
        is_in_force: "Gjeld",
        later: "Gjeld seinare",
        drafted_by: "Skriven av",
        approved_by: "Godkjent av",
        from: "Gjeld frå",
        from_hint: "I dag eller seinare, innan to år og ikkje etter at planen skal gåast gjennom. Dag.månad.år.",
        approve: "Godkjenn versjonen",
        own: "Du skreiv denne versjonen: ein annan må godkjenne han.",
        not_yours: "Arkivaren skriv planen. HR-sjefen, kommunedirektøren eller ein annan arkivar godkjenner.",
        annex: "Vedlegg til dokumentasjonsplanen (PDF)",
        contents: "På denne sida",
        history: "Versjonar",
        write: "Skriv ny versjon",
        write_lead: "Ein versjon blir aldri endra. Vurder alle fire omsyna for kvar frist (arkivforskrifta § 3 andre ledd).",
        owner: "Eigar",
        owner_hint: "Stillinga som svarar for planen.",
        review_on: "Skal gåast gjennom innan",
        overdue: "Planen skulle gåast gjennom innan",
        overdue_then: "Gå gjennom vurderingane, og lagre ein ny versjon med ein ny dag (arkivforskrifta § 3).",
        row,
        short_row,
        outcome: "Kor lenge",
        own_period: "Eigen frist",
        for_ever: "For alltid",
        until_decided: "Til arkivaren har avgjort",
        months: "Månader",
        months_hint: "1 til 120; gjeld berre eigen frist.",
        months_number: |months| match months {
            1 => "1 månad".to_owned(),
            months => format!("{months} månader"),
        },
        weighed,
        save: "Lagre versjonen",
        warning: "Åtvaring åleine",
        warning_unset: "Ikkje svara på. Saker med åtvaring blir bevarte til du har svara (bevaringsforskrifta § 33 g).",
        warning_yes: "Ja, ein konsekvens for tilsetjinga: bevart for alltid.",
        warning_no: "Nei, ikkje ein konsekvens: eigen frist.",
        answer_moved: "Svaret om åtvaringar er endra etter at denne versjonen vart skriven, og det nye svaret gjeld. Skriv ein ny versjon, så planen seier det same (bevaringsforskrifta § 33 g).",
        answer: "Svar på arkivsida",
        choose: "Vel kor lenge.",
        date_wrong: "Skriv datoen som dag.månad.år.",
        wrong,
        refusal: schedule_refusal,
    },
    holds: Holds {
        title: "Bevaring av saka",
        case: "Sak",
        lead: "Kor lenge saka blir bevart og kvifor, og det som stoggar kassasjon.",
        retention: "Bevaring",
        since: "Fastsett",
        no_marks: "Saka er ikkje avslutta, og bevaringa er ikkje fastsett.",
        holds: "Kassasjonsstopp",
        none: "Ingen stopp er sett.",
        reason: "Kvifor",
        reasons: |reason| match reason {
            Reason::Dispute => "Tvist eller søksmål",
            Reason::Complaint => "Klage",
            Reason::AccessRequest => "Krav om innsyn",
            Reason::Supervision => "Tilsyn",
            Reason::SuitDeadline => "Søksmålsfristen er open (arbeidsmiljølova § 17-4)",
            Reason::PoliceReport => "Politimelding (straffeprosesslova § 223)",
            Reason::DataSubject => "Krav frå den registrerte (personvernforordninga art. 15–21)",
            Reason::Whistleblowing => "Open varslingssak (arbeidsmiljølova kapittel 2 A)",
        },
        grounds: "Grunngjeving",
        grounds_hint: "Minst 10 teikn. Skriv ikkje meir om personar enn nødvendig.",
        until: "Venta slutt",
        until_hint: "Dag.månad.år, eller tomt. Stoppen endar ikkje av seg sjølv.",
        expected: "Venta slutt",
        passed: "Venta slutt er passert: sjå om grunnen står",
        set: "Set stopp",
        set_by: "Sett av",
        end: "Avslutt stoppen",
        end_grounds: "Kvifor stoppen blir avslutta",
        least: "Minst 10 teikn.",
        ended: "Avslutta av",
        obstacles: "Dette stoggar kassasjon i dag",
        no_obstacles: "Ingenting stoggar kassasjon. Saka blir bevart til ho er kassert av to personar.",
        destroyed: "Innhaldet er kassert",
        choose: "Vel kvifor.",
        date_wrong: "Skriv datoen som dag.månad.år.",
        refusal: |refusal| match refusal {
            hold::Refusal::TooShort => "Skriv ei grunngjeving på minst 10 teikn.",
            hold::Refusal::TooLong => "Grunngjevinga kan ha 1000 teikn.",
            hold::Refusal::Forbidden(_) => {
                "Grunngjevinga har eit teikn som ikkje kan lagrast. Skriv henne på nytt."
            }
            hold::Refusal::UntilTooFar => "Vel ein dag innan ti år, eller la feltet stå tomt.",
            hold::Refusal::UntilPassed => {
                "Vel i dag eller ein seinare dag, eller la feltet stå tomt."
            }
            hold::Refusal::Ended => "Stoppen er avslutta alt.",
            hold::Refusal::Already => "Saka er stoppa av same grunn alt, med dei same orda.",
            hold::Refusal::Destroyed => "Innhaldet i saka er kassert.",
        },
    },
    disposals: Disposals {
        title: "Kassasjon",
        lead: "Arkivaren set opp lista, ein annan godkjenner kvar linje, og etter sju dagar kan lista setjast i verk (arkivlova § 13). Ingenting blir kassert av tida åleine.",
        no_schedule: "Ingen plan gjeld, og då kan ingenting kasserast (arkivforskrifta § 3).",
        to_schedule: "Bevarings- og kassasjonsplanen",
        review: "Fristar som er ute",
        review_lead: "Vel sakene som skal på lista, og skriv kvifor kvar av dei kan kasserast.",
        nothing: "Ingen eigne fristar er ute.",
        choose: |number| format!("Set sak {number} på lista"),
        documents: |count| match count {
            1 => "1 dokument".to_owned(),
            count => format!("{count} dokument"),
        },
        can_from: "fristen gjekk ut, kan kasserast frå",
        grounds: |number| format!("Kvifor sak {number} kan kasserast"),
        grounds_hint: "Minst 10 teikn. Blir ståande for alltid: skriv ikkje kven eller kva saka gjaldt.",
        draw: "Set opp lista",
        lists: "Lister",
        no_lists: "Ingen lister er sette opp.",
        list: |at| format!("Kassasjonsliste frå {at}"),
        state: |state| match state {
            State::Drawn => "Ventar på godkjenning",
            State::Cooling => "Godkjent, kan stoppast",
            State::Ready => "Kan setjast i verk",
            State::Stopped => "Stoppa",
            State::Begun => "Under arbeid",
            State::Finished => "Kassert",
            State::Spared => "Avslutta, ingenting kassert",
        },
        drawn_by: "Sett opp av",
        approved_by: "Svara av",
        stopped_by: "Stoppa av",
        schedule: |number| format!("etter plan versjon {number}"),
        rule: "Regel",
        why: "Grunn",
        verdict: |number| format!("Svar for sak {number}"),
        approve: "Godkjenn kassasjon",
        take_out: "Ta ut av lista",
        take_out_why: "Kvifor ho blir teken ut",
        take_out_hint: "Berre når ho blir teken ut. Minst 10 teikn.",
        answer: "Send svaret",
        answer_lead: "Svar på kvar linje. Etter svaret kan lista stoppast i sju dagar.",
        own: "Du sette opp lista: ein annan må godkjenne henne (HR-sjefen, kommunedirektøren eller ein annan arkivar).",
        approved: "Godkjent",
        taken_out: "Teken ut",
        none_approved: "Ingen linjer vart godkjende.",
        erased: "Kassert",
        holds: |files, bytes| match files {
            1 => format!("1 fil, {bytes}"),
            files => format!("{files} filer, {bytes}"),
        },
        refused: "Ikkje kassert",
        cooling: "Lista kan setjast i verk frå",
        until: "og kan stoppast til ho er sett i verk.",
        stop: "Stopp lista",
        stop_reason: "Kvifor lista blir stoppa",
        stop_hint: "Minst 10 teikn. Blir ståande på lista.",
        stop_short: "Skriv kvifor lista blir stoppa, minst 10 teikn.",
        of_case: |number, said| format!("Sak {number}: {said}"),
        execute: "Set i verk kassasjonen",
        execute_lead: "Innhaldet i sakene blir borte for alltid. Kvar sak blir kontrollert på nytt først.",
        confirm: |cases| match cases {
            1 => "Innhaldet i 1 sak skal bli borte for alltid".to_owned(),
            cases => format!("Innhaldet i {cases} saker skal bli borte for alltid"),
        },
        confirm_first: "Kryss av for at innhaldet skal bli borte, og vel knappen på nytt.",
        of_the_two: "Dei to som står bak lista, set henne i verk.",
        resume: "Ta opp att",
        resume_lead: "Arbeidet er i gang, eller vart avbrote. Vart det avbrote, tek du det opp att her.",
        look_again: "Sjå etter på nytt",
        certificate: "Kassasjonsattest (PDF)",
        checksum: "SHA-256",
        obstacle,
        refusal,
    },
};

fn row(code: &str) -> &'static str {
    match code {
        "R14" => "Åtvaring utan andre følgjer, frå dagen for åtvaringa",
        "R15" => "Rettleiing, frå avslutninga",
        "R16" => "Utan reaksjon fordi meldinga var ugrunna, frå avslutninga",
        "D3" => {
            "Kopierte bevis i ei sak som er bevart fordi ho gjeld eit varsel, frå avslutninga. Gjeld berre når svaret om bevis er nei"
        }
        _ => "Utan reaksjon fordi ytringa var verna, frå avslutninga",
    }
}

fn short_row(code: &str) -> &'static str {
    match code {
        "R14" => "Åtvaring",
        "R15" => "Rettleiing",
        "R16" => "Ugrunna melding",
        "D3" => "Kopierte bevis",
        _ => "Verna ytring",
    }
}

fn weighed(which: Consideration) -> &'static str {
    match which {
        Consideration::OtherRules => "Reglar om avgrensa lagring andre stader",
        Consideration::OwnNeeds => "Kommunen sine eigne behov",
        Consideration::NeedsOfOthers => "Rettslege behov hos andre organ og private",
        Consideration::NeedsOfCitizens => "Behov hos innbyggjarane",
    }
}

fn wrong(place: Place, wrong: Wrong) -> &'static str {
    match (wrong, place) {
        (Wrong::NoOwner, _) => "Skriv kva stilling som svarar for planen.",
        (Wrong::ReviewTooFar, _) => "Vel ein dag innan ti år.",
        (Wrong::ReviewPassed, _) => "Vel ein dag etter i dag.",
        (Wrong::Months, _) => "Skriv månadene som eit tal frå 1 til 120.",
        (Wrong::TooShort, _) => "Skriv vurderinga, minst 20 teikn (arkivforskrifta § 3).",
        (Wrong::TooLong, Place::Owner) => "Stillinga kan ha 200 teikn.",
        (Wrong::TooLong, _) => "Teksten kan ha 2000 teikn.",
        (Wrong::Forbidden(_), _) => {
            "Teksten har eit teikn som ikkje kan lagrast. Skriv han på nytt."
        }
    }
}

fn schedule_refusal(refusal: schedule::Refusal) -> &'static str {
    match refusal {
        schedule::Refusal::OwnDraft => "Du skreiv denne versjonen: ein annan må godkjenne han.",
        schedule::Refusal::Superseded => "Det er skrive ein nyare versjon. Godkjenn den.",
        schedule::Refusal::Approved => "Versjonen er godkjent alt.",
        schedule::Refusal::FromPast => "Vel i dag eller ein seinare dag.",
        schedule::Refusal::AfterReview => {
            "Planen skal gåast gjennom før den dagen. Vel ein tidlegare dag (arkivforskrifta § 3)."
        }
        schedule::Refusal::TooFar => "Vel ein dag innan to år (arkivforskrifta § 3).",
        schedule::Refusal::AnswerMoved => {
            "Svaret om åtvaringar er endra etter at versjonen vart skriven. Lagre planen på nytt (bevaringsforskrifta § 33 g)."
        }
        schedule::Refusal::Already => {
            "Denne planen ventar på godkjenning alt. Endre noko før du lagrar han på nytt (arkivforskrifta § 3)."
        }
    }
}

fn obstacle(code: &str) -> &'static str {
    match code {
        "open" => "Saka er open.",
        "kept" => "Saka skal bevarast, eller fristen er ikkje godkjend i planen.",
        "period_runs" => "Fristen er ikkje ute (arkivforskrifta § 3).",
        "hold" => "Saka har kassasjonsstopp.",
        "unanswered_request" => {
            "Nokon har bede om innsyn i saka, og kravet er ikkje svara på. Svar på det først (arkivlova § 13)."
        }
        "open_demand" => "Eit krav om forhandling er ikkje avslutta (arbeidsmiljølova § 17-3).",
        "open_suit" => {
            "Eit søksmål er registrert, og ingen har skrive at det er ferdig. Er dommen rettskraftig: set stopp for tvist, og la ein annan enn den som kasserer, avslutte han (arbeidsmiljølova § 17-4)."
        }
        "open_access" => {
            "Eit krav om innsyn er registrert under fristane, og ingen har skrive at det er ferdig. Er det svara på: set stopp for krav om innsyn, og la ein annan enn den som kasserer, avslutte han (personvernforordninga art. 15)."
        }
        "new_material" => "Det har kome noko nytt i saka etter at lista vart sett opp.",
        "tied" => {
            "Ei sak ho høyrer i hop med, er open eller bevart (bevaringsforskrifta § 33 g og h)."
        }
        "blocked" => "Noko i saka er sperra. Opphev sperringa først.",
        "ended_hold" => {
            "Den som avslutta ein stopp på saka, eller trekte attende eit innsynskrav i henne, kan ikkje stå bak at ho blir kassert. Ein annan arkivar set opp lista, ein annan godkjenner og set i verk (arkivlova § 13)."
        }
        "newer_schedule" => {
            "Ein nyare plan gjeld, og linja viser til den gamle: ta henne ut, og set opp ei ny liste (arkivforskrifta § 3)."
        }
        "listed" => "Saka står på ei anna liste.",
        _ => "Ei fil i saka er borte eller endra. Kontroller sporet først.",
    }
}

fn refusal(refusal: &Refusal) -> String {
    let said = match refusal {
        Refusal::NoSchedule => {
            "Ingen plan gjeld. Skriv han, og få han godkjend (arkivforskrifta § 3)."
        }
        Refusal::NoCases => "Vel minst éi sak.",
        Refusal::TooMany => "Ei liste kan ha 100 saker. Set opp fleire lister.",
        Refusal::Obstacle(number, why) => return format!("Sak {number}: {}", obstacle(why.code())),
        Refusal::TooShort => "Skriv ei grunngjeving på minst 10 teikn.",
        Refusal::TooLong => "Ei grunngjeving kan ha 1000 teikn.",
        Refusal::Forbidden(_) => {
            "Grunngjevinga har eit teikn som ikkje kan lagrast. Skriv henne på nytt."
        }
        Refusal::OwnList => "Du sette opp lista: ein annan må godkjenne henne.",
        Refusal::EndedHold(number) => {
            return format!(
                "Du avslutta ein stopp på sak {number}, eller trekte attende eit innsynskrav der: ein annan arkivar må setje henne på lista, og ein annan godkjenne og setje i verk (arkivlova § 13)."
            );
        }
        Refusal::Unanswered(number) => return format!("Svar på linja for sak {number}."),
        Refusal::NoReason(number) => {
            return format!("Skriv kvifor sak {number} blir teken ut, minst 10 teikn.");
        }
        Refusal::Answered => "Lista er svara på alt.",
        Refusal::NotApproved => "Lista er ikkje godkjend.",
        Refusal::Cooling(_) => "Lista kan framleis stoppast, og kan ikkje setjast i verk enno.",
        Refusal::Stopped => "Lista er stoppa.",
        Refusal::Begun => "Lista er under arbeid.",
        Refusal::Finished => "Lista er sett i verk.",
        Refusal::NotOfTheTwo => "Berre dei to som står bak lista, set henne i verk.",
        Refusal::ExportRuns => "Eit uttrekk er under arbeid. Vent til det er ferdig.",
        Refusal::NotYet => "Noko kunne ikkje fjernast enno. Ta det opp att om litt.",
    };
    said.to_owned()
}
