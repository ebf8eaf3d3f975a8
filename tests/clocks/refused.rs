//! What cannot be counted is refused in one sentence that names the option.

use super::ask;

#[track_caller]
fn refused(line: &str, words: &[&str]) {
    let arguments: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
    let ended = ask(&arguments, &[]);
    ended.is_refused(words);
    assert!(ended.said.is_empty(), "{ended:?}");
}

#[test]
fn what_is_no_date_or_no_kind_is_told_with_the_option() {
    refused("", &["--kind", "dismissal", "suspension"]);
    refused("--kind oppseiing", &["--kind", "«oppseiing»", "dismissal"]);
    refused("--kind Dismissal", &["--kind", "«Dismissal»"]);
    refused(
        "--kind dismissal --received 31.2.2026",
        &["--received", "«31.2.2026»"],
    );
    refused("--kind dismissal --birth i-går", &["--birth", "«i-går»"]);
    refused(
        "--kind dismissal --seniority 7,5",
        &["--seniority", "heile år"],
    );
    refused("--kind dismissal --seniority -3", &["--seniority"]);
    refused(
        "--kind none --breach 2026-12-24",
        &["--breach", "2026-12-24T15:00"],
    );
    refused("--kind none --breach 2027-03-28T02:30", &["--breach"]);
    refused("--kind dismissal --care-days mange", &["--care-days"]);
    refused("--kind none --lang sv", &["--lang", "nn, nb, en"]);
    refused("--kind none --today 2201-01-01", &["--today", "1900"]);
}

#[test]
fn a_stray_option_is_not_passed_over() {
    refused(
        "--kind warning --demand 2026-12-11",
        &["--demand", "åtvaring"],
    );
    refused(
        "--kind termination --probation",
        &["--probation", "avskjed"],
    );
    refused(
        "--kind suspension --form-defect",
        &["--form-defect", "suspensjon"],
    );
    refused(
        "--kind dismissal --temporary --hired",
        &["--temporary", "--hired"],
    );
    refused(
        "--kind warning --reply-days 7",
        &["--reply-days", "--prior-notice"],
    );
    refused(
        "--kind warning --prior-notice 2026-12-11 --reply-days 0",
        &["--reply-days"],
    );
    refused(
        "--kind dismissal --seniority 6 --employed-since 2020-12-11",
        &["--seniority", "--employed-since"],
    );
    refused("--kind dismissal --seniority 99", &["--seniority"]);
    assert_eq!(ask(&["--kind", "none", "--frist"], &[]).code, 2);
}

#[test]
fn days_in_the_wrong_order_are_named() {
    let dismissed = "--kind dismissal --received 2026-12-11";
    for (more, words) in [
        ("--demand 2026-12-10", ["--demand", "--received"]),
        ("--meeting 2026-12-10", ["--meeting", "--received"]),
        (
            "--demand 2026-12-20 --meeting 2026-12-19",
            ["--meeting", "--demand"],
        ),
        (
            "--meeting 2026-12-20 --negotiations-ended 2026-12-19",
            ["--negotiations-ended", "--meeting"],
        ),
        ("--employed-since 2026-12-12", ["--received", "--seniority"]),
        ("--birth 2026-12-12", ["--received", "--birth"]),
        (
            "--birth 1990-01-01 --employed-since 1989-12-31",
            ["--seniority", "--birth"],
        ),
        (
            "--birth 1990-01-01 --seniority 40",
            ["--seniority", "--birth"],
        ),
        (
            "--probation-until 2026-12-10",
            ["--probation-until", "--received"],
        ),
        ("--sick-since 2026-12-12", ["--received", "--sick-since"]),
        (
            "--suspended-from 2026-12-02 --suspended-until 2026-12-01",
            ["--suspended-until", "--suspended-from"],
        ),
    ] {
        refused(&format!("{dismissed} {more}"), &words);
    }
}

#[test]
fn days_far_from_any_case_are_refused() {
    for (option, day) in [
        ("--received", "1899-12-31"),
        ("--received", "2201-01-01"),
        ("--birth", "0001-01-01"),
        ("--demand", "9999-12-31"),
        ("--breach", "9999-12-31T23:59"),
    ] {
        refused(
            &format!("--kind dismissal {option} {day}"),
            &[option, "1900", "2200"],
        );
    }
}

#[test]
fn what_was_typed_is_told_without_anything_a_terminal_would_obey() {
    let long = "x".repeat(5000);
    for typed in [
        "\u{1b}[31mraud",
        "linje\nto",
        &long,
        "æ",
        "😀",
        "\u{202e}2026",
    ] {
        for option in ["--received", "--seniority", "--kind"] {
            let ended = ask(&["--kind", "dismissal", option, typed], &[]);
            if option == "--kind" {
                assert_eq!(ended.code, 2, "given twice");
                continue;
            }
            ended.is_refused(&[option]);
            assert!(!ended.complained.contains('\u{1b}'));
            assert!(ended.complained.chars().count() < 250);
        }
    }
}

#[test]
fn a_setting_that_is_wrong_stops_the_clocks_too() {
    let variables = [("BROTSAK_TARIFF_NOTICE_MONTHS", "tre")];
    ask(&["--kind", "none"], &variables).is_refused(&["BROTSAK_TARIFF_NOTICE_MONTHS"]);
}
