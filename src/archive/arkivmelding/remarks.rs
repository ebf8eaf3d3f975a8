//! What whoever asked for messages should know of them, in nynorsk: what was held back, and which cases are not there.

use super::Messages;
use crate::archive::fault::Notice;
use crate::domain::case::CaseNumber;

/// A sentence each; none where everything went out as it stands.
pub fn remarks(made: &Messages) -> Vec<String> {
    let mut lines = vec![];
    if made.held_back > 0 {
        lines.push(format!(
            "{} filer er haldne att, fordi dei viser kven som varsla, eller fordi programmet ikkje kan \
             lese alt i dei og sjå om dei gjer det (arbeidsmiljølova § 2 A-4).",
            made.held_back
        ));
    }
    let left_out = [
        ("Innhaldet er kassert, og saka er ikkje med", &made.left_out),
        ("Noko er sperra, og saka er ikkje med", &made.blocked),
    ];
    let named = left_out.iter().filter(|(_, cases)| !cases.is_empty());
    lines.extend(named.map(|(why, cases)| format!("{why}: {}", list(cases))));
    lines.extend(made.notices.iter().map(Notice::unnamed));
    lines
}

fn list(cases: &[CaseNumber]) -> String {
    let all: Vec<String> = cases.iter().map(ToString::to_string).collect();
    all.join(", ")
}
