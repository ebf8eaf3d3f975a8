//! The events in English.

use super::Data;
use super::codes::Codes;
use super::{errand, keeping, ledger, work};
use crate::domain::person::Language;

pub fn sentence(event: &str, data: &Data) -> String {
    let d = Codes {
        data,
        language: Language::English,
    };
    match event {
        // The house
        "writer-restarted" => "Writing to the database started anew".to_owned(),
        "ruleset-loaded" => format!("Loaded rule set, checksum {}", d.sha256()),
        "organisation-imported" => format!(
            "Imported people and units: {} new, {} changed, {} left",
            d.number("added"),
            d.number("changed"),
            d.number("left")
        ),
        "setting-changed" => format!("Changed setting: {}", d.setting()),
        "ledger-read" => format!("Read the audit trail ({})", d.page()),
        "ledger-verified" => format!(
            "Verified the trail: {}, {}",
            d.count("size", ["event", "events"]),
            d.count("findings", ["finding", "findings"])
        ),
        "access-denied" => format!("Was denied access to {}", d.page()),
        // People
        "account-created" => "Created account".to_owned(),
        "account-disabled" => "Closed account".to_owned(),
        "password-set" => "Chose password".to_owned(),
        "setup-link-made" => "Made a link to choose a password".to_owned(),
        "role-granted" => format!("Gave role: {}", d.role()),
        "role-ended" => format!("Ended role: {}", d.role()),
        "language-chosen" => format!("Chose language: {}", d.tongue()),
        "signed-in" => "Signed in".to_owned(),
        "sign-in-failed" => format!("Sign-in refused: {}", d.sign_in()),
        "signed-out" => "Signed out".to_owned(),
        "sessions-revoked" => format!("Ended sessions: {}", d.number("count")),
        "people-listed" => "Saw the list of people".to_owned(),
        // Reports
        "draft-begun" => "Began a report".to_owned(),
        "draft-saved" => "Saved a draft".to_owned(),
        "draft-discarded" => "Discarded a draft".to_owned(),
        "drafts-swept" => format!(
            "Swept old drafts: {}, and forms: {}",
            d.number("drafts"),
            d.number("forms")
        ),
        "attachment-added" => format!(
            "Attached a file, {} bytes, checksum {}",
            d.number("size"),
            d.sha256()
        ),
        "attachment-removed" => "Removed an attachment".to_owned(),
        "attachment-read" => format!("Opened an attachment, checksum {}", d.sha256()),
        "form-parked" => "Kept a form after the session had ended".to_owned(),
        "form-recovered" => "Recovered a form".to_owned(),
        "report-filed" => format!("Filed a report. Channel: {}", d.channel()),
        "report-read" => format!("Read the report ({})", d.page()),
        "reports-listed" => "Saw the list of reports".to_owned(),
        // Cases
        "case-registered" => format!("Registered the case. Rule set {}", d.raw("ruleset")),
        "case-read" => format!("Read {}", d.page()),
        "cases-listed" => "Saw the list of cases".to_owned(),
        "gate-answered" => format!("Answered gate {}", d.gate("none of these")),
        "conflict-declared" => "Registered a conflict of interest".to_owned(),
        "severity-assessed" => format!(
            "Computed a proposal: {}, net {}. Rule set {}",
            d.severity(),
            d.net(),
            d.raw("ruleset")
        ),
        "recommendation-made" => format!("Recommended: {}{}", d.severity(), deviation(&d)),
        "decision-recorded" => format!("Decided: {}{}", d.severity(), deviation(&d)),
        "case-closed" => format!(
            "Closed the case: {}. Retention: {}",
            d.severity(),
            d.retention()
        ),
        "document-added" => format!(
            "Added a document ({}), checksum {}",
            d.document(),
            d.sha256()
        ),
        "document-read" => format!("Opened a document, checksum {}", d.sha256()),
        // Archive
        "export-started" => format!(
            "Started an extraction for {} to {}",
            d.day("from"),
            d.day("to")
        ),
        "export-finished" => format!(
            "The extraction is finished. Cases: {}, documents: {}, checksum {}",
            d.number("cases"),
            d.number("documents"),
            d.sha256()
        ),
        "export-failed" => format!("The extraction was not made: {}", d.export()),
        "export-downloaded" => format!("Downloaded an extraction, checksum {}", d.sha256()),
        "exports-listed" => "Saw the list of extractions".to_owned(),
        other => ledger::sentence(other, &d)
            .or_else(|| keeping::sentence(other, &d))
            .or_else(|| procedure(other, &d))
            .or_else(|| telling(other, &d))
            .or_else(|| work::sentence(other, &d))
            .or_else(|| doorway(other, &d))
            .or_else(|| errand::sentence(other, &d))
            .unwrap_or_else(|| format!("Event “{other}”")),
    }
}

/// Tasks and mail.
fn telling(event: &str, d: &Codes<'_>) -> Option<String> {
    Some(match event {
        "task-opened" => "Opened the task".to_owned(),
        "mail-sending" => format!("Began to send mail, attempt {}", d.number("attempt")),
        "mail-sent" => "The mail is sent".to_owned(),
        "mail-postponed" => format!("The mail must wait: {}", d.mail()),
        "mail-refused" => format!("The mail was stopped: {}", d.mail()),
        "mail-unknown" => "Uncertain whether the mail arrived".to_owned(),
        "mail-requeued" => "Asked for the mail to be sent again".to_owned(),
        "notices-renewed" => "Asked anew who is to be told of the case".to_owned(),
        "mail-told" => "Rang the recipient instead of mailing".to_owned(),
        "mail-passed-on" => "Sent the notice to somebody else instead".to_owned(),
        "outbox-read" => "Saw the list of notifications".to_owned(),
        _ => return None,
    })
}

