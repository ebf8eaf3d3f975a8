//! User names, names that are cut, and letters that are not what they look like.
use super::{check, person};
use crate::domain::name_search::{Enough, find};
use proptest::prelude::*;

const ARVE: &str = "Arve Tavledal";
const OLA: &str = "Ola Prøvemo";

#[test]
fn a_name_with_digits_stuck_on_is_found() {
    for handle in ["arvetavledal85", "tavledal85", "ArveTavledal2026"] {
        check(ARVE, &format!("@{handle}, #{handle}"), &[handle, handle]);
    }
    check(ARVE, "sjå x.com/tavledal85 no", &["tavledal85"]);
    check(ARVE, "Arve2 og 2Arve; Arve²", &["Arve2", "2Arve", "Arve²"]);
    check(ARVE, "Arvetavledal1985", &["Arvetavledal1985"]);
    check(ARVE, "til arve85@gmail.com.", &["arve85@gmail.com"]);
    check(OLA, "provemo77, prøvemo_1", &["provemo77", "prøvemo"]);
    check("Li Moe", "Li85, moe85, @li85", &["Li85", "moe85", "li85"]);
    check("Li Moe", "LI12345, li85, a9li7, 3li", &[]);
    check("Ask Dag", "dag1 og ask2, 2026/14, DAG12", &[]);
}

#[test]
fn an_initial_and_a_surname_in_one_word_are_found() {
    check(ARVE, "@atavledal, ATavledal", &["atavledal", "ATavledal"]);
    check(ARVE, "brukar atavledal logga inn", &["atavledal"]);
    check(ARVE, "atavledal@gmail.com", &["atavledal@gmail.com"]);
    check(ARVE, "@atavledal85 sa", &["atavledal85"]);
    check(
        ARVE,
        "arvet@gmail.com, @arvet",
        &["arvet@gmail.com", "arvet"],
    );
    check(ARVE, "arve.t@gmail.com", &["arve.t@gmail.com"]);
    check(ARVE, "a.tavledal@gmail.com", &["a.tavledal@gmail.com"]);
    check(ARVE, "han har arvet, arvet85", &[]);
    check("Kåre Olav Melkevik", "komelkevik", &["komelkevik"]);
    check(
        "Øyvind Sørby",
        "@osorby, øsoerby@x.no",
        &["osorby", "øsoerby@x.no"],
    );
    check("Siri Aker", "saker, Saker2026, SAKER; sakers", &[]);
    check(
        "Siri Aker",
        "SAker, @saker, saker@x.no",
        &["SAker", "saker", "saker@x.no"],
    );
}

#[test]
fn a_name_within_a_longer_word_is_found_where_it_can_be_nothing_else() {
    check(ARVE, "#arvetavledalgate", &["arvetavledalgate"]);
    check(ARVE, "realarvetavledal sa", &["realarvetavledal"]);
    check(ARVE, "tavledalarvefans", &["tavledalarvefans"]);
    check(
        ARVE,
        "#tavledalgate og @realtavledal",
        &["tavledalgate", "realtavledal"],
    );
    check(
        ARVE,
        "realtavledal9; team_tavledalen",
        &["realtavledal9", "tavledalen"],
    );
    check(ARVE, "Tavledalen, tavledalsk og Tavledalvegen", &[]);
    check(ARVE, "realtavledal@x.no", &["realtavledal@x.no"]);
    check(
        "Kari Strand",
        "@strandkari, nordstrand@x.no",
        &["strandkari"],
    );
    check("Bo Li", "ein bolig, #bolig, @bolignytt", &[]);
    check("Sol Berg", "Solbergfossen", &[]);
    check("Kari Strand", "#strandrydding, strandsone_2026", &[]);
    check("Per Hansen", "@johansen85, #johansen", &[]);
}

#[test]
fn a_user_name_is_one_hit() {
    check(ARVE, "@arve_tavledal85!", &["arve_tavledal85"]);
    check(ARVE, "(@arve_t_85)", &["arve_t_85"]);
    check(ARVE, "@real.tavledal.no.", &["real.tavledal.no"]);
    check(ARVE, "@arve85@ein.stad", &["arve85@ein.stad"]);
    check("Bo Li", "@bo sa til @ei_li", &["bo"]);
    check("Bo Li", "post@bo.no og post@li.kommune.no", &[]);
}

#[test]
fn a_name_that_blanks_have_cut_is_found() {
    check(
        ARVE,
        "Tavle dal sa, T avledal, tavle dals",
        &["Tavle dal", "T avledal", "tavle dals"],
    );
    check(OLA, "Prøve mo sa det", &["Prøve mo"]);
    check(
        ARVE,
        "A r v e  T a v l e d a l",
        &["A r v e  T a v l e d a l"],
    );
    check(ARVE, "T.a.v.l.e.d.a.l, sa eg", &["T.a.v.l.e.d.a.l"]);
    check(ARVE, "t-a-v-l-e-d-a-l", &["t-a-v-l-e-d-a-l"]);
    check("Siv Moe", "S i v sa", &["S i v"]);
    check(ARVE, "ei tavle. Dal, tavle, dal; tavle Dal", &[]);
    check(
        "Kari Overland",
        "over land; Over land. Kari Over land",
        &["Kari Over land"],
    );
    check("Per Hansen", "var han sen? Det var hans en gong", &[]);
    check("Marianne Moe", "Mari Anne", &[]);
    check("Ola Steinland", "Lars Stein Land", &[]);
}

