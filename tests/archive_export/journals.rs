//! Both journals of an extraction: in the order of the journal, whatever order the cases have.

use super::rows::{Archive, case};

/// What stands in each element of this name, in order.
fn all<'a>(xml: &'a str, name: &str) -> Vec<&'a str> {
    let pieces = xml.split(&format!("<{name}>")).skip(1).collect::<Vec<_>>();
    let text = |piece: &'a str| piece.split('<').next().unwrap();
    pieces.into_iter().map(text).collect()
}

#[test]
fn the_journals_follow_the_journal_where_the_papers_of_cases_came_in_between_each_other() {
    let archive = Archive::with(&[case(17), case(18), case(19), case(20)]);
    archive.sql(
        "update documents set journal_serial = 1000 + (journal_serial * 37) % 101 \
         where journal_serial is not null",
    );
    archive.export(None).unwrap();
    let structure = archive.read("arkivstruktur.xml");
    let mut posts: Vec<(&str, &str)> = structure
        .split("<registrering xsi:type=\"journalpost\">")
        .skip(1)
        .map(|post| {
            (
                all(post, "journalsekvensnummer")[0],
                all(post, "systemID")[0],
            )
        })
        .collect();
    posts.sort_unstable();
    assert!(posts.len() > 4, "{posts:?}");
    for name in ["loependeJournal.xml", "offentligJournal.xml"] {
        let journal = archive.read(name);
        let numbers = all(&journal, "journalsekvensnummer").into_iter();
        // The creator of the archive has no systemID there, and neither has the case.
        let entries: Vec<_> = numbers.zip(all(&journal, "systemID")).collect();
        assert_eq!(entries, posts, "{name}");
        let cases = all(&journal, "sakssekvensnummer");
        assert!(
            !cases.is_sorted(),
            "the cases stand as they came: {cases:?}"
        );
    }
}
