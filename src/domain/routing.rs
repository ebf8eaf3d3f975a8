//! Who is told of a case, and who may decide it: the line above the employee, with whoever may not know skipped.

use crate::domain::gate::FreeSpeech;
use crate::domain::person::PersonId;
pub use above::above;
pub use desk::{Desk, HrTold, overseer, resolve_hr};
pub use reason::{Reason, Step, Why};

mod above;
mod desk;
mod reason;

/// Somebody who holds a post, as they are on the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    pub person: PersonId,
    pub is_absent: bool,
    /// Has an account that is open and an address.
    pub can_be_told: bool,
    /// Who leads them directly.
    pub superior: Option<PersonId>,
}

/// A post in the line. Without a leader it is vacant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Post {
    pub step: Step,
    pub leader: Option<Holder>,
    /// Who steps in while the leader is absent, first choice first.
    pub deputies: Vec<Holder>,
}

/// The organisation as it is on one day, seen from one unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// From the nearest leader up; the last one is the chief executive's.
    pub posts: Vec<Post>,
    /// Above the administration: the mayor, and the deputy mayor where there is one on record.
    pub elected: Vec<Post>,
}

/// When the leader is told of a case (`docs/decisions/0016-when-the-leader-is-told.md`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeaderTold {
    /// When the case is registered, with the words not to raise it with the employee.
    #[default]
    Registration,
    /// When it is answered that the utterance is not protected (Grunnlova § 100).
    AfterFreeSpeechGate,
}

/// The facts of the case that bear on who may know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matter {
    /// Nobody, while a report names somebody who is not found among the employees.
    pub subject: Option<PersonId>,
    /// The mayor and others who are elected have no employer (kommunelova chapter 8).
    pub subject_is_elected: bool,
    pub reporter: PersonId,
    /// The report is itself a whistleblowing report (arbeidsmiljølova § 2 A-1).
    pub is_varsel: bool,
    /// Declared or found conflicted (forvaltningslova § 6).
    pub conflicted: Vec<PersonId>,
    /// Named as witness or harmed.
    pub witnesses: Vec<PersonId>,
    /// Mail did not reach them in time, and HR sent it on: as absent, in this case alone.
    pub unreached: Vec<PersonId>,
    /// What is answered about the freedom of speech (Grunnlova § 100).
    pub free_speech: FreeSpeech,
}

impl Matter {
    /// Whether the person is the subject, or conflicted.
    pub fn affects(&self, person: PersonId) -> bool {
        self.subject == Some(person) || self.conflicted.contains(&person)
    }

    /// Whether the person may prepare the case, but not decide it: whoever is
    /// affected, and whoever is led directly by somebody who is
    /// (forvaltningslova § 6 first and third paragraphs).
    pub fn bars(&self, person: PersonId, superior: Option<PersonId>) -> bool {
        self.affects(person) || superior.is_some_and(|superior| self.affects(superior))
    }

    /// The first of the checks (a)–(d) that keeps a person from being told.
    ///
    /// The house is stricter than the rule for the reporter: a leader who
    /// reports gets a receipt and the status, never the case, whistleblowing or not.
    fn keeps_out(&self, person: PersonId) -> Option<Why> {
        if self.subject == Some(person) {
            Some(Why::Subject)
        } else if self.reporter == person {
            Some(Why::Reporter)
        } else if self.conflicted.contains(&person) {
            Some(Why::Conflicted)
        } else if self.witnesses.contains(&person) {
            Some(Why::Witness)
        } else {
            None
        }
    }
}

/// Whom the leader's task goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    Leader(Recipient),
    /// The case is not the line's for now: a varsel, or the gate of free speech.
    NotTheLine,
    /// Everybody is resolved away. The case owner must find the right one.
    Nobody,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recipient {
    pub person: PersonId,
    pub step: Step,
    /// In the leader's place.
    pub is_deputy: bool,
    /// Otherwise they may prepare, not decide (forvaltningslova § 6 third paragraph).
    pub may_decide: bool,
}

/// Who may decide the case, before anybody's own impartiality is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DecisionMaker {
    /// The holder of delegated authority, else the chief executive (kommunelova § 13-1 seventh paragraph).
    Delegated,
    /// The same, but nobody in the reported line.
    DelegatedOutsideTheLine,
    /// The holder of this post, or one above it.
    AtOrAbove(Step),
    ChiefExecutive,
    /// The council, in a closed meeting (kommunelova §§ 11-5, 13-1).
    Council,
    /// An elected representative is not an employee: no reaction by employment law.
    OutsideEmploymentLaw,
}

/// The answer, with everything it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolution {
    pub told: Told,
    pub reasons: Vec<Reason>,
    pub decision_maker: DecisionMaker,
}

/// Who in the line is told of the case, and who may decide it.
pub fn resolve(line: &Line, matter: &Matter, when: LeaderTold) -> Resolution {
    let mut reasons = vec![];
    let told = told(line, matter, when, &mut reasons);
    let decision_maker = decision_maker(line, matter, &told);
    Resolution {
        told,
        reasons,
        decision_maker,
    }
}

