//! The wording of rules, from `content/rules/<CODE>.yaml`.
//!
//! A file is read when its code is first needed: a clean build reads none but those it reports.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use include_dir::{Dir, include_dir};
use serde::Deserialize;

use super::{Code, Diagnostic};
use crate::locale::{Language, LocalizedText};

/// Texts by the name of their variant.
pub type Variants = BTreeMap<String, LocalizedText>;

/// A mistake as it may be written, and its correction.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    /// What the rule finds.
    pub wrong: Option<String>,
    /// The same, corrected.
    pub right: Option<String>,
    /// What to know about the two.
    pub note: Option<LocalizedText>,
}

/// What a code means, in words.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleText {
    /// The rule in a few words.
    pub title: LocalizedText,
    /// What is wrong; `default` and variants.
    pub message: Variants,
    /// One line on how to correct it; `default` and variants.
    pub help: Variants,
    /// What a further place is.
    #[serde(default)]
    pub labels: Variants,
    /// Why the rule exists.
    pub why: LocalizedText,
    /// The law, standard or guideline that it stands on.
    pub source: Option<LocalizedText>,
    /// How it looks.
    pub example: Example,
}

static RULE_FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/content/rules");

/// Every file's rule, read when it is first needed.
static RULES: LazyLock<BTreeMap<String, OnceLock<RuleText>>> = LazyLock::new(|| {
    let codes =
        RULE_FILES.files().filter_map(|file| file.path().to_str()?.strip_suffix(".yaml").map(str::to_owned));
    codes.map(|code| (code, OnceLock::new())).collect()
});
static TERMS: OnceLock<Terms> = OnceLock::new();

/// Names of things that come as values, such as kinds and types: placeholder, value, words.
type Terms = BTreeMap<String, Variants>;

/// The wording of a code.
pub fn rule_text(code: Code) -> &'static RuleText {
    let rule = RULES.get(code.as_str()).unwrap_or_else(|| panic!("content/rules/{code}.yaml is not there"));
    rule.get_or_init(|| read(code))
}

/// The names of the codes that have a file, in order.
#[cfg(test)]
pub(crate) fn rule_codes() -> impl Iterator<Item = &'static str> {
    RULES.keys().map(String::as_str)
}

/// The files are part of the program, and tests read them all.
fn read(code: Code) -> RuleText {
    let name = format!("{code}.yaml");
    let file = RULE_FILES.get_file(&name).unwrap_or_else(|| panic!("content/rules/{name} is not there"));
    serde_yaml::from_slice(file.contents()).unwrap_or_else(|error| panic!("content/rules/{name}: {error}"))
}

fn terms() -> &'static Terms {
    const TEXT: &str = include_str!("../../content/tables/terms.yaml");
    TERMS.get_or_init(|| serde_yaml::from_str(TEXT).expect("tests read this file"))
}

impl Diagnostic {
    /// What is wrong, in words.
    pub fn message_in(&self, language: Language) -> String {
        self.fill(self.text(&rule_text(self.code).message, self.message), language)
    }

    /// How to correct it, in words, if the rule has a help.
    pub fn help_in(&self, language: Language) -> Option<String> {
        let text = self.fill(self.text(&rule_text(self.code).help, self.help), language);
        (!text.is_empty()).then_some(text)
    }

    /// What a further place is; `name` is the `text` of a [`super::Label`].
    pub fn label_in(&self, name: &str, language: Language) -> String {
        self.fill(self.text(&rule_text(self.code).labels, name), language)
    }

    /// The types of findings name the same texts as the files, as a test holds.
    fn text<'a>(&self, variants: &'a Variants, name: &str) -> &'a LocalizedText {
        variants.get(name).unwrap_or_else(|| panic!("content/rules/{}.yaml has no text `{name}`", self.code))
    }

    fn fill(&self, words: &LocalizedText, language: Language) -> String {
        fill(words.get(language), |name| {
            let value = self.values.get(name)?;
            let terms = terms().get(name).and_then(|names| in_words(names, value, language));
            Some(terms.unwrap_or_else(|| shorten(name, value)))
        })
    }
}

/// The words for a value, or for several that are joined with commas, each of which has some.
fn in_words(names: &BTreeMap<String, LocalizedText>, value: &str, language: Language) -> Option<String> {
    let words: Option<Vec<_>> =
        value.split(", ").map(|value| Some(names.get(value)?.get(language))).collect();
    Some(words?.join(language.pick("、", ", ")))
}

/// What an author wrote may be a whole page; its beginning is enough to know it again.
fn shorten(name: &str, value: &str) -> String {
    const MOST: usize = 60;
    let ours = matches!(
        name,
        "fields" | "values" | "suggestion" | "example" | "closed" | "detail" | "reason" | "path"
    );
    match value.char_indices().nth(MOST) {
        Some((end, _)) if !ours => format!("{}…", &value[..end]),
        _ => value.to_owned(),
    }
}

