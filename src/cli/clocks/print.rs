//! The clocks as text in eighty columns: the date to the left, everything about it to the right.

use super::Counted;
use super::words::{Words, date, numbers, of, option, short_weekday};
use crate::domain::clocks::{Clock, Paragraph, Term, Whose};
use crate::domain::coded::Coded;
use crate::domain::local_time::local;
use crate::domain::person::Language;
use std::io::{self, Write};

const WIDTH: usize = 80;
/// A space that no line ends at.
const UNBROKEN: &str = "\u{a0}";
/// Where the right-hand side begins.
const INDENT: usize = 20;

pub fn write(out: &mut impl Write, counted: &Counted, language: Language) -> io::Result<()> {
    let t = of(language);
    let facts = &counted.facts;
    writeln!(out, "{}", (t.title)(facts.kind, facts.received, language))?;
    let rules = facts.rules.procedure().name.get(language);
    wrapped(out, 0, &(t.today)(&date(counted.today, language), rules))?;
    for whose in Whose::ALL {
        let runs = |clock: &&Clock| clock.whose() == *whose && clock.needs().is_none();
        let mut clocks = counted.clocks.iter().filter(runs).peekable();
        if clocks.peek().is_some() {
            writeln!(out, "\n{}", whose.name().get(language))?;
        }
        for clock in clocks {
            one(out, t, clock, counted, language)?;
        }
    }
    missing(out, t, counted, language)?;
    writeln!(out, "\n{}", t.not_advice)
}

fn one(
    out: &mut impl Write,
    t: &Words,
    clock: &Clock,
    counted: &Counted,
    language: Language,
) -> io::Result<()> {
    let name = clock.code.name().get(language);
    let status = clock.status(counted.today);
    let status = status.map_or_else(String::new, |status| status.words(language));
    row(out, &left(t, clock, language), name, &status)?;
    right(out, &counting(t, clock, language))?;
    right(out, &paragraphs(clock, language))?;
    for note in &clock.notes {
        right(out, note.text().get(language))?;
    }
    Ok(())
}

/// `28.12.2026 mån`, `29.03.2027 11.00`, `ingen frist`.
fn left(t: &Words, clock: &Clock, language: Language) -> String {
    match clock.term {
        Term::Day { deadline, .. } => {
            format!(
                "{} {}",
                numbers(deadline),
                short_weekday(deadline, language)
            )
        }
        Term::Moment { deadline, .. } => local(deadline).format("%d.%m.%Y %H.%M").to_string(),
        Term::Open => t.open.to_owned(),
        Term::Excluded | Term::Needs(_) => t.excluded.to_owned(),
    }
}

/// `2 veker frå 11.12.2026, flytta frå 25.12.2026`; nothing where nothing is counted.
fn counting(t: &Words, clock: &Clock, language: Language) -> String {
    let Some(length) = clock.length else {
        return String::new();
    };
    let length = length.words(language);
    match clock.term {
        Term::Day {
            start,
            raw,
            deadline,
        } => {
            let from = format!("{length} {} {}", t.from, numbers(start));
            if raw == deadline {
                from
            } else {
                format!("{from}, {} {}", t.moved_from, numbers(raw))
            }
        }
        Term::Moment { start, .. } => {
            let start = local(start).format("%d.%m.%Y %H.%M");
            format!("{length} {} {start}", t.from)
        }
        _ => String::new(),
    }
}

fn paragraphs(clock: &Clock, language: Language) -> String {
    let whole = |paragraph: &Paragraph| {
        let section = paragraph.section.unwrap_or_default();
        let kept = section.replace(' ', UNBROKEN);
        paragraph.words(language).replace(section, &kept)
    };
    let words: Vec<String> = clock.paragraphs.iter().map(whole).collect();
    words.join("; ")
}

/// The clocks that wait for a fact, each with the option that gives it.
fn missing(
    out: &mut impl Write,
    t: &Words,
    counted: &Counted,
    language: Language,
) -> io::Result<()> {
    let mut heading = Some(t.needs);
    for clock in &counted.clocks {
        let Some(fact) = clock.needs() else {
            continue;
        };
        if let Some(heading) = heading.take() {
            writeln!(out, "\n{heading}")?;
        }
        let name = clock.code.name().get(language);
        let length = clock.length.map(|length| length.words(language));
        row(out, "–", name, &length.unwrap_or_default())?;
        right(
            out,
            &format!("{}: {}", option(fact), fact.name().get(language)),
        )?;
        right(out, &paragraphs(clock, language))?;
    }
    Ok(())
}

/// The left-hand side, a name, and something at the right edge where there is room for it.
fn row(out: &mut impl Write, left: &str, name: &str, edge: &str) -> io::Result<()> {
    let count = |text: &str| text.chars().count();
    let before = format!("  {left}");
    let gap = INDENT.saturating_sub(count(&before)).max(1);
    let line = format!("{before}{}{name}", " ".repeat(gap));
    let room = WIDTH.saturating_sub(count(&line) + count(edge));
    match (edge, room) {
        ("", _) => writeln!(out, "{line}"),
        (_, 2..) => writeln!(out, "{line}{}{edge}", " ".repeat(room)),
        _ => {
            writeln!(out, "{line}")?;
            right(out, edge)
        }
    }
}

/// Text on the right-hand side.
fn right(out: &mut impl Write, text: &str) -> io::Result<()> {
    wrapped(out, INDENT, text)
}

/// Text that begins in a column, broken between words but never after a paragraph sign.
fn wrapped(out: &mut impl Write, column: usize, text: &str) -> io::Result<()> {
    let mut lined = |line: &str| {
        let line = line.replace(UNBROKEN, " ");
        writeln!(out, "{}{line}", " ".repeat(column))
    };
    let text = text.replace("§ ", &format!("§{UNBROKEN}"));
    let mut line = String::new();
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        let length = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && length > WIDTH - column {
            lined(&line)?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if line.is_empty() {
        return Ok(());
    }
    lined(&line)
}
