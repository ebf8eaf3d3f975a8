//! What stands in the way of an extraction, and what its reader should know; in the archivist's words.

use crate::domain::case::CaseNumber;
use crate::domain::text::counted;
use chrono::NaiveDate;
use std::borrow::Cow;
use std::fmt;
use std::io::ErrorKind;

/// Where in the archive something was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    pub case: Option<CaseNumber>,
    /// The document's number in the case.
    pub document: Option<i32>,
    /// The file's name as the case knows it.
    pub file: Option<String>,
}

/// Something that must be put right before anything is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub place: Place,
    pub what: Trouble,
}

/// Something that was handled, and that the archivist should know of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub place: Place,
    pub what: Remark,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    FileMissing,
    FileChanged,
    FileSize { said: i64, found: u64 },
    FileUnreadable { why: ErrorKind },
    FileKeyGone,
    NotClosed { stage: String },
    NoClosingDay,
    NoCloser,
    NoOutcome,
    ClosedBeforeOpened,
    NoTitle { field: &'static str },
    NameInPublicTitle { field: &'static str },
    NotAName { whose: &'static str },
    NoName { whose: &'static str },
    BadId,
    NotJournalled,
    HalfJournalled,
    JournalYear { journal: i32, created: i32 },
    OrphanAttachment,
    JournalledAttachment,
    BadExtension,
    LateDocument,
    DatedAhead { on: NaiveDate, most: NaiveDate },
    DatedLongAgo { on: NaiveDate },
    UnreadableAssessment,
    UnknownSeverity { code: String },
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    ControlCharacters {
        field: &'static str,
        count: usize,
    },
    MonthsRounded {
        months: i32,
        years: i32,
    },
    NoDocuments,
    NoRetentionMark,
    NotArchiveFormat {
        extension: String,
    },
    /// It was tried, or could not be.
    NotConverted {
        extension: String,
        why: String,
    },
    PlainPdf {
        why: Option<String>,
    },
    Claims {
        claims: String,
    },
    /// An electronic signature stands in the file; a conversion of it has none.
    Signed,
    Converted {
        from: String,
        to: String,
        tool: String,
    },
    /// In a message to the archive core.
    SentAsItCame {
        extension: String,
    },
    PeriodNotOver {
        to: String,
    },
    PeriodWidened {
        from: String,
        to: String,
    },
    NoOrgNumber,
    /// So many more than a report holds.
    More {
        count: u64,
    },
}

impl Trouble {
    /// The name in the machine-readable report. Never changes once released.
    pub fn code(&self) -> &'static str {
        match self {
            Trouble::FileMissing => "file-missing",
            Trouble::FileChanged => "file-changed",
            Trouble::FileSize { .. } => "file-size",
            Trouble::FileUnreadable { .. } => "file-unreadable",
            Trouble::FileKeyGone => "file-key-gone",
            Trouble::NotClosed { .. } => "not-closed",
            Trouble::NoClosingDay => "no-closing-day",
            Trouble::NoCloser => "no-closer",
            Trouble::NoOutcome => "no-outcome",
            Trouble::ClosedBeforeOpened => "closed-before-opened",
            Trouble::NoTitle { .. } => "no-title",
            Trouble::NameInPublicTitle { .. } => "name-in-public-title",
            Trouble::NotAName { .. } => "not-a-name",
            Trouble::NoName { .. } => "no-name",
            Trouble::BadId => "bad-id",
            Trouble::NotJournalled => "not-journalled",
            Trouble::HalfJournalled => "half-journalled",
            Trouble::JournalYear { .. } => "journal-year",
            Trouble::OrphanAttachment => "orphan-attachment",
            Trouble::JournalledAttachment => "journalled-attachment",
            Trouble::BadExtension => "bad-extension",
            Trouble::LateDocument => "late-document",
            Trouble::DatedAhead { .. } => "dated-ahead",
            Trouble::DatedLongAgo { .. } => "dated-long-ago",
            Trouble::UnreadableAssessment => "unreadable-assessment",
            Trouble::UnknownSeverity { .. } => "unknown-severity",
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Trouble::FileMissing => write!(
                f,
                "fila finst ikkje i lageret; hent ho att frå tryggingskopi"
            ),
            Trouble::FileChanged => write!(
                f,
                "fila er endra etter at ho vart lagra (sjekksummen stemmer ikkje); hent ho att frå tryggingskopi"
            ),
            Trouble::FileSize { said, found } => {
                write!(f, "fila er {found} byte, men skulle vere {said}")
            }
            Trouble::FileUnreadable { why } => write!(
                f,
                "fila kan ikkje lesast: {}; rett det, eller hent ho att frå tryggingskopi",
                unreadable(*why)
            ),
            Trouble::FileKeyGone => write!(
                f,
                "nykelen til filene i saka finst ikkje; hent han att frå tryggingskopi (file-keys)"
            ),
            Trouble::NotClosed { stage } => write!(
                f,
                "saka har avslutningsdato, men står som «{stage}»; avslutt ho eller rett tilstanden"
            ),
            Trouble::NoClosingDay => write!(
                f,
                "saka er avslutta utan dato, og høyrer dermed ikkje til nokon periode"
            ),
            Trouble::NoCloser => write!(f, "det går ikkje fram kven som avslutta saka"),
            Trouble::NoOutcome => write!(f, "saka er avslutta utan utfall"),
            Trouble::ClosedBeforeOpened => write!(f, "saka er avslutta før ho vart oppretta"),
            Trouble::NoTitle { field } => write!(f, "{field} manglar, eller seier berre «NULL»"),
            Trouble::NameInPublicTitle { field } => write!(
                f,
                "{field} inneheld namnet på ein part, meldar eller sakshandsamar; skriv ein nøytral tittel"
            ),
            Trouble::NotAName { whose } => write!(
                f,
                "namnet på {whose} ser ikkje ut som eit namn (berre bokstavar, mellomrom, bindestrek, apostrof og punktum)"
            ),
            Trouble::NoName { whose } => write!(
                f,
                "namnet på {whose} er tomt, eller seier berre «NULL»; rett namnet og les inn tilsette på nytt"
            ),
            Trouble::BadId => write!(f, "identifikatoren er ikkje ein UUID med små bokstavar"),
            Trouble::NotJournalled => write!(
                f,
                "dokumentet skal vere journalført, men manglar journalnummer"
            ),
            Trouble::HalfJournalled => write!(
                f,
                "journalnummeret er ufullstendig (år utan nummer, eller omvendt)"
            ),
            Trouble::JournalYear { journal, created } => write!(
                f,
                "journalåret er {journal}, men dokumentet vart ført i {created}"
            ),
            Trouble::OrphanAttachment => write!(
                f,
                "vedlegget viser til eit hovuddokument som ikkje finst i saka"
            ),
            Trouble::JournalledAttachment => write!(
                f,
                "eit vedlegg har journalnummer; berre hovuddokument blir journalførte"
            ),
            Trouble::BadExtension => write!(
                f,
                "filtypen må vere små bokstavar og siffer, til dømes «pdf»"
            ),
            Trouble::LateDocument => {
                write!(f, "dokumentet er lagt til etter at saka vart avslutta")
            }
            Trouble::DatedAhead { on, most } => write!(
                f,
                "dokumentet er datert {on}, men ingenting i uttrekket kan vere datert etter {most}; få datoen retta av den som driftar brotsak"
            ),
            Trouble::DatedLongAgo { on } => write!(
                f,
                "dokumentet er datert {on}, som ikkje kan vere rett; få datoen retta av den som driftar brotsak"
            ),
            Trouble::UnreadableAssessment => {
                write!(f, "vurderinga til programmet kan ikkje lesast")
            }
            Trouble::UnknownSeverity { code } => write!(f, "ukjend alvorskode «{code}»"),
        }
    }
}

impl fmt::Display for Remark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Remark::ControlCharacters { field, count } => write!(
                f,
                "{count} teikn som XML ikkje tillèt er bytte ut med � i {field}"
            ),
            Remark::MonthsRounded { months, years } => write!(
                f,
                "bevaringstida er {}; uttrekket kan berre seie heile år og seier {years} (kassasjonsdatoen er rett)",
                counted(months, ["månad", "månader"])
            ),
            Remark::NoDocuments => write!(f, "saka har ingen dokument"),
            Remark::NoRetentionMark => write!(
                f,
                "saka har ikkje noko svar om bevaring, og er ikkje merkt for kassasjon"
            ),
            Remark::NotArchiveFormat { extension } => write!(
                f,
                "filtypen «{extension}» er ikkje eit arkivformat; avtal med depotet"
            ),
            Remark::NotConverted { extension, why } => write!(
                f,
                "fila av typen «{extension}» vart ikkje gjord om til PDF/A ({}); ho er med som produksjonsformat",
                not_converted(why)
            ),
            Remark::PlainPdf { why } => write!(
                f,
                "PDF-en oppgir ikkje å vere PDF/A{}; fila er med som produksjonsformat",
                why.as_deref()
                    .map(|why| format!(" ({})", not_converted(why)))
                    .unwrap_or_default()
            ),
            Remark::Claims { claims } => write!(
                f,
                "PDF-en oppgir å vere PDF/A-{claims}; det er ikkje kontrollert"
            ),
            Remark::Signed => write!(
                f,
                "PDF-en har ein elektronisk signatur, som ikkje er kontrollert; han gjeld berre denne fila"
            ),
            Remark::Converted { from, to, tool } => write!(
                f,
                "gjord om frå {from} til {to} med {tool}; originalen er med som han er"
            ),
            Remark::SentAsItCame { extension } => write!(
                f,
                "filtypen «{extension}» er ikkje eit arkivformat; fila ligg i meldinga som ho kom"
            ),
            Remark::PeriodNotOver { to } => write!(
                f,
                "perioden er ikkje over: saker kan framleis bli avslutta fram til {to}, og er då ikkje med; lag uttrekket på nytt etter den dagen, eller avtal det med depotet"
            ),
            Remark::PeriodWidened { from, to } => write!(
                f,
                "arkivperioden er utvida til {from}–{to}, så han dekkjer alt som er oppretta i sakene"
            ),
            Remark::NoOrgNumber => write!(
                f,
                "organisasjonsnummeret til arkivskaparen er ikkje sett; set det i oppsettet før uttrekket blir levert"
            ),
            Remark::More { count } => write!(f, "… og {count} merknader til, som ikkje står her"),
        }
    }
}

