//! The sections `[law]` and `[tariff]`: what the King and the parties decide, and the operator writes down.

use super::fault::Fault;
use super::values::Values;
use crate::domain::administrative_law::PASSED;
use crate::domain::calendar::YEARS;
use crate::domain::clocks::Tariff;
use chrono::{Datelike, NaiveDate};

/// From when new cases follow the administrative law of 2025; none until the King has decided.
pub fn fvl2025_from(values: &Values) -> Result<Option<NaiveDate>, Fault> {
    const PATH: &str = "law.fvl2025_from";
    let from = values.date(PATH)?;
    let may = |from: NaiveDate| Some(from) >= PASSED && YEARS.contains(&from.year());
    match from {
        Some(from) if !may(from) => Err(values.wrong(PATH)),
        from => Ok(from),
    }
}

/// The collective agreement's notice; 0 where it has no such rule.
pub fn tariff(values: &Values) -> Result<Tariff, Fault> {
    let own = Tariff::default();
    let months = |path| {
        let given = values.number(path, 0..=i64::from(Tariff::MOST))?;
        Ok(given.and_then(|months| u32::try_from(months).ok()))
    };
    Ok(Tariff {
        months: months("tariff.notice_months")?.unwrap_or(own.months),
        probation_months: months("tariff.probation_months")?.unwrap_or(own.probation_months),
    })
}
