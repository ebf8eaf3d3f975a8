//! Nobody sees what they should not: every route of the house, for everybody in it, in every relation to a case.
//!
//! The routes are read from the source. A route without a row in `ROUTES` fails the test.
use crate::support::desk::{Browser, Desk, Page};
use crate::support::way::{
    NOTHING, answer_gates, assess, begin_letter, decide, deliver, hear, recommend, register,
    report_saying, write_letter,
};
use brotsak::domain::local_time::day;
use brotsak::domain::person::Role;
use brotsak::store::ledger::{self, Wanted};
use brotsak::store::{StoreError, cases, parties};
use chrono::TimeDelta;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Each route, and for whom it is: `all`, `signed` (in), `own` (only whose it is), `case`
/// (whoever may see the case, whatever their roles), or the roles by their letters: L leader, O officer and H head of HR, C chief executive,
/// A archivist, R auditor, D administrator, M mayor. A route of a case asks besides that
/// the person may see that case.
const ROUTES: &str = "
GET /                                             all
GET /healthz                                      all
GET /sign-in                                      all
POST /sign-in                                     all
GET /setup/{token}                                all
POST /setup/{token}                               all
GET /language/{code}                              all
POST /sign-out                                    all
GET /kept/{token}                                 own
GET /account                                      signed
POST /account/notices                             signed
POST /account/password                            signed
POST /account/sessions                            signed
POST /account/sessions/others                     signed
POST /account/sessions/{id}/end                   signed
GET /account/second-factor                        signed
POST /account/second-factor                       signed
POST /account/recovery-codes                      signed
GET /proof                                        signed
POST /proof                                       signed
GET /proof/provider                               signed
GET /sign-in/provider                             all
GET /sign-in/provider/answer                      all
GET /signed-out                                   all
GET /sign-in/code                                 all
POST /sign-in/code                                all
GET /sign-in/enrolment                            all
POST /sign-in/enrolment                           all
GET /guidelines                                   signed
GET /tasks                                        signed
GET /t/{token}                                    own
POST /t/{token}/reader                            own
POST /t/{token}/done                              own
GET /t/{token}/transfers                          own
POST /t/{token}/transfers                         own
GET /absences                                     signed
POST /absences                                    signed
POST /absences/{id}/end                           own
GET /calendar                                     signed
POST /calendar/feed                               signed
POST /calendar/feed/revocation                    signed
GET /calendar/feed/{token}                        own
POST /t/{token}/end                               own
GET /break-glass                                  H
POST /break-glass                                 H
GET /reports                                      signed
POST /reports/drafts                              signed
POST /reports/drafts/{token}/discard              own
POST /reports/drafts/{token}/files                own
POST /reports/drafts/{token}/files/{uuid}/removal own
POST /reports/drafts/{token}/filing               own
POST /reports/drafts/{token}/autosave/{step}      own
GET /reports/drafts/{token}/{step}                own
POST /reports/drafts/{token}/{step}               own
GET /reports/{number}                             own
GET /stepped-aside                                signed
GET /demo/mail                                    none
GET /demo/mail/{name}                             none
GET /inbox                                        OH
GET /cases                                        OHC
GET /outbox                                       OH
GET /cases/{number}/recipients                    OH
POST /cases/{number}/recipients                   OH
GET /outbox/{token}                               OH
POST /outbox/{token}/attempts                     OH
POST /outbox/{token}/calls                        OH
POST /outbox/{token}/recipients                   OH
GET /reports/{number}/case                        OH
POST /reports/{number}/case                       OH
GET /reports/{number}/files/{uuid}                OH
POST /reports/{number}/holder                     OH
POST /reports/{number}/return                     OH
POST /reports/{number}/reporter                   OH
GET /delegations                                  HC
POST /delegations                                 HC
POST /delegations/{id}/end                        HC
GET /archive                                      A
POST /archive/exports                             A
GET /archive/core                                 A
POST /archive/core/messages                       A
POST /archive/core/receipts                       A
GET /archive/journal                              A
GET /archive/journal.csv                          A
GET /archive/exports/{uuid}                       A
POST /archive/exports/{uuid}/openings             A
GET /archive/exports/{uuid}/file                  A
POST /archive/warning-policy                      A
POST /archive/evidence-policy                     A
GET /archive/schedule                             AHC
POST /archive/schedule                            A
POST /archive/schedule/{version}/approval         AHC
GET /archive/schedule/{version}/annex             AHC
GET /archive/cases/{number}                       AOH
GET /archive/cases/{number}/circumstances         A
POST /archive/cases/{number}/circumstances        A
POST /archive/cases/{number}/holds                AOH
POST /archive/cases/{number}/receipt-withdrawals  A
POST /archive/cases/{number}/holds/{serial}/end   AOH
GET /archive/blocked                              AH
POST /archive/blocked                             A
GET /archive/blocked/{id}                         AH
POST /archive/blocked/{id}/openings               AH
POST /archive/blocked/{id}/lifting                A
GET /archive/blocked/{id}/documents/{serial}      AH
GET /archive/disposals                            AHC
POST /archive/disposals                           A
GET /archive/disposals/{slug}                     AHC
POST /archive/disposals/{slug}/approval           AHC
POST /archive/disposals/{slug}/stop               AHC
POST /archive/disposals/{slug}/execution          AHC
GET /archive/disposals/{slug}/certificate         AHC
GET /audit                                        HAR
GET /audit/events.csv                             HAR
GET /audit/readers                                H
GET /audit/readers.csv                            H
POST /audit/verifications                         HAR
GET /jobs                                         D
GET /metrics                                      none
GET /accounts                                     D
POST /accounts                                    D
GET /accounts/new                                 D
POST /accounts/new                                D
GET /accounts/{person}                            D
POST /accounts/{person}/account                   D
POST /accounts/{person}/link                      D
POST /accounts/{person}/sessions                  D
POST /accounts/{person}/second-factor/reset       D
GET /role-proposals                               DH
POST /role-proposals/{id}/answer                  DH
POST /recoveries/{id}/answer                      DH
POST /accounts/{person}/roles                     D
POST /accounts/{person}/roles/{role}/end          D
GET /accounts/{person}/closure                    D
POST /accounts/{person}/closure                   D
GET /cases/{number}                               case
GET /cases/{number}/access                        OH
POST /cases/{number}/access                       OH
POST /cases/{number}/access/{serial}/end          OH
POST /cases/{number}/referral                     OH
GET /cases/{number}/access-requests               OH
POST /cases/{number}/access-requests              OH
GET /cases/{number}/access-requests/{id}          OH
POST /cases/{number}/access-requests/{id}/rest    OH
POST /cases/{number}/access-requests/{id}/answer  OH
POST /cases/{number}/access-requests/{id}/withdrawal OH
GET /cases/{number}/access-requests/{id}/documents/{serial} OH
POST /cases/{number}/access-requests/{id}/documents/{serial} OH
GET /cases/{number}/access-requests/{id}/documents/{serial}/copy OH
POST /cases/{number}/access-requests/{id}/documents/{serial}/copy OH
GET /cases/{number}/access-requests/{id}/documents/{serial}/copy/file OH
POST /cases/{number}/access-requests/{id}/documents/{serial}/copy/files OH
POST /cases/{number}/access-requests/{id}/documents/{serial}/copy/marks OH
POST /cases/{number}/access-requests/{id}/documents/{serial}/copy/marks/{mark}/undoing OH
POST /cases/{number}/access-requests/{id}/answers/{answer} OH
POST /cases/{number}/links                        OH
POST /cases/{number}/reporter                     case
GET /cases/{number}/readers                       H
GET /cases/{number}/readers.csv                   H
GET /cases/{number}/impartiality                  case
POST /cases/{number}/impartiality/declarations    case
GET /cases/{number}/conflicts/new                 H
POST /cases/{number}/conflicts                    H
GET /cases/{number}/officers/new                  H
POST /cases/{number}/officers                     H
GET /cases/{number}/gates                         OH
POST /cases/{number}/gates                        OH
GET /cases/{number}/assessments/new               OH
POST /cases/{number}/assessments                  OH
GET /cases/{number}/hearing                       OH
POST /cases/{number}/notices                      OH
POST /cases/{number}/omissions                    OH
POST /cases/{number}/statements                   OH
POST /cases/{number}/recommendations              OH
GET /cases/{number}/consultations/new             OH
POST /cases/{number}/consultations                OH
GET /cases/{number}/decisions/new                 case
POST /cases/{number}/decisions                    case
GET /cases/{number}/confirmations/new             case
POST /cases/{number}/confirmations                case
GET /cases/{number}/substitutes/new               H
POST /cases/{number}/substitutes                  H
GET /cases/{number}/letters                       case
POST /cases/{number}/letters                      OH
GET /cases/{number}/letters/{uuid}                OH
POST /cases/{number}/letters/{uuid}               OH
POST /cases/{number}/letters/{uuid}/versions      OH
GET /cases/{number}/deliveries/new                OH
POST /cases/{number}/deliveries                   OH
GET /cases/{number}/clocks                        case
POST /cases/{number}/clock-facts                  OH
GET /cases/{number}/closure                       OH
POST /cases/{number}/closure                      OH
GET /cases/{number}/reopenings/new                H
POST /cases/{number}/reopenings                   H
GET /cases/{number}/suspension                    case
POST /cases/{number}/suspensions                  OH
GET /cases/{number}/suspension/consultations/new  OH
POST /cases/{number}/suspension/consultations     OH
POST /cases/{number}/suspension/decisions         case
POST /cases/{number}/suspension/confirmations     case
GET /cases/{number}/suspension/deliveries/new     OH
POST /cases/{number}/suspension/deliveries        OH
POST /cases/{number}/suspension/reviews           OH
POST /cases/{number}/suspension/endings           case
GET /cases/{number}/corrections                   case
POST /cases/{number}/corrections                  OH
GET /archive/cases/{number}/corrections           A
POST /archive/cases/{number}/corrections          A
GET /cases/{number}/documents/new                 OH
POST /cases/{number}/documents                    OH
GET /cases/{number}/documents/{serial}            case
";

