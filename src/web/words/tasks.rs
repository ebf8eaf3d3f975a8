//! The words of tasks, and of the page for a leader who is told of a case.

use crate::domain::task::TaskKind;

#[derive(Debug)]
pub struct Tasks {
    pub title: &'static str,
    pub lead: &'static str,
    pub none: &'static str,
    pub since: &'static str,
    /// By when; where the house has only suggested the day, the lead says so.
    pub due: &'static str,
    pub late: &'static str,
    /// Who a step waits for, on the page of its case.
    pub waits_for: &'static str,
    pub kind: fn(TaskKind) -> &'static str,
    pub one: &'static str,
    pub leader_title: &'static str,
    pub leader_lead: &'static str,
    pub concerns: &'static str,
    pub unit: &'static str,
    pub officer: &'static str,
    pub closed_title: fn(&str) -> String,
    pub closed: &'static str,
    pub closed_others: &'static str,
    pub open_title: &'static str,
    pub open: fn(&str, &str) -> String,
    pub todo: &'static str,
    pub todo_ask: fn(&str) -> String,
    pub todo_conflict: &'static str,
    pub todo_care: &'static str,
    pub recorded: &'static str,
    pub substitute_title: &'static str,
    pub substitute: &'static str,
    pub substitute_how: &'static str,
    pub to_case: &'static str,
    pub mail_title: &'static str,
    pub mail: &'static str,
    pub done_title: &'static str,
    pub done: &'static str,
    pub to_tasks: &'static str,
}

pub const NN: Tasks = Tasks {
    title: "Oppgåver",
    lead: "Det du er bede om å sjå på. Ei oppgåve blir borte av seg sjølv når ho er gjord. Ein frist som lova ikkje set, er eit forslag.",
    none: "Du har ingen oppgåver no.",
    since: "Frå",
    due: "Frist",
    late: "Fristen er ute",
    waits_for: "Ventar på",
    kind: |kind| match kind {
        TaskKind::NewReport => "Ei melding har kome inn",
        TaskKind::ReportReceipt => "Kvittering for meldinga di",
        TaskKind::CaseOwner => "Ei sak er di",
        TaskKind::CaseRegistered => "HR vil at du skal vite om ei sak",
        TaskKind::NameSubstitute => "Peik ut nokon utanfor HR",
        TaskKind::FindRecipient => "Finn rett mottakar",
        TaskKind::MailFailed => "Ein e-post kom ikkje fram",
        TaskKind::NextStep => "Eit steg i ei sak ventar på deg",
    },
    one: "Oppgåve",
    leader_title: "HR vil at du skal vite om ei sak",
    leader_lead: "HR har registrert ei sak som gjeld ein tilsett i eininga di. Meir enn dette får du ikkje vite no, av omsyn til den det gjeld.",
    concerns: "Gjeld",
    unit: "Eining",
    officer: "Ansvarleg i HR",
    closed_title: |name| format!("Ikkje ta dette opp med {name}"),
    closed: "HR må først svare på om det saka gjeld, er ei ytring som er verna (Grunnlova § 100). Før det er gjort, skal ingen ta det opp med den tilsette – heller ikkje i ein uformell prat.",
    closed_others: "Ikkje snakk med andre om det heller, og ikkje undersøk noko på eiga hand. HR tek kontakt med deg når du skal gjere noko.",
    open_title: "Avtal med HR før du gjer noko",
    open: |officer, name| {
        format!(
            "HR har svart på spørsmålet om ytringsfridom (Grunnlova § 100). Snakk med {officer} før du tek saka opp med {name}."
        )
    },
    todo: "Det du kan gjere no",
    todo_ask: |officer| {
        format!("Har du spørsmål, eller veit du noko HR bør vite, så snakk med {officer}.")
    },
    todo_conflict: "Er du i slekt med den det gjeld, eller har du sjølv ein del i saka, så sei frå til HR med ein gong (forvaltningslova § 6).",
    todo_care: "Følg opp den tilsette som vanleg i det daglege arbeidet.",
    recorded: "At du har opna oppgåva, er ført i sporet.",
    substitute_title: "Peik ut nokon utanfor HR",
    substitute: "HR er sjølv ein del av denne saka og kan ikkje behandle ho (forvaltningslova § 6). Du må peike ut nokon utanfor HR som skal eige ho (§ 9).",
    substitute_how: "Vel ein person som ikkje er part, i slekt med nokon i saka eller leidd av nokon i saka. Be systemansvarleg gi personen rolla saksbehandlar, med sluttdato. Ikkje sei kva saka gjeld.",
    to_case: "Opne saka",
    mail_title: "Ein e-post kom ikkje fram",
    mail: "Ein e-post om ei oppgåve kom ikkje fram til mottakaren. Oppgåva ligg klar når personen loggar inn. Be HR ringje mottakaren og rette adressa.",
    done_title: "Oppgåva er gjord",
    done: "Du treng ikkje gjere noko. Har du spørsmål, så ta kontakt med HR.",
    to_tasks: "Til oppgåvene",
};

