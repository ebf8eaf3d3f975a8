//! What a dismissal says of its own notice, before anybody has received it (arbeidsmiljølova § 15-3).

use crate::domain::calendar::add_days;
use crate::domain::clocks::{Code, Facts, Law, Length, Note, clocks};
use crate::domain::person::Language;
use chrono::NaiveDate;

/// Days that a letter may be under way. If seniority or age makes the notice longer
/// within them, the length hangs on the day of receipt.
const UNDER_WAY: u32 = 31;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeTime {
    length: Length,
    rule: Rule,
}

/// Which rule gives the longer time, and with it from when it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// From the first of the month after receipt (§ 15-3 fourth paragraph).
    Law,
    /// From receipt (§ 15-3 seventh paragraph).
    Probation,
    /// From receipt, as the municipality has set it.
    Tariff,
}

/// The notice of a dismissal dated `dated`, as the clocks will count it when it has
/// come. Nothing where a fact is missing, where it hangs on the day of receipt, or
/// where a leave may extend it (§ 15-9): then a person writes it.
pub fn notice_time(facts: &Facts, dated: NaiveDate) -> Option<NoticeTime> {
    let soonest = if_received(facts, dated)?;
    let latest = if_received(facts, add_days(dated, UNDER_WAY))?;
    (soonest == latest && !facts.absence.on_leave).then_some(soonest)
}

fn if_received(facts: &Facts, day: NaiveDate) -> Option<NoticeTime> {
    let facts = Facts {
        received: Some(day),
        ..facts.clone()
    };
    let all = clocks(&facts, day).ok()?;
    let notice = all.into_iter().find(|clock| clock.code == Code::Notice)?;
    let rule = if notice.notes.contains(&Note::TariffIsLater) {
        Rule::Tariff
    } else if facts.probation.is_some() {
        Rule::Probation
    } else {
        Rule::Law
    };
    let length = notice.length.filter(|_| notice.needs().is_none())?;
    Some(NoticeTime { length, rule })
}

impl NoticeTime {
    /// The sentence in the letter, in nynorsk or bokmål.
    pub fn words(self, language: Language) -> String {
        let length = self.length.spelt(language);
        let law = match self.rule {
            Rule::Tariff => Law::Hta,
            Rule::Law | Rule::Probation => Law::Aml,
        };
        let source = format!("{} {}", law.name(language), self.place(language));
        match (self.rule, language) {
            (Rule::Law, Language::Bokmaal) => format!(
                "Oppsigelsestiden er {length}, regnet fra første dag i måneden etter at du fikk dette brevet ({source})."
            ),
            (Rule::Law, _) => format!(
                "Oppseiingstida er {length}, rekna frå første dag i månaden etter at du fekk dette brevet ({source})."
            ),
            (_, Language::Bokmaal) => format!(
                "Oppsigelsestiden er {length}, regnet fra den dagen du fikk dette brevet ({source})."
            ),
            (..) => format!(
                "Oppseiingstida er {length}, rekna frå den dagen du fekk dette brevet ({source})."
            ),
        }
    }

    fn place(self, language: Language) -> &'static str {
        match (self.rule, self.length) {
            (Rule::Tariff, _) => "kapittel 1 § 3",
            (Rule::Probation, _) if language == Language::Bokmaal => "§ 15-3 sjuende ledd",
            (Rule::Probation, _) => "§ 15-3 sjuande ledd",
            (Rule::Law, Length::Months(1)) => "§ 15-3 første og fjerde ledd",
            (Rule::Law, Length::Months(2 | 3)) => "§ 15-3 andre og fjerde ledd",
            (Rule::Law, _) => "§ 15-3 tredje og fjerde ledd",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clocks::{Absence, Kind, Probation, Seniority, Tariff};

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a test writes days")
    }

