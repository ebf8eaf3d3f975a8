//! The eighteen checks by name, with what the depot's tool calls them and what to do.

/// What is said about one of the checks.
pub struct About {
    /// 1–18.
    pub check: u8,
    pub name: &'static str,
    /// The tests of Arkade 5 that would fail.
    pub arkade: &'static str,
    /// What to do, in nynorsk.
    pub advice: &'static str,
}

/// Which check something fails, and which of Arkade's tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Test {
    pub check: u8,
    pub arkade: &'static str,
}

impl From<u8> for Test {
    fn from(check: u8) -> Test {
        let arkade = about(check).arkade;
        Test { check, arkade }
    }
}

impl From<(u8, &'static str)> for Test {
    fn from((check, arkade): (u8, &'static str)) -> Test {
        Test { check, arkade }
    }
}

pub fn about(check: u8) -> &'static About {
    let found = CHECKS.iter().find(|about| about.check == check);
    found.expect("there are eighteen checks, and each has its row")
}

const fn row(check: u8, name: &'static str, arkade: &'static str, advice: &'static str) -> About {
    About {
        check,
        name,
        arkade,
        advice,
    }
}

pub const CHECKS: [About; 18] = [
    row(
        1,
        "alle oppførte filer finst",
        "N5.01",
        "Legg inn fila under nettopp det namnet, og før ho opp i arkivuttrekk.xml.",
    ),
    row(
        2,
        "sjekksummane av XML- og XSD-filene stemmer",
        "N5.02",
        "Er fila endra med vilje, rekn ut SHA-256 på nytt og før han inn i arkivuttrekk.xml; elles hent fila att frå kjelda.",
    ),
    row(
        3,
        "struktur, rekkjefølgje og verdilister",
        "N5.03",
        "Rett der uttrekket kjem frå, og lag det på nytt. Prøv fila mot skjemaet med xmllint.",
    ),
    row(
        4,
        "talet på mapper og registreringar",
        "N5.10, N5.16",
        "Finn ut om noko manglar i arkivstruktur.xml; rett så talet i arkivuttrekk.xml (numberOfOccurrences).",
    ),
    row(
        5,
        "ingen klasse har både underklassar og mapper",
        "N5.12, N5.19",
        "Flytt mappene og registreringane til ein klasse på det lågaste nivået.",
    ),
    row(
        6,
        "alt er avslutta",
        "N5.15, N5.22, N5.25",
        "Avslutt saka eller journalposten der uttrekket kjem frå, eller hald saka utanfor, og lag uttrekket på nytt.",
    ),
    row(
        7,
        "kvart dokument har ei fil",
        "N5.24",
        "Legg inn fila med dokumentobjekt, eller før utfoertKassasjon om dokumentet er kassert.",
    ),
    row(
        8,
        "talet på dokumentfiler",
        "N5.28",
        "Finn ut kva filer som manglar eller er for mykje (kontroll 11 og 12); rett så antallDokumentfiler.",
    ),
    row(
        9,
        "format er lik filtypen",
        "N5.29",
        "Skriv filtypen, til dømes pdf, i format; PRONOM-nummeret kan stå i formatDetaljer.",
    ),
    row(
        10,
        "sjekksum og storleik på dokumentfilene",
        "N5.30",
        "Hent dokumentfila att frå kjelda. Er det fila som er rett, rett sjekksum og storleik i arkivstruktur.xml.",
    ),
    row(
        11,
        "alle dokumentfiler det er vist til, finst",
        "N5.32",
        "Legg inn fila der referanseDokumentfil seier, som ei vanleg fil, eller rett referansen.",
    ),
    row(
        12,
        "inga fil er utan tilvising",
        "N5.33",
        "Ta bort fila, eller før henne opp der ho høyrer heime.",
    ),
    row(
        13,
        "opplysningane om skjerming og kassasjon stemmer",
        "N5.42, N5.44, N5.45",
        "Rett opplysninga i arkivuttrekk.xml så ho seier det innhaldet seier.",
    ),
    row(
        14,
        "kvar systemID er unik, og alle tilvisingar treffer",
        "N5.47, N5.48, N5.51, N5.62",
        "Gje kvar eining sin eigen UUID; ta bort eller rett tilvisingar til det som ikkje er med.",
    ),
    row(
        15,
        "journalane stemmer med kvarandre og med arkivstrukturen; datoane ligg i perioden",
        "N5.59, N5.60",
        "Lag journalane på nytt av dei same journalpostane, og set perioden så han dekkjer alt.",
    ),
    row(
        16,
        "ingen tomme element, kontrollteikn eller tidssoner",
        "N5.63",
        "Utelat det tomme elementet; skriv tider som lokal tid utan sone.",
    ),
    row(
        17,
        "journalposttype, datoar og korrespondansepartar",
        "N5.17, N5.27",
        "Rett opplysningane på journalposten der uttrekket kjem frå.",
    ),
    row(
        18,
        "ingen part, meldar eller skjerma korrespondansepart er nemnd i det som er offentleg",
        "",
        "Skriv ein nøytral offentleg tittel, og ***** for det skjerma namnet.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checks_stand_in_their_order() {
        for (at, about) in CHECKS.iter().enumerate() {
            assert_eq!(usize::from(about.check), at + 1);
        }
    }
}
