//! `enishi check --report`: what somebody reads before signing.

use std::fs;

use super::portal::Portal;

const STORY: &str = "---\ntitle: 港の朝\nperson: {name: 漁野さざえ}\nauthor: 北川のぞみ\n\
    consent: {given: 2026-01-10, media: [web], until: 2026-06-15}\n---\n港で働いています。\n\n\
    <!-- enishi: accept PR205 本人の事務所の電話 -->\n電話は090-0000-1111です。\n";
const GROUP: &str = "title: 港の会\nkind: npo\n";
const JOB: &str = "title: 網の手入れ\nemployer: {name: 港水産}\ncontract: volunteer\nposted: 2026-04-20\ncloses: 2026-05-20\n";

fn portal() -> Portal {
    let files = [
        ("content/stories/asa.md", STORY),
        ("content/groups/minato.yaml", GROUP),
        ("content/events/cha.yaml", "title: 茶会\nstarts: 2026-08-20\ncontact: 青木 0300-00-7004\n"),
    ];
    Portal::new("checks: {AC312: {level: off, reason: 年度末にまとめて確かめる}}\n", &files)
}

/// The report without marks and line ends, so that sentences can be found in it.
fn report(portal: &Portal, arguments: &[&str]) -> String {
    let ran = portal.run(&[&["check", "--report", "report.html"], arguments].concat());
    assert_eq!(ran.code, Some(0), "{}{}", ran.out, ran.err);
    fs::read_to_string(portal.path("report.html")).expect("the report")
}

