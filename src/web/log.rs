//! One line a request, without personal data: the pattern of the route, never the address asked for.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::middleware::Next;
use std::time::Instant;

pub async fn request(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let began = Instant::now();
    let method = request.method().clone();
    let response = next.call(request).await?;
    let pattern = response.request().match_pattern();
    tracing::info!(
        method = method.as_str(),
        route = pattern.as_deref().unwrap_or("-"),
        status = response.status().as_u16(),
        micros = u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX),
        "request"
    );
    Ok(response)
}
