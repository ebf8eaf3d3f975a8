//! A QR code as a drawing in the page: no picture to fetch, no script.

use qrcode::{Color, QrCode};
use std::fmt::Write;

/// Light modules around the code, which readers need (ISO/IEC 18004).
const QUIET: usize = 4;

/// The code of `text`, with `label` for those who do not see it; nothing if the text is too long for one.
pub fn svg(text: &str, label: &str) -> Option<String> {
    let code = QrCode::new(text).ok()?;
    let width = code.width();
    let colors = code.to_colors();
    let mut path = String::new();
    for (y, row) in colors.chunks(width).enumerate() {
        for (x, _) in row.iter().enumerate().filter(|(_, c)| **c == Color::Dark) {
            write!(path, "M{} {}h1v1h-1z", x + QUIET, y + QUIET)
                .expect("a String takes what is written");
        }
    }
    let side = width + 2 * QUIET;
    let label = askama::filters::escape(label, askama::filters::Html).ok()?;
    Some(format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {side} {side}\" \
         shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/>\
         <path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}