/// Replaces every `{name}` that has a value; all else stays as it is, also inside values.
fn fill(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let mut out = String::with_capacity(template.len() + 32);
    let mut rest = template;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = rest.find('}');
        if let Some((end, text)) = end.and_then(|end| Some((end, value(&rest[1..end])?))) {
            out.push_str(&text);
            rest = &rest[end + 1..];
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::diagnostic::findings::{EN006, EN021, EN021Help, EN021Message, EN023, EN023Help};
    use crate::diagnostic::{CodeFacts, Finding as _, Group, Location, Severity};

    /// All texts of a rule that are shown with a finding, with a name for the failure.
    fn shown(rule: &RuleText) -> Vec<(String, &LocalizedText)> {
        let all = [("message", &rule.message), ("help", &rule.help), ("labels", &rule.labels)];
        let named = all.into_iter().flat_map(|(part, variants)| {
            variants.iter().map(move |(name, words)| (format!("{part}.{name}"), words))
        });
        named.collect()
    }

    /// A code of that name; what it weighs does not matter here.
    fn any_code(name: &'static str) -> Code {
        Code::new(Box::leak(Box::new(CodeFacts { group: Group::Structure, name, severity: Severity::Error })))
    }

    fn placeholders(text: &str) -> BTreeSet<String> {
        let parts = text.split('{').skip(1);
        parts.filter_map(|part| part.split_once('}')).map(|(name, _)| name.to_owned()).collect()
    }

    #[test]
    fn every_code_has_its_rule() {
        for code in rule_codes().map(any_code) {
            let rule = rule_text(code);
            let example = &rule.example;
            assert!(example.right.is_some() || example.note.is_some(), "{code}: example");
        }
    }

    #[test]
    fn every_text_is_there_in_both_languages_with_the_same_placeholders() {
        for code in rule_codes().map(any_code) {
            let rule = rule_text(code);
            for (name, words) in shown(rule) {
                let (mut ja, mut en) = (placeholders(&words.ja), placeholders(&words.en));
                // What a column is called may stand in both, the labels of fields are Japanese; a parser's
                // own words are English.
                let is_label = |name: &String| name == "label" || name.ends_with("_label");
                ja.retain(|name| !is_label(name));
                en.retain(|name| !is_label(name));
                for english in ["detail", "reason"] {
                    ja.remove(english);
                    en.remove(english);
                }
                assert_eq!(ja, en, "{code} {name}");
                for text in [&words.ja, &words.en] {
                    assert!(!text.trim().is_empty(), "{code} {name}");
                    assert!(!text.trim().contains('\n'), "{code} {name} is more than a line");
                }
            }
            for words in [&rule.title, &rule.why].into_iter().chain(&rule.source) {
                assert!(!words.ja.trim().is_empty() && !words.en.trim().is_empty(), "{code}");
            }
        }
    }

    #[test]
    fn messages_keep_the_style() {
        for code in rule_codes().map(any_code) {
            for (name, words) in shown(rule_text(code)) {
                let en = words.get(Language::En);
                assert!(!en.ends_with('.') || en.ends_with('…'), "{code} {name}: {en}");
                let named = ["`", "{", "Notepad", "HEIC"].iter().any(|start| en.starts_with(start));
                assert!(named || en.starts_with(char::is_lowercase), "{code} {name}: {en}");
            }
            for (name, words) in rule_text(code).message.iter().chain(&rule_text(code).help) {
                let ja = words.get(Language::Ja);
                assert!(ja.ends_with(['。', '}', '）']), "{code} {name}: {ja}");
            }
        }
    }

    #[test]
    fn values_and_terms_fill_the_words() {
        let place = Location::File("content/jobs/a.md".into());
        let unknown = EN021 {
            key: "titel".into(),
            message: EN021Message::Top { kind: "job" },
            help: EN021Help::DidYouMean { suggestion: "title".into() },
        };
        let unknown = unknown.at(place);
        assert_eq!(unknown.message_in(Language::Ja), "「仕事」に「titel」という項目はありません。");
        assert_eq!(unknown.message_in(Language::En), "unknown field `titel` in job");
        assert_eq!(unknown.help_in(Language::Ja).as_deref(), Some("「title」のことではありませんか。"));
        assert_eq!(unknown.help_in(Language::En).as_deref(), Some("did you mean `title`?"));
    }

    #[test]
    fn a_value_is_never_taken_for_a_placeholder() {
        let place = Location::File("a.md".into());
        let help = EN023Help::List { values: String::new() };
        let found = EN023 { field: "{value}".into(), label: String::new(), value: "{field} }{".into(), help }
            .at(place);
        assert_eq!(found.message_in(Language::En), "`{value}` cannot be `{field} }{`");
    }

    #[test]
    fn long_values_are_shortened() {
        let found = |length| EN006 { key: "長".repeat(length) }.at(Location::File("a.md".into()));
        let expected = format!("項目「{}…」が2回書かれています。", "長".repeat(60));
        assert_eq!(found(61).message_in(Language::Ja), expected);
        let expected = format!("項目「{}」が2回書かれています。", "長".repeat(60));
        assert_eq!(found(60).message_in(Language::Ja), expected);
    }
}
