//! A letter on its page: what it is filled in with, what it is refused for, and how much it takes.
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{LETTER, begin_letter, cleared, heard_and_assessed, notify, recommend};

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
