//! AC321: links whose words do not say where they lead.

use super::passages::{Passages, Place};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::markdown::{Link, Target};
use crate::site::{LinkTarget, resolve_link};

finding! {
    /// A link that says no more than "here".
    enum AC321: Accessibility Warning {
        Page { words: String } = "default" / "default",
        Record { words: String, right: String } = "default" / "record",
        File { words: String } = "default" / "file",
    }
}

/// What could stand over any link.
const VAGUE: &[&str] = &[
    "こちら",
    "こちらのページ",
    "こちらのサイト",
    "こちらのリンク",
    "ここ",
    "クリック",
    "リンク",
    "リンク先",
    "詳細",
    "詳細を見る",
    "詳しく見る",
    "くわしく見る",
    "詳しく",
    "くわしく",
    "もっと見る",
    "もっと読む",
    "続き",
    "続きを読む",
    "pdf",
    "ダウンロード",
    "url",
    "click here",
    "click",
    "here",
    "more",
    "read more",
    "learn more",
    "see more",
    "details",
    "link",
    "this link",
    "this page",
    "this",
];

/// What goes on behind such words and says nothing either: こちらから, ここをクリックしてください.
const TAILS: &[&str] = &[
    "ください",
    "下さい",
    "して",
    "クリック",
    "タップ",
    "ご覧",
    "ごらん",
    "参照",
    "確認",
    "見て",
    "読んで",
    "押して",
    "から",
    "まで",
    "より",
    "を",
    "へ",
    "で",
];

/// What announces such words and says nothing either.
const BEFORE: &[&str] =
    &["詳しくは", "くわしくは", "詳細は", "詳細については", "詳しい情報は", "続きは", "for details, "];

/// Every link of the body.
pub(in crate::check) fn vague_links(passages: &Passages<'_>, findings: &mut Vec<Diagnostic>) {
    for (words, link, location) in links(passages) {
        if !is_vague(words) {
            continue;
        }
        let words = words.to_owned();
        let finding = match &link.target {
            Target::Tel(_) | Target::Mail(_) => continue,
            target if is_file(target) => AC321::File { words },
            target => {
                match resolve_link(passages.portal, &passages.context.record.origin.source.path, target) {
                    Some((LinkTarget::Record(key), _)) => {
                        let right = format!("[[{}/{}]]", key.kind.folder(), key.id);
                        AC321::Record { words, right }
                    }
                    _ => AC321::Page { words },
                }
            }
        };
        findings.push(finding.at(location));
    }
}

/// The links of the body with their words, as far as these stand in the file.
pub(super) fn links<'p>(
    passages: &'p Passages<'_>,
) -> impl Iterator<Item = (&'p str, &'p Link, crate::diagnostic::Location)> {
    let all: Vec<&Link> = passages.context.record.body.links().collect();
    passages.iter().flat_map(move |passage| {
        let links = match passage.place {
            Place::Block(block) => block.links(),
            _ => &[],
        };
        let of = |link: &crate::markdown::SourceLink| {
            let words = passage.text.get(link.words.clone())?;
            let location = passages.location(passage, link.words.clone())?;
            Some((words.trim(), *all.get(link.number)?, location))
        };
        links.iter().filter_map(of).collect::<Vec<_>>()
    })
}

/// Whether words of a link would fit any link.
pub(super) fn is_vague(words: &str) -> bool {
    let is_around = |c: char| {
        c.is_whitespace() || "「」『』【】（）()［］[]<>＜＞《》→⇒▶►▼>・。、.!！…»:：＞".contains(c)
    };
    let words = words.trim_matches(is_around).to_lowercase();
    let words = words.replace("コチラ", "こちら").replace("ココ", "ここ");
    let rest = BEFORE.iter().find_map(|before| words.strip_prefix(before)).unwrap_or(&words);
    let whole = rest.trim_matches(is_around);
    let mut core = whole;
    while let Some(before) = TAILS.iter().find_map(|tail| core.strip_suffix(tail)) {
        core = before.trim_end_matches(is_around);
    }
    // 「クリックしてください」 is nothing but such an end.
    let is_end_alone = core.is_empty() && !whole.is_empty() && whole.chars().count() > 1;
    is_end_alone || VAGUE.contains(&whole) || core != whole && VAGUE.contains(&core)
}

fn is_file(target: &Target) -> bool {
    let path = match target {
        Target::Relative { path, .. } | Target::Root { path, .. } => path,
        Target::External(url) => url.split(['?', '#']).next().unwrap_or_default(),
        _ => return false,
    };
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending).to_ascii_lowercase();
    matches!(ending.as_str(), "pdf" | "doc" | "docx" | "xls" | "xlsx" | "ppt" | "pptx" | "zip" | "csv")
}

#[cfg(test)]
mod tests {
    use super::is_vague;

    #[test]
    fn words_that_say_where_a_link_leads_are_right() {
        for words in [
            "こちら",
            "（こちら）",
            "詳しくはこちら",
            "詳細はこちらから",
            "→ ここをクリック",
            "詳細",
            "Read more",
            "PDF",
        ] {
            assert!(is_vague(words), "{words}");
        }
        for words in [
            "申し込みはこちら",
            "仕事の詳細",
            "朝市の続き",
            "こちら側の入口",
            "申込書（PDF）",
            "Here and there",
        ] {
            assert!(!is_vague(words), "{words}");
        }
    }
}
