//! The words of the room where accounts and roles are managed.

mod done;

use crate::domain::account::{Refusal, Standing};
use crate::web::accounts::Done;

#[derive(Debug)]
pub struct Accounts {
    pub title: &'static str,
    pub lead: &'static str,
    pub search: &'static str,
    pub find: &'static str,
    pub which: &'static str,
    pub everybody: &'static str,
    pub with_account: &'static str,
    pub without_account: &'static str,
    pub found: fn(usize) -> String,
    pub nobody: &'static str,
    pub page: fn(usize, usize) -> String,
    pub previous: &'static str,
    pub next: &'static str,
    pub person: &'static str,
    pub roles: &'static str,
    pub account: &'static str,
    pub new: &'static str,
    pub new_lead: &'static str,
    pub new_submit: &'static str,
    pub number_taken: &'static str,
    pub one: &'static str,
    pub employee_no: &'static str,
    pub employee_no_wrong: &'static str,
    pub name_wrong: &'static str,
    pub email_wrong: &'static str,
    pub position: &'static str,
    pub position_wrong: &'static str,
    pub unit: &'static str,
    pub give: &'static str,
    pub reopen: &'static str,
    pub give_hint: &'static str,
    pub link: &'static str,
    pub link_hint: &'static str,
    pub link_made: &'static str,
    pub link_what: fn(&str) -> String,
    pub link_once: &'static str,
    pub close: &'static str,
    pub close_ask: fn(&str) -> String,
    pub close_what: &'static str,
    pub close_self: &'static str,
    pub cancel: &'static str,
    pub no_roles: &'static str,
    pub role: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub no_end: &'static str,
    pub later: &'static str,
    pub end_role: &'static str,
    pub grant: &'static str,
    pub from_hint: &'static str,
    pub to_hint: &'static str,
    pub role_missing: &'static str,
    pub date_wrong: &'static str,
    pub done: fn(Done) -> &'static str,
    pub standing: fn(Standing) -> &'static str,
    pub refusal: fn(&Refusal) -> &'static str,
}

