//! Days that were counted by hand.

use super::{Answer, asked};
use brotsak::domain::calendar::{add_months, holidays};
use chrono::NaiveDate;
use serde_json::Value;

const VECTORS: &str = include_str!("../fixtures/deadline_vectors.json");

fn vectors(name: &str) -> Vec<Value> {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    let rows = all[name].as_array().unwrap().clone();
    assert!(!rows.is_empty());
    rows
}

fn text<'a>(row: &'a Value, field: &str) -> &'a str {
    row[field].as_str().unwrap()
}

/// Each vector's start given by `options`, and what the clock `code` says to it.
#[track_caller]
fn check(name: &str, options: &[&str], code: &str, moves: bool) {
    for row in vectors(name) {
        let start = text(&row, "start");
        let answer = asked(&[options, &[start]].concat());
        assert_eq!(answer.text(code, "start"), start, "{code}");
        assert_eq!(
            answer.text(code, "raw"),
            text(&row, "raw"),
            "{code} {start}"
        );
        let deadline = text(&row, if moves { "deadline" } else { "raw" });
        assert_eq!(answer.deadline(code), deadline, "{code} {start}");
    }
}

const DISMISSED: &[&str] = &["--kind", "dismissal", "--received"];

#[test]
fn what_the_employee_must_do_ends_on_a_working_day() {
    check("negotiation_2w", DISMISSED, "negotiation_demand", true);
    check("lawsuit_8w", DISMISSED, "suit", true);
    check("compensation_6m", DISMISSED, "suit_compensation", true);
    check("formfeil_4m", DISMISSED, "suit_form_defect", true);
    let suspended = ["--kind", "suspension", "--received"];
    check("klage_3w", &suspended, "complaint", true);
}

#[test]
fn what_the_employer_must_do_is_not_put_off_by_a_holiday() {
    let demanded = ["--kind", "termination", "--demand"];
    check("negotiation_2w", &demanded, "negotiation_meeting", false);
    let met = ["--kind", "termination", "--meeting"];
    check("negotiation_2w", &met, "negotiation_end", false);
}

/// The notice of one vector, by date of birth and of employment where `by_dates`, else by full years.
fn notice(row: &Value, by_dates: bool) -> Answer {
    let received = text(row, "received");
    if row["trial_period"] == true {
        return asked(&[DISMISSED, &[received, "--probation"]].concat());
    }
    let day: NaiveDate = received.parse().unwrap();
    let before = |field: &str| {
        let years = u32::try_from(row[field].as_u64().unwrap()).unwrap();
        // The anniversary is on the very day the letter is received.
        let back = day
            .checked_sub_months(chrono::Months::new(12 * years))
            .unwrap();
        assert!(add_months(back, 12 * years) <= day);
        back.to_string()
    };
    let years = row["service_years"].to_string();
    let (born, since) = (before("age"), before("service_years"));
    let seniority = if by_dates { &since } else { &years };
    asked(
        &[
            DISMISSED,
            &[received, "--birth", &born, "--seniority", seniority],
        ]
        .concat(),
    )
}

#[test]
fn the_last_day_in_post_is_the_later_of_law_and_agreement() {
    for row in vectors("notice") {
        for by_dates in [true, false] {
            let answer = notice(&row, by_dates);
            if row["trial_period"] == true {
                assert_eq!(answer.deadline("notice_by_law"), text(&row, "last_day_14d"));
                assert_eq!(answer.text("notice_by_law", "length"), "14_days");
                continue;
            }
            let months = format!("{}_months", row["aml_months"]);
            assert_eq!(answer.text("notice_by_law", "length"), months, "{row}");
            assert_eq!(
                answer.text("notice_by_law", "start"),
                text(&row, "aml_runs_from")
            );
            assert_eq!(answer.deadline("notice_by_law"), text(&row, "aml_last_day"));
            assert_eq!(
                answer.deadline("notice_by_tariff"),
                text(&row, "hta_3m_from_receipt")
            );
            assert_eq!(
                answer.deadline("notice"),
                text(&row, "effective_last_day"),
                "{row}"
            );
            assert!(answer.notes("notice_by_tariff").contains(&"verify_tariff"));
        }
    }
}

#[test]
fn a_request_for_access_counts_working_days() {
    for row in vectors("innsyn_5_arbeidsdagar") {
        let answer = asked(&["--kind", "none", "--access-request", text(&row, "received")]);
        assert_eq!(answer.deadline("access_request"), text(&row, "last_day"));
    }
}

#[test]
fn a_data_breach_has_72_hours_whatever_the_clocks_do() {
    for row in vectors("personvernavvik_72h") {
        let aware = text(&row, "aware");
        let local = &aware[..16];
        for given in [aware, local] {
            let answer = asked(&["--kind", "none", "--breach", given]);
            assert_eq!(answer.deadline("data_breach"), text(&row, "deadline"));
            assert_eq!(answer.text("data_breach", "start"), aware);
        }
    }
}

#[test]
fn the_rest_of_the_table_holds() {
    for row in vectors("art14_1m") {
        let answer = asked(&["--kind", "none", "--data-obtained", text(&row, "obtained")]);
        assert_eq!(answer.deadline("data_subject"), text(&row, "latest"));
    }
    for row in vectors("eforvaltning_second_notice") {
        let given = text(&row, "available");
        let answer = asked(&["--kind", "none", "--letter-available", given]);
        assert_eq!(
            answer.deadline("second_notice"),
            text(&row, "unread_second_notice_from")
        );
    }
    for row in vectors("suspensjon_3m") {
        for option in ["--received", "--suspended-from"] {
            let answer = asked(&["--kind", "suspension", option, text(&row, "start")]);
            assert_eq!(answer.deadline("suspension_alarm"), text(&row, "alarm"));
        }
    }
}

#[test]
fn the_holidays_of_six_years_are_those_of_the_almanac() {
    let all: Value = serde_json::from_str(VECTORS).unwrap();
    for (year, days) in all["holidays"].as_object().unwrap() {
        let mut computed: Vec<String> = holidays(year.parse().unwrap())
            .iter()
            .map(NaiveDate::to_string)
            .collect();
        computed.dedup();
        let known: Vec<&str> = days
            .as_array()
            .unwrap()
            .iter()
            .map(|day| day.as_str().unwrap())
            .collect();
        assert_eq!(computed, known, "{year}");
    }
}
