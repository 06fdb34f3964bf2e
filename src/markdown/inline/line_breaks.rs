//! Which line ends of a text were meant, and which an editor or a mail program made.
//!
//! A text is *wrapped* where its lines are filled: the first word of the next line would have had no
//! room. That takes lines of [`NARROWEST`] columns at least, which amounts, addresses, messages and
//! poems do not have. It is also wrapped where such a line ends within a sentence, since nobody ends a
//! long line there on purpose. Narrower lines, as telephones and mails fold them, are wrapped where four of them or more
//! are as wide as each other and go on within a word or a sentence. Whatever the lines are, one that begins with a mark of a list, such as ・ ① ■ ※,
//! or with a full-width space begins a line on the page.

use unicode_width::UnicodeWidthStr as _;

/// The narrowest column at which texts are wrapped: 30 full-width characters.
const NARROWEST: usize = 60;
/// What may hang over or be missing at a line's end, since no line begins with 。 or ends with 「.
const SLACK: usize = 4;
/// A wrapped text has so many filled lines; a single one may be a long line by chance.
const LEAST_FILLED: usize = 2;

/// The narrowest column at which it is certain that a text was folded: 20 full-width characters.
const NARROWEST_FOLDED: usize = 40;
/// By so much a folded line is narrower than the widest, since no line begins with 。 or ends with 「.
const SLACK_FOLDED: usize = 2;
/// So many line ends of a paragraph show that it was folded, and so many of them go on in hiragana.
const LEAST_FOLDED: usize = 3;
const LEAST_GOING_ON: usize = 2;

/// Marks that begin a line in notices, minutes and messages.
const MARKS: &str = "・･•‣◦∙■□◆◇●○◎★☆▼▽▲△※＊♪♡♥→⇒▶▷〒☎℡【［＃＞｜\u{3000}";

/// Whether a line begins with a mark that always begins one: of a list, a section or a note, or with
/// the space by which Japanese paragraphs are indented.
pub(crate) fn begins_line(line: &str) -> bool {
    let Some(first) = line.chars().next() else { return false };
    let rest = &line[first.len_utf8()..];
    match first {
        // ①–⓿, ❶–➓, ⑴–⒇, ㈠–㉃, ㉈–㉟, ㊀–㊿
        '\u{2460}'..='\u{24ff}'
        | '\u{2776}'..='\u{2793}'
        | '\u{3220}'..='\u{3243}'
        | '\u{3248}'..='\u{325f}'
        | '\u{3280}'..='\u{32bf}' => true,
        '（' | '(' => rest
            .split_once(['）', ')'])
            .is_some_and(|(inside, _)| is_number(inside) || matches!(inside, "注" | "例")),
        '注' => rest.starts_with(['）', ')', '：', ':', '１', '1']),
        '第' => {
            let number = rest.trim_start_matches(|c| is_digit(c) || "一二三四五六七八九十".contains(c));
            number.len() < rest.len() && number.starts_with(['条', '章', '項', '節'])
        }
        c if is_digit(c) => {
            let after = rest.trim_start_matches(is_digit);
            rest.len() - after.len() <= 6
                && (after.starts_with(['．', '）', ')', '\u{3000}']) || after.starts_with("\\."))
        }
        c => MARKS.contains(c),
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

/// `１`, `12`, `ア`, `a`, `一`.
fn is_number(text: &str) -> bool {
    let mut chars = text.chars();
    let (first, second) = (chars.next(), chars.next());
    match (first, second) {
        (Some(c), None) => c.is_alphanumeric(),
        (Some(first), Some(second)) => is_digit(first) && is_digit(second) && chars.next().is_none(),
        _ => false,
    }
}

/// The line ends of a text at which it was wrapped.
#[derive(Debug, Default)]
pub(crate) struct Wraps(Vec<usize>);

/// A line with another one of its paragraph below.
struct Break<'a> {
    /// Where its line feed is.
    at: usize,
    columns: usize,
    line: &'a str,
    next: &'a str,
    /// The paragraph that it belongs to, counted from above.
    paragraph: usize,
}

impl Wraps {
    pub(crate) fn of(body: &str) -> Self {
        let breaks = breaks(body);
        // An address alone on its line is as long as it is.
        let is_text = |line: &str| line.contains(' ') || !line.is_ascii();
        let widest = breaks.iter().filter(|found| is_text(found.line)).map(|found| found.columns).max();
        let Some(widest) = widest.filter(|widest| *widest >= NARROWEST) else { return Self::folded(&breaks) };
        let is_filled = |found: &Break<'_>| {
            found.columns + first_word(found.next) + SLACK > widest && !has_columns(found.line)
        };
        if breaks.iter().any(ends_within_sentence) {
            let is_long = |found: &&Break<'_>| found.columns >= NARROWEST && !has_columns(found.line);
            return Self(breaks.iter().filter(is_long).map(|found| found.at).collect());
        }
        let mut wraps = Vec::new();
        for paragraph in breaks.chunk_by(|one, other| one.paragraph == other.paragraph) {
            if paragraph.iter().all(is_filled) {
                wraps.extend(paragraph.iter());
            }
        }
        let goes_on = |found: &Break<'_>| {
            found.line.ends_with(['、', '，', ','])
                || (found.line.ends_with(|c: char| c.is_ascii_lowercase())
                    && found.next.starts_with(|c: char| c.is_ascii_lowercase()))
        };
        if wraps.len() < LEAST_FILLED && !wraps.iter().any(|found| goes_on(found)) {
            return Self::default();
        }
        Self(wraps.into_iter().map(|found| found.at).collect())
    }

    /// The line ends of a text that was folded at less than [`NARROWEST`] columns, where that is certain.
    fn folded(breaks: &[Break<'_>]) -> Self {
        let paragraphs = || breaks.chunk_by(|one, other| one.paragraph == other.paragraph);
        let fills = |paragraph: &[Break<'_>], width: usize| {
            let room = width.saturating_sub(SLACK_FOLDED)..=width;
            paragraph.iter().all(|found| room.contains(&found.columns) && !has_columns(found.line))
        };
        let is_certain = |paragraph: &&[Break<'_>]| {
            let width = paragraph.iter().map(|found| found.columns).max().unwrap_or_default();
            let goes_on = paragraph.iter().filter(|found| goes_on_within_sentence(found)).count();
            width >= NARROWEST_FOLDED
                && paragraph.len() >= LEAST_FOLDED
                && goes_on >= LEAST_GOING_ON
                && fills(paragraph, width)
        };
        let widths = paragraphs().filter(is_certain).flatten().map(|found| found.columns);
        let Some(width) = widths.max() else { return Self::default() };
        Self(
            paragraphs()
                .filter(|paragraph| fills(paragraph, width))
                .flatten()
                .map(|found| found.at)
                .collect(),
        )
    }

    /// Whether the text was wrapped at this line feed.
    pub(crate) fn is_at(&self, line_feed: usize) -> bool {
        self.0.binary_search(&line_feed).is_ok()
    }
}

