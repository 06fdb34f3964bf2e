//! Where a line of Japanese may end in a title or a lead: between phrases, not within a word.
//!
//! Japanese is written without spaces. Only one engine of browsers finds phrases by itself (`word-break: auto-phrase`),
//! so the places are written into the page as `<wbr>`, by the model of `BudouX`, the same in every build.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, PoisonError, RwLock};

use aho_corasick::AhoCorasick;
use budoux_phf_rs::Parser;
use tera::{Kwargs, State, StringInput, Tera, Value};

use crate::escape::html::push_escaped;
use crate::texts::readings::WORD;

const BREAK: &str = "<wbr>";
/// How long brackets are at most that stay whole, with the first of them.
const LONGEST_WHOLE: usize = 9;

pub(super) fn register(tera: &mut Tera) {
    let phrases = Phrases::default();
    tera.register_filter("phrases", move |text: StringInput<'_>, options: Kwargs, _: &State<'_>| {
        let names = options.get::<&Value>("names")?;
        Ok::<_, tera::Error>(Value::safe_string(&phrases.html(text.as_str(), names)))
    });
    tera.register_filter("address", |text: StringInput<'_>, _: Kwargs, _: &State<'_>| {
        Value::safe_string(&address_with_breaks(text.as_str()))
    });
}

/// Phrases of the titles that stand on many pages, found once for the names of a portal.
#[derive(Default)]
struct Phrases {
    found: RwLock<Found>,
}

#[derive(Default)]
struct Found {
    /// The text that the words were made of.
    names: Option<Value>,
    words: KanaWords,
    html: HashMap<Box<str>, Arc<str>>,
}

impl Found {
    /// Whether it was found for these names. They are long, and mostly the very same text.
    fn is_for(&self, names: Option<&Value>) -> bool {
        let (own, names) = (text_of(self.names.as_ref()), text_of(names));
        std::ptr::eq(own, names) || own == names
    }
}

fn text_of(names: Option<&Value>) -> &str {
    names.and_then(Value::as_str).unwrap_or_default()
}

impl Phrases {
    /// A text as HTML, with `<wbr>` between its phrases and none in a name.
    fn html(&self, text: &str, names: Option<&Value>) -> Arc<str> {
        {
            let found = self.found.read().unwrap_or_else(PoisonError::into_inner);
            if found.is_for(names) {
                if let Some(html) = found.html.get(text) {
                    return Arc::clone(html);
                }
                let html: Arc<str> = text_with_breaks(text, &found.words).into();
                drop(found);
                let mut found = self.found.write().unwrap_or_else(PoisonError::into_inner);
                if found.is_for(names) {
                    found.html.insert(text.into(), Arc::clone(&html));
                }
                return html;
            }
        }
        let words = KanaWords::of(text_of(names));
        let html = text_with_breaks(text, &words).into();
        *self.found.write().unwrap_or_else(PoisonError::into_inner) =
            Found { names: names.cloned(), words, html: HashMap::new() };
        html
    }
}

/// The parts of names that are written in kana: a model of common words does not know them. There are as many as
/// regions and groups, so they are looked for all at once.
#[derive(Default)]
struct KanaWords(Option<AhoCorasick>);

impl KanaWords {
    fn of(names: &str) -> Self {
        let parts = names.split(|letter: char| !(is_kana(letter) || letter == 'ー'));
        Self(AhoCorasick::new(parts.filter(|part| part.chars().nth(2).is_some())).ok())
    }

    /// Where any of them stand in a text, also within each other.
    fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.0.iter().flat_map(|words| words.find_overlapping_iter(text)).map(|found| found.range()).collect()
    }
}

/// A text as HTML, with `<wbr>` between its phrases. Text without kana has no phrases to find, and text of kana
/// with spaces shows them by itself, as does easy Japanese with readings.
fn text_with_breaks(text: &str, names: &KanaWords) -> String {
    let mut html = String::with_capacity(text.len() * 2);
    if !text.contains(is_kana)
        || text.contains(WORD)
        || (text.contains(char::is_whitespace) && !text.contains(is_kanji))
    {
        push_escaped(&mut html, text);
        return html;
    }
    let whole = names.places(text);
    let breaks = breaks_of(text);
    let mut from = 0;
    for at in breaks.into_iter().filter(|at| !whole.iter().any(|name| name.start < *at && *at < name.end)) {
        push_escaped(&mut html, &text[from..at]);
        html.push_str(BREAK);
        from = at;
    }
    push_escaped(&mut html, &text[from..]);
    html
}

