//! The pass before the parser: Japanese emphasis, ruby and record links become plain to it.
//!
//! Takes a body; gives a text of which every offset can be traced back. Copies nothing where
//! there is nothing to do. Delete the bridge when pulldown-cmark has CJK-friendly emphasis
//! (merged there, in no release up to 0.13.6); keep its tests.

use std::borrow::Cow;
use std::ops::Range;

use super::sentinels::{Sentinel, Sentinels};
use crate::markdown::edits::Edits;
use crate::markdown::inline::japanese::{is_cjk, is_hangul, is_plain_letter};

/// A body as the parser gets it.
pub(crate) struct Prepared<'a> {
    pub text: Cow<'a, str>,
    pub sentinels: Sentinels,
    edits: Edits,
}

impl<'a> Prepared<'a> {
    /// Prepares a body.
    pub(crate) fn new(body: &'a str, sentinels: Sentinels) -> Self {
        let mut pass =
            Pass { body, sentinels, out: String::new(), edits: Edits::default(), copied: 0, close_at: None };
        if body.bytes().any(|b| matches!(b, b'*' | b'~' | b'{' | b'[')) {
            pass.run();
        }
        if pass.edits.is_empty() {
            return Self { text: Cow::Borrowed(body), sentinels, edits: Edits::default() };
        }
        pass.out.push_str(&body[pass.copied..]);
        Self { text: Cow::Owned(pass.out), sentinels: sentinels.used(), edits: pass.edits }
    }

    /// The offset in the body that an offset in the prepared text comes from.
    pub(crate) fn body_offset(&self, offset: usize) -> usize {
        self.edits.offset(offset)
    }

    /// The range of the body that a range of the prepared text comes from.
    pub(crate) fn body_range(&self, range: Range<usize>) -> Range<usize> {
        self.edits.range(range)
    }
}

struct Pass<'a> {
    body: &'a str,
    sentinels: Sentinels,
    out: String,
    edits: Edits,
    copied: usize,
    /// Where the record link that is open ends.
    close_at: Option<usize>,
}

