//! Numbers, asterisks and fences that mean something else than Markdown takes them for.

use super::{findings, html, table};

const NONE: [&str; 0] = [];

#[test]
fn the_numbers_of_lists_are_those_that_were_written() {
    table(&[
        (
            "3. 三位\n2. 二位\n1. 一位",
            "<ol start=\"3\">\n<li>三位</li>\n<li value=\"2\">二位</li>\n<li value=\"1\">一位</li>\n</ol>",
        ),
        ("1. 春\n3. 秋\n4. 冬", "<ol>\n<li>春</li>\n<li value=\"3\">秋</li>\n<li>冬</li>\n</ol>"),
        ("1. 春\n\n3. 秋", "<ol>\n<li><p>春</p>\n</li>\n<li value=\"3\"><p>秋</p>\n</li>\n</ol>"),
        ("1. 甲\n1. 乙\n3. 丙", "<ol>\n<li>甲</li>\n<li value=\"1\">乙</li>\n<li value=\"3\">丙</li>\n</ol>"),
        ("1. 甲\n1. 乙\n1. 丙", "<ol>\n<li>甲</li>\n<li>乙</li>\n<li>丙</li>\n</ol>"),
        ("0. 甲\n0. 乙", "<ol start=\"0\">\n<li>甲</li>\n<li>乙</li>\n</ol>"),
        (
            "> 1. 甲\n>    1. 一\n>    2. 二\n> 1. 乙",
            "<blockquote>\n<ol>\n<li>甲<ol>\n<li>一</li>\n<li>二</li>\n</ol>\n</li>\n<li>乙</li>\n</ol>\n</blockquote>",
        ),
    ]);
}

#[test]
fn days_times_and_years_are_lines_and_no_lists() {
    table(&[
        (
            "12. 24 イブ\n12. 25 クリスマス\n12. 31 大みそか",
            "<p>12. 24 イブ<br>\n12. 25 クリスマス<br>\n12. 31 大みそか</p>",
        ),
        (
            "1. 春\n2. 夏\n\n12. 24 イブ\n12. 25 夜",
            "<ol>\n<li>春</li>\n<li>夏</li>\n</ol>\n<p>12. 24 イブ<br>\n12. 25 夜</p>",
        ),
        ("12. 24 イブ\n\n12. 25 クリスマス", "<p>12. 24 イブ</p>\n<p>12. 25 クリスマス</p>"),
        ("10. 00 開会\n10. 30 休憩", "<p>10. 00 開会<br>\n10. 30 休憩</p>"),
        ("2026. 11. 20 集会\n2026. 12. 20 集会", "<p>2026. 11. 20 集会<br>\n2026. 12. 20 集会</p>"),
        ("2026. 11. 20 集会", "<p>2026. 11. 20 集会</p>"),
        ("1986. よい年", "<p>1986. よい年</p>"),
        ("1. 1 元日\n1. 10 十日戎", "<p>1. 1 元日<br>\n1. 10 十日戎</p>"),
        ("1. 3個の卵\n1. 2杯の水", "<ol>\n<li>3個の卵</li>\n<li>2杯の水</li>\n</ol>"),
        ("1. 24 hours\n2. 48 hours", "<ol>\n<li>24 hours</li>\n<li>48 hours</li>\n</ol>"),
        ("```\n12. 24 a\n12. 25 b\n```", "<pre tabindex=\"0\"><code>12. 24 a\n12. 25 b\n</code></pre>"),
    ]);
}

