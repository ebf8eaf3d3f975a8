//! A real mail server on this machine, and what it has heard.
use brotsak::mail::Settings;
use brotsak::mail::settings::{Smtp, Tls};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};

pub struct Ear {
    child: Child,
    ports: serde_json::Value,
    heard: Receiver<Heard>,
    pub dir: tempfile::TempDir,
}

/// A mail as it came over the wire.
#[derive(Debug, serde::Deserialize)]
pub struct Heard {
    pub from: String,
    pub to: Vec<String>,
    pub tls: bool,
    pub auth: bool,
    pub headers: Vec<(String, String)>,
    /// Content type and decoded text.
    pub parts: Vec<(String, String)>,
    pub raw: String,
}

impl Heard {
    #[track_caller]
    pub fn header(&self, name: &str) -> &str {
        let mut found = self.headers.iter().filter(|(header, _)| header == name);
        let (_, value) = found.next().unwrap_or_else(|| panic!("no {name}"));
        assert!(found.next().is_none(), "two of {name}");
        value
    }
}

impl Ear {
    pub fn new() -> Ear {
        let dir = tempfile::tempdir().unwrap();
        let mut child = Command::new(python())
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/smtpd.py"))
            .arg(dir.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let ports = lines.next().expect("the mail server started").unwrap();
        let (tell, heard) = channel();
        std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if tell.send(serde_json::from_str(&line).unwrap()).is_err() {
                    return;
                }
            }
        });
        Ear {
            child,
            ports: serde_json::from_str(&ports).unwrap(),
            heard,
            dir,
        }
    }

    /// Shuts the server, and gives every mail that `next` has not given.
    pub fn all(&mut self) -> Vec<Heard> {
        drop(self.child.stdin.take());
        self.heard.iter().collect()
    }

    /// The next mail, whenever it comes.
    pub fn next(&self) -> Heard {
        self.heard.recv().unwrap()
    }

    pub fn settings(&self, tls: Tls) -> Settings {
        let (kind, signs_in) = match tls {
            Tls::None => ("plain", false),
            Tls::Starttls => ("starttls", true),
            Tls::Implicit => ("implicit", true),
        };
        settings(Smtp {
            host: "localhost".to_owned(),
            port: Some(u16::try_from(self.ports[kind].as_u64().unwrap()).unwrap()),
            tls,
            username: signs_in.then(|| "brotsak".to_owned()),
            password: signs_in.then(|| "hemmeleg".to_owned()),
            timeout_seconds: 30,
            ca_file: Some(self.dir.path().join("ca.pem")),
            per_minute: None,
        })
    }
}

pub fn settings(smtp: Smtp) -> Settings {
    Settings {
        from: "ikkje-svar@valle.example".to_owned(),
        from_name: "Valle kommune".to_owned(),
        reply_to: Some("hr@valle.example".to_owned()),
        contact: Some("HR, telefon 99 99 99 99".to_owned()),
        folder: PathBuf::from("mail"),
        smtp: Some(smtp),
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The Python that `tests/run` prepared.
fn python() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.venv/bin/python3");
    let python = std::env::var_os("BROTSAK_PYTHON").map_or(own, PathBuf::from);
    assert!(
        python.exists(),
        "no Python with a mail server at {}: start the tests with tests/run, which makes it",
        python.display()
    );
    python
}
