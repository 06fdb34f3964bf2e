//! SVG: a text that can do more than show, and that tells who drew it with what.
//!
//! What is kept is copied as it stands: elements and attributes that show something ([`names`]),
//! references inside the drawing, pictures that it carries, cleaned. What cannot go without changing
//! the drawing is an error.

mod cleaner;
mod css;
mod names;
mod references;
mod size;
mod tokens;

pub(super) use cleaner::clean;
pub(super) use size::dimensions;

/// Whether the first element is an `svg`.
pub(super) fn is_svg(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let mut text = text.trim_start_matches('\u{feff}').trim_start();
    while text.starts_with("<?") || text.starts_with("<!") {
        if tokens::next(&mut text).is_err() {
            return false;
        }
        text = text.trim_start();
    }
    let Some(tag) = text.strip_prefix('<') else { return false };
    let end = tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len());
    tokens::split_name(&tag[..end]).1 == "svg"
}
