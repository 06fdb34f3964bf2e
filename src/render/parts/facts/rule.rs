//! The rule of a repeating event in words, for the rules that people commonly write.

use jiff::civil::Date;

use crate::content::kinds::Event;
use crate::render::format;
use crate::texts::Texts;

/// The days of the week as rules name them, in the order of the interface texts.
const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// When an event comes again, in words; nothing for rules that a sentence would not make clearer.
pub(super) fn in_words(texts: &Texts, event: &Event) -> Option<String> {
    let rule = event.repeat.as_ref()?.as_str().to_ascii_uppercase();
    let mut parts = Parts::of(rule.trim().trim_start_matches("RRULE:"));
    let (until, count) = (parts.take("UNTIL"), parts.take("COUNT"));
    let words = parts.in_words(texts, event.starts.day)?;
    if !parts.0.is_empty() {
        return None;
    }
    if let Some(last) = until {
        let digits: String = last.split('T').next()?.chars().filter(char::is_ascii_digit).collect();
        let date = format::day(texts, "day", digits.parse().ok()?);
        return Some(texts.fill("repeat.until", &[("rule", &words), ("date", &date)]));
    }
    if let Some(number) = count {
        return Some(texts.fill("repeat.count", &[("rule", &words), ("n", number)]));
    }
    Some(words)
}

/// The parts of a rule that are not in words yet.
struct Parts<'a>(Vec<(&'a str, &'a str)>);

impl<'a> Parts<'a> {
    fn of(rule: &'a str) -> Self {
        let parts = rule.split(';').filter_map(|part| part.split_once('='));
        Self(parts.filter(|(name, _)| *name != "WKST").collect())
    }

    fn take(&mut self, name: &str) -> Option<&'a str> {
        let at = self.0.iter().position(|(own, _)| *own == name)?;
        Some(self.0.remove(at).1)
    }

    fn in_words(&mut self, texts: &Texts, start: Date) -> Option<String> {
        let frequency = self.take("FREQ")?;
        let interval = self.take("INTERVAL").unwrap_or("1");
        let said = |key: &str, name: &str, value: &str| Some(texts.fill(key, &[(name, value)]));
        match (frequency, interval) {
            ("DAILY", "1") => Some(texts.get("repeat.daily").to_owned()),
            ("WEEKLY", "1" | "2") => {
                let days = match self.take("BYDAY") {
                    Some(days) => self::days(texts, days, weekday)?,
                    None => name_of(texts, start),
                };
                said(if interval == "1" { "repeat.weekly" } else { "repeat.biweekly" }, "days", &days)
            }
            ("MONTHLY", "1") => match self.take("BYDAY") {
                Some(days) => said("repeat.monthly_by_week", "days", &self::days(texts, days, nth_weekday)?),
                None => {
                    let start = start.day().to_string();
                    let day = self.take("BYMONTHDAY").unwrap_or(&start);
                    day.parse::<u8>().ok()?;
                    said("repeat.monthly", "n", day)
                }
            },
            ("YEARLY", "1") => said("repeat.yearly", "date", &format::day(texts, "short", start)),
            _ => None,
        }
    }
}

fn days(texts: &Texts, days: &str, word: fn(&Texts, &str) -> Option<String>) -> Option<String> {
    let words: Option<Vec<_>> = days.split(',').map(|day| word(texts, day)).collect();
    Some(words?.join(texts.get("repeat.and")))
}

fn name_of(texts: &Texts, date: Date) -> String {
    let index = usize::try_from(date.weekday().to_monday_zero_offset()).unwrap_or(0);
    texts.item("repeat.weekdays", index).to_owned()
}

fn weekday(texts: &Texts, day: &str) -> Option<String> {
    let index = DAYS.iter().position(|known| *known == day)?;
    Some(texts.item("repeat.weekdays", index).to_owned())
}

/// `2SA`, and `-1WE` for the last one.
fn nth_weekday(texts: &Texts, day: &str) -> Option<String> {
    let (number, day) = day.split_at_checked(day.len().checked_sub(2)?)?;
    let nth = match number.trim_start_matches('+') {
        "-1" => texts.get("repeat.last"),
        number => {
            let number: usize = number.parse().ok()?;
            texts.item("repeat.nth", number.checked_sub(1)?)
        }
    };
    let day = weekday(texts, day)?;
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
        let texts = |lang| in_words(&Texts::of(lang, &[]), &event).unwrap_or_default();
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
            "FREQ=MONTHLY;BYDAY=6SA",
            "FREQ=MONTHLY;BYDAY=0SA",
            "FREQ=MONTHLY;BYDAY=SA",
            "FREQ=MONTHLY;INTERVAL=2",
            "FREQ=MONTHLY;BYMONTHDAY=-1",
        ] {
            says(rule, "", "");
        }
    }
}
