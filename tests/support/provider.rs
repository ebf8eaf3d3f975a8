//! The municipality's provider, as a small program that can lie: what a real one never does.
use crate::support::desk::{Browser, Desk, Page};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use brotsak::domain::person::Role;
use brotsak::domain::provider::{Access, Key, Local, Terms};
use brotsak::identity::Provider;
use brotsak::identity::settings::{Settings, issuer};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::collections::{HashMap, HashSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::Duration;

pub const SECRET: &str = "løyndom på prøve";
const CLIENT: &str = "brotsak";

/// How the provider behaves from now on.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub enum Mood {
    #[default]
    Honest,
    /// Answers with more than anybody should read.
    Endless,
    /// Takes the question, and never answers.
    Silent,
    /// Sends the questioner somewhere else.
    Redirecting,
    /// Not there at all.
    Gone,
    /// The secret is wrong, it says.
    Refusing,
}

/// What is done to a token before it is handed out.
pub type Twist = fn(&mut Value, &mut Value);

#[derive(Default)]
pub struct State {
    pub mood: Mood,
    pub twist: Option<Twist>,
    /// Says who answers (RFC 9207), and then must.
    pub names_itself: bool,
    /// Codes that wait to be changed: the challenge, and the claims.
    codes: HashMap<String, (String, Value)>,
    used: HashSet<String>,
    /// What was asked for, by path.
    pub asked: Vec<String>,
    key: Option<Arc<Signer>>,
    held: Vec<TcpStream>,
}

struct Signer {
    id: String,
    pair: EcdsaKeyPair,
}

impl Signer {
    fn fresh(id: &str) -> Arc<Signer> {
        let random = SystemRandom::new();
        let way = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(way, &random).unwrap();
        let pair = EcdsaKeyPair::from_pkcs8(way, pkcs8.as_ref(), &random).unwrap();
        Arc::new(Signer {
            id: id.to_owned(),
            pair,
        })
    }

    fn jwk(&self) -> Value {
        let point = self.pair.public_key().as_ref();
        json!({ "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": self.id,
            "x": URL_SAFE_NO_PAD.encode(&point[1..33]), "y": URL_SAFE_NO_PAD.encode(&point[33..]) })
    }

    fn sign(&self, header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let input = format!("{}.{}", part(header), part(claims));
        if header["alg"] == "none" {
            return format!("{input}.");
        }
        let signature = self.pair.sign(&SystemRandom::new(), input.as_bytes());
        format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature.unwrap()))
    }
}

/// The provider on a port of its own.
pub struct Fake {
    pub issuer: String,
    state: Arc<Mutex<State>>,
}

/// What the provider says of somebody who has proved who they are.
pub struct Vouched<'a> {
    pub email: &'a str,
    pub groups: &'a [&'a str],
    pub more: Value,
}

impl<'a> Vouched<'a> {
    pub fn of(email: &'a str, groups: &'a [&'a str]) -> Vouched<'a> {
        Vouched {
            email,
            groups,
            more: json!({}),
        }
    }
}

impl Fake {
    pub fn open() -> Fake {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(State {
            key: Some(Signer::fresh("ein")),
            ..State::default()
        }));
        let (own, address) = (Arc::clone(&state), issuer.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut state = own.lock().unwrap();
                // Whoever hangs up in the middle is no fault of the test.
                let _ = serve(stream, &mut state, &address);
            }
        });
        Fake { issuer, state }
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    /// Lets go of whoever waits for an answer.
    pub fn let_go(&self) {
        self.state().held.clear();
    }

    /// Until so many have asked.
    pub fn wait_for(&self, many: usize) {
        while self.state().asked.len() < many {
            std::thread::yield_now();
        }
    }

    /// From now on it signs with a key that nobody has seen.
    pub fn change_key(&self) {
        let mut state = self.state();
        let id = format!("{}-", state.key.as_ref().unwrap().id);
        state.key = Some(Signer::fresh(&id));
    }

    /// Somebody proves who they are: gives the address that the browser is sent back to.
    #[track_caller]
    pub fn vouch(&self, desk: &Desk, asked: &str, vouched: &Vouched<'_>) -> String {
        let asked = parameters(asked);
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["code_challenge_method"], "S256");
        assert_eq!(asked["client_id"], CLIENT);
        assert!(asked["state"].len() >= 40 && asked["nonce"].len() >= 40);
        let now = desk.now().timestamp();
        let mut claims = json!({ "iss": self.issuer, "sub": "abc-1", "aud": CLIENT, "iat": now,
            "exp": now + 300, "auth_time": now, "nonce": asked["nonce"], "email": vouched.email,
            "groups": vouched.groups });
        let all = claims.as_object_mut().unwrap();
        all.extend(vouched.more.as_object().unwrap().clone());
        let mut state = self.state();
        let code = format!("kode-{}", state.codes.len() + state.used.len());
        let challenge = asked["code_challenge"].clone();
        state.codes.insert(code.clone(), (challenge, claims));
        let back = asked["redirect_uri"].strip_prefix(&desk.address).unwrap();
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("code", &code);
        query.append_pair("state", &asked["state"]);
        if state.names_itself {
            query.append_pair("iss", &self.issuer);
        }
        format!("{back}?{}", query.finish())
    }

    /// A house that trusts this provider, as its operator has set it up.
    pub fn desk(&self, decide: impl FnOnce(&mut Settings, &mut Local)) -> Desk {
        let mut own = self.settings();
        let mut local = Local::BreakGlass(vec!["2008".to_owned()]);
        decide(&mut own, &mut local);
        Desk::with(|settings| {
            settings.provider = Some(Arc::new(Provider::new(own, &settings.base_url)));
            settings.local = local;
            settings.proof = Some(chrono::TimeDelta::minutes(10));
        })
    }

    pub fn settings(&self) -> Settings {
        let group = |name: &str| vec![name.to_owned()];
        Settings {
            issuer: issuer(&self.issuer).unwrap(),
            client_id: CLIENT.to_owned(),
            client_secret: SECRET.to_owned(),
            key_claim: "email".to_owned(),
            groups_claim: "groups".to_owned(),
            scopes: vec!["email".to_owned()],
            timeout: Duration::from_millis(700),
            terms: Terms {
                key: Key::Email,
                access: Access::Groups(group("alle")),
                groups: vec![
                    (Role::HrOfficer, group("hr")),
                    (Role::HrHead, group("hr-sjef")),
                    (Role::Administrator, group("it")),
                ],
                classes: vec![],
                methods: vec![],
            },
        }
    }
}

