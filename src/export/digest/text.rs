//! The mail as plain text: short lines, which no program for mail breaks at another place.

use unicode_width::UnicodeWidthChar as _;

use super::Mail;

/// How wide a line is at most. A full-width character is as wide as two others.
const WIDTH: usize = 72;

pub(super) fn write(mail: &Mail<'_>) -> String {
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    for text in wrapped(&mail.subject, WIDTH) {
        line(&text);
    }
    line("");
    for text in mail.opening.iter().flat_map(|text| wrapped(text, WIDTH)) {
        line(&text);
    }
    for section in &mail.sections {
        line("");
        line(&mail.texts.fill("digest.heading", &[("heading", &section.heading)]));
        for item in &section.items {
            line("");
            for text in wrapped(&mail.texts.fill("digest.item", &[("title", &item.title)]), WIDTH) {
                line(&text);
            }
            for text in item.lines.iter().flat_map(|text| wrapped(text, WIDTH - 2)) {
                line(&format!("  {text}"));
            }
            // An address that is broken leads nowhere, however long it is.
            line(&format!("  {}", item.address));
        }
        if let Some((words, address)) = &section.more {
            line("");
            line(words);
            line(address);
        }
    }
    line("");
    for text in wrapped(&mail.as_of, WIDTH) {
        line(&text);
    }
    line("");
    // What is above this line is the mail, what is below it says who sent it: programs for mail know the mark.
    line("-- ");
    for sender in &mail.sender {
        line(&format!("{}: {}", sender.label, sender.text));
    }
    out
}

/// A text in lines that are no wider than `width`, where its words allow.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        let mut line = String::new();
        let mut used = 0;
        for piece in pieces(paragraph) {
            let wide: usize = piece.chars().filter_map(char::width).sum();
            if used > 0 && used + trimmed_width(piece) > width && !must_not_begin(piece) {
                lines.push(std::mem::take(&mut line).trim_end().to_owned());
                used = 0;
            }
            let piece = if used == 0 { piece.trim_start() } else { piece };
            line.push_str(piece);
            used += if piece.is_empty() { 0 } else { wide };
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

fn trimmed_width(piece: &str) -> usize {
    piece.trim_end().chars().filter_map(char::width).sum()
}

/// Words with the blanks behind them, and full-width characters one by one.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if is_wide(first) {
            first.len_utf8()
        } else {
            let blank = rest.find([' ', '\t']).map_or(rest.len(), |at| at + 1);
            let wide = rest.char_indices().find(|(_, c)| is_wide(*c)).map_or(rest.len(), |(at, _)| at);
            blank.min(wide)
        };
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

/// Whether a line must not begin with it in Japanese: it hangs over the end of the line before.
fn must_not_begin(piece: &str) -> bool {
    piece.chars().next().is_some_and(|c| {
        "、。，．・？！：；）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ〜～々".contains(c)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_broken_where_japanese_and_english_allow() {
        assert_eq!(wrapped("海の見える町です。", 10), ["海の見える", "町です。"]);
        assert_eq!(wrapped("海の見える。町です", 10), ["海の見える。", "町です"]);
        assert_eq!(wrapped("a long line of words", 10), ["a long", "line of", "words"]);
        assert_eq!(wrapped("会場はminato hallです", 10), ["会場は", "minato", "hallです"]);
        assert_eq!(wrapped("averyveryverylongword", 10), ["averyveryverylongword"]);
        assert_eq!(wrapped("", 10), Vec::<String>::new());
    }
}
