//! How else a name is written: without the letters that a keyboard does not have.

/// Letters that are written each its own way, in one name; where there are more, all are written the same way.
const MOST: usize = 2;
/// A name that is shorter is not read as one that lacks its letters: Moe is not Mø, and Joel not Jøl.
const LONG: usize = 5;

/// What a name becomes when its letters are left out, and what everybody says all the time.
const EVERYDAY: [&str; 16] = [
    "var", "for", "far", "mor", "har", "bar", "tar", "mal", "nar", "hage", "mane", "most", "sale",
    "tale", "tonne", "sone",
];

/// A way to write a name, plain and small.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spelling {
    pub text: String,
    /// With a letter left out: `Kare` for Kåre.
    pub is_bare: bool,
}

/// Every way to write the name; as it stands first.
pub fn spellings(name: &str) -> Vec<Spelling> {
    let special = name.chars().filter(|c| !others(*c).is_empty()).count();
    let mut all = vec![Spelling::default()];
    if special == 0 {
        all[0].text.push_str(name);
    }
    for c in name.chars().filter(|_| special > 0) {
        let ways = if special <= MOST { others(c) } else { &[] };
        let with = |one: &Spelling, (way, is_bare): (&str, bool)| Spelling {
            text: [&one.text, way].concat(),
            is_bare: one.is_bare || is_bare,
        };
        let each = all
            .iter()
            .flat_map(|one| ways.iter().map(move |way| with(one, *way)));
        let more: Vec<Spelling> = each.collect();
        for one in &mut all {
            one.text.push(c);
        }
        all.extend(more);
    }
    if special > MOST {
        all.extend((0..2).map(|which| all_written(name, which)));
    }
    if name.chars().count() >= LONG && (name.contains("oe") || name.contains("ae")) {
        all.push(Spelling {
            text: name.replace("oe", "ø").replace("ae", "æ"),
            is_bare: false,
        });
    }
    all
}

/// Whether a name with a letter left out is a word of its own that everybody uses.
pub fn is_everyday(bare: &str) -> bool {
    EVERYDAY.contains(&bare)
}

fn all_written(name: &str, which: usize) -> Spelling {
    let mut one = Spelling::default();
    for c in name.chars() {
        match others(c).get(which) {
            Some((way, is_bare)) => {
                one.text.push_str(way);
                one.is_bare |= is_bare;
            }
            None => one.text.push(c),
        }
    }
    one
}

/// How else a letter is written, and whether something is left out. `aa` is `å` to the search already.
fn others(c: char) -> &'static [(&'static str, bool)] {
    match c {
        'å' => &[("a", true)],
        'ø' => &[("o", true), ("oe", false)],
        'æ' => &[("a", true), ("ae", false)],
        _ => &[],
    }
}
