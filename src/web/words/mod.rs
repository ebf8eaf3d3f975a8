//! What the house says, in each language it speaks. A sentence that is missing in one language does not compile.
//!
//! One file is one room of the house: its struct, and the struct filled in nynorsk, bokmål and English.

pub mod absences;
pub mod access;
pub mod access_requests;
pub mod accounts;
pub mod alarm;
pub mod archive;
pub mod archive_core;
pub mod assessing;
pub mod audit;
pub mod blocking;
pub mod calendar;
pub mod cases;
pub mod circumstances;
pub mod clocks;
pub mod corrections;
pub mod decisions;
pub mod demo;
pub mod document_retention;
pub mod errands;
pub mod errors;
pub mod events;
pub mod frame;
pub mod guidelines;
pub mod handing;
pub mod impartiality;
pub mod inbox;
pub mod keeping;
pub mod letters;
pub mod notices;
pub mod one_mail;
pub mod outbox;
pub mod procedure;
pub mod proposal;
pub mod provider;
pub mod readers;
pub mod recoveries;
pub mod redactions;
pub mod registration;
pub mod reports;
pub mod role_proposals;
pub mod roles;
pub mod second_factor;
pub mod sign_in;
pub mod suspensions;
pub mod tasks;
pub mod triage;

use crate::domain::language::Text;
use crate::domain::person::Language;

#[derive(Debug)]
pub struct Words {
    /// The language as HTML names it.
    pub lang: &'static str,
    pub language: Language,
    pub frame: frame::Frame,
    pub archive_core: archive_core::ArchiveCore,
    pub errands: errands::Errands,
    pub errors: errors::Errors,
    pub assessing: assessing::Assessing,
    pub cases: cases::Cases,
    pub clocks: clocks::Clocks,
    pub corrections: corrections::Corrections,
    pub decisions: decisions::Decisions,
    pub impartiality: impartiality::Impartiality,
    pub inbox: inbox::Inbox,
    pub blocking: blocking::Blocking,
    pub keeping: keeping::Keeping,
    pub circumstances: circumstances::Circumstances,
    pub document_retention: document_retention::DocumentRetention,
    pub letters: letters::Letters,
    pub procedure: procedure::Procedure,
    pub proposal: proposal::Proposal,
    pub provider: provider::Provider,
    pub readers: readers::Readers,
    pub registration: registration::RegistrationWords,
    pub events: events::Events,
    pub archive: archive::Archive,
    pub guidelines: guidelines::Guidelines,
    pub reports: reports::Reports,
    pub audit: audit::Audit,
    pub sign_in: sign_in::SignIn,
    pub second_factor: second_factor::SecondFactor,
    pub suspensions: suspensions::Suspensions,
    pub access: access::Access,
    pub triage: triage::Triage,
    pub access_requests: access_requests::AccessRequests,
    pub redactions: redactions::Redactions,
    pub accounts: accounts::Accounts,
    pub roles: roles::Roles,
    pub role_proposals: role_proposals::RoleProposals,
    pub recoveries: recoveries::Recoveries,
    pub alarm: alarm::Alarm,
    pub notices: notices::Notices,
    pub one_mail: one_mail::OneMail,
    pub outbox: outbox::Outbox,
    pub tasks: tasks::Tasks,
    pub demo: demo::Demo,
    pub absences: absences::Absences,
    pub calendar: calendar::Calendar,
    pub handing: handing::Handing,
}

