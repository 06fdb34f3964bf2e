//! Reads the marked blocks out of a page's HTML, by the definition alone.
//!
//! A block is the text of an element marked `data-search`, or of the block-level elements inside it:
//! inline elements joined with nothing between, `<br>` a space, ruby readings (`rt`, `rp`) and what is
//! marked `data-search-off` left out.

const BLOCK_LEVEL: [&str; 39] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "caption",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
    "body",
    "html",
];
const VOID: [&str; 8] = ["br", "col", "hr", "img", "input", "link", "meta", "wbr"];

struct Open {
    name: String,
    marked: bool,
    off: bool,
}

#[derive(Default)]
struct Walker {
    open: Vec<Open>,
    text: String,
    blocks: Vec<String>,
}

/// The blocks, or what is wrong with the marks.
pub(super) fn marked_blocks(html: &str) -> Result<Vec<String>, String> {
    let mut walker = Walker::default();
    let mut rest = html;
    while !rest.is_empty() {
        if let Some(tag) = rest.strip_prefix('<') {
            let (tag, after) = tag.split_at(tag_end(tag).ok_or("a tag without end")?);
            rest = &after[1..];
            if let Some(name) = tag.strip_prefix('/') {
                walker.close(name.trim())?;
            } else if !tag.starts_with('!') {
                let name: String =
                    tag.chars().take_while(|c| !c.is_ascii_whitespace() && *c != '/').collect();
                walker.open(&name, tag)?;
                if matches!(name.as_str(), "script" | "style" | "title") {
                    rest = &rest[rest.find(&format!("</{name}")).ok_or("raw text without end")?..];
                }
            }
        } else {
            let end = rest.find('<').unwrap_or(rest.len());
            walker.words(&unescaped(&rest[..end])?);
            rest = &rest[end..];
        }
    }
    if walker.open.is_empty() { Ok(walker.blocks) } else { Err("an element without end".to_owned()) }
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(tag: &str) -> Option<usize> {
    let mut quote = None;
    for (at, c) in tag.char_indices() {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(c),
            (None, '>') => return Some(at),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
    }
    None
}

/// Whether a tag has an attribute; words inside quotes are none.
fn has(tag: &str, attribute: &str) -> bool {
    let outside: String = tag.split('"').step_by(2).collect::<Vec<_>>().join("\"\" ");
    outside.split([' ', '\n', '/']).any(|part| part.split('=').next() == Some(attribute))
}

impl Walker {
    fn is_in_mark(&self) -> bool {
        self.open.iter().any(|open| open.marked)
    }

    fn flush(&mut self) {
        let text = std::mem::take(&mut self.text);
        if !text.trim().is_empty() {
            self.blocks.push(text);
        }
    }

    fn words(&mut self, text: &str) {
        if self.is_in_mark() && !self.open.iter().any(|open| open.off) {
            self.text.push_str(text);
        }
    }

    fn open(&mut self, name: &str, tag: &str) -> Result<(), String> {
        let (marked, off) = (has(tag, "data-search"), has(tag, "data-search-off"));
        if marked && self.is_in_mark() {
            return Err(format!("a mark within a mark: <{tag}>"));
        }
        if marked || BLOCK_LEVEL.contains(&name) {
            self.flush();
        }
        if name == "br" {
            self.words(" ");
        }
        if !VOID.contains(&name) && !tag.ends_with('/') {
            let off = off || matches!(name, "rt" | "rp");
            self.open.push(Open { name: name.to_owned(), marked, off });
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), String> {
        let Some(open) = self.open.pop() else { return Err(format!("</{name}> closes nothing")) };
        if open.name != name {
            return Err(format!("</{name}> closes <{}>", open.name));
        }
        if open.marked || BLOCK_LEVEL.contains(&name) {
            self.flush();
        }
        Ok(())
    }
}

fn unescaped(text: &str) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((name, after)) = rest.split_once(';').filter(|(name, _)| name.len() < 10) else {
            out.push('&');
            continue;
        };
        let number = name.strip_prefix('#');
        let number = number.map(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        });
        out.push(match (name, number) {
            ("amp", _) => '&',
            ("lt", _) => '<',
            ("gt", _) => '>',
            ("quot", _) => '"',
            ("apos", _) => '\'',
            ("nbsp", _) => '\u{a0}',
            (_, Some(Ok(number))) => char::from_u32(number).ok_or("no character")?,
            _ => return Err(format!("an unknown entity: &{name};")),
        });
        rest = after;
    }
    out.push_str(rest);
    Ok(out)
}

#[test]
fn the_walker_reads_blocks_by_the_definition() {
    let html = "<main><p>x</p><div data-search class=\"a data-search\"><p>a<b>b</b><br>c</p>d<sup data-search-off>1\
        </sup><ruby>東<rp>(</rp><rt>ひがし</rt></ruby>&amp;</div><p>y<span data-search>z</span>z</p></main>";
    assert_eq!(marked_blocks(html), Ok(["ab c", "d東&", "z"].map(str::to_owned).to_vec()));
    assert_eq!(marked_blocks("<p title=\"data-search\">a</p>"), Ok(Vec::new()));
    assert!(marked_blocks("<p data-search><b data-search>a</b></p>").is_err());
    assert!(marked_blocks("<p>a").is_err());
}
