//! What stands at the top of a municipality's paper.

/// The sender, as the municipality wants it shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Letterhead {
    pub municipality: String,
    /// The unit under the name, such as HR-eininga.
    pub unit: Option<String>,
    /// Lines at the top right: address, telephone, web.
    pub contact: Vec<String>,
    /// Nine digits; names the employer and defendant.
    pub organisation_number: Option<String>,
    /// Who decides a complaint, in the middle of a sentence: the council's own choice
    /// (forvaltningslova § 28 second paragraph).
    pub complaint_body: Option<String>,
    pub logo: Option<Logo>,
}

/// A picture, with the words for those who do not see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub kind: LogoKind,
    pub bytes: Vec<u8>,
    pub alt: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogoKind {
    Png,
    Jpeg,
    Svg,
}

impl Logo {
    /// What the template calls it.
    pub fn name(&self) -> &'static str {
        match self.kind {
            LogoKind::Png => "logo.png",
            LogoKind::Jpeg => "logo.jpg",
            LogoKind::Svg => "logo.svg",
        }
    }
}

impl Letterhead {
    pub fn of(municipality: &str) -> Letterhead {
        Letterhead {
            municipality: municipality.to_owned(),
            ..Letterhead::default()
        }
    }

    /// Every text with the key that gives it.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let name = [("name", self.municipality.as_str())].into_iter();
        let alt = self.logo.iter().map(|logo| ("logo_alt", logo.alt.as_str()));
        let contact = self.contact.iter().map(|line| ("contact", line.as_str()));
        let unit = self.unit.iter().map(|text| ("unit", text.as_str()));
        let body = self.complaint_body.iter();
        let body = body.map(|text| ("complaint_body", text.as_str()));
        name.chain(unit).chain(contact).chain(body).chain(alt)
    }
}
