//! How a reader passes a page on: its address and its code, a mail, LINE, a sheet of paper. Plain links, nobody else's
//! scripts.

use super::qr::Correction;
use super::{qr, times};
use crate::content::types::Url;
use crate::escape::percent;
use crate::render::page_context::PageContext;
use crate::render::view::{Link, ShareView};
use crate::site::{EntryId, Href, Page, PageId, Paper, Visibility};

/// The ways to pass on the page of a record; none where there is no way.
pub(in crate::render) fn of(context: PageContext<'_>, id: EntryId) -> Option<ShareView> {
    let site = context.site();
    let (title, _) = context.title(id);
    let paper = paper(context, id);
    // Nobody else sees what is not public.
    let is_public = site.entry(id).visibility == Visibility::Public;
    let qr = if is_public {
        qr::of(context, context.from, &title, "qr".to_owned(), Correction::Screen)
    } else {
        None
    };
    if qr.is_none() && paper.is_none() {
        return None;
    }
    let name = &site.settings(context.lang()).title;
    let subject = context.texts().fill("frame.title", &[("page", &title), ("site", name)]);
    let address = qr.as_ref().map(|qr| &qr.address);
    let mail = address.map(|address| {
        let body = format!("{title}\r\n{address}\r\n");
        outside(format!("mailto:?subject={}&body={}", encoded(&subject), encoded(&body)))
    });
    let has_line = site.portal.settings.main.sharing.line;
    let line = address.filter(|_| has_line).map(|address| {
        outside(format!("https://line.me/R/share?text={}", encoded(&format!("{title}\n{address}"))))
    });
    Some(ShareView { qr, mail, line, paper })
}

/// The way to the sheet of a record.
fn paper(context: PageContext<'_>, id: EntryId) -> Option<Link> {
    let site = context.site();
    let paper = site.paper_of(id)?;
    let name = match paper {
        Paper::Poster(_) => "share.poster",
        Paper::Invitation(_) => "share.invitation",
        Paper::Board(_) => "share.board",
    };
    let path = site.path_of(PageId { page: Page::Paper(paper), language: context.language });
    let text = context.texts().get(name).to_owned();
    Some(Link { text, href: context.href(&path), timed: times::listed(context, id), ..Link::default() })
}

fn outside(address: String) -> Href {
    Href::outside(&Url(address))
}

/// A text as it stands in a query.
fn encoded(text: &str) -> String {
    percent::encode(text, |c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '.' | '_' | '~')).into_owned()
}