pub const NB: Tasks = Tasks {
    title: "Oppgaver",
    lead: "Det du er bedt om å se på. En oppgave blir borte av seg selv når den er gjort. En frist som loven ikke setter, er et forslag.",
    none: "Du har ingen oppgaver nå.",
    since: "Fra",
    due: "Frist",
    late: "Fristen er ute",
    waits_for: "Venter på",
    kind: |kind| match kind {
        TaskKind::NewReport => "En melding har kommet inn",
        TaskKind::ReportReceipt => "Kvittering for meldingen din",
        TaskKind::CaseOwner => "En sak er din",
        TaskKind::CaseRegistered => "HR vil at du skal vite om en sak",
        TaskKind::NameSubstitute => "Pek ut noen utenfor HR",
        TaskKind::FindRecipient => "Finn rett mottaker",
        TaskKind::MailFailed => "En e-post kom ikke fram",
        TaskKind::NextStep => "Et steg i en sak venter på deg",
    },
    one: "Oppgave",
    leader_title: "HR vil at du skal vite om en sak",
    leader_lead: "HR har registrert en sak som gjelder en ansatt i enheten din. Mer enn dette får du ikke vite nå, av hensyn til den det gjelder.",
    concerns: "Gjelder",
    unit: "Enhet",
    officer: "Ansvarlig i HR",
    closed_title: |name| format!("Ikke ta dette opp med {name}"),
    closed: "HR må først svare på om det saken gjelder, er en ytring som er vernet (Grunnloven § 100). Før det er gjort, skal ingen ta det opp med den ansatte – heller ikke i en uformell prat.",
    closed_others: "Ikke snakk med andre om det heller, og ikke undersøk noe på egen hånd. HR tar kontakt med deg når du skal gjøre noe.",
    open_title: "Avtal med HR før du gjør noe",
    open: |officer, name| {
        format!(
            "HR har svart på spørsmålet om ytringsfrihet (Grunnloven § 100). Snakk med {officer} før du tar saken opp med {name}."
        )
    },
    todo: "Det du kan gjøre nå",
    todo_ask: |officer| {
        format!("Har du spørsmål, eller vet du noe HR bør vite, så snakk med {officer}.")
    },
    todo_conflict: "Er du i slekt med den det gjelder, eller har du selv en del i saken, så si fra til HR med en gang (forvaltningsloven § 6).",
    todo_care: "Følg opp den ansatte som vanlig i det daglige arbeidet.",
    recorded: "At du har åpnet oppgaven, er ført i sporet.",
    substitute_title: "Pek ut noen utenfor HR",
    substitute: "HR er selv en del av denne saken og kan ikke behandle den (forvaltningsloven § 6). Du må peke ut noen utenfor HR som skal eie den (§ 9).",
    substitute_how: "Velg en person som ikke er part, i slekt med noen i saken eller ledet av noen i saken. Be systemansvarlig gi personen rollen saksbehandler, med sluttdato. Ikke si hva saken gjelder.",
    to_case: "Åpne saken",
    mail_title: "En e-post kom ikke fram",
    mail: "En e-post om en oppgave kom ikke fram til mottakeren. Oppgaven ligger klar når personen logger inn. Be HR ringe mottakeren og rette adressen.",
    done_title: "Oppgaven er gjort",
    done: "Du trenger ikke gjøre noe. Har du spørsmål, så ta kontakt med HR.",
    to_tasks: "Til oppgavene",
};

pub const EN: Tasks = Tasks {
    title: "Tasks",
    lead: "What you have been asked to look at. A task goes away by itself when it is done. A day that no law sets is a suggestion.",
    none: "You have no tasks now.",
    since: "Since",
    due: "Due",
    late: "Overdue",
    waits_for: "Waits for",
    kind: |kind| match kind {
        TaskKind::NewReport => "A report has come in",
        TaskKind::ReportReceipt => "The receipt for your report",
        TaskKind::CaseOwner => "A case is yours",
        TaskKind::CaseRegistered => "HR wants you to know of a case",
        TaskKind::NameSubstitute => "Name somebody outside HR",
        TaskKind::FindRecipient => "Find the right recipient",
        TaskKind::MailFailed => "A mail did not arrive",
        TaskKind::NextStep => "A step in a case waits for you",
    },
    one: "Task",
    leader_title: "HR wants you to know of a case",
    leader_lead: "HR has registered a case about an employee in your unit. More than this you are not told now, for the sake of the person concerned.",
    concerns: "Concerns",
    unit: "Unit",
    officer: "Responsible in HR",
    closed_title: |name| format!("Do not raise this with {name}"),
    closed: "HR must first answer whether the case is about speech that is protected (Constitution § 100). Until then nobody raises it with the employee – not in an informal chat either.",
    closed_others: "Do not talk to others about it either, and do not look into anything yourself. HR contacts you when there is something for you to do.",
    open_title: "Agree with HR before you do anything",
    open: |officer, name| {
        format!(
            "HR has answered the question of free speech (Constitution § 100). Talk to {officer} before you raise the case with {name}."
        )
    },
    todo: "What you can do now",
    todo_ask: |officer| {
        format!("If you have questions, or know something HR should know, talk to {officer}.")
    },
    todo_conflict: "If you are related to the person concerned, or have a part in the case yourself, tell HR at once (Public Administration Act § 6).",
    todo_care: "Look after the employee as usual in the daily work.",
    recorded: "That you have opened the task is written in the trail.",
    substitute_title: "Name somebody outside HR",
    substitute: "HR is itself part of this matter and cannot handle it (Public Administration Act § 6). You must name somebody outside HR to own it (§ 9).",
    substitute_how: "Choose a person who is not a party, not related to anybody in the matter and not led by anybody in it. Ask the system administrator to give that person the role of HR officer, with an end date. Do not say what the matter is.",
    to_case: "Open the case",
    mail_title: "A mail did not arrive",
    mail: "A mail about a task did not reach its recipient. The task is there when the person signs in. Ask HR to phone the recipient and correct the address.",
    done_title: "The task is done",
    done: "You need not do anything. If you have questions, contact HR.",
    to_tasks: "To the tasks",
};
