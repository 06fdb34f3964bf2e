use super::as_markdown;
use crate::markdown::tests::{Page, html, read};

fn markdown(body: &str) -> String {
    as_markdown(&read(body).0, &Page)
}

#[test]
fn what_is_shown_is_written_and_nothing_else() {
    for (body, expected) in [
        ("海の**見える**町です。", "海の**見える**町です。"),
        ("<!-- 山田さんの電話 090 -->\n\n集まります。<!-- 内緒 -->", "集まります。"),
        ("[[groups/hidden|隠れた会]]と[[groups/tokyo]]", "隠れた会と[東京の会](../groups/tokyo.html)"),
        ("![浜の写真](hama.jpg)", "[浜の写真](hama.jpg)"),
        ("![](hama.jpg)\n\n浜です。", "浜です。"),
        ("｜澪浜《みおはま》へ", "<ruby>澪浜<rp>（</rp><rt>みおはま</rt><rp>）</rp></ruby>へ"),
        ("- 一つ\n- 二つ\n  - 中", "- 一つ\n- 二つ\n  - 中"),
        ("3. 三\n4. 四", "3. 三\n4. 四"),
        ("- [x] 済み\n- [ ] まだ", "- [x] 済み\n- [ ] まだ"),
        ("> 引用\n>\n> 続き", "> 引用\n>\n> 続き"),
        ("> [!NOTE]\n> 知らせ", "> [!NOTE]\n> 知らせ"),
        ("| 日 | 場所 |\n| --- | --- |\n| 1日 | 浜 |", "| 日 | 場所 |\n| --- | --- |\n| 1日 | 浜 |"),
        ("```sh\nls *\n```", "```sh\nls *\n```"),
        ("注[^a]です。\n\n[^a]: 説明", "注[^1]です。\n\n[^1]: 説明"),
        ("1\\*2と\\[3\\]", "1\\*2と\\[3\\]"),
        ("<https://hama.example/a_b>", "<https://hama.example/a_b>"),
        ("## 集まり", "## 集まり"),
    ] {
        assert_eq!(markdown(body), expected, "{body}");
    }
}

#[test]
fn it_is_read_again_as_what_was_shown() {
    for body in [
        "## 見出し\n\n段落です。\n続きの行です。\n\n- 一つ\n\n- 二つ\n\n  二つ目の段落\n\n1. 番号\n2. 番号",
        "**太字**と*斜体*と`code`と~~消した~~文字。<kbd>Enter</kbd>",
        "10\\. 日に\n\n\\- 印\n\n\\# しるし\n\n5 > 3 & 2 < 4",
        "> 引用\n>\n> - 中の一覧\n\n***\n\n最後。",
        "| 日 | 場所 |\n| --- | --- |\n| 1日\\|2日 | [浜](https://hama.example/) |",
        "注[^a]と注[^b]です。\n\n[^a]: 説明\n[^b]: もう一つ",
        "[かっこ](<https://hama.example/a(b)>)と0300-00-1201",
    ] {
        let page = html(body);
        let again = html(&markdown(body));
        assert_eq!(again, page, "{body}\nas\n{}", markdown(body));
    }
}
