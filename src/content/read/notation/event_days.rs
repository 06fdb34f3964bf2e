//! Several days in one text, and days that are not fixed: `2026/12/10、12/24`, `2027年3月ごろ`.

use jiff::civil::Date;

use super::clock::{self, Minutes};
use super::date::{self, Written};
use super::event_times::TIME;
use super::scan::Scan;
use super::{Converted, Form, WHOLE, items, key, moment, scalar, time_words};
use crate::content::model::types::{Moment, RecurrenceRule};
use crate::diagnostic::Span;
use crate::source::{Key, Node, Value};

/// What stands between two days.
const SEPARATORS: [char; 8] = ['、', '，', ',', '・', ';', '；', '\n', '＆'];

/// What a text says whose day is not fixed.
const NOT_FIXED: [&str; 9] = ["未定", "ごろ", "頃", "予定", "上旬", "中旬", "下旬", "調整中", "検討中"];

/// A day, with a time where one was written.
type Start = (Date, Option<Minutes>);

/// A day with its hours.
type Hours = (Date, Option<(Minutes, Option<Minutes>)>);

/// Puts the days of an event behind its first one into `dates`, and a time that is not fixed into `when`.
pub(super) fn spread(tree: &mut Node, form: Form, converted: &mut Vec<Converted>) {
    let Value::Map(entries) = &mut tree.value else { return };
    join_list(entries);
    let is_time = |text: &str| hours(text, None).is_some() || moment::period(text).is_some();
    if let Some((text, inner, span)) = words_behind(entries, "starts", is_time) {
        let (label, read) = ("時間の言い方".to_owned(), inner.clone());
        converted.push(Converted::new(label, span.clone(), text, read));
        time_words::add(entries, inner, &span);
    }
    if form == Form::Row {
        let is_rule = |text: &str| text.parse::<RecurrenceRule>().is_ok();
        if let Some((text, _, span)) = words_behind(entries, "repeat", is_rule)
            && let Some(more) = items::more(entries, &span)
        {
            more.push((key("くり返し", &span), scalar(&span, text)));
        }
    }
    let further = further_days(entries, form, converted);
    let has_dates = entries.iter().any(|(key, _)| key.text == "dates");
    let first = text_of(entries, "starts").filter(|_| has_dates).and_then(|(text, _)| first_day(&text));
    if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == "dates") {
        read_dates(node, first, converted);
        if let Value::List(items) = &mut node.value {
            items.splice(0..0, further);
        }
    } else if let Some(span) = further.first().map(|node| node.span.clone()) {
        entries.push((key("dates", &span), Node { span, value: Value::List(further) }));
    }
    unfixed(entries, converted);
}

/// The day that a text begins with, as everything reads it that reads the beginning of an event.
fn first_day(text: &str) -> Option<Date> {
    let day = day_of(text, None).map(|(day, _)| day);
    let of_period = || Some(moment::period(text)?.day);
    day.or_else(of_period).or_else(|| Some(time_words::behind_day(text)?.0))
}

/// Leaves out the words in brackets that stand behind a text which can be read without them, 10時～12時（受付9時30分）.
/// Gives the whole text, the words and their place.
fn words_behind(
    entries: &mut [(Key, Node)],
    field: &str,
    is_read: impl Fn(&str) -> bool,
) -> Option<(String, String, Span)> {
    let (text, span) = text_of(entries, field)?;
    let inner = text.trim_end().strip_suffix(['）', ')'])?;
    let at = inner.rfind(['（', '('])?;
    let before = text[..at].trim_end().to_owned();
    if before.is_empty() || is_read(&text) || !is_read(&before) {
        return None;
    }
    let inner = inner[at..].trim_start_matches(['（', '(']).trim().to_owned();
    // A day of the week that is not that of the day stays, to be asked about.
    if inner.chars().all(|c| "月火水木金土日曜祝休・、".contains(c)) {
        return None;
    }
    if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == field) {
        set_text(node, before);
    }
    Some((text, inner, span))
}

/// A list of days in `starts` becomes one text of them.
fn join_list(entries: &mut [(Key, Node)]) {
    let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == "starts") else { return };
    let Value::List(items) = &node.value else { return };
    let texts: Option<Vec<_>> = items.iter().map(Node::as_text).collect();
    let Some(text) = texts.map(|texts| texts.join("、")).filter(|text| days(text, None).is_some()) else {
        return;
    };
    node.value = Value::Scalar(text);
}

