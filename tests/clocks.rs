//! Every clock of a case: `brotsak clocks`, through the program itself.
#![cfg(not(feature = "postgres"))]

mod properties;
mod refused;
mod rules;
mod told;
mod vectors;

use crate::support::program::{Ended, run_with};
use serde_json::Value;
use tempfile::tempdir;

/// The day these tests are told in, unless they say otherwise.
const TODAY: &str = "2026-11-25";

/// Runs `brotsak clocks` in an empty folder.
pub fn ask(arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
    let folder = tempdir().unwrap();
    let mut command = vec!["clocks"];
    command.extend(arguments);
    if !arguments.contains(&"--today") {
        command.extend(["--today", TODAY]);
    }
    run_with(folder.path(), &command, variables)
}

/// What the program answers to options that must be good.
pub struct Answer(Value);

#[track_caller]
pub fn asked(arguments: &[&str]) -> Answer {
    asked_with(arguments, &[])
}

#[track_caller]
pub fn asked_with(arguments: &[&str], variables: &[(&str, &str)]) -> Answer {
    let ended = ask(&[arguments, &["--json"]].concat(), variables);
    assert_eq!((ended.code, &*ended.complained), (0, ""), "{arguments:?}");
    Answer(serde_json::from_str(&ended.said).unwrap())
}

impl Answer {
    pub fn codes(&self) -> Vec<&str> {
        let clocks = self.0["clocks"].as_array().unwrap();
        clocks
            .iter()
            .map(|clock| clock["code"].as_str().unwrap())
            .collect()
    }

    #[track_caller]
    pub fn clock(&self, code: &str) -> &Value {
        let clocks = self.0["clocks"].as_array().unwrap();
        let found = clocks.iter().find(|clock| clock["code"] == code);
        found.unwrap_or_else(|| panic!("{code} in {:?}", self.codes()))
    }

    #[track_caller]
    pub fn text(&self, code: &str, field: &str) -> &str {
        let value = &self.clock(code)[field];
        value
            .as_str()
            .unwrap_or_else(|| panic!("{code}.{field} is {value}"))
    }

    #[track_caller]
    pub fn deadline(&self, code: &str) -> &str {
        self.text(code, "deadline")
    }

    #[track_caller]
    pub fn state(&self, code: &str) -> &str {
        self.text(code, "state")
    }

    pub fn notes(&self, code: &str) -> Vec<&str> {
        let notes = self.clock(code)["notes"].as_array().unwrap();
        notes
            .iter()
            .map(|note| note["code"].as_str().unwrap())
            .collect()
    }
}
