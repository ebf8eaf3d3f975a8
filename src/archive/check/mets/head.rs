//! What METS says of itself: when it was made, who has to do with the package, and under which agreement.

use crate::archive::check::grammar::Kind;
use crate::archive::check::tags::{Piece, attribute};
use crate::archive::check::values::{short, wrong};
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::AttrError;
use std::collections::{BTreeMap, BTreeSet};

/// Agents and records that a head may have; it needs some ten.
const MOST: usize = 1000;

/// Whoever has to do with a package of DIAS.
const ROLES: [&str; 6] = [
    "ARCHIVIST",
    "SUBMITTER",
    "PRODUCER",
    "IPOWNER",
    "CREATOR",
    "PRESERVATION",
];

/// The number of the agreement with the depot.
pub const AGREEMENT: &str = "SUBMISSIONAGREEMENT";

#[derive(Default)]
pub struct Head {
    pub label: Option<String>,
    /// `TYPE` of the package.
    pub kind: Option<String>,
    /// The names of the organisations in each role.
    pub organisations: BTreeMap<String, BTreeSet<String>>,
    /// What stands in each kind of `altRecordID`, the first of it.
    pub records: BTreeMap<String, String>,
    /// The roles that somebody has who has a name.
    roles: BTreeSet<String>,
    pub is_there: bool,
    created: Option<String>,
    status: Option<String>,
    /// The role of the agent that is being read, and whether it is an organisation.
    agent: Option<(String, bool)>,
    /// The kind of record that is being read.
    record: Option<String>,
}

impl Head {
    pub fn take(&mut self, depth: usize, piece: &Piece<'_>) -> Result<(), AttrError> {
        match *piece {
            Piece::Open(start) => self.open(depth, start),
            Piece::Close("name", text) => {
                if let Some((role, is_organisation)) = self.agent.take()
                    && !text.is_empty()
                {
                    self.roles.insert(role.clone());
                    if is_organisation {
                        let names = self.organisations.entry(role).or_default();
                        if names.len() < MOST {
                            names.insert(text.to_owned());
                        }
                    }
                }
                Ok(())
            }
            Piece::Close("altRecordID", text) => {
                if let Some(kind) = self.record.take()
                    && self.records.len() < MOST
                {
                    self.records.entry(kind).or_insert_with(|| text.to_owned());
                }
                Ok(())
            }
            Piece::Close(..) => Ok(()),
        }
    }

    fn open(&mut self, depth: usize, start: &BytesStart<'_>) -> Result<(), AttrError> {
        if depth == 1 {
            self.kind = attribute(start, "TYPE")?;
            let label = attribute(start, "LABEL")?;
            self.label = label.map(|it| unescape(&it).map_or_else(|_| it.clone(), Into::into));
        }
        match start.local_name().as_ref() {
            "metsHdr" => {
                self.is_there = true;
                self.created = attribute(start, "CREATEDATE")?;
                self.status = attribute(start, "RECORDSTATUS")?;
            }
            "agent" if self.roles.len() < MOST => {
                let role = attribute(start, "ROLE")?.unwrap_or_default();
                let other = attribute(start, "OTHERROLE")?.filter(|_| role == "OTHER");
                let role = other.unwrap_or(role);
                let kind = attribute(start, "TYPE")?;
                self.agent = Some((role, kind.is_some_and(|it| it == "ORGANIZATION")));
            }
            "altRecordID" => self.record = attribute(start, "TYPE")?,
            _ => (),
        }
        Ok(())
    }

    /// Whether anybody with a name has the role.
    pub fn has_role(&self, role: &str) -> bool {
        self.roles.contains(role)
    }

    /// Whether nothing stands in the `altRecordID` of this kind.
    pub fn lacks(&self, kind: &str) -> bool {
        self.records.get(kind).is_none_or(String::is_empty)
    }

    /// What DIAS asks of a head, and this has not.
    pub fn judge(&self, find: &mut dyn FnMut(String)) {
        if !self.is_there {
            find("metsHdr manglar i mets".to_owned());
            return;
        }
        match self.created.as_deref() {
            None => find("CREATEDATE manglar på metsHdr".to_owned()),
            // A time with a zone is one too, in METS.
            Some(text) if is_no_moment(text) => {
                let said = short(text);
                find(format!(
                    "CREATEDATE på metsHdr er «{said}», skulle vere eit tidspunkt (ÅÅÅÅ-MM-DDTtt:mm:ss)"
                ));
            }
            Some(_) => (),
        }
        if let Some(said) = self.status.as_deref().filter(|it| *it != "NEW") {
            let said = short(said);
            find(format!(
                "RECORDSTATUS på metsHdr er «{said}», skulle vere NEW"
            ));
        }
        for role in ROLES.into_iter().filter(|role| !self.has_role(role)) {
            find(format!("ingen agent med namn har rolla {role}"));
        }
        if self.lacks(AGREEMENT) {
            find(format!(
                "altRecordID {AGREEMENT} manglar; avtalen med depotet står der"
            ));
        }
    }
}

pub fn is_no_moment(text: &str) -> bool {
    text.is_empty() || wrong(Kind::Moment, text, text).is_some_and(|(check, _, _)| check == 17)
}
