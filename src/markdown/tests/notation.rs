//! Notations of volunteers, and what comes of them.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Page, findings, html, read, table};
use crate::diagnostic::SourceText;
use crate::markdown::{BodyMap, Context, parse, write};

const NONE: [&str; 0] = [];

#[test]
fn headings_need_no_space_where_they_are_certain() {
    table(&[
        ("##日時\n本文", "<h2 id=\"日時\">日時</h2>\n<p>本文</p>"),
        ("##　場所", "<h2 id=\"場所\">場所</h2>"),
        ("＃＃ 持ち物", "<h2 id=\"持ち物\">持ち物</h2>"),
        ("＃ 一\n\n＃＃二", "<h2 id=\"一\">一</h2>\n<h3 id=\"二\">二</h3>"),
        ("＃一\n\n字\n\n##二", "<h2 id=\"一\">一</h2>\n<p>字</p>\n<h3 id=\"二\">二</h3>"),
        ("#しおみ #朝市", "<p>#しおみ #朝市</p>"),
        ("#12 と #fff", "<p>#12 と #fff</p>"),
        ("字\n\n#しおみ", "<p>字</p>\n<p>#しおみ</p>"),
        ("`##日時`", "<p><code>##日時</code></p>"),
        ("```\n##日時\n```", "<pre tabindex=\"0\"><code>##日時\n</code></pre>"),
    ]);
    assert_eq!(findings("#日時\n5月3日"), ["AC305 [#日時] heading right=# 日時"]);
    assert_eq!(findings("#しおみ #朝市\n\n字\n\n#しおみ"), NONE);
}

#[test]
fn bullets_and_numbers_are_lists_where_they_are_certain() {
    table(&[
        ("・りんご\n・みかん", "<ul>\n<li>りんご</li>\n<li>みかん</li>\n</ul>"),
        (
            "持ち物\n・軍手\n・水筒\n以上",
            "<p>持ち物</p>\n<ul>\n<li>軍手</li>\n<li>水筒</li>\n</ul>\n<p>以上</p>",
        ),
        (
            "- 果物\n　- 青りんご\n- 野菜",
            "<ul>\n<li>果物<ul>\n<li>青りんご</li>\n</ul>\n</li>\n<li>野菜</li>\n</ul>",
        ),
        (
            "1. 料理\n2. 手芸\n　・編み物\n3）お茶",
            "<ol>\n<li>料理</li>\n<li>手芸<ul>\n<li>編み物</li>\n</ul>\n</li>\n<li>お茶</li>\n</ol>",
        ),
        ("１．上京\n２．帰郷", "<ol>\n<li>上京</li>\n<li>帰郷</li>\n</ol>"),
        ("-にんじん\n-だいこん", "<ul>\n<li>にんじん</li>\n<li>だいこん</li>\n</ul>"),
        (
            "・一\n・二\n\n・三\n・四",
            "<ul>\n<li>一</li>\n<li>二</li>\n</ul>\n<ul>\n<li>三</li>\n<li>四</li>\n</ul>",
        ),
        ("東京\n・大阪から", "<p>東京<br>\n・大阪から</p>"),
        ("・・・そして\n・・・秋", "<p>・・・そして<br>\n・・・秋</p>"),
        ("1.5倍\n2.5倍", "<p>1.5倍\n2.5倍</p>"),
        ("-5度\n-3度", "<p>-5度\n-3度</p>"),
        ("09012345678901234567 番", "<p>09012345678901234567 番</p>"),
        ("①甲\n②乙\n（１）丙", "<p>①甲<br>\n②乙<br>\n（１）丙</p>"),
    ]);
}

