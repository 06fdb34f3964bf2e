//! Nothing that could run a script survives.

use super::{findings, html, table};

#[test]
fn html_that_shapes_text_stays() {
    table(&[
        ("H<sub>2</sub>O<br>x", "<p>H<sub>2</sub>O<br>x</p>"),
        ("一<br/>二<wbr>三", "<p>一<br>二<wbr>三</p>"),
        (
            "<ruby>県<rp>(</rp><rt>けん</rt><rp>)</rp></ruby>",
            "<p><ruby>県<rp>(</rp><rt>けん</rt><rp>)</rp></ruby></p>",
        ),
        (
            "<details>\n<summary>詳細</summary>\n\n**本文**です\n\n</details>",
            "<details>\n<summary>詳細</summary>\n<p><strong>本文</strong>です</p>\n</details>",
        ),
        (
            "<span lang=\"en\" title='a \"b\"'>x</span>",
            "<p><span lang=\"en\" title=\"a &quot;b&quot;\">x</span></p>",
        ),
        ("<a href=\"/a?x=1&amp;y=2#z\" id=\"k\">字</a>", "<p><a href=\"root:/a\" id=\"k\">字</a></p>"),
        (
            "<img src=\"a.jpg\" alt=\"海 &amp; 空\" width=\"20\">",
            "<img src=\"a.jpg\" alt=\"海 &amp; 空\" width=\"20\" loading=\"lazy\" decoding=\"async\">",
        ),
        ("<h1>大</h1>", "<h2>大</h2>"),
        ("a<!-- 内緒 -->b", "<p>ab</p>"),
        ("<!-- 内緒\n\n続き -->\n\nb", "<p>b</p>"),
        ("<b>太字\n\n次", "<p><b>太字</b></p>\n<p>次</p>"),
        ("a</div></article></main>b", "<p>ab</p>"),
        ("<div>\n\n*a*", "<div>\n<p><em>a</em></p>\n</div>"),
        ("</div></article>\n\nb", "<p>b</p>"),
        (
            "x <b>y</b> [字](/a \"題\") [[groups/tokyo]] ![海](a.jpg)",
            "<p>x <b>y</b> <a href=\"root:/a\" title=\"題\">字</a> <a href=\"../groups/tokyo.html\">東京の会</a> <img src=\"a.jpg\" alt=\"海\" loading=\"lazy\" decoding=\"async\"></p>",
        ),
        (
            "<i>a</i>\n\n> [!NOTE]\n> b\n\n- [x] c",
            "<p><i>a</i></p>\n<div class=\"alert alert-note\" role=\"note\">\n<p class=\"alert-title\" data-search-off=\"\">補足</p>\n<p>b</p>\n</div>\n<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" checked=\"\" aria-label=\"済\"> c</li>\n</ul>",
        ),
        ("<p>は**「重要」**な</p>", "<p>は**「重要」**な</p>"),
        ("<p>{県|けん} [[groups/tokyo]]</p>", "<p>{県|けん} [[groups/tokyo]]</p>"),
        ("前\n<b>後</b>\n次", "<p>前<b>後</b>次</p>"),
        ("<div>\n1 < 2 &lt; 3 & 4\n</div>", "<div>\n1 &lt; 2 &lt; 3 &amp; 4\n</div>"),
        ("<b title=\"</a>\">[x](/a)</b>", "<p><b title=\"&lt;/a&gt;\"><a href=\"root:/a\">x</a></b></p>"),
    ]);
}

