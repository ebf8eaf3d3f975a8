//! A case is proved to somebody outside, who needs nothing but a short script and the verifier key.
use crate::ledger_seal::vectors;
use crate::support::desk::Desk;
use crate::support::program::run;
use crate::support::way;
use brotsak::audit::hex;
use brotsak::audit::leaf::leaf_hash;
use brotsak::audit::proof::{Bundle, Tree};
use brotsak::casework::prove_subject::{Unproved, prove_subject};
use brotsak::casework::sign_checkpoint::{When, sign_checkpoint};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::tempdir;

#[test]
fn the_paths_are_those_of_the_reference() {
    let vectors = vectors();
    let entries = vectors["entries"].as_array().unwrap();
    for stated in vectors["inclusion"].as_array().unwrap() {
        let number = |name: &str| stated[name].as_u64().unwrap() as usize;
        let leaves = entries[..number("size")].iter();
        let tree = Tree::over(
            leaves
                .map(|e| leaf_hash(e["leaf"].as_str().unwrap()))
                .collect(),
        );
        let path = tree.path(number("index"));
        let path: Vec<String> = path.iter().map(|node| hex(node)).collect();
        assert_eq!(serde_json::json!(path), stated["path"], "{stated}");
    }
}

/// The script as a stranger runs it: the code it ends with, and all that it says.
fn script(arguments: &[&str]) -> (i32, String) {
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.venv/bin/python3");
    let python = std::env::var_os("BROTSAK_PYTHON").map_or(own, PathBuf::from);
    let verify = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/verifier/verify.py");
    let ended = Command::new(python)
        .args([Path::new("-B"), &verify])
        .args(arguments)
        .output()
        .unwrap();
    let said = [ended.stdout, ended.stderr].concat();
    (
        ended.status.code().unwrap(),
        String::from_utf8(said).unwrap(),
    )
}

#[test]
fn a_stranger_verifies_a_case_and_sees_what_was_tampered_with() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let (store, seal) = (&desk.house.store, &desk.seal);
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let key = seal.verifier().unwrap().to_string();
    let bundle = prove_subject(store, seal, "2026/1", None, ("u-7", desk.now())).unwrap();
    fs::write(path("anker.txt"), &bundle.checkpoint).unwrap();
    let proof = serde_json::to_string_pretty(&bundle).unwrap();
    fs::write(path("bevis.json"), &proof).unwrap();

    let (code, said) = script(&[
        "--key",
        &key,
        "bundle",
        &path("bevis.json"),
        &path("anker.txt"),
    ]);
    assert_eq!(code, 0, "{said}");
    for word in [
        "decision-recorded",
        "case-registered",
        "proof-made  u-7",
        "your own checkpoint says the same",
    ] {
        assert!(said.contains(word), "{word}: {said}");
    }
    assert!(
        !proof.contains("M-2026/1\",\"v"),
        "nothing of other subjects is shown"
    );
    let rows: Value = serde_json::from_str(&proof).unwrap();
    let is_decision = |row: &&Value| row["table"] == "decisions";
    let decision = rows["rows"].as_array().unwrap().iter().find(is_decision);
    assert_eq!(decision.unwrap()["columns"]["severity"], "warning");

    let other = brotsak::audit::checkpoint::SigningKey::of(&[9; 32]);
    let other = other.verifier(crate::support::LOG).to_string();
    let (code, said) = script(&["--key", &other, "bundle", &path("bevis.json")]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("not signed with the key"), "{said}");

    for (what, from, to) in [
        (
            "what it says is not what was written",
            "\\\"severity\\\":\\\"warning\\\"",
            "\\\"severity\\\":\\\"guidance\\\"",
        ),
        (
            "is not as entry",
            "\"severity\": \"warning\"",
            "\"severity\": \"guidance\"",
        ),
        (
            "is about",
            "\"subject\": \"2026/1\"",
            "\"subject\": \"2026/2\"",
        ),
    ] {
        assert!(proof.contains(from), "{from}");
        fs::write(path("tukla.json"), proof.replacen(from, to, 1)).unwrap();
        let (code, said) = script(&["--key", &key, "bundle", &path("tukla.json")]);
        assert_eq!(code, 1, "{from}: {said}");
        assert!(said.contains(what), "{from}: {said}");
    }
    // Another leaf, with its payload and salt: all of it fits, and it was never in the ledger.
    let mut forged: Value = serde_json::from_str(&proof).unwrap();
    let entry = &mut forged["entries"][1];
    let leaf = entry["leaf"]
        .as_str()
        .unwrap()
        .replace("\"at\":\"2026", "\"at\":\"2025");
    entry["leaf"] = leaf.into();
    fs::write(path("tukla.json"), forged.to_string()).unwrap();
    let (code, said) = script(&["--key", &key, "bundle", &path("tukla.json")]);
    assert!(
        code == 1 && said.contains("not in the ledger that was signed"),
        "{said}"
    );

    fs::write(path("tukla.json"), "{}").unwrap();
    let (code, _) = script(&["--key", &key, "bundle", &path("tukla.json")]);
    assert_eq!(code, 2, "what cannot be read is not green");
}

#[test]
fn a_proof_can_be_held_against_the_checkpoint_that_the_receiver_has() {
    let desk = Desk::open();
    way::closed_with_a_warning(&desk);
    let (store, seal) = (&desk.house.store, &desk.seal);
    let mine = sign_checkpoint(store, seal, desk.now(), When::Now);
    let mine = mine.unwrap().unwrap().note;
    let proof = |held: &str, subject: &str| {
        prove_subject(store, seal, subject, Some(held), ("cli", desk.now()))
    };
    let bundle: Bundle = proof(&mine, "2026/1").unwrap();
    assert_eq!(bundle.checkpoint, mine);
    assert!(
        bundle
            .entries
            .iter()
            .all(|entry| !entry.payload.contains("proof-made"))
    );
    let other = mine.replacen('\n', "\n1", 1);
    assert!(matches!(
        proof(&other, "2026/1"),
        Err(Unproved::OtherEntries)
    ));
    assert!(matches!(proof(&mine, "2026/9"), Err(Unproved::Nothing(_))));
}

#[test]
fn the_command_line_writes_the_proof_for_its_owner_alone() {
    let folder = tempdir().unwrap();
    fs::write(
        folder.path().join("folk.csv"),
        include_bytes!("fixtures/kommune.csv"),
    )
    .unwrap();
    let did = |arguments: &[&str]| run(folder.path(), arguments);
    assert_eq!(did(&["people", "import", "folk.csv"]).code, 0);
    assert_eq!(did(&["user", "add", "--employee-no", "2001"]).code, 0);
    let proved = did(&["audit", "prove", "u-1", "--out", "bevis.json"]);
    assert_eq!(proved.code, 0, "{proved:?}");
    let file = folder.path().join("bevis.json");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(
            fs::metadata(&file).unwrap().permissions().mode() & 0o777,
            0o600
        );
    }
    let key = folder.path().join("brotsak-data/keys/ledger.pub");
    let (code, said) = script(&[
        "--key",
        &key.display().to_string(),
        "bundle",
        &file.display().to_string(),
    ]);
    assert!(code == 0 && said.contains("account-created"), "{said}");
    let nothing = did(&["audit", "prove", "2026-14"]);
    assert!(
        nothing.code == 1 && nothing.said.contains("ingenting om 2026/14"),
        "{nothing:?}"
    );
    assert_eq!(did(&["audit", "verify"]).code, 0);
}
