//! The interface texts of one language, put together from layers.

use serde_json::{Map, Value};

use super::built_in::built_in;
use super::readings;

/// All interface texts of a language.
#[derive(Debug)]
pub struct Texts {
    tree: Value,
    missing: Option<MissingWords>,
}

/// What a language has no texts of its own for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingWords {
    /// The language that stands in.
    pub shown_in: &'static str,
    /// The keys of what it stands in for, in their order.
    pub keys: Vec<String>,
    /// How many texts there are in all.
    pub total: usize,
}

impl MissingWords {
    /// Whether most words are those of the language that stands in.
    pub const fn are_most(&self) -> bool {
        self.keys.len() * 2 > self.total
    }
}

/// The language that stands in for one without texts.
const STAND_IN: &str = "en";

impl Texts {
    /// The texts of a language: the program's with `changes` (language and tree) laid over them,
    /// each language over those that it falls back to (`ja-easy` over `ja`, all others over `en`).
    pub fn of(lang: &str, changes: &[(String, Value)]) -> Self {
        let base = base_language(lang);
        let stand_in = if base == "ja" { "ja" } else { STAND_IN };
        let layers = |name: &str| {
            let of_program = built_in().filter(|(lang, _)| *lang == name).map(|(_, tree)| tree);
            let of_portal = changes.iter().filter(|(lang, _)| lang == name).map(|(_, tree)| tree);
            of_program.chain(of_portal).collect::<Vec<_>>()
        };
        let mut own = layers(base);
        own.extend(if lang == base { Vec::new() } else { layers(lang) });
        if stand_in == base {
            return Self { tree: layered(own), missing: None };
        }
        let below = layers(stand_in);
        let missing = missing_words(&layered(below.iter().copied()), &layered(own.iter().copied()));
        Self { tree: layered(below.into_iter().chain(own)), missing }
    }

    /// The same texts without their readings, for what can show none.
    #[must_use]
    pub fn without_readings(&self) -> Self {
        let mut tree = self.tree.clone();
        readings::unmark(&mut tree);
        Self { tree, missing: self.missing.clone() }
    }

    /// What the language has no texts for; `None` where it has all.
    pub const fn missing(&self) -> Option<&MissingWords> {
        self.missing.as_ref()
    }

    /// All texts as one tree.
    pub const fn tree(&self) -> &Value {
        &self.tree
    }

    /// The text of a key such as `list.empty`, or the key itself, so that what is missing is seen.
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.find(key).unwrap_or(key)
    }

    /// The text of a key, where there is one.
    pub fn find(&self, key: &str) -> Option<&str> {
        self.node(key)?.as_str()
    }

    /// The text of a key with its marks replaced. What stands in a value stays as it is, be it a mark.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        let mut rest = self.get(key);
        let mut out =
            String::with_capacity(rest.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>());
        while let Some((before, mark)) = rest.split_once('{') {
            out.push_str(before);
            let known = mark.split_once('}').and_then(|(name, after)| {
                values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, after))
            });
            let (piece, after) = known.unwrap_or(("{", mark));
            out.push_str(piece);
            rest = after;
        }
        out.push_str(rest);
        out
    }

    /// The text of a key for a number of things; `{n}` is the number. Languages that distinguish one from
    /// many give a map with `one` and `other`.
    pub fn count(&self, key: &str, number: u64) -> String {
        self.count_shown(key, number, &grouped(number))
    }

    /// The text of a key for a number of things that is shown in another way, such as `2〜3`.
    pub fn count_shown(&self, key: &str, number: u64, shown: &str) -> String {
        let form = if number == 1 { "one" } else { "other" };
        let text = match self.node(key) {
            Some(Value::Object(forms)) => {
                forms.get(form).or_else(|| forms.get("other")).and_then(Value::as_str)
            }
            Some(Value::String(text)) => Some(text.as_str()),
            _ => None,
        };
        text.unwrap_or(key).replace("{n}", shown)
    }

    /// The label of a value of a field with fixed values, such as `contract` and `permanent`.
    pub fn value<'a>(&'a self, field: &str, value: &'a str) -> &'a str {
        self.tree["value"][field].get(value).and_then(Value::as_str).unwrap_or(value)
    }

    /// The label of a field of a kind.
    pub fn field<'a>(&'a self, kind: &str, name: &'a str) -> &'a str {
        self.tree["field"][kind].get(name).and_then(Value::as_str).unwrap_or(name)
    }

    /// The item of a list of texts, such as the name of a month.
    pub fn item(&self, key: &str, index: usize) -> &str {
        self.node(key).and_then(|list| list.get(index)).and_then(Value::as_str).unwrap_or_default()
    }

    fn node(&self, key: &str) -> Option<&Value> {
        node_at(&self.tree, key)
    }

    /// Whether anything stands under a key.
    pub fn node_exists(&self, key: &str) -> bool {
        self.node(key).is_some()
    }

    /// Every key that holds a text.
    pub fn keys(&self) -> Vec<String> {
        let mut keys = Vec::new();
        collect_keys(&self.tree, "", &mut keys);
        keys
    }
}

