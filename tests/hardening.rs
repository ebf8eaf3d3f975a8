//! Hardening, as somebody at the door would see it: files that are handed out, headers, cookies, floods,
//! and secrets that stand nowhere but where they belong.
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::program::{Running, run_with};
use crate::support::way::{register, report};
use brotsak::domain::second_factor::{Policy, base32, code};
use std::net::TcpListener;
use std::path::{Path, PathBuf};

/// What a browser must know of a file that somebody else wrote.
#[track_caller]
fn is_only_saved(page: &Page, what: &str) {
    assert_eq!(page.status, 200, "{what}: {}", page.html);
    let header = |name: &str| page.headers[name].to_str().unwrap().to_owned();
    let disposition = header("content-disposition");
    assert!(
        disposition.starts_with("attachment; filename="),
        "{what}: {disposition}"
    );
    let policy = header("content-security-policy");
    for part in ["default-src 'none'", "sandbox", "frame-ancestors 'none'"] {
        assert!(policy.contains(part), "{what}: {policy}");
    }
    for allowed in ["'self'", "allow-", "unsafe"] {
        assert!(!policy.contains(allowed), "{what}: {policy}");
    }
    assert_eq!(header("x-content-type-options"), "nosniff", "{what}");
    assert_eq!(header("cache-control"), "no-store", "{what}");
    assert_eq!(
        header("cross-origin-resource-policy"),
        "same-origin",
        "{what}"
    );
    let kind = header("content-type");
    let is_plain = [
        "application/octet-stream",
        "text/csv; charset=utf-8",
        "application/pdf",
    ];
    assert!(is_plain.contains(&kind.as_str()), "{what}: {kind}");
}

#[test]
fn what_others_wrote_is_saved_and_never_shown_by_this_site() {
    let desk = Desk::open();
    let mut kare = desk.as_person("kare");
    let number = report(&desk, "kare");
    let mut kari = desk.as_person("kari");
    let case = register(&desk, &mut kari, &number, &[]);
    // A file whose words are a page with a script, and whose name tries to leave its header.
    let markup = b"<html><script>fetch('/cases')</script></html>";
    let name = "vitne \u{e5}; x=y.txt";
    kari.get(&format!("{case}/documents/new")).is(200);
    let fields = [("title", "Vitneutsegn"), ("dated", "23.11.2026")];
    let sent = kari.upload(
        &format!("{case}/documents"),
        &fields,
        &[("file", name, markup)],
    );
    assert_eq!(sent.status, 303, "{}", sent.html);
    let page = kari.get(&case);
    let links: Vec<&str> = page
        .html
        .split("href=\"")
        .filter_map(|rest| rest.split('"').next())
        .filter(|href| href.starts_with(&format!("{case}/documents/")) && !href.ends_with("/new"))
        .collect();
    assert!(!links.is_empty());
    let mut is_saved = 0;
    for link in links {
        let page = kari.get(link);
        if page.bytes == markup {
            is_only_saved(&page, link);
            is_saved += 1;
        } else {
            assert!(!page.html.contains("<script>fetch"), "{link}");
        }
    }
    assert_eq!(is_saved, 1, "the file is handed out as it came");
    let mut hilde = desk.as_person("hilde");
    for path in [
        "/audit/events.csv".to_owned(),
        format!("{case}/readers.csv"),
        format!("/audit/readers.csv?person={}", desk.person("kare").0),
    ] {
        is_only_saved(&hilde.get(&path), &path);
    }
    kare.get(&case).is(404);
}

#[test]
fn every_answer_carries_the_same_protection_also_a_refusal() {
    let desk = Desk::open();
    let ask = |method: &str, path: &str, site: Option<&str>| {
        let mut request = ureq::http::Request::builder()
            .method(method)
            .uri(format!("{}{path}", desk.address));
        if let Some(site) = site {
            request = request.header("sec-fetch-site", site);
        }
        let agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .allow_non_standard_methods(true)
            .max_redirects(0)
            .build()
            .new_agent();
        agent.run(request.body(()).unwrap()).unwrap()
    };
    for (method, path, site, status) in [
        ("GET", "/sign-in", None, 200),
        ("GET", "/cases", None, 303),
        ("GET", "/finst-ikkje", None, 404),
        ("GET", "/healthz", None, 200),
        ("GET", "/assets/", None, 404),
        ("POST", "/sign-in", Some("cross-site"), 403),
        ("POST", "/sign-in", None, 400),
        ("TRACE", "/", None, 404),
        ("OPTIONS", "/cases", None, 404),
        ("PUT", "/cases", None, 404),
        ("DELETE", "/cases/2026-1", None, 404),
    ] {
        let what = format!("{method} {path}");
        let answer = ask(method, path, site);
        let given = answer.status().as_u16();
        assert!(
            given == status || (status == 404 && given == 405),
            "{what}: {given}"
        );
        let header = |name: &str| answer.headers().get(name).map(|it| it.to_str().unwrap());
        let policy = header("content-security-policy").expect(&what);
        for part in [
            "default-src 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.contains(part), "{what}: {policy}");
        }
        assert!(!policy.contains("unsafe"), "{what}: {policy}");
        assert_eq!(header("x-content-type-options"), Some("nosniff"), "{what}");
        assert_eq!(header("referrer-policy"), Some("same-origin"), "{what}");
        assert_eq!(
            header("cross-origin-opener-policy"),
            Some("same-origin"),
            "{what}"
        );
        assert_eq!(header("access-control-allow-origin"), None, "{what}");
        assert_eq!(header("server"), None, "{what} tells what serves it");
        assert_eq!(header("x-powered-by"), None, "{what}");
    }
}