pub static NN: Words = Words {
    lang: "nn",
    language: Language::Nynorsk,
    frame: frame::NN,
    errands: errands::NN,
    errors: errors::NN,
    assessing: assessing::NN,
    cases: cases::NN,
    clocks: clocks::NN,
    corrections: corrections::NN,
    decisions: decisions::NN,
    impartiality: impartiality::NN,
    inbox: inbox::NN,
    archive_core: archive_core::NN,
    blocking: blocking::NN,
    keeping: keeping::NN,
    circumstances: circumstances::NN,
    document_retention: document_retention::NN,
    letters: letters::NN,
    procedure: procedure::NN,
    proposal: proposal::NN,
    provider: provider::NN,
    readers: readers::NN,
    registration: registration::NN,
    events: events::NN,
    archive: archive::NN,
    guidelines: guidelines::NN,
    reports: reports::nn::NN,
    audit: audit::NN,
    sign_in: sign_in::NN,
    second_factor: second_factor::NN,
    suspensions: suspensions::NN,
    access: access::NN,
    triage: triage::NN,
    access_requests: access_requests::NN,
    redactions: redactions::NN,
    accounts: accounts::NN,
    roles: roles::NN,
    role_proposals: role_proposals::NN,
    recoveries: recoveries::NN,
    alarm: alarm::NN,
    notices: notices::NN,
    one_mail: one_mail::NN,
    outbox: outbox::NN,
    tasks: tasks::NN,
    demo: demo::NN,
    absences: absences::NN,
    calendar: calendar::NN,
    handing: handing::NN,
};

pub static NB: Words = Words {
    lang: "nb",
    language: Language::Bokmaal,
    frame: frame::NB,
    errands: errands::NB,
    errors: errors::NB,
    assessing: assessing::NB,
    cases: cases::NB,
    clocks: clocks::NB,
    corrections: corrections::NB,
    decisions: decisions::NB,
    impartiality: impartiality::NB,
    inbox: inbox::NB,
    archive_core: archive_core::NB,
    blocking: blocking::NB,
    keeping: keeping::NB,
    circumstances: circumstances::NB,
    document_retention: document_retention::NB,
    letters: letters::NB,
    procedure: procedure::NB,
    proposal: proposal::NB,
    provider: provider::NB,
    readers: readers::NB,
    registration: registration::NB,
    events: events::NB,
    archive: archive::NB,
    guidelines: guidelines::NB,
    reports: reports::nb::NB,
    audit: audit::NB,
    sign_in: sign_in::NB,
    second_factor: second_factor::NB,
    suspensions: suspensions::NB,
    access: access::NB,
    triage: triage::NB,
    access_requests: access_requests::NB,
    redactions: redactions::NB,
    accounts: accounts::NB,
    roles: roles::NB,
    role_proposals: role_proposals::NB,
    recoveries: recoveries::NB,
    alarm: alarm::NB,
    notices: notices::NB,
    one_mail: one_mail::NB,
    outbox: outbox::NB,
    tasks: tasks::NB,
    demo: demo::NB,
    absences: absences::NB,
    calendar: calendar::NB,
    handing: handing::NB,
};

pub static EN: Words = Words {
    lang: "en",
    language: Language::English,
    frame: frame::EN,
    errands: errands::EN,
    errors: errors::EN,
    assessing: assessing::EN,
    cases: cases::EN,
    clocks: clocks::EN,
    corrections: corrections::EN,
    decisions: decisions::EN,
    impartiality: impartiality::EN,
    inbox: inbox::EN,
    archive_core: archive_core::EN,
    blocking: blocking::EN,
    keeping: keeping::EN,
    circumstances: circumstances::EN,
    document_retention: document_retention::EN,
    letters: letters::EN,
    procedure: procedure::EN,
    proposal: proposal::EN,
    provider: provider::EN,
    readers: readers::EN,
    registration: registration::EN,
    events: events::EN,
    archive: archive::EN,
    guidelines: guidelines::EN,
    reports: reports::en::EN,
    audit: audit::EN,
    sign_in: sign_in::EN,
    second_factor: second_factor::EN,
    suspensions: suspensions::EN,
    access: access::EN,
    triage: triage::EN,
    access_requests: access_requests::EN,
    redactions: redactions::EN,
    accounts: accounts::EN,
    roles: roles::EN,
    role_proposals: role_proposals::EN,
    recoveries: recoveries::EN,
    alarm: alarm::EN,
    notices: notices::EN,
    one_mail: one_mail::EN,
    outbox: outbox::EN,
    tasks: tasks::EN,
    demo: demo::EN,
    absences: absences::EN,
    calendar: calendar::EN,
    handing: handing::EN,
};

impl Words {
    /// The text of the rule set in this language.
    pub fn text<'a>(&self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }
}

pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NN,
        Language::Bokmaal => &NB,
        Language::English => &EN,
    }
}
