//! A paragraph as each language names it.

use crate::domain::person::Language;

/// The domain cites in nynorsk; each pair is how the other languages say it.
const BOKMAAL: &[(&str, &str)] = &[
    ("Grunnlova", "Grunnloven"),
    ("arbeidsmiljølova", "arbeidsmiljøloven"),
    ("forvaltningslova", "forvaltningsloven"),
    ("kommunelova", "kommuneloven"),
    ("domstollova", "domstolloven"),
    ("arkivlova", "arkivloven"),
    ("arkivforskrifta", "arkivforskriften"),
    ("bevaringsforskrifta", "bevaringsforskriften"),
    ("personopplysningslova", "personopplysningsloven"),
    ("personvernforordninga", "personvernforordningen"),
    ("eforvaltningsforskrifta", "eforvaltningsforskriften"),
    ("første ledd", "første ledd"),
    ("sjuande ledd", "sjuende ledd"),
];

const ENGLISH: &[(&str, &str)] = &[
    (" og ", " and "),
    ("første ledd", "first paragraph"),
    ("andre ledd", "second paragraph"),
    ("tredje ledd", "third paragraph"),
    ("fjerde ledd", "fourth paragraph"),
    ("femte ledd", "fifth paragraph"),
    ("sjuande ledd", "seventh paragraph"),
    ("bokstav", "letter"),
    (" nr. ", " no. "),
    ("jf.", "cf."),
];

/// The sentence, and after it where the rule stands: `… (arbeidsmiljølova § 15-1)`.
pub fn cited(sentence: &str, source: &str, language: Language) -> String {
    let pairs = match language {
        Language::Nynorsk => &[],
        Language::Bokmaal => BOKMAAL,
        Language::English => ENGLISH,
    };
    let mut source = source.to_owned();
    for (nynorsk, other) in pairs {
        source = source.replace(nynorsk, other);
    }
    format!("{sentence} ({source})")
}
