//! LK411: files that readers wait for.

use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::pictures::{is_picture_name, photo};
use crate::site::Site;
use crate::source::{FileTable, FoundFile, PortalPath};

/// In bytes: more than a photograph needs on any screen.
const HEAVY_PICTURE: u64 = 4 * 1024 * 1024;
/// In bytes: what hosts refuse and a telephone takes minutes for.
const HEAVY_FILE: u64 = 50 * 1024 * 1024;

finding! {
    /// A picture or file that is heavier than readers with a telephone can wait for.
    enum LK411: Links Warning {
        Picture { size: String } = "default" / "default",
        File { size: String } = "file" / "file",
        Large { width: u32, height: u32 } = "large" / "large",
    }
    labels LK411Label { Shown = "shown" }
}

/// The finding about a picture of this size in bytes, where it is heavy.
pub fn heavy_picture(path: &PortalPath, size: u64) -> Option<Diagnostic> {
    let finding = LK411::Picture { size: megabytes(size) };
    (size > HEAVY_PICTURE).then(|| finding.at(Location::File(path.to_string())))
}

/// The finding about a picture that comes out in its own size, where no screen needs that many pixels.
pub fn large_picture(path: &PortalPath, (width, height): (u32, u32)) -> Option<Diagnostic> {
    let finding = LK411::Large { width, height };
    (width.max(height) > photo::LARGEST).then(|| finding.at(Location::File(path.to_string())))
}

/// The heavy files that come out with a site; `files` are those of its portal.
pub fn heavy_files(site: &Site, files: &FileTable) -> Vec<Diagnostic> {
    let heavy = files.files().iter().filter(|file| file.fingerprint.size > HEAVY_FILE);
    let published = heavy.filter(|file| !is_picture_name(file.path()) && site.files.has(file.path()));
    let finding = |file: &FoundFile| {
        let size = megabytes(file.fingerprint.size);
        LK411::File { size }.at(Location::File(file.path().to_string()))
    };
    published.map(finding).collect()
}

fn megabytes(size: u64) -> String {
    let tenths = size * 10 / (1024 * 1024);
    if tenths < 100 { format!("{}.{} MB", tenths / 10, tenths % 10) } else { format!("{} MB", tenths / 10) }
}
