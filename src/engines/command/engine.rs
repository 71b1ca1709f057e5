//! A described program, speaking.

use crate::chunk::{Chunk, Limits};
use crate::decode::{Decoded, decode};
use crate::engine::{
    Availability, Clip, Engine, EngineError, Input, Origin, Reason, Telling, Voice,
};
use crate::engines::check;
use crate::engines::command::arguments::{Placeholder, Values, fill, has};
use crate::engines::command::description::{Description, DescriptionError, Output, Via};
use crate::engines::command::process::{Answer, Call, Silence, ending, last_lines};
use crate::engines::command::request::Request;
use crate::pacing::Table;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::Duration;

/// The most that is taken from one call, in bytes: three hours of 22 kHz speech.
const MOST_SOUND: usize = 512 * 1024 * 1024;

/// How long a program may take to tell its version.
const VERSION_TIMEOUT: Duration = Duration::from_secs(10);

/// A program behind the [`Engine`] contract.
#[derive(Debug)]
pub struct CommandEngine {
    description: Description,
    availability: OnceLock<Availability>,
}

impl From<Description> for CommandEngine {
    fn from(description: Description) -> Self {
        Self {
            description,
            availability: OnceLock::new(),
        }
    }
}

impl CommandEngine {
    /// The engine described in `file`.
    ///
    /// # Errors
    /// As [`Description::read`].
    pub fn from_file(file: &Path) -> Result<Self, DescriptionError> {
        Description::read(file).map(Self::from)
    }

    fn say(&self, chunk: &Chunk, voice: &Voice) -> Result<Clip, Reason> {
        let of = &self.description;
        let request = Request::new(of, chunk, voice).map_err(Reason::Other)?;
        let folder = private_folder()?;
        let (input, output) = (
            folder.path().join(input_name(of)),
            folder.path().join("out.wav"),
        );
        if of.via == Via::File {
            std::fs::write(&input, &request.text).map_err(|e| cannot("write", &input, &e))?;
        }
        let answer = self.call(&request, folder.path(), &input, &output)?;
        let stderr = last_lines(&answer.stderr);
        let garbage = |why: String| Reason::Garbage {
            why,
            stderr: stderr.clone(),
        };
        let bytes = self.sound(answer, &output)?;
        let decoded = decode(&bytes, of.format()).map_err(|e| garbage(e.to_string()))?;
        let clip = clip(decoded, request.warnings).map_err(&garbage)?;
        let rate = voice.rate.map_or(1.0, f64::from);
        let [least, most] = of.chars_per_second().unwrap_or([
            *check::CHARS_PER_SECOND.start(),
            *check::CHARS_PER_SECOND.end(),
        ]);
        match check::implausible(&clip.audio, &chunk.text, rate, &(least..=most)) {
            Some(why) => Err(garbage(why)),
            None => Ok(clip),
        }
    }

    /// Runs the program once.
    fn call(
        &self,
        request: &Request,
        folder: &Path,
        input: &Path,
        output: &Path,
    ) -> Result<Answer, Reason> {
        let of = &self.description;
        let argument = guarded(&request.text);
        let values = Values {
            input: Some(input.as_os_str()),
            output: Some(output.as_os_str()),
            text: Some(argument.as_ref()),
            voice: request.voice.as_deref().map(OsStr::new),
            lang: Some(OsStr::new(&request.lang)),
            rate: request.rate.as_deref().map(OsStr::new),
            here: Some(of.here.as_os_str()),
        };
        let mut command = fill(of.command(), &values);
        if let Some(program) = command.first_mut() {
            *program = self.located(program);
        }
        let call = Call {
            command: &command,
            folder,
            stdin: match of.via {
                Via::Stdin => request.text.as_bytes(),
                Via::File | Via::Arg => b"",
            },
            timeout: Duration::try_from_secs_f64(of.timeout_s()).unwrap_or(VERSION_TIMEOUT),
            stdout: match of.output {
                Output::Stdout => MOST_SOUND,
                Output::File => 4096,
            },
        };
        call.run().map_err(|silence| self.silent(silence, &command))
    }

