//! The rule of a repeating event in words, for the rules that people commonly write.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::content::kinds::Event;
use crate::content::types::{Frequency, RecurrenceRule, RuleEnd, RuleWeekday};
use crate::render::format;
use crate::texts::Texts;

/// How many days of a year are listed one by one.
const MOST_DATES: usize = 4;

/// Of more months than these, those are named in which an event does not take place.
const FEW_MONTHS: usize = 8;

/// When an event comes again, in words; nothing for rules that a sentence would not make clearer.
pub(in crate::render) fn in_words(texts: &Texts, event: &Event, zone: &TimeZone) -> Option<String> {
    let rule = event.repeat.as_ref()?;
    let starts = event.first()?;
    let words = repetition(texts, rule, starts.day)?;
    Some(match rule.end() {
        RuleEnd::Never => words,
        RuleEnd::Until(until) => {
            let date = format::day(texts, "day", until.last_day(starts.time, zone));
            texts.fill("repeat.until", &[("rule", &words), ("date", &date)])
        }
        RuleEnd::Count(count) => texts.fill("repeat.count", &[("rule", &words), ("n", &count.to_string())]),
    })
}

fn repetition(texts: &Texts, rule: &RecurrenceRule, start: Date) -> Option<String> {
    if !rule.positions().is_empty() {
        return None;
    }
    let interval = rule.interval().to_string();
    let every = |key: &str, days: &str| Some(texts.fill(key, &[("n", &interval), ("days", days)]));
    let said = |key: &str, name: &str, value: &str| Some(texts.fill(key, &[(name, value)]));
    match (rule.frequency(), rule.interval(), rule.months()) {
        (Frequency::Daily, 1, []) if rule.weekdays().is_empty() && rule.month_days().is_empty() => {
            Some(texts.get("repeat.daily").to_owned())
        }
        (Frequency::Weekly, 1, []) if is_of_workdays(rule) => Some(texts.get("repeat.workdays").to_owned()),
        (Frequency::Weekly, 1, []) => said("repeat.weekly", "days", &days_of_week(texts, rule, start)?),
        (Frequency::Weekly, 2, []) => said("repeat.biweekly", "days", &days_of_week(texts, rule, start)?),
        (Frequency::Weekly, _, []) => every("repeat.weekly_every", &days_of_week(texts, rule, start)?),
        (Frequency::Monthly, 1, []) => match (rule.weekdays(), rule.month_days()) {
            ([], []) => said("repeat.monthly", "n", &start.day().to_string()),
            ([], [day]) if *day > 0 => said("repeat.monthly", "n", &day.to_string()),
            _ => said("repeat.monthly_by_week", "days", &days_of_month(texts, rule)?),
        },
        (Frequency::Monthly, _, []) => every("repeat.monthly_every", &days_of_month(texts, rule)?),
        (Frequency::Daily | Frequency::Weekly | Frequency::Monthly, 1, months)
            if months.len() > FEW_MONTHS =>
        {
            let words = repetition(texts, &rule.in_all_months(), start)?;
            let others = (1..=12).filter(|month| !months.contains(month));
            let others = listed(texts, others.map(|month| Some(name_of_month(texts, month))))?;
            Some(texts.fill("repeat.except_months", &[("rule", &words), ("months", &others)]))
        }
        (Frequency::Monthly | Frequency::Yearly, 1, months @ [_, ..]) => {
            if let Some(dates) = dates_of_year(texts, rule) {
                return said("repeat.yearly", "date", &dates);
            }
            let names = months.iter().map(|month| Some(name_of_month(texts, *month)));
            let (months, days) = (listed(texts, names)?, days_of_month(texts, rule)?);
            Some(texts.fill("repeat.yearly_in", &[("months", &months), ("days", &days)]))
        }
        (Frequency::Yearly, 1, []) if rule.weekdays().is_empty() && rule.month_days().is_empty() => {
            said("repeat.yearly", "date", &format::day(texts, "short", start))
        }
        _ => None,
    }
}

/// Whether a weekly rule is of Monday to Friday.
fn is_of_workdays(rule: &RecurrenceRule) -> bool {
    let offsets: Vec<_> = rule.weekdays().iter().map(|day| day.day.to_monday_zero_offset()).collect();
    offsets == [0, 1, 2, 3, 4]
}

fn days_of_week(texts: &Texts, rule: &RecurrenceRule, start: Date) -> Option<String> {
    match rule.weekdays() {
        [] => Some(name_of(texts, start.weekday())),
        days => listed(texts, days.iter().map(|day| Some(name_of(texts, day.day)))),
    }
}

/// The second Saturday; the 15th and the last day.
fn days_of_month(texts: &Texts, rule: &RecurrenceRule) -> Option<String> {
    match (rule.weekdays(), rule.month_days()) {
        (days @ [_, ..], []) => listed(texts, days.iter().map(|day| nth_weekday(texts, *day))),
        ([], days @ [_, ..]) => listed(
            texts,
            days.iter().map(|day| match *day {
                -1 => Some(texts.get("repeat.last_day").to_owned()),
                day => (day > 0).then(|| texts.fill("repeat.month_day", &[("n", &day.to_string())])),
            }),
        ),
        _ => None,
    }
}

/// The few days of a year that a rule names by month and number.
fn dates_of_year(texts: &Texts, rule: &RecurrenceRule) -> Option<String> {
    let (months, days) = (rule.months(), rule.month_days());
    if !rule.weekdays().is_empty() || days.is_empty() || months.len() * days.len() > MOST_DATES {
        return None;
    }
    let dates = months.iter().flat_map(|month| days.iter().map(|day| (*month, *day)));
    // A leap year, so that 29 February can be said.
    listed(
        texts,
        dates.map(|(month, day)| Some(format::day(texts, "short", Date::new(2028, month, day).ok()?))),
    )
}

fn name_of_month(texts: &Texts, month: i8) -> String {
    let index = usize::try_from(month - 1).unwrap_or(0);
    texts.item("date.months", index).to_owned()
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
        says("平日", "平日（月曜日から金曜日）", "Monday to Friday");
        says("3週間ごとの土曜", "3週間ごとの土曜日", "Every 3 weeks on Saturday");
        says("毎月1日・末日", "毎月1日と末日", "The day 1 and last day of every month");
        says("毎年8月14日・15日", "毎年8月14日と8月15日", "Every year on 14 Aug and 15 Aug");
        says("毎年10月第3日曜", "毎年10月の第3日曜日", "Every year in Oct: the third Sunday");
        says(
            "毎月第2土曜（8月と1月は休み）",
            "毎月第2土曜日（1月と8月を除く）",
            "The second Saturday of every month, but not in Jan and Aug",
        );
        says("毎週水曜（8月を除く）", "毎週水曜日（8月を除く）", "Every Wednesday, but not in Aug");
        says("隔月第2土曜", "2か月ごとの第2土曜日", "Every 2 months: the second Saturday");
    }

    #[test]
    fn other_rules_are_told_by_their_dates_alone() {
        for rule in [
            "FREQ=YEARLY;BYDAY=SU",
            "FREQ=MONTHLY;BYDAY=-2SA",
            "FREQ=MONTHLY;BYDAY=SA",
            "FREQ=MONTHLY;INTERVAL=2",
            "FREQ=MONTHLY;BYMONTHDAY=-2",
        ] {
            says(rule, "", "");
        }
    }
}