#[derive(Clone, Copy)]
struct Row<'a> {
    method: &'a str,
    path: &'a str,
    open_to: &'a str,
}

fn rows() -> Vec<Row<'static>> {
    let row = |line: &'static str| {
        let mut words = line.split_whitespace();
        Some(Row {
            method: words.next()?,
            path: words.next()?,
            open_to: words.next()?,
        })
    };
    ROUTES.lines().filter_map(row).collect()
}

/// `GET /cases`, … as the source of the pages registers them.
fn routes() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    read(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src/web")),
        &mut found,
    );
    found
}

fn read(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, found);
            continue;
        }
        // The style, the script and the mark are for everybody.
        if path.extension().is_none_or(|it| it != "rs") || path.ends_with("assets.rs") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]").next().unwrap();
        let mut here = String::new();
        let quoted = |text: &str| {
            Some(
                text.trim_start()
                    .strip_prefix('"')?
                    .split('"')
                    .next()?
                    .to_owned(),
            )
        };
        let mut rest = text;
        while let Some(at) = rest.find(['r', '.']) {
            rest = &rest[at..];
            if let Some(after) = rest.strip_prefix("resource(") {
                here = quoted(after)
                    .unwrap_or_else(|| panic!("{path:?}: a resource without its address in words"));
                rest = after;
            } else if let Some(after) = rest.strip_prefix(".route(") {
                let after = after.trim_start();
                let (address, method) = match quoted(after) {
                    Some(address) => {
                        let method = after.split_once(',').unwrap().1;
                        (address, method.trim_start())
                    }
                    None => (here.clone(), after),
                };
                let method = method
                    .strip_prefix("web::")
                    .and_then(|it| it.split('(').next());
                let method = method
                    .unwrap_or_else(|| panic!("{path:?}: a route without its address in words"));
                found.insert(format!("{} {address}", method.to_uppercase()));
                rest = after;
            } else {
                rest = &rest[1..];
            }
        }
    }
}

