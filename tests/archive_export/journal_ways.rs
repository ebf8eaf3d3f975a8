//! Journals that are not the structure's, and references to something else.
use super::broken::edit;
use super::checked::{Shelf, said};
use super::mutation::{DESCRIPTION, STRUCTURE, cut, find_all};
use std::fs;
use std::path::Path;

const RUNNING: &str = "loependeJournal.xml";
const PUBLIC: &str = "offentligJournal.xml";

/// The text of the element `name`, where it stands for the `nth` time.
pub fn text_of(at: &Path, file: &str, name: &str, nth: usize) -> String {
    let text = fs::read_to_string(at.join(file)).unwrap();
    let rest = text.split(&format!("<{name}>")).nth(nth).unwrap();
    rest.split('<').next().unwrap().to_owned()
}

/// The `nth` entry of a journal, as it stands there.
fn entry(at: &Path, file: &str, nth: usize) -> String {
    let text = fs::read_to_string(at.join(file)).unwrap();
    let (start, end) = ("<journalregistrering>", "</journalregistrering>");
    let rest = text.split(start).nth(nth).unwrap();
    format!("{start}{}{end}", rest.split(end).next().unwrap())
}

fn soft(at: &Path) {
    for _ in 0..2 {
        edit(at, DESCRIPTION, "skarpt", "mykt");
    }
}

fn edit_both(at: &Path, from: &str, to: &str) {
    for journal in [RUNNING, PUBLIC] {
        edit(at, journal, from, to);
    }
}

fn registrations(at: &Path) -> Vec<String> {
    let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
    let of = text.split("xsi:type=\"journalpost\"><systemID>").skip(1);
    of.map(|rest| rest[..36].to_owned()).collect()
}

#[test]
fn a_journal_says_what_the_structure_says() {
    find_all(&[
        (
            "one entry twice and another never",
            |at| {
                for journal in [RUNNING, PUBLIC] {
                    let (first, second) = (entry(at, journal, 1), entry(at, journal, 2));
                    edit(at, journal, &second, &first);
                }
            },
            &[15],
            "N5.59",
            &["journalpost 2026/68", "2 gonger i journalen"],
        ),
        (
            "an entry that is missing",
            |at| {
                for journal in [RUNNING, PUBLIC] {
                    let second = entry(at, journal, 2);
                    edit(at, journal, &second, "");
                }
            },
            &[15],
            "N5.59",
            &["2026/17", "journalpost 2026/69", "men ikkje i journalen"],
        ),
        (
            "another title in the running journal",
            |at| edit(at, RUNNING, "<tittel>Melding<", "<tittel>Noko anna<"),
            &[15],
            "N5.59",
            &[RUNNING, "journalpost 2026/68", "tittel"],
        ),
        (
            "another public title in the public journal",
            |at| {
                let title = "<offentligTittel>Melding<";
                edit(at, PUBLIC, title, "<offentligTittel>Noko anna<");
            },
            &[15],
            "N5.59",
            &[PUBLIC, "offentligTittel"],
        ),
        (
            "another day in both",
            |at| edit_both(at, "<journaldato>2026-02-03<", "<journaldato>2026-02-04<"),
            &[15],
            "N5.59",
            &["journaldato", "journalpost 2026/68"],
        ),
        (
            "another number in the public journal",
            |at| {
                let number = "<journalpostnummer>1<";
                edit(at, PUBLIC, number, "<journalpostnummer>7<");
            },
            &[15],
            "N5.59",
            &[PUBLIC, "journalpostnummer"],
        ),
        (
            "another case",
            |at| {
                let case = "<sakssekvensnummer>17<";
                edit_both(at, case, "<sakssekvensnummer>99<");
            },
            &[15],
            "N5.59",
            &["sakssekvensnummer"],
        ),
        (
            "another title where the period is soft",
            |at| {
                soft(at);
                edit(at, RUNNING, "<tittel>Melding<", "<tittel>Noko anna<");
            },
            &[15],
            "N5.59",
            &[RUNNING, "tittel"],
        ),
        (
            "an entry that is a folder where the period is soft",
            |at| {
                soft(at);
                let (id, folder) = (registrations(at)[0].clone(), super::rows::uuid(2, 17));
                edit_both(at, &id, &folder);
            },
            &[14],
            "N5.59",
            &["som journalpost, men det er noko anna"],
        ),
        (
            "two with one number",
            |at| {
                for file in [STRUCTURE, RUNNING, PUBLIC] {
                    let number = "<journalsekvensnummer>69<";
                    edit(at, file, number, "<journalsekvensnummer>68<");
                }
            },
            &[15],
            "",
            &[STRUCTURE, "2 journalpostar har dette journalnummeret"],
        ),
        (
            "a journal that begins before the period",
            |at| {
                soft(at);
                let day = "<journalStartDato>2026-02-03<";
                edit_both(at, day, "<journalStartDato>1999-01-01<");
            },
            &[15],
            "",
            &["journalStartDato", "utanfor arkivperioden"],
        ),
        (
            "a day of the journal before the period",
            |at| {
                for file in [STRUCTURE, RUNNING, PUBLIC] {
                    let day = "<journaldato>2026-02-03<";
                    edit(at, file, day, "<journaldato>2025-12-30<");
                }
                let day = "<journalStartDato>2026-02-03<";
                edit_both(at, day, "<journalStartDato>2025-12-30<");
            },
            // And before it came.
            &[15, 17],
            "",
            &[STRUCTURE, "journaldato", "utanfor arkivperioden"],
        ),
    ]);
}

