//! Ways of writing that are easily missed, and words that are nobody's name.
use super::{check, person};
use crate::domain::name_search::{Enough, find};

const KARE: &str = "Kåre Melkevik";

#[test]
fn a_name_is_found_in_other_letters() {
    check("Fiona Hoffmann", "ﬁona hoﬀmann", &["ﬁona hoﬀmann"]);
    check(KARE, "Ｋåｒｅ ｓａ", &["Ｋåｒｅ"]);
    check(KARE, "𝐌𝐞𝐥𝐤𝐞𝐯𝐢𝐤 og ⓜelkevik", &["𝐌𝐞𝐥𝐤𝐞𝐯𝐢𝐤", "ⓜelkevik"]);
    check(
        KARE,
        "frå kmelk01＠valle．example",
        &["kmelk01＠valle．example"],
    );
    check("Łukasz Wałęsa", "lukasz, WALESA", &["lukasz, WALESA"]);
    check("Živilė Šimkutė", "Zivile; Simkute", &["Zivile", "Simkute"]);
    check(
        "Ștefan Băsescu",
        "Stefan/Şte\u{326}fan Basescu",
        &["Stefan/Şte\u{326}fan Basescu"],
    );
    check(
        "Işıl İnan",
        "Isil INAN, ışıl inan",
        &["Isil INAN, ışıl inan"],
    );
    check("Þóra Weiß", "Thora Weiss", &["Thora Weiss"]);
    check(
        "Jürgen Müller",
        "Juergen Muller, Mueller",
        &["Juergen Muller, Mueller"],
    );
}

#[test]
fn a_name_is_found_without_the_letters_that_a_keyboard_lacks() {
    check(KARE, "Kare sa det, og kare", &["Kare", "kare"]);
    let sorby = "Øyvind Sørby";
    check(
        sorby,
        "Oyvind Sorby; Soerby; oeyvind",
        &["Oyvind Sorby", "Soerby", "oeyvind"],
    );
    check(sorby, "til oyvind.sorby@valle.example", &["oyvind.sorby"]);
    check("Mona Møller", "Moller og Moeller", &["Moller", "Moeller"]);
    check("Jens Lærke", "Laerkes brev", &["Laerkes"]);
    check("Uwe Jäger", "Jager og Jaeger", &["Jager", "Jaeger"]);
    check("Anna Ångström", "Angstrom", &["Angstrom"]);
    check("Oeyvind Saether", "Øyvind, Sæther", &["Øyvind, Sæther"]);
    check(
        "Ørjan Østbø-Sørlønn",
        "Orjan Ostbo-Sorlonn",
        &["Orjan Ostbo-Sorlonn"],
    );
}

#[test]
fn a_word_is_not_a_name_because_a_letter_may_be_left_out() {
    check("Mare Tor", "måre, tør", &[]);
    check("Joel Moe", "jol, mo, mø, jøl", &[]);
    check("Vår Ås", "Var det ein as? At Valle AS var der.", &[]);
    check("Vår Ås", "Vår og Ås; Var As", &["Vår", "Ås", "Var As"]);
    check(
        "Pål Bø",
        "Pal sa; pal sa, bo. Bo; Boe; boe",
        &["Pal", "Boe"],
    );
    check("Hæge Måne", "i ein hage, mange mane", &[]);
}

#[test]
fn initials_are_found_with_a_genitive_and_beside_the_name() {
    check(KARE, "KMs brev, KM’s, KMS og kms", &["KMs", "KM’s"]);
    check(KARE, "Kåre M. sa; Kåre M sa", &["Kåre M", "Kåre M"]);
    check(
        KARE,
        "Kåre O. Melkevik, Kåre O.B. Melkevik",
        &["Kåre O. Melkevik, Kåre O.B. Melkevik"],
    );
    check(KARE, "Det sa Kåre. M var der, I dag òg", &["Kåre"]);
    check(
        "Kåre Olav Melkevik",
        "Melkevik, K. O. og Kåre O.",
        &["Melkevik, K. O", "Kåre O"],
    );
    let mut people = [person(KARE, "")];
    people[0].enough = Enough::FullName;
    let text = "Kåre O. Melkevik; Kåre. O. Melkevik; Kåre I dag";
    let found = find(text, &people);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(&text[found[0].first..found[0].end], "Kåre O. Melkevik");
}

