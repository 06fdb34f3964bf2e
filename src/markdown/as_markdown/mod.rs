//! A body as Markdown of its own: what a page shows, and nothing else of what somebody wrote. Remarks that
//! no page shows, and links to what is not public, are not in it.

mod inline;
mod tree;

use self::inline::inline;
use self::tree::{Element, Part};
use super::{Body, Resolve, write};
use crate::markdown::html::structure::FOOTNOTES;

/// A body in Markdown, with the addresses that `resolve` gives. Pictures become links to them.
pub fn as_markdown(body: &Body, resolve: &dyn Resolve) -> String {
    let mut html = String::new();
    write(body, &mut html, resolve);
    blocks(&tree::read(&html)).join("\n\n")
}

/// Elements that stand for themselves, between which words are paragraphs.
const BLOCKS: &[&str] = &[
    "blockquote",
    "details",
    "div",
    "dl",
    "figcaption",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "ul",
    "dt",
    "dd",
];

fn blocks(parts: &[Part]) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut from = 0;
    for (at, part) in parts.iter().enumerate() {
        let Part::Element(element) = part else { continue };
        if BLOCKS.contains(&element.name.as_str()) {
            paragraph(&parts[from..at], &mut blocks);
            block(element, &mut blocks);
            from = at + 1;
        }
    }
    paragraph(&parts[from..], &mut blocks);
    blocks
}

fn paragraph(parts: &[Part], blocks: &mut Vec<String>) {
    let mut words = inline(parts);
    // A line break at the end of a paragraph breaks nothing.
    while let Some(kept) = words.trim_end_matches(' ').strip_suffix("\\\n").map(str::len) {
        words.truncate(kept);
    }
    let words = words.trim();
    if !words.is_empty() {
        blocks.push(words.to_owned());
    }
}

fn block(element: &Element, out: &mut Vec<String>) {
    match element.name.as_str() {
        "p" | "dt" => paragraph(&element.parts, out),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
            let level = usize::from(element.name.as_bytes()[1] - b'0');
            let words = inline(&element.parts).replace('\n', " ");
            if !words.trim().is_empty() {
                out.push(format!("{} {}", "#".repeat(level), words.trim()));
            }
        }
        "hr" => out.push("***".to_owned()),
        "ul" | "ol" if holds_only(element, &["li"]) => out.extend(list(element)),
        "blockquote" | "dd" => out.extend(quote(&blocks(&element.parts).join("\n\n"))),
        "div" if element.attribute("class").starts_with("alert ") => out.extend(alert(element)),
        "pre" => out.push(code_block(element)),
        "table" if is_regular(element) => table(element, out),
        "section" if FOOTNOTES.contains(element.attribute("class")) && element.has("class") => {
            footnotes(element, out);
        }
        "summary" => {
            let words = inline(&element.parts);
            if !words.trim().is_empty() {
                out.push(format!("**{}**", words.trim()));
            }
        }
        _ => out.extend(blocks(&element.parts)),
    }
}

/// Whether nothing but elements of these names stands in an element.
fn holds_only(element: &Element, names: &[&str]) -> bool {
    element.parts.iter().all(|part| match part {
        Part::Text(text) => text.trim().is_empty(),
        Part::Element(inner) => names.contains(&inner.name.as_str()),
    })
}

/// Whether a table is one of rows of cells.
fn is_regular(table: &Element) -> bool {
    let is_row = |row: &Element| row.name != "tr" || holds_only(row, &["td", "th"]);
    holds_only(table, &["caption", "col", "colgroup", "thead", "tbody", "tfoot", "tr"])
        && table.elements().all(|part| match part.name.as_str() {
            "thead" | "tbody" | "tfoot" => holds_only(part, &["tr"]) && part.elements().all(is_row),
            _ => is_row(part),
        })
}

