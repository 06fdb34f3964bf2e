//! Pay: 時給1,100円～, 月22万円, 180,000～200,000, 8,000円/日, 無償（交通費支給）, 応相談.

use super::Parts;
use super::scan::{Scan, folded};

/// What people call a unit before an amount, and the word of the format.
const BEFORE: [(&str, &str); 22] = [
    ("時間給", "hour"),
    ("時間額", "hour"),
    ("時給", "hour"),
    ("1時間", "hour"),
    ("日給", "day"),
    ("日額", "day"),
    ("日当", "day"),
    ("1日", "day"),
    ("基本給", "month"),
    ("月給", "month"),
    ("月額", "month"),
    ("月収", "month"),
    ("月", "month"),
    ("年俸", "year"),
    ("年収", "year"),
    ("年額", "year"),
    ("年", "year"),
    ("1件", "piece"),
    ("1個", "piece"),
    ("1本", "piece"),
    ("1回", "once"),
    ("一式", "once"),
];

/// What people call a unit behind an amount.
const BEHIND: [(&str, &str); 6] =
    [("時間", "hour"), ("時", "hour"), ("日", "day"), ("月", "month"), ("年", "year"), ("件", "piece")];

/// What says that nothing is paid.
const UNPAID: [&str; 6] = ["無償", "無報酬", "報酬なし", "無給", "なし", "0円"];

/// What says that the lower end is open to more.
const AND_MORE: [&str; 5] = ["以上", "から", "より", "~", "-"];

/// Amounts without a unit that only a month can be paid with.
/// Source: 最低賃金 of about 1,000 yen an hour; nobody is paid this by the day or by the year.
const BY_THE_MONTH: std::ops::RangeInclusive<u32> = 120_000..=990_000;

/// The fields of `pay` that a text says. What is not an amount with its unit is a note, which pages
/// show as it was written.
pub(super) fn pay(text: &str) -> Parts {
    amount(text).or_else(|| unpaid(text)).unwrap_or_else(|| vec![("note", text.trim().to_owned())])
}

/// A fee that is a number alone: `2000` is `2,000円`.
pub(super) fn yen_alone(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    let amount = scan.amount().filter(|_| scan.is_done() && !text.contains(['万', '千']))?.to_string();
    let digits = amount.len();
    let grouped = amount.chars().enumerate().flat_map(|(at, digit)| {
        let begins_group = at > 0 && (digits - at).is_multiple_of(3);
        begins_group.then_some(',').into_iter().chain([digit])
    });
    Some(format!("{}円", grouped.collect::<String>()))
}

fn unpaid(text: &str) -> Option<Parts> {
    let mut scan = Scan::new(text);
    scan.eat_any(&UNPAID)?;
    let note = scan.spaces().bracketed();
    let mut parts = vec![("unit", "none".to_owned())];
    parts.extend(note.map(|note| ("note", note)));
    scan.is_done().then_some(parts)
}

fn amount(text: &str) -> Option<Parts> {
    let Amounts { unit, min, max, note } = amounts(text)?;
    let unit = unit.or(BY_THE_MONTH.contains(&min).then_some("month"))?;
    let mut parts = vec![("unit", unit.to_owned())];
    parts.extend(bounds(min, max, note));
    Some(parts)
}

/// The fields of `pay` that a text says in the place of its lower end: `1,050円～1,200円`. Its unit stands
/// elsewhere, if it does not say it.
pub(super) fn lower_end(text: &str) -> Option<Parts> {
    let Amounts { unit, min, max, note } = amounts(text)?;
    let mut parts: Parts = unit.map(|unit| ("unit", unit.to_owned())).into_iter().collect();
    parts.extend(bounds(min, max, note));
    Some(parts)
}

