//! The words of what the house does by itself: its jobs, the choice of notices, and the leader's page when a case is decided.

use crate::domain::job::{Hours, Job};

#[derive(Debug)]
pub struct Errands {
    pub carry_title: &'static str,
    pub carry_lead: &'static str,
    pub carry_todo: &'static str,
    pub carry_how: fn(&str) -> String,
    pub carry_done: &'static str,
    pub carry_recorded: &'static str,
    pub passed_title: &'static str,
    pub passed_text: fn(&str) -> String,
    pub choice: &'static str,
    pub choice_lead: &'static str,
    pub choice_at_once: &'static str,
    pub choice_daily: &'static str,
    pub choice_save: &'static str,
    pub choice_saved: &'static str,
    pub choice_always: &'static str,
    pub choice_always_list: [&'static str; 4],
    pub jobs: &'static str,
    pub jobs_lead: &'static str,
    pub name: &'static str,
    pub when: &'static str,
    pub job: fn(Job) -> &'static str,
    pub hours: fn(Hours) -> &'static str,
    pub begun: &'static str,
    pub ended: &'static str,
    pub outcome: &'static str,
    pub next: &'static str,
    pub never: &'static str,
    pub done: &'static str,
    pub failed: &'static str,
    pub running: &'static str,
    pub abandoned: &'static str,
    pub due: &'static str,
    pub held_by: &'static str,
    pub fault: &'static str,
    pub also: &'static str,
    pub mail_name: &'static str,
    pub mail_what: &'static str,
    pub waiting_mails: fn(i64) -> String,
    pub seal_name: &'static str,
    pub seal_what: &'static str,
}

pub const NN: Errands = Errands {
    carry_title: "Ei sak er avgjord",
    carry_lead: "HR har avgjort ei sak om ein tilsett i eininga di. Kva avgjerda seier, får du av HR, ikkje her.",
    carry_todo: "Det du skal gjere",
    carry_how: |officer| {
        format!(
            "Ta kontakt med {officer} i HR, og få vite kva du skal følgje opp. Gjer ingenting før du har snakka med HR."
        )
    },
    carry_done: "Det er gjort",
    carry_recorded: "Trykk når du har gjort det du og HR vart samde om. Det blir ført i sporet.",
    passed_title: "Ein frist har gått ut hos ein annan",
    passed_text: |officer| {
        format!(
            "Ei oppgåve i ei sak skulle vore gjord, og du er neste ledd. Meir får du ikkje vite her. Ta kontakt med {officer} i HR."
        )
    },
    choice: "Varsel på e-post",
    choice_lead: "Vel korleis du får vite om vanlege oppgåver.",
    choice_at_once: "Éin e-post for kvar oppgåve, med ein gong",
    choice_daily: "Éin e-post om dagen, klokka åtte på arbeidsdagar, når du har opne oppgåver",
    choice_save: "Lagre valet",
    choice_saved: "Valet er lagra.",
    choice_always: "Dette kjem alltid med ein gong, same kva du vel:",
    choice_always_list: [
        "fristar innan tre dagar, og fristar som har gått ut",
        "oppgåver som stoppar ei sak, og e-post som ikkje kom fram",
        "saker som er opna i naud, og alarmar",
        "alt som gjeld innlogginga di, og godkjenning av tilgang",
    ],
    jobs: "Jobbar",
    jobs_lead: "Det systemet gjer av seg sjølv. Kvar jobb går éin gong, sjølv om fleire prosessar køyrer. Var systemet stengt, blir det teke att éin gong.",
    name: "Jobb",
    when: "Når",
    job: |job| match job {
        Job::Absences => "Fråvær og stadfortredarar",
        Job::Sweep => "Rydding i utkast og filer",
        Job::Reminders => "Påminningar om fristar",
        Job::Digest => "Samla varsel",
        Job::Archive => "Varsel til arkivaren",
    },
    hours: |hours| match hours {
        Hours::Daily => "kvar dag frå midnatt",
        Hours::Nightly => "kvar natt klokka tre",
        Hours::WorkingDays => "arbeidsdagar klokka åtte",
        Hours::Monthly => "første arbeidsdag i månaden",
    },
    begun: "Byrja sist",
    ended: "Ferdig",
    outcome: "Utfall",
    next: "Neste gong",
    never: "Aldri",
    done: "Gjort",
    failed: "Feila",
    running: "Går no",
    abandoned: "Avbroten",
    due: "No",
    held_by: "Hos",
    fault: "Feil:",
    also: "Det som går heile tida",
    mail_name: "E-post",
    mail_what: "sist sendt",
    waiting_mails: |count| format!("{count} i kø"),
    seal_name: "Sjekkpunkt av sporet",
    seal_what: "sist signert",
};

pub const NB: Errands = Errands {
    carry_title: "En sak er avgjort",
    carry_lead: "HR har avgjort en sak om en ansatt i enheten din. Hva avgjørelsen sier, får du av HR, ikke her.",
    carry_todo: "Det du skal gjøre",
    carry_how: |officer| {
        format!(
            "Ta kontakt med {officer} i HR, og få vite hva du skal følge opp. Ikke gjør noe før du har snakket med HR."
        )
    },
    carry_done: "Det er gjort",
    carry_recorded: "Trykk når du har gjort det du og HR ble enige om. Det blir ført i sporet.",
    passed_title: "En frist har gått ut hos en annen",
    passed_text: |officer| {
        format!(
            "En oppgave i en sak skulle vært gjort, og du er neste ledd. Mer får du ikke vite her. Ta kontakt med {officer} i HR."
        )
    },
    choice: "Varsler på e-post",
    choice_lead: "Velg hvordan du får vite om vanlige oppgaver.",
    choice_at_once: "Én e-post for hver oppgave, med en gang",
    choice_daily: "Én e-post om dagen, klokken åtte på arbeidsdager, når du har åpne oppgaver",
    choice_save: "Lagre valget",
    choice_saved: "Valget er lagret.",
    choice_always: "Dette kommer alltid med en gang, uansett hva du velger:",
    choice_always_list: [
        "frister innen tre dager, og frister som har gått ut",
        "oppgaver som stopper en sak, og e-post som ikke kom fram",
        "saker som er åpnet i nød, og alarmer",
        "alt som gjelder innloggingen din, og godkjenning av tilgang",
    ],
    jobs: "Jobber",
    jobs_lead: "Det systemet gjør av seg selv. Hver jobb går én gang, selv om flere prosesser kjører. Var systemet stengt, blir det tatt igjen én gang.",
    name: "Jobb",
    when: "Når",
    job: |job| match job {
        Job::Absences => "Fravær og stedfortredere",
        Job::Sweep => "Rydding i utkast og filer",
        Job::Reminders => "Påminnelser om frister",
        Job::Digest => "Samlede varsler",
        Job::Archive => "Varsel til arkivaren",
    },
    hours: |hours| match hours {
        Hours::Daily => "hver dag fra midnatt",
        Hours::Nightly => "hver natt klokken tre",
        Hours::WorkingDays => "arbeidsdager klokken åtte",
        Hours::Monthly => "første arbeidsdag i måneden",
    },
    begun: "Begynte sist",
    ended: "Ferdig",
    outcome: "Utfall",
    next: "Neste gang",
    never: "Aldri",
    done: "Gjort",
    failed: "Feilet",
    running: "Går nå",
    abandoned: "Avbrutt",
    due: "Nå",
    held_by: "Hos",
    fault: "Feil:",
    also: "Det som går hele tiden",
    mail_name: "E-post",
    mail_what: "sist sendt",
    waiting_mails: |count| format!("{count} i kø"),
    seal_name: "Sjekkpunkt av sporet",
    seal_what: "sist signert",
};

pub const EN: Errands = Errands {
    carry_title: "A case is decided",
    carry_lead: "HR has decided a case about an employee in your unit. What the decision says you are told by HR, not here.",
    carry_todo: "What you are to do",
    carry_how: |officer| {
        format!(
            "Contact {officer} in HR and learn what you are to follow up. Do nothing before you have talked to HR."
        )
    },
    carry_done: "It is done",
    carry_recorded: "Press when you have done what you and HR agreed on. It is written in the trail.",
    passed_title: "A deadline has passed with somebody else",
    passed_text: |officer| {
        format!(
            "A task in a case should have been done, and you are the next level. More you are not told here. Contact {officer} in HR."
        )
    },
    choice: "Notices by e-mail",
    choice_lead: "Choose how you are told of ordinary tasks.",
    choice_at_once: "One e-mail for each task, at once",
    choice_daily: "One e-mail a day, at eight on working days, when you have open tasks",
    choice_save: "Save the choice",
    choice_saved: "The choice is saved.",
    choice_always: "These always come at once, whatever you choose:",
    choice_always_list: [
        "deadlines within three days, and deadlines that have passed",
        "tasks that stop a case, and mail that did not arrive",
        "cases that are opened in need, and alarms",
        "all that concerns your sign-in, and approval of access",
    ],
    jobs: "Jobs",
    jobs_lead: "What the system does by itself. Each job runs once, even if several processes are running. If the system was shut, it is made up for once.",
    name: "Job",
    when: "When",
    job: |job| match job {
        Job::Absences => "Absences and deputies",
        Job::Sweep => "Sweeping of drafts and files",
        Job::Reminders => "Reminders of deadlines",
        Job::Digest => "Daily digests",
        Job::Archive => "Notice to the archivist",
    },
    hours: |hours| match hours {
        Hours::Daily => "every day from midnight",
        Hours::Nightly => "every night at three",
        Hours::WorkingDays => "working days at eight",
        Hours::Monthly => "the first working day of the month",
    },
    begun: "Last begun",
    ended: "Ended",
    outcome: "Outcome",
    next: "Next time",
    never: "Never",
    done: "Done",
    failed: "Failed",
    running: "Running",
    abandoned: "Cut off",
    due: "Now",
    held_by: "With",
    fault: "Fault:",
    also: "What runs all the time",
    mail_name: "Mail",
    mail_what: "last sent",
    waiting_mails: |count| format!("{count} waiting"),
    seal_name: "Checkpoints of the trail",
    seal_what: "last signed",
};
