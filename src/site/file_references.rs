//! Which files of a portal something refers to: records, settings, themes, pages in `static/`.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{LinkTarget, resolve_file, resolve_link, settings_target};
use crate::content::types::Url;
use crate::content::{Part, Portal, Record};
use crate::escape::percent;
use crate::markdown::Target;
use crate::pictures::is_picture_name;
use crate::source::PortalPath;

/// Where the settings are written.
pub const SETTINGS_FILE: &str = "site.yaml";

/// The files beside its text that a record needs: pictures that it shows, files that it links.
pub fn files_of(portal: &Portal, record: &Record) -> Vec<PortalPath> {
    let written_in = &record.origin.source.path;
    let fields = record.pictures.iter().filter_map(|(src, _)| resolve_file(written_in, src));
    let shown = record.body.pictures().filter_map(|picture| match &picture.target {
        Target::Relative { path, .. } | Target::Root { path, .. } => resolve_file(written_in, path),
        _ => None,
    });
    let linked = record.body.links().filter_map(|link| file_of_link(portal, written_in, &link.target));
    let mut files: Vec<_> = fields.chain(shown).filter(|path| is_picture_name(path)).chain(linked).collect();
    files.extend(addresses_of_site(portal, record).filter_map(|address| file_at(portal, address)));
    for value in record.common.extra.values() {
        files_in_extra(portal, written_in, value, &mut files);
    }
    files
}

/// The files that the settings link, in any language.
pub fn files_of_settings(portal: &Portal) -> Vec<PortalPath> {
    let settings = &portal.settings;
    let links = settings
        .links()
        .into_iter()
        .filter_map(|link| file_of_link(portal, SETTINGS_FILE, &settings_target(link.to)?));
    let all = std::iter::once(&settings.main).chain(settings.translations.values());
    let addresses = all.filter_map(|settings| settings.publisher.as_ref()?.url.as_ref());
    let addressed = addresses.filter_map(|Url(address)| file_at(portal, address));
    let all = std::iter::once(&settings.main).chain(settings.translations.values());
    let shared = all.filter_map(|settings| settings.share_picture.as_ref());
    let shared = shared.map(|picture| &picture.src);
    let all = std::iter::once(&settings.main).chain(settings.translations.values());
    let pictures = shared.chain(all.flat_map(|settings| settings.look.pictures()));
    let pictures = pictures.filter_map(|src| resolve_file(SETTINGS_FILE, src.as_str()));
    links.chain(addressed).chain(pictures).collect()
}

fn file_of_link(portal: &Portal, written_in: &str, target: &Target) -> Option<PortalPath> {
    if let Target::External(address) = target {
        return file_at(portal, address);
    }
    match resolve_link(portal, written_in, target)? {
        (LinkTarget::File(path), _) => Some(path),
        _ => None,
    }
}

/// The addresses of the site itself in the fields and the text of a record: people copy them from the
/// browser.
fn addresses_of_site<'a>(portal: &'a Portal, record: &'a Record) -> impl Iterator<Item = &'a str> {
    let text = &record.origin.source.text;
    let text = match &record.origin.part {
        // The text stands behind the front matter.
        Part::Yaml(span) => &text[span.start..],
        Part::Row(span, ..) => &text[span.clone()],
    };
    let base = base_address(portal);
    let found = base.into_iter().flat_map(|base| text.match_indices(base));
    found.map(|(at, _)| {
        let ends = |c: char| c.is_whitespace() || "\"',<>()[]{}|*（）「」、。".contains(c);
        text[at..].split(ends).next().unwrap_or_default()
    })
}

/// `base_url` without `https:` and the last slash.
fn base_address(portal: &Portal) -> Option<&str> {
    let base = portal.settings.main.base_url.as_ref()?.0.split_once("//")?.1;
    Some(base.trim_end_matches('/')).filter(|base| !base.is_empty())
}

/// The file of `static/` at an address of the site itself, with or without its scheme.
fn file_at(portal: &Portal, address: &str) -> Option<PortalPath> {
    let address = address.split_once("//").map_or(address, |(_, address)| address);
    let path = address.strip_prefix(base_address(portal)?)?.strip_prefix('/')?;
    file_in_static(portal, "", path)
}

