//! What is sent to the archive core, and the public journal, in nynorsk, bokmål and English.

use super::codes::Codes;
use crate::domain::coded::Coded;
use crate::domain::core_receipt::Reason;
use crate::domain::person::Language;
use crate::web::words::archive_core::{EN, NB, NN};

pub fn sentence(event: &str, d: &Codes<'_>) -> Option<String> {
    let said = |[nn, nb, en]: [String; 3]| match d.language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    };
    let plain = |words: [&str; 3]| said(words.map(str::to_owned));
    let (from, to) = (d.day("from"), d.day("to"));
    Some(match event {
        "core-messages-made" => {
            let version = d.raw("version");
            let count = |words| d.count("messages", words);
            said([
                format!(
                    "Skreiv {} til arkivkjernen (Fiks Arkiv, versjon {version})",
                    count(["melding", "meldingar"])
                ),
                format!(
                    "Skrev {} til arkivkjernen (Fiks Arkiv, versjon {version})",
                    count(["melding", "meldinger"])
                ),
                format!(
                    "Wrote {} for the archive core (Fiks Arkiv, version {version})",
                    count(["message", "messages"])
                ),
            ])
        }
        "core-archived" => {
            let id = d.raw("system-id");
            said([
                format!("Arkivkjernen har teke imot: {id}"),
                format!("Arkivkjernen har tatt imot: {id}"),
                format!("The archive core has taken it: {id}"),
            ])
        }
        "core-receipt-withdrawn" => {
            let (id, why) = (d.raw("system-id"), Reason::parse(d.raw("why")));
            let why = |words: fn(Reason) -> &'static str| why.map(words).unwrap_or_default();
            let [nn, nb, en] = [NN, NB, EN].map(|words| uncapped(why(words.withdrawal.reason)));
            said([
                format!("Trekte kvitteringa attende: {id}. Grunn: {nn}"),
                format!("Trakk kvitteringen tilbake: {id}. Grunn: {nb}"),
                format!("Withdrew the receipt: {id}. Reason: {en}"),
            ])
        }
        "core-turned-away" => plain([
            "Arkivkjernen tok ikkje imot",
            "Arkivkjernen tok ikke imot",
            "The archive core did not take it",
        ]),
        "core-said-again" => plain([
            "Las ei kvittering frå arkivkjernen om att",
            "Leste en kvittering fra arkivkjernen på nytt",
            "Read a receipt from the archive core once more",
        ]),
        "public-journal-read" => said([
            format!("Henta offentleg journal for {from} til {to}"),
            format!("Hentet offentlig journal for {from} til {to}"),
            format!("Fetched the public journal for {from} to {to}"),
        ]),
        _ => return None,
    })
}

/// In the middle of a sentence.
fn uncapped(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(char::to_lowercase);
    first.into_iter().flatten().chain(letters).collect()
}
