//! The words of the municipality's own sign-in: the way there, and what to do when it leads nowhere.

use crate::domain::provider::Refusal;
use crate::identity::Fault;

#[derive(Debug)]
pub struct Provider {
    pub lead: &'static str,
    pub submit: &'static str,
    pub or_password: &'static str,
    pub emergency: &'static str,
    pub emergency_lead: &'static str,
    pub emergency_hint: &'static str,
    pub not_by_password: &'static str,
    pub again: &'static str,
    pub proof_lead: &'static str,
    pub proof_submit: &'static str,
    pub account_lead: &'static str,
    pub signed_out: &'static str,
    pub still_in: &'static str,
    pub still_in_close: &'static str,
    pub sign_out_there: &'static str,
    pub refused: &'static str,
    pub not_proved: &'static str,
    pub prove_again: &'static str,
    pub refusal: fn(Refusal) -> &'static str,
    /// What happened, and what to do.
    pub fault: fn(&Fault) -> (&'static str, &'static str),
}

pub const NN: Provider = Provider {
    lead: "Bruk den same innlogginga som elles på jobben.",
    submit: "Logg inn med kommunen si innlogging",
    or_password: "Eller med passord",
    emergency: "Naudinngang for systemansvarlege",
    emergency_lead: "Berre for systemansvarlege som står på lista, og berre når innlogginga til kommunen er nede. Bruken blir ført i sporet.",
    emergency_hint: "Systemansvarlege på lista kan bruke naudinngangen på innloggingssida.",
    not_by_password: "Passordet er rett, men du skal logge inn med kommunen si innlogging",
    again: "Til innlogginga",
    proof_lead: "Stadfest hjå kommunen si innlogging. Du blir spurd på nytt, sjølv om du er logga inn der.",
    proof_submit: "Stadfest med kommunen si innlogging",
    account_lead: "Sjå kvar du er logga inn. Passordet ditt byter du hjå kommunen si innlogging.",
    signed_out: "Du er logga ut her",
    still_in: "Du er framleis logga inn i kommunen si innlogging. Logg ut der òg på ei delt maskin.",
    still_in_close: "Du er framleis logga inn i kommunen si innlogging. Lukk nettlesaren på ei delt maskin.",
    sign_out_there: "Logg ut der òg",
    refused: "Du kjem ikkje inn her",
    not_proved: "Det er ikkje stadfesta at det er deg",
    prove_again: "Stadfest på nytt",
    refusal: |refusal| match refusal {
        Refusal::NoKey => {
            "Innlogginga til kommunen fortel ikkje kven du er i personalsystemet. Sei det til IT: påstanden som knyter deg til ein tilsett, manglar."
        }
        Refusal::UnverifiedEmail => {
            "Innlogginga til kommunen går ikkje god for e-postadressa di. Sei det til IT."
        }
        Refusal::UnknownPerson => {
            "Ingen her svarar til den du logga inn som. Spør systemansvarleg om du er med i importen frå personalsystemet."
        }
        Refusal::NoAccount => "Du har ikkje konto her enno. Spør systemansvarleg.",
        Refusal::Disabled => "Kontoen din er stengd. Spør systemansvarleg.",
        Refusal::HasLeft => {
            "Du er registrert som slutta i kommunen. Er det feil, så sei det til personalavdelinga."
        }
        Refusal::NoGroup => {
            "Du er ikkje med i nokon av gruppene som gir tilgang. Spør leiaren din eller IT."
        }
        Refusal::WeakProof => {
            "Her trengst sterkare innlogging enn den du brukte. Prøv igjen med kode eller app, eller spør IT."
        }
        Refusal::StaleProof => {
            "Innlogginga til kommunen spurde deg ikkje på nytt. Ingenting er gjort, og det du skreiv, er teke vare på. Prøv igjen, eller sei det til IT."
        }
        Refusal::OtherPerson => {
            "Ein annan enn du stadfesta. Ingenting er gjort, og det du skreiv, er teke vare på."
        }
    },
    fault: |fault| match fault {
        Fault::Down(_) | Fault::Refused(_) => (
            "Innlogginga til kommunen svarar ikkje",
            "Feilen er ikkje hjå deg. Prøv igjen om nokre minutt. Varer det, så sei det til IT.",
        ),
        Fault::Busy => (
            "Mange loggar inn no",
            "Vent eit halvt minutt, og prøv igjen.",
        ),
        Fault::Cancelled => (
            "Innlogginga vart avbroten",
            "Ingenting er gjort. Prøv igjen når du vil.",
        ),
        Fault::Untrue(_) => (
            "Svaret frå innlogginga held ikkje",
            "Ingenting er gjort. Prøv igjen. Hender det fleire gonger, så sei det til IT: det står meir i loggen.",
        ),
        Fault::Lapsed => (
            "Innlogginga varte for lenge",
            "Ho varer i ti minutt, gjeld éin gong, og må fullførast i same nettlesar. Begynn på nytt.",
        ),
    },
};

