//! A program that may hang, flood, or leave children behind.

use std::collections::VecDeque;
use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// How long a pipe may stay open after the program has ended: a child it left behind holds it.
const AFTER_THE_END: Duration = Duration::from_secs(1);

/// How much of standard error is kept, in bytes.
const STDERR: usize = 16 * 1024;

/// A call of a program.
pub(crate) struct Call<'c> {
    /// Program and arguments.
    pub(crate) command: &'c [OsString],
    /// The working folder.
    pub(crate) folder: &'c Path,
    /// What it gets on standard input, which is closed after it.
    pub(crate) stdin: &'c [u8],
    /// How long it may take.
    pub(crate) timeout: Duration,
    /// How much of standard output is kept, in bytes; the rest is read and thrown away.
    pub(crate) stdout: usize,
}

/// What a program left when it ended.
pub(crate) struct Answer {
    /// Exit code or signal.
    pub(crate) status: ExitStatus,
    /// The beginning of standard output.
    pub(crate) stdout: Vec<u8>,
    /// Whether there was more of it.
    pub(crate) cut: bool,
    /// The end of standard error.
    pub(crate) stderr: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug)]
pub(crate) enum Silence {
    /// It could not be started.
    NotStarted(io::Error),
    /// It was stopped.
    Timeout,
}

impl Call<'_> {
    /// Runs the program to its end or to the time limit. It is alone in a process group (on Unix), which is killed as a
    /// whole.
    pub(crate) fn run(&self) -> Result<Answer, Silence> {
        let deadline = Instant::now() + self.timeout;
        let mut child = self.start().map_err(Silence::NotStarted)?;
        let stdout = Pipe::read(child.stdout.take(), Keep::First(self.stdout));
        let stderr = Pipe::read(child.stderr.take(), Keep::Last(STDERR));
        if let Some(mut stdin) = child.stdin.take() {
            let text = self.stdin.to_vec();
            // A program that does not read its input breaks the pipe, which is its own affair.
            thread::spawn(move || stdin.write_all(&text).is_ok());
        }
        let Some(status) = wait(&mut child, deadline) else {
            kill(&mut child);
            return Err(Silence::Timeout);
        };
        let patience = Instant::now() + AFTER_THE_END;
        if !(stdout.wait(patience) && stderr.wait(patience)) {
            kill(&mut child);
            stdout.wait(Instant::now() + AFTER_THE_END);
        }
        let (stdout, cut) = stdout.take();
        Ok(Answer {
            status,
            stdout,
            cut,
            stderr: stderr.take().0,
        })
    }

    fn start(&self) -> io::Result<Child> {
        let (program, arguments) = self
            .command
            .split_first()
            .ok_or_else(|| io::Error::other("the command is empty"))?;
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(self.folder)
            .stdin(if self.stdin.is_empty() {
                Stdio::null()
            } else {
                Stdio::piped()
            })
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        #[cfg(unix)]
        std::os::unix::process::CommandExt::process_group(&mut command, 0);
        command.spawn()
    }
}

/// Waits for the end of the program, asking at growing distances from 0.2 to 10 ms.
fn wait(child: &mut Child, deadline: Instant) -> Option<ExitStatus> {
    let mut distance = Duration::from_micros(200);
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        let left = deadline.checked_duration_since(Instant::now())?;
        thread::sleep(distance.min(left));
        distance = (distance * 2).min(Duration::from_millis(10));
    }
}

/// Kills the program with everything it started, and sees it off.
fn kill(child: &mut Child) {
    #[cfg(unix)]
    {
        let group = i32::try_from(child.id())
            .ok()
            .and_then(rustix::process::Pid::from_raw);
        if let Some(group) = group {
            // An error means that nobody is left.
            let _gone = rustix::process::kill_process_group(group, rustix::process::Signal::KILL);
        }
    }
    // An error means that it has ended.
    let _ended = child.kill();
    wait(child, Instant::now() + AFTER_THE_END);
}

/// Which part of a stream is kept.
#[derive(Clone, Copy)]
enum Keep {
    First(usize),
    Last(usize),
}

/// A stream that is read to its end by a thread of its own, so that the program never waits for us.
struct Pipe(Arc<(Mutex<Kept>, Condvar)>);

#[derive(Default)]
struct Kept {
    bytes: VecDeque<u8>,
    cut: bool,
    closed: bool,
}

impl Pipe {
    fn read(stream: Option<impl Read + Send + 'static>, keep: Keep) -> Self {
        let shared = Arc::new((Mutex::new(Kept::default()), Condvar::new()));
        let pipe = Self(Arc::clone(&shared));
        thread::spawn(move || {
            let reader = Self(shared);
            let mut buffer = vec![0; 64 * 1024];
            let mut stream = stream;
            while let Some(count) = stream.as_mut().and_then(|s| read_some(s, &mut buffer)) {
                reader.lock().add(&buffer[..count], keep);
            }
            reader.lock().closed = true;
            reader.0.1.notify_all();
        });
        pipe
    }

    fn lock(&self) -> MutexGuard<'_, Kept> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until the stream is closed; says whether it is.
    fn wait(&self, deadline: Instant) -> bool {
        let left = deadline.saturating_duration_since(Instant::now());
        let waited = self
            .0
            .1
            .wait_timeout_while(self.lock(), left, |kept| !kept.closed);
        waited.map_or_else(|e| e.into_inner().0.closed, |(kept, _)| kept.closed)
    }

    fn take(&self) -> (Vec<u8>, bool) {
        let mut kept = self.lock();
        (std::mem::take(&mut kept.bytes).into(), kept.cut)
    }
}

/// The next bytes, or `None` at the end.
fn read_some(stream: &mut impl Read, buffer: &mut [u8]) -> Option<usize> {
    loop {
        match stream.read(buffer) {
            Ok(0) => return None,
            Ok(count) => return Some(count),
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return None,
        }
    }
}

impl Kept {
    fn add(&mut self, bytes: &[u8], keep: Keep) {
        match keep {
            Keep::First(most) => {
                let room = most.saturating_sub(self.bytes.len()).min(bytes.len());
                self.bytes.extend(&bytes[..room]);
                self.cut |= room < bytes.len();
            }
            Keep::Last(most) => {
                self.bytes.extend(bytes);
                let over = self.bytes.len().saturating_sub(most);
                self.bytes.drain(..over);
                self.cut |= over > 0;
            }
        }
    }
}

/// The last lines of what a program wrote, in one printable piece of at most 600 characters.
pub(crate) fn last_lines(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes);
    let printable = text.replace(|c: char| c.is_control() && c != '\n', " ");
    let lines: Vec<&str> = printable
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let joined = lines[lines.len().saturating_sub(6)..].join(" / ");
    let skip = joined.chars().count().saturating_sub(600);
    joined.chars().skip(skip).collect()
}

/// `exit code 3`, `signal 9`.
pub(crate) fn ending(status: ExitStatus) -> String {
    #[cfg(unix)]
    if let Some(signal) = std::os::unix::process::ExitStatusExt::signal(&status) {
        return format!("signal {signal}");
    }
    status
        .code()
        .map_or_else(|| status.to_string(), |code| format!("exit code {code}"))
}
