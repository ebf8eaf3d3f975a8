//! Who has which clock, and what starts it.

use super::{asked, asked_with};

const DISMISSED: &[&str] = &["--kind", "dismissal", "--received", "2026-12-11"];

#[track_caller]
fn dismissed(more: &[&str]) -> super::Answer {
    asked(&[DISMISSED, more].concat())
}

#[test]
fn an_employee_without_a_birth_date_makes_the_clock_say_what_it_needs() {
    let young = dismissed(&["--seniority", "9"]);
    assert_eq!(young.deadline("notice_by_law"), "2027-02-28");
    let old = dismissed(&["--seniority", "10"]);
    for code in ["notice_by_law", "notice", "remain_in_post"] {
        assert_eq!(old.state(code), "needs", "{code}");
        assert_eq!(old.text(code, "needs"), "birth", "{code}");
    }
    assert_eq!(old.deadline("notice_by_tariff"), "2027-03-11");
    let unknown = dismissed(&["--birth", "1960-01-01"]);
    assert_eq!(unknown.text("notice", "needs"), "employment");
    let nothing = asked(&["--kind", "dismissal"]);
    assert_eq!(nothing.text("suit", "needs"), "received");
    assert!(nothing.clock("suit")["deadline"].is_null());
}

#[test]
fn five_years_are_full_on_the_anniversary_and_not_the_day_before() {
    let length = |since| {
        dismissed(&["--employed-since", since])
            .text("notice_by_law", "length")
            .to_owned()
    };
    assert_eq!(length("2021-12-12"), "1_months");
    assert_eq!(length("2021-12-11"), "2_months");
    let leap = |received| {
        let answer = asked(&[
            "--kind",
            "dismissal",
            "--received",
            received,
            "--seniority",
            "2016-02-29",
            "--birth",
            "1980-02-29",
        ]);
        answer.text("notice_by_law", "length").to_owned()
    };
    assert_eq!(leap("2026-02-27"), "2_months");
    assert_eq!(leap("2026-02-28"), "3_months");
    assert_eq!(leap("2030-02-27"), "3_months");
    assert_eq!(leap("2030-02-28"), "4_months");
}

#[test]
fn the_age_is_reached_on_the_birthday_itself() {
    let length = |born| {
        let answer = dismissed(&["--seniority", "12", "--birth", born]);
        answer.text("notice_by_law", "length").to_owned()
    };
    assert_eq!(length("1976-12-12"), "3_months");
    assert_eq!(length("1976-12-11"), "4_months");
    assert_eq!(length("1971-12-11"), "5_months");
    assert_eq!(length("1966-12-11"), "6_months");
}

#[test]
fn the_time_to_sue_begins_when_the_negotiations_end() {
    let before = dismissed(&["--demand", "2026-12-14"]);
    assert_eq!(before.deadline("suit"), "2027-02-05");
    assert_eq!(before.text("negotiation_demand", "status"), "met");
    assert!(before.notes("suit").contains(&"starts_again"));
    let during = dismissed(&["--demand", "2026-12-14", "--meeting", "2026-12-28"]);
    assert_eq!(during.text("suit", "needs"), "negotiations_end");
    assert_eq!(during.text("negotiation_meeting", "status"), "met");
    let after = dismissed(&[
        "--demand",
        "2026-12-28",
        "--meeting",
        "2027-01-12",
        "--negotiations-ended",
        "2027-01-26",
    ]);
    assert_eq!(after.deadline("suit"), "2027-03-23");
    assert_eq!(after.deadline("suit_compensation"), "2027-07-26");
    assert_eq!(
        after.deadline("suit_form_defect"),
        "2027-04-12",
        "counted from receipt"
    );
    assert_eq!(after.text("negotiation_meeting", "status"), "late");
    assert_eq!(after.clock("negotiation_meeting")["days"], 1);
    assert_eq!(after.text("negotiation_end", "status"), "met");
}

#[test]
fn a_letter_with_a_defect_takes_the_deadlines_to_sue_away() {
    let answer = dismissed(&["--form-defect", "--seniority", "6"]);
    for code in ["suit", "suit_compensation", "remain_in_post"] {
        assert_eq!(answer.state(code), "no_deadline", "{code}");
    }
    assert_eq!(answer.deadline("suit_form_defect"), "2027-04-12");
    assert_eq!(answer.deadline("negotiation_demand"), "2026-12-28");
    assert!(answer.text("suit", "name").contains("søksmål"));
    assert_eq!(
        answer.clock("suit")["paragraphs"][0],
        "arbeidsmiljølova § 17-4 (4)"
    );
}

