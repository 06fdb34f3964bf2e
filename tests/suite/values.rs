//! Values and headers as people write them: taken, and told, or asked for in their own words.

use super::portal::Portal;

const ABOUT: (&str, &str) = ("content/pages/about.md", "---\ntitle: このサイトについて\n---\n試しです。\n");

/// What a run with `--all` says of one more file, line by line.
fn told(path: &str, text: &str) -> Vec<String> {
    let portal = Portal::new("", &[ABOUT, (path, text)]);
    let ran = portal.run(&["check", "--all", "--format", "short"]);
    let lines = ran.out.lines().filter(|line| line.contains(path));
    lines.map(|line| line.trim().replace(&format!("{path}:"), "")).collect()
}

#[test]
fn front_matter_is_read_as_people_write_it() {
    let event = |starts: &str| told("content/events/a.yaml", &format!("title: 会\nstarts: {starts}\n"));
    assert_eq!(event("令和8年12月31日"), ["2:9 始まり: 令和8年12月31日 → 2026-12-31"]);
    assert_eq!(event("2026/12/31 13:00"), ["2:9 始まり: 2026/12/31 13:00 → 2026-12-31 13:00"]);
    assert_eq!(event("2026年12月31日 午後1時"), ["2:9 始まり: 2026年12月31日 午後1時 → 2026-12-31 13:00"]);
    assert_eq!(
        event("2026-12-31 10:00〜12:00"),
        ["2:9 始まり: 2026-12-31 10:00〜12:00 → 2026-12-31 10:00 〜 2026-12-31 12:00"]
    );
    let job = |line: &str| {
        let head = "title: 店番\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-04-01\n";
        told("content/jobs/a.yaml", &format!("{head}{line}\n"))
    };
    assert_eq!(
        job("hours: 9:00〜17:00"),
        ["5:8 働く時間: 9:00〜17:00 → 始まりの時刻: 09:00、終わりの時刻: 17:00"]
    );
    assert_eq!(job("pay: {unit: hour, min: 1,300}"), ["5:24 賃金の下限(円): 1,300 → 1300"]);
    assert_eq!(job("headcount: 若干名"), [""; 0]);
    assert_eq!(job("regions: [香川県]"), ["5:11 地域: 香川県 → kagawa"]);
    assert_eq!(job("tags: 防災、子育て"), ["5:7 タグ: 防災、子育て → 防災 / 子育て"]);
    assert_eq!(
        job("contact: {tel: ０３－００００－０００１}"),
        ["5:16 電話番号: ０３－００００－０００１ → 03-0000-0001"]
    );
}

#[test]
fn what_can_be_several_things_is_asked_for() {
    let job = |line: &str| {
        let head = "title: 店番\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-04-01\n";
        told("content/jobs/a.yaml", &format!("{head}{line}\n"))
    };
    assert_eq!(
        job("closes: 6/10"),
        ["5:9: error[EN024]: 「締切日」（closes）の「6/10」は、何年のことか書かれていません。"]
    );
    assert_eq!(
        job("closes: 2026/6/10（金）"),
        ["5:9: error[EN024]: 「締切日」（closes）の「2026/6/10（金）」は、日付と曜日が合いません。"]
    );
    assert_eq!(job("headcount: 0"), ["5:12: error[EN027]: 「募集人数」（headcount）が「0」になっています。"]);
    assert_eq!(job("age: {max: 65}"), ["5:12: warning[JB121]: 年齢の上限に、理由が書かれていません。"]);
    assert_eq!(
        job("title: \"会場\"変更"),
        [
            "5:1: error[EN006]: 項目「title」が2回書かれています。",
            "5:8: error[EN005]: 値の始めだけが引用符（\" か '）で囲まれています。"
        ]
    );
}

#[test]
fn days_that_a_spreadsheet_saved_as_numbers_are_listed_among_what_was_read_as_something_else() {
    let table = "題名,開催日,終了日,開始時間\n朝市,46366,46367,9:00\n夕市,46388,,\n";
    let portal = Portal::new("", &[ABOUT, ("content/events/t.csv", table)]);
    let built = portal.run(&["build", "--all"]);
    assert_eq!(built.code, Some(0), "{}{}", built.out, built.err);
    for line in [
        "content/events/t.csv:2:4 始まり: 46366 → 2026-12-10",
        "content/events/t.csv:2:10 終わり: 46367 → 2026-12-11",
        "content/events/t.csv:3:4 始まり: 46388 → 2027-01-01",
    ] {
        assert!(built.out.contains(line), "{}", built.out);
    }
}

#[test]
fn an_offices_table_of_jobs_is_read_as_it_is() {
    let head = "id,事業所名,職種,雇用形態,賃金,勤務時間,募集人員,年齢,応募締切,受付日,連絡先";
    let row = "a,㈱シオミ水産,水産加工,パート,\"時給1,100円～\",8:00～15:00（休憩60分）,若干名,不問,随時,R8.4.4,0300-55-0330";
    let portal = Portal::new("", &[ABOUT, ("content/jobs/t.csv", &format!("{head}\n{row}\n"))]);
    let built = portal.run(&["build", "--all"]);
    assert_eq!(built.code, Some(0), "{}{}", built.out, built.err);
    assert!(built.out.contains("読みかえたところ 5 か所"), "{}", built.out);
    let page =
        std::fs::read_to_string(portal.path("public/jobs/a.html")).expect("the page").replace("<wbr>", "");
    for text in [
        "水産加工",
        "㈱シオミ水産",
        "時給 1,100円",
        "時給 1,100円〜",
        "8:00",
        "15:00",
        "60分",
        "若干名",
        "0300-55-0330",
    ] {
        assert!(page.contains(text), "{text} is not on the page");
    }
}

#[test]
fn a_date_and_its_times_in_two_columns_are_one_event() {
    let table = "id,行事名,開始日,時間,終了日,場所,住所\n\
                 a,朝市,2026/12/5,9:30～12:00,,海の駅,字港町1\n\
                 b,相談会,2026/12/5,13:00～17:00,2026/12/6,会館,字本町2\n\
                 c,演芸会,2026/12/20,午後1時30分開場　2時開演,,会館,字本町2\n";
    let told = told("content/events/t.csv", table);
    assert_eq!(told[0], "2:16 時間: 9:30～12:00 → 2026-12-05 09:30 〜 2026-12-05 12:00");
    assert_eq!(told[1], "3:17 時間: 13:00～17:00 → 2026-12-05 13:00 〜 2026-12-06 17:00");
    let words = "午後1時30分開場　2時開演";
    assert_eq!(told[2], format!("4:18 時間: {words} → 2026-12-20 {words}"));
    assert_eq!(told.len(), 3);
}
