//! `brotsak export arkivmelding` and `brotsak export receipt`: closed cases to the archive core, and what it answers.

use super::{Exit, FAULTS, USAGE, bar, code, core_words, date, words};
use crate::archive::Profile;
use crate::archive::arkivmelding::{MessageRequest, Scope, Version};
use crate::casework::export_archive::Office;
use crate::casework::export_messages::export_messages;
use crate::casework::read_core_receipt::{Failure, What, read_core_receipt};
use crate::casework::withdraw_core_receipt::{case_of, withdraw_core_receipt};
use crate::cli::told;
use crate::domain::case::CaseNumber;
use crate::domain::coded::{Coded, codes};
use crate::domain::core_receipt::{Reason, Refusal};
use crate::store::{Store, files::Files};
use chrono::{DateTime, NaiveDate, Utc};
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;

#[derive(Clone, Debug, clap::Args)]
pub struct MessageArgs {
    /// One closed case, 2026/14
    #[arg(long, value_name = "NUMBER", value_parser = number, conflicts_with_all = ["from", "to"])]
    pub case: Option<CaseNumber>,
    /// First day of the period in which the cases were closed
    #[arg(long, value_name = "DATE", value_parser = date, requires = "to")]
    pub from: Option<NaiveDate>,
    /// Last day of the period
    #[arg(long, value_name = "DATE", value_parser = date, requires = "from")]
    pub to: Option<NaiveDate>,
    /// Version of Fiks Arkiv: 1 or 2
    #[arg(long, value_name = "VERSION", value_parser = version)]
    pub version: Version,
    /// Folder to write to; must be empty or not exist
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
}

#[derive(Clone, Debug, clap::Args)]
pub struct ReceiptArgs {
    /// The receipt, as the archive core wrote it
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    /// The folder of the message that it answers, 2026-000014-001; needed where the receipt names no case
    #[arg(long, value_name = "NAME")]
    pub message: Option<String>,
}

#[derive(Clone, Debug, clap::Args)]
pub struct WithdrawalArgs {
    /// What the receipt was about, by its key: the case itself is 2026-14, its second registration 2026-14-2
    #[arg(value_name = "KEY", required = true)]
    pub keys: Vec<String>,
    /// Why: other_case, wrong_place or not_there
    #[arg(long, value_name = "REASON", value_parser = reason)]
    pub why: Reason,
}

fn reason(text: &str) -> Result<Reason, String> {
    Reason::parse(text).ok_or_else(|| codes::<Reason>().join(", "))
}

fn number(text: &str) -> Result<CaseNumber, String> {
    CaseNumber::from_slug(&text.replacen('/', "-", 1))
        .ok_or_else(|| "eit saksnummer, skrive som 2026/14".to_owned())
}

fn version(text: &str) -> Result<Version, String> {
    Version::parse(text).ok_or_else(|| "versjon 1 eller 2".to_owned())
}

/// Writes the messages.
pub fn write(
    args: &MessageArgs,
    store: &Store,
    files: &Files,
    profile: &Profile,
    clock: impl Fn() -> DateTime<Utc>,
) -> Result<String, Exit> {
    let scope = match (args.case, args.from.zip(args.to)) {
        (Some(case), _) => Scope::Case(case),
        (None, Some((from, to))) => Scope::Period(from, to),
        (None, None) => {
            return Err(Exit {
                code: USAGE,
                text: core_words::NO_SCOPE.to_owned(),
            });
        }
    };
    let request = MessageRequest {
        scope,
        version: args.version,
        out: args.out.clone(),
    };
    let office = Office {
        store,
        files,
        profile,
        actor: "cli",
        person: None,
        opening: None,
        now: clock(),
    };
    let bar = bar();
    let mut progress = |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    };
    let made = export_messages(&office, &request, clock, &mut progress);
    bar.finish_and_clear();
    match made {
        Ok(made) => Ok(core_words::made(&request, &made)),
        Err(error) => Err(Exit {
            code: code(&error),
            text: words::failed(&request.out, &error),
        }),
    }
}

/// Reads a receipt.
pub fn receipt(
    args: &ReceiptArgs,
    store: &Store,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<String, Exit> {
    // One byte more than is taken, so that a larger file is told from one that just fits.
    let most = crate::archive::receipt::LARGEST as u64 + 1;
    let mut bytes = vec![];
    let read = File::open(&args.file).and_then(|file| file.take(most).read_to_end(&mut bytes));
    if let Err(error) = read {
        return Err(Exit {
            code: USAGE,
            text: format!("{}: {error}", args.file.display()),
        });
    }
    let message = args.message.clone();
    let said = store.write("cli", clock(), move |tx| {
        read_core_receipt(tx, None, &bytes, message.as_deref())
    });
    let refused = |text| Exit { code: FAULTS, text };
    match said {
        Ok(said) => {
            let text = core_words::said(&said);
            let is_refused = said
                .iter()
                .any(|it| matches!(it.what, What::Refused { .. }));
            if is_refused {
                Err(refused(text))
            } else {
                Ok(text)
            }
        }
        Err(Failure::Fault(fault)) => Err(refused(core_words::fault(&args.file, &fault))),
        Err(Failure::Refusal(refusal)) => Err(refused(core_words::refusal(&refusal))),
        Err(Failure::Store(error)) => Err(refused(format!(
            "Kvitteringa vart ikkje lesen: {}.",
            told(&error)
        ))),
    }
}

/// Withdraws receipts of one case that were wrong.
pub fn withdraw(
    args: &WithdrawalArgs,
    store: &Store,
    clock: &impl Fn() -> DateTime<Utc>,
) -> Result<String, Exit> {
    let (keys, why) = (args.keys.clone(), args.why);
    let done = store.write("cli", clock(), move |tx| {
        let first = keys.first().cloned().unwrap_or_default();
        let case = case_of(tx.db(), &first)?.ok_or(Refusal::NotMade(first))?;
        withdraw_core_receipt(tx, None, case, &keys, why)?;
        Ok::<_, Failure>(case)
    });
    let refused = |text| Exit { code: FAULTS, text };
    match done {
        Ok(case) => Ok(core_words::withdrawn(case, &args.keys)),
        Err(Failure::Refusal(refusal)) => Err(refused(core_words::refusal(&refusal))),
        Err(Failure::Store(error)) => Err(refused(format!(
            "Kvitteringa vart ikkje trekt attende: {}.",
            told(&error)
        ))),
        Err(error @ Failure::Fault(_)) => Err(refused(error.to_string())),
    }
}
