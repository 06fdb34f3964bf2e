//! The documents that come out and that no machine has read, or not to the end.

use crate::pictures;
use crate::rewrite::Decoded;
use crate::source::{each_part, extension, is_package};

use super::ThemedSite;

/// Where such documents come out.
///
/// # Errors
/// A file of the portal cannot be read.
pub fn unread_documents(site: &ThemedSite) -> anyhow::Result<Vec<String>> {
    let mut unread = Vec::new();
    for path in site.files_as_they_are() {
        let bytes = site.bytes(&path)?.unwrap_or_default();
        if is_opaque(&path, &bytes) {
            unread.push(path.to_string());
        }
    }
    Ok(unread)
}

/// Whether nobody can be sure what a file says: a PDF, a document of an older program, one with a password, a film.
fn is_opaque(path: &str, bytes: &[u8]) -> bool {
    if is_package(bytes) {
        let mut holds_others = false;
        let read =
            each_part(bytes, |part, bytes| holds_others |= is_package(bytes) || extension(part) == "pdf");
        return holds_others || read.is_none();
    }
    extension(path) == "pdf" || pictures::format(bytes).is_none() && Decoded::of(bytes).is_none()
}
