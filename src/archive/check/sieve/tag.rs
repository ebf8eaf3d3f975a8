//! What the marks of the sieve say about their keys.

/// What a mark says about its key. The kinds belong together in groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tag {
    /// A systemID is given to a series, a class, a folder, a journalpost, another registration, something else.
    Series,
    Class,
    Folder,
    Journalpost,
    Registration,
    Other,
    /// It is referred to as one of them.
    SeriesReference,
    ClassReference,
    FolderReference,
    RegistrationReference,
    JournalpostReference,
    /// The change log refers to it.
    LogReference,
    /// A journal has it.
    JournalReference,
    /// A journalpost has this number.
    Number,
    /// A folder has this number.
    FolderNumber,
    /// A registration has this number.
    RegistrationNumber,
    /// A document file is named.
    Named,
    /// A document file lies there.
    Found,
    /// METS lists a file of the package.
    Listed,
    /// A file lies in the package.
    Lying,
    /// A word of somebody's name, in one case.
    Name,
    /// A word that the public journal says about one case.
    Word,
    /// A word of somebody's name, in one folder.
    TitleName,
    /// A word of a public title in one folder.
    TitleWord,
    /// The sender or receivers of a registration are shielded.
    Hidden,
    /// The public journal shows the sender or receivers of a registration.
    Shown,
}

pub(super) const TAGS: [Tag; 26] = [
    Tag::Series,
    Tag::Class,
    Tag::Folder,
    Tag::Journalpost,
    Tag::Registration,
    Tag::Other,
    Tag::SeriesReference,
    Tag::ClassReference,
    Tag::FolderReference,
    Tag::RegistrationReference,
    Tag::JournalpostReference,
    Tag::LogReference,
    Tag::JournalReference,
    Tag::Number,
    Tag::FolderNumber,
    Tag::RegistrationNumber,
    Tag::Named,
    Tag::Found,
    Tag::Listed,
    Tag::Lying,
    Tag::Name,
    Tag::Word,
    Tag::TitleName,
    Tag::TitleWord,
    Tag::Hidden,
    Tag::Shown,
];

impl Tag {
    /// The tag of the systemID of such an element.
    pub fn of(element: &str) -> Tag {
        match element {
            "arkivdel" => Tag::Series,
            "klasse" => Tag::Class,
            "mappe" | "saksmappe" | "moetemappe" => Tag::Folder,
            "journalpost" => Tag::Journalpost,
            "registrering" | "arkivnotat" | "moeteregistrering" => Tag::Registration,
            _ => Tag::Other,
        }
    }

    /// The tag of an element that refers to a systemID of this extraction.
    pub fn of_reference(element: &str) -> Option<Tag> {
        Some(match element {
            "referanseArkivdel" => Tag::SeriesReference,
            "referanseTilKlasse" | "referanseSekundaerKlassifikasjon" => Tag::ClassReference,
            "referanseTilMappe" | "referanseForrigeMoete" | "referanseNesteMoete" => {
                Tag::FolderReference
            }
            "referanseTilRegistrering"
            | "referanseTilMoeteregistrering"
            | "referanseFraMoeteregistrering" => Tag::RegistrationReference,
            "referanseAvskrivesAvJournalpost" => Tag::JournalpostReference,
            _ => return None,
        })
    }

    pub(super) fn is_id(self) -> bool {
        self <= Tag::Other
    }

    /// What a reference may lead to, what that is called, the file it stands in, and Arkade's test.
    pub(super) fn target(
        self,
    ) -> Option<(&'static [Tag], &'static str, &'static str, &'static str)> {
        const STRUCTURE: &str = "arkivstruktur.xml";
        const JOURNALS: &str = "loependeJournal.xml og offentligJournal.xml";
        Some(match self {
            Tag::SeriesReference => (&[Tag::Series], "arkivdel", STRUCTURE, "N5.48"),
            Tag::ClassReference => (&[Tag::Class], "klasse", STRUCTURE, "N5.51"),
            Tag::FolderReference => (&[Tag::Folder], "mappe", STRUCTURE, ""),
            Tag::RegistrationReference => (
                &[Tag::Journalpost, Tag::Registration],
                "registrering",
                STRUCTURE,
                "",
            ),
            Tag::JournalpostReference => (&[Tag::Journalpost], "journalpost", STRUCTURE, ""),
            Tag::JournalReference => (&[Tag::Journalpost], "journalpost", JOURNALS, "N5.59"),
            Tag::LogReference => (&TAGS, "", "endringslogg.xml", "N5.62"),
            _ => return None,
        })
    }
}
