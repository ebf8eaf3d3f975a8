//! Who is told and who may decide, in every combination: the rule's code against a table of what each
//! state of a post means, written without it.
//!
//! A post is in one of the states of `STATES`. Each state says who can take the step, in words of the
//! rule (notification rules, section 1), and never looks at how the code goes about it.
#![cfg(not(feature = "postgres"))]
use brotsak::domain::gate::FreeSpeech;
use brotsak::domain::person::PersonId;
use brotsak::domain::routing::{
    DecisionMaker, Holder, LeaderTold, Line, Matter, Post, Reason, Resolution, Step, Told, Why,
    resolve,
};

/// How it stands with one post, and with whoever holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    There,
    Subject,
    Reporter,
    Conflicted,
    Witness,
    Vacant,
    NoAccount,
    Away,
    AwayWithDeputy,
    AwayDeputyIsSubject,
    AwayDeputyIsConflicted,
    AwayDeputyIsAwayToo,
    AwayDeputyHasNoAccount,
    /// The first deputy reported the matter, the second one may take it.
    AwaySecondDeputy,
    /// The deputy is led by the leader of the post below.
    AwayDeputyFromBelow,
    /// The leader has no account either: the deputy takes it all the same.
    AwayWithDeputyNoAccount,
    ConflictedAndAwayWithDeputy,
    SubjectAndAwayWithDeputy,
}
use State::*;

const STATES: [State; 18] = [
    There,
    Subject,
    Reporter,
    Conflicted,
    Witness,
    Vacant,
    NoAccount,
    Away,
    AwayWithDeputy,
    AwayDeputyIsSubject,
    AwayDeputyIsConflicted,
    AwayDeputyIsAwayToo,
    AwayDeputyHasNoAccount,
    AwaySecondDeputy,
    AwayDeputyFromBelow,
    AwayWithDeputyNoAccount,
    ConflictedAndAwayWithDeputy,
    SubjectAndAwayWithDeputy,
];

/// Nearest leader, unit leader, kommunalsjef, chief executive; mayor and deputy mayor.
const RANKS: usize = 6;
const CHIEF: usize = 3;
/// An employee who holds no post, and a reporter who holds none.
const EMPLOYEE: i32 = 90;
const SOMEBODY: i32 = 91;

/// Who could take a step: the leader of rank 2 is 3, the first deputy there 23, the second 33.
fn leader(rank: usize) -> i32 {
    i32::try_from(rank).unwrap() + 1
}
fn deputy(rank: usize) -> i32 {
    leader(rank) + 20
}
fn second(rank: usize) -> i32 {
    leader(rank) + 30
}

#[derive(Clone, Copy, Debug)]
struct World {
    states: [State; RANKS],
    is_varsel: bool,
}

/// What the rule's table says.
mod table {
    use super::*;

    /// Whom a step reaches, as the rule words it.
    pub fn taker(state: State, rank: usize) -> Option<i32> {
        match state {
            There => Some(leader(rank)),
            AwayWithDeputy | AwayWithDeputyNoAccount | AwayDeputyFromBelow => Some(deputy(rank)),
            AwaySecondDeputy => Some(second(rank)),
            Subject
            | Reporter
            | Conflicted
            | Witness
            | Vacant
            | NoAccount
            | Away
            | AwayDeputyIsSubject
            | AwayDeputyIsConflicted
            | AwayDeputyIsAwayToo
            | AwayDeputyHasNoAccount
            | ConflictedAndAwayWithDeputy
            | SubjectAndAwayWithDeputy => None,
        }
    }

    pub fn is_subject(state: State) -> bool {
        matches!(state, Subject | SubjectAndAwayWithDeputy)
    }

    /// The subject, or conflicted: nobody directly below decides (forvaltningslova § 6 third paragraph).
    pub fn is_affected(state: State) -> bool {
        is_subject(state) || matches!(state, Conflicted | ConflictedAndAwayWithDeputy)
    }

    /// The highest post of the administration in such a state.
    fn highest(world: &World, is: fn(State) -> bool) -> Option<usize> {
        (0..=CHIEF).rev().find(|rank| is(world.states[*rank]))
    }

    pub fn is_kept_from_the_line(world: &World) -> bool {
        world.is_varsel && highest(world, is_subject).is_none()
    }

