//! The archive core and the public journal, in English.

use super::{ArchiveCore, Journal, Withdrawal};
use crate::casework::read_core_receipt::Fault;
use crate::domain::core_receipt::{Reason, Refusal};

pub const EN: ArchiveCore = ArchiveCore {
    title: "The archive core",
    lead: "Closed cases to the archive system that the municipality uses every day, by Fiks Arkiv. Brotsak writes the messages; whoever runs the system sends them.",
    make_title: "Make messages",
    make_lead: "One case, or all that were closed in a period. Both days are included.",
    case: "Case number",
    case_hint: "For example 2026/14. Leave it empty for a period.",
    from: "Closed from",
    to: "Closed to",
    version: "Version of Fiks Arkiv",
    version_one: "Version 1",
    version_two: "Version 2",
    make: "Make messages",
    make_for_case: "Make messages for this case",
    choose_version: "Choose the version that the archive core takes",
    say_which: "Write a case number, or a period",
    no_case: "No closed case has this number. Look in the list of closed cases",
    to_exports: "The messages appear in the list of extractions",
    receipt_title: "Read a receipt",
    receipt_lead: "The receipt from the archive core says where the case is kept. It is read, not kept.",
    file: "Receipt (XML)",
    file_hint: "At most 1 MB",
    message: "The message it answers",
    message_hint: "Only when the receipt does not name the case. The name of the folder, for example 2026-000014-001.",
    read: "Read receipt",
    no_file: "Choose a file",
    one_file: "Choose one file at a time",
    fault,
    refusal,
    sent: "Cases to the archive core",
    none: "No messages are made yet.",
    is_archived: "Archived in the core",
    is_partly: "Partly archived",
    has_failed: "Not taken",
    waits: "Waits for a receipt",
    archived_as: |number| format!("Archived in the core as {number}"),
    on: "on",
    system_id: "systemID:",
    of_case: |version, number| format!("Fiks Arkiv, version {version}, case {number}"),
    one_way: "Write either a case number or days, not both",
    registrations: |taken, of| match of {
        1 => format!("{taken} of 1 registration has a receipt"),
        of => format!("{taken} of {of} registrations have a receipt"),
    },
    written: "Written",
    said: "The archive core said:",
    said_is_gone: "the text is gone, because the case is destroyed",
    period: |version, from, to| format!("Fiks Arkiv, version {version}, closed {from} to {to}"),
    checksum: "Checksum of sjekksummar.sha256:",
    journal_from: "From day",
    journal_to: "To day",
    pages: "Pages of the archive",
    withdrawal: Withdrawal {
        title: "Withdraw a receipt",
        lead: "If the receipt was wrong, what it was about waits for another. What it said stays in the trail.",
        which: "What is it about?",
        case: "The case",
        registration: |key| format!("Registration {key}"),
        why: "Why?",
        reason: |reason| match reason {
            Reason::OtherCase => "The receipt was about something else, or was a trial",
            Reason::WrongPlace => "The number or systemID is wrong",
            Reason::NotThere => "The archive core does not have it",
        },
        submit: "Withdraw",
        choose_which: "Choose what the receipt was about",
        choose_why: "Choose why the receipt is withdrawn",
    },
    journal: Journal {
        title: "Public journal",
        lead: "What the municipality has journalled, with neutral titles and without names. You publish it where the municipality does; brotsak shows it to nobody outside (offentleglova § 10). Whistleblowing cases are included when they are closed.",
        show: "Show the journal",
        csv: "Download CSV",
        csv_name: "public-journal",
        period: |from, to| format!("Journalled {from} to {to}"),
        count: |count| match count {
            1 => "1 entry".to_owned(),
            count => format!("{count} entries"),
        },
        none: "Nothing is journalled in the period.",
        on: "Date",
        number: "Journal number",
        registration: "Case and document",
        case_title: "The case",
        what: "Content",
        direction: "Type",
        correspondents: "From and to",
        basis: "Exempt under",
        destroyed: "Destroyed",
        word,
    },
};

fn word(standard: &str) -> &'static str {
    match standard {
        "Inngående dokument" => "In",
        "Utgående dokument" => "Out",
        "Organinternt dokument uten oppfølging" => "Internal",
        "Avsender" => "From",
        "Mottaker" => "To",
        "Intern avsender" => "From (internal)",
        _ => "To (internal)",
    }
}

fn fault(fault: &Fault) -> String {
    match fault {
        Fault::TooLarge => "The file is larger than 1 MB, and is no receipt".to_owned(),
        Fault::NotUtf8 => "The file is not text in UTF-8".to_owned(),
        Fault::NotXml(_) => "The file is not valid XML. Is all of it there?".to_owned(),
        Fault::Doctype => "The file has a DOCTYPE. Such files are not read".to_owned(),
        Fault::Entity(name) => format!("The file has the entity «{name}». Such files are not read"),
        Fault::TooDeep => "The file has too many elements inside one another".to_owned(),
        Fault::NotAReceipt(root) => {
            format!("The file is no receipt from Fiks Arkiv. The root element is «{root}»")
        }
        Fault::Misplaced(name) => {
            format!("«{name}» stands where the schema has no place for it")
        }
        Fault::Lacks { of, what } => format!("«{of}» lacks «{what}»"),
        Fault::Value(name) => format!("«{name}» has a value that the schema does not allow"),
        Fault::Empty => "The receipt says nothing of any case".to_owned(),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::OtherSystem(name) => {
            format!("The receipt is for the system «{name}», not for brotsak")
        }
        Refusal::UnknownCase(key) => format!("No closed case has the key «{key}»"),
        Refusal::NotMade(key) => {
            format!("«{key}» was not written for the archive core. Make the messages first")
        }
        Refusal::OtherKind(key) => {
            format!("The key «{key}» does not belong to what the receipt answers")
        }
        Refusal::NoKey => "The receipt names no case. Write the message it answers".to_owned(),
        Refusal::UnknownMessage(name) => {
            format!("No message is called «{name}». The name is the folder of the message")
        }
        Refusal::OtherPlace { key } => format!(
            "The archive core has answered for «{key}» before, with other numbers. Ask whoever runs the archive core which are right"
        ),
        Refusal::OfAnother { key, what } => format!(
            "The archive core calls “{key}” {what}, but has used that for something else here. Ask whoever runs the core which is right"
        ),
        Refusal::NotYet { key, on } => {
            format!("The archive core says that “{key}” came in on {on}. That day has not come")
        }
        Refusal::BeforeCase { key, on, opened } => format!(
            "The archive core says that “{key}” came in on {on}, but the case was opened on {opened}. See whether the receipt is for another case or a trial, and whether the clock of the core is right"
        ),
        Refusal::NotTaken(key) => format!("“{key}” has no receipt to withdraw"),
        Refusal::TakenAlready(key) => {
            format!("The archive core has taken «{key}» already. The error is not kept")
        }
    }
}
