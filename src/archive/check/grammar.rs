//! What may stand where in the four Noark files, in the order of the schemas.
//!
//! A line is a type and its elements: `?` may be missing, `*` any number, `+` at
//! least one; `:U` a UUID, `:D` a date, `:T` a date with time, `:I` an integer,
//! `:X` anything, else text. An element with the name of a type holds that type.
//! `|` after an element: only one of those with the mark. `~`: only in the
//! generation of 2023. `<` before a type means that its elements come first.

use std::collections::HashMap;
use std::rc::Rc;

const STRUCTURE: &str = "
arkiv systemID:U tittel beskrivelse? arkivstatus? dokumentmedium? oppbevaringssted* opprettetDato:T opprettetAv avsluttetDato:T avsluttetAv arkivskaper+ arkiv*| arkivdel*|
arkivskaper arkivskaperID arkivskaperNavn beskrivelse?
arkivdel systemID:U tittel beskrivelse? arkivdelstatus dokumentmedium? oppbevaringssted* opprettetDato:T opprettetAv avsluttetDato:T avsluttetAv arkivperiodeStartDato:D? arkivperiodeSluttDato:D? referanseForloeper:U? referanseArvtaker:U? kassasjon? utfoertKassasjon? sletting? skjerming? gradering? klassifikasjonssystem*| mappe*| registrering*|
klassifikasjonssystem systemID:U klassifikasjonstype? tittel beskrivelse? opprettetDato:T opprettetAv avsluttetDato:T? avsluttetAv? klasse+
klasse systemID:U klasseID tittel beskrivelse? noekkelord* opprettetDato:T opprettetAv avsluttetDato:T? avsluttetAv? kryssreferanse* kassasjon? skjerming? gradering? klasse* mappe*| registrering*|
mappe systemID:U mappeID tittel offentligTittel? beskrivelse? noekkelord* dokumentmedium? oppbevaringssted* opprettetDato:T opprettetAv avsluttetDato:T avsluttetAv referanseArkivdel:U* virksomhetsspesifikkeMetadata:X? part* kryssreferanse* merknad* kassasjon? skjerming? gradering? mappe*| registrering*|
saksmappe <mappe saksaar:I sakssekvensnummer:I saksdato:D administrativEnhet saksansvarlig journalenhet? saksstatus utlaantDato:D? utlaantTil? referanseSekundaerKlassifikasjon:U* presedens*
moetemappe <mappe moetenummer utvalg moetedato:D moetested? referanseForrigeMoete:U? referanseNesteMoete:U? moetedeltaker*
moetedeltaker moetedeltakerNavn moetedeltakerFunksjon?
part partID? partNavn partRolle postadresse* postnummer? poststed? land? epostadresse? telefonnummer* kontaktperson? virksomhetsspesifikkeMetadata:X?
registrering systemID:U opprettetDato:T opprettetAv arkivertDato:T arkivertAv referanseArkivdel:U* part* kassasjon? skjerming? gradering? dokumentbeskrivelse* registreringsID? tittel offentligTittel? beskrivelse? noekkelord* forfatter* dokumentmedium? oppbevaringssted* virksomhetsspesifikkeMetadata:X? merknad* kryssreferanse* korrespondansepart*
journalpost <registrering journalaar:I journalsekvensnummer:I journalpostnummer:I journalposttype journalstatus journaldato:D dokumentetsDato:D? mottattDato:T? sendtDato:T? forfallsdato:D? offentlighetsvurdertDato:D? antallVedlegg:I? utlaantDato:D? utlaantTil? journalenhet? avskrivning* dokumentflyt* presedens* elektroniskSignatur?
arkivnotat <registrering dokumentetsDato:D? mottattDato:T? sendtDato:T? forfallsdato:D? offentlighetsvurdertDato:D? antallVedlegg:I? utlaantDato:D? utlaantTil? dokumentflyt*
dokumentflyt flytTil flytFra flytMottattDato:T flytSendtDato:T flytStatus flytMerknad?
moeteregistrering <registrering moeteregistreringstype moetesakstype? moeteregistreringsstatus? administrativEnhet saksbehandler referanseTilMoeteregistrering:U* referanseFraMoeteregistrering:U*
korrespondansepart korrespondanseparttype korrespondansepartNavn postadresse* postnummer? poststed? land? epostadresse? telefonnummer* kontaktperson? administrativEnhet? saksbehandler?
avskrivning avskrivningsdato:D avskrevetAv avskrivningsmaate referanseAvskrivesAvJournalpost:U?
dokumentbeskrivelse systemID:U dokumenttype dokumentstatus tittel beskrivelse? forfatter* opprettetDato:T opprettetAv dokumentmedium? oppbevaringssted? referanseArkivdel:U* tilknyttetRegistreringSom dokumentnummer:I tilknyttetDato:T tilknyttetAv part* merknad* kassasjon? utfoertKassasjon? sletting? skjerming? gradering? elektroniskSignatur? dokumentobjekt*
dokumentobjekt systemID:U versjonsnummer:I variantformat format formatDetaljer? opprettetDato:T opprettetAv referanseDokumentfil sjekksum sjekksumAlgoritme filstoerrelse:I elektroniskSignatur? konvertering*
konvertering konvertertDato:T konvertertAv konvertertFraFormat konvertertTilFormat konverteringsverktoey? konverteringskommentar?
kryssreferanse referanseTilKlasse:U? referanseTilMappe:U? referanseTilRegistrering:U?
merknad merknadstekst merknadstype? merknadsdato:T merknadRegistrertAv
kassasjon kassasjonsvedtak kassasjonshjemmel? bevaringstid:I kassasjonsdato:D
utfoertKassasjon kassertDato:T kassertAv
sletting slettingstype slettetDato:T slettetAv
skjerming tilgangsrestriksjon skjermingshjemmel skjermingMetadata+ skjermingDokument? skjermingsvarighet:I? skjermingOpphoererDato:D?
gradering grad graderingsdato:T gradertAv nedgraderingsdato:T? nedgradertAv?
presedens presedensDato:D opprettetDato:T opprettetAv tittel beskrivelse? presedensHjemmel? rettskildefaktor presedensGodkjentDato:T? presedensGodkjentAv? avsluttetDato:T? avsluttetAv? presedensStatus?
elektroniskSignatur elektroniskSignaturSikkerhetsnivaa elektroniskSignaturVerifisert verifisertDato:D verifisertAv
";

