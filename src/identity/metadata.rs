//! What the provider tells about itself, and what it is called on the way there.

use super::{ANSWER_PATH, Fault, Provider};
use chrono::{DateTime, Utc};
use openidconnect::core::{
    CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClient, CoreClientAuthMethod, CoreGrantType,
    CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm,
    CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
};
use openidconnect::url::Url;
use openidconnect::{
    AdditionalProviderMetadata, AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet,
    ProviderMetadata, RedirectUrl,
};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Extra {
    pub end_session_endpoint: Option<Url>,
    /// Whether every answer names who gives it (RFC 9207).
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: bool,
}

impl AdditionalProviderMetadata for Extra {}

pub type Metadata = ProviderMetadata<
    Extra,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

pub struct Known {
    pub metadata: Metadata,
    pub at: DateTime<Utc>,
}

/// This house, as the provider knows it.
pub type Client = CoreClient<
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointSet,
    EndpointNotSet,
>;

impl Provider {
    pub(super) fn client(&self, metadata: &Metadata) -> Result<Client, Fault> {
        let token = metadata.token_endpoint().cloned();
        let token = token.ok_or_else(|| Fault::Down("it names no token endpoint".to_owned()))?;
        let back = RedirectUrl::new(self.back_to(ANSWER_PATH));
        let back = back.map_err(|why| Fault::Down(why.to_string()))?;
        let ways = metadata.token_endpoint_auth_methods_supported();
        let is_basic =
            ways.is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        Ok(CoreClient::new(
            ClientId::new(self.settings.client_id.clone()),
            self.settings.issuer.clone(),
            metadata.jwks().clone(),
        )
        .set_client_secret(ClientSecret::new(self.settings.client_secret.clone()))
        .set_auth_type(if is_basic {
            AuthType::BasicAuth
        } else {
            AuthType::RequestBody
        })
        .set_auth_uri(metadata.authorization_endpoint().clone())
        .set_token_uri(token)
        .set_redirect_uri(back))
    }
}
