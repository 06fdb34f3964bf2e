//! `enishi digest`: the mail of a month.

use std::fs;

use super::portal::{Portal, Ran};

const SETTINGS: &str = "languages: [ja, ja-easy, en]\npublisher: {name: みなと市 まち課, tel: 0300-00-1201, email: machi@minato.example}\n";

fn portal() -> Portal {
    Portal::new(
        SETTINGS,
        &[
            ("content/regions/hama.yaml", "title: 浜町\nkind: municipality\n"),
            ("content/regions/yama.yaml", "title: 山町\nkind: municipality\n"),
            (
                "content/groups/hama-no-kai.md",
                "---\ntitle: 浜の会\nkind: npo\nregions: [hama]\nupdated: 2026-12-02\nsummary: 海をきれいにします。\n---\n",
            ),
            (
                "content/jobs/office.md",
                "---\ntitle: 港の事務\nsummary: 週に2日、港の事務所で帳簿をつけます。\nemployer: {name: 浜の会}\ncontract: part-time\nregions: [hama]\nposted: 2026-11-20\ncloses: 2026-12-25\ngroups: [hama-no-kai]\ncontact: {name: 山田花子}\n---\n",
            ),
            (
                "content/events/walk.md",
                "---\ntitle: 浜を歩く会\nstarts: 2026-12-05 10:00\nends: 2026-12-05 12:00\nrepeat: FREQ=WEEKLY;UNTIL=20261219\nplace: {name: 浜の広場}\norganizer: hama-no-kai\nregions: [hama]\n---\n",
            ),
            (
                "content/events/fair.md",
                "---\ntitle: 山の市\nstarts: 2026-12-12\ncancelled: true\nregions: [yama]\n---\n",
            ),
            (
                "content/stories/a.md",
                "---\ntitle: 海の話\nsummary: 海のそばで暮らす話です。\nperson: {name: 浜口ミツ, pen_name: みなみ}\nconsent: {given: 2026-01-01, media: [web]}\nregions: [hama]\npublished: 2026-03-01\n---\n",
            ),
            (
                "content/groups/later.md",
                "---\ntitle: まだ秘密の会\nkind: npo\npublish_on: 2026-12-20\nupdated: 2026-12-01\n---\n",
            ),
            (
                "content/groups/draft.md",
                "---\ntitle: 下書きの会\nkind: npo\nstatus: draft\nupdated: 2026-12-01\n---\n",
            ),
        ],
    )
}

fn digest(portal: &Portal, arguments: &[&str]) -> Ran {
    portal.call(&[&["digest", "--as-of", "2026-12-03"], arguments].concat())
}

#[track_caller]
fn written(portal: &Portal, name: &str, arguments: &[&str]) -> (String, String) {
    let ran = digest(portal, arguments);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    let read = |ending: &str| {
        let path = portal.path(&format!("{name}.{ending}"));
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}\n{}", path.display(), ran.out))
    };
    (read("txt"), read("html"))
}

#[test]
fn a_mail_tells_what_a_month_brings() {
    let portal = portal();
    let (text, html) = written(&portal, "digest-2026-12", &["--month", "2026-12"]);
    assert_eq!(
        text,
        "みなと 2026年12月のお知らせ\n\
         \n\
         こんにちは。2026年12月のお知らせをお届けします。気になるものがあったら、\nページを開いてみてください。\n\
         \n\
         ■ 新しく載ったもの\n\
         \n\
         ・浜の会（仲間の会）\n  海をきれいにします。\n  https://minato.example/groups/hama-no-kai.html\n\
         \n\
         ■ 催し\n\
         \n\
         ・浜を歩く会\n  2026年12月5日（土） 10:00〜12:00\n  2026年12月12日（土） 10:00〜12:00\n  2026年12月19日（土） 10:00〜12:00\n  場所: 浜の広場\n  https://minato.example/events/walk.html\n\
         \n\
         ・【中止】山の市\n  2026年12月12日（土）\n  https://minato.example/events/fair.html\n\
         \n\
         ■ 締め切り\n\
         \n\
         ・港の事務\n  締切 12月25日（金）\n  https://minato.example/jobs/office.html\n\
         \n\
         ■ 物語をひとつ\n\
         \n\
         ・海の話\n  海のそばで暮らす話です。\n  https://minato.example/stories/a.html\n\
         \n\
         2026年12月3日現在の内容です。変わることもありますので、お出かけや申し込\nみの前に、ページでお確かめください。\n\
         \n\
         -- \n\
         みなと: https://minato.example/\n\
         お問い合わせ: みなと市 まち課\n\
         電話: 0300-00-1201\n\
         メール: machi@minato.example\n"
    );
    for part in [
        "<html lang=\"ja\">",
        "<title>みなと 2026年12月のお知らせ</title>",
        "<h1 style=",
        ">新しく載ったもの</h2>",
        "<a href=\"https://minato.example/groups/hama-no-kai.html\" style=\"color:#0b57a4\">浜の会（仲間の会）</a></h3>",
        "<a href=\"mailto:machi@minato.example\" style=\"color:#0b57a4\">machi@minato.example</a>",
    ] {
        assert!(html.contains(part), "{part}: {html}");
    }
    for absent in ["<img", "<table", "<style", "<script", "href=\"/", "href=\"."] {
        assert!(!html.contains(absent), "{absent}: {html}");
    }
    for secret in ["浜口ミツ", "山田花子", "まだ秘密の会", "下書きの会"] {
        assert!(!text.contains(secret) && !html.contains(secret), "{secret}");
    }
    // The same again is no change; what somebody corrected stays.
    assert_eq!(written(&portal, "digest-2026-12", &["--month", "2026-12"]), (text, html));
    portal.write("digest-2026-12.txt", "直した文\n");
    let ran = digest(&portal, &["--month", "2026-12"]);
    assert_eq!(ran.code, Some(2));
    assert!(
        ran.err.replace('\\', "/").contains("「./digest-2026-12.txt」は、もうあります（内容がちがいます）。"),
        "{}",
        ran.err
    );
    assert_eq!(fs::read_to_string(portal.path("digest-2026-12.txt")).expect("a file"), "直した文\n");
}

