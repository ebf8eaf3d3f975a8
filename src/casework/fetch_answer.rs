//! Whoever answered fetches the answer as one file: the letter, the list, and the copies that are given.

use super::Failure;
use super::answer_access::read_access;
use crate::archive::zip::pack_held;
use crate::audit::event::Copying;
use crate::domain::access::Viewer;
use crate::domain::access_request::Exemption;
use crate::domain::case::CaseNumber;
use crate::store::access_answers::Answer;
use crate::store::files::Files;
use crate::store::{StoreError, Tx, ledger};

const LETTER: &str = "00-svar.pdf";
const LIST: &str = "dokumentliste.csv";

/// Remembers that `by` fetched the answer. It is for whoever answered, and nobody else.
pub fn fetch_answer(
    tx: &mut Tx<'_>,
    by: &Viewer,
    number: CaseNumber,
    serial: usize,
    answer: usize,
) -> Result<Answer, Failure> {
    let all = read_access(tx.db(), by, number, serial)?.answers;
    let found = all.into_iter().find(|it| it.serial == answer);
    let found = found.filter(|it| it.by == by.person);
    let found = found.ok_or(StoreError::NotFound)?;
    let event = Copying::AnswerFetched {
        sha256: found.letter.sha256.clone(),
    };
    ledger::record(tx, &number.to_string(), &event.into())?;
    Ok(found)
}

/// The answer as one file, put together in memory. Its parts have neutral names.
pub fn pack_answer(files: &Files, answer: &Answer) -> Result<Vec<u8>, Failure> {
    let letter = files.bytes(&answer.letter.owner, &answer.letter.sha256)?;
    let mut parts = vec![
        (LETTER.to_owned(), letter),
        (LIST.to_owned(), list(answer).into_bytes()),
    ];
    for (name, kept) in answer.lines.iter().filter_map(|line| line.file.as_ref()) {
        parts.push((name.clone(), files.bytes(&kept.owner, &kept.sha256)?));
    }
    Ok(pack_held(parts).map_err(StoreError::File)?)
}

/// A table with the answer to each document; semicolons, as the house's other tables have.
fn list(answer: &Answer) -> String {
    let head = "dokument;svar;heimel;vurderast på nytt;fil;sider;byte;sha256\n";
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut all = head.to_owned();
    let letter = format!(
        "{};brev;;;{LETTER};{};{};{}\n",
        quoted("Svar på krav om innsyn"),
        answer.letter_pages,
        answer.letter.size,
        answer.letter.sha256
    );
    all.push_str(&letter);
    for line in &answer.lines {
        let said = match line.weighed.as_str() {
            "given" => "gitt ut",
            "partly" => "gitt ut delvis",
            "withheld" => "avslått",
            _ => "utsett",
        };
        let source = line.exemption.map_or("", Exemption::source);
        let until = line.until.map(|day| day.to_string()).unwrap_or_default();
        let (name, size, sum) = match &line.file {
            Some((name, kept)) => (name.as_str(), kept.size.to_string(), kept.sha256.as_str()),
            None => ("", String::new(), ""),
        };
        let pages = line
            .pages
            .map(|pages| pages.to_string())
            .unwrap_or_default();
        let row = [
            &quoted(&line.title),
            said,
            &quoted(source),
            &until,
            name,
            &pages,
            &size,
            sum,
        ];
        all.push_str(&row.join(";"));
        all.push('\n');
    }
    all
}
