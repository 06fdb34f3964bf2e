//! Working hours: 8:00～15:00（休憩60分）, 毎週土曜 13:00-16:00, 10:00～15:00 週3日程度, シフト制.

use super::Parts;
use super::clock;
use super::scan::{Scan, folded};

/// The fields of `hours` that a text says. What is not from when to when is a note, which pages show
/// as it was written.
pub(super) fn hours(text: &str) -> Parts {
    worked(text).unwrap_or_else(|| vec![("note", text.trim().to_owned())])
}

fn worked(text: &str) -> Option<Parts> {
    let mut scan = Scan::new(text);
    let mut parts = Parts::new();
    let before = days_before(&mut scan);
    let (start, end) = clock::range(scan.spaces())?;
    // Only one end: half of it would be shown as all of it.
    let end = end?;
    if end.is_end_of_day() || start.is_end_of_day() {
        return None;
    }
    parts.push(("start", start.iso()));
    parts.push(("end", end.iso()));
    if let Some(inner) = scan.spaces().bracketed() {
        let minutes = break_minutes(&inner);
        parts.push(minutes.map_or(("note", inner), |minutes| ("break_minutes", minutes)));
    }
    let mut rest = scan.spaces().rest();
    if let Some((days, minutes)) = break_at_the_end(&rest) {
        parts.push(("break_minutes", minutes));
        rest = days;
    }
    if rest.contains("休憩") {
        return None;
    }
    // A second range of hours belongs to the first.
    if rest.contains([':', '：', '時']) || !rest.is_empty() && !before.is_empty() {
        return None;
    }
    let days = if before.is_empty() { rest } else { before };
    if !days.is_empty() {
        parts.push(("days", days));
    }
    Some(parts)
}

/// What stands before the hours, if it names days: `毎週土曜`, `月～金`.
fn days_before(scan: &mut Scan) -> String {
    let rest = scan.rest();
    let length = rest.find(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)).unwrap_or(0);
    let before = rest[..length].trim_end();
    let before =
        ["午前", "午後"].iter().find_map(|half| before.strip_suffix(half)).unwrap_or(before).trim_end();
    let names_days =
        before.starts_with("毎") || before.chars().any(|c| "月火水木金土日".contains(c)) || before == "平日";
    if !names_days || before.is_empty() {
        return String::new();
    }
    let days = before.trim_end_matches(['：', ':']).trim().to_owned();
    scan.skip(before.chars().count());
    days
}

/// What stands behind the hours, without the break at its end: `休憩1H`, `週3日（休憩60分）`.
fn break_at_the_end(rest: &str) -> Option<(String, String)> {
    let (before, said) = rest.split_at(rest.rfind("休憩")?);
    let minutes = break_minutes(said.trim_end_matches([')', '）']))?;
    let joins =
        |c: char| c.is_whitespace() || matches!(c, '、' | ',' | '，' | '/' | '／' | '・' | '(' | '（');
    Some((before.trim_end_matches(joins).to_owned(), minutes))
}

/// `休憩60分`, `休憩1時間`.
fn break_minutes(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    scan.eat("うち");
    if !scan.eat("休憩") {
        return None;
    }
    scan.eat("時間");
    scan.spaces().eat(":");
    minutes(scan)
}

fn minutes(mut scan: Scan) -> Option<String> {
    let number = scan.spaces().number(3)?;
    let minutes = match scan.eat_any(&["分間", "分", "時間", "h"])? {
        "時間" | "h" => {
            let half = scan.eat("半");
            let more = if half { 30 } else { scan.number(2).unwrap_or(0) };
            scan.eat("分");
            number.checked_mul(60)? + more
        }
        _ => number,
    };
    scan.is_done().then(|| minutes.to_string())
}

/// A number of minutes that a whole text names: `60分`, `1時間`, `なし`, `６０`.
pub(super) fn whole_minutes(text: &str) -> Option<String> {
    if matches!(text.trim(), "なし" | "無し" | "無") {
        return Some("0".to_owned());
    }
    let plain = folded(text);
    let digits = plain.trim();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(digits.to_owned());
    }
    minutes(Scan::new(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_hours_as_people_write_them() {
        for (text, expected) in [
            ("8:00～15:00（休憩60分）", "start=08:00 end=15:00 break_minutes=60"),
            ("9:00〜17:00", "start=09:00 end=17:00"),
            ("8時～16時", "start=08:00 end=16:00"),
            ("午前9時～午後3時（休憩1時間）", "start=09:00 end=15:00 break_minutes=60"),
            ("毎週土曜 13:00-16:00", "start=13:00 end=16:00 days=毎週土曜"),
            ("月～金 8:30～17:15", "start=08:30 end=17:15 days=月～金"),
            ("10:00～15:00 週3日程度", "start=10:00 end=15:00 days=週3日程度"),
            ("8:00～15:00（時間は相談）", "start=08:00 end=15:00 note=時間は相談"),
            ("9:00から3時間", "start=09:00 end=12:00"),
            ("17:00より2時間半 週3日", "start=17:00 end=19:30 days=週3日"),
            ("10:00～4時間程度", "note=10:00～4時間程度"),
            ("9:00から3時間～4時間", "note=9:00から3時間～4時間"),
            ("8:30－17:30 休憩1H", "start=08:30 end=17:30 break_minutes=60"),
            ("月～金 8:30～17:15、休憩６０分", "start=08:30 end=17:15 break_minutes=60 days=月～金"),
            ("8:30～17:15 週5日（休憩45分）", "start=08:30 end=17:15 break_minutes=45 days=週5日"),
            ("8:30～17:15 休憩あり", "note=8:30～17:15 休憩あり"),
            ("シフト制（早番・遅番・夜勤）", "note=シフト制（早番・遅番・夜勤）"),
            ("自由", "note=自由"),
            ("①8:30～17:15 ②13:00～21:00", "note=①8:30～17:15 ②13:00～21:00"),
            ("8:30～17:15、13:00～21:00", "note=8:30～17:15、13:00～21:00"),
            ("10:00～", "note=10:00～"),
        ] {
            let parts: Vec<_> =
                hours(text).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
            assert_eq!(parts.join(" "), expected, "{text}");
        }
    }
}
