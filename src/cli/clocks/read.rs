//! The options of the command line as facts. Each refusal names its option.

use super::ClocksArgs;
use super::words::{Badly, option};
use crate::cli::Stop;
use crate::config::Config;
use crate::domain::administrative_law::for_case_started;
use crate::domain::calendar::YEARS;
use crate::domain::clocks::{
    Absence, Contract, Fact, Facts, Kind, Negotiation, PriorNotice, Probation, Seniority,
    Suspension,
};
use crate::domain::coded::Coded;
use crate::domain::local_time::{read_date, read_moment};
use crate::domain::person::Language;
use chrono::{DateTime, Datelike, NaiveDate, Utc};

pub fn language(args: &ClocksArgs) -> Result<Language, Stop> {
    choice("--lang", args.lang.as_deref()).map(Option::unwrap_or_default)
}

/// The day to count as; the day it is where none is given.
pub fn today(args: &ClocksArgs, now: NaiveDate) -> Result<NaiveDate, Stop> {
    Ok(in_years("--today", args.today.as_ref())?.unwrap_or(now))
}

pub fn facts(args: &ClocksArgs, config: &Config, today: NaiveDate) -> Result<Facts, Stop> {
    let kind = choice::<Kind>("--kind", args.kind.as_deref())?;
    let kind = kind.ok_or_else(|| Badly::Missing("--kind", codes::<Kind>()))?;
    let started = in_years("--case-started", args.case_started.as_ref())?;
    Ok(Facts {
        received: date(Fact::Received, args.received.as_ref())?,
        seniority: seniority(args)?,
        born: date(Fact::Birth, args.birth.as_ref())?,
        contract: contract(args)?,
        probation: probation(args)?,
        form_defect: args.form_defect,
        absence: Absence {
            sick_since: date(Fact::SickSince, args.sick_since.as_ref())?,
            care_days: days(Fact::CareAbsence, args.care_days.as_deref())?.unwrap_or(0),
            on_leave: args.on_leave,
        },
        negotiation: Negotiation {
            demanded: date(Fact::Demand, args.demand.as_ref())?,
            met: date(Fact::Meeting, args.meeting.as_ref())?,
            ended: date(Fact::NegotiationsEnd, args.negotiations_ended.as_ref())?,
        },
        suspension: Suspension {
            from: date(Fact::SuspensionStart, args.suspended_from.as_ref())?,
            until: date(Fact::SuspensionEnd, args.suspended_until.as_ref())?,
            reviewed: None,
        },
        prior_notice: prior_notice(args)?,
        inquired: date(Fact::Inquiry, args.inquiry.as_ref())?,
        access_requested: date(Fact::AccessRequest, args.access_request.as_ref())?,
        breach_known: moment(Fact::Breach, args.breach.as_ref())?,
        data_obtained: date(Fact::DataObtained, args.data_obtained.as_ref())?,
        letter_available: moment(Fact::LetterAvailable, args.letter_available.as_ref())?,
        reported: date(Fact::Report, args.report.as_ref())?,
        rules: for_case_started(started.unwrap_or(today), config.fvl2025_from),
        tariff: config.tariff,
        ..Facts::of(kind)
    })
}

fn codes<T: Coded>() -> String {
    crate::domain::coded::codes::<T>().join(", ")
}

fn choice<T: Coded>(name: &'static str, text: Option<&str>) -> Result<Option<T>, Stop> {
    let Some(text) = text else {
        return Ok(None);
    };
    match T::parse(text) {
        Some(value) => Ok(Some(value)),
        None => Err(Badly::Choice(name, text.to_owned(), codes::<T>()).into()),
    }
}

fn date(fact: Fact, text: Option<&String>) -> Result<Option<NaiveDate>, Stop> {
    dated(option(fact), text)
}

fn dated(name: &'static str, text: Option<&String>) -> Result<Option<NaiveDate>, Stop> {
    let Some(text) = text else {
        return Ok(None);
    };
    match read_date(text) {
        Some(date) => Ok(Some(date)),
        None => Err(Badly::Date(name, text.clone()).into()),
    }
}

/// A date that is no fact of the case, and so is looked at here.
fn in_years(name: &'static str, text: Option<&String>) -> Result<Option<NaiveDate>, Stop> {
    match dated(name, text)? {
        Some(date) if !YEARS.contains(&date.year()) => Err(Badly::Year(name).into()),
        date => Ok(date),
    }
}

fn moment(fact: Fact, text: Option<&String>) -> Result<Option<DateTime<Utc>>, Stop> {
    let Some(text) = text else {
        return Ok(None);
    };
    match read_moment(text) {
        Some(moment) => Ok(Some(moment)),
        None => Err(Badly::Moment(option(fact), text.clone()).into()),
    }
}

fn days(fact: Fact, text: Option<&str>) -> Result<Option<u32>, Stop> {
    let Some(text) = text else {
        return Ok(None);
    };
    match text.parse() {
        Ok(days) => Ok(Some(days)),
        Err(_) => Err(Badly::Days(option(fact), text.to_owned()).into()),
    }
}

/// Full years, or the day the employment began, in one of the two options.
fn seniority(args: &ClocksArgs) -> Result<Option<Seniority>, Stop> {
    const YEARS_OR_DATE: &str = "--seniority";
    let since = dated("--employed-since", args.employed_since.as_ref())?;
    let Some(text) = &args.seniority else {
        return Ok(since.map(Seniority::Since));
    };
    if since.is_some() {
        return Err(Badly::Both(YEARS_OR_DATE, "--employed-since").into());
    }
    let is_years = (1..=2).contains(&text.len());
    match (
        is_years.then(|| text.parse().ok()).flatten(),
        read_date(text),
    ) {
        (Some(years), _) => Ok(Some(Seniority::Years(years))),
        (None, Some(since)) => Ok(Some(Seniority::Since(since))),
        (None, None) => Err(Badly::Seniority(text.clone()).into()),
    }
}

fn contract(args: &ClocksArgs) -> Result<Contract, Stop> {
    match (args.temporary, args.hired) {
        (true, true) => Err(Badly::Both("--temporary", "--hired").into()),
        (true, false) => Ok(Contract::Temporary),
        (false, true) => Ok(Contract::Hired),
        (false, false) => Ok(Contract::Permanent),
    }
}

fn probation(args: &ClocksArgs) -> Result<Option<Probation>, Stop> {
    let ends = date(Fact::ProbationEnd, args.probation_until.as_ref())?;
    Ok((args.probation || ends.is_some()).then_some(Probation { ends }))
}

fn prior_notice(args: &ClocksArgs) -> Result<Option<PriorNotice>, Stop> {
    let sent = date(Fact::PriorNotice, args.prior_notice.as_ref())?;
    let given = days(Fact::ReplyDays, args.reply_days.as_deref())?;
    match (sent, given) {
        (None, Some(_)) => Err(Badly::Without("--reply-days", "--prior-notice").into()),
        (sent, days) => Ok(sent.map(|sent| PriorNotice {
            sent,
            days: days.unwrap_or(PriorNotice::DAYS),
        })),
    }
}
