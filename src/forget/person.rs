//! The person who is looked for: all spellings of the name.

use std::collections::BTreeSet;

use crate::content::{Portal, Record};
use crate::source::{Node, Value};
use crate::spelling::{Spelling, Spellings, is_kana, is_kanji, parts, ways};

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
        if let Some(alone) = Spelling::of(name) {
            known.learn_in_other_languages(portal, &alone);
            let further = known.written.iter().filter_map(|written| Spelling::of(written));
            let names: Vec<Spelling> =
                further.filter(|written| *written != alone).chain([alone.clone()]).collect();
            for record in portal.records.iter().chain(&portal.translations) {
                let tree = record.origin.tree();
                for name in &names {
                    known.learn(&tree, name);
                }
            }
        }
        known.readings.extend(further.iter().map(|reading| reading.trim().to_owned()));
        known.written.insert(name.trim().to_owned());
        let names: Vec<&str> = known.written.iter().map(String::as_str).collect();
        let readings: Vec<&str> = known.readings.iter().map(String::as_str).collect();
        let mut spellings = Spellings::default();
        for way in ways(&names, &readings) {
            spellings.add(&way.text);
        }
        let halves = names.iter().chain(&readings).filter_map(|name| parts(name));
        let mut called: Vec<Spelling> = halves.flatten().filter_map(Spelling::of).collect();
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
        let others: Vec<&str> = self.in_other_languages().collect();
        let same = self.written.iter().filter(|name| !others.contains(&name.as_str()));
        let name =
            std::iter::once(&self.name).chain(same).find(|name| parts(name).is_some()).unwrap_or(&self.name);
        let further = self.readings.iter().map(String::as_str).chain(others);
        let further = further.map(|reading| format!(" --reading \"{reading}\""));
        format!("enishi forget \"{name}\"{}", further.collect::<String>())
    }

    /// The name as translations write it, where that is another one.
    pub fn in_other_languages(&self) -> impl Iterator<Item = &str> {
        let asked = Spelling::of(&self.name);
        let is_other = move |name: &&str| asked.as_ref().is_some_and(|asked| !asked.is(name));
        self.written.iter().map(String::as_str).filter(is_other)
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
    /// Learns what stands in the place of the name in the same record of another language: ディリニ・ペレラ is Dilini
    /// Perera. Only of the person of a story that is certain; a contact may be somebody else in each language.
    fn learn_in_other_languages(&mut self, portal: &Portal, name: &Spelling) {
        let person = |record: &Record| {
            let person = &record.story()?.person;
            Some([person.name.clone(), person.pen_name.clone()])
        };
        let stories =
            || portal.records.iter().chain(&portal.translations).filter(|record| record.story().is_some());
        for known in stories() {
            for field in 0..2 {
                let of = |record: &Record| person(record).and_then(|names| names[field].clone());
                if !of(known).is_some_and(|written| name.is(&written)) {
                    continue;
                }
                let same = stories().filter(|record| record.key() == known.key());
                self.written.extend(same.filter_map(|record| of(record)).map(|name| name.trim().to_owned()));
            }
        }
        self.written.retain(|written| !written.is_empty());
    }

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
