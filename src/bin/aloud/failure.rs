//! What went wrong, as the user sees it, and the exit code.

use std::io;
use std::process::ExitCode;

/// Done, but something is wrong with the result (an article failed, a strict check found something).
pub const SOMETHING_WRONG: u8 = 1;
/// Could not start: arguments, configuration, lexicon, unreadable input.
pub const COULD_NOT_START: u8 = 2;

/// A message and the exit code that goes with it.
#[derive(Debug)]
pub struct Failure {
    message: String,
    code: u8,
}

impl Failure {
    /// The work could not begin.
    pub fn start(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code: COULD_NOT_START,
        }
    }

    /// The same with a hint.
    pub fn with_hint(mut self, hint: &str) -> Self {
        self.message = format!("{}; {hint}", self.message);
        self
    }

    /// The work was begun and failed.
    pub fn work(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            code: SOMETHING_WRONG,
        }
    }

    /// Writing to standard output failed; a reader that went away is no failure.
    pub fn output(error: &io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self {
                message: String::new(),
                code: 0,
            };
        }
        Self::work(format!("cannot write the output: {error}"))
    }

    /// Prints the message and gives the exit code.
    pub fn report(self) -> ExitCode {
        if !self.message.is_empty() {
            eprintln!("aloud: {}", self.message);
        }
        ExitCode::from(self.code)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::output(&error)
    }
}
