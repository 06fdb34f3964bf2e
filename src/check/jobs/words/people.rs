//! Whether people are recruited, preferred or turned away by what stands beside their name.

use std::ops::Range;

use super::Stands;
use super::table::{About, Entry, Only, TABLE};
use super::trades::{asked_by_trade, behind_trade, trade_alone};
use crate::content::prefectures;

/// How many words may stand behind a group for the same people.
const MOST_PERSONS: usize = 4;
/// How many words may stand between people and an act.
const MOST_BETWEEN: usize = 6;
/// What ends a sentence.
pub(super) const SENTENCE_ENDS: [char; 4] = ['。', '\n', '!', '?'];
/// What ends the words to which a negation belongs.
const CLAUSE_ENDS: [char; 12] = ['。', '\n', '!', '?', '、', ' ', '・', '/', '(', '[', '【', '※'];

/// Which people something is said of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// Others are excluded where these are asked for.
    Any,
    /// They may be asked for, and not refused.
    Welcome,
    /// What is asked for is a condition, and none is meant where it is denied.
    Condition,
}

/// What is done to people: how far its words reach, and whether they are turned away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) end: usize,
    pub(super) refuses: bool,
}

pub(super) enum Means {
    Prefer,
    Invite,
    Refuse,
}

/// The act behind people by which somebody is excluded. The text begins right behind their name.
pub(super) fn asked(text: &str, who: Who) -> Option<Asked> {
    let mut at = 0;
    for _ in 0..MOST_PERSONS {
        at += longest(&text[at..], &TABLE.persons).map_or(0, str::len);
    }
    for _ in 0..MOST_BETWEEN {
        let rest = &text[at..];
        let is_between = longest(rest, &TABLE.between);
        if let Some((act, means)) = act(rest) {
            let behind = rest[act.len()..].split(SENTENCE_ENDS).next().unwrap_or_default();
            let goes_on = act == "のみ" && !(behind.is_empty() || behind.starts_with(['、', ')', '」']));
            if !goes_on {
                if let Some(refuses) = excludes(means, behind, who).filter(|_| !is_of_work(act, behind)) {
                    return Some(Asked { end: at + act.len(), refuses });
                }
                is_between?;
            }
        }
        let step = is_between.map(str::len).or_else(|| headcount(rest));
        at += step.or_else(|| longest(rest, &TABLE.joins).map(str::len))?;
    }
    None
}

/// The longest of some words with which a text begins.
pub(super) fn longest<'a>(text: &str, words: &'a [String]) -> Option<&'a str> {
    let begins = words.iter().map(String::as_str).filter(|word| text.starts_with(word));
    begins.max_by_key(|word| word.len())
}

pub(super) fn act(text: &str) -> Option<(&'static str, Means)> {
    let acts = &TABLE.acts;
    let [prefer, invite, refuse] = [&acts.prefer, &acts.invite, &acts.refuse].map(|list| longest(text, list));
    let found = [
        prefer.map(|act| (act, Means::Prefer)),
        invite.map(|act| (act, Means::Invite)),
        refuse.map(|act| (act, Means::Refuse)),
    ];
    found.into_iter().flatten().max_by_key(|(act, _)| act.len())
}

/// Whether an act excludes with what stands behind it; if so, whether it turns these people away.
pub(super) fn excludes(means: Means, behind: &str, who: Who) -> Option<bool> {
    let clause = behind.split(CLAUSE_ENDS).next().unwrap_or_default();
    let is_denied = TABLE.negations.iter().any(|word| clause.contains(word.as_str()));
    match (means, is_denied) {
        (Means::Prefer | Means::Invite, false) => (who != Who::Welcome).then_some(false),
        (Means::Invite, true) if is_denied_twice(clause) => None,
        (Means::Invite, true) => (who != Who::Condition).then_some(true),
        (Means::Refuse, false) => Some(true),
        (Means::Prefer | Means::Refuse, true) => None,
    }
}

/// Whether a clause denies what it denies: 採用しないということはありません.
fn is_denied_twice(clause: &str) -> bool {
    const OUTER: [&str; 5] =
        ["ことはありません", "ことはない", "ことはございません", "わけではありません", "わけではない"];
    let inner = OUTER.iter().find_map(|outer| clause.split_once(outer));
    inner.is_some_and(|(inner, _)| TABLE.negations.iter().any(|word| inner.contains(word.as_str())))
}

/// Whether an act goes on to a noun that is not the job: an apartment for women, a course for the young.
pub(super) fn is_of_work(act: &str, behind: &str) -> bool {
    if longest(behind, &TABLE.measures).is_some() {
        return true;
    }
    let noun = match longest(behind, &TABLE.attributive) {
        Some(goes_on) => &behind[goes_on.len()..],
        None if TABLE.direct.iter().any(|direct| direct == act) => behind,
        None => return false,
    };
    if !noun.starts_with(is_of_noun) {
        return false;
    }
    let phrase =
        noun.split(['は', 'が', 'を', 'に', 'で', 'と', 'も', 'へ', 'や', '、', '。', '!', '?', '\n']);
    // Of an apartment for women the desk may be the job; of those who are welcome to a till, the last noun is.
    let decides =
        if act.is_empty() || TABLE.direct.iter().any(|direct| direct == act) { 1 } else { usize::MAX };
    let mut nouns = phrase.take(1).flat_map(|phrase| phrase.split('の')).take(decides);
    let is_job = |noun: &str| {
        TABLE.job_nouns.iter().any(|job| noun.starts_with(job.as_str()) || noun.ends_with(job.as_str()))
            && !TABLE.other_nouns.iter().any(|other| noun.ends_with(other.as_str()))
    };
    !nouns.any(is_job)
}

