//! The words of the trail: a sentence for each event the ledger knows, whoever did it being told beside it.

mod archive_core;
mod blocking;
mod circumstances;
mod codes;
mod copying;
mod correcting;
mod en;
mod errand;
mod holds;
mod keeping;
mod ledger;
mod nb;
mod nn;
mod pages;
mod procedure;
mod refusals;
mod tables;
mod work;

pub use ledger::alarm;

use std::collections::BTreeMap;

/// What an event keeps besides its name: codes, numbers, dates and hashes.
pub type Data = BTreeMap<String, String>;

#[derive(Debug)]
pub struct Events {
    /// What happened, from the event's name and data. A name that is not known is told as it is.
    pub sentence: fn(&str, &Data) -> String,
}

pub const NN: Events = Events {
    sentence: nn::sentence,
};

pub const NB: Events = Events {
    sentence: nb::sentence,
};

pub const EN: Events = Events {
    sentence: en::sentence,
};

#[cfg(test)]
mod tests {
    use super::*;

    fn data(pairs: &[(&str, &str)]) -> Data {
        let owned = pairs
            .iter()
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
        owned.collect()
    }

    #[test]
    fn a_decision_is_told_in_each_language() {
        let data = data(&[("severity", "dismissal"), ("follows", "false")]);
        let name = "decision-recorded";
        assert_eq!(
            (NN.sentence)(name, &data),
            "Avgjorde: oppseiing (anna enn framlegget)"
        );
        assert_eq!(
            (NB.sentence)(name, &data),
            "Avgjorde: oppsigelse (annet enn forslaget)"
        );
        assert_eq!(
            (EN.sentence)(name, &data),
            "Decided: dismissal with notice (other than proposed)"
        );
    }

    #[test]
    fn a_gate_is_told_by_its_name_and_answer() {
        let data = data(&[("gate", "G1"), ("answer", "not_speech")]);
        assert_eq!(
            (NN.sentence)("gate-answered", &data),
            "Svara på port G1, ytringsfridom: ikkje ei ytring på eigne vegner"
        );
    }

    #[test]
    fn why_somebody_is_protected_is_not_told_in_the_trail() {
        let data = data(&[("gate", "G7"), ("answer", "sickness")]);
        for words in [&NN, &NB, &EN] {
            let said = (words.sentence)("gate-answered", &data);
            assert!(
                said.contains("G7") && !said.contains("sick") && !said.contains("sjuk"),
                "{said}"
            );
        }
    }

    #[test]
    fn one_is_one_and_a_day_is_written_as_the_language_writes_it() {
        let one = data(&[("messages", "1"), ("version", "2")]);
        assert_eq!(
            (NN.sentence)("core-messages-made", &one),
            "Skreiv 1 melding til arkivkjernen (Fiks Arkiv, versjon 2)"
        );
        let until = data(&[("until", "2026-11-24")]);
        let said = (EN.sentence)("access-given", &until).replace('\u{a0}', " ");
        assert_eq!(said, "Gave access through 24 November 2026");
        let job = data(&[("job", "absences")]);
        let said = (NB.sentence)("job-begun", &job);
        assert_eq!(said, "Begynte på jobben fravær og stedfortredere");
    }

    #[test]
    fn data_that_is_missing_or_strange_is_told_as_it_is() {
        for words in [&NN, &NB, &EN] {
            let said = (words.sentence)("decision-recorded", &Data::new());
            assert!(said.contains('–'), "{said}");
            let data = data(&[("role", "<king>")]);
            assert!((words.sentence)("role-granted", &data).contains("<king>"));
            assert!((words.sentence)("no-such-event", &data).contains("no-such-event"));
        }
    }
}
