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

fn unescaped(text: &str) -> String {
    let named =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", " "), ("&amp;", "&")];
    named.iter().fold(text.to_owned(), |text, (entity, letter)| text.replace(entity, letter))
}
