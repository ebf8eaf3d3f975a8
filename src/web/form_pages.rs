//! The page on which a form stands, by the address that takes it: whoever asks for that address comes to the page.
//!
//! A form that is refused is shown at the address that took it. There is no page there to come back to in another
//! language, or from the address bar.

/// Each address that only takes a form, and the page with the form. Where a part is in braces, the page has the same.
const PAGES: &[(&str, &str)] = &[
    ("/sign-out", "/"),
    ("/account/notices", "/account"),
    ("/account/password", "/account"),
    ("/account/sessions", "/account"),
    ("/account/sessions/others", "/account"),
    ("/account/sessions/{id}/end", "/account"),
    ("/account/recovery-codes", "/account"),
    ("/t/{token}/reader", "/t/{token}"),
    ("/t/{token}/done", "/t/{token}"),
    ("/t/{token}/end", "/t/{token}"),
    ("/absences/{id}/end", "/absences"),
    ("/calendar/feed", "/calendar"),
    ("/calendar/feed/revocation", "/calendar"),
    ("/reports/drafts", "/reports"),
    ("/reports/drafts/{token}/discard", "/reports"),
    (
        "/reports/drafts/{token}/files",
        "/reports/drafts/{token}/points",
    ),
    (
        "/reports/drafts/{token}/files/{uuid}/removal",
        "/reports/drafts/{token}/points",
    ),
    (
        "/reports/drafts/{token}/filing",
        "/reports/drafts/{token}/check",
    ),
    ("/reports/drafts/{token}/autosave/{step}", "/reports"),
    ("/reports/{number}/holder", "/reports/{number}/case"),
    ("/reports/{number}/return", "/reports/{number}/case"),
    ("/reports/{number}/reporter", "/reports/{number}/case"),
    ("/outbox/{token}/attempts", "/outbox/{token}"),
    ("/outbox/{token}/calls", "/outbox/{token}"),
    ("/outbox/{token}/recipients", "/outbox/{token}"),
    ("/delegations/{id}/end", "/delegations"),
    ("/archive/exports", "/archive"),
    (
        "/archive/exports/{uuid}/openings",
        "/archive/exports/{uuid}",
    ),
    ("/archive/warning-policy", "/archive"),
    ("/archive/evidence-policy", "/archive"),
    ("/archive/core/messages", "/archive/core"),
    ("/archive/core/receipts", "/archive/core"),
    ("/archive/schedule/{version}/approval", "/archive/schedule"),
    ("/archive/cases/{number}/holds", "/archive/cases/{number}"),
    (
        "/archive/cases/{number}/receipt-withdrawals",
        "/archive/cases/{number}",
    ),
    (
        "/archive/cases/{number}/holds/{serial}/end",
        "/archive/cases/{number}",
    ),
    ("/archive/blocked/{id}/openings", "/archive/blocked/{id}"),
    ("/archive/blocked/{id}/lifting", "/archive/blocked/{id}"),
    (
        "/archive/disposals/{slug}/approval",
        "/archive/disposals/{slug}",
    ),
    (
        "/archive/disposals/{slug}/stop",
        "/archive/disposals/{slug}",
    ),
    (
        "/archive/disposals/{slug}/execution",
        "/archive/disposals/{slug}",
    ),
    ("/audit/verifications", "/audit"),
    ("/accounts/{person}/account", "/accounts/{person}"),
    ("/accounts/{person}/link", "/accounts/{person}"),
    ("/accounts/{person}/sessions", "/accounts/{person}"),
    (
        "/accounts/{person}/second-factor/reset",
        "/accounts/{person}",
    ),
    ("/accounts/{person}/roles", "/accounts/{person}"),
    ("/accounts/{person}/roles/{role}/end", "/accounts/{person}"),
    ("/role-proposals/{id}/answer", "/role-proposals"),
    ("/recoveries/{id}/answer", "/role-proposals"),
    (
        "/cases/{number}/access/{serial}/end",
        "/cases/{number}/access",
    ),
    ("/cases/{number}/links", "/cases/{number}/access"),
    ("/cases/{number}/referral", "/cases/{number}/access"),
    ("/cases/{number}/reporter", "/cases/{number}"),
    ("/cases/{number}/recommendations", "/cases/{number}"),
    (
        "/cases/{number}/impartiality/declarations",
        "/cases/{number}/impartiality",
    ),
    ("/cases/{number}/conflicts", "/cases/{number}/conflicts/new"),
    ("/cases/{number}/officers", "/cases/{number}/officers/new"),
    (
        "/cases/{number}/substitutes",
        "/cases/{number}/substitutes/new",
    ),
    (
        "/cases/{number}/assessments",
        "/cases/{number}/assessments/new",
    ),
    ("/cases/{number}/notices", "/cases/{number}/hearing"),
    ("/cases/{number}/omissions", "/cases/{number}/hearing"),
    ("/cases/{number}/statements", "/cases/{number}/hearing"),
    (
        "/cases/{number}/consultations",
        "/cases/{number}/consultations/new",
    ),
    ("/cases/{number}/decisions", "/cases/{number}/decisions/new"),
    (
        "/cases/{number}/confirmations",
        "/cases/{number}/confirmations/new",
    ),
    (
        "/cases/{number}/letters/{uuid}/versions",
        "/cases/{number}/letters",
    ),
    (
        "/cases/{number}/deliveries",
        "/cases/{number}/deliveries/new",
    ),
    ("/cases/{number}/clock-facts", "/cases/{number}/clocks"),
    (
        "/cases/{number}/reopenings",
        "/cases/{number}/reopenings/new",
    ),
    ("/cases/{number}/documents", "/cases/{number}/documents/new"),
    ("/cases/{number}/suspensions", "/cases/{number}/suspension"),
    (
        "/cases/{number}/suspension/consultations",
        "/cases/{number}/suspension/consultations/new",
    ),
    (
        "/cases/{number}/suspension/decisions",
        "/cases/{number}/suspension",
    ),
    (
        "/cases/{number}/suspension/confirmations",
        "/cases/{number}/suspension",
    ),
    (
        "/cases/{number}/suspension/deliveries",
        "/cases/{number}/suspension/deliveries/new",
    ),
    (
        "/cases/{number}/suspension/reviews",
        "/cases/{number}/suspension",
    ),
    (
        "/cases/{number}/suspension/endings",
        "/cases/{number}/suspension",
    ),
    (
        "/cases/{number}/access-requests/{id}/rest",
        "/cases/{number}/access-requests/{id}",
    ),
    (
        "/cases/{number}/access-requests/{id}/answer",
        "/cases/{number}/access-requests/{id}",
    ),
    (
        "/cases/{number}/access-requests/{id}/withdrawal",
        "/cases/{number}/access-requests/{id}",
    ),
    (
        "/cases/{number}/access-requests/{id}/answers/{answer}",
        "/cases/{number}/access-requests/{id}",
    ),
    (
        "/cases/{number}/access-requests/{id}/documents/{serial}/copy/files",
        "/cases/{number}/access-requests/{id}/documents/{serial}/copy",
    ),
    (
        "/cases/{number}/access-requests/{id}/documents/{serial}/copy/marks",
        "/cases/{number}/access-requests/{id}/documents/{serial}/copy",
    ),
    (
        "/cases/{number}/access-requests/{id}/documents/{serial}/copy/marks/{mark}/undoing",
        "/cases/{number}/access-requests/{id}/documents/{serial}/copy",
    ),
];

