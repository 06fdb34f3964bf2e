//! The text of a record as HTML for one page: its links lead where they lead from that page, and
//! those to records that are not public become their own words.

use std::borrow::Cow;

use crate::content::{Key, Kind, LineBreaks, Record};
use crate::markdown::{self, DocumentNote, LinkOutcome, PictureView, Resolve, Target, Word};
use crate::pictures::photo::Coding;
use crate::platform::OutputPath;
use crate::render::page_context::PageContext;
use crate::render::parts::card;
use crate::render::theme::line_breaks::with_breaks_in_links;
use crate::site::{self, Href, LinkTarget};

/// The text of a record for the page at hand, where it has one.
pub(in crate::render) fn html(context: PageContext<'_>, record: &Record) -> Option<String> {
    if record.body.is_empty() {
        return None;
    }
    let mut html = String::new();
    markdown::write(&record.body, &mut html, &Page::of(context, record));
    Some(with_breaks_in_links(html))
}

/// The text of a record as Markdown for readers elsewhere: its addresses are whole, or
/// begin at the root where that of the site is not known; pictures are then their words.
pub(in crate::render) fn as_markdown(context: PageContext<'_>, record: &Record) -> Option<String> {
    let page = Page { is_elsewhere: true, ..Page::of(context, record) };
    Some(markdown::as_markdown(&record.body, &page)).filter(|text| !text.is_empty())
}

/// What lists show below the title: the summary, or the beginning of the text.
pub(in crate::render) fn summary(context: PageContext<'_>, record: &Record) -> Option<String> {
    let text = match &record.common.summary {
        Some(summary) => summary.clone(),
        None => record.body.excerpt(&Page::of(context, record)),
    };
    (!text.is_empty()).then_some(text)
}

/// The text of a record as it is searched, block by block.
pub(in crate::render) fn text_blocks(context: PageContext<'_>, record: &Record) -> Vec<markdown::TextBlock> {
    record.body.text_blocks(&Page::of(context, record))
}

/// How wide a picture is shown in a text: the measure of the built-in theme, or the window.
const SHOWN: &str = "(min-width: 900px) 850px, 100vw";

struct Page<'a> {
    context: PageContext<'a>,
    record: &'a Record,
    /// Whether it is read somewhere else than on the site.
    is_elsewhere: bool,
}

impl<'a> Page<'a> {
    const fn of(context: PageContext<'a>, record: &'a Record) -> Self {
        Self { context, record, is_elsewhere: false }
    }

    fn href_of(&self, path: &OutputPath) -> Href {
        let paths = &self.context.site().paths;
        if !self.is_elsewhere {
            return self.context.href(path);
        }
        // Without an address a path from the root still names the same record in a portal that has it.
        paths.absolute(path).unwrap_or_else(|| paths.from_any_root(path))
    }

    fn written_in(&self) -> &str {
        &self.record.origin.source.path
    }

    fn href(&self, target: &Target) -> Option<Href> {
        let context = self.context;
        let site = context.site();
        let (leads_to, _) = site::resolve_link(&site.portal, self.written_in(), target)?;
        if !site.offers(&leads_to) {
            return None;
        }
        let href = match leads_to {
            LinkTarget::Record(key) => self.href_of(&site.path_of_entry(site.find(&key)?, context.language)),
            LinkTarget::Page(page) => self.href_of(&context.output_of_page(site.page_named(&page)?)),
            LinkTarget::File(file) => self.href_of(&site.output_of(&file)),
            LinkTarget::Output(path) => self.href_of(&path),
        };
        let (query, anchor) = target.query_and_anchor();
        Some(href.with(query, anchor))
    }
}

