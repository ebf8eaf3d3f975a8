//! What the operator has agreed on with whoever runs the provider: the section `[sign_in.oidc]`.

use crate::domain::provider::Terms;
use openidconnect::IssuerUrl;
use std::fmt;
use std::time::Duration;

#[derive(Clone)]
pub struct Settings {
    pub issuer: IssuerUrl,
    pub client_id: String,
    pub client_secret: String,
    /// The claim that ties to a person, and the one with the groups.
    pub key_claim: String,
    pub groups_claim: String,
    /// Asked for besides `openid`.
    pub scopes: Vec<String>,
    /// For one question to the provider, from the first contact to the last byte.
    pub timeout: Duration,
    pub terms: Terms,
}

impl fmt::Debug for Settings {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .field("terms", &self.terms)
            .finish_non_exhaustive()
    }
}

/// The issuer, exactly as the provider writes it in what it signs.
pub fn issuer(text: &str) -> Option<IssuerUrl> {
    let issuer = IssuerUrl::new(text.to_owned()).ok()?;
    let url = issuer.url();
    let is_bare = url.query().is_none() && url.fragment().is_none();
    let is_nobodys = url.username().is_empty() && url.password().is_none();
    (url.has_host() && is_bare && is_nobodys).then_some(issuer)
}
