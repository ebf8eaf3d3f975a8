//! Keeping and destroying, in English.

use super::{Archive, Exports, Kept, Policy, Rule};
use crate::domain::retention::Outcome;

pub const EN: Archive = Archive {
    row,
    own,
    title: "Archive and retention",
    lead: "What is kept for ever, and what has a period of its own. Nothing is destroyed by itself.",
    preserved: "Preserved for ever",
    preserved_hint: "under bevarings\u{ad}forskrifta",
    own_period: "With a period of its own",
    own_period_hint: "under arkiv\u{ad}forskrifta § 3",
    review: "Must be decided by you",
    review_hint: "preserved until then",
    ended: |cases| match cases {
        1 => "The period of 1 case is over (arkivforskrifta § 3).".to_owned(),
        cases => format!("The periods of {cases} cases are over (arkivforskrifta § 3)."),
    },
    undecided: |cases| {
        match cases {
        1 => "1 case is preserved until you have decided for how long (bevaringsforskrifta § 3). Open its number.".to_owned(),
        cases => format!("{cases} cases are preserved until you have decided for how long (bevaringsforskrifta § 3). Open their numbers."),
    }
    },
    closed_cases: "Closed cases",
    no_cases: "No case has been closed yet.",
    case: "Case",
    outcome: "Outcome",
    closed: "Closed",
    retention: "Retention",
    why: "Why",
    no_mark: "Not settled",
    months: |months| match months {
        1 => "1 month".to_owned(),
        months => format!("{months} months"),
    },
    destroy_from: "may be destroyed from",
    older: "Older cases",
    newer: "Newer cases",
    rules: "Retention rules",
    rules_note: "Whoever wrote the schedule cannot approve it: ask somebody else. A period may later be raised to preservation, never the other way.",
    what: "What",
    rule: "Rule",
    then: "Then",
    basis: "Basis",
    for_ever: "For ever",
    suggestion: "Suggestion",
    by_schedule: "By the schedule",
    destroyed: "Destroyed",
    table: RULES,
    policy: Policy {
        title: "A warning alone",
        question: "Is a warning alone a consequence for the employment?",
        law: "The regulation does not say (bevaringsforskrifta § 33 g). The archivist answers once for the municipality.",
        unanswered: "Not answered. Cases with a warning are preserved until you have answered.",
        yes: "Yes",
        yes_hint: "Cases with a warning are preserved for ever.",
        no: "No",
        no_hint: "Cases with a warning get an own period from the warning, as long as the schedule says (24 months is suggested).",
        upward: "A no may later become a yes. A yes cannot be taken back.",
        final_: "The answer stands. What is preserved cannot get a shorter period.",
        answered: "Answered",
        by: "by",
        reason: "Reason",
        reason_hint: "At least 50 characters. Write what you build on, without names from cases.",
        save: "Save the answer",
        choose: "Choose yes or no",
        unchanged: "This is the answer already. Choose the other, or leave it",
        only_upward: "A yes cannot be taken back: what is preserved cannot get a shorter period",
        too_short: "Write a reason of at least 50 characters",
        too_long: "The reason can have at most 4000 characters",
        forbidden: "The reason has a character that cannot be saved. Type it again",
    },
    exports: Exports {
        title: "Extractions",
        lead: "Closed cases as a Noark 5 extraction for the depot. Both days are included.",
        from: "Closed from",
        to: "Closed to",
        date_wrong: "Write the date like this: 31.12.2026",
        backwards: "The last day is before the first. Swap the dates",
        already: "An extraction is being made. Wait until it is finished",
        disposal: "A disposal is being carried out. Wait until it is done (arkivlova § 13)",
        another: "Ask another archivist or the operator to take out this period (forvaltningslova § 6)",
        make: "Make an extraction",
        incomplete: "The package will be incomplete: the schemas are missing on the server. Ask the system administrator to put them there before the extraction goes to the depot.",
        latest: "Latest extractions",
        none: "No extraction has been made yet.",
        period: |from, to| format!("Noark 5, closed {from} to {to}"),
        running: "In progress",
        running_text: "You may leave the page. The extraction is made all the same.",
        look_again: "Look again",
        follow: "Look again by itself every 10 seconds",
        unfollow: "Do not look again by itself",
        done: "Finished",
        removed: "The copy is removed, because a case in the extraction is destroyed.",
        removed_elsewhere: "A case in the extraction is destroyed. It was made from the command line and lies outside brotsak: delete it where it lies.",
        is_incomplete: "Incomplete package: the schemas are missing",
        failed: "Not made",
        why,
        faults: "This must be put right first",
        remarks: "What to know of this package",
        faults_first: "here are the first",
        holds: |cases, documents, size| format!("Cases: {cases}. Documents: {documents}. {size}"),
        started: "Started",
        download: "Download",
        open: "Open and download",
        open_lead: "Something in the extraction is blocked. Whoever takes it out opens that, and writes why first. The reason is kept with each blocking (arkivlova § 13 second paragraph).",
        opened: "You have written why. You can now download the extraction for an hour.",
        by_command_line: "from the command line",
        checksum: "Checksum of arkivuttrekk.xml:",
    },
};