/// A letter with which a noun begins, rather than a particle or the end of a verb.
pub(super) fn is_of_noun(c: char) -> bool {
    matches!(c, '一'..='鿿' | 'ァ'..='ヺ' | 'お' | 'ご') || c.is_ascii_alphanumeric()
}

/// How long a number of people is with which a text begins: 2名, 3人まで.
pub(super) fn headcount(text: &str) -> Option<usize> {
    let digits = text.find(|c: char| !c.is_ascii_digit()).filter(|length| *length > 0)?;
    let behind = text[digits..].strip_prefix(['名', '人'])?;
    Some(text.len() - behind.strip_prefix("まで").unwrap_or(behind).len())
}

/// The words of a group of people, with the act, where others are excluded.
pub(super) fn group(text: &str, hit: Range<usize>, entry: &Entry, stands: Stands) -> Option<Range<usize>> {
    let (before, behind) = (&text[..hit.start], &text[hit.end..]);
    let who = match entry.only {
        Some(Only::OfPlace) if !ends_with_place(before) => return None,
        Some(Only::Refused) => Who::Welcome,
        Some(Only::Asked) => Who::Condition,
        _ => Who::Any,
    };
    if tells_who_is_there(before, behind) {
        return None;
    }
    let found = asked(behind, who);
    let may_have_trade = entry.only.is_none() && matches!(entry.about, About::Sex | About::Age);
    let found = found.or_else(|| may_have_trade.then(|| asked_by_trade(behind)).flatten());
    if let Some(asked) = found {
        return Some(hit.start..hit.end + asked.end);
    }
    if may_have_trade
        && let Some(end) =
            trade_alone(before, behind, stands).or_else(|| behind_trade(before, behind, stands))
    {
        return Some(hit.start..hit.end + end);
    }
    let may_be_alone = matches!(entry.only, None | Some(Only::Asked));
    let is_people = text[hit.clone()].ends_with(['方', '人']);
    let end = may_be_alone.then(|| alone(before, behind, is_people)).flatten()?;
    Some(hit.start..hit.end + end)
}

/// Whether all that is said is who is there: スタッフは女性のみです.
fn tells_who_is_there(before: &str, behind: &str) -> bool {
    let behind = behind.strip_prefix("の方").or_else(|| behind.strip_prefix("の人")).unwrap_or(behind);
    let is_only = behind.starts_with("のみ") || behind.starts_with("だけ");
    is_only && before.ends_with('は') && label_at_end(before).is_none()
}

/// What stands before a label at the end of a text, as in 応募資格は.
pub(super) fn label_at_end(before: &str) -> Option<&str> {
    const MARKS: [&str; 5] = ["は", "が", ":", ")", "】"];
    let line = before.trim_end();
    let marked = MARKS.iter().find_map(|mark| line.strip_suffix(mark));
    let line = marked.or_else(|| (line.len() < before.len()).then_some(line))?;
    TABLE.labels.iter().find_map(|label| line.strip_suffix(label.as_str()))
}

/// How far the words behind a group reach where these people are all that is said: 体力のある男性, 応募資格：女性の方.
pub(super) fn alone(before: &str, behind: &str, is_people: bool) -> Option<usize> {
    const PEOPLE: [&str; 4] = ["の方", "の人", "方", "人"];
    let is_labelled = label_at_end(before).is_some();
    let line = if is_labelled {
        ""
    } else {
        before.rsplit(['。', '\n', '!', '?', ':', '、', '・', '(']).next().unwrap_or_default().trim()
    };
    let is_modified = TABLE.modifiers.iter().any(|word| line.ends_with(word.as_str()));
    if !(line.is_empty() || is_modified && !line.contains(['は', 'を'])) {
        return None;
    }
    let people = PEOPLE.iter().find_map(|people| behind.strip_prefix(people));
    let rest = people.unwrap_or(behind);
    // 募集人数：女性1名
    let rest = &rest[headcount(rest).filter(|_| is_labelled).unwrap_or(0)..];
    let ends = rest.is_empty() || rest.starts_with(['。', '\n', '!', ')']) || rest.starts_with("です");
    let is_meant = people.is_some() || is_people || is_labelled || is_modified;
    (ends && is_meant).then_some(behind.len() - rest.len())
}

/// Whether a place is named at the end: 新潟県, 地元, 秋田, 県内の.
fn ends_with_place(before: &str) -> bool {
    const ENDS: [char; 9] = ['県', '市', '町', '村', '区', '都', '府', '郡', '島'];
    let place = before.trim_end_matches('の');
    let place = place.strip_suffix('内').unwrap_or(place);
    let is_prefecture = |name: &str| place.ends_with(name.trim_end_matches(['県', '府', '都']));
    place.ends_with(ENDS)
        || place.ends_with("地元")
        || prefectures::all().iter().any(|prefecture| is_prefecture(&prefecture.name))
}

/// Whether a name of an occupation that names a sex is used for whoever is recruited.
pub(super) fn occupation(behind: &str, entry: &Entry) -> bool {
    let behind = behind.strip_prefix("さん").unwrap_or(behind);
    if asked(behind, Who::Any).is_some() {
        return true;
    }
    let tells = longest(behind, &TABLE.told).is_some() || behind.starts_with('の') && is_of_work("", behind);
    entry.only != Some(Only::Asked) && !tells
}

/// The sentence in which something stands.
pub(super) fn sentence_around<'a>(text: &'a str, hit: &Range<usize>) -> &'a str {
    let from = text[..hit.start].rfind(['。', '\n']).map_or(0, |at| at + 1);
    let from = text.ceil_char_boundary(from);
    let to = text[hit.end..].find(['。', '\n']).map_or(text.len(), |at| hit.end + at);
    &text[from..to]
}
