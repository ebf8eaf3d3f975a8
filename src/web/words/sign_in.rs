//! The words of the doorway: signing in and out, passwords, one's own account.

use crate::domain::account::Weakness;

#[derive(Debug)]
pub struct SignIn {
    pub title: &'static str,
    pub lead: &'static str,
    pub email: &'static str,
    pub password: &'static str,
    pub submit: &'static str,
    pub wrong: &'static str,
    pub kept_title: &'static str,
    pub kept: &'static str,
    pub again_title: &'static str,
    pub recovered_title: &'static str,
    pub recovered: &'static str,
    pub recovered_submit: &'static str,
    pub recovered_discard: &'static str,
    pub account_title: &'static str,
    pub account_lead: &'static str,
    pub sessions: &'static str,
    pub device: &'static str,
    pub opened: &'static str,
    pub seen: &'static str,
    pub end_session: &'static str,
    pub end_others: &'static str,
    pub this_session: &'static str,
    pub sign_out_everywhere: &'static str,
    pub sign_out_everywhere_hint: &'static str,
    pub new_password: &'static str,
    pub new_password_hint: &'static str,
    pub old_password: &'static str,
    pub repeat_password: &'static str,
    pub change_password: &'static str,
    pub password_changed: &'static str,
    pub setup_title: &'static str,
    pub setup_lead: &'static str,
    pub setup_first_lead: &'static str,
    pub setup_submit: &'static str,
    pub name: &'static str,
    pub name_missing: &'static str,
    pub email_missing: &'static str,
    pub old_wrong: &'static str,
    pub repeat_differs: &'static str,
    pub too_short: &'static str,
    pub too_long: &'static str,
    pub too_common: &'static str,
    pub too_personal: &'static str,
    pub too_weak: fn(Weakness) -> &'static str,
    pub employee_no_hint: &'static str,
    pub setup_for: &'static str,
    pub gone_title: &'static str,
    pub gone_account: &'static str,
}

pub const NN: SignIn = SignIn {
    title: "Logg inn",
    lead: "Her ligg personalsaker. Kvart oppslag du gjer, blir ført i sporet.",
    email: "E-post",
    password: "Passord",
    submit: "Logg inn",
    wrong: "E-posten eller passordet er feil. Prøv igjen, eller spør systemansvarleg om ei ny lenkje.",
    kept_title: "Teksten din er trygg.",
    kept: "Det du skreiv, er lagra på tenaren i inntil 24 timar, og berre du kan opne det. Du kjem rett tilbake.",
    again_title: "Logg inn på nytt",
    recovered_title: "Teksten din er her",
    recovered: "Du vart logga ut før skjemaet kom fram. Ingenting er borte. Send det inn på nytt no.",
    recovered_submit: "Send skjemaet på nytt",
    recovered_discard: "Forkast teksten",
    account_title: "Kontoen min",
    account_lead: "Byt passord, og sjå kvar du er logga inn.",
    sessions: "Kvar du er logga inn",
    device: "Eining",
    opened: "Logga inn",
    seen: "sist brukt",
    end_session: "Logg ut der",
    end_others: "Logg ut alle andre stader",
    this_session: "Denne økta",
    sign_out_everywhere: "Logg ut overalt",
    sign_out_everywhere_hint: "Du blir logga ut på alle einingar, òg denne.",
    new_password: "Nytt passord",
    new_password_hint: "Minst 12 teikn. Fire vanlege ord etter kvarandre er både lett å hugse og vanskeleg å gjette.",
    old_password: "Passordet du har no",
    repeat_password: "Skriv det nye passordet ein gong til",
    change_password: "Byt passord",
    password_changed: "Passordet er bytt. Du er logga ut på alle andre einingar.",
    setup_title: "Vel passord",
    setup_lead: "Lenkja verkar berre éin gong. Vel passordet du vil logge inn med.",
    setup_first_lead: "Du er den første her. Skriv kven du er, og vel passordet du vil logge inn med. Du blir systemansvarleg.",
    setup_submit: "Lagre og logg inn",
    name: "Namn",
    name_missing: "Skriv namnet ditt",
    email_missing: "Skriv e-postadressa di, til dømes namn@kommune.no",
    old_wrong: "Passordet du har no, er feil",
    repeat_differs: "Dei to passorda er ikkje like",
    too_short: "Passordet må ha minst 12 teikn",
    too_long: "Passordet kan ha høgst 128 teikn",
    too_common: "Passordet er for vanleg. Vel noko andre ikkje gjettar",
    too_personal: "Passordet kan ikkje innehalde namnet ditt eller e-posten din",
    too_weak: |weakness| match weakness {
        Weakness::Keys => {
            "Tastar ved sida av kvarandre er lette å gjette. Bruk fire vanlege ord som ikkje høyrer saman"
        }
        Weakness::Repeats => {
            "Det same om att er lett å gjette. Bruk fire vanlege ord som ikkje høyrer saman"
        }
        Weakness::Sequence => {
            "Rekkjer som abc eller 987 er lette å gjette. Bruk fire vanlege ord som ikkje høyrer saman"
        }
        Weakness::Date => {
            "Årstal og datoar er lette å gjette. Legg til to–tre ord som ikkje høyrer saman"
        }
        Weakness::Word => {
            "Eitt ord eller namn er lett å gjette, òg med siffer og teikn. Legg til to–tre ord til"
        }
        Weakness::Other => "Passordet er lett å gjette. Legg til to–tre ord som ikkje høyrer saman",
    },
    employee_no_hint: "Skriv ditt eige tilsettnummer, så finn innlesinga frå personalsystemet deg att.",
    setup_for: "Konto for",
    gone_title: "Lenkja verkar ikkje",
    gone_account: "Kontoen kan ikkje brukast no. Ta kontakt med systemansvarleg.",
};