#[test]
fn the_right_to_remain_ends_with_the_eight_weeks_or_the_notice() {
    let tariff = dismissed(&["--seniority", "2"]);
    assert_eq!(tariff.deadline("notice"), "2027-03-11");
    assert_eq!(tariff.deadline("remain_in_post"), "2027-02-05");
    let none = [("BROTSAK_TARIFF_NOTICE_MONTHS", "0")];
    let law = asked_with(&[DISMISSED, &["--seniority", "2"]].concat(), &none);
    assert_eq!(
        law.deadline("notice"),
        "2027-01-31",
        "a Sunday, and not moved"
    );
    assert_eq!(law.deadline("remain_in_post"), "2027-01-31");
    assert!(law.notes("notice").contains(&"no_tariff"));
    assert!(!law.codes().contains(&"notice_by_tariff"));
    let negotiating = dismissed(&["--seniority", "2", "--meeting", "2026-12-20"]);
    assert_eq!(negotiating.deadline("remain_in_post"), "2027-03-11");
    assert!(
        negotiating
            .notes("remain_in_post")
            .contains(&"verify_tariff")
    );
}

#[track_caller]
fn leaves(options: &[&str], note: &str, asks_court_by: &str) {
    let answer = asked(&[options, &["--received", "2026-12-11"]].concat());
    assert_eq!(answer.state("remain_in_post"), "not_applicable");
    assert_eq!(answer.notes("remain_in_post"), [note]);
    assert_eq!(answer.deadline("remain_by_court"), asks_court_by);
}

#[test]
fn whoever_may_not_remain_is_told_why_and_may_ask_the_court() {
    leaves(
        &["--kind", "termination"],
        "not_after_termination",
        "2027-02-05",
    );
    let dismissal = ["--kind", "dismissal"];
    leaves(
        &[&dismissal[..], &["--probation"]].concat(),
        "not_in_probation",
        "2027-03-08",
    );
    leaves(
        &[&dismissal[..], &["--temporary", "--seniority", "1"]].concat(),
        "not_temporary",
        "2027-05-07",
    );
    leaves(
        &[&dismissal[..], &["--hired", "--seniority", "1"]].concat(),
        "not_hired",
        "2027-05-07",
    );
    let negotiated = asked(&[
        "--kind",
        "termination",
        "--received",
        "2026-12-11",
        "--negotiations-ended",
        "2027-01-04",
    ]);
    assert_eq!(negotiated.deadline("remain_by_court"), "2027-03-01");
    // In probation the last day at work is the later one: 11 January by the agreement.
    let early = dismissed(&["--probation", "--negotiations-ended", "2026-12-21"]);
    assert_eq!(early.deadline("remain_by_court"), "2027-03-08");
}

#[test]
fn a_termination_has_no_notice_and_the_court_no_four_months() {
    let answer = asked(&["--kind", "termination", "--received", "2026-12-11"]);
    for code in [
        "notice",
        "notice_by_law",
        "notice_by_tariff",
        "suit_form_defect",
        "probation",
    ] {
        assert!(!answer.codes().contains(&code), "{code}");
    }
    assert_eq!(answer.deadline("suit"), "2027-02-05");
}

#[test]
fn probation_is_fourteen_days_or_what_the_agreement_says() {
    let answer = dismissed(&[
        "--probation-until",
        "2027-01-31",
        "--employed-since",
        "2026-08-01",
    ]);
    assert_eq!(
        answer.deadline("notice_by_law"),
        "2026-12-25",
        "a holiday, and not moved"
    );
    assert_eq!(answer.deadline("notice_by_tariff"), "2027-01-11");
    assert_eq!(answer.deadline("notice"), "2027-01-11");
    assert_eq!(answer.text("probation", "status"), "met");
    assert!(answer.notes("probation").is_empty());
    let long = dismissed(&[
        "--probation-until",
        "2027-02-01",
        "--employed-since",
        "2026-08-01",
    ]);
    assert_eq!(long.notes("probation"), ["probation_too_long"]);
    let open = dismissed(&["--probation"]);
    assert_eq!(open.text("probation", "needs"), "probation_end");
}

