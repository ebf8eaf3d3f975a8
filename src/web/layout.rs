//! The frame around every page: who you are, where you may go, which language you read.

use super::access::Person;
use super::error::PageError;
use super::faults::Faults;
use super::moments::Moment;
use super::nobreak::keep_paragraphs_whole;
use super::words::{self, Words};
use crate::domain::person::{Language, Role};
use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use askama::Template;
use std::fmt::Write;

/// What `templates/base.html` needs to know.
#[derive(Clone, Debug)]
pub struct Frame {
    pub t: &'static Words,
    pub municipality: String,
    pub accessibility_url: Option<String>,
    pub is_demo: bool,
    /// The person's name; empty when nobody is signed in.
    pub name: String,
    pub nav: Vec<Link>,
    /// The doors that do not fit beside the others.
    pub more: Vec<Link>,
    /// The address asked for, so that a change of language comes back to it.
    pub path: String,
    /// The token that every form carries.
    pub csrf: String,
    /// For HR: since when mail cannot leave. Mail cannot tell them.
    pub mail_fails: Option<Moment>,
}

#[derive(Clone, Debug)]
pub struct Link {
    pub href: &'static str,
    pub text: &'static str,
    pub is_here: bool,
}

impl Frame {
    pub fn new(
        settings: &super::Settings,
        language: Language,
        person: Option<&Person>,
        path: &str,
        csrf: String,
    ) -> Frame {
        let t = words::of(language);
        let mut nav = person.map_or_else(Vec::new, |person| nav(t, &person.roles, path, settings));
        let more = nav.split_off(doors_beside(&nav));
        Frame {
            t,
            municipality: settings.municipality.clone(),
            accessibility_url: settings.accessibility_url.clone(),
            is_demo: settings.demo.is_some(),
            name: person.map(|person| person.name.clone()).unwrap_or_default(),
            nav,
            more,
            path: path.to_owned(),
            csrf,
            mail_fails: None,
        }
    }
}

impl Frame {
    /// Whether the page is behind one of the doors that do not fit.
    pub fn has_more_here(&self) -> bool {
        self.more.iter().any(|link| link.is_here)
    }
}

/// Characters that stand on one line of a desk's screen, beside the house's name and the person's.
const ONE_LINE: usize = 72;

/// What the door to the rest takes of them.
const THE_REST: usize = 8;

/// How many doors stand beside one another: all of them, or as many as leave room for the door to the rest.
fn doors_beside(doors: &[Link]) -> usize {
    let lengths = || doors.iter().map(|door| door.text.chars().count());
    if lengths().sum::<usize>() <= ONE_LINE {
        return doors.len();
    }
    let mut left = ONE_LINE - THE_REST;
    let fits = lengths().take_while(|length| {
        let fits = *length <= left;
        left = left.saturating_sub(*length);
        fits
    });
    fits.count()
}

/// Every room with a door in the menu, and whom the door is for.
fn nav(t: &'static Words, roles: &[Role], path: &str, settings: &super::Settings) -> Vec<Link> {
    use Role::{Administrator, Archivist, Auditor, ChiefExecutive, HrHead, HrOfficer};
    let n = &t.frame;
    let hr: &[Role] = &[HrOfficer, HrHead];
    let casework: &[Role] = &[HrOfficer, HrHead, ChiefExecutive];
    let register: &[Role] = &[HrHead, ChiefExecutive];
    let trail: &[Role] = &[HrHead, Auditor, Archivist];
    let doors: [(&str, &str, &[Role]); 13] = [
        ("/inbox", n.inbox, hr),
        ("/cases", n.cases, casework),
        ("/tasks", t.tasks.title, &[]),
        ("/reports", n.my_reports, &[]),
        ("/guidelines", n.guidelines, &[]),
        ("/outbox", n.outbox, hr),
        ("/delegations", t.procedure.powers, register),
        ("/archive", n.archive, &[Archivist]),
        (
            "/archive/disposals",
            t.keeping.disposals.title,
            &[Archivist, HrHead, ChiefExecutive],
        ),
        ("/audit", n.audit, trail),
        ("/accounts", n.accounts, &[Administrator]),
        ("/jobs", t.errands.jobs, &[Administrator]),
        (
            "/role-proposals",
            t.role_proposals.title,
            &[Administrator, HrHead],
        ),
    ];
    let has = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    // A report that an officer registers lies in the inbox, whatever its address.
    let is_registration = path.starts_with("/reports/")
        && ["/case", "/holder", "/reporter"]
            .iter()
            .any(|part| path.ends_with(part));
    let path = if is_registration { "/inbox" } else { path };
    // Keeping has a door of its own beside the archive's.
    let is_keeping =
        path.starts_with("/archive/disposals") || path.starts_with("/archive/schedule");
    let mut links: Vec<Link> = doors
        .into_iter()
        .filter(|(_, _, open)| open.is_empty() || has(open))
        .map(|(href, text, _)| match href {
            "/archive" if is_keeping => link(href, text, ""),
            "/archive/disposals" if is_keeping => link(href, text, href),
            _ => link(href, text, path),
        })
        .collect();
    if settings.demo.is_some() {
        links.push(link("/demo/mail", n.demo_mail, path));
    }
    links
}

fn link(href: &'static str, text: &'static str, path: &str) -> Link {
    let is_here = path
        .strip_prefix(href)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest.starts_with('?'));
    Link {
        href,
        text,
        is_here,
    }
}

/// Draws a page. The paragraph sign never stands alone at the end of a line.
pub fn render(page: &impl Template) -> Result<String, PageError> {
    Ok(keep_paragraphs_whole(&page.render()?))
}

/// A page as an answer: 200, or 422 where a form was refused.
pub fn html(status: StatusCode, page: &impl Template) -> Result<HttpResponse, PageError> {
    let html = render(page)?;
    Ok(HttpResponse::build(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}

pub fn ok(page: &impl Template) -> Result<HttpResponse, PageError> {
    html(StatusCode::OK, page)
}

pub fn refused(page: &impl Template) -> Result<HttpResponse, PageError> {
    html(StatusCode::UNPROCESSABLE_ENTITY, page)
}

/// A page with a form: as it is, or refused where something is wrong with what was sent.
pub fn judged(page: &impl Template, faults: &Faults) -> Result<HttpResponse, PageError> {
    if faults.is_empty() {
        ok(page)
    } else {
        refused(page)
    }
}

/// On to another page after a change.
pub fn see_other(to: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((actix_web::http::header::LOCATION, to))
        .finish()
}

/// A picture beside a word; never the only bearer of a meaning.
pub fn icon(name: &str, size: u32) -> String {
    let mut svg = String::new();
    let drawing = super::icons::drawing(name);
    write!(
        svg,
        "<svg width=\"{size}\" height=\"{size}\" viewBox=\"0 0 24 24\" fill=\"none\" \
         stroke=\"currentColor\" stroke-width=\"2\" stroke-linecap=\"round\" \
         stroke-linejoin=\"round\" aria-hidden=\"true\" focusable=\"false\">{drawing}</svg>"
    )
    .expect("a String takes what is written");
    svg
}