#[test]
fn addresses_and_numbers_are_found_however_they_are_parted() {
    let own = [person(KARE, "km_sor@valle.example")];
    let is_found = |text: &str, wanted: &[&str]| {
        let found = find(text, &own);
        let found: Vec<&str> = found.iter().map(|it| &text[it.first..it.end]).collect();
        assert_eq!(found, wanted, "{text}");
    };
    is_found("skriv til km_sor@valle.example", &["km_sor@valle.example"]);
    is_found("km.sor, kmsor, km sor", &["km.sor", "kmsor", "km sor"]);
    is_found(
        "17-204, 17/204; 17204; 17 204",
        &["17-204", "17/204", "17204", "17 204"],
    );
    is_found("117-204, 17-2045; 17. Så 204", &[]);
    is_found(
        "kare_melkevik, kare/melkevik",
        &["kare_melkevik, kare/melkevik"],
    );
    let mut people = own;
    people[0].numbers = vec!["17204".to_owned()];
    let text = "nr. 17 204 og 17/204; 172, 04";
    let found = find(text, &people);
    let found: Vec<&str> = found.iter().map(|it| &text[it.first..it.end]).collect();
    assert_eq!(found, ["17 204", "17/204", "172, 04"]);
    people[0].numbers = vec!["204".to_owned()];
    assert_eq!(find("20,4; 2 04", &people), []);
    people[0].email = "k.m@valle.example".to_owned();
    assert_eq!(find("to km frå Valle", &people), []);
}

#[test]
fn a_name_that_is_written_together_or_apart_is_found() {
    check(
        KARE,
        "#KåreMelkevik og @karemelkevik",
        &["KåreMelkevik", "karemelkevik"],
    );
    check(KARE, "#MelkevikKåre", &["MelkevikKåre"]);
    check(
        "Anne Marie Berg",
        "Annemarie, annemarieberg",
        &["Annemarie, annemarieberg"],
    );
    check("Siri O’Neil", "Oneil og Oʼneil", &["Oneil", "Oʼneil"]);
    check("Siri Oneil", "O’Neil", &["O’Neil"]);
    check("Ana de la Cruz", "Delacruz; de la rosa", &["Delacruz"]);
    check(
        KARE,
        "Melkevi\u{ad}k, Ka-\nare, Melke\u{ad}\nvik",
        &["Melkevi\u{ad}k, Ka-\nare, Melke\u{ad}\nvik"],
    );
    let mut people = [person("Anne Marie Berg", "")];
    people[0].enough = Enough::FullName;
    let text = "Annemarie; Berg; Annemarie Berg; AnneBerg; Annemari Berg";
    let found = find(text, &people);
    let found: Vec<&str> = found.iter().map(|it| &text[it.first..it.end]).collect();
    assert_eq!(found, ["Annemarie Berg", "AnneBerg"]);
}

/// Were each word held against each other, it would take hours.
#[test]
fn a_text_of_a_million_letters_is_searched_in_one_go() {
    let people: Vec<_> = (0..200)
        .map(|at| person(&format!("Kåre{at} Sørby{at}"), "km_sor@valle.example"))
        .collect();
    let text = "Kåre O. sa K M, 17 204 km_ - a-\nb 'c. ".repeat(25_000);
    let begun = std::time::Instant::now();
    find(&text, &people[..2]);
    find(&"å".repeat(1_000_000), &people);
    assert!(begun.elapsed().as_secs() < 60);
}
