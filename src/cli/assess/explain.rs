//! The assessment as text for people.

mod words;

use crate::domain::assessment::{Assessment, Input, gate_ceiling};
use crate::domain::gate::{BlockStage, FreeSpeech};
use crate::domain::person::Language;
use crate::domain::ruleset::Ruleset;
use std::collections::BTreeMap;
use std::io::{self, Write};
use words::{Words, words};

/// The most rows that tell what would change the proposal.
const CHANGES: usize = 6;

/// What to say when there was nothing to assess.
pub fn nothing(language: Language) -> &'static str {
    words(language).nothing
}

pub fn write(
    out: &mut impl Write,
    ruleset: &Ruleset,
    input: &Input<'_>,
    assessment: &Assessment,
    language: Language,
) -> io::Result<()> {
    let t = words(language);
    writeln!(
        out,
        "{} {} ({})",
        t.assessment,
        plain(&assessment.id),
        assessment.ruleset
    )?;
    let heading = if input.gates.free_speech == FreeSpeech::Unanswered {
        t.preliminary
    } else {
        t.proposal
    };
    let name = assessment.severity.name(language);
    writeln!(out, "{}: {name}. {} {:+}.", heading, t.net, assessment.net)?;
    writeln!(out, "{}", ruleset.human_decision.rule.get(language))?;
    let ceiling = gate_ceiling(ruleset, &input.gates).name(language);
    writeln!(out, "{}: {ceiling}.", t.ceiling)?;

    reasons(out, t, assessment, language)?;
    blocks(out, t, assessment, language)?;
    changes(out, t, ruleset, assessment, language)?;
    steps(out, t, assessment, language)?;
    sources(out, t, ruleset, assessment)
}

fn reasons(
    out: &mut impl Write,
    t: &Words,
    assessment: &Assessment,
    language: Language,
) -> io::Result<()> {
    writeln!(out, "\n{}", t.reasons)?;
    for reason in &assessment.reasons {
        let weight = match reason.weight {
            0 => String::new(),
            weight => format!("{weight:+}"),
        };
        let text = reason.text.get(language);
        let sources = reason.sources.join("; ");
        writeln!(out, "  {weight:>3}  {:<6} {text} ({sources})", reason.code)?;
    }
    if !assessment.set_aside.is_empty() {
        writeln!(out, "\n{}", t.set_aside)?;
    }
    for point in &assessment.set_aside {
        writeln!(out, "       {:<6} {}", point.code, point.why.get(language))?;
    }
    Ok(())
}

fn blocks(
    out: &mut impl Write,
    t: &Words,
    assessment: &Assessment,
    language: Language,
) -> io::Result<()> {
    if assessment.blocks.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{}", t.blocks)?;
    for block in &assessment.blocks {
        let before = match block.stage {
            BlockStage::Contact => t.before_contact,
            BlockStage::Proposal => t.before_proposal,
            BlockStage::Decision => t.before_decision,
        };
        let text = block.text.get(language);
        writeln!(out, "  {} {before}: {text}", block.gate.gate())?;
    }
    Ok(())
}

fn changes(
    out: &mut impl Write,
    t: &Words,
    ruleset: &Ruleset,
    assessment: &Assessment,
    language: Language,
) -> io::Result<()> {
    writeln!(out, "\n{}", t.changes)?;
    for change in assessment.leading_changes(CHANGES) {
        let what = change.change.text(ruleset);
        let severity = change.severity.name(language);
        writeln!(out, "  {}: {severity}", what.get(language))?;
    }
    let hidden = assessment.would_change.len().saturating_sub(CHANGES);
    if assessment.would_change.is_empty() {
        writeln!(out, "  {}", t.no_change)?;
    } else if hidden > 0 {
        writeln!(
            out,
            "  {}",
            t.more_changes.replace("{number}", &hidden.to_string())
        )?;
    }
    Ok(())
}

fn steps(
    out: &mut impl Write,
    t: &Words,
    assessment: &Assessment,
    language: Language,
) -> io::Result<()> {
    writeln!(out, "\n{}", t.steps)?;
    for (index, step) in assessment.next_steps.iter().enumerate() {
        let text = step.text.get(language);
        let sources = step.sources.join("; ");
        writeln!(out, "  {:>2}. {text} ({sources})", index + 1)?;
    }
    Ok(())
}

/// The legend: where each short source above can be read.
fn sources(
    out: &mut impl Write,
    t: &Words,
    ruleset: &Ruleset,
    assessment: &Assessment,
) -> io::Result<()> {
    let reasons = assessment.reasons.iter().flat_map(|it| &it.sources);
    let blocks = assessment.blocks.iter().flat_map(|it| &it.sources);
    let steps = assessment.next_steps.iter().flat_map(|it| &it.sources);
    let cited = reasons.chain(blocks).chain(steps);
    let legend: BTreeMap<&str, &str> = cited.filter_map(|it| ruleset.reference(it)).collect();
    writeln!(out, "\n{}", t.sources)?;
    for (key, reference) in legend {
        writeln!(out, "  {key}: {reference}")?;
    }
    Ok(())
}

/// Text from outside on one line, without anything a terminal would obey.
fn plain(text: &str) -> String {
    let mark = |c: char| if c.is_control() { '\u{fffd}' } else { c };
    text.chars().map(mark).collect()
}