fn told(line: &Line, matter: &Matter, when: LeaderTold, reasons: &mut Vec<Reason>) -> Told {
    let highest = highest_led(line, |leader| matter.affects(leader));
    let reported = highest_led(line, |leader| matter.subject == Some(leader));
    let held_by = match (matter.free_speech, when) {
        (FreeSpeech::Protected, _) => Some(Why::SpeechProtected),
        (FreeSpeech::Unanswered, LeaderTold::AfterFreeSpeechGate) => Some(Why::SpeechUnanswered),
        _ if matter.is_varsel && reported.is_none() => Some(Why::Varsel),
        _ => None,
    };
    if let Some(why) = held_by {
        reasons.push(Reason::about(Step::NearestLeader, why));
        return Told::NotTheLine;
    }
    // The administration is left out where its head is affected, or where the subject is elected.
    let from = if matter.subject_is_elected {
        reasons.push(Reason::about(Step::ChiefExecutive, Why::Elected));
        line.posts.len()
    } else if leads_all(line, highest) {
        let top = &line.posts[line.posts.len() - 1];
        skip_affected(top, matter, reasons);
        line.posts.len()
    } else {
        // The line of a leader begins above them: whoever they lead is not told, varsel or not.
        reported.map_or(0, |post| {
            skip_affected(&line.posts[post], matter, reasons);
            post + 1
        })
    };
    let administration = line.posts.iter().skip(from);
    administration
        .chain(&line.elected)
        .find_map(|post| holder(post, matter, reasons))
        .map_or(Told::Nobody, Told::Leader)
}

/// The highest post whose leader is one of `whom`.
fn highest_led(line: &Line, whom: impl Fn(PersonId) -> bool) -> Option<usize> {
    line.posts.iter().rposition(|post| {
        let leader = post.leader.as_ref();
        leader.is_some_and(|leader| whom(leader.person))
    })
}

/// Whether that post is the chief executive's.
fn leads_all(line: &Line, highest: Option<usize>) -> bool {
    highest.is_some_and(|post| post + 1 == line.posts.len())
}

fn skip_affected(post: &Post, matter: &Matter, reasons: &mut Vec<Reason>) {
    if let Some(leader) = &post.leader
        && let Some(why) = matter.keeps_out(leader.person)
    {
        reasons.push(Reason::of(post.step, leader.person, why));
    }
}

/// Who takes this step, if anybody does. The checks come in the order of
/// the rule: (a)–(d) for the leader; (e) absence, then the deputies; (f) vacancy; (g) no way to be told.
fn holder(post: &Post, matter: &Matter, reasons: &mut Vec<Reason>) -> Option<Recipient> {
    let Some(leader) = &post.leader else {
        reasons.push(Reason::about(post.step, Why::Vacant));
        return None;
    };
    if let Some(why) = matter.keeps_out(leader.person) {
        reasons.push(Reason::of(post.step, leader.person, why));
        return None;
    }
    let is_unreached = matter.unreached.contains(&leader.person);
    if leader.is_absent || is_unreached {
        let found = post.deputies.iter().find(|deputy| {
            let obstacle = obstacle(deputy, matter);
            if let Some(why) = obstacle {
                reasons.push(Reason::of(post.step, deputy.person, why));
            }
            obstacle.is_none()
        });
        let why = match found {
            _ if is_unreached => Why::Unreached,
            Some(_) => Why::AbsentWithDeputy,
            None => Why::AbsentNoDeputy,
        };
        reasons.push(Reason::of(post.step, leader.person, why));
        return found.map(|deputy| take(post.step, deputy, true, matter, reasons));
    }
    if !leader.can_be_told {
        reasons.push(Reason::of(post.step, leader.person, Why::NoAccount));
        return None;
    }
    Some(take(post.step, leader, false, matter, reasons))
}

fn obstacle(holder: &Holder, matter: &Matter) -> Option<Why> {
    let away = holder.is_absent.then_some(Why::AbsentNoDeputy);
    let untold = (!holder.can_be_told).then_some(Why::NoAccount);
    let unreached = matter.unreached.contains(&holder.person);
    matter
        .keeps_out(holder.person)
        .or(away)
        .or(untold)
        .or(unreached.then_some(Why::Unreached))
}

fn take(
    step: Step,
    holder: &Holder,
    is_deputy: bool,
    matter: &Matter,
    reasons: &mut Vec<Reason>,
) -> Recipient {
    let may_decide = !matter.bars(holder.person, holder.superior);
    reasons.push(Reason::of(step, holder.person, Why::Told));
    if !may_decide {
        reasons.push(Reason::of(step, holder.person, Why::PreparesOnly));
    }
    Recipient {
        person: holder.person,
        step,
        is_deputy,
        may_decide,
    }
}

fn decision_maker(line: &Line, matter: &Matter, told: &Told) -> DecisionMaker {
    let highest = highest_led(line, |leader| matter.affects(leader));
    let reported = highest_led(line, |leader| matter.subject == Some(leader));
    match highest {
        _ if matter.subject_is_elected => DecisionMaker::OutsideEmploymentLaw,
        _ if leads_all(line, highest) => DecisionMaker::Council,
        // Also where a leader is conflicted: those above are of the reported line too.
        _ if matter.is_varsel && reported.is_none() => DecisionMaker::DelegatedOutsideTheLine,
        Some(post) => {
            let above = line.posts[post + 1].step;
            let reached = match told {
                Told::Leader(recipient) => recipient.step,
                _ => above,
            };
            match above.max(reached) {
                Step::NearestLeader | Step::UnitLeader(_) | Step::Kommunalsjef => {
                    DecisionMaker::AtOrAbove(above.max(reached))
                }
                Step::ChiefExecutive | Step::Mayor | Step::DeputyMayor => {
                    DecisionMaker::ChiefExecutive
                }
            }
        }
        None => DecisionMaker::Delegated,
    }
}