    /// The rank that is told, and the person.
    pub fn told(world: &World) -> Option<(usize, i32)> {
        if is_kept_from_the_line(world) {
            return None;
        }
        let lowest = if is_affected(world.states[CHIEF]) {
            CHIEF + 1
        } else {
            highest(world, is_subject).map_or(0, |rank| rank + 1)
        };
        let ranks = lowest..RANKS;
        let mut all = ranks.filter_map(|rank| Some((rank, taker(world.states[rank], rank)?)));
        all.next()
    }

    pub fn decides(world: &World) -> DecisionMaker {
        let step = |rank| match rank {
            1 => DecisionMaker::AtOrAbove(Step::UnitLeader(1)),
            2 => DecisionMaker::AtOrAbove(Step::Kommunalsjef),
            _ => DecisionMaker::ChiefExecutive,
        };
        match highest(world, is_affected) {
            Some(CHIEF) => DecisionMaker::Council,
            _ if is_kept_from_the_line(world) => DecisionMaker::DelegatedOutsideTheLine,
            None => DecisionMaker::Delegated,
            Some(rank) => step(told(world).map_or(rank + 1, |(told, _)| told.max(rank + 1))),
        }
    }

    /// Whether whoever is told may decide: not when led directly by somebody affected.
    pub fn may_decide(world: &World, rank: usize, person: i32) -> bool {
        let above = |rank: usize| rank < CHIEF && is_affected(world.states[rank + 1]);
        if person == leader(rank) {
            return !above(rank);
        }
        match world.states[rank] {
            // The nearest leader has nobody below: that deputy is led by the leader of the post.
            AwayDeputyFromBelow if rank > 0 => !is_affected(world.states[rank - 1]),
            _ => true,
        }
    }
}

fn holder(person: i32, superior: Option<i32>) -> Holder {
    Holder {
        person: PersonId(person),
        is_absent: false,
        can_be_told: true,
        superior: superior.map(PersonId),
    }
}

/// The same world, as the organisation would state it.
fn build(world: &World) -> (Line, Matter) {
    let mut matter = Matter {
        subject: Some(PersonId(EMPLOYEE)),
        subject_is_elected: false,
        reporter: PersonId(SOMEBODY),
        is_varsel: world.is_varsel,
        conflicted: vec![],
        witnesses: vec![],
        unreached: vec![],
        free_speech: FreeSpeech::Unanswered,
    };
    let mut posts = vec![];
    for (rank, state) in world.states.iter().enumerate() {
        let above = (rank < CHIEF).then(|| leader(rank + 1));
        let mut head = holder(leader(rank), above);
        let mut deputies = vec![];
        let mut steps_in = holder(deputy(rank), Some(leader(rank)));
        head.is_absent = *state as usize >= Away as usize;
        match state {
            There | Vacant | Away => {}
            Subject => matter.subject = Some(head.person),
            Reporter => matter.reporter = head.person,
            Conflicted => matter.conflicted.push(head.person),
            Witness => matter.witnesses.push(head.person),
            NoAccount => head.can_be_told = false,
            AwayWithDeputy => deputies.push(steps_in),
            AwayWithDeputyNoAccount => {
                head.can_be_told = false;
                deputies.push(steps_in);
            }
            AwayDeputyIsSubject => {
                matter.subject = Some(steps_in.person);
                deputies.push(steps_in);
            }
            AwayDeputyIsConflicted => {
                matter.conflicted.push(steps_in.person);
                deputies.push(steps_in);
            }
            AwayDeputyIsAwayToo => {
                steps_in.is_absent = true;
                deputies.push(steps_in);
            }
            AwayDeputyHasNoAccount => {
                steps_in.can_be_told = false;
                deputies.push(steps_in);
            }
            AwaySecondDeputy => {
                matter.reporter = steps_in.person;
                deputies = vec![steps_in, holder(second(rank), Some(leader(rank)))];
            }
            AwayDeputyFromBelow => {
                let below = rank.checked_sub(1).map_or(leader(rank), leader);
                steps_in.superior = Some(PersonId(below));
                deputies.push(steps_in);
            }
            ConflictedAndAwayWithDeputy => {
                matter.conflicted.push(head.person);
                deputies.push(steps_in);
            }
            SubjectAndAwayWithDeputy => {
                matter.subject = Some(head.person);
                deputies.push(steps_in);
            }
        }
        posts.push(Post {
            step: [
                Step::NearestLeader,
                Step::UnitLeader(1),
                Step::Kommunalsjef,
                Step::ChiefExecutive,
                Step::Mayor,
                Step::DeputyMayor,
            ][rank],
            leader: (*state != Vacant).then_some(head),
            deputies,
        });
    }
    let elected = posts.split_off(CHIEF + 1);
    (Line { posts, elected }, matter)
}

