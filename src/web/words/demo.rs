//! The words of the demo's mailbox.

#[derive(Debug)]
pub struct Demo {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub to: &'static str,
    pub subject: &'static str,
    pub date: &'static str,
    pub no_subject: &'static str,
    pub one: &'static str,
    pub signed_in_as: &'static str,
}

pub const NN: Demo = Demo {
    title: "E-post i dømet",
    lead: "Dømet sender ingenting. Her ligg e-posten som ville ha gått ut.",
    none: "Ingen e-post enno. Send ei melding eller registrer ei sak, så kjem det ein.",
    to: "Til",
    subject: "Emne",
    date: "Tid",
    no_subject: "(utan emne)",
    one: "E-post",
    signed_in_as: "Lenkja opnar berre oppgåva for den som fekk e-posten. Logg inn som den personen for å følgje ho.",
};

pub const NB: Demo = Demo {
    title: "E-post i eksempelet",
    lead: "Eksempelet sender ingenting. Her ligger e-posten som ville ha gått ut.",
    none: "Ingen e-post ennå. Send en melding eller registrer en sak, så kommer det en.",
    to: "Til",
    subject: "Emne",
    date: "Tid",
    no_subject: "(uten emne)",
    one: "E-post",
    signed_in_as: "Lenken åpner bare oppgaven for den som fikk e-posten. Logg inn som den personen for å følge den.",
};

pub const EN: Demo = Demo {
    title: "Mail in the example",
    lead: "The example sends nothing. Here is the mail that would have gone out.",
    none: "No mail yet. File a report or register a case, and there will be one.",
    to: "To",
    subject: "Subject",
    date: "Time",
    no_subject: "(no subject)",
    one: "Mail",
    signed_in_as: "The link opens the task only for the one who got the mail. Sign in as that person to follow it.",
};
