//! Markdown right below HTML, which the parser would take for a part of it.

use super::page::Page;
use super::sheet::{Mistaken, Proposal, Sheet};

/// The longest line of HTML that is looked through.
const LONGEST: usize = 1000;

/// A line with Markdown below lines of HTML that have all ended: a blank line belongs between.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold('<') {
        return;
    }
    for number in 1..page.lines.len() {
        let (above, line) = (page.line(number - 1).trim(), page.line(number));
        if above.len() > LONGEST
            || !above.starts_with('<')
            || !above.ends_with('>')
            || line.trim_start().starts_with('<')
        {
            continue;
        }
        if is_balanced(above) && has_markdown(line) {
            let mut proposal = Proposal { mistaken_for: Some(Mistaken::Html), ..Proposal::default() };
            proposal.insert(page.start(number), "\n");
            sheet.propose(proposal);
        }
    }
}

/// Whether as many tags end in a line as begin, those without an end aside.
fn is_balanced(line: &str) -> bool {
    let mut open = 0_i32;
    for (at, _) in line.match_indices('<') {
        let rest = &line[at + 1..];
        let name: String =
            rest.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        let is_void = crate::markdown::html::allowed::VOID.contains(&name.to_ascii_lowercase());
        let tag = rest.split('>').next().unwrap_or_default();
        if rest.starts_with('/') {
            open -= 1;
        } else if !is_void && !tag.ends_with('/') && !name.is_empty() {
            open += 1;
        }
    }
    open == 0
}

/// A link, a picture, strong words, a record link, a heading or an item of a list.
fn has_markdown(line: &str) -> bool {
    let is_link = line.contains("](") || line.contains("[[");
    is_link
        || line.matches("**").count() > 1
        || line.starts_with("# ")
        || line.starts_with("## ")
        || line.starts_with("- ")
}
