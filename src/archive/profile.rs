//! What the municipality and its depot have agreed on: names, numbers, and the manner of delivery.

/// How a period is parted from the one before or after it (Noark 5, 6.4.12).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Separation {
    Sharp,
    Soft,
}

impl Separation {
    /// The standard's own word.
    pub fn word(self) -> &'static str {
        match self {
            Separation::Sharp => "skarpt",
            Separation::Soft => "mykt",
        }
    }

    pub fn parse(word: &str) -> Option<Separation> {
        [Separation::Sharp, Separation::Soft]
            .into_iter()
            .find(|separation| separation.word() == word)
    }
}

/// What stands in `format` of a document's file (M701).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// The file's extension: what Arkade compares with.
    Extension,
    /// The number in PRONOM, as the standard's own text says.
    Pronom,
}

impl Format {
    pub fn parse(word: &str) -> Option<Format> {
        match word {
            "filtype" => Some(Format::Extension),
            "pronom" => Some(Format::Pronom),
            _ => None,
        }
    }

    /// Whether `said` may stand for a file with this extension: the extension, in small letters or capital ones
    /// (N5.29), or a number in PRONOM.
    pub fn is_right(self, said: &str, extension: &str) -> bool {
        let is_pronom = |said: &str| {
            let number = said.strip_prefix("fmt/").or(said.strip_prefix("x-fmt/"));
            number.is_some_and(|number| {
                !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
            })
        };
        match self {
            Format::Extension => said.eq_ignore_ascii_case(extension),
            Format::Pronom => is_pronom(said),
        }
    }
}

/// Names the tools accept for the folder of documents.
pub const DOCUMENT_FOLDERS: [&str; 4] = ["dokumenter", "DOKUMENTER", "dokument", "DOKUMENT"];

/// The number that stands where nobody has said the organisation number.
pub const NO_NUMBER: &str = "000000000";

/// What stands in a DIAS package beside the extraction; two things nobody can guess.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dias {
    /// The agreement with the depot (`SUBMISSIONAGREEMENT`).
    pub agreement: Option<String>,
    /// Who takes it over.
    pub depot: Option<String>,
    pub kind: Option<String>,
    pub specification: Option<String>,
    pub reference_code: Option<String>,
    pub package_number: Option<String>,
    /// Who hands over; the creator of the archive where nobody else is named.
    pub submitter: Option<String>,
    pub producer: Option<String>,
}

/// The same, with everything in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivery {
    pub agreement: String,
    pub depot: String,
    pub kind: String,
    pub specification: String,
    pub reference_code: String,
    pub package_number: String,
    pub submitter: String,
    pub producer: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// As it stands in the agreement with the depot.
    pub creator_name: String,
    /// Nine digits.
    pub org_number: String,
    pub fonds_title: String,
    pub series_title: String,
    pub classification_title: String,
    pub classification_type: String,
    pub class_id: String,
    pub class_title: String,
    /// One of [`DOCUMENT_FOLDERS`].
    pub document_folder: String,
    pub format: Format,
    pub incoming: Separation,
    pub outgoing: Separation,
    pub dias: Dias,
    /// Why a case may be destroyed when its period is over.
    pub disposal_basis: String,
    /// Why a case's title and parties are shielded where no document says it.
    pub shielding: String,
    /// How long secrecy lasts (forvaltningslova § 13 c third paragraph: 60 years).
    pub secrecy_years: u32,
    /// The rows of the schedule that is in force: nothing else is planned to be destroyed.
    pub planned: Vec<&'static str>,
}

impl Default for Profile {
    fn default() -> Profile {
        Profile {
            creator_name: "Valle kommune".to_owned(),
            org_number: NO_NUMBER.to_owned(),
            fonds_title: "Personalarkiv".to_owned(),
            series_title: "Brot på etiske retningsliner".to_owned(),
            classification_title: "Funksjonsnøkkel personal".to_owned(),
            classification_type: "Funksjonsbasert, hierarkisk".to_owned(),
            class_id: "2.4.1".to_owned(),
            class_title: "Brot på etiske retningsliner".to_owned(),
            document_folder: DOCUMENT_FOLDERS[0].to_owned(),
            format: Format::Extension,
            incoming: Separation::Sharp,
            outgoing: Separation::Sharp,
            dias: Dias::default(),
            disposal_basis: "Arkivforskrifta § 3, kommunen sin plan for bevaring og kassasjon"
                .to_owned(),
            shielding: "Offl. § 13 første ledd jf. fvl. § 13 første ledd nr. 1".to_owned(),
            secrecy_years: 60,
            planned: vec![],
        }
    }
}

