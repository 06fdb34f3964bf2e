//! Links and pictures with full-width brackets, or with spaces in the name of a file, and record
//! links with full-width brackets or spaces.

use std::ops::Range;

use super::Remark;
use super::page::{Page, near, near_end};
use super::sheet::{Proposal, Sheet};
use crate::markdown::inline::file_names;

/// `［字］（/a）`, `[字](a b.pdf)`, `！[字](a.jpg)`, `［［groups/a｜字］］`.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let body = page.body;
    let may_hold = page.signs.may_hold_any(&['[', '［'])
        || page.signs.may_hold('」') && (body.contains("」(") || body.contains("」（"));
    if !may_hold {
        return;
    }
    for (at, opener) in body.match_indices(['[', '［', '「']) {
        let inside = at + opener.len();
        if body[inside..].starts_with(['[', '［']) {
            record_link(body, at, sheet);
        } else if opener == "「" {
            picture_in_corner_brackets(body, at, sheet);
        } else if let Some(link) = Link::at(body, at) {
            sheet.propose(link.proposal(body));
        } else if opener == "[" {
            link_without_words(body, at, sheet);
        }
    }
}

/// A link or picture with the parts that Markdown would not understand.
struct Link {
    /// `！` or `!`.
    bang: Option<Range<usize>>,
    open: Range<usize>,
    close: Range<usize>,
    paren: Range<usize>,
    destination: Range<usize>,
    end: Range<usize>,
}

impl Link {
    fn at(body: &str, at: usize) -> Option<Self> {
        let open = at..at + char_len(body, at);
        let length = body[open.end..].find([']', '］', '\n', '[', '［'])?;
        let close_at = open.end + length;
        if !body[close_at..].starts_with([']', '］']) || length == 0 {
            return None;
        }
        Self::with_close(body, open, close_at)
    }

    fn with_close(body: &str, open: Range<usize>, close_at: usize) -> Option<Self> {
        let close = close_at..close_at + char_len(body, close_at);
        if !body[close.end..].starts_with(['(', '（']) {
            return None;
        }
        let paren = close.end..close.end + char_len(body, close.end);
        let (destination, end) = destination(body, paren.end)?;
        let bang = body[..open.start].chars().next_back().filter(|c| matches!(c, '!' | '！'));
        let bang = bang.map(|c| open.start - c.len_utf8()..open.start);
        Some(Self { bang, open, close, paren, destination, end })
    }

    fn proposal(&self, body: &str) -> Proposal {
        let mut proposal = Proposal::default();
        let destination = &body[self.destination.clone()];
        let name = destination.split(" \"").next().unwrap_or(destination);
        if let Some(bang) = self.bang.clone().filter(|bang| bang.len() > 1)
            && file_names::is_picture(name)
            && begins_line(body, bang.start)
        {
            proposal.replace(bang, "!");
        }
        for (range, plain) in [(&self.open, "["), (&self.close, "]"), (&self.paren, "("), (&self.end, ")")] {
            if body[range.clone()] != *plain {
                proposal.replace(range.clone(), plain);
            }
        }
        if let Some((address, title)) = bare_title(destination) {
            let at = |offset: usize| self.destination.start + offset;
            let words = destination[title.clone()].trim_matches(QUOTES);
            let text = format!(" \"{words}\"");
            proposal.replace(at(address.end)..at(title.end), text);
        } else if name.trim().contains(' ') {
            let start = self.destination.start + (name.len() - name.trim_start().len());
            proposal.insert(start, "<");
            proposal.insert(start + name.trim().len(), ">");
        }
        proposal.replacements.sort_by_key(|replacement| replacement.range.start);
        proposal
    }
}

/// `[](/a)`: nothing would be seen of it, so it shows its address.
fn link_without_words(body: &str, at: usize, sheet: &mut Sheet) {
    let inside = at + 1;
    let Some(rest) = body[inside..].strip_prefix("](").filter(|_| !body[..at].ends_with(['!', '！', '\\']))
    else {
        return;
    };
    let line = near(rest).lines().next().unwrap_or_default();
    let Some(length) = line.find([')', '）', ' ', '<']).filter(|length| line[*length..].starts_with(')'))
    else {
        return;
    };
    let address = &line[..length];
    if address.is_empty() {
        return;
    }
    let mut shown = String::with_capacity(length);
    for c in address.chars() {
        if c.is_ascii_punctuation() && !matches!(c, '/' | '.' | ':' | '-') {
            shown.push('\\');
        }
        shown.push(c);
    }
    let mut proposal = Proposal::default();
    proposal.insert(inside, shown);
    sheet.propose(proposal);
    let right = format!("[…]({address})");
    sheet.remark(Remark::EmptyLink { range: at..inside + "](".len() + length + 1, right });
}