/// A case has one subject and one reporter.
fn is_possible(states: &[State; RANKS]) -> bool {
    let subject = [Subject, AwayDeputyIsSubject, SubjectAndAwayWithDeputy];
    let reporter = [Reporter, AwaySecondDeputy];
    let count = |of: &[State]| states.iter().filter(|it| of.contains(it)).count();
    // The mayor and the deputy mayor are no employees.
    let is_elected = states[CHIEF + 1..].iter().any(|it| subject.contains(it));
    count(&subject) <= 1 && count(&reporter) <= 1 && !is_elected
}

/// Every combination of the four posts and the mayor; the deputy mayor is there, conflicted or nobody.
fn every_world(mut look: impl FnMut(&World)) {
    let mayors = [There, Conflicted, Vacant, AwayWithDeputy];
    for nearest in STATES {
        for unit in STATES {
            for kommunalsjef in STATES {
                for chief in STATES {
                    for mayor in mayors {
                        for second in [There, Conflicted] {
                            let states = [nearest, unit, kommunalsjef, chief, mayor, second];
                            if !is_possible(&states) {
                                continue;
                            }
                            for is_varsel in [false, true] {
                                look(&World { states, is_varsel });
                            }
                        }
                    }
                }
            }
        }
    }
}

fn answer(world: &World) -> (Matter, Resolution) {
    let (line, matter) = build(world);
    let found = resolve(&line, &matter, LeaderTold::Registration);
    (matter, found)
}

#[test]
fn every_combination_is_answered_as_the_table_says() {
    let mut seen = 0_u32;
    every_world(|world| {
        seen += 1;
        let (_, found) = answer(world);
        let told = match found.told {
            Told::Leader(it) => {
                let rank = table::told(world).map_or(RANKS, |(rank, _)| rank);
                let is_deputy = it.person.0 != leader(rank);
                assert_eq!(it.is_deputy, is_deputy, "{world:?} {found:?}");
                let may = table::may_decide(world, rank, it.person.0);
                assert_eq!(it.may_decide, may, "{world:?} {found:?}");
                Some(it.person.0)
            }
            Told::NotTheLine => {
                assert!(table::is_kept_from_the_line(world), "{world:?}");
                None
            }
            Told::Nobody => {
                assert!(!table::is_kept_from_the_line(world), "{world:?}");
                None
            }
        };
        let expected = table::told(world).map(|(_, person)| person);
        assert_eq!(told, expected, "{world:?} {found:?}");
        assert_eq!(found.decision_maker, table::decides(world), "{world:?}");
    });
    // A check that cannot fail is none: there must have been something to check.
    assert!(seen > 1_000_000, "only {seen} combinations");
}

/// What holds whatever the table says: asked of the answer and the facts alone.
#[test]
fn never_the_subject_nor_the_conflicted_nor_somebody_under_them_as_decision_maker() {
    every_world(|world| {
        let (matter, found) = answer(world);
        let Told::Leader(it) = found.told else {
            return;
        };
        let told = it.person;
        assert_ne!(Some(told), matter.subject, "{world:?}");
        assert_ne!(told, matter.reporter, "{world:?}");
        assert!(!matter.conflicted.contains(&told), "{world:?}");
        assert!(!matter.witnesses.contains(&told), "{world:?}");
        // Somebody of the line, its deputies, or above it: never «all who administer».
        let known = (0..RANKS).any(|rank| {
            [leader(rank), deputy(rank), second(rank)].contains(&told.0)
                && step_of(rank) == it.step.code()
        });
        assert!(known, "{world:?} {found:?}");
        let (line, _) = build(world);
        let holders = line.posts.iter().chain(&line.elected);
        let mut all = holders.flat_map(|post| post.leader.iter().chain(&post.deputies));
        let superior = all.find(|holder| holder.person == told).unwrap().superior;
        let is_led = superior.is_some_and(|superior| {
            Some(superior) == matter.subject || matter.conflicted.contains(&superior)
        });
        assert!(!(is_led && it.may_decide), "{world:?} {found:?}");
        // Nor is it anybody below the subject.
        let subject = world.states[..=CHIEF]
            .iter()
            .rposition(|it| table::is_subject(*it));
        let rank = (0..RANKS).find(|rank| step_of(*rank) == it.step.code());
        assert!(subject.is_none_or(|post| rank > Some(post)), "{world:?}");
    });
}

