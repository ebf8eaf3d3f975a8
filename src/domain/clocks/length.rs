//! How long a clock runs.

use crate::domain::person::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Days(u32),
    Weeks(u32),
    Months(u32),
    Hours(u32),
    WorkingDays(u32),
}

const NYNORSK: [&str; 14] = [
    "éin", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv",
    "tretten", "fjorten",
];
const BOKMAAL: [&str; 14] = [
    "én", "to", "tre", "fire", "fem", "seks", "sju", "åtte", "ni", "ti", "elleve", "tolv",
    "tretten", "fjorten",
];
const ENGLISH: [&str; 14] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen",
];

impl Length {
    fn parts(self) -> (u32, &'static str) {
        match self {
            Length::Days(count) => (count, "days"),
            Length::Weeks(count) => (count, "weeks"),
            Length::Months(count) => (count, "months"),
            Length::Hours(count) => (count, "hours"),
            Length::WorkingDays(count) => (count, "working_days"),
        }
    }

    /// `2_weeks`, `5_working_days`: always in the plural.
    pub fn code(self) -> String {
        let (count, unit) = self.parts();
        format!("{count}_{unit}")
    }

    /// `2 veker`, `1 månad`.
    pub fn words(self, language: Language) -> String {
        let (count, _) = self.parts();
        format!("{count} {}", self.unit(language))
    }

    /// `to veker`, `éin månad`; in figures where the words would be long.
    pub fn spelt(self, language: Language) -> String {
        let (count, _) = self.parts();
        let names = match language {
            Language::Nynorsk => NYNORSK,
            Language::Bokmaal => BOKMAAL,
            Language::English => ENGLISH,
        };
        let at = (count as usize).checked_sub(1);
        match at.and_then(|at| names.get(at)) {
            Some(name) => format!("{name} {}", self.unit(language)),
            None => self.words(language),
        }
    }

    fn unit(self, language: Language) -> &'static str {
        let (count, _) = self.parts();
        let [one, many] = match (self, language) {
            (Length::Days(_), Language::Nynorsk) => ["dag", "dagar"],
            (Length::Days(_), Language::Bokmaal) => ["dag", "dager"],
            (Length::Days(_), Language::English) => ["day", "days"],
            (Length::Weeks(_), Language::Nynorsk) => ["veke", "veker"],
            (Length::Weeks(_), Language::Bokmaal) => ["uke", "uker"],
            (Length::Weeks(_), Language::English) => ["week", "weeks"],
            (Length::Months(_), Language::Nynorsk) => ["månad", "månader"],
            (Length::Months(_), Language::Bokmaal) => ["måned", "måneder"],
            (Length::Months(_), Language::English) => ["month", "months"],
            (Length::Hours(_), Language::Nynorsk) => ["time", "timar"],
            (Length::Hours(_), Language::Bokmaal) => ["time", "timer"],
            (Length::Hours(_), Language::English) => ["hour", "hours"],
            (Length::WorkingDays(_), Language::Nynorsk) => ["arbeidsdag", "arbeidsdagar"],
            (Length::WorkingDays(_), Language::Bokmaal) => ["arbeidsdag", "arbeidsdager"],
            (Length::WorkingDays(_), Language::English) => ["working day", "working days"],
        };
        if count == 1 { one } else { many }
    }
}
