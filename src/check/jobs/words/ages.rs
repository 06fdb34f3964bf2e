//! Ages in words: whom a number of years or of tens limits a job to.

use std::ops::Range;

use super::Stands;
use super::folded;
use super::people::{Who, alone, asked};
use super::table::TABLE;
use super::trades::{asked_by_trade, trade_alone};

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
pub(super) fn tens(text: &str, hit: Range<usize>, stands: Stands) -> Option<Range<usize>> {
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
    let asked = asked(behind, who).or_else(|| asked_by_trade(behind).filter(|_| !is_wide));
    let by_trade = || (stands == Stands::Title).then(|| trade_alone(&text[..start], behind, stands))?;
    let by_itself = || is_upper.then(|| alone(&text[..start], behind, false))?;
    let end = match asked {
        Some(asked) => asked.end,
        None if is_wide => return None,
        None => by_trade().or_else(by_itself)?,
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
    const LABELLED: [&str; 7] =
        ["年齢:", "対象年齢", "応募年齢", "年齢上限", "上限年齢", "年齢の上限", "年齢制限"];
    const UP_TO: [&str; 6] = ["まで", "以下", "未満", "迄", "前後", "を上限"];
    const MORE: [&str; 4] = ["以上", "を超える", "を超えた", "をこえる"];
    const ABOUT: [&str; 4] = ["くらい", "ぐらい", "程度", "位"];
    let exact = ABOUT.iter().find_map(|about| behind.strip_prefix(about)).unwrap_or(behind);
    let up_to = UP_TO.iter().find_map(|up_to| exact.strip_prefix(up_to));
    let more = MORE.iter().find_map(|more| exact.strip_prefix(more));
    let (rest, is_lower) = match (up_to, more) {
        (Some(rest), _) => (rest, false),
        (None, Some(rest)) => (rest, true),
        (None, None) if ends_with_range(before) || ends_with_upper_label(before) => (exact, false),
        (None, None) => return None,
    };
    if is_of_other(before) {
        return None;
    }
    let is_about = exact.starts_with("前後");
    let who = if (is_lower || is_about) && age >= SENIOR { Who::Welcome } else { Who::Any };
    let modified = behind_modifier(rest);
    let at = behind.len() - modified.len();
    if let Some(asked) = asked(modified, who) {
        // Who refuses the young asks for a lower limit, and one from 60 on is allowed.
        let min = (is_lower != asked.refuses).then_some(age);
        let is_allowed = min.is_some_and(|min| min >= SENIOR);
        return (!is_allowed).then_some((at + asked.end, min));
    }
    // 年齢：18〜35歳
    let line = before.rsplit(['。', '\n']).next().unwrap_or_default();
    let is_labelled =
        !is_lower && LABELLED.iter().any(|label| line.contains(label)) && !line.contains("平均");
    let modified = modified.strip_prefix('の').unwrap_or(modified);
    let people =
        ["男女の方", "男女", "方", "人", "者"].iter().find_map(|people| modified.strip_prefix(people));
    let people = people.filter(|_| rest.starts_with('の') || modified.len() < rest.len());
    let is_alone = match people {
        Some(rest) => is_asked_alone(line) && ends_sentence(rest),
        None => (up_to.is_some() || is_labelled) && stands_alone(before, rest),
    };
    let is_upper = !is_about && (up_to.is_some() || is_labelled) && is_alone;
    is_upper.then(|| (behind.len() - people.unwrap_or(rest).len(), None))
}

/// What stands behind the words that describe people: の健康な方.
fn behind_modifier(text: &str) -> &str {
    const MOST_LETTERS: usize = 10;
    let Some(described) = text.strip_prefix('の') else { return text };
    let modifiers =
        TABLE.modifiers.iter().filter_map(|word| Some(described.find(word.as_str())? + word.len()));
    let is_short = |end: &usize| {
        let words = &described[..*end];
        words.chars().count() <= MOST_LETTERS
            && !words.contains(['は', 'が', 'を', 'に', '、', '。', '方', '人'])
    };
    modifiers.filter(is_short).max().map_or(text, |end| &described[end..])
}

/// Whether an age is one of something else than who is asked for: 家賃補助は39歳まで.
fn is_of_other(before: &str) -> bool {
    const OTHERS: [&str; 21] = [
        "補助",
        "支援",
        "助成",
        "金",
        "割引",
        "手当",
        "寮",
        "社宅",
        "住宅",
        "講座",
        "教室",
        "見学会",
        "説明会",
        "保険",
        "制度",
        "利用者",
        "会員",
        "診",
        "診断",
        "入居",
        "入居者",
    ];
    let line = before.rsplit(['。', '\n', '、']).next().unwrap_or_default();
    let topic = line.rsplit_once('は').map(|(topic, _)| topic.trim_end_matches("の対象"));
    topic.is_some_and(|topic| OTHERS.iter().any(|other| topic.ends_with(other)))
}

/// Whether nothing before people says of whom they are but a label: 応募資格は.
fn is_asked_alone(line: &str) -> bool {
    let Some((topic, _)) = line.rsplit_once('は') else { return true };
    TABLE.labels.iter().any(|label| topic.ends_with(label.as_str()))
        || ["応募", "年齢", "採用", "できるの", "するの"].iter().any(|label| topic.ends_with(label))
}

/// Whether a text ends with the beginning of a range of ages: 20〜.
fn ends_with_range(before: &str) -> bool {
    let before = before.strip_suffix('満').unwrap_or(before);
    before.ends_with(['~', '-', '〜']) || before.ends_with("から")
}

/// Whether a text ends with a label of the highest age: 年齢上限, 上限年齢：, 年齢の上限は.
fn ends_with_upper_label(before: &str) -> bool {
    let before = before.strip_suffix('満').unwrap_or(before).trim_end();
    let label = before.trim_end_matches([':', 'は', ' ']);
    ["年齢上限", "上限年齢", "年齢の上限"].iter().any(|upper| label.ends_with(upper))
}

/// Whether a sentence ends here, perhaps with a polite word: とさせていただきます.
fn ends_sentence(text: &str) -> bool {
    const POLITE: [&str; 6] = ["とします", "とさせて", "となります", "となって", "といたします", "です"];
    let text = text.strip_prefix("とする").unwrap_or(text);
    text.is_empty() || text.starts_with(['。', '\n']) || POLITE.iter().any(|end| text.starts_with(end))
}

/// Whether nothing stands around an age and its limit that would say whose age it is. An age that people retire at or
/// are taken on again until, 定年65歳、70歳まで, is none of those who are asked for.
fn stands_alone(before: &str, behind: &str) -> bool {
    const OF_WORKERS: [&str; 7] =
        ["定年", "再雇用", "継続雇用", "勤務延長", "雇用延長", "雇用の上限", "雇用上限"];
    const ABOUT: [&str; 4] = ["満", "概ね", "おおむね", "だいたい"];
    const LABELS: [&str; 17] = [
        "年齢上限は",
        "上限年齢は",
        "年齢の上限は",
        "年齢上限",
        "上限年齢",
        "年齢の上限",
        "年齢は",
        "応募資格は",
        "応募条件は",
        "応募できるのは",
        "応募いただけるのは",
        "募集するのは",
        "応募は",
        "対象は",
        "募集は",
        "採用は",
        "年齢",
    ];
    let line = before.rsplit(['。', '\n']).next().unwrap_or_default();
    let trim = |line: &str, words: &[&str]| -> String {
        words.iter().fold(line.trim_end(), |line, word| line.trim_end_matches(word)).to_owned()
    };
    let before = trim(&trim(line, &ABOUT), &LABELS);
    let begins = before.is_empty()
        || before.ends_with(['、', '・', '(', ':', '~', '-', '〜'])
        || ["以上", "歳から", "才から"].iter().any(|word| before.ends_with(word));
    let ends = ends_sentence(behind) || behind.starts_with(['、', ')']);
    // Who has not yet retired is asked for.
    let line = line.replace("定年前", "");
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
