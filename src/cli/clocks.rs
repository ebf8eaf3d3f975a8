//! `brotsak clocks`: every deadline of a case from the days something happened, without a database.

mod json;
mod print;
mod read;
mod words;

use super::{Outcome, Stop};
use crate::config::{Config, Given};
use crate::domain::clocks::{Clock, Facts, clocks};
use crate::domain::local_time::day;
use chrono::{DateTime, NaiveDate, Utc};
use std::io::{self, BufWriter, Write};

/// Rekn ut fristane etter eit brev, utan database
///
/// Datoar: 2026-12-11 eller 11.12.2026. Det du ikkje veit, lèt du stå: då seier kvar frist kva han treng.
#[derive(clap::Args)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a flag of the command line"
)]
pub struct ClocksArgs {
    /// Kva brevet går ut på: dismissal (oppseiing), termination (avskjed), suspension, warning, guidance eller none
    #[arg(long, value_name = "KODE")]
    pub kind: Option<String>,
    /// Dagen brevet kom fram til den tilsette
    #[arg(long, value_name = "DATO")]
    pub received: Option<String>,
    /// Fartstida: heile år den dagen, eller dagen tilsetjinga tok til
    #[arg(long, value_name = "ÅR|DATO", allow_negative_numbers = true)]
    pub seniority: Option<String>,
    /// Dagen tilsetjinga tok til
    #[arg(long, value_name = "DATO")]
    pub employed_since: Option<String>,
    /// Fødselsdatoen; treng han først etter ti år i stillinga
    #[arg(long, value_name = "DATO")]
    pub birth: Option<String>,
    /// Sagd opp i skriftleg avtalt prøvetid
    #[arg(long)]
    pub probation: bool,
    /// Siste dag i den avtalte prøvetida
    #[arg(long, value_name = "DATO")]
    pub probation_until: Option<String>,
    /// Mellombels tilsett
    #[arg(long)]
    pub temporary: bool,
    /// Innleigd
    #[arg(long)]
    pub hired: bool,
    /// Brevet er ikkje skriftleg, manglar opplysningar eller er levert på anna vis enn § 15-4 seier
    #[arg(long)]
    pub form_defect: bool,
    /// Dagen kravet om forhandlingar kom
    #[arg(long, value_name = "DATO")]
    pub demand: Option<String>,
    /// Dagen for det første forhandlingsmøtet
    #[arg(long, value_name = "DATO")]
    pub meeting: Option<String>,
    /// Dagen forhandlingane vart avslutta
    #[arg(long, value_name = "DATO")]
    pub negotiations_ended: Option<String>,
    /// Første dag med arbeidsuførleik (§ 15-8)
    #[arg(long, value_name = "DATO")]
    pub sick_since: Option<String>,
    /// Dagar borte med sjukt barn eller nærståande etter oppseiinga (§ 17-5)
    #[arg(long, value_name = "DAGAR", allow_negative_numbers = true)]
    pub care_days: Option<String>,
    /// I permisjon for fødsel, adopsjon, små barn eller militærteneste
    #[arg(long)]
    pub on_leave: bool,
    /// Første dag med suspensjon; elles dagen brevet om suspensjon kom fram
    #[arg(long, value_name = "DATO")]
    pub suspended_from: Option<String>,
    /// Siste dag med suspensjon
    #[arg(long, value_name = "DATO")]
    pub suspended_until: Option<String>,
    /// Dagen førehandsvarselet vart sendt
    #[arg(long, value_name = "DATO")]
    pub prior_notice: Option<String>,
    /// Dagar til å uttale seg; elles 14
    #[arg(long, value_name = "DAGAR", allow_negative_numbers = true)]
    pub reply_days: Option<String>,
    /// Dagen ein førespurnad kom
    #[arg(long, value_name = "DATO")]
    pub inquiry: Option<String>,
    /// Dagen eit krav om innsyn kom
    #[arg(long, value_name = "DATO")]
    pub access_request: Option<String>,
    /// Då kommunen fekk kjennskap til eit personvernavvik: 2026-12-24T15:00, eventuelt med +01:00
    #[arg(long, value_name = "TIDSPUNKT")]
    pub breach: Option<String>,
    /// Dagen opplysningar om nokon vart henta inn frå andre
    #[arg(long, value_name = "DATO")]
    pub data_obtained: Option<String>,
    /// Då eit digitalt brev låg klart og det vart varsla om det
    #[arg(long, value_name = "TIDSPUNKT")]
    pub letter_available: Option<String>,
    /// Dagen eit varsel etter arbeidsmiljølova kapittel 2 A kom
    #[arg(long, value_name = "DATO")]
    pub report: Option<String>,
    /// Dagen saka tok til, som avgjer kva forvaltningslov ho følgjer; elles i dag
    #[arg(long, value_name = "DATO")]
    pub case_started: Option<String>,
    /// Rekn som om det er denne dagen
    #[arg(long, value_name = "DATO")]
    pub today: Option<String>,
    /// Skriv JSON i staden for tekst
    #[arg(long)]
    pub json: bool,
    /// Språket i teksten: nn, nb eller en
    #[arg(long, value_name = "SPRÅK")]
    pub lang: Option<String>,
}

/// What was asked, and what there is to say.
struct Counted {
    facts: Facts,
    today: NaiveDate,
    clocks: Vec<Clock>,
}

pub(super) fn run(args: &ClocksArgs, given: &Given, now: DateTime<Utc>) -> Result<Outcome, Stop> {
    let config = Config::load(given)?;
    let language = read::language(args)?;
    let today = read::today(args, day(now))?;
    let facts = read::facts(args, &config, today)?;
    let clocks = clocks(&facts, today).map_err(|why| Stop::Said(words::disorder(why)))?;
    let counted = Counted {
        facts,
        today,
        clocks,
    };
    let mut out = BufWriter::new(io::stdout().lock());
    if args.json {
        json::write(&mut out, &counted, language)?;
    } else {
        print::write(&mut out, &counted, language)?;
    }
    out.flush()?;
    Ok(Outcome::Done)
}