#[test]
fn every_route_has_a_row_in_the_matrix() {
    let known: BTreeSet<String> = rows()
        .iter()
        .map(|row| format!("{} {}", row.method, row.path))
        .collect();
    let routes = routes();
    let without_row: Vec<_> = routes.difference(&known).collect();
    let without_route: Vec<_> = known.difference(&routes).collect();
    assert!(
        without_row.is_empty() && without_route.is_empty(),
        "without a row: {without_row:?}; without a route: {without_route:?}"
    );
}

#[test]
fn whoever_asks_for_an_address_that_takes_a_form_comes_to_the_page_with_the_form() {
    let desk = Desk::open();
    let rows = rows();
    let pages: Vec<&str> = rows
        .iter()
        .filter(|it| it.method == "GET")
        .map(|it| it.path)
        .collect();
    let fits = |page: &str, place: &str| {
        let mut parts = page.split('/').zip(place.split('/'));
        page.split('/').count() == place.split('/').count()
            && parts.all(|(part, own)| part == own || part.starts_with('{'))
    };
    let mut arne = desk.as_person("arne");
    for row in rows
        .iter()
        .filter(|it| it.method == "POST" && !pages.contains(&it.path))
    {
        let parts = row.path.split('/');
        let filled = parts.map(|part| {
            if part.starts_with('{') {
                "2026-1"
            } else {
                part
            }
        });
        let asked = filled.collect::<Vec<_>>().join("/");
        let place = arne.get(&asked).location.clone();
        assert!(
            pages.iter().any(|page| fits(page, &place)),
            "{asked} leads to {place:?}, which is no page"
        );
    }
    // As the link to another language does, on a page where the form was refused.
    let asked = [("from", ""), ("to", "")];
    arne.get("/archive");
    let page = arne.post("/archive/exports", &asked);
    page.is(422).says("/language/nb?back=%2Farchive%2Fexports");
    let back = arne
        .get("/language/nb?back=%2Farchive%2Fexports")
        .location
        .clone();
    arne.get(&back).is(303);
    assert_eq!(arne.get(&back).location, "/archive");
    arne.get("/archive").is(200).says("<html lang=\"nb\"");
    // The page says itself for whom it is.
    let mut liv = desk.as_person("liv");
    assert_eq!(liv.get("/archive/exports").location, "/archive");
    liv.get("/archive").is(404);
    liv.post("/archive/exports", &[]).is(404);
}