#[test]
fn a_reference_leads_to_what_it_names() {
    find_all(&[
        (
            "a series that is a folder",
            |at| {
                let reference = format!(
                    "<referanseArkivdel>{}</referanseArkivdel><part>",
                    super::rows::uuid(2, 17)
                );
                edit(at, STRUCTURE, "<part>", &reference);
            },
            &[14],
            "N5.48",
            &["som arkivdel, men det er noko anna"],
        ),
        (
            "a class that is a journalpost",
            |at| {
                let status = "<saksstatus>Avsluttet</saksstatus>";
                let id = registrations(at)[0].clone();
                let class = format!(
                    "{status}<referanseSekundaerKlassifikasjon>{id}</referanseSekundaerKlassifikasjon>"
                );
                edit(at, STRUCTURE, status, &class);
            },
            &[14],
            "N5.51",
            &["som klasse, men det er noko anna"],
        ),
        (
            "a folder that is a document",
            |at| {
                let reference = format!(
                    "<kryssreferanse><referanseTilMappe>{}</referanseTilMappe></kryssreferanse><merknad>",
                    super::rows::uuid(5, 1700)
                );
                edit(at, STRUCTURE, "<merknad>", &reference);
            },
            &[14],
            "",
            &["som mappe, men det er noko anna"],
        ),
        (
            "a report that answers itself",
            |at| {
                let answer = text_of(at, STRUCTURE, "referanseAvskrivesAvJournalpost", 1);
                let own = registrations(at).into_iter().find(|own| {
                    let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
                    let rest = text.split(&format!("<systemID>{own}<")).nth(1).unwrap();
                    let rest = rest.split("</registrering>").next().unwrap();
                    rest.contains("<referanseAvskrivesAvJournalpost>")
                });
                let name = "<referanseAvskrivesAvJournalpost>";
                let (from, to) = (format!("{name}{answer}"), format!("{name}{}", own.unwrap()));
                edit(at, STRUCTURE, &from, &to);
                edit_both(at, &from, &to);
            },
            &[14],
            "",
            &["avskriven av seg sjølv"],
        ),
    ]);
}

