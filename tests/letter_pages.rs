//! A letter on its page: what it is filled in with, what it is refused for, and how much it takes.
use crate::support::desk::{Browser, Desk, PAPER, PASSWORD, Page};
use crate::support::way::{
    LETTER, begin_letter, cleared, confirm, decide, heard_and_assessed, notify, recommend,
    write_letter,
};
use crate::suspension;
use brotsak::domain::administrative_law::RuleSet;
use brotsak::domain::clocks::Tariff;
use brotsak::domain::coded::Coded;
use brotsak::domain::letter::{
    Block, Draft, Employment, Entry, Kind, LONGEST_LINE, LONGEST_TEXT, Letter, Recipient, Shape,
    Signer, finalise as whole,
};
use brotsak::domain::local_time;
use brotsak::domain::person::Language;
use chrono::TimeDelta;

/// Every part of a letter as it should be, but for these.
fn finalise(kari: &mut Browser, draft: &str, instead: &[(&str, &str)]) -> Page {
    let mut fields = LETTER.to_vec();
    fields.retain(|(name, _)| !instead.iter().any(|(other, _)| other == name));
    fields.extend(instead);
    fields.push(("then", "finalise"));
    kari.get(draft).is(200);
    kari.post(draft, &fields)
}

#[test]
fn a_prior_notice_gives_time_to_speak() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = cleared(&desk, &mut kari);
    notify(&mut kari, &case).is(303);
    let draft = begin_letter(&mut kari, &case, "prior_notice");
    // The letter is dated 23 November.
    for past in ["22. november 2026", "Måndag 23. november 2026", "23.11.26"] {
        finalise(&mut kari, &draft, &[("comment_by", past)])
            .is(422)
            .says("Dagen må kome etter datoen på brevet (forvaltningslova § 16)")
            .says("href=\"#comment_by\"")
            .says(past);
    }
    for (language, said) in [
        (
            "nb",
            "Dagen må komme etter datoen på brevet (forvaltningsloven § 16)",
        ),
        ("en", "The day must come after the date of the letter ("),
    ] {
        kari.get(&format!("/language/{language}")).is(303);
        finalise(&mut kari, &draft, &[("comment_by", "23.11.2026")])
            .is(422)
            .says(said);
    }
    finalise(&mut kari, &draft, &[("comment_by", "24. november 2026")]).is(303);
}

#[test]
fn a_meeting_comes_after_its_summons_as_far_as_anybody_can_tell() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = heard_and_assessed(&desk, &mut kari);
    recommend(&mut kari, &case, "warning");
    let draft = begin_letter(&mut kari, &case, "summons");
    let past = [("time", "Måndag 23. november 2026 kl. 13.00")];
    finalise(&mut kari, &draft, &past)
        .is(422)
        .says("Dagen må kome etter datoen på brevet (arbeidsmiljølova § 15-1)")
        .says("href=\"#time\"");
    let ahead = [("time", "tysdag 24. november 2026 kl. 13.00")];
    finalise(&mut kari, &draft, &ahead).is(303);
    // What is no day is for whoever writes it to answer for.
    let draft = begin_letter(&mut kari, &case, "summons");
    let words = [("time", "veka etter 16. november 2026, som vi avtala")];
    finalise(&mut kari, &draft, &words).is(303);
}

/// A case in which this is decided, without a letter yet.
fn decided(desk: &Desk, kari: &mut Browser, severity: &str) -> String {
    let case = heard_and_assessed(desk, kari);
    recommend(kari, &case, severity);
    let declined = [
        ("outcome", "declined"),
        ("grounds", crate::support::way::GROUNDS),
    ];
    kari.get(&format!("{case}/consultations/new")).is(200);
    kari.post(&format!("{case}/consultations"), &declined)
        .is(303);
    decide(desk, &case, severity).is(303);
    confirm(desk, "hilde", &case, "confirmed").is(303);
    case
}

/// What the dismissal says of the notice, before anybody has written anything.
fn notice_in(kari: &mut Browser, case: &str) -> String {
    let draft = begin_letter(kari, case, "dismissal");
    let html = kari.get(&draft).html;
    let (_, field) = html.split_once("name=\"notice_period\"").unwrap();
    let (_, text) = field.split_once('>').unwrap();
    let text = text.split('<').next().unwrap();
    text.trim().replace('\u{a0}', " ")
}

