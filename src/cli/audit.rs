//! `brotsak audit`: verifying the ledger, signing where it stands, and proving a case to somebody else.

mod ask_witness;
mod checkpoint;
mod new_key;
mod prove;
mod restored;
mod verify;
mod witness;

use super::{Outcome, Stop};
use crate::casework::declare_restore::REASONS;
use crate::config::Given;
use chrono::{DateTime, Utc};
use std::path::PathBuf;

#[derive(Clone, Debug, clap::Subcommand)]
pub enum AuditCommand {
    /// Rekn ut kjeda på nytt og seg kva som ikkje stemmer. Endrar ingenting
    ///
    /// Sluttkode 0: alt stemmer. 1: noko er endra, fjerna eller bytt om; kvart funn står på si linje. 2: kunne ikkje kontrollerast.
    Verify(VerifyArgs),
    /// Signer kvar sporet står no, og skriv ut sjekkpunktet
    ///
    /// Sluttkode 1: sporet er ikkje det som er signert før, så det blir ikkje signert.
    Checkpoint,
    /// Skriv eit bevis for alt sporet seier om ei sak, som andre kan prøve utan å sjå noko anna
    ///
    /// docs/verifier/ seier korleis det blir prøvt. Beviset har innhaldet i saka: gi det berre til den som har rett til det.
    Prove(ProveArgs),
    /// Sei frå at ein eldre database er lagd attende: kva sjekkpunkt som gjeld postar som er tapte
    ///
    /// Huset må vere stengt. Sporet held fram under eit nytt namn, og arkivaren får melding.
    Restored(RestoredArgs),
    /// Skriv det ein annan kommune treng for å vitne om at han har sett sporet
    ///
    /// Send det som blir skrive, til vitnet. Det seier kor mange postar det er og nokre kontrollsummar, ingenting om innhaldet.
    AskWitness(AskWitnessArgs),
    /// Ver vitne for sporet til ein annan kommune: signer sjekkpunktet om det held fram det du har sett før
    ///
    /// Treng verken database eller innstillingar. Sluttkode 1: det blir ikkje signert, og grunnen står der.
    Witness(WitnessArgs),
    /// Lag ein ny nøkkel til å signere med, når den gamle er borte eller andre kan ha han
    ///
    /// Huset må vere stengt. Finst den gamle, går han god for den nye.
    NewKey,
}

#[derive(Clone, Debug, clap::Args)]
pub struct RestoredArgs {
    /// Kvifor
    #[arg(long, value_name = "GRUNN", value_parser = REASONS)]
    pub why: String,
    /// Ei fil med sjekkpunkt som kjem utanfrå, til dømes det nyaste arkivaren har; kan givast fleire gonger
    #[arg(long, value_name = "FIL", num_args = 1..)]
    pub checkpoint: Vec<PathBuf>,
}

#[derive(Clone, Debug, clap::Args)]
pub struct ProveArgs {
    /// Saka, til dømes 2026/14; òg M-2026/3 eller eit anna emne i sporet
    #[arg(value_name = "SAK")]
    pub subject: String,
    /// Fila beviset blir skrive til; utan denne: på skjermen
    #[arg(long, value_name = "FIL")]
    pub out: Option<PathBuf>,
    /// Fila med det sjekkpunktet mottakaren har; utan denne blir eit nytt signert
    #[arg(long, value_name = "FIL")]
    pub checkpoint: Option<PathBuf>,
}

#[derive(Clone, Debug, clap::Args)]
pub struct AskWitnessArgs {
    /// Det siste svaret frå vitnet
    #[arg(long, value_name = "FIL")]
    pub answer: Option<PathBuf>,
    /// Kor mange postar vitnet har sett, når svaret er borte; første gong: 0
    #[arg(long, value_name = "TAL", conflicts_with = "answer")]
    pub seen: Option<u64>,
}

#[derive(Clone, Debug, clap::Args)]
pub struct WitnessArgs {
    /// Det den andre kommunen har sendt; utan denne: frå tastaturet
    #[arg(value_name = "FIL")]
    pub request: Option<PathBuf>,
    /// Kontrollnøkkelen til den andre kommunen, eller ei fil med han
    #[arg(long, value_name = "NØKKEL")]
    pub key: String,
    /// Mappa der vitnet har nøkkelen sin, og det som er sett
    #[arg(long, value_name = "MAPPE")]
    pub folder: PathBuf,
    /// Namnet på vitnet, til dømes vitne.bykle.example
    #[arg(long, value_name = "NAMN")]
    pub name: String,
}

#[derive(Clone, Debug, clap::Args)]
pub struct VerifyArgs {
    /// Vitnenøkkelen til ein annan kommune: eit av sjekkpunkta som er gitt, må ha signaturen hans
    #[arg(long, value_name = "NØKKEL")]
    pub witness: Vec<String>,
    /// Ei fil med sjekkpunkt som kjem utanfrå, til dømes frå arkivaren; kan givast fleire gonger
    #[arg(long, value_name = "FIL", num_args = 1..)]
    pub checkpoint: Vec<PathBuf>,
    /// Kontrollnøkkelen, eller ei fil med han; utan denne: fila ved sida av signeringsnøkkelen
    #[arg(long, value_name = "NØKKEL")]
    pub key: Vec<String>,
}

pub fn run(
    command: &AuditCommand,
    given: &Given,
    clock: fn() -> DateTime<Utc>,
) -> Result<Outcome, Stop> {
    match command {
        AuditCommand::Verify(args) => verify::run(args, given),
        AuditCommand::Checkpoint => checkpoint::run(given, clock()),
        AuditCommand::AskWitness(args) => ask_witness::run(args, given, clock()),
        AuditCommand::Witness(args) => witness::run(args, clock()),
        AuditCommand::NewKey => new_key::run(given, clock()),
        AuditCommand::Restored(args) => restored::run(args, given, clock()),
        AuditCommand::Prove(args) => prove::run(args, given, clock()),
    }
}
