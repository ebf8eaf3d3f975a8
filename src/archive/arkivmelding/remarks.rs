//! What whoever asked for messages should know of them, in nynorsk: what was held back, and which cases are not there.

use super::Messages;
use super::message::Sent;
use crate::archive::fault::{Notice, Place, Remark};
use crate::domain::case::CaseNumber;

/// A sentence each; none where everything went out as it stands.
pub fn remarks(made: &Messages) -> Vec<String> {
    let mut lines = vec![];
    if made.held_back > 0 {
        lines.push(match made.held_back {
            1 => "1 fil er halden att, fordi ho viser kven som varsla, eller fordi programmet ikkje kan \
                  lese alt i henne og sjå om ho gjer det (arbeidsmiljølova § 2 A-4)."
                .to_owned(),
            count => format!(
                "{count} filer er haldne att, fordi dei viser kven som varsla, eller fordi programmet ikkje kan \
                 lese alt i dei og sjå om dei gjer det (arbeidsmiljølova § 2 A-4)."
            ),
        });
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

/// What is to be known of the files that lie in a message: not of those that were held back.
pub(super) fn of_files(case: CaseNumber, files: &[Sent<'_>]) -> Vec<Notice> {
    let sent = files.iter().filter(|file| !file.is_held_back);
    let each = sent.filter_map(|file| {
        let document = file.document;
        let claims = document.found.as_ref().and_then(|it| it.claims.clone());
        let is_archival = file.format.is_some_and(|format| format.is_archival);
        let what = match claims {
            Some(claims) => Remark::Claims { claims },
            None if is_archival => return None,
            None => Remark::SentAsItCame {
                extension: document.extension.clone(),
            },
        };
        let place = Place {
            case: Some(case),
            document: Some(document.serial),
            file: Some(document.name.clone()),
        };
        Some(Notice { place, what })
    });
    each.collect()
}

fn list(cases: &[CaseNumber]) -> String {
    let all: Vec<String> = cases.iter().map(ToString::to_string).collect();
    all.join(", ")
}
