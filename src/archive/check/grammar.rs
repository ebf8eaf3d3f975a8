//! What may stand where in the four Noark files, in the order of the schemas.
//!
//! A line is a type and its elements: `?` may be missing, `*` any number, `+` at
//! least one; `:U` a UUID, `:D` a date, `:T` a date with time, `:I` an integer,
//! else text. An element with the name of a type holds that type. `<` before a
//! type means that its elements come first.

use std::collections::HashMap;

const STRUCTURE: &str = "
arkiv systemID:U tittel beskrivelse? arkivstatus? dokumentmedium? oppbevaringssted* opprettetDato:T opprettetAv avsluttetDato:T avsluttetAv arkivskaper+ arkiv* arkivdel*
arkivskaper arkivskaperID arkivskaperNavn beskrivelse?
arkivdel systemID:U tittel beskrivelse? arkivdelstatus dokumentmedium? oppbevaringssted* opprettetDato:T opprettetAv avsluttetDato:T avsluttetAv arkivperiodeStartDato:D? arkivperiodeSluttDato:D? referanseForloeper:U? referanseArvtaker:U? kassasjon? utfoertKassasjon? sletting? skjerming? gradering? klassifikasjonssystem* mappe* registrering*
klassifikasjonssystem systemID:U klassifikasjonstype? tittel beskrivelse? opprettetDato:T opprettetAv avsluttetDato:T? avsluttetAv? klasse+
klasse systemID:U klasseID tittel beskrivelse? noekkelord* opprettetDato:T opprettetAv avsluttetDato:T? avsluttetAv? kryssreferanse* kassasjon? skjerming? gradering? klasse* mappe* registrering*
mappe systemID:U mappeID tittel offentligTittel? beskrivelse? noekkelord* dokumentmedium? oppbevaringssted* opprettetDato:T opprettetAv avsluttetDato:T avsluttetAv referanseArkivdel:U* part* kryssreferanse* merknad* kassasjon? skjerming? gradering? mappe* registrering*
saksmappe <mappe saksaar:I sakssekvensnummer:I saksdato:D administrativEnhet saksansvarlig journalenhet? saksstatus utlaantDato:D? utlaantTil? referanseSekundaerKlassifikasjon:U*
part partID? partNavn partRolle postadresse* postnummer? poststed? land? epostadresse? telefonnummer* kontaktperson?
registrering systemID:U opprettetDato:T opprettetAv arkivertDato:T arkivertAv referanseArkivdel:U* part* kassasjon? skjerming? gradering? dokumentbeskrivelse* registreringsID? tittel offentligTittel? beskrivelse? noekkelord* forfatter* dokumentmedium? oppbevaringssted* merknad* kryssreferanse* korrespondansepart*
journalpost <registrering journalaar:I journalsekvensnummer:I journalpostnummer:I journalposttype journalstatus journaldato:D dokumentetsDato:D? mottattDato:T? sendtDato:T? forfallsdato:D? offentlighetsvurdertDato:D? antallVedlegg:I? utlaantDato:D? utlaantTil? journalenhet? avskrivning*
arkivnotat <registrering dokumentetsDato:D? mottattDato:T? sendtDato:T? forfallsdato:D? offentlighetsvurdertDato:D? antallVedlegg:I? utlaantDato:D? utlaantTil?
korrespondansepart korrespondanseparttype korrespondansepartNavn postadresse* postnummer? poststed? land? epostadresse? telefonnummer* kontaktperson? administrativEnhet? saksbehandler?
avskrivning avskrivningsdato:D avskrevetAv avskrivningsmaate referanseAvskrivesAvJournalpost:U?
dokumentbeskrivelse systemID:U dokumenttype dokumentstatus tittel beskrivelse? forfatter* opprettetDato:T opprettetAv dokumentmedium? oppbevaringssted? referanseArkivdel:U* tilknyttetRegistreringSom dokumentnummer:I tilknyttetDato:T tilknyttetAv part* merknad* kassasjon? utfoertKassasjon? sletting? skjerming? gradering? dokumentobjekt*
dokumentobjekt systemID:U versjonsnummer:I variantformat format formatDetaljer? opprettetDato:T opprettetAv referanseDokumentfil sjekksum sjekksumAlgoritme filstoerrelse:I konvertering*
konvertering konvertertDato:T konvertertAv konvertertFraFormat konvertertTilFormat konverteringsverktoey? konverteringskommentar?
kryssreferanse referanseTilKlasse:U? referanseTilMappe:U? referanseTilRegistrering:U?
merknad merknadstekst merknadstype? merknadsdato:T merknadRegistrertAv
kassasjon kassasjonsvedtak kassasjonshjemmel? bevaringstid:I kassasjonsdato:D
utfoertKassasjon kassertDato:T kassertAv
sletting slettingstype slettetDato:T slettetAv
skjerming tilgangsrestriksjon skjermingshjemmel skjermingMetadata+ skjermingDokument? skjermingsvarighet:I? skjermingOpphoererDato:D?
gradering grad graderingsdato:T gradertAv nedgraderingsdato:T? nedgradertAv?
";

