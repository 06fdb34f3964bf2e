//! Year, month, day and day of the week in columns of their own become one day. What says no more than the
//! day beside it is passed over; what cannot be joined is published in its own words, below its heading.

use jiff::civil::{Date, Weekday};
use unicode_normalization::UnicodeNormalization as _;

use super::WholeTable;
use crate::content::read::notation::MORE;
use crate::content::read::notation::date::{self, Written};
use crate::content::read::notation::numbers;
use crate::content::read::notation::scan::Scan;
use crate::content::read::sheet::squeezed;

/// The last name in the path of a column that holds a part of a day, in the order in which one writes them.
pub(super) const PARTS: [&str; 4] = ["year", "month", "day", "weekday"];
const YEAR: usize = 0;
const MONTH: usize = 1;
const DAY: usize = 2;
const WEEKDAY: usize = 3;

/// What the parts of a day say in a row; nothing where they say nothing.
type Parts = [String; 4];

/// Joins the parts of each row.
pub(super) fn join(table: &mut WholeTable<'_>) {
    let columns = PARTS.map(|part| table.column(&["starts", part]));
    if columns.iter().all(Option::is_none) {
        return;
    }
    let starts = table.column_or_new(&["starts"]);
    let when = table.column(&["when"]);
    let mut above = Parts::default();
    let mut left: Vec<[bool; 4]> = Vec::with_capacity(table.rows.len());
    for row in &mut table.rows {
        let own: Parts =
            columns.map(|column| column.map_or_else(String::new, |column| row.text(column).nfkc().collect()));
        // A month that is written once stands for the rows below it, too.
        for part in [YEAR, MONTH] {
            if !own[part].is_empty() {
                above[part].clone_from(&own[part]);
            }
        }
        let written = row.text(starts).to_owned();
        let (text, said) = joined(&written, &own, &above);
        let has_words = when.is_some_and(|when| !row.text(when).is_empty());
        if written.is_empty() && has_words && day_in(&text).is_none() {
            left.push(own.map(|part| !part.is_empty()));
            continue;
        }
        if text != written {
            let first = [DAY, MONTH, WEEKDAY, YEAR].into_iter().find(|part| !own[*part].is_empty());
            let at = first.filter(|_| written.is_empty()).and_then(|part| columns[part]);
            row.give(starts, at.unwrap_or(starts), text);
        }
        let mut parts = own.iter().zip(said);
        left.push([(); 4].map(|()| parts.next().is_some_and(|(part, said)| !part.is_empty() && !said)));
    }
    for (part, column) in columns.iter().enumerate() {
        let Some(column) = *column else { continue };
        if !left.iter().any(|left| left[part]) {
            table.columns[column] = None;
            continue;
        }
        let heading = table.header.get(column).map(|cell| squeezed(&cell.text)).unwrap_or_default();
        table.columns[column] = Some(vec![MORE.to_owned(), heading]);
        for (row, left) in table.rows.iter_mut().zip(&left) {
            if !left[part] && !row.text(column).is_empty() {
                row.give(column, column, String::new());
            }
        }
    }
}

/// The day of a row, of which `written` stands in the column of days, and which of the parts it says. What
/// stands in the rows above counts where a row has only the rest.
fn joined(written: &str, own: &Parts, above: &Parts) -> (String, [bool; 4]) {
    if own.iter().all(String::is_empty) {
        return (written.to_owned(), [true; 4]);
    }
    if !written.is_empty() {
        return beside(written.to_owned(), own, above);
    }
    // A whole day may stand in the column of its number.
    if day_in(&own[DAY]).is_some() {
        let (text, said) = beside(own[DAY].clone(), own, above);
        return (text, [said[YEAR], said[MONTH], true, said[WEEKDAY]]);
    }
    let with_above = |part: usize, is_asked: bool| match own[part].as_str() {
        "" if is_asked => above[part].as_str(),
        own => own,
    };
    let month = with_above(MONTH, !own[DAY].is_empty());
    let year = with_above(YEAR, !month.is_empty());
    (one_day(year, month, &own[DAY], &own[WEEKDAY]), [true; 4])
}

/// A day with what the parts beside it add, and which of them it says.
fn beside(mut text: String, own: &Parts, above: &Parts) -> (String, [bool; 4]) {
    let mut said = [false; 4];
    if let Some(Written::DayOfAnyYear { month, .. }) = day_in(&text)
        && let Some(year) = year_number(&above[YEAR], Some(month))
    {
        text = super::years::with_year(&text, year);
        said[YEAR] = true;
    }
    let (year, month, day) = match day_in(&text) {
        Some(Written::Day(day) | Written::OtherWeekday { day, .. }) => {
            (Some(day.year()), Some(day.month()), Some(day.day()))
        }
        Some(Written::Month { year, month }) => (Some(year), Some(month), None),
        Some(Written::Year(year)) => (Some(year), None, None),
        Some(Written::DayOfAnyYear { month, day }) => (None, Some(month), day),
        Some(Written::NoSuchDay | Written::NoSuchEraYear { .. }) | None => (None, None, None),
    };
    said[YEAR] |= year.is_some() && year_number(&own[YEAR], month) == year;
    said[MONTH] = month.is_some() && number(&own[MONTH], '月') == month;
    said[DAY] = day.is_some() && number(&own[DAY], '日') == day || own[DAY] == text;
    if let Some(weekday) = weekday_in(&own[WEEKDAY]) {
        said[WEEKDAY] = whole_day(&text).is_some_and(|day| day.weekday() == weekday);
        // Another one is read with the day, so that it is asked about.
        if !said[WEEKDAY] && day.is_some() && date::whole(&text).is_some() && !text.contains(['(', '（']) {
            text = format!("{text}{}", in_brackets(&own[WEEKDAY]));
            said[WEEKDAY] = true;
        }
    }
    (text, said)
}