impl Resolve for Page<'_> {
    fn link(&self, target: &Target) -> LinkOutcome {
        let of_site = || self.href(target).map(Href::into_string);
        target.plain_href().or_else(of_site).map_or(LinkOutcome::WordsOnly, LinkOutcome::Href)
    }

    fn record_title(&self, kind: &str, id: &str) -> Option<Cow<'_, str>> {
        let key = if kind.is_empty() {
            Some(self.context.site().portal.key_of_name(id)?.clone())
        } else {
            Kind::of_folder(kind).map(|kind| Key { kind, id: id.to_owned() })
        };
        let entry = key.and_then(|key| self.context.site().find(&key));
        // Neither the title nor the id of what is not public may be told: an id is often a name.
        let hidden = || self.context.texts().get("text.hidden_record");
        Some(Cow::Borrowed(entry.map_or_else(hidden, |id| &self.context.record(id).common.title)))
    }

    fn picture(&self, target: &Target) -> Option<PictureView> {
        let src = match target {
            Target::Relative { path, .. } | Target::Root { path, .. } => path,
            Target::External(url) => {
                return Some(PictureView { src: url.clone(), ..PictureView::default() });
            }
            _ => return None,
        };
        let picture = self.context.site().picture(self.written_in(), src)?;
        if self.is_elsewhere && !self.context.site().paths.has_base_url() {
            return None;
        }
        let size = |(path, width): (&OutputPath, u32)| (self.href_of(path).into_string(), width);
        Some(PictureView {
            src: self.href_of(&picture.output).into_string(),
            width: picture.size.map(|(width, _)| width),
            height: picture.size.map(|(_, height)| height),
            sizes: picture.choices(Coding::Jpeg).into_iter().map(size).collect(),
            webp: picture.choices(Coding::WebP).into_iter().map(size).collect(),
            shown: SHOWN,
        })
    }

    fn shows_first_picture(&self) -> bool {
        card::picture(self.context, self.record).is_none()
    }

    fn document(&self, target: &Target) -> Option<DocumentNote> {
        let (Target::Relative { path, .. } | Target::Root { path, .. }) = target else { return None };
        let (name, names) = site::document_type(path).filter(|_| !self.is_elsewhere)?;
        let portal = &self.context.site().portal;
        let Some((LinkTarget::File(file), _)) = site::resolve_link(portal, self.written_in(), target) else {
            return None;
        };
        let size = size(*portal.documents.get(&file)?);
        let texts = self.context.texts();
        Some(DocumentNote {
            names: names.to_vec(),
            whole: texts.fill("text.document", &[("type", name), ("size", &size)]),
            size: texts.fill("text.document_size", &[("size", &size)]),
        })
    }

    fn keeps_line(&self, is_wrapped: bool) -> bool {
        match self.context.site().portal.settings.main.line_breaks {
            LineBreaks::Auto => !is_wrapped,
            LineBreaks::Keep => true,
            LineBreaks::Join => false,
        }
    }

    fn word(&self, word: Word) -> Cow<'_, str> {
        let texts = self.context.texts();
        let numbered = |key: &str, number: usize| Cow::Owned(texts.fill(key, &[("n", &number.to_string())]));
        match word {
            Word::Alert(kind) => {
                Cow::Borrowed(texts.find(&format!("text.alert_{}", kind.as_str())).unwrap_or_default())
            }
            Word::Table(number) => numbered("text.table", number),
            Word::Footnotes => Cow::Borrowed(texts.get("text.footnotes")),
            Word::FootnoteReference(number) => numbered("text.footnote_reference", number),
            Word::FootnoteBack(number) => numbered("text.footnote_back", number),
            Word::TaskDone => Cow::Borrowed(texts.get("text.task_done")),
            Word::TaskOpen => Cow::Borrowed(texts.get("text.task_open")),
        }
    }
}

/// A size as readers know it: 340 KB, 1.2 MB.
fn size(bytes: u64) -> String {
    const KB: u64 = 1024;
    match bytes {
        0..1_000_000 => format!("{} KB", bytes.div_ceil(KB).max(1)),
        _ => {
            let tenths = (bytes * 10).div_ceil(KB * KB);
            if tenths < 100 {
                format!("{}.{} MB", tenths / 10, tenths % 10)
            } else {
                format!("{} MB", tenths / 10)
            }
        }
    }
}