/// What the machine said of a file.
fn unreadable(why: ErrorKind) -> String {
    match why {
        ErrorKind::PermissionDenied => "brotsak har ikkje lov til å lese ho".to_owned(),
        ErrorKind::IsADirectory => "det ligg ei mappe i staden for ho".to_owned(),
        other => format!("feil på disken ({other})"),
    }
}

/// Why a file was not converted, by the code that the house keeps.
fn not_converted(code: &str) -> Cow<'_, str> {
    if let Some(exit) = code.strip_prefix("failed_") {
        return format!("omformaren gav feil, med kode {exit}").into();
    }
    let words = match code {
        "not_drawn" => "ho let seg ikkje teikne som PDF/A",
        "too_large" => "for stort til å gjerast om; original i uttrekket",
        "damaged" => "fila er skadd eller kutta av: hent ho att frå den som sende ho, om det går",
        "encrypted" => {
            "ho er kryptert og kan ikkje opnast utan passord: hent ho att utan, om det går"
        }
        "no_converter" => "ingen omformar er sett opp",
        "failed" => "omformaren gav ein feil",
        "too_long" => "omformaren brukte for lang tid",
        "no_result" => "omformaren gav inga PDF/A",
        "not_begun" => "omformaren kunne ikkje startast",
        "missing" => {
            "programmet som skulle gjere om fila, finst ikkje på maskina: sjå «converter» i oppsettet"
        }
        "stopped" => "omformaren vart stoppa, truleg for lite minne",
        "too_much" => "omformaren skreiv meir enn han får lov til",
        other => other,
    };
    words.into()
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.case {
            Some(case) => write!(f, "sak {case}")?,
            None => write!(f, "heile uttrekket")?,
        }
        if let Some(document) = self.document {
            write!(f, ", dokument {document}")?;
        }
        if let Some(file) = &self.file {
            write!(f, " ({file})")?;
        }
        Ok(())
    }
}

impl Place {
    /// The same without the name of the file. A page says no more: a document may be blocked, also later, and its name
    /// is then for nobody who has not said why (arkivlova § 13); the number tells which it is.
    fn unnamed(&self) -> Place {
        Place {
            file: None,
            ..self.clone()
        }
    }
}

impl Fault {
    /// As a page says it.
    pub fn unnamed(&self) -> String {
        format!("{}: {}", self.place.unnamed(), self.what)
    }
}

impl Notice {
    /// As a page says it.
    pub fn unnamed(&self) -> String {
        format!("{}: {}", self.place.unnamed(), self.what)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}