/// What nobody may read who may not see the case.
struct Secret {
    case: &'static str,
    slug: String,
    report: String,
    /// Planted in titles, free text and letters.
    marker: &'static str,
    /// Who sees the case.
    seen_by: &'static [&'static str],
    letter: String,
}

const EVERYBODY: &[&str] = &[
    "nobody", "ola", "kare", "liv", "nils", "mona", "kari", "hilde", "gro", "arne", "rita",
    "sondre",
];

/// The letters of the roles each holds. Mona is an officer too, who is conflicted in one case.
fn roles_of(name: &str) -> &'static str {
    match name {
        "kare" | "liv" => "L",
        "mona" => "LO",
        "kari" => "O",
        "hilde" => "H",
        "gro" => "C",
        "arne" => "A",
        "rita" => "R",
        "sondre" => "D",
        _ => "",
    }
}

struct Scene {
    desk: Desk,
    secrets: Vec<Secret>,
    /// Who has signed in to handle cases.
    officers: BTreeMap<&'static str, Browser>,
}

impl Scene {
    fn new() -> Scene {
        let desk = Desk::open();
        let mona = desk.person("mona");
        let granted = desk.house.store.write("system", desk.now(), move |tx| {
            let term = brotsak::domain::account::Term {
                role: Role::HrOfficer,
                from: brotsak::domain::local_time::day(tx.now),
                to: None,
            };
            brotsak::casework::grant_role::grant_role(tx, mona, term)
        });
        granted.unwrap();
        let mut scene = Scene {
            desk,
            secrets: vec![],
            officers: BTreeMap::new(),
        };
        // One in which Mona is conflicted, and Kåre has reported.
        let own = scene.case(
            "ZZEIN",
            "conflicted",
            "kare",
            "kari",
            "no",
            &["kari", "hilde", "gro"],
        );
        scene
            .desk
            .house
            .store
            .write("system", scene.desk.now(), move |tx| {
                let case = cases::by_id(tx.db(), own)?.id;
                parties::declare_conflict(tx, case, mona, "Syster til den det gjeld.", mona)?;
                ledger::record(tx, "2026/1", &brotsak::audit::Event::ConflictDeclared)
            })
            .unwrap();
        // One that Kari has reported herself: she neither handles nor sees it.
        scene.case(
            "ZZTO",
            "own report",
            "kari",
            "mona",
            "no",
            &["mona", "hilde", "gro"],
        );
        // A closed one.
        scene.case(
            "ZZFIRE",
            "closed",
            "kare",
            "kari",
            "no",
            &["mona", "kari", "hilde", "gro"],
        );
        scene.close();
        // A whistleblowing case: for its officer alone.
        scene.case("ZZTRE", "varsel", "kare", "kari", "yes", &["kari"]);
        // Others, to which somebody had access yesterday, and which the head of HR has opened in need.
        scene.case("ZZFEM", "expired", "kare", "kari", "yes", &["kari"]);
        scene.case("ZZSEKS", "glass", "kare", "kari", "yes", &["kari", "hilde"]);
        // One to which the auditor and a leader have access.
        let seen_by = &["mona", "kari", "hilde", "gro", "rita", "liv"];
        scene.case("ZZSJU", "given", "kare", "kari", "no", seen_by);
        let mut kari = scene.desk.as_person("kari");
        for name in ["mona", "rita", "arne", "hilde", "gro"] {
            scene.give(&mut kari, "ZZFEM", name, "23.11.2026").is(303);
        }
        scene.desk.wait(TimeDelta::days(1));
        scene.break_glass("ZZSEKS").is(303);
        let mut hilde = scene.desk.as_person("hilde");
        for name in ["rita", "liv"] {
            scene.give(&mut hilde, "ZZSJU", name, "24.11.2026").is(303);
        }
        scene
    }

