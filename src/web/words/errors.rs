//! What is said when a page cannot be given, and what to do then.

#[derive(Debug)]
pub struct Errors {
    pub not_found: &'static str,
    pub not_found_text: &'static str,
    pub wrong_token: &'static str,
    pub wrong_token_text: &'static str,
    pub unreadable: &'static str,
    pub unreadable_text: &'static str,
    pub too_large: &'static str,
    pub too_large_text: &'static str,
    pub too_many: &'static str,
    pub too_many_text: &'static str,
    pub changed: &'static str,
    pub changed_text: &'static str,
    pub internal: &'static str,
    pub internal_text: &'static str,
    pub home: &'static str,
}

pub const NN: Errors = Errors {
    not_found: "Vi finn ikkje denne sida",
    not_found_text: "Sjekk adressa, eller gå til framsida. Kanskje er sida flytt, eller ho er ikkje for deg.",
    wrong_token: "Skjemaet er for gammalt",
    wrong_token_text: "Ingenting er lagra. Gå tilbake, last sida på nytt, og send skjemaet ein gong til.",
    unreadable: "Vi kunne ikkje lese det du sende",
    unreadable_text: "Ingenting er lagra. Gå tilbake og prøv igjen. Hjelper ikkje det, sei frå til systemansvarleg.",
    too_large: "Det du sende, er for stort",
    too_large_text: "Ingenting er lagra. Gå tilbake, kort ned teksten eller vel ei mindre fil, og send på nytt.",
    too_many: "For mange forsøk",
    too_many_text: "Vent nokre minutt før du prøver igjen.",
    changed: "Nokon andre endra saka samstundes",
    changed_text: "Det du sende, er ikkje lagra. Last sida på nytt og sjå kva som er endra, før du prøver igjen.",
    internal: "Noko gjekk gale hos oss",
    internal_text: "Ingenting er lagra. Prøv igjen om litt. Hjelper ikkje det, sei frå til systemansvarleg og fortel kva klokka er.",
    home: "Til framsida",
};

pub const NB: Errors = Errors {
    not_found: "Vi finner ikke denne siden",
    not_found_text: "Sjekk adressen, eller gå til forsiden. Kanskje er siden flyttet, eller den er ikke for deg.",
    wrong_token: "Skjemaet er for gammelt",
    wrong_token_text: "Ingenting er lagret. Gå tilbake, last siden på nytt, og send skjemaet en gang til.",
    unreadable: "Vi kunne ikke lese det du sendte",
    unreadable_text: "Ingenting er lagret. Gå tilbake og prøv igjen. Hjelper ikke det, si fra til systemansvarlig.",
    too_large: "Det du sendte, er for stort",
    too_large_text: "Ingenting er lagret. Gå tilbake, kort ned teksten eller velg en mindre fil, og send på nytt.",
    too_many: "For mange forsøk",
    too_many_text: "Vent noen minutter før du prøver igjen.",
    changed: "Noen andre endret saken samtidig",
    changed_text: "Det du sendte, er ikke lagret. Last siden på nytt og se hva som er endret, før du prøver igjen.",
    internal: "Noe gikk galt hos oss",
    internal_text: "Ingenting er lagret. Prøv igjen om litt. Hjelper ikke det, si fra til systemansvarlig og fortell hva klokka er.",
    home: "Til forsiden",
};

pub const EN: Errors = Errors {
    not_found: "We cannot find this page",
    not_found_text: "Check the address, or go to the front page. The page may have moved, or it may not be for you.",
    wrong_token: "The form is too old",
    wrong_token_text: "Nothing was saved. Go back, reload the page, and send the form once more.",
    unreadable: "We could not read what you sent",
    unreadable_text: "Nothing was saved. Go back and try again. If that does not help, tell the system administrator.",
    too_large: "What you sent is too large",
    too_large_text: "Nothing was saved. Go back, shorten the text or choose a smaller file, and send again.",
    too_many: "Too many tries",
    too_many_text: "Wait a few minutes before you try again.",
    changed: "Somebody else changed the case at the same time",
    changed_text: "What you sent was not saved. Reload the page and see what has changed before you try again.",
    internal: "Something went wrong on our side",
    internal_text: "Nothing was saved. Try again in a while. If that does not help, tell the system administrator what time it is.",
    home: "To the front page",
};
