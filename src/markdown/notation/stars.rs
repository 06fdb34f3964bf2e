//! `(*^^*)`, a face with a backtick for its cheek, `*:.｡☆*`, `会員*と一般*の`, `縦*横*高さ`: asterisks, low lines and backticks that are
//! signs, where Markdown would read emphasis or code.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Remark;
use super::page::Page;
use super::remarks::right_line;
use super::sheet::{Proposal, Sheet};

/// What faces are made of, beside letters.
const FEATURES: &str =
    "^＾_＿.．*＊;；-－´｀`'\"・･ωДд∀∇▽≧≦><＞＜ToOx3～~=＝|｡。ﾟﾉノヾゞσｏ￣￢¬艸ツ\u{3000} /／\\＼!！";
/// What they have beside a mark: eyes and mouths.
const EYES: &str = "^＾∀∇▽≧≦ω";
/// The longest face, in characters.
const LONGEST_FACE: usize = 14;

/// Marks of faces, of notes and of products become characters.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    if !page.signs.may_hold_any(&['*', '_', '`', '\\']) {
        return;
    }
    for line in &page.lines {
        let text = &page.body[line.clone()];
        if text.contains(['*', '_', '`']) || text.contains("\\(") {
            faces(text, line.start, sheet);
            signs(page.body, line, sheet);
        }
    }
}

/// The marks in and at the faces of a line.
fn faces(text: &str, start: usize, sheet: &mut Sheet) {
    let mut marks: BTreeSet<usize> = BTreeSet::new();
    let mut after = 0;
    for (open, bracket) in text.match_indices(['(', '（']) {
        let inside = open + bracket.len();
        let Some(length) = face(&text[inside..]).filter(|_| open >= after) else { continue };
        let close = inside + length;
        after = close + text[close..].chars().next().map_or(0, char::len_utf8);
        if text[..open].ends_with('\\') && !text[..open].ends_with("\\\\") && bracket == "(" {
            // The left arm of `\(^o^)/`.
            marks.insert(open - 1);
        } else if is_low_line(text, open.wrapping_sub(1)) {
            marks.insert(open - 1);
        }
        let features = &text[inside..close];
        marks.extend(features.match_indices(['*', '_']).map(|(at, _)| inside + at));
        if let Some(at) =
            features.find('`').filter(|_| features.matches('`').count() == 1 && !features.is_ascii())
        {
            marks.insert(inside + at);
            sheet.tick(start + inside + at);
        }
        if is_low_line(text, after) {
            marks.insert(after);
        }
    }
    let is_eye = |c: Option<char>| c.is_some_and(|c| EYES.contains(c));
    let is_between_eyes =
        |at: usize| is_eye(text[..at].chars().next_back()) && is_eye(text[at + 1..].chars().next());
    marks.extend(text.match_indices(['*', '_']).map(|(at, _)| at).filter(|at| is_between_eyes(*at)));
    marks.extend(ornaments(text));
    for at in marks.into_iter().filter(|at| !text[..*at].ends_with('\\')) {
        let mut proposal = Proposal::default();
        proposal.insert(start + at, "\\");
        sheet.propose(proposal);
    }
}

/// What people draw lines and frames with, beside letters.
const ORNAMENTS: &str = "*_~=+-:;.,｡・･ﾟ°☆★○●◎◇◆□■△▲▽▼♪♡♥/^";

/// The single asterisks and low lines of ornaments: `*:.｡☆*`, `-*-*-*-`, `/*-- 注意 --*/`.
fn ornaments(text: &str) -> Vec<usize> {
    const SHORTEST: usize = 3;
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.char_indices().chain([(text.len(), '\n')]) {
        if ORNAMENTS.contains(c) {
            run.push((at, c));
            continue;
        }
        let of_run = std::mem::take(&mut run);
        if of_run.len() < SHORTEST {
            continue;
        }
        let is_mark = |index: &usize| {
            let (_, sign) = of_run[*index];
            let neighbours = [index.checked_sub(1), Some(index + 1)];
            let is_same = |other: Option<usize>| {
                other.and_then(|other| of_run.get(other)).is_some_and(|of| of.1 == sign)
            };
            matches!(sign, '*' | '_') && !neighbours.into_iter().any(is_same)
        };
        let marks: Vec<usize> = (0..of_run.len()).filter(is_mark).collect();
        let is_within = |index: &usize| *index > 0 && index + 1 < of_run.len();
        let signs: BTreeSet<char> = of_run.iter().map(|(_, sign)| *sign).collect();
        if marks.len() > 1
            || marks.iter().any(is_within)
            || of_run.len() > SHORTEST && signs.len() >= SHORTEST
        {
            found.extend(marks.into_iter().map(|index| of_run[index].0));
        }
    }
    found
}