pub const NB: SignIn = SignIn {
    title: "Logg inn",
    lead: "Her ligger personalsaker. Hvert oppslag du gjør, blir ført i sporet.",
    email: "E-post",
    password: "Passord",
    submit: "Logg inn",
    wrong: "E-posten eller passordet er feil. Prøv igjen, eller spør systemansvarlig om en ny lenke.",
    kept_title: "Teksten din er trygg.",
    kept: "Det du skrev, er lagret på tjeneren i inntil 24 timer, og bare du kan åpne det. Du kommer rett tilbake.",
    again_title: "Logg inn på nytt",
    recovered_title: "Teksten din er her",
    recovered: "Du ble logget ut før skjemaet kom fram. Ingenting er borte. Send det inn på nytt nå.",
    recovered_submit: "Send skjemaet på nytt",
    recovered_discard: "Forkast teksten",
    account_title: "Kontoen min",
    account_lead: "Bytt passord, og se hvor du er logget inn.",
    sessions: "Hvor du er logget inn",
    device: "Enhet",
    opened: "Logget inn",
    seen: "sist brukt",
    end_session: "Logg ut der",
    end_others: "Logg ut alle andre steder",
    this_session: "Denne økten",
    sign_out_everywhere: "Logg ut overalt",
    sign_out_everywhere_hint: "Du blir logget ut på alle enheter, også denne.",
    new_password: "Nytt passord",
    new_password_hint: "Minst 12 tegn. Fire vanlige ord etter hverandre er både lett å huske og vanskelig å gjette.",
    old_password: "Passordet du har nå",
    repeat_password: "Skriv det nye passordet en gang til",
    change_password: "Bytt passord",
    password_changed: "Passordet er byttet. Du er logget ut på alle andre enheter.",
    setup_title: "Velg passord",
    setup_lead: "Lenken virker bare én gang. Velg passordet du vil logge inn med.",
    setup_first_lead: "Du er den første her. Skriv hvem du er, og velg passordet du vil logge inn med. Du blir systemansvarlig.",
    setup_submit: "Lagre og logg inn",
    name: "Navn",
    name_missing: "Skriv navnet ditt",
    email_missing: "Skriv e-postadressen din, for eksempel navn@kommune.no",
    old_wrong: "Passordet du har nå, er feil",
    repeat_differs: "De to passordene er ikke like",
    too_short: "Passordet må ha minst 12 tegn",
    too_long: "Passordet kan ha høyst 128 tegn",
    too_common: "Passordet er for vanlig. Velg noe andre ikke gjetter",
    too_personal: "Passordet kan ikke inneholde navnet ditt eller e-posten din",
    too_weak: |weakness| match weakness {
        Weakness::Keys => {
            "Taster ved siden av hverandre er lette å gjette. Bruk fire vanlige ord som ikke hører sammen"
        }
        Weakness::Repeats => {
            "Det samme om igjen er lett å gjette. Bruk fire vanlige ord som ikke hører sammen"
        }
        Weakness::Sequence => {
            "Rekker som abc eller 987 er lette å gjette. Bruk fire vanlige ord som ikke hører sammen"
        }
        Weakness::Date => {
            "Årstall og datoer er lette å gjette. Legg til to–tre ord som ikke hører sammen"
        }
        Weakness::Word => {
            "Ett ord eller navn er lett å gjette, også med sifre og tegn. Legg til to–tre ord til"
        }
        Weakness::Other => "Passordet er lett å gjette. Legg til to–tre ord som ikke hører sammen",
    },
    employee_no_hint: "Skriv ditt eget ansattnummer, så finner innlesingen fra personalsystemet deg igjen.",
    setup_for: "Konto for",
    gone_title: "Lenken virker ikke",
    gone_account: "Kontoen kan ikke brukes nå. Ta kontakt med systemansvarlig.",
};

