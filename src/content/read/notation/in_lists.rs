//! Lists: the items of one text, and the cells of a table that say that there are none.

use super::{Converted, Form, Reader, items, scalar, words};
use crate::content::schema::Schema;
use crate::diagnostic::Span;
use crate::source::{Node, Value};

impl Reader {
    /// A dash in the cell of a list says that there is nothing in it.
    pub(super) fn leave_out_dash(&mut self, schema: &Schema, node: &mut Node) {
        if self.form == Form::Row && node.as_text().is_some_and(words::is_dash) {
            self.replace(schema, node, String::new());
        }
    }

    /// Makes a list of a text that several items stand in.
    pub(super) fn split(&mut self, item: &Schema, node: &mut Node) {
        match &mut node.value {
            Value::Scalar(text) => {
                let Some(parts) = items::split(item, self.form, text) else { return };
                self.told_apart(&node.span, text.clone(), &parts);
                node.value = Value::List(parts.into_iter().map(|part| scalar(&node.span, part)).collect());
            }
            Value::List(nodes) => {
                let before = std::mem::take(nodes);
                for child in before {
                    let parts = child.as_text().and_then(|text| items::split(item, Form::Yaml, text));
                    match parts {
                        Some(parts) => {
                            self.told_apart(
                                &child.span,
                                child.as_text().unwrap_or_default().to_owned(),
                                &parts,
                            );
                            nodes.extend(parts.into_iter().map(|part| scalar(&child.span, part)));
                        }
                        None => nodes.push(child),
                    }
                }
            }
            _ => {}
        }
    }

    fn told_apart(&mut self, span: &Span, written: String, parts: &[String]) {
        // `a;b` in a cell is how a table has a list.
        if self.form == Form::Row && !written.contains(items::UNUSUAL_SEPARATORS) {
            return;
        }
        let label = self.labels.last().cloned().unwrap_or_default();
        let read = parts.join(" / ");
        self.converted.push(Converted::new(label, span.clone(), written, read));
    }
}
