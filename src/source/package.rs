//! Packages: workbooks, documents of word processors and archives, which are files in a file.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;

/// How many bytes of a part are read.
const MOST_OF_A_PART: u64 = 64 * 1024 * 1024;

/// Whether bytes are a package.
pub fn is_package(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Gives the name and the bytes of each part of a package, one after the other; `None` where it cannot be read to its
/// end, as with a password.
pub fn each_part(bytes: &[u8], mut take: impl FnMut(&str, &[u8])) -> Option<()> {
    let mut package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    for number in 0..package.len() {
        let mut file = package.by_index(number).ok()?;
        let part = file.name().ok()?.into_owned();
        let mut bytes = Vec::new();
        file.by_ref().take(MOST_OF_A_PART).read_to_end(&mut bytes).ok()?;
        take(&part, &bytes);
    }
    Some(())
}