/// What a theme is given under `extra` may name files, with or without a first `/`.
fn files_in_extra(portal: &Portal, written_in: &str, value: &Value, files: &mut Vec<PortalPath>) {
    match value {
        Value::String(text) => {
            let beside = resolve_file(written_in, text).filter(|path| portal.has_file(path));
            files.extend(beside.or_else(|| file_in_static(portal, "", text.trim_start_matches('/'))));
        }
        Value::Array(values) => {
            for value in values {
                files_in_extra(portal, written_in, value, files);
            }
        }
        Value::Object(values) => {
            for value in values.values() {
                files_in_extra(portal, written_in, value, files);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// What may be a path of a file in a text of any format: a template, a style sheet, a script, a page.
/// Rather too much than too little, since what is not among them is not published.
pub fn path_candidates(text: &str) -> BTreeSet<String> {
    let quotes = |c: char| c.is_control() || "\"'`()<>{}|".contains(c);
    let spaces = |c: char| c.is_whitespace() || ",;=\\".contains(c);
    let unescaped = text.replace("\\/", "/").replace("&amp;", "&");
    let quoted = unescaped.split(quotes);
    let all = quoted.flat_map(|quoted| std::iter::once(quoted.trim()).chain(quoted.split(spaces)));
    all.map(|text| text.split(['?', '#']).next().unwrap_or_default())
        .filter(|path| path.rsplit('/').next().is_some_and(|name| name.contains('.')))
        .filter_map(|path| percent::decode(path).map(|path| path.trim_start_matches("./").to_owned()))
        .collect()
}

/// The files of `static/` that a text of the file at `written_in` names by these candidates. A path is
/// tried from that file, from the root of the site, and as an address of the site.
pub fn files_named(
    portal: &Portal,
    written_in: &PortalPath,
    candidates: &BTreeSet<String>,
) -> Vec<PortalPath> {
    let folder = written_in.strip_folder("static").and_then(|path| path.rsplit_once('/'));
    let folder = folder.map_or("", |(folder, _)| folder);
    let sub_path = base_address(portal).and_then(|base| base.split_once('/')).map(|(_, path)| path);
    let named = candidates.iter().flat_map(|candidate| {
        let rooted = candidate.trim_start_matches("../").trim_start_matches('/');
        let below = sub_path.and_then(|sub_path| rooted.strip_prefix(sub_path)?.strip_prefix('/'));
        [
            file_in_static(portal, folder, candidate),
            file_in_static(portal, "", rooted),
            below.and_then(|path| file_in_static(portal, "", path)),
            file_at(portal, candidate).filter(|_| candidate.contains("//")),
        ]
    });
    named.flatten().collect()
}

/// The file of `static/` at a path from a folder there.
fn file_in_static(portal: &Portal, folder: &str, path: &str) -> Option<PortalPath> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = percent::decode(path)?;
    let beside = if folder.is_empty() { "static/x".to_owned() } else { format!("static/{folder}/x") };
    let file = resolve_file(&beside, decoded.trim_start_matches('/'))?;
    portal.has_file(&file).then_some(file).filter(|file| file.is_below("static"))
}

/// Whether a file of `static/` is one that servers, browsers, search engines and scripts ask for by a
/// name that no page need say, such as `robots.txt`, a script, or a page that stands for itself. What
/// people make to be shown or handed out — pictures, documents, recordings — is none.
pub fn is_asked_for_by_name(path: &PortalPath) -> bool {
    const PICTURES: [&str; 6] =
        ["favicon", "apple-touch-icon", "android-chrome", "mstile", "safari-pinned-tab", "icon"];
    let below = path.strip_folder("static").unwrap_or(path);
    let is_in_root = !below.contains('/');
    if below.split('/').any(|name| name.starts_with('.')) {
        return true;
    }
    match &*path.extension() {
        "" | "html" | "htm" | "xhtml" | "shtml" | "css" | "js" | "mjs" | "map" | "json" | "jsonld"
        | "webmanifest" | "xml" | "xsl" | "rss" | "atom" | "woff" | "woff2" | "ttf" | "otf" | "eot"
        | "wasm" | "config" | "php" | "cgi" | "asp" | "aspx" => true,
        "txt" | "ico" => is_in_root,
        _ => is_in_root && is_picture_name(below) && PICTURES.iter().any(|name| below.starts_with(name)),
    }
}

/// Whether a file's text may refer to files that it needs, such as the pictures of a style sheet.
pub fn may_refer_to_files(path: &PortalPath) -> bool {
    matches!(
        &*path.extension(),
        "html"
            | "htm"
            | "xhtml"
            | "shtml"
            | "css"
            | "js"
            | "mjs"
            | "json"
            | "jsonld"
            | "webmanifest"
            | "xml"
            | "xsl"
            | "yaml"
            | "php"
            | "asp"
            | "aspx"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_a_path_is_found_in_any_format() {
        let found = |text: &str| path_candidates(text).into_iter().collect::<Vec<_>>();
        assert_eq!(found("<img src=a.png alt='b.c d'>"), ["a.png", "b.c", "b.c d", "img src=a.png alt="]);
        assert_eq!(found("url( \"./x/%E6%B5%B7.jpg?1#2\" )"), ["x/海.jpg"]);
        assert_eq!(found("<a href=\"a b.pdf\">"), ["a b.pdf", "b.pdf"]);
        assert_eq!(found("{{ page.root }}x/a.svg"), ["page.root", "x/a.svg"]);
        assert_eq!(found("srcset=\"a.png 1x,b.png 2x\""), ["a.png", "a.png 1x,b.png 2x", "b.png"]);
        assert_eq!(found("x/y 1 2"), [""; 0]);
    }
}
