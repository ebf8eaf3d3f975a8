//! The archivist's work: a schedule that two stand behind, holds, and lists that are answered, stopped and carried out.
mod circumstances;
mod execution;
mod holds;
mod leaning;
mod lists;
mod newer_schedule;
mod schedules;
mod suits;

use crate::support::desk::{Desk, PAPER, Page};
use crate::support::keeping::{page_of, put_schedule_in_force};
use crate::support::way;
use brotsak::casework::Failure;
use brotsak::casework::tell_keepers::tell_keepers;
use brotsak::cli::Outcome;
use brotsak::cli::disposal::{DisposalCommand, Place, RunArgs, run};
use brotsak::domain::delivery::{Delivery, Template};
use brotsak::store::outbox_list;
use chrono::TimeDelta;
use std::path::Path;

/// When the period of a warning is over.
const LATER: TimeDelta = TimeDelta::days(740);

/// A case with a warning, closed, whose period of 24 months is over.
fn ended(desk: &Desk) {
    way::closed_with_a_warning(desk);
    put_schedule_in_force(desk);
    desk.wait(LATER);
}

/// The judges of PDF in tests/run look at it among the letters.
fn give_to_judges(name: &str, pdf: &[u8]) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("letters");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap();
}

fn execute(desk: &Desk, who: &str, list: i32) -> Page {
    let mut browser = desk.as_person(who);
    let page = page_of(desk, list);
    browser.get(&page).is(200);
    let begun = browser.post(&format!("{page}/execution"), &[("confirmed", "yes")]);
    if begun.status != 303 {
        return begun;
    }
    loop {
        let shown = browser.get(&page);
        if !shown.is(200).html.contains("Under arbeid") {
            return shown;
        }
    }
}

/// Whether the archive is mailed this month that something waits.
fn keepers_are_told(desk: &Desk) -> bool {
    let told = desk.house.store.write("system", desk.now(), tell_keepers);
    match told {
        Ok(()) => true,
        Err(Failure::NothingDue) => false,
        Err(other) => panic!("{other}"),
    }
}

/// The first names of those who have been told that a list or a schedule waits for them.
fn told(desk: &Desk) -> Vec<String> {
    let mut names: Vec<String> = mails(desk).into_iter().map(|it| it.0).collect();
    names.sort();
    names
}

/// To whom a mail of what waits to be approved goes, and where its link leads.
fn mails(desk: &Desk) -> Vec<(String, &'static str)> {
    let which = outbox_list::Which {
        hidden: &[],
        states: &Delivery::ALL,
        is_open: false,
    };
    let store = &desk.house.store;
    let all = store.read(|db| outbox_list::list(db, which, None, 100));
    let waits = [Template::DisposalWaits, Template::ScheduleWaits];
    let all = all.unwrap().into_iter();
    let mails = all.filter(|it| waits.contains(&it.mail.template));
    let one = |it: outbox_list::Listed| {
        let name = it.recipient.split(' ').next().unwrap().to_owned();
        (name, it.mail.template.place().unwrap())
    };
    mails.map(one).collect()
}

/// As the command line does it.
fn carry_out(desk: &Desk, list: i32) -> (Outcome, String) {
    let folder = desk.house.dir.path();
    let (exports, mail) = (folder.join("exports"), folder.join("mail"));
    let place = Place {
        store: &desk.house.store,
        files: &desk.files,
        letters: &PAPER,
        exports: &exports,
        mail: &mail,
        backup_days: 90,
    };
    let mut said = vec![];
    let command = DisposalCommand::Run(RunArgs { list: Some(list) });
    let outcome = run(&command, &place, desk.now(), &mut said).unwrap();
    (outcome, String::from_utf8(said).unwrap())
}