#[test]
fn a_mail_can_be_of_a_region_or_a_group_and_in_a_language() {
    let portal = portal();
    let (text, _) =
        written(&portal, "digest-2026-12-region-yama", &["--month", "2026-12", "--region", "yama"]);
    assert!(text.starts_with("みなと（山町） 2026年12月のお知らせ\n"), "{text}");
    assert!(text.contains("山の市") && !text.contains("浜"), "{text}");
    let (text, _) = written(
        &portal,
        "mails/digest-2026-12-group-hama-no-kai",
        &["--month", "2026-12", "--group", "hama-no-kai", "-o", "mails"],
    );
    assert!(text.contains("浜を歩く会") && text.contains("港の事務") && !text.contains("山の市"), "{text}");
    let (text, html) = written(&portal, "digest-2026-12-en", &["--month", "2026-12", "--lang", "en"]);
    assert!(text.starts_with("みなと: news for Dec 2026\n"), "{text}");
    assert!(html.contains("<html lang=\"en\">") && html.contains("lang=\"ja\"><a href"), "{html}");
    let (text, _) = written(&portal, "digest-2026-12-ja-easy", &["--month", "2026-12", "--lang", "ja-easy"]);
    assert!(text.contains("■ しめきり"), "{text}");
}

#[test]
fn a_month_without_anything_says_so() {
    let portal = Portal::new("", &[("content/groups/a.md", "---\ntitle: 浜の会\nkind: npo\n---\n")]);
    let (text, html) = written(&portal, "digest-2027-02", &["--month", "2027-02"]);
    let said = "2027年2月は、新しいお知らせも、催しや締め切りの予定もありません。";
    assert!(text.replace('\n', "").contains(said) && html.contains(said), "{text}");
    assert!(!text.contains('■'), "{text}");
}

#[test]
fn the_day_is_in_the_month_unless_it_is_asked_for() {
    let portal = portal();
    let ran = portal.call(&["digest", "--month", "2020-02"]);
    assert!(ran.out.contains("2020-02-29 に公開しているものだけを載せています。"), "{}", ran.out);
    let ran = portal.call(&["digest", "--month", "2199-02"]);
    assert!(ran.out.contains("2199-02-01 に公開しているものだけを載せています。"), "{}", ran.out);
}

#[test]
fn what_cannot_be_meant_is_explained() {
    let portal = portal();
    for (arguments, told) in [
        (
            &["--month", "2026-13"][..],
            "--month の「2026-13」は、年と月として読めません。「--month 2026-12」のように",
        ),
        (&["--month", "12月"], "--month の「12月」は、年と月として読めません。"),
        (
            &["--month", "2026-12", "--region", "homa"],
            "公開している地域に、「homa」というIDのものはありません。「hama」のことではありませんか。",
        ),
        (&["--month", "2026-12", "--group", "浜の会"], "「hama-no-kai」のことではありませんか。"),
        (
            &["--month", "2026-12", "--group", "draft"],
            "公開している仲間の会に、「draft」というIDのものはありません。",
        ),
        (&["--month", "2026-12", "--lang", "fr"], ""),
        (
            &["--month", "2026-12", "--region", "hama", "--group", "hama-no-kai"],
            "どちらか一方だけ書いてください。",
        ),
        (&[], "--month MONTH（どの月か。例 --month 2026-12）を書いてください。"),
    ] {
        let ran = digest(&portal, arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}\n{}", ran.out, ran.err);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
    portal.write("site.yaml", "title: みなと\n");
    let ran = digest(&portal, &["--month", "2026-12"]);
    assert_eq!(ran.code, Some(2), "{}\n{}", ran.out, ran.err);
    assert!(
        ran.err.contains("site.yaml に「base_url: https://（サイトのアドレス）/」を書いてから"),
        "{}",
        ran.err
    );
    let ran = digest(&portal, &["--month", "2026-12", "--lang", "ja-easy"]);
    assert!(ran.err.contains("ja-easy"), "{}", ran.err);
}
