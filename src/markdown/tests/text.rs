//! A body as text.

use super::{Page, read};
use crate::markdown::BlockKind;

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