pub const NN: Accounts = Accounts {
    title: "Brukarar",
    lead: "Gi kontoar og roller. Du ser ingen saker her, og alt du gjer, blir ført i sporet.",
    search: "Søk etter namn, e-post eller tilsettnummer",
    find: "Søk",
    which: "Vis",
    everybody: "Alle",
    with_account: "Har konto",
    without_account: "Manglar konto",
    found: |count| match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} personar"),
    },
    nobody: "Ingen passar. Prøv færre bokstavar.",
    page: |page, pages| format!("Side {page} av {pages}"),
    previous: "Førre side",
    next: "Neste side",
    person: "Person",
    roles: "Roller",
    account: "Konto",
    new: "Legg til nokon utanfrå",
    new_lead: "For den som ikkje står i fila frå personalsystemet: ordføraren, ein revisor eller ein vikar utanfrå.",
    new_submit: "Legg til og gi konto",
    number_taken: "Tilsettnummeret er i bruk. Finn personen i lista og gi konto der.",
    one: "Brukar",
    employee_no: "Tilsettnummer",
    employee_no_wrong: "Skriv eit nummer med siffer eller bokstavane a–z, til dømes rev-1",
    name_wrong: "Skriv namnet, på høgst 120 teikn",
    email_wrong: "Skriv ei e-postadresse, til dømes namn@kommune.no",
    position: "Stilling",
    position_wrong: "Skriv stillinga, på høgst 120 teikn",
    unit: "Eining",
    give: "Gi konto",
    reopen: "Opne kontoen att",
    give_hint: "Kontoen har ikkje passord. Lag ei eingongslenkje etterpå, så personen kan velje det.",
    link: "Lag eingongslenkje",
    link_hint: "Med lenkja vel personen sjølv passord, éin gong, innan sju dagar. Eldre lenkjer sluttar å verke med ein gong.",
    link_made: "Lenkja er klar",
    link_what: |name| {
        format!(
            "Gi lenkja til {name} sjølv, helst ansikt til ansikt. Ho opnar kontoen for den som har ho."
        )
    },
    link_once: "Lenkja blir ikkje vist igjen. Går ho tapt, så lag ei ny. Ho gjeld til",
    close: "Steng kontoen",
    close_ask: |name| format!("Stengje kontoen til {name}?"),
    close_what: "Personen blir logga ut overalt med ein gong, og kan ikkje logge inn. Rollene står, men gir ingen tilgang. Du kan opne kontoen att seinare, med nytt passord.",
    close_self: "Dette er din eigen konto. Du blir logga ut no.",
    cancel: "Avbryt",
    no_roles: "Ingen roller. Alle med konto kan sende melding og sjå sine eigne.",
    role: "Rolle",
    from: "Første dag",
    to: "Siste dag",
    no_end: "utan sluttdato",
    later: "byrjar seinare",
    end_role: "Ta bort",
    grant: "Gi rolle",
    from_hint: "Til dømes 07.12.2026. Tomt felt er i dag.",
    to_hint: "Tomt felt: til rolla blir teken bort.",
    role_missing: "Vel ei rolle",
    date_wrong: "Skriv datoen slik: 07.12.2026",
    done: done::nn,
    standing: |standing| match standing {
        Standing::None => "Ingen konto",
        Standing::Waiting => "Ventar på passord",
        Standing::Open => "Open",
        Standing::Disabled => "Stengd",
        Standing::Left => "Har slutta",
    },
    refusal: |refusal| match refusal {
        Refusal::NoSuchPerson => {
            "Personen finst ikkje her. Les inn ei ny fil frå personalsystemet."
        }
        Refusal::HasLeft => {
            "Personen har slutta. Er det feil, så les inn ei ny fil frå personalsystemet."
        }
        Refusal::HasAccount => {
            "Personen har konto alt. Trengst nytt passord, så lag ei eingongslenkje."
        }
        Refusal::NoAccount => "Personen har ingen konto. Gi konto først.",
        Refusal::Disabled => "Kontoen er stengd. Opne han att først.",
        Refusal::HoldsRole => {
            "Personen har rolla i noko av denne tida. Ta ho bort først, eller vel andre datoar."
        }
        Refusal::LacksRole => "Personen har ikkje denne rolla lenger. Last sida på nytt.",
        Refusal::OwnProposal => {
            "Rolla må godkjennast av ein annan systemansvarleg eller HR-sjefen. Ingen godkjenner sitt eige framlegg, eller ei rolle til seg sjølv."
        }
        Refusal::Proposed => "Rolla er gjord framlegg om alt, og ventar på svar.",
        Refusal::AskedFor => "Det er bede om alt, og ventar på godkjenning.",
        Refusal::OwnRecovery => {
            "Ingen godkjenner det dei sjølve har bede om, eller som gjeld dei sjølve. Spør ein annan systemansvarleg eller HR-sjefen."
        }
        Refusal::EndsBeforeItBegins => "Siste dag er før den første. Byt om datoane.",
        Refusal::LastAdministrator => {
            "Dette er den einaste som kan styre kontoar. Gi rolla til nokon andre først."
        }
        Refusal::EmailTaken => "Nokon andre har denne e-postadressa. Bruk ei anna.",
        Refusal::Founded => "Det finst ein systemansvarleg alt. Be den personen om ei lenkje.",
        Refusal::LinkUnknown => "Lenkja finst ikkje. Sjå etter at heile lenkja er med.",
        Refusal::LinkUsed => {
            "Lenkja er brukt. Har du valt passord, så logg inn. Var det ikkje du, så sei frå til systemansvarleg med ein gong."
        }
        Refusal::LinkExpired => {
            "Lenkja er for gammal, eller det er laga ei nyare. Be systemansvarleg om ei ny."
        }
    },
};

