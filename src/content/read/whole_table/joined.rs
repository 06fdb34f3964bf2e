//! Columns that say a part of what another one says: 内線 beside 電話番号, 月 and 日 apart, 方書 beside 住所.

use unicode_normalization::UnicodeNormalization as _;

use super::WholeTable;
use crate::content::model::FieldPath;

/// The last name in the path of a column that is a part of another.
#[cfg(test)]
pub(in crate::content::read) const PARTS: [&str; 8] =
    ["extension", "building", "hour", "year", "month", "day", "weekday", "further"];

/// The parts that stand behind what they belong to: the path of it, the part, and what stands between.
const BEHIND: [(&[&str], &str, &str); 5] = [
    (&["contact", "tel"], "extension", " 内線"),
    (&["place", "address"], "building", " "),
    (&["address"], "building", " "),
    (&["apply", "until"], "hour", " "),
    (&["regions"], "further", ";"),
];

/// The path of a column that is a part of another, by its written form: `starts.month`.
pub(in crate::content::read) fn part_named(word: &str) -> Option<FieldPath> {
    let path: FieldPath = word.split('.').map(str::to_owned).collect();
    let (part, of) = path.split_last()?;
    let is_behind = BEHIND.iter().any(|(whole, name, _)| of == *whole && part == name);
    let is_of_day = of == ["starts"] && ["year", "month", "day", "weekday"].contains(&part.as_str());
    (is_behind || is_of_day).then_some(path)
}

/// Writes the parts to what they belong to.
pub(super) fn join(table: &mut WholeTable<'_>) {
    days(table);
    for (whole, part, between) in BEHIND {
        let path = [whole, &[part]].concat();
        while let Some(column) = table.column(&path) {
            let target = table.column(whole);
            table.columns[column] = if target.is_some() { None } else { Some(own_path(whole, part)) };
            let Some(target) = target else { break };
            for row in &mut table.rows {
                let added = row.text(column).to_owned();
                if added.is_empty() {
                    continue;
                }
                let before = row.text(target);
                let joined = if before.is_empty() {
                    added
                } else {
                    format!("{before}{between}{}", without(&added, part))
                };
                row.give(target, if row.text(target).is_empty() { column } else { target }, joined);
            }
        }
    }
}

/// Where a part stands that belongs to nothing in its table.
fn own_path(whole: &[&str], part: &str) -> FieldPath {
    match part {
        "further" | "building" => whole.iter().map(|name| (*name).to_owned()).collect(),
        "extension" => vec!["more".to_owned(), "内線".to_owned()],
        _ => vec!["more".to_owned(), "時刻".to_owned()],
    }
}

/// A part without the word that names it: `214` for `内線214`.
fn without<'t>(text: &'t str, part: &str) -> &'t str {
    if part == "extension" {
        text.trim_start_matches("内線").trim_start_matches([':', '：', ' '])
    } else {
        text
    }
}

/// Year, month, day and day of the week in columns of their own become one day.
fn days(table: &mut WholeTable<'_>) {
    let column = |part: &str| table.column(&["starts", part]);
    let (year, month, weekday) = (column("year"), column("month"), column("weekday"));
    let Some((month, day)) = month.zip(column("day")) else {
        for part in [year, month, weekday, column("day")].into_iter().flatten() {
            table.columns[part] = None;
        }
        return;
    };
    let starts = table.column_or_new(&["starts"]);
    let (mut last_year, mut last_month) = (String::new(), String::new());
    for row in &mut table.rows {
        let text = |column: Option<usize>| {
            column.map_or_else(String::new, |column| row.text(column).nfkc().collect())
        };
        let (this_year, this_month) = (text(year), text(Some(month)));
        // A month that is written once stands for the rows below it, too.
        if !this_year.is_empty() {
            last_year = this_year;
        }
        if !this_month.is_empty() {
            last_month = this_month;
        }
        let (day_text, weekday) = (text(Some(day)), text(weekday));
        if day_text.is_empty() || !row.text(starts).is_empty() {
            continue;
        }
        let joined = one_day(&last_year, &last_month, &day_text, &weekday);
        row.give(starts, day, joined);
    }
    for part in [year, Some(month), Some(day), weekday].into_iter().flatten() {
        table.columns[part] = None;
    }
}

/// `4月12日（日）` of its parts.
fn one_day(year: &str, month: &str, day: &str, weekday: &str) -> String {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = match year.trim_end_matches('年') {
        "" => String::new(),
        short if is_number(short) && short.len() <= 2 => format!("令和{short}年"),
        year => format!("{year}年"),
    };
    let month = month.trim_end_matches('月');
    let day = if is_number(day) { format!("{day}日") } else { day.to_owned() };
    let weekday = weekday.trim_end_matches("曜日").trim_end_matches('曜');
    let weekday = if weekday.is_empty() { String::new() } else { format!("（{weekday}）") };
    format!("{year}{month}月{day}{weekday}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_in_parts_is_one_day() {
        assert_eq!(one_day("", "4", "12", "日"), "4月12日（日）");
        assert_eq!(one_day("8", "4月", "上旬", ""), "令和8年4月上旬");
        assert_eq!(one_day("2026年", "1", "10日", "土曜日"), "2026年1月10日（土）");
        assert_eq!(
            part_named("starts.month").as_deref(),
            Some(&["starts".to_owned(), "month".to_owned()][..])
        );
        assert_eq!(part_named("starts.hour"), None);
    }
}
