//! Texts of volunteers and offices, as they are pasted and typed, and the pages that come of them.

use super::portal::{Built, Portal};

const ABOUT: (&str, &str) =
    ("content/pages/about.md", "---\ntitle: このサイトについて\n---\n試しのサイトです。\n");

fn built(settings: &str, body: &str) -> Built {
    let page = format!("---\ntitle: 試し\n---\n{body}\n");
    Portal::new(settings, &[ABOUT, ("content/pages/p.md", &page)]).build(&[])
}

/// The HTML of the body of the page, without line feeds.
#[track_caller]
fn shown(built: &Built, page: &str) -> String {
    let html = built.page(page);
    let (_, rest) = html.split_once("class=prose data-search>").expect("a body");
    let (body, _) =
        rest.split_once("</div></article>").or_else(|| rest.split_once("</div> <")).expect("its end");
    body.replace('\n', "")
}

#[track_caller]
fn expect(body: &str, expected: &str) {
    assert_eq!(shown(&built("", body), "p.html"), expected, "{body}");
}

/// Pasted from Word, with amounts in columns: an official notice.
#[test]
fn a_notice_keeps_its_lines_and_columns() {
    expect(
        "　本町への移住を促進するため，支援金を交付します。\n\n１　対象者\n　次の①～②の全てに該当する者\n①　転入した者\n\
         ②　滞納がない者\n\n２　支給額\n世帯\t１００万円\n単身\t６０万円\n※１８歳未満の子を加算\n\n３　提出書類\n　・交付申請書\n　・住民票の写し\n\n\
         世帯 １００万円\n単身 ６０万円",
        "<p>　本町への移住を促進するため，支援金を交付します。</p>\
         <p>１　対象者<br>　次の①～②の全てに該当する者<br>①　転入した者<br>②　滞納がない者</p>\
         <p>２　支給額</p>\
         <div class=table-scroll tabindex=0 role=region aria-label=表1><table><tbody>\
         <tr><td class=short>世帯</td><td class=short>１００万円</td></tr>\
         <tr><td class=short>単身</td><td class=short>６０万円</td></tr></tbody></table></div>\
         <p>※１８歳未満の子を加算</p>\
         <p>３　提出書類</p><ul><li>交付申請書</li><li>住民票の写し</li></ul>\
         <p>世帯 １００万円<br>単身 ６０万円</p>",
    );
}

/// Typed in a simple editor by somebody who was told about `#` and `・`.
#[test]
fn a_story_comes_out_as_its_writer_sees_it() {
    expect(
        "　港で、今日も網を直している。\n　「海は、待ってくれないからねえ」\n　そう言って笑った。\n\n＃はじめての船\n\n父は**「行ってこい。」**とだけ言った。\n\n\
         ＃＃ 東京へ\n\n１．昭和４０年　上京\n２．昭和５２年　帰郷\n\n・網の修理\n・朝市の手伝い\n\n＞　「網は、人と人もつなぐ」",
        "<p>　港で、今日も網を直している。<br>　「海は、待ってくれないからねえ」<br>　そう言って笑った。</p>\
         <h2 id=はじめての船>はじめての船</h2><p>父は<strong>「行ってこい。」</strong>とだけ言った。</p>\
         <h3 id=東京へ>東京へ</h3><ol><li>昭和４０年　上京</li><li>昭和５２年　帰郷</li></ol>\
         <ul><li>網の修理</li><li>朝市の手伝い</li></ul><blockquote><p>「網は、人と人もつなぐ」</p></blockquote>",
    );
}

/// Pasted from a chat.
#[test]
fn a_chat_keeps_its_lines_and_is_no_program_listing() {
    expect(
        "14:22 はなさん こんにちは😊\n14:23 はなさん ありがとう♪\n\n~~~~~~~~~~\n【日時】5月3日（日）\n【場所】公民館\n\n   ・朝は市場\n   ・昼は実家",
        "<p>14:22 はなさん こんにちは😊<br>14:23 はなさん ありがとう♪</p><hr><p>【日時】5月3日（日）<br>【場所】公民館</p>\
         <ul><li>朝は市場</li><li>昼は実家</li></ul>",
    );
}

