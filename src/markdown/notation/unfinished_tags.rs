//! `<!-- 下書き` and `<b 強く` without their end, and `<p class="a>` without its second quotation mark, which
//! would swallow the text behind them.

use super::Remark;
use super::page::{Page, near};
use super::sheet::{Mistaken, Proposal, Sheet};
use crate::markdown::html::allowed::WITH_CONTENT;

/// What begins a tag or a comment and never ends is text.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let body = page.body;
    if !page.signs.may_hold('<') {
        return;
    }
    let comments_end = body.rfind("-->");
    let tags_end = body.rfind('>').map_or(0, |at| at + 1);
    for (at, _) in body.match_indices('<') {
        let rest = &body[at + 1..];
        // `<!-->` and `<!--->` end before a comment could begin.
        let is_open_comment = rest.starts_with("!--")
            && (comments_end.is_none_or(|end| at + "<!--".len() > end)
                || rest.starts_with("!-->")
                || rest.starts_with("!--->"));
        let begins = rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'));
        if (is_open_comment || begins && at >= tags_end) && !is_escaped(&body[..at]) {
            sheet.propose(end_of_content(rest).map_or_else(|| as_text(at), |length| ended(at + 1 + length)));
        } else if begins
            && let Some(length) = open_quote(near(&body[at..]))
            && !is_escaped(&body[..at])
        {
            sheet.propose(as_text(at));
            let range = at..at + length;
            sheet.remark(Remark::OpenQuote { tag: body[range.clone()].to_owned(), range });
        }
    }
}

/// The length of `/script` and the like, without which what stands before it would not end.
fn end_of_content(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('/')?;
    let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
    WITH_CONTENT.contains(&name.to_ascii_lowercase()).then_some(1 + name.len())
}

fn ended(at: usize) -> Proposal {
    let mut proposal = Proposal { mistaken_for: Some(Mistaken::Html), ..Proposal::default() };
    proposal.insert(at, ">");
    proposal
}

fn as_text(at: usize) -> Proposal {
    let mut proposal = Proposal { mistaken_for: Some(Mistaken::Html), ..Proposal::default() };
    proposal.replace(at..at + 1, "&lt;");
    proposal
}

/// The length of a tag up to the end of a value whose quotation mark is never closed, or is closed by one
/// that belongs to the text: then a `>` stands in the value, and words follow the mark.
fn open_quote(tag: &str) -> Option<usize> {
    let block = tag.split("\n\n").next().unwrap_or_default();
    let mut at = block.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>')).unwrap_or(block.len());
    loop {
        at += block[at..].find(|c: char| !c.is_whitespace() && c != '/')?;
        if block[at..].starts_with('>') {
            return None;
        }
        let name = &block[at..];
        at += 1 + name.get(1..)?.find(|c: char| c.is_whitespace() || matches!(c, '/' | '>' | '='))?;
        let after = block[at..].trim_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_start) else { continue };
        let from = block.len() - value.len();
        let Some(quote) = value.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
            at = from + value.find(|c: char| c.is_whitespace() || c == '>')?;
            continue;
        };
        let ends = value[1..].find('>').map(|end| from + 1 + end + 1);
        let Some(closed) = value[1..].find(quote).map(|end| from + 1 + end + 1) else {
            // What is longer than a tag may be may be closed behind it.
            return if block.len() < tag.len() || tag.len() < LONGEST { ends } else { None };
        };
        let is_by_words =
            block[closed..].starts_with(|c: char| !c.is_whitespace() && !matches!(c, '/' | '>'));
        if let Some(ends) = ends.filter(|ends| *ends < closed && is_by_words) {
            return Some(ends);
        }
        at = closed;
    }
}

/// No tag that is looked at is longer, in bytes.
const LONGEST: usize = 390;

/// Whether a backslash before a character, behind `before`, has made it text already.
fn is_escaped(before: &str) -> bool {
    let backslashes = before.len() - before.trim_end_matches('\\').len();
    backslashes % 2 == 1
}
