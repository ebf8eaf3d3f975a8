//! The audit trail's page in English.

use super::Audit;
use crate::audit::Kind;
use crate::store::checkpoints::Place;

pub const EN: Audit = Audit {
    title: "Audit trail",
    lead: "Everything that is read, changed and decided. The events hang together, so that nobody can change or remove anything without it showing.",
    whole: "The whole trail is verified and unchanged",
    broken: "The trail does not hold",
    never: "The trail has not been verified yet",
    never_text: "Choose “Verify now”. Every event, every row and every file is then read again.",
    verified: |size| format!("{size} events are verified."),
    verified_at: "Last verified",
    by: "by",
    since: |count| match count {
        "1" => "1 event has come since.".to_owned(),
        count => format!("{count} events have come since."),
    },
    root: "The key to the whole trail now:",
    verify: "Verify now",
    findings: |count| format!("Findings: {count}"),
    see_findings: "Choose “Verify now” to see each finding by name.",
    what_now: "Do not mend anything in the database. Tell the system administrator and the archivist, and keep the backups.",
    not_recorded: "The verification could not be written in the trail. Keep this page.",
    finding: |code| match code {
        "E-FORM" => "The event cannot be read",
        "E-SEQ" => "Events are missing or out of order",
        "E-LEAF" => "The event is not the one that was written",
        "E-TIME" => "The event is earlier than the one before",
        "E-MISSING" => "What the event said is gone",
        "E-PAYLOAD" => "What the event said was changed",
        "E-ROW" => "A row in the database is not as the trail says",
        "E-FILE" => "A file was changed or is gone",
        "E-HEAD" => "The end of the trail does not fit the events",
        "E-SIGNATURE" => "A checkpoint is not signed with a known key",
        "E-SPLIT" => "Two checkpoints do not say the same",
        "E-ANCHOR" => "The events are not those that were signed",
        "E-ROLLBACK" => "Events that were signed are gone",
        "E-UNDEAD" => "What should have been destroyed is still there",
        "E-EPOCH" => "The trail changed its name and nobody declared it",
        _ => "A finding",
    },
    more_findings: |count| format!("And {count} more. Run “brotsak audit verify” to see them all."),
    filter: "Filter events",
    subject: "Case or report",
    who: "Who",
    everybody: "Everybody",
    kind: "Kind",
    all_kinds: "All",
    kind_of: |kind| match kind {
        Kind::Reads => "Reading",
        Kind::Changes => "Change",
        Kind::Decisions => "Decision",
        Kind::Access => "Access",
        Kind::Mail => "E-mail",
        Kind::Archive => "Archive and verification",
    },
    from: "From date",
    from_wrong: "Write the date like this: 09.11.2026",
    show: "Show",
    events: "Events, newest first",
    seq: "No.",
    time: "Time",
    event: "Event",
    hash: "Key",
    holds: "Holds",
    holds_not: "Does not hold",
    unreadable: "What it said cannot be read",
    destroyed: "What it said was destroyed by a disposal",
    reporter: "Reporter (shielded)",
    system: "The system",
    command_line: "The command line",
    case: "Case",
    report: "Report",
    draft: "Draft",
    form: "Form",
    mail: "E-mail",
    task: "Task",
    export: "Extraction",
    nothing: "No events match. Try another case number, or remove a filter.",
    older: "Older events",
    newest: "Newest events",
    csv: "Download (CSV)",
    csv_name: "audit-trail",
    code: "Code",
    about: "About",
    left_out: "Cases and reports in which you have a part yourself are left out. What a reporter does stands without a name (arbeidsmiljølova § 2 A-4).",
    outside: "Outside the house",
    outside_none: "Nothing has left the house yet.",
    outside_held: |at, size, place| match size {
        Some(size) => format!("{at}: the first {size} events are held fast in {place}."),
        None => format!("{at}: all that had happened by then is held fast in {place}."),
    },
    outside_place: |place| match place {
        Place::File => "the folder of anchors",
        Place::Mail => "the mail to the archivist",
    },
    outside_unseen: |count, at| match (count, at) {
        (Some("1"), Some(at)) => format!(
            "Whoever controls the server and the database can rewrite the last event, from {at}, unseen."
        ),
        (Some(count), Some(at)) => format!(
            "Whoever controls the server and the database can rewrite the last {count} events, from {at}, unseen."
        ),
        (Some(count), None) => format!(
            "Whoever controls the server and the database can rewrite the whole trail, {count} events, unseen."
        ),
        (None, Some(at)) => format!(
            "Whoever controls the server and the database can rewrite what has happened from {at}, unseen."
        ),
        (None, None) => {
            "Whoever controls the server and the database can rewrite the whole trail, unseen."
                .to_owned()
        }
    },
    outside_late: "The newest checkpoint outside the house is more than 26 hours old. Tell the system administrator: something stops it.",
    outside_alarm: "The trail is not being signed",
    verifier: "Verifier key",
};