#[test]
fn a_number_that_nothing_counts_up_to_is_a_part_of_the_sentence() {
    table(&[
        ("12. 24の夜に、港で会いましょう。", "<p>12. 24の夜に、港で会いましょう。</p>"),
        ("字\n\n12. 春の夜に。\n\n字", "<p>字</p>\n<p>12. 春の夜に。</p>\n<p>字</p>"),
        ("5) 会費", "<p>5) 会費</p>"),
        ("11. 23 祝日\n12. 24 イブ", "<p>11. 23 祝日<br>\n12. 24 イブ</p>"),
        ("10. 00 開会\n11. 00 講演\n12. 00 昼食", "<p>10. 00 開会<br>\n11. 00 講演<br>\n12. 00 昼食</p>"),
        ("> 12. 24の夜に。", "<blockquote>\n<p>12. 24の夜に。</p>\n</blockquote>"),
        ("・11. 30 芋煮\n・12. 24 イブ", "<ul>\n<li>11. 30 芋煮</li>\n<li>12. 24 イブ</li>\n</ul>"),
        ("- 1. 10 初えびす\n- 12. 24 イブ", "<ul>\n<li>1. 10 初えびす</li>\n<li>12. 24 イブ</li>\n</ul>"),
        ("1. 24時間あいています。", "<ol>\n<li>24時間あいています。</li>\n</ol>"),
        (
            "1. 会費\n\n字\n\n2. 30人まで",
            "<ol>\n<li>会費</li>\n</ol>\n<p>字</p>\n<ol start=\"2\">\n<li>30人まで</li>\n</ol>",
        ),
        ("１．会費\n\n2. 定員", "<p>１．会費</p>\n<ol start=\"2\">\n<li>定員</li>\n</ol>"),
        ("5. 五位\n6. 六位", "<ol start=\"5\">\n<li>五位</li>\n<li>六位</li>\n</ol>"),
    ]);
    let (body, _) = super::read("12. 24の夜に、港で会いましょう。");
    assert_eq!(body.excerpt(&super::Page), "12. 24の夜に、港で会いましょう。");
}

#[test]
fn an_item_goes_on_in_lines_without_a_mark() {
    let list = "<ul>\n<li>一</li>\n<li>二<br>\n続き</li>\n<li>三</li>\n</ul>";
    let lines =
        |body: &str| super::notation::with_lines(body, &crate::markdown::BodyMap::Contiguous { start: 0 });
    let listed = |body: &str| lines(body).replace('⏎', "<br>\n");
    assert_eq!(listed("・一\n・二\n続き\n・三"), list);
    assert_eq!(listed("・一\n・二\n  続き\n・三"), list);
    assert_eq!(listed("・一\n・二\n　続き\n・三"), list.replace("続き", "　続き"));
    assert_eq!(
        listed("用意するもの\n・軍手（滑り止めの\n付いたもの）\n・水筒"),
        "<p>用意するもの</p>\n<ul>\n<li>軍手（滑り止めの<br>\n付いたもの）</li>\n<li>水筒</li>\n</ul>"
    );
    assert_eq!(
        listed("１．会場\n公民館\n２．日時\n5月3日"),
        "<ol>\n<li>会場<br>\n公民館</li>\n<li>日時</li>\n</ol>\n<p>5月3日</p>"
    );
    // A name for what stands below it.
    assert_eq!(
        listed("持ち物\n・軍手\n・水筒\n服装\n・長袖\n・帽子"),
        "<p>持ち物</p>\n<ul>\n<li>軍手</li>\n<li>水筒</li>\n</ul>\n<p>服装</p>\n<ul>\n<li>長袖</li>\n<li>帽子</li>\n</ul>"
    );
    assert_eq!(
        listed("持ち物\n・軍手\n・水筒\n以上"),
        "<p>持ち物</p>\n<ul>\n<li>軍手</li>\n<li>水筒</li>\n</ul>\n<p>以上</p>"
    );
}

#[test]
fn a_line_that_divides_makes_no_heading() {
    table(&[
        ("字\n\nおわり\n=====", "<p>字</p>\n<p>おわり</p>\n<hr>"),
        ("字\n\nおわり\n-----\n", "<p>字</p>\n<p>おわり</p>\n<hr>"),
        ("お知らせ\n=====\n字", "<h2 id=\"お知らせ\">お知らせ</h2>\n<p>字</p>"),
        ("=====\nお知らせ\n=====\n字", "<hr>\n<h2 id=\"お知らせ\">お知らせ</h2>\n<p>字</p>"),
        ("-----\n田中\n港町\n-----\n字", "<hr>\n<p>田中港町</p>\n<hr>\n<p>字</p>"),
        ("=====\n田中\n港町\n=====", "<hr>\n<p>田中港町</p>\n<hr>"),
        ("田中\n-\n鈴木", "<p>田中\n-\n鈴木</p>"),
        ("- 一\n-\n- 二", "<ul>\n<li>一</li>\n<li></li>\n<li>二</li>\n</ul>"),
        ("```\n字\n===\n```", "<pre tabindex=\"0\"><code>字\n===\n</code></pre>"),
    ]);
    assert_eq!(findings("-----\n田中\n港町\n-----\n字"), NONE);
    let underlined = |line: &str| vec![format!("AC305 [{line}] underlined right={line}")];
    assert_eq!(findings("みんなへ\n\nありがとう\n-----\nまた"), underlined("-----"));
    assert_eq!(findings("会場は公民館\n---\n雨でもやります"), underlined("---"));
    for heading in ["会場 {#place}\n---\n字", "Place\n---\n字", "会場\n===\n字"] {
        assert_eq!(findings(heading), NONE, "{heading}");
    }
}

