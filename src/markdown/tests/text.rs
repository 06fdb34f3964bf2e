//! A body as text.

use super::{Page, read};
use std::sync::Arc;

use crate::diagnostic::SourceText;
use crate::markdown::{BlockKind, BodyMap, Context, parse};

fn blocks(body: &str) -> Vec<(BlockKind, String)> {
    read(body).0.text_blocks(&Page).into_iter().map(|block| (block.kind, block.text)).collect()
}

fn excerpt(body: &str) -> String {
    read(body).0.excerpt(&Page)
}

#[test]
fn inline_marks_leave_no_trace_and_blocks_part_words() {
    use BlockKind::{AlertTitle, Caption, Cell, Code, Footnote, Heading, Item, Other, Paragraph};
    for (body, expected) in [
        ("新潟**県人**会の[案内](/a)です", vec![(Paragraph, "新潟県人会の案内です")]),
        ("a\nb  \nc\n日\n本", vec![(Paragraph, "a b c 日本")]),
        (
            "## 見出し\n\n- 一\n- 二\n  - 三",
            vec![(Heading, "見出し"), (Item, "一"), (Item, "二"), (Item, "三")],
        ),
        (
            "| a | b |\n|---|---|\n| c | [[groups/tokyo]] |",
            vec![(Cell, "a"), (Cell, "b"), (Cell, "c"), (Cell, "東京の会")],
        ),
        ("```\na  b\n```", vec![(Code, "a  b\n")]),
        ("![海](a.jpg \"朝の海\")", vec![(Caption, "朝の海")]),
        ("> [!TIP]\n> 本文", vec![(AlertTitle, "ヒント"), (Paragraph, "本文")]),
        ("一[^1]。\n\n[^1]: 注です", vec![(Paragraph, "一。"), (Footnote, "注です")]),
        ("1 < 2 & \"3\"", vec![(Paragraph, "1 < 2 & \"3\"")]),
        ("<div>生</div>", vec![(Other, "生")]),
        ("前\n[[groups/club]]\n後", vec![(Paragraph, "前 Club & Co 後")]),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
        assert_eq!(blocks(body), expected, "{body}");
    }
}

#[test]
fn readings_stand_apart() {
    let (body, _) = read(
        "## 一\n\n{県人会|けんじんかい}と{東|とう|きょう}{京都|きょう|と}\n\n<ruby>字<rp>(</rp><rt>じ</rt></ruby>",
    );
    let blocks = body.text_blocks(&Page);
    assert_eq!(blocks[1].text, "県人会と東京都");
    assert_eq!(blocks[1].readings, ["けんじんかい", "とうきょう", "きょう", "と"]);
    assert_eq!(blocks[1].headings, 1);
    assert_eq!(
        (blocks[2].text.as_str(), blocks[2].readings.as_slice()),
        ("字", ["じ".to_owned()].as_slice())
    );
}

/// What the file holds where `words` stand in the block with this number.
fn written(body: &str, block: usize, words: &str) -> String {
    let blocks = read(body).0.source_blocks();
    let text = &blocks[block].text;
    let at = text.find(words).unwrap_or_else(|| panic!("{words} is not in {text}"));
    blocks[block].span(at..at + words.len()).map_or("nowhere".to_owned(), |span| body[span].to_owned())
}

#[test]
fn words_know_where_they_were_written() {
    for (body, block, words, expected) in [
        ("## 見出し\n\n本文です。", 0, "出し", "出し"),
        ("新潟**県人**会", 0, "県人", "県人"),
        ("新潟**県人**会", 0, "潟県人会", "潟**県人**会"),
        ("日本\n語と\nabc  def", 0, "本語と abc def", "本\n語と\nabc  def"),
        ("a &amp; b", 0, "&", "&amp;"),
        ("あ&ngE;い", 0, "\u{338}", "&ngE;"),
        ("a \\* b", 0, "* b", "* b"),
        ("10~12時", 0, "~12", "~12"),
        ("「**強く**」と", 0, "強く」と", "強く**」と"),
        ("{県人|けんじん}会", 0, "県人会", "県人|けんじん}会"),
        ("{県人|けん|じん}会", 0, "人", "人"),
        ("[案内](/a)です", 0, "案内です", "案内](/a)です"),
        ("`a  b`と", 0, "a b", "a  b"),
        ("```\na  b\n```", 0, "b", "b"),
        ("- 一\n- 二\n  - 三", 2, "三", "三"),
        ("| 一 | 二 |\n|---|---|\n| 三 | 四 |", 3, "四", "四"),
        ("> [!TIP]\n> 本文", 0, "本文", "本文"),
        ("一[^1]。\n\n[^1]: 注です", 1, "注です", "注です"),
        ("前[[groups/tokyo]]後", 0, "前", "前"),
        ("前[[groups/tokyo]]後", 0, "\u{fffc}", "nowhere"),
        ("[[groups/tokyo|東京の会]]", 0, "東京", "東京"),
        ("https://example.jp/ を見る", 0, "example.jp/ を", "example.jp/ を"),
        ("<div>\n\n生の**文**\n\n</div>", 0, "生の文", "生の**文"),
        ("<div>生の文</div>", 0, "の文", "の文"),
        ("<table><tr><td>セル</td></tr></table>", 0, "ル", "ル"),
        ("<b>太い</b>字 {#x}", 0, "太い字", "太い</b>字"),
    ] {
        assert_eq!(written(body, block, words), expected, "{words} in {body:?}");
    }
}

#[test]
fn words_in_a_yaml_block_stand_in_their_lines() {
    let file = "body: |\n  一行目\n  **二**行目\n";
    let source = Arc::new(SourceText::new("a.yaml", file));
    let text = "一行目\n**二**行目\n";
    let map = BodyMap::Block { lines: vec![(0, 10), ("一行目\n".len(), 10 + "一行目\n  ".len())] };
    let (body, _) = parse(text, &Context { source: &source, map: &map });
    let blocks = body.source_blocks();
    let at = blocks[0].text.find("二行").unwrap();
    assert_eq!(blocks[0].span(at..at + "二行".len()).map(|span| &file[span]), Some("二**行"));
}

#[test]
fn an_excerpt_ends_with_a_sentence() {
    assert_eq!(excerpt("短い文です。"), "短い文です。");
    assert_eq!(excerpt("## 見出し\n\n- 項目\n\n一段目です。\n\n二段目です。"), "一段目です。二段目です。");
    assert_eq!(excerpt("One.\n\nTwo."), "One. Two.");
    let sentence = format!("{}。", "あ".repeat(49));
    assert_eq!(excerpt(&sentence.repeat(3)), sentence.repeat(2));
    let quoted = format!("「{}。」", "あ".repeat(50));
    assert_eq!(excerpt(&quoted.repeat(3)), quoted.repeat(2));
    let endless = excerpt(&"あ".repeat(300));
    assert_eq!(endless, format!("{}…", "あ".repeat(119)));
    let english = excerpt(&"word ".repeat(100));
    assert!(english.ends_with("word…") && english.chars().count() <= 120, "{english}");
    let exact = format!("{}。", "い".repeat(119));
    assert_eq!(excerpt(&format!("{exact}続き")), exact);
    assert_eq!(excerpt("## 見出しだけ"), "");
}
