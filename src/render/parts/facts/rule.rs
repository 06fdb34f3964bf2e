//! The rule of a repeating event in words, for the rules that people commonly write.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::content::kinds::Event;
use crate::content::types::{Frequency, RecurrenceRule, RuleEnd, RuleWeekday};
use crate::render::format;
use crate::texts::Texts;

/// When an event comes again, in words; nothing for rules that a sentence would not make clearer.
pub(super) fn in_words(texts: &Texts, event: &Event, zone: &TimeZone) -> Option<String> {
    let rule = event.repeat.as_ref()?;
    let words = repetition(texts, rule, event.starts.day)?;
    Some(match rule.end() {
        RuleEnd::Never => words,
        RuleEnd::Until(until) => {
            let date = format::day(texts, "day", until.last_day(event.starts.time, zone));
            texts.fill("repeat.until", &[("rule", &words), ("date", &date)])
        }
        RuleEnd::Count(count) => texts.fill("repeat.count", &[("rule", &words), ("n", &count.to_string())]),
    })
}

fn repetition(texts: &Texts, rule: &RecurrenceRule, start: Date) -> Option<String> {
    let said = |key: &str, name: &str, value: &str| Some(texts.fill(key, &[(name, value)]));
    let plain = rule.months().is_empty() && rule.positions().is_empty();
    match (rule.frequency(), rule.interval(), rule.weekdays(), rule.month_days()) {
        _ if !plain => None,
        (Frequency::Daily, 1, [], []) => Some(texts.get("repeat.daily").to_owned()),
        (Frequency::Weekly, interval @ (1 | 2), days, []) => {
            let days = match days {
                [] => name_of(texts, start.weekday()),
                days => listed(texts, days.iter().map(|day| Some(name_of(texts, day.day))))?,
            };
            said(if interval == 1 { "repeat.weekly" } else { "repeat.biweekly" }, "days", &days)
        }
        (Frequency::Monthly, 1, [], []) => said("repeat.monthly", "n", &start.day().to_string()),
        (Frequency::Monthly, 1, [], [day]) if *day > 0 => said("repeat.monthly", "n", &day.to_string()),
        (Frequency::Monthly, 1, days @ [_, ..], []) => {
            let days = listed(texts, days.iter().map(|day| nth_weekday(texts, *day)))?;
            said("repeat.monthly_by_week", "days", &days)
        }
        (Frequency::Yearly, 1, [], []) => said("repeat.yearly", "date", &format::day(texts, "short", start)),
        _ => None,
    }
}

fn listed(texts: &Texts, words: impl Iterator<Item = Option<String>>) -> Option<String> {
    Some(words.collect::<Option<Vec<_>>>()?.join(texts.get("repeat.and")))
}

fn name_of(texts: &Texts, day: Weekday) -> String {
    let index = usize::try_from(day.to_monday_zero_offset()).unwrap_or(0);
    texts.item("repeat.weekdays", index).to_owned()
}

/// The second Saturday, the last Wednesday.
fn nth_weekday(texts: &Texts, weekday: RuleWeekday) -> Option<String> {
    let nth = match weekday.nth? {
        -1 => texts.get("repeat.last"),
        nth => texts.item("repeat.nth", usize::try_from(nth).ok()?.checked_sub(1)?),
    };
    let day = name_of(texts, weekday.day);
    (!nth.is_empty()).then(|| texts.fill("repeat.nth_day", &[("nth", nth), ("day", &day)]))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{decode, parse_yaml};

    #[track_caller]
    fn says(rule: &str, ja: &str, en: &str) {
        let yaml = format!("starts: 2026-05-09 10:00\nrepeat: {rule}\n");
        let source = crate::diagnostic::SourceText::new("a.yaml", yaml.as_str());
        let tree = parse_yaml(&std::sync::Arc::new(source), 0..yaml.len()).expect("good YAML");
        let event: Event = decode(&tree).expect("an event");
        let texts = |lang| in_words(&Texts::of(lang, &[]), &event, &TimeZone::UTC).unwrap_or_default();
        assert_eq!((texts("ja").as_str(), texts("en").as_str()), (ja, en), "{rule}");
    }

    #[test]
    fn common_rules_are_told_in_words() {
        says("FREQ=DAILY", "毎日", "Every day");
        says("FREQ=WEEKLY", "毎週土曜日", "Every Saturday");
        says("FREQ=WEEKLY;BYDAY=WE", "毎週水曜日", "Every Wednesday");
        says("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH", "隔週の月曜日と木曜日", "Every other Monday and Thursday");
        says("FREQ=MONTHLY;BYDAY=2SA", "毎月第2土曜日", "The second Saturday of every month");
        says("FREQ=MONTHLY;BYDAY=-1WE", "毎月最後の水曜日", "The last Wednesday of every month");
        says("FREQ=MONTHLY", "毎月9日", "Every month on day 9");
        says("FREQ=YEARLY", "毎年5月9日", "Every year on 9 May");
        says(
            "FREQ=WEEKLY;UNTIL=20260630",
            "毎週土曜日（2026年6月30日まで）",
            "Every Saturday (until 30 Jun 2026)",
        );
        says("FREQ=DAILY;COUNT=3", "毎日（全3回）", "Every day (3 times)");
    }

    #[test]
    fn other_rules_are_told_by_their_dates_alone() {
        for rule in [
            "FREQ=YEARLY;BYMONTH=11",
            "FREQ=MONTHLY;BYDAY=-2SA",
            "FREQ=MONTHLY;BYDAY=SA",
            "FREQ=MONTHLY;INTERVAL=2",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
        ] {
            says(rule, "", "");
        }
    }
}