fn row(code: &str) -> &'static str {
    match code {
        "R2" => {
            "The case is about whistleblowing or a conflict, and shows how it was handled (bevaringsforskrifta § 31 c)."
        }
        "R3" => "The employment ended (bevaringsforskrifta § 33 h).",
        "R4" => "The reaction went to court (bevaringsforskrifta § 33 g).",
        "R5" => "The reaction had consequences (bevaringsforskrifta § 33 g).",
        "R6" => "The employee was reassigned or got a service order (bevaringsforskrifta § 33 f).",
        "R7" => {
            "The warning is used in a case that is preserved (bevaringsforskrifta § 33 g and h)."
        }
        "R8" => {
            "The case was handled in the administration committee (bevaringsforskrifta § 32 b)."
        }
        "R11" => "The case is about an elected representative (bevaringsforskrifta § 34).",
        "R12" => {
            "The rules have no answer for the case, or nobody has said what happened in it. It is preserved until the archivist has decided (bevaringsforskrifta § 3)."
        }
        "R13" => {
            "A warning, or a suspension that was lifted, without other consequences. The archivist must answer whether that alone is a consequence for the employment; the case is preserved until then (bevaringsforskrifta § 33 g)."
        }
        "R14" => {
            "A warning, and the archivist has answered that it is not by itself a consequence for the employment."
        }
        "R15" => "Guidance.",
        "R16" => "No reaction.",
        "R17" => "A protected utterance, no reaction.",
        "R22" => "The archivist has decided that the case is preserved (bevaringsforskrifta § 3).",
        "D1" => {
            "Copied in as evidence in a case that is preserved because it is a whistleblowing or conflict case. The document is preserved until the archivist has answered whether evidence belongs to the handling, and a period is approved (bevaringsforskrifta § 31 c)."
        }
        "D2" => {
            "Copied in as evidence. The archivist has answered that evidence belongs to the handling (bevaringsforskrifta § 31 c)."
        }
        "D3" => {
            "Copied in as evidence. The archivist has answered that evidence does not belong to the handling."
        }
        _ => "",
    }
}

fn own(code: &str, came_to: Option<Outcome>) -> &'static str {
    match (came_to, code) {
        (Some(Outcome::OwnPeriod), "R14") => "Own period, from the warning (arkivforskrifta § 3).",
        (Some(Outcome::OwnPeriod), _) => "Own period, from the closing (arkivforskrifta § 3).",
        (Some(Outcome::Preserved), _) => {
            "Preserved for ever by the retention schedule (arkivforskrifta § 3)."
        }
        (Some(Outcome::Review), "D3") => {
            "By the retention schedule the document is preserved until the archivist has decided (arkivforskrifta § 3)."
        }
        (Some(Outcome::Review), _) => {
            "By the retention schedule the case is preserved until the archivist has decided (arkivforskrifta § 3)."
        }
        (None, _) => {
            "Otherwise the municipality's own retention schedule applies (arkivforskrifta § 3)."
        }
    }
}

fn why(code: &str) -> &'static str {
    match code {
        "period" => "The period ends before it begins. Swap the dates.",
        "schemas" => {
            "The schemas on the server could not be used. Show the fault to the system administrator."
        }
        "unknown" => "There is no such case. Look at the case number.",
        "open" => "The case is not closed. Only closed cases go to the archive.",
        "blocked" => "Something in the case is blocked. It is not sent.",
        "gone" => "The content of the case is destroyed. There is nothing left to send.",
        "empty" => "No case was closed in the period. Choose another period.",
        "faults" => {
            "There are faults in the cases. Nothing is written. Mend the faults, and make the extraction again."
        }
        "findings" => {
            "The check found faults in the extraction, so it is not handed out. Show the faults to the system administrator."
        }
        "disposal" => "A disposal is being carried out. Wait until it is done (arkivlova § 13).",
        "destroyed" => {
            "A case in the extraction was destroyed while it was made (arkivlova § 13). Make it again."
        }
        "unsaid" => {
            "Something in the extraction was blocked while it was made (arkivlova § 13). Make it again, and write why it must be opened."
        }
        "interrupted" => "The program stopped on the way. Make the extraction again.",
        _ => {
            "A file or the database could not be read or written. Try again. If that does not help, tell the system administrator."
        }
    }
}

const OWN: &str = "Arkivforskrifta § 3, own period";

const RULES: &[Rule] = &[
    Rule {
        what: "Dismissal, with or without notice",
        detail: "also cases in court and reactions with consequences for the employment",
        kept: Kept::ForEver,
        then: "To the depot",
        basis: "Bevaringsforskrifta § 33 g and h",
    },
    Rule {
        what: "Reassignment",
        detail: "",
        kept: Kept::ForEver,
        then: "To the depot",
        basis: "Bevaringsforskrifta § 33 f",
    },
    Rule {
        what: "The handling of whistleblowing and conflict",
        detail: "how the case was handled",
        kept: Kept::ForEver,
        then: "To the depot",
        basis: "Bevaringsforskrifta § 31 c",
    },
    Rule {
        what: "Handled in the administration committee, or about an elected representative",
        detail: "",
        kept: Kept::ForEver,
        then: "To the depot",
        basis: "Bevaringsforskrifta §§ 32 b and 34",
    },
    Rule {
        what: "Journal and disposal log",
        detail: "",
        kept: Kept::ForEver,
        then: "To the depot",
        basis: "Bevaringsforskrifta § 20",
    },
    Rule {
        what: "Warning",
        detail: "without consequences for the employment and not in court, when the answer below is no",
        kept: Kept::Period("24 months"),
        then: "Is reviewed",
        basis: OWN,
    },
    Rule {
        what: "Guidance",
        detail: "",
        kept: Kept::Period("12 months"),
        then: "Is reviewed",
        basis: OWN,
    },
    Rule {
        what: "Report without reaction",
        detail: "",
        kept: Kept::Period("6 months"),
        then: "Is reviewed",
        basis: OWN,
    },
    Rule {
        what: "New or unsettled kind of case",
        detail: "",
        kept: Kept::Until("Keep"),
        then: "Ask the National Archives",
        basis: "Bevaringsforskrifta § 3",
    },
];
