//! Who asks: taking a role as an argument is the access rule.
//!
//! A handler takes [`Person`] for anybody signed in, or one of the roles. Without
//! it the handler cannot be reached, and the answer looks as if there were no page.

use super::App;
use super::error::PageError;
use super::layout::Frame;
use super::pending::Pending;
use super::session;
use crate::domain::access::Viewer;
use crate::domain::person::{Language, PersonId, Role};
use crate::store::sessions::Session;
use actix_web::{FromRequest, HttpMessage, HttpRequest, dev::Payload, web};
use chrono::{DateTime, Utc};
use std::future::{Ready, ready};
use std::marker::PhantomData;
use std::ops::Deref;

/// Somebody who is signed in.
#[derive(Clone, Debug)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub language: Language,
    pub roles: Vec<Role>,
    pub session: Session,
    /// The cookie's secret: the key of the form tokens.
    pub secret: String,
    /// When the request came.
    pub now: DateTime<Utc>,
    /// What is being saved while the answer is made.
    pub pending: Pending,
}

impl Person {
    /// As the ledger writes it.
    pub fn actor(&self) -> String {
        self.id.to_string()
    }

    /// As every reading of case data takes it.
    pub fn viewer(&self) -> Viewer {
        Viewer {
            person: self.id,
            roles: self.roles.clone(),
            at: self.now,
        }
    }

    pub fn has(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// Somebody who has proved the password and must prove one thing more.
#[derive(Clone, Debug)]
pub struct Halfway {
    pub id: PersonId,
    pub email: String,
    pub language: Language,
    pub session: Session,
    pub secret: String,
}

impl Halfway {
    /// As the ledger writes it.
    pub fn actor(&self) -> String {
        self.id.to_string()
    }
}

impl FromRequest for Halfway {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let found = request.extensions().get::<Halfway>().cloned();
        ready(found.ok_or_else(|| PageError::SignInFirst {
            next: String::new(),
        }))
    }
}

/// The frame for whoever asks, signed in or not.
pub struct Visitor(pub Frame);

impl Deref for Visitor {
    type Target = Frame;
    fn deref(&self) -> &Frame {
        &self.0
    }
}

impl FromRequest for Visitor {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Ok(Visitor(session::frame(request))))
    }
}

impl FromRequest for Person {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(person(request))
    }
}

fn person(request: &HttpRequest) -> Result<Person, PageError> {
    let found = request.extensions().get::<Person>().cloned();
    found.ok_or_else(|| PageError::SignInFirst {
        next: if request.method().is_safe() {
            request.uri().to_string()
        } else {
            String::new()
        },
    })
}

/// A person with one of the roles; for everybody else there is no such page.
fn with_role(request: &HttpRequest, roles: &[Role]) -> Result<Person, PageError> {
    let person = person(request)?;
    if person.roles.iter().any(|role| roles.contains(role)) {
        return Ok(person);
    }
    // An attempt at a case is written down with its number (`web::session`).
    if session::is_of_case(request) {
        return Err(PageError::NotFound);
    }
    if let Some(app) = request.app_data::<web::Data<App>>() {
        session::record_denied(app, &person, request);
    }
    Err(PageError::NotFound)
}

/// An office that some roles hold: what a handler can ask for.
pub trait Office {
    const ROLES: &'static [Role];
}

/// Somebody who holds the office `O`.
pub struct Holder<O>(pub Person, PhantomData<O>);

impl<O> Deref for Holder<O> {
    type Target = Person;
    fn deref(&self) -> &Person {
        &self.0
    }
}

impl<O> From<Holder<O>> for Person {
    fn from(holder: Holder<O>) -> Person {
        holder.0
    }
}

impl<O: Office> FromRequest for Holder<O> {
    type Error = PageError;
    type Future = Ready<Result<Self, PageError>>;
    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(with_role(request, O::ROLES).map(|person| Holder(person, PhantomData)))
    }
}

/// Registers and prepares cases.
pub type CaseOfficer = Holder<CaseOffice>;
/// Reads cases, and may decide them.
pub type Decider = Holder<DecidingOffice>;
/// Opens a case, if the case is one they may see: also whoever is appointed to decide it, or
/// is given access to it. No role is asked for; every reading of the case asks whether it is theirs.
pub type CaseReader = Person;
/// Owns the cases: appoints substitutes, reopens.
pub type HrHead = Holder<HeadOffice>;
/// Keeps the delegation register.
pub type RegisterKeeper = Holder<RegisterOffice>;
/// Keeps what is closed.
pub type Archivist = Holder<ArchiveOffice>;
/// Stands behind the schedule and the lists of what is to be destroyed: one writes, another approves.
pub type Keeper = Holder<KeepingOffice>;
/// Sees how a case is kept, and sets holds.
pub type HoldKeeper = Holder<HoldOffice>;
/// Opens what is blocked, with a reason.
pub type BlockKeeper = Holder<BlockOffice>;
/// Reads the trail.
pub type TrailReader = Holder<TrailOffice>;
/// Manages accounts, and sees no case.
pub type Administrator = Holder<AccountOffice>;

pub enum CaseOffice {}
impl Office for CaseOffice {
    const ROLES: &'static [Role] = &[Role::HrOfficer, Role::HrHead];
}

pub enum HeadOffice {}
impl Office for HeadOffice {
    const ROLES: &'static [Role] = &[Role::HrHead];
}

pub enum RegisterOffice {}
impl Office for RegisterOffice {
    const ROLES: &'static [Role] = &[Role::HrHead, Role::ChiefExecutive];
}

pub enum DecidingOffice {}
impl Office for DecidingOffice {
    const ROLES: &'static [Role] = &[Role::HrOfficer, Role::HrHead, Role::ChiefExecutive];
}

pub enum ArchiveOffice {}
impl Office for ArchiveOffice {
    const ROLES: &'static [Role] = &[Role::Archivist];
}

pub enum KeepingOffice {}
impl Office for KeepingOffice {
    const ROLES: &'static [Role] = &[Role::Archivist, Role::HrHead, Role::ChiefExecutive];
}

pub enum HoldOffice {}
impl Office for HoldOffice {
    const ROLES: &'static [Role] = &[Role::Archivist, Role::HrOfficer, Role::HrHead];
}

pub enum BlockOffice {}
impl Office for BlockOffice {
    const ROLES: &'static [Role] = &[Role::Archivist, Role::HrHead];
}

pub enum TrailOffice {}
impl Office for TrailOffice {
    const ROLES: &'static [Role] = &[Role::HrHead, Role::Auditor, Role::Archivist];
}

/// Answers proposed roles.
pub type RoleKeeper = Holder<RoleOffice>;

pub enum RoleOffice {}
impl Office for RoleOffice {
    const ROLES: &'static [Role] = &[Role::Administrator, Role::HrHead];
}

pub enum AccountOffice {}
impl Office for AccountOffice {
    const ROLES: &'static [Role] = &[Role::Administrator];
}