#[test]
fn a_dismissal_says_its_notice_when_the_clocks_know_it() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided(&desk, &mut kari, "dismissal");
    assert_eq!(notice_in(&mut kari, &case), "");
    let tell = |kari: &mut Browser, more: &[(&str, &str)]| {
        let mut facts = vec![("contract", "permanent")];
        facts.extend(more);
        kari.get(&format!("{case}/clocks")).is(200);
        kari.post(&format!("{case}/clock-facts"), &facts).is(303);
        notice_in(kari, &case)
    };
    // Twelve years: the law asks for the age too (arbeidsmiljølova § 15-3 third paragraph).
    let employed = ("employed_on", "1.8.2014");
    assert_eq!(tell(&mut kari, &[employed]), "");
    assert_eq!(
        tell(&mut kari, &[employed, ("born_on", "1.1.1976")]),
        "Oppseiingstida er fire månader, rekna frå første dag i månaden etter at du fekk dette brevet (arbeidsmiljølova § 15-3 tredje og fjerde ledd)."
    );
    assert_eq!(
        tell(&mut kari, &[("employed_on", "1.8.2022")]),
        "Oppseiingstida er tre månader, rekna frå den dagen du fekk dette brevet (hovudtariffavtalen kapittel 1 § 3)."
    );
    let probation = [("employed_on", "1.9.2026"), ("probation", "1")];
    assert!(tell(&mut kari, &probation).starts_with("Oppseiingstida er éin månad, rekna frå den"));
    // What stands there is only offered, and the letter follows the employment too.
    let draft = begin_letter(&mut kari, &case, "dismissal");
    kari.get(&draft).says("value=\"probation\" checked");
    finalise(&mut kari, &draft, &[("notice_period", "Éin månad.")]).is(303);
}

#[test]
fn a_termination_asks_what_the_right_to_remain_turns_on() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided(&desk, &mut kari, "termination");
    let facts = [("contract", "temporary"), ("employed_on", "1.8.2025")];
    kari.get(&format!("{case}/clocks")).is(200);
    kari.post(&format!("{case}/clock-facts"), &facts).is(303);
    let draft = begin_letter(&mut kari, &case, "termination");
    kari.get(&draft)
        .is(200)
        .says("value=\"temporary\" checked")
        .says("name=\"subsidiary\"");
}

#[test]
fn where_there_is_no_rule_in_the_tariff_the_law_alone_gives_the_notice() {
    let desk = Desk::with(|settings| settings.tariff = Tariff::NONE);
    let mut kari = desk.as_person("kari");
    let case = decided(&desk, &mut kari, "dismissal");
    let facts = [("contract", "permanent"), ("employed_on", "1.8.2022")];
    kari.get(&format!("{case}/clocks")).is(200);
    kari.post(&format!("{case}/clock-facts"), &facts).is(303);
    assert!(
        notice_in(&mut kari, &case).starts_with("Oppseiingstida er éin månad, rekna frå første")
    );
}