#[test]
fn sickness_care_and_leave_give_time() {
    let sick = dismissed(&["--sick-since", "2026-06-01"]);
    assert_eq!(sick.deadline("demand_after_sickness"), "2027-06-15");
    assert_eq!(sick.deadline("suit_after_sickness"), "2027-07-27");
    assert_eq!(
        sick.deadline("suit"),
        "2027-02-05",
        "for every other dispute"
    );
    let last_day = dismissed(&["--sick-since", "2025-12-11"]);
    assert!(last_day.codes().contains(&"suit_after_sickness"));
    let over = dismissed(&["--sick-since", "2025-12-10"]);
    assert!(!over.codes().contains(&"suit_after_sickness"));
    let care = dismissed(&["--care-days", "3"]);
    assert_eq!(care.text("negotiation_demand", "raw"), "2026-12-28");
    assert_eq!(care.deadline("suit"), "2027-02-08");
    let leave = dismissed(&["--on-leave", "--seniority", "1"]);
    assert!(leave.notes("suit").contains(&"leave_reinstatement"));
    assert!(leave.notes("notice").contains(&"leave_notice"));
}

#[test]
fn a_suspension_is_looked_at_every_fortnight_and_rings_after_three_months() {
    let options = ["--kind", "suspension", "--received", "2026-11-23"];
    let next = |today| {
        let answer = asked(&[&options[..], &["--today", today]].concat());
        answer.deadline("suspension_review").to_owned()
    };
    assert_eq!(next("2026-11-23"), "2026-12-07");
    assert_eq!(next("2026-12-07"), "2026-12-07");
    assert_eq!(next("2026-12-08"), "2026-12-21");
    let answer = asked(&options);
    for code in ["suit", "suit_compensation", "negotiation_demand"] {
        assert_eq!(answer.state(code), "no_deadline", "{code}");
    }
    let over = asked(&[&options[..], &["--suspended-until", "2027-02-24"]].concat());
    assert!(!over.codes().contains(&"suspension_review"));
    assert_eq!(over.text("suspension_alarm", "status"), "late");
    assert_eq!(over.deadline("negotiation_demand"), "2027-03-10");
    let beside = dismissed(&["--suspended-from", "2026-11-23"]);
    assert_eq!(beside.deadline("suspension_alarm"), "2027-02-23");
}

#[test]
fn the_law_of_2025_takes_the_complaint_over_a_suspension_away() {
    let options = [
        "--kind",
        "suspension",
        "--received",
        "2027-08-02",
        "--case-started",
    ];
    let from = [("BROTSAK_LAW_FVL2025_FROM", "2027-07-01")];
    let under = |started, variables: &[(&str, &str)]| {
        asked_with(&[&options[..], &[started]].concat(), variables)
    };
    assert_eq!(
        under("2027-06-30", &from).deadline("complaint"),
        "2027-08-23"
    );
    assert_eq!(under("2099-01-01", &[]).state("complaint"), "runs");
    let new = under("2027-07-01", &from);
    assert_eq!(new.state("complaint"), "not_applicable");
    assert_eq!(
        new.clock("complaint")["paragraphs"][0],
        "forvaltningslova av 2025 § 8 (3)"
    );
    assert_eq!(
        new.clock("prior_notice_reply")["paragraphs"][0],
        "forvaltningslova av 2025 § 42"
    );
    let unknown = new.clock("second_notice")["paragraphs"][1]
        .as_str()
        .unwrap();
    assert!(unknown.contains("ikkje kontrollert"), "{unknown}");
}

#[test]
fn nobody_complains_about_a_warning_or_a_dismissal() {
    for (kind, note) in [
        ("dismissal", "no_complaint"),
        ("termination", "no_complaint"),
        ("warning", "warning_is_no_decision"),
    ] {
        let answer = asked(&["--kind", kind, "--received", "2026-12-11"]);
        assert_eq!(answer.state("complaint"), "not_applicable", "{kind}");
        assert_eq!(answer.notes("complaint"), [note]);
    }
    for kind in ["none", "guidance"] {
        let answer = asked(&["--kind", kind]);
        assert!(!answer.codes().contains(&"complaint"));
        assert!(!answer.codes().contains(&"suit"));
    }
}

#[test]
fn what_the_office_sets_itself_is_counted_as_it_is_set() {
    let answer = asked(&[
        "--kind",
        "warning",
        "--prior-notice",
        "2026-12-11",
        "--inquiry",
        "2027-01-31",
        "--report",
        "2026-12-11",
    ]);
    assert_eq!(answer.text("prior_notice_reply", "raw"), "2026-12-25");
    assert_eq!(answer.deadline("prior_notice_reply"), "2026-12-28");
    assert_eq!(answer.deadline("provisional_reply"), "2027-02-28");
    assert_eq!(answer.deadline("report_triage"), "2026-12-25");
    assert_eq!(answer.deadline("report_target"), "2027-03-11");
    let short = asked(&[
        "--kind",
        "warning",
        "--prior-notice",
        "2026-12-11",
        "--reply-days",
        "7",
    ]);
    assert_eq!(short.deadline("prior_notice_reply"), "2026-12-18");
}
