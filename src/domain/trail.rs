//! What the trail says of who did something, and what it is asked for.

use super::person::PersonId;

/// An event, as far as it matters to who is named.
#[derive(Clone, Copy, Debug)]
pub struct Deed<'a> {
    /// The name the ledger keeps.
    pub event: &'a str,
    pub subject: &'a str,
    /// The page that was read, where the event tells.
    pub page: Option<&'a str>,
    /// Whoever did it filed the report that it is about.
    pub is_by_reporter: bool,
    /// Whoever did it holds or has held an office in HR.
    pub is_by_hr: bool,
}

/// Whether whoever did it is shown as a reporter without a name.
///
/// What a reporter does with a draft and with an own report would name the
/// reporter to everybody who reads the trail (arbeidsmiljølova § 2 A-4 protects
/// the reporter). Lists and kept forms say so only of people outside HR: HR's own
/// looking stays in the open.
pub fn is_shielded(deed: Deed<'_>) -> bool {
    match deed.event {
        "draft-begun" | "draft-saved" | "draft-discarded" | "attachment-added"
        | "attachment-removed" | "report-filed" => true,
        "report-read" | "attachment-read" => {
            deed.is_by_reporter
                || deed.page == Some("receipt")
                || deed.subject.starts_with("draft:")
        }
        "reports-listed" | "form-parked" | "form-recovered" => !deed.is_by_hr,
        _ => false,
    }
}

/// Whether the entry says how many entries there are. To somebody from whom cases are hidden,
/// more of them than are shown would tell that there is one (arbeidsmiljølova § 2 A-4).
pub fn counts_entries(event: &str) -> bool {
    matches!(
        event,
        "checkpoint-anchored" | "checkpoint-signed" | "epoch-declared" | "ledger-verified"
    )
}

/// Who did something, as a filter asks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Person(PersonId),
    /// The house itself and its jobs.
    System,
    /// The operator at the command line.
    CommandLine,
}

impl Who {
    /// Reads `u-17`, `system` or `cli`.
    pub fn parse(code: &str) -> Option<Who> {
        match code {
            "system" => Some(Who::System),
            "cli" => Some(Who::CommandLine),
            person => {
                let id = person.strip_prefix("u-")?.parse().ok()?;
                Some(Who::Person(PersonId(id)))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(event: &str, subject: &str, page: Option<&str>, by: (bool, bool), shielded: bool) {
        let (is_by_reporter, is_by_hr) = by;
        let deed = Deed {
            event,
            subject,
            page,
            is_by_reporter,
            is_by_hr,
        };
        assert_eq!(is_shielded(deed), shielded, "{deed:?}");
    }

    #[test]
    fn what_a_reporter_does_has_no_name_and_what_hr_does_has() {
        let (nobody, reporter, hr) = ((false, false), (true, false), (false, true));
        check("draft-saved", "draft:3", None, nobody, true);
        check("draft-saved", "draft:3", None, hr, true);
        check("report-filed", "M-2026/1", None, reporter, true);
        check("report-read", "M-2026/1", Some("receipt"), nobody, true);
        check("report-read", "M-2026/1", Some("registration"), hr, false);
        check("attachment-read", "draft:3", None, nobody, true);
        check("attachment-read", "M-2026/1", None, reporter, true);
        check("attachment-read", "M-2026/1", None, hr, false);
        check("reports-listed", "u-17", None, nobody, true);
        check("reports-listed", "u-17", None, hr, false);
        check("form-parked", "form:1", None, nobody, true);
        check("case-read", "2026/1", Some("case"), hr, false);
        check("access-denied", "u-17", None, nobody, false);
    }

    #[test]
    fn what_is_said_of_the_trail_as_a_whole_counts_it() {
        for event in [
            "checkpoint-signed",
            "checkpoint-anchored",
            "ledger-verified",
        ] {
            assert!(counts_entries(event), "{event}");
        }
        assert!(!counts_entries("ledger-read") && !counts_entries("case-read"));
    }

    #[test]
    fn who_is_read_from_its_code_alone() {
        assert_eq!(Who::parse("u-17"), Some(Who::Person(PersonId(17))));
        assert_eq!(Who::parse("system"), Some(Who::System));
        for code in ["", "u-", "u-x", "17", "job:x"] {
            assert_eq!(Who::parse(code), None, "{code}");
        }
    }
}
