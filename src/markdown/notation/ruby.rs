//! Ruby as 青空文庫 and note.com write it: `｜縁《えにし》`, `漢字《かんじ》`; and its own marks in full width.
//!
//! Source: 青空文庫「注記一覧」, ルビとルビのかかる範囲.

use super::Remark;
use super::page::{Page, near_end};
use super::remarks::right_line;
use super::sheet::{Proposal, Sheet};

/// Words before a title in 《》, which is no reading: 絵本《ももたろう》.
const WORKS: &[&str] = &[
    "本", "話", "画", "曲", "歌", "誌", "説", "品", "劇", "詩", "集", "紙", "店", "館", "号", "会", "語",
    "題", "名",
];

/// The longest reading of one kanji, such as 志《こころざし》 or 承《うけたまわ》る.
const LONGEST_READING: usize = 5;

/// Each reading in 《》 over the kanji before it, or over all that stands behind `｜`.
pub(super) fn read(page: &Page<'_>, sheet: &mut Sheet) {
    let body = page.body;
    if page.signs.may_hold('｛') || page.signs.may_hold('｜') && page.signs.may_hold('{') {
        wide_braces(body, sheet);
    }
    if !page.signs.may_hold('《') {
        return;
    }
    for (open, _) in body.match_indices('《') {
        let inside = open + '《'.len_utf8();
        let Some(length) = body[inside..].find(['》', '《', '\n']) else { continue };
        let close = inside + length;
        if !body[close..].starts_with('》') {
            continue;
        }
        let (before, reading) = (&body[..open], &body[inside..close]);
        let line = near_end(before);
        let line = &line[line.rfind('\n').map_or(0, |at| at + 1)..];
        let marked = line.rfind(['｜', '|', '》']).map(|at| open - line.len() + at);
        let marked = marked.filter(|at| {
            let mark = body[*at..].chars().next();
            let base = &body[*at + mark.map_or(0, char::len_utf8)..open];
            mark != Some('》') && is_base(base) && (mark == Some('｜') || base.chars().all(is_kanji))
        });
        let mut proposal = Proposal::default();
        if let Some(at) = marked.filter(|_| !reading.is_empty() && !reading.contains(['|', '}', '{'])) {
            let mark = body[at..].chars().next().map_or(0, char::len_utf8);
            proposal.replace(at..at + mark, "{");
        } else {
            let kanji = line.len() - line.trim_end_matches(is_kanji).len();
            if kanji == 0 || reading.is_empty() || !reading.chars().all(is_kana) {
                continue;
            }
            let base = &before[before.len() - kanji..];
            if !is_reading_of(base, reading) || before[..before.len() - kanji].ends_with('{') {
                continue;
            }
            if WORKS.iter().any(|word| base.ends_with(word)) && base.chars().count() > 1 {
                let range = open - kanji..close + '》'.len_utf8();
                let right = right_line(body, &range, &format!("{{{base}|{reading}}}"));
                sheet.remark(Remark::Reading { range, right });
                continue;
            }
            proposal.insert(open - kanji, "{");
        }
        proposal.replace(open..inside, "|");
        proposal.replace(close..close + '》'.len_utf8(), "}");
        sheet.propose(proposal);
    }
}

/// `｛縁｜えにし｝`: the marks of ruby in full width, over which a keyboard for Japanese easily slips.
fn wide_braces(body: &str, sheet: &mut Sheet) {
    for (start, open) in body.match_indices(['{', '｛']) {
        let inside = start + open.len();
        let Some(length) = body[inside..].find(['}', '｝', '{', '｛', '\n']) else { continue };
        let words = &body[inside..inside + length];
        let close = &body[inside + length..];
        let Some(close) = close.chars().next().filter(|c| matches!(c, '}' | '｝')) else { continue };
        let Some((base, readings)) = words.split_once(['|', '｜']) else { continue };
        let is_ruby = is_base(base)
            && !base.is_ascii()
            && !readings.is_empty()
            && readings.chars().all(|c| is_kana(c) || matches!(c, '|' | '｜'));
        let is_wide = open == "｛" || close == '｝' || words.contains('｜');
        if is_ruby && is_wide {
            let mut proposal = Proposal::default();
            proposal.replace(start..inside, "{");
            for (at, bar) in words.match_indices(['|', '｜']) {
                proposal.replace(inside + at..inside + at + bar.len(), "|");
            }
            proposal.replace(inside + length..inside + length + close.len_utf8(), "}");
            sheet.propose(proposal);
        }
    }
}

/// What a reading can stand over.
fn is_base(text: &str) -> bool {
    let count = text.chars().count();
    (1..=20).contains(&count)
        && !text.contains(['、', '。', '「', '」', '《', '》', '{', '}', '[', ']', '\u{3000}', ' '])
}

fn is_reading_of(base: &str, reading: &str) -> bool {
    reading.chars().count() <= base.chars().count() * LONGEST_READING
}

fn is_kanji(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '々' | '〆' | '〇' | 'ヶ')
}

fn is_kana(c: char) -> bool {
    matches!(c, 'ぁ'..='ゖ' | 'ァ'..='ヶ' | 'ー' | '・')
}
