//! The holidays by name (lov om helligdager og helligdagsfred § 2; lov om 1. og 17. mai § 1).

use super::easter;
use chrono::{Datelike, NaiveDate, TimeDelta};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holiday {
    NewYear,
    MaundyThursday,
    GoodFriday,
    EasterSunday,
    EasterMonday,
    LabourDay,
    ConstitutionDay,
    Ascension,
    Pentecost,
    PentecostMonday,
    Christmas,
    SecondChristmas,
}

use Holiday::{
    Ascension, Christmas, ConstitutionDay, EasterMonday, EasterSunday, GoodFriday, LabourDay,
    MaundyThursday, NewYear, Pentecost, PentecostMonday, SecondChristmas,
};

/// By month and day.
const FIXED: [(u32, u32, Holiday); 5] = [
    (1, 1, NewYear),
    (5, 1, LabourDay),
    (5, 17, ConstitutionDay),
    (12, 25, Christmas),
    (12, 26, SecondChristmas),
];

/// In days from Easter Sunday.
const MOVABLE: [(i64, Holiday); 7] = [
    (-3, MaundyThursday),
    (-2, GoodFriday),
    (0, EasterSunday),
    (1, EasterMonday),
    (39, Ascension),
    (49, Pentecost),
    (50, PentecostMonday),
];

/// What the day is called where it is a holiday by name. Two may fall on the same day: then the fixed one.
pub fn holiday(day: NaiveDate) -> Option<Holiday> {
    let fixed = FIXED
        .into_iter()
        .find(|(month, number, _)| (day.month(), day.day()) == (*month, *number));
    if let Some((_, _, name)) = fixed {
        return Some(name);
    }
    let easter = easter(day.year())?;
    let movable = MOVABLE
        .into_iter()
        .find(|(days, _)| easter.checked_add_signed(TimeDelta::days(*days)) == Some(day));
    movable.map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::calendar::holidays;

    #[test]
    fn every_holiday_has_a_name_and_no_other_day_has_one() {
        for year in 1980..2100 {
            let first = NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
            let named = first.iter_days().take_while(|day| day.year() == year);
            let named: Vec<NaiveDate> = named.filter(|day| holiday(*day).is_some()).collect();
            let mut all = holidays(year);
            all.dedup();
            assert_eq!(named, all, "{year}");
        }
    }

    #[test]
    fn the_seventeenth_of_may_is_named_also_where_it_is_pentecost() {
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(holiday(day("2043-05-17")), Some(ConstitutionDay));
        assert_eq!(holiday(day("2027-05-17")), Some(ConstitutionDay));
        assert_eq!(holiday(day("2027-05-16")), Some(Pentecost));
        assert_eq!(holiday(day("2027-03-25")), Some(MaundyThursday));
    }
}
