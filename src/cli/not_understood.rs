//! What the operator reads when a command line is not understood: a sentence in nynorsk, and where to read more.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::error::Error as _;

/// Nothing where the program was asked for help or its version, which clap says itself, and for the rare faults that
/// have no sentence here.
pub fn sentence(error: &clap::Error) -> Option<String> {
    let what = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = what(ContextKind::InvalidArg);
    let said = match error.kind() {
        ErrorKind::UnknownArgument => match error.get(ContextKind::SuggestedArg) {
            Some(close) => format!("«{argument}» er ukjent. Meinte du «{close}»?"),
            None => format!("«{argument}» er ukjent."),
        },
        ErrorKind::InvalidSubcommand => {
            let command = what(ContextKind::InvalidSubcommand);
            match first(error, ContextKind::SuggestedSubcommand) {
                Some(close) => format!("kommandoen «{command}» finst ikkje. Meinte du «{close}»?"),
                None => format!("kommandoen «{command}» finst ikkje."),
            }
        }
        ErrorKind::MissingRequiredArgument => match error.get(ContextKind::InvalidArg) {
            Some(ContextValue::Strings(all)) => format!("dette manglar: {}", all.join(", ")),
            _ => format!("dette manglar: {argument}"),
        },
        ErrorKind::MissingSubcommand => "skriv kva kommandoen skal gjere.".to_owned(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = what(ContextKind::InvalidValue);
            let fault = if value.is_empty() {
                format!("«{argument}» manglar ein verdi.")
            } else {
                format!("«{value}» går ikkje for «{argument}».")
            };
            match (error.source(), error.get(ContextKind::ValidValue)) {
                (Some(why), _) => format!("{fault} Rett er: {why}"),
                (None, Some(ContextValue::Strings(all))) if !all.is_empty() => {
                    format!("{fault} Vel ein av desse: {}", all.join(", "))
                }
                _ => fault,
            }
        }
        ErrorKind::ArgumentConflict => {
            let other = match error.get(ContextKind::PriorArg) {
                Some(ContextValue::Strings(all)) => all.join(", "),
                Some(one) => one.to_string(),
                None => String::new(),
            };
            if other == argument {
                format!("«{argument}» er skrive to gonger.")
            } else {
                format!("«{argument}» kan ikkje brukast saman med «{other}».")
            }
        }
        ErrorKind::TooManyValues => format!("«{argument}» har for mange verdiar."),
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("«{argument}» har ikkje rett tal på verdiar.")
        }
        ErrorKind::NoEquals => format!("skriv verdien med likskapsteikn: «{argument}»."),
        ErrorKind::InvalidUtf8 => "noko i kommandolinja er ikkje UTF-8.".to_owned(),
        _ => return None,
    };
    Some(format!(
        "brotsak: {said}\n\nSkriv --help etter kommandoen for å sjå korleis han blir brukt."
    ))
}

fn first(error: &clap::Error, kind: ContextKind) -> Option<String> {
    match error.get(kind)? {
        ContextValue::Strings(all) => all.first().cloned(),
        one => Some(one.to_string()),
    }
}