const CHANGES: &str = "
endringslogg endring+
endring referanseArkivenhet:U referanseMetadata endretDato:T endretAv tidligereVerdi nyVerdi
";

/// What both journals have.
const JOURNAL_HEAD: &str = "
journalhode journalStartDato:D journalSluttDato:D seleksjon? antallJournalposter:I arkivskaper+
arkivskaper arkivskaperID arkivskaperNavn beskrivelse?
journalregistrering klasse? saksmappe journalpost
";

const RUNNING: &str = "
loependeJournal journalhode journalregistrering+
klasse klasseID tittel skjermingMetadata*
saksmappe mappeID?~ saksaar:I sakssekvensnummer:I tittel offentligTittel? skjermingMetadata? administrativEnhet?~ saksansvarlig?~ referanseArkivdel:U?~
journalpost systemID:U registreringsID?~ journalaar:I journalsekvensnummer:I journalpostnummer:I tittel offentligTittel? offentlighetsvurdertDato:D?~ skjermingMetadata? journaldato:D dokumentetsDato:D? antallVedlegg:I?~ avskrivningsdato:D? avskrivningsmaate? administrativEnhet?~ saksbehandler?~ journalenhet?~ referanseAvskrivesAvJournalpost:U? tilgangsrestriksjon? grad? skjermingshjemmel? korrespondansepart+
korrespondansepart korrespondanseparttype korrespondansepartNavn skjermingMetadata?
";

const PUBLIC: &str = "
offentligJournal journalhode journalregistrering+
klasse klasseID tittel
saksmappe mappeID?~ saksaar:I sakssekvensnummer:I offentligTittel? administrativEnhet?~ saksansvarlig?~ tilgangsrestriksjon?~ skjermingshjemmel?~
journalpost systemID:U registreringsID?~ journalaar:I journalsekvensnummer:I journalpostnummer:I offentligTittel? offentlighetsvurdertDato:D?~ skjermingMetadata? journaldato:D dokumentetsDato:D? avskrivningsdato:D? avskrivningsmaate? administrativEnhet?~ saksbehandler?~ referanseAvskrivesAvJournalpost:U? tilgangsrestriksjon? grad? skjermingshjemmel? korrespondansepart+
korrespondansepart korrespondanseparttype korrespondansepartNavn
";

/// Who may write and receive (M087).
pub const CORRESPONDENTS: [&str; 6] = [
    "Avsender",
    "Mottaker",
    "Kopimottaker",
    "Gruppemottaker",
    "Intern avsender",
    "Intern mottaker",
];

