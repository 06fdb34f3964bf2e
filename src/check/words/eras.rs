//! AC334: years of the Japanese calendar alone.

use unicode_normalization::UnicodeNormalization as _;

use super::passages::{Once, Passages};
use super::vocabulary::{ERAS, Topic};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A year of an era without the year that the world counts.
    struct AC334: Accessibility Notice { words: String, right: String }
}

/// Names of laws and surveys keep their years as they are.
const NAMES_BEHIND: &[&str] =
    &["法律", "政令", "省令", "府令", "条例", "規則", "告示", "訓令", "勅令", "通達", "国勢調査"];

/// Each year of a record once, where the record says nowhere which it is.
pub(in crate::check) fn years_of_eras(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let mut once = Once::default();
    let mut written = None;
    for (passage, era) in passages.words(Topic::Era) {
        let (name, behind) = (&passage.text[era.clone()], &passage.text[era.end..]);
        let Some((length, year)) = year(name, behind) else { continue };
        let range = era.start..era.end + length;
        if NAMES_BEHIND.iter().any(|name| passage.text[range.end..].starts_with(name)) {
            continue;
        }
        let written =
            written.get_or_insert_with(|| passages.context.record.origin.text().nfkc().collect::<String>());
        let words = &passage.text[range.clone()];
        if !written.contains(&year.to_string())
            && let Some(location) =
                passages.first((AC334::CODE, &year.to_string()), &mut once, (passage, range))
        {
            findings.push(of(words, year).at(location));
        }
    }
}

/// The words with the year beside them, or the years of a decade: 昭和40年代（1965〜1974年）.
fn of(words: &str, year: u16) -> AC334 {
    let right = match words.chars().next_back() {
        Some('代') => format!("{words}（{year}〜{}年）", year + 9),
        Some('度') => format!("{words}（{year}年度）"),
        _ => format!("{words}（{year}年）"),
    };
    AC334 { words: words.to_owned(), right }
}

/// The year that stands behind the name of an era: how long it is written, `年` or `年度` included, and which it is.
fn year(era: &str, behind: &str) -> Option<(usize, u16)> {
    let (_, before) = ERAS.iter().find(|(name, _)| *name == era)?;
    let end = behind.find('年').filter(|end| *end <= 12)?;
    let number = number(behind[..end].trim())?;
    let length = end + '年'.len_utf8();
    let rest = &behind[length..];
    let unit = rest.chars().next().filter(|c| matches!(c, '度' | '代') && !rest.starts_with("代々"));
    let length = length + unit.map_or(0, char::len_utf8);
    (1..=64).contains(&number).then_some((length, before + number))
}

fn number(text: &str) -> Option<u16> {
    const DIGITS: &str = "一二三四五六七八九";
    let folded: String = text.nfkc().collect();
    if folded == "元" {
        return Some(1);
    }
    if let Ok(number) = folded.parse() {
        return Some(number);
    }
    let digit = |c: char| DIGITS.chars().zip(1..).find(|(kanji, _)| *kanji == c).map(|(_, digit)| digit);
    let (mut number, mut units) = (0, 0);
    for c in folded.chars() {
        match (c, digit(c)) {
            ('十', _) => (number, units) = (number + 10 * u16::max(units, 1), 0),
            (_, Some(digit)) if units == 0 => units = digit,
            _ => return None,
        }
    }
    Some(number + units).filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use super::year;

    #[test]
    fn a_year_is_counted_from_that_before_its_era() {
        for (era, behind, expected) in [
            ("令和", "8年", Some(2026)),
            ("令和", "元年度から", Some(2019)),
            ("昭和", "４９年5月", Some(1974)),
            ("平成", "二十三年", Some(2011)),
            ("昭和", "十年", Some(1935)),
            ("昭和", "の年", None),
            ("昭和", "町の99年", None),
            ("令和", "8", None),
        ] {
            assert_eq!(year(era, behind).map(|(_, year)| year), expected, "{era}{behind}");
        }
    }
}
