//! Who is told when somebody has let a deadline pass: the next level, by the same checks as for everybody else.

use crate::domain::person::PersonId;
use crate::domain::routing::{Desk, Line, Matter, holder, overseer};

/// The next level above `from`: for a leader the next in the line, for an officer the head of HR, for
/// the head of HR the chief executive, and for the chief executive the head of HR, who owns the cases.
///
/// Nobody is told who may not know of the matter, is away, or cannot be told. Where HR is kept out, it is
/// the chief executive, or whoever is above one who may not know (forvaltningslova § 6).
pub fn above(desk: &Desk, line: &Line, matter: &Matter, from: PersonId) -> Option<PersonId> {
    let holds = |post: &&crate::domain::routing::Post| {
        let held = post.leader.iter().chain(&post.deputies);
        held.into_iter().any(|it| it.person == from)
    };
    let is_top = line.posts.last().is_some_and(|top| holds(&top));
    let own = line.posts.iter().rposition(|post| holds(&post));
    if let Some(own) = own.filter(|_| !is_top) {
        let mut higher = line.posts.iter().skip(own + 1);
        let found = higher.find_map(|post| holder(post, matter, &mut vec![]));
        return found
            .map(|it| it.person)
            .or_else(|| over_all(line, matter, from));
    }
    let is_shut_out = desk
        .heads
        .iter()
        .chain(&desk.owner)
        .any(|it| matter.affects(it.person));
    let is_head = desk.heads.iter().any(|it| it.person == from);
    if is_shut_out || is_head {
        return over_all(line, matter, from);
    }
    let head = desk.heads.iter().find(|it| {
        let is_free = matter.keeps_out(it.person).is_none();
        is_free && !it.is_absent && it.can_be_told
    });
    match head {
        Some(head) => Some(head.person),
        None if is_top => None,
        None => over_all(line, matter, from),
    }
}

fn over_all(line: &Line, matter: &Matter, from: PersonId) -> Option<PersonId> {
    let found = overseer(line, matter)?;
    Some(found.person).filter(|person| *person != from)
}