/// A text with the unit that stands in its heading, where it says none itself: `時給1100` for `1100` below 時給.
pub(in crate::content::read) fn with_unit(heading: &str, text: &str) -> Option<String> {
    let plain = folded(heading);
    let named = |name: &str| BEFORE.iter().map(|(word, _)| *word).find(|word| *word == name);
    let without_unit = plain.strip_suffix("(円)").unwrap_or(&plain);
    let inner = plain.strip_suffix(')').and_then(|open| open.split_once('(')).map(|(_, inner)| inner);
    let unit = named(without_unit).or_else(|| inner.and_then(named))?;
    let says_none = amounts(text).is_some_and(|amounts| amounts.unit.is_none());
    says_none.then(|| format!("{unit}{}", text.trim()))
}

/// Whether a text is an amount of pay and nothing else, of which it is not said what is paid with it: `1100`,
/// `900円～`. What can only be paid by the month says it.
pub fn lacks_unit(text: &str) -> bool {
    amounts(text)
        .is_some_and(|Amounts { unit, min, .. }| unit.is_none() && min > 0 && !BY_THE_MONTH.contains(&min))
}

fn bounds(min: u32, max: Option<u32>, note: Option<String>) -> Parts {
    let mut parts = vec![("min", min.to_string())];
    parts.extend(max.map(|max| ("max", max.to_string())));
    parts.extend(note.map(|note| ("note", note)));
    parts
}

/// Amounts that a text names.
struct Amounts {
    unit: Option<&'static str>,
    min: u32,
    max: Option<u32>,
    note: Option<String>,
}

fn amounts(text: &str) -> Option<Amounts> {
    let mut scan = Scan::new(text);
    let before = BEFORE.iter().find(|(word, _)| scan.eat(word)).map(|(_, unit)| *unit);
    scan.spaces().eat_any(&["約", ":", "¥", "\\"]).filter(|word| *word == "約").map_or(Some(()), |_| None)?;
    let start = scan.clone();
    let min = yen(scan.spaces())?;
    let mut behind = unit_behind(&mut scan);
    let mut and_more = scan.spaces().eat_any(&AND_MORE);
    let mut max = None;
    if and_more.is_some_and(|word| word != "以上")
        && let Some(upper) = yen(scan.spaces())
    {
        // 18～20万円: the lower end is in ten thousands, too.
        if upper < min || min < 100 && upper >= 10_000 {
            return None;
        }
        max = Some(upper);
        and_more = None;
        behind = behind.or_else(|| unit_behind(&mut scan));
        scan.eat("まで");
    }
    let unit = match (before, behind) {
        (Some(before), Some(behind)) if before != behind => return None,
        (before, behind) => before.or(behind),
    };
    let open =
        and_more.map(|_| start.rest()).filter(|_| scan.is_done() || scan.clone().bracketed().is_some());
    let bracketed = scan.spaces().bracketed();
    // The words that leave the lower end open are kept.
    scan.is_done().then_some(Amounts { unit, min, max, note: open.or(bracketed) })
}

fn yen(scan: &mut Scan) -> Option<u32> {
    let mut ahead = scan.clone();
    ahead.eat_any(&["¥", "\\"]);
    let amount = ahead.spaces().amount()?;
    ahead.spaces().eat("円");
    *scan = ahead;
    Some(amount)
}

fn unit_behind(scan: &mut Scan) -> Option<&'static str> {
    let mut ahead = scan.clone();
    ahead.spaces().eat_any(&["/", "毎"])?;
    ahead.spaces().eat("1");
    let (_, unit) = BEHIND.iter().find(|(word, _)| ahead.eat(word))?;
    *scan = ahead;
    Some(unit)
}

