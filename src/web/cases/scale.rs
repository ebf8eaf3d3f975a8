//! The scale of reactions as a drawing, with the net as a mark on it.

use crate::domain::ruleset::Thresholds;
use crate::domain::severity::Severity;
use std::fmt::Write;

const WIDTH: i64 = 1000;
/// Room for this many points on either side of the thresholds.
const MARGIN: i64 = 3;

/// Five fields, divided by the thresholds of the rule set, and a thick mark at the net.
pub fn draw(thresholds: &Thresholds, net: i64, title: &str, what: &str) -> String {
    let lowest = thresholds.guidance - MARGIN;
    let highest = thresholds.termination + MARGIN;
    let place = |points: i64| (points.clamp(lowest, highest) - lowest) * WIDTH / (highest - lowest);
    let edges = [
        lowest,
        thresholds.guidance,
        thresholds.warning,
        thresholds.dismissal,
        thresholds.termination,
        highest,
    ];
    let mut svg = format!(
        "<svg class=\"scale\" viewBox=\"0 0 {WIDTH} 44\" preserveAspectRatio=\"none\" role=\"img\" \
         aria-labelledby=\"scale-title scale-what\"><title id=\"scale-title\">{}</title>\
         <desc id=\"scale-what\">{}</desc>",
        crate::web::marks::escaped(title),
        crate::web::marks::escaped(what)
    );
    for (edge, severity) in edges.windows(2).zip(Severity::ALL) {
        let (from, to) = (place(edge[0]), place(edge[1]));
        let class = class(severity);
        write!(
            svg,
            "<rect class=\"{class}\" x=\"{from}\" y=\"12\" width=\"{}\" height=\"18\"/>",
            (to - from - 4).max(1)
        )
        .expect("a String takes what is written");
    }
    let half = WIDTH / (highest - lowest) / 2;
    let mark = (place(net) + half - 4).clamp(0, WIDTH - 9);
    write!(
        svg,
        "<rect x=\"{mark}\" y=\"0\" width=\"9\" height=\"44\" fill=\"currentColor\"/></svg>"
    )
    .expect("a String takes what is written");
    svg
}

/// The class that colours a severity.
pub fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::None => "f0",
        Severity::Guidance => "fg",
        Severity::Warning => "f1",
        Severity::Dismissal => "f2",
        Severity::Termination => "f3",
    }
}

/// The nets that give a severity, as people read them: `≤ −3`, `0 … 5`, `≥ 12`.
pub fn range(thresholds: &Thresholds, severity: Severity) -> String {
    let t = thresholds;
    let minus = |n: i64| {
        if n < 0 {
            format!("\u{2212}{}", n.unsigned_abs())
        } else {
            n.to_string()
        }
    };
    let between = |from: i64, to: i64| format!("{} … {}", minus(from), minus(to - 1));
    match severity {
        Severity::None => format!("≤ {}", minus(t.guidance - 1)),
        Severity::Guidance => between(t.guidance, t.warning),
        Severity::Warning => between(t.warning, t.dismissal),
        Severity::Dismissal => between(t.dismissal, t.termination),
        Severity::Termination => format!("≥ {}", minus(t.termination)),
    }
}