pub const NB: Accounts = Accounts {
    title: "Brukere",
    lead: "Gi kontoer og roller. Du ser ingen saker her, og alt du gjør, blir ført i sporet.",
    search: "Søk etter navn, e-post eller ansattnummer",
    find: "Søk",
    which: "Vis",
    everybody: "Alle",
    with_account: "Har konto",
    without_account: "Mangler konto",
    found: |count| match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} personer"),
    },
    nobody: "Ingen passer. Prøv færre bokstaver.",
    page: |page, pages| format!("Side {page} av {pages}"),
    previous: "Forrige side",
    next: "Neste side",
    person: "Person",
    roles: "Roller",
    account: "Konto",
    new: "Legg til noen utenfra",
    new_lead: "For den som ikke står i filen fra personalsystemet: ordføreren, en revisor eller en vikar utenfra.",
    new_submit: "Legg til og gi konto",
    number_taken: "Ansattnummeret er i bruk. Finn personen i listen og gi konto der.",
    one: "Bruker",
    employee_no: "Ansattnummer",
    employee_no_wrong: "Skriv et nummer med sifre eller bokstavene a–z, for eksempel rev-1",
    name_wrong: "Skriv navnet, på høyst 120 tegn",
    email_wrong: "Skriv en e-postadresse, for eksempel navn@kommune.no",
    position: "Stilling",
    position_wrong: "Skriv stillingen, på høyst 120 tegn",
    unit: "Enhet",
    give: "Gi konto",
    reopen: "Åpne kontoen igjen",
    give_hint: "Kontoen har ikke passord. Lag en engangslenke etterpå, så personen kan velge det.",
    link: "Lag engangslenke",
    link_hint: "Med lenken velger personen selv passord, én gang, innen sju dager. Eldre lenker slutter å virke med en gang.",
    link_made: "Lenken er klar",
    link_what: |name| {
        format!(
            "Gi lenken til {name} selv, helst ansikt til ansikt. Den åpner kontoen for den som har den."
        )
    },
    link_once: "Lenken blir ikke vist igjen. Går den tapt, så lag en ny. Den gjelder til",
    close: "Steng kontoen",
    close_ask: |name| format!("Stenge kontoen til {name}?"),
    close_what: "Personen blir logget ut overalt med en gang, og kan ikke logge inn. Rollene står, men gir ingen tilgang. Du kan åpne kontoen igjen senere, med nytt passord.",
    close_self: "Dette er din egen konto. Du blir logget ut nå.",
    cancel: "Avbryt",
    no_roles: "Ingen roller. Alle med konto kan sende melding og se sine egne.",
    role: "Rolle",
    from: "Første dag",
    to: "Siste dag",
    no_end: "uten sluttdato",
    later: "begynner senere",
    end_role: "Ta bort",
    grant: "Gi rolle",
    from_hint: "For eksempel 07.12.2026. Tomt felt er i dag.",
    to_hint: "Tomt felt: til rollen blir tatt bort.",
    role_missing: "Velg en rolle",
    date_wrong: "Skriv datoen slik: 07.12.2026",
    done: done::nb,
    standing: |standing| match standing {
        Standing::None => "Ingen konto",
        Standing::Waiting => "Venter på passord",
        Standing::Open => "Åpen",
        Standing::Disabled => "Stengt",
        Standing::Left => "Har sluttet",
    },
    refusal: |refusal| match refusal {
        Refusal::NoSuchPerson => {
            "Personen finnes ikke her. Les inn en ny fil fra personalsystemet."
        }
        Refusal::HasLeft => {
            "Personen har sluttet. Er det feil, så les inn en ny fil fra personalsystemet."
        }
        Refusal::HasAccount => {
            "Personen har konto alt. Trengs nytt passord, så lag en engangslenke."
        }
        Refusal::NoAccount => "Personen har ingen konto. Gi konto først.",
        Refusal::Disabled => "Kontoen er stengt. Åpne den igjen først.",
        Refusal::HoldsRole => {
            "Personen har rollen i noe av denne tiden. Ta den bort først, eller velg andre datoer."
        }
        Refusal::LacksRole => "Personen har ikke denne rollen lenger. Last siden på nytt.",
        Refusal::OwnProposal => {
            "Rollen må godkjennes av en annen systemansvarlig eller HR-sjefen. Ingen godkjenner sitt eget forslag, eller en rolle til seg selv."
        }
        Refusal::Proposed => "Rollen er allerede foreslått, og venter på svar.",
        Refusal::AskedFor => "Det er allerede bedt om, og venter på godkjenning.",
        Refusal::OwnRecovery => {
            "Ingen godkjenner det de selv har bedt om, eller som gjelder dem selv. Spør en annen systemansvarlig eller HR-sjefen."
        }
        Refusal::EndsBeforeItBegins => "Siste dag er før den første. Bytt om datoene.",
        Refusal::LastAdministrator => {
            "Dette er den eneste som kan styre kontoer. Gi rollen til noen andre først."
        }
        Refusal::EmailTaken => "Noen andre har denne e-postadressen. Bruk en annen.",
        Refusal::Founded => "Det finnes en systemansvarlig alt. Be den personen om en lenke.",
        Refusal::LinkUnknown => "Lenken finnes ikke. Se etter at hele lenken er med.",
        Refusal::LinkUsed => {
            "Lenken er brukt. Har du valgt passord, så logg inn. Var det ikke du, så si fra til systemansvarlig med en gang."
        }
        Refusal::LinkExpired => {
            "Lenken er for gammel, eller det er laget en nyere. Be systemansvarlig om en ny."
        }
    },
};

