//! What social networks show of a page that somebody shares: Open Graph, which all of them read.

use crate::content::kinds::Media;
use crate::content::{Kind, Record};
use crate::render::page_context::PageContext;
use crate::render::view::{SocialImage, SocialView};
use crate::site::{Page, Picture, SETTINGS_FILE, covers};

/// The picture of the theme.
const OF_THEME: &str = "share.png";

/// What is shown of a page; nothing of the one for paths that do not exist, nor of
/// sheets to print.
pub(super) fn view(
    context: PageContext<'_>,
    page: Page,
    heading: &str,
    description: Option<String>,
) -> Option<SocialView> {
    if matches!(page, Page::NotFound | Page::Paper(_)) {
        return None;
    }
    let record = page.record().map(|id| context.record(id));
    let is_article = record.is_some_and(|record| record.kind() == Kind::Story);
    Some(SocialView {
        title: heading.to_owned(),
        description,
        kind: if is_article { "article" } else { "website" },
        locale: locale(context.lang()),
        image: record
            .and_then(|record| picture_of(context, record))
            .or_else(|| chosen_picture(context))
            .or_else(|| picture_of_region(context))
            .or_else(|| picture_of_theme(context)),
    })
}

/// The picture of a record, where networks show such a picture, and may.
fn picture_of(context: PageContext<'_>, record: &Record) -> Option<SocialImage> {
    let image = record.common.image.as_ref()?;
    let site = context.site();
    let of_story = record.story().map(|story| &story.consent);
    let mut consents = image.consent.as_ref().into_iter().chain(of_story);
    if !consents.all(|given| [Media::Web, Media::Sns].iter().all(|media| covers(given, *media, site.day))) {
        return None;
    }
    let found = site.picture(&record.origin.source.path, image.src.as_str())?;
    shared(context, found, &image.alt)
}

/// A picture that networks show.
fn shared(context: PageContext<'_>, picture: &Picture, alt: &str) -> Option<SocialImage> {
    let (width, height) = picture.size.filter(|_| picture.fits_networks())?;
    let href = context.site().paths.absolute(&picture.output)?;
    Some(SocialImage { href, alt: alt.to_owned(), width, height })
}

/// The picture that the settings name for what is shared.
fn chosen_picture(context: PageContext<'_>) -> Option<SocialImage> {
    let site = context.site();
    let chosen = site.settings(context.lang()).share_picture.as_ref()?;
    let found = site.picture(SETTINGS_FILE, chosen.src.as_str())?;
    shared(context, found, &chosen.alt)
}

/// The picture of the theme, which says nothing of any site.
fn picture_of_theme(context: PageContext<'_>) -> Option<SocialImage> {
    let asset = context.renderer.theme.asset(OF_THEME)?;
    let (width, height) = asset.size?;
    let href = context.site().paths.absolute(&asset.path)?;
    Some(SocialImage { href, alt: context.texts().get("frame.share_picture").to_owned(), width, height })
}

/// The picture of a region that the site is about.
fn picture_of_region(context: PageContext<'_>) -> Option<SocialImage> {
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