/// What belongs to the lawful way.
fn procedure(event: &str, d: &Codes<'_>) -> Option<String> {
    Some(match event {
        "notice-given" => format!(
            "Sent prior notice. Time to answer until: {}",
            d.day("reply_by")
        ),
        "notice-omitted" => format!("Went on without prior notice: {}", d.omission()),
        "statement-recorded" => format!("Recorded the employee's statement: {}", d.manner()),
        "consultation-recorded" => format!("Recorded the discussion meeting: {}", d.consultation()),
        "decision-confirmed" => format!("Confirmed the decision: {}", d.severity()),
        "decision-returned" => format!("Sent the decision back: {}", d.severity()),
        "impartiality-declared" => "Declared themselves impartial".to_owned(),
        "officer-assigned" => "Gave the case to another officer".to_owned(),
        "substitute-appointed" => "Registered a substitute".to_owned(),
        "suspension-proposed" => "Proposed a suspension".to_owned(),
        "suspension-decided" => "Decided a suspension".to_owned(),
        "suspension-confirmed" => "Confirmed the suspension".to_owned(),
        "suspension-returned" => "Sent the suspension back".to_owned(),
        "suspension-reviewed" => "Reviewed the suspension".to_owned(),
        "suspension-ended" => "Ended the suspension".to_owned(),
        "letter-drafted" => format!("Drafted a letter ({})", d.document()),
        "letter-finalised" => format!(
            "Finalised a letter ({}), checksum {}",
            d.document(),
            d.sha256()
        ),
        "letter-delivered" => format!("Recorded a delivery: {}, {}", d.mode(), d.arrival()),
        "clock-facts-recorded" => "Recorded facts for the deadlines".to_owned(),
        "case-reopened" => "Reopened the case".to_owned(),
        "delegation-registered" => format!("Registered a delegation: {}", d.act()),
        "delegation-ended" => format!("Ended a delegation: {}", d.act()),
        "access-given" => format!("Gave access through {}", d.day("until")),
        "access-ended" => "Ended the access before its time".to_owned(),
        "glass-broken" => "Opened the case in need, for 24 hours".to_owned(),
        "report-taken" => "Took the report, to read it".to_owned(),
        "report-taken-over" => "Took the report over from another".to_owned(),
        "reader-named" => "Named who is to read the report".to_owned(),
        "report-returned" => "Laid the report back".to_owned(),
        "reporter-shown" => "Was shown who reported".to_owned(),
        "case-narrowed" => "Opened the case to those alone who are named in it".to_owned(),
        "case-referred" => "Sent the matter on, to become a personnel case".to_owned(),
        "access-requested" => "Registered a request for access".to_owned(),
        "access-weighed" => "Weighed documents of a request for access".to_owned(),
        "access-answered" => "Answered a request for access".to_owned(),
        "access-reopened" => {
            "Reopened a request for access: something in the case was not weighed".to_owned()
        }
        "access-request-withdrawn" => "Withdrew a request for access entered by mistake".to_owned(),
        "cases-linked" => "Linked the case to a personnel case".to_owned(),
        _ => return None,
    })
}

/// What belongs to the doorway.
fn doorway(event: &str, d: &Codes<'_>) -> Option<String> {
    let said = match event {
        "password-accepted" => "The password was right; waits for a one-time code",
        "provider-accepted" => "The municipality’s sign-in was right; waits for a one-time code",
        "emergency-way-used" => "Used the emergency way with a password",
        "signed-in-by-provider" => {
            return Some(format!(
                "Signed in with the municipality’s sign-in; roles: {}",
                d.roles()
            ));
        }
        "second-factor-begun" => "Began to set up one-time codes",
        "second-factor-enrolled" => "Took one-time codes into use",
        "second-factor-reset" => "Reset the one-time codes",
        "recovery-codes-renewed" => "Got new recovery codes",
        "form-discarded" => "The form came in, and is kept no longer",
        "role-given-alone" => {
            "The role was given by one alone: there has been no other system administrator"
        }
        "role-proposed" => return Some(format!("Proposed role: {}", d.role())),
        "role-approved" => return Some(format!("Approved role: {}", d.role())),
        "role-declined" => return Some(format!("Declined role: {}", d.role())),
        "recovery-asked" => return Some(format!("Asked for {}", recovery(d))),
        "recovery-approved" => return Some(format!("Approved {}", recovery(d))),
        "recovery-declined" => return Some(format!("Declined {}", recovery(d))),
        "alarm-told" => "Sent mail about the alarm",
        "proved-again" => "Proved again who it is",
        "recovery-code-used" => "Used a recovery code",
        _ => return None,
    };
    Some(said.to_owned())
}

fn recovery(d: &Codes<'_>) -> &'static str {
    match d.raw("kind") {
        "link" => "a new link for a password",
        _ => "a reset of the one-time codes",
    }
}

fn deviation(d: &Codes<'_>) -> &'static str {
    if d.raw("follows") == "–" || d.is_true("follows") {
        ""
    } else {
        " (other than proposed)"
    }
}
