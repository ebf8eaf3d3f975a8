//! What stopped a mail, and what to do about it, in words for HR.

use crate::domain::delivery::Fault;
use crate::domain::person::Language;

/// One or two sentences: what happened, what happens now, who does what.
pub fn advice(fault: Fault, language: Language) -> &'static str {
    let [nn, nb, en] = words(fault);
    match language {
        Language::Nynorsk => nn,
        Language::Bokmaal => nb,
        Language::English => en,
    }
}

fn words(fault: Fault) -> [&'static str; 3] {
    match fault {
        Fault::Unreachable => [
            "Fekk ikkje kontakt med e-posttenaren. Vi prøver igjen av oss sjølve. Varer det, sei frå til systemansvarleg.",
            "Fikk ikke kontakt med e-posttjeneren. Vi prøver igjen av oss selv. Varer det, si fra til systemansvarlig.",
            "The mail server could not be reached. We try again by ourselves. If it lasts, tell the system administrator.",
        ],
        Fault::Encryption => [
            "Sambandet med e-posttenaren er ikkje trygt: sertifikatet er ikkje godkjent, eller tenaren tilbyr ikkje kryptering. Be systemansvarleg rette det; så går e-posten av seg sjølv.",
            "Forbindelsen med e-posttjeneren er ikke trygg: sertifikatet er ikke godkjent, eller tjeneren tilbyr ikke kryptering. Be systemansvarlig rette det; så går e-posten av seg selv.",
            "The connection to the mail server is not safe: its certificate is not trusted, or it offers no encryption. Ask the system administrator to mend it; the mail then goes by itself.",
        ],
        Fault::SignIn => [
            "E-posttenaren godtek ikkje brukarnamnet og passordet til systemet. Be systemansvarleg rette det; så går e-posten av seg sjølv.",
            "E-posttjeneren godtar ikke brukernavnet og passordet til systemet. Be systemansvarlig rette det; så går e-posten av seg selv.",
            "The mail server does not accept the system's user name and password. Ask the system administrator to mend it; the mail then goes by itself.",
        ],
        Fault::Sender => [
            "E-posttenaren godtek ikkje avsendaradressa. Be systemansvarleg rette det; så går e-posten av seg sjølv.",
            "E-posttjeneren godtar ikke avsenderadressen. Be systemansvarlig rette det; så går e-posten av seg selv.",
            "The mail server does not accept the sender's address. Ask the system administrator to mend it; the mail then goes by itself.",
        ],
        Fault::Busy => [
            "E-posttenaren bad oss vente. Vi prøver igjen av oss sjølve.",
            "E-posttjeneren ba oss vente. Vi prøver igjen av oss selv.",
            "The mail server asked us to wait. We try again by ourselves.",
        ],
        Fault::Folder => [
            "E-posten kunne ikkje skrivast til mappa for e-post. Be systemansvarleg sjå etter plass og løyve; så går e-posten av seg sjølv.",
            "E-posten kunne ikke skrives til mappen for e-post. Be systemansvarlig se etter plass og tillatelser; så går e-posten av seg selv.",
            "The mail could not be written to the mail folder. Ask the system administrator to look for space and permissions; the mail then goes by itself.",
        ],
        Fault::Recipient => [
            "E-posttenaren kjenner ikkje adressa. Rett adressa i personregisteret, og send på nytt. Oppgåva ligg klar når mottakaren loggar inn; ring gjerne.",
            "E-posttjeneren kjenner ikke adressen. Rett adressen i personregisteret, og send på nytt. Oppgaven ligger klar når mottakeren logger inn; ring gjerne.",
            "The mail server does not know the address. Correct it in the personnel register, and send again. The task is there when the recipient signs in; a phone call helps.",
        ],
        Fault::Message => [
            "E-posttenaren tok ikkje imot e-posten. Vis talet til systemansvarleg, og send på nytt når det er retta.",
            "E-posttjeneren tok ikke imot e-posten. Vis tallet til systemansvarlig, og send på nytt når det er rettet.",
            "The mail server did not take the mail. Show the number to the system administrator, and send again when it is mended.",
        ],
        Fault::NoAddress => [
            "Mottakaren har inga gyldig e-postadresse. Rett adressa i personregisteret, og send på nytt.",
            "Mottakeren har ingen gyldig e-postadresse. Rett adressen i personregisteret, og send på nytt.",
            "The recipient has no valid e-mail address. Correct it in the personnel register, and send again.",
        ],
        Fault::Withdrawn => [
            "Oppgåva vart lukka før e-posten gjekk, så han er trekt tilbake. Du treng ikkje gjere noko.",
            "Oppgaven ble lukket før e-posten gikk, så den er trukket tilbake. Du trenger ikke gjøre noe.",
            "The task was closed before the mail left, so the mail is withdrawn. You need not do anything.",
        ],
        Fault::NoAnswer => [
            "E-posttenaren fekk e-posten, men svara ikkje. Han kan ha kome fram. Vi sender same e-posten ein gong til om litt.",
            "E-posttjeneren fikk e-posten, men svarte ikke. Den kan ha kommet fram. Vi sender samme e-post en gang til om litt.",
            "The mail server got the mail but did not answer. It may have arrived. We send the same mail once more in a while.",
        ],
        Fault::Interrupted => [
            "Programmet stoppa medan e-posten vart send. Han kan ha kome fram. Vi sender same e-posten ein gong til om litt.",
            "Programmet stoppet mens e-posten ble sendt. Den kan ha kommet fram. Vi sender samme e-post en gang til om litt.",
            "The program stopped while the mail was being sent. It may have arrived. We send the same mail once more in a while.",
        ],
    }
}

/// What more there is to say when the program has given up trying.
pub fn given_up(language: Language) -> &'static str {
    match language {
        Language::Nynorsk => {
            "Vi har prøvd ti gonger på fem dagar og gitt opp. Send på nytt når feilen er retta."
        }
        Language::Bokmaal => {
            "Vi har prøvd ti ganger på fem dager og gitt opp. Send på nytt når feilen er rettet."
        }
        Language::English => {
            "We have tried ten times in five days and given up. Send again when the fault is mended."
        }
    }
}