/// Trees laid over each other, the most general first.
fn layered<'a>(layers: impl IntoIterator<Item = &'a Value>) -> Value {
    let mut tree = Value::Object(Map::new());
    for layer in layers {
        lay_over(&mut tree, layer);
    }
    // Those of a portal are as they were written.
    readings::mark(&mut tree);
    tree
}

/// What `own` lacks of the texts of the language that stands in. A word may be alike in two languages (`LINE`,
/// `Menu`); where more than a quarter are, they were copied to be translated.
fn missing_words(all: &Value, own: &Value) -> Option<MissingWords> {
    let mut keys = Vec::new();
    collect_keys(all, "", &mut keys);
    keys.retain(|key| key != "language");
    let total = keys.len();
    let alike = keys.iter().filter(|key| node_at(all, key) == node_at(own, key)).count();
    let are_copied = alike * 4 > total;
    keys.retain(|key| node_at(own, key).is_none_or(|text| are_copied && Some(text) == node_at(all, key)));
    (!keys.is_empty()).then_some(MissingWords { shown_in: STAND_IN, keys, total })
}

fn node_at<'t>(tree: &'t Value, key: &str) -> Option<&'t Value> {
    key.split('.').try_fold(tree, |node, part| node.get(part))
}

/// `ja` of `ja-easy`.
pub fn base_language(lang: &str) -> &str {
    lang.split('-').next().unwrap_or(lang)
}

/// A number with its thousands apart: `1,200`.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn collect_keys(node: &Value, prefix: &str, keys: &mut Vec<String>) {
    match node {
        Value::Object(map) if !is_plural(map) => {
            for (name, child) in map {
                let key = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
                collect_keys(child, &key, keys);
            }
        }
        _ => keys.push(prefix.to_owned()),
    }
}

fn is_plural(map: &Map<String, Value>) -> bool {
    map.len() == 2 && map.contains_key("one") && map.get("other").is_some_and(Value::is_string)
}

fn lay_over(tree: &mut Value, layer: &Value) {
    match (tree, layer) {
        (Value::Object(tree), Value::Object(layer)) if !is_plural(layer) => {
            for (key, value) in layer {
                match tree.get_mut(key) {
                    Some(below) => lay_over(below, value),
                    None => {
                        tree.insert(key.clone(), value.clone());
                    }
                }
            }
        }
        (tree, layer) => *tree = layer.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_layer_replaces_text_by_text() {
        let below = json!({"list": {"empty": "なし", "next": "次へ"}, "n": {"one": "a", "other": "b"}});
        let above = json!({"list": {"next": "つぎ"}, "n": "{n}こ"});
        let texts = Texts { tree: layered([&below, &above]), missing: None };
        assert_eq!(texts.get("list.empty"), "なし");
        assert_eq!(texts.get("list.next"), "つぎ");
        assert_eq!(texts.count("n", 1200), "1,200こ");
        assert_eq!(texts.get("list.gone"), "list.gone");
    }

    #[test]
    fn plural_forms_are_chosen_by_number() {
        let tree = json!({"n": {"one": "{n} entry", "other": "{n} entries"}});
        let texts = Texts { tree, missing: None };
        assert_eq!(texts.count("n", 1), "1 entry");
        assert_eq!(texts.count("n", 0), "0 entries");
        assert_eq!(texts.fill("n.one", &[("n", "x")]), "x entry");
    }

    #[test]
    fn marks_are_filled_once_and_those_in_values_stay() {
        let tree = json!({"page": "{page} | {site} { {x}", "none": "縁"});
        let texts = Texts { tree, missing: None };
        assert_eq!(
            texts.fill("page", &[("page", "{site}の話"), ("site", "縁{page}")]),
            "{site}の話 | 縁{page} { {x}"
        );
        assert_eq!(texts.fill("none", &[("page", "a")]), "縁");
    }
}
