//! Columns that say a part of what another one says: 内線 beside 電話番号, 月 and 日 apart, 方書 beside 住所.

use super::{WholeTable, day_parts};
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
    let is_of_day = of == ["starts"] && day_parts::PARTS.contains(&part.as_str());
    (is_behind || is_of_day).then_some(path)
}

/// Writes the parts to what they belong to.
pub(super) fn join(table: &mut WholeTable<'_>) {
    day_parts::join(table);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_known_by_its_written_form() {
        assert_eq!(
            part_named("starts.month").as_deref(),
            Some(&["starts".to_owned(), "month".to_owned()][..])
        );
        assert_eq!(part_named("starts.hour"), None);
    }
}
