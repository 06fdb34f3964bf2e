//! Which of those who write stories agree to be named.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kinds::Consent;
use super::record::normalized_tag;

/// The consent of somebody who writes stories to be named as their author. Nothing of it is published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct AuthorConsent {
    /// 書いた人の名前。物語の「author」に書く名前です。（ ）の中はなくてもかまいません。
    ///
    /// Name. As `author` of stories gives it; what stands in brackets there may be left out.
    pub name: String,
    /// 名前を載せてよいという同意。公開されません。
    ///
    /// Consent. To be named; never published.
    pub consent: Consent,
}

impl AuthorConsent {
    /// Whether the `author` of a story names this person, alone or beside others.
    pub fn is_named_in(&self, author: &str) -> bool {
        let name = folded(&self.name);
        !name.is_empty() && names_in(author).contains(&name)
    }
}

/// A name in the form in which names of authors are compared: whatever width, case and white space it has.
fn folded(name: &str) -> String {
    normalized_tag(name).split_whitespace().collect()
}

/// Whom the `author` of a story may mean: all of it, all without what stands in brackets, and each that is parted
/// from others by a sign.
fn names_in(author: &str) -> Vec<String> {
    let mut depth = 0_usize;
    let bare = normalized_tag(author).replace(" and ", "、").chars().fold(String::new(), |mut bare, c| {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
        bare
    });
    let bare = folded(&bare);
    let each = bare.split(['、', ',', '・', '/', '&', '+', '＝']).map(str::to_owned);
    let mut names: Vec<String> = each.filter(|name| !name.is_empty()).collect();
    names.extend([folded(author), bare]);
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::model::types::Day;

    #[test]
    fn a_name_is_known_with_and_without_brackets_alone_and_beside_others() {
        let given = Day(jiff::civil::Date::constant(2026, 1, 1));
        let consent = Consent { given, media: Vec::new(), until: None, guardian: None, note: None };
        for (name, author, expected) in [
            ("谷戸みち子", "谷戸 みち子（聞き書き隊）", true),
            ("谷戸みち子（聞き書き隊）", "谷戸みち子(聞き書き隊)", true),
            ("谷戸みち子（市民記者）", "谷戸みち子（聞き書き隊）", false),
            ("谷戸みち子", "木戸恒司・谷戸みち子", true),
            ("Koji Kido", "Michiko Yato and koji kido", true),
            ("ディリニ・ペレラ", "ディリニ・ペレラ（通訳）", true),
            // Another person, whose name holds this one.
            ("林みち", "小林みち", false),
            ("林みち", "林みち子", false),
            ("聞き書き隊", "谷戸みち子（聞き書き隊）", false),
            ("　", "谷戸みち子", false),
        ] {
            let known = AuthorConsent { name: name.to_owned(), consent: consent.clone() };
            assert_eq!(known.is_named_in(author), expected, "{name} in {author}");
        }
    }
}
