//! Another municipality is witness of the ledger: each checkpoint is countersigned as long as it goes on from the one before.
#![cfg(not(feature = "postgres"))]

use crate::support::program::{Ended, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::{TempDir, tempdir};

const LOG: &str = "brotsak.valle.example/ledger/1";

/// Two municipalities on one machine: the house, and the witness's own folder.
struct Two {
    house: TempDir,
    witness: TempDir,
}

impl Two {
    fn new() -> Two {
        let two = Two {
            house: tempdir().unwrap(),
            witness: tempdir().unwrap(),
        };
        two.begin(LOG);
        two
    }

    /// A house with people in it.
    fn begin(&self, log: &str) {
        let path = self.house.path();
        fs::write(
            path.join("brotsak.toml"),
            format!("[ledger]\nname = \"{log}\"\n"),
        )
        .unwrap();
        let people = include_bytes!("fixtures/kommune.csv");
        fs::write(path.join("folk.csv"), people).unwrap();
        assert_eq!(self.did(&["people", "import", "folk.csv"]).code, 0);
    }

    fn did(&self, arguments: &[&str]) -> Ended {
        run(self.house.path(), arguments)
    }

    /// Something happens in the house.
    fn works(&self, number: &str) {
        assert_eq!(self.did(&["user", "add", "--employee-no", number]).code, 0);
    }

    /// What the house asks of the witness, as a file.
    fn asks(&self, arguments: &[&str]) -> PathBuf {
        let asked = self.did(&[&["audit", "ask-witness"], arguments].concat());
        assert_eq!(asked.code, 0, "{asked:?}");
        let file = self.house.path().join("spørsmål.txt");
        fs::write(&file, asked.said).unwrap();
        file
    }

    fn key(&self) -> String {
        let shown = self.house.path().join("brotsak-data/keys/ledger.pub");
        fs::read_to_string(shown).unwrap().trim().to_owned()
    }

    /// What the witness says to a request.
    fn witness(&self, request: &Path) -> Ended {
        self.witness_with(request, &self.key())
    }

    fn witness_with(&self, request: &Path, key: &str) -> Ended {
        let request = request.display().to_string();
        let folder = self.witness.path().display().to_string();
        let named = ["--folder", &folder, "--name", "vitne.bykle.example"];
        let asked = ["audit", "witness", &request, "--key", key];
        run(self.witness.path(), &[&asked[..], &named].concat())
    }

    /// The witness's answer, kept at home.
    fn kept(&self, answer: &Ended, name: &str) -> String {
        assert_eq!(answer.code, 0, "{answer:?}");
        let file = self.house.path().join(name);
        fs::write(&file, &answer.said).unwrap();
        file.display().to_string()
    }

    fn witness_key(&self) -> String {
        let shown = fs::read_to_string(self.witness.path().join("witness.pub")).unwrap();
        shown.trim().to_owned()
    }
}

#[test]
fn a_witness_countersigns_a_ledger_that_goes_on_and_the_house_shows_it() {
    let two = Two::new();
    let first = two.witness(&two.asks(&[]));
    let answer = two.kept(&first, "svar-1.txt");
    assert_eq!(
        first.said.lines().filter(|it| it.starts_with("— ")).count(),
        2
    );
    for number in ["2001", "2002", "2003"] {
        two.works(number);
        let asked = two.asks(&["--answer", &answer]);
        let said = fs::read_to_string(&asked).unwrap();
        assert!(!said.starts_with("old 0\n"), "{said}");
        two.kept(&two.witness(&asked), "svar-1.txt");
    }
    let key = two.witness_key();
    let verified = two.did(&[
        "audit",
        "verify",
        "--checkpoint",
        &answer,
        "--witness",
        &key,
    ]);
    assert!(
        verified.code == 0 && verified.said.contains("Vitna av vitne.bykle.example"),
        "{verified:?}"
    );
    // Asked of nobody, it is a finding that nobody has said it.
    let unseen = two.did(&["audit", "verify", "--witness", &key]);
    assert!(
        unseen.code == 1 && unseen.said.contains("E-WITNESS vitne.bykle.example"),
        "{unseen:?}"
    );
}

#[test]
fn the_countersignature_holds_for_a_reader_that_shares_no_code_with_the_program() {
    let two = Two::new();
    let answer = two.kept(&two.witness(&two.asks(&[])), "svar.txt");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.venv/bin/python3");
    let python = std::env::var_os("BROTSAK_PYTHON").map_or(own, PathBuf::from);
    let script = "
import base64, hashlib, sys
sys.path.insert(0, sys.argv[1])
import verify
name, number, public = sys.argv[3].split('+', 2)
public = base64.b64decode(public)
assert public[0] == 4
own = hashlib.sha256(name.encode() + b'\\n' + public).digest()[:4]
assert own.hex() == number
body, lines = open(sys.argv[2]).read().split('\\n\\n')
line = [it for it in lines.splitlines() if it.startswith('\u{2014} ' + name + ' ')][0]
signed = base64.b64decode(line.split(' ')[2])
assert signed[:4] == own
time = int.from_bytes(signed[4:12], 'big')
said = f'cosignature/v1\\ntime {time}\\n{body}\\n'.encode()
assert verify.signed(public[1:], said, signed[12:])
assert not verify.signed(public[1:], said + b'x', signed[12:])
";
    let ended = Command::new(python)
        .args(["-B", "-c", script])
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verifier"))
        .args([&answer, &two.witness_key()])
        .output()
        .unwrap();
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
}

#[test]
fn a_ledger_that_was_rewritten_or_put_back_gets_no_countersignature() {
    let two = Two::new();
    two.works("2001");
    let answer = two.kept(&two.witness(&two.asks(&[])), "svar.txt");
    let key = two.key();
    // Another history under the same name, signed with the same key.
    let keys = two.house.path().join("brotsak-data/keys");
    let secret = fs::read(keys.join("ledger.key")).unwrap();
    fs::remove_dir_all(two.house.path().join("brotsak-data")).unwrap();
    fs::create_dir_all(&keys).unwrap();
    fs::write(keys.join("ledger.key"), secret).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let own = fs::Permissions::from_mode(0o400);
        fs::set_permissions(keys.join("ledger.key"), own).unwrap();
        fs::set_permissions(&keys, fs::Permissions::from_mode(0o700)).unwrap();
    }
    two.begin(LOG);
    let cut = two.witness_with(&two.asks(&[]), &key);
    assert!(cut.code == 1 && cut.said.contains("kutta"), "{cut:?}");
    for number in ["2001", "2002", "2003", "2004"] {
        two.works(number);
    }
    let rewritten = two.witness_with(&two.asks(&["--answer", &answer]), &key);
    assert!(
        rewritten.code == 1 && rewritten.said.contains("skrive om"),
        "{rewritten:?}"
    );
    // What had been seen is still what counts.
    let again = two.witness_with(&two.asks(&[]), &key);
    assert!(
        again.code == 1 && again.said.contains("--seen"),
        "{again:?}"
    );
}

