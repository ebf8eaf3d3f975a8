//! What more a reader may do with a case, beside its next step.

use crate::casework::open_case::CaseFile;
use crate::domain::case::Stage;
use crate::domain::person::Role;
use crate::web::access::Person;
use crate::web::words::Words;

/// Each with its page.
pub fn more(file: &CaseFile, person: &Person, t: &'static Words) -> Vec<(String, &'static str)> {
    let mut more = vec![];
    let mut add = |place: &str, words| {
        more.push((format!("/cases/{}/{place}", file.case.number.slug()), words));
    };
    let (stage, p) = (file.case.stage, &t.procedure);
    let is_head = person.has(Role::HrHead);
    let may_handle = is_head || person.has(Role::HrOfficer);
    add("clocks", t.clocks.title);
    add("letters", t.letters.title);
    if may_handle && stage > Stage::Registered && !stage.is_decided() {
        add("hearing", p.hearing);
    }
    if (stage > Stage::Registered && stage < Stage::Closed) || !file.suspensions.is_empty() {
        add("suspension", t.suspensions.title);
    }
    add("impartiality", t.impartiality.title);
    if may_handle {
        add("recipients", t.notices.title);
    }
    if is_head && stage != Stage::Closed {
        add("officers/new", t.impartiality.officer);
    }
    let is_conflicted = !file.gates.conflicted.is_empty() || !file.conflicts.is_empty();
    if is_head && is_conflicted && stage != Stage::Closed {
        add("substitutes/new", p.save_substitute);
    }
    if may_handle {
        add("access", t.access.title);
        add("access-requests", t.access_requests.title);
    }
    if super::corrections::may_add(file, person) || !file.corrections.is_empty() {
        add("corrections", t.corrections.title);
    }
    if is_head {
        add("readers", t.readers.title);
    }
    if is_head && stage == Stage::Closed {
        add("reopenings/new", p.reopen);
    }
    more
}
