//! What the case says already, put where a letter of the kind has it.

use crate::casework::count_clocks::notice_given;
use crate::casework::suspended;
use crate::domain::clocks::{Contract, Tariff};
use crate::domain::consultation::{Consultation, Minutes};
use crate::domain::decision::Decision;
use crate::domain::language::Phrase;
use crate::domain::letter::{Block, Employment, Kind, long_date};
use crate::domain::local_time;
use crate::domain::person::Language;
use crate::store::cases::Case;
use crate::store::hearings::How;
use crate::store::{
    Db, StoreError, clock_facts, consultations, hearings, people, proposals, reports, suspensions,
};
use chrono::NaiveDate;
use std::collections::BTreeMap;

type Texts = BTreeMap<Block, String>;

/// The court may find that a termination should have been a dismissal
/// (arbeidsmiljølova § 15-14 third paragraph): it is always offered.
const SUBSIDIARY: Phrase = Phrase::of(
    "Dersom vilkåra for avskjed ikkje er oppfylte, blir du sagt opp. Grunnane er dei same (arbeidsmiljølova §§ 15-7 og 15-14 tredje ledd).",
    "Dersom vilkårene for avskjed ikke er oppfylt, blir du sagt opp. Grunnene er de samme (arbeidsmiljøloven §§ 15-7 og 15-14 tredje ledd).",
    "",
);

/// How long a warning is kept is the municipality's to say (arkivforskrifta § 3).
const STORAGE: Phrase = Phrase::of(
    "Brevet blir lagt i personalmappa di. Etter 24 månader vurderer vi om det framleis er grunn til å ta vare på det.",
    "Brevet legges i personalmappen din. Etter 24 måneder vurderer vi om det fortsatt er grunn til å ta vare på det.",
    "",
);

pub fn texts(
    db: &mut Db,
    case: &Case,
    kind: Kind,
    language: Language,
    (tariff, today): (Tariff, NaiveDate),
) -> Result<Texts, StoreError> {
    let mut texts = match kind {
        Kind::Acknowledgement => {
            let received = reports::find_by_id(db, case.report_id)?.received_at;
            let day = long_date(local_time::day(received));
            Texts::from([(Block::ReceivedOn, day)])
        }
        Kind::PriorNotice | Kind::Summons | Kind::Closing => notice(db, case, kind)?,
        Kind::Minutes => minutes(db, case)?,
        Kind::Warning | Kind::Dismissal | Kind::Termination => {
            let decided = proposals::decision(db, case.id)?;
            decided.map_or_else(Texts::new, |made| reaction(kind, &made.decision))
        }
        Kind::Suspension => suspension(db, case)?,
    };
    if kind.has(Block::Position) {
        let position = people::find(db, case.subject)?.position;
        texts.insert(Block::Position, position);
    }
    if kind.has(Block::NoticePeriod)
        && let Some(given) = notice_given(db, case, tariff, today)?
    {
        texts.insert(Block::NoticePeriod, given.words(language));
    }
    if kind == Kind::Termination {
        texts.insert(Block::Subsidiary, SUBSIDIARY.get(language).to_owned());
    }
    if kind == Kind::Warning {
        texts.insert(Block::Storage, STORAGE.get(language).to_owned());
    }
    texts.retain(|block, text| kind.has(*block) && !text.is_empty());
    Ok(texts)
}

/// What the clocks of the case are told of the employment, where the letter turns on it.
pub fn employment(db: &mut Db, case: &Case, kind: Kind) -> Result<Employment, StoreError> {
    let known = clock_facts::latest(db, case.id)?;
    Ok(match known.contract {
        _ if !kind.turns_on_employment() => Employment::Permanent,
        _ if known.is_on_probation => Employment::Probation,
        Contract::Temporary => Employment::Temporary,
        Contract::Permanent | Contract::Hired => Employment::Permanent,
    })
}

/// What the employee was told that it is about.
fn notice(db: &mut Db, case: &Case, kind: Kind) -> Result<Texts, StoreError> {
    let mut texts = Texts::new();
    if let Some(given) = hearings::notices(db, case.id)?.pop()
        && let How::Notice(notice) = given.how
    {
        texts.insert(Block::Matter, notice.matter);
        texts.insert(Block::CommentBy, long_date(notice.reply_by));
    }
    if kind == Kind::Closing
        && let Some(made) = proposals::decision(db, case.id)?
    {
        texts.insert(Block::Considerations, made.decision.grounds);
    }
    Ok(texts)
}

fn minutes(db: &mut Db, case: &Case) -> Result<Texts, StoreError> {
    let meetings = consultations::list(db, case.id)?;
    let held = meetings
        .into_iter()
        .rev()
        .find_map(|it| match it.consultation {
            Consultation::Held(minutes) => Some(minutes),
            _ => None,
        });
    let Some(minutes) = held else {
        return Ok(Texts::new());
    };
    let Minutes { from, to, .. } = &minutes;
    Ok(Texts::from([
        (Block::Date, long_date(minutes.held_on)),
        (
            Block::Time,
            format!("{}–{}", from.format("%H.%M"), to.format("%H.%M")),
        ),
        (Block::Place, minutes.place),
        (Block::Participants, minutes.participants),
        (Block::Background, minutes.background),
        (Block::Documents, minutes.documents),
        (Block::EmployerView, minutes.employer_view),
        (Block::EmployeeView, minutes.employee_view),
        (Block::OtherWork, minutes.other_work),
    ]))
}

fn suspension(db: &mut Db, case: &Case) -> Result<Texts, StoreError> {
    let Some(latest) = suspensions::list(db, case.id)?.pop() else {
        return Ok(Texts::new());
    };
    let decided = suspended::decided(db, case.id)?;
    Ok(Texts::from([
        (Block::LegitimateGround, latest.grounds.suspicion),
        (Block::Need, latest.grounds.need),
        (
            Block::Considerations,
            decided.map_or_else(String::new, |made| made.grounds),
        ),
    ]))
}

fn reaction(kind: Kind, decision: &Decision) -> Texts {
    let ground = match kind {
        Kind::Warning => Block::Considerations,
        _ => Block::LegitimateGround,
    };
    let rules = match kind {
        Kind::Warning => Block::Duty,
        _ => Block::Rules,
    };
    Texts::from([
        (rules, decision.rules.clone()),
        (Block::Facts, decision.facts.clone()),
        (ground, decision.grounds.clone()),
        (Block::Weighing, decision.weighing.clone()),
        (Block::Alternatives, decision.alternatives.clone()),
    ])
}