/// What stands in the round brackets that begin before `from`, and the closing one. None where it
/// is nothing that a link leads to, or where Markdown understands it by itself.
fn destination(body: &str, from: usize) -> Option<(Range<usize>, Range<usize>)> {
    let line = near(&body[from..]).lines().next()?;
    let is_plain = body[..from].ends_with('(');
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            '(' | '（' => depth += 1,
            ')' | '）' if depth == 0 || file_names::ends_with_extension(without_title(&line[..at])) => {
                let written = &line[..at];
                // Round brackets within a name are closed before the link ends.
                if depth > 0 && line[at + c.len_utf8()..].starts_with([')', '）']) {
                    depth -= 1;
                    continue;
                }
                let range = from..from + at;
                let is_destination = bare_title(written).is_some()
                    || file_names::is_destination(without_title(written), is_plain);
                return is_destination.then(|| (range, from + at..from + at + c.len_utf8()));
            }
            ')' | '）' => depth -= 1,
            '<' | '>' | '[' | '`' => return None,
            _ => {}
        }
    }
    None
}

/// A destination without the title in quotation marks behind it.
fn without_title(text: &str) -> &str {
    match text.split_once(" \"") {
        Some((name, title)) if title.ends_with('"') => name.trim(),
        _ => text.trim(),
    }
}

/// Quotation marks around a title that Markdown does not know.
const QUOTES: [char; 8] = ['“', '”', '＂', '「', '」', '（', '）', '\u{3000}'];

/// The address and the title in `/a 題`, where the title lacks its quotation marks. A title in Latin letters alone may
/// be a part of the address, as may one behind an address of the web in Japanese.
fn bare_title(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let start = text.len() - text.trim_start().len();
    let end = start + text[start..].find([' ', '\u{3000}'])?;
    let behind = &text[end..];
    let title = end + (behind.len() - behind.trim_start().len())..text.trim_end().len();
    let words = text.get(title.clone())?;
    let is_part = text[start..].starts_with("http") && !text[start..end].is_ascii();
    let is_title = !words.is_ascii()
        && !is_part
        && !words.contains(['"', '<', '>', '/'])
        && !words.starts_with(['\'', '('])
        && !file_names::ends_with_extension(words);
    (is_title && file_names::is_destination(&text[start..end], false)).then_some((start..end, title))
}

/// `！「朝の港」（minato.jpg）`: 「」 are brackets, too, to readers of advice that calls them so.
fn picture_in_corner_brackets(body: &str, at: usize, sheet: &mut Sheet) {
    if !body[..at].ends_with(['!', '！']) {
        return;
    }
    let open = at..at + '「'.len_utf8();
    let Some(length) = body[open.end..].find(['」', '\n', '「']) else { return };
    let close_at = open.end + length;
    if length == 0 || !body[close_at..].starts_with('」') {
        return;
    }
    let Some(link) = Link::with_close(body, open, close_at) else { return };
    let destination = without_title(&body[link.destination.clone()]);
    if file_names::is_picture(destination) {
        let mut proposal = link.proposal(body);
        if proposal.replacements.first().is_none_or(|first| first.range.start >= at)
            && let Some(bang) = link.bang.filter(|bang| bang.len() > 1)
        {
            proposal.replace(bang, "!");
        }
        sheet.propose(proposal);
    }
}

/// `[[` … `]]` with any brackets and bars, without the spaces inside.
fn record_link(body: &str, at: usize, sheet: &mut Sheet) {
    let first = at + char_len(body, at);
    let inside = first + char_len(body, first);
    let Some(length) = body[inside..].find([']', '］', '[', '［', '\n']) else { return };
    let close = inside + length;
    let mut closers = body[close..].chars();
    let (Some(one @ (']' | '］')), Some(two @ (']' | '］'))) = (closers.next(), closers.next()) else {
        return;
    };
    let end = close + one.len_utf8() + two.len_utf8();
    let words = &body[inside..close];
    let (name, text) = match words.find(['|', '｜']) {
        Some(bar) => {
            let length = char_len(words, bar);
            (&words[..bar], Some(&words[bar + length..]))
        }
        None => (words, None),
    };
    let (name, escape) = (name.trim_end_matches('\\'), if name.ends_with('\\') { "\\" } else { "" });
    let trimmed = name.trim_matches([' ', '\u{3000}']);
    if trimmed.is_empty() || text.is_some_and(|text| text.trim().is_empty()) || body[end..].starts_with('(') {
        return;
    }
    let mut proposal = Proposal::default();
    let name_start = inside + (name.len() - name.trim_start_matches([' ', '\u{3000}']).len());
    if &body[at..name_start] != "[[" {
        proposal.replace(at..name_start, "[[");
    }
    let name_end = name_start + trimmed.len();
    match text {
        Some(text) => {
            let text_start = close - text.trim_start_matches([' ', '\u{3000}']).len();
            let plain = format!("{escape}|");
            if body[name_end..text_start] != plain {
                proposal.replace(name_end..text_start, plain);
            }
            let text_end = text_start + text.trim_matches([' ', '\u{3000}']).len();
            if &body[text_end..end] != "]]" {
                proposal.replace(text_end..end, "]]");
            }
        }
        None if &body[name_end..end] != "]]" => proposal.replace(name_end..end, "]]"),
        None => {}
    }
    sheet.propose(proposal);
}

fn begins_line(body: &str, at: usize) -> bool {
    let before = near_end(&body[..at]).trim_end_matches([' ', '\u{3000}']);
    before.is_empty() || before.ends_with(['\n', '\r'])
}

fn char_len(text: &str, at: usize) -> usize {
    text[at..].chars().next().map_or(0, char::len_utf8)
}
