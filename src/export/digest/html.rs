//! The mail as HTML that every program for mail shows: one column, headings, no pictures, no style sheet.

use std::fmt::Write as _;

use super::{Item, Mail};
use crate::escape::html::{escaped, push_attribute};

const BODY: &str = "margin:0;padding:16px;background:#ffffff;color:#1a1a1a;font-family:sans-serif;font-size:16px;line-height:1.7";
const COLUMN: &str = "max-width:40em;margin:0 auto";
const TITLE: &str = "font-size:22px;line-height:1.4;margin:0 0 16px";
const HEADING: &str =
    "font-size:19px;line-height:1.4;margin:32px 0 8px;padding-bottom:4px;border-bottom:2px solid #1f4e79";
const ITEM: &str = "font-size:17px;line-height:1.4;margin:20px 0 4px";
const LINE: &str = "margin:0 0 4px";
const LINK: &str = "color:#0b57a4";
const FOOT: &str = "margin-top:32px;padding-top:12px;border-top:1px solid #767676;font-size:15px";

pub(super) fn write(mail: &Mail<'_>) -> String {
    let mut html = "<!doctype html>\n<html".to_owned();
    push_attribute(&mut html, "lang", mail.lang);
    let subject = escaped(&mail.subject);
    let _ = write!(
        html,
        ">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>{subject}</title>\n</head>\n<body style=\"{BODY}\">\n<div style=\"{COLUMN}\">\n<h1 style=\"{TITLE}\">{subject}</h1>\n"
    );
    for text in &mail.opening {
        paragraph(&mut html, text);
    }
    for section in &mail.sections {
        let _ = writeln!(html, "<h2 style=\"{HEADING}\">{}</h2>", escaped(&section.heading));
        for item in &section.items {
            write_item(&mut html, item);
        }
        if let Some((words, address)) = &section.more {
            let _ = writeln!(html, "<p style=\"{LINE}\">{}</p>", link(address, words));
        }
    }
    let _ = writeln!(html, "<div style=\"{FOOT}\">");
    paragraph(&mut html, &mail.as_of);
    for line in &mail.sender {
        let text = match &line.href {
            Some(href) => link(href, &line.text),
            None => escaped(&line.text),
        };
        let _ = writeln!(html, "<p style=\"{LINE}\">{}: {text}</p>", escaped(&line.label));
    }
    html.push_str("</div>\n</div>\n</body>\n</html>\n");
    html
}

fn write_item(html: &mut String, item: &Item) {
    html.push_str("<h3");
    push_attribute(html, "style", ITEM);
    if let Some(lang) = &item.lang {
        push_attribute(html, "lang", lang);
    }
    let _ = writeln!(html, ">{}</h3>", link(&item.address, &item.title));
    for line in &item.lines {
        paragraph(html, line);
    }
}

fn paragraph(html: &mut String, text: &str) {
    let _ = writeln!(html, "<p style=\"{LINE}\">{}</p>", escaped(text).replace('\n', "<br>"));
}

fn link(href: &str, text: &str) -> String {
    let mut html = "<a".to_owned();
    push_attribute(&mut html, "href", href);
    push_attribute(&mut html, "style", LINK);
    html + ">" + &escaped(text) + "</a>"
}
