//! What the `user` commands say, in three languages.

use crate::domain::account::Refusal;
use crate::domain::person::Language;
use crate::domain::second_factor;

pub(super) struct Words {
    /// The link, and until when it can be used.
    pub link: fn(&str, &str) -> String,
    pub granted: &'static str,
    pub ended: &'static str,
    pub disabled: &'static str,
    pub code_reset: &'static str,
    pub code_refusal: fn(second_factor::Refusal) -> &'static str,
    pub nobody: &'static str,
    pub number_taken: &'static str,
    pub database: &'static str,
    pub state_open: &'static str,
    pub state_waiting: &'static str,
    pub state_disabled: &'static str,
    pub state_left: &'static str,
    pub refusal: fn(&Refusal) -> &'static str,
}

pub(super) fn of(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NYNORSK,
        Language::Bokmaal => &BOKMAAL,
        Language::English => &ENGLISH,
    }
}

static NYNORSK: Words = Words {
    link: |link, until| {
        format!("Gi denne lenkja til personen sjølv. Ho verkar éin gong, fram til {until}:\n{link}")
    },
    granted: "Rolla er gitt.",
    ended: "Rolla er teken bort.",
    disabled: "Kontoen er stengd, og alle øktene er avslutta.",
    code_reset: "Eingongskoden er nullstilt, og alle øktene er avslutta. Personen set opp ein ny ved neste innlogging.",
    code_refusal: |refusal| match refusal {
        second_factor::Refusal::NoReason => {
            "Skriv kvifor, og korleis du veit kven det er, med 10 til 500 teikn."
        }
        _ => "Personen har ikkje eingongskode.",
    },
    nobody: "Ingen har konto.",
    number_taken: "Tilsettnummeret er i bruk. Utan --name og --email får den personen konto.",
    database: "Databasen svarte ikkje som han skulle. Ingenting er endra",
    state_open: "open",
    state_waiting: "ventar på passord",
    state_disabled: "stengd",
    state_left: "har slutta",
    refusal: |refusal| match refusal {
        Refusal::NoSuchPerson => {
            "Ingen har dette tilsettnummeret. Sjå etter i lista frå personalsystemet."
        }
        Refusal::HasLeft => {
            "Personen har slutta. Les inn ei ny fil frå personalsystemet om det er feil."
        }
        Refusal::HasAccount => {
            "Personen har konto. Treng ho eller han nytt passord, lag ei lenkje med «user link»."
        }
        Refusal::NoAccount => "Personen har ikkje konto. Lag ein med «user add».",
        Refusal::Disabled => "Kontoen er stengd. Opne han på nytt med «user add».",
        Refusal::HoldsRole => {
            "Personen har rolla i noko av denne tida. Ta ho bort først, eller vel andre datoar."
        }
        Refusal::LacksRole => "Personen har ikkje denne rolla.",
        Refusal::OwnProposal => {
            "Rolla må godkjennast av ein annan systemansvarleg eller HR-sjefen. Ingen godkjenner sitt eige framlegg, eller ei rolle til seg sjølv."
        }
        Refusal::Proposed => "Rolla er gjord framlegg om alt, og ventar på svar.",
        Refusal::AskedFor => "Det er bede om alt, og ventar på godkjenning.",
        Refusal::OwnRecovery => "Ein annan må godkjenne det.",
        Refusal::EndsBeforeItBegins => "Siste dagen er før den første. Byt om datoane.",
        Refusal::LastAdministrator => {
            "Dette er den einaste som kan styre kontoar. Gi rolla til nokon annan først."
        }
        Refusal::EmailTaken => "Nokon annan har denne e-postadressa. Bruk ei anna.",
        Refusal::Founded => "Det finst ein systemansvarleg. Be den personen om ei lenkje.",
        Refusal::LinkUnknown => "Lenkja finst ikkje. Sjå etter at heile lenkja er med.",
        Refusal::LinkUsed => "Lenkja er brukt. Be om ei ny.",
        Refusal::LinkExpired => "Lenkja er for gammal. Be om ei ny.",
    },
};