/// What a text says that begins with a day, be it the number that a spreadsheet keeps.
fn day_in(text: &str) -> Option<Written> {
    date::beginning(text).or_else(|| numbers::serial_day(text)?.parse().ok().map(Written::Day))
}

fn whole_day(text: &str) -> Option<Date> {
    match day_in(text)? {
        Written::Day(day) | Written::OtherWeekday { day, .. } => Some(day),
        _ => None,
    }
}

fn weekday_in(text: &str) -> Option<Weekday> {
    date::weekday(&mut Scan::new(&in_brackets(text)))
}

/// `（土）` of `土`, `土曜日` and `(土)`.
fn in_brackets(weekday: &str) -> String {
    let plain = weekday.trim_matches(['(', ')', '（', '）']);
    format!("（{}）", plain.trim_end_matches("曜日").trim_end_matches('曜'))
}

/// A number with what it counts behind it, or without: `12`, `12日`.
fn number(text: &str, unit: char) -> Option<i8> {
    text.trim_end_matches(unit).trim().parse().ok()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The year that a text says of a day in a month: `令和8年`, `8`, `2026年度`, whose first months are of the
/// next year.
fn year_number(text: &str, month: Option<i8>) -> Option<i16> {
    let (text, is_fiscal) = text.strip_suffix('度').map_or((text, false), |text| (text, true));
    let year = date::year_of(&with_era(text))?;
    Some(if is_fiscal && month.is_some_and(|month| month <= 3) { year + 1 } else { year })
}

/// `令和8年` of `8` and `8年`, `2026年` of `2026`.
fn with_era(year: &str) -> String {
    match year.trim_end_matches('年') {
        "" => String::new(),
        short if is_number(short) && short.len() <= 2 => format!("令和{short}年"),
        year => format!("{year}年"),
    }
}

/// `4月12日（日）` of its parts.
fn one_day(year: &str, month: &str, day: &str, weekday: &str) -> String {
    let month = month.trim_end_matches('月');
    let number = month.parse().ok();
    let year = match year_number(year, number) {
        Some(western) if year.ends_with('度') && number.is_some() => format!("{western}年"),
        Some(_) if !year.ends_with('度') => with_era(year),
        _ => year.to_owned(),
    };
    let month = if is_number(month) { format!("{month}月") } else { month.to_owned() };
    let day = if is_number(day) { format!("{day}日") } else { day.to_owned() };
    let weekday = match weekday_in(weekday) {
        None => weekday.to_owned(),
        Some(_) if day.is_empty() => {
            let plain = in_brackets(weekday);
            let plain = plain.trim_matches(['（', '）']);
            if plain.chars().count() == 1 { format!("{plain}曜日") } else { weekday.to_owned() }
        }
        Some(_) => in_brackets(weekday),
    };
    format!("{year}{month}{day}{weekday}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_parts_is_one_day() {
        assert_eq!(one_day("", "4", "12", "日"), "4月12日（日）");
        assert_eq!(one_day("8", "4月", "上旬", ""), "令和8年4月上旬");
        assert_eq!(one_day("2026年", "1", "10日", "土曜日"), "2026年1月10日（土）");
        assert_eq!(one_day("令和8年度", "2", "11", ""), "2027年2月11日");
        assert_eq!(one_day("", "通年", "", ""), "通年");
        assert_eq!(one_day("", "", "", "土"), "土曜日");
        assert_eq!(one_day("", "", "12", ""), "12日");
    }

    #[test]
    fn parts_beside_a_day_complete_it_or_say_the_same() {
        let beside = |written: &str, own: [&str; 4]| {
            let own = own.map(str::to_owned);
            joined(written, &own, &own)
        };
        let all = [true; 4];
        assert_eq!(beside("", ["令和8", "11", "3", "火"]), ("令和8年11月3日（火）".to_owned(), all));
        let (text, said) = beside("11月3日", ["令和8年", "", "", "火"]);
        assert_eq!((text.as_str(), said[YEAR], said[WEEKDAY]), ("2026年11月3日", true, true));
        let (text, said) = beside("2/11", ["2026年度", "2", "11", ""]);
        assert_eq!((text.as_str(), said[YEAR], said[MONTH], said[DAY]), ("2027/2/11", true, true, true));
        let (text, said) = beside("2026-11-03", ["令和7年", "12", "4", "水曜日"]);
        assert_eq!((text.as_str(), said), ("2026-11-03（水）", [false, false, false, true]));
        let (text, said) = beside("毎月第2土曜", ["令和8年", "", "", "土"]);
        assert_eq!((text.as_str(), said[YEAR], said[WEEKDAY]), ("毎月第2土曜", false, false));
    }
}