    fn silent(&self, silence: Silence, command: &[OsString]) -> Reason {
        match silence {
            Silence::Timeout => Reason::Timeout {
                seconds: self.description.timeout_s(),
            },
            Silence::NotStarted(e) => {
                let (why, hint) = self.not_started(&e);
                Reason::Absent {
                    program: program_name(command),
                    why,
                    hint,
                }
            }
        }
    }

    /// Why a program cannot be started, and what to do.
    fn not_started(&self, error: &std::io::Error) -> (String, String) {
        let install = match self.description.install.as_str() {
            "" => "install it, or correct `command` in the engine's description".to_owned(),
            install => format!("install it: {install}"),
        };
        match error.kind() {
            std::io::ErrorKind::NotFound => ("there is no such program".into(), install),
            std::io::ErrorKind::PermissionDenied => (
                "it may not be executed".into(),
                "give it the right with `chmod +x`".into(),
            ),
            _ => (error.to_string(), install),
        }
    }

    /// The bytes that the program left as sound.
    fn sound(&self, answer: Answer, output: &Path) -> Result<Vec<u8>, Reason> {
        let stderr = match last_lines(&answer.stderr) {
            lines if lines.is_empty() && self.description.output == Output::File => {
                last_lines(&answer.stdout)
            }
            lines => lines,
        };
        if !answer.status.success() {
            return Err(Reason::Failed {
                status: ending(answer.status),
                stderr,
            });
        }
        let garbage = |why: String| Err(Reason::Garbage { why, stderr });
        match self.description.output {
            Output::Stdout if answer.cut => garbage(format!("more than {MOST_SOUND} bytes")),
            Output::Stdout => Ok(answer.stdout),
            Output::File => match std::fs::metadata(output) {
                Err(_) => garbage("it ended well but wrote no file {out}".into()),
                Ok(m) if m.len() > MOST_SOUND as u64 => {
                    garbage(format!("more than {MOST_SOUND} bytes"))
                }
                Ok(_) => std::fs::read(output).map_err(|e| cannot("read", output, &e)),
            },
        }
    }

    /// A program with a slash is looked up from the folder of the description.
    fn located(&self, program: &OsStr) -> OsString {
        let path = Path::new(program);
        if path.components().count() > 1 && path.is_relative() {
            return self.description.here.join(path).into();
        }
        program.to_owned()
    }

    fn look(&self) -> Availability {
        let of = &self.description;
        if of.version_command.is_empty() {
            return self.look_for_program();
        }
        let mut command: Vec<OsString> = of.version_command.iter().map(OsString::from).collect();
        if let Some(program) = command.first_mut() {
            *program = self.located(program);
        }
        let call = Call {
            command: &command,
            folder: &std::env::temp_dir(),
            stdin: b"",
            timeout: VERSION_TIMEOUT,
            stdout: 16 * 1024,
        };
        match call.run() {
            Ok(answer) => Availability::Works {
                version: version(&answer),
            },
            Err(Silence::NotStarted(e)) => {
                let (why, hint) = self.not_started(&e);
                Availability::Absent {
                    why: format!("`{}`: {why}", program_name(&command)),
                    hint,
                }
            }
            Err(Silence::Timeout) => Availability::Absent {
                why: format!(
                    "`{}` did not answer within {} s",
                    of.version_command.join(" "),
                    VERSION_TIMEOUT.as_secs()
                ),
                hint: "correct `version_command` in the engine's description".into(),
            },
        }
    }

    /// Without a way to ask for the version, the program must at least be there.
    fn look_for_program(&self) -> Availability {
        let of = &self.description;
        let nothing = Values {
            here: Some(of.here.as_os_str()),
            ..Values::default()
        };
        let filled = fill(of.command(), &nothing);
        let program = filled
            .first()
            .map(|p| PathBuf::from(self.located(p)))
            .unwrap_or_default();
        let folders = std::env::var_os("PATH").unwrap_or_default();
        let found = program.is_file()
            || (program.components().count() == 1
                && std::env::split_paths(&folders).any(|folder| folder.join(&program).is_file()));
        if found {
            return Availability::Works {
                version: "unknown version".into(),
            };
        }
        let (why, hint) = self.not_started(&std::io::ErrorKind::NotFound.into());
        Availability::Absent {
            why: format!("`{}`: {why}", program.display()),
            hint,
        }
    }
}