#[test]
fn over_https_every_cookie_stays_with_this_house() {
    let desk = Desk::with(|settings| settings.base_url = "https://sak.valle.example".to_owned());
    let cookies = |page: &Page| -> Vec<String> {
        let set = page.headers.get_all("set-cookie").iter();
        set.map(|it| it.to_str().unwrap().to_owned()).collect()
    };
    let first = desk.visitor().get("/sign-in");
    let language = desk.visitor().get("/language/nb?back=%2Fsign-in");
    assert_eq!(
        first.headers["strict-transport-security"],
        "max-age=31536000; includeSubDomains"
    );
    let set = [cookies(&first), cookies(&language)].concat();
    assert!(set.len() >= 2, "{set:?}");
    for cookie in set {
        assert!(cookie.starts_with("__Host-brotsak"), "{cookie}");
        for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain="), "{cookie}");
    }
}

#[test]
fn signing_out_leaves_nothing_in_the_browser() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let page = kari.post("/sign-out", &[]);
    assert_eq!(
        page.is(303).headers["clear-site-data"],
        "\"cache\", \"storage\""
    );
}

#[test]
fn who_copies_page_after_page_is_slowed_down() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    let asked = (0..700).find(|_| kari.get("/guidelines").status == 429);
    assert!(asked.is_some_and(|asked| asked > 500), "{asked:?}");
    // On a machine that is slow one more is allowed now and then.
    let mut pages = (0..50).map(|_| kari.get("/cases"));
    let page = pages.find(|page| page.status == 429).unwrap();
    assert!(page.headers.contains_key("retry-after"));
    // Nobody else waits, and neither does she in another session.
    desk.as_person("hilde").get("/cases").is(200);
    desk.as_person("kari").get("/cases").is(200);
}

#[test]
fn a_false_address_in_a_header_lets_nobody_guess_on() {
    let desk = Desk::open();
    let tries = (0..8).map(|number: u32| {
        let mut visitor = desk.visitor();
        visitor.get("/sign-in");
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("csrf", &visitor.csrf);
        body.append_pair("email", "kari@valle.example");
        body.append_pair("password", "noko heilt anna enn det");
        let from = format!("192.0.2.{number}");
        visitor.post_with(
            "/sign-in",
            &[
                ("x-forwarded-for", &from),
                ("forwarded", &format!("for={from}")),
            ],
            body.finish().as_bytes(),
        )
    });
    let statuses: Vec<u16> = tries.map(|page| page.status).collect();
    assert_eq!(statuses, [422, 422, 422, 422, 422, 422, 429, 429]);
}

#[test]
fn an_administrator_signs_somebody_out_everywhere() {
    let desk = Desk::open();
    let (mut at_work, mut at_home) = (desk.as_person("kari"), desk.as_person("kari"));
    let mut sondre = desk.as_person("sondre");
    let sessions = format!("/accounts/{}/sessions", desk.person("kari").0);
    at_work.post(&sessions, &[]).is(404);
    let done = sondre.post(&sessions, &[]);
    sondre.get(&done.is(303).location).says("logga ut overalt");
    at_work.get("/account").is(303);
    at_home.get("/account").is(303);
    desk.as_person("kari").get("/account").is(200);
    sondre.post("/accounts/99999/sessions", &[]).is(404);
}

#[test]
fn the_name_of_the_house_is_no_password() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    for new in ["brotsak kommune", "Valle-kommune-arkiv", "personalsak2026"] {
        let fields = [
            ("old_password", PASSWORD),
            ("password", new),
            ("repeat", new),
        ];
        let page = kari.post("/account/password", &fields);
        assert_eq!(page.status, 422, "{new}");
    }
}

