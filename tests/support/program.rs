//! The real program, started as an operator starts it, in a folder of its own.
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

fn command(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_brotsak"));
    command.current_dir(folder).args(arguments);
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("BROTSAK_")) {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied());
    command
}

/// How the program ended.
#[derive(Debug)]
pub struct Ended {
    pub code: i32,
    pub said: String,
    pub complained: String,
}

impl Ended {
    fn of(output: Output) -> Ended {
        Ended {
            code: output.status.code().expect("the program ends by itself"),
            said: String::from_utf8(output.stdout).unwrap(),
            complained: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Refused with one sentence that holds these words.
    #[track_caller]
    pub fn is_refused(&self, words: &[&str]) {
        assert_eq!(self.code, 2, "{self:?}");
        assert_eq!(self.complained.lines().count(), 1, "{self:?}");
        for word in words {
            assert!(self.complained.contains(word), "{word:?} in {self:?}");
        }
    }
}

pub fn run(folder: &Path, arguments: &[&str]) -> Ended {
    run_with(folder, arguments, &[])
}

pub fn run_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ended {
    Ended::of(command(folder, arguments, variables).output().unwrap())
}

/// A program that goes on until it is told to stop.
pub struct Running {
    child: Child,
    lines: BufReader<std::process::ChildStdout>,
    /// What it has said so far.
    pub said: String,
    pub address: String,
}

impl Running {
    /// Starts it and waits until it says where it is.
    #[track_caller]
    pub fn start(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Running {
        Running::begin(command(folder, arguments, variables).stderr(Stdio::null()))
    }

    /// The same, with its log in a file.
    #[track_caller]
    pub fn start_logged(
        folder: &Path,
        arguments: &[&str],
        variables: &[(&str, &str)],
        log: &Path,
    ) -> Running {
        let log = std::fs::File::create(log).unwrap();
        Running::begin(command(folder, arguments, variables).stderr(log))
    }

    /// The number the system knows it by.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    #[track_caller]
    fn begin(command: &mut Command) -> Running {
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap());
        let mut running = Running {
            child,
            lines,
            said: String::new(),
            address: String::new(),
        };
        loop {
            let mut line = String::new();
            let length = running.lines.read_line(&mut line).unwrap();
            assert!(length > 0, "it ended and said only: {}", running.said);
            running.said += &line;
            if let Some(address) = line.strip_prefix("Adresse: ") {
                address.trim().clone_into(&mut running.address);
                return running;
            }
        }
    }

    /// The next line it says.
    pub fn line(&mut self) -> String {
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        line
    }

    pub fn port(&self) -> &str {
        self.address.rsplit_once(':').unwrap().1
    }

    /// Tells it to stop, as the system does, and waits until it has.
    #[track_caller]
    pub fn stop(mut self) -> String {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status().unwrap();
        assert!(told.success());
        let mut rest = String::new();
        std::io::Read::read_to_string(&mut self.lines, &mut rest).unwrap();
        let status = self.child.wait().unwrap();
        assert_eq!(status.code(), Some(0), "{rest}");
        rest
    }
}

impl Drop for Running {
    /// A test that fails leaves nobody behind.
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            self.child.kill().unwrap();
            self.child.wait().unwrap();
        }
    }
}
