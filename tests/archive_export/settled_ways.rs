//! Journals that say something else of who wrote, when, and how it was settled.
use super::broken::edit;
use super::journal_ways::text_of;
use super::mutation::find_all;

const RUNNING: &str = "loependeJournal.xml";
const PUBLIC: &str = "offentligJournal.xml";

#[test]
fn a_journal_says_who_wrote_and_how_it_was_settled() {
    find_all(&[
        (
            "another date of the paper in the running journal",
            |at| {
                let (from, to) = (
                    "<dokumentetsDato>2026-02-03<",
                    "<dokumentetsDato>2026-02-02<",
                );
                edit(at, RUNNING, from, to);
            },
            &[15],
            "N5.59",
            &[RUNNING, "journalpost 2026/68", "dokumentetsDato"],
        ),
        (
            "another date of the paper in the public journal",
            |at| {
                let (from, to) = (
                    "<dokumentetsDato>2026-02-03<",
                    "<dokumentetsDato>2026-02-02<",
                );
                edit(at, PUBLIC, from, to);
            },
            &[15],
            "N5.59",
            &[PUBLIC, "dokumentetsDato"],
        ),
        (
            "settled on another day",
            |at| {
                edit(
                    at,
                    PUBLIC,
                    "<avskrivningsdato>2026-",
                    "<avskrivningsdato>2025-",
                )
            },
            &[15],
            "N5.59",
            &[PUBLIC, "avskrivningsdato"],
        ),
        (
            "settled in another way",
            |at| {
                let (from, to) = (
                    "<avskrivningsmaate>Tatt til etterretning<",
                    "<avskrivningsmaate>Tatt til orientering<",
                );
                edit(at, RUNNING, from, to);
            },
            &[15],
            "N5.59",
            &[RUNNING, "avskrivningsmaate"],
        ),
        (
            "settled by another",
            |at| {
                let answer = text_of(at, PUBLIC, "referanseAvskrivesAvJournalpost", 1);
                let other = super::rows::uuid(9, 9);
                let name = "<referanseAvskrivesAvJournalpost>";
                let (from, to) = (format!("{name}{answer}<"), format!("{name}{other}<"));
                edit(at, PUBLIC, &from, &to);
            },
            &[15],
            "N5.59",
            &[PUBLIC, "referanseAvskrivesAvJournalpost"],
        ),
        (
            "somebody else wrote",
            |at| {
                let name = "<korrespondansepartNavn>";
                let wrote = text_of(at, RUNNING, "korrespondansepartNavn", 1);
                let (from, to) = (format!("{name}{wrote}<"), format!("{name}Siv Ukjend<"));
                edit(at, RUNNING, &from, &to);
            },
            &[15],
            "N5.59",
            &[RUNNING, "journalpost 2026/68", "korrespondansepartNavn"],
        ),
    ]);
}