/// The days behind the first one in the text of `starts`, which keeps its first one.
fn further_days(entries: &mut Vec<(Key, Node)>, form: Form, converted: &mut Vec<Converted>) -> Vec<Node> {
    let Some((text, span)) = text_of(entries, "starts") else { return Vec::new() };
    let Some(hours) = hours(&text, None).filter(|days| days.len() > 1) else { return Vec::new() };
    let has_end = hours.iter().any(|(_, times)| times.is_some_and(|(_, end)| end.is_some()));
    if has_end && !ends(entries, &hours, form, (&text, &span)) {
        return Vec::new();
    }
    let days: Vec<_> =
        hours.into_iter().map(|(day, times)| moment::written(day, times.map(|(start, _)| start))).collect();
    let label = "始まり".to_owned();
    converted.push(Converted::new(label, span.clone(), text, days.join("、")));
    if let Some((_, node)) = entries.iter_mut().find(|(key, _)| key.text == "starts") {
        set_text(node, days[0].clone());
    }
    days[1..].iter().map(|day| scalar(&span, day.clone())).collect()
}

/// Writes when the days end: all are as long as the first one, else the words of the text say it below the
/// text of the record. Gives whether either can be.
fn ends(entries: &mut Vec<(Key, Node)>, hours: &[Hours], form: Form, (text, span): (&str, &Span)) -> bool {
    let length = |(_, times): &Hours| times.and_then(|(start, end)| end?.minutes_since(start));
    let first = hours.first().and_then(length);
    let is_given = text_of(entries, "ends").is_some();
    if !is_given && first.is_some() && hours.iter().all(|day| length(day) == first) {
        let end = hours[0].1.and_then(|(_, end)| end);
        entries.push((key("ends", span), scalar(span, moment::written(hours[0].0, end))));
        return true;
    }
    let Some(more) = (form == Form::Row).then(|| items::more(entries, span)).flatten() else { return false };
    more.push((key("日時", span), scalar(span, text.to_owned())));
    true
}

/// The days in `dates` as a list, those without a year behind the day before them.
fn read_dates(node: &mut Node, first: Option<Date>, converted: &mut Vec<Converted>) {
    let texts: Vec<(String, Span)> = match &node.value {
        Value::Scalar(text) => vec![(text.clone(), node.span.clone())],
        Value::List(items) => {
            let texts = items.iter().map(|item| Some((item.as_text()?.to_owned(), item.span.clone())));
            match texts.collect() {
                Some(texts) => texts,
                None => return,
            }
        }
        _ => return,
    };
    let mut before = first;
    let mut items = Vec::new();
    for (text, span) in texts {
        let Some(days) = days(&text, before) else {
            items.push(scalar(&span, text));
            continue;
        };
        before = days.last().map(|(day, _)| *day);
        let days: Vec<_> = days.into_iter().map(|(day, time)| moment::written(day, time)).collect();
        if days.join("、") != text && text.parse::<Moment>().is_err() {
            let label = "ほかの開催日".to_owned();
            converted.push(Converted::new(label, span.clone(), text, days.join("、")));
        }
        items.extend(days.into_iter().map(|day| scalar(&span, day)));
    }
    node.value = Value::List(items);
}

/// `2026/12/10、12/24`, `12月10日・24日`: the days of a text, each of the year and month of the one before.
fn days(text: &str, before: Option<Date>) -> Option<Vec<Start>> {
    let hours = hours(text, before)?;
    let start = |(day, times): Hours| match times {
        Some((_, Some(_))) => None,
        times => Some((day, times.map(|(start, _)| start))),
    };
    hours.into_iter().map(start).collect()
}

/// The same with their hours: `12/5 9:00～12:00、12/12 13:00～15:00`.
fn hours(text: &str, before: Option<Date>) -> Option<Vec<Hours>> {
    let mut before = before;
    let mut days = Vec::new();
    for part in text.split(SEPARATORS).map(str::trim).filter(|part| !part.is_empty()) {
        let day = day_of(part, before)?;
        before = Some(day.0);
        days.push(day);
    }
    (!days.is_empty()).then_some(days)
}

