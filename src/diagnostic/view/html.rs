//! Findings over a page of the preview.

use std::fmt::Write as _;

use super::excerpt::excerpt;
use super::lines::Indexes;
use super::{harmless, summary};
use crate::diagnostic::{Diagnostic, Location};
use crate::escape::html;
use crate::locale::Language;

/// More than anybody reads in a browser; the terminal has them all.
const MOST: usize = 50;

const STYLE: &str = include_str!("overlay.css");

/// A fragment of HTML that stands over a page: everything in it is escaped, it needs nothing from
/// outside, can be closed without scripts, and its style touches nothing else. Empty if all is well.
pub fn overlay(diagnostics: &[Diagnostic], language: Language) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let (lang, name) = match language {
        Language::Ja => ("ja", "見つかったこと"),
        Language::En => ("en", "Findings"),
    };
    let mut indexes = Indexes::default();
    let items: String = diagnostics.iter().take(MOST).map(|d| item(d, &mut indexes, language)).collect();
    format!(
        "<section class=\"enishi-findings\" lang=\"{lang}\" aria-label=\"{name}\"><style>{STYLE}</style>\
         <details open><summary>{}</summary><ol>{items}</ol>{}</details></section>",
        escape(&summary(diagnostics, language)),
        more(diagnostics.len().saturating_sub(MOST), language),
    )
}

fn more(left: usize, language: Language) -> String {
    match (left, language) {
        (0, _) => String::new(),
        (n, Language::Ja) => {
            format!("<p>ほかに {n} 件あります。すべては「enishi check」で見られます。</p>")
        }
        (n, Language::En) => format!("<p>{n} more: enishi check shows them all.</p>"),
    }
}

fn item(d: &Diagnostic, indexes: &mut Indexes, language: Language) -> String {
    let mut out = format!(
        "<li class=\"enishi-{}\"><p><b>{}</b> <span>{}</span> {}</p>",
        d.severity.word(Language::En),
        d.severity.word(language),
        d.code,
        escape(&d.message_in(language)),
    );
    out.push_str(&place(&d.location, "", indexes));
    for label in &d.labels {
        let text = escape(&d.label_in(label.text, language));
        out.push_str(&place(&label.location, &format!("{text}: "), indexes));
    }
    if let Some(help) = d.help_in(language) {
        let name = match language {
            Language::Ja => "直し方",
            Language::En => "How to mend it",
        };
        write!(out, "<p><b>{name}</b> {}</p>", escape(&help)).expect("a string takes all");
    }
    out + "</li>"
}

/// Where it is, after what is said of it, and the line with the mark.
fn place(place: &Location, said: &str, indexes: &mut Indexes) -> String {
    let location = format!("<p>{said}<code>{}</code></p>", escape(&indexes.location_for_people(place)));
    let Some((index, span)) = indexes.get(place) else { return location };
    let excerpt = excerpt(&index, &span);
    let (mark, text) = (excerpt.mark(&index, &span), excerpt.text);
    format!(
        "{location}<pre tabindex=\"0\">{}<mark>{}</mark>{}</pre>",
        escape(&text[..mark.start]),
        escape(&text[mark.clone()]),
        escape(&text[mark.end..]),
    )
}

fn escape(text: &str) -> String {
    html::escaped(&harmless(text))
}