/// The bytes of a face up to its closing bracket.
fn face(text: &str) -> Option<usize> {
    let end = text.char_indices().take(LONGEST_FACE).find(|(_, c)| matches!(c, ')' | '）'))?.0;
    (end > 0 && text[..end].chars().all(|c| FEATURES.contains(c))).then_some(end)
}

/// Whether a single `_` stands here.
fn is_low_line(text: &str, at: usize) -> bool {
    text.as_bytes().get(at) == Some(&b'_')
        && text.as_bytes().get(at + 1) != Some(&b'_')
        && !text[..at].ends_with(['_', '\\'])
}

/// What stands on both sides of a single `*`.
struct Star {
    at: usize,
    before: char,
    after: char,
}

impl Star {
    /// `会員*と`: a note behind a word, before a particle.
    fn is_note(&self) -> bool {
        is_noun(self.before) && is_hiragana(self.after)
    }

    /// `縦*横`: between two words, one of them Japanese.
    fn is_between_nouns(&self) -> bool {
        is_noun(self.before) && is_noun(self.after) && !(self.before.is_ascii() && self.after.is_ascii())
    }

    fn is_between_ascii(&self) -> bool {
        self.before.is_ascii_alphanumeric() && self.after.is_ascii_alphanumeric()
    }
}

/// Pairs of `*` in a line that make no emphasis: `a*b*c`, and, with a remark, `会員*と一般*の`.
fn signs(body: &str, line: &Range<usize>, sheet: &mut Sheet) {
    let text = &body[line.clone()];
    let stars = stars(text);
    let mut from = 0;
    while let Some([open, close]) = stars.get(from..from + 2) {
        from += 1;
        let words = &text[open.at + 1..close.at];
        let is_product = open.is_between_ascii() && close.is_between_ascii() && words.len() <= 2;
        let are_signs = (open.is_note() && (close.is_note() || close.is_between_nouns()))
            || (open.is_between_nouns() && close.is_between_nouns());
        if words.contains('`') || !(is_product || are_signs) {
            // The two emphasise what is between them, so the second one begins nothing.
            from +=
                usize::from(!words.starts_with(char::is_whitespace) && !words.ends_with(char::is_whitespace));
            continue;
        }
        let mut proposal = Proposal::default();
        proposal.insert(line.start + open.at, "\\");
        proposal.insert(line.start + close.at, "\\");
        sheet.propose(proposal);
        if are_signs {
            let range = line.start + open.at..line.start + close.at + 1;
            let right = right_line(body, &range, &format!("**{words}**"));
            sheet.remark(Remark::NoteMark { range, right });
        }
        // The next star may belong to the same product.
        from += 1;
    }
}

/// The single `*` between two letters, but for those of addresses and behind record links.
fn stars(text: &str) -> Vec<Star> {
    let text = &text[..text.find("[[").unwrap_or(text.len())];
    let mut found = Vec::new();
    let mut is_address = false;
    let mut before = ' ';
    for (at, after) in text.char_indices() {
        if matches!(after, ' ' | '\u{3000}') {
            is_address = false;
        } else if after == ':' && text[at..].starts_with("://") {
            is_address = true;
        }
        let star = at.checked_sub(1).filter(|star| text.as_bytes()[*star] == b'*' && !is_address);
        if let Some(at) = star.filter(|_| before.is_alphanumeric() && after.is_alphanumeric()) {
            found.push(Star { at, before, after });
        }
        if after != '*' || text[..at].ends_with('*') {
            before = after;
        }
    }
    found
}

fn is_hiragana(c: char) -> bool {
    ('\u{3041}'..='\u{3096}').contains(&c)
}

/// A letter or digit of a word that is no particle or ending.
fn is_noun(c: char) -> bool {
    c.is_alphanumeric() && !is_hiragana(c)
}
