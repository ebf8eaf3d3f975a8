//! The operator's own converter: a command that makes PDF/A of a file, kept apart and within limits.
//!
//! No shell reads the command, and nothing of the house's environment is given to it. It works in
//! a folder of its own that is gone afterwards, with a file in and a file out.

use super::pdf;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

/// Bytes that may come out.
const LARGEST_RESULT: u64 = 200 * 1024 * 1024;
/// Sets the limits before the command begins; of util-linux.
const LIMITER: &str = "/usr/bin/prlimit";
/// Has the command end when whoever began it does; of util-linux.
const LEASH: &str = "/usr/bin/setpriv";

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
    #[error("the command failed")]
    Failed,
    #[error("the command took too long")]
    TooLong,
    #[error("the command gave no PDF that claims to be PDF/A")]
    NoResult,
}

impl NotConverted {
    /// What the ledger keeps. Never changes once released.
    pub fn code(self) -> &'static str {
        match self {
            NotConverted::NotBegun | NotConverted::Failed => "failed",
            NotConverted::TooLong => "too_long",
            NotConverted::NoResult => "no_result",
        }
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
        if waiter.join().is_err() {
            return Err(NotConverted::Failed);
        }
        match status {
            Ok(Ok(status)) if status.success() => Ok(()),
            Ok(_) => Err(NotConverted::Failed),
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
        .arg(format!("--cpu={}", seconds.max(1)))
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