impl Pass<'_> {
    fn run(&mut self) {
        let bytes = self.body.as_bytes();
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            at = match byte {
                b'\\' => at + 1 + usize::from(bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation)),
                b'*' | b'~' => self.emphasis(at, *byte),
                b'{' => self.ruby(at).unwrap_or(at + 1),
                b'[' if bytes.get(at + 1) == Some(&b'[') => self.record_link(at).unwrap_or(at + 1),
                b']' if self.close_at == Some(at) => {
                    self.close_at = None;
                    self.edit(at..at + 2, &[Sentinel::LinkClose]);
                    at + 2
                }
                _ => at + 1,
            };
        }
    }

    fn copy_until(&mut self, at: usize) {
        if self.out.capacity() == 0 {
            self.out.reserve(self.body.len() + self.body.len() / 16 + 64);
        }
        self.out.push_str(&self.body[self.copied..at]);
        self.copied = at;
    }

    /// Replaces a range of the body by sentinels.
    fn edit(&mut self, range: Range<usize>, sentinels: &[Sentinel]) {
        self.copy_until(range.start);
        let start = self.out.len();
        self.out.extend(sentinels.iter().map(|sentinel| self.sentinels.char(*sentinel)));
        self.edits.push(start..self.out.len(), range.clone());
        self.copied = range.end;
    }

    /// A run of `*` or `~`. Where a CJK character touches it on one side, it may begin or end
    /// emphasis whatever stands on its other side, white space excepted; the parser sees that
    /// once no punctuation touches the run.
    fn emphasis(&mut self, at: usize, mark: u8) -> usize {
        let length = self.body.as_bytes()[at..].iter().take_while(|b| **b == mark).count();
        let end = at + length;
        if mark == b'~' && length == 1 {
            self.edit(at..end, &[Sentinel::Tilde]);
            return end;
        }
        if mark == b'~' && length > 2 {
            return end;
        }
        let (Some(before), Some(after)) =
            (self.body[..at].chars().next_back(), self.body[end..].chars().next())
        else {
            return end;
        };
        let is_single = mark == b'*' && length == 1;
        if is_single && before.is_ascii_digit() && after.is_ascii_digit() {
            self.edit(at..end, &[Sentinel::Star]);
            return end;
        }
        // `*印は必須。*要予約` has two notes, and no emphasis that ends at the second mark.
        if is_single && matches!(before, '。' | '！' | '？') && after.is_alphanumeric() {
            return end;
        }
        let is_cjk = |c: char| is_cjk(c) || is_hangul(c);
        let helps = !before.is_whitespace()
            && !after.is_whitespace()
            && (is_cjk(before) || is_cjk(after))
            && !(is_mark(before) && self.sentinels.wall().is_none())
            && !(is_mark(after) && self.sentinels.wall().is_none());
        if helps && !is_plain_letter(before) {
            self.bridge(at, is_mark(before), true);
        }
        if helps && !is_plain_letter(after) {
            self.bridge(end, is_mark(after), false);
        }
        end
    }

    /// Inserts a bridge; where another run follows, a wall keeps it as it was for that one.
    fn bridge(&mut self, at: usize, walled: bool, wall_first: bool) {
        self.copy_until(at);
        let start = self.out.len();
        let bridge = self.sentinels.char(Sentinel::Bridge);
        let wall = self.sentinels.wall().filter(|_| walled);
        if wall_first {
            self.out.extend(wall);
        }
        self.out.push(bridge);
        if !wall_first {
            self.out.extend(wall);
        }
        self.edits.push(start..self.out.len(), at..at);
    }

    /// `{漢字|かんじ}`.
    fn ruby(&mut self, at: usize) -> Option<usize> {
        let bytes = self.body.as_bytes();
        let mut bars = Vec::new();
        let mut end = at + 1;
        loop {
            match bytes.get(end)? {
                b'}' => break,
                b'|' => bars.push(end..end + 1),
                b'\\' if bytes.get(end + 1) == Some(&b'|') => {
                    bars.push(end..end + 2);
                    end += 1;
                }
                b'\n' | b'\r' | b'{' | b'*' | b'_' | b'`' | b'[' | b']' | b'<' | b'>' | b'&' | b'\\'
                | b'~' | 0 => {
                    return None;
                }
                _ => {}
            }
            end += 1;
        }
        let first = bars.first()?;
        let (base, readings) = (&self.body[at + 1..first.start], &self.body[first.end..end]);
        let is_ruby = !base.trim().is_empty()
            && readings.chars().any(|c| !matches!(c, '|' | '\\') && !c.is_whitespace())
            && !(base.is_ascii() && readings.is_ascii());
        if !is_ruby {
            return None;
        }
        self.edit(at..at + 1, &[Sentinel::RubyOpen]);
        for bar in bars {
            let sentinel = if bar.len() == 1 { Sentinel::RubyBar } else { Sentinel::RubyEscapedBar };
            self.edit(bar, &[sentinel]);
        }
        self.edit(end..end + 1, &[Sentinel::RubyClose]);
        Some(end + 1)
    }

    /// `[[kind/id]]`, or the beginning of `[[kind/id|text]]`.
    fn record_link(&mut self, at: usize) -> Option<usize> {
        let inside = &self.body[at + 2..];
        let path_end = inside.find(|c: char| !(c.is_alphanumeric() || is_target_mark(c)))?;
        let is_path = inside[path_end..].starts_with(['|', '\\', ']'])
            && inside[..path_end]
                .split_once('/')
                .is_some_and(|(kind, id)| !kind.is_empty() && !id.is_empty() && !id.starts_with('#'));
        let target_end = if is_path { path_end } else { self.title_end(at)? };
        if self.close_at.is_some() {
            return None;
        }
        let mark = at + 2 + target_end;
        let rest = &self.body[mark..];
        if rest.starts_with("]]") {
            self.edit(at..at + 2, &[Sentinel::LinkOpen]);
            self.edit(mark..mark + 2, &[Sentinel::LinkClose]);
            return Some(mark + 2);
        }
        let (bar, sentinel) =
            if rest.starts_with('|') { (1, Sentinel::LinkBar) } else { (2, Sentinel::LinkEscapedBar) };
        if bar == 2 && !rest.starts_with("\\|") {
            return None;
        }
        let text = &rest[bar..];
        let end = text.find(['\n', '\r', '[', ']', '`', '<', '\\'])?;
        if !text[end..].starts_with("]]") || text[..end].trim().is_empty() {
            return None;
        }
        self.edit(at..at + 2, &[Sentinel::LinkOpen]);
        self.edit(mark..mark + bar, &[sentinel]);
        self.close_at = Some(mark + bar + end);
        Some(mark + bar)
    }
}

impl Pass<'_> {
    /// The length of a title in `[[title]]`. None where the brackets are those of a link, a footnote
    /// or a task of Markdown, or hold marks.
    fn title_end(&self, at: usize) -> Option<usize> {
        let inside = &self.body[at + 2..];
        let end =
            inside.find(['|', '\\', '[', ']', '`', '<', '>', '*', '_', '~', '&', '{', '}', '\n', '\r'])?;
        let (title, rest) = inside.split_at(end);
        let is_title = title.trim() == title
            && title.chars().count() > 1
            && !title.starts_with(['^', '!', '/', '#'])
            && !title.ends_with('/')
            && (rest.starts_with(']') || rest.starts_with('|') || rest.starts_with("\\|"));
        let close = end + inside[end..].bytes().take(200).position(|byte| byte == b']')?;
        let is_link =
            inside[close..].strip_prefix("]]").is_none_or(|rest| rest.starts_with(['(', '[', ':', ']']))
                || self.body[..at].ends_with('[');
        (is_title && !is_link && !self.body.contains(&format!("\n[{title}]:"))).then_some(end)
    }
}

/// Whether a character is itself a mark of emphasis.
fn is_mark(c: char) -> bool {
    matches!(c, '*' | '~' | '_')
}

/// The marks that may stand in the name of a record.
fn is_target_mark(c: char) -> bool {
    matches!(c, '-' | '_' | '/' | '.' | '#') || unicode_normalization::char::is_combining_mark(c)
}
