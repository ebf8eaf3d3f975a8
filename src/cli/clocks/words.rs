//! What the command says: headings, and the refusals that name an option.

use crate::cli::Stop;
use crate::domain::clocks::{Disorder, Fact, Kind};
use crate::domain::language::Phrase;
use crate::domain::person::Language;
use chrono::{Datelike, NaiveDate, Weekday};

/// The option that gives a fact.
pub fn option(fact: Fact) -> &'static str {
    match fact {
        Fact::Received => "--received",
        Fact::Employment => "--seniority",
        Fact::Birth => "--birth",
        Fact::Contract => "--temporary/--hired",
        Fact::Probation => "--probation",
        Fact::ProbationEnd => "--probation-until",
        Fact::FormDefect => "--form-defect",
        Fact::Demand => "--demand",
        Fact::Meeting => "--meeting",
        Fact::NegotiationsEnd => "--negotiations-ended",
        Fact::SickSince => "--sick-since",
        Fact::CareAbsence => "--care-days",
        Fact::Leave => "--on-leave",
        Fact::SuspensionStart => "--suspended-from",
        Fact::SuspensionEnd => "--suspended-until",
        Fact::PriorNotice => "--prior-notice",
        Fact::ReplyDays => "--reply-days",
        Fact::Inquiry => "--inquiry",
        Fact::AccessRequest => "--access-request",
        Fact::Breach => "--breach",
        Fact::DataObtained => "--data-obtained",
        Fact::LetterAvailable => "--letter-available",
        Fact::Report => "--report",
    }
}

/// An option that cannot be read, told in one sentence.
#[derive(Debug, thiserror::Error)]
pub enum Badly {
    #[error("{0} manglar; skriv ein av {1}")]
    Missing(&'static str, String),
    #[error("{0}: «{found}» finst ikkje; skriv ein av {2}", found = plain(.1))]
    Choice(&'static str, String, String),
    #[error("{0}: «{found}» er ikkje ein dato; skriv han som 2026-12-11", found = plain(.1))]
    Date(&'static str, String),
    #[error("{0}: året må vere mellom 1900 og 2200")]
    Year(&'static str),
    #[error("{0}: «{found}» er ikkje eit tidspunkt; skriv det som 2026-12-24T15:00, ei tid klokka har den dagen", found = plain(.1))]
    Moment(&'static str, String),
    #[error("{0}: «{found}» er ikkje eit heilt tal på dagar", found = plain(.1))]
    Days(&'static str, String),
    #[error("--seniority: «{found}» er verken heile år, som 6, eller ein dato, som 2020-12-11", found = plain(.0))]
    Seniority(String),
    #[error("{0} og {1}: gi berre den eine")]
    Both(&'static str, &'static str),
    #[error("{0} gjeld berre saman med {1}")]
    Without(&'static str, &'static str),
}

impl From<Badly> for Stop {
    fn from(badly: Badly) -> Stop {
        Stop::Said(badly.to_string())
    }
}

/// Why the facts cannot all be true, with the options they came by.
pub fn disorder(why: Disorder) -> String {
    let nynorsk = |fact: Fact| fact.name().nn;
    match why {
        Disorder::OutOfOrder { earlier, later } => format!(
            "{} ({}) kan ikkje vere før {} ({})",
            option(later),
            nynorsk(later),
            option(earlier),
            nynorsk(earlier)
        ),
        Disorder::OutOfRange(fact) => Badly::Year(option(fact)).to_string(),
        Disorder::NotForKind { fact, kind } => format!(
            "{} ({}) høyrer ikkje til {}",
            option(fact),
            nynorsk(fact),
            kind.name().nn
        ),
        Disorder::TooMany(fact) => {
            format!(
                "{} ({}): talet kan ikkje vere rett",
                option(fact),
                nynorsk(fact)
            )
        }
    }
}

/// What somebody typed, on one line and not for ever.
fn plain(text: &str) -> String {
    let mark = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    let shown: String = text.chars().take(60).map(mark).collect();
    if text.chars().nth(60).is_some() {
        shown + "…"
    } else {
        shown
    }
}

pub struct Words {
    /// Before the kind and the day of receipt.
    pub title: fn(Kind, Option<NaiveDate>, Language) -> String,
    pub today: fn(&str, &str) -> String,
    pub from: &'static str,
    pub moved_from: &'static str,
    pub open: &'static str,
    pub excluded: &'static str,
    pub needs: &'static str,
    pub not_advice: &'static str,
}

pub fn of(language: Language) -> &'static Words {
    match language {
        Language::Nynorsk => &NN,
        Language::Bokmaal => &NB,
        Language::English => &EN,
    }
}

static NN: Words = Words {
    title: |kind, received, language| {
        let kind = kind.name().get(language);
        match received {
            Some(day) => format!("Fristar ved {kind}, motteken {}", date(day, language)),
            None => format!("Fristar ved {kind}"),
        }
    },
    today: |today, rules| format!("Rekna {today}. Saka følgjer {rules}."),
    from: "frå",
    moved_from: "flytta frå",
    open: "ingen frist",
    excluded: "gjeld ikkje",
    needs: "Treng ein opplysning til",
    not_advice: "Ikkje juridisk råd: få ein jurist til å sjå over før brevet går.",
};

static NB: Words = Words {
    title: |kind, received, language| {
        let kind = kind.name().get(language);
        match received {
            Some(day) => format!("Frister ved {kind}, mottatt {}", date(day, language)),
            None => format!("Frister ved {kind}"),
        }
    },
    today: |today, rules| format!("Regnet {today}. Saken følger {rules}."),
    from: "fra",
    moved_from: "flyttet fra",
    open: "ingen frist",
    excluded: "gjelder ikke",
    needs: "Trenger en opplysning til",
    not_advice: "Ikke juridisk råd: få en jurist til å se over før brevet går.",
};

static EN: Words = Words {
    title: |kind, received, language| {
        let kind = kind.name().get(language);
        match received {
            Some(day) => format!("Deadlines for {kind}, received {}", date(day, language)),
            None => format!("Deadlines for {kind}"),
        }
    },
    today: |today, rules| format!("Counted {today}. The case follows {rules}."),
    from: "from",
    moved_from: "moved from",
    open: "no deadline",
    excluded: "not here",
    needs: "One more fact is needed",
    not_advice: "Not legal advice: let a lawyer look it over before the letter goes.",
};

/// `fredag 11.12.2026`.
pub fn date(day: NaiveDate, language: Language) -> String {
    format!("{} {}", weekday(day).get(language), numbers(day))
}

/// `11.12.2026`.
pub fn numbers(day: NaiveDate) -> String {
    day.format("%d.%m.%Y").to_string()
}

fn weekday(day: NaiveDate) -> Phrase {
    match day.weekday() {
        Weekday::Mon => Phrase::of("måndag", "mandag", "Monday"),
        Weekday::Tue => Phrase::of("tysdag", "tirsdag", "Tuesday"),
        Weekday::Wed => Phrase::of("onsdag", "onsdag", "Wednesday"),
        Weekday::Thu => Phrase::of("torsdag", "torsdag", "Thursday"),
        Weekday::Fri => Phrase::of("fredag", "fredag", "Friday"),
        Weekday::Sat => Phrase::of("laurdag", "lørdag", "Saturday"),
        Weekday::Sun => Phrase::of("søndag", "søndag", "Sunday"),
    }
}

/// `må.`: the weekday in a narrow column.
pub fn short_weekday(day: NaiveDate, language: Language) -> String {
    let name = weekday(day).get(language);
    name.chars().take(3).collect()
}
