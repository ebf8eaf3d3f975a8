//! `brotsak audit witness`: this municipality says that it has seen another's ledger, and nothing that contradicts it.

use super::{Outcome, Stop, WitnessArgs};
use crate::audit::checkpoint::VerifierKey;
use crate::audit::witness::Refusal;
use crate::casework::witness_ledger::{Unwitnessed, witness_ledger};
use chrono::{DateTime, Utc};
use std::io::{self, Read, Write};

/// Needs neither database nor settings: a folder and the other's verifier key.
pub fn run(args: &WitnessArgs, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let given = args.key.trim();
    let text = if std::path::Path::new(given).exists() {
        std::fs::read_to_string(given)
            .map_err(|why| Stop::Said(format!("{given} kan ikkje lesast: {why}")))?
    } else {
        given.to_owned()
    };
    let last = text.lines().rev().find(|line| !line.trim().is_empty());
    let key = last.and_then(VerifierKey::parse);
    let key = key.filter(|key| !key.is_witness());
    let key = key.ok_or_else(|| Stop::Said(format!("«{given}» er ikkje ein kontrollnøkkel")))?;
    let is_plain =
        |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_graphic() && c != '+');
    if !is_plain(&args.name) {
        return Err(Stop::Said(format!(
            "«{}» kan ikkje vere namnet på eit vitne: bruk eit vertsnamn, til dømes vitne.valle.example",
            args.name
        )));
    }
    if !args.folder.is_dir() {
        return Err(Stop::Said(format!(
            "mappa {} finst ikkje; lag ho først, der berre den som er vitne kan skrive",
            args.folder.display()
        )));
    }
    let request = if let Some(file) = &args.request {
        std::fs::read_to_string(file)
            .map_err(|why| Stop::Said(format!("{} kan ikkje lesast: {why}", file.display())))?
    } else {
        let mut text = String::new();
        io::stdin().take(1 << 20).read_to_string(&mut text)?;
        text
    };
    match witness_ledger(&args.folder, &args.name, &key, &request, now) {
        Ok(answer) => {
            io::stdout().lock().write_all(answer.note.as_bytes())?;
            writeln!(
                io::stderr().lock(),
                "Vitnenøkkelen, som den andre kommunen prøver svaret med: {}",
                answer.verifier
            )?;
            Ok(Outcome::Done)
        }
        Err(Unwitnessed::Refused(refusal)) => {
            writeln!(io::stdout().lock(), "Ikkje vitna: {}", said(&refusal))?;
            Ok(Outcome::Faults)
        }
        Err(Unwitnessed::Unreadable(file)) => Err(Stop::Said(format!(
            "{} kan ikkje lesast; ingenting blir vitna før det er retta",
            file.display()
        ))),
        Err(Unwitnessed::Store(why)) => Err(Stop::Said(format!("vitnet: {why}"))),
    }
}

fn said(refusal: &Refusal) -> String {
    match refusal {
        Refusal::NotARequest => "fila er ikkje det brotsak audit ask-witness skriv".to_owned(),
        Refusal::NotSigned => "sjekkpunktet er ikkje signert med nøkkelen som er gitt".to_owned(),
        Refusal::SeenOtherwise { seen } => format!(
            "eg har sett {seen} postar; be om nytt med brotsak audit ask-witness --seen {seen}"
        ),
        Refusal::Shorter { seen, now } => format!(
            "eg har sett {seen} postar, og no er det berre {now}: sporet er kutta eller ein eldre database er lagd attende. Sei frå til arkivaren og kontrollutvalet"
        ),
        Refusal::Rewritten { seen } => format!(
            "dei {seen} postane eg har sett, er ikkje starten på dette sporet: det er skrive om. Sei frå til arkivaren og kontrollutvalet"
        ),
    }
}
