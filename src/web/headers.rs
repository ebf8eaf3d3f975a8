//! What every answer says about itself, and who may ask at all.

use super::error::PageError;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;

/// No script and no style but our own files, no other host, no frame.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; \
    connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; \
    frame-ancestors 'none'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

const ALWAYS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), geolocation=(), microphone=()",
    ),
];

/// Refuses what a foreign page sends (Fetch Metadata), and stamps the answer.
pub async fn guard(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let secure = request.app_data::<actix_web::web::Data<super::App>>();
    let secure = secure.is_some_and(|app| app.settings.is_secure());
    let mut response = if is_foreign(&request) {
        request.error_response(PageError::Foreign)
    } else {
        next.call(request).await?.map_into_boxed_body()
    };
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        // A file that is handed out has a stricter policy of its own.
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    if secure {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000; includeSubDomains"),
        );
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

/// A change may only come from a page of this very site. Browsers say where a
/// request comes from; a program that says nothing still needs the form's token.
fn is_foreign(request: &ServiceRequest) -> bool {
    if request.method().is_safe() {
        return false;
    }
    let site = request.headers().get("sec-fetch-site");
    let site = site.and_then(|value| value.to_str().ok());
    !matches!(site, None | Some("same-origin" | "none"))
}
