//! Emphasis, line breaks, ruby and record links in Japanese text.

use super::{findings, html, read, table};
use crate::markdown::Target;

#[test]
fn emphasis_works_beside_japanese_punctuation() {
    table(&[
        ("これは**「重要」**です", "<p>これは<strong>「重要」</strong>です</p>"),
        ("**必ず「予約」です。**しかし", "<p><strong>必ず「予約」です。</strong>しかし</p>"),
        ("**重要（注）**です", "<p><strong>重要（注）</strong>です</p>"),
        ("**重要(注)**です", "<p><strong>重要(注)</strong>です</p>"),
        ("~~（中止）~~延期", "<p><del>（中止）</del>延期</p>"),
        ("会は~~（中止）~~延期", "<p>会は<del>（中止）</del>延期</p>"),
        ("*『本』*を読む", "<p><em>『本』</em>を読む</p>"),
        ("彼は*『本』*を読む", "<p>彼は<em>『本』</em>を読む</p>"),
        ("これは***「最重要」***です", "<p>これは<em><strong>「最重要」</strong></em>です</p>"),
        ("は**「*重要*」**な", "<p>は<strong>「<em>重要</em>」</strong>な</p>"),
        ("**~~（中止）~~**は", "<p><strong><del>（中止）</del></strong>は</p>"),
        ("は**_「x」_**です", "<p>は<strong><em>「x」</em></strong>です</p>"),
        ("は**`「code」`**です", "<p>は<strong><code>「code」</code></strong>です</p>"),
        (
            "**[案内](https://example.jp/)**を見る。詳細は**`code`**です",
            "<p><strong><a href=\"https://example.jp/\">案内</a></strong>を見る。詳細は<strong><code>code</code></strong>です</p>",
        ),
        (
            "は**{県人会|けん}**の",
            "<p>は<strong><ruby>県人会<rp>（</rp><rt>けん</rt><rp>）</rp></ruby></strong>の</p>",
        ),
        ("「**重要**」です", "<p>「<strong>重要</strong>」です</p>"),
        ("３**％**増、**＋５**人", "<p>３<strong>％</strong>増、<strong>＋５</strong>人</p>"),
        ("は**“引用”**だ", "<p>は<strong>“引用”</strong>だ</p>"),
        ("# は**「重要」**な", "<h2 id=\"は重要な\">は<strong>「重要」</strong>な</h2>"),
        ("- は**「重要」**な", "<ul>\n<li>は<strong>「重要」</strong>な</li>\n</ul>"),
        ("* *「重要」*な", "<ul>\n<li><em>「重要」</em>な</li>\n</ul>"),
        ("> は**「重要」**な", "<blockquote>\n<p>は<strong>「重要」</strong>な</p>\n</blockquote>"),
        ("[は**「重要」**な](/a)", "<p><a href=\"root:/a\">は<strong>「重要」</strong>な</a></p>"),
        ("葛\u{e0100}**「城」**市", "<p>葛\u{e0100}<strong>「城」</strong>市</p>"),
    ]);
}

#[test]
fn emphasis_works_beside_korean() {
    table(&[
        ("한국어**\"중요\"**는", "<p>한국어<strong>&quot;중요&quot;</strong>는</p>"),
        ("한국어**중요**는", "<p>한국어<strong>중요</strong>는</p>"),
        ("**(주)한강**에서", "<p><strong>(주)한강</strong>에서</p>"),
        ("**필수!**입니다", "<p><strong>필수!</strong>입니다</p>"),
        ("이것은 **중요** 합니다", "<p>이것은 <strong>중요</strong> 합니다</p>"),
        ("한국어** 중요**는", "<p>한국어** 중요**는</p>"),
    ]);
}

