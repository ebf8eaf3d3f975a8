//! `brotsak audit verify`: the ledger from the first entry to the last, with every row and file it answers for.

use super::{Outcome, Stop, VerifyArgs};
use crate::audit::checkpoint::VerifierKey;
use crate::audit::verify::Finding;
use crate::audit::witness::witnessed;
use crate::casework::gather_checkpoints::{Brought, Ungathered, Witnesses, gather_checkpoints};
use crate::casework::verify_ledger::{Report, verify};
use crate::config::{Config, Given, shown};
use crate::house::{Folder, NotOpened, database_url, logs, unreachable_database};
use crate::store::files::Files;
use crate::store::{Db, db};
use chrono::DateTime;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, Write};
use std::path::Path;

/// Looks on a connection that cannot write, so that a copy can be verified as well as the house itself.
pub fn run(args: &VerifyArgs, given: &Given) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    logs::begin(config.log.as_deref().unwrap_or("warn"));
    let url = database_url(&config);
    if !db::is_postgres(&url) && !Path::new(&url).exists() {
        return Err(NotOpened::NoDatabase(shown(&url)).into());
    }
    let unreachable = |why: &dyn std::fmt::Display| unreachable_database(&url, why);
    let files = Files::with_masters(&Folder::at(&config.data_dir).files(), &config.master_keys)
        .map_err(|why| unreachable(&why))?;
    let bar = ProgressBar::new(0);
    let style = ProgressStyle::with_template("{bar:30} {pos} av {len}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    let brought = Brought {
        files: args.checkpoint.clone(),
        keys: args.key.clone(),
    };
    let by = args.witness.iter().map(|text| {
        let key = VerifierKey::parse(text).filter(VerifierKey::is_witness);
        key.ok_or_else(|| Stop::Said(format!("«{text}» er ikkje ein vitnenøkkel")))
    });
    let by: Vec<VerifierKey> = by.collect::<Result<_, _>>()?;
    let mut db = db::open_reader(&url).map_err(|why| unreachable(&why))?;
    db::begin_snapshot(&mut db).map_err(|why| unreachable(&why))?;
    let (mut torn, mut seen) = (vec![], vec![]);
    let mut look = |db: &mut Db| {
        let witnesses = gather_checkpoints(db, &config.seal, &brought)?;
        torn.clone_from(&witnesses.torn);
        seen = by.iter().map(|key| witnessed_by(key, &witnesses)).collect();
        let report = verify(db, &files, witnesses, |done, total| {
            bar.set_length(total);
            bar.set_position(done);
        });
        Ok(report?)
    };
    let mut report = look(&mut db).map_err(|why| match why {
        Ungathered::Store(why) => Stop::from(unreachable(&why)),
        why => Stop::Said(said(&why)),
    })?;
    db::rollback(&mut db).map_err(|why| unreachable(&why))?;
    bar.finish_and_clear();
    report
        .findings
        .extend(seen.iter().filter_map(|it| it.as_ref().err().cloned()));
    let mut out = io::stdout().lock();
    for place in torn {
        writeln!(
            out,
            "W-TORN {place}: a checkpoint was cut off here; it is not counted"
        )?;
    }
    for said in seen.into_iter().flatten() {
        writeln!(out, "{said}")?;
    }
    Ok(say(&report, &mut out)?)
}

/// The newest that a witness outside has countersigned, of the checkpoints that are held against the ledger.
fn witnessed_by(key: &VerifierKey, given: &Witnesses) -> Result<String, Finding> {
    let notes = given.given.iter().map(|given| &given.note);
    let seen = notes.filter_map(|note| Some((note.checkpoint.size, witnessed(note, key)?)));
    let Some((size, time)) = seen.max() else {
        return Err(Finding {
            code: "E-WITNESS",
            place: format!("{} has countersigned none of the checkpoints", key.name),
        });
    };
    let at = i64::try_from(time)
        .ok()
        .and_then(|time| DateTime::from_timestamp(time, 0));
    let at = at
        .map(|at| at.format("%Y-%m-%dT%H:%M:%SZ").to_string())
        .unwrap_or_default();
    Ok(format!("Vitna av {}: {size} postar, {at}", key.name))
}

pub fn said(why: &Ungathered) -> String {
    match why {
        Ungathered::File { file, why } => format!("{} kan ikkje lesast: {why}", file.display()),
        Ungathered::Line { file, line } => format!(
            "{}: linje {line} er ikkje del av eit sjekkpunkt; fila skal ha sjekkpunkt etter kvarandre og ikkje noko anna",
            file.display()
        ),
        Ungathered::Empty { file } => format!("{} har ikkje noko sjekkpunkt", file.display()),
        Ungathered::Key(text) => format!("«{text}» er ikkje ein kontrollnøkkel"),
        Ungathered::NoKey => {
            "sjekkpunkta kan ikkje prøvast utan kontrollnøkkelen; gi han med --key".to_owned()
        }
        Ungathered::Store(why) => why.to_string(),
    }
}

/// One line a finding, and one line that sums up.
fn say(report: &Report, out: &mut dyn Write) -> io::Result<Outcome> {
    for Finding { code, place } in &report.findings {
        writeln!(out, "{code} {place}")?;
    }
    let held = held(report, out)?;
    if report.unread > 0 {
        writeln!(
            out,
            "W-FILES {} files are there, but their content was not tried: the master key is not here",
            report.unread
        )?;
    }
    let (size, root) = (report.size, &report.root);
    let Some(first) = report.findings.first() else {
        writeln!(
            out,
            "Heile kjeda er kontrollert og uendra: {size} postar, rot {root}; {held}"
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

/// How far checkpoints from outside reach. What they leave open is no finding, and is said all the same.
fn held(report: &Report, out: &mut dyn Write) -> io::Result<String> {
    if report.anchors == 0 {
        return Ok(
            "utan sjekkpunkt utanfrå, så det ville ikkje synast om alt var skrive om".to_owned(),
        );
    }
    let Some(window) = &report.window else {
        return Ok(format!("{} sjekkpunkt held alle postane", report.anchors));
    };
    if window.is_long() {
        writeln!(
            out,
            "W-WINDOW seq {} to {}: held by no checkpoint outside the house, written since {}",
            window.held,
            report.size.saturating_sub(1),
            window.since
        )?;
    }
    Ok(format!(
        "{} sjekkpunkt held dei {} første",
        report.anchors, window.held
    ))
}
