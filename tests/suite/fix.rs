//! `enishi check --fix`: what has one right answer.

use std::fs;

use super::portal::Portal;

const BEFORE: &str = "\u{feff}---\r\ntitle： 港の会　\r\nkind: npo\r\n# 覚え書き： そのまま  \r\nverified: ２０２６-04-01\r\n\
    contact: {name: ｻｰｸﾙ事務局, tel: ０８３２－２２－１１１１}\r\n---\r\n**持ち物\r\n\r\nﾃﾆｽと か\u{3099}くせい です　\r\n次の行  \r\n\
    最後\r\n\r\n`ｶﾅ`のまま [写真](/a/ｶﾅ.pdf)と** 太字 **です。\r\n";
const AFTER: &str = "\u{feff}---\r\ntitle: 港の会\r\nkind: npo\r\n# 覚え書き： そのまま  \r\nverified: 2026-04-01\r\n\
    contact: {name: サークル事務局, tel: 0832-22-1111}\r\n---\r\n**持ち物**\r\n\r\nテニスと がくせい です\r\n次の行  \r\n\
    最後\r\n\r\n`ｶﾅ`のまま [写真](/a/ｶﾅ.pdf)と**太字**です。\r\n";

#[test]
fn what_has_one_right_answer_is_shown_and_written_when_told_to() {
    let table = "題名,事業者名,雇用形態,掲載開始日,概要\r\n店番,ﾐﾅﾄ商店,パート,2026/4/20,\"ﾚｼﾞ, 品出し\"\r\n";
    let (cp932, ..) = encoding_rs::SHIFT_JIS.encode(table);
    let portal = Portal::new("", &[("content/groups/a.md", BEFORE)]);
    portal.write("content/jobs/t.csv", &cp932);
    portal.write("content/jobs/odd.xlsx", b"no workbook");
    let said = portal.call(&["check", "--fix"]);
    for line in [
        "いまは何も書いていません",
        "\ncontent/groups/a.md\n  2 - title： 港の会␣\n  2 + title: 港の会\n",
        "  8 - **持ち物\n  8 + **持ち物**\n",
        "\ncontent/jobs/t.csv\n  2 - 店番,ﾐﾅﾄ商店,パート,2026/4/20,\"ﾚｼﾞ, 品出し\"\n  2 + 店番,ミナト商店,",
        "7 行（ファイル 2 個）。",
    ] {
        assert!(said.out.contains(line), "{line}\n{}", said.out);
    }
    assert_eq!(said.code, Some(0));
    let text = |portal: &Portal| fs::read_to_string(portal.path("content/groups/a.md")).expect("the file");
    assert_eq!(text(&portal), BEFORE);

    let json = portal.call(&["check", "--fix", "--format", "json"]).out;
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(
        (&json["applied"], &json["changes"][1]["file"]),
        (&false.into(), &"content/jobs/t.csv".into())
    );

    let said = portal.call(&["check", "--fix", "--apply"]);
    assert!(said.out.starts_with("直しました:\n"), "{}{}", said.out, said.err);
    assert_eq!(text(&portal), AFTER);
    let bytes = fs::read(portal.path("content/jobs/t.csv")).expect("the table");
    let (read, ..) = encoding_rs::SHIFT_JIS.decode(&bytes);
    assert_eq!(read, table.replace("ﾐﾅﾄ", "ミナト").replace("ﾚｼﾞ", "レジ"));
    let again = portal.call(&["check", "--fix", "--apply"]).out;
    assert!(again.starts_with("答えが一つに決まる直しは、見つかりませんでした。"), "{again}");
}

#[test]
fn what_may_mean_several_things_stays() {
    let page = "---\ntitle: 港\n---\n＃見出し\n\n**ここから 明日は休みです。来週は開きます。\n\n2**3 と **強い**。\n\n\
        ```\nｺｰﾄﾞ　\n```\n";
    let portal = Portal::new("", &[("content/pages/a.md", page)]);
    let said = portal.call(&["check", "--fix", "--apply", "--lang", "en"]);
    assert!(said.out.starts_with("there is nothing to mend that has one right answer"), "{}", said.out);
    assert_eq!(fs::read_to_string(portal.path("content/pages/a.md")).expect("the page"), page);
    assert_eq!(portal.call(&["check", "--apply"]).code, Some(2), "--apply needs --fix");
}

