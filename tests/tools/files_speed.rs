//! Times the files: `cargo run --release --example files_speed [megabytes] [times]`.
//!
//! The same bytes are kept and read closed, and in plain as they were before (a checksum, a flush and a rename), turn
//! about in one run; the medians are printed.

use brotsak::audit::hex;
use brotsak::store::files::{Files, Owner};
use sha2::{Digest, Sha256};
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::time::Instant;

fn main() {
    let given = |at: usize, else_: usize| {
        let given = std::env::args().nth(at);
        given.map_or(else_, |text| text.parse().expect("a number"))
    };
    let (megabytes, times) = (given(1, 20), given(2, 11));
    let folder = tempfile::tempdir().expect("a folder");
    let files = Files::open(&folder.path().join("files")).expect("a folder for files");
    let owner = Owner::draft(1);
    let mut bytes: Vec<u8> = (0..=250).cycle().take(megabytes << 20).collect();
    let mut taken: [Vec<f64>; 4] = Default::default();
    for turn in 0..times {
        // Another file each time.
        bytes[0] = u8::try_from(turn % 251).expect("below 251");
        let began = Instant::now();
        let name = keep_plain(folder.path(), &bytes);
        taken[0].push(since(began));
        let began = Instant::now();
        let kept = files.keep(&owner, &bytes).expect("a file is kept");
        taken[1].push(since(began));
        assert_eq!(kept.sha256, name);
        let began = Instant::now();
        let read = fs::read(folder.path().join(&name)).expect("it is there");
        assert_eq!(hex(&Sha256::digest(&read)), name);
        taken[2].push(since(began));
        let began = Instant::now();
        let read = files.bytes(&owner, &name).expect("it is there");
        assert_eq!(read.len(), bytes.len());
        taken[3].push(since(began));
    }
    let what = [
        "kept in plain",
        "kept closed",
        "read in plain",
        "read closed",
    ];
    for (what, times) in what.iter().zip(&mut taken) {
        times.sort_by(f64::total_cmp);
        println!("{megabytes} MB {what}: {:.0} ms", times[times.len() / 2]);
    }
}

fn keep_plain(folder: &Path, bytes: &[u8]) -> String {
    let name = hex(&Sha256::digest(bytes));
    let mut file = tempfile::NamedTempFile::new_in(folder).expect("a file");
    for piece in bytes.chunks(64 * 1024) {
        file.write_all(piece).expect("there is room");
    }
    file.as_file().sync_all().expect("it is flushed");
    file.persist(folder.join(&name)).expect("it is named");
    File::open(folder)
        .and_then(|folder| folder.sync_all())
        .expect("the folder is flushed");
    name
}

fn since(began: Instant) -> f64 {
    began.elapsed().as_secs_f64() * 1000.0
}