pub const NB: Provider = Provider {
    lead: "Bruk den samme innloggingen som ellers på jobben.",
    submit: "Logg inn med kommunens innlogging",
    or_password: "Eller med passord",
    emergency: "Nødinngang for systemansvarlige",
    emergency_lead: "Bare for systemansvarlige som står på listen, og bare når innloggingen til kommunen er nede. Bruken blir ført i sporet.",
    emergency_hint: "Systemansvarlige på listen kan bruke nødinngangen på innloggingssiden.",
    not_by_password: "Passordet er riktig, men du skal logge inn med kommunens innlogging",
    again: "Til innloggingen",
    proof_lead: "Bekreft hos kommunens innlogging. Du blir spurt på nytt, selv om du er logget inn der.",
    proof_submit: "Bekreft med kommunens innlogging",
    account_lead: "Se hvor du er logget inn. Passordet ditt bytter du hos kommunens innlogging.",
    signed_out: "Du er logget ut her",
    still_in: "Du er fortsatt logget inn i kommunens innlogging. Logg ut der også på en delt maskin.",
    still_in_close: "Du er fortsatt logget inn i kommunens innlogging. Lukk nettleseren på en delt maskin.",
    sign_out_there: "Logg ut der også",
    refused: "Du kommer ikke inn her",
    not_proved: "Det er ikke bekreftet at det er deg",
    prove_again: "Bekreft på nytt",
    refusal: |refusal| match refusal {
        Refusal::NoKey => {
            "Innloggingen til kommunen forteller ikke hvem du er i personalsystemet. Si det til IT: påstanden som knytter deg til en ansatt, mangler."
        }
        Refusal::UnverifiedEmail => {
            "Innloggingen til kommunen går ikke god for e-postadressen din. Si det til IT."
        }
        Refusal::UnknownPerson => {
            "Ingen her svarer til den du logget inn som. Spør systemansvarlig om du er med i importen fra personalsystemet."
        }
        Refusal::NoAccount => "Du har ikke konto her ennå. Spør systemansvarlig.",
        Refusal::Disabled => "Kontoen din er stengt. Spør systemansvarlig.",
        Refusal::HasLeft => {
            "Du er registrert som sluttet i kommunen. Er det feil, så si det til personalavdelingen."
        }
        Refusal::NoGroup => {
            "Du er ikke med i noen av gruppene som gir tilgang. Spør lederen din eller IT."
        }
        Refusal::WeakProof => {
            "Her trengs sterkere innlogging enn den du brukte. Prøv igjen med kode eller app, eller spør IT."
        }
        Refusal::StaleProof => {
            "Innloggingen til kommunen spurte deg ikke på nytt. Ingenting er gjort, og det du skrev, er tatt vare på. Prøv igjen, eller si det til IT."
        }
        Refusal::OtherPerson => {
            "En annen enn du bekreftet. Ingenting er gjort, og det du skrev, er tatt vare på."
        }
    },
    fault: |fault| match fault {
        Fault::Down(_) | Fault::Refused(_) => (
            "Innloggingen til kommunen svarer ikke",
            "Feilen er ikke hos deg. Prøv igjen om noen minutter. Varer det, så si det til IT.",
        ),
        Fault::Busy => (
            "Mange logger inn nå",
            "Vent et halvt minutt, og prøv igjen.",
        ),
        Fault::Cancelled => (
            "Innloggingen ble avbrutt",
            "Ingenting er gjort. Prøv igjen når du vil.",
        ),
        Fault::Untrue(_) => (
            "Svaret fra innloggingen holder ikke",
            "Ingenting er gjort. Prøv igjen. Skjer det flere ganger, så si det til IT: det står mer i loggen.",
        ),
        Fault::Lapsed => (
            "Innloggingen varte for lenge",
            "Den varer i ti minutter, gjelder én gang, og må fullføres i samme nettleser. Begynn på nytt.",
        ),
    },
};

