//! The house's own small drawings, on a field of 24 by 24.

/// The inside of the drawing's `<svg>`; nothing for a name that has none.
pub fn drawing(name: &str) -> &'static str {
    match name {
        "check" => r#"<path d="M5 12.5l4.5 4.5L19 7.5"/>"#,
        "x" => r#"<path d="M6 6l12 12M18 6L6 18"/>"#,
        "warn" => r#"<path d="M12 4L2.8 20h18.4z"/><path d="M12 10v4.5M12 17.2v.1"/>"#,
        "info" => r#"<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.1"/>"#,
        "clock" => r#"<circle cx="12" cy="12" r="9"/><path d="M12 7v5.2l3.4 2"/>"#,
        "doc" => r#"<path d="M6 3h8l4 4v14H6z"/><path d="M14 3v4h4M9 12h6M9 16h6"/>"#,
        "lock" => {
            r#"<rect x="5" y="11" width="14" height="9" rx="1.5"/><path d="M8 11V8a4 4 0 018 0v3"/>"#
        }
        "user" => {
            r#"<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c1-4 4-6 7.5-6s6.5 2 7.5 6"/>"#
        }
        "search" => r#"<circle cx="10.5" cy="10.5" r="6.5"/><path d="M15.5 15.5L21 21"/>"#,
        "menu" => r#"<path d="M4 7h16M4 12h16M4 17h16"/>"#,
        "down" => r#"<path d="M12 4v11M7 10.5l5 5 5-5M5 20h14"/>"#,
        "print" => r#"<path d="M7 9V4h10v5M7 17H4V9h16v8h-3"/><path d="M7 14h10v6H7z"/>"#,
        "box" => r#"<path d="M3 5h18v4H3zM5 9v11h14V9M10 13h4"/>"#,
        "shield" => {
            r#"<path d="M12 3l8 3v6c0 4.5-3.2 7.7-8 9-4.8-1.3-8-4.5-8-9V6z"/><path d="M8.5 12l2.5 2.5 4.5-4.8"/>"#
        }
        "plus" => r#"<path d="M12 5v14M5 12h14"/>"#,
        "mail" => {
            r#"<rect x="3" y="5" width="18" height="14" rx="1.5"/><path d="M3.5 6.5L12 13l8.5-6.5"/>"#
        }
        "link" => {
            r#"<path d="M10 14l4-4M8 11l-2.5 2.5a3.5 3.5 0 005 5L13 16M16 13l2.5-2.5a3.5 3.5 0 00-5-5L11 8"/>"#
        }
        "edit" => r#"<path d="M4 20l1-4L16 5l3 3L8 19z"/>"#,
        "pic" => {
            r#"<rect x="3" y="5" width="18" height="14" rx="1.5"/><path d="M3 16l5-5 4 4 3-3 6 5"/><circle cx="16" cy="9" r="1.3"/>"#
        }
        "key" => r#"<circle cx="8" cy="15" r="4"/><path d="M11 12l8-8M16 7l3 3"/>"#,
        "eye" => {
            r#"<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>"#
        }
        "gate" => r#"<path d="M4 21V5M20 21V5M4 8h16M4 13h16M9 8v13M15 8v13"/>"#,
        "people" => {
            r#"<circle cx="8.5" cy="8" r="3.2"/><path d="M2.5 19c.6-3.3 3-5 6-5s5.4 1.7 6 5M15.5 5.2a3.2 3.2 0 010 5.8M17.5 14.3c2.2.6 3.6 2.2 4 4.7"/>"#
        }
        "unassessed" => r#"<circle cx="12" cy="12" r="7" stroke-dasharray="3 3"/>"#,
        "level0" => {
            r#"<rect x="2.5" y="15" width="3.5" height="6" stroke-width="1.2"/><rect x="7.5" y="11" width="3.5" height="10" stroke-width="1.2"/><rect x="12.5" y="7" width="3.5" height="14" stroke-width="1.2"/><rect x="17.5" y="3" width="3.5" height="18" stroke-width="1.2"/>"#
        }
        "level1" => {
            r#"<rect x="2.5" y="15" width="3.5" height="6" fill="currentColor" stroke="none"/><rect x="7.5" y="11" width="3.5" height="10" stroke-width="1.2"/><rect x="12.5" y="7" width="3.5" height="14" stroke-width="1.2"/><rect x="17.5" y="3" width="3.5" height="18" stroke-width="1.2"/>"#
        }
        "level2" => {
            r#"<rect x="2.5" y="15" width="3.5" height="6" fill="currentColor" stroke="none"/><rect x="7.5" y="11" width="3.5" height="10" fill="currentColor" stroke="none"/><rect x="12.5" y="7" width="3.5" height="14" stroke-width="1.2"/><rect x="17.5" y="3" width="3.5" height="18" stroke-width="1.2"/>"#
        }
        "level3" => {
            r#"<rect x="2.5" y="15" width="3.5" height="6" fill="currentColor" stroke="none"/><rect x="7.5" y="11" width="3.5" height="10" fill="currentColor" stroke="none"/><rect x="12.5" y="7" width="3.5" height="14" fill="currentColor" stroke="none"/><rect x="17.5" y="3" width="3.5" height="18" stroke-width="1.2"/>"#
        }
        "level4" => {
            r#"<rect x="2.5" y="15" width="3.5" height="6" fill="currentColor" stroke="none"/><rect x="7.5" y="11" width="3.5" height="10" fill="currentColor" stroke="none"/><rect x="12.5" y="7" width="3.5" height="14" fill="currentColor" stroke="none"/><rect x="17.5" y="3" width="3.5" height="18" fill="currentColor" stroke="none"/>"#
        }
        _ => "",
    }
}