#[test]
fn tables_are_read_with_any_bars_and_none_of_their_cells_is_lost() {
    let rows = |body: &str| {
        let html = html(body);
        let cells = html
            .split("<t")
            .filter(|tag| tag.starts_with("h ") || tag.starts_with("h>") || tag.starts_with('d'));
        cells
            .map(|tag| tag.split(['>', '<']).nth(1).unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    };
    for (body, cells) in [
        ("｜品｜値｜\n｜---｜---｜\n｜梨｜百｜", "品 値 梨 百"),
        ("|品|値|\n|ー|ー|\n|梨|百|", "品 値 梨 百"),
        ("品｜値\n－－｜－－\n梨｜百", "品 値 梨 百"),
        ("|月|行事|\n|一月|餅|", "月 行事 一月 餅"),
        ("|品|値|\n|---|---|\n|梨|百|現金|", "品 値  梨 百 現金"),
        ("|品|値|\n|---|---|\n|梨｜柿|百|", "品 値 梨｜柿 百"),
        ("世帯\t百万\n単身\t六十万", "世帯 百万 単身 六十万"),
        ("|品|値|\n|---|---|\n|[[groups/x｜会]]|百|", "品 値  百"),
    ] {
        assert_eq!(rows(body), cells, "{body}");
    }
    assert_eq!(findings("|品|値|\n|---|---|\n|梨|百|現|"), ["AC307 [|梨|百|現|] default cells=3 headings=2"]);
    assert_eq!(findings("|品|値|\n|---|---|\n|梨|百||"), NONE);
    // To the parser the line of words is a row, and what follows it is one, too.
    let behind_words = "|品|値|\n|---|---|\n時価\n梨||百";
    assert_eq!(findings(behind_words), ["AC307 [梨||百] default cells=3 headings=2"]);
    assert_eq!(rows(behind_words), "品 値  時価   梨  百");
    assert!(html("世帯\t百\n単身\t六").contains("<table>\n<tbody>"), "no heading is made up");
    for (text, rows) in [
        ("・からあげ\n・りんご\n品物\t値段\nなす\t100", 2),
        ("> 引用\n品物\t値段\nなす\t100", 2),
        ("品物\t値段\t備考\nなす\t100\t朝どり\nうり\t200", 3),
        ("品物\t値段\t備考\nなす\t100\nうり\t200\t朝どり", 3),
    ] {
        let html = html(text);
        assert_eq!((html.matches("<tr>").count(), html.contains('|')), (rows, false), "{text}\n{html}");
    }
    assert_eq!(
        html("http://a.example/～yama/ と http://a.example/ ～ です"),
        "<p><a href=\"http://a.example/~yama/\">http://a.example/~yama/</a> と <a href=\"http://a.example/\">http://a.example/</a> ～ です</p>"
    );
    for text in [
        "•\t筆記用具\n•\t老眼鏡",
        "①\t筆記用具\n②\t老眼鏡",
        "（1）\t筆記用具\n（2）\t老眼鏡",
        "※\t雨天中止\n※\t要予約",
        "o\t筆記用具\no\t老眼鏡",
    ] {
        assert!(!html(text).contains("<table"), "{text}");
    }
    table(&[
        ("9:00|12:00", "<p>9:00|12:00</p>"),
        ("```\n｜a｜\n｜b｜\n```", "<pre tabindex=\"0\"><code>｜a｜\n｜b｜\n</code></pre>"),
    ]);
}

#[test]
fn links_take_full_width_brackets_and_names_with_spaces() {
    let picture = |src: &str, alt: &str| {
        format!("<figure><img src=\"{src}\" alt=\"{alt}\" loading=\"lazy\" decoding=\"async\"></figure>")
    };
    table(&[
        ("［申請書］（/files/様式第１号.pdf）", "<p><a href=\"root:/files/様式第１号.pdf\">申請書</a></p>"),
        ("[申請書](/files/申請書 (R8).docx)", "<p><a href=\"root:/files/申請書 (R8).docx\">申請書</a></p>"),
        ("[注]（令和8年）", "<p>[注]（令和8年）</p>"),
        ("［注］（様式）です", "<p>［注］（様式）です</p>"),
        ("！[朝の港](/a/港 1.jpg)", &picture("/a/港 1.jpg", "朝の港")),
        ("！「朝の港」（/a.jpg）", &picture("/a.jpg", "朝の港")),
        ("すごい！[港](a.md)", "<p>すごい！<a href=\"rel:a.md\">港</a></p>"),
        (
            "［［groups/x｜会］］と[[ groups/x | 会 ]]",
            "<p><a href=\"../groups/x.html\">会</a>と<a href=\"../groups/x.html\">会</a></p>",
        ),
        ("[[東京の会]]と[[大阪の会]]", "<p><a href=\"../groups/tokyo.html\">東京の会</a>と[[大阪の会]]</p>"),
        ("[[見る]](/a)", "<p><a href=\"root:/a\">[見る]</a></p>"),
        ("[字](/a){:target=\"_blank\"}と{:笑}", "<p><a href=\"root:/a\">字</a>と{:笑}</p>"),
        ("[字](/a b)", "<p>[字](/a b)</p>"),
    ]);
}

#[test]
fn other_notations_are_markdown() {
    let ruby =
        |base: &str, reading: &str| format!("<ruby>{base}<rp>（</rp><rt>{reading}</rt><rp>）</rp></ruby>");
    table(&[
        ("＞　引用\n本文", "<blockquote>\n<p>引用</p>\n</blockquote>\n<p>本文</p>"),
        ("＞＜ と ＞_＜", "<p>＞＜ と ＞_＜</p>"),
        ("｜えにし橋《ばし》", &format!("<p>{}</p>", ruby("えにし橋", "ばし"))),
        (
            "｛縁｜えにし｝と{橋｜はし}、｛日程｝と｛a｜b｝",
            &format!("<p>{}と{}、｛日程｝と｛a｜b｝</p>", ruby("縁", "えにし"), ruby("橋", "はし")),
        ),
        ("この漢字《かんじ》を", &format!("<p>この{}を</p>", ruby("漢字", "かんじ"))),
        ("絵本《ももたろう》と《星》", "<p>絵本《ももたろう》と《星》</p>"),
        ("**一\n\n二**", "<p><strong>一</strong></p>\n<p><strong>二</strong></p>"),
        ("前\n~~~~~~\n後", "<p>前</p>\n<hr>\n<p>後</p>"),
        ("~~~~お知らせ~~~~\n本文", "<p>~~~~お知らせ~~~~\n本文</p>"),
        ("~~~\n前", "<hr>\n<p>前</p>"),
        ("~~~~~\na = 1\n~~~~~", "<pre tabindex=\"0\"><code>a = 1\n</code></pre>"),
        ("⻑い⽇", "<p>長い日</p>"),
        ("<p>甲</p>\n[乙](/b)", "<p>甲</p>\n<p><a href=\"root:/b\">乙</a></p>"),
    ]);
    assert_eq!(findings("⻑い⽇"), ["AC310 [⻑] default code=2ED1 count=2 kanji=長 radical=⻑"]);
    assert_eq!(findings("は** 会費 **です"), ["AC305 [**] strong right=は**会費**です"]);
    assert_eq!(findings("2**3 と \\*\\* と `**` と **字**"), NONE);
    assert_eq!(findings("<b>字"), ["AC309 [<b>] open tag=b"]);
    assert_eq!(findings("<p>字\n\n<br>\n\n<ul><li>字</ul>"), NONE);
}

/// The body with its lines as the setting `auto` has them.
pub(super) fn with_lines(body: &str, map: &BodyMap) -> String {
    struct Auto;
    impl crate::markdown::Resolve for Auto {
        fn link(&self, target: &crate::markdown::Target) -> crate::markdown::LinkOutcome {
            Page.link(target)
        }
        fn record_title(&self, kind: &str, id: &str) -> Option<std::borrow::Cow<'_, str>> {
            Page.record_title(kind, id).map(|title| title.into_owned().into())
        }
        fn picture(&self, target: &crate::markdown::Target) -> Option<crate::markdown::PictureView> {
            Page.picture(target)
        }
        fn keeps_line(&self, is_wrapped: bool) -> bool {
            !is_wrapped
        }
        fn word(&self, word: crate::markdown::Word) -> std::borrow::Cow<'_, str> {
            Page.word(word).into_owned().into()
        }
    }
    let source = Arc::new(SourceText::new("a.md".to_owned(), body.to_owned()));
    let (read, _) = parse(body, &Context { source: &source, map });
    let mut out = String::new();
    write(&read, &mut out, &Auto);
    out.trim().replace("<br>\n", "⏎")
}

