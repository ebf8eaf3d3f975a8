//! The operator's own converter: a command that makes PDF/A of a file, kept apart and within limits.
//!
//! No shell reads the command, and nothing of the house's environment is given to it. It works in
//! a folder of its own that is gone afterwards, with a file in and a file out.

use super::pdf;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Bytes that may come out.
const LARGEST_RESULT: u64 = 200 * 1024 * 1024;
/// Sets the limits before the command begins; of util-linux.
const LIMITER: &str = "/usr/bin/prlimit";
/// Has the command end when whoever began it does; of util-linux.
const LEASH: &str = "/usr/bin/setpriv";

/// How often those are looked for that went their own way.
#[cfg(target_os = "linux")]
const STRAY_ROUNDS: usize = 20;
/// What ends a program that has used its processor time, and one that has written too much.
#[cfg(unix)]
const SIGXCPU: i32 = 24;
#[cfg(unix)]
const SIGXFSZ: i32 = 25;

/// The command and its limits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Converter {
    /// The program by its whole path, then its arguments; `{in}` and `{out}` are the two files.
    pub command: Vec<String>,
    pub seconds: u64,
    pub mebibytes: u64,
}

/// Why there is no PDF/A. The file is kept as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotConverted {
    #[error("the command could not be begun")]
    NotBegun,
    #[error("the program of the command is not there, or may not be run")]
    Missing,
    /// With its own exit code, where it ended by itself.
    #[error("the command failed ({0:?})")]
    Failed(Option<i32>),
    #[error("the command was stopped: out of memory, most likely")]
    Stopped,
    #[error("the command wrote more than it may")]
    TooMuch,
    #[error("the command took too long")]
    TooLong,
    #[error("the command gave no PDF that claims to be PDF/A")]
    NoResult,
}

impl NotConverted {
    /// What the ledger keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            NotConverted::NotBegun => "not_begun",
            NotConverted::Missing => "missing",
            NotConverted::Failed(_) => "failed",
            NotConverted::Stopped => "stopped",
            NotConverted::TooMuch => "too_much",
            NotConverted::TooLong => "too_long",
            NotConverted::NoResult => "no_result",
        }
    }

    /// How it was said, in the words of the system it ran on.
    fn of(status: ExitStatus) -> NotConverted {
        #[cfg(unix)]
        {
            use std::os::unix::process::ExitStatusExt;
            // A shell says the same by 128 and the signal.
            let ended = status.code().map(|code| code - 128);
            match status.signal().or(ended.filter(|it| *it < 32)) {
                Some(SIGXFSZ) => return NotConverted::TooMuch,
                Some(SIGXCPU) => return NotConverted::TooLong,
                Some(1..) => return NotConverted::Stopped,
                _ => {}
            }
        }
        NotConverted::Failed(status.code())
    }
}

impl Converter {
    /// Reads the command as the operator wrote it: words with blanks between, the first of them a
    /// whole path, and both files named.
    pub fn parse(text: &str) -> Option<Vec<String>> {
        let words: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
        let names = |mark: &str| words.iter().skip(1).any(|word| word.contains(mark));
        let is_whole = words.first().is_some_and(|it| Path::new(it).is_absolute());
        (is_whole && names("{in}") && names("{out}")).then_some(words)
    }

    /// What the archive reads of it: the program's name.
    pub fn tool(&self) -> &str {
        let name = self
            .command
            .first()
            .map(Path::new)
            .and_then(Path::file_name);
        name.and_then(|name| name.to_str()).unwrap_or("omformar")
    }

    /// The PDF/A that the command makes of the file, in a folder of its own in `within`: the file lies readable there.
    pub fn convert(
        &self,
        bytes: &[u8],
        extension: &str,
        within: &Path,
    ) -> Result<Vec<u8>, NotConverted> {
        if !self
            .command
            .first()
            .is_some_and(|it| can_run(Path::new(it)))
        {
            return Err(NotConverted::Missing);
        }
        let room = tempfile::tempdir_in(within).map_err(|_| NotConverted::NotBegun)?;
        let (from, to) = (
            room.path().join(format!("inn.{extension}")),
            room.path().join("ut.pdf"),
        );
        fs::write(&from, bytes).map_err(|_| NotConverted::NotBegun)?;
        self.run(room.path(), &from, &to)?;
        result(&to)
    }