/// What is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    #[error("{0} is empty")]
    Empty(&'static str),
    #[error("{0} holds a control character")]
    Control(&'static str),
    #[error("{0} is not an organisation number: nine digits, the last one a check digit")]
    OrgNumber(String),
    #[error("{0} is not a folder name that the depot's tools look in: {DOCUMENT_FOLDERS:?}")]
    Folder(String),
    #[error("secrecy lasts between 1 and 200 years, not {0}")]
    SecrecyYears(u32),
}

impl Profile {
    /// The default, with the municipality's own name and number.
    pub fn new(creator_name: &str, org_number: &str) -> Result<Profile, ProfileError> {
        Profile {
            creator_name: creator_name.to_owned(),
            org_number: org_number.to_owned(),
            ..Profile::default()
        }
        .checked()
    }

    /// What a DIAS package says, or the settings it lacks.
    pub fn delivery(&self) -> Result<Delivery, Vec<&'static str>> {
        let dias = &self.dias;
        let own = |text: &Option<String>, otherwise: &str| {
            text.clone().unwrap_or_else(|| otherwise.to_owned())
        };
        match (&dias.agreement, &dias.depot) {
            (Some(agreement), Some(depot)) => Ok(Delivery {
                kind: own(&dias.kind, "Noark 5"),
                specification: own(&dias.specification, "Noark 5 versjon 5.5"),
                reference_code: own(&dias.reference_code, agreement),
                package_number: own(&dias.package_number, "1"),
                submitter: own(&dias.submitter, &self.creator_name),
                producer: own(&dias.producer, &self.creator_name),
                agreement: agreement.clone(),
                depot: depot.clone(),
            }),
            (agreement, depot) => {
                let needed = [
                    (agreement, "archive.submission_agreement"),
                    (depot, "archive.depot_name"),
                ];
                let lacking = needed.into_iter().filter(|(text, _)| text.is_none());
                Err(lacking.map(|(_, key)| key).collect())
            }
        }
    }

    /// The profile, if an extraction can be made with it.
    pub fn checked(self) -> Result<Profile, ProfileError> {
        let texts = [
            ("creator_name", &self.creator_name),
            ("fonds_title", &self.fonds_title),
            ("series_title", &self.series_title),
            ("classification_title", &self.classification_title),
            ("classification_type", &self.classification_type),
            ("class_id", &self.class_id),
            ("class_title", &self.class_title),
            ("disposal_basis", &self.disposal_basis),
            ("shielding", &self.shielding),
        ];
        for (name, text) in texts {
            if text.trim().is_empty() {
                return Err(ProfileError::Empty(name));
            }
            if text.chars().any(char::is_control) {
                return Err(ProfileError::Control(name));
            }
        }
        if !is_org_number(&self.org_number) {
            return Err(ProfileError::OrgNumber(self.org_number));
        }
        if !DOCUMENT_FOLDERS.contains(&self.document_folder.as_str()) {
            return Err(ProfileError::Folder(self.document_folder));
        }
        if !(1..=200).contains(&self.secrecy_years) {
            return Err(ProfileError::SecrecyYears(self.secrecy_years));
        }
        Ok(self)
    }
}

/// Nine digits whose weighted sum (3 2 7 6 5 4 3 2 1) is divisible by eleven.
fn is_org_number(text: &str) -> bool {
    let weights = [3, 2, 7, 6, 5, 4, 3, 2, 1];
    let digits: Vec<u32> = text.chars().filter_map(|c| c.to_digit(10)).collect();
    let sum: u32 = digits.iter().zip(weights).map(|(d, w)| d * w).sum();
    text.len() == 9 && digits.len() == 9 && sum.is_multiple_of(11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_with_a_wrong_check_digit_is_refused() {
        assert!(Profile::new("Fiktiv kommune", "974760673").is_ok());
        for wrong in ["974760674", "97476067", "974 760 673", "", "9747606730"] {
            let refused = Profile::new("Fiktiv kommune", wrong);
            assert_eq!(refused, Err(ProfileError::OrgNumber(wrong.to_owned())));
        }
    }
}
