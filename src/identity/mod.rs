//! Who the municipality says that somebody is: talks with its OpenID provider (authorization code with PKCE).
//!
//! Everything here waits for the network: callers run it where a thread may wait.

mod answer;
mod attempts;
mod http;
mod metadata;
pub mod settings;

pub use answer::Answer;
pub use attempts::{Attempt, Errand};

use crate::domain::provider::{Said, Terms};
use attempts::Attempts;
use chrono::{DateTime, TimeDelta, Utc};
use metadata::{Known, Metadata};
use openidconnect::core::{CoreAuthPrompt, CoreAuthenticationFlow};
use openidconnect::{
    AuthenticationContextClass, CsrfToken, LanguageTag, Nonce, PkceCodeChallenge, Scope,
};
use settings::Settings;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Where the provider sends people back.
pub const ANSWER_PATH: &str = "/sign-in/provider/answer";

/// How many talk with the provider at once: when it is slow, the rest of the house is not.
const TALKS: usize = 4;
/// How long somebody waits for their turn.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long the provider's description and keys are taken as they are by somebody who comes back from there.
const FRESH: TimeDelta = TimeDelta::minutes(60);
/// Nobody is sent to a provider that has not answered for so long; and a key that is not known is looked for
/// anew, but not at every try.
const SEEN: TimeDelta = TimeDelta::minutes(1);

/// Why the provider's word was not taken. What is in it goes to the log: never a code, a token or a name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("the provider does not answer as it should: {0}")]
    Down(String),
    #[error("too many talk with the provider at once")]
    Busy,
    #[error("the provider refuses: {0}")]
    Refused(String),
    #[error("the person turned back at the provider")]
    Cancelled,
    #[error("the provider's answer does not hold: {0}")]
    Untrue(String),
    #[error("nobody in this browser waits for this answer")]
    Lapsed,
}

impl Fault {
    /// As the ledger writes it.
    pub fn why(&self) -> &'static str {
        match self {
            Fault::Down(_) => "provider-down",
            Fault::Busy => "provider-busy",
            Fault::Refused(_) => "provider-refused",
            Fault::Cancelled => "provider-cancelled",
            Fault::Untrue(_) => "provider-untrue",
            Fault::Lapsed => "provider-lapsed",
        }
    }
}

pub struct Provider {
    settings: Settings,
    /// The address of this house.
    base_url: String,
    agent: ureq::Agent,
    known: Mutex<Option<Arc<Known>>>,
    attempts: Attempts,
    talks: Arc<Semaphore>,
}

impl fmt::Debug for Provider {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Provider")
            .field("issuer", &self.settings.issuer.as_str())
            .finish_non_exhaustive()
    }
}

impl Provider {
    /// Asks nobody anything yet: a provider that is down keeps no house from opening.
    pub fn new(settings: Settings, base_url: &str) -> Provider {
        Provider {
            agent: http::agent(&settings),
            settings,
            base_url: base_url.to_owned(),
            known: Mutex::default(),
            attempts: Attempts::default(),
            talks: Arc::new(Semaphore::new(TALKS)),
        }
    }

    pub fn terms(&self) -> &Terms {
        &self.settings.terms
    }

    /// The right to talk with the provider now. Held until the talk is over.
    pub async fn turn(&self) -> Result<OwnedSemaphorePermit, Fault> {
        let turn = Arc::clone(&self.talks).acquire_owned();
        match tokio::time::timeout(PATIENCE, turn).await {
            Ok(Ok(turn)) => Ok(turn),
            _ => Err(Fault::Busy),
        }
    }

    /// The address at the provider where somebody proves who they are. `browser` is a secret of theirs:
    /// the answer is taken from no other browser.
    pub fn begin(
        &self,
        errand: Errand,
        browser: &str,
        language: &str,
        now: DateTime<Utc>,
    ) -> Result<String, Fault> {
        let known = self.known(now, SEEN)?;
        let client = self.client(&known.metadata)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = CoreAuthenticationFlow::AuthorizationCode;
        let state = || CsrfToken::new_random_len(32);
        let nonce = || Nonce::new_random_len(32);
        let mut request = client
            .authorize_url(flow, state, nonce)
            .set_pkce_challenge(challenge)
            .add_ui_locale(LanguageTag::new(language.to_owned()));
        for scope in &self.settings.scopes {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for class in &self.settings.terms.classes {
            request =
                request.add_auth_context_value(AuthenticationContextClass::new(class.clone()));
        }
        if errand.is_proof() {
            request = request
                .add_prompt(CoreAuthPrompt::Login)
                .set_max_age(Duration::ZERO);
        }
        let (url, state, nonce) = request.url();
        let attempt = Attempt {
            errand,
            nonce,
            verifier,
            begun_at: now,
        };
        self.attempts.keep(state.secret(), browser, attempt);
        Ok(url.to_string())
    }

    /// What this browser waits for, once: a second answer finds nothing.
    pub fn take(&self, state: &str, browser: &str, now: DateTime<Utc>) -> Result<Attempt, Fault> {
        self.attempts.take(state, browser, now).ok_or(Fault::Lapsed)
    }

    /// Changes the provider's code for its word, and verifies that.
    pub fn redeem(
        &self,
        attempt: Attempt,
        answer: Answer,
        now: DateTime<Utc>,
    ) -> Result<Said, Fault> {
        let known = self.known(now, FRESH)?;
        let code = answer.code(&known.metadata)?;
        let client = self.client(&known.metadata)?;
        let token = self.exchange(&client, code, attempt.verifier)?;
        match self.verify(&client, &token, &attempt.nonce, now) {
            // Signed with a key that is newer than what is known here.
            Err(answer::Doubt::UnknownKey) => {
                let known = self.known(now, SEEN)?;
                let client = self.client(&known.metadata)?;
                Ok(self.verify(&client, &token, &attempt.nonce, now)?)
            }
            verified => Ok(verified?),
        }
    }

    /// Where the provider ends its own session, if it is known to offer that.
    pub fn sign_out_address(&self) -> Option<String> {
        let known = self.kept()?;
        let metadata = known.metadata.additional_metadata();
        let endpoint = metadata.end_session_endpoint.as_ref()?;
        let mut url = endpoint.clone();
        url.query_pairs_mut()
            .append_pair("client_id", &self.settings.client_id)
            .append_pair("post_logout_redirect_uri", &self.back_to("/sign-in"));
        Some(url.to_string())
    }

    fn back_to(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }

    /// The lock is not held while anybody is asked.
    fn kept(&self) -> Option<Arc<Known>> {
        let kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }

    /// The provider's description and keys, fetched anew where what is known is older than `most`.
    fn known(&self, now: DateTime<Utc>, most: TimeDelta) -> Result<Arc<Known>, Fault> {
        let fresh = self.kept().filter(|known| (now - known.at).abs() < most);
        if let Some(known) = fresh {
            return Ok(known);
        }
        let metadata = Metadata::discover(&self.settings.issuer, &|request| {
            http::send(&self.agent, request)
        });
        let metadata = metadata.map_err(|why| Fault::Down(why.to_string()))?;
        let known = Arc::new(Known { metadata, at: now });
        let mut kept = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        *kept = Some(Arc::clone(&known));
        Ok(known)
    }
}