#[test]
fn a_mark_alone_in_its_line_stays_as_it_was_typed() {
    table(&[
        ("字\n\n#\n\n字", "<p>字</p>\n<p>#</p>\n<p>字</p>"),
        ("##", "<p>##</p>"),
        ("# #", "<p># #</p>"),
        ("字\n>\n字", "<p>字\n&gt;\n字</p>"),
        ("> 甲\n>\n> 乙", "<blockquote>\n<p>甲</p>\n<p>乙</p>\n</blockquote>"),
        ("```\n#\n```", "<pre tabindex=\"0\"><code>#\n</code></pre>"),
    ]);
}

#[test]
fn sentences_between_two_fences_are_pointed_out() {
    assert_eq!(findings("```\n朝市です。\nおいでください。\n```"), ["AC305 [```] fenced_prose right=```"]);
    assert_eq!(findings("```text\n朝市です。\n```"), NONE);
    assert_eq!(findings("```\ntitle: 朝市です。\n```"), NONE);
    assert_eq!(findings("````\n```\n朝市です。\n```\n````"), NONE);
}

#[test]
fn faces_stay_as_they_were_typed() {
    for face in [
        "(^_^)",
        "（*^_^*）",
        "(*^^*)",
        "_(._.)_",
        "m(_ _)m",
        "m(__)m",
        "♪(*^^)o∀*∀o(^^*)♪",
        "(*´ω｀*)",
        "(^_^)_旦",
        "(T_T)",
        "(´・ω・`)",
        "ヽ(`Д´)ノ",
    ] {
        let body = format!("ありがとう{face}、また{face}");
        assert_eq!(html(&body), format!("<p>{body}</p>"));
        assert_eq!(findings(&body), NONE, "{body}");
    }
    table(&[
        ("できた\\(^o^)/", "<p>できた\\(^o^)/</p>"),
        ("印(*)は必須、印(*)は任意", "<p>印(*)は必須、印(*)は任意</p>"),
        ("(*重要*)な話", "<p>(<em>重要</em>)な話</p>"),
        ("**(^^)**です", "<p><strong>(^^)</strong>です</p>"),
        ("`(*^^*)`", "<p><code>(*^^*)</code></p>"),
    ]);
}

#[test]
fn ornaments_stay_as_they_were_typed() {
    for ornament in [
        "*:..｡o○☆ﾟ･:,｡*:..｡o○☆*",
        "-*-*-*-*-",
        "~*~*~ 朝市 ~*~*~",
        "=*=*= 朝市 =*=*=",
        "/*-- 朝市 --*/",
        "*☆*☆*",
        "★☆★☆",
    ] {
        assert_eq!(html(ornament), format!("<p>{ornament}</p>"));
    }
    table(&[
        (">>> 朝市 <<<", "<p>&gt;&gt;&gt; 朝市 &lt;&lt;&lt;</p>"),
        (">> 朝市", "<blockquote>\n<blockquote>\n<p>朝市</p>\n</blockquote>\n</blockquote>"),
        ("*-朝市-*と**-朝市-**", "<p><em>-朝市-</em>と<strong>-朝市-</strong></p>"),
        ("**「朝市」**・*朝*・", "<p><strong>「朝市」</strong>・<em>朝</em>・</p>"),
        ("`(`a`)`と(`x`)", "<p><code>(</code>a<code>)</code>と(<code>x</code>)</p>"),
    ]);
}

#[test]
fn what_stands_in_a_cell_is_mended_there() {
    assert_eq!(
        findings("A**重要\t甲\n**注意\t乙"),
        ["AC305 [**] strong right=**重要**", "AC305 [**] strong right=**注意**"]
    );
    assert_eq!(findings("|甲|乙|\n|---|---|\n|**丙|丁|"), ["AC305 [**] strong right=**丙**"]);
}

#[test]
fn notes_and_links_of_which_half_is_missing_are_named() {
    assert_eq!(
        findings("港[^1]と浜[^2]\n\n[^1]: 市史\n\n[^3]: 誰も指さない\n\n\\[^4]と[^_^]と[^0-9]"),
        ["AC305 [[^2]] missing_note right=[^2]", "AC305 [[^3]] unused_note right=[^3]"]
    );
    table(&[("[](/a_b.pdf)を", "<p><a href=\"root:/a_b.pdf\">/a_b.pdf</a>を</p>")]);
    assert_eq!(findings("[](/a_b.pdf)を"), ["AC305 [[](/a_b.pdf)] empty_link right=[…](/a_b.pdf)"]);
}

