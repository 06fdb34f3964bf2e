//! AC325: a leaflet as a picture, in the place of its words.

use super::passages::{Passages, Place};
use crate::diagnostic::{Diagnostic, Finding as _, Span, finding};
use crate::markdown::{BlockKind, Target};

finding! {
    /// A picture that seems to hold words which stand nowhere else on the page.
    struct AC325: Accessibility Notice { src: String }
}

/// What the name of such a picture holds.
const NAMES: &[&str] = &[
    "chirashi",
    "tirasi",
    "flyer",
    "flier",
    "poster",
    "leaflet",
    "pamphlet",
    "scan",
    "チラシ",
    "ちらし",
    "ポスター",
    "フライヤー",
    "リーフレット",
    "パンフ",
    "スキャン",
    "案内状",
    "お知らせ文",
    "募集要項",
    "時間割",
    "料金表",
    "日程表",
];
/// In characters: a text that says what the leaflet says is longer.
const SHORTEST_TEXT: usize = 200;
const SHORTEST_ALT: usize = 80;

/// Every picture of a record whose page says little beside it.
pub(in crate::check) fn text_pictures(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    let record = passages.context.record;
    let of_field = record.common.image.as_ref().map(|image| image.alt.as_str()).unwrap_or_default();
    let in_fields = record.pictures.iter().map(|(src, span)| (src.as_str(), of_field, span));
    let in_body = record.body.pictures().filter_map(|picture| match &picture.target {
        Target::Relative { path, .. } | Target::Root { path, .. } => {
            Some((path.as_str(), picture.alt.as_str(), &picture.span))
        }
        _ => None,
    });
    let is_leaflet = |(src, alt, _): &(&str, &str, &Span)| {
        let name = src.rsplit('/').next().unwrap_or_default().to_lowercase();
        NAMES.iter().any(|word| name.contains(word)) && alt.chars().count() < SHORTEST_ALT
    };
    for (src, _, span) in in_fields.chain(in_body).filter(is_leaflet) {
        if length_of_text(passages) < SHORTEST_TEXT {
            let finding = AC325 { src: src.to_owned() };
            findings.push(finding.at(passages.context.location_at(span)));
        }
    }
}

fn length_of_text(passages: &Passages<'_>) -> usize {
    let said = passages.iter().filter_map(|passage| match passage.place {
        Place::Block(block) if block.kind != BlockKind::Caption => Some(passage.text.chars().count()),
        _ => None,
    });
    said.sum()
}
