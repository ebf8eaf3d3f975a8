//! How each document is kept, in bokmål.

use super::DocumentRetention;
use crate::domain::document_retention::Why;

pub const NB: DocumentRetention = DocumentRetention {
    title: "Kopierte bevis i varslingssaker",
    question: "Hører kopierte bevis til behandlingen av et varsel?",
    law: "Det som viser hvordan et varsel ble behandlet, blir bevart for alltid. Om hver kopi av et bevis hører til det, sier forskriften ikke (bevaringsforskriften § 31 c). Arkivaren svarer én gang for kommunen.",
    unanswered: "Ikke svart på. Kopierte bevis er bevart til du har svart.",
    yes_hint: "Kopierte bevis blir bevart med saken.",
    no_hint: "Kopierte bevis får egen frist fra saken ble avsluttet, den planen sier. Melding, vurdering, uttalelse, referat, avgjørelse og brev blir bevart uansett.",
    for_title: "For å bevare dem",
    against_title: "For egen frist",
    documents: "Dokumentene i saken",
    none: "Saken har ingen dokumenter.",
    with_case: "Følger saken",
    stays: "Ett dokument alene kan ikke kasseres i systemet ennå. Det blir stående når fristen er ute.",
    for_: &[
        "Uten bevisene kan det være vanskelig å se hvorfor kommunen konkluderte som den gjorde.",
        "Den som varslet, og den varselet gjaldt, kan trenge dem i en senere tvist.",
    ],
    against: &[
        "Kopiene har ofte opplysninger om andre enn dem saken gjelder, også om barn.",
        "Originalen ligger som regel et annet sted, og avgjørelsen gjengir det som ble lagt til grunn.",
    ],
    document: |serial| format!("dokument {serial}"),
    why,
};

fn why(why: Why) -> &'static str {
    match why {
        Why::NotPreserved => {
            "Saken har egen frist eller venter: alt i den blir behandlet under ett (arkivforskriften § 3)."
        }
        Why::Chain => "Viser hvordan saken ble behandlet (bevaringsforskriften § 31 c).",
        Why::OtherLaw => {
            "Saken er bevart av andre grunner enn behandlingen, eller noe i den er ikke avgjort (bevaringsforskriften §§ 3 og 32–34, arkivforskriften § 3)."
        }
    }
}
