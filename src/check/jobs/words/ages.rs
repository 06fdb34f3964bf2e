//! Ages in words: whom a number of years or of tens limits a job to.

use std::ops::Range;

use super::folded;
use super::people::{Who, alone, asked};

/// Who is younger may not do some work; a limit up to this age excludes nobody else.
const ADULT: u8 = 18;
/// From this age on, people may be asked for in any contract.
const SENIOR: u8 = 60;

/// A limit of age in a text, and the age from which on people may come, where it is a lower one.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::check::jobs) struct Limit {
    pub(in crate::check::jobs) range: Range<usize>,
    pub(in crate::check::jobs) min: Option<u8>,
}

/// Ages in tens with the act by which others are excluded: 20代〜30代の方を募集. The hit is the end of the first.
pub(super) fn tens(text: &str, hit: Range<usize>) -> Option<Range<usize>> {
    const JOINS: [&str; 7] = ["から", "~", "-", "・", "、", "や", "〜"];
    const BOUNDS: [&str; 9] =
        ["前半まで", "後半まで", "半ばまで", "以下", "以上", "まで", "前半", "後半", "半ば"];
    let digit = text[..hit.start].chars().next_back().filter(|c| ('1'..='9').contains(c))?;
    let start = hit.start - digit.len_utf8();
    let is_of_more_digits = text[..start].ends_with(|c: char| c.is_ascii_digit());
    let (mut highest, mut rest) = (digit, &text[hit.end..]);
    while let Some((digit, behind)) = JOINS.iter().find_map(|join| {
        let behind = rest.strip_prefix(join)?;
        let digit = behind.chars().next().filter(char::is_ascii_digit)?;
        Some((digit, behind[digit.len_utf8()..].strip_prefix("0代")?))
    }) {
        highest = highest.max(digit);
        rest = behind;
    }
    let bound = BOUNDS.iter().find(|bound| rest.starts_with(**bound));
    let behind = &rest[bound.map_or(0, |bound| bound.len())..];
    let behind = ["の方まで", "の人まで"].iter().find_map(|to| behind.strip_prefix(to)).unwrap_or(behind);
    let at = text.len() - behind.len();
    let is_wide = highest >= '6';
    let who = if is_wide { Who::Welcome } else { Who::Any };
    let is_upper = bound.is_some_and(|bound| bound.ends_with("まで") || *bound == "以下");
    let end = match asked(behind, who) {
        Some(asked) => asked.end,
        None if is_upper && !is_wide => alone(&text[..start], behind, false)?,
        None => return None,
    };
    (!is_of_more_digits).then_some(start..at + end)
}

/// Where words ask for people by their age, without a reason: 40歳までの方を募集, 50歳以上の方はご遠慮ください, or
/// nothing else but 50歳未満.
pub(in crate::check::jobs) fn limits(text: &str) -> Vec<Limit> {
    const WHY: [&str; 4] = ["ため", "理由", "例外", "定年"];
    let (folded, origins) = folded(text);
    let mut limits: Vec<Limit> = Vec::new();
    for (at, sign) in folded.match_indices(['歳', '才']) {
        let from = folded[..at].trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let behind = &folded[at + sign.len()..];
        let sentence = behind.split(['。', '\n']).next().unwrap_or_default();
        let age = folded[from..at].parse::<u8>().ok().filter(|age| *age > ADULT);
        let Some(age) = age.filter(|_| !WHY.iter().any(|word| sentence.contains(word))) else { continue };
        if let Some((end, min)) = limit(age, &folded[..from], behind) {
            limits.push(Limit { range: origins[from]..origins[at + sign.len() + end], min });
        }
    }
    limits
}

