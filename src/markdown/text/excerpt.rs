//! The beginning of a text, cut at the end of a sentence.

use super::{BlockKind, TextBlock};
use crate::markdown::inline::japanese;

/// The longest excerpt, in characters.
const EXCERPT: usize = 120;

/// The first paragraphs of a text, joined.
#[derive(Default)]
pub(super) struct Paragraphs(String);

impl Paragraphs {
    /// Appends a block if it is a paragraph; answers whether more text is needed.
    pub(super) fn take(&mut self, block: &TextBlock) -> bool {
        if block.kind == BlockKind::Paragraph {
            if let (Some(before), Some(after)) = (self.0.chars().next_back(), block.text.chars().next())
                && !japanese::joins(before, after)
            {
                self.0.push(' ');
            }
            self.push(&block.text);
        }
        // No character takes more than four bytes.
        self.0.len() <= EXCERPT * 4
    }

    /// Appends a text without the spaces that stand for line ends behind Japanese sentences.
    fn push(&mut self, text: &str) {
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            let ends_sentence = self.0.ends_with(['。', '！', '？', '」', '』', '）']);
            let is_line_end =
                c == ' ' && ends_sentence && letters.peek().is_some_and(|next| japanese::is_wide(*next));
            if !is_line_end {
                self.0.push(c);
            }
        }
    }

    /// The excerpt.
    pub(super) fn cut(self) -> String {
        cut(self.0)
    }
}

/// Cuts a text behind the last sentence that fits; in the midst of one with `…` where none does.
fn cut(text: String) -> String {
    let Some((limit, _)) = text.char_indices().nth(EXCERPT) else { return text };
    let head = &text[..limit];
    let after = &text[limit..];
    let mut end = 0;
    let mut previous = ' ';
    for (at, c) in head.char_indices().chain(after.char_indices().take(1).map(|(at, c)| (limit + at, c))) {
        let sentence_ended = match previous {
            '。' | '！' | '？' | '｡' => !is_closing(c),
            '.' | '!' | '?' => c == ' ',
            '」' | '』' | '）' => is_sentence_in_brackets(&text[..at]) && !is_closing(c),
            _ => false,
        };
        if sentence_ended {
            end = at;
        }
        previous = c;
    }
    if end > 0 {
        return text[..end].trim_end().to_owned();
    }
    let last = head.char_indices().next_back().map_or(0, |(at, _)| at);
    let mut kept = &head[..last];
    if !japanese::is_wide(kept.chars().next_back().unwrap_or(' ')) && !after.starts_with(' ') {
        // A word is not cut in two.
        kept = kept.rfind(' ').map_or(kept, |space| &kept[..space]);
    }
    format!("{}…", kept.trim_end_matches([' ', '、', ',']))
}

fn is_closing(c: char) -> bool {
    matches!(c, '」' | '』' | '）' | ')' | '。' | '！' | '？')
}

/// Whether a bracket closes right after the end of a sentence: 「そうです。」
fn is_sentence_in_brackets(text: &str) -> bool {
    text.trim_end_matches(['」', '』', '）']).ends_with(['。', '！', '？'])
}
