//! Numbers: 約180名, 3,420人, 昭和49年, 3か月, 60分; and days as spreadsheets count them.

use jiff::ToSpan as _;
use jiff::civil::date;

use super::scan::{Scan, folded};
use super::{age, date as day, hours, money};

/// What may stand behind the number of a field.
const UNITS: [(&str, &[&str]); 4] = [
    ("members", &["人", "名", "社", "世帯", "会員", "団体", "個人"]),
    ("months", &["か月間", "ヶ月間", "カ月間", "か月", "ヶ月", "カ月", "ケ月", "ヵ月", "箇月", "月"]),
    ("per_month", &["日", "回"]),
    ("hours", &["時間"]),
];

/// From which least value on a number is a year.
const YEARS_FROM: i64 = 1000;

/// A whole number of a field below another, of at least some value.
pub(super) fn whole(name: &str, parent: Option<&str>, least: i64, text: &str) -> Option<String> {
    if least >= YEARS_FROM {
        return day::year_of(text).or_else(|| year_told_twice(text)).map(|year| year.to_string());
    }
    match (parent, name) {
        (Some("pay" | "fixed_overtime"), "min" | "max" | "amount") => money::whole(text),
        (Some("age"), "min" | "max") => age::whole(text),
        (_, "break_minutes") => hours::whole_minutes(text),
        _ => counted(name, text),
    }
}

/// The year that a text tells in two calendars, where they agree: 1957年昭和32年4月, 昭和32(1957)年4月1日.
pub(super) fn year_told_twice(text: &str) -> Option<i16> {
    let mut scan = Scan::new(text);
    let (first, _) = day::year(&mut scan)?;
    scan.eat("年");
    scan.spaces().eat_any(&["(", "/", "・"]);
    let (second, _) = day::year(scan.spaces())?;
    scan.eat("年");
    scan.eat(")");
    let is_date = scan.rest().chars().all(|c| c.is_numeric() || "年月日創設立発足 ".contains(c));
    (first == second && is_date).then_some(first)
}

fn counted(name: &str, text: &str) -> Option<String> {
    let mut scan = Scan::new(text);
    // Fields that hold about how many say so on the page.
    if name == "members" {
        scan.eat_any(&["約", "およそ", "会員"]);
    }
    if name == "per_month" {
        scan.eat_any(&["月に", "月"]);
    }
    let number = scan.spaces().amount()?;
    let units = UNITS.iter().find(|(field, _)| *field == name).map_or(&[][..], |(_, units)| units);
    if name == "months" && scan.spaces().eat_any(&["年間", "年"]).is_some() {
        return scan.is_done().then(|| (number * 12).to_string());
    }
    scan.spaces().eat_any(units);
    if name == "members" {
        scan.eat_any(&["程度", "ほど", "前後", "余り"]);
    }
    scan.is_done().then(|| number.to_string())
}

/// A number with a fraction in half-width digits.
pub(super) fn fraction(text: &str) -> Option<String> {
    let plain = folded(text).replace(',', "");
    if plain.contains(['度', '°']) {
        return degrees(&plain);
    }
    (plain != text && plain.parse::<f64>().is_ok()).then_some(plain)
}

/// A latitude or longitude in degrees, minutes and seconds, as a number of degrees: `35度12分`, `北緯35度41分22.4秒`,
/// `132.75度`.
fn degrees(plain: &str) -> Option<String> {
    const FROM_MINUTES: f64 = 60.0;
    let rest =
        ["北緯", "東経", "緯度", "経度"].iter().find_map(|word| plain.strip_prefix(word)).unwrap_or(plain);
    let mut rest = rest.trim_start_matches([':', ' ']);
    let mut part = |signs: &[char]| {
        let at = rest.find(signs)?;
        let number: f64 = rest[..at].trim().parse().ok().filter(|number: &f64| *number >= 0.0)?;
        rest = rest[at..].trim_start_matches(signs).trim_start();
        Some(number)
    };
    let whole = part(&['度', '°'])?;
    let minutes = part(&['分', '′', '\'', '’']).unwrap_or(0.0);
    let seconds = part(&['秒', '″', '"', '”']).unwrap_or(0.0);
    let is_whole = rest.is_empty() && minutes < FROM_MINUTES && seconds < FROM_MINUTES;
    let degrees = whole + (minutes + seconds / FROM_MINUTES) / FROM_MINUTES;
    // A millionth of a degree is a hand's breadth.
    let text = format!("{degrees:.6}");
    is_whole.then(|| text.trim_end_matches('0').trim_end_matches('.').to_owned())
}

