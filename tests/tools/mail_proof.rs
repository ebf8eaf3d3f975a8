//! Proves that no mail is lost and none is sent twice without its being known, at length.
//!
//!     cargo run --example mail_proof queue [how many]          a long queue, one conversation after the other
//!     cargo run --example mail_proof kill [how many] [kills]   the sender is killed at random moments
//!     tests/tools/with-postgres cargo run --features postgres --example mail_proof two [how many]
//!                                                              two processes send from one PostgreSQL
//!
//! Each says what became of every mail, and fails when one is missing, or when one came twice that is
//! not marked as uncertain.

use brotsak::jobs::deliver_mail::deliver_due;
use brotsak::mail::settings::{Smtp, Tls};
use brotsak::mail::{Settings, Transport};
use brotsak::store::{Db, Store, StoreError, db, outbox, random};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::connection::SimpleConnection;
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: usize| {
        let given = arguments.get(at).map(|it| it.parse().expect("a number"));
        given.unwrap_or(otherwise)
    };
    match arguments.first().map(String::as_str) {
        Some("queue") => queue(number(1, 10_000)),
        Some("kill") => kill(number(1, 3000), number(2, 200)),
        Some("two") => two(number(1, 5000)),
        Some("work") => work(&arguments[1], number(2, 0), number(3, 0)),
        _ => panic!("queue, kill or two"),
    }
}

fn start() -> DateTime<Utc> {
    "2026-11-23T08:15:00Z".parse().expect("a moment")
}

/// One process that sends until nothing is due, its clock so many minutes after the start.
fn work(url: &str, port: usize, minutes: usize) {
    let store = Store::open(url, "valle.example/ledger/1").expect("a database");
    let settings = Settings {
        from: "ikkje-svar@valle.example".to_owned(),
        from_name: "Valle kommune".to_owned(),
        reply_to: None,
        contact: None,
        folder: PathBuf::from("mail"),
        smtp: Some(Smtp {
            host: "127.0.0.1".to_owned(),
            port: u16::try_from(port).ok(),
            tls: Tls::None,
            username: None,
            password: None,
            timeout_seconds: 30,
            ca_file: None,
            per_minute: None,
        }),
    };
    let transport = Transport::open(&settings).expect("a way out");
    let head = settings.letterhead("https://sak.valle.example");
    let now = start() + TimeDelta::minutes(i64::try_from(minutes).expect("few minutes"));
    println!("ready");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    runtime.block_on(async {
        loop {
            let round = deliver_due(&store, &transport, &head, now);
            let round = round.await.expect("a round of mail");
            if !round.is_more {
                return;
            }
        }
    });
}

fn worker(url: &str, port: u16, minutes: usize) -> Child {
    let own = std::env::current_exe().expect("this program has a path");
    let mut child = Command::new(own)
        .args(["work", url, &port.to_string(), &minutes.to_string()])
        .stdout(Stdio::piped())
        .spawn()
        .expect("a process");
    let mut line = String::new();
    let out = child.stdout.as_mut().expect("standard output is piped");
    BufReader::new(out)
        .read_line(&mut line)
        .expect("the sender says that it is ready");
    child
}

fn queue(many: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = folder.path().join("mail.sqlite").display().to_string();
    fill(&url, many);
    let ear = Ear::open();
    let began = Instant::now();
    assert!(worker(&url, ear.port, 0).wait().expect("it ends").success());
    let took = began.elapsed();
    let mails = f64::from(u32::try_from(many).expect("not so many"));
    let rate = mails / took.as_secs_f64() * 60.0;
    println!(
        "{many} mails in {:.1} s: {rate:.0} a minute",
        took.as_secs_f64()
    );
    judge(&url, &ear, many);
}

#[expect(clippy::disallowed_methods, reason = "the moment is left to chance")]
fn kill(many: usize, kills: usize) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = folder.path().join("mail.sqlite").display().to_string();
    fill(&url, many);
    let ear = Ear::open();
    let began = Instant::now();
    let (mut killed, mut minutes) = (0, 0);
    while killed < kills {
        let mut child = worker(&url, ear.port, minutes);
        let [one, two] = random::<2>().expect("chance");
        let wait = u64::from(one) * 256 + u64::from(two);
        std::thread::sleep(Duration::from_micros(wait * 2));
        let ended = child.try_wait().expect("a child");
        child.kill().expect("it can be killed");
        child.wait().expect("it ends");
        if ended.is_some_and(|it| it.success()) {
            println!("everything was sent after {killed} kills: ask for more mails");
            break;
        }
        killed += 1;
        // The mark of the one that was being sent runs out in a quarter of an hour.
        minutes += 20;
    }
    for _ in 0..4 {
        assert!(
            worker(&url, ear.port, minutes)
                .wait()
                .expect("it ends")
                .success()
        );
        minutes += 20;
    }
    println!("{killed} kills in {:.0} s", began.elapsed().as_secs_f64());
    assert!(killed >= kills);
    judge(&url, &ear, many);
}

#[cfg(not(feature = "postgres"))]
fn two(_: usize) {
    panic!("build with --features postgres");
}