#[test]
fn emphasis_is_what_commonmark_says_elsewhere() {
    table(&[
        ("は__「重要」__な", "<p>は__「重要」__な</p>"),
        ("は** 重要**な", "<p>は** 重要**な</p>"),
        ("は**「重要」 **な", "<p>は**「重要」 **な</p>"),
        ("3*4*5、2**3", "<p>3*4*5、2**3</p>"),
        ("は\\*\\*「重要」\\*\\*な", "<p>は**「重要」**な</p>"),
        ("は`**「重要」**`な", "<p>は<code>**「重要」**</code>な</p>"),
        ("```\nは**「重要」**な\n```", "<pre tabindex=\"0\"><code>は**「重要」**な\n</code></pre>"),
        ("    は**「重要」**な", "<pre tabindex=\"0\"><code>は**「重要」**な</code></pre>"),
        ("[字](https://example.jp/は**「a」**)", "<p><a href=\"https://example.jp/は**「a」**\">字</a></p>"),
        (
            "<https://example.jp/は**「a」**>",
            "<p><a href=\"https://example.jp/は**「a」**\">https://example.jp/は**「a」**</a></p>",
        ),
        ("[字](/a \"は**「a」**\")", "<p><a href=\"root:/a\" title=\"は**「a」**\">字</a></p>"),
        (
            "<div title=\"は**「a」**な\">は**「a」**な</div>",
            "<div title=\"は**「a」**な\">は**「a」**な</div>",
        ),
        ("3 *4* 5", "<p>3 <em>4</em> 5</p>"),
        ("a**(b)**c", "<p>a**(b)**c</p>"),
        ("snake_case_name と 5 * 3 * 2", "<p>snake_case_name と 5 * 3 * 2</p>"),
        ("10~12時、14~16時", "<p>10~12時、14~16時</p>"),
        ("月~**金 10時~18時**", "<p>月~<strong>金 10時~18時</strong></p>"),
        ("`~`と\\~と~user", "<p><code>~</code>と~と~user</p>"),
        ("[家](https://example.jp/~a)", "<p><a href=\"https://example.jp/~a\">家</a></p>"),
        ("***\n\n~~~\n「\n~~~", "<hr>\n<pre tabindex=\"0\"><code>「\n</code></pre>"),
        (
            "[は**「a」**な]\n\n[は**「a」**な]: /b",
            "<p><a href=\"root:/b\">は<strong>「a」</strong>な</a></p>",
        ),
    ]);
}

#[test]
fn private_characters_of_the_author_survive() {
    table(&[
        ("\u{e000}は**「\u{e000}」**な\u{e001}", "<p>\u{e000}は<strong>「\u{e000}」</strong>な\u{e001}</p>"),
        ("&#xE000;は**「a」**な", "<p>\u{e000}は<strong>「a」</strong>な</p>"),
        ("\u{10a50}は**_「x」_**です", "<p>\u{10a50}は<strong><em>「x」</em></strong>です</p>"),
    ]);
    let all: String = ('\u{e000}'..='\u{efff}').collect();
    assert_eq!(html(&format!("{all}は<b>字</b>")), format!("<p>{}は<b>字</b></p>", "\u{fffd}".repeat(4096)));
}