pub const EN: SignIn = SignIn {
    title: "Sign in",
    lead: "Personnel cases are kept here. Everything you open is written in the trail.",
    email: "E-mail",
    password: "Password",
    submit: "Sign in",
    wrong: "The e-mail or the password is wrong. Try again, or ask the system administrator for a new link.",
    kept_title: "Your text is safe.",
    kept: "What you wrote is kept on the server for up to 24 hours, and only you can open it. You will come straight back.",
    again_title: "Sign in again",
    recovered_title: "Your text is here",
    recovered: "You were signed out before the form arrived. Nothing is lost. Send it again now.",
    recovered_submit: "Send the form again",
    recovered_discard: "Discard the text",
    account_title: "My account",
    account_lead: "Change your password, and see where you are signed in.",
    sessions: "Where you are signed in",
    device: "Device",
    opened: "Signed in",
    seen: "last used",
    end_session: "Sign out there",
    end_others: "Sign out everywhere else",
    this_session: "This session",
    sign_out_everywhere: "Sign out everywhere",
    sign_out_everywhere_hint: "You are signed out on all devices, this one too.",
    new_password: "New password",
    new_password_hint: "At least 12 characters. Four common words in a row are easy to remember and hard to guess.",
    old_password: "The password you have now",
    repeat_password: "Type the new password once more",
    change_password: "Change password",
    password_changed: "The password is changed. You are signed out on all other devices.",
    setup_title: "Choose a password",
    setup_lead: "The link works only once. Choose the password you want to sign in with.",
    setup_first_lead: "You are the first one here. Write who you are, and choose the password you want to sign in with. You become the system administrator.",
    setup_submit: "Save and sign in",
    name: "Name",
    name_missing: "Write your name",
    email_missing: "Write your e-mail address, for example name@municipality.no",
    old_wrong: "The password you have now is wrong",
    repeat_differs: "The two passwords are not the same",
    too_short: "The password must have at least 12 characters",
    too_long: "The password can have at most 128 characters",
    too_common: "The password is too common. Choose something others do not guess",
    too_personal: "The password cannot contain your name or your e-mail",
    too_weak: |weakness| match weakness {
        Weakness::Keys => {
            "Keys beside each other are easy to guess. Use four common words that do not belong together"
        }
        Weakness::Repeats => {
            "The same again and again is easy to guess. Use four common words that do not belong together"
        }
        Weakness::Sequence => {
            "Rows such as abc or 987 are easy to guess. Use four common words that do not belong together"
        }
        Weakness::Date => {
            "Years and dates are easy to guess. Add two or three words that do not belong together"
        }
        Weakness::Word => {
            "One word or name is easy to guess, also with digits and signs. Add two or three more words"
        }
        Weakness::Other => {
            "The password is easy to guess. Add two or three words that do not belong together"
        }
    },
    employee_no_hint: "Write your own employee number, so that the import from the personnel system finds you again.",
    setup_for: "Account of",
    gone_title: "The link does not work",
    gone_account: "The account cannot be used now. Contact the system administrator.",
};