const CHANGES: &str = "
endringslogg endring+
endring referanseArkivenhet:U referanseMetadata endretDato:T endretAv tidligereVerdi nyVerdi
";

/// Both journals but for `tittel`; only what both generations know.
const JOURNAL_HEAD: &str = "
journalhode journalStartDato:D journalSluttDato:D seleksjon? antallJournalposter:I arkivskaper+
arkivskaper arkivskaperID arkivskaperNavn beskrivelse?
journalregistrering klasse? saksmappe journalpost
klasse klasseID tittel
";

const RUNNING: &str = "
loependeJournal journalhode journalregistrering+
saksmappe saksaar:I sakssekvensnummer:I tittel offentligTittel? skjermingMetadata?
journalpost systemID:U journalaar:I journalsekvensnummer:I journalpostnummer:I tittel offentligTittel? skjermingMetadata? journaldato:D dokumentetsDato:D? avskrivningsdato:D? avskrivningsmaate? referanseAvskrivesAvJournalpost:U? tilgangsrestriksjon? grad? skjermingshjemmel? korrespondansepart+
korrespondansepart korrespondanseparttype korrespondansepartNavn skjermingMetadata?
";

const PUBLIC: &str = "
offentligJournal journalhode journalregistrering+
saksmappe saksaar:I sakssekvensnummer:I offentligTittel?
journalpost systemID:U journalaar:I journalsekvensnummer:I journalpostnummer:I offentligTittel? skjermingMetadata? journaldato:D dokumentetsDato:D? avskrivningsdato:D? avskrivningsmaate? referanseAvskrivesAvJournalpost:U? tilgangsrestriksjon? grad? skjermingshjemmel? korrespondansepart+
korrespondansepart korrespondanseparttype korrespondansepartNavn
";

/// Lists that the schemas leave open and the depot's tools do not.
pub const CLOSED_LISTS: [(&str, &[&str]); 8] = [
    ("arkivstatus", &["Avsluttet"]),
    ("tilknyttetRegistreringSom", &["Hoveddokument", "Vedlegg"]),
    (
        "dokumentmedium",
        &[
            "Fysisk arkiv",
            "Elektronisk arkiv",
            "Blandet fysisk og elektronisk arkiv",
        ],
    ),
    (
        "kassasjonsvedtak",
        &["Kasseres", "Vurderes senere", "Bevares"],
    ),
    (
        "variantformat",
        &[
            "Produksjonsformat",
            "Arkivformat",
            "Dokument hvor deler av innholdet er skjermet",
        ],
    ),
    (
        "avskrivningsmaate",
        &[
            "Besvart med brev",
            "Besvart med e-post",
            "Besvart på telefon",
            "Tatt til etterretning",
            "Tatt til orientering",
        ],
    ),
    (
        "korrespondanseparttype",
        &[
            "Avsender",
            "Mottaker",
            "Kopimottaker",
            "Gruppemottaker",
            "Intern avsender",
            "Intern mottaker",
        ],
    ),
    (
        "tilgangsrestriksjon",
        &["Unntatt offentlighet", "Personalsaker", "Klientsaker"],
    ),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Id,
    Date,
    Moment,
    Integer,
    Node,
}

#[derive(Clone, Debug)]
pub struct Rule {
    pub name: &'static str,
    pub is_needed: bool,
    pub is_many: bool,
    pub kind: Kind,
}

pub type Grammar = HashMap<&'static str, Vec<Rule>>;

/// The grammar of the file with this root element.
pub fn of(root: &str) -> Grammar {
    let texts: &[&'static str] = match root {
        "arkiv" => &[STRUCTURE],
        "endringslogg" => &[CHANGES],
        "loependeJournal" => &[JOURNAL_HEAD, RUNNING],
        _ => &[JOURNAL_HEAD, PUBLIC],
    };
    let lines = || {
        let lines = texts.iter().flat_map(|text| text.lines());
        lines.filter_map(|line| line.split_once(' '))
    };
    let types: Vec<&str> = lines().map(|(name, _)| name).collect();
    let mut grammar = Grammar::new();
    for (name, elements) in lines() {
        let mut rules = vec![];
        for element in elements.split(' ') {
            match element.strip_prefix('<') {
                // A type stands after the one it extends.
                Some(base) => rules.extend(grammar.get(base).cloned().unwrap_or_default()),
                None => rules.push(rule(element, &types)),
            }
        }
        grammar.insert(name, rules);
    }
    grammar
}

fn rule(element: &'static str, types: &[&str]) -> Rule {
    let bare = element.trim_end_matches(['?', '*', '+']);
    let (name, letter) = bare.split_once(':').unwrap_or((bare, ""));
    let kind = match letter {
        "U" => Kind::Id,
        "D" => Kind::Date,
        "T" => Kind::Moment,
        "I" => Kind::Integer,
        _ if types.contains(&name) => Kind::Node,
        _ => Kind::Text,
    };
    Rule {
        name,
        is_needed: !element.ends_with(['?', '*']),
        is_many: element.ends_with(['*', '+']),
        kind,
    }
}
