//! Words beside a day or a year that its field cannot hold: 12月25日（金）17時, 2月1日（必着）, 随時, 昭和49年5月12日.
//! The field has the day, and the words stand in the field of notes beside it.

use super::date::{self, Written};
use super::scan::Scan;
use super::{Converted, clock, items, key, numbers, scalar, words};
use crate::content::model::{FieldPath, Kind};
use crate::diagnostic::Span;
use crate::source::{Key, Node, Value};

/// The field that keeps what is no value of another one.
pub(in crate::content::read) fn notes_of(kind: Kind, path: &[String]) -> Option<FieldPath> {
    let path: Vec<&str> = path.iter().map(String::as_str).collect();
    let notes = match (kind, path.as_slice()) {
        (Kind::Job, ["closes"]) => "closing_words",
        (Kind::Group, ["founded"]) => "founding_words",
        _ => return None,
    };
    Some(vec![notes.to_owned()])
}

/// Takes the words apart.
pub(super) fn keep(kind: Kind, tree: &mut Node, converted: &mut Vec<Converted>) {
    let Value::Map(entries) = &mut tree.value else { return };
    match kind {
        Kind::Job if closed(entries, converted) => {}
        Kind::Job => deadline(entries, "closes", ("closing_words", "締切日"), converted),
        Kind::Group => year(entries),
        Kind::Event | Kind::Program => {
            if kind == Kind::Event {
                open_day(entries, converted);
            }
            let apply = entries.iter_mut().find(|(key, _)| key.text == "apply");
            if let Some((_, Node { value: Value::Map(entries), .. })) = apply {
                deadline(entries, "until", ("how", "申し込みの期限"), converted);
            }
        }
        _ => {}
    }
}

/// `充足` in the place of the last day of a job, which is filled then.
fn closed(entries: &mut Vec<(Key, Node)>, converted: &mut Vec<Converted>) -> bool {
    let Some((text, span)) = text_of(entries, "closes").filter(|(text, _)| words::says_filled(text)) else {
        return false;
    };
    // Who says so in the field of its own is right.
    let is_free = entries.iter().all(|(key, node)| key.text != "filled" || node.is_nothing());
    if !is_free {
        return false;
    }
    entries.retain(|(key, _)| !matches!(key.text.as_str(), "closes" | "filled"));
    entries.push((key("filled", &span), scalar(&span, "true".to_owned())));
    let (label, read, called) = ("締切日", "filled: true", "決まりました: はい");
    converted.push(Converted {
        label: label.to_owned(),
        span,
        written: text,
        read: read.to_owned(),
        called: called.to_owned(),
    });
    true
}

fn deadline(
    entries: &mut Vec<(Key, Node)>,
    field: &str,
    (notes, label): (&str, &str),
    converted: &mut Vec<Converted>,
) {
    let Some((text, span)) = text_of(entries, field) else { return };
    let has_time = field == "until";
    let (day, note) = if let Some((day, note)) = day_with_words(&text, has_time) {
        (day, note)
    } else if words::says_no_last_day(&text) {
        (String::new(), text.trim().to_owned())
    } else {
        return;
    };
    if !day.is_empty() {
        let (label, read) = (label.to_owned(), format!("{day}、{note}"));
        converted.push(Converted::new(label, span.clone(), text.clone(), read));
    }
    entries.retain(|(key, _)| key.text != field);
    if !day.is_empty() {
        entries.push((key(field, &span), scalar(&span, day)));
    }
    let note = if notes == "how" { format!("締切：{note}") } else { note };
    items::add(entries, notes, scalar(&span, note), (notes, &text));
}

/// What people write in the place of a day that is not fixed, and that says when an event is.
const OPEN_DAYS: [&str; 8] =
    ["随時", "通年", "常時", "随時開催", "通年開催", "決まり次第", "決定次第", "不定期"];

