//! The provider's answer: the code from the browser, and the signed word that the code is changed for (OpenID Connect Core, 3.1.3.7).

use super::metadata::{Client, Metadata};
use super::{Fault, Provider, http};
use crate::domain::provider::{SKEW, Said};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use openidconnect::core::{CoreIdToken, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthorizationCode, ClaimsVerificationError, Nonce, PkceCodeVerifier, RequestTokenError,
    SignatureVerificationError,
};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// How long ago the word may have been given: it is fetched at once.
const OLDEST: TimeDelta = TimeDelta::minutes(10);

/// Signed by the provider alone: neither unsigned, nor with a secret that two know.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// What the browser brings back.
#[derive(Default)]
pub struct Answer {
    pub code: String,
    pub error: String,
    /// Who answers (RFC 9207).
    pub issuer: Option<String>,
}

/// Why a word is not believed.
#[derive(Debug)]
pub enum Doubt {
    UnknownKey,
    Untrue(String),
}

impl From<Doubt> for Fault {
    fn from(doubt: Doubt) -> Fault {
        match doubt {
            Doubt::UnknownKey => Fault::Untrue("it is signed with an unknown key".to_owned()),
            Doubt::Untrue(why) => Fault::Untrue(why),
        }
    }
}

impl Answer {
    /// The code, where it is ours and the provider does not say no.
    pub(super) fn code(self, metadata: &Metadata) -> Result<AuthorizationCode, Fault> {
        let names_itself = metadata.additional_metadata();
        let names_itself = names_itself.authorization_response_iss_parameter_supported;
        match &self.issuer {
            Some(issuer) if issuer != metadata.issuer().as_str() => {
                return Err(Fault::Untrue("another provider answers".to_owned()));
            }
            None if names_itself => {
                return Err(Fault::Untrue("it does not say who answers".to_owned()));
            }
            _ => {}
        }
        match self.error.as_str() {
            "" if self.code.is_empty() => Err(Fault::Untrue("it has no code".to_owned())),
            "" => Ok(AuthorizationCode::new(self.code)),
            "access_denied" => Err(Fault::Cancelled),
            error => Err(Fault::Refused(plain(error))),
        }
    }
}

/// An error's code and nothing else: whoever writes the address writes this.
fn plain(error: &str) -> String {
    let letters = error
        .chars()
        .filter(|c| c.is_ascii_lowercase() || *c == '_');
    letters.take(40).collect()
}

impl Provider {
    pub(super) fn exchange(
        &self,
        client: &Client,
        code: AuthorizationCode,
        verifier: PkceCodeVerifier,
    ) -> Result<CoreIdToken, Fault> {
        let request = client.exchange_code(code).set_pkce_verifier(verifier);
        let answer = request.request(&|request| http::send(&self.agent, request));
        let answer = answer.map_err(|why| match why {
            RequestTokenError::ServerResponse(answer) => {
                Fault::Refused(plain(answer.error().as_ref()))
            }
            RequestTokenError::Request(why) => Fault::Down(why.to_string()),
            RequestTokenError::Parse(_, _) => Fault::Down("it gives no token answer".to_owned()),
            RequestTokenError::Other(why) => Fault::Down(why),
        })?;
        let token = answer.extra_fields().id_token().cloned();
        token.ok_or_else(|| Fault::Untrue("it has no ID token".to_owned()))
    }

    pub(super) fn verify(
        &self,
        client: &Client,
        token: &CoreIdToken,
        nonce: &Nonce,
        now: DateTime<Utc>,
    ) -> Result<Said, Doubt> {
        let is_of_now = move |at: DateTime<Utc>| {
            let fits = at <= now + SKEW && at >= now - OLDEST - SKEW;
            fits.then_some(())
                .ok_or_else(|| "it was not given just now".to_owned())
        };
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(ALGORITHMS)
            .set_time_fn(move || now - SKEW)
            .set_issue_time_verifier_fn(is_of_now);
        let claims = token.claims(&verifier, nonce).map_err(|why| match why {
            ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            ) => Doubt::UnknownKey,
            other => Doubt::Untrue(other.to_string()),
        })?;
        let all = payload(token);
        let all = all.ok_or_else(|| Doubt::Untrue("its claims cannot be read".to_owned()))?;
        let is_for_us = |party: &Value| party.as_str() == Some(&self.settings.client_id);
        if !all.get("azp").is_none_or(is_for_us) {
            return Err(Doubt::Untrue("it was given to another program".to_owned()));
        }
        let holds = |from: &Value| {
            from.as_f64()
                .is_some_and(|from| from <= seconds(now + SKEW))
        };
        if !all.get("nbf").is_none_or(holds) {
            return Err(Doubt::Untrue("it does not hold yet".to_owned()));
        }
        Ok(Said {
            key: find(&all, &self.settings.key_claim).and_then(one),
            is_email_verified: claims.email_verified(),
            groups: find(&all, &self.settings.groups_claim).map_or_else(BTreeSet::new, several),
            class: claims.auth_context_ref().map(|class| class.to_string()),
            methods: all.get("amr").map_or_else(BTreeSet::new, several),
            proved_at: claims.auth_time(),
        })
    }
}

#[expect(
    clippy::cast_precision_loss,
    reason = "seconds since 1970 are few enough"
)]
fn seconds(at: DateTime<Utc>) -> f64 {
    at.timestamp() as f64
}

/// Every claim of a token that has been verified.
fn payload(token: &CoreIdToken) -> Option<Map<String, Value>> {
    let token = token.to_string();
    let payload = URL_SAFE_NO_PAD.decode(token.split('.').nth(1)?).ok()?;
    serde_json::from_slice(&payload).ok()
}

/// A claim by its name, or by its way through the claims: `realm_access.roles`.
fn find<'a>(claims: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    if let Some(found) = claims.get(name) {
        return Some(found);
    }
    let (first, rest) = name.split_once('.')?;
    let inside = claims.get(first)?.as_object()?;
    find(inside, rest)
}

fn one(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn several(value: &Value) -> BTreeSet<String> {
    match value {
        Value::Array(values) => values.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}
