//! The front desk for tests: the real server on a port of its own, and browsers that visit it.
use super::staffed::staffed;
use super::{House, now};
use brotsak::casework::seal::{Places, Seal};
use brotsak::casework::session::Presence;
use brotsak::casework::vault::SealKey;
use brotsak::documents::letters::Letters;
use brotsak::domain::authority::Policy;
use brotsak::domain::clocks::Tariff;
use brotsak::domain::person::{PersonId, Role};
use brotsak::domain::provider::Local;
use brotsak::domain::routing::LeaderTold;
use brotsak::domain::second_factor;
use brotsak::jobs::keep::Place;
use brotsak::store::files::Files;
use brotsak::store::{Store, people};
use brotsak::web::throttle::Throttle;
use brotsak::web::{App, Demo, Handover, Settings, serve};
use chrono::{DateTime, TimeDelta, Utc};
use std::net::TcpListener;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

pub const PASSWORD: &str = "ei lang nok prøvesetning";

/// Everybody in `fixtures/kommune.csv` with an account, and the roles they hold.
pub const STAFF: &[(&str, &[Role])] = &[
    ("gro", &[Role::ChiefExecutive]),
    ("kari", &[Role::HrOfficer]),
    ("hilde", &[Role::HrHead]),
    ("liv", &[Role::Leader]),
    ("ola", &[]),
    ("arne", &[Role::Archivist]),
    ("rita", &[Role::Auditor]),
    ("sondre", &[Role::Administrator]),
    ("kare", &[Role::Leader]),
    ("mona", &[Role::Leader]),
];

/// The paper of a municipality that has none of its own, made once.
pub static PAPER: LazyLock<Arc<Letters>> =
    LazyLock::new(|| Arc::new(Letters::open(None, "Valle kommune").unwrap()));

/// Where the night watch finds things; what it writes lies nowhere.
pub fn place(store: Arc<Store>, files: Files) -> Place {
    Place {
        store,
        files,
        letters: Arc::clone(&PAPER),
        exports: "exports".into(),
        mail: "mail".into(),
        backup_days: 0,
    }
}

pub struct Desk {
    pub house: House,
    pub files: Files,
    pub seal: Arc<Seal>,
    pub address: String,
    clock: Arc<Mutex<DateTime<Utc>>>,
    stop: Option<(actix_web::dev::ServerHandle, std::thread::JoinHandle<()>)>,
}

impl Desk {
    /// A house with Valle's fictional staff, and its door open.
    pub fn open() -> Desk {
        Desk::of(staffed(), None)
    }

    /// The same as a demo: its mail lies in the folder `mail`.
    pub fn demo() -> Desk {
        let house = staffed();
        let mail = house.dir.path().join("mail");
        Desk::of(house, Some(Demo { mail }))
    }

    /// A house with its staff, whose operator has decided something otherwise.
    pub fn with(decide: impl FnOnce(&mut Settings)) -> Desk {
        Desk::opened(staffed(), None, decide)
    }

    /// A house with its door open, whoever is in it.
    pub fn of(house: House, demo: Option<Demo>) -> Desk {
        Desk::opened(house, demo, |_| {})
    }

    fn opened(house: House, demo: Option<Demo>, decide: impl FnOnce(&mut Settings)) -> Desk {
        let files = Files::open(&house.dir.path().join("files")).unwrap();
        let clock = Arc::new(Mutex::new(now()));
        let ticking = Arc::clone(&clock);
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        let places = Places {
            key: house.dir.path().join("keys/ledger.key"),
            anchors: Some(house.dir.path().join("anchors")),
        };
        std::fs::create_dir_all(house.dir.path().join("anchors")).unwrap();
        let seal = Arc::new(Seal::open(&house.store, &places, now()).unwrap());
        let mut settings = Settings {
            municipality: "Valle kommune".to_owned(),
            base_url: address.clone(),
            accessibility_url: None,
            lasting: TimeDelta::hours(12),
            leader_told: LeaderTold::default(),
            policy: Policy::default(),
            fvl2025_from: None,
            tariff: Tariff::default(),
            exports: house.dir.path().join("exports"),
            handover: Handover::default(),
            demo,
            second_factor: second_factor::Policy::OFF,
            proof: None,
            provider: None,
            local: Local::Everybody,
            metrics: None,
        };
        decide(&mut settings);
        let app = App {
            store: Arc::clone(&house.store),
            files: files.clone(),
            letters: Arc::clone(&PAPER),
            settings: Arc::new(settings),
            clock: Arc::new(move || *ticking.lock().unwrap()),
            presence: Arc::new(Presence::new(TimeDelta::minutes(60), now())),
            throttle: Arc::new(Throttle::default()),
            mail: Arc::default(),
            hashing: Arc::new(tokio::sync::Semaphore::new(2)),
            seal: Arc::clone(&seal),
            vault: SealKey::new(&[7; 32]),
        };
        let (tell, told) = std::sync::mpsc::channel();
        let thread = std::thread::spawn(move || {
            actix_web::rt::System::new().block_on(async move {
                let server = serve(app, listener, 1).unwrap();
                tell.send(server.handle()).unwrap();
                server.await.unwrap();
            });
        });
        let handle = told.recv().unwrap();
        Desk {
            house,
            files,
            seal,
            address,
            clock,
            stop: Some((handle, thread)),
        }
    }

    /// Lets time go by.
    pub fn wait(&self, time: TimeDelta) {
        *self.clock.lock().unwrap() += time;
    }

    pub fn now(&self) -> DateTime<Utc> {
        *self.clock.lock().unwrap()
    }

