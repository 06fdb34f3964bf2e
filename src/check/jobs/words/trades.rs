//! Occupations that stand with a group of people: 女性事務員1名, 事務（女性）, 女性営業募集.

use super::Stands;
use super::people::{
    Asked, SENTENCE_ENDS, Who, act, excludes, headcount, is_of_noun, is_of_work, label_at_end, longest,
};
use super::table::TABLE;

/// What stands between the parts of a title.
const TITLE_JOINTS: [char; 12] = [' ', '/', '・', '|', '、', '(', ')', '【', '】', '「', '」', '!'];

/// The act behind an occupation that a sex stands before: 女性の美容師さんを募集, 女性事務員募集.
pub(super) fn asked_by_trade(behind: &str) -> Option<Asked> {
    let trade = behind.strip_prefix('の').unwrap_or(behind);
    if longest(trade, &TABLE.trades).is_none() && longest(trade, &TABLE.things).is_some() {
        return None;
    }
    let length = trade.find(|c: char| !(is_of_noun(c) || c == 'ー')).unwrap_or(trade.len());
    // 事務員募集 is one run of letters.
    let ends = TABLE
        .occupation_ends
        .iter()
        .chain(&TABLE.trades)
        .chain(&TABLE.staff)
        .flat_map(|end| trade[..length].match_indices(end.as_str()).map(|(at, end)| at + end.len()));
    let mut ends: Vec<usize> = ends.filter(|end| *end > '員'.len_utf8()).collect();
    ends.sort_unstable();
    ends.into_iter().rev().find_map(|end| {
        let rest = trade[end..].strip_prefix("さん").unwrap_or(&trade[end..]);
        let rest = rest.strip_prefix(['を', '、', 'の']).unwrap_or(rest);
        let (act, means) = act(rest)?;
        let behind_act = rest[act.len()..].split(SENTENCE_ENDS).next().unwrap_or_default();
        let is_helped = TABLE.helped.iter().any(|word| trade[..end].contains(word.as_str()));
        let refuses =
            excludes(means, behind_act, Who::Any).filter(|_| !is_helped && !is_of_work(act, behind_act))?;
        let end = behind.len() - rest.len() + act.len();
        Some(Asked { end, refuses })
    })
}

/// How far an occupation, or what staff is called, reaches with which a text begins: 事務員, 販売スタッフ, 社員.
fn occupation_at_start(text: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(trade) = longest(&text[at..], &TABLE.trades) {
        at += trade.len();
    }
    let staff = longest(&text[at..], &TABLE.staff);
    let end = staff.or_else(|| longest(&text[at..], &TABLE.occupation_ends).filter(|_| at > 0));
    at += end.map_or(0, str::len);
    (at > 0).then_some(at)
}

/// Whether a text begins with an occupation that says by itself what is looked for: 事務員1名, スタッフを募集.
pub(super) fn begins_with_occupation(text: &str) -> bool {
    occupation_at_start(text).is_some()
}

/// How far the words behind people reach that are an occupation and all that is said: 女性事務員1名, and in a title
/// 男性清掃員. In a text, it takes their number to tell that they are looked for.
pub(super) fn trade_alone(before: &str, behind: &str, stands: Stands) -> Option<usize> {
    let is_title = stands == Stands::Title;
    let line = before.rsplit(SENTENCE_ENDS).next().unwrap_or_default();
    let is_labelled = label_at_end(line).is_some_and(str::is_empty);
    let begins = line.trim().is_empty() || is_labelled || is_title && line.ends_with(TITLE_JOINTS);
    let occupation = behind.strip_prefix('の').filter(|_| is_title).unwrap_or(behind);
    let rest = &occupation[occupation_at_start(occupation)?..];
    let spaced = rest.trim_start();
    let count = headcount(spaced);
    let rest = count.map_or(rest, |count| &spaced[count..]);
    let ends = rest.is_empty()
        || rest.starts_with(SENTENCE_ENDS)
        || rest.starts_with(')')
        || is_title && rest.starts_with(TITLE_JOINTS);
    let is_meant = is_title || is_labelled || count.is_some() && stands != Stands::BodyOfBoth;
    (begins && ends && is_meant).then_some(behind.len() - rest.len())
}

/// How far the words behind people reach that stand behind the occupation that they are to have: 事務員：女性,
/// 事務（女性）2名, and in a title 清掃員 男性 and 【女性】事務員.
pub(super) fn behind_trade(before: &str, behind: &str, stands: Stands) -> Option<usize> {
    let is_title = stands == Stands::Title;
    let mut marks = before.char_indices().rev();
    let (at, mark) = marks.next()?;
    let is_mark = matches!(mark, ':' | '(') || is_title && TITLE_JOINTS.contains(&mark);
    let line = before[..at].trim_end();
    let parts = line.rsplit([':', '。', '\n', '、', '・', '/', '(', ')', ' ', '】', '!']);
    let occupation = parts.into_iter().next().unwrap_or_default();
    // Staff behind a label tells who is there, and who leads is one who is there.
    let has_occupation = (is_title || longest(occupation, &TABLE.trades).is_some())
        && !occupation.ends_with("店長")
        && occupation_at_start(occupation) == Some(occupation.len());
    let people = ["の方", "の人", "のみ"].iter().find_map(|people| behind.strip_prefix(people));
    let rest = people.unwrap_or(behind);
    let rest = &rest[headcount(rest).unwrap_or(0)..];
    let people = behind.len() - rest.len();
    let closed = rest.strip_prefix([')', '】']);
    let is_bracket = matches!(mark, '(' | '【');
    let rest = closed.unwrap_or(rest);
    let rest = &rest[headcount(rest).unwrap_or(0)..];
    let names_it_next = is_title && is_bracket && occupation_at_start(rest.trim_start()).is_some();
    let ends = rest.is_empty()
        || rest.starts_with(SENTENCE_ENDS)
        || rest.starts_with(['、', '・', '/'])
        || is_title && rest.starts_with(TITLE_JOINTS);
    let is_meant = is_mark && (has_occupation && ends || names_it_next) && is_bracket == closed.is_some();
    is_meant.then_some(people)
}
