//! AC303: marked blanks of an archetype that nobody has filled.

use std::sync::Arc;

use crate::diagnostic::findings::AC303;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};
use crate::source::{Node, Value};

/// How a blank begins and ends: `【ここに題名】`. Other words in such brackets are the writer's own.
const BEGINS: &str = "【ここに";
const ENDS: char = '】';

/// Reports every blank in the fields of a record and in its text, unless the field's form was
/// already found wrong.
pub(super) fn check(
    source: &Arc<SourceText>,
    tree: &Node,
    text: Option<Span>,
    reported: &[Diagnostic],
) -> Vec<Diagnostic> {
    // Nearly no record has one: the search costs less than the walk. Of a table only the row is
    // searched, else a table of many rows would be searched as many times.
    let holds_one = |span: &Span| source.text[span.clone()].contains(BEGINS);
    if !holds_one(&tree.span) && !text.as_ref().is_some_and(holds_one) {
        return Vec::new();
    }
    let mut spans: Vec<Span> = Vec::new();
    collect(tree, &mut spans);
    spans.retain(|span| !reported.iter().any(|finding| finding.location.span().as_ref() == Some(span)));
    spans.extend(text);
    let is_draft = is_unpublished(tree);
    let found = spans.into_iter().flat_map(|span| blanks(&source.text, span));
    found.map(|span| finding(source, span, is_draft)).collect()
}

/// Whether the record that a tree holds is a draft or in review: nobody sees it yet, so it may have blanks.
pub(super) fn is_unpublished(tree: &Node) -> bool {
    matches!(tree.get("status").and_then(Node::as_text), Some("draft" | "review"))
}

fn collect(node: &Node, spans: &mut Vec<Span>) {
    match &node.value {
        Value::Scalar(text) | Value::Block { text, .. } if text.contains(BEGINS) => {
            spans.push(node.span.clone());
        }
        Value::List(items) => items.iter().for_each(|item| collect(item, spans)),
        Value::Map(entries) => entries.iter().for_each(|(_, child)| collect(child, spans)),
        _ => {}
    }
}

fn blanks(text: &str, within: Span) -> Vec<Span> {
    let part = &text[within.clone()];
    let begins = part.match_indices(BEGINS).map(|(at, _)| at);
    let blank = |at: usize| {
        let line = part[at..].lines().next().unwrap_or_default();
        let length = line.find(ENDS).map_or(line.len(), |end| end + ENDS.len_utf8());
        within.start + at..within.start + at + length
    };
    begins.map(blank).collect()
}

fn finding(source: &Arc<SourceText>, span: Span, is_draft: bool) -> Diagnostic {
    let blank = source.text[span.clone()].to_owned();
    let mut finding = AC303 { blank }.at(Location::Text(Arc::clone(source), span));
    if is_draft {
        finding.lower_for_draft();
    }
    finding
}

#[cfg(test)]
mod tests {
    use crate::content::model::Kind;
    use crate::content::read::{PrivateColumns, read_file};
    use crate::diagnostic::findings::{AC303, EN023};
    use crate::diagnostic::{Code, Finding as _, Severity};
    use crate::locale::Language;

    fn found(path: &str, text: &str) -> Vec<(Code, String, String)> {
        let diagnostics =
            read_file(Kind::Job, path, text.as_bytes().to_vec(), &PrivateColumns::default()).diagnostics;
        let shown = diagnostics.iter().map(|finding| {
            let span = finding.location.span().expect("a place in the file");
            (finding.code, text[span.clone()].to_owned(), finding.message_in(Language::En))
        });
        shown.collect()
    }

    #[test]
    fn blanks_in_fields_and_text_are_named_where_they_stand() {
        let text = "---\n# 【ここに…】は注です\ntitle: 【ここに題名】\nemployer: {name: 【募集】店}\ncontract: 【ここに種類】\n\
                    posted: 2026-01-01\napply: {how: 電話【ここに】と【ここに番号】}\n---\n本文です。\n\n【ここに続き";
        let found = found("content/jobs/a.md", text);
        let texts: Vec<_> = found.iter().map(|(code, text, _)| (*code, text.as_str())).collect();
        assert_eq!(
            texts,
            [
                (EN023::CODE, "【ここに種類】"),
                (AC303::CODE, "【ここに題名】"),
                (AC303::CODE, "【ここに】"),
                (AC303::CODE, "【ここに番号】"),
                (AC303::CODE, "【ここに続き"),
            ]
        );
        assert_eq!(found[1].2, "the blank `【ここに題名】` is still to be filled");
    }

    #[test]
    fn a_draft_may_have_blanks() {
        let draft = "title: 【ここに題名】\nstatus: draft\nemployer: {name: a}\ncontract: volunteer\nposted: 2026-01-01\n";
        let content = read_file(Kind::Job, "content/jobs/a.yaml", draft.into(), &PrivateColumns::default());
        assert_eq!(content.diagnostics[0].severity, Severity::Warning);
        assert_eq!(content.originals.len(), 1);
    }

    #[test]
    fn blanks_in_yaml_texts_and_tables_are_found() {
        let yaml = "title: a\nemployer: {name: a}\ncontract: volunteer\nposted: 2026-01-01\nbody: |\n  一行目\n  【ここに本文】\n";
        assert_eq!(found("content/jobs/a.yaml", yaml)[0].1, "【ここに本文】");
        let table = "id,title,employer.name,contract,posted\na,【ここに題名】,店,volunteer,2026-01-01\nb,題,店,volunteer,2026-01-01\n";
        let found = found("content/jobs/a.csv", table);
        assert_eq!((found.len(), found[0].1.as_str()), (1, "【ここに題名】"));
    }
}
