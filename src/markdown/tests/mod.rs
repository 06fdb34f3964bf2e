//! What is written, and what comes of it.

mod html_text;
mod japanese;
mod lost_words;
mod markdown;
mod notation;
mod pasted;
mod pathological;
mod robust;
mod security;
mod signs;
mod text;

use std::borrow::Cow;
use std::sync::Arc;

use super::*;

/// A page that answers everything in a way that a test can read.
pub(super) struct Page;

impl Resolve for Page {
    fn link(&self, target: &Target) -> LinkOutcome {
        match target {
            Target::Record { id, .. } if id == "hidden" => LinkOutcome::WordsOnly,
            Target::Record { kind, id, anchor } => LinkOutcome::Href(format!(
                "../{kind}/{id}.html{}",
                anchor.as_ref().map_or(String::new(), |a| format!("#{a}"))
            )),
            Target::Relative { path, .. } => LinkOutcome::Href(format!("rel:{path}")),
            Target::Root { path, .. } => LinkOutcome::Href(format!("root:{path}")),
            Target::Named { name, .. } if name == "東京の会" => {
                LinkOutcome::Href("../groups/tokyo.html".to_owned())
            }
            Target::Named { .. } => LinkOutcome::WordsOnly,
            other => LinkOutcome::Href(other.plain_href().unwrap()),
        }
    }

    fn record_title(&self, kind: &str, id: &str) -> Option<Cow<'_, str>> {
        match id {
            "hidden" => None,
            "東京の会" => Some(Cow::Borrowed("東京の会")),
            _ if kind.is_empty() => None,
            "tokyo" => Some(Cow::Borrowed("東京の会")),
            "club" => Some(Cow::Borrowed("Club & Co")),
            _ => Some(Cow::Owned(format!("「{id}」"))),
        }
    }

    fn picture(&self, target: &Target) -> Option<PictureView> {
        let src = match target {
            Target::Relative { path, .. } if path == "missing.jpg" => return None,
            Target::Relative { path, .. } | Target::Root { path, .. } => path.clone(),
            other => other.plain_href()?,
        };
        Some(PictureView { src, ..PictureView::default() })
    }

    fn keeps_line(&self, _is_wrapped: bool) -> bool {
        false
    }

    fn word(&self, word: Word) -> Cow<'_, str> {
        match word {
            Word::Alert(kind) => Cow::Borrowed(match kind {
                AlertKind::Note => "補足",
                AlertKind::Tip => "ヒント",
                AlertKind::Important => "重要",
                AlertKind::Warning => "注意",
                AlertKind::Caution => "警告",
            }),
            Word::Table(n) => Cow::Owned(format!("表{n}")),
            Word::Footnotes => Cow::Borrowed("注"),
            Word::FootnoteReference(n) => Cow::Owned(format!("注{n}へ")),
            Word::FootnoteBack(n) => Cow::Owned(format!("注{n}から戻る")),
            Word::TaskDone => Cow::Borrowed("済"),
            Word::TaskOpen => Cow::Borrowed("未"),
        }
    }
}

pub(super) fn read(body: &str) -> (Body, Vec<Diagnostic>) {
    let source = Arc::new(SourceText::new("content/pages/a.md", body));
    parse(body, &Context { source: &source, map: &BodyMap::Contiguous { start: 0 } })
}

pub(super) fn html(body: &str) -> String {
    let (body, _) = read(body);
    let mut out = String::new();
    write(&body, &mut out, &Page);
    out.trim().to_owned()
}

/// The findings, each as `CODE text-at-its-place values`.
pub(super) fn findings(body: &str) -> Vec<String> {
    let (_, found) = read(body);
    let tell = |finding: &Diagnostic| {
        let span = finding.location.span().unwrap();
        let values: Vec<String> =
            finding.values.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!("{} [{}] {} {}", finding.code, &body[span], finding.message, values.join(" "))
    };
    found.iter().map(tell).collect()
}

#[track_caller]
pub(super) fn table(cases: &[(&str, &str)]) {
    let wrong: Vec<String> = cases
        .iter()
        .filter(|(body, expected)| html(body) != *expected)
        .map(|(body, expected)| format!("{body:?}\n  gives    {}\n  expected {expected}", html(body)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
