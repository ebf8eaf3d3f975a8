//! Times the letters: `cargo run --release --example letters_speed [how many]`.
//!
//! Prints the time of the paper, of the first letter and of each that follows, and
//! how much memory the process holds after a tenth of them and at the end.

use brotsak::documents::letters::{Letterhead, Letters, Words};
use brotsak::domain::administrative_law::RuleSet;
use brotsak::domain::letter::{Draft, Employment, Entry, Kind, Recipient, Signer, finalise};
use brotsak::domain::person::Language;
use std::time::Instant;

fn main() {
    let many = std::env::args().nth(1);
    let many: u32 = many.map_or(1000, |many| many.parse().expect("a number of letters"));
    let began = Instant::now();
    let letters = Letters::new(Letterhead::of("Valle kommune"), Words::own()).expect("plain paper");
    println!("the paper: {} ms", began.elapsed().as_millis());
    let began = Instant::now();
    draw(&letters, 0);
    println!("the first letter: {} ms", began.elapsed().as_millis());
    let began = Instant::now();
    for number in 1..=many {
        draw(&letters, number);
        if number == many.div_ceil(10) {
            println!("after {number} letters: {}", memory());
        }
    }
    let each = began.elapsed().as_secs_f64() * 1000.0 / f64::from(many);
    println!("each of the next {many}: {each:.1} ms");
    println!("after {many} letters: {}", memory());
}

/// A dismissal, the longest of them, with words of its own.
fn draw(letters: &Letters, number: u32) {
    let kind = Kind::Dismissal;
    let written = kind.mandatory().filter(|block| block.is_written());
    let draft = Draft {
        kind,
        language: Language::Nynorsk,
        employment: Employment::Permanent,
        recipient: Recipient {
            name: format!("Ida Oppdikta {number}"),
            address: vec![],
        },
        signer: Signer {
            name: "Gro Oppdikta".to_owned(),
            title: "kommunedirektør".to_owned(),
        },
        texts: written
            .map(|block| {
                (
                    block,
                    format!("Oppdikta tekst nummer {number}, og litt til."),
                )
            })
            .collect(),
    };
    let entry = Entry {
        number: format!("2026/{number}-6"),
        date: "2026-11-25".parse().expect("a day"),
        law: RuleSet::Fvl1967,
        corrects: None,
    };
    let letter = finalise(&draft, &entry).expect("every block is there");
    letters.draw(&letter).expect("a letter of plain words");
}

/// What the system says that the process holds now, and has held at most.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let lines = status.lines();
    let wanted = lines.filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM"));
    let words: Vec<String> = wanted
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    words.join(", ")
}