/// Lists that the schemas leave open and the depot's tools do not.
const CLOSED_LISTS: [(&str, &[&str]); 12] = [
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
    ("korrespondanseparttype", &CORRESPONDENTS),
    (
        "tilgangsrestriksjon",
        &["Unntatt offentlighet", "Personalsaker", "Klientsaker"],
    ),
    (
        "skjermingMetadata",
        &[
            "Skjerming klasseID",
            "Skjerming tittel klasse",
            "Skjerming tittel mappe - unntatt første linje",
            "Skjerming tittel mappe - utvalgte ord",
            "Skjerming navn part i sak",
            "Skjerming tittel registrering - unntatt første linje",
            "Skjerming tittel registrering - utvalgte ord",
            "Skjerming navn avsender",
            "Skjerming navn mottaker",
            "Skjerming tittel dokumentbeskrivelse",
            "Skjerming merknadstekst",
            "Midlertidig skjerming",
        ],
    ),
    (
        "skjermingDokument",
        &[
            "Skjerming av hele dokumentet",
            "Skjerming av deler av dokumentet",
        ],
    ),
    (
        "slettingstype",
        &[
            "Sletting av produksjonsformat",
            "Sletting av tidligere versjon",
            "Sletting av variant med sladdet informasjon",
        ],
    ),
    (
        "elektroniskSignaturVerifisert",
        &[
            "Signatur påført, ikke verifisert",
            "Signatur påført og verifisert",
        ],
    ),
];

/// Texts that are names or codes, and no prose.
const SHORT: [&str; 17] = [
    "arkivdelstatus",
    "arkivskaperID",
    "arkivskaperNavn",
    "dokumentstatus",
    "format",
    "journalenhet",
    "journalposttype",
    "journalstatus",
    "klasseID",
    "korrespondansepartNavn",
    "mappeID",
    "partNavn",
    "referanseDokumentfil",
    "registreringsID",
    "saksstatus",
    "sjekksum",
    "sjekksumAlgoritme",
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Text,
    Id,
    Date,
    Moment,
    Integer,
    Node,
    /// What the municipality has of its own; nobody here knows its form.
    Anything,
}

#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct Rule {
    pub name: &'static str,
    pub is_needed: bool,
    pub is_many: bool,
    /// One of several, of which only one may be there.
    pub is_choice: bool,
    /// The schemas of 2019 do not know it.
    pub is_of_2023: bool,
    pub kind: Kind,
    /// What may stand there, where the list is closed.
    pub values: Option<&'static [&'static str]>,
    /// The least and the most that an integer may be.
    pub within: (i64, i64),
    /// Bytes of the longest that is read.
    pub longest: usize,
}

/// What is counted from one, what is never less than nothing, and years of four digits.
fn within(name: &str) -> (i64, i64) {
    match name {
        "versjonsnummer" | "dokumentnummer" | "sakssekvensnummer" | "journalsekvensnummer" => {
            (1, i64::MAX)
        }
        "saksaar" | "journalaar" => (1000, 9999),
        _ => (0, i64::MAX),
    }
}

pub type Grammar = HashMap<&'static str, Rc<[Rule]>>;

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
                Some(base) => rules.extend(
                    grammar
                        .get(base)
                        .into_iter()
                        .flat_map(|it| it.iter().copied()),
                ),
                None => rules.push(rule(element, &types)),
            }
        }
        grammar.insert(name, rules.into());
    }
    grammar
}

/// Whether an element stands in a type that is made of the plain one.
pub fn is_of_subtype(grammar: &Grammar, plain: &str, name: &str) -> bool {
    let types: &[&'static str] = match plain {
        "mappe" => &["saksmappe", "moetemappe"],
        "registrering" => &["journalpost", "arkivnotat", "moeteregistrering"],
        _ => &[],
    };
    let mut rules = types.iter().filter_map(|it| grammar.get(it));
    rules.any(|rules| rules.iter().any(|rule| rule.name == name))
}

fn rule(element: &'static str, types: &[&str]) -> Rule {
    let marked = element.trim_end_matches(['|', '~']);
    let bare = marked.trim_end_matches(['?', '*', '+']);
    let (name, letter) = bare.split_once(':').unwrap_or((bare, ""));
    let kind = match letter {
        "U" => Kind::Id,
        "D" => Kind::Date,
        "T" => Kind::Moment,
        "I" => Kind::Integer,
        "X" => Kind::Anything,
        _ if types.contains(&name) => Kind::Node,
        _ => Kind::Text,
    };
    let values = CLOSED_LISTS.iter().find(|(list, _)| *list == name);
    Rule {
        name,
        is_needed: !marked.ends_with(['?', '*']),
        is_many: marked.ends_with(['*', '+']),
        is_choice: element.ends_with('|'),
        is_of_2023: element.ends_with('~'),
        kind,
        values: values.map(|(_, values)| *values),
        within: within(name),
        longest: match kind {
            Kind::Id | Kind::Date | Kind::Moment | Kind::Integer => 256,
            Kind::Text if values.is_some() || SHORT.contains(&name) => 4096,
            Kind::Text | Kind::Node | Kind::Anything => usize::MAX,
        },
    }
}