#[test]
fn a_name_is_found_in_letters_that_look_the_same() {
    check(ARVE, "Αrve og Тavledal", &["Αrve", "Тavledal"]);
    check(ARVE, "АRVЕ; аrvе ᴛavledal", &["АRVЕ", "аrvе ᴛavledal"]);
    check("Анна Петрова", "АННА, петрова", &["АННА, петрова"]);
    check("Γιώργος Παππάς", "ΓΙΏΡΓΟΥ, παππάς", &["παππάς"]);
}

#[test]
fn a_name_is_found_in_letters_that_are_encoded() {
    for form in [
        "Pr%C3%B8vemo",
        "pr%c3%b8vemo",
        "Pr&oslash;vemo",
        "Pr&#248;vemo",
        "Pr&#xF8;vemo",
        "Pr\\u00f8vemo",
        "PrÃ¸vemo",
        "PRÃ˜VEMO",
        "Ola%20Pr%C3%B8vemo",
        "Ola&nbsp;Pr&oslash;vemo",
    ] {
        check(OLA, &format!("q={form}&x, {form}."), &[form, form]);
    }
    check("Åse Ærø", "Ã…se Ã†rÃ¸", &["Ã…se Ã†rÃ¸"]);
    check("Kåre Brå", "BrÃ¥ og Br&aring;", &["BrÃ¥", "Br&aring;"]);
    check("Ada Irmã", "100%Ada, IRMÃ… R&D; 50%", &["Ada, IRMÃ"]);
}

#[test]
fn another_name_between_is_taken_with_it() {
    check(ARVE, "Arve Hansen Tavledal sa", &["Arve Hansen Tavledal"]);
    check(
        ARVE,
        "Arve Moe Hansen Tavledal",
        &["Arve Moe Hansen Tavledal"],
    );
    check(
        ARVE,
        "Arve Moe-Hansen Tavledal",
        &["Arve Moe-Hansen Tavledal"],
    );
    check(ARVE, "Arve A Be Ce De Tavledal", &["Arve A", "Tavledal"]);
    check(ARVE, "Arve sa Tavledal", &["Arve", "Tavledal"]);
    check(ARVE, "Arve Moe\nEva Tavledal", &["Arve", "Tavledal"]);
    check(
        ARVE,
        "Arve, Eva Tavledal. Arve. Eva Tavledal",
        &["Arve", "Tavledal", "Arve", "Tavledal"],
    );
}

#[test]
fn whoever_is_sought_by_the_whole_name_is_not_found_by_less() {
    let mut people = [person(ARVE, "")];
    people[0].enough = Enough::FullName;
    let text = "tavledal85, @atavledal, arve.t@x.no, #tavledalgate, Tavle dal, T a v l e d a l; @tavledal; \
        Arve Moe Tavledal; realarvetavledal; arvetavledal85; Arve Tavle dal; a r v e t a v l e d a l";
    let found = find(text, &people);
    let found: Vec<&str> = found.iter().map(|it| &text[it.first..it.end]).collect();
    let whole = [
        "Arve Moe Tavledal",
        "realarvetavledal",
        "arvetavledal85",
        "Arve Tavle dal",
        "a r v e t a v l e d a l",
    ];
    assert_eq!(found, whole);
}

/// Were the letters of a long row counted anew for each name, it would take hours.
#[test]
fn a_long_row_of_letters_is_searched_in_one_go() {
    let people = [person(ARVE, ""), person(OLA, "")];
    let begun = std::time::Instant::now();
    let row = "P r ø v e m o ".repeat(30_000);
    assert_eq!(find(&row, &people).len(), 30_000);
    find(&"arve@a.b_c.".repeat(60_000), &people);
    find(&"%C3&#Ã\\u@".repeat(60_000), &people);
    find(&"arvetavledal9".repeat(60_000), &people);
    assert!(begun.elapsed().as_secs() < 60);
}

proptest! {
    /// Whatever somebody is called, and whatever stands in the text: no panic, and every place is a piece of it.
    #[test]
    fn no_name_and_no_text_stops_the_search(
        name in "[A-ZÅØÞßaåøæŁᴀΑВ𝐌ⓜ' -]{0,20}|\\PC{0,20}", text in "[@#_.%&;ÃC3B8aåßoA-D1 \\-]{0,40}|\\PC{0,40}",
        around in "[@#_1 ]{0,2}",
    ) {
        let text = format!("{text}{around}{name}{around}{text}");
        for hit in find(&text, &[person(&name, "")]) {
            prop_assert!(text.get(hit.first..hit.end).is_some_and(|it| !it.is_empty()));
        }
    }
}