/// A number of yen that a whole text names: `1,300`, `22万円`, `¥1,300`.
pub(super) fn whole(text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    let amount = yen(&mut scan)?;
    scan.is_done().then(|| amount.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fee_that_is_a_number_is_one_of_yen() {
        for (text, fee) in [
            ("2000", "2,000円"),
            ("５００", "500円"),
            ("1,500", "1,500円"),
            ("1234567", "1,234,567円"),
            ("0", "0円"),
        ] {
            assert_eq!(yen_alone(text).as_deref(), Some(fee), "{text}");
        }
        assert_eq!(["無料", "年2,000円", "500円", "1万"].map(yen_alone), [const { None }; 4]);
    }

    #[track_caller]
    fn reads(text: &str, expected: &str) {
        let parts: Vec<_> = pay(text).into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        assert_eq!(parts.join(" "), expected, "{text}");
    }

    #[test]
    fn amounts_as_people_write_them() {
        reads("時給1,100円～", "unit=hour min=1100 note=1,100円～");
        reads("時給１，０５０円", "unit=hour min=1050");
        reads("月22万円", "unit=month min=220000");
        reads("月額168,300円", "unit=month min=168300");
        reads("日給9,500円", "unit=day min=9500");
        reads("1件5,000円", "unit=piece min=5000");
        reads("時給1100円", "unit=hour min=1100");
        reads("180,000～200,000", "unit=month min=180000 max=200000");
        reads("250,000円～320,000円", "unit=month min=250000 max=320000");
        reads("8,000円/日", "unit=day min=8000");
        reads("時給１０８０円以上", "unit=hour min=1080 note=１０８０円以上");
        reads("月給16.8万円", "unit=month min=168000");
        reads("時給1,100円（研修中1,050円）", "unit=hour min=1100 note=研修中1,050円");
        reads("日給9千円", "unit=day min=9000");
        reads("180千円", "unit=month min=180000");
        reads("日給1万2千円", "unit=day min=12000");
        reads("無償（交通費支給）", "unit=none note=交通費支給");
        reads("無償", "unit=none");
    }

    #[test]
    fn what_is_no_amount_stays_as_it_was_written() {
        for text in [
            "応相談",
            "固定給18万円＋歩合",
            "出来高（1袋8円）",
            "経験により決定",
            "1,300円",
            "時給1,300円〜130円",
            "18～20万円",
            "月給20万円＋賞与",
            "時給約1,000円",
            "時給1,000円、交通費別",
            "月1,300円/日",
        ] {
            reads(text, &format!("note={text}"));
        }
    }

    #[test]
    fn an_amount_of_which_nothing_says_what_it_is_for() {
        let lack = ["1100", "９００", "1,300円", "900円～1,000円", "8,000"];
        let lack_none = ["時給1100", "180000", "応相談", "0", "8,000円/日", "18～20万円", ""];
        assert_eq!(lack.map(lacks_unit), [true; 5]);
        assert_eq!(lack_none.map(lacks_unit), [false; 7]);
    }

    #[test]
    fn the_unit_stands_in_the_heading_or_in_the_text() {
        let read = |heading: &str, text: &str| with_unit(heading, text).unwrap_or_default();
        assert_eq!(read("時給", "1100"), "時給1100");
        assert_eq!(read("時給（円）", "1,050円～1,200円"), "時給1,050円～1,200円");
        assert_eq!(read("賃金（日額）", "11000～13000"), "日額11000～13000");
        assert_eq!(read("年俸", "980,000円以上"), "年俸980,000円以上");
        for (heading, text) in [
            ("時給", "時給1,150円～"),
            ("時給", "日給9,000円"),
            ("時給", "応相談"),
            ("賃金", "1,300円"),
            ("時給", ""),
        ] {
            assert_eq!(read(heading, text), "", "{heading}: {text}");
        }
        let parts = |text: &str| {
            let parts = lower_end(text).unwrap_or_default();
            parts.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(parts("1,050円～1,200円"), "min=1050 max=1200");
        assert_eq!(parts("時給1,050円～"), "unit=hour min=1050 note=1,050円～");
        assert_eq!(parts("応相談"), "");
    }

    #[test]
    fn a_number_of_yen() {
        let read = |text: &str| whole(text);
        assert_eq!(read("1,300").as_deref(), Some("1300"));
        assert_eq!(read("22万円").as_deref(), Some("220000"));
        assert_eq!(read("１，０５０円").as_deref(), Some("1050"));
        assert_eq!(["1,30", "1300円くらい", "1.5", ""].map(whole), [const { None }; 4]);
    }
}
