//! The person who is looked for: all spellings of the name.

use std::collections::BTreeSet;

use crate::content::Portal;
use crate::source::{Node, Value};
use crate::spelling::{Spelling, Spellings, in_letters, is_kana, is_kanji, parts};

/// A person by all spellings of the name.
#[derive(Debug, Clone)]
pub struct Person {
    /// The name as it was asked for.
    pub name: String,
    /// The name as the fields of the portal and the call write it.
    pub written: Vec<String>,
    /// Its readings in kana, from the fields of the portal and as they were given.
    pub readings: Vec<String>,
    /// The pen names under which the portal tells of the person.
    pub pen_names: Vec<String>,
    /// The name, the readings, and both in other orders and letters.
    pub spellings: Spellings,
    /// The family name and the first name, where they are known apart; they count only where somebody is called so.
    pub(super) parts: Vec<Spelling>,
}

impl Person {
    /// The person with a name. The readings are found in the fields of the portal beside the name; `further` are given.
    pub fn new(name: &str, further: &[String], portal: &Portal) -> Self {
        let mut known = Known::default();
        let alone = Spelling::of(name);
        for record in portal.records.iter().chain(&portal.translations) {
            if let Some(alone) = &alone {
                known.learn(&record.origin.tree(), alone);
            }
        }
        known.readings.extend(further.iter().map(|reading| reading.trim().to_owned()));
        known.written.insert(name.trim().to_owned());
        let mut spellings = Spellings::default();
        let mut called = Vec::new();
        for written in &known.written {
            spellings.add(written);
            if let Some([family, first]) = parts(written) {
                spellings.add(&format!("{first} {family}"));
                called.extend([family, first].into_iter().filter_map(Spelling::of));
            }
        }
        for reading in &known.readings {
            spellings.add(reading);
            if let Some([family, first]) = parts(reading) {
                spellings.add(&format!("{first} {family}"));
                called.extend([family, first].into_iter().filter_map(Spelling::of));
            }
            for letters in in_letters(reading) {
                spellings.add(&letters);
            }
        }
        called.retain(|part| part.folded().len() >= 2 && !part.is_latin());
        called.sort();
        called.dedup();
        Self {
            name: name.trim().to_owned(),
            written: known.written.into_iter().collect(),
            readings: known.readings.into_iter().collect(),
            pen_names: known.pen_names.into_iter().collect(),
            spellings,
            parts: called,
        }
    }

    /// What to call when the fields that hold the reading are gone: the name, with a space where one is known, and the
    /// readings.
    pub fn call(&self) -> String {
        let name = self.written.iter().find(|name| parts(name).is_some()).unwrap_or(&self.name);
        let readings = self.readings.iter().map(|reading| format!(" --reading \"{reading}\""));
        format!("enishi forget \"{name}\"{}", readings.collect::<String>())
    }

    /// Whether the name is a family name or a first name alone, as far as can be seen.
    pub fn is_part(&self) -> bool {
        let name = &self.name;
        name.chars().count() <= 2 && name.chars().all(is_kanji) && parts(name).is_none()
    }
}

/// What the fields of a portal say about a name.
#[derive(Debug, Default)]
struct Known {
    /// The name as it is written, of which one may say where the first name begins.
    written: BTreeSet<String>,
    readings: BTreeSet<String>,
    pen_names: BTreeSet<String>,
}

impl Known {
    fn learn(&mut self, node: &Node, name: &Spelling) {
        for (key, value) in node.entries() {
            if value.as_text().is_some_and(|text| name.is(text)) {
                let text =
                    |key: &str| node.get(key).and_then(Node::as_text).map(|text| text.trim().to_owned());
                self.written.extend(value.as_text().map(|text| text.trim().to_owned()));
                let reading = match key.text.as_str() {
                    "name" => text("reading").or_else(|| text("name_reading")),
                    "title" => text("reading"),
                    other => text(&format!("{other}_reading")),
                };
                self.readings.extend(reading.filter(|reading| reading.chars().any(is_kana)));
                self.pen_names.extend(text("pen_name").filter(|pen_name| !name.is(pen_name)));
            }
            self.learn(value, name);
        }
        if let Value::List(items) = &node.value {
            for item in items {
                self.learn(item, name);
            }
        }
    }
}
