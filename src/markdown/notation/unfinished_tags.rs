//! `<!-- 下書き` and `<b 強く` without their end, which would swallow the rest of the text.

use super::page::Page;
use super::sheet::{Mistaken, Proposal, Sheet};

/// What begins a tag or a comment and never ends is text.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let body = page.body;
    let comments_end = body.rfind("-->").unwrap_or(0);
    let tags_end = body.rfind('>').map_or(0, |at| at + 1);
    for (at, _) in body.match_indices('<') {
        let rest = &body[at + 1..];
        let is_open_comment = rest.starts_with("!--") && at >= comments_end;
        let begins = rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if (is_open_comment || begins && at >= tags_end) && !is_escaped(&body[..at]) {
            let mut proposal = Proposal { mistaken_for: Some(Mistaken::Html), ..Proposal::default() };
            proposal.replace(at..at + 1, "&lt;");
            sheet.propose(proposal);
        }
    }
}

/// Whether a backslash before a character, behind `before`, has made it text already.
fn is_escaped(before: &str) -> bool {
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes % 2 == 1
}
