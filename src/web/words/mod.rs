//! What the house says, in each language it speaks. A sentence that is missing in one language does not compile.
//!
//! One file is one room of the house: its struct, and the struct filled in nynorsk, bokmål and English.

pub mod errors;
pub mod events;
pub mod frame;
pub mod sign_in;

use crate::domain::person::Language;

#[derive(Debug)]
pub struct Words {
    /// The language as HTML names it.
    pub lang: &'static str,
    pub frame: frame::Frame,
    pub errors: errors::Errors,
    pub events: events::Events,
    pub sign_in: sign_in::SignIn,
}

pub static NN: Words = Words {
    lang: "nn",
    frame: frame::NN,
    errors: errors::NN,
    events: events::NN,
    sign_in: sign_in::NN,
};

pub static NB: Words = Words {
    lang: "nb",
    frame: frame::NB,
    errors: errors::NB,
    events: events::NB,
    sign_in: sign_in::NB,
};

pub static EN: Words = Words {
    lang: "en",
    frame: frame::EN,
    errors: errors::EN,
    events: events::EN,
    sign_in: sign_in::EN,
};

pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NN,
        Language::Bokmaal => &NB,
        Language::English => &EN,
    }
}
