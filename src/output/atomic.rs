//! Files that appear whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
#[error("cannot {doing} `{}`: {cause}{}", path.display(), hint(cause))]
pub struct WriteError {
    /// The file, or the folder it should go to.
    pub path: PathBuf,
    /// What was tried: `create`, `write`, `replace`.
    pub doing: &'static str,
    /// What the system said.
    #[source]
    pub cause: io::Error,
}

impl WriteError {
    /// An error while `doing` something with `path`.
    pub fn new(doing: &'static str, path: &Path, cause: io::Error) -> Self {
        Self {
            path: path.to_owned(),
            doing,
            cause,
        }
    }
}

fn hint(cause: &io::Error) -> &'static str {
    match cause.kind() {
        io::ErrorKind::NotFound => "; create the folder first",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "; choose a folder you may write to"
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "; free some space, or write to another disk"
        }
        _ => "",
    }
}

/// A file that is being written beside its target and takes the target's name in [`AtomicFile::commit`].
///
/// Dropped without that, it vanishes and the target is as before.
#[derive(Debug)]
pub struct AtomicFile {
    temporary: NamedTempFile,
    target: PathBuf,
}

impl AtomicFile {
    /// Begins a file that shall become `target`. A link is followed; an existing file keeps its permissions.
    ///
    /// # Errors
    /// [`WriteError`] if the folder does not exist or is not writable, or if `target` is a folder or a device.
    pub fn create(target: &Path) -> Result<Self, WriteError> {
        let fail = |cause| WriteError::new("create", target, cause);
        let before = existing(target).map_err(fail)?;
        let target_now = match before {
            Some(_) => target.canonicalize().map_err(fail)?,
            None => target.to_owned(),
        };
        let temporary = beside(&target_now).map_err(fail)?;
        if let Some(permissions) = before {
            temporary
                .as_file()
                .set_permissions(permissions)
                .map_err(fail)?;
        }
        Ok(Self {
            temporary,
            target: target_now,
        })
    }

    /// The open file, for reading and writing.
    pub fn file(&mut self) -> &mut File {
        self.temporary.as_file_mut()
    }

    /// Where it will be.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Brings everything to the disk and gives the file its name, replacing what was there.
    ///
    /// # Errors
    /// [`WriteError`]; the target is then as before.
    pub fn commit(self) -> Result<(), WriteError> {
        let target = self.target;
        let fail = |cause| WriteError::new("replace", &target, cause);
        self.temporary.as_file().sync_all().map_err(fail)?;
        self.temporary
            .persist(&target)
            .map_err(|error| fail(error.error))?;
        sync_folder(&folder(&target));
        Ok(())
    }
}

/// Writes `content` to `target`, whole or not at all.
///
/// # Errors
/// [`WriteError`]; the target is then as before.
pub fn write(target: &Path, content: &[u8]) -> Result<(), WriteError> {
    let mut out = AtomicFile::create(target)?;
    out.file()
        .write_all(content)
        .map_err(|cause| WriteError::new("write", target, cause))?;
    out.commit()
}

/// The folder of a file; the current one for a bare name.
pub fn folder(target: &Path) -> PathBuf {
    match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// The permissions of `target` if it is a file, `None` if there is nothing, an error if it is something else: renaming
/// over a device would replace the device.
fn existing(target: &Path) -> io::Result<Option<fs::Permissions>> {
    match fs::metadata(target) {
        Ok(found) if found.is_file() => Ok(Some(found.permissions())),
        Ok(found) if found.is_dir() => {
            Err(io::Error::other("it is a folder; name a file inside it"))
        }
        Ok(_) => Err(io::Error::other(
            "it is a device or a pipe; name a regular file, its header is written last",
        )),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let name = target
        .file_name()
        .ok_or_else(|| io::Error::other("it does not name a file"))?;
    let mut prefix = OsString::from(".");
    prefix.push(name);
    prefix.push(".");
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(".part");
    #[cfg(unix)]
    let readable = std::os::unix::fs::PermissionsExt::from_mode(0o666);
    #[cfg(unix)]
    // Less the user's umask, as for any file; the default of temporary files is private.
    builder.permissions(readable);
    builder.tempfile_in(folder(target))
}

/// Makes the new name last through a power cut. Not every file system can, and the file itself is safe: no error.
fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use crate::output::atomic::{AtomicFile, write};
    use std::fs;
    use std::io::Write;

    #[test]
    fn a_file_replaces_another_and_leaves_nothing_beside_it() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out.vtt");
        write(&target, b"old").unwrap();
        write(&target, b"new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_unfinished_file_leaves_the_old_one() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("out.wav");
        write(&target, b"old").unwrap();
        let mut half = AtomicFile::create(&target).unwrap();
        half.file().write_all(b"ne").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"old");
        drop(half);
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn folders_devices_and_missing_folders_are_refused_with_a_way_out() {
        let folder = tempfile::tempdir().unwrap();
        let said = |path: &std::path::Path| write(path, b"").unwrap_err().to_string();
        assert!(said(folder.path()).contains("name a file inside it"));
        assert!(said(&folder.path().join("no/out.wav")).contains("create the folder first"));
        if cfg!(unix) {
            assert!(said("/dev/null".as_ref()).contains("name a regular file"));
        }
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_those_of_any_new_file_or_of_the_old_one() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |name: &str| {
            let path = folder.path().join(name);
            fs::metadata(path).unwrap().permissions().mode() & 0o777
        };
        fs::write(folder.path().join("plain"), b"").unwrap();
        write(&folder.path().join("ours"), b"").unwrap();
        assert_eq!(mode("ours"), mode("plain"));
        fs::set_permissions(
            folder.path().join("ours"),
            fs::Permissions::from_mode(0o640),
        )
        .unwrap();
        write(&folder.path().join("ours"), b"").unwrap();
        assert_eq!(mode("ours"), 0o640);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        write(&real, b"old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&real).unwrap(), b"new");
    }
}
