//! Every form of a made-up name is found, and covered from its first letter to its last and no further.
use super::person;
use crate::domain::name_search::find;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

const GIVEN: [&str; 12] = [
    "Kåre",
    "Øyvind",
    "Anne-Marie",
    "Fiona",
    "Łukasz",
    "Živilė",
    "Ștefan",
    "Ayşe",
    "Håkon",
    "Šárá",
    "Björn",
    "Maria Luz",
];
const FAMILY: [&str; 12] = [
    "Melkevik",
    "Sørby",
    "Lærke",
    "Møller",
    "O’Reilly",
    "Wałęsa",
    "Hoffmann",
    "Čearru",
    "Østbø",
    "Băsescu",
    "Størflatås",
    "Aasheim",
];

/// `a` for `å`, and whatever other letter a mark is taken from.
fn bare(name: &str, two: bool) -> String {
    let special = |c: char| match (c, two) {
        ('å', true) => "aa".to_owned(),
        ('ø' | 'ö', true) => "oe".to_owned(),
        ('æ', _) => "ae".to_owned(),
        ('ø', false) => "o".to_owned(),
        ('Ø', false) => "O".to_owned(),
        ('Ø', true) => "Oe".to_owned(),
        ('ł', _) => "l".to_owned(),
        ('Ł', _) => "L".to_owned(),
        _ => c.nfd().next().map(String::from).unwrap_or_default(),
    };
    name.chars().map(special).collect()
}

fn wide(name: &str) -> String {
    let wide = |c: char| match c {
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap(),
        c => c,
    };
    name.chars().map(wide).collect()
}

fn ligated(name: &str) -> String {
    name.replace("ff", "ﬀ")
        .replace("Fi", "ﬁ")
        .replace("fl", "ﬂ")
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The name in one of the forms that somebody may give it.
fn written(given: &str, family: &str, form: usize, cut: usize) -> String {
    let name = format!("{given} {family}");
    let initials = || {
        let words = name.split([' ', '-', '’']);
        words.filter_map(|it| it.chars().next()).collect::<String>()
    };
    let at = |name: &str| name.char_indices().nth(3 + cut % 2).unwrap().0;
    let within = |between: &str| {
        let (first, rest) = family.split_at(at(family));
        format!("{first}{between}{rest}")
    };
    match form {
        0 => name.clone(),
        1 => name.nfd().collect(),
        2 => name.nfkc().collect::<String>().to_uppercase(),
        3 => bare(&name, false),
        4 => bare(&name, true),
        5 => bare(family, false).to_lowercase(),
        6 => bare(family, true),
        7 => wide(given),
        8 => ligated(&name),
        // With no full stops these are not sought: an office, and a battery.
        9 if !["KS", "AA"].contains(&initials().as_str()) => initials() + "s",
        10 => format!(
            "{given} {}",
            &family[..family.chars().next().unwrap().len_utf8()]
        ),
        11 => format!("{given} X. {family}"),
        12 => format!("{given} X. Y. {family}"),
        13 => format!("{given}_{family}").to_lowercase(),
        14 => format!("{given}/{family}"),
        15 => letters(&name),
        16 => bare(&letters(&name), false).to_lowercase(),
        17 => letters(given),
        18 => letters(family),
        19 => format!("{}{}", letters(family), letters(given)),
        20 => within("\u{ad}"),
        21 => within("-\n"),
        22 => within("\u{ad}\n"),
        23 => format!("{given}\n{family}"),
        24 => format!("{family}, {given}"),
        25 => bare(family, true) + "s",
        _ => family.chars().flat_map(|c| [c, '\u{200b}']).collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]
    #[test]
    fn every_form_of_a_name_is_found_and_covered_exactly(
        given in 0..GIVEN.len(), family in 0..FAMILY.len(), form in 0..27_usize, cut in 0..2_usize,
        before in prop::sample::select(vec!["", "og så ", "(", "#", "@", "Det sa\n", "Nr. 17: ", "å ", "– "]),
        after in prop::sample::select(vec!["", " skreiv", ".", ", ja", "\n\nHei", ")", "?", " 12"]),
    ) {
        let (given, family) = (GIVEN[given], FAMILY[family]);
        let form = written(given, family, form, cut);
        let text = format!("{before}{form}{after}");
        let hits = find(&text, &[person(&format!("{given} {family}"), "x9y@valle.example")]);
        let found: Vec<&str> = hits.iter().map(|it| &text[it.first..it.end]).collect();
        let form = form.trim_end_matches('\u{200b}');
        prop_assert_eq!(found, [form], "in {:?}", text);
    }
}
