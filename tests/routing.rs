//! Who is told and who may decide: the table of the rule, row by row.
use Whom::{Council, Deputy, Nobody, Post};
use brotsak::domain::gate::FreeSpeech;
use brotsak::domain::person::PersonId;
use brotsak::domain::routing::{
    DecisionMaker, Desk, Holder, HrTold, LeaderTold, Line, Matter, Step, Told, Why, resolve,
    resolve_hr,
};

/// Nearest leader, unit leader, kommunalsjef, chief executive: 1 to 4. Mayor 5, deputy mayor 6.
/// The employee is 10, the reporter 11, deputies 21 to 24; HR head 31, officers 32 and 33.
fn line() -> Line {
    let steps = [
        Step::NearestLeader,
        Step::UnitLeader(1),
        Step::Kommunalsjef,
        Step::ChiefExecutive,
    ];
    let posts = steps
        .iter()
        .zip(1..)
        .map(|(step, id)| brotsak::domain::routing::Post {
            step: *step,
            leader: Some(holder(id, (id < 4).then_some(id + 1))),
            deputies: vec![],
        });
    let elected = [(Step::Mayor, 5), (Step::DeputyMayor, 6)];
    let elected = elected.map(|(step, id)| brotsak::domain::routing::Post {
        step,
        leader: Some(holder(id, None)),
        deputies: vec![],
    });
    Line {
        posts: posts.collect(),
        elected: elected.into(),
    }
}

fn holder(id: i32, superior: Option<i32>) -> Holder {
    Holder {
        person: PersonId(id),
        is_absent: false,
        can_be_told: true,
        superior: superior.map(PersonId),
    }
}

fn matter() -> Matter {
    Matter {
        subject: Some(PersonId(10)),
        subject_is_elected: false,
        reporter: PersonId(11),
        is_varsel: false,
        conflicted: vec![],
        witnesses: vec![],
        unreached: vec![],
        free_speech: FreeSpeech::Unanswered,
    }
}

fn conflicted(ids: &[i32]) -> Matter {
    Matter {
        conflicted: ids.iter().copied().map(PersonId).collect(),
        ..matter()
    }
}

fn subject(id: i32) -> Matter {
    Matter {
        subject: Some(PersonId(id)),
        ..matter()
    }
}

fn absent(line: &mut Line, post: usize) {
    line.posts[post].leader.as_mut().unwrap().is_absent = true;
}

#[derive(Clone, Copy)]
enum Whom {
    Post(i32),
    Deputy(i32),
    NotTheLine,
    Nobody,
    /// The mayor is told, the council decides.
    Council(i32),
}

#[track_caller]
fn check(line: &Line, matter: &Matter, told: Whom, decides: DecisionMaker) {
    let answer = resolve(line, matter, LeaderTold::Registration);
    let person = match &answer.told {
        Told::Leader(recipient) => Some((recipient.person.0, recipient.is_deputy)),
        Told::NotTheLine | Told::Nobody => None,
    };
    match told {
        Post(id) => assert_eq!(person, Some((id, false)), "{answer:?}"),
        Deputy(id) => assert_eq!(person, Some((id, true)), "{answer:?}"),
        Council(id) => {
            assert_eq!(person, Some((id, false)), "{answer:?}");
            assert_eq!(decides, DecisionMaker::Council);
        }
        Whom::NotTheLine => assert_eq!(answer.told, Told::NotTheLine, "{answer:?}"),
        Nobody => assert_eq!(answer.told, Told::Nobody, "{answer:?}"),
    }
    assert_eq!(answer.decision_maker, decides);
}

#[track_caller]
fn says(line: &Line, matter: &Matter, person: i32, why: Why) {
    let answer = resolve(line, matter, LeaderTold::Registration);
    let id = PersonId(person);
    let found = answer
        .reasons
        .iter()
        .any(|reason| reason.person == Some(id) && reason.why == why);
    assert!(found, "{answer:?}");
}

#[test]
fn the_nearest_leader_is_told_of_an_ordinary_case() {
    check(&line(), &matter(), Post(1), DecisionMaker::Delegated);
    says(&line(), &matter(), 1, Why::Told);
}

#[test]
fn a_leader_who_reported_is_passed_over() {
    let reported = Matter {
        reporter: PersonId(1),
        ..matter()
    };
    check(&line(), &reported, Post(2), DecisionMaker::Delegated);
    says(&line(), &reported, 1, Why::Reporter);
}

#[test]
fn a_leader_is_not_told_of_their_own_case() {
    let above = DecisionMaker::AtOrAbove(Step::UnitLeader(1));
    check(&line(), &subject(1), Post(2), above);
    says(&line(), &subject(1), 1, Why::Subject);
    assert!(
        subject(1).bars(PersonId(40), Some(PersonId(1))),
        "nobody under the subject decides"
    );
}