#[test]
fn a_witness_says_what_is_wrong_with_what_it_is_asked() {
    let two = Two::new();
    let asked = two.asks(&[]);
    let key = two.key();
    let text = fs::read_to_string(&asked).unwrap();
    let bent = two.house.path().join("bøygd.txt");
    fs::write(&bent, text.replacen("ledger/1\n", "ledger/2\n", 1)).unwrap();
    let unsigned = two.witness(&bent);
    assert!(
        unsigned.code == 1 && unsigned.said.contains("ikkje signert"),
        "{unsigned:?}"
    );
    fs::write(&bent, "hei").unwrap();
    let nonsense = two.witness(&bent);
    assert!(
        nonsense.code == 1 && nonsense.said.contains("ask-witness"),
        "{nonsense:?}"
    );
    two.witness_with(&asked, "hei")
        .is_refused(&["hei", "kontrollnøkkel"]);
    two.witness_with(&two.house.path().join("borte.txt"), &key)
        .is_refused(&["borte.txt"]);
    // Seen once, and asked from the beginning again: the witness says from where.
    two.kept(&two.witness(&asked), "svar.txt");
    two.works("2001");
    let late = two.witness(&two.asks(&[]));
    assert!(late.code == 1 && late.said.contains("--seen"), "{late:?}");
    // A witness that has forgotten what it saw is not asked to guess.
    for file in fs::read_dir(two.witness.path()).unwrap() {
        let file = file.unwrap().path();
        if file.extension().is_some_and(|it| it == "checkpoint") {
            fs::write(file, "søl").unwrap();
        }
    }
    two.witness(&two.asks(&[]))
        .is_refused(&["kan ikkje lesast"]);
}
