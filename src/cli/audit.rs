//! `brotsak audit verify`: the ledger from the first entry to the last, with every row and file it answers for.

use super::{Outcome, Stop};
use crate::casework::verify_ledger::{Report, verify};
use crate::config::{Config, Given, shown};
use crate::house::{Folder, NotOpened, database_url, logs, unreachable_database};
use crate::store::files::Files;
use crate::store::{StoreError, db};
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, Write};
use std::path::Path;

#[derive(Clone, Copy, Debug, clap::Subcommand)]
pub enum AuditCommand {
    /// Rekn ut kjeda på nytt og seg kva som ikkje stemmer. Endrar ingenting
    ///
    /// Sluttkode 0: alt stemmer. 1: noko er endra, fjerna eller bytt om; kvart funn står på si linje. 2: kunne ikkje kontrollerast.
    Verify,
}

/// Looks on a connection that cannot write, so that a copy can be verified as well as the house itself.
pub fn run(given: &Given) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let url = database_url(&config);
    if !db::is_postgres(&url) && !Path::new(&url).exists() {
        return Err(NotOpened::NoDatabase(shown(&url)).into());
    }
    let files = Files::open(&Folder::at(&config.data_dir).files())
        .map_err(|why| unreachable_database(&url, &why))?;
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:30} {pos} av {len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let report = look(&url, &files, &bar).map_err(|why| unreachable_database(&url, &why))?;
    bar.finish_and_clear();
    Ok(say(&report, &mut io::stdout().lock())?)
}

fn look(url: &str, files: &Files, bar: &ProgressBar) -> Result<Report, StoreError> {
    let mut db = db::open_reader(url)?;
    db::begin_snapshot(&mut db)?;
    let report = verify(&mut db, files, |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    });
    db::rollback(&mut db)?;
    report
}

/// One line a finding, and one line that sums up.
fn say(report: &Report, out: &mut dyn Write) -> io::Result<Outcome> {
    for finding in &report.findings {
        writeln!(out, "{} {}", finding.code, finding.place)?;
    }
    let (size, root) = (report.size, &report.root);
    let Some(first) = report.findings.first() else {
        writeln!(
            out,
            "Heile kjeda er kontrollert og uendra: {size} postar, rot {root}"
        )?;
        return Ok(Outcome::Done);
    };
    let count = report.findings.len();
    let found = if count == 1 { "eitt funn" } else { "funn" };
    let number = if count == 1 {
        String::new()
    } else {
        format!("{count} ")
    };
    writeln!(
        out,
        "Kjeda stemmer ikkje: {number}{found} i {size} postar, det første ved {}",
        first.place
    )?;
    Ok(Outcome::Faults)
}