#[test]
fn lines_are_kept_unless_the_text_was_wrapped() {
    let lines = |body: &str| with_lines(body, &BodyMap::Contiguous { start: 0 });
    assert_eq!(lines("世帯 １００万円\n単身 ６０万円"), "<p>世帯 １００万円⏎単身 ６０万円</p>");
    assert_eq!(lines("「ああ、」\n「うん。」"), "<p>「ああ、」⏎「うん。」</p>");
    assert_eq!(lines("　字下げ\n　次"), "<p>　字下げ⏎　次</p>");
    assert_eq!(lines("一<br>\n二"), "<p>一<br>\n二</p>".replace("<br>\n", "⏎"));
    let wrapped = "海辺の町で生まれた人が、都会で働きながら、月に一度だけ帰る暮らしを続けて\n\
                   いる。週末には朝市の手伝いをして、子どもたちに網の結び方を教えるのが何より\n\
                   の楽しみだという。";
    assert_eq!(lines(wrapped), format!("<p>{}</p>", wrapped.replace('\n', "")));
    let sentences = "海辺の町で生まれた人が、都会で働きながら、月に一度だけ帰る暮らしを続けて。\n\
                     週末は朝市の手伝い。\n子どもたちに網の結び方を教えるのが何よりの楽しみだという。";
    assert_eq!(lines(sentences), format!("<p>{}</p>", sentences.replace('\n', "⏎")));
    let english = "The members meet once a month in the library, and everybody who wants to come\n\
                   is welcome, whether or not they were born in the town or have ever lived there\n\
                   at all.";
    assert_eq!(lines(english), format!("<p>{english}</p>"));
    let cell = with_lines(wrapped, &BodyMap::Opaque(0..1));
    assert_eq!(cell, format!("<p>{}</p>", wrapped.replace('\n', "⏎")));
    let by_hand = "大阪では、夜の倉庫で荷物を分けていました。八年です。嫌な仕事ではなかったのですが、だんだん声が\n\
                   いらなくなっていくのです。機械が「つぎ、Dの4」と言います。返事はしません。\n\
                   朝まで誰とも話さずに帰る日が増えました。";
    assert_eq!(lines(by_hand), format!("<p>{}</p>", by_hand.replace('\n', "")));
    let notice = "令和８年４月１日以降に町内へ転入し、５年以上にわたり継続して居住する意思がある方\n\
                  転入する直前の３年以上にわたり、東京都、神奈川県または大阪府に住所があった方";
    assert_eq!(lines(notice), format!("<p>{}</p>", notice.replace('\n', "⏎")));
    let long = "海辺の町で生まれた人が、都会で働きながら、月に一度だけ帰る暮らしを続けています。\
                朝は港の市場を手伝い、昼は古い家を直し、夜は子どもたちに海の話をして過ごします。";
    let folded = |width: usize| {
        let letters: Vec<char> = long.chars().collect();
        letters.chunks(width).map(String::from_iter).collect::<Vec<_>>().join("\n")
    };
    for width in [22, 26] {
        assert_eq!(lines(&folded(width)), format!("<p>{long}</p>"));
    }
    // Where nothing shows that it was folded, and in verses, lines stay.
    let verses = "朝の海に小さな舟がひとつ浮かんでいました。\n夜の山に小さな灯がひとつ浮かんでいました。\n\
                  昼の町に小さな影がひとつ浮かんでいました。\nそして誰も帰らない道があるばかりでした。";
    for kept in [verses.to_owned(), folded(18)] {
        assert_eq!(lines(&kept), format!("<p>{}</p>", kept.replace('\n', "⏎")));
    }
    let marked = format!("{wrapped}\n※ 雨天中止");
    assert_eq!(lines(&marked), format!("<p>{}⏎※ 雨天中止</p>", wrapped.replace('\n', "")));
}

