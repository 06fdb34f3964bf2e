//! Words that a parser of Markdown or HTML would swallow. Each body is the smallest in which they were lost.

use super::{findings, html, table};

#[test]
fn what_becomes_a_definition_by_another_notation_is_text() {
    table(&[
        ("<!--\n[^1]:注", "<p>&lt;!--\n[^1]:注</p>"),
        ("~~>\n<!-- 下書$Z\n[^2]: 用<ill海", "<p>~~&gt;\n&lt;!-- 下書$Z\n[^2]: 用&lt;ill海</p>"),
        ("<div>\n内<b>側\n\n</div\n[^1]: 脚注", "<div>\n内<b>側\n<p>&lt;/div\n[^1]: 脚注</p>\n</b></div>"),
        ("・[1]:四", "<ul>\n<li>[1]:四</li>\n</ul>"),
        ("・[1]:四\n・[1]:五", "<ul>\n<li>[1]:四</li>\n<li>[1]:五</li>\n</ul>"),
        ("＞　[注]:文", "<blockquote>\n<p>[注]:文</p>\n</blockquote>"),
        ("##時\n[注]:車", "<h2 id=\"時\">時</h2>\n<p>[注]:車</p>"),
    ]);
}

#[test]
fn definitions_that_nothing_refers_to_are_text_wherever_they_stand() {
    table(&[
        ("> [注]: 文", "<blockquote>\n<p>[注]: 文</p>\n</blockquote>"),
        (
            "> [注]: /a\n> [注]: 文\n\n[注]",
            "<blockquote>\n<p>[注]: 文</p>\n</blockquote>\n<p><a href=\"root:/a\">注</a></p>",
        ),
        ("[^]:二", "<p>[^]:二</p>"),
        ("[^1]: [^2]: [^3]: [^4]: [^5]: 海", "<p>[^1]: [^2]: [^3]: [^4]: [^5]: 海</p>"),
        ("[字](/a \"題\n[注]: 文\")", "<p><a href=\"root:/a\" title=\"題\n[注]: 文\">字</a></p>"),
        ("```\n[注]: 文\n```", "<pre tabindex=\"0\"><code>[注]: 文\n</code></pre>"),
        ("字[注]\n\n[注]: /a \"題\"", "<p>字<a href=\"root:/a\" title=\"題\">注</a></p>"),
    ]);
    assert!(html("[^2]\n[^2]:[^]:一").contains("[^]:一"), "{}", html("[^2]\n[^2]:[^]:一"));
}

#[test]
fn the_address_that_is_refused_is_pointed_at_where_it_is_defined() {
    assert_eq!(findings("[参照]: t:題\n\n[参照]"), ["LK404 [t:題] local_file what=t:"]);
}

#[test]
fn html_without_its_end_swallows_nothing() {
    table(&[
        ("</div>外<!-->\n<s隠す ", "<p>外&lt;!--&gt;\n&lt;s隠す</p>"),
        ("<d>\n\\<!--下", "<p>&lt;!--下</p>"),
        ("<script>x</script\n秋", "<p>秋</p>"),
        ("字<script>x</script 海\n秋", "<p>字 海秋</p>"),
        ("<svg>x</svg\n\n秋", "<p>秋</p>"),
        ("<script>1 <b </script>秋", "<p>秋</p>"),
        ("<div>\n<b 海\n\n> 秋\n</div>", "<div>\n&lt;b 海\n<blockquote>\n<p>秋</p>\n</blockquote>\n</div>"),
        ("<div>駐車場は\n~~~らの\n</div>", "<div>駐車場は\n~~~らの\n</div>"),
        ("<div>\n<!-- 内緒\n\n-->\n</div>", "<div>\n<p>--&gt;</p>\n</div>"),
    ]);
}

#[test]
fn markdown_below_a_tag_that_holds_nothing_is_markdown() {
    table(&[
        ("<p>\n## 港\n・朝\n・昼", "<h2 id=\"港\">港</h2>\n<ul>\n<li>朝</li>\n<li>昼</li>\n</ul>"),
        ("<p>\n**港**の話\n\n</p>", "<p><strong>港</strong>の話</p>"),
        ("<p>港の話\n1. 朝\n2. 昼", "<p>港の話</p>\n<ol>\n<li>朝</li>\n<li>昼</li>\n</ol>"),
        ("<p>**港**\n<p>**浜**", "<p><strong>港</strong></p>\n<p><strong>浜</strong></p>"),
        ("<font color=red>\n**港**です。\n</font>", "<p><strong>港</strong>です。\n</p>"),
        ("<center>\n# 港\n</center>", "<h2 id=\"港\">港</h2>"),
        (
            "<section>\n|品|\n|---|\n|梨|\n</section>",
            "<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"表1\"><table>\n<thead>\n<tr><th scope=\"col\">品</th></tr>\n</thead>\n<tbody>\n<tr><td>梨</td></tr>\n</tbody>\n</table></div>",
        ),
        ("<p>港の\n話</p>", "<p>港の\n話</p>"),
        ("<div>\n<p>港の\n</div>", "<div>\n<p>港の\n</p></div>"),
    ]);
}

#[test]
fn a_title_without_quotation_marks_is_the_title_of_its_link() {
    table(&[
        ("[字](/a 題)", "<p><a href=\"root:/a\" title=\"題\">字</a></p>"),
        ("［字］（/a　「題 の 字」）", "<p><a href=\"root:/a\" title=\"題 の 字\">字</a></p>"),
        ("[字](https://a.example/ 題)", "<p><a href=\"https://a.example/\" title=\"題\">字</a></p>"),
        ("[字](/a.pdf “題”)", "<p><a href=\"root:/a.pdf\" title=\"題\">字</a></p>"),
        ("[字](https://a.example/a b)", "<p><a href=\"https://a.example/a%20b\">字</a></p>"),
    ]);
    let right = "[字](/a \"b c\")です。";
    assert_eq!(findings("[字](/a b c)です。"), [format!("AC305 [[字](/a b c)] link right={right}")]);
    assert_eq!(findings("\\[字](/a b)と[字](令和 8年)と[字](/a)"), [""; 0]);
}

#[test]
fn words_within_an_end_tag_are_named() {
    assert_eq!(findings("<div>\n</div<す>\n</div>"), ["LK404 [</div<す>] html what=</div<す>"]);
    assert_eq!(findings("<script>\n</script\n<き>")[1..], ["LK404 [</script\n<き>] html what=</script<き>"]);
    assert_eq!(findings("<div>\n字\n</div 海>"), ["LK404 [</div 海>] html what=</div 海>"]);
}

#[test]
fn no_cell_of_a_table_with_one_heading_is_lost() {
    for (body, words) in [
        ("-|\n-|\nあ|百", "百"),
        ("品|\n-|\n梨|百", "百"),
        ("｜・\n|ー|ー|\n\u{3000}\n**|は", "は"),
        ("｜・\n|ー|ー|\n\u{3000}\r\nは|花", "花"),
    ] {
        assert!(html(body).contains(words), "{body:?}: {}", html(body));
    }
}

#[test]
fn a_line_of_full_width_spaces_ends_a_table() {
    let body = "|品|値|\n|---|---|\n|梨|百|\n\u{3000}\n会場は公民館です。";
    assert!(html(body).ends_with("</table></div>\n<p>会場は公民館です。</p>"), "{}", html(body));
}