#[test]
fn a_password_is_taken_as_it_was_typed_and_may_be_long() {
    let desk = Desk::open();
    let long = "Grøn sykkel på loftet, og ein raud ein under trappa ved naustet 7";
    assert!(long.chars().count() > 64);
    let mut kari = desk.as_person("kari");
    let fields = [
        ("old_password", PASSWORD),
        ("password", long),
        ("repeat", long),
    ];
    kari.post("/account/password", &fields).is(303);
    desk.visitor().sign_in("kari", &long.to_lowercase()).is(422);
    desk.visitor()
        .sign_in("kari", &long[..long.len() - 1])
        .is(422);
    desk.visitor().sign_in("kari", &format!("{long} ")).is(422);
    desk.visitor().sign_in("kari", long).is(303);
}

#[test]
fn a_password_field_hides_what_is_typed_and_takes_what_is_pasted() {
    let desk = Desk::open();
    let mut kari = desk.as_person("kari");
    for page in [desk.visitor().get("/sign-in"), kari.get("/account")] {
        let fields = page.html.split("<input").skip(1);
        let fields: Vec<&str> = fields
            .filter_map(|rest| rest.split('>').next())
            .filter(|field| field.contains("password\"") || field.contains("name=\"repeat\""))
            .collect();
        assert!(!fields.is_empty());
        for field in fields {
            assert!(field.contains("type=\"password\""), "{field}");
            assert!(field.contains("autocomplete=\""), "{field}");
            assert!(!field.contains("autocomplete=\"off\""), "{field}");
            assert!(!field.contains("onpaste"), "{field}");
        }
    }
}