#[test]
fn half_width_kana_of_addresses_and_code_stay() {
    let portal = Portal::new("", &[]);
    let words = "title: 港のﾍﾟｰｼﾞ\nsummary: ﾒｰﾙは ｱ@example.jp へ\n";
    let stays = "https://example.jp/ｶﾅ/ と <https://example.jp/ｱ>\n\nwww.example.jp/ｶﾅ と ｱｲ@example.jp と <ｱ@example.jp>\n\n`ｺｰﾄﾞ` と ``ｱ`ｲ`` と <code>ｳ</code>\n\n    ｲﾝﾃﾞﾝﾄ\n\n```\nﾌｪﾝｽ\n```\n\n~~~\nﾁﾙﾀﾞ\n~~~\n\n- 一つ\n  ```\n  ﾘｽﾄ\n  ```\n\n> ```\n> ｲﾝﾖｳ\n> ```\n\n<pre>\nﾌﾟﾚ\n</pre>\n\n| 表 | 列 |\n|---|---|\n| `ｾﾙ` | 値 |\n\n行の `ｱ\nｲ` つづき\n\n[絵](https://example.jp/ｲ) ![港の絵](/pictures/ｴ.svg)\n";
    portal.write(
        "content/pages/a.md",
        format!("---\n{words}---\n{stays}\nﾎｰﾙは [ﾘﾝｸ](https://example.jp/ｲ) と `ｺｰﾄﾞ` のｱﾄです｡\n"),
    );
    assert_ne!(portal.run(&["check", "--fix", "--apply"]).code, None);
    let after = fs::read_to_string(portal.path("content/pages/a.md")).expect("the page");
    let expected = format!(
        "---\ntitle: 港のページ\nsummary: メールは ｱ@example.jp へ\n---\n{stays}\nホールは [リンク](https://example.jp/ｲ) と `ｺｰﾄﾞ` のアトです。\n"
    );
    assert_eq!(after, expected);
}

#[test]
fn numbers_days_and_times_in_full_width_are_mended_in_fields_and_in_cells() {
    let head = "---\ntitle: 店番\nemployer: {name: 店}\ncontract: part-time\n";
    let before = "posted: ２０２６年４月１日\nhours: {start: 9：00, end: １７：３０, break_minutes: ０, days: 週３日}\npay:\n  unit: hour\n  min: １，２００\n  max: \"１，５００\"\nper_month: １０\nage: {min: １８歳}\n---\n１，２００円です。\n";
    let after = "posted: 2026年4月1日\nhours: {start: 9:00, end: 17:30, break_minutes: 0, days: 週３日}\npay:\n  unit: hour\n  min: 1200\n  max: \"1500\"\nper_month: 10\nage: {min: １８歳}\n---\n１，２００円です。\n";
    let portal = Portal::new("", &[("content/jobs/a.md", &format!("{head}{before}"))]);
    let columns = "題名,事業者名,契約の種類,掲載開始日,締切日,休憩(分),賃金の下限(円),賃金の単位\r\n";
    let rows = "店番,港商店,パート・アルバイト,２０２７年４月１日,2027／５／１,６０,１，２００,時給\r\n調理,港食堂,パート・アルバイト,２０２７年４月１日,,\"45\",\"１，２００\",時給\r\n";
    let mended = "店番,港商店,パート・アルバイト,2027年4月1日,2027/5/1,60,1200,時給\r\n調理,港食堂,パート・アルバイト,2027年4月1日,,\"45\",\"1200\",時給\r\n";
    portal.write("content/jobs/t.csv", format!("{columns}{rows}"));
    // What is in full width is understood, and says the same when it is mended.
    let understood = || portal.run(&["check", "--format", "short"]).out;
    let said = understood();
    assert!(!said.contains("error"), "{said}");
    assert_eq!(portal.call(&["check", "--fix", "--apply"]).code, Some(0));
    let text = |path: &str| fs::read_to_string(portal.path(path)).expect("the file");
    assert_eq!(text("content/jobs/a.md"), format!("{head}{after}"));
    assert_eq!(text("content/jobs/t.csv"), format!("{columns}{mended}"));
    assert_eq!(understood(), said);
    let again = portal.call(&["check", "--fix"]).out;
    assert!(again.starts_with("答えが一つに決まる直しは、見つかりませんでした。"), "{again}");
}
