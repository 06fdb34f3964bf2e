//! EN021: keys that are no field, by mistake or because a text with a comma has no quotation marks.

use super::Checker;
use crate::content::read::probable::probable_key;
use crate::content::schema::Field;
use crate::diagnostic::findings::{EN021, EN021Help, EN021Message};
use crate::source::{Key, Node};

impl Checker<'_> {
    pub(super) fn unknown_key(&mut self, fields: &[Field], key: &Key, given: &[(Key, Node)]) {
        if key.text.trim() != key.text && key.text.contains('\u{3000}') {
            self.fullwidth_space(key, 0);
            return;
        }
        let suggestion = probable_key(fields, &key.text);
        let parted = if suggestion.is_none() { self.parted_text(fields, key, given) } else { None };
        if parted.as_ref().is_some_and(|parted| parted.is_told) {
            return;
        }
        let kind = self.subject.name();
        let message = if self.path.is_empty() {
            EN021Message::Top { kind }
        } else {
            EN021Message::Nested { kind, field: self.field() }
        };
        let help =
            if let Some(name) = suggestion.filter(|name| given.iter().any(|(key, _)| key.text == *name)) {
                EN021Help::Given { suggestion: name.to_owned() }
            } else if let Some(name) = suggestion {
                EN021Help::DidYouMean { suggestion: name.to_owned() }
            } else if let Some(Parted { example, .. }) = parted {
                EN021Help::Quote { example }
            } else {
                let names: Vec<_> = fields.iter().map(|field| field.name.as_str()).collect();
                EN021Help::List { fields: names.join(" · ") }
            };
        self.add(EN021 { key: key.text.clone(), message, help }, key.span.clone());
    }

    /// The text of a field before a key within braces, which goes on in the key: `{note: 基本給1,000円, 時給1,000円}` has
    /// the keys 000円 and 時給1.
    fn parted_text(&self, fields: &[Field], key: &Key, given: &[(Key, Node)]) -> Option<Parted> {
        let text = &self.source.text;
        let is_known = |key: &Key| fields.iter().any(|field| field.name == key.text);
        let goes_on =
            |key: &Key| text[..key.span.start].trim_end_matches(' ').ends_with(',') && !is_known(key);
        let at = given.iter().position(|(other, _)| other.span == key.span).filter(|_| goes_on(key))?;
        let first = given[..at].iter().rposition(|(other, _)| !goes_on(other))?;
        let (field, value) = &given[first];
        let is_plain = |text: &str| !text.starts_with(['"', '\'', '{', '[']);
        let start = value.span.start;
        if !is_known(field) || value.as_text().is_none() || !is_plain(text.get(start..)?) {
            return None;
        }
        let last = given[at..].iter().take_while(|(other, _)| goes_on(other)).last()?;
        let end = last.1.span.end.max(last.0.span.end);
        // What is left out because it stands there twice ends where the next field begins, or the braces end.
        let rest = text.get(end..)?;
        let next = given[at..].iter().find(|(other, _)| !goes_on(other));
        let end = match next {
            Some((other, _)) => text[..other.span.start].trim_end_matches([' ', ',']).len(),
            None => end + rest.find(['}', '\n']).unwrap_or_default(),
        };
        let whole = text.get(start..end)?.trim();
        let mark = if whole.contains('"') { '\'' } else { '"' };
        let example = format!("{}: {mark}{whole}{mark}", field.text);
        Some(Parted { example, is_told: first + 1 < at })
    }
}

/// A text that commas within braces have parted.
struct Parted {
    /// It with its field, in quotation marks.
    example: String,
    /// Whether an earlier part has told so.
    is_told: bool,
}
