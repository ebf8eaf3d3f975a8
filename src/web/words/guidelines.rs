//! The words around the guidelines. The points themselves stand in the rule set.

use crate::domain::guideline::Scope;

#[derive(Debug)]
pub struct Guidelines {
    pub lead: &'static str,
    /// Before who adopted them and when.
    pub adopted: &'static str,
    pub contents: &'static str,
    /// A chapter's title by its code, `V2`; nothing for one the house does not know.
    pub chapter: fn(&str) -> Option<&'static str>,
    /// For a chapter without a title.
    pub other_chapter: fn(&str) -> String,
    pub scope: &'static str,
    pub scope_of: fn(Scope) -> &'static str,
    pub same_as: &'static str,
}

pub const NN: Guidelines = Guidelines {
    lead: "Alle punkta, med våre ord. Den vedtekne teksten er den som gjeld.",
    adopted: "Vedtekne av",
    contents: "Kapitla",
    chapter: |code| match code {
        "V1" => Some("Kva sosiale medium er"),
        "V2" => Some("På kommunen sine sider og i jobben"),
        "V3" => Some("Når du er privat på nett"),
        "V4" => Some("Reglar som gjeld i tillegg"),
        "V5" => Some("Brot på retningslinene"),
        _ => None,
    },
    other_chapter: |code| format!("Kapittel {code}"),
    scope: "Gjeld",
    scope_of: |scope| match scope {
        Scope::Any => "alle stader",
        Scope::OfficialAccount => "kommunale sider og kontoar",
        Scope::PrivateAccount => "private kontoar",
    },
    same_as: "Seier det same som",
};

pub const NB: Guidelines = Guidelines {
    lead: "Alle punktene, med våre ord. Den vedtatte teksten er den som gjelder.",
    adopted: "Vedtatt av",
    contents: "Kapitlene",
    chapter: |code| match code {
        "V1" => Some("Hva sosiale medier er"),
        "V2" => Some("På kommunens sider og i jobben"),
        "V3" => Some("Når du er privat på nett"),
        "V4" => Some("Regler som gjelder i tillegg"),
        "V5" => Some("Brudd på retningslinjene"),
        _ => None,
    },
    other_chapter: |code| format!("Kapittel {code}"),
    scope: "Gjelder",
    scope_of: |scope| match scope {
        Scope::Any => "alle steder",
        Scope::OfficialAccount => "kommunale sider og kontoer",
        Scope::PrivateAccount => "private kontoer",
    },
    same_as: "Sier det samme som",
};

pub const EN: Guidelines = Guidelines {
    lead: "All the points, in our own words. The adopted text is the one that counts.",
    adopted: "Adopted by",
    contents: "The chapters",
    chapter: |code| match code {
        "V1" => Some("What social media are"),
        "V2" => Some("On the municipality's pages and at work"),
        "V3" => Some("When you are online in private"),
        "V4" => Some("Rules that hold besides"),
        "V5" => Some("Breaches of the guidelines"),
        _ => None,
    },
    other_chapter: |code| format!("Chapter {code}"),
    scope: "Covers",
    scope_of: |scope| match scope {
        Scope::Any => "every place",
        Scope::OfficialAccount => "pages and accounts of the municipality",
        Scope::PrivateAccount => "private accounts",
    },
    same_as: "Says the same as",
};