#[test]
fn scripts_and_handlers_are_gone_and_told() {
    table(&[
        ("a<script>alert(1)</script>b", "<p>ab</p>"),
        ("<script>\nalert(1)\n</script>\n\nb", "<p>b</p>"),
        ("<script>\nalert(1)\n\nb", ""),
        ("a<script>alert(1)\n\nb", "<p>a</p>\n<p>b</p>"),
        ("<SCRIPT SRC=//x></SCRIPT>b", "b"),
        ("<style>p{}</style>\n\nb", "<p>b</p>"),
        ("<iframe src=\"https://x/\"></iframe>\n\nb", "<p>b</p>"),
        ("<svg onload=alert(1)><a>b</a></svg>\n\nb", "<p>b</p>"),
        ("a<textarea>b\n\nc", "<p>a</p>\n<p>c</p>"),
        ("a<plaintext>b\n\nc", "<p>a</p>\n<p>c</p>"),
        ("<b onclick=\"alert(1)\">x</b>", "<p><b>x</b></p>"),
        ("<b style=\"x\" class=\"skip-link\" data-x=1 name=y>x</b>", "<p><b>x</b></p>"),
        (
            "<img src=x onerror=alert(1) alt=a>",
            "<img src=\"x\" alt=\"a\" loading=\"lazy\" decoding=\"async\">",
        ),
        ("<img/src=x/onerror=alert(1)//alt=a>", "<p>&lt;img/src=x/onerror=alert(1)//alt=a&gt;</p>"),
        (
            "<div><img/src=x onerror=alert(1)//alt=a></div>",
            "<div><img src=\"x\" alt=\"\" loading=\"lazy\" decoding=\"async\"></div>",
        ),
        ("<form action=x><input name=y><button>z</button></form>", "z"),
        (
            "<b id=main>x</b> <b id=main>y</b> <b id=\"a b\">z</b>",
            "<p><b id=\"main-2\">x</b> <b id=\"main-3\">y</b> <b id=\"ab\">z</b></p>",
        ),
        ("<b title=\"x\nonclick=y", "<p>&lt;b title=&quot;x\nonclick=y</p>"),
        ("<div onclick=\"x", "<p>&lt;div onclick=&quot;x</p>"),
        ("<!DOCTYPE html>\n\nb", "<p>b</p>"),
        ("<?php echo 1 ?>b", "b"),
        ("<![CDATA[<script>x</script>]]>", ""),
        ("<math><mtext><b onclick=x></math>\n\nb", "<p>b</p>"),
        ("<object data=x>\n\nb", "<p>b</p>"),
    ]);
    assert_eq!(findings("字<script>x</script>"), ["LK404 [<script>] html what=<script>"]);
    assert_eq!(findings("字<b onclick='x'>y</b>"), ["LK404 [onclick] html what=onclick"]);
    assert_eq!(findings("<div>\n<p style=\"color:red\">\n</div>"), ["LK404 [style] html what=style"]);
    assert_eq!(findings("a<!-- x -->b<br><b>c</b>"), [] as [&str; 0]);
    assert_eq!(
        findings("<img src=\"a.jpg\">"),
        [r#"AC301 [<img src="a.jpg">] default right=<img alt="ここに説明" src="a.jpg"> src=a.jpg"#]
    );
    assert_eq!(findings("<img src=\"a.jpg\" alt=\"\">"), [] as [&str; 0]);
}

#[test]
fn links_that_run_scripts_leave_their_words() {
    for address in [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "&#106;avascript:alert(1)",
        "javascript&colon;alert(1)",
        "java&#10;script:alert(1)",
        "java&Tab;script:alert(1)",
        "&#1;javascript:alert(1)",
        "<  javascript:alert(1)>",
        "file:///etc/passwd",
        "blob:x",
    ] {
        let given = html(&format!("[字]({address})"));
        assert!(given == "<p>字</p>" || !given.to_lowercase().contains("script:"), "{address}: {given}");
        assert!(!given.contains("<a "), "{address}: {given}");
        if !address.starts_with('<') {
            let raw = html(&format!("x <a href=\"{address}\">字</a>"));
            assert!(raw == "<p>x <a>字</a></p>", "{address}: {raw}");
            let picture = html(&format!("x <img src=\"{address}\" alt=\"字\">"));
            assert_eq!(picture, "<p>x 字</p>", "{address}");
        }
    }
    table(&[
        ("<javascript:alert(1)>", "<p>javascript:alert(1)</p>"),
        ("![字](data:image/png;base64,x)", "<p>字</p>"),
        ("![字](javascript:x)", "<p>字</p>"),
        ("[字][r]\n\n[r]: javascript:x", "<p>字</p>"),
        ("[字](javascript%3Ax)", "<p><a href=\"rel:javascript:x\">字</a></p>"),
        ("[字](//evil.example/)", "<p><a href=\"//evil.example/\">字</a></p>"),
        ("[字](/\\evil.example/)", "<p><a href=\"//evil.example/\">字</a></p>"),
        (
            "[字](/a \"x\\\" onclick=\\\"y\")",
            "<p><a href=\"root:/a\" title=\"x&quot; onclick=&quot;y\">字</a></p>",
        ),
        ("```\" onclick=\"x\n```", "<pre tabindex=\"0\"><code class=\"language-&quot;\"></code></pre>"),
    ]);
    assert_eq!(findings("[字](javascript:x)"), ["LK404 [javascript:x] link what=javascript:"]);
    assert_eq!(findings("y <a href='javascript:x'>字</a>"), ["LK404 [javascript:x] link what=javascript:"]);
}
