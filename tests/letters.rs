//! Letters: whole or not at all, the same every time, and safe from what people write.
#![cfg(not(feature = "postgres"))]
mod examples;
mod wording;

use brotsak::documents::letters::{BadWording, Letterhead, Letters, Unfit, Wording, Words};
use brotsak::domain::administrative_law::RuleSet;
use brotsak::domain::coded::Coded;
use brotsak::domain::letter::{
    Block, Corrected, Employment, Field, Kind, Refusal, Shape, Unprintable, finalise, missing,
    must_hold,
};
use brotsak::domain::person::Language;
use examples::{LETTERS, draft, entry, hostile, letter, name};
use std::fs;
use std::path::Path;

const LANGUAGES: [Language; 2] = [Language::Nynorsk, Language::Bokmaal];

/// Where the judges of PDF find the letters.
fn folder() -> std::path::PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_letter_without_one_of_its_blocks_is_not_finalised() {
    for kind in Kind::ALL {
        for block in kind.mandatory() {
            let mut draft = draft(*kind, Language::Nynorsk);
            match block.shape() {
                Shape::Line | Shape::Text => {
                    draft.texts.insert(block, " \u{200b}\n".to_owned());
                }
                Shape::Signing => draft.signer.name.clear(),
                // Held by the words: the next test.
                Shape::Standing => continue,
            }
            let refusal = Refusal::MissingBlocks(vec![block]);
            assert_eq!(finalise(&draft, &entry()), Err(refusal), "{kind:?}");
            draft.texts.remove(&block);
            assert_eq!(missing(&draft), [block], "{kind:?}");
        }
    }
}

#[test]
fn no_municipality_words_a_paragraph_away() {
    for language in LANGUAGES {
        for kind in Kind::ALL {
            for block in kind.mandatory().filter(|b| b.shape() == Shape::Standing) {
                for employment in Employment::ALL {
                    for law in RuleSet::ALL {
                        let must = must_hold(*kind, block, language, *law);
                        let key = key(*kind, block, *employment, language, *law);
                        for words in ["", "Ring oss om du lurer på noko."] {
                            let given = table(&key, words);
                            let kept = Wording::own(language).with(&given);
                            let is_fine = must.is_empty() && !words.is_empty();
                            assert_eq!(kept.is_ok(), is_fine, "{key}: {words:?}");
                        }
                    }
                }
            }
        }
    }
}

/// The key that gives the standing words of a block.
fn key(
    kind: Kind,
    block: Block,
    employment: Employment,
    language: Language,
    law: RuleSet,
) -> String {
    let kind = kind.code();
    if block == Block::Heading {
        return format!("{kind}.title");
    }
    let block = block.code();
    let has = |key: &String| {
        let known = Wording::own(language).with(&table(key, "§"));
        !matches!(known, Err(BadWording::Unknown(_)))
    };
    let key = [
        format!("{kind}.{block}.{}", employment.code()),
        format!("{kind}.{block}.text"),
        format!("common.{block}.text"),
    ];
    let key = key.into_iter().find(has).unwrap();
    match law {
        RuleSet::Fvl1967 => key,
        RuleSet::Fvl2025 => format!("{key}_2025"),
    }
}

fn table(key: &str, text: &str) -> toml::Table {
    let (section, name) = key.rsplit_once('.').unwrap();
    format!("[{section}]\n{name} = {text:?}").parse().unwrap()
}