#[test]
fn a_journal_says_what_is_kept_back_and_why() {
    find_all(&[
        (
            "no grounds in the public journal",
            |at| cut(at, PUBLIC, "<skjermingshjemmel>", "</skjermingshjemmel>"),
            &[15],
            "N5.59",
            &[
                PUBLIC,
                "journalpost 2026/68",
                "manglar i journalen: skjermingshjemmel",
            ],
        ),
        (
            "no restriction in the running journal",
            |at| {
                cut(
                    at,
                    RUNNING,
                    "<tilgangsrestriksjon>",
                    "</tilgangsrestriksjon>",
                )
            },
            &[15],
            "N5.59",
            &[RUNNING, "manglar i journalen: tilgangsrestriksjon"],
        ),
        (
            "other grounds",
            |at| {
                edit(
                    at,
                    RUNNING,
                    "<skjermingshjemmel>Offl. § 13",
                    "<skjermingshjemmel>Offl. § 14",
                )
            },
            &[15],
            "N5.59",
            &[RUNNING, "ikkje som i arkivstruktur.xml: skjermingshjemmel"],
        ),
        (
            "another restriction",
            |at| {
                let name = "<tilgangsrestriksjon>";
                let (from, to) = (
                    format!("{name}Unntatt offentlighet"),
                    format!("{name}Personalsaker"),
                );
                edit(at, PUBLIC, &from, &to);
            },
            &[15],
            "N5.59",
            &[PUBLIC, "ikkje som i arkivstruktur.xml: tilgangsrestriksjon"],
        ),
        (
            "another public title of the case",
            |at| {
                edit_both(
                    at,
                    "<offentligTittel>Personalsak<",
                    "<offentligTittel>Ei sak<",
                )
            },
            &[15],
            "N5.59",
            &[RUNNING, "2026/17", "offentligTittel på saka"],
        ),
        (
            "no public title of the case",
            |at| {
                let title = "<offentligTittel>Personalsak</offentligTittel></saksmappe>";
                edit(at, PUBLIC, title, "</saksmappe>");
            },
            &[15],
            "N5.59",
            &[PUBLIC, "manglar i journalen: offentligTittel på saka"],
        ),
        (
            "no public title of a letter",
            |at| edit(at, PUBLIC, "<offentligTittel>Melding</offentligTittel>", ""),
            &[15],
            "N5.59",
            &[PUBLIC, "manglar i journalen: offentligTittel"],
        ),
        (
            "another title of the case in the running journal",
            |at| edit(at, RUNNING, "– Ola Døme</tittel>", "– Kari Døme</tittel>"),
            &[15],
            "N5.59",
            &[RUNNING, "tittel på saka"],
        ),
        (
            "a receiver that sent it",
            |at| {
                let kind = "<korrespondanseparttype>";
                edit(
                    at,
                    RUNNING,
                    &format!("{kind}Avsender"),
                    &format!("{kind}Mottaker"),
                );
            },
            &[15],
            "N5.59",
            &[RUNNING, "korrespondanseparttype"],
        ),
    ]);
}

/// A shielding that is over, or that is of remarks alone, is nothing that a reader of the journal must know.
#[test]
fn a_journal_need_not_tell_of_what_is_open() {
    let Some(shelf) = Shelf::new("a shielding that is over") else {
        return;
    };
    let open = |at: &Path| {
        for journal in [RUNNING, PUBLIC] {
            for name in ["tilgangsrestriksjon", "skjermingshjemmel"] {
                cut(at, journal, &format!("<{name}>"), &format!("</{name}>"));
            }
        }
    };
    // The first of a registration's own: those of the case and of its series stand before it.
    let own = |at: &Path, from: &str, change: &dyn Fn(&str) -> String| {
        let text = fs::read_to_string(at.join(STRUCTURE)).unwrap();
        let start = text.find("xsi:type=\"journalpost\"").unwrap();
        let start = start + text[start..].find(from).unwrap();
        let end = start + text[start..].find("</skjerming>").unwrap();
        let changed = format!(
            "{}{}{}",
            &text[..start],
            change(&text[start..end]),
            &text[end..]
        );
        edit(at, STRUCTURE, &text, &changed);
    };
    let over = shelf.copy();
    open(&over);
    assert_eq!(said(&over).0, 1);
    own(&over, "<skjermingOpphoererDato>", &|_| {
        "<skjermingOpphoererDato>2026-06-01</skjermingOpphoererDato>".to_owned()
    });
    assert_eq!(said(&over), (0, vec![]));
}
