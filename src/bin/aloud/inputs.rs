//! Reading what the user points at: a file, or standard input for `-`.

use crate::failure::Failure;
use aloud::source::Source;
use std::io::Read;
use std::path::Path;

/// The bytes of a file, or of standard input.
pub fn bytes(path: &Path) -> Result<(String, Vec<u8>), Failure> {
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|e| Failure::start(format!("cannot read standard input: {e}")))?;
        return Ok(("standard input".to_owned(), bytes));
    }
    let name = path.display().to_string();
    bytes =
        std::fs::read(path).map_err(|e| Failure::start(format!("cannot read `{name}`: {e}")))?;
    Ok((name, bytes))
}

/// The text of a file, or of standard input.
pub fn source(path: &Path) -> Result<Source, Failure> {
    let (name, bytes) = bytes(path)?;
    Source::from_bytes(name, bytes).map_err(|e| Failure::start(e.to_string()))
}

/// Writes to standard output; a reader that went away is no failure.
pub fn print(text: &str) -> Result<(), Failure> {
    use std::io::Write;
    let mut out = std::io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