pub const EN: Provider = Provider {
    lead: "Use the same sign-in as elsewhere at work.",
    submit: "Sign in with the municipality’s sign-in",
    or_password: "Or with a password",
    emergency: "Emergency way for system administrators",
    emergency_lead: "Only for system administrators on the list, and only when the municipality’s sign-in is down. Its use goes into the trail.",
    emergency_hint: "System administrators on the list can use the emergency way on the sign-in page.",
    not_by_password: "The password is right, but you are to use the municipality’s sign-in",
    again: "To the sign-in",
    proof_lead: "Confirm at the municipality’s sign-in. You are asked again, even if you are signed in there.",
    proof_submit: "Confirm with the municipality’s sign-in",
    account_lead: "See where you are signed in. You change your password at the municipality’s sign-in.",
    signed_out: "You are signed out here",
    still_in: "You are still signed in at the municipality’s sign-in. Sign out there too on a shared computer.",
    still_in_close: "You are still signed in at the municipality’s sign-in. Close the browser on a shared computer.",
    sign_out_there: "Sign out there too",
    refused: "You cannot come in here",
    not_proved: "It is not confirmed that it is you",
    prove_again: "Confirm again",
    refusal: |refusal| match refusal {
        Refusal::NoKey => {
            "The municipality’s sign-in does not tell who you are in the personnel system. Tell IT: the claim that ties you to an employee is missing."
        }
        Refusal::UnverifiedEmail => {
            "The municipality’s sign-in does not vouch for your e-mail address. Tell IT."
        }
        Refusal::UnknownPerson => {
            "Nobody here is the one you signed in as. Ask the system administrator whether you are in the import from the personnel system."
        }
        Refusal::NoAccount => "You have no account here yet. Ask the system administrator.",
        Refusal::Disabled => "Your account is closed. Ask the system administrator.",
        Refusal::HasLeft => {
            "You are registered as having left the municipality. If that is wrong, tell the personnel department."
        }
        Refusal::NoGroup => {
            "You are in none of the groups that give access. Ask your leader or IT."
        }
        Refusal::WeakProof => {
            "A stronger sign-in than the one you used is needed here. Try again with a code or an app, or ask IT."
        }
        Refusal::StaleProof => {
            "The municipality’s sign-in did not ask you again. Nothing is done, and what you wrote is kept. Try again, or tell IT."
        }
        Refusal::OtherPerson => {
            "Somebody other than you confirmed. Nothing is done, and what you wrote is kept."
        }
    },
    fault: |fault| match fault {
        Fault::Down(_) | Fault::Refused(_) => (
            "The municipality’s sign-in does not answer",
            "The fault is not yours. Try again in a few minutes. If it lasts, tell IT.",
        ),
        Fault::Busy => (
            "Many are signing in now",
            "Wait half a minute, and try again.",
        ),
        Fault::Cancelled => (
            "The sign-in was broken off",
            "Nothing is done. Try again when you like.",
        ),
        Fault::Untrue(_) => (
            "The answer from the sign-in does not hold",
            "Nothing is done. Try again. If it happens several times, tell IT: the log says more.",
        ),
        Fault::Lapsed => (
            "The sign-in took too long",
            "It lasts ten minutes, works once, and must be finished in the same browser. Begin again.",
        ),
    },
};
