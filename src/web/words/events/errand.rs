//! What the house does by itself, and what it asks people to do: codes and sentences, in nynorsk, bokmål and English.

use super::codes::Codes;
use super::copying;
use super::tables::Line;
use crate::domain::person::Language::{Bokmaal, English, Nynorsk};

const JOBS: &[Line] = &[
    (
        "absences",
        [
            "fråvær og stadfortredarar",
            "fravær og stedfortredere",
            "absences and deputies",
        ],
    ),
    (
        "keep",
        [
            "bevaringsreglar og kassasjon",
            "bevaringsregler og kassasjon",
            "retention rules and disposal",
        ],
    ),
    ("sweep", ["rydding", "rydding", "sweeping"]),
    ("reminders", ["påminningar", "påminnelser", "reminders"]),
    ("digest", ["samla varsel", "samlede varsler", "digests"]),
    (
        "archive",
        [
            "varsel til arkivaren",
            "varsel til arkivaren",
            "notice to the archivist",
        ],
    ),
];

/// What happened, where it is known here.
pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let job = d.line(JOBS, d.raw("job"));
    let mails = d.number("mails");
    let is_done = d.raw("outcome") == "done";
    Some(match (event, d.language) {
        ("job-begun", Nynorsk) => format!("Byrja på jobben {job}"),
        ("job-begun", Bokmaal) => format!("Begynte på jobben {job}"),
        ("job-begun", English) => format!("Began the job {job}"),
        ("job-ended", Nynorsk | Bokmaal) if is_done => format!("Gjorde jobben {job}"),
        ("job-ended", English) if is_done => format!("Did the job {job}"),
        ("job-ended", Nynorsk) => format!("Fekk ikkje gjort jobben {job}"),
        ("job-ended", Bokmaal) => format!("Fikk ikke gjort jobben {job}"),
        ("job-ended", English) => format!("Did not get the job {job} done"),
        ("deadlines-told", Nynorsk) => format!("Varsla om fristar. E-postar: {mails}"),
        ("deadlines-told", Bokmaal) => format!("Varslet om frister. E-poster: {mails}"),
        ("deadlines-told", English) => format!("Told of deadlines. Mails: {mails}"),
        ("digests-queued", Nynorsk) => format!("La samla varsel i kø. E-postar: {mails}"),
        ("digests-queued", Bokmaal) => format!("La samlede varsler i kø. E-poster: {mails}"),
        ("digests-queued", English) => format!("Queued digests. Mails: {mails}"),
        ("task-finished", Nynorsk) => "Melde at oppgåva er gjord".to_owned(),
        ("task-finished", Bokmaal) => "Meldte at oppgaven er gjort".to_owned(),
        ("task-finished", English) => "Said that the task is done".to_owned(),
        _ => return copying::sentence(event, d),
    })
}
