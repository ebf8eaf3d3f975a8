//! Files put with a report: kept with the words, refused with a reason, never half-written.
use super::{begin, ready};
use crate::support::desk::{Browser, Desk, PASSWORD, Page};
use crate::support::reporting::events;
use brotsak::store::attachments;
use brotsak::store::drafts;
use chrono::TimeDelta;
use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};

const STEP: (&str, &str) = ("step", "points");
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR and so on";

/// The names of the files with a person's only draft.
fn attached(desk: &Desk, name: &str) -> Vec<String> {
    let owner = desk.person(name);
    let files = desk.house.store.read(|db| {
        let mine = drafts::list_own(db, owner)?;
        attachments::list_of_draft(db, mine[0].id)
    });
    files.unwrap().into_iter().map(|file| file.name).collect()
}

#[track_caller]
fn nothing_half_written(desk: &Desk) {
    let incoming = desk.house.dir.path().join("files/incoming");
    let left: Vec<_> = std::fs::read_dir(incoming).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[track_caller]
fn upload(browser: &mut Browser, draft: &str, files: &[(&str, &str, &[u8])]) -> Page {
    browser.upload(
        &format!("{draft}/files"),
        &[STEP, ("points", "V3.7")],
        files,
    )
}

#[test]
fn files_and_words_travel_together() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let files: [(&str, &str, &[u8]); 2] = [
        ("file", "skjermbilete 07.40.png", PNG),
        ("file", "møte.txt", "Eg høyrde det.".as_bytes()),
    ];
    let page = upload(&mut liv, &draft, &files);
    assert_eq!(page.location, format!("{draft}/points#files"));
    let page = liv.get(&format!("{draft}/points"));
    page.says("skjermbilete 07.40.png")
        .says("møte.txt")
        .says("(15 byte)")
        .says("value=\"V3.7\" checked")
        .says("Inntil 10 filer. Kvar fil kan vere på 20 MB, og 60 MB til saman.");
    liv.get(&format!("{draft}/check")).says("møte.txt");

    // Taking a file off costs no tick either.
    let removal = page.html.split("formaction=\"").nth(1).unwrap();
    let removal = removal.split('"').next().unwrap().to_owned();
    let ticks = [STEP, ("points", "V3.7"), ("points", "V2.1")];
    for _ in 0..2 {
        let page = liv.post(&removal, &ticks);
        assert_eq!(page.location, format!("{draft}/points#files"));
    }
    assert_eq!(attached(&desk, "liv"), ["møte.txt"]);
    liv.get(&format!("{draft}/points"))
        .says("value=\"V2.1\" checked");
    nothing_half_written(&desk);
}

#[test]
fn a_chosen_file_goes_along_whatever_button_is_pressed() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let files = format!("{draft}/files");
    let page = liv.upload(&files, &[STEP, ("next", "1")], &[("file", "a.txt", b"a")]);
    assert_eq!(page.location, format!("{draft}/check"));
    let page = liv.upload(&files, &[STEP, ("later", "1")], &[("file", "b.txt", b"b")]);
    assert_eq!(page.location, "/reports");
    // A browser with nothing chosen sends an empty part.
    let page = liv.upload(&files, &[STEP, ("next", "1")], &[("file", "", b"")]);
    assert_eq!(page.location, format!("{draft}/check"));
    let page = liv.upload(&files, &[STEP], &[("file", "", b"")]);
    page.is(422).says("Vel ei fil før du trykkjer «Last opp»");
    assert_eq!(attached(&desk, "liv"), ["a.txt", "b.txt"]);
}

#[test]
fn a_file_that_is_not_taken_says_why_and_the_others_stay() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let page = upload(
        &mut liv,
        &draft,
        &[
            ("file", "a.txt", b"a"),
            ("file", "bilete.png.exe", b"MZ"),
            ("file", "tom.pdf", b""),
            ("file", "falsk.pdf", PNG),
            ("file", "cv\u{202e}fdp.txt", b"x"),
            ("file", "b.txt", b"b"),
            ("file", "a.txt", b"a"),
        ],
    );
    page.is(422)
        .says("<title>Feil: ")
        .says("bilete.png.exe: Filer som sluttar på .exe, blir ikkje tekne imot")
        .says("tom.pdf: Fila er tom")
        .says("falsk.pdf: Namnet seier .pdf, men innhaldet er noko anna (image/png)")
        .says("cv\u{fffd}fdp.txt: Teikn nummer 3 i namnet (U+202E)")
        .says("a.txt: Fila ligg ved frå før")
        .says("value=\"V3.7\" checked");
    let control = page.html.split("id=\"file\"").nth(1).unwrap();
    let control = control.split('>').next().unwrap();
    assert!(control.contains("aria-invalid=\"true\"") && control.contains("file-e"));
    assert_eq!(attached(&desk, "liv"), ["a.txt", "b.txt"]);
    nothing_half_written(&desk);
}

