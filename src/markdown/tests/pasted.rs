//! Mails, notices and the sources of old homepages, as people paste them.

use super::{findings, html, table};

const NONE: [&str; 0] = [];

#[test]
fn words_below_html_that_has_ended_are_markdown() {
    let list = "<ul>\n<li>一つめ</li>\n<li>二つめ</li>\n</ul>";
    table(&[
        ("<hr>\n●目的\n・一つめ\n・二つめ", &format!("<hr>\n<p>●目的</p>\n{list}")),
        ("<HR>●目的\n**字**", "<hr>\n<p>●目的<strong>字</strong></p>"),
        ("<br>\n字", "<br>\n<p>字</p>"),
        ("<p>段落</p>\n次\nその次", "<p>段落</p>\n<p>次その次</p>"),
        ("<p>段落</p>です\n<p>次</p>", "<p>段落</p>\n<p>です</p>\n<p>次</p>"),
        ("</div>\n<br>\n字\n<div>\n箱\n</div>\n外", "<br>\n<p>字</p>\n<div>\n箱\n</div>\n<p>外</p>"),
        (
            "<table>\n<tr><td>マス\n</table>\n    電話 0300-00-2100",
            "<table>\n<tbody><tr><td>マス\n</td></tr></tbody></table>\n<p>電話 <a href=\"tel:0300002100\">0300-00-2100</a></p>",
        ),
        ("<hr>\n<b>重要</b>です\n字", "<hr>\n<p><b>重要</b>です字</p>"),
        ("<div>\n・箱の中\n・箱の中\n</div>", "<div>\n・箱の中\n・箱の中\n</div>"),
        ("```\n<hr>\n字\n```", "<pre tabindex=\"0\"><code>&lt;hr&gt;\n字\n</code></pre>"),
        ("<script>\n<hr>\n字\n</script>\n外", "<p>外</p>"),
    ]);
    assert_eq!(findings("<hr>\n字\n**字"), ["AC305 [**] strong right=**字**"]);
    assert_eq!(findings("<hr>\n#日時\n5月3日")[0], "AC305 [#日時] heading right=# 日時");
}

#[test]
fn a_quotation_ends_with_its_marks() {
    let quote = |inside: &str| format!("<blockquote>\n{inside}\n</blockquote>");
    let inner = quote("<p>14日ですか？</p>");
    table(&[
        (
            ">> 14日ですか？\n> はい。\n了解しました。",
            &format!("{}\n<p>了解しました。</p>", quote(&format!("{inner}\n<p>はい。</p>"))),
        ),
        ("> > 14日ですか？\n> はい。", &quote(&format!("{inner}\n<p>はい。</p>"))),
        ("> 引用です\n返事です", &format!("{}\n<p>返事です</p>", quote("<p>引用です</p>"))),
        ("＞＞ 問い\n＞ 答え", &quote(&format!("{}\n<p>答え</p>", quote("<p>問い</p>")))),
        ("> 長い引用の途中で、\n続きです", &quote("<p>長い引用の途中で、続きです</p>")),
        ("> a word\nand another", &quote("<p>a word\nand another</p>")),
        ("> ```\n> >> a\n> b\n> ```", &quote("<pre tabindex=\"0\"><code>&gt;&gt; a\nb\n</code></pre>")),
    ]);
}

