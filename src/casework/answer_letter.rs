//! The letter that answers a request to see documents: what is given, what is not and by which provision, what comes later, and the right to complain.

use crate::documents::letters::HousePaper;
use crate::domain::access::Viewer;
use crate::domain::access_request::{Basis, Complaint, Exemption, Left, Weighed};
use crate::domain::case::CaseNumber;
use crate::domain::letter::long_date;
use crate::domain::local_time::day;
use crate::store::access_answers::Line;
use crate::store::access_requests::{self, Request};
use crate::store::{Db, StoreError, people};
use chrono::{DateTime, Utc};
use std::fmt::Write;

/// What the letter tells of.
pub(super) struct Content<'a> {
    pub number: CaseNumber,
    pub request: &'a Request,
    pub lines: &'a [Line],
    pub left: Left,
    /// Something is kept back that the house may give: whoever answers has considered that.
    pub is_wider: bool,
}

pub(super) fn paper(
    db: &mut Db,
    by: &Viewer,
    now: DateTime<Utc>,
    content: &Content<'_>,
) -> Result<HousePaper, StoreError> {
    let request = content.request;
    let name = people::find(db, by.person)?.name;
    let weighed = access_requests::weighed(db, request.id)?;
    let of = |code: &'static str| {
        content
            .lines
            .iter()
            .filter(move |line| line.weighed == code)
    };
    let mut sections = vec![];
    let mut section = |title: &str, text: String| {
        if !text.is_empty() {
            sections.push((title.to_owned(), text));
        }
    };
    section("Du får", items(of("given"), |_| String::new()));
    let why = |line: &Line| {
        let weighed = weighed.get(&line.document);
        weighed.map(Weighed::grounds).unwrap_or_default()
    };
    let refused = |line: &Line| match why(line) {
        "" => cited(line),
        grounds => format!("{}. Grunn: {grounds}", cited(line)),
    };
    section("Du får delar av", items(of("partly"), refused));
    section("Du får ikkje", items(of("withheld"), refused));
    section(
        "Kjem seinare",
        items(of("postponed"), |line| {
            let until = line.until.map(long_date).unwrap_or_default();
            format!(
                "{}. Vi vurderer det på nytt innan {until}. Grunn: {}",
                cited(line),
                why(line)
            )
        }),
    );
    if let Left::Until(until) = content.left {
        let text = format!(
            "Kravet er ikkje ferdig svara på. Du får svar om det som er utsett, innan {}.",
            long_date(until)
        );
        section("Resten av kravet", text);
    }
    if of("partly").next().is_some() {
        section(
            "Slik les du kopiane",
            "Der noko er teke ut, står «sladda» og føresegna. Originalane ligg urørte i saka."
                .to_owned(),
        );
    }
    if let Some(source) = request.basis.wider().filter(|_| content.is_wider) {
        let text = format!(
            "Vi har vurdert å gi deg heilt eller delvis innsyn i det vi kan halde attende, \
             og kome til at behovet for unntak veg tyngst ({source})."
        );
        section("Meirinnsyn", text);
    }
    section("Klage", complaint(request.basis).to_owned());
    Ok(HousePaper {
        title: "Svar på krav om innsyn".to_owned(),
        number: format!("{}, krav {}", content.number, request.serial),
        date: day(now),
        opening: format!(
            "Vi viser til kravet om innsyn, som kom {}.{}",
            long_date(request.received_on),
            if content.lines.is_empty() {
                " Det er ingen dokument i saka å gi innsyn i."
            } else {
                ""
            }
        ),
        lines: vec![
            ("Til".to_owned(), request.requester.clone()),
            (
                "Rett til innsyn etter".to_owned(),
                request.basis.source().to_owned(),
            ),
        ],
        sections,
        signed: ["Svara av".to_owned(), name, "sakshandsamar".to_owned()],
    })
}

fn items<'a>(lines: impl Iterator<Item = &'a Line>, more: impl Fn(&Line) -> String) -> String {
    let mut text = String::new();
    for line in lines {
        let file = line
            .file
            .as_ref()
            .map(|it| format!(" ({})", it.0))
            .unwrap_or_default();
        writeln!(text, "- {}{file}{}", line.title, more(line)).expect("a String takes all");
    }
    text
}

fn cited(line: &Line) -> String {
    let source = line.exemption.map(Exemption::source);
    source.map(|it| format!(", {it}")).unwrap_or_default()
}

/// Whom a refusal is complained to (offentleglova § 32; forvaltningslova §§ 21 and 29; personvernforordninga art. 77).
fn complaint(basis: Basis) -> &'static str {
    match (basis.complaint(), basis) {
        (Complaint::CountyGovernor, Basis::Party) => {
            "Du kan klage på avslaget til Statsforvaltaren. Klaga sender du til kommunen innan tre veker \
             etter at du fekk dette brevet (forvaltningslova §§ 21 og 29)."
        }
        (Complaint::CountyGovernor, _) => {
            "Du kan klage på avslaget til Statsforvaltaren. Klaga sender du til kommunen innan tre veker \
             etter at du fekk dette brevet (offentleglova § 32, forvaltningslova § 29). Du kan krevje ei \
             nærare grunngjeving innan tre veker (offentleglova § 31)."
        }
        (Complaint::DataProtection, _) => {
            "Du kan klage til Datatilsynet (personvernforordninga art. 77)."
        }
    }
}