    fn run(&self, room: &Path, from: &Path, to: &Path) -> Result<(), NotConverted> {
        let filled = self.command.iter().map(|word| {
            word.replace("{in}", &from.to_string_lossy())
                .replace("{out}", &to.to_string_lossy())
        });
        let mut command = limited(self.mebibytes, self.seconds);
        command
            .args(filled)
            .env_clear()
            .env("HOME", room)
            .env("TMPDIR", room)
            .current_dir(room)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        let mut child = command.spawn().map_err(|_| NotConverted::NotBegun)?;
        let id = child.id();
        let (ended, waiting) = mpsc::channel();
        let waiter = thread::spawn(move || {
            let status = child.wait();
            // Nobody listens any more once the time is out.
            let _heard = ended.send(status);
        });
        let status = waiting.recv_timeout(Duration::from_secs(self.seconds));
        // Whatever the command has begun ends with it, in time or not.
        end(id);
        end_strays(room);
        if waiter.join().is_err() {
            return Err(NotConverted::Failed(None));
        }
        match status {
            Ok(Ok(status)) if status.success() => Ok(()),
            Ok(Ok(status)) => Err(NotConverted::of(status)),
            Ok(Err(_)) => Err(NotConverted::Failed(None)),
            Err(_) => Err(NotConverted::TooLong),
        }
    }
}

/// The command behind its limits: memory, processor time, size of what is written, no core. It ends with the house,
/// however that ends, where the system can see to it.
fn limited(mebibytes: u64, seconds: u64) -> Command {
    let mut command = if Path::new(LEASH).exists() {
        let mut leashed = Command::new(LEASH);
        leashed.args(["--pdeathsig", "KILL", "--", LIMITER]);
        leashed
    } else {
        Command::new(LIMITER)
    };
    command
        .arg(format!("--as={}", mebibytes * 1024 * 1024))
        // Told first, and ended a second later.
        .arg(format!("--cpu={0}:{1}", seconds.max(1), seconds.max(1) + 1))
        .arg(format!("--fsize={LARGEST_RESULT}"))
        .arg("--core=0")
        .arg("--");
    command
}

/// Ends the command and its whole group.
#[cfg(target_os = "linux")]
fn end(id: u32) {
    let id = i32::try_from(id)
        .ok()
        .and_then(rustix::process::Pid::from_raw);
    if let Some(group) = id {
        // There may be nobody left to end.
        let _ended = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
    }
}

#[cfg(not(target_os = "linux"))]
fn end(_: u32) {}

/// Ends what the command began and that went its own way since (setsid): it has its home in the folder of this one
/// conversion, and nothing else on the machine has.
#[cfg(target_os = "linux")]
fn end_strays(room: &Path) {
    use std::os::unix::ffi::OsStrExt;
    let home = [b"HOME=", room.as_os_str().as_bytes()].concat();
    // One that was just begun is found the next time round.
    for _ in 0..STRAY_ROUNDS {
        let mut found = false;
        let all = fs::read_dir("/proc").into_iter().flatten().flatten();
        for entry in all {
            let id = entry.file_name().to_str().and_then(|it| it.parse().ok());
            let id = id.and_then(rustix::process::Pid::from_raw);
            // Of others, and of those that have ended, nothing is read.
            let said = id.and_then(|_| fs::read(entry.path().join("environ")).ok());
            let is_stray = said.is_some_and(|said| said.split(|b| *b == 0).any(|it| it == home));
            if let Some(id) = id.filter(|_| is_stray) {
                found = true;
                let _ended = rustix::process::kill_process(id, rustix::process::Signal::KILL);
            }
        }
        if !found {
            break;
        }
    }
}

#[cfg(not(target_os = "linux"))]
fn end_strays(_: &Path) {}

/// Whether a file is there that somebody may run.
fn can_run(program: &Path) -> bool {
    let Ok(about) = fs::metadata(program) else {
        return false;
    };
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        about.is_file() && about.permissions().mode() & 0o111 != 0
    }
    #[cfg(not(unix))]
    about.is_file()
}

fn result(to: &PathBuf) -> Result<Vec<u8>, NotConverted> {
    let none = |_| NotConverted::NoResult;
    // A link would lead out of the folder.
    let about = fs::symlink_metadata(to).map_err(none)?;
    if !about.is_file() || about.len() > LARGEST_RESULT {
        return Err(NotConverted::NoResult);
    }
    let bytes = fs::read(to).map_err(none)?;
    let read = pdf::read(&bytes).map_err(|_| NotConverted::NoResult)?;
    match read.claims {
        Some(_) => Ok(bytes),
        None => Err(NotConverted::NoResult),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_has_a_whole_path_and_names_both_files() {
        let words = Converter::parse("/usr/bin/x --pdfa {in}  {out}").unwrap();
        assert_eq!(words, ["/usr/bin/x", "--pdfa", "{in}", "{out}"]);
        for text in [
            "",
            "x {in} {out}",
            "/usr/bin/x {in}",
            "/usr/bin/x {out}",
            "/x/{in}/{out}",
        ] {
            assert_eq!(Converter::parse(text), None, "{text}");
        }
    }
}