/// The bytes before which a line may begin, in their order.
fn breaks_of(text: &str) -> Vec<usize> {
    let mut breaks: Vec<usize> = Vec::new();
    let mut at = 0;
    for phrase in Parser::japanese_parser().parse(text) {
        breaks.push(at);
        breaks.extend(phrase.char_indices().filter_map(|(within, mark)| match mark {
            '・' => Some(at + within + mark.len_utf8()),
            '（' | '「' | '『' => Some(at + within),
            _ => None,
        }));
        at += phrase.len();
    }
    breaks.dedup();
    breaks.retain(|at| is_break(&text[..*at], &text[*at..]) && !is_in_short_remark(text, *at));
    breaks
}

/// Whether a place stands within a few letters in brackets: who somebody is, where something is.
fn is_in_short_remark(text: &str, at: usize) -> bool {
    let remark = text[..at].rfind('（').filter(|from| !text[*from..at].contains('）'));
    remark.is_some_and(|from| {
        from < at
            && text[from..]
                .find('）')
                .is_some_and(|end| text[from..from + end].chars().nth(LONGEST_WHOLE).is_none())
    })
}

/// Whether a line may end between two parts of a text. Not within a compound of kanji, a word of Latin letters or a
/// number, not where a space stands anyway, and not where one letter would stand alone.
fn is_break(before: &str, after: &str) -> bool {
    let (Some(last), Some(first)) = (before.chars().next_back(), after.chars().next()) else { return false };
    let joined = (is_kanji(last) && is_kanji(first))
        || (last.is_ascii_alphanumeric() && first.is_ascii_alphanumeric());
    let alone = before.chars().nth(1).is_none() || after.chars().nth(1).is_none();
    let spaced = last.is_whitespace() || first.is_whitespace();
    !(joined || alone || spaced || cannot_begin(first) || cannot_end(last))
}

fn is_kana(letter: char) -> bool {
    matches!(letter, 'ぁ'..='ゖ' | 'ァ'..='ヺ')
}

