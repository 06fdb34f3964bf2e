//! What templates may do with values, besides Tera's own filters.

use tera::{Kwargs, State, StringInput, Tera, Value};

pub(super) fn register(tera: &mut Tera) {
    tera.register_filter("fill", fill);
}

/// Replaces the marks of an interface text: `{{ t.list.page | fill(n=2) }}`.
fn fill(text: StringInput<'_>, values: Kwargs, _: &State<'_>) -> Value {
    let mut out = text.as_str().to_owned();
    for (name, value) in values.iter() {
        let name = name.as_str().unwrap_or_default();
        out = out.replace(&format!("{{{name}}}"), &value.to_string());
    }
    Value::from(out)
}
