//! PR210: somebody who is not yet of age is shown, and nobody says that a guardian agreed.

use super::folded::folded;
use crate::check::context::{PortalContext, RecordContext};
use crate::content::Record;
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::site::Site;

finding! {
    /// A minor without a guardian's consent, as it seems.
    struct PR210: People Warning { words: String }
    variant PR210Variant {
        Story = "default" / "default",
        Picture = "picture" / "default",
        Born = "born" / "default",
    }
}

/// Below it somebody is a minor (民法第4条, since 2022-04-01).
const OF_AGE: u32 = 18;

/// Minors in stories and pictures whose consents name no guardian.
pub(in crate::check) fn minor(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    if record.translation.is_some() {
        return;
    }
    if let Some((words, path)) = told_in_story(record) {
        findings.push(PR210 { words, variant: PR210Variant::Story }.at(context.location_of(path)));
    }
    let picture = record.common.image.as_ref();
    let consent = picture.and_then(|picture| picture.consent.as_ref());
    if let (Some(picture), Some(consent)) = (picture, consent)
        && consent.guardian.is_none()
        && let Some(words) = child_in(&picture.alt)
    {
        let words = words.to_owned();
        let location = context.location_of(&["image", "consent"]);
        findings.push(PR210 { words, variant: PR210Variant::Picture }.at(location));
    }
}

/// Who is not of age yet by the year of birth that the role, the title or the first step of a life names.
pub(in crate::check) fn born_lately(
    site: &Site,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let Some(story) = record.story().filter(|story| story.consent.guardian.is_none()) else { return };
    if record.translation.is_some() || told_in_story(record).is_some() {
        return;
    }
    let now = i32::from(site.day.year());
    // Who becomes 18 in the course of the year may be so already.
    let is_minor = |year: i32| (0..OF_AGE.cast_signed()).contains(&(now - year));
    let role = story.person.role.as_deref().unwrap_or_default();
    let texts = [(role, &["person", "role"][..]), (record.common.title.as_str(), &["title"])];
    let told = texts.into_iter().find_map(|(text, path)| {
        let (_, words) = year_of_birth(text).filter(|(year, _)| is_minor(*year))?;
        Some((words.to_owned(), path))
    });
    let step = story.path.first().filter(|step| {
        let text = step.text.as_str();
        let is_own = ["生まれ", "うまれ", "誕生"].iter().any(|word| text.contains(word))
            && !["が生", "がうまれ", "が誕生"].iter().any(|word| text.contains(word));
        is_own && is_minor(i32::from(step.year))
    });
    let told = told.or_else(|| step.map(|step| (format!("{}年 {}", step.year, step.text), &["path"][..])));
    if let Some((words, path)) = told {
        findings.push(PR210 { words, variant: PR210Variant::Born }.at(context.location_of(path)));
    }
}

/// `2010年生まれ`, `平成22年5月1日生まれ`: the year, and the words that tell it.
fn year_of_birth(text: &str) -> Option<(i32, &str)> {
    const ERAS: [(&str, i32); 2] = [("平成", 1988), ("令和", 2018)];
    let (at, word) = ["生まれ", "うまれ"].iter().filter_map(|word| Some((text.find(word)?, *word))).min()?;
    let end = text[..at].rfind('年')?;
    let is_day = |c: char| c.is_numeric() || matches!(c, '月' | '日');
    let digits = text[..end].chars().rev().take_while(|c| c.is_numeric()).collect::<Vec<_>>();
    let number: String = digits.iter().rev().map(|c| folded(*c)).collect();
    let start = end - digits.iter().map(|c| c.len_utf8()).sum::<usize>();
    let number: i32 = number.parse().ok().filter(|_| text[end + '年'.len_utf8()..at].chars().all(is_day))?;
    let era = ERAS.iter().find(|(era, _)| text[..start].ends_with(era));
    let (start, year) = match era {
        Some((era, before)) => (start - era.len(), before + number),
        None => (start, number),
    };
    (year > 1900).then(|| (year, &text[start..at + word.len()]))
}

/// What the role or the title of a story says of somebody under age, where nobody says that a guardian agreed.
fn told_in_story(record: &Record) -> Option<(String, &'static [&'static str])> {
    let story = record.story().filter(|story| story.consent.guardian.is_none())?;
    let role = story.person.role.as_deref().unwrap_or_default();
    let title = record.common.title.as_str();
    let in_role = minor_at_end(role).or_else(|| age_in_brackets(role)).or_else(|| age_alone(role));
    let in_title = || minor_at_end(title).or_else(|| age_in_brackets(title));
    in_role.map(|words| (words, &["person", "role"][..])).or_else(|| Some((in_title()?, &["title"][..])))
}

/// 17歳, 高校生・17歳, 17歳の漁師: a role that is an age, or begins or ends with it. 17歳の娘の母 is somebody else.
fn age_alone(role: &str) -> Option<String> {
    const OTHERS: [&str; 9] = ["母", "父", "親", "祖母", "祖父", "先生", "担任", "から", "まで"];
    if OTHERS.iter().any(|other| role.contains(other)) {
        return None;
    }
    role.match_indices(['歳', '才']).find_map(|(at, sign)| {
        let digits: Vec<char> = role[..at].chars().rev().take_while(|c| c.is_numeric()).collect();
        let age: String = digits.iter().rev().map(|c| folded(*c)).collect();
        let start = at - digits.iter().map(|c| c.len_utf8()).sum::<usize>();
        let behind = role[at + sign.len()..].trim();
        let is_own =
            behind.is_empty() || start == 0 && (behind.starts_with('の') || behind.starts_with(['・', '、']));
        let is_range = role[..start].ends_with(['〜', '～', '~', '-', '－']);
        let is_minor = age.parse::<u32>().is_ok_and(|age| age < OF_AGE);
        (is_own && is_minor && !is_range).then(|| role[start..at + sign.len()].to_owned())
    })
}

