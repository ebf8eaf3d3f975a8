//! The sentences that the assessment puts together, in each language.

use crate::domain::case::Channel;
use crate::domain::factor::Factor;
use crate::domain::gate::{Answer, Gate};
use crate::domain::guideline::{Point, Scope};
use crate::domain::language::Text;
use crate::domain::person::Language;
use crate::domain::severity::Severity;

use Language::{Bokmaal as Nb, English as En, Nynorsk as Nn};

/// `text` with `{answers}` replaced by what was answered.
pub fn with_answers(text: &Text, answers: &[&Answer]) -> Text {
    Text::compose(|language| {
        let labels: Vec<&str> = answers.iter().map(|it| it.label.get(language)).collect();
        text.get(language)
            .replace("{answers}", &joined(&labels, language))
    })
}

/// "a, b og c".
fn joined(labels: &[&str], language: Language) -> String {
    let and = match language {
        Nn | Nb => "og",
        En => "and",
    };
    match labels {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} {and} {last}", first.join(", ")),
    }
}

pub fn out_of_scope(scope: Scope, channel: Channel) -> Text {
    Text::compose(|language| {
        let covered = scope_name(scope, language);
        let happened = channel_name(channel, language);
        match language {
            Nn => format!("Punktet gjeld berre {covered}; hendinga skjedde {happened}."),
            Nb => format!("Punktet gjelder bare {covered}; hendelsen skjedde {happened}."),
            En => format!("The point covers {covered} only; this happened {happened}."),
        }
    })
}

fn scope_name(scope: Scope, language: Language) -> &'static str {
    match (scope, language) {
        (Scope::Any, Nn) => "alle kanalar",
        (Scope::Any, Nb) => "alle kanaler",
        (Scope::Any, En) => "all channels",
        (Scope::OfficialAccount, Nn) => "kommunen sin offisielle konto",
        (Scope::OfficialAccount, Nb) => "kommunens offisielle konto",
        (Scope::OfficialAccount, En) => "the municipality's official account",
        (Scope::PrivateAccount, Nn | Nb) => "privat konto",
        (Scope::PrivateAccount, En) => "private accounts",
    }
}

fn channel_name(channel: Channel, language: Language) -> &'static str {
    match (channel, language) {
        (Channel::OfficialAccount, Nn) => "på kommunen sin offisielle konto",
        (Channel::OfficialAccount, Nb) => "på kommunens offisielle konto",
        (Channel::OfficialAccount, En) => "on the municipality's official account",
        (Channel::PrivateAccount, Nn | Nb) => "på privat konto",
        (Channel::PrivateAccount, En) => "on a private account",
        (Channel::Other, Nn) => "ein annan stad",
        (Channel::Other, Nb) => "et annet sted",
        (Channel::Other, En) => "elsewhere",
    }
}

pub fn repeated(counts: &str) -> Text {
    Text {
        nn: format!("Seier det same som {counts}, som tel; same brot tel éin gong."),
        nb: format!("Sier det samme som {counts}, som teller; samme brudd teller én gang."),
        en: format!("Says the same as {counts}, which counts; the same breach counts once."),
    }
}

pub fn no_point_left(code: &str) -> Text {
    Text {
        nn: format!("{code} dekkjer ikkje kanalen, og ikkje noko anna punkt tel: ingen reaksjon."),
        nb: format!("{code} dekker ikke kanalen, og ikke noe annet punkt teller: ingen reaksjon."),
        en: format!("{code} does not cover the channel, and no other point counts: no reaction."),
    }
}

/// Why `point` held the proposal at `cap`.
pub fn capped(point: &Point, cap: Severity) -> Text {
    let code = &point.code;
    let alone = !point.stands_alone && cap == Severity::Guidance;
    Text::compose(|language| {
        let most = cap.name(language);
        match (language, alone) {
            (Nn, true) => {
                format!("{code} kan ikkje bere ein strengare reaksjon åleine: høgst {most}.")
            }
            (Nb, true) => {
                format!("{code} kan ikke bære en strengere reaksjon alene: høyst {most}.")
            }
            (En, true) => format!("{code} cannot carry a stricter reaction alone: {most} at most."),
            (Nn, false) => format!("{code} gir høgst {most}."),
            (Nb, false) => format!("{code} gir høyst {most}."),
            (En, false) => format!("{code} gives {most} at most."),
        }
    })
}

pub fn with_factor(code: &str, factor: Option<&Factor>) -> Text {
    Text::compose(|language| {
        let name = factor.map_or("", |factor| factor.name.get(language));
        match language {
            Nn | Nb => format!("Med {code} «{name}»"),
            En => format!("With {code} \"{name}\""),
        }
    })
}

pub fn without_factor(code: &str, factor: Option<&Factor>) -> Text {
    Text::compose(|language| {
        let name = factor.map_or("", |factor| factor.name.get(language));
        match language {
            Nn => format!("Utan {code} «{name}»"),
            Nb => format!("Uten {code} «{name}»"),
            En => format!("Without {code} \"{name}\""),
        }
    })
}

pub fn other_answer(gate: &Gate, answer: &str) -> Text {
    Text::compose(|language| {
        let name = gate.name.get(language);
        let label = gate
            .answer(answer)
            .map_or("", |answer| answer.label.get(language));
        let code = gate.question.gate();
        match language {
            Nn | Nb => format!("{code} {name}: «{label}»"),
            En => format!("{code} {name}: \"{label}\""),
        }
    })
}