/// What is planted, and what it is.
type Marker = (&'static str, String);

#[cfg(target_os = "linux")]
#[test]
fn no_secret_stands_in_the_log_an_error_the_process_list_or_the_database() {
    const CHOSEN: &str = "Marknadskåpa heng bak naustdøra";
    const WRONG: &str = "Feilgjetta naustdør i Setesdal";
    const SMTP: &str = "smtp-marknad-9c41d7";
    let folder = tempfile::tempdir().unwrap();
    let shut = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = shut.local_addr().unwrap().port().to_string();
    drop(shut);
    let variables = [
        ("BROTSAK_LISTEN", "127.0.0.1:0"),
        ("BROTSAK_LOG", "trace"),
        ("BROTSAK_MAIL_FROM", "ikkje-svar@valle.example"),
        ("BROTSAK_MAIL_SMTP_HOST", "127.0.0.1"),
        ("BROTSAK_MAIL_SMTP_PORT", &port),
        ("BROTSAK_MAIL_SMTP_TLS", "none"),
        ("BROTSAK_MAIL_SMTP_USERNAME", "brotsak"),
        ("BROTSAK_MAIL_SMTP_PASSWORD", SMTP),
    ];
    let log = folder.path().join("log.jsonl");
    let mut house = Running::start_logged(folder.path(), &["serve"], &variables, &log);
    let mut said = house.said.clone();
    while !said.contains("/setup/") {
        said += &house.line();
    }
    let (_, rest) = said
        .split_once("/setup/")
        .expect("a link to found the house");
    let link: String = rest
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();
    let mut markers: Vec<Marker> = vec![
        ("the password", CHOSEN.to_owned()),
        ("a wrong password", WRONG.to_owned()),
        ("the mail server's password", SMTP.to_owned()),
        ("the setup link", link.clone()),
    ];
    let mut browser = Browser::at(&house.address);
    let founding = format!("/setup/{link}");
    browser.get(&founding).is(200);
    markers.push(("a form's token", browser.csrf.clone()));
    let founder = [
        ("name", "Fia Fyrstemo"),
        ("email", "fia@valle.example"),
        ("password", CHOSEN),
        ("repeat", CHOSEN),
    ];
    let page = browser.post(&founding, &founder);
    assert!(
        page.is(303).location.starts_with("/sign-in/enrolment"),
        "{page:?}"
    );
    markers.push(("the halfway session", cookie(&page)));
    let page = browser.get(&page.location);
    let secret = secret(&page);
    markers.push(("the secret of the codes", base32(&secret)));
    let now = std::time::SystemTime::now();
    let since = now.duration_since(std::time::UNIX_EPOCH).unwrap();
    let step = i64::try_from(since.as_secs() / 30).unwrap();
    let typed = format!("{:06}", code(&secret, step));
    let page = browser.post("/sign-in/enrolment", &[("code", &typed)]);
    markers.push(("the session", cookie(page.is(200))));
    let recovery = page.html.split("<li><code>").nth(1).unwrap();
    let recovery = recovery.split('<').next().unwrap().to_owned();
    markers.push(("a recovery code", recovery));
    browser.get("/account").is(200);
    markers.push(("the session's form token", browser.csrf.clone()));

    // What goes wrong, with the secrets in it where people put them by mistake.
    let mut pages = vec![];
    let mut stranger = Browser::at(&house.address);
    stranger.get("/sign-in");
    for (email, password) in [
        ("fia@valle.example", WRONG),
        (WRONG, CHOSEN),
        (CHOSEN, WRONG),
    ] {
        pages.push(stranger.post("/sign-in", &[("email", email), ("password", password)]));
    }
    pages.push(stranger.get(&format!("/setup/{link}")));
    pages.push(stranger.get(&format!("/finst-ikkje/{link}?password={link}")));
    pages.push(stranger.post_body("/sign-in", "text/plain", CHOSEN.as_bytes()));
    let repeated = [
        ("old_password", CHOSEN),
        ("password", "kort"),
        ("repeat", "kort"),
    ];
    pages.push(browser.post("/account/password", &repeated));
    for page in &pages {
        for (what, marker) in &markers {
            let own = [
                "a form's token",
                "the session's form token",
                "the setup link",
            ];
            let typed_back = marker == WRONG || marker == CHOSEN;
            let is_kept =
                own.contains(what) || (typed_back && page.html.contains("name=\"email\""));
            assert!(
                is_kept || !page.html.contains(marker),
                "a page tells {what}: {}",
                page.html
            );
        }
    }
    // A mail, so that the mail server's password is used: the founder is told of a new link.
    let made = run_with(folder.path(), &["user", "link", "admin-1"], &variables);
    assert_eq!(made.code, 0, "{made:?}");
    for (what, marker) in &markers {
        assert!(
            !made.complained.contains(marker),
            "the command line tells {what}"
        );
    }
    // The post looks every other second; what it did is in the outbox of the database.
    let tried = (0..400).any(|_| {
        browser.get("/healthz");
        std::thread::park_timeout(std::time::Duration::from_millis(50));
        let mut files = vec![];
        walk(&folder.path().join("brotsak-data"), &mut files);
        let mut bytes = files
            .iter()
            .map(|file| std::fs::read(file).unwrap_or_default());
        bytes.any(|bytes| holds(&bytes, b"unreachable"))
    });
    assert!(tried, "the mail server was asked for");
    let list = std::fs::read(format!("/proc/{}/cmdline", house.id())).unwrap();
    let list = String::from_utf8_lossy(&list).into_owned();
    assert!(list.contains("serve"), "{list}");
    house.stop();

    let log = std::fs::read_to_string(&log).unwrap();
    assert!(
        log.contains("\"route\":\"/sign-in\""),
        "the log tells of requests: {log}"
    );
    for (what, marker) in &markers {
        assert!(!log.contains(marker.as_str()), "the log tells {what}");
        assert!(
            !list.contains(marker.as_str()),
            "the process list tells {what}"
        );
    }
    for name in ["Fia Fyrstemo", "fia@valle.example", "127.0.0.1:0/"] {
        assert!(!log.contains(name), "the log tells {name}");
    }
    // Whoever copies the folder, but for the keys, has no secret that opens anything.
    let mut files = vec![];
    walk(&folder.path().join("brotsak-data"), &mut files);
    assert!(
        files.iter().any(|file| file.ends_with("brotsak.sqlite")),
        "{files:?}"
    );
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        for (what, marker) in &markers {
            assert!(
                !holds(&bytes, marker.as_bytes()),
                "{} holds {what}",
                file.display()
            );
        }
        let is_key = file.ends_with("second-factor.key");
        assert!(
            is_key || !holds(&bytes, &secret),
            "{} holds the raw secret",
            file.display()
        );
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            walk(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The value of the session's cookie that the answer sets.
#[track_caller]
fn cookie(page: &Page) -> String {
    let set = page.headers.get_all("set-cookie").iter();
    let mut set = set.map(|it| it.to_str().unwrap());
    let found = set.find_map(|it| it.strip_prefix("brotsak="));
    found.unwrap().split(';').next().unwrap().to_owned()
}

/// The secret that stands on the page, for whoever cannot scan.
#[track_caller]
pub fn secret(page: &Page) -> Vec<u8> {
    let (_, rest) = page.html.split_once("id=\"secret\">").expect("a secret");
    let text = rest.split('<').next().unwrap().replace(' ', "");
    let (mut held, mut bits, mut bytes) = (0u32, 0, vec![]);
    for letter in text.bytes() {
        let value = match letter {
            b'A'..=b'Z' => letter - b'A',
            _ => letter - b'2' + 26,
        };
        held = held << 5 | u32::from(value);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits & 255) as u8);
        }
    }
    bytes
}

#[test]
fn nobody_with_a_role_gets_in_with_one_proof() {
    let desk = Desk::with(|settings| settings.second_factor = Policy::default());
    let mut visitor = desk.visitor();
    visitor.get("/sign-in");
    let fields = [("email", "hilde@valle.example"), ("password", PASSWORD)];
    let page = visitor.post("/sign-in", &fields);
    assert!(page.is(303).location.starts_with("/sign-in/enrolment"));
    visitor.get("/inbox").is(303);
}