#[test]
fn an_asterisk_within_words_is_a_sign() {
    table(&[
        ("縦a*b*c", "<p>縦a*b*c</p>"),
        ("5*a*3", "<p>5*a*3</p>"),
        ("会員*と一般*のちがい", "<p>会員*と一般*のちがい</p>"),
        ("縦*横*高さ", "<p>縦*横*高さ</p>"),
        ("これは*重要*です", "<p>これは<em>重要</em>です</p>"),
        ("*強調*です", "<p><em>強調</em>です</p>"),
        ("の*本*が*星*を", "<p>の<em>本</em>が<em>星</em>を</p>"),
        ("海を*ワイド*で見た。*粘土*の話", "<p>海を<em>ワイド</em>で見た。<em>粘土</em>の話</p>"),
        ("un*frigging*believable", "<p>un<em>frigging</em>believable</p>"),
        (
            "https://a.example/会*と会*の",
            "<p><a href=\"https://a.example/\">https://a.example/</a>会<em>と会</em>の</p>",
        ),
    ]);
    assert_eq!(findings("会員*と一般*のちがい"), ["AC305 [*と一般*] note_mark right=会員**と一般**のちがい"]);
    assert_eq!(findings("縦a*b*c"), NONE);
}

#[test]
fn a_fence_that_nothing_ends_hides_no_sentences() {
    table(&[
        ("前\n\n~~~~\n後です。", "<p>前</p>\n<hr>\n<p>後です。</p>"),
        ("前\n```\n後です。\n\n**次**", "<p>前</p>\n<p>```</p>\n<p>後です。</p>\n<p><strong>次</strong></p>"),
        (
            "~~~~\n朝市です。\n来てください。\n~~~~\n後",
            "<hr>\n<p>朝市です。来てください。</p>\n<hr>\n<p>後</p>",
        ),
        ("```\nlet a = 1;", "<pre tabindex=\"0\"><code>let a = 1;</code></pre>"),
        (
            "```yaml\ntitle: 朝市",
            "<pre tabindex=\"0\"><code class=\"language-yaml\">title: 朝市</code></pre>",
        ),
        ("```\n朝市です。\n```", "<pre tabindex=\"0\"><code>朝市です。\n</code></pre>"),
        ("~~~\ntitle: 朝市です。\n~~~", "<pre tabindex=\"0\"><code>title: 朝市です。\n</code></pre>"),
    ]);
    assert_eq!(findings("```\n後です。"), ["AC305 [```] open_fence right=```"]);
}

#[test]
fn advice_shows_the_line_as_it_was_meant() {
    assert_eq!(
        findings("**毎朝\n\n四時**に起きました。"),
        ["AC305 [**] strong right=**毎朝**", "AC305 [**] strong right=**四時**に起きました。"]
    );
    assert_eq!(findings("字\n\n**\n\n字"), ["AC305 [**] strong right="]);
    assert_eq!(
        findings("[表](C:\\Users\\taro\\a.xlsx)"),
        ["LK404 [C:\\Users\\taro\\a.xlsx] local_file what=c:"]
    );
    assert_eq!(
        findings("<img src=\"/a.jpg\" width=300>"),
        [
            "AC301 [<img src=\"/a.jpg\" width=300>] default right=<img alt=\"ここに説明\" src=\"/a.jpg\" width=300> src=/a.jpg"
        ]
    );
    assert_eq!(
        findings("    四つ空白の段落です"),
        ["AC305 [四つ空白の段落です] indented right=\u{3000}四つ空白の段落です"]
    );
    assert_eq!(findings("本文です。\n\n                以上"), ["AC305 [以上] indented right=\u{3000}以上"]);
    assert_eq!(findings("    let a = \"あ\";"), NONE);
}

#[test]
fn short_cells_of_a_talk_keep_their_line() {
    let talk = html("12:30\t山田\t駅前に集まって、それから歩きます\n12:31\t鈴木\tはい");
    assert!(talk.contains("<td class=\"short\">12:30</td><td class=\"short\">山田</td><td>駅前に"), "{talk}");
    assert!(html("|時|人|\n|--|--|\n|12:30|山田|").contains("<td>12:30</td><td>山田</td>"));
}
