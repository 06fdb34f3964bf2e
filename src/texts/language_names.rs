//! What languages are called by those who read them.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::base_language;

static NAMES: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| {
    let table = include_str!("../../content/tables/language-names.yaml");
    serde_yaml::from_str(table).expect("the built-in table of languages is well-formed")
});

/// The name of a language in itself, such as `한국어` of `ko`. A tag that says more than the table knows has the
/// name of its language and the rest of the tag; a language that is not in the table, the tag itself.
pub fn own_name(lang: &str) -> Cow<'static, str> {
    let base = base_language(lang);
    match (NAMES.get(lang), NAMES.get(base)) {
        (Some(name), _) => Cow::Borrowed(name),
        (None, Some(name)) => {
            let rest = lang[base.len()..].trim_start_matches('-');
            Cow::Owned(format!("{name} ({rest})"))
        }
        (None, None) => Cow::Owned(lang.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_language_is_called_as_its_readers_call_it() {
        for (lang, name) in [
            ("ja-easy", "やさしい日本語"),
            ("ne", "नेपाली"),
            ("zh-Hant", "繁體中文"),
            ("vi-VN", "Tiếng Việt (VN)"),
            ("tlh", "tlh"),
        ] {
            assert_eq!(own_name(lang), name);
        }
    }

    #[test]
    fn a_reader_can_tell_languages_apart() {
        // `zh-CN` and `zh-TW` are other tags for the same two scripts.
        let names: BTreeSet<&String> = NAMES.values().collect();
        assert_eq!(names.len() + 2, NAMES.len());
    }
}