static BOKMAAL: Words = Words {
    link: |link, until| {
        format!("Gi denne lenken til personen selv. Den virker én gang, fram til {until}:\n{link}")
    },
    granted: "Rollen er gitt.",
    ended: "Rollen er tatt bort.",
    disabled: "Kontoen er stengt, og alle øktene er avsluttet.",
    code_reset: "Engangskoden er nullstilt, og alle øktene er avsluttet. Personen setter opp en ny ved neste innlogging.",
    code_refusal: |refusal| match refusal {
        second_factor::Refusal::NoReason => {
            "Skriv hvorfor, og hvordan du vet hvem det er, med 10 til 500 tegn."
        }
        _ => "Personen har ikke engangskode.",
    },
    nobody: "Ingen har konto.",
    number_taken: "Ansattnummeret er i bruk. Uten --name og --email får den personen konto.",
    database: "Databasen svarte ikke som den skulle. Ingenting er endret",
    state_open: "åpen",
    state_waiting: "venter på passord",
    state_disabled: "stengt",
    state_left: "har sluttet",
    refusal: |refusal| match refusal {
        Refusal::NoSuchPerson => {
            "Ingen har dette ansattnummeret. Se etter i listen fra personalsystemet."
        }
        Refusal::HasLeft => {
            "Personen har sluttet. Les inn en ny fil fra personalsystemet hvis det er feil."
        }
        Refusal::HasAccount => {
            "Personen har konto. Trengs nytt passord, lag en lenke med «user link»."
        }
        Refusal::NoAccount => "Personen har ikke konto. Lag en med «user add».",
        Refusal::Disabled => "Kontoen er stengt. Åpne den på nytt med «user add».",
        Refusal::HoldsRole => {
            "Personen har rollen i noe av denne tiden. Ta den bort først, eller velg andre datoer."
        }
        Refusal::LacksRole => "Personen har ikke denne rollen.",
        Refusal::OwnProposal => {
            "Rollen må godkjennes av en annen systemansvarlig eller HR-sjefen. Ingen godkjenner sitt eget forslag, eller en rolle til seg selv."
        }
        Refusal::Proposed => "Rollen er allerede foreslått, og venter på svar.",
        Refusal::AskedFor => "Det er allerede bedt om, og venter på godkjenning.",
        Refusal::OwnRecovery => "En annen må godkjenne det.",
        Refusal::EndsBeforeItBegins => "Siste dag er før den første. Bytt om datoene.",
        Refusal::LastAdministrator => {
            "Dette er den eneste som kan styre kontoer. Gi rollen til noen andre først."
        }
        Refusal::EmailTaken => "Noen andre har denne e-postadressen. Bruk en annen.",
        Refusal::Founded => "Det finnes en systemansvarlig. Be den personen om en lenke.",
        Refusal::LinkUnknown => "Lenken finnes ikke. Se etter at hele lenken er med.",
        Refusal::LinkUsed => "Lenken er brukt. Be om en ny.",
        Refusal::LinkExpired => "Lenken er for gammel. Be om en ny.",
    },
};

static ENGLISH: Words = Words {
    link: |link, until| {
        format!("Give this link to the person alone. It works once, until {until}:\n{link}")
    },
    granted: "The role is granted.",
    ended: "The role is ended.",
    disabled: "The account is disabled, and every session has ended.",
    code_reset: "The one-time codes are reset, and every session has ended. The person sets up new ones at the next sign-in.",
    code_refusal: |refusal| match refusal {
        second_factor::Refusal::NoReason => {
            "Write why, and how you know who it is, in 10 to 500 characters."
        }
        _ => "The person has no one-time codes.",
    },
    nobody: "Nobody has an account.",
    number_taken: "The employee number is in use. Without --name and --email that person gets the account.",
    database: "The database did not answer as it should. Nothing is changed",
    state_open: "open",
    state_waiting: "waits for a password",
    state_disabled: "disabled",
    state_left: "has left",
    refusal: |refusal| match refusal {
        Refusal::NoSuchPerson => {
            "Nobody has this employee number. Look it up in the list from the personnel system."
        }
        Refusal::HasLeft => {
            "The person has left. If that is wrong, import a new file from the personnel system."
        }
        Refusal::HasAccount => {
            "The person has an account. If a new password is needed, make a link with “user link”."
        }
        Refusal::NoAccount => "The person has no account. Make one with “user add”.",
        Refusal::Disabled => "The account is disabled. Open it again with “user add”.",
        Refusal::HoldsRole => {
            "The person holds the role for some of this time. End it first, or choose other dates."
        }
        Refusal::LacksRole => "The person does not hold this role.",
        Refusal::OwnProposal => {
            "The role must be approved by another system administrator or the head of HR. Nobody approves their own proposal, or a role for themselves."
        }
        Refusal::Proposed => "The role is proposed already, and waits for an answer.",
        Refusal::AskedFor => "It is asked for already, and waits for approval.",
        Refusal::OwnRecovery => "Somebody else must approve it.",
        Refusal::EndsBeforeItBegins => "The last day is before the first. Swap the dates.",
        Refusal::LastAdministrator => {
            "Nobody else can manage accounts. Give the role to somebody else first."
        }
        Refusal::EmailTaken => "Somebody else has this e-mail address. Use another.",
        Refusal::Founded => "There is an administrator. Ask that person for a link.",
        Refusal::LinkUnknown => "There is no such link. See that the whole of it is there.",
        Refusal::LinkUsed => "The link has been used. Ask for a new one.",
        Refusal::LinkExpired => "The link is too old. Ask for a new one.",
    },
};
