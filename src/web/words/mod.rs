//! What the house says, in each language it speaks. A sentence that is missing in one language does not compile.
//!
//! One file is one room of the house: its struct, and the struct filled in nynorsk, bokmål and English.

pub mod accounts;
pub mod demo;
pub mod errors;
pub mod frame;
pub mod outbox;
pub mod sign_in;
pub mod tasks;

use crate::domain::person::Language;

#[derive(Debug)]
pub struct Words {
    /// The language as HTML names it.
    pub lang: &'static str,
    pub frame: frame::Frame,
    pub errors: errors::Errors,
    pub sign_in: sign_in::SignIn,
    pub accounts: accounts::Accounts,
    pub outbox: outbox::Outbox,
    pub tasks: tasks::Tasks,
    pub demo: demo::Demo,
}

pub static NN: Words = Words {
    lang: "nn",
    frame: frame::NN,
    errors: errors::NN,
    sign_in: sign_in::NN,
    accounts: accounts::NN,
    outbox: outbox::NN,
    tasks: tasks::NN,
    demo: demo::NN,
};

pub static NB: Words = Words {
    lang: "nb",
    frame: frame::NB,
    errors: errors::NB,
    sign_in: sign_in::NB,
    accounts: accounts::NB,
    outbox: outbox::NB,
    tasks: tasks::NB,
    demo: demo::NB,
};

pub static EN: Words = Words {
    lang: "en",
    frame: frame::EN,
    errors: errors::EN,
    sign_in: sign_in::EN,
    accounts: accounts::EN,
    outbox: outbox::EN,
    tasks: tasks::EN,
    demo: demo::EN,
};

pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NN,
        Language::Bokmaal => &NB,
        Language::English => &EN,
    }
}
