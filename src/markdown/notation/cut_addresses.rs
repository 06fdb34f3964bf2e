//! `https://a.example/form?id=` with `12` in the next line: addresses that a mail has cut at the end of a line. Only the
//! part in the first line can be a link, and it leads elsewhere.

use super::Remark;
use super::page::Page;
use super::sheet::Sheet;

/// Signs behind which hardly any address ends.
const OPEN_ENDS: [char; 8] = ['=', '&', '?', '-', '_', '%', '+', '~'];

/// Each line that ends with an address that seems to go on in the next one.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.body.contains("://") {
        return;
    }
    for number in 0..page.lines.len() {
        let Some(start) = address_at_end(page.line(number)) else { continue };
        let address = &page.line(number)[start..];
        let Some(letters) = going_on(address, page.line(number + 1)) else { continue };
        let range = page.start(number) + start..page.end(number);
        sheet.remark(Remark::CutAddress { range, address: address.to_owned(), letters: letters.to_owned() });
    }
}

/// Where the address begins with which a line ends; none of a link with words or of HTML.
fn address_at_end(line: &str) -> Option<usize> {
    let mark = line.rfind("://")?;
    let start = ["https", "http"]
        .iter()
        .find_map(|scheme| line[..mark].ends_with(scheme).then(|| mark - scheme.len()))?;
    let is_bare = !line[..start].ends_with(['(', '<', '"', '\'', ':']);
    (is_bare && line[start..].bytes().all(|byte| byte.is_ascii_graphic())).then_some(start)
}

/// The letters right at the beginning of the next line that may belong to the address. Behind a `/`, where many
/// addresses end, only what looks like the name of a file or a folder does.
fn going_on<'a>(address: &str, next: &'a str) -> Option<&'a str> {
    let end = next.find(|c: char| !c.is_ascii_graphic()).unwrap_or(next.len());
    let letters = &next[..end];
    let begins =
        letters.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '%' | '&' | '?' | '=' | '/'));
    let is_item = letters.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = is_item.len() < letters.len() && matches!(is_item, "." | ")");
    let begins_other = ["http", "www."].iter().any(|word| letters.starts_with(word));
    if !begins || is_item || begins_other || letters.contains([':', '@', '|', '(']) {
        return None;
    }
    let is_path = || {
        letters.contains(['/', '?', '='])
            || letters.rsplit_once('.').is_some_and(|(name, ending)| {
                !name.is_empty() && ending.starts_with(|c: char| c.is_ascii_alphabetic())
            })
    };
    (address.ends_with(OPEN_ENDS) || address.ends_with('/') && is_path()).then_some(letters)
}