#[test]
fn what_nothing_refers_to_is_text() {
    table(&[
        ("[お知らせ]: 駐車場はありません", "<p>[お知らせ]: 駐車場はありません</p>"),
        ("字\n\n[^1]: 脚注", "<p>字</p>\n<p>[^1]: 脚注</p>"),
        (
            "[A]と[a][]\n\n[a]: https://a.example\n[A]: 二つ目",
            "<p><a href=\"https://a.example\">A</a>と<a href=\"https://a.example\">a</a></p>\n<p>[A]: 二つ目</p>",
        ),
        ("字\n\n[//]: # (覚え書き)", "<p>字</p>"),
        ("~~~~から\n\n[^1]: 脚注", "<p>~~~~から</p>\n<p>[^1]: 脚注</p>"),
    ]);
    assert!(html("字[^1]\n\n[^1]: 一\n\n[^1]: 二").contains("<p>[^1]: 二</p>"));
}

#[test]
fn a_tag_that_never_ends_swallows_nothing() {
    table(&[
        ("<div>\n<!-- 下書き\n\n本文</div>", "<div>\n&lt;!-- 下書き\n<p>本文</p>\n</div>"),
        ("<!-- 終わり -->\n字\n\n<!-- 港\n\n海", "<p>字</p>\n<p>&lt;!-- 港</p>\n<p>海</p>"),
        ("字<b 海", "<p>字&lt;b 海</p>"),
        ("`<!-- 字`", "<p><code>&lt;!-- 字</code></p>"),
        (r"\<b 強く", "<p>&lt;b 強く</p>"),
        (r"\\<b 強く", r"<p>\&lt;b 強く</p>"),
    ]);
    for body in
        ["<div>\n<!-->\n<!-- 下書き\n本文\n</div>", "<div>\n<!--->\n下書き\n\n<!-- 覚え書き -->\n</div>"]
    {
        assert!(html(body).contains("下書き"), "{}", html(body));
    }
}