    /// Registers a case full of its marker, giving its number in the year.
    fn case(
        &mut self,
        marker: &'static str,
        case: &'static str,
        reporter: &str,
        officer: &'static str,
        varsel: &'static str,
        seen_by: &'static [&'static str],
    ) -> i32 {
        let desk = &self.desk;
        let words = format!("{marker} står i forteljinga om eit bilete der ein elev er synleg.");
        let report = report_saying(desk, reporter, &words);
        let mut handler = match self.officers.get(officer) {
            Some(browser) => browser.again(),
            None => desk.as_person(officer),
        };
        let title: &'static str = format!("{marker} tittel").leak();
        let person: &'static str = desk.person(officer).0.to_string().leak();
        let grounds: &'static str =
            format!("{marker} er grunngjevinga for svaret, og ho er lang nok til å telje.").leak();
        let more = [
            ("title", title),
            ("officer", person),
            ("whistleblowing", varsel),
            ("whistleblowing_grounds", grounds),
        ];
        let address = register(desk, &mut handler, &report, &more);
        answer_gates(&mut handler, &address);
        let notice = [
            ("matter", grounds),
            ("sent_on", "23.11.2026"),
            ("reply_by", "7.12.2026"),
        ];
        handler.get(&format!("{address}/hearing"));
        handler.post(&format!("{address}/notices"), &notice).is(303);
        let letter = begin_letter(&mut handler, &address, "prior_notice");
        self.officers.insert(officer, handler);
        let serial: i32 = address.rsplit('-').next().unwrap().parse().unwrap();
        self.secrets.push(Secret {
            case,
            slug: address.rsplit('/').next().unwrap().to_owned(),
            report,
            marker,
            seen_by,
            letter: letter.rsplit('/').next().unwrap().to_owned(),
        });
        serial
    }

    fn secret(&self, marker: &str) -> &Secret {
        let found = self.secrets.iter().find(|it| it.marker == marker);
        found.unwrap()
    }

    /// Somebody gives access to the case, from today through the last day.
    fn give(&self, giver: &mut Browser, marker: &str, to: &str, last: &str) -> Page {
        let page = format!("/cases/{}/access", self.secret(marker).slug);
        giver.get(&page).is(200);
        let person = self.desk.person(to).0.to_string();
        let today = day(self.desk.now()).format("%d.%m.%Y").to_string();
        let asked = [
            ("person", person.as_str()),
            ("first", today.as_str()),
            ("last", last),
            ("reason", "Skal sjå korleis saka er behandla."),
        ];
        giver.post(&page, &asked)
    }

    fn break_glass(&self, marker: &str) -> Page {
        let mut hilde = self.desk.as_person("hilde");
        hilde.get("/break-glass").is(200);
        let number = self.secret(marker).slug.replace('-', "/");
        let asked = [
            ("number", number.as_str()),
            (
                "grounds",
                "Sakshandsamaren er sjuk, og fristen går ut i dag.",
            ),
        ];
        hilde.post("/break-glass", &asked)
    }

    fn close(&self) {
        let case = format!("/cases/{}", self.secrets.last().unwrap().slug);
        let mut kari = self.desk.as_person("kari");
        hear(&mut kari, &case);
        assess(&mut kari, &case);
        recommend(&mut kari, &case, "warning");
        decide(&self.desk, &case, "warning").is(303);
        write_letter(&mut kari, &case, "warning");
        deliver(&mut kari, &case, "hand").is(303);
        kari.get(&format!("{case}/closure")).is(200);
        kari.post(&format!("{case}/closure"), &NOTHING).is(303);
    }

    fn as_anybody(&self, name: &str) -> Browser {
        match name {
            "nobody" => self.desk.visitor(),
            // Without an account there is no way in.
            "nils" => self.desk.visitor(),
            name => self.desk.as_person(name),
        }
    }
}