fn clip(decoded: Decoded, mut warnings: Vec<String>) -> Result<Clip, String> {
    if decoded.not_numbers > 0 {
        return Err(format!(
            "{} of its samples are not numbers",
            decoded.not_numbers
        ));
    }
    warnings.extend(decoded.warnings);
    Ok(Clip {
        audio: decoded.audio,
        warnings,
    })
}

fn private_folder() -> Result<tempfile::TempDir, Reason> {
    tempfile::Builder::new()
        .prefix("aloud-")
        .tempdir()
        .map_err(|e| cannot("make a folder in", &std::env::temp_dir(), &e))
}

fn cannot(what: &str, path: &Path, error: &std::io::Error) -> Reason {
    Reason::Other(format!("cannot {what} {}: {error}", path.display()))
}

const fn input_name(of: &Description) -> &'static str {
    match of.input {
        Input::Plain => "in.txt",
        Input::Ssml => "in.ssml",
    }
}

/// Text as an argument: never taken for an option.
fn guarded(text: &str) -> String {
    if text.starts_with('-') {
        format!(" {text}")
    } else {
        text.to_owned()
    }
}

fn program_name(command: &[OsString]) -> String {
    command
        .first()
        .map(|p| p.to_string_lossy().into_owned())
        .unwrap_or_default()
}

/// The first line with something like `1.5` in it, else the first line; up to a wide gap, behind which eSpeak NG names
/// a folder of the machine.
fn version(answer: &Answer) -> String {
    let text = [answer.stdout.as_slice(), b"\n", &answer.stderr].concat();
    let text = String::from_utf8_lossy(&text);
    let lines = || text.lines().map(str::trim).filter(|l| !l.is_empty());
    let numbered = |line: &&str| {
        line.as_bytes()
            .windows(3)
            .any(|w| w[0].is_ascii_digit() && w[1] == b'.' && w[2].is_ascii_digit())
    };
    let line = lines().find(numbered).or_else(|| lines().next());
    line.unwrap_or("unknown version")
        .chars()
        .take(120)
        .collect()
}

impl Engine for CommandEngine {
    fn name(&self) -> &str {
        self.description.name()
    }

    fn about(&self) -> &str {
        &self.description.about
    }

    fn origin(&self) -> Origin {
        self.description.origin
    }

    fn input(&self) -> Input {
        self.description.input
    }

    fn telling(&self) -> Telling {
        self.description.telling()
    }

    fn limits(&self) -> Limits {
        self.description.limits()
    }

    fn pacing(&self) -> Table {
        self.description.pacing()
    }

    fn takes_rate(&self) -> bool {
        has(self.description.command(), Placeholder::Rate)
    }

    fn parallel(&self) -> usize {
        self.description.parallel.max(1)
    }

    fn voices(&self) -> Vec<String> {
        let of = &self.description;
        let default = of.voice.iter();
        let others = of.voices.iter().filter(|v| Some(*v) != of.voice.as_ref());
        default.chain(others).cloned().collect()
    }

    /// With the whole description: a changed argument changes the sound.
    fn identity(&self) -> String {
        let version = match self.availability() {
            Availability::Works { version } => version,
            Availability::Absent { .. } => String::new(),
        };
        format!(
            "{} {version} {}",
            self.name(),
            self.description.fingerprint()
        )
    }

    fn availability(&self) -> Availability {
        self.availability.get_or_init(|| self.look()).clone()
    }

    fn speak(&self, chunk: &Chunk, voice: &Voice) -> Result<Clip, EngineError> {
        self.say(chunk, voice)
            .map_err(|reason| EngineError::new(self.name(), chunk, reason))
    }
}
