//! Queries: terms that must and must not occur.

use std::collections::HashSet;

use super::normalise::{Symbol, is_ignorable, is_kana, normalise};
use super::{forms, whole_forms};

const MOST_TERMS: usize = 200;
const MOST_SYMBOLS: usize = 2000;
const LONG: u32 = 0x30FC;
/// The shortest katakana term that may lose its last ー: サーバー, not シー.
const SHORTEST_WITH_LOOSE_LONG: usize = 4;

/// The terms of a query.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query {
    /// All of these match a page that is found.
    pub include: Vec<Term>,
    /// None of these stands in its text.
    pub exclude: Vec<Term>,
}

/// Symbols that stand together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// The normalised symbols; never empty.
    pub symbols: Vec<u32>,
    /// Two or more kana: readings are searched too.
    pub is_kana: bool,
    /// Katakana of four or more that ends in ー: also matches without it where the text's katakana ends.
    pub without_long: bool,
    /// Other ways to write its numbers, each of which matches as well.
    pub forms: Vec<Vec<u32>>,
    /// Other ways to write its numbers, days and telephone numbers, which match only as a whole.
    pub whole_forms: Vec<Vec<u32>>,
}

impl Query {
    /// Reads what was typed. Never fails: what cannot be asked for is left out.
    pub fn parse(text: &str) -> Self {
        let mut query = Self::default();
        let mut seen = HashSet::new();
        let mut symbols = Vec::new();
        let mut room = MOST_SYMBOLS;
        for piece in pieces(text) {
            normalise(piece.text, &mut symbols);
            symbols.truncate(room);
            if symbols.is_empty() {
                continue;
            }
            let term = Term::new(&symbols);
            if !seen.insert((piece.excludes, term.symbols.clone(), term.without_long)) {
                continue;
            }
            room -= term.symbols.len();
            if piece.excludes { &mut query.exclude } else { &mut query.include }.push(term);
            if room == 0 || seen.len() == MOST_TERMS {
                break;
            }
        }
        query
    }
}

impl Term {
    fn new(symbols: &[Symbol]) -> Self {
        let codes: Vec<_> = symbols.iter().map(|symbol| symbol.code).collect();
        let is_kana = codes.len() >= 2 && codes.iter().all(|code| is_kana(*code));
        let all_katakana = symbols.iter().all(|symbol| symbol.katakana || symbol.code == LONG);
        let without_long =
            codes.len() >= SHORTEST_WITH_LOOSE_LONG && codes.last() == Some(&LONG) && all_katakana;
        let forms = forms::of(&codes);
        Self { whole_forms: whole_forms::of(&codes, &forms), forms, symbols: codes, is_kana, without_long }
    }
}

struct Piece<'a> {
    text: &'a str,
    excludes: bool,
}

/// Cuts what was typed at white space and quotation marks.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest =
            rest.trim_start_matches(|letter: char| letter.is_whitespace() || is_ignorable(u32::from(letter)));
        let mut letters = rest.chars();
        let excludes =
            letters.next().is_some_and(is_minus) && letters.next().is_some_and(|next| !next.is_whitespace());
        if excludes {
            rest = after_first(rest);
        }
        let (text, after) = if rest.starts_with(is_quote) {
            let inside = after_first(rest);
            inside.find(is_quote).map_or((inside, ""), |end| (&inside[..end], after_first(&inside[end..])))
        } else {
            rest.split_at(
                rest.find(|letter| is_quote(letter) || letter.is_whitespace()).unwrap_or(rest.len()),
            )
        };
        let ended = rest.is_empty();
        rest = after;
        (!ended).then_some(Piece { text, excludes })
    })
}

fn after_first(text: &str) -> &str {
    let mut letters = text.chars();
    letters.next();
    letters.as_str()
}

fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '－' | '\u{2010}' | '\u{2212}')
}

fn is_quote(letter: char) -> bool {
    matches!(letter, '"' | '＂' | '“' | '”')
}
