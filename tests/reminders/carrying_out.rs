//! What is to be carried out after a decision, and who is told when it is not.
use super::{arrange, link, open, told, watch};
use crate::support::desk::Desk;
use crate::support::way::{NOTHING, decide, deliver, recommend, register, report, write_letter};
use brotsak::domain::job::Job;
use brotsak::domain::task::TaskKind;

/// A case that Nils has reported, in which a warning is decided; Liv leads the employee.
fn warned(desk: &Desk, reporter: &str) -> String {
    let mut kari = desk.as_person("kari");
    let number = report(desk, reporter);
    let case = register(desk, &mut kari, &number, &[]);
    crate::support::way::answer_gates(&mut kari, &case);
    crate::support::way::hear(&mut kari, &case);
    crate::support::way::assess(&mut kari, &case);
    recommend(&mut kari, &case, "warning");
    decide(desk, &case, "warning").is(303);
    case
}

#[tokio::test]
async fn the_leader_is_told_what_to_carry_out_and_the_next_in_the_line_when_it_is_not_done() {
    let desk = Desk::open();
    let case = warned(&desk, "nils");
    assert_eq!(open(&desk, "liv"), ["case_registered", "carry_out"]);
    let carry_out = link(&desk, "liv", TaskKind::CarryOut);
    let mut liv = desk.as_person("liv");
    let page = liv.get(&carry_out);
    page.is(200)
        .says("Ei sak er avgjord")
        .says("Ta kontakt med Kari Tenktvik i HR")
        .says("7. desember 2026");
    for secret in [
        "2026/1",
        "/2026-1",
        "åtvaring",
        "Åtvaring",
        "Bilete",
        "V3.8",
        "Nils",
    ] {
        assert!(!page.html.contains(secret), "the page says {secret}");
    }
    arrange(
        &desk,
        "update tasks set closed_at = created_at where kind = 'next_step' and closed_at is null",
    );
    watch(&desk, Job::Reminders, "2026-12-03", "2026-12-10").await;
    let expected = [
        "2026-12-04 08.00+0100 task_reminder Liv",
        "2026-12-08 08.00+0100 task_overdue Liv",
        "2026-12-08 08.00+0100 deadline_passed Kåre",
    ];
    assert_eq!(told(&desk), expected);

    // Kåre, who sees no case, learns whom to ask.
    let passed = link(&desk, "kare", TaskKind::DeadlinePassed);
    let mut kare = desk.as_person("kare");
    let page = kare.get(&passed);
    page.is(200)
        .says("du er neste ledd")
        .says("Kari Tenktvik i HR");
    for secret in ["2026/1", "Ola", "Liv", "Bilete", "V3.8"] {
        assert!(!page.html.contains(secret), "the page says {secret}");
    }
    kare.get(&case).is(404);
    kare.get("/tasks")
        .is(200)
        .says("Ein frist har gått ut hos ein annan");

    // Nobody else can say that it is done; Liv can, and then it is over for Kåre too.
    kare.get("/account").is(200);
    kare.post(&format!("{carry_out}/done"), &[]).is(404);
    let mut liv = desk.as_person("liv");
    liv.get(&carry_out).is(200);
    liv.post(&format!("{carry_out}/done"), &[]).is(303);
    assert_eq!(open(&desk, "liv"), ["case_registered"]);
    assert!(open(&desk, "kare").is_empty());
    liv.get(&carry_out).is(200).says("Oppgåva er gjord");
    kare.get(&passed).is(200).says("Oppgåva er gjord");
    liv.post(&format!("{carry_out}/done"), &[]).is(404);
}

#[tokio::test]
async fn a_reporter_in_the_line_is_passed_over_on_the_way_up() {
    let desk = Desk::open();
    warned(&desk, "kare");
    arrange(
        &desk,
        "update tasks set closed_at = created_at where kind = 'next_step' and closed_at is null",
    );
    watch(&desk, Job::Reminders, "2026-12-08", "2026-12-08").await;
    let expected = [
        "2026-12-08 08.00+0100 task_overdue Liv",
        "2026-12-08 08.00+0100 deadline_passed Gro",
    ];
    assert_eq!(told(&desk), expected);
    assert!(!open(&desk, "kare").contains(&"deadline_passed"));
}

#[tokio::test]
async fn a_case_that_is_closed_leaves_nobody_a_deadline() {
    let desk = Desk::open();
    let case = warned(&desk, "nils");
    watch(&desk, Job::Reminders, "2026-12-08", "2026-12-08").await;
    assert!(open(&desk, "kare").contains(&"deadline_passed"));
    assert!(
        open(&desk, "hilde").contains(&"deadline_passed"),
        "the letter is late"
    );
    let mut kari = desk.as_person("kari");
    write_letter(&mut kari, &case, "warning");
    deliver(&mut kari, &case, "hand").is(303);
    kari.get(&format!("{case}/closure")).is(200);
    kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    for who in ["kari", "liv", "kare", "hilde", "gro"] {
        let left = open(&desk, who);
        assert!(left.is_empty(), "{who} {left:?}");
    }
}

#[test]
fn a_decision_without_a_reaction_is_nothing_to_carry_out() {
    for (severity, expected) in [("none", false), ("guidance", true)] {
        let desk = Desk::open();
        let mut kari = desk.as_person("kari");
        let number = report(&desk, "nils");
        let case = register(&desk, &mut kari, &number, &[]);
        crate::support::way::answer_gates(&mut kari, &case);
        crate::support::way::hear(&mut kari, &case);
        crate::support::way::assess(&mut kari, &case);
        recommend(&mut kari, &case, severity);
        decide(&desk, &case, severity);
        if open(&desk, "hilde").contains(&"next_step") {
            crate::support::way::confirm(&desk, "hilde", &case, "confirmed").is(303);
        }
        assert_eq!(
            open(&desk, "liv").contains(&"carry_out"),
            expected,
            "{severity}"
        );
    }
}

#[test]
fn a_leader_who_turns_out_to_be_conflicted_loses_the_task_and_the_next_gets_it() {
    let desk = Desk::open();
    let case = warned(&desk, "nils");
    let carry_out = link(&desk, "liv", TaskKind::CarryOut);
    let mut hilde = desk.as_person("hilde");
    hilde.get(&format!("{case}/conflicts/new")).is(200);
    let liv = desk.person("liv").0.to_string();
    let fields = [("person", liv.as_str()), ("grounds", "c")];
    let declared = hilde.post(&format!("{case}/conflicts"), &fields);
    declared.is(303);
    assert!(open(&desk, "liv").is_empty());
    desk.as_person("liv").get(&carry_out).is(404);
    assert!(open(&desk, "kare").contains(&"carry_out"));
}
