//! `ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ／`: addresses in full-width letters.

use std::ops::Range;

use super::page::Page;
use super::sheet::{Proposal, Sheet};

/// Marks of an address beside letters and digits.
const MARKS: &str = "/.:-_~#=&%+?";

/// Each address with full-width letters or marks becomes one in plain letters.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    homes(page, sheet);
    if !page.signs.may_hold_any(&['：', '／', '．']) {
        return;
    }
    let body = page.body;
    let mut from = 0;
    while let Some(found) = body[from..].find(|c| plain(c).is_some()) {
        let start = from + found;
        let length = body[start..].find(|c| plain(c).is_none()).unwrap_or(body.len() - start);
        from = start + length;
        let run = &body[start..from];
        if run.is_ascii() {
            continue;
        }
        if let Some(range) = address(run) {
            let mut proposal = Proposal::default();
            let text: String = run[range.clone()].chars().filter_map(plain).collect();
            proposal.replace(start + range.start..start + range.end, text);
            sheet.propose(proposal);
        }
    }
}

/// `http://a.example/～yama/`: the sign before the name of a member, as old homepages have it.
fn homes(page: &Page<'_>, sheet: &mut Sheet) {
    const SIGNS: [char; 2] = ['～', '〜'];
    if !page.signs.may_hold_any(&SIGNS) {
        return;
    }
    let body = page.body;
    for (at, sign) in body.match_indices(SIGNS).filter(|(at, _)| body[..*at].ends_with('/')) {
        let begin = body[..at].rfind("://").map(|mark| mark + "://".len());
        let is_address = begin.is_some_and(|begin| {
            let host = &body[begin..at - 1];
            !host.is_empty()
                && host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-/:".contains(&byte))
        });
        let end = at + sign.len();
        if is_address && body[end..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            let mut proposal = Proposal::default();
            proposal.replace(at..end, "~");
            sheet.propose(proposal);
        }
    }
}

/// The address in a run of letters and marks, if its beginning holds any that are full-width. In addresses of mail
/// many write a full-width ＠ on purpose, so that no program collects them.
fn address(run: &str) -> Option<Range<usize>> {
    let folded: Vec<(usize, char)> = run.char_indices().filter_map(|(at, c)| Some((at, plain(c)?))).collect();
    let text: String = folded.iter().map(|(_, c)| c.to_ascii_lowercase()).collect();
    let begins = ["https://", "http://", "www."].iter();
    let (first, length) = begins.filter_map(|begin| Some((text.find(begin)?, begin.len()))).min()?;
    let ends = text.trim_end_matches(['.', ':', '?', '-', '#', '&']).len();
    // All of them are ASCII, so that a byte of the text is a character of the run.
    let start = folded.get(first)?.0;
    let end = folded.get(ends).map_or(run.len(), |(at, _)| *at);
    // Behind a beginning in plain letters a full-width mark may belong to the sentence.
    let behind = folded.get(first + length)?.0;
    (!run[start..behind].is_ascii() && behind < end).then_some(start..end)
}

/// A letter, digit or mark of an address in plain form.
fn plain(c: char) -> Option<char> {
    let folded = match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0)?,
        c => c,
    };
    (folded.is_ascii_alphanumeric() || folded.is_ascii() && MARKS.contains(folded)).then_some(folded)
}
