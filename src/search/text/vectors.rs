//! The vectors that the browser's tests run too: `tests/search/vectors.json`.

use serde::Deserialize;

use super::normalise::{Symbol, begins_word, needs_word_start, normalise};
use super::query::{Query, Term};
use super::scan::matches;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Vectors {
    normalise: Vec<Normalised>,
    queries: Vec<Asked>,
    long_queries: Vec<Long>,
    matches: Vec<Match>,
    word_starts: Vec<WordStart>,
    word_terms: Vec<WordTerm>,
    every_code_point: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Normalised {
    group: String,
    text: String,
    symbols: String,
    sources: Vec<String>,
    kata_ends: Vec<usize>,
}

#[derive(Deserialize)]
struct Asked {
    text: String,
    include: Vec<Wanted>,
    exclude: Vec<Wanted>,
}

#[derive(Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Wanted {
    symbols: String,
    #[serde(default)]
    kana: bool,
    #[serde(default)]
    without_long: bool,
    #[serde(default)]
    forms: Vec<String>,
    #[serde(default)]
    whole_forms: Vec<String>,
}

#[derive(Deserialize)]
struct Long {
    piece: String,
    times: usize,
    terms: usize,
    symbols: usize,
}

#[derive(Deserialize)]
struct Match {
    query: String,
    text: String,
    found: Vec<String>,
}

#[derive(Deserialize)]
struct WordStart {
    previous: Option<char>,
    letter: char,
    begins: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct WordTerm {
    letter: char,
    needs_start: bool,
}

fn vectors() -> Vectors {
    let text = include_str!("../../../tests/search/vectors.json");
    serde_json::from_str(text).expect("tests/search/vectors.json is well-formed")
}

fn symbols_of(text: &str) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    normalise(text, &mut symbols);
    symbols
}

fn string(codes: impl Iterator<Item = u32>) -> String {
    codes.map(|code| char::from_u32(code).expect("symbols are characters")).collect()
}

#[test]
fn texts_become_these_symbols() {
    for vector in vectors().normalise {
        let symbols = symbols_of(&vector.text);
        let about = format!("{}: {:?}", vector.group, vector.text);
        assert_eq!(string(symbols.iter().map(|symbol| symbol.code)), vector.symbols, "{about}");
        let sources: Vec<_> =
            symbols.iter().map(|symbol| &vector.text[symbol.from as usize..symbol.to as usize]).collect();
        assert_eq!(sources, vector.sources, "{about}");
        let ends: Vec<_> =
            symbols.iter().enumerate().filter(|(_, symbol)| symbol.kata_end).map(|(at, _)| at).collect();
        assert_eq!(ends, vector.kata_ends, "{about}");
    }
}

#[test]
fn queries_become_these_terms() {
    let strings = |forms: &[Vec<u32>]| forms.iter().map(|form| string(form.iter().copied())).collect();
    let wanted = |terms: &[Term]| -> Vec<_> {
        let wanted = terms.iter().map(|term| Wanted {
            symbols: string(term.symbols.iter().copied()),
            kana: term.is_kana,
            without_long: term.without_long,
            forms: strings(&term.forms),
            whole_forms: strings(&term.whole_forms),
        });
        wanted.collect()
    };
    for vector in vectors().queries {
        let query = Query::parse(&vector.text);
        assert_eq!(wanted(&query.include), vector.include, "{:?}", vector.text);
        assert_eq!(wanted(&query.exclude), vector.exclude, "{:?}", vector.text);
    }
}

#[test]
fn long_queries_are_cut() {
    for vector in vectors().long_queries {
        let query = Query::parse(&vector.piece.repeat(vector.times));
        assert_eq!(query.include.len(), vector.terms, "{:?}", vector.piece);
        let symbols: usize = query.include.iter().map(|term| term.symbols.len()).sum();
        assert_eq!(symbols, vector.symbols, "{:?}", vector.piece);
    }
    let many: String = (0..500).map(|number| format!("語{number} ")).collect();
    assert_eq!(Query::parse(&many).include.len(), 200);
}

#[test]
fn terms_match_in_these_places() {
    for vector in vectors().matches {
        let query = Query::parse(&vector.query);
        let [term] = &query.include[..] else { panic!("{:?} is not one term", vector.query) };
        let block = symbols_of(&vector.text);
        let found: Vec<_> = matches(term, &block)
            .into_iter()
            .map(|(from, to)| &vector.text[block[from].from as usize..block[to - 1].to as usize])
            .collect();
        assert_eq!(found, vector.found, "{:?} in {:?}", vector.query, vector.text);
    }
}

#[test]
fn words_begin_here() {
    let vectors = vectors();
    for WordStart { previous, letter, begins } in vectors.word_starts {
        assert_eq!(
            begins_word(previous.map(u32::from), u32::from(letter)),
            begins,
            "{previous:?} {letter:?}"
        );
    }
    for WordTerm { letter, needs_start } in vectors.word_terms {
        assert_eq!(needs_word_start(u32::from(letter)), needs_start, "{letter:?}");
    }
}

/// FNV-1a over 32-bit words.
fn digest(words: impl Iterator<Item = u32>) -> u32 {
    words.fold(0x811C_9DC5, |hash, word| (hash ^ word).wrapping_mul(0x0100_0193))
}

/// Whatever the tables say of any code point, and whatever age of Unicode a library has: alone after Latin, before and after
/// kana, all of the first two planes and some of the others.
#[test]
fn every_code_point_becomes_the_same_everywhere() {
    let chosen = ('\0'..=char::MAX).filter(|letter| {
        let code = u32::from(*letter);
        code < 0x2_0000 || (0x2_F800..0x2_FB00).contains(&code) || code.is_multiple_of(257)
    });
    let mut symbols = Vec::new();
    let digests = chosen.map(|letter| {
        let text = String::from_iter(['a', letter, 'か', letter, '\u{3099}', 'ー', letter]);
        normalise(&text, &mut symbols);
        let words = symbols.iter().map(|symbol| symbol.code * 2 + u32::from(symbol.kata_end));
        digest([u32::from(letter)].into_iter().chain(words))
    });
    assert_eq!(digest(digests), vectors().every_code_point);
}