#[test]
fn dialogue_lists_and_markdown_below_html_come_out() {
    expect(
        "1. 料理\n2. 手芸\n　・編み物\n3）お茶\n\n「ああ、」\n「うん。」\n\n<b>話</b>\n\n<p>話</p>\n[あちら](about.md)",
        "<ol><li>料理</li><li>手芸<ul><li>編み物</li></ul></li><li>お茶</li></ol><p>「ああ、」<br>「うん。」</p>\
         <p><b>話</b></p><p>話</p><p><a href=about.html>あちら</a></p>",
    );
}

#[test]
fn record_links_and_addresses_are_links_however_they_are_typed() {
    let link = "<a href=about.html>このサイトについて</a>";
    expect(
        "[[pages/about｜こちら]]、［［pages/about］］、[[ pages/about ]]、[[about]]、[[このサイトについて]]",
        &format!("<p><a href=about.html>こちら</a>、{link}、{link}、{link}、{link}</p>"),
    );
    expect(
        "https://tameshi.example/施設/公民館.html",
        "<p><a href=https://tameshi.example/施設/公民館.html>https://tameshi.example/施設/公民館.html</a></p>",
    );
}

#[test]
fn the_setting_joins_or_keeps_lines() {
    let wrapped = "海辺の町で生まれた人が、都会で働きながら、月に一度だけ帰る暮らしを続けて\n\
                   いる。週末には朝市の手伝いをして、子どもたちに網の結び方を教えるのが何より\n\
                   の楽しみだという。\n\n世帯 百万円\n単身 六十万円\n※ 加算あり";
    let joined = wrapped.split("\n\n").next().unwrap_or_default().replace('\n', "");
    let kept = wrapped.split("\n\n").next().unwrap_or_default().replace('\n', "<br>");
    for (settings, expected) in [
        ("", format!("<p>{joined}</p><p>世帯 百万円<br>単身 六十万円<br>※ 加算あり</p>")),
        ("line_breaks: keep\n", format!("<p>{kept}</p><p>世帯 百万円<br>単身 六十万円<br>※ 加算あり</p>")),
        ("line_breaks: join\n", format!("<p>{joined}</p><p>世帯 百万円単身 六十万円<br>※ 加算あり</p>")),
    ] {
        assert_eq!(shown(&built(settings, wrapped), "p.html"), expected, "{settings}");
    }
}

#[test]
fn a_cell_keeps_its_lines() {
    let table = "id,題名,種類,本文\na,手芸の会,そのほか,\"料理、手芸\n子ども食堂の手伝い\"\n";
    let files = [ABOUT, ("content/groups/list.csv", table)];
    for settings in ["", "line_breaks: join\n"] {
        let page = Portal::new(settings, &files).build(&[]).page("groups/a.html");
        assert!(page.contains("料理、手芸<br>\n子ども食堂の手伝い"), "{page}");
    }
}

#[test]
fn radicals_of_a_pdf_are_published_as_kanji() {
    expect("⻑崎県⻘森町の⽇程。⻄⼝に集合。", "<p>長崎県青森町の日程。西口に集合。</p>");
}

#[test]
fn a_picture_keeps_the_width_that_its_writer_gave() {
    let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"600\"/>";
    let page = "---\ntitle: 試し\n---\n<img src=\"/a.svg\" alt=\"港\" width=\"400\">\n";
    let built = Portal::new("", &[ABOUT, ("content/pages/p.md", page), ("static/a.svg", svg)]).build(&[]);
    let shown = shown(&built, "p.html");
    assert_eq!((shown.matches("width=").count(), shown.matches("height=300").count()), (1, 1), "{shown}");
}