fn is_kanji(letter: char) -> bool {
    matches!(letter, '々' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Characters with which no line begins (JIS X 4051: closing brackets, stops, small kana, the long vowel).
fn cannot_begin(letter: char) -> bool {
    "）」』】］｝〕〉》、。，．：；！？・ー〜～々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ)]}!?,.:;"
        .contains(letter)
}

/// Characters with which no line ends (JIS X 4051: opening brackets).
fn cannot_end(letter: char) -> bool {
    "（「『【［｛〔〈《([{".contains(letter)
}

/// A mail address or the address of a page as HTML, which may break after `@`, `.`, `/` and `-` before it breaks
/// anywhere else. Any other text, such as a telephone number, as it is.
fn address_with_breaks(address: &str) -> String {
    let mut html = String::with_capacity(address.len() * 2);
    if !address.contains(['@', '/']) {
        push_escaped(&mut html, address);
        return html;
    }
    let is_mark = |byte: u8| matches!(byte, b'@' | b'.' | b'/' | b'-');
    let mut from = 0;
    for (at, pair) in address.as_bytes().windows(2).enumerate() {
        if is_mark(pair[0]) && !is_mark(pair[1]) {
            push_escaped(&mut html, &address[from..=at]);
            html.push_str(BREAK);
            from = at + 1;
        }
    }
    push_escaped(&mut html, &address[from..]);
    html
}

/// HTML whose links that show an address, as those that people paste into a text, may break as addresses do.
pub(in crate::render) fn with_breaks_in_links(html: String) -> String {
    const END: &str = "</a>";
    if !html.contains(['@']) && !html.contains("//") {
        return html;
    }
    let mut out = String::with_capacity(html.len() + html.len() / 16);
    let mut rest = html.as_str();
    while let Some((before, shown, behind)) = next_link(rest, END) {
        out.push_str(before);
        if shown.contains(['@', '/']) && shown.is_ascii() && !shown.contains(['<', ' ', '&']) {
            out.push_str(&address_with_breaks(shown));
        } else {
            out.push_str(shown);
        }
        out.push_str(END);
        rest = behind;
    }
    out.push_str(rest);
    out
}

/// What stands up to the words of the next link, these, and what stands behind it.
fn next_link<'h>(html: &'h str, end: &str) -> Option<(&'h str, &'h str, &'h str)> {
    let start = html.find("<a ")?;
    let words = start + html[start..].find('>')? + 1;
    let length = html[words..].find(end)?;
    let behind = words + length + end.len();
    Some((&html[..words], &html[words..words + length], &html[behind..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAMES: &str = "みおはま縁側\n汐路県\nいと島";

    #[test]
    fn lines_end_between_phrases_and_not_in_a_word_or_name() {
        for expected in [
            "澪浜市と|縁の|ある|人を|つなぐ",
            "介護福祉士（夜勤専従）",
            "谷戸みち子|（聞き書き隊）",
            "朝市|（雨の|日は|公民館の|ホールで|ひらきます）",
            "南部町の|朝市を|手伝う|人、|募集します",
            "みおはま縁側",
            "東京で|ひらく|「みおはま」の会",
            "しめ飾りを|一緒に|作る人",
            "水産加工場の|事務|（派遣）",
            "漁協・|加工場での|仕事",
            "本を|40箱、|船で|運んだ",
            "20代からの|漁師入門",
            "澪浜港 開港百年の|夕べ",
            "あさの はまの そうじの せわやく",
            "仕事",
            "The harbour, by night",
            "",
        ] {
            assert_eq!(
                text_with_breaks(&expected.replace('|', ""), &KanaWords::of(NAMES)).replace(BREAK, "|"),
                expected
            );
        }
    }

    #[test]
    fn what_means_something_in_html_is_escaped() {
        assert_eq!(
            text_with_breaks("海と<山>の\"話\" & 港", &KanaWords::of(NAMES)).replace(BREAK, ""),
            "海と&lt;山&gt;の&quot;話&quot; &amp; 港"
        );
    }

    #[test]
    fn another_portal_has_other_names() {
        let phrases = Phrases::default();
        for names in ["", NAMES, ""] {
            assert_eq!(
                &*phrases.html("ふるさと登録 みおはま", Some(&Value::from(names))),
                text_with_breaks("ふるさと登録 みおはま", &KanaWords::of(names))
            );
        }
        assert_ne!(
            text_with_breaks("みおはま弁の夜", &KanaWords::of(NAMES)),
            text_with_breaks("みおはま弁の夜", &KanaWords::of(""))
        );
    }

    #[test]
    fn addresses_break_after_their_marks() {
        for (address, parts) in [
            ("engawa@city.miohama.example", "engawa@|city.|miohama.|example"),
            ("https://a-b.example/c?d=1&e=2", "https://|a-|b.|example/|c?d=1&amp;e=2"),
            ("0300-00-1201", "0300-00-1201"),
            ("", ""),
        ] {
            assert_eq!(address_with_breaks(address).replace(BREAK, "|"), parts);
        }
    }

    #[test]
    fn links_that_show_an_address_break_as_it_does() {
        for (html, shown) in [
            (
                "<p><a href=\"https://a.example/b-c\">https://a.example/b-c</a>、<a href=\"mailto:a@b.example\">a@b.example</a></p>",
                "<p><a href=\"https://a.example/b-c\">https://|a.|example/|b-|c</a>、<a href=\"mailto:a@b.example\">a@|b.|example</a></p>",
            ),
            ("<a href=\"//a.example\">a/b の話</a> a@b", "<a href=\"//a.example\">a/b の話</a> a@b"),
            ("<a href=\"//a.example\"><b>a/b</b></a>", "<a href=\"//a.example\"><b>a/b</b></a>"),
        ] {
            assert_eq!(with_breaks_in_links(html.to_owned()).replace(BREAK, "|"), shown);
        }
    }
}