/// `随時` in the place of the first day of an event is when it is.
fn open_day(entries: &mut Vec<(Key, Node)>, converted: &mut Vec<Converted>) {
    let Some((text, span)) = text_of(entries, "starts") else { return };
    let words = text.trim();
    let is_free = entries.iter().all(|(key, node)| key.text != "when" || node.is_nothing());
    if !is_free || !OPEN_DAYS.contains(&words) {
        return;
    }
    let when = scalar(&span, words.to_owned());
    entries.retain(|(key, _)| !matches!(key.text.as_str(), "starts" | "when"));
    entries.push((key("when", &span), when));
    converted.push(Converted {
        label: "始まり".to_owned(),
        span,
        read: format!("when: {words}"),
        called: format!("時期（when）: {words}"),
        written: text,
    });
}

/// A day and the words behind it, where these say a time, how it counts, or stand in brackets. A field of
/// moments holds the time itself.
fn day_with_words(text: &str, has_time: bool) -> Option<(String, String)> {
    let mut scan = Scan::new(text);
    let Written::Day(day) = date::written(&mut scan)? else { return None };
    let words = scan.rest();
    let timed = clock::range(scan.spaces());
    let mut says = timed.is_some() && !has_time;
    loop {
        let is_usual = scan.spaces().eat_any(&["まで", "締め切り", "締切", "〆切"]).is_some();
        let is_told = !is_usual
            && (scan.eat_any(&["必着", "消印有効", "厳守"]).is_some() || scan.bracketed().is_some());
        says |= is_told;
        if !is_usual && !is_told {
            break;
        }
    }
    if !scan.is_done() || !says {
        return None;
    }
    let moment = match timed.filter(|_| has_time) {
        Some((time, _)) => super::moment::written(day, Some(time)),
        None => day.to_string(),
    };
    let inner = words.strip_prefix(['（', '(']).and_then(|rest| rest.strip_suffix(['）', ')']));
    let inner = inner.filter(|inner| !inner.contains(['（', '(']));
    Some((moment, inner.unwrap_or(&words).trim().to_owned()))
}

/// A year that was written with its month or day keeps these words.
fn year(entries: &mut Vec<(Key, Node)>) {
    let Some((text, span)) = text_of(entries, "founded") else { return };
    let is_more = matches!(date::beginning(&text), Some(Written::Day(_) | Written::Month { .. }))
        || text.contains('月') && numbers::year_told_twice(&text).is_some();
    let is_free = entries.iter().all(|(key, node)| key.text != "founding_words" || node.is_nothing());
    if is_more && is_free && numbers::whole("founded", None, 1500, &text).is_some() {
        entries.retain(|(key, _)| key.text != "founding_words");
        entries.push((key("founding_words", &span), scalar(&span, text.trim().to_owned())));
    }
}

fn text_of(entries: &[(Key, Node)], name: &str) -> Option<(String, Span)> {
    let (_, node) = entries.iter().find(|(key, _)| key.text == name)?;
    Some((node.as_text()?.to_owned(), node.span.clone()))
}

#[cfg(test)]
mod tests {
    use super::day_with_words;

    #[test]
    fn the_day_is_read_and_the_words_behind_it_are_kept() {
        let read = |text: &str| day_with_words(text, false).map(|(day, words)| format!("{day} {words}"));
        for (text, expected) in [
            ("令和８年１２月２５日（金）１７時", "2026-12-25 １７時"),
            ("令和９年２月１日（必着）", "2027-02-01 必着"),
            ("2027年1月15日（金）17:00", "2027-01-15 17:00"),
            ("2027/1/15 17時まで（郵送は必着）", "2027-01-15 17時まで（郵送は必着）"),
            ("2027/1/15必着", "2027-01-15 必着"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
        for text in ["2027/1/15", "2027/1/15まで", "2027/1/15頃", "2027/1/15（土）", "1月15日17時", "随時"]
        {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(
            day_with_words("2027/1/15 17:00（必着）", true),
            Some(("2027-01-15 17:00".to_owned(), "17:00（必着）".to_owned()))
        );
        assert_eq!(day_with_words("2027/1/15 17:00まで", true), None);
    }
}
