//! AC338: marks that do something in a text and are printed in a field.

use std::ops::Range;

use super::passages::{Passage, Passages, Place, Sign};
use super::vocabulary::Topic;
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A mark of Markdown or HTML, or quotation marks around a whole value, in a field.
    struct AC338: Accessibility Warning { words: String, right: String }
    variant AC338Variant {
        Mark = "default" / "default",
        Ruby = "default" / "ruby",
        Link = "default" / "link",
        Quoted = "quoted" / "default",
    }
}

/// The first mark of each field.
pub(in crate::check) fn field_marks(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let fields = passages.iter().filter(|passage| !matches!(passage.place, Place::Block(_)));
    for passage in fields {
        let Some((range, variant)) = first_mark(passage) else { continue };
        let words = passage.text[range.clone()].to_owned();
        let right = without_marks(passage.text);
        if let Some(location) = passages.location(passage, range).filter(|_| right != passage.text) {
            findings.push(AC338 { words, right, variant }.at(location));
        }
    }
}

fn first_mark(passage: &Passage<'_>) -> Option<(Range<usize>, AC338Variant)> {
    let text = passage.text;
    if let Some(inside) = quoted(text) {
        let is_whole = !inside.is_empty() && !inside.contains(['"', '“', '”']);
        return is_whole.then_some((0..text.len(), AC338Variant::Quoted));
    }
    let ruby = || passage.may_hold(Sign::Brace).then(|| ruby_in(text)).flatten();
    let hash = text.len() - text.trim_start_matches('#').len();
    if (1..=6).contains(&hash) && text[hash..].starts_with(' ') {
        return Some((0..hash, AC338Variant::Mark));
    }
    let pair = |open: &str, close: &str| {
        let start = text.find(open)?;
        let end = start + open.len() + text[start + open.len()..].find(close)? + close.len();
        (end > start + open.len() + close.len()).then_some(start..end)
    };
    let mark = |word: &Range<usize>| match &text[word.clone()] {
        "**" => Some((pair("**", "**")?, AC338Variant::Mark)),
        "＊＊" => Some((pair("＊＊", "＊＊")?, AC338Variant::Mark)),
        "[[" => Some((pair("[[", "]]")?, AC338Variant::Link)),
        "](" => Some((pair("[", ")")?, AC338Variant::Link)),
        "《" => reading(text, word.start).map(|range| (range, AC338Variant::Ruby)),
        _ => Some((word.start..word.start + text[word.start..].find('>')? + 1, AC338Variant::Mark)),
    };
    let marks = passage.words_of(Topic::Mark).find_map(|word| mark(&word));
    marks.or_else(|| ruby().map(|range| (range, AC338Variant::Ruby)))
}

/// What stands between quotation marks of the keyboard around a whole value. Those of Japanese may be meant.
fn quoted(text: &str) -> Option<&str> {
    [('"', '"'), ('“', '”'), ('”', '”'), ('＂', '＂')]
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close))
}

/// Where a reading stands as it is written in texts: `{縁|えにし}`, in full-width braces too.
pub(super) fn ruby_in(text: &str) -> Option<Range<usize>> {
    text.match_indices(['{', '｛']).find_map(|(start, open)| {
        let inside = start + open.len();
        let end = text[inside..].find(['}', '｝', '\n']).map(|length| inside + length)?;
        let (base, reading) = text[inside..end].split_once(['|', '｜'])?;
        let close = text[end..].chars().next().filter(|c| *c != '\n')?;
        let is_kana = |c: char| matches!(c, '\u{3041}'..='\u{30ff}' | '|' | '｜');
        let is_ruby =
            !base.is_empty() && !base.is_ascii() && !reading.is_empty() && reading.chars().all(is_kana);
        is_ruby.then_some(start..end + close.len_utf8())
    })
}

/// `漢字《かんじ》`: the reading behind kanji, or behind a `｜`.
fn reading(text: &str, open: usize) -> Option<Range<usize>> {
    let behind_kanji = text[..open].ends_with(|c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々'));
    let end = open + text[open..].find('》')?;
    let reading = &text[open + '《'.len_utf8()..end];
    let is_reading =
        !reading.is_empty() && reading.chars().all(|c| matches!(c, '\u{3041}'..='\u{3096}' | 'ー'));
    (behind_kanji && is_reading).then_some(open..end + '》'.len_utf8())
}

/// The value without its marks, as far as one can say.
fn without_marks(text: &str) -> String {
    let text = quoted(text).unwrap_or(text).trim();
    let text =
        if text.starts_with("# ") || text.starts_with("##") { text.trim_start_matches('#') } else { text };
    let text = text.trim_start().replace("**", "").replace("＊＊", "");
    without_readings(&without_links(&without_tags(&text)))
}

fn without_links(text: &str) -> String {
    let mut words = text.to_owned();
    while let Some((before, rest)) = words.split_once("[[")
        && let Some((inside, behind)) = rest.split_once("]]")
    {
        let shown = inside.split_once(['|', '｜']).map_or(inside, |(_, shown)| shown);
        words = format!("{before}{shown}{behind}");
    }
    while let Some((before, rest)) = words.split_once("](")
        && let (Some(open), Some((_, behind))) = (before.rfind('['), rest.split_once(')'))
    {
        words = format!("{}{}{behind}", &before[..open], &before[open + 1..]);
    }
    words
}

fn without_readings(text: &str) -> String {
    if let Some(range) = ruby_in(text) {
        let inside = text[range.clone()].trim_matches(['{', '}', '｛', '｝']);
        let base = inside.split(['|', '｜']).next().unwrap_or_default();
        return without_readings(&format!("{}{base}{}", &text[..range.start], &text[range.end..]));
    }
    match text.find('《').and_then(|open| reading(text, open)) {
        Some(range) => without_readings(&format!("{}{}", &text[..range.start], &text[range.end..])),
        None => text.replace('｜', ""),
    }
}

fn without_tags(text: &str) -> String {
    let mut parts = text.split('<');
    let mut words = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once('>') {
            Some((_, behind)) => words.push_str(behind),
            None => {
                words.push('<');
                words.push_str(part);
            }
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_without_its_marks() {
        for (text, right) in [
            ("**朝市**の日", "朝市の日"),
            ("# 朝市", "朝市"),
            ("1行目<br>2行目", "1行目2行目"),
            ("“朝市”", "朝市"),
            ("[申込書](a.pdf)で", "申込書で"),
            ("[[groups/a|浜の会]]と[[港の会]]", "浜の会と港の会"),
            ("｛縁|えにし｝と{朝市|あさいち}", "縁と朝市"),
            ("縁《えにし》の[会](a.md)", "縁の会"),
            ("a < b", "a < b"),
        ] {
            assert_eq!(without_marks(text), right, "{text}");
        }
        assert_eq!(ruby_in("{name: a, pay: b}"), None);
        assert_eq!(ruby_in("body: |\n  {1|2}"), None);
    }
}