    pub fn person(&self, name: &str) -> PersonId {
        let email = format!("{name}@valle.example");
        let everybody = self.house.store.read(people::list_current).unwrap();
        everybody.iter().find(|p| p.email == email).unwrap().id
    }

    /// Somebody who has not signed in.
    pub fn visitor(&self) -> Browser {
        Browser::at(&self.address)
    }

    /// Somebody who has signed in: `kari` is an HR officer, and so on.
    #[track_caller]
    pub fn as_person(&self, name: &str) -> Browser {
        let mut browser = self.visitor();
        let page = browser.sign_in(name, PASSWORD);
        assert_eq!(page.status, 303, "{name} signs in");
        browser
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if let Some((handle, thread)) = self.stop.take() {
            drop(handle.stop(false));
            let _ = thread.join();
        }
    }
}

/// One person's browser: keeps cookies, and the token of the last page with a form.
pub struct Browser {
    agent: ureq::Agent,
    address: String,
    pub csrf: String,
}

#[derive(Debug)]
pub struct Page {
    pub status: u16,
    pub location: String,
    pub headers: ureq::http::HeaderMap,
    pub html: String,
    pub bytes: Vec<u8>,
}

impl Browser {
    /// A second window of the same browser: the same cookies.
    pub fn again(&self) -> Browser {
        Browser {
            agent: self.agent.clone(),
            address: self.address.clone(),
            csrf: self.csrf.clone(),
        }
    }

    /// Nobody yet, at the door of a house.
    pub fn at(address: &str) -> Browser {
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            // The house hangs up on whoever is silent for some seconds.
            .max_idle_age(Duration::from_secs(2))
            .build()
            .new_agent();
        Browser {
            agent,
            address: address.to_owned(),
            csrf: String::new(),
        }
    }

    #[track_caller]
    pub fn sign_in(&mut self, name: &str, password: &str) -> Page {
        self.get("/sign-in");
        let email = format!("{name}@valle.example");
        let page = self.post("/sign-in", &[("email", &email), ("password", password)]);
        if page.status == 303 {
            self.get("/account");
        }
        page
    }

    #[track_caller]
    pub fn get(&mut self, path: &str) -> Page {
        let answer = self.agent.get(format!("{}{path}", self.address)).call();
        self.read(answer.unwrap())
    }

    /// Posts a form with the token of the last page.
    #[track_caller]
    pub fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &self.csrf);
        body.extend_pairs(fields);
        self.post_body(
            path,
            "application/x-www-form-urlencoded",
            body.finish().as_bytes(),
        )
    }

    /// Posts whatever bytes a test wants to try.
    #[track_caller]
    pub fn post_body(&mut self, path: &str, kind: &str, body: &[u8]) -> Page {
        let request = self.agent.post(format!("{}{path}", self.address));
        let answer = request.header("content-type", kind).send(body);
        self.read(answer.unwrap())
    }

    /// Posts a form with headers of somebody's own making.
    #[track_caller]
    pub fn post_with(&mut self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Page {
        let mut request = self.agent.post(format!("{}{path}", self.address));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let kind = "application/x-www-form-urlencoded";
        let answer = request.header("content-type", kind).send(body);
        self.read(answer.unwrap())
    }

    /// Posts a form with files, as a browser does.
    #[track_caller]
    pub fn upload(
        &mut self,
        path: &str,
        fields: &[(&str, &str)],
        files: &[(&str, &str, &[u8])],
    ) -> Page {
        let boundary = "----brotsak-proeve";
        let mut body = vec![];
        let csrf = self.csrf.clone();
        for (name, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").as_bytes(),
            );
        }
        for (name, file, bytes) in files {
            body.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\nContent-Type: application/octet-stream\r\n\r\n").as_bytes(),
            );
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        self.post_body(
            path,
            &format!("multipart/form-data; boundary={boundary}"),
            &body,
        )
    }

    fn read(&mut self, mut answer: ureq::http::Response<ureq::Body>) -> Page {
        let headers = answer.headers().clone();
        let location = headers
            .get("location")
            .map(|l| l.to_str().unwrap().to_owned());
        let bytes = answer
            .body_mut()
            .with_config()
            .limit(1 << 28)
            .read_to_vec()
            .unwrap();
        let html = String::from_utf8_lossy(&bytes).into_owned();
        if let Some((_, rest)) = html.split_once("name=\"csrf\" value=\"") {
            self.csrf = rest.split('"').next().unwrap().to_owned();
        }
        Page {
            status: answer.status().as_u16(),
            location: location.unwrap_or_default(),
            headers,
            html,
            bytes,
        }
    }
}

impl Page {
    /// Whether the page says this.
    #[track_caller]
    pub fn says(&self, words: &str) -> &Page {
        // How a paragraph is kept on one line is the page's affair.
        let html = self.html.replace('\u{a0}', " ");
        let mut parts = html.split("<span class=\"nowrap\">");
        let first = parts.next().unwrap_or_default().to_owned();
        let html = parts.fold(first, |html, part| html + &part.replacen("</span>", "", 1));
        assert!(
            html.contains(words),
            "{} does not say {words:?}:\n{html}",
            self.status
        );
        self
    }

    /// The token of the page's forms, which differs from page to page.
    pub fn csrf(&self) -> String {
        let found = self.html.split_once("name=\"csrf\" value=\"");
        let token = found.and_then(|(_, rest)| rest.split('"').next());
        token.unwrap_or("-").to_owned()
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Page {
        assert_eq!(self.status, status, "{} {}", self.location, self.html);
        self
    }
}

/// Whether a text has this word, as a word of its own: tokens and checksums may hold any letters.
pub fn has_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric() && !"+/=-_".contains(c))
        .any(|each| each == word)
}
