//! Step 1: whom it is about and where they work; for HR also who told.

use super::draft::Opened;
use super::step;
use super::steps::Around;
use crate::store::people::Person;
use crate::web::fields::Fields;
use crate::web::layout::Frame;
use crate::web::words::Words;
use askama::Template;

#[derive(Template)]
#[template(path = "reports/who.html")]
pub struct WhoPage<'a> {
    frame: &'a Frame,
    t: &'static Words,
    around: Around<'a>,
    fields: Fields,
    files_for_others: bool,
    groups: Vec<Group<'a>>,
    /// Number and name.
    units: Vec<(i32, &'a str)>,
}

/// The people of a unit.
struct Group<'a> {
    unit: &'a str,
    people: Vec<&'a Person>,
}

impl<'a> WhoPage<'a> {
    pub fn new(around: Around<'a>, opened: &'a Opened) -> WhoPage<'a> {
        let t = around.frame.t;
        let mut units: Vec<(i32, &str)> = opened
            .known
            .units
            .iter()
            .map(|(id, name)| (*id, name.as_str()))
            .collect();
        units.sort_by_cached_key(|(_, name)| alphabetical(name));
        WhoPage {
            frame: around.frame,
            t,
            fields: step::fields(&opened.stored.draft),
            files_for_others: opened.known.files_for_others,
            groups: groups(opened, &units, t.reports.no_unit),
            units,
            around,
        }
    }

    /// Whether the part for a written name stands open.
    fn has_written(&self) -> bool {
        let faults = self.around.faults;
        ["subject_name", "unit"]
            .iter()
            .any(|name| !self.fields.one(name).is_empty() || faults.of(name).is_some())
    }
}

/// Everybody but the filer, by unit: the filer's own first, those without a unit last.
fn groups<'a>(
    opened: &'a Opened,
    units: &[(i32, &'a str)],
    no_unit: &'static str,
) -> Vec<Group<'a>> {
    let filer = opened.known.filer;
    let own = opened.known.people.get(&filer).and_then(|me| me.unit);
    let of = |unit: &(i32, &'a str)| Group {
        unit: unit.1,
        people: people(opened, |person| person.unit_id == Some(unit.0)),
    };
    let is_own = |unit: &&(i32, &'a str)| Some(unit.0) == own;
    let first = units.iter().filter(is_own).map(of);
    let others = units.iter().filter(|unit| !is_own(unit)).map(of);
    let is_open = |unit: Option<i32>| units.iter().any(|(id, _)| Some(*id) == unit);
    let rest = Group {
        unit: no_unit,
        people: people(opened, |person| !is_open(person.unit_id)),
    };
    let groups = first.chain(others).chain([rest]);
    groups.filter(|group| !group.people.is_empty()).collect()
}

fn people(opened: &Opened, belongs: impl Fn(&Person) -> bool) -> Vec<&Person> {
    let filer = opened.known.filer;
    let chosen = opened.staff.iter();
    let mut people: Vec<&Person> = chosen
        .filter(|person| person.id != filer && belongs(person))
        .collect();
    people.sort_by_cached_key(|person| alphabetical(&person.name));
    people
}

/// A key that sorts as the Norwegian alphabet does: æ, ø and å come last, in that order.
fn alphabetical(name: &str) -> String {
    let last = |c| match c {
        'æ' | 'ä' => '\u{e000}',
        'ø' | 'ö' => '\u{e001}',
        'å' => '\u{e002}',
        other => other,
    };
    name.to_lowercase().chars().map(last).collect()
}

#[cfg(test)]
mod tests {
    use super::alphabetical;

    #[test]
    fn the_alphabet_ends_with_æ_ø_and_å() {
        let mut names = ["Åse", "Zara", "Øyvind", "Ægir", "anne", "Bodil"];
        names.sort_by_cached_key(|name| alphabetical(name));
        assert_eq!(names, ["anne", "Bodil", "Zara", "Ægir", "Øyvind", "Åse"]);
    }
}