    /// Employed so long ago in a house without a tariff rule.
    fn facts(employed: &str, born: Option<&str>) -> Facts {
        Facts {
            seniority: Some(Seniority::Since(day(employed))),
            born: born.map(day),
            tariff: Tariff::NONE,
            ..Facts::of(Kind::Dismissal)
        }
    }

    #[track_caller]
    fn check(facts: &Facts, says: Option<&str>) {
        let found = notice_time(facts, day("2026-11-23"));
        let said = found.map(|it| it.words(Language::Nynorsk));
        let wanted = says.map(|says| format!("Oppseiingstida er {says}."));
        assert_eq!(said, wanted);
    }

    const NEXT_MONTH: &str = "rekna frå første dag i månaden etter at du fekk dette brevet";
    const RECEIPT: &str = "rekna frå den dagen du fekk dette brevet";

    #[test]
    fn by_law_it_runs_from_the_first_of_the_next_month() {
        for (employed, born, length, paragraph) in [
            ("2025-08-01", None, "éin månad", "første"),
            ("2020-08-01", None, "to månader", "andre"),
            ("2014-08-01", Some("1980-01-01"), "tre månader", "andre"),
            ("2014-08-01", Some("1960-01-01"), "seks månader", "tredje"),
        ] {
            let says = format!(
                "{length}, {NEXT_MONTH} (arbeidsmiljølova § 15-3 {paragraph} og fjerde ledd)"
            );
            check(&facts(employed, born), Some(&says));
        }
    }

    #[test]
    fn by_tariff_it_runs_from_receipt_where_that_is_longer() {
        let with_tariff = |employed, born| Facts {
            tariff: Tariff::default(),
            ..facts(employed, born)
        };
        let tariff = format!("tre månader, {RECEIPT} (hovudtariffavtalen kapittel 1 § 3)");
        check(&with_tariff("2025-08-01", None), Some(&tariff));
        check(&with_tariff("2020-08-01", None), Some(&tariff));
        let law =
            format!("tre månader, {NEXT_MONTH} (arbeidsmiljølova § 15-3 andre og fjerde ledd)");
        check(&with_tariff("2014-08-01", Some("1980-01-01")), Some(&law));
    }

    #[test]
    fn in_probation_it_runs_from_receipt() {
        let mut facts = facts("2026-09-01", None);
        facts.probation = Some(Probation { ends: None });
        let law = format!("fjorten dagar, {RECEIPT} (arbeidsmiljølova § 15-3 sjuande ledd)");
        check(&facts, Some(&law));
        facts.tariff = Tariff::default();
        let tariff = format!("éin månad, {RECEIPT} (hovudtariffavtalen kapittel 1 § 3)");
        check(&facts, Some(&tariff));
        // Over before the letter must have come.
        facts.probation = Some(Probation {
            ends: Some(day("2026-12-01")),
        });
        check(&facts, None);
    }

    #[test]
    fn a_person_writes_what_cannot_be_told() {
        check(&Facts::of(Kind::Dismissal), None);
        // After ten years the age decides.
        check(&facts("2014-08-01", None), None);
        // Five years, and fifty of age, before the letter may have come.
        check(&facts("2021-12-10", None), None);
        check(&facts("2014-08-01", Some("1976-12-10")), None);
        // Employed after the letter: one of the two is wrong.
        check(&facts("2026-12-01", None), None);
        let mut on_leave = facts("2020-08-01", None);
        on_leave.absence = Absence {
            on_leave: true,
            ..Absence::default()
        };
        check(&on_leave, None);
        check(&Facts::of(Kind::Termination), None);
    }

    #[test]
    fn bokmaal_says_it_in_bokmaal() {
        let found = notice_time(&facts("2020-08-01", None), day("2026-11-23"));
        let said = found.map(|it| it.words(Language::Bokmaal));
        let says = "Oppsigelsestiden er to måneder, regnet fra første dag i måneden etter at du fikk dette brevet (arbeidsmiljøloven § 15-3 andre og fjerde ledd).";
        assert_eq!(said.as_deref(), Some(says));
    }
}