/// The limit that an age is with what stands around it: how far its words reach, and the lower limit that it is.
fn limit(age: u8, before: &str, behind: &str) -> Option<(usize, Option<u8>)> {
    const LABELLED: [&str; 3] = ["年齢:", "対象年齢", "応募年齢"];
    const UP_TO: [&str; 4] = ["まで", "以下", "未満", "迄"];
    const ABOUT: [&str; 4] = ["くらい", "ぐらい", "程度", "位"];
    let exact = ABOUT.iter().find_map(|about| behind.strip_prefix(about)).unwrap_or(behind);
    let up_to = UP_TO.iter().find_map(|up_to| exact.strip_prefix(up_to));
    let (rest, is_lower) = match (up_to, exact.strip_prefix("以上")) {
        (Some(rest), _) => (rest, false),
        (None, Some(rest)) => (rest, true),
        (None, None) if ends_with_range(before) => (exact, false),
        (None, None) => return None,
    };
    let who = if is_lower && age >= SENIOR { Who::Welcome } else { Who::Any };
    let at = behind.len() - rest.len();
    if let Some(asked) = asked(rest, who) {
        // Who refuses the young asks for a lower limit, and one from 60 on is allowed.
        let min = (is_lower != asked.refuses).then_some(age);
        let is_allowed = min.is_some_and(|min| min >= SENIOR);
        return (!is_allowed).then_some((at + asked.end, min));
    }
    // 年齢：18〜35歳
    let line = before.rsplit(['。', '\n']).next().unwrap_or_default();
    let is_labelled =
        !is_lower && LABELLED.iter().any(|label| line.contains(label)) && !line.contains("平均");
    let people = ["の方", "の人", "の者"].iter().find_map(|people| rest.strip_prefix(people));
    let is_alone = match people {
        Some(rest) => rest.is_empty() || rest.starts_with(['。', '\n']),
        None => (up_to.is_some() || is_labelled) && stands_alone(before, rest),
    };
    let is_upper = (up_to.is_some() || is_labelled) && is_alone;
    is_upper.then(|| (behind.len() - people.unwrap_or(rest).len(), None))
}

/// Whether the text ends with the beginning of a range of ages: 20〜.
fn ends_with_range(before: &str) -> bool {
    let before = before.strip_suffix('満').unwrap_or(before);
    before.ends_with(['~', '-', '〜']) || before.ends_with("から")
}

/// Whether nothing stands around an age and its limit that would say whose age it is. An age that people retire at or
/// are taken on again until, 定年65歳、70歳まで, is none of those who are asked for.
fn stands_alone(before: &str, behind: &str) -> bool {
    const OF_WORKERS: [&str; 5] = ["定年", "再雇用", "継続雇用", "勤務延長", "雇用延長"];
    const LABELS: [&str; 9] =
        ["年齢は", "応募は", "対象は", "募集は", "年齢", "満", "概ね", "おおむね", "だいたい"];
    let line = before.rsplit(['。', '\n']).next().unwrap_or_default();
    let before = LABELS.iter().fold(line.trim_end(), |line, word| line.trim_end_matches(word));
    let begins = before.is_empty()
        || before.ends_with(['、', '・', '(', ':', '~', '-', '〜'])
        || ["以上", "歳から", "才から"].iter().any(|word| before.ends_with(word));
    let ends = behind.is_empty()
        || behind.starts_with(['。', '\n', '、', ')'])
        || ["とします", "とさせて", "とする", "です"].iter().any(|end| behind.starts_with(end));
    begins && ends && !OF_WORKERS.iter().any(|word| line.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_the_lower_one_where_the_young_are_refused() {
        for (text, min) in [
            ("50歳以上の方歓迎", Some(Some(50))),
            ("50歳以上の方はご遠慮ください", Some(None)),
            ("30歳未満の方はご遠慮ください", Some(Some(30))),
            ("60歳未満の方はご遠慮ください", None),
            ("70歳以上の方は応募できません", Some(None)),
            ("60歳以上の方歓迎", None),
            ("20〜35歳の方を募集", Some(None)),
        ] {
            assert_eq!(limits(text).into_iter().next().map(|limit| limit.min), min, "{text}");
        }
    }
}
