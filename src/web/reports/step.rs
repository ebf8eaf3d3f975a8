//! A step in an address and in a form: its name, its fields, and what comes after it.

use crate::domain::report::{Draft, PointsWords, Step, WhatWords, WhoWords, Words};
use crate::web::fields::Fields;

/// As it stands in the address.
pub fn slug(step: Step) -> &'static str {
    match step {
        Step::Who => "who",
        Step::What => "what",
        Step::Points => "points",
        Step::Send => "check",
    }
}

pub fn from_slug(text: &str) -> Option<Step> {
    Step::ALL.into_iter().find(|step| slug(*step) == text)
}

pub fn path(token: &str, step: Step) -> String {
    format!("/reports/drafts/{token}/{}", slug(step))
}

pub fn previous(step: Step) -> Option<Step> {
    Step::from_number(step.number() - 1)
}

/// Where a step leads once it is done: on, or back to the check it was changed from.
pub fn next(step: Step, then: &str) -> Step {
    if then == slug(Step::Send) {
        return Step::Send;
    }
    Step::from_number(step.number() + 1).unwrap_or(Step::Send)
}

/// The step that has the field `name`.
pub fn of_field(name: &str) -> Step {
    match name {
        "reporter" | "subject" | "subject_name" | "unit" => Step::Who,
        "what" | "date" | "time" | "channel" => Step::What,
        _ => Step::Points,
    }
}

/// The field that most of a step's words stand in.
pub fn main_field(step: Step) -> &'static str {
    match step {
        Step::Who => "subject_name",
        Step::What => "what",
        Step::Points | Step::Send => "points",
    }
}

/// What the step's form says; the last step has none.
pub fn words(step: Step, fields: &Fields) -> Option<Words> {
    let one = |name| fields.one(name).to_owned();
    match step {
        Step::Who => Some(Words::Who(WhoWords {
            reporter: one("reporter"),
            subject: one("subject"),
            subject_name: one("subject_name"),
            unit: one("unit"),
        })),
        Step::What => Some(Words::What(WhatWords {
            what: one("what"),
            date: one("date"),
            time: one("time"),
            channel: one("channel"),
        })),
        Step::Points => Some(Words::Points(PointsWords {
            points: fields.all("points").map(str::to_owned).collect(),
        })),
        Step::Send => None,
    }
}

/// The draft as the forms show it.
pub fn fields(draft: &Draft) -> Fields {
    let (who, what) = (&draft.who, &draft.what);
    let mut fields = Fields::default();
    for (name, value) in [
        ("reporter", &who.reporter),
        ("subject", &who.subject),
        ("subject_name", &who.subject_name),
        ("unit", &who.unit),
        ("what", &what.what),
        ("date", &what.date),
        ("time", &what.time),
        ("channel", &what.channel),
    ] {
        fields.set(name, value.as_str());
    }
    for point in &draft.points.points {
        fields.set("points", point.as_str());
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_comes_back_as_it_was_sent() {
        let sent = "subject=2&what=Eg+s%C3%A5g%0Adet&date=7.12&points=V2.1&points=V3.7";
        let sent = Fields::read(sent.as_bytes()).unwrap();
        let mut draft = Draft::default();
        for step in Step::ALL {
            assert_eq!(from_slug(slug(step)), Some(step));
            if let Some(words) = words(step, &sent) {
                draft.put(words);
            }
        }
        let back = fields(&draft);
        for (name, _) in sent.iter() {
            assert!(back.all(name).eq(sent.all(name)), "{name}");
        }
    }

    #[test]
    fn a_changed_step_leads_back_to_the_check() {
        assert_eq!(next(Step::Who, ""), Step::What);
        assert_eq!(next(Step::Who, "check"), Step::Send);
        assert_eq!(next(Step::Points, "elsewhere"), Step::Send);
    }
}
