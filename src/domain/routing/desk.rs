//! Who in HR is told. HR advises and owns the case; it is never a step in the line.

use crate::domain::person::PersonId;
use crate::domain::routing::{Holder, Line, Matter, Reason, Recipient, Why, holder};

/// HR as it is on the day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Desk {
    pub heads: Vec<Holder>,
    pub officers: Vec<Holder>,
    /// Who owns the case, once there is one.
    pub owner: Option<Holder>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HrTold {
    Desk(Vec<PersonId>),
    /// HR is kept out: this one names a substitute outside HR.
    Substitute(Recipient),
    /// Neither HR nor anybody above it can be told.
    Nobody,
}

/// Who in HR is told.
///
/// An ordinary report goes to all of HR, a varsel to the HR head alone; a case to its
/// owner. Where the HR head or the case owner is affected, all of HR is kept
/// out. Where another officer is, that officer's colleagues are.
pub fn resolve_hr(desk: &Desk, line: &Line, matter: &Matter) -> (HrTold, Vec<Reason>) {
    let mut reasons = vec![];
    let leading = desk.heads.iter().chain(&desk.owner);
    let affected: Vec<&Holder> = leading
        .filter(|holder| matter.affects(holder.person))
        .collect();
    if !affected.is_empty() {
        let why = |holder: &&Holder| Reason::in_hr(holder.person, Why::HrAffected);
        reasons.extend(affected.iter().map(why));
        return (outside_hr(desk, line, matter, &mut reasons), reasons);
    }
    let told: Vec<PersonId> = asked(desk, matter)
        .into_iter()
        .filter(|holder| {
            let out = matter.keeps_out(holder.person);
            let why = out.or((!holder.can_be_told).then_some(Why::NoAccount));
            reasons.push(Reason::in_hr(holder.person, why.unwrap_or(Why::Told)));
            why.is_none()
        })
        .map(|holder| holder.person)
        .collect();
    if told.is_empty() {
        return (outside_hr(desk, line, matter, &mut reasons), reasons);
    }
    (HrTold::Desk(told), reasons)
}

fn asked<'a>(desk: &'a Desk, matter: &Matter) -> Vec<&'a Holder> {
    if let Some(owner) = &desk.owner {
        return vec![owner];
    }
    let mut asked: Vec<&Holder> = desk.heads.iter().collect();
    let colleague = |holder: &Holder| matter.affects(holder.person);
    if !matter.is_varsel && !desk.officers.iter().any(colleague) {
        for officer in &desk.officers {
            if !asked.iter().any(|holder| holder.person == officer.person) {
                asked.push(officer);
            }
        }
    }
    asked
}

/// Who is told that the head of HR has opened a case in need (kommunelova § 25-1): the chief
/// executive, or the next in line where the chief executive may not know of the matter.
pub fn overseer(line: &Line, matter: &Matter) -> Option<Recipient> {
    match substitute(line, matter, &mut vec![]) {
        HrTold::Substitute(to) => Some(to),
        HrTold::Desk(_) | HrTold::Nobody => None,
    }
}

/// The same, but nobody in HR, who may be the deputy of an absent chief executive.
fn outside_hr(desk: &Desk, line: &Line, matter: &Matter, reasons: &mut Vec<Reason>) -> HrTold {
    let all = desk.heads.iter().chain(&desk.officers).chain(&desk.owner);
    let hr: Vec<PersonId> = all.map(|holder| holder.person).collect();
    let mut line = line.clone();
    for post in line.posts.iter_mut().chain(&mut line.elected) {
        post.deputies.retain(|deputy| !hr.contains(&deputy.person));
    }
    substitute(&line, matter, reasons)
}

/// The chief executive, or whoever is above a chief executive who may not know.
fn substitute(line: &Line, matter: &Matter, reasons: &mut Vec<Reason>) -> HrTold {
    let top = line.posts.last().into_iter().chain(&line.elected);
    let mut found = top.filter_map(|post| holder(post, matter, reasons));
    found.next().map_or(HrTold::Nobody, HrTold::Substitute)
}