#[test]
fn the_words_of_the_house_are_whole_in_both_languages() {
    for language in LANGUAGES {
        let own = Wording::own(language);
        assert_eq!(own.check(), Ok(()));
        let both = RuleSet::ALL.iter();
        for (law, kind) in both.flat_map(|law| Kind::ALL.iter().map(move |kind| (law, kind))) {
            let words = own.under(*law);
            assert!(!words.title(*kind).is_empty());
            assert!(!words.opening(*kind).is_empty());
            for (block, _) in kind.blocks() {
                match block.shape() {
                    Shape::Line | Shape::Text => {
                        assert!(!words.label(*kind, *block).is_empty());
                    }
                    Shape::Standing if *block != Block::Heading => {
                        words.label(*kind, *block);
                        for employment in Employment::ALL {
                            words.standing(*kind, *block, *employment);
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

/// Also where the judges get what they judge: `tests/run --only letters`.
#[test]
fn every_letter_is_drawn_the_same_twice() {
    for language in LANGUAGES {
        for kind in Kind::ALL {
            for (sort, letter) in [
                ("plain", letter(*kind, language)),
                ("hostile", hostile(*kind, language)),
            ] {
                let pdf = LETTERS.draw(&letter).unwrap();
                assert!(pdf == LETTERS.draw(&letter).unwrap(), "{kind:?} {sort}");
                fs::write(folder().join(name(*kind, language, sort)), pdf).unwrap();
            }
        }
    }
}

#[test]
fn a_character_that_no_font_has_is_named_with_its_place() {
    let mut draft = draft(Kind::Warning, Language::Nynorsk);
    draft
        .texts
        .insert(Block::Facts, "Ho skreiv 漢字.".to_owned());
    let letter = finalise(&draft, &entry()).unwrap();
    let unfit = Unfit::NoGlyph {
        field: Field::Block(Block::Facts),
        character: '漢',
        at: 11,
    };
    assert_eq!(LETTERS.draw(&letter), Err(unfit));
}

#[test]
fn a_correction_names_the_letter_it_puts_right() {
    let mut entry = entry();
    let date = "2026-11-20".parse().unwrap();
    entry.corrects = Some(Corrected { version: 1, date });
    let draft = draft(Kind::Warning, Language::Nynorsk);
    let letter = finalise(&draft, &entry).unwrap();
    assert_eq!(letter.version(), 2);
    assert!(LETTERS.draw(&letter).is_ok());
    entry.date = "2026-11-19".parse().unwrap();
    assert_eq!(finalise(&draft, &entry), Err(Refusal::CorrectsLater));
}

#[test]
fn what_has_no_place_in_a_letter_is_refused() {
    let whole = draft(Kind::Closing, Language::Nynorsk);
    let mut with_duty = whole.clone();
    with_duty.texts.insert(Block::Duty, "x".to_owned());
    let refusal = Refusal::OutOfPlace(Block::Duty);
    assert_eq!(finalise(&with_duty, &entry()), Err(refusal));
    let mut in_english = whole.clone();
    in_english.language = Language::English;
    assert_eq!(finalise(&in_english, &entry()), Err(Refusal::OtherLanguage));
    let mut to_nobody = whole;
    to_nobody.recipient.name = " ".to_owned();
    assert_eq!(finalise(&to_nobody, &entry()), Err(Refusal::NoRecipient));
}

#[test]
fn a_letterhead_without_anything_but_a_name_will_do() {
    let letters = Letters::new(Letterhead::of("Valle kommune"), Words::own()).unwrap();
    let letter = letter(Kind::Suspension, Language::Nynorsk);
    assert!(letters.draw(&letter).is_ok());
}

#[test]
fn a_municipality_brings_its_own_paper_but_drops_no_paragraph() {
    let folder = tempfile::tempdir().unwrap();
    let open = |toml: &str| {
        fs::write(folder.path().join("letterhead.toml"), toml).unwrap();
        Letters::open(Some(folder.path()), "Valle kommune")
    };
    let square = r#"<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>"#;
    fs::write(folder.path().join("logo.svg"), square).unwrap();
    let own = "unit = \"HR-eininga\"\nlogo = \"logo.svg\"\nlogo_alt = \"Kommunevåpenet\"\n";
    let comment = "[nynorsk.warning.comment]\ntext = \"Skriv kommentaren din til oss.\"\n";
    let letters = open(&format!("{own}{comment}")).unwrap();
    let letter = letter(Kind::Warning, Language::Nynorsk);
    assert_ne!(
        letters.draw(&letter).unwrap(),
        LETTERS.draw(&letter).unwrap()
    );
    for (bad, said) in [
        ("unitt = \"HR\"", "unitt"),
        ("logo = \"../logo.svg\"\nlogo_alt = \"x\"", "logo"),
        ("logo = \"logo.svg\"", "logo_alt"),
        (
            "logo = \"ikkje-her.png\"\nlogo_alt = \"x\"",
            "ikkje-her.png",
        ),
        (
            "[nynorsk.dismissal.deadlines]\ntext = \"Ring oss.\"",
            "17-3",
        ),
        ("[nynorsk.warning.nothing]\ntext = \"x\"", "nothing"),
        ("unit = ", "letterhead.toml"),
    ] {
        let why = open(bad).err().expect(bad).to_string();
        assert!(why.contains(said), "{bad}: {why}");
    }
    let nowhere = Letters::open(Some(Path::new("/finst/ikkje")), "Valle kommune");
    assert!(nowhere.is_err());
}

#[test]
fn a_municipality_may_say_something_else_under_each_law() {
    let says = |given: &str, law: RuleSet| {
        let mut words = Words::own();
        words.nynorsk = words.nynorsk.with(&given.parse().unwrap())?;
        let letters = Letters::new(Letterhead::of("Valle kommune"), words).unwrap();
        let mut entry = entry();
        entry.law = law;
        let draft = draft(Kind::Suspension, Language::Nynorsk);
        let letter = finalise(&draft, &entry).unwrap();
        Ok::<_, BadWording>(String::from_utf8(letters.data(&letter)).unwrap())
    };
    let (old, new) = (RuleSet::Fvl1967, RuleSet::Fvl2025);
    let own = "[suspension.complaint]\ntext_2025 = \"Gå til domstolane (forvaltningslova av 2025 § 8).\"\n[suspension]\nopening_2025 = \"Du er suspendert.\"";
    assert!(says(own, new).unwrap().contains("Gå til domstolane"));
    assert!(says(own, new).unwrap().contains("Du er suspendert."));
    assert!(!says(own, old).unwrap().contains("Gå til domstolane"));
    assert!(!says(own, old).unwrap().contains("Du er suspendert."));
    // Words for the law of 1967 stay there: nobody is told of a complaint that is not given.
    let complain = "[suspension.complaint]\ntext = \"Klag til {complaint_body} innan tre veker (forvaltningslova §§ 28 og 29).\"";
    assert!(says(complain, old).unwrap().contains("Klag til"));
    assert!(!says(complain, new).unwrap().contains("Klag til"));
    for (bad, key) in [
        ("[suspension.complaint]\nlabel_2025 = \"x\"", "label_2025"),
        ("[suspension]\ntitle_2025 = \"x\"", "title_2025"),
        ("[suspension]\nopening_2031 = \"x\"", "opening_2031"),
        (
            "[suspension.complaint]\ntext_2025 = \"Klag til {complaint_body}, eller gå til domstolane (forvaltningslova av 2025 § 8).\"",
            "complaint_body",
        ),
        (
            "[suspension.complaint]\ntext_2025 = \"Ingen klage (forvaltningslova av 2025 § 8).\"",
            "domstol",
        ),
        (
            "[termination.complaint]\ntext_2025 = \"Gå til domstolane (§ 3).\"",
            "av 2025",
        ),
        (
            "[common.access]\ntext_2025 = \"Innsyn: forvaltningslova av 2025 §§ 18 til 20.\"",
            "§§ 46",
        ),
        (
            "[common.adviser]\ntext_2025 = \"Du kan få hjelp (forvaltningslova av 2025).\"",
            "fullmektig",
        ),
        (
            "[receipt]\ntext_2025 = \"Eg har fått brevet.\"",
            "text_2025",
        ),
    ] {
        let why = says(bad, new).unwrap_err().to_string();
        assert!(why.contains(key), "{why}");
    }
}

#[test]
fn every_character_that_is_not_refused_is_printed() {
    // Writings and signs, then emoji. All others were once tried as well, and cost half a minute.
    let all: Vec<char> = ('\u{20}'..'\u{2c00}')
        .chain('\u{1f300}'..'\u{1fb00}')
        .collect();
    let mut printed = 0;
    for part in all.chunks(128) {
        let mut part = part.to_vec();
        // Whatever is refused is refused by name: without it, the rest is tried again.
        while !part.is_empty() {
            let mut draft = draft(Kind::Closing, Language::Nynorsk);
            // Between two letters and alone, since some marks need something to stand on.
            let text: Vec<String> = part.iter().map(|c| format!("a{c}b {c}")).collect();
            draft.texts.insert(Block::Matter, text.join(" "));
            let refused = match finalise(&draft, &entry()) {
                Err(Refusal::Unprintable(Unprintable::Character { found, .. })) => {
                    char::from_u32(found.code).unwrap()
                }
                letter => match LETTERS.draw(&letter.unwrap()) {
                    Err(Unfit::NoGlyph { character, .. }) => character,
                    drawn => {
                        drawn.expect("a character that has a shape is printed");
                        printed += part.len();
                        break;
                    }
                },
            };
            part.retain(|c| *c != refused);
        }
    }
    assert!(printed > 5000, "{printed}");
}
