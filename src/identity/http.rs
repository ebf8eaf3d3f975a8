//! How the provider is asked: encrypted, in a limited time, for a limited answer, and never redirected.

use super::settings::Settings;
use openidconnect::{HttpRequest, HttpResponse};
use std::sync::Arc;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// The longest answer, in bytes: keys and claims are small.
const LONGEST: u64 = 512 * 1024;

pub fn agent(settings: &Settings) -> Agent {
    let roots = rustls_native_certs::load_native_certs();
    for error in &roots.errors {
        tracing::warn!(%error, "a certificate of the system cannot be read");
    }
    let roots = roots
        .certs
        .iter()
        .map(|cert| Certificate::from_der(cert).to_owned());
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&roots.collect::<Vec<_>>()))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    Agent::config_builder()
        .https_only(settings.issuer.url().scheme() == "https")
        .http_status_as_error(false)
        .max_redirects(0)
        .proxy(None)
        .timeout_global(Some(settings.timeout))
        .user_agent("brotsak")
        .tls_config(tls)
        .build()
        .into()
}

pub fn send(agent: &Agent, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
    let mut answer = agent.run(request)?;
    let mut response = openidconnect::http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        response = response.header(name, value);
    }
    let body = answer.body_mut().with_config().limit(LONGEST);
    let body = body.read_to_vec()?;
    Ok(response.body(body)?)
}