#[test]
fn a_quotation_mark_that_is_not_closed_swallows_nothing() {
    for (body, words) in [
        ("<p class=\"note>大事な話</p>\n\nつぎ", "大事な話"),
        ("<div class=\"box>\n箱の中\n</div>\n\n「\"字\"」", "箱の中"),
        ("<table border=\"1>\n<tr><td>マス</td></tr>\n</table>", "マス"),
        ("<p title='片方>話</p> それは 'こう' です", "話"),
        ("<p class=\"a\" title=\"c>十七\n\n十八\">十九</p>", "十七"),
        ("まえ<span class=\"a>字</span>うしろと\"引用\"です", "字"),
    ] {
        assert!(html(body).contains(words), "{body}: {}", html(body));
        assert!(findings(body).iter().any(|f| f.contains("open_quote")), "{body}: {:?}", findings(body));
    }
    for whole in [
        "<p class=\"a\">字</p>",
        "<b title=\"a > b\">字</b>",
        "<a href=\"/a\"class=\"b\">字</a>",
        "<img src=\"/a.png\" alt='絵'/>",
        "<b title=\"</a>\">字</b>",
        "```\n<p class=\"note>字\n```",
    ] {
        assert!(!findings(whole).iter().any(|f| f.contains("open_quote")), "{whole}: {:?}", findings(whole));
    }
    assert_eq!(
        findings("<p class=\"note>大事な話</p>")[0],
        "AC309 [<p class=\"note>] open_quote tag=<p class=\"note>"
    );
}

#[test]
fn attributes_for_another_program_are_told() {
    assert_eq!(
        findings("[字](/a){:target=\"_blank\"}"),
        ["AC315 [{:target=\"_blank\"}] default written={:target=\"_blank\"}"]
    );
    assert_eq!(findings("`{:target=\"_blank\"}`"), NONE);
}

#[test]
fn telephone_numbers_can_be_called() {
    table(&[
        (
            "電話は０３００－００－２１００です",
            "<p>電話は<a href=\"tel:0300002100\">０３００－００－２１００</a>です</p>",
        ),
        ("0300（00）2100", "<p><a href=\"tel:0300002100\">0300（00）2100</a></p>"),
        ("[0300-00-2100](/a)", "<p><a href=\"root:/a\">0300-00-2100</a></p>"),
        ("`0300-00-2100` FAX 0300-00-2101", "<p><code>0300-00-2100</code> FAX 0300-00-2101</p>"),
    ]);
}

const NOTATIONS: &[&str] = &[
    "は",
    "花",
    "会",
    "。",
    "、",
    "「",
    "」",
    "\n",
    "\n\n",
    " ",
    "　",
    "\t",
    "・",
    "-",
    "- ",
    "１．",
    "2)",
    "3）",
    "①",
    "##",
    "＃",
    "＃ ",
    "＞",
    ">",
    "｜",
    "|",
    "\n|ー|ー|\n",
    "\n|---|---|\n",
    "**",
    "*",
    "~~~~~",
    "\n~~~~~\n",
    "⻑",
    "------",
    "5",
    "    ",
    "※",
    "\r\n",
];

/// Found by `no_word_of_a_notation_is_lost`: to the parser, a full-width space before a bar is a cell.
#[test]
fn full_width_spaces_around_a_row_are_no_cells() {
    for (body, shown) in [
        ("|は|花|\n|---|---|\n\u{3000}|会|は|\u{3000}\n", vec!["は", "花", "会", "は"]),
        ("\u{3000}|は|花|\n\u{3000}|---|---|\n\u{3000}|会|は|\n", vec!["は", "花", "会", "は"]),
        ("\n|ー|ー|\n\u{3000}|｜は", vec!["ー", "ー", "は"]),
    ] {
        let blocks = read(body).0.text_blocks(&Page);
        let words: Vec<_> =
            blocks.iter().map(|block| block.text.trim()).filter(|text| !text.is_empty()).collect();
        assert_eq!(words, shown, "{body:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 4_000 } else { 50_000 }))]

    /// Every word comes out, in its order.
    #[test]
    fn no_word_of_a_notation_is_lost(pieces in proptest::collection::vec(proptest::sample::select(NOTATIONS), 0..30)) {
        let body = pieces.concat();
        let words = |text: &str| text.chars().filter(|c| "は花会".contains(*c)).collect::<String>();
        let shown: String = read(&body).0.text_blocks(&Page).iter().map(|block| words(&block.text)).collect();
        prop_assert_eq!(words(&body), shown, "{:?}", body);
    }
}