/// The days of this century as spreadsheets count them, from 1899-12-30.
const SERIAL_DAYS: std::ops::RangeInclusive<i64> = 36_526..=73_050;

/// A day that a spreadsheet saved as its number: `46388`.
pub(in crate::content::read) fn serial_day(text: &str) -> Option<String> {
    let serial = text.trim().parse::<i64>().ok().filter(|serial| SERIAL_DAYS.contains(serial))?;
    date(1899, 12, 30).checked_add(serial.days()).ok().map(|day| day.to_string())
}

/// A day and a time that a spreadsheet saved as a number: `46388.5625`.
pub(super) fn serial_moment(text: &str) -> Option<String> {
    let (whole, fraction) = text.trim().split_once('.').map_or((text.trim(), None), |(w, f)| (w, Some(f)));
    let day = serial_day(whole)?;
    match fraction {
        None => Some(day),
        Some(fraction) => Some(format!("{day} {}", serial_time(&format!("0.{fraction}"))?)),
    }
}

/// A time that a spreadsheet saved as a part of the day: `0.375`.
pub(super) fn serial_time(text: &str) -> Option<String> {
    let part = text.trim().strip_prefix("0.").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()))?;
    let part: f64 = format!("0.{part}").parse().ok()?;
    let minutes = (0..24 * 60_u16).find(|minutes| (f64::from(*minutes) / 1440.0 - part).abs() < 0.000_02)?;
    Some(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        let members = |text: &str| whole("members", None, 0, text);
        for (text, number) in [
            ("約１８０名", "180"),
            ("3,420人", "3420"),
            ("４５", "45"),
            ("62", "62"),
            ("約27人", "27"),
            ("会員 212 名", "212"),
            ("30名程度", "30"),
        ] {
            assert_eq!(members(text).as_deref(), Some(number), "{text}");
        }
        assert_eq!(["若干名", "30〜40人", "不明", "-3", "1.5"].map(members), [const { None }; 5]);
        assert_eq!(whole("founded", None, 1500, "昭和49年").as_deref(), Some("1974"));
        for text in ["1957年昭和32年4月", "昭和32(1957)年4月1日", "昭和32年（1957年）設立"]
        {
            assert_eq!(whole("founded", None, 1500, text).as_deref(), Some("1957"), "{text}");
        }
        assert_eq!(whole("founded", None, 1500, "1958年昭和32年4月"), None);
        assert_eq!(whole("months", Some("trial"), 0, "３か月").as_deref(), Some("3"));
        assert_eq!(whole("months", Some("term"), 0, "1年").as_deref(), Some("12"));
        assert_eq!(whole("per_month", None, 1, "月4日").as_deref(), Some("4"));
        assert_eq!(whole("min", Some("pay"), 0, "1,300").as_deref(), Some("1300"));
        assert_eq!(whole("max", Some("age"), 0, "65歳").as_deref(), Some("65"));
        assert_eq!(fraction("３５．６").as_deref(), Some("35.6"));
        for (text, degrees) in [
            ("35度12分", Some("35.2")),
            ("北緯３５度４１分２２．４秒", Some("35.689556")),
            ("132.75度", Some("132.75")),
            ("35°12′", Some("35.2")),
            ("35度72分", None),
            ("35度くらい", None),
        ] {
            assert_eq!(fraction(text).as_deref(), degrees, "{text}");
        }
    }

    #[test]
    fn days_as_spreadsheets_count_them() {
        assert_eq!(serial_day("46388").as_deref(), Some("2027-01-01"));
        assert_eq!(serial_moment("46388.5625").as_deref(), Some("2027-01-01 13:30"));
        assert_eq!(serial_time("0.375").as_deref(), Some("09:00"));
        assert_eq!(serial_time("0.3958333333333333").as_deref(), Some("09:30"));
        assert_eq!([serial_day("20"), serial_day("2026"), serial_time("1.5")], [const { None }; 3]);
    }
}