/// The address with something of the case in each place that asks for it.
fn address(row: Row<'_>, secret: &Secret, desk: &Desk) -> String {
    let number = if row.path.starts_with("/reports/") {
        &secret.report
    } else {
        &secret.slug
    };
    row.path
        .replace("{number}", number)
        .replace("{uuid}", &secret.letter)
        .replace("{serial}", "1")
        .replace("{person}", &desk.person("ola").0.to_string())
        .replace("{role}", "leader")
        .replace("{id}", "1")
        .replace("{mark}", "1")
        .replace("{answer}", "1")
        .replace("{slug}", "20261123-101500000000")
        .replace("{version}", "1")
        .replace("{token}", "0123456789abcdef0123456789abcdef")
        .replace("{step}", "who")
        .replace("{code}", "nn")
        .replace("{name}", "1.eml")
}

/// Whether the person is kept out of the route, whatever is there.
fn is_shut(row: Row<'_>, name: &str, secret: &Secret) -> bool {
    let signed_in = !["nobody", "nils"].contains(&name);
    let is_of_case = row.path.starts_with("/cases/{number}");
    match row.open_to {
        "all" => false,
        "signed" => !signed_in,
        // What belongs to somebody has a name that nobody can guess; this one is nobody's.
        "own" | "none" => true,
        "case" => !signed_in || !secret.seen_by.contains(&name),
        letters => {
            let held = roles_of(name).chars().any(|role| letters.contains(role));
            !held || (is_of_case && !secret.seen_by.contains(&name))
        }
    }
}

#[track_caller]
fn check_shut(page: &Page, what: &str) {
    let is_asked_to_sign_in = page.status == 303 && page.location.starts_with("/sign-in");
    assert!(
        page.status == 404 || is_asked_to_sign_in,
        "{what}: {} {}",
        page.status,
        page.location
    );
}

