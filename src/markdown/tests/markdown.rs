//! CommonMark and what is added to it for everybody.

use super::{findings, html, read, table};
use crate::markdown::{BodyMap, Context, parse};

#[test]
fn commonmark_is_written_plainly() {
    table(&[
        ("", ""),
        (" \n\n", ""),
        ("一段目\n\n二段目", "<p>一段目</p>\n<p>二段目</p>"),
        ("a *b* **c** ~~d~~ `e`", "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e</code></p>"),
        (
            "- a\n- b\n  1. c\n  2. d",
            "<ul>\n<li>a</li>\n<li>b<ol>\n<li>c</li>\n<li>d</li>\n</ol>\n</li>\n</ul>",
        ),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>"),
        ("3. c\n4. d", "<ol start=\"3\">\n<li>c</li>\n<li>d</li>\n</ol>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("---", "<hr>"),
        (
            "```rust ignore\nlet a = \"<b>\";\n```",
            "<pre tabindex=\"0\"><code class=\"language-rust\">let a = &quot;&lt;b&gt;&quot;;\n</code></pre>",
        ),
        ("\"a\" -- b... $5 and $10", "<p>&quot;a&quot; -- b... $5 and $10</p>"),
        ("a &amp; b &copy; & c", "<p>a &amp; b © &amp; c</p>"),
        ("1 < 2 > 0", "<p>1 &lt; 2 &gt; 0</p>"),
    ]);
}

#[test]
fn links_keep_their_words_and_addresses() {
    table(&[
        (
            "[字](https://example.jp/a?b=1&c=2 \"題\")",
            "<p><a href=\"https://example.jp/a?b=1&amp;c=2\" title=\"題\">字</a></p>",
        ),
        ("[字](../groups/x.md#会費)", "<p><a href=\"rel:../groups/x.md\">字</a></p>"),
        ("[字](/jobs/)", "<p><a href=\"root:/jobs/\">字</a></p>"),
        ("[字](#会費)", "<p><a href=\"#会費\">字</a></p>"),
        ("[字](mailto:a@example.jp)", "<p><a href=\"mailto:a@example.jp\">字</a></p>"),
        ("[電話](tel:0312345678)", "<p><a href=\"tel:0312345678\">電話</a></p>"),
        ("<https://example.jp/>", "<p><a href=\"https://example.jp/\">https://example.jp/</a></p>"),
        ("<a@example.jp>", "<p><a href=\"mailto:a@example.jp\">a@example.jp</a></p>"),
        ("[字][r]\n\n[r]: /a", "<p><a href=\"root:/a\">字</a></p>"),
        (
            "詳細はhttps://example.jp/a_b_c?x=1&y=2、です。",
            "<p>詳細は<a href=\"https://example.jp/a_b_c?x=1&amp;y=2\">https://example.jp/a_b_c?x=1&amp;y=2</a>、です。</p>",
        ),
        (
            "（https://example.jp/~a/）",
            "<p>（<a href=\"https://example.jp/~a/\">https://example.jp/~a/</a>）</p>",
        ),
        (
            "「https://example.jp」と a@example.jp へ",
            "<p>「<a href=\"https://example.jp\">https://example.jp</a>」と <a href=\"mailto:a@example.jp\">a@example.jp</a> へ</p>",
        ),
        ("[https://example.jp/](/a)", "<p><a href=\"root:/a\">https://example.jp/</a></p>"),
        ("`https://example.jp/`", "<p><code>https://example.jp/</code></p>"),
        (
            "<b>https://example.jp/</b>",
            "<p><b><a href=\"https://example.jp/\">https://example.jp/</a></b></p>",
        ),
        ("<a href=\"/a\">https://example.jp/</a>", "<p><a href=\"root:/a\">https://example.jp/</a></p>"),
        ("[字](a%20b.md)", "<p><a href=\"rel:a b.md\">字</a></p>"),
        ("[字](<https://example.jp/a b|c>)", "<p><a href=\"https://example.jp/a%20b%7Cc\">字</a></p>"),
    ]);
}

#[test]
fn tables_can_be_scrolled_and_need_no_styles() {
    table(&[
        (
            "| 名 | 数 | |\n|:--|--:|:-:|\n| 会 | 3 | x |",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表1\"><table>\n<thead>\n<tr><th scope=\"col\" class=\"align-left\">名</th><th scope=\"col\" class=\"align-right\">数</th><td></td></tr>\n</thead>\n<tbody>\n<tr><td class=\"align-left\">会</td><td class=\"align-right\">3</td><td class=\"align-center\">x</td></tr>\n</tbody>\n</table></div>",
        ),
        (
            "| a |\n|---|",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表1\"><table>\n<thead>\n<tr><th scope=\"col\">a</th></tr>\n</thead>\n</table></div>",
        ),
    ]);
    assert!(html("| は**「a」**な |\n|---|\n| b\\|c |").contains("<td>b|c</td>"));
    assert!(html("| は**「a」**な |\n|---|\n| b |").contains("は<strong>「a」</strong>な"));
    assert!(html("| [[groups/tokyo]] |\n|---|\n| b |").contains("<th scope=\"col\"><a href"));
}

#[test]
fn task_lists_have_names() {
    table(&[
        (
            "- [x] 済んだ\n- [ ] まだ",
            "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled checked aria-label=\"済\"> 済んだ</li>\n<li class=\"task\"><input type=\"checkbox\" disabled aria-label=\"未\"> まだ</li>\n</ul>",
        ),
        (
            "- [x] a\n\n- b",
            "<ul>\n<li class=\"task\"><p><input type=\"checkbox\" disabled checked aria-label=\"済\"> a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>",
        ),
    ]);
}

#[test]
fn alerts_have_a_visible_title() {
    let alert = |kind: &str, title: &str| {
        format!(
            "<div class=\"alert alert-{kind}\" role=\"note\">\n<p class=\"alert-title\" data-search-off>{title}</p>\n<p>本文</p>\n</div>"
        )
    };
    table(&[
        ("> [!NOTE]\n> 本文", &alert("note", "補足")),
        ("> [!TIP]\n> 本文", &alert("tip", "ヒント")),
        ("> [!IMPORTANT]\n> 本文", &alert("important", "重要")),
        ("> [!WARNING]\n> 本文", &alert("warning", "注意")),
        ("> [!CAUTION]\n> 本文", &alert("caution", "警告")),
    ]);
}

#[test]
fn footnotes_stand_at_the_end_and_lead_back() {
    table(&[
        (
            "一[^a]二[^b]三[^a]\n\n[^b]: 乙\n\n[^a]: 甲\n\n    続き\n\n終わり",
            "<p>一<sup class=\"footnote-ref\" data-search-off><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\" aria-label=\"注1へ\">1</a></sup>二<sup class=\"footnote-ref\" data-search-off><a href=\"#fn:2\" id=\"fnref:2\" role=\"doc-noteref\" aria-label=\"注2へ\">2</a></sup>三<sup class=\"footnote-ref\" data-search-off><a href=\"#fn:1\" id=\"fnref:1-2\" role=\"doc-noteref\" aria-label=\"注1へ\">1</a></sup></p>\n<p>終わり</p>\n<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"注\">\n<ol>\n<li id=\"fn:1\"><p>甲</p>\n<p>続き <a href=\"#fnref:1\" role=\"doc-backlink\" data-search-off aria-label=\"注1から戻る\">↩</a></p>\n</li>\n<li id=\"fn:2\"><p>乙 <a href=\"#fnref:2\" role=\"doc-backlink\" data-search-off aria-label=\"注2から戻る\">↩</a></p>\n</li>\n</ol>\n</section>",
        ),
        ("一[^a]", "<p>一[^a]</p>"),
        ("一\n\n[^a]: 甲", "<p>一</p>\n<p>[^a]: 甲</p>"),
    ]);
    let headed = html("a[^1]\n\n[^1]: # 見出し");
    assert!(headed.contains("<li id=\"fn:1\"><p><strong>見出し</strong> <a href"), "{headed}");
}

#[test]
fn headings_have_names_and_begin_at_level_two() {
    table(&[
        ("## 会費と時間", "<h2 id=\"会費と時間\">会費と時間</h2>"),
        ("# 会費\n## 時間", "<h2 id=\"会費\">会費</h2>\n<h3 id=\"時間\">時間</h3>"),
        ("##### a\n\n###### b\n\n# c", "<h6 id=\"a\">a</h6>\n<h6 id=\"b\">b</h6>\n<h2 id=\"c\">c</h2>"),
        ("会費\n===", "<h2 id=\"会費\">会費</h2>"),
        ("## How to *join* us!", "<h2 id=\"how-to-join-us\">How to <em>join</em> us!</h2>"),
        ("## 問い（1）「会費」は？", "<h2 id=\"問い1会費は\">問い（1）「会費」は？</h2>"),
        ("## か\u{3099}く", "<h2 id=\"がく\">か\u{3099}く</h2>"),
        (
            "## 同じ\n\n## 同じ\n\n## 同じ-2",
            "<h2 id=\"同じ\">同じ</h2>\n<h2 id=\"同じ-2\">同じ</h2>\n<h2 id=\"同じ-2-2\">同じ-2</h2>",
        ),
        ("## !!!", "<h2 id=\"section\">!!!</h2>"),
        ("##", "<p>##</p>"),
        ("## main", "<h2 id=\"main-2\">main</h2>"),
        ("## 参加 {#join}", "<h2 id=\"join\">参加</h2>"),
        ("## 参加 {#Join} ##", "<h2 id=\"Join\">参加</h2>"),
        ("参加 {#join}\n---", "<h2 id=\"join\">参加</h2>"),
        ("## **参加** {#join}", "<h2 id=\"join\"><strong>参加</strong></h2>"),
        ("## 参加 \\{#join}", "<h2 id=\"参加-join\">参加 {#join}</h2>"),
        ("## 参加費 {税込}", "<h2 id=\"参加費-税込\">参加費 {税込}</h2>"),
        ("## 参加 {#a onclick=x}", "<h2 id=\"参加-a-onclickx\">参加 {#a onclick=x}</h2>"),
        ("## [[groups/tokyo]] {#a}", "<h2 id=\"a\"><a href=\"../groups/tokyo.html\">東京の会</a></h2>"),
        ("## `a` {#b}", "<h2 id=\"b\"><code>a</code></h2>"),
    ]);
    let (body, _) = read("# 一\n\n## {県人会|けんじんかい}の**会費** {#kaihi}\n");
    let headings: Vec<_> = body.headings.iter().map(|h| (h.level, h.id.as_str(), h.text.as_str())).collect();
    assert_eq!(headings, [(2, "一", "一"), (3, "kaihi", "県人会の会費")]);
    assert_eq!(body.anchors, ["一", "kaihi"]);
}

#[test]
fn skipped_levels_are_told_as_written() {
    assert_eq!(findings("## 一\n\n#### 二\n\n### 三\n"), ["AC302 [#### 二] default from=2 to=4"]);
    assert_eq!(findings("### 一\n\n### 二\n"), ["AC302 [### 一] first to=3"]);
    assert_eq!(findings("# 一\n\n### 二\n"), ["AC302 [### 二] default from=1 to=3"]);
    assert_eq!(findings("## 一\n\n### 二\n\n## 三\n\n# 四"), [] as [&str; 0]);
}

#[test]
fn pictures_alone_are_figures() {
    table(&[
        (
            "![海辺](umi.jpg)",
            "<figure><img src=\"umi.jpg\" alt=\"海辺\" loading=\"lazy\" decoding=\"async\"></figure>",
        ),
        (
            "![海辺](umi.jpg \"朝の <海>\")",
            "<figure><img src=\"umi.jpg\" alt=\"海辺\" loading=\"lazy\" decoding=\"async\"><figcaption>朝の &lt;海&gt;</figcaption></figure>",
        ),
        (
            "[![海辺](/umi.jpg)](/a)",
            "<figure><a href=\"root:/a\"><img src=\"/umi.jpg\" alt=\"海辺\" loading=\"lazy\" decoding=\"async\"></a></figure>",
        ),
        (
            "文 ![海 *辺* `x`](umi.jpg \"題\") 文",
            "<p>文 <img src=\"umi.jpg\" alt=\"海 辺 x\" title=\"題\" loading=\"lazy\" decoding=\"async\"> 文</p>",
        ),
        ("![海辺](missing.jpg)", "<figure>海辺</figure>"),
        (
            "![a ![b](c.jpg) d](e.jpg)x",
            "<p><img src=\"e.jpg\" alt=\"a b d\" loading=\"lazy\" decoding=\"async\">x</p>",
        ),
        (
            "![a](a.jpg)\n![b](b.jpg)",
            "<p><img src=\"a.jpg\" alt=\"a\" loading=\"lazy\" decoding=\"async\">\n<img src=\"b.jpg\" alt=\"b\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
    ]);
    assert_eq!(findings("字\n\n![](img/umi.jpg)"), ["AC301 [![](img/umi.jpg)] default src=img/umi.jpg"]);
    assert_eq!(findings("![umi](img/umi.jpg)"), ["AC301 [![umi](img/umi.jpg)] file_name src=img/umi.jpg"]);
    assert_eq!(findings("![umi.jpg](umi.jpg)"), ["AC301 [![umi.jpg](umi.jpg)] file_name src=umi.jpg"]);
}

#[test]
fn places_in_a_yaml_block_point_into_the_file() {
    let file = "title: a\nbody: |\n  一\n\n  ![](a.jpg)\n";
    let source = std::sync::Arc::new(crate::diagnostic::SourceText::new("a.yaml", file));
    let body = "一\n\n![](a.jpg)\n";
    let map = BodyMap::Block { lines: vec![(0, 19), (4, 23), (5, 26)] };
    let (_, found) = parse(body, &Context { source: &source, map: &map });
    assert_eq!(&file[found[0].location.span().unwrap()], "![](a.jpg)");
}

#[test]
fn bare_addresses_are_found_where_they_stand() {
    let body = "は*🎉https://example.jp/> https://example.jp/ &amp; https://example.jp/&amp;a";
    let spans: Vec<_> = read(body).0.links().map(|link| link.span.clone()).collect();
    assert_eq!(spans, [8..27, 29..48, 55..76]);
}