#[cfg(feature = "postgres")]
fn two(many: usize) {
    let server = std::env::var("BROTSAK_TEST_POSTGRES").expect("run beside with-postgres");
    let name = format!("house_mail_{}", std::process::id());
    let admin = format!("{server}/postgres");
    let mut conn =
        <diesel::PgConnection as diesel::Connection>::establish(&admin).expect("PostgreSQL");
    conn.batch_execute(&format!("create database {name}"))
        .expect("a database");
    let url = format!("{server}/{name}");
    fill(&url, many);
    let ear = Ear::open();
    let began = Instant::now();
    let workers = [(); 2].map(|()| worker(&url, ear.port, 0));
    let conversations = workers.map(|mut child| child.wait().expect("it ends").success());
    assert_eq!(conversations, [true, true]);
    println!(
        "{many} mails by two processes in {:.1} s",
        began.elapsed().as_secs_f64()
    );
    let shares = ear.shares();
    println!(
        "mails by conversation: the largest {:?} of {}",
        shares.iter().max(),
        shares.len()
    );
    judge(&url, &ear, many);
    assert!(
        ear.copies().values().all(|copies| *copies == 1),
        "none twice"
    );
}

/// Puts so many mails in the queue: one person, one task each.
fn fill(url: &str, many: usize) {
    drop(Store::open(url, "valle.example/ledger/1").expect("a database"));
    let mut db: Db = db::open_writer(url).expect("a database");
    let mut run = |sql: &str| db.batch_execute(sql).expect("rows");
    run(
        "insert into people (employee_no, name, email, position, language)
         values ('1', 'Prøve Prøvesen', 'p1@valle.example', 'tilsett', 'nn')",
    );
    let all: Vec<usize> = (1..=many).collect();
    for some in all.chunks(500) {
        let each =
            |row: &dyn Fn(&usize) -> String| some.iter().map(row).collect::<Vec<_>>().join(",");
        run(&format!(
            "insert into tasks (token, person_id, kind, reasons, created_at) values {}",
            each(&|n| format!("('{n:032x}', 1, 'new_report', '', '2026-11-23 08:00:00')"))
        ));
        run(&format!(
            "insert into outbox (person_id, task_id, template, message_id, state, attempts, queued_at, next_at) values {}",
            each(&|n| format!(
                "(1, {n}, 'task_new', '{n:032x}', 'waiting', 0, '2026-11-23 08:00:00', '2026-11-23 08:00:00')"
            ))
        ));
    }
}

/// Says what became of the mails, and fails when it is not what was promised.
fn judge(url: &str, ear: &Ear, many: usize) {
    let store = Store::open(url, "valle.example/ledger/1").expect("a database");
    let copies = ear.copies();
    let (mut lost, mut twice, mut unmarked, mut unsent) = (0, 0, 0, 0);
    for id in 1..=i32::try_from(many).expect("not so many") {
        let mail = store.read::<_, StoreError>(|db| outbox::find(db, id));
        let mail = mail.expect("the row is there");
        let arrived = copies.get(&format!("<{}@valle.example>", mail.message_id));
        lost += usize::from(arrived.is_none());
        let is_twice = arrived.is_some_and(|copies| *copies > 1);
        twice += usize::from(is_twice);
        unmarked += usize::from(is_twice && mail.unknown_at.is_none());
        unsent += usize::from(mail.sent_at.is_none());
    }
    println!(
        "lost {lost}, more than once {twice} (not marked as uncertain: {unmarked}), not sent {unsent}"
    );
    println!("conversations {}", ear.shares().len());
    assert_eq!((lost, unmarked, unsent, copies.len()), (0, 0, 0, many));
}

#[derive(Clone)]
struct Ear {
    port: u16,
    copies: Arc<Mutex<BTreeMap<String, usize>>>,
    shares: Arc<Mutex<Vec<usize>>>,
}

impl Ear {
    /// A mail server that takes everything, and now and then thinks before it answers.
    fn open() -> Ear {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let ear = Ear {
            port: listener.local_addr().expect("an address").port(),
            copies: Arc::default(),
            shares: Arc::default(),
        };
        let hearing = ear.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let hearing = hearing.clone();
                std::thread::spawn(move || hearing.converse(stream));
            }
        });
        ear
    }

    fn copies(&self) -> BTreeMap<String, usize> {
        self.copies.lock().expect("nobody panics").clone()
    }

    fn shares(&self) -> Vec<usize> {
        self.shares.lock().expect("nobody panics").clone()
    }

    fn converse(&self, stream: TcpStream) {
        let mut taken = 0;
        // Whoever is killed hangs up in the middle of a word.
        let _ = self.listen(stream, &mut taken);
        self.shares.lock().expect("nobody panics").push(taken);
    }

    #[expect(clippy::disallowed_methods, reason = "servers think, too")]
    fn listen(&self, stream: TcpStream, taken: &mut usize) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut out = stream.try_clone()?;
        let mut lines = BufReader::new(stream).lines();
        out.write_all(b"220 proof\r\n")?;
        let mut id = None;
        while let Some(line) = lines.next().transpose()? {
            let answer: &[u8] = match line.get(..4).unwrap_or(&line) {
                "DATA" => {
                    out.write_all(b"354 go on\r\n")?;
                    let mut is_whole = false;
                    for line in lines.by_ref() {
                        let line = line?;
                        if let Some(value) = line.strip_prefix("Message-ID: ") {
                            id = Some(value.to_owned());
                        }
                        if line == "." {
                            is_whole = true;
                            break;
                        }
                    }
                    if let Some(id) = id.take().filter(|_| is_whole) {
                        *self
                            .copies
                            .lock()
                            .expect("nobody panics")
                            .entry(id)
                            .or_default() += 1;
                        *taken += 1;
                    }
                    let [chance] = random::<1>().expect("chance");
                    if chance < 32 {
                        std::thread::sleep(Duration::from_millis(u64::from(chance)));
                    }
                    b"250 taken\r\n"
                }
                "QUIT" => return Ok(()),
                _ => b"250 yes\r\n",
            };
            out.write_all(answer)?;
        }
        Ok(())
    }
}
