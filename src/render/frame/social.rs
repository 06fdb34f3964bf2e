//! What social networks show of a page that somebody shares: Open Graph, which all of them read.

use crate::content::kinds::Media;
use crate::content::{Kind, Record};
use crate::render::page_context::PageContext;
use crate::render::view::{SocialImage, SocialView};
use crate::site::{Page, covers};

/// From which width on networks show a picture large.
const LEAST_WIDTH: u32 = 600;

/// What is shown of a page; nothing of the one for paths that do not exist.
pub(super) fn view(
    context: PageContext<'_>,
    page: Page,
    heading: &str,
    description: Option<String>,
) -> Option<SocialView> {
    if page == Page::NotFound {
        return None;
    }
    let record = page.described_record().map(|id| context.record(id));
    let is_article = record.is_some_and(|record| record.kind() == Kind::Story);
    Some(SocialView {
        title: heading.to_owned(),
        description,
        kind: if is_article { "article" } else { "website" },
        locale: locale(context.lang()),
        image: record.and_then(|record| picture_of(context, record)).or_else(|| picture_of_site(context)),
    })
}

/// The picture of a record, where it is a photograph of some size that may be shown in social networks.
fn picture_of(context: PageContext<'_>, record: &Record) -> Option<SocialImage> {
    let image = record.common.image.as_ref()?;
    let site = context.site();
    let of_story = record.story().map(|story| &story.consent);
    let mut consents = image.consent.as_ref().into_iter().chain(of_story);
    if !consents.all(|given| [Media::Web, Media::Sns].iter().all(|media| covers(given, *media, site.day))) {
        return None;
    }
    let found = site.picture(&record.origin.source.path, image.src.as_str())?;
    // Networks do not show drawings.
    let (width, height) = found.size.filter(|_| !found.output.to_lowercase().ends_with(".svg"))?;
    let href = site.paths.absolute(&found.output).filter(|_| width >= LEAST_WIDTH)?;
    Some(SocialImage { href, alt: image.alt.clone(), width, height })
}

/// The picture of a region that the site is about.
fn picture_of_site(context: PageContext<'_>) -> Option<SocialImage> {
    let regions = &context.site().portal.settings.main.home_regions;
    let shown = regions.iter().filter_map(|region| context.find(Kind::Region, region.as_str()));
    shown.into_iter().find_map(|id| picture_of(context, context.record(id)))
}

/// A language with the country whose way of writing is meant, as Open Graph wants it.
fn locale(lang: &str) -> Option<&'static str> {
    let known = [
        ("ja", "ja_JP"),
        ("en", "en_US"),
        ("zh-hant", "zh_TW"),
        ("zh-tw", "zh_TW"),
        ("zh", "zh_CN"),
        ("ko", "ko_KR"),
        ("pt", "pt_BR"),
        ("vi", "vi_VN"),
        ("es", "es_ES"),
        ("fr", "fr_FR"),
        ("de", "de_DE"),
    ];
    let lang = lang.to_ascii_lowercase();
    let is_of =
        |tag: &str| lang.strip_prefix(tag).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'));
    known.into_iter().find(|(tag, _)| is_of(tag)).map(|(_, locale)| locale)
}
