//! Sheets of paper: a poster, cards that invite, a board. Each is bounded, so that it fits its paper.

mod board;
mod invitation;
mod poster;

use crate::content::kinds::Contact;
use crate::render::page_context::PageContext;
use crate::render::parts::qr::{self, Correction};
use crate::render::view::{PaperHead, PapersView, PathLink, Picture, QrView, View};
use crate::site::{EntryId, Paper};

/// The view of a sheet.
pub(in crate::render) fn view(context: PageContext<'_>, paper: Paper) -> View {
    match paper {
        Paper::Poster(id) => View::Poster(Box::new(poster::view(context, id))),
        Paper::Invitation(id) => View::Invitation(Box::new(invitation::view(context, id))),
        Paper::Board(id) => View::Board(Box::new(board::view(context, id))),
    }
}

/// The view of sheets one after another, without another file.
pub(in crate::render) fn printed(
    context: PageContext<'_>,
    papers: &[Paper],
    style: &str,
    inline: &dyn Fn(&str) -> Option<String>,
) -> View {
    let texts = context.texts();
    let one = |paper: &Paper| {
        let mut view = view(context, *paper);
        if let View::Poster(poster) = &mut view {
            poster.is_inline = true;
            // The pages of the site are elsewhere.
            for value in poster.key.iter_mut().flat_map(|fact| fact.values.iter_mut().chain(&mut fact.later))
            {
                value.href = None;
            }
            poster.image = poster.image.take().and_then(|picture| {
                let path = inline(&picture.path)?;
                Some(Picture { path, ..picture })
            });
        }
        view
    };
    View::Papers(PapersView {
        page_title: texts.get("paper.print").to_owned(),
        style: format!("<style>{style}</style>"),
        hint: texts.get("paper.papers_hint").to_owned(),
        papers: papers.iter().map(one).collect(),
    })
}

/// What stands around a sheet of a record; `name` is that of the sheet in the texts.
fn head(context: PageContext<'_>, id: EntryId, name: &str) -> PaperHead {
    let texts = context.texts();
    let (title, lang) = context.title(id);
    PaperHead {
        page_title: texts.fill(&format!("paper.{name}_of"), &[("title", &title)]),
        back: PathLink { text: title, path: context.entry_path(id), lang, ..PathLink::default() },
        hint: texts.get(&format!("paper.{name}_hint")).to_owned(),
    }
}

/// The code of the page of a record.
fn code(context: PageContext<'_>, id: EntryId) -> Option<QrView> {
    let path = context.site().path_of_entry(id, context.language);
    let key = context.site().entry(id).record.key();
    let name = format!("qr-{}-{}", key.kind.singular(), key.id);
    qr::of(context, &path, &context.title(id).0, name, Correction::Paper)
}

/// The telephone and the address for mails of a contact.
fn lines(contact: Option<&Contact>) -> (Option<String>, Option<String>) {
    let tel = contact.and_then(|contact| contact.tel.as_ref()).map(|tel| tel.0.clone());
    let email = contact.and_then(|contact| contact.email.as_ref()).map(|email| email.0.clone());
    (tel, email)
}

/// How long a title is, by the half-width letters that fit into the lines of a sheet in each size.
fn length(title: &str) -> &'static str {
    match width(title) {
        0..=36 => "short",
        37..=72 => "medium",
        73..=120 => "long",
        _ => "longest",
    }
}

/// How many half-width letters a text is wide.
fn width(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// The first sentences of a text that are together at most so many half-width letters wide; where none is, the
/// beginning of the first one, with `…`.
fn first_sentences(text: &str, most: usize) -> String {
    if width(text) <= most {
        return text.to_owned();
    }
    let ends = text.char_indices().filter(|(at, c)| {
        let next = text[at + c.len_utf8()..].chars().next();
        matches!(c, '。' | '！' | '？')
            || matches!(c, '.' | '!' | '?') && next.is_none_or(char::is_whitespace)
    });
    let fitting = ends.map(|(at, c)| at + c.len_utf8()).take_while(|end| width(&text[..*end]) <= most).last();
    if let Some(end) = fitting {
        return text[..end].to_owned();
    }
    let mut cut = String::new();
    let mut room = most.saturating_sub(2);
    for c in text.chars() {
        let wide = if c.is_ascii() { 1 } else { 2 };
        if wide > room {
            break;
        }
        room -= wide;
        cut.push(c);
    }
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lead_ends_with_a_sentence() {
        for (text, most, expected) in [
            ("浜で会う。海を見る。", 40, "浜で会う。海を見る。"),
            ("浜で会う。海を見る。", 19, "浜で会う。"),
            ("浜で会う人と海を見る", 12, "浜で会う人…"),
            ("At 3.30 p.m. we meet. Then we go.", 24, "At 3.30 p.m. we meet."),
        ] {
            assert_eq!(first_sentences(text, most), expected);
        }
    }
}
