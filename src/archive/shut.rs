//! Files and folders of an extraction, for nobody but whoever runs the program, from the first byte.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::Path;

/// A new file.
pub fn file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// A new folder.
pub fn folder(path: &Path) -> io::Result<()> {
    builder().create(path)
}

/// A folder with those around it, where they are not there.
pub fn folders(path: &Path) -> io::Result<()> {
    builder().recursive(true).create(path)
}

fn builder() -> DirBuilder {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
}

/// Shuts a folder that was made open.
pub fn shut(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Whether this user has made what lies at `path`, and nobody else may lay anything in it. Never a link.
#[cfg(target_os = "linux")]
pub fn is_own(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::MetadataExt;
    const OTHERS_WRITE: u32 = 0o022;
    let about = fs::symlink_metadata(path)?;
    let is_own = about.uid() == rustix::process::geteuid().as_raw();
    let is_open = about.is_dir() && about.mode() & OTHERS_WRITE != 0;
    Ok(is_own && !about.is_symlink() && !is_open)
}

/// Whether what lies at `path` is no link.
#[cfg(not(target_os = "linux"))]
pub fn is_own(path: &Path) -> io::Result<bool> {
    Ok(!fs::symlink_metadata(path)?.is_symlink())
}