#[test]
fn the_longest_letter_is_saved_and_survives_the_end_of_the_session() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let case = decided(&desk, &mut kari, "dismissal");
    let draft = begin_letter(&mut kari, &case, "dismissal");
    let written: Vec<_> = Kind::Dismissal.blocks().iter().map(|it| it.0).collect();
    let written = written.into_iter().filter(|block| block.is_written());
    // Of four bytes each, as nothing that is longer.
    let text = |block: &Block| match block.shape() {
        Shape::Text => "😀".repeat(LONGEST_TEXT),
        _ => "😀".repeat(LONGEST_LINE),
    };
    let texts: Vec<_> = written.map(|block| (block.code(), text(&block))).collect();
    let mut longest: Vec<(&str, &str)> = vec![("then", "save")];
    longest.extend(texts.iter().map(|(name, text)| (*name, text.as_str())));
    kari.get(&draft).is(200);
    kari.post(&draft, &longest).is(303);
    let count = |page: &Page| page.html.matches('😀').count();
    let all: usize = texts.iter().map(|(_, text)| text.chars().count()).sum();
    assert_eq!(count(&kari.get(&draft)), all);

    desk.wait(chrono::TimeDelta::hours(3));
    let kept = kari.post(&draft, &longest);
    let token = kept
        .is(303)
        .location
        .strip_prefix("/sign-in?kept=")
        .unwrap();
    kari.get(&kept.location).is(200);
    let who = [
        ("email", "kari@valle.example"),
        ("password", PASSWORD),
        ("kept", token),
    ];
    let signed_in = kari.post("/sign-in", &who);
    // Once to be read, once to be sent.
    let back = kari.get(&signed_in.is(303).location);
    assert_eq!(count(&back), 2 * all);
    // More than any page asks for is taken from nobody.
    let more = "x".repeat(2_500_000);
    kari.post(&draft, &[("facts", &more)]).is(413);
    desk.visitor().post(&draft, &longest).is(413);
}

/// The letter that `write_letter` writes on the desk's day, under `law`.
fn written(desk: &Desk, kind: Kind, number: &str, law: RuleSet) -> Letter {
    let said = |name: &str| {
        let mut fields = LETTER.iter();
        fields.find(|(other, _)| *other == name).unwrap().1
    };
    let blocks = kind.blocks().iter().map(|(block, _)| *block);
    let blocks = blocks.filter(|block| block.is_written());
    let blocks = blocks.filter(|block| LETTER.iter().any(|(name, _)| *name == block.code()));
    let draft = Draft {
        kind,
        language: Language::Nynorsk,
        employment: Employment::Permanent,
        recipient: Recipient {
            name: said("recipient").to_owned(),
            address: said("address").lines().map(str::to_owned).collect(),
        },
        signer: Signer {
            name: said("signer").to_owned(),
            title: said("signer_title").to_owned(),
        },
        texts: blocks
            .map(|block| (block, said(block.code()).to_owned()))
            .collect(),
    };
    let entry = Entry {
        number: number.to_owned(),
        date: local_time::day(desk.now()),
        law,
        corrects: None,
    };
    whole(&draft, &entry).unwrap()
}

#[test]
fn a_letter_says_what_the_administrative_law_of_its_case_says() {
    // The case is registered on 23 November, and its letter is written the day after.
    for (from, law, complaint, other) in [
        (
            Some("2026-11-23"),
            RuleSet::Fvl2025,
            "Suspensjonen kan ikkje klagast på",
            "klagenemnd",
        ),
        (
            Some("2026-11-24"),
            RuleSet::Fvl1967,
            "Du kan klage på suspensjonen",
            "av 2025",
        ),
        (
            None,
            RuleSet::Fvl1967,
            "Du kan klage på suspensjonen",
            "av 2025",
        ),
    ] {
        let from = from.map(|day| day.parse().unwrap());
        let desk = Desk::with(|settings| settings.fvl2025_from = from);
        let mut kari = desk.as_person("kari");
        let case = suspension::decided(&desk, &mut kari);
        desk.wait(TimeDelta::days(1));
        let mut kari = desk.as_person("kari");
        let draft = begin_letter(&mut kari, &case, "suspension");
        // Nothing that stands in the draft tells of a complaint: that is for the law to say.
        let page = kari.get(&draft).html;
        assert!(!page.contains("§ 28") && !page.contains("klage på"));
        write_letter(&mut kari, &case, "suspension");
        let letters = kari.get(&format!("{case}/letters")).html;
        let (_, link) = letters.split_once("/documents/").unwrap();
        let serial = link.split_once('"').unwrap().0;
        let pdf = kari.get(&format!("{case}/documents/{serial}")).bytes;
        let number = format!("2026/1-{serial}");
        let letter = written(&desk, Kind::Suspension, &number, law);
        assert!(pdf == PAPER.draw(&letter).unwrap(), "{from:?}");
        let said = String::from_utf8(PAPER.data(&letter)).unwrap();
        assert!(said.contains(complaint) && !said.contains(other), "{said}");
    }
}
