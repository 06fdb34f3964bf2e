//! The page of open data: what there is, under which terms, and what stands in it. It is a page like
//! those that people write, so that every theme shows it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::content::{Kind, OpenColumn, OpenDataSettings, open_columns};
use crate::escape::html::{escaped, push_attribute};
use crate::locale::Language;
use crate::render::format;
use crate::render::page_context::PageContext;
use crate::render::view::{PageHead, RecordView};
use crate::site::{DataFile, ListId};
use crate::texts::base_language;

/// The view of the page.
pub(in crate::render) fn view(context: PageContext<'_>) -> RecordView {
    let text = |key: &str| context.texts().get(key).to_owned();
    RecordView {
        kind: Kind::Page,
        head: PageHead { title: text("data.title"), lead: Some(text("data.lead")), ..PageHead::default() },
        lang: None,
        image: None,
        key: Vec::new(),
        action: None,
        key_to_keep: None,
        confirmed: None,
        body_lang: None,
        body: Some(body(context)),
        facts: Vec::new(),
        facts_hint: None,
        person: None,
        life: Vec::new(),
        onward: Vec::new(),
        sections: Vec::new(),
        ways: Vec::new(),
        panels: Vec::new(),
        share: None,
        meta: Vec::new(),
        changes: None,
        withdrawal: None,
        extra: BTreeMap::new(),
    }
}

fn body(context: PageContext<'_>) -> String {
    let texts = context.texts();
    let files = DataFile::of(context.site());
    let date = format::day(texts, "day", context.site().day);
    let mut html = format!("<p>{}: {}</p>\n", escaped(texts.get("data.license")), licence(context));
    let _ = writeln!(html, "<p>{}</p>", escaped(&texts.fill("data.as_of", &[("date", &date)])));
    for file in &files {
        match file {
            DataFile::Table(kind) => data_set(context, *kind, &mut html),
            DataFile::Catalogue => {
                let _ = writeln!(html, "<p>{}</p>", link(context, "data.catalogue", *file));
            }
            DataFile::Hub => {
                let note = escaped(texts.get("data.hub_note"));
                let _ = writeln!(html, "<p>{} — {note}</p>", link(context, "data.hub", *file));
            }
            DataFile::HubSchema => {
                let _ = writeln!(html, "<p>{}</p>", link(context, "data.hub_schema", *file));
            }
            DataFile::Workbook(_) | DataFile::Json(_) | DataFile::Map(_) => {}
        }
    }
    html
}

fn licence(context: PageContext<'_>) -> String {
    let settings = context.site().portal.settings.main.open_data.as_ref();
    match settings.and_then(OpenDataSettings::licence) {
        Some(licence) => match licence.url {
            Some(url) => anchor(url, licence.name),
            None => escaped(licence.name),
        },
        None => escaped(context.texts().get("data.no_license")),
    }
}

fn data_set(context: PageContext<'_>, kind: Kind, html: &mut String) {
    let texts = context.texts();
    let number = context.site().list(ListId::Kind(kind)).len() as u64;
    let (heading, count) = (context.kind_name(kind), texts.count("number.count", number));
    let _ = writeln!(html, "<h2 id=\"{}\">{} ({})</h2>", kind.folder(), escaped(&heading), escaped(&count));
    html.push_str("<ul>");
    for file in DataFile::of_kind(context.site(), kind) {
        let _ = write!(html, "<li>{}</li>", link(context, &format!("data.{}", file.ending()), file));
    }
    html.push_str("</ul>\n");
    if kind == Kind::Event {
        let _ = writeln!(html, "<p>{}</p>", escaped(texts.get("data.events_note")));
    }
    let title = texts.fill("data.columns", &[("name", &heading)]);
    let _ = write!(
        html,
        "<details><summary>{}</summary>\n<div class=\"table-scroll\" tabindex=\"0\" role=\"region\"",
        escaped(&title)
    );
    push_attribute(html, "aria-label", &title);
    html.push_str("><table>\n<thead><tr>");
    for name in ["data.label", "data.name", "data.about"] {
        let _ = write!(html, "<th scope=\"col\">{}</th>", escaped(texts.get(name)));
    }
    html.push_str("</tr></thead>\n<tbody>\n");
    let language = if base_language(context.lang()) == "ja" { Language::Ja } else { Language::En };
    for OpenColumn { name, label, about, schema: _ } in open_columns(kind) {
        row(html, [label.get(language), name, about.get(language)]);
    }
    row(html, [texts.get("data.url"), "url", ""]);
    html.push_str("</tbody>\n</table></div></details>\n");
}

fn row(html: &mut String, [label, name, about]: [&str; 3]) {
    let (label, name, about) = (escaped(label), escaped(name), escaped(about));
    let _ =
        writeln!(html, "<tr><th scope=\"row\">{label}</th><td><code>{name}</code></td><td>{about}</td></tr>");
}

fn link(context: PageContext<'_>, text: &str, file: DataFile) -> String {
    anchor(&context.href(&file.path()).into_string(), context.texts().get(text))
}

fn anchor(href: &str, text: &str) -> String {
    let mut html = "<a".to_owned();
    push_attribute(&mut html, "href", href);
    html + ">" + &escaped(text) + "</a>"
}