/// Goes by the provider, and gives the page after it.
#[track_caller]
pub fn come_in(desk: &Desk, fake: &Fake, browser: &mut Browser, vouched: &Vouched<'_>) -> Page {
    let asked = browser.get("/sign-in/provider");
    asked.is(303);
    let back = fake.vouch(desk, &asked.location, vouched);
    let page = browser.get(&back);
    if page.status == 303 {
        // A page with the token of the new session.
        browser.get("/account");
    }
    page
}

/// The query of an address.
pub fn parameters(address: &str) -> HashMap<String, String> {
    let query = address.split_once('?').map_or("", |(_, query)| query);
    form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect()
}

fn serve(stream: TcpStream, state: &mut State, issuer: &str) -> std::io::Result<()> {
    if state.mood == Mood::Gone {
        return Ok(());
    }
    let mut lines = BufReader::new(stream.try_clone()?);
    let (mut first, mut length, mut authorization) = (String::new(), 0, String::new());
    lines.read_line(&mut first)?;
    loop {
        let mut line = String::new();
        lines.read_line(&mut line)?;
        if line.trim().is_empty() {
            break;
        }
        let (name, value) = line.split_once(':').unwrap_or_default();
        match name.to_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "authorization" => value.trim().clone_into(&mut authorization),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    lines.read_exact(&mut body)?;
    let path = first.split(' ').nth(1).unwrap_or_default();
    state.asked.push(path.to_owned());
    let mut stream = stream;
    match state.mood {
        Mood::Silent => {
            state.held.push(stream);
            return Ok(());
        }
        Mood::Redirecting => {
            let away = format!(
                "HTTP/1.1 302 Found\r\nlocation: {issuer}/annan-stad\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
            );
            return stream.write_all(away.as_bytes());
        }
        _ => {}
    }
    let (status, answer) = match path {
        "/.well-known/openid-configuration" => (200, describe(issuer, state.names_itself)),
        "/keys" => {
            let key = state.key.as_ref().unwrap().jwk();
            (200, json!({ "keys": [key] }))
        }
        "/token" => exchange(state, &authorization, &body),
        _ => (404, json!({})),
    };
    let mut answer = answer.to_string();
    if state.mood == Mood::Endless {
        // Everything is right with it, but for the blanks at the end.
        answer += &" ".repeat(1 << 20);
    }
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        answer.len()
    );
    stream.write_all(head.as_bytes())?;
    stream.write_all(answer.as_bytes())
}

fn describe(issuer: &str, names_itself: bool) -> Value {
    json!({ "issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "end_session_endpoint": format!("{issuer}/ut"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
        "authorization_response_iss_parameter_supported": names_itself })
}

/// Changes a code once, for whoever has the secret and the verifier.
fn exchange(state: &mut State, authorization: &str, body: &[u8]) -> (u16, Value) {
    let form: HashMap<String, String> = form_urlencoded::parse(body).into_owned().collect();
    let secret: String = form_urlencoded::byte_serialize(SECRET.as_bytes()).collect();
    let expected = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:{secret}")));
    if state.mood == Mood::Refusing || authorization != expected {
        let said = json!({ "error": "invalid_client", "error_description": SECRET });
        return (401, said);
    }
    let code = &form["code"];
    let Some((challenge, mut claims)) = state.codes.remove(code) else {
        return (400, json!({ "error": "invalid_grant" }));
    };
    state.used.insert(code.clone());
    let proof = URL_SAFE_NO_PAD.encode(Sha256::digest(&form["code_verifier"]));
    if proof != challenge {
        return (400, json!({ "error": "invalid_grant" }));
    }
    let key = Arc::clone(state.key.as_ref().unwrap());
    let mut header = json!({ "alg": "ES256", "kid": key.id, "typ": "JWT" });
    if let Some(twist) = state.twist {
        twist(&mut header, &mut claims);
    }
    let token = key.sign(&header, &claims);
    let answer =
        json!({ "access_token": "ikkje til noko", "token_type": "Bearer", "id_token": token });
    (200, answer)
}
