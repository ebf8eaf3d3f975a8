//! What happens to people's tasks: its sentences, in nynorsk, bokmål and English.

use super::codes::Codes;
use crate::domain::person::Language;

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let pick = |nn: String, nb: String, en: String| match d.language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    };
    let same = |nn: &str, nb: &str, en: &str| pick(nn.to_owned(), nb.to_owned(), en.to_owned());
    let (from, to) = (d.day("from"), d.day("to"));
    Some(match event {
        "task-handed-over" => same(
            "Gav ei oppgåve til ein annan",
            "Ga en oppgave til en annen",
            "Gave a task to another",
        ),
        "absence-registered" => pick(
            format!("Registrerte fråvær frå {from} til og med {to}"),
            format!("Registrerte fravær fra {from} til og med {to}"),
            format!("Registered absence from {from} through {to}"),
        ),
        "absence-ended" => same(
            "Avslutta fråværet før tida",
            "Avsluttet fraværet før tiden",
            "Ended the absence early",
        ),
        "absences-settled" => {
            let people = d.number("people");
            let cases = |words| d.count("cases", words);
            pick(
                format!(
                    "Såg til oppgåvene til {people} som gjekk eller kom att, i {}",
                    cases(["sak", "saker"])
                ),
                format!(
                    "Så til oppgavene til {people} som gikk eller kom tilbake, i {}",
                    cases(["sak", "saker"])
                ),
                format!(
                    "Saw to the tasks of {people} who went or came back, in {}",
                    cases(["case", "cases"])
                ),
            )
        }
        "calendar-feed-made" => same(
            "Laga kalenderadresse",
            "Laget kalenderadresse",
            "Made a calendar address",
        ),
        "calendar-feed-revoked" => same(
            "Stengde kalenderadressa",
            "Stengte kalenderadressen",
            "Shut the calendar address",
        ),
        _ => return None,
    })
}