#[test]
fn a_conflicted_leader_is_passed_over_and_their_subordinates_do_not_decide() {
    let case = conflicted(&[1]);
    let above = DecisionMaker::AtOrAbove(Step::UnitLeader(1));
    check(&line(), &case, Post(2), above);
    assert!(case.bars(PersonId(1), Some(PersonId(2))));
    assert!(case.bars(PersonId(40), Some(PersonId(1))));
    assert!(!case.bars(PersonId(2), Some(PersonId(3))));
}

#[test]
fn a_deputy_takes_the_place_of_an_absent_leader() {
    let mut line = line();
    absent(&mut line, 0);
    line.posts[0].deputies = vec![holder(21, Some(1))];
    check(&line, &matter(), Deputy(21), DecisionMaker::Delegated);

    line.posts[0].deputies[0].is_absent = true;
    check(&line, &matter(), Post(2), DecisionMaker::Delegated);
    line.posts[0].deputies[0] = holder(10, Some(1));
    check(&line, &matter(), Post(2), DecisionMaker::Delegated);
}

#[test]
fn an_absent_leader_without_deputy_is_passed_over() {
    let mut line = line();
    absent(&mut line, 0);
    check(&line, &matter(), Post(2), DecisionMaker::Delegated);
    says(&line, &matter(), 1, Why::AbsentNoDeputy);
}

#[test]
fn the_step_of_a_conflicted_leader_is_not_taken_by_the_deputy() {
    let mut line = line();
    absent(&mut line, 0);
    line.posts[0].deputies = vec![holder(21, Some(1))];
    let above = DecisionMaker::AtOrAbove(Step::UnitLeader(1));
    check(&line, &conflicted(&[1]), Post(2), above);
}

#[test]
fn a_deputy_who_is_led_by_a_conflicted_leader_prepares_and_does_not_decide() {
    let mut line = line();
    absent(&mut line, 1);
    line.posts[1].deputies = vec![holder(22, Some(1))];
    let answer = resolve(&line, &conflicted(&[1]), LeaderTold::Registration);
    let Told::Leader(recipient) = answer.told else {
        panic!("{answer:?}");
    };
    assert_eq!(recipient.person, PersonId(22));
    assert!(!recipient.may_decide);
    says(&line, &conflicted(&[1]), 22, Why::PreparesOnly);
}

#[test]
fn the_case_goes_on_up_past_conflict_and_vacancy() {
    let kommunalsjef = DecisionMaker::AtOrAbove(Step::Kommunalsjef);
    check(&line(), &conflicted(&[1, 2]), Post(3), kommunalsjef);
    let mut vacant = line();
    vacant.posts[1].leader = None;
    check(&vacant, &conflicted(&[1]), Post(3), kommunalsjef);
    check(
        &line(),
        &conflicted(&[1, 2, 3]),
        Post(4),
        DecisionMaker::ChiefExecutive,
    );
}

#[test]
fn above_a_conflicted_kommunalsjef_only_the_chief_executive_decides() {
    check(
        &line(),
        &conflicted(&[3]),
        Post(1),
        DecisionMaker::ChiefExecutive,
    );
    // Whoever the kommunalsjef leads is not told of the kommunalsjef's own case.
    check(&line(), &subject(3), Post(4), DecisionMaker::ChiefExecutive);
    // In the kommunalsjef's own case the line begins with the kommunalsjef.
    let mut own = line();
    own.posts.drain(..2);
    check(&own, &subject(3), Post(4), DecisionMaker::ChiefExecutive);
}

#[test]
fn a_witness_and_a_leader_without_account_are_passed_over() {
    let witness = Matter {
        witnesses: vec![PersonId(1)],
        ..matter()
    };
    check(&line(), &witness, Post(2), DecisionMaker::Delegated);
    let mut line = line();
    line.posts[0].leader.as_mut().unwrap().can_be_told = false;
    check(&line, &matter(), Post(2), DecisionMaker::Delegated);
    says(&line, &matter(), 1, Why::NoAccount);
}

#[test]
fn a_varsel_about_an_employee_is_kept_from_the_line() {
    let varsel = Matter {
        is_varsel: true,
        ..matter()
    };
    let outside = DecisionMaker::DelegatedOutsideTheLine;
    check(&line(), &varsel, Whom::NotTheLine, outside);
}

#[test]
fn a_varsel_about_a_leader_goes_to_the_next_one_above() {
    let varsel = Matter {
        is_varsel: true,
        ..subject(2)
    };
    let above = DecisionMaker::AtOrAbove(Step::Kommunalsjef);
    check(&line(), &varsel, Post(3), above);
    let involved = Matter {
        conflicted: vec![PersonId(3)],
        ..varsel
    };
    check(&line(), &involved, Post(4), DecisionMaker::ChiefExecutive);
}

