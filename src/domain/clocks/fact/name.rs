//! What each fact is called, in the words of «… is missing».

use super::Fact;
use crate::domain::language::Phrase;

#[expect(clippy::too_many_lines, reason = "one table, nothing but rows")]
pub fn name(fact: Fact) -> Phrase {
    match fact {
        Fact::Received => Phrase::of(
            "dagen brevet kom fram",
            "dagen brevet kom fram",
            "the day the letter was received",
        ),
        Fact::Employment => Phrase::of(
            "dagen tilsetjinga tok til, eller fartstida",
            "dagen ansettelsen begynte, eller ansienniteten",
            "the day the employment began, or the seniority",
        ),
        Fact::Birth => Phrase::of("fødselsdatoen", "fødselsdatoen", "the date of birth"),
        Fact::Contract => Phrase::of(
            "mellombels tilsetjing eller innleige",
            "midlertidig ansettelse eller innleie",
            "temporary employment or hire",
        ),
        Fact::Probation => Phrase::of("prøvetid", "prøvetid", "probation"),
        Fact::ProbationEnd => Phrase::of(
            "siste dag i den avtalte prøvetida",
            "siste dag i den avtalte prøvetiden",
            "the last day of the agreed probation",
        ),
        Fact::FormDefect => Phrase::of(
            "formfeil i brevet",
            "formfeil i brevet",
            "a defect in the letter",
        ),
        Fact::Demand => Phrase::of(
            "dagen kravet om forhandlingar kom",
            "dagen kravet om forhandlinger kom",
            "the day negotiations were demanded",
        ),
        Fact::Meeting => Phrase::of(
            "dagen for det første forhandlingsmøtet",
            "dagen for det første forhandlingsmøtet",
            "the day of the first negotiation meeting",
        ),
        Fact::NegotiationsEnd => Phrase::of(
            "dagen forhandlingane vart avslutta",
            "dagen forhandlingene ble avsluttet",
            "the day the negotiations ended",
        ),
        Fact::SickSince => Phrase::of(
            "første dag med arbeidsuførleik",
            "første dag med arbeidsuførhet",
            "the first day of incapacity for work",
        ),
        Fact::CareAbsence => Phrase::of(
            "dagar borte med sjukt barn eller nærståande",
            "dager borte med sykt barn eller nærstående",
            "days absent with a sick child or close relative",
        ),
        Fact::Leave => Phrase::of("permisjon", "permisjon", "leave"),
        Fact::SuspensionStart => Phrase::of(
            "dagen suspensjonen tok til",
            "dagen suspensjonen begynte",
            "the day the suspension began",
        ),
        Fact::SuspensionEnd => Phrase::of(
            "dagen suspensjonen tok slutt",
            "dagen suspensjonen tok slutt",
            "the day the suspension ended",
        ),
        Fact::PriorNotice => Phrase::of(
            "dagen førehandsvarselet vart sendt",
            "dagen forhåndsvarselet ble sendt",
            "the day the prior notice was sent",
        ),
        Fact::ReplyDays => Phrase::of(
            "fristen i førehandsvarselet",
            "fristen i forhåndsvarselet",
            "the time allowed in the prior notice",
        ),
        Fact::Inquiry => Phrase::of(
            "dagen førespurnaden kom",
            "dagen henvendelsen kom",
            "the day the inquiry came",
        ),
        Fact::AccessRequest => Phrase::of(
            "dagen innsynskravet kom",
            "dagen innsynskravet kom",
            "the day access was requested",
        ),
        Fact::Breach => Phrase::of(
            "tidspunktet kommunen fekk kjennskap til avviket",
            "tidspunktet kommunen fikk kjennskap til avviket",
            "the moment the municipality became aware of the breach",
        ),
        Fact::DataObtained => Phrase::of(
            "dagen opplysningane vart henta inn",
            "dagen opplysningene ble hentet inn",
            "the day the data were obtained",
        ),
        Fact::LetterAvailable => Phrase::of(
            "tidspunktet brevet låg klart og det vart varsla om det",
            "tidspunktet brevet lå klart og det ble varslet om det",
            "the moment the letter was available and notice of it was sent",
        ),
        Fact::Report => Phrase::of(
            "dagen varselet kom",
            "dagen varselet kom",
            "the day the report came",
        ),
    }
}
