//! The reference implementation of the search: slow, straight from the definition. The index must find the same.

use super::normalise::{Symbol, begins_word, needs_word_start, normalise};
use super::query::{Query, Term};
use super::whole_forms;
use crate::search::document::Document;

/// A document that a query finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// Its index among the documents.
    pub document: usize,
    /// Whether some term stands in its readings alone.
    pub by_reading: bool,
}

/// All documents that `query` finds, in their order.
///
/// Every included term matches a block, or, if it is kana, a reading; no excluded term matches a block.
/// A query that only excludes finds nothing, nor does one of quotation marks alone, nor an empty one.
pub fn scan(query: &Query, documents: &[Document]) -> Vec<Hit> {
    if query.include.is_empty() {
        return Vec::new();
    }
    let found = |(at, document)| Some(Hit { document: at, by_reading: by_reading(query, document)? });
    documents.iter().enumerate().filter_map(found).collect()
}

/// Whether `query` finds `document` with the help of readings; nothing if it does not find it.
fn by_reading(query: &Query, document: &Document) -> Option<bool> {
    let blocks: Vec<_> = document.blocks.iter().map(|block| symbols_of(&block.text)).collect();
    let in_blocks = |term: &Term| blocks.iter().any(|block| !matches(term, block).is_empty());
    if query.exclude.iter().any(in_blocks) {
        return None;
    }
    let others: Vec<_> = query.include.iter().filter(|term| !in_blocks(term)).collect();
    let readings: Vec<_> = document.readings.iter().map(|reading| symbols_of(reading)).collect();
    let in_readings =
        |term: &Term| term.is_kana && readings.iter().any(|reading| holds(reading, &term.symbols));
    others.iter().all(|term| in_readings(term)).then_some(!others.is_empty())
}

/// Every place where `term` stands in a normalised block: its first symbol and the one after its last.
///
/// Where a katakana term matches with its last ー, the match without it is not listed apart.
pub fn matches(term: &Term, block: &[Symbol]) -> Vec<(usize, usize)> {
    (0..block.len()).filter_map(|from| Some((from, match_at(term, block, from)?))).collect()
}

fn match_at(term: &Term, block: &[Symbol], from: usize) -> Option<usize> {
    let previous = from.checked_sub(1).map(|before| block[before].code);
    let stands = |form: &&Vec<u32>| {
        let begins =
            form.first().is_some_and(|first| !needs_word_start(*first) || begins_word(previous, *first));
        begins && stands_at(&block[from..], form)
    };
    let stands_alone = |form: &&Vec<u32>| {
        let next = block.get(from + form.len()).map(|symbol| symbol.code);
        stands(form) && whole_forms::stands_alone(form, previous, next)
    };
    let mut forms = std::iter::once(&term.symbols).chain(&term.forms);
    if let Some(form) = forms.find(stands).or_else(|| term.whole_forms.iter().find(stands_alone)) {
        return Some(from + form.len());
    }
    let (_, shorter) = term.symbols.split_last().filter(|_| term.without_long)?;
    let to = from + shorter.len();
    (stands_at(&block[from..], shorter) && block[to - 1].kata_end).then_some(to)
}

fn stands_at(text: &[Symbol], wanted: &[u32]) -> bool {
    text.len() >= wanted.len() && text.iter().zip(wanted).all(|(symbol, code)| symbol.code == *code)
}

fn holds(text: &[Symbol], wanted: &[u32]) -> bool {
    (0..text.len()).any(|from| stands_at(&text[from..], wanted))
}