/// Whoever reads why can tell what happened at each step that was passed over.
#[test]
fn every_step_that_is_passed_over_says_why_and_names_whom() {
    every_world(|world| {
        let (_, found) = answer(world);
        let Some((rank, _)) = table::told(world) else {
            return;
        };
        let from = if table::is_affected(world.states[CHIEF]) {
            CHIEF
        } else {
            let subject = world.states[..=CHIEF]
                .iter()
                .rposition(|it| table::is_subject(*it));
            subject.unwrap_or(0)
        };
        for passed in from..rank {
            let why = match world.states[passed] {
                Subject | SubjectAndAwayWithDeputy => Why::Subject,
                Reporter => Why::Reporter,
                Conflicted | ConflictedAndAwayWithDeputy => Why::Conflicted,
                Witness => Why::Witness,
                Vacant => Why::Vacant,
                NoAccount => Why::NoAccount,
                _ => Why::AbsentNoDeputy,
            };
            assert!(says(&found.reasons, passed, why), "{world:?} {found:?}");
            let obstacle = match world.states[passed] {
                AwayDeputyIsSubject => Some(Why::Subject),
                AwayDeputyIsConflicted => Some(Why::Conflicted),
                AwayDeputyIsAwayToo => Some(Why::AbsentNoDeputy),
                AwayDeputyHasNoAccount => Some(Why::NoAccount),
                _ => None,
            };
            let named = |reason: &Reason| {
                reason.person == Some(PersonId(deputy(passed))) && Some(reason.why) == obstacle
            };
            let is_named = obstacle.is_none() || found.reasons.iter().any(named);
            assert!(is_named, "{world:?} {found:?}");
        }
        assert!(says(&found.reasons, rank, Why::Told), "{world:?} {found:?}");
        if table::taker(world.states[rank], rank) != Some(leader(rank)) {
            assert!(
                says(&found.reasons, rank, Why::AbsentWithDeputy),
                "{world:?} {found:?}"
            );
        }
    });
}

fn says(reasons: &[Reason], rank: usize, why: Why) -> bool {
    let mut all = reasons.iter();
    all.any(|it| it.step.is_some_and(|step| step.code() == step_of(rank)) && it.why == why)
}

fn step_of(rank: usize) -> &'static str {
    [
        "nearest_leader",
        "unit_leader",
        "kommunalsjef",
        "chief_executive",
        "mayor",
        "deputy_mayor",
    ][rank]
}

/// Whatever the rest: protected speech stays in HR, and unanswered where the office waits for it.
#[test]
fn speech_holds_the_line_back_in_every_combination() {
    every_world(|world| {
        // The upper posts make no difference here.
        if world.states[2..] != [There; 4] {
            return;
        }
        let (line, mut matter) = build(world);
        for speech in [
            FreeSpeech::Unanswered,
            FreeSpeech::Protected,
            FreeSpeech::Outweighed,
        ] {
            for when in [LeaderTold::Registration, LeaderTold::AfterFreeSpeechGate] {
                matter.free_speech = speech;
                let found = resolve(&line, &matter, when).told;
                let waits = speech == FreeSpeech::Protected
                    || (speech == FreeSpeech::Unanswered
                        && when == LeaderTold::AfterFreeSpeechGate);
                let is_held = waits || table::is_kept_from_the_line(world);
                assert_eq!(found == Told::NotTheLine, is_held, "{world:?} {speech:?}");
            }
        }
    });
}
