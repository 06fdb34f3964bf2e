//! PR210: somebody who is not yet of age is shown, and nobody says that a guardian agreed.

use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};

finding! {
    /// A minor without a guardian's consent, as it seems.
    struct PR210: People Warning { words: String }
    variant PR210Variant {
        Story = "default" / "default",
        Picture = "picture" / "default",
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
    if let Some(story) = record.story().filter(|story| story.consent.guardian.is_none()) {
        let role = story.person.role.as_deref().unwrap_or_default();
        let title = record.common.title.as_str();
        let told = [(role, &["person", "role"][..]), (title, &["title"])];
        let told = told
            .into_iter()
            .find_map(|(text, path)| Some((minor_at_end(text).or_else(|| age_in_brackets(text))?, path)));
        if let Some((words, path)) = told {
            findings.push(PR210 { words, variant: PR210Variant::Story }.at(context.location_of(path)));
        }
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

/// 高校生, 中学2年, 澪浜高校3年生: what somebody is now. 高校生の母 is somebody else.
fn minor_at_end(text: &str) -> Option<String> {
    const PUPILS: [&str; 5] = ["高校生", "中学生", "小学生", "幼稚園児", "保育園児"];
    const SCHOOLS: [&str; 6] = ["高等学校", "高校", "中学校", "中学", "小学校", "小学"];
    let text = text.trim_end_matches([')', '）', ' ', '\u{3000}', '。']);
    if let Some(pupil) = PUPILS.iter().find(|pupil| text.ends_with(**pupil)) {
        let before = text.trim_end_matches(pupil);
        return (!before.ends_with(['元', 'の'])).then(|| (*pupil).to_owned());
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
        ] {
            assert_eq!(minor_at_end(text).as_deref(), expected, "{text}");
        }
        assert_eq!(age_in_brackets("港で働く（17歳）").as_deref(), Some("17歳"));
        assert_eq!(age_in_brackets("港で働く（１８歳）"), None);
        assert_eq!(age_in_brackets("港で働く（会員17人、30歳から）"), None);
        assert_eq!(child_in("こども食堂の入口"), None);
        assert_eq!(child_in("かるたをする子どもたち"), Some("子ども"));
    }
}