#[test]
fn a_line_break_between_full_width_characters_is_no_space() {
    table(&[
        ("これは\n続きです", "<p>これは続きです</p>"),
        ("です。\n「次」\nへ", "<p>です。「次」へ</p>"),
        ("**強調**\n続き", "<p><strong>強調</strong>続き</p>"),
        ("前\n**強調**", "<p>前<strong>強調</strong></p>"),
        ("**前\n後**", "<p><strong>前後</strong></p>"),
        ("**前**\n*後*", "<p><strong>前</strong><em>後</em></p>"),
        ("前\n[後](/a)\n次", "<p>前<a href=\"root:/a\">後</a>次</p>"),
        ("前\n`後`\n次", "<p>前<code>後</code>次</p>"),
        ("前\n{後|ご}\n次", "<p>前<ruby>後<rp>（</rp><rt>ご</rt><rp>）</rp></ruby>次</p>"),
        ("日本\nJapan", "<p>日本\nJapan</p>"),
        ("Japan\n日本", "<p>Japan\n日本</p>"),
        ("**Japan**\n日本", "<p><strong>Japan</strong>\n日本</p>"),
        ("日本\n`code`", "<p>日本\n<code>code</code></p>"),
        ("한국\n어", "<p>한국\n어</p>"),
        ("日本\n한국", "<p>日本\n한국</p>"),
        ("一行\\\n二行", "<p>一行<br>\n二行</p>"),
        ("一行  \n二行", "<p>一行<br>\n二行</p>"),
        ("一<br>\n二", "<p>一<br>\n二</p>"),
        ("か\u{3099}\n次", "<p>か\u{3099}次</p>"),
        ("前\r\n後", "<p>前後</p>"),
        ("> 前\n> 後", "<blockquote>\n<p>前後</p>\n</blockquote>"),
        ("- 前\n  後", "<ul>\n<li>前後</li>\n</ul>"),
        ("前\n[[groups/tokyo]]\n後", "<p>前<a href=\"../groups/tokyo.html\">東京の会</a>後</p>"),
        ("前\n[[groups/club]]\n後", "<p>前\n<a href=\"../groups/club.html\">Club &amp; Co</a>\n後</p>"),
        (
            "[[groups/tokyo]]\n[[groups/club]]\n[[groups/tokyo]]\n[[groups/tokyo]]",
            "<p><a href=\"../groups/tokyo.html\">東京の会</a>\n<a href=\"../groups/club.html\">Club &amp; Co</a>\n<a href=\"../groups/tokyo.html\">東京の会</a><a href=\"../groups/tokyo.html\">東京の会</a></p>",
        ),
        ("A\n[[groups/tokyo]]\nB", "<p>A\n<a href=\"../groups/tokyo.html\">東京の会</a>\nB</p>"),
    ]);
}

#[test]
fn ruby_stands_over_words_and_characters() {
    let whole = "<ruby>県人会<rp>（</rp><rt>けんじんかい</rt><rp>）</rp></ruby>";
    let each = "<ruby>県<rp>（</rp><rt>けん</rt><rp>）</rp>人<rp>（</rp><rt>じん</rt><rp>）</rp>会<rp>（</rp><rt>かい</rt><rp>）</rp></ruby>";
    table(&[
        ("{県人会|けんじんかい}です", &format!("<p>{whole}です</p>")),
        ("{県人会|けん|じん|かい}です", &format!("<p>{each}です</p>")),
        ("{県人会|けん|じんかい}", &format!("<p>{whole}</p>")),
        ("**{県人会|けんじんかい}**", &format!("<p><strong>{whole}</strong></p>")),
        ("[{県人会|けんじんかい}へ](/a)", &format!("<p><a href=\"root:/a\">{whole}へ</a></p>")),
        ("[[groups/x|{県人会|けんじんかい}]]", &format!("<p><a href=\"../groups/x.html\">{whole}</a></p>")),
        ("## {県人会|けんじんかい}", &format!("<h2 id=\"県人会\">{whole}</h2>")),
        (
            "![{県人会|けんじんかい}の集まり](a.jpg)の",
            "<p><img src=\"a.jpg\" alt=\"県人会の集まり\" loading=\"lazy\" decoding=\"async\">の</p>",
        ),
        ("`{県人会|けん}`", "<p><code>{県人会|けん}</code></p>"),
        ("```\n{県人会|けん}\n```", "<pre tabindex=\"0\"><code>{県人会|けん}\n</code></pre>"),
        ("[a](/{県|けん})", "<p><a href=\"root:/{県|けん}\">a</a></p>"),
        ("\\{県人会|けん}", "<p>{県人会|けん}</p>"),
        ("{県人会}と{}と{|けん}と{県|}", "<p>{県人会}と{}と{|けん}と{県|}</p>"),
        ("{a|b}", "<p>{a|b}</p>"),
        (
            "{WHO|ダブリューエイチオー}",
            "<p><ruby>WHO<rp>（</rp><rt>ダブリューエイチオー</rt><rp>）</rp></ruby></p>",
        ),
        ("{県\n人|けん}", "<p>{県人|けん}</p>"),
        ("{{県|けん}}", "<p>{<ruby>県<rp>（</rp><rt>けん</rt><rp>）</rp></ruby>}</p>"),
    ]);
    let cell = html("| 名 | `{県|けん}` |\n|---|---|\n| {県人会|けんじんかい} | {県人会\\|けんじんかい} |");
    assert!(cell.contains(&format!("<td>{whole}</td><td>{whole}</td>")), "{cell}");
    assert!(cell.contains("<th scope=\"col\"><code>{県|けん}</code></th>"), "{cell}");
}