fn breaks(body: &str) -> Vec<Break<'_>> {
    let mut found = Vec::new();
    let mut paragraph = 0;
    let mut at = 0;
    let mut lines = body.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        at += line.len();
        let Some(next) = lines.peek() else { break };
        let (line, next) = (line.trim_end(), next.trim());
        if line.trim().is_empty() || next.is_empty() || begins_line(next) || begins_block(next) {
            paragraph += 1;
            continue;
        }
        found.push(Break { at: at - 1, columns: line.width(), line: line.trim_start(), next, paragraph });
    }
    found
}

/// Whether a long line ends with a comma or a particle. Lines of notices end with nouns (…する意思がある方),
/// こと, もの or まで, so と, の and で prove nothing.
fn ends_within_sentence(found: &Break<'_>) -> bool {
    const PARTICLES: &[char] = &['は', 'が', 'を', 'に', 'へ', 'や', 'て', 'ば'];
    found.columns >= NARROWEST
        && !has_columns(found.line)
        && (found.line.ends_with(['、', '，']) || found.line.ends_with(PARTICLES))
}

/// Whether a line ends with a letter and the next one goes on in hiragana: nobody begins a line so who ends one on
/// purpose.
fn goes_on_within_sentence(found: &Break<'_>) -> bool {
    let is_hiragana = |c: char| ('\u{3041}'..='\u{3096}').contains(&c);
    found.line.ends_with(|c: char| c.is_alphanumeric() && !c.is_ascii())
        && found.next.starts_with(is_hiragana)
}

/// Lines that Markdown takes for the beginning of something else.
fn begins_block(line: &str) -> bool {
    line.starts_with(['#', '|', '<', '`', '~'])
        || ["- ", "* ", "+ ", "---", "==="].iter().any(|mark| line.starts_with(mark))
}

/// Spaces or tabs that put words into columns, which nobody does in running text.
fn has_columns(line: &str) -> bool {
    line.contains('\t')
        || line.match_indices('\u{3000}').any(|(at, _)| !line[..at].ends_with(['！', '？', '!', '?']))
}

/// The columns of what could not be parted from the beginning of a line.
fn first_word(line: &str) -> usize {
    let word = line.split(' ').next().unwrap_or_default();
    let latin = word.find(|c: char| !c.is_ascii()).unwrap_or(word.len());
    if latin > 0 { latin + 1 } else { 2 }
}