fn day_of(text: &str, before: Option<Date>) -> Option<Hours> {
    let mut scan = Scan::new(text);
    let mut dated = scan.clone();
    let day = match date::written(&mut dated) {
        Some(Written::Day(day)) => day,
        Some(Written::DayOfAnyYear { month, day: Some(day) }) => {
            let before = before?;
            let same_year = Date::new(before.year(), month, day).ok().filter(|day| *day >= before);
            same_year.or_else(|| Date::new(before.year() + 1, month, day).ok())?
        }
        _ => {
            dated = scan.clone();
            let number = i8::try_from(dated.number(2)?).ok()?;
            // `3/14・15` and `3/14・15（日）` name the day without the word.
            let is_day = dated.eat("日") || dated.is_done() || date::weekday(&mut dated.clone()).is_some();
            let before = before.filter(|_| is_day)?;
            let day = Date::new(before.year(), before.month(), number).ok().filter(|day| *day > before)?;
            if date::weekday(&mut dated).is_some_and(|named| named != day.weekday()) {
                return None;
            }
            day
        }
    };
    scan = dated;
    let times = clock::range(scan.spaces());
    scan.spaces();
    scan.is_done().then_some((day, times))
}

/// Moves a text that fixes no day from `starts` to `when`.
fn unfixed(entries: &mut Vec<(Key, Node)>, converted: &mut Vec<Converted>) {
    if text_of(entries, "when").is_some() {
        return;
    }
    let Some((text, span)) = text_of(entries, "starts") else { return };
    // Of a deadline, 12月末 is the last day of the month; an event takes place near it.
    let is_near_end = text.trim_end().ends_with("月末");
    let is_unfixed = is_near_end
        || NOT_FIXED.iter().any(|word| text.contains(word))
            && date::beginning(&text).is_none_or(|written| !matches!(written, Written::Day(_)));
    if !is_unfixed {
        return;
    }
    let label = "時期".to_owned();
    let whole = in_words(&said(entries, "starts"), &said(entries, "ends"));
    converted.push(Converted::new(label, span.clone(), text, whole.clone()));
    entries.retain(|(key, _)| !matches!(key.text.as_str(), "starts" | "ends"));
    entries.push((key("when", &span), scalar(&span, whole)));
}

/// From when until when, in the words of the cells; that both times are open is said once.
fn in_words(starts: &str, ends: &str) -> String {
    const OPEN: &str = "未定";
    let day = starts.strip_suffix(OPEN).map(str::trim_end).filter(|day| !day.is_empty());
    match (day, ends) {
        (Some(day), "" | OPEN) => format!("{day}（時刻は{OPEN}）"),
        _ => [starts, ends].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" 〜 "),
    }
}

/// What a day and its column of times say: `2月中旬 10:00`.
fn said(entries: &[(Key, Node)], name: &str) -> String {
    let node =
        entries.iter().find(|(key, node)| key.text == name && !node.is_nothing()).map(|(_, node)| node);
    let text = |node: &Node| node.as_text().map(|text| text.trim().to_owned());
    let parts = match node.map(|node| (node, &node.value)) {
        Some((node, Value::Map(_))) => vec![node.get(WHOLE).and_then(text), node.get(TIME).and_then(text)],
        Some((node, _)) => vec![text(node)],
        None => Vec::new(),
    };
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The text of a field, which may stand beside that of its column of times.
fn text_of(entries: &[(Key, Node)], name: &str) -> Option<(String, Span)> {
    let (_, node) = entries.iter().find(|(key, node)| key.text == name && !node.is_nothing())?;
    let node = if matches!(node.value, Value::Map(_)) { node.get(WHOLE)? } else { node };
    Some((node.as_text()?.to_owned(), node.span.clone()))
}

fn set_text(node: &mut Node, text: String) {
    match &mut node.value {
        Value::Map(entries) => {
            if let Some((_, whole)) = entries.iter_mut().find(|(key, _)| key.text == WHOLE) {
                whole.value = Value::Scalar(text);
            }
        }
        value => *value = Value::Scalar(text),
    }
}

#[cfg(test)]
mod tests {
    use super::in_words;

    #[test]
    fn that_the_times_are_open_is_said_once() {
        assert_eq!(in_words("2月下旬 未定", "未定"), "2月下旬（時刻は未定）");
        assert_eq!(in_words("2月下旬 10:00", "未定"), "2月下旬 10:00 〜 未定");
        assert_eq!(in_words("2月下旬", ""), "2月下旬");
        assert_eq!(in_words("未定", ""), "未定");
    }
}
