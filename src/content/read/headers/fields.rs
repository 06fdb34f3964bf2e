//! The fields that a column can name.

use std::sync::OnceLock;

use super::comparable;
use crate::content::model::Kind;
use crate::content::schema::{Field, Schema, Subject, schema_of};

/// A field that a column can name.
#[derive(Debug, Clone)]
pub(in crate::content) struct Named {
    /// Its path, such as `employer.name`.
    pub name: String,
    /// The parts of its path.
    pub path: Vec<String>,
    /// What it is called in Japanese.
    pub label: String,
    /// What it is called by itself: the label of a contact's field does not say whose name or address it is, so
    /// that of the contact comes before it.
    pub whole_label: String,
    /// Whether every record must have it.
    pub required: bool,
    /// Whether it is a group of fields, which a column can say all at once.
    pub is_group: bool,
    compared: Compared,
}

/// What a field is called, as `comparable` gives it.
#[derive(Debug, Clone, Default)]
struct Compared {
    name: String,
    label: String,
    whole_label: String,
}

impl Named {
    /// The field by its label, and by its name where that is another.
    pub(in crate::content) fn called(&self) -> String {
        if self.label.eq_ignore_ascii_case(&self.name) {
            self.name.clone()
        } else {
            format!("{}（{}）", self.label, self.name)
        }
    }

    /// Whether a header, as `comparable` gives it, is the name of the field.
    pub(in crate::content) fn has_name(&self, header: &str) -> bool {
        self.compared.name == header
    }

    /// Whether a header, as `comparable` gives it, is the label of the field.
    pub(in crate::content) fn has_label(&self, header: &str) -> bool {
        self.compared.label == header
    }

    /// Whether a header, as `comparable` gives it, is what the field is called by itself.
    pub(in crate::content) fn has_whole_label(&self, header: &str) -> bool {
        self.compared.whole_label == header
    }

    pub(super) fn is_of_contact(&self) -> bool {
        self.path.len() > 1 && self.path[0] == "contact"
    }
}

/// The fields of a kind that columns can name, nearest to the top first.
pub(in crate::content) fn named_fields(kind: Kind) -> &'static [Named] {
    static FIELDS: [OnceLock<Vec<Named>>; Kind::ALL.len()] = [const { OnceLock::new() }; Kind::ALL.len()];
    FIELDS[kind as usize].get_or_init(|| collected(kind))
}

fn collected(kind: Kind) -> Vec<Named> {
    let mut all = Vec::new();
    let schema = schema_of(Subject::Record(kind));
    schema.fields().iter().for_each(|field| collect(&[], field, true, &mut all));
    all.sort_by_key(|field| field.path.len());
    let contact = all.iter().find(|field| field.path == ["contact"]).map(|field| field.label.clone());
    for field in &mut all {
        if let Some(contact) = contact.as_ref().filter(|_| field.is_of_contact()) {
            field.whole_label = format!("{contact}の{}", field.label);
        }
        field.compared = Compared {
            name: comparable(&field.name),
            label: comparable(&field.label),
            whole_label: comparable(&field.whole_label),
        };
    }
    all
}

fn collect(prefix: &[String], field: &Field, required: bool, into: &mut Vec<Named>) {
    let required = required && field.required;
    let mut path = prefix.to_vec();
    path.push(field.name.clone());
    let below = field.schema.fields();
    let has_text = matches!(&field.schema, Schema::Object { text_is: Some(_), .. });
    into.push(Named {
        name: path.join("."),
        path: path.clone(),
        label: field.label.clone(),
        whole_label: field.label.clone(),
        required,
        is_group: !below.is_empty() && !has_text,
        compared: Compared::default(),
    });
    for inner in below {
        collect(&path, inner, required, into);
    }
}