#[test]
fn it_says_what_changed_since_the_last_build() {
    let portal = portal();
    assert!(
        report(&portal, &[])
            .contains("前に作った公開用フォルダーがないので、すべてのページを新しいものとして並べました。")
    );
    let built = portal.build(&[]);
    assert!(built.page("events/cha.html").contains("<a href=tel:0300007004>0300-00-7004</a>"));
    assert!(
        report(&portal, &[]).contains("新しい記事 0、ことばの変わる記事 0、"),
        "{}",
        report(&portal, &[])
    );
    portal.write("content/stories/asa.md", STORY.replace("港で働いて", "朝の港で働いて"));
    portal.write("content/jobs/ami.yaml", JOB);
    let html = report(&portal, &[]);
    for expected in [
        "新しい記事 1、ことばの変わる記事 1、",
        "<b>網の手入れ</b> <span class=\"soft\">仕事</span></p><p class=\"soft\"><code>content/jobs/ami.yaml</code> → <code>jobs/ami.html</code></p><div class=\"text\"><p>仕事</p>",
        "書いた人: 北川のぞみ<br><code>content/stories/asa.md</code> → <code>stories/asa.html</code>",
        "<li class=\"gone\"><b>消える</b><del>港で働いています。</del></li>",
        "<li class=\"new\"><b>加わる</b><ins>朝の港で働いています。</ins></li>",
        "<li>仕事 <span class=\"soft\">新しい <code>jobs/index.html</code></span></li>",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert_eq!(html, report(&portal, &[]), "the same input gives the same bytes");
    portal.build(&[]);
    fs::remove_file(portal.path("content/jobs/ami.yaml")).expect("removed");
    let html = report(&portal, &[]);
    assert!(html.contains("<li>網の手入れ <code class=\"soft\">jobs/ami.html</code></li>"), "{html}");
    portal.build(&["-o", "elsewhere"]);
    assert!(report(&portal, &["-o", "elsewhere"]).contains("新しい記事 0、ことばの変わる記事 0、"));
}

#[test]
fn it_says_what_was_looked_at_left_and_still_to_be_looked_at() {
    let portal = portal();
    portal.write("content/jobs/ami.yaml", JOB);
    let html = report(&portal, &[]);
    for expected in [
        "2026-05-01（金） 時点のサイトについて、",
        "」を止めています（調べていません）<br>理由: 年度末にまとめて確かめる",
        "<br>理由: 本人の事務所の電話",
        "物語の本人が、できあがった文を読んで、載せることに同意した<br><span class=\"soft\">港の朝</span>",
        "<h3>きょうから30日のうち（2026-05-31（日） まで）</h3>",
        "<li>2026-05-20（水） が最後の日: 「網の手入れ」の募集が終わります</li>",
        "<li>2026-06-15（月） 「港の朝」の同意が終わる</li>",
        "<li>港の会（確かめた日の記録なし）</li>",
        "<h1 id=\"handover\">引継ぎ</h1>",
        "<li>仕事「網の手入れ」</li>",
        "<code>content/stories/</code></th><td>物語 1 件</td>",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    assert!(!html.contains("催し「茶会」"), "words with a number are a way to ask");
    assert!(!html.contains("問題ありません") && !html.contains("href=") && !html.contains("src="), "{html}");
    let english = portal.run(&["check", "--report", "en.html", "--lang", "en"]);
    assert_eq!(english.code, Some(0), "{}", english.err);
    let html = fs::read_to_string(portal.path("en.html")).expect("the report");
    assert!(
        html.contains("<html lang=\"en\">")
            && html.contains("Handing over")
            && !html.contains('{'.to_string().repeat(2).as_str())
    );
}

#[test]
fn it_lists_what_to_call_to_open_and_whom_to_ask_about_pictures() {
    let portal = portal();
    portal.write("site.yaml", "title: 試し\nlanguages: [ja, ja-easy, en]\n");
    let text = "---\ntitle: 浜\nkind: other\nimage: {src: /hama.svg, alt: 朝の浜}\ncontact: {name: 係, tel: 0300-00-7010}\n---\n\
        くわしくは[浜の会](https://hama.example/a)、<kai@hama.example>へ。\n\n![夕べの浜](/yube.svg)\n";
    portal.write("content/places/hama.md", text);
    for name in ["static/hama.svg", "static/yube.svg"] {
        portal.write(name, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"30\" height=\"20\"/>");
    }
    let html = report(&portal, &[]);
    for expected in [
        "<p class=\"soft\">かけてみる番号</p><ul class=\"try\"><li>0300-00-7004（茶会）</li><li>0300-00-7010（浜）</li><li>090-0000-1111（港の朝）</li></ul>",
        "<p class=\"soft\">送ってみるアドレス</p><ul class=\"try\"><li>kai@hama.example（浜）</li></ul>",
        "<p class=\"soft\">開いてみるリンク先</p><ul class=\"try\"><li>https://hama.example/a（浜）</li></ul>",
        "<p class=\"soft\">同意の記録のない写真・絵</p><ul class=\"try\"><li>浜: 朝の浜（/hama.svg）</li><li>浜: 夕べの浜（/yube.svg）</li></ul>",
        "<th scope=\"row\">言語</th><td>日本語、やさしい日本語、English</td>",
    ] {
        assert!(html.contains(expected), "{expected}\n{html}");
    }
    let contacts =
        "<h2>連絡先の書かれていない記事（電話・メール・申し込みの方法のどれもないもの）</h2>\n<ul><li>";
    assert_eq!(html.matches(contacts).count(), 2, "for who signs and for a successor: {html}");
    portal.build(&[]);
    portal.write("content/places/hama.md", text.replace("7010", "7019"));
    let html = report(&portal, &[]);
    assert!(html.contains("<ul class=\"try\"><li>0300-00-7019（浜）</li></ul>"), "what is new of it: {html}");
    assert!(!html.contains("kai@hama.example（浜）"), "{html}");
}

/// What comes next of a group follows the day; what its people wrote stands behind it.
#[test]
fn it_shows_what_changed_behind_the_next_meeting_and_not_that_it_moved_on() {
    let portal = portal();
    let event = "title: 網の会\nstarts: 2025-12-06 10:00\nends: 2025-12-06 12:00\nrepeat: 毎月第1土曜\norganizer: minato\n\
        contact: 青木 0300-00-7004\n";
    portal.write("content/events/ami.yaml", event);
    let group = |tel: &str| format!("{GROUP}join: {{tel: {tel}}}\n");
    portal.write("content/groups/minato.yaml", group("0300-00-7010"));
    portal.build(&[]);
    let html = report(&portal, &["--as-of", "2026-05-03"]);
    assert!(html.contains("ことばの変わる記事 0、"), "{html}");
    portal.write("content/groups/minato.yaml", group("0300-00-7019"));
    let html = report(&portal, &["--as-of", "2026-05-03"]);
    for line in ["<del>0300-00-7010</del>", "<ins>0300-00-7019</ins>", "ことばの変わる記事 1、"] {
        assert!(html.contains(line), "{line}\n{html}");
    }
}

#[test]
fn it_overwrites_nothing_of_others() {
    let portal = portal();
    portal.write("report.html", "<p>私の紙</p>");
    let ran = portal.run(&["check", "--report", "report.html"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("「report.html」は、もうあります"), "{}", ran.err);
    assert_eq!(fs::read_to_string(portal.path("report.html")).expect("mine"), "<p>私の紙</p>");
}
