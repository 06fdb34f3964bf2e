//! Bodies in which text stands where one does not expect it.

use enishi::search::Zone;
use enishi::site::Audience;

use super::{DAY, agree, blocks_of, renderer};
use crate::portal::Portal;

const BODIES: [&str; 34] = [
    "![ない絵](/none.png)の前と後",
    "[![絵](/none.png)](/about.html)",
    "<div>裸の文<p>段落</p>後の文</div>続き",
    "<p>一<br>二<br/>三 <br> 四</p>",
    "- 項\n  - 子\n\n  後の段落\n- 次",
    "> 引用\n>\n> - 項\n>   > 深い",
    "- > [!NOTE]\n  > 中の囲み\n- 外",
    "> [!WARNING]\n> ## 見出し\n> [^1]\n\n[^1]: 一つめ\n\n    - 項\n\n    二つめ",
    "## {新潟|にいがた}の*話*[^a]\n\n[^a]: {注|ちゅう}",
    "[^1]: 使われない注",
    "```\n  行  頭\n\n 次\n```\n\n    字下げ\n",
    "<table><caption>表の題</caption><tr><th>甲<td>乙</table>",
    "<dl><dt>語<dd>説明<dt>次<dd>説明二</dl>",
    "<details open><summary>開く<b>もの</b></summary>中身</details>",
    "a&nbsp;b　c&copy;d &lt;e&gt; \u{200b}f",
    "<ruby>東<rp>(<rt>ひがし<rp>)</ruby>京",
    "<ruby>東<rt>ひ<b>が</b>し</rt></ruby><ruby>西</ruby>",
    "一<!-- 隠し -->二 <script>alert(1)</script>三<style>p{}</style>四",
    "https://a.example/b と a@b.example と <https://c.example/>",
    "**太** _字_ ~~消~~ `code <b>` H<sub>2</sub>O m<sup>2</sup>",
    "1. 一\n2. 二\n\n***\n\n終わり",
    "- [ ] する\n- [x] した",
    "[[groups/no-such]]と[[groups/kai]]\n[[groups/kai]]\n\n# 大見出し",
    "|a|\n|-|\n|[^1]{字|じ}|\n\n[^1]: |",
    "<q>引く</q><abbr title=\"題\">略</abbr><time datetime=\"2026-01-01\">元日</time><kbd>K</kbd><wbr>w",
    "<h1>一<h2>二</h2>",
    "<ul><li>甲<li>乙<ul><li>丙</ul></ul>",
    "<figure><img src=\"/none.png\" alt=\"絵の文\"><figcaption>説明の文</figcaption></figure>",
    "<p title=\"a > b\">c < d & e > f</p>",
    "日本語 \n日本語\nword\n日本語\nword　 word\n한국\n어",
    "<blockquote>甲<footer>乙</footer></blockquote><section>丙</section><article>丁</article>",
    "<pre>a\n<b>b</b>  c</pre>",
    "<sup class=\"footnote-ref\" data-search-off>隠したい</sup><p class=\"alert-title\">題</p><a role=\"doc-backlink\">戻る</a>",
    "[a](<javascript:x>)[b](data:x)<a href=\"/x\" data-search>c</a>",
];

#[test]
fn odd_bodies_are_searched_as_they_are_marked() {
    let portal = Portal::new("", &[("content/groups/kai.md", "---\ntitle: Kai & <会>\nkind: npo\n---\n")]);
    for (number, body) in BODIES.iter().enumerate() {
        portal.write(&format!("content/pages/p{number}.md"), format!("---\ntitle: 題\n---\n{body}\n"));
    }
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    assert_eq!(agree(&renderer), BODIES.len() + 1);
    let body = |number: usize| {
        let blocks = blocks_of(&renderer, &format!("p{number}.html"));
        let written = blocks.into_iter().filter(|(zone, _)| *zone != Zone::Title);
        written.map(|(_, text)| text).collect::<Vec<_>>().join("|")
    };
    assert_eq!(body(0), "ない絵の前と後");
    assert_eq!(body(6), "中の囲み|外");
    assert_eq!(body(7), "見出し|一つめ|項|二つめ");
    assert_eq!(body(32), "隠したい|題|戻る");
}

#[test]
fn odd_fields_are_searched_as_they_are_marked() {
    let fields = "title: \"  <b>題</b> &amp;  {{ x }}  \"\nsummary: \"一\\n二  a\\nb\\u00a0c\\u3000d\"\n\
        tags: [\" a  b \", A B, \"\\u200bz\"]\nkind: npo\nmeets: |\n  一行目\n  二行目\n\n  Third\n  line\nfee: ''\n";
    let portal = Portal::new("", &[("content/groups/kai.md", &format!("---\n{fields}---\n"))]);
    let renderer = renderer(&portal.path(""), DAY, Audience::Public);
    agree(&renderer);
    let blocks = blocks_of(&renderer, "groups/kai.html");
    assert_eq!(blocks[0], (Zone::Title, "<b>題</b> &amp; {{ x }}".to_owned()));
    assert!(blocks.contains(&(Zone::Field, "一行目 二行目 Third line".to_owned())), "{blocks:#?}");
}
