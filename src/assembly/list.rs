//! Lists of clips: a file with a row for each, in the order they are heard.
//!
//! ```text
//! # path, and if wanted: what comes after it, and what is said in it; parted by tabs
//! 0001.wav    headline     Rates rise again
//! 0002.wav    sentence     The bank raised its main rate on Thursday.
//! 0003.wav    700ms
//! 0004.wav
//! ```

use crate::assembly::gap::Gap;
use std::path::{Path, PathBuf};

/// One clip, as a list or the command line names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its file.
    pub path: PathBuf,
    /// The silence after it; `None` if nothing is said of it.
    pub after: Option<Gap>,
    /// What is said in it.
    pub text: Option<String>,
}

impl Row {
    /// A file of which nothing else is known.
    pub const fn of(path: PathBuf) -> Self {
        Self {
            path,
            after: None,
            text: None,
        }
    }
}

/// A row that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {message}\n  | {row}")]
pub struct ListError {
    /// The list.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// What is wrong.
    pub message: String,
    /// The line as it stands.
    pub row: String,
}

/// Reads a list. Paths are looked up from `folder`; `file` is the list's name in messages. Empty lines, and those that
/// begin with `#`, are left out.
///
/// # Errors
/// [`ListError`] with the line.
pub fn parse(file: &str, folder: &Path, text: &str) -> Result<Vec<Row>, ListError> {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|(at, line)| {
            row(folder, line).map_err(|message| ListError {
                file: file.to_owned(),
                line: at + 1,
                message,
                row: line.to_owned(),
            })
        })
        .collect()
}

fn row(folder: &Path, line: &str) -> Result<Row, String> {
    let mut cells = line.splitn(3, '\t').map(str::trim);
    let path = cells.next().filter(|path| !path.is_empty());
    let path = path.ok_or("there is no path before the first tab")?;
    let after = cells.next().filter(|after| !after.is_empty());
    let text = cells.next().filter(|text| !text.is_empty());
    Ok(Row {
        path: folder.join(path),
        after: after.map(str::parse).transpose()?,
        text: text.map(str::to_owned),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pause::Pause;

    #[test]
    fn rows_say_as_much_as_they_want() {
        let text = "\u{FEFF}# mine\n\na.wav\theadline\tRates rise \r\n/x/b c.wav\n c.wav\t\tHello\nd.wav\t700\n";
        let rows = parse("list", Path::new("in"), text).unwrap();
        let row = |path: &str, after: Option<Gap>, text: Option<&str>| Row {
            path: path.into(),
            after,
            text: text.map(str::to_owned),
        };
        assert_eq!(
            rows,
            [
                row("in/a.wav", Some(Pause::Headline.into()), Some("Rates rise")),
                row("/x/b c.wav", None, None),
                row("in/c.wav", None, Some("Hello")),
                row("in/d.wav", Some(Gap::Ms(700)), None),
            ]
        );
    }

    #[test]
    fn faults_have_their_line() {
        for (text, said) in [
            ("a.wav\n\nb.wav\tsentance", "l:3: `sentance` is neither"),
            ("\tsentence", "l:1: there is no path"),
        ] {
            let error = parse("l", Path::new(""), text).unwrap_err().to_string();
            assert!(error.contains(said), "{error}");
        }
    }
}