/// The page whose form `path` takes. Whether it is for whoever asks, the page itself says.
pub fn page_of(path: &str) -> Option<String> {
    let asked: Vec<&str> = path.split('/').collect();
    let (_, page) = PAGES.iter().find(|(address, _)| fits(address, &asked))?;
    let parts = page
        .split('/')
        .zip(asked.iter().copied().chain(std::iter::repeat("")));
    let filled = parts.map(|(part, own)| if is_open(part) { own } else { part });
    Some(filled.collect::<Vec<_>>().join("/"))
}

fn fits(address: &str, asked: &[&str]) -> bool {
    let parts: Vec<&str> = address.split('/').collect();
    let mut both = parts.iter().zip(asked);
    parts.len() == asked.len()
        && both.all(|(part, own)| part == own || is_open(part) && !own.is_empty())
}

/// Whether anything may stand in this part.
fn is_open(part: &str) -> bool {
    part.starts_with('{')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_what_the_address_says() {
        let page = page_of("/archive/cases/2026-1/holds/2/end");
        assert_eq!(page.as_deref(), Some("/archive/cases/2026-1"));
        let page = page_of("/cases/2026-1/statements");
        assert_eq!(page.as_deref(), Some("/cases/2026-1/hearing"));
        assert_eq!(page_of("/archive"), None);
        assert_eq!(page_of("/archive/cases//holds"), None);
    }
}
