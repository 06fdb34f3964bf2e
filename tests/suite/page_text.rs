//! What people read on a built page.

/// The words of the main part of a page, a line for each block. What stands beside each other is parted by ` | `.
pub(crate) fn main_text(page: &str) -> String {
    let main = page.split("<main").nth(1).and_then(|rest| rest.split("</main>").next()).expect("a main part");
    let mut text = String::new();
    let mut hidden: Option<String> = None;
    for part in format!("<main{main}").split('<').skip(1) {
        let (tag, words) = part.split_once('>').unwrap_or((part, ""));
        let name = tag
            .trim_start_matches('/')
            .split(|c: char| !c.is_ascii_alphanumeric())
            .next()
            .unwrap_or_default();
        if let Some(until) = &hidden {
            if tag.starts_with('/') && name == until {
                hidden = None;
            } else {
                continue;
            }
        } else if matches!(name, "script" | "style" | "svg" | "template") {
            hidden = (!tag.ends_with('/')).then(|| name.to_owned());
            continue;
        }
        let is_inline =
            matches!(name, "a" | "b" | "em" | "strong" | "span" | "time" | "ruby" | "rt" | "rp" | "wbr");
        if !is_inline {
            text.push('\n');
        }
        text.push_str(&unescaped(words));
    }
    let lines = text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The same without what is hidden on the day of the build.
pub(crate) fn shown_text(page: &str) -> String {
    let mut shown = String::new();
    let mut rest = page;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        let end = tag.find('>').map_or(tag.len(), |end| end + 1);
        shown.push_str(before);
        let is_hidden = tag[..end].trim_end_matches('>').split_whitespace().any(|word| word == "hidden");
        if is_hidden {
            rest = &tag[element_length(tag)..];
        } else {
            shown.push_str(&tag[..end]);
            rest = &tag[end..];
        }
    }
    main_text(&(shown + rest))
}

/// How long the element is that a text begins with; elements of its name may stand in it.
fn element_length(text: &str) -> usize {
    let name: String = text[1..].chars().take_while(char::is_ascii_alphanumeric).collect();
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let (mut depth, mut at) = (0, 0);
    loop {
        let (next_open, next_close) = (text[at..].find(&open), text[at..].find(&close));
        match (next_open, next_close) {
            (Some(opens), Some(closes)) if opens < closes => {
                let follows = text[at + opens + open.len()..].chars().next();
                depth += usize::from(follows.is_some_and(|c| !c.is_ascii_alphanumeric()));
                at += opens + open.len();
            }
            (_, Some(closes)) => {
                depth -= 1;
                at += closes + close.len();
                if depth == 0 {
                    return at;
                }
            }
            _ => panic!("<{name}> is not closed"),
        }
    }
}

fn unescaped(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}