fn symbols_of(text: &str) -> Vec<Symbol> {
    let mut symbols = Vec::new();
    normalise(text, &mut symbols);
    symbols
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::Kind;
    use crate::search::{Block, Zone};
    use crate::site::Facets;

    fn document(blocks: &[&str], readings: &[&str]) -> Document {
        Document {
            url: "stories/a.html".into(),
            lang: "ja".into(),
            kind: Kind::Story,
            blocks: blocks.iter().map(|text| Block { zone: Zone::Body, text: (*text).into() }).collect(),
            summary: None,
            readings: readings.iter().map(|reading| (*reading).into()).collect(),
            facets: Facets::default(),
            regions: Vec::new(),
            date: None,
            opens: None,
            closes: None,
            ends: None,
            occurrences: Vec::new(),
            cancelled: false,
            sort_reading: String::new(),
        }
    }

    /// `None` if the query does not find the text, else whether by readings.
    fn found(query: &str, blocks: &[&str], readings: &[&str]) -> Option<bool> {
        scan(&Query::parse(query), &[document(blocks, readings)]).first().map(|hit| hit.by_reading)
    }

    fn check(query: &str, text: &str, expected: bool) {
        assert_eq!(found(query, &[text], &[]).is_some(), expected, "「{query}」 in 「{text}」");
    }

    #[test]
    fn japanese_matches_anywhere() {
        check("業", "開業の日", true);
        check("ﾃﾞｻﾞｲﾅｰ", "デザイナーのはなし", true);
        check("髙橋", "高橋さん", true);
        check("新幹線", "新幹 線路", true);
        check("東京都", "東京　都", true);
        check("ビル", "ビール", false);
    }

    #[test]
    fn latin_and_digits_match_from_their_beginning() {
        check("uターン", "Ｕターンで帰る", true);
        check("it企業", "地元のIT企業へ", true);
        check("web", "Webサイト", true);
        check("it", "edit", false);
        check("15", "2015年", false);
        check("2015年", "西暦2015年に", true);
        check("3d", "v3D", true);
    }

    #[test]
    fn the_last_long_vowel_is_loose_where_katakana_ends() {
        check("サーバー", "サーバを置く", true);
        check("サーバ", "サーバーを置く", true);
        check("サーバー", "サーバント", false);
        check("サーバー", "さーばを", false);
        check("コーヒー", "コーヒ", true);
        check("シー", "シを", false);
    }

    #[test]
    fn numbers_are_found_however_they_are_written() {
        check("083-222-1111", "電話 083\u{2010}222\u{2212}1111", true);
        check("083-222-1111", "０８３ー２２２ー１１１１", true);
        check("10〜12時", "10～12時", true);
        check("1500円", "時給1,500円", true);
        check("1,500円", "時給１５００円", true);
        check("3ヶ月", "3箇月", true);
        check("102号室", "101,102号室", true);
        check("ヶ月", "3ヶ月", true);
        check("1500円", "1,500,000円", false);
        check("ケース", "3ケース", true);
        check("3か", "3ケース", false);
    }

    #[test]
    fn numbers_days_and_telephone_numbers_are_found_as_a_whole() {
        for (query, text, expected) in [
            ("3丁目", "本町三丁目", true),
            ("3丁目", "本町十三丁目", false),
            ("三丁目", "本町13丁目", false),
            ("第二回", "第２回の会", true),
            ("第2公園", "第二公園", true),
            ("月1回", "月一回", true),
            ("月二十一回", "月21回", true),
            ("三か月", "3ヶ月", true),
            ("1時", "一時保育", false),
            ("10分", "十分に", false),
            ("5/3", "２０２６年５月３日", true),
            ("5月3日", "5/30", false),
            ("五月三日", "5/3（日）", true),
            ("2026-05-03", "令和８年５月３日", true),
            ("令和8年5月3日", "2026/5/3", true),
            ("2026.5.3", "2026-05-031", false),
            ("0300000001", "（03）0000-0001", true),
            ("(03)0000-0001", "電話03‐0000‐0001", true),
            ("03-0000-0001", "0300000001", true),
            ("03-0000-0001", "03000000012", false),
            ("0195-55-0330", "019-555-0330", false),
        ] {
            check(query, text, expected);
        }
    }

    #[test]
    fn no_match_crosses_a_block() {
        assert_eq!(found("東京都", &["東京", "都"], &[]), None);
        assert_eq!(found("東京 都", &["東京", "都"], &[]), Some(false));
    }

    #[test]
    fn excluded_terms_are_looked_for_in_the_text_alone() {
        assert_eq!(found("会 -東京", &["東京の会"], &[]), None);
        assert_eq!(found("会 -とうきょう", &["東京の会"], &["とうきょう"]), Some(false));
        assert_eq!(found("-東京", &["大阪の会"], &[]), None);
        for nothing in ["", "　", "\"", "“”", "-\"\""] {
            assert_eq!(found(nothing, &["「“大阪”の会」 \"-\""], &[]), None, "{nothing}");
        }
    }

    #[test]
    fn readings_answer_for_kana_terms() {
        assert_eq!(found("にいがた", &["新潟の会"], &["ニイガタノカイ"]), Some(true));
        assert_eq!(found("にいがた 会", &["新潟の会"], &["にいがたのかい"]), Some(true));
        assert_eq!(found("の会", &["新潟の会"], &["にいがたのかい"]), Some(false));
        assert_eq!(found("に", &["新潟の会"], &["にいがたのかい"]), None);
        assert_eq!(found("にいがた 東京", &["新潟の会"], &["にいがたのかい"]), None);
    }

    /// A text by the definition, where neither words of Latin letters nor a last ー have a say.
    fn folded(text: &str) -> String {
        symbols_of(text).iter().filter_map(|symbol| char::from_u32(symbol.code)).collect()
    }

    proptest::proptest! {
        #[test]
        fn a_substring_of_japanese_is_found_where_it_stands_and_nowhere_else(
            texts in proptest::collection::vec("[あいアの森髙高ﾃﾞデ々、]{1,24}", 1..6),
            at in 0..24_usize,
            length in 1..6_usize,
        ) {
            let letters: Vec<char> = texts[0].chars().collect();
            let term: String = letters.iter().cycle().skip(at % letters.len()).take(length).collect();
            let documents: Vec<Document> = texts.iter().map(|text| document(&[text], &[])).collect();
            let hits: Vec<usize> =
                scan(&Query::parse(&term), &documents).iter().map(|hit| hit.document).collect();
            let wanted = folded(&term);
            let naive: Vec<usize> =
                (0..texts.len()).filter(|number| folded(&texts[*number]).contains(&wanted)).collect();
            proptest::prop_assert_eq!(hits, naive, "{}", term);
        }
    }
}
