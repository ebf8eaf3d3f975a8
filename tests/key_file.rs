//! The key that opens what is sealed in the database, and what the operator does when a phone or the key is lost.
use crate::support::desk::Browser;
use crate::support::program::{Running, run, run_with};
use brotsak::domain::second_factor::code;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const CHOSEN: &str = "Ei raud dør med gul list";
const LISTEN: [(&str, &str); 1] = [("BROTSAK_LISTEN", "127.0.0.1:0")];
const WHY: &str = "Mista telefonen på ferja; eg har møtt henne.";

/// A house whose first administrator has taken a phone into use, and is shut again.
struct Enrolled {
    folder: TempDir,
    secret: Vec<u8>,
}

impl Enrolled {
    fn new() -> Enrolled {
        let folder = tempfile::tempdir().unwrap();
        let mut house = Running::start(folder.path(), &["serve"], &LISTEN);
        let mut said = house.said.clone();
        while !said.contains("/setup/") {
            said += &house.line();
        }
        let (_, rest) = said.split_once("/setup/").unwrap();
        let token: String = rest
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let mut browser = Browser::at(&house.address);
        let link = format!("/setup/{token}");
        browser.get(&link).is(200);
        let founder = [
            ("name", "Fia Fyrstemo"),
            ("email", "fia@valle.example"),
            ("password", CHOSEN),
            ("repeat", CHOSEN),
        ];
        let page = browser.post(&link, &founder);
        let page = browser.get(&page.is(303).location);
        let secret = crate::hardening::secret(&page);
        let typed = [("code", now(&secret))];
        let typed = typed
            .each_ref()
            .map(|(name, value)| (*name, value.as_str()));
        browser.post("/sign-in/enrolment", &typed).is(200);
        house.stop();
        Enrolled { folder, secret }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn key(&self) -> PathBuf {
        self.path().join("brotsak-data/second-factor.key")
    }

    /// Where the password leads.
    fn password_leads_to(&self) -> String {
        let house = Running::start(self.path(), &["serve"], &LISTEN);
        let mut browser = Browser::at(&house.address);
        browser.get("/sign-in");
        let fields = [("email", "fia@valle.example"), ("password", CHOSEN)];
        let page = browser.post("/sign-in", &fields);
        let location = page.is(303).location.clone();
        house.stop();
        location
    }
}

fn now(secret: &[u8]) -> String {
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).unwrap();
    let step = i64::try_from(since.as_secs() / 30).unwrap();
    format!("{:06}", code(secret, step))
}

#[test]
fn the_house_does_not_open_with_a_key_that_is_gone_wrong_or_broken() {
    let house = Enrolled::new();
    let right = fs::read_to_string(house.key()).unwrap();
    assert_eq!(right.trim().len(), 64);
    let serve = |words: &[&str]| {
        let ended = run_with(house.path(), &["serve"], &LISTEN);
        ended.is_refused(words);
        assert!(
            !ended.complained.contains(right.trim()),
            "the key is not told"
        );
    };

    fs::remove_file(house.key()).unwrap();
    serve(&["second-factor.key", "finst ikkje", "tryggingskopien"]);
    assert!(!house.key().exists(), "another key is never made by itself");

    fs::write(house.key(), format!("{}\n", "ab".repeat(32))).unwrap();
    serve(&["second-factor.key", "ein annan nøkkel"]);

    for broken in ["", "ikkje ein nøkkel", &right.trim()[..62]] {
        fs::write(house.key(), broken).unwrap();
        serve(&["second-factor.key", "64 heksadesimale siffer"]);
    }

    // What lies there cannot be read at all: a folder, whoever asks.
    fs::remove_file(house.key()).unwrap();
    fs::create_dir(house.key()).unwrap();
    serve(&["second-factor.key"]);
    fs::remove_dir(house.key()).unwrap();

    fs::write(house.key(), &right).unwrap();
    assert!(house.password_leads_to().starts_with("/sign-in/code"));
    assert_eq!(house.secret.len(), 20);
}

#[cfg(unix)]
#[test]
fn only_the_program_may_read_the_key() {
    use std::os::unix::fs::PermissionsExt;
    let house = Enrolled::new();
    let mode = fs::metadata(house.key()).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn the_operator_resets_a_code_for_a_reason_and_a_lost_key_is_made_anew_when_nobody_has_one() {
    let house = Enrolled::new();
    let reset = |number: &str, why: &str| {
        run(
            house.path(),
            &["user", "reset-code", number, "--reason", why],
        )
    };
    let short = reset("admin-1", "mista");
    assert_eq!(short.code, 1, "{short:?}");
    assert!(short.said.contains("10 til 500 teikn"), "{short:?}");
    let unknown = reset("9999", WHY);
    assert_eq!(unknown.code, 1, "{unknown:?}");
    assert!(unknown.said.contains("Ingen har dette tilsettnummeret"));
    assert!(house.password_leads_to().starts_with("/sign-in/code"));

    // The key is lost for good: the house does not open until nobody's code is sealed with it.
    fs::remove_file(house.key()).unwrap();
    run_with(house.path(), &["serve"], &LISTEN).is_refused(&["second-factor.key"]);
    let done = reset("admin-1", WHY);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(done.said.contains("nullstilt"), "{done:?}");
    let again = reset("admin-1", WHY);
    assert_eq!(again.code, 1, "{again:?}");
    assert!(again.said.contains("ikkje eingongskode"), "{again:?}");
    assert!(house.password_leads_to().starts_with("/sign-in/enrolment"));
    assert!(house.key().exists(), "a new key is made");
    let verified = run(house.path(), &["audit", "verify"]);
    assert_eq!(verified.code, 0, "{verified:?}");
}
