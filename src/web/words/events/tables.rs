//! The codes that the ledger keeps, and their words in nynorsk, bokmål and English.

/// A code, and its words in nynorsk, bokmål and English.
pub type Line = (&'static str, [&'static str; 3]);

pub const ROLES: &[Line] = &[
    ("leader", ["leiar", "leder", "manager"]),
    (
        "hr_officer",
        ["sakshandsamar i HR", "saksbehandler i HR", "HR officer"],
    ),
    ("hr_head", ["HR-sjef", "HR-sjef", "HR head"]),
    (
        "chief_executive",
        ["kommunedirektør", "kommunedirektør", "chief executive"],
    ),
    ("archivist", ["arkivar", "arkivar", "archivist"]),
    ("auditor", ["revisor", "revisor", "auditor"]),
    (
        "administrator",
        ["systemansvarleg", "systemansvarlig", "system administrator"],
    ),
    ("mayor", ["ordførar", "ordfører", "mayor"]),
];

pub const LANGUAGES: &[Line] = &[
    ("nn", ["nynorsk", "nynorsk", "Nynorsk"]),
    ("nb", ["bokmål", "bokmål", "Bokmål"]),
    ("en", ["engelsk", "engelsk", "English"]),
];

pub const CHANNELS: &[Line] = &[
    (
        "official_account",
        ["offisiell konto", "offisiell konto", "official account"],
    ),
    (
        "private_account",
        ["privat konto", "privat konto", "private account"],
    ),
    ("other", ["annan stad", "et annet sted", "somewhere else"]),
];

pub const DOCUMENTS: &[Line] = &[
    ("report", ["meldinga", "meldingen", "the report"]),
    ("evidence", ["dokumentasjon", "dokumentasjon", "evidence"]),
    (
        "recommendation",
        ["tilråding", "tilråding", "recommendation"],
    ),
    ("decision", ["avgjerd", "avgjørelse", "decision"]),
    ("statement", ["uttale", "uttalelse", "statement"]),
    (
        "acknowledgement",
        ["kvittering", "kvittering", "acknowledgement"],
    ),
    (
        "prior_notice",
        ["førehandsvarsel", "forhåndsvarsel", "prior notice"],
    ),
    (
        "summons",
        [
            "innkalling til drøfting",
            "innkalling til drøfting",
            "summons to the meeting",
        ],
    ),
    (
        "minutes",
        ["referat frå drøfting", "referat fra drøfting", "minutes"],
    ),
    ("warning", ["åtvaring", "advarsel", "warning"]),
    ("dismissal", ["oppseiing", "oppsigelse", "dismissal"]),
    ("termination", ["avskjed", "avskjed", "summary dismissal"]),
    ("suspension", ["suspensjon", "suspensjon", "suspension"]),
    (
        "closing",
        [
            "avslutning utan reaksjon",
            "avslutning uten reaksjon",
            "closing without reaction",
        ],
    ),
];

pub const RETENTION: &[Line] = &[
    (
        "preserved",
        [
            "bevart for alltid",
            "bevart for alltid",
            "preserved for ever",
        ],
    ),
    ("own_period", ["eigen frist", "egen frist", "own period"]),
    (
        "review",
        [
            "arkivaren må avgjere",
            "arkivaren må avgjøre",
            "the archivist must decide",
        ],
    ),
];

/// The parts of the house that somebody looked at.
pub const SETTINGS: &[Line] = &[
    (
        "account.notices",
        [
            "om vanlege varsel kjem samla ein gong om dagen",
            "om vanlige varsler kommer samlet en gang om dagen",
            "whether routine notices come once a day",
        ],
    ),
    (
        "retention.warning_is_consequence",
        [
            "om ei åtvaring åleine er ein konsekvens for tilsetjinga",
            "om en advarsel alene er en konsekvens for ansettelsen",
            "whether a warning alone is a consequence for the employment",
        ],
    ),
    (
        "retention.evidence_is_handling",
        [
            "om kopierte bevis høyrer til handsaminga av eit varsel",
            "om kopierte bevis hører til behandlingen av et varsel",
            "whether copied evidence belongs to the handling of a whistleblowing case",
        ],
    ),
];

