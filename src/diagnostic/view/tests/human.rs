use super::*;
use crate::diagnostic::findings::EN004;

#[test]
fn human_in_japanese() {
    let job = source("content/jobs/朝市.md", JOB);
    let all = [colon(&job), unknown(&job, "closess"), order(&job), reference(&job), clash()];
    assert_eq!(
        human(&all, Language::Ja),
        "\
■ content/jobs/朝市.md（エラー 4 件）
エラー[EN005]: 項目名のあとの「：」が全角です。
 --> content/jobs/朝市.md:3:3
  |
3 | 募集： 3名␛[31m
  |     ^^
  |
  = 直し方: 半角の「:」に直し、そのあとに半角スペースを1つ入れてください。

エラー[EN021]: 「仕事」に「closess」という項目はありません。
 --> content/jobs/朝市.md:4:2
  |
4 |     closess: 2026-05-31
  |     ^^^^^^^
  |
  = 直し方: 「closes」のことではありませんか。

エラー[EN028]: 「公開終了日」（expires_on）の 2025-06-30 が、「公開開始日」（publish_on）の 2026-05-01 より前になっています。
 --> content/jobs/朝市.md:6:13
  |
5 | publish_on: 2026-05-01
  |             ---------- これより前になっています
6 | expires_on: 2025-06-30
  |             ^^^^^^^^^^
  |
  = 直し方: どちらかを直してください。年のまちがいがよくあります。

エラー[EN043]: 「仲間の会」に、ID が「shiokase」の記事はありません。
 --> content/jobs/朝市.md:7:9
  |
7 | groups: shiokase
  |         ^^^^^^^^
  |
 ::: content/groups/shiokaze.md:2:8
  |
2 | title: しおかぜ会
  |        ---------- 似た ID の記事はここにあります
  |
  = 直し方: 「shiokaze」のことではありませんか。

■ content/jobs/a/x.md（エラー 1 件）
エラー[EN042]: 「仕事」に、同じ ID「x」の記事が2つあります。
--> content/jobs/a/x.md
 = もう1つはここです: content/jobs/b/x.md
 = 直し方: どちらかのファイル名（または id の行）を変えてください。同じ記事なら、古いほうを消します。

エラー 5 件
くわしい説明は「enishi explain EN005」で読めます。
"
    );
}

#[test]
fn human_in_english() {
    let page = source("content/pages/about.md", "---\ntitle: About\n---\n\n![](港.jpg) <b>\n");
    let picture = AC301 { src: "港.jpg".into(), message: AC301Message::Missing, help: AC301Help::Default }
        .at(place(&page, "![](港.jpg)"));
    let address = LK405 {}.at(file("site.yaml"));
    assert_eq!(
        human(&[picture.clone(), picture, address], Language::En),
        "\
■ content/pages/about.md (2 warnings)
warning[AC301]: the picture `港.jpg` has no text for those who do not see it
 --> content/pages/about.md:5:1
  |
5 | ![](港.jpg) <b>
  | ^^^^^^^^^^^
  |
  = help: say in the square brackets what it shows, as in `![boats in the morning harbour](minato.jpg)`

warning[AC301]: the picture `港.jpg` has no text for those who do not see it
 --> content/pages/about.md:5:1
  |
5 | ![](港.jpg) <b>
  | ^^^^^^^^^^^
  |
  = help: say in the square brackets what it shows, as in `![boats in the morning harbour](minato.jpg)`

■ site.yaml (1 notice)
notice[LK405]: `base_url` is missing, so `sitemap.xml`, `robots.txt`, canonical and hreflang links, pictures for sharing, feeds, links for sharing and QR codes are left out
--> site.yaml
 = help: once you know the public address, add a line such as `base_url: https://example.jp/alumni/`

2 warnings, 1 notice
to read more: enishi explain AC301
"
    );
}

#[test]
fn human_shows_two_marks_in_one_line_and_cuts_it() {
    let text = format!("- {{a: {}, key: 一, key: 二, b: {}}}", "あ".repeat(200), "い".repeat(200));
    let yaml = source("site.yaml", &text);
    let second = text.rfind("key").expect("it stands twice");
    let twice = EN006 { key: "key".into() }.at(Location::Text(yaml.clone(), second..second + 3));
    assert_eq!(
        human(&[twice.label(EN006Label::First, place(&yaml, "key"))], Language::Ja),
        "\
エラー[EN006]: 項目「key」が2回書かれています。
 --> site.yaml:1:217
  |
1 | ...ああああああ, key: 一, key: 二, b: いいいいいいいいいいいいいいいいいいいいいいいいいいいいいい...
  |                  ---      ^^^
  |                  |
  |                  1回目はここです
  |
  = 直し方: 正しいほうを残して、もう一方の行を消してください。

エラー 1 件
くわしい説明は「enishi explain EN006」で読めます。
"
    );
}

#[test]
fn human_at_and_past_the_end() {
    let text = "---\ntitle: 港";
    let at = |span: Span| EN004::Open.at(Location::Text(source("a.md", text), span));
    let shown =
        |span| human(&[at(span)], Language::Ja).lines().skip(1).take(4).collect::<Vec<_>>().join("\n");
    let end = " --> a.md:2:9\n  |\n2 | title: 港\n  |          ^";
    assert_eq!(shown(text.len()..text.len()), end);
    assert_eq!(shown(500..900), end);
    let whole = " --> a.md:1:1\n  |\n1 | ---\n  | ^^^";
    assert_eq!(shown(0..900), whole);
}

#[test]
fn human_has_colour_only_when_asked() {
    let job = source("a.md", JOB);
    assert!(!human(&[unknown(&job, "closess")], Language::Ja).contains('\u{1b}'));
    let coloured = render(&[unknown(&job, "closess")], Format::Human, Language::Ja, true);
    assert!(coloured.contains("\u{1b}[1m\u{1b}[91mエラー[EN021]"), "{coloured}");
    assert!(!coloured.contains(":::"), "{coloured}");
}
