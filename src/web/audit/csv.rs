//! The trail as a file for a spreadsheet.

use super::rows;
use crate::casework::read_trail::Page;
use crate::domain::local_time::local;
use crate::web::spreadsheet::{BEGINNING, line};
use crate::web::words::Words;

/// Without the numbers of the entries, where `may_count` is false.
pub fn write(page: &Page, may_count: bool, t: &Words) -> String {
    let a = &t.audit;
    let mut file = BEGINNING.to_owned();
    let head = [
        a.seq, a.time, a.who, a.about, a.event, a.code, a.holds, a.hash,
    ];
    let from = usize::from(!may_count);
    line(&mut file, &head.map(str::to_owned)[from..]);
    for entry in &page.lines {
        let said = entry.said.as_ref();
        let at = entry.at.map(|at| local(at).format("%Y-%m-%d %H:%M:%S"));
        line(
            &mut file,
            &[
                entry.seq.to_string(),
                at.map(|at| at.to_string()).unwrap_or_default(),
                said.map(|said| rows::who(&said.actor, t))
                    .unwrap_or_default(),
                said.map(|said| rows::about(&said.subject, may_count, &page.names, t))
                    .unwrap_or_default(),
                rows::sentence(entry, t),
                said.map(|said| said.event.clone()).unwrap_or_default(),
                (if entry.holds { a.holds } else { a.holds_not }).to_owned(),
                entry.hash.clone(),
            ][from..],
        );
    }
    file
}