/// 高3, 中学2年, 小６年生, where nothing makes another word of it: 最高3.
fn short_school_year(text: &str) -> Option<String> {
    let year = text
        .strip_suffix("年生")
        .or_else(|| text.strip_suffix('年'))
        .or_else(|| text.strip_suffix('生'))
        .unwrap_or(text);
    let school = year.strip_suffix(|c: char| "1234561２３４５６１一二三四五六".contains(c))?;
    let before = school.strip_suffix(['高', '中', '小'])?;
    let is_apart = before.chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    is_apart.then(|| text[before.len()..].to_owned())
}

/// 高校生, 中学2年, 澪浜高校3年生: what somebody is now. 高校生の母 is somebody else.
fn minor_at_end(text: &str) -> Option<String> {
    const PUPILS: [&str; 5] = ["高校生", "中学生", "小学生", "幼稚園児", "保育園児"];
    const SCHOOLS: [&str; 6] = ["高等学校", "高校", "中学校", "中学", "小学校", "小学"];
    let text = text.trim_end_matches([')', '）', ' ', '\u{3000}', '。']);
    if let Some(pupil) = PUPILS.iter().find(|pupil| text.ends_with(**pupil)) {
        let before = text.trim_end_matches(pupil);
        return (!before.ends_with(['元', 'の'])).then(|| (*pupil).to_owned());
    }
    if let Some(short) = short_school_year(text) {
        return Some(short);
    }
    let year = text.strip_suffix("年生").or_else(|| text.strip_suffix('年'))?;
    let school = year.strip_suffix(|c: char| "1234561２３４５６１一二三四五六".contains(c))?;
    let school = school.trim_end_matches(['(', '（', ' ', '\u{3000}']);
    let start = SCHOOLS.iter().find_map(|name| Some(school.strip_suffix(name)?.len()))?;
    Some(text[start..].to_owned())
}

/// （17歳）
fn age_in_brackets(text: &str) -> Option<String> {
    text.match_indices('歳').find_map(|(at, _)| {
        let start = text[..at].rfind(['(', '（'])?;
        let digits = text[start..at].trim_start_matches(['(', '（']);
        let folded: Option<String> = digits
            .chars()
            .map(|c| match c {
                '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
                _ => c.is_ascii_digit().then_some(c),
            })
            .collect();
        let age: u32 = folded?.parse().ok()?;
        (age < OF_AGE)
            .then(|| text[start..].chars().take_while(|c| *c != '歳').skip(1).chain(['歳']).collect())
    })
}

/// The word for a child in the words of a picture.
fn child_in(alt: &str) -> Option<&'static str> {
    const CHILDREN: [&str; 9] =
        ["小学生", "中学生", "高校生", "園児", "児童", "子ども", "こども", "子供", "赤ちゃん"];
    CHILDREN.into_iter().find(|word| alt.contains(word) && !alt.contains(&format!("{word}食堂")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_is_now_is_told_from_what_they_do_or_were() {
        for (text, expected) in [
            ("高校生", Some("高校生")),
            ("澪浜高校2年", Some("高校2年")),
            ("澪浜市立港中学校（３年生）", Some("中学校（３年生")),
            ("小学6年生", Some("小学6年生")),
            ("元高校生", None),
            ("二人の中学生の母", None),
            ("高校の先生", None),
            ("大学2年生", None),
            ("移住して3年", None),
            ("高校生コーディネーター", None),
            ("高3", Some("高3")),
            ("港高校生徒会・高２", Some("高２")),
            ("小6年生", Some("小6年生")),
            ("標高3", None),
            ("勤続3年", None),
        ] {
            assert_eq!(minor_at_end(text).as_deref(), expected, "{text}");
        }
        for (role, expected) in [
            ("17歳", Some("17歳")),
            ("１６才", Some("１６才")),
            ("港の店・17歳", Some("17歳")),
            ("17歳の漁師", Some("17歳")),
            ("18歳", None),
            ("77歳の漁師", None),
            ("117歳", None),
            ("17歳の娘の母", None),
            ("17歳から漁師", None),
            ("漁師になったのは17歳のとき", None),
            ("15〜17歳", None),
        ] {
            assert_eq!(age_alone(role).as_deref(), expected, "{role}");
        }
        for (text, expected) in [
            ("2010年生まれ", Some((2010, "2010年生まれ"))),
            ("平成22年5月1日生まれの漁師", Some((2010, "平成22年5月1日生まれ"))),
            ("2010年に始めた店で生まれたパン", None),
            ("港の生まれ", None),
        ] {
            assert_eq!(year_of_birth(text), expected, "{text}");
        }
        assert_eq!(age_in_brackets("港で働く（17歳）").as_deref(), Some("17歳"));
        assert_eq!(age_in_brackets("港で働く（１８歳）"), None);
        assert_eq!(age_in_brackets("港で働く（会員17人、30歳から）"), None);
        assert_eq!(child_in("こども食堂の入口"), None);
        assert_eq!(child_in("かるたをする子どもたち"), Some("子ども"));
    }
}
