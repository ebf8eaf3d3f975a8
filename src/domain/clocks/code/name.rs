//! What each clock is called, in each language.

use super::Code;
use crate::domain::language::Phrase;

#[expect(clippy::too_many_lines, reason = "one table, nothing but rows")]
pub fn name(code: Code) -> Phrase {
    match code {
        Code::NegotiationDemand => Phrase::of(
            "Krevje forhandlingar",
            "Kreve forhandlinger",
            "Demand negotiations",
        ),
        Code::NegotiationMeeting => Phrase::of(
            "Halde forhandlingsmøte",
            "Holde forhandlingsmøte",
            "Hold the negotiation meeting",
        ),
        Code::NegotiationEnd => Phrase::of(
            "Avslutte forhandlingane",
            "Avslutte forhandlingene",
            "Conclude the negotiations",
        ),
        Code::Suit => Phrase::of("Reise søksmål", "Reise søksmål", "Bring the case to court"),
        Code::SuitCompensation => Phrase::of(
            "Reise søksmål berre om skadebot",
            "Reise søksmål bare om erstatning",
            "Sue for compensation only",
        ),
        Code::SuitFormDefect => Phrase::of(
            "Reise søksmål om formfeil i brevet",
            "Reise søksmål om formfeil i brevet",
            "Sue over a defect in the letter",
        ),
        Code::DemandAfterSickness => Phrase::of(
            "Krevje forhandlingar, ved tvist om sjukdomsvernet",
            "Kreve forhandlinger, ved tvist om sykdomsvernet",
            "Demand negotiations, in a dispute on sickness",
        ),
        Code::SuitAfterSickness => Phrase::of(
            "Reise søksmål, ved tvist om sjukdomsvernet",
            "Reise søksmål, ved tvist om sykdomsvernet",
            "Bring a dispute on sickness to court",
        ),
        Code::RemainInPost => Phrase::of(
            "Sikre retten til å stå i stillinga",
            "Sikre retten til å stå i stillingen",
            "Keep the right to remain in post",
        ),
        Code::RemainByCourt => Phrase::of(
            "Be retten om å få stå i stillinga",
            "Be retten om å få stå i stillingen",
            "Ask the court to remain in post",
        ),
        Code::NoticeByLaw => Phrase::of(
            "Oppseiingstida etter lova: siste dag",
            "Oppsigelsestiden etter loven: siste dag",
            "Notice by law: last day",
        ),
        Code::NoticeByTariff => Phrase::of(
            "Oppseiingstida etter tariffavtalen: siste dag",
            "Oppsigelsestiden etter tariffavtalen: siste dag",
            "Notice by the collective agreement: last day",
        ),
        Code::Notice => Phrase::of(
            "Siste dag i stillinga",
            "Siste dag i stillingen",
            "Last day in post",
        ),
        Code::Probation => Phrase::of(
            "Seie opp etter reglane om prøvetid",
            "Si opp etter reglene om prøvetid",
            "Dismiss under the rules on probation",
        ),
        Code::SuspensionReview => Phrase::of(
            "Vurdere suspensjonen på nytt",
            "Vurdere suspensjonen på nytt",
            "Review the suspension",
        ),
        Code::SuspensionAlarm => Phrase::of(
            "Oppheve suspensjonen, eller grunngi kvifor han varer",
            "Oppheve suspensjonen, eller begrunne hvorfor den varer",
            "End the suspension, or state why it lasts",
        ),
        Code::Complaint => Phrase::of(
            "Klage på vedtaket",
            "Klage på vedtaket",
            "Complain about the decision",
        ),
        Code::PriorNoticeReply => Phrase::of(
            "Uttale seg til førehandsvarselet",
            "Uttale seg til forhåndsvarselet",
            "Reply to the prior notice",
        ),
        Code::ProvisionalReply => Phrase::of(
            "Gi førebels svar",
            "Gi foreløpig svar",
            "Give a provisional reply",
        ),
        Code::AccessRequest => Phrase::of(
            "Svare på kravet om innsyn",
            "Svare på kravet om innsyn",
            "Answer the request for access",
        ),
        Code::DataBreach => Phrase::of(
            "Melde personvernavviket til Datatilsynet",
            "Melde avviket til Datatilsynet",
            "Notify the data protection authority",
        ),
        Code::DataSubject => Phrase::of(
            "Informere den opplysningane gjeld",
            "Informere den opplysningene gjelder",
            "Inform the data subject",
        ),
        Code::SecondNotice => Phrase::of(
            "Varsle ein gong til om brev som ikkje er opna",
            "Varsle en gang til om brev som ikke er åpnet",
            "Notify again of a letter not opened",
        ),
        Code::ReportTriage => Phrase::of(
            "Ta stilling til varselet",
            "Ta stilling til varselet",
            "Decide what to do with the report",
        ),
        Code::ReportTarget => Phrase::of(
            "Ha undersøkt varselet",
            "Ha undersøkt varselet",
            "Have the report investigated",
        ),
    }
}
