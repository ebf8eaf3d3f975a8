//! English.

use super::{Reports, mb};
use crate::domain::attachment::Unfit;
use crate::domain::case::Channel;
use crate::domain::report::{Problem, Refusal, Status, Step};
use crate::web::moments::long;
use crate::web::words;

pub const EN: Reports = Reports {
    lead: "Here you see where your reports stand. You do not see documents, assessments or outcomes of the case.",
    new: "New report",
    drafts: "Drafts",
    drafts_kept: |days| format!("Deleted after {days} days without a change"),
    begun: "Report begun",
    saved: "saved",
    only_you: "only you can read the draft",
    delete: "Delete",
    delete_draft: "Delete the draft",
    delete_sure: "The text and the attachments are gone for good.",
    delete_yes: "Yes, delete the draft",
    sent: "Reports you have sent",
    none_sent: "You have not sent any report.",
    caption: "Your reports, newest first",
    report: "Report",
    sent_on: "Sent",
    status: "Status",
    next_step: "Next step",
    status_word: |status| match status {
        Status::Received => "Received",
        Status::InProgress => "In progress",
        Status::Closed => "Closed",
    },
    status_next: |status| match status {
        Status::Received => "HR looks at the report",
        Status::InProgress => "You see here when the case is closed",
        Status::Closed => "Thank you for speaking up.",
    },
    closed_on: "Closed",
    protection: "The status is the same whether or not the case ends with a reaction. That way nobody can tell what was decided. Retaliation against whoever reports is forbidden (Working Environment Act § 2 A-4). If you have met something you think is retaliation, tell the safety representative or the head of HR.",

    step_of: |number| format!("Step {number} of 4"),
    step: |step| match step {
        Step::Who => "Who and where",
        Step::What => "What happened",
        Step::Points => "Guidelines and attachments",
        Step::Send => "Check and send",
    },
    heading: |step| match step {
        Step::Who => "Who is it about?",
        Step::What => "What happened?",
        Step::Points => "Guidelines and attachments",
        Step::Send => "Check your answers before you send",
    },
    step_lead: |step| match step {
        Step::Who => {
            "A report is about one person. If it is about several, send a report for each."
        }
        Step::What => {
            "Write what you have seen or been told yourself. HR considers how serious it is – you do not have to."
        }
        Step::Points => "You may skip everything on this page.",
        Step::Send => "Nothing has been sent yet.",
    },
    done: "done",
    back_to: |number| format!("Back to step {number}"),
    go_on: "Continue",
    later: "Save and continue later",
    who_sees: "Only you and those who handle the case can read the report. The trail shows who has opened it. We cannot promise full anonymity: the person it is about has a right to answer what the case builds on.",
    hush: "Do not raise it with the employee yet.",
    hush_why: "If it is about something somebody said or wrote, HR must first consider whether that is protected (Constitution § 100).",

    reporter: "Reported by",
    reporter_hint: "Choose who told you about this.",
    reporter_self: "Myself",
    subject: "Choose the person it is about",
    subject_hint: "Your own unit comes first. The other units follow in alphabetical order.",
    subject_choose: "Choose a person",
    no_unit: "Without a unit",
    not_listed: "Can you not find the person?",
    subject_name: "Write the name",
    subject_name_hint: "If you do not know the name, write what you know, for example “substitute on the night shift”.",
    unit: "Unit (optional)",
    unit_hint: "Where does the person work?",
    unit_choose: "Choose a unit",

    account: "In short, and to the point: what happened?",
    account_hint: "Keep what you know apart from what others have told. Do not write health information about patients or names of children.",
    when: "When did it happen?",
    when_hint: "Write day.month.year. If you do not know the day, write the day you learnt of it.",
    date: "Date",
    time: "Time (optional)",
    place: "Where did it happen?",
    channel: |channel| match channel {
        Channel::OfficialAccount => (
            "On a page or account of the municipality",
            "For example the page of the municipality or of a school",
        ),
        Channel::PrivateAccount => (
            "On a private account",
            "The employee's own profile, group or blog",
        ),
        Channel::Other => ("Somewhere else, or I do not know", ""),
    },

    points: "Which points of the guidelines do you think it is about? (optional)",
    points_hint: "Tick what comes close. If you are not sure, leave it empty: HR will find out.",
    read_guidelines: "Read the guidelines (opens in a new tab)",
    more_points: "Show other points",
    files: "Attachments (optional)",
    files_hint: |files, one, all| {
        format!(
            "Up to {files} files. Each file may have {} MB, and all of them {} MB together.",
            mb(one),
            mb(all)
        )
    },
    files_kinds: "PDF, pictures (PNG, JPEG, TIFF), text (TXT), documents (DOCX, ODT) or e-mail (EML).",
    choose_files: "Choose files",
    upload: "Upload",
    uploading: "Uploading",
    uploaded: "The files are uploaded",
    upload_too_large: |most| {
        format!(
            "One of the files is larger than {} MB. Nothing is uploaded. Choose smaller files.",
            mb(most)
        )
    },
    upload_broken: "The connection broke, and the file is not uploaded. Choose it again.",
    no_file_chosen: "Choose a file before you press “Upload”",
    attached: "Attached files",
    remove: "Remove",
    decimal: ".",

    concerns: "About",
    unit_short: "Unit",
    told: "Account",
    where_short: "Place",
    points_short: "Guidelines",
    reported_by: "Reported by",
    change: "Change",
    happened: "Time",
    attachments: "Attachments",
    not_given: "Not answered",
    nothing_chosen: "None chosen",
    not_ready: "This is missing before you can send",
    weekdays: [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
    is_protected: "A report from an employee of a breach of written ethical guidelines is whistleblowing (Working Environment Act § 2 A-1). You are protected against retaliation (Working Environment Act § 2 A-4). In “My reports” you see where the case stands.",
    send: "Send the report to HR",

    receipt: "The report is sent",
    number_is: "The number of the report is",
    received: "Received",
    what_now: "What happens now?",
    next: [
        "You get a receipt by e-mail. It has a link to this place, but no names and no content.",
        "HR reads the report. If it is about something somebody said or wrote, they first consider whether that is protected (Constitution § 100).",
        "HR contacts the person it is about, if need be. Do not raise it yourself, neither in speech nor in writing.",
        "In “My reports” you see when the case is closed. The outcome is a personnel matter, and you are not told.",
    ],
    know_more: "Have you learnt more?",
    know_more_text: "Send a new report, and write the number of this one in the text.",
    to_my_reports: "Go to My reports",

    problem,
    refusal,
    unfit,
};

fn problem(field: &str, problem: &Problem) -> String {
    let long = |day| long(day, &words::EN);
    match (problem, field) {
        (Problem::Missing, "subject") => "Choose who it is about, or write the name".to_owned(),
        (Problem::Missing, "what") => "Write what happened".to_owned(),
        (Problem::Missing, "date") => "Write the date, for example 23.11.2026".to_owned(),
        (Problem::Missing | Problem::UnknownChannel, "channel") => {
            "Choose where it happened".to_owned()
        }
        (Problem::Missing, _) => "Fill in the field".to_owned(),
        (Problem::TooLong { is, most }, _) => {
            format!("The text has {is} characters. Shorten it to at most {most}")
        }
        (Problem::Forbidden(found), _) => format!(
            "Character {} (U+{:04X}) cannot be saved. Delete it, and write it again",
            found.at, found.code
        ),
        (Problem::UnknownPerson, _) => {
            "We cannot find the person. Choose from the list again, or write the name".to_owned()
        }
        (Problem::UnknownUnit, _) => {
            "We cannot find the unit. Choose from the list again".to_owned()
        }
        (Problem::PickedAndWritten, _) => {
            "You have both chosen a person and written a name. Take one of them away".to_owned()
        }
        (Problem::ReporterIsSubject, _) => "Nobody can report themselves. To tell of something you did yourself, talk to your leader or HR".to_owned(),
        (Problem::FilerIsSubject, _) => "You cannot register a report about yourself. Ask somebody else in HR to do it (Public Administration Act § 6)".to_owned(),
        (Problem::NotForOthers, _) => {
            "Only HR can report on behalf of others. Choose “Myself”".to_owned()
        }
        (Problem::NotADate, _) => {
            "Write the date as day.month.year, for example 23.11.2026".to_owned()
        }
        (Problem::DateInFuture { today }, _) => {
            format!("The date cannot be in the future. Today is {}", long(*today))
        }
        (Problem::DateTooEarly { earliest }, _) => {
            format!("The date cannot be before {}. Check the year", long(*earliest))
        }
        (Problem::NotATime, _) => {
            "Write the time as hour.minute, for example 14.20".to_owned()
        }
        (Problem::TimeInFuture, _) => {
            "It is not that late yet today. Check the date and the time".to_owned()
        }
        (Problem::UnknownChannel, _) => "Choose one of the answers".to_owned(),
        (Problem::UnknownPoint { number }, _) => format!(
            "Choice {number} is no longer in the guidelines. Look through the choices and continue"
        ),
    }
}

fn refusal(refusal: &Refusal) -> String {
    match refusal {
        Refusal::DraftTooLarge { bytes, most } => format!(
            "Not saved: the draft has {} kB, and there is room for {} kB. Shorten the text",
            bytes.div_ceil(1024),
            most / 1024
        ),
        Refusal::TooManyDrafts { most } => format!(
            "You have {most} drafts already. Send or delete one of them before you begin a new one"
        ),
    }
}

fn unfit(unfit: &Unfit) -> String {
    match unfit {
        Unfit::NoName => "The file has no name. Give it a name, and choose it again".to_owned(),
        Unfit::ForbiddenInName(found) => format!(
            "Character {} of the name (U+{:04X}) cannot be used. Give the file another name",
            found.at, found.code
        ),
        Unfit::NameTooLong { is, most } => {
            format!("The name has {is} characters. Shorten it to at most {most}")
        }
        Unfit::NoExtension => {
            "The name does not say what kind of file it is. Give it an ending, for example .pdf"
                .to_owned()
        }
        Unfit::KindNotTaken { extension } => format!(
            "Files that end in .{extension} are not taken. Save the file as PDF, or take a screenshot"
        ),
        Unfit::Empty => "The file is empty. Choose another file".to_owned(),
        Unfit::TooLarge { most } => format!(
            "The file is larger than {} MB. Choose a smaller file, or split it",
            mb(*most)
        ),
        Unfit::TooMany { most } => {
            format!("There is room for {most} files. Remove one before you add more")
        }
        Unfit::TooLargeTogether { most } => format!(
            "The files are larger than {} MB together. Remove one, or choose smaller files",
            mb(*most)
        ),
        Unfit::AttachedAlready => "The file is attached already".to_owned(),
        Unfit::NotWhatItSays { says, is } => {
            let is = is.map_or(String::new(), |is| format!(" ({is})"));
            format!(
                "The name says .{}, but the content is something else{is}. Save the file again in the right format",
                says.extensions()[0]
            )
        }
        Unfit::NotUtf8 { at } => {
            format!("The text is not saved as UTF-8 (byte {at}). Save it again as UTF-8, or as PDF")
        }
        Unfit::HoldsNul { at } => format!(
            "The text has a character that cannot be read (byte {at}). Save it again as plain text"
        ),
        Unfit::HoldsMacros => {
            "The document has macros. Save it without macros, or as PDF".to_owned()
        }
        Unfit::UnpacksTooFar { most, most_parts } => format!(
            "The document unpacks to more than {} MB or {most_parts} parts. Save it as PDF",
            mb(*most)
        ),
    }
}
