//! The sentence of each note, in each language.

use super::Note;
use crate::domain::language::Phrase;

#[expect(clippy::too_many_lines, reason = "one table, nothing but rows")]
pub fn text(note: Note) -> Phrase {
    match note {
        Note::DemandByPractice => Phrase::of(
            "Skriftleg. At domstollova gjeld for dette kravet, er fast praksis og står ikkje i lova.",
            "Skriftlig. At domstolloven gjelder for dette kravet, er fast praksis og står ikke i loven.",
            "In writing. That the Courts of Justice Act governs this demand is settled practice, not written law.",
        ),
        Note::SuspensionDemand => Phrase::of(
            "Ingen frist når tvisten gjeld om suspensjonen var lovleg; elles to veker frå han tok slutt.",
            "Ingen frist når tvisten gjelder om suspensjonen var lovlig; ellers to uker fra den tok slutt.",
            "No deadline where the dispute is whether the suspension was lawful; else two weeks from its end.",
        ),
        Note::UnlessAgreed => Phrase::of(
            "Partane kan bli samde om å halde fram.",
            "Partene kan bli enige om å fortsette.",
            "The parties may agree to go on.",
        ),
        Note::Protocol => Phrase::of(
            "Skriv protokoll; partane og rådgivarane skriv under.",
            "Skriv protokoll; partene og rådgiverne skriver under.",
            "Keep a protocol; the parties and their advisers sign it.",
        ),
        Note::StartsAgain => Phrase::of(
            "Blir det forhandla, tek fristen til når forhandlingane er slutt.",
            "Blir det forhandlet, begynner fristen når forhandlingene er slutt.",
            "If there are negotiations, the time begins when they end.",
        ),
        Note::StoppedByTribunal => Phrase::of(
            "Stansar om tvisten blir lagd fram for Diskrimineringsnemnda (§ 17-4 (7)).",
            "Stanser hvis tvisten blir brakt inn for Diskrimineringsnemnda (§ 17-4 (7)).",
            "Stops if the dispute is brought before the Anti-Discrimination Tribunal (§ 17-4 (7)).",
        ),
        Note::NoSuitDeadline => Phrase::of(
            "Brevet bryt formkrava i § 15-4: då finst det ingen søksmålsfrist.",
            "Brevet bryter formkravene i § 15-4: da finnes det ingen søksmålsfrist.",
            "The letter breaks the form of § 15-4: then there is no deadline to sue.",
        ),
        Note::SuspensionSuit => Phrase::of(
            "Ingen søksmålsfrist i tvist om suspensjonen var lovleg.",
            "Ingen søksmålsfrist i tvist om suspensjonen var lovlig.",
            "No deadline to sue over whether the suspension was lawful.",
        ),
        Note::FormDefect => Phrase::of(
            "Går den tilsette til søksmål innan fristen, er oppseiinga ugyldig, om ikkje særlege omstende gjer det openbert urimeleg. Lag nytt brev og lever det på nytt.",
            "Går den ansatte til søksmål innen fristen, er oppsigelsen ugyldig, hvis ikke særlige omstendigheter gjør det åpenbart urimelig. Lag nytt brev og lever det på nytt.",
            "If the employee sues in time, the dismissal is invalid, unless special circumstances make that clearly unreasonable. Write a new letter and deliver it anew.",
        ),
        Note::OnlyWithFormDefect => Phrase::of(
            "Berre når brevet ikkje er skriftleg eller manglar opplysningane i § 15-4; er § 15-4 (1) eller (2) broten, fell dei andre søksmålsfristane bort (§ 17-4 (4)).",
            "Bare når brevet ikke er skriftlig eller mangler opplysningene i § 15-4; er § 15-4 (1) eller (2) brutt, faller de andre søksmålsfristene bort (§ 17-4 (4)).",
            "Only where the letter is not in writing or lacks what § 15-4 asks for; if § 15-4 (1) or (2) is broken, the other deadlines to sue fall away (§ 17-4 (4)).",
        ),
        Note::SicknessDispute => Phrase::of(
            "Berre når tvisten gjeld om oppseiinga braut sjukdomsvernet i § 15-8. I andre tvistar gjeld dei vanlege fristane.",
            "Bare når tvisten gjelder om oppsigelsen brøt sykdomsvernet i § 15-8. I andre tvister gjelder de vanlige fristene.",
            "Only where the dispute is whether the dismissal broke § 15-8. In other disputes the ordinary deadlines hold.",
        ),
        Note::CareAbsence => Phrase::of(
            "Forlengd med dagane den tilsette var borte med sjukt barn eller nærståande etter oppseiinga (§ 17-5 (2)).",
            "Forlenget med dagene den ansatte var borte med sykt barn eller nærstående etter oppsigelsen (§ 17-5 (2)).",
            "Extended by the days the employee was absent with a sick child or close relative after the dismissal (§ 17-5 (2)).",
        ),
        Note::LeaveReinstatement => Phrase::of(
            "Retten kan sjå bort frå at fristen er gått ut når oppseiinga kom under permisjon (§ 17-5 (3)).",
            "Retten kan se bort fra at fristen er gått ut når oppsigelsen kom under permisjon (§ 17-5 (3)).",
            "The court may disregard that the time has run out where the dismissal came during leave (§ 17-5 (3)).",
        ),
        Note::LeaveNotice => Phrase::of(
            "Permisjon kan forlengje oppseiingstida (§ 15-9 (2)). Det er ikkje rekna med her.",
            "Permisjon kan forlenge oppsigelsestiden (§ 15-9 (2)). Det er ikke regnet med her.",
            "Leave may extend the notice (§ 15-9 (2)). That is not counted in here.",
        ),
        Note::RemainWhileNegotiating => Phrase::of(
            "Den tilsette står i stillinga så lenge det blir forhandla.",
            "Den ansatte står i stillingen så lenge det forhandles.",
            "The employee remains in post as long as there are negotiations.",
        ),
        Note::RemainBySuitOrWarning => Phrase::of(
            "Reis søksmål, eller sei frå skriftleg at det blir reist innan åtte veker. Den fristen som går ut først, gjeld: åtte veker eller oppseiingstida.",
            "Reis søksmål, eller si fra skriftlig at det blir reist innen åtte uker. Den fristen som går ut først, gjelder: åtte uker eller oppsigelsestiden.",
            "Sue, or say in writing that a suit will come within the eight weeks. What ends first counts: the eight weeks or the notice.",
        ),
        Note::NoRemainDeadline => Phrase::of(
            "Brevet bryt formkrava i § 15-4: då gjeld ikkje fristane.",
            "Brevet bryter formkravene i § 15-4: da gjelder ikke fristene.",
            "The letter breaks the form of § 15-4: then these deadlines do not hold.",
        ),
        Note::NotAfterTermination => Phrase::of(
            "Ved avskjed sluttar den tilsette straks.",
            "Ved avskjed slutter den ansatte straks.",
            "After a summary dismissal the employee leaves at once.",
        ),
        Note::NotInProbation => Phrase::of(
            "Den som er sagd opp i prøvetida, har ikkje rett til å stå i stillinga.",
            "Den som er sagt opp i prøvetiden, har ikke rett til å stå i stillingen.",
            "Whoever is dismissed in probation has no right to remain in post.",
        ),
        Note::NotTemporary => Phrase::of(
            "Den som er mellombels tilsett, har ikkje rett til å stå i stillinga.",
            "Den som er midlertidig ansatt, har ikke rett til å stå i stillingen.",
            "Whoever is employed for a time has no right to remain in post.",
        ),
        Note::NotHired => Phrase::of(
            "Den som er innleigd, har ikkje rett til å stå i stillinga.",
            "Den som er innleid, har ikke rett til å stå i stillingen.",
            "Whoever is hired in has no right to remain in post.",
        ),
        Note::UnlessAgreedInWriting => Phrase::of(
            "Prøvetid: gjensidig, om ikkje anna er avtalt skriftleg eller fastsett i tariffavtale.",
            "Prøvetid: gjensidig, hvis ikke annet er avtalt skriftlig eller fastsatt i tariffavtale.",
            "Probation: for both sides, unless otherwise agreed in writing or by collective agreement.",
        ),
        Note::VerifyTariff => Phrase::of(
            "Kontroller mot den gjeldande hovudtariffavtalen: ordlyden er ikkje kontrollert her.",
            "Kontroller mot den gjeldende hovedtariffavtalen: ordlyden er ikke kontrollert her.",
            "Verify against the main collective agreement in force: its wording has not been checked here.",
        ),
        Note::NoTariff => Phrase::of(
            "Det er ikkje sett nokon tariffregel: berre lova er rekna med.",
            "Det er ikke satt noen tariffregel: bare loven er regnet med.",
            "No rule of a collective agreement is set: only the law is counted.",
        ),
        Note::TariffIsLater => Phrase::of(
            "Den seinaste av lov og tariffavtale: tariffavtalen.",
            "Den seneste av lov og tariffavtale: tariffavtalen.",
            "The later of law and collective agreement: the agreement.",
        ),
        Note::LawIsLater => Phrase::of(
            "Den seinaste av lov og tariffavtale: lova.",
            "Den seneste av lov og tariffavtale: loven.",
            "The later of law and collective agreement: the law.",
        ),
        Note::LaterOfBoth => Phrase::of(
            "Den seinaste av lov og tariffavtale.",
            "Den seneste av lov og tariffavtale.",
            "The later of law and collective agreement.",
        ),
        Note::ProbationTooLong => Phrase::of(
            "Avtalt lengre enn seks månader. Lengre prøvetid krev forlenging for fråvær med skriftleg varsel i tide (§ 15-6 (4)).",
            "Avtalt lengre enn seks måneder. Lengre prøvetid krever forlengelse for fravær med skriftlig varsel i tide (§ 15-6 (4)).",
            "Agreed for more than six months. A longer probation needs an extension for absence with written notice in time (§ 15-6 (4)).",
        ),
        Note::ReviewSuggested => Phrase::of(
            "Lova seier fortløpande; kvar fjortande dag er eit framlegg. Er vilkåra borte, skal suspensjonen opphevast straks.",
            "Loven sier fortløpende; hver fjortende dag er et forslag. Er vilkårene borte, skal suspensjonen oppheves straks.",
            "The law says continuously; every fortnight is a suggestion. If the conditions are gone, the suspension ends at once.",
        ),
        Note::SuspensionBeyond => Phrase::of(
            "Suspensjon utover tre månader må vere grunngjeven i at forholdet er av særleg art. Løna går heile tida (§ 15-13 (3)).",
            "Suspensjon utover tre måneder må være begrunnet i forholdets særlige art. Lønnen går hele tiden (§ 15-13 (3)).",
            "Beyond three months it must rest on the special nature of the matter. The pay goes on throughout (§ 15-13 (3)).",
        ),
        Note::NoComplaint => Phrase::of(
            "Kan ikkje påklagast når vedtaket er gjort av ein kommune. Tvisten går etter arbeidsmiljølova kapittel 17.",
            "Kan ikke påklages når vedtaket er truffet av en kommune. Tvisten går etter arbeidsmiljøloven kapittel 17.",
            "No complaint where a municipality has decided. The dispute follows chapter 17 of the Working Environment Act.",
        ),
        Note::WarningIsNoDecision => Phrase::of(
            "Ei åtvaring er i utgangspunktet ikkje enkeltvedtak, og kan ikkje påklagast.",
            "En advarsel er i utgangspunktet ikke enkeltvedtak, og kan ikke påklages.",
            "A warning is no individual decision as a starting point, and there is no complaint.",
        ),
        Note::SetByOfficer => Phrase::of(
            "Sakshandsamaren set fristen; fjorten dagar er eit framlegg.",
            "Saksbehandleren setter fristen; fjorten dager er et forslag.",
            "The case officer sets the time; fourteen days is a suggestion.",
        ),
        Note::SilenceIsRefusal => Phrase::of(
            "Utan svar er kravet avslått, og avslaget kan påklagast til statsforvaltaren.",
            "Uten svar er kravet avslått, og avslaget kan påklages til statsforvalteren.",
            "Without an answer the request is refused, and the refusal can be complained about to the county governor.",
        ),
        Note::RealHours => Phrase::of(
            "Timane går natt og helg, òg når klokka blir stilt.",
            "Timene går natt og helg, også når klokken stilles.",
            "The hours run through nights and holidays, and when the clocks change.",
        ),
        Note::AtTheLatest => Phrase::of(
            "Innan rimeleg tid, og seinast denne dagen.",
            "Innen rimelig tid, og senest denne dagen.",
            "Within a reasonable time, and on this day at the latest.",
        ),
        Note::OnlyIfUnread => Phrase::of(
            "Frå då, om brevet ikkje er opna.",
            "Fra da, hvis brevet ikke er åpnet.",
            "From then, if the letter has not been opened.",
        ),
        Note::TimeSuggested => Phrase::of(
            "Lova seier rimeleg tid; lengda er eit framlegg.",
            "Loven sier rimelig tid; lengden er et forslag.",
            "The law says a reasonable time; the length is a suggestion.",
        ),
    }
}