/// The items of a list, with lines between them where one of them has paragraphs.
fn list(list: &Element) -> Option<String> {
    let is_loose = list.elements().any(|item| item.elements().any(|element| element.name == "p"));
    let first = list.attribute("start").parse::<usize>().unwrap_or(1);
    let mut items = Vec::new();
    for (number, item) in (first..).zip(list.elements().filter(|element| element.name == "li")) {
        let mark = if list.name == "ol" { format!("{number}. ") } else { "- ".to_owned() };
        let task = if item.attribute("class") == "task" { task(item) } else { "" };
        let between = if is_loose { "\n\n" } else { "\n" };
        let text = blocks(&item.parts).join(between);
        items.push(format!("{mark}{task}{}", indented(&text, mark.len())));
    }
    (!items.is_empty()).then(|| items.join(if is_loose { "\n\n" } else { "\n" }))
}

/// The box of an item that is to be done.
fn task(item: &Element) -> &'static str {
    let of_paragraphs = item.elements().flat_map(Element::elements);
    let tick = item.elements().chain(of_paragraphs).find(|element| element.name == "input");
    if tick.is_some_and(|tick| tick.has("checked")) { "[x] " } else { "[ ] " }
}

/// The lines behind the first, moved to where the first begins.
fn indented(text: &str, by: usize) -> String {
    let blank = " ".repeat(by);
    let mut lines = text.split('\n');
    let mut out = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        out.push('\n');
        if !line.is_empty() {
            out.push_str(&blank);
            out.push_str(line);
        }
    }
    out
}

fn quote(text: &str) -> Option<String> {
    let line = |line: &str| if line.is_empty() { ">".to_owned() } else { format!("> {line}") };
    (!text.is_empty()).then(|| text.split('\n').map(line).collect::<Vec<_>>().join("\n"))
}

fn alert(element: &Element) -> Option<String> {
    let kind = element.attribute("class").rsplit('-').next().unwrap_or_default().to_uppercase();
    let title = element
        .parts
        .iter()
        .position(|part| matches!(part, Part::Element(inner) if inner.attribute("class") == "alert-title"));
    let text = blocks(&element.parts[title.map_or(0, |at| at + 1)..]).join("\n\n");
    quote(&format!("[!{kind}]\n{text}"))
}

fn code_block(element: &Element) -> String {
    let words = element.words();
    let language = element.elements().find_map(|code| code.attribute("class").strip_prefix("language-"));
    let mut fence = "```".to_owned();
    while words.contains(&fence) {
        fence.push('`');
    }
    format!("{fence}{}\n{}\n{fence}", language.unwrap_or_default(), words.trim_end_matches('\n'))
}

/// The rows of a table, the first of them as its head.
fn table(table: &Element, out: &mut Vec<String>) {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut has_head = false;
    for part in table.elements() {
        match part.name.as_str() {
            "caption" => paragraph(&part.parts, out),
            "tr" => rows.push(cells(part)),
            name => {
                has_head |= name == "thead";
                rows.extend(part.elements().filter(|row| row.name == "tr").map(cells));
            }
        }
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    if width == 0 {
        return;
    }
    if !has_head {
        rows.insert(0, Vec::new());
    }
    let mut lines = Vec::new();
    for mut row in rows {
        row.resize(width, String::new());
        lines.push(format!("| {} |", row.join(" | ")));
        if lines.len() == 1 {
            lines.push(format!("|{}", " --- |".repeat(width)));
        }
    }
    out.push(lines.join("\n"));
}

fn cells(row: &Element) -> Vec<String> {
    let cells = row.elements().filter(|cell| matches!(cell.name.as_str(), "td" | "th"));
    cells
        .map(|cell| {
            let text = blocks(&cell.parts).join("<br>").replace("\\\n", "<br>").replace('\n', " ");
            text.replace('|', "\\|")
        })
        .collect()
}

fn footnotes(section: &Element, out: &mut Vec<String>) {
    let notes = section.elements().flat_map(Element::elements).filter(|note| note.name == "li");
    for (number, note) in (1..).zip(notes) {
        let text = blocks(&note.parts).join("\n\n");
        out.push(format!("[^{number}]: {}", indented(&text, 4)));
    }
}

#[cfg(test)]
mod tests;