#[test]
fn record_links_lead_to_records() {
    table(&[
        ("[[groups/tokyo]]", "<p><a href=\"../groups/tokyo.html\">東京の会</a></p>"),
        ("[[groups/tokyo#会費]]", "<p><a href=\"../groups/tokyo.html#会費\">東京の会</a></p>"),
        ("[[groups/tokyo|この会]]へ", "<p><a href=\"../groups/tokyo.html\">この会</a>へ</p>"),
        (
            "[[groups/tokyo|**「この」**会]]",
            "<p><a href=\"../groups/tokyo.html\"><strong>「この」</strong>会</a></p>",
        ),
        (
            "**[[groups/tokyo]]**です",
            "<p><strong><a href=\"../groups/tokyo.html\">東京の会</a></strong>です</p>",
        ),
        ("[[stories/hidden|その話]]と[[stories/hidden]]", "<p>その話とhidden</p>"),
        ("`[[groups/tokyo]]`", "<p><code>[[groups/tokyo]]</code></p>"),
        ("    [[groups/tokyo|a]]", "<pre tabindex=\"0\"><code>[[groups/tokyo|a]]</code></pre>"),
        ("\\[[groups/tokyo]]", "<p>[[groups/tokyo]]</p>"),
        ("[[tokyo]]と[[groups/]]と[[/a]]と[[a b/c]]", "<p>[[tokyo]]と[[groups/]]と[[/a]]と[[a b/c]]</p>"),
        ("[[groups/a|]]", "<p>[[groups/a|]]</p>"),
        ("[見る [[groups/tokyo]]](/a)", "<p><a href=\"root:/a\">見る 東京の会</a></p>"),
        (
            "**a [[groups/tokyo|b** c]] d",
            "<p><strong>a <a href=\"../groups/tokyo.html\">b</a></strong> c d</p>",
        ),
        (
            "[[groups/tokyo|a **b]] c** d",
            "<p><a href=\"../groups/tokyo.html\">a <strong>b c</strong></a> d</p>",
        ),
        ("## [[groups/tokyo]]", "<h2 id=\"tokyo\"><a href=\"../groups/tokyo.html\">東京の会</a></h2>"),
    ]);
    let cells = html("| 会 | 話 |\n|---|---|\n| [[groups/tokyo|会]] | [[stories/a\\|話]] |");
    assert!(
        cells.contains(
            "<td><a href=\"../groups/tokyo.html\">会</a></td><td><a href=\"../stories/a.html\">話</a></td>"
        ),
        "{cells}"
    );
}

#[test]
fn places_point_at_what_was_written() {
    let body = "は**「重要」**な{県|けん}、[[groups/a|話]]と[話](../jobs/b.md#x)とhttps://example.jp/。";
    let (read, found) = read(body);
    let links: Vec<(&str, &Target)> =
        read.links().map(|link| (&body[link.span.clone()], &link.target)).collect();
    assert_eq!(
        links,
        [
            ("groups/a", &Target::Record { kind: "groups".into(), id: "a".into(), anchor: None }),
            (
                "../jobs/b.md#x",
                &Target::Relative { path: "../jobs/b.md".into(), query: None, anchor: Some("x".into()) }
            ),
            ("https://example.jp/", &Target::External("https://example.jp/".into())),
        ]
    );
    assert_eq!(found, []);
    assert_eq!(
        findings("は**「重要」**な[話](javascript:x)"),
        ["LK404 [javascript:x] link what=javascript:"]
    );
}