#[test]
fn a_file_that_is_too_large_is_told_of_at_its_control() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let large = vec![b'x'; 20 * 1024 * 1024 + 1];
    let files: [(&str, &str, &[u8]); 2] = [("file", "stor.txt", &large), ("file", "a.txt", b"a")];
    let page = upload(&mut liv, &draft, &files);
    page.is(422).says("stor.txt: Fila er større enn 20 MB");
    assert_eq!(attached(&desk, "liv"), ["a.txt"]);
    nothing_half_written(&desk);

    let fits = &large[1..];
    upload(&mut liv, &draft, &[("file", "akkurat.txt", fits)]).is(303);
    nothing_half_written(&desk);
}

#[test]
fn more_files_than_there_is_room_for_are_turned_away() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let names: Vec<String> = (0..12).map(|n| format!("{n}.txt")).collect();
    let files: Vec<_> = names
        .iter()
        .map(|name| ("file", name.as_str(), name.as_bytes()))
        .collect();
    let page = upload(&mut liv, &draft, &files);
    page.is(422)
        .says("10.txt: Det er plass til 10 filer")
        .says("11.txt: ");
    assert_eq!(attached(&desk, "liv").len(), 10);
    let page = upload(&mut liv, &draft, &[("file", "ny.txt", b"ny")]);
    page.is(422).says("ny.txt: Det er plass til 10 filer");
    nothing_half_written(&desk);
}

/// A form with files as raw bytes, with `{csrf}` for the token.
fn raw(browser: &mut Browser, draft: &str, kind: &str, body: &str) -> Page {
    let body = body.replace("{csrf}", &browser.csrf).replace('\n', "\r\n");
    browser.post_body(&format!("{draft}/files"), kind, body.as_bytes())
}

const KIND: &str = "multipart/form-data; boundary=b";
const CSRF: &str = "--b\nContent-Disposition: form-data; name=\"csrf\"\n\n{csrf}\n";
const FILE: &str =
    "--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\n\nEg såg det\n";

#[test]
fn what_is_no_form_with_files_gets_a_clear_answer() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    let cases = [
        (KIND, format!("{CSRF}{FILE}"), "no end"),
        (
            KIND,
            format!("{CSRF}--b\nX: y\n\nz\n--b--\n"),
            "a part without a name",
        ),
        (
            KIND,
            format!("{CSRF}--b\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt"),
            "a broken header",
        ),
        (KIND, "noko heilt anna".to_owned(), "no parts"),
        (
            "multipart/form-data",
            format!("{CSRF}{FILE}--b--\n"),
            "no boundary",
        ),
        (
            "application/x-www-form-urlencoded",
            "csrf={csrf}".to_owned(),
            "another kind",
        ),
        (
            KIND,
            format!("{CSRF}--b\nContent-Disposition: form-data; name=\"points\"\n\na\0b\n--b--\n"),
            "a NUL byte",
        ),
    ];
    for (kind, body, what) in cases {
        let page = raw(&mut liv, &draft, kind, &body);
        assert_eq!(page.status, 400, "{what}: {}", page.html);
        page.says("Vi kunne ikkje lese det du sende");
        nothing_half_written(&desk);
    }
    let nameless =
        format!("{CSRF}--b\nContent-Disposition: form-data; name=\"file\"\n\nEg såg det\n--b--\n");
    raw(&mut liv, &draft, KIND, &nameless)
        .is(422)
        .says("Fila har ikkje noko namn");
    let words = format!(
        "{CSRF}--b\nContent-Disposition: form-data; name=\"x\"\n\n{}\n--b--\n",
        "x".repeat(300 * 1024)
    );
    raw(&mut liv, &draft, KIND, &words).is(413);
    assert_eq!(attached(&desk, "liv"), [""; 0]);
    // And the very same parts, whole, are taken.
    raw(&mut liv, &draft, KIND, &format!("{CSRF}{FILE}--b--\n")).is(303);
    assert_eq!(attached(&desk, "liv"), ["a.txt"]);
}

