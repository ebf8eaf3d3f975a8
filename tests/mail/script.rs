//! A mail server that keeps to a script: at one point of the conversation it does what it is told, as often as it is told.
use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A point of the conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum At {
    Banner,
    Hello,
    Starttls,
    Handshake,
    SignIn,
    Sender,
    Recipient,
    Data,
    /// The mail has been handed over, and counts as delivered.
    Message,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Says nothing more.
    Hang,
    /// Breaks the connection.
    Drop,
    Say(&'static str),
}

#[derive(Default)]
struct Kept {
    /// How many copies came of each Message-ID.
    copies: BTreeMap<String, usize>,
    connections: usize,
    /// How often the script is still to be played.
    left: usize,
    /// How often its point is passed first.
    passed: usize,
}

/// Hears until the program ends; each conversation has a thread.
#[derive(Clone)]
pub struct Script {
    pub port: u16,
    kept: Arc<Mutex<Kept>>,
}

impl Script {
    pub fn well() -> Script {
        Script::once(At::Banner, Act::Hang, 0)
    }

    /// Does `act` at `at`, the first `times` times.
    pub fn once(at: At, act: Act, times: usize) -> Script {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let script = Script {
            port: listener.local_addr().unwrap().port(),
            kept: Arc::new(Mutex::new(Kept {
                left: times,
                ..Kept::default()
            })),
        };
        let playing = script.clone();
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let playing = playing.clone();
                std::thread::spawn(move || {
                    playing.kept.lock().unwrap().connections += 1;
                    // A client that hangs up ends its conversation.
                    let _ = playing.converse(stream, at, act);
                });
            }
        });
        script
    }

    pub fn copies(&self) -> BTreeMap<String, usize> {
        self.kept.lock().unwrap().copies.clone()
    }

    pub fn connections(&self) -> usize {
        self.kept.lock().unwrap().connections
    }

    /// Plays once, when the point has been passed `times` times.
    pub fn play_after(&self, times: usize) {
        let mut kept = self.kept.lock().unwrap();
        (kept.left, kept.passed) = (1, times);
    }

    fn is_turn(&self, here: bool) -> bool {
        let mut kept = self.kept.lock().unwrap();
        if here && kept.passed > 0 {
            kept.passed -= 1;
            return false;
        }
        let plays = here && kept.left > 0;
        kept.left -= usize::from(plays);
        plays
    }

    fn converse(&self, stream: TcpStream, at: At, act: Act) -> std::io::Result<()> {
        stream.set_nodelay(true)?;
        let mut out = stream.try_clone()?;
        let mut lines = BufReader::new(stream);
        if at == At::Handshake && self.is_turn(true) {
            return wait_or_drop(act, &mut lines);
        }
        let mut here = At::Banner;
        let mut usual = "220 script ESMTP";
        loop {
            let played = self.is_turn(here == at);
            match act {
                Act::Say(words) if played => {
                    out.write_all(format!("{words}\r\n").as_bytes())?;
                    if words.starts_with("421") {
                        return Ok(());
                    }
                }
                _ if played => return wait_or_drop(act, &mut lines),
                _ => out.write_all(format!("{usual}\r\n").as_bytes())?,
            }
            if usual.starts_with("354") && !played {
                self.take(&mut lines)?;
                (here, usual) = (At::Message, "250 2.0.0 queued");
                continue;
            }
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                return Ok(());
            }
            let line = line.to_uppercase();
            (here, usual) = match line.trim_end().split([' ', ':']).next().unwrap_or_default() {
                "EHLO" => (At::Hello, "250-script\r\n250-STARTTLS\r\n250 AUTH PLAIN"),
                "STARTTLS" => (At::Starttls, "220 go ahead"),
                "AUTH" => (At::SignIn, "235 2.7.0 known"),
                "MAIL" => (At::Sender, "250 2.1.0 sender"),
                "RCPT" if line.contains("<UNKNOWN@") => (At::Recipient, "550 5.1.1 no such user"),
                "RCPT" => (At::Recipient, "250 2.1.5 recipient"),
                "DATA" => (At::Data, "354 go on"),
                _ => (At::Handshake, "250 ok"),
            };
            if line.starts_with("QUIT") {
                return Ok(());
            }
        }
    }

    /// Reads a message to its end, and counts the copy.
    fn take(&self, lines: &mut BufReader<TcpStream>) -> std::io::Result<()> {
        let mut id = String::new();
        loop {
            let mut line = String::new();
            if lines.read_line(&mut line)? == 0 {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            if let Some(value) = line.strip_prefix("Message-ID: ") {
                value.trim_end().clone_into(&mut id);
            }
            if line == ".\r\n" {
                *self.kept.lock().unwrap().copies.entry(id).or_default() += 1;
                return Ok(());
            }
        }
    }
}

/// Says nothing until the other end gives up, or breaks the connection at once.
fn wait_or_drop(act: Act, lines: &mut BufReader<TcpStream>) -> std::io::Result<()> {
    if act == Act::Hang {
        std::io::copy(lines, &mut std::io::sink())?;
    }
    Ok(())
}
