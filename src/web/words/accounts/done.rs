//! What was just done with an account, in each language.

use crate::web::accounts::Done;
use crate::web::words::recoveries;

pub fn nn(done: Done) -> &'static str {
    match done {
        Done::Given => "Kontoen er klar. Lag ei eingongslenkje, så personen kan velje passord.",
        Done::Closed => "Kontoen er stengd, og alle øktene er avslutta.",
        Done::Proposed => "Framlegget er sendt. Rolla gjeld når ein annan har godkjent.",
        Done::GivenAlone => {
            "Rolla er gitt av deg åleine, for det har ikkje vore nokon annan systemansvarleg. Det står i sporet."
        }
        Done::Ended => "Rolla er teken bort.",
        Done::Asked => recoveries::NN.asked,
        Done::SignedOut => "Personen er logga ut overalt, og kan logge inn att.",
    }
}

pub fn nb(done: Done) -> &'static str {
    match done {
        Done::Given => "Kontoen er klar. Lag en engangslenke, så personen kan velge passord.",
        Done::Closed => "Kontoen er stengt, og alle øktene er avsluttet.",
        Done::Proposed => "Forslaget er sendt. Rollen gjelder når en annen har godkjent.",
        Done::GivenAlone => {
            "Rollen er gitt av deg alene, for det har ikke vært noen annen systemansvarlig. Det står i sporet."
        }
        Done::Ended => "Rollen er tatt bort.",
        Done::Asked => recoveries::NB.asked,
        Done::SignedOut => "Personen er logget ut overalt, og kan logge inn igjen.",
    }
}

pub fn en(done: Done) -> &'static str {
    match done {
        Done::Given => {
            "The account is ready. Make a one-time link, so that the person can choose a password."
        }
        Done::Closed => "The account is disabled, and every session has ended.",
        Done::Proposed => "The proposal is sent. The role holds when another has approved it.",
        Done::GivenAlone => {
            "The role is given by you alone, for there has been no other system administrator. The trail says so."
        }
        Done::Ended => "The role is ended.",
        Done::Asked => recoveries::EN.asked,
        Done::SignedOut => "The person is signed out everywhere, and may sign in again.",
    }
}