#[test]
fn no_file_is_read_before_the_token_is_checked() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    // The token comes after the file: too late.
    raw(&mut liv, &draft, KIND, &format!("{FILE}{CSRF}--b--\n")).is(403);
    liv.csrf = "0".repeat(64);
    upload(&mut liv, &draft, &[("file", "a.txt", b"a")]).is(403);
    assert_eq!(attached(&desk, "liv"), [""; 0]);
    nothing_half_written(&desk);
    let mut visitor = desk.visitor();
    visitor.get("/sign-in");
    let page = upload(&mut visitor, &draft, &[("file", "a.txt", b"a")]);
    assert_eq!(
        (page.status, page.location.as_str()),
        (303, "/sign-in?next=")
    );
    nothing_half_written(&desk);
}

#[test]
fn a_session_that_ends_before_the_upload_keeps_the_words() {
    let desk = Desk::open();
    let mut liv = desk.as_person("liv");
    let draft = ready(&desk, &mut liv);
    desk.wait(TimeDelta::minutes(61));
    let page = upload(&mut liv, &draft, &[("file", "a.txt", b"a")]);
    let kept = page
        .location
        .strip_prefix("/sign-in?kept=")
        .unwrap()
        .to_owned();
    liv.sign_in("liv", PASSWORD);
    let page = liv.get(&format!("/kept/{kept}"));
    page.is(200)
        .says(&format!("action=\"{draft}/points\""))
        .says("name=\"points\" value=\"V3.7\"");
    nothing_half_written(&desk);
}

/// A browser whose connection the test holds in its own hand.
struct Line {
    stream: TcpStream,
    csrf: String,
}

impl Line {
    fn open(desk: &Desk, draft: &str, browser: &Browser, cookie: &str, length: u64) -> Line {
        let host = desk.address.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let head = format!(
            "POST {draft}/files HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\n\
             Content-Type: {KIND}\r\nContent-Length: {length}\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).unwrap();
        let csrf = browser.csrf.clone();
        Line { stream, csrf }
    }

    fn send_start(&mut self) {
        let start = format!("{CSRF}{FILE}").replace("{csrf}", &self.csrf);
        let start = start.replace('\n', "\r\n");
        self.stream.write_all(start.trim_end().as_bytes()).unwrap();
    }
}

/// Somebody signed in, and the cookie that says so.
fn with_cookie(desk: &Desk) -> (Browser, String) {
    let mut liv = desk.visitor();
    let page = liv.sign_in("liv", PASSWORD);
    let cookie = page.headers["set-cookie"].to_str().unwrap();
    let cookie = cookie.split(';').next().unwrap().to_owned();
    (liv, cookie)
}

#[test]
fn a_line_that_breaks_leaves_nothing_behind() {
    let desk = Desk::open();
    let (mut liv, cookie) = with_cookie(&desk);
    let draft = begin(&mut liv);
    let mut line = Line::open(&desk, &draft, &liv, &cookie, 1_000_000);
    line.send_start();
    line.stream.shutdown(Shutdown::Write).unwrap();
    let mut answer = vec![];
    let _ = line.stream.read_to_end(&mut answer);
    // The house has one worker: when it answers again, it is done with the broken line.
    liv.get("/reports").is(200);
    assert_eq!(attached(&desk, "liv"), [""; 0]);
    nothing_half_written(&desk);
    assert!(
        !events(&desk.house)
            .iter()
            .any(|e| e.starts_with("attachment"))
    );
}

#[test]
fn nobody_is_read_for_ever() {
    let desk = Desk::open();
    let (mut liv, cookie) = with_cookie(&desk);
    let draft = begin(&mut liv);
    let mut line = Line::open(&desk, &draft, &liv, &cookie, 1 << 40);
    line.send_start();
    let mut answers = line.stream.try_clone().unwrap();
    let answer = std::thread::spawn(move || {
        let mut answer = vec![0; 512];
        let read = answers.read(&mut answer).unwrap();
        String::from_utf8_lossy(&answer[..read]).into_owned()
    });
    let chunk = vec![b'x'; 1 << 20];
    let mut written = 0_u64;
    while !answer.is_finished() && written < 1 << 28 {
        if line.stream.write_all(&chunk).is_err() {
            break;
        }
        written += chunk.len() as u64;
    }
    // Had the house read it all, it would have nothing more to wait for.
    let _ = line.stream.shutdown(Shutdown::Write);
    let answer = answer.join().unwrap();
    assert!(answer.starts_with("HTTP/1.1 422"), "{answer}");
    assert!(
        written >= 80 << 20,
        "{written} bytes fit what the house reads"
    );
    drop(line);
    liv.get("/reports").is(200);
    nothing_half_written(&desk);
}