#[test]
fn every_page_is_shut_to_everybody_it_is_not_for_and_says_nothing_of_a_hidden_case() {
    let scene = Scene::new();
    let gets: Vec<Row<'_>> = rows()
        .into_iter()
        .filter(|row| row.method == "GET")
        .collect();
    for name in EVERYBODY {
        let mut browser = scene.as_anybody(name);
        for (at, row) in gets.iter().enumerate() {
            // One session has so many pages a minute.
            if at % 40 == 39 {
                browser = scene.as_anybody(name);
            }
            for secret in &scene.secrets {
                let place = address(*row, secret, &scene.desk);
                let what = format!("GET {place} ({}) as {name}", secret.case);
                let page = browser.get(&place);
                if row.open_to == "own" && row.path == "/reports/{number}" {
                    // The receipt, for whoever reported.
                    let own = (secret.marker == "ZZTO" && *name == "kari")
                        || (secret.marker != "ZZTO" && *name == "kare");
                    assert_eq!(page.status == 200, own, "{what}: {}", page.status);
                } else if is_shut(*row, name, secret) {
                    let gone = row.path == "/kept/{token}" || row.path == "/t/{token}";
                    if !gone || page.status == 200 {
                        check_shut(&page, &what);
                    }
                } else if ["conflicted", "given"].contains(&secret.case) {
                    assert_ne!(page.status, 403, "{what}");
                    // A request has a number of its own, and these cases need not have the first.
                    let may_be_none = row.path.contains("/access-requests/{id}");
                    let is_there =
                        may_be_none || !row.path.starts_with("/cases/") || page.status == 200;
                    assert!(is_there, "{what}: {}", page.status);
                }
                let seen: Vec<&Secret> = scene.secrets.iter().collect();
                for other in seen {
                    // The number alone would tell that there is such a case. The auditor reads it in the trail.
                    let is_narrow = ["varsel", "expired", "glass"].contains(&other.case);
                    let may_learn = other.seen_by.contains(name) || *name == "rita";
                    if is_narrow && !may_learn && !place.contains(&other.slug) {
                        let number = other.slug.replace('-', "/");
                        let says = page.html.contains(&number) || page.html.contains(&other.slug);
                        let line = page
                            .html
                            .lines()
                            .find(|it| it.contains(&number) || it.contains(&other.slug));
                        assert!(!says, "{what} says {number}: {line:?}");
                    }
                    let reads = other.seen_by.contains(name);
                    let reported = page.status == 200 && row.path.starts_with("/reports");
                    // HR reads reports before they are cases, and whoever reported reads the receipt.
                    if !reads && !reported {
                        assert!(
                            !page.html.contains(other.marker),
                            "{what} says {}",
                            other.marker
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn every_form_is_shut_to_everybody_it_is_not_for_and_changes_nothing() {
    let scene = Scene::new();
    let posts: Vec<Row<'_>> = rows()
        .into_iter()
        .filter(|row| row.method == "POST")
        .collect();
    let before = written(&scene.desk);
    for name in EVERYBODY {
        let mut browser = scene.as_anybody(name);
        for (at, row) in posts.iter().enumerate() {
            if at % 40 == 39 {
                browser = scene.as_anybody(name);
            }
            for secret in &scene.secrets {
                if !is_shut(*row, name, secret) {
                    continue;
                }
                let place = address(*row, secret, &scene.desk);
                let page = browser.post(&place, &[]);
                // Whoever has not signed in has no token for any form; a form with files that
                // is none is refused before anybody looks whose it is. Either tells nothing.
                let is_stranger = ["nobody", "nils"].contains(name);
                let is_no_upload = page.status == 400
                    && (row.path.ends_with("/files") || row.path.ends_with("/documents"));
                if ([401, 403].contains(&page.status) && is_stranger) || is_no_upload {
                    continue;
                }
                check_shut(&page, &format!("POST {place} ({}) as {name}", secret.case));
            }
        }
    }
    assert_eq!(written(&scene.desk), before);
}

/// How many entries tell of something else than that somebody came, or was turned away.
fn written(desk: &Desk) -> usize {
    let wanted = Wanted {
        subject: None,
        before: None,
        limit: 100_000,
    };
    let entries = desk
        .house
        .store
        .read::<_, StoreError>(|db| ledger::entries(db, &wanted));
    let passing = ["access-denied", "signed-in", "session-opened"];
    let told = entries.unwrap().into_iter();
    told.filter(|entry| !passing.contains(&entry.payload.event.as_str()))
        .count()
}
