//! How each document is kept, in nynorsk.

use super::DocumentRetention;
use crate::domain::document_retention::Why;

pub const NN: DocumentRetention = DocumentRetention {
    title: "Kopierte bevis i varslingssaker",
    question: "Høyrer kopierte bevis til handsaminga av eit varsel?",
    law: "Det som viser korleis eit varsel vart handsama, blir bevart for alltid. Om kvar kopi av eit bevis høyrer til det, seier forskrifta ikkje (bevaringsforskrifta § 31 c). Arkivaren svarar éin gong for kommunen.",
    unanswered: "Ikkje svara på. Kopierte bevis er bevarte til du har svara.",
    yes_hint: "Kopierte bevis blir bevarte med saka.",
    no_hint: "Kopierte bevis får eigen frist frå saka vart avslutta, den planen seier. Melding, vurdering, uttale, referat, avgjerd og brev blir bevarte uansett.",
    for_title: "For å bevare dei",
    against_title: "For eigen frist",
    documents: "Dokumenta i saka",
    none: "Saka har ingen dokument.",
    with_case: "Følgjer saka",
    stays: "Eitt dokument åleine kan ikkje kasserast i systemet enno. Det blir ståande når fristen er ute.",
    for_: &[
        "Utan bevisa kan det vere vanskeleg å sjå kvifor kommunen konkluderte som han gjorde.",
        "Den som varsla, og den varselet gjaldt, kan trenge dei i ein seinare tvist.",
    ],
    against: &[
        "Kopiane har ofte opplysningar om andre enn dei saka gjeld, òg om barn.",
        "Originalen ligg som regel ein annan stad, og avgjerda gjengir det som vart lagt til grunn.",
    ],
    document: |serial| format!("dokument {serial}"),
    why,
};

fn why(why: Why) -> &'static str {
    match why {
        Why::NotPreserved => {
            "Saka har eigen frist eller ventar: alt i henne blir handsama under eitt (arkivforskrifta § 3)."
        }
        Why::Chain => "Viser korleis saka vart handsama (bevaringsforskrifta § 31 c).",
        Why::OtherLaw => {
            "Saka er bevart av andre grunnar enn handsaminga, eller noko i henne er ikkje avgjort (bevaringsforskrifta §§ 3 og 32–34, arkivforskrifta § 3)."
        }
    }
}
