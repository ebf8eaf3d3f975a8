//! Who is told when somebody has let a deadline pass: the next level, by the same checks as for everybody else.

use crate::domain::person::PersonId;
use crate::domain::routing::{Desk, Line, Matter, Post, holder, overseer};

/// The next level above `from`: for a leader the next in the line, for an officer the head of HR, for
/// the head of HR the chief executive, and for the chief executive the head of HR, who owns the cases.
///
/// Nobody is told who may not know of the matter, is away, or cannot be told. Where HR is kept out, it is
/// the chief executive, or whoever is above one who may not know (forvaltningslova § 6).
pub fn above(desk: &Desk, line: &Line, matter: &Matter, from: PersonId) -> Option<PersonId> {
    let holds = |post: &&Post| {
        let held = post.leader.iter().chain(&post.deputies);
        held.into_iter().any(|it| it.person == from)
    };
    let is_top = line.posts.last().is_some_and(|top| holds(&top));
    let own = line.posts.iter().rposition(|post| holds(&post));
    if let Some(own) = own.filter(|_| !is_top) {
        let mut higher = line.posts.iter().skip(own + 1);
        // Whoever is late may be a deputy higher up.
        let found = higher.find_map(|post| {
            let found = holder(post, matter, &mut vec![])?;
            Some(found.person).filter(|person| *person != from)
        });
        return found.or_else(|| over_all(line, matter, from));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gate::FreeSpeech;
    use crate::domain::routing::{Holder, Step};

    const NEAREST: PersonId = PersonId(1);
    const UNIT: PersonId = PersonId(2);
    const CHIEF: PersonId = PersonId(3);
    const HEAD: PersonId = PersonId(4);
    const OFFICER: PersonId = PersonId(5);
    const MAYOR: PersonId = PersonId(6);
    const SUBJECT: PersonId = PersonId(7);
    const REPORTER: PersonId = PersonId(8);

    fn holder(person: PersonId) -> Holder {
        Holder {
            person,
            is_absent: false,
            can_be_told: true,
            superior: None,
        }
    }

    fn post(step: Step, leader: PersonId) -> Post {
        Post {
            step,
            leader: Some(holder(leader)),
            deputies: vec![],
        }
    }

    struct Town {
        desk: Desk,
        line: Line,
        matter: Matter,
    }

    fn town() -> Town {
        Town {
            desk: Desk {
                heads: vec![holder(HEAD)],
                officers: vec![holder(OFFICER)],
                owner: Some(holder(OFFICER)),
            },
            line: Line {
                posts: vec![
                    post(Step::NearestLeader, NEAREST),
                    post(Step::UnitLeader(1), UNIT),
                    post(Step::ChiefExecutive, CHIEF),
                ],
                elected: vec![post(Step::Mayor, MAYOR)],
            },
            matter: Matter {
                subject: Some(SUBJECT),
                subject_is_elected: false,
                reporter: REPORTER,
                is_varsel: false,
                conflicted: vec![],
                witnesses: vec![],
                unreached: vec![],
                free_speech: FreeSpeech::Unprotected,
            },
        }
    }

    #[track_caller]
    fn check(from: PersonId, arrange: impl FnOnce(&mut Town), expected: Option<PersonId>) {
        let mut town = town();
        arrange(&mut town);
        let found = above(&town.desk, &town.line, &town.matter, from);
        assert_eq!(found, expected);
    }

    #[test]
    fn each_has_a_next_level() {
        check(NEAREST, |_| {}, Some(UNIT));
        check(UNIT, |_| {}, Some(CHIEF));
        check(OFFICER, |_| {}, Some(HEAD));
        check(HEAD, |_| {}, Some(CHIEF));
        check(CHIEF, |_| {}, Some(HEAD));
    }

    #[test]
    fn whoever_may_not_know_is_passed_over() {
        let to = |person| move |town: &mut Town| town.matter.reporter = person;
        check(NEAREST, to(UNIT), Some(CHIEF));
        check(OFFICER, to(HEAD), Some(CHIEF));
        check(HEAD, to(CHIEF), Some(MAYOR));
        let conflicted = |person| move |town: &mut Town| town.matter.conflicted = vec![person];
        check(NEAREST, conflicted(UNIT), Some(CHIEF));
        check(HEAD, conflicted(CHIEF), Some(MAYOR));
        let witness = |person| move |town: &mut Town| town.matter.witnesses = vec![person];
        check(NEAREST, witness(UNIT), Some(CHIEF));
        let subject = |person| move |town: &mut Town| town.matter.subject = Some(person);
        check(NEAREST, subject(UNIT), Some(CHIEF));
    }

    #[test]
    fn where_anybody_in_hr_is_conflicted_hr_is_kept_out() {
        let owner = |town: &mut Town| town.matter.conflicted = vec![OFFICER];
        check(OFFICER, owner, Some(CHIEF));
    }

    #[test]
    fn nobody_who_is_away_is_told_and_nobody_of_their_own_lateness() {
        let away = |town: &mut Town| town.desk.heads[0].is_absent = true;
        check(OFFICER, away, Some(CHIEF));
        check(CHIEF, away, None);
        let stands_in = |town: &mut Town| {
            let unit = &mut town.line.posts[1];
            unit.deputies = vec![holder(NEAREST)];
            unit.leader = unit.leader.take().map(|it| Holder {
                is_absent: true,
                ..it
            });
        };
        check(NEAREST, stands_in, Some(CHIEF));
    }
}
