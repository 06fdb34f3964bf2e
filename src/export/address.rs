//! Addresses and identifiers as other programs read them.

use crate::escape::percent;
use crate::platform::OutputPath;
use crate::site::Site;

/// What the identifiers of a site without an address end in: a name that nobody can own.
const NO_HOST: &str = "enishi.invalid";

/// The host of the site, which its identifiers hold.
pub(super) fn host(site: &Site) -> &str {
    site.paths.host().unwrap_or(NO_HOST)
}

/// The absolute address of an output path, where that of the site is known, in the letters that RFC 3986
/// allows.
pub(super) fn absolute(site: &Site, path: &OutputPath) -> Option<String> {
    let address = site.paths.absolute(path)?.into_string();
    Some(in_ascii(&address))
}

/// The same text with everything escaped that no address may hold.
pub(super) fn in_ascii(text: &str) -> String {
    let is_reserved = |c: char| !c.is_ascii() || matches!(c, ' ' | '"' | '<' | '>' | '`' | '{' | '}' | '^');
    percent::encode(text, is_reserved).into_owned()
}
