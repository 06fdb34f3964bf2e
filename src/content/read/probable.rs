//! What a word with a slip probably means.

use crate::content::schema::{Choice, Field};
use crate::diagnostic::nearest;

/// The word of a choice that a text with a slip probably means.
pub(super) fn probable_choice<'a>(choices: &'a [Choice], text: &str) -> Option<&'a str> {
    let called = choices.iter().find(|choice| choice.is_called(text)).map(|choice| choice.word.as_str());
    let near_word = || nearest(text, choices.iter().map(|choice| choice.word.as_str()));
    let near_label = || {
        let near = nearest(text, choices.iter().map(|choice| choice.label.as_str()))?;
        choices.iter().find(|choice| choice.label == near).map(|choice| choice.word.as_str())
    };
    called.or_else(near_word).or_else(near_label)
}

/// The field that a key with a slip probably means.
pub(super) fn probable_key<'a>(fields: &'a [Field], key: &str) -> Option<&'a str> {
    let by_label = fields.iter().find(|field| field.label == key).map(|field| field.name.as_str());
    by_label.or_else(|| nearest(key, fields.iter().map(|field| field.name.as_str())))
}

/// The words of a text that holds several, in a row that only people take for a list.
pub(super) fn separated<'a>(choices: &'a [Choice], text: &str) -> Option<Vec<&'a str>> {
    let parts: Vec<_> = text.split(['、', '，', ',', '・']).map(str::trim).collect();
    let word = |part: &&str| {
        let choice = choices.iter().find(|choice| choice.word == *part || choice.is_called(part));
        choice.map(|choice| choice.word.as_str())
    };
    if parts.len() > 1 { parts.iter().map(word).collect() } else { None }
}