pub const EXPORT: &[Line] = &[
    (
        "period",
        [
            "perioden sluttar før han byrjar",
            "perioden slutter før den begynner",
            "the period ends before it begins",
        ],
    ),
    (
        "out",
        [
            "mappa kunne ikkje brukast",
            "mappen kunne ikke brukes",
            "the folder could not be used",
        ],
    ),
    (
        "schemas",
        [
            "skjemafilene kunne ikkje brukast",
            "skjemafilene kunne ikke brukes",
            "the schemas could not be used",
        ],
    ),
    (
        "empty",
        [
            "ingen saker vart avslutta i perioden",
            "ingen saker ble avsluttet i perioden",
            "no case was closed in the period",
        ],
    ),
    (
        "unknown",
        [
            "saka finst ikkje",
            "saken finnes ikke",
            "there is no such case",
        ],
    ),
    (
        "open",
        [
            "saka er ikkje avslutta",
            "saken er ikke avsluttet",
            "the case is not closed",
        ],
    ),
    (
        "gone",
        [
            "innhaldet i saka er kassert",
            "innholdet i saken er kassert",
            "the content of the case is destroyed",
        ],
    ),
    (
        "faults",
        [
            "feil i sakene må rettast først",
            "feil i sakene må rettes først",
            "faults in the cases must be mended first",
        ],
    ),
    (
        "findings",
        [
            "eigenkontrollen fann feil i uttrekket",
            "egenkontrollen fant feil i uttrekket",
            "the check found faults in the extraction",
        ],
    ),
    (
        "store",
        [
            "databasen svara ikkje som venta",
            "databasen svarte ikke som ventet",
            "the database did not answer as expected",
        ],
    ),
    (
        "file",
        [
            "ei fil kunne ikkje lesast eller skrivast",
            "en fil kunne ikke leses eller skrives",
            "a file could not be read or written",
        ],
    ),
    (
        "destroyed",
        [
            "ei sak i det vart kassert medan det vart laga",
            "en sak i det ble kassert mens det ble laget",
            "a case in it was destroyed while it was made",
        ],
    ),
    (
        "interrupted",
        [
            "programmet stoppa undervegs",
            "programmet stoppet underveis",
            "the program stopped on the way",
        ],
    ),
];

pub const MAIL: &[Line] = &[
    (
        "unreachable",
        [
            "fekk ikkje kontakt med e-posttenaren",
            "fikk ikke kontakt med e-posttjeneren",
            "no contact with the mail server",
        ],
    ),
    (
        "encryption",
        [
            "sambandet er ikkje trygt",
            "forbindelsen er ikke trygg",
            "the connection is not safe",
        ],
    ),
    (
        "sign-in",
        [
            "e-posttenaren kjenner ikkje systemet",
            "e-posttjeneren kjenner ikke systemet",
            "the mail server does not know the system",
        ],
    ),
    (
        "sender",
        [
            "avsendaren er ikkje godteken",
            "avsenderen er ikke godtatt",
            "the sender is not accepted",
        ],
    ),
    (
        "busy",
        [
            "e-posttenaren bad oss vente",
            "e-posttjeneren ba oss vente",
            "the mail server asked us to wait",
        ],
    ),
    (
        "folder",
        [
            "mappa for e-post kunne ikkje brukast",
            "mappen for e-post kunne ikke brukes",
            "the mail folder could not be used",
        ],
    ),
    (
        "recipient",
        [
            "e-posttenaren kjenner ikkje adressa",
            "e-posttjeneren kjenner ikke adressen",
            "the mail server does not know the address",
        ],
    ),
    (
        "message",
        [
            "e-posttenaren tok ikkje imot e-posten",
            "e-posttjeneren tok ikke imot e-posten",
            "the mail server did not take the mail",
        ],
    ),
    (
        "no-address",
        [
            "mottakaren har inga gyldig adresse",
            "mottakeren har ingen gyldig adresse",
            "the recipient has no valid address",
        ],
    ),
    (
        "withdrawn",
        [
            "oppgåva var alt lukka",
            "oppgaven var allerede lukket",
            "the task was closed already",
        ],
    ),
    (
        "no-answer",
        [
            "e-posttenaren svara ikkje",
            "e-posttjeneren svarte ikke",
            "the mail server did not answer",
        ],
    ),
    (
        "interrupted",
        [
            "programmet stoppa undervegs",
            "programmet stoppet underveis",
            "the program stopped on the way",
        ],
    ),
];