#[test]
fn when_the_chief_executive_is_affected_the_mayor_is_told_and_the_council_decides() {
    check(
        &line(),
        &conflicted(&[4]),
        Council(5),
        DecisionMaker::Council,
    );
    check(&line(), &subject(4), Council(5), DecisionMaker::Council);
    check(
        &line(),
        &conflicted(&[4, 5]),
        Council(6),
        DecisionMaker::Council,
    );
}

#[test]
fn when_everybody_is_resolved_away_nobody_is_told() {
    check(
        &line(),
        &conflicted(&[4, 5, 6]),
        Nobody,
        DecisionMaker::Council,
    );
    let empty = Line {
        posts: vec![],
        elected: vec![],
    };
    check(&empty, &matter(), Nobody, DecisionMaker::Delegated);
}

#[test]
fn an_elected_representative_is_a_matter_for_the_mayor_and_no_employment_case() {
    let elected = Matter {
        subject_is_elected: true,
        ..matter()
    };
    check(
        &line(),
        &elected,
        Post(5),
        DecisionMaker::OutsideEmploymentLaw,
    );
    let mayor = Matter {
        subject: Some(PersonId(5)),
        ..elected
    };
    check(
        &line(),
        &mayor,
        Post(6),
        DecisionMaker::OutsideEmploymentLaw,
    );
}

#[test]
fn protected_speech_stays_in_hr_and_unanswered_waits_where_the_office_says_so() {
    let told = |speech, when| {
        let case = Matter {
            free_speech: speech,
            ..matter()
        };
        matches!(resolve(&line(), &case, when).told, Told::Leader(_))
    };
    let (early, late) = (LeaderTold::Registration, LeaderTold::AfterFreeSpeechGate);
    assert!(told(FreeSpeech::Unanswered, early) && !told(FreeSpeech::Unanswered, late));
    assert!(!told(FreeSpeech::Protected, early) && !told(FreeSpeech::Protected, late));
    assert!(told(FreeSpeech::Outweighed, early) && told(FreeSpeech::Outweighed, late));
}

fn desk() -> Desk {
    Desk {
        heads: vec![holder(31, Some(4))],
        officers: vec![holder(32, Some(31)), holder(33, Some(31))],
        owner: None,
    }
}

#[track_caller]
fn check_hr(desk: &Desk, matter: &Matter, told: &[i32]) {
    let (answer, reasons) = resolve_hr(desk, &line(), matter);
    let people = told.iter().copied().map(PersonId).collect();
    assert_eq!(answer, HrTold::Desk(people), "{reasons:?}");
}

#[track_caller]
fn check_substitute(desk: &Desk, matter: &Matter, person: i32) {
    let (answer, _) = resolve_hr(desk, &line(), matter);
    let HrTold::Substitute(recipient) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(recipient.person, PersonId(person));
}

#[test]
fn all_of_hr_is_told_of_a_report_and_the_owner_of_a_case() {
    check_hr(&desk(), &matter(), &[31, 32, 33]);
    let owned = Desk {
        owner: Some(holder(33, Some(31))),
        ..desk()
    };
    check_hr(&owned, &matter(), &[33]);
}

#[test]
fn only_the_hr_head_is_told_of_a_varsel() {
    let varsel = Matter {
        is_varsel: true,
        ..matter()
    };
    check_hr(&desk(), &varsel, &[31]);
}

#[test]
fn nobody_in_hr_is_told_of_a_report_about_themselves_or_a_close_colleague() {
    check_hr(&desk(), &subject(32), &[31]);
}

#[test]
fn the_chief_executive_names_a_substitute_when_hr_is_affected() {
    check_substitute(&desk(), &subject(31), 4);
    check_substitute(&desk(), &conflicted(&[31]), 4);
    check_substitute(&desk(), &conflicted(&[31, 4]), 5);
    let owned = Desk {
        owner: Some(holder(33, Some(31))),
        ..desk()
    };
    check_substitute(&owned, &conflicted(&[33]), 4);
    check_substitute(&Desk::default(), &matter(), 4);
}

#[test]
fn nobody_in_hr_steps_in_for_the_chief_executive_to_name_who_handles_hrs_own_case() {
    let mut line = line();
    absent(&mut line, 3);
    // The head of HR is the chief executive's deputy, and a colleague of the conflicted owner.
    line.posts[3].deputies = vec![holder(31, Some(4))];
    let owned = Desk {
        owner: Some(holder(33, Some(31))),
        ..desk()
    };
    let (answer, reasons) = resolve_hr(&owned, &line, &conflicted(&[33]));
    let HrTold::Substitute(recipient) = answer else {
        panic!("{answer:?}");
    };
    assert_eq!(recipient.person, PersonId(5), "{reasons:?}");
}

#[test]
fn a_varsel_is_decided_outside_the_reported_line_also_where_a_leader_in_it_is_conflicted() {
    let varsel = Matter {
        is_varsel: true,
        ..conflicted(&[1])
    };
    let outside = DecisionMaker::DelegatedOutsideTheLine;
    check(&line(), &varsel, Whom::NotTheLine, outside);
}