#[test]
fn a_line_below_a_list_a_table_or_a_note_is_no_part_of_it() {
    let list = "<ul>\n<li>うどん</li>\n<li>たこ焼き</li>\n</ul>";
    table(&[
        (
            "　　・うどん\n　　・たこ焼き\n　（２）住んだところ",
            &format!("{list}\n<p>　（２）住んだところ</p>"),
        ),
        ("- うどん\n- たこ焼き\n以上です。", &format!("{list}\n<p>以上です。</p>")),
        (
            "1. 開会\n2. 閉会\n以上です。\n【お問合せ】",
            "<ol>\n<li>開会</li>\n<li>閉会</li>\n</ol>\n<p>以上です。<br>\n【お問合せ】</p>",
        ),
        (
            "1. 甲\n2. 乙\n休憩\n3. 丙\n4. 丁",
            "<ol>\n<li>甲</li>\n<li>乙</li>\n</ol>\n<p>休憩</p>\n<ol start=\"3\">\n<li>丙</li>\n<li>丁</li>\n</ol>",
        ),
        ("- うどん\n  大盛り", "<ul>\n<li>うどん大盛り</li>\n</ul>"),
        ("- a long line\nof words", "<ul>\n<li>a long line\nof words</li>\n</ul>"),
        ("12. 24 イブ\n12. 25 夜\nほか", "<p>12. 24 イブ<br>\n12. 25 夜ほか</p>"),
    ]);
    let table = html("| 項目 | 金額 |\n|---|---|\n| 会費 | 500円 |\n会費は当日\n集めます。");
    assert!(table.ends_with("</table></div>\n<p>会費は当日集めます。</p>"), "{table}");
    let note = html("参考[^1]\n[^1]: 市史\nこの行は注ではありません。\n\n[^2]: 二つめ\n\nと[^2]");
    assert!(note.contains("<p>この行は注ではありません。</p>"), "{note}");
    assert_eq!(note.matches("この行は").count(), 1, "{note}");
}

#[test]
fn addresses_as_people_type_them_are_links() {
    let link = |href: &str, words: &str| format!("<p><a href=\"{href}\">{words}</a></p>");
    table(&[
        ("[字](https://a.example/あ い)", &link("https://a.example/あ%20い", "字")),
        ("www.minato.example", &link("http://www.minato.example", "www.minato.example")),
        ("ｈｔｔｐｓ：／／ａ．ｅｘａｍｐｌｅ／", &link("https://a.example/", "https://a.example/")),
        ("ＷＷＷ．ａ．ｅｘａｍｐｌｅ", &link("http://WWW.a.example", "WWW.a.example")),
        ("info＠a.example", "<p>info＠a.example</p>"),
        (
            "https://a.example／電話：12",
            "<p><a href=\"https://a.example\">https://a.example</a>／電話：12</p>",
        ),
    ]);
    assert_eq!(
        findings("http://例え.example/みち"),
        ["LK409 [http://例え.example/みち] default address=http://例え.example/みち letters=みち"]
    );
    let cut = |address: &str, letters: &str| {
        vec![format!("LK409 [{address}] cut address={address} letters={letters}")]
    };
    assert_eq!(
        findings("申込みはこちら↓\nhttp://a.example/m.cgi?id=12&mode=\nnew\n\n地図"),
        cut("http://a.example/m.cgi?id=12&mode=", "new")
    );
    assert_eq!(
        findings("https://a.example/2026/\ntizu.html です"),
        cut("https://a.example/2026/", "tizu.html")
    );
    for whole in [
        "https://a.example/?id=12\nnew",
        "https://a.example/\nTEL 0300-00-0001",
        "https://a.example/\n10:00開演",
        "https://a.example/?id=\nです",
        "https://a.example/?id=\n\nnew",
        "https://a.example/?id=\n1. 梨",
        "```\nhttps://a.example/?id=\nnew\n```",
    ] {
        assert_eq!(findings(whole), NONE, "{whole}");
    }
}

#[test]
fn lines_with_tabs_have_headings_where_somebody_writes_the_rule() {
    for text in [
        "季節\t品\t日\n|---|---|---|\n春\tわらび\t２\n夏\tなす\t１\n字",
        "字\n季節\t品\t日\n|--|--|\n春\tわらび\t２\n夏\tなす\t１",
        "|季節|品|日|\n|---|---|---|\n春\tわらび\t２\n夏\tなす\t１",
    ] {
        let html = html(text);
        assert!(html.contains("<thead>\n<tr><th scope=\"col\">季節</th>"), "{html}");
        assert_eq!((html.matches("<tr>").count(), html.contains('|')), (3, false), "{text}\n{html}");
    }
}