pub const EN: Accounts = Accounts {
    title: "Users",
    lead: "Give accounts and roles. You see no cases here, and everything you do is written in the trail.",
    search: "Search for a name, an e-mail address or an employee number",
    find: "Search",
    which: "Show",
    everybody: "Everybody",
    with_account: "With an account",
    without_account: "Without an account",
    found: |count| match count {
        1 => "1 person".to_owned(),
        _ => format!("{count} people"),
    },
    nobody: "Nobody fits. Try fewer letters.",
    page: |page, pages| format!("Page {page} of {pages}"),
    previous: "Previous page",
    next: "Next page",
    person: "Person",
    roles: "Roles",
    account: "Account",
    new: "Add somebody from outside",
    new_lead: "For somebody who is not in the file from the personnel system: the mayor, an auditor or a temp from outside.",
    new_submit: "Add and give an account",
    number_taken: "The employee number is in use. Find the person in the list and give an account there.",
    one: "User",
    employee_no: "Employee number",
    employee_no_wrong: "Write a number of digits or the letters a–z, for example rev-1",
    name_wrong: "Write the name, in at most 120 characters",
    email_wrong: "Write an e-mail address, for example name@municipality.no",
    position: "Position",
    position_wrong: "Write the position, in at most 120 characters",
    unit: "Unit",
    give: "Give an account",
    reopen: "Open the account again",
    give_hint: "The account has no password. Make a one-time link afterwards, so that the person can choose one.",
    link: "Make a one-time link",
    link_hint: "With the link the person chooses a password, once, within seven days. Older links stop working at once.",
    link_made: "The link is ready",
    link_what: |name| {
        format!(
            "Give the link to {name} alone, best face to face. It opens the account for whoever has it."
        )
    },
    link_once: "The link is not shown again. If it is lost, make a new one. It works until",
    close: "Disable the account",
    close_ask: |name| format!("Disable the account of {name}?"),
    close_what: "The person is signed out everywhere at once, and cannot sign in. The roles stay, but open nothing. You can open the account again later, with a new password.",
    close_self: "This is your own account. You are signed out now.",
    cancel: "Cancel",
    no_roles: "No roles. Everybody with an account can file a report and see their own.",
    role: "Role",
    from: "First day",
    to: "Last day",
    no_end: "no end date",
    later: "begins later",
    end_role: "End",
    grant: "Give a role",
    from_hint: "For example 07.12.2026. Empty means today.",
    to_hint: "Empty: until the role is ended.",
    role_missing: "Choose a role",
    date_wrong: "Write the date like this: 07.12.2026",
    done: done::en,
    standing: |standing| match standing {
        Standing::None => "No account",
        Standing::Waiting => "Waits for a password",
        Standing::Open => "Open",
        Standing::Disabled => "Disabled",
        Standing::Left => "Has left",
    },
    refusal: |refusal| match refusal {
        Refusal::NoSuchPerson => {
            "The person is not here. Import a new file from the personnel system."
        }
        Refusal::HasLeft => {
            "The person has left. If that is wrong, import a new file from the personnel system."
        }
        Refusal::HasAccount => {
            "The person has an account already. If a new password is needed, make a one-time link."
        }
        Refusal::NoAccount => "The person has no account. Give an account first.",
        Refusal::Disabled => "The account is disabled. Open it again first.",
        Refusal::HoldsRole => {
            "The person holds the role for some of this time. End it first, or choose other dates."
        }
        Refusal::LacksRole => "The person does not hold this role any more. Reload the page.",
        Refusal::OwnProposal => {
            "The role must be approved by another system administrator or the head of HR. Nobody approves their own proposal, or a role for themselves."
        }
        Refusal::Proposed => "The role is proposed already, and waits for an answer.",
        Refusal::AskedFor => "It is asked for already, and waits for approval.",
        Refusal::OwnRecovery => {
            "Nobody approves what they have asked for themselves, or what is for themselves. Ask another system administrator or the head of HR."
        }
        Refusal::EndsBeforeItBegins => "The last day is before the first. Swap the dates.",
        Refusal::LastAdministrator => {
            "Nobody else can manage accounts. Give the role to somebody else first."
        }
        Refusal::EmailTaken => "Somebody else has this e-mail address. Use another.",
        Refusal::Founded => "There is an administrator already. Ask that person for a link.",
        Refusal::LinkUnknown => "There is no such link. See that the whole of it is there.",
        Refusal::LinkUsed => {
            "The link has been used. If you have chosen a password, sign in. If it was not you, tell the system administrator at once."
        }
        Refusal::LinkExpired => {
            "The link is too old, or a newer one has been made. Ask the system administrator for a new one."
        }
    },
};
