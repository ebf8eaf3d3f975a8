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
        let unit = if count == 1 { one } else { many };
        format!("{count} {unit}")
    }
}
