//! Which templates a template extends and includes, and so which built-in ones a theme still needs.

use std::collections::{BTreeMap, BTreeSet};

use super::BUILT_IN;

/// Built-in templates in this folder are only rendered as parts of others.
const PARTS: &str = "parts/";

/// The name of the template that `source` extends.
pub(super) fn extended(source: &str) -> Option<&str> {
    references(source).find(|(tag, _)| *tag == "extends").map(|(_, name)| name)
}

/// The built-in templates that a page can need beside the theme's own: pages that the theme has not
/// replaced, and what these and the theme's own templates extend or include.
pub(super) fn needed_built_in<'a>(
    own: &BTreeMap<&str, &'a str>,
    built_in: &BTreeMap<&'a str, &'a str>,
) -> BTreeSet<&'a str> {
    let pages = built_in.keys().copied().filter(|name| !name.starts_with(PARTS) && !own.contains_key(name));
    let mut waiting: Vec<&str> = pages.collect();
    waiting.extend(own.values().flat_map(|source| built_in_references(source, own)));
    let mut needed = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if let Some((name, source)) = built_in.get_key_value(name)
            && needed.insert(*name)
        {
            waiting.extend(built_in_references(source, own));
        }
    }
    needed
}

/// The names, without the prefix of the built-in theme, that `source` refers to and the theme has not
/// replaced.
fn built_in_references<'a>(source: &'a str, own: &BTreeMap<&str, &str>) -> impl Iterator<Item = &'a str> {
    references(source).filter_map(|(_, name)| match without_prefix(name) {
        Some(name) => Some(name),
        None => Some(name).filter(|name| !own.contains_key(name)),
    })
}

/// The name of a built-in template that is written with the prefix, as in `hiroba/base.html`.
pub(super) fn without_prefix(name: &str) -> Option<&str> {
    name.strip_prefix(BUILT_IN)?.strip_prefix('/')
}

/// The tags that name templates, each with every name in it.
fn references(source: &str) -> impl Iterator<Item = (&str, &str)> {
    source.split("{%").skip(1).flat_map(|rest| {
        let tag = rest.split("%}").next().unwrap_or_default();
        let tag = tag.trim_start_matches('-').trim_start();
        let keyword = tag.split_ascii_whitespace().next().unwrap_or_default();
        let names = if matches!(keyword, "extends" | "include" | "import") { tag } else { "" };
        names.split(['"', '\'', '`']).skip(1).step_by(2).map(move |name| (keyword, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needed(own: &[(&'static str, &'static str)]) -> Vec<&'static str> {
        let built_in = [
            ("base.html", "{% block main %}{% endblock %}{%- include \"parts/foot.html\" -%}"),
            ("list.html", "{% extends \"base.html\" %}{% include 'parts/card.html' %}"),
            ("parts/card.html", "{{ card }}"),
            ("parts/foot.html", ""),
        ];
        needed_built_in(&own.iter().copied().collect(), &built_in.into_iter().collect()).into_iter().collect()
    }

    #[test]
    fn a_built_in_template_is_needed_until_it_is_replaced_and_nothing_refers_to_it() {
        assert_eq!(needed(&[]), ["base.html", "list.html", "parts/card.html", "parts/foot.html"]);
        assert_eq!(needed(&[("list.html", "<ul>")]), ["base.html", "parts/foot.html"]);
        assert_eq!(
            needed(&[("base.html", "{% extends \"hiroba/base.html\" %}"), ("list.html", "<ul>")]),
            ["base.html", "parts/foot.html"]
        );
        assert_eq!(
            needed(&[("base.html", "<p>"), ("list.html", "{%include \"parts/card.html\"%}")]),
            ["parts/card.html"]
        );
    }
}
