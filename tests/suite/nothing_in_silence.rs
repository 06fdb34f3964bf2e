//! What people write beside the format is read as they mean it, or is named; nothing is passed over in silence.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::page_text::main_text;
use super::portal::{Built, Portal};

const DAY: &[&str] = &["--as-of", "2026-11-28"];

/// What `check` says in short, with every value that was read as something else.
#[track_caller]
fn said(portal: &Portal) -> String {
    portal.run(&[&["check", "--all", "--format", "short"], DAY].concat()).out
}

/// The text of the one page that has this heading.
#[track_caller]
fn page_of(built: &Built, title: &str) -> String {
    let mut pages = built.holding(&format!("{title}</h1>"));
    pages.retain(|page| !page.contains("/poster"));
    let [page] = pages.as_slice() else { panic!("{title} has these pages: {pages:?}") };
    main_text(&built.page(page))
}

#[test]
fn a_mistake_in_a_field_hides_none_in_the_text() {
    let text = "---\ntitle: 会\nkind: nanika\n---\n[次](page2.html) [[groups/nai]] [[会]] [[ない会]] [節](#nai)\n\n![港の朝](/nai.png)\n\n090-0000-0000\n";
    let portal = Portal::new("", &[("content/groups/kai.md", text)]);
    let said = said(&portal);
    for finding in [
        "kai.md:3:7: error[EN023]",
        "kai.md:5:5: error[LK401]",
        "kai.md:5:19: error[LK401]",
        "warning[LK408]: 「[[ない会]]」",
        "kai.md:5:50: warning[LK403]",
        "kai.md:7:1: error[LK402]",
        "kai.md:9:1: warning[PR205]",
    ] {
        assert!(said.contains(finding), "{finding}: {said}");
    }
    assert_eq!(said.matches("LK408").count(), 1, "its own title is known: {said}");
}

#[test]
fn a_word_of_ones_own_is_a_kind_in_files_as_in_tables() {
    let group = |kind: &str| format!("---\ntitle: 会\nkind: {kind}\n---\n");
    for (kind, words) in
        [("同好会", "種類: 同好会 → そのほかの会"), ("句会", "種類: 句会 → そのほかの会（句会）")]
    {
        let portal = Portal::new("", &[("content/groups/kai.md", &group(kind))]);
        assert!(said(&portal).contains(words), "{}", said(&portal));
        assert!(page_of(&portal.build(DAY), "会").contains(kind));
    }
    let english = Portal::new("", &[("content/groups/kai.md", &group("句会"))]);
    let english = english.run(&[&["check", "--all", "--lang", "en"], DAY].concat()).out;
    assert!(english.contains("句会 → other (句会)"), "{english}");
    for slip in ["clubb", "【ここに種類】"] {
        let portal = Portal::new("", &[("content/groups/kai.md", &group(slip))]);
        assert!(said(&portal).contains("error[EN023]"), "{slip}: {}", said(&portal));
    }
    let job = "title: 収穫\nemployer: {name: 農園}\ncontract: 季節アルバイト\nposted: 2026-11-01\n";
    let portal = Portal::new("", &[("content/jobs/a.yaml", job)]);
    assert!(page_of(&portal.build(DAY), "収穫").contains("季節アルバイト"), "{}", said(&portal));
}

#[test]
fn usual_headings_are_known_and_their_cells_say_what_they_hold() {
    let events = "行事名,開催日,開始,終了,会場,申込み・問合せ,募集状況\n花見,2026-12-10,10:00,12:00,公園,港公民館 0859-00-1111,受付中\n";
    let days = "行事名,開始,終了\n祭り,2026/12/20 0:00,2026/12/21 0:00\n市,2026/12/22 0:00,\n相談,随時,\n";
    let jobs = "職種,事業所名,区分,開始,終了,募集状況,掲載日\n清掃,海社,パート,9:00,12:00,募集中,2026-11-01\n調理,海社,正社員,9:00,17:00,募集終了,2026-11-01\n";
    let groups = "団体名,種別,主な活動内容,活動の様子,申込み・問合せ\n歌う会,同好会,歌を歌います,楽しそうです,事務局 0859-00-2222\n";
    let portal = Portal::new(
        "",
        &[
            ("content/events/a.csv", events),
            ("content/events/b.csv", days),
            ("content/jobs/a.csv", jobs),
            ("content/groups/a.csv", groups),
        ],
    );
    let told = said(&portal);
    assert!(!told.contains("EN021") && !told.contains("error"), "{told}");
    assert!(told.contains("始まり: 随時 → 時期（when）: 随時"), "{told}");
    assert!(told.contains("契約の種類: パート → パート・アルバイト"), "{told}");
    let built = portal.build(DAY);
    for (title, words) in [
        ("花見", vec!["10:00", "12:00", "0859-00-1111", "受付中"]),
        ("祭り", vec!["2026年12月20日", "〜21日（月）"]),
        ("相談", vec!["随時"]),
        ("清掃", vec!["9:00", "12:00"]),
        ("調理", vec!["決まりました"]),
        ("歌う会", vec!["歌を歌います", "楽しそうです", "0859-00-2222"]),
    ] {
        let page = page_of(&built, title);
        for word in words {
            assert!(page.contains(word), "{title}: {word}: {page}");
        }
    }
    for title in ["祭り", "市"] {
        assert!(!page_of(&built, title).contains("0:00"), "{title}");
    }
}

#[test]
fn homes_and_several_numbers_in_a_cell_are_named() {
    let table = "団体名,種別,事務局,連絡先\n歌う会,サークル,篠坂市港町9 木下方,0859-00-3333（自宅）\n坂の会,同郷会,,\"0859-00-6002, 0859-00-6003\"\n";
    let portal = Portal::new("", &[("content/groups/a.csv", table)]);
    let said = said(&portal);
    for finding in [
        "「木下方」とあるので、個人の家の住所か電話番号のようです。このまま公開されます。",
        "「自宅」とあるので、",
        "「0859-00-6002, 0859-00-6003」には、電話番号が 2 つあります。",
    ] {
        assert!(said.contains(finding), "{finding}: {said}");
    }
}

#[test]
fn a_day_of_a_workbook_is_no_midnight_and_a_column_without_a_heading_has_its_letter() {
    let portal = Portal::new("", &[]);
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet();
    for (column, name) in ["行事名", "開催日", "会場", ""].iter().enumerate() {
        sheet.write(0, u16::try_from(column).expect("few"), *name).expect("written");
    }
    let moment = Format::new().set_num_format("yyyy-mm-dd hh:mm:ss");
    let day = ExcelDateTime::from_ymd(2026, 12, 20).expect("a day");
    sheet.write(1, 0, "市").expect("written");
    sheet.write_datetime_with_format(1, 1, &day, &moment).expect("written");
    portal.write("content/events/a.xlsx", workbook.save_to_buffer().expect("saved"));
    let page = page_of(&portal.build(DAY), "市");
    assert!(page.contains("2026年12月20日") && !page.contains("0:00"), "{page}");
    let joined = "月,,行事名\n12月,10~11,スタンプラリー\n12月,6,朝市\n";
    portal.write("content/events/b.csv", joined);
    assert!(!said(&portal).contains("「」"), "{}", said(&portal));
}

#[test]
fn jobs_without_their_first_day_are_told_once_and_may_stay_so() {
    let job = |title: &str| format!("title: {title}\nemployer: {{name: 店}}\ncontract: part-time\n");
    let files = ["a", "b", "c"].map(|id| (format!("content/jobs/{id}.yaml"), job(id)));
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let said_once = said(&Portal::new("", &files));
    assert_eq!(said_once.matches("EN067").count(), 1, "{said_once}");
    assert!(said_once.contains("「掲載開始日」（posted）のないものが 3 件あり"), "{said_once}");
    let accepted = said(&Portal::new("checks: {EN067: {level: off, reason: 試し}}\n", &files));
    assert!(!accepted.contains("EN067") && !accepted.contains("EN021"), "{accepted}");
}

#[test]
fn days_of_a_call_are_written_as_people_write_them_and_ids_that_are_none_are_named() {
    let portal = Portal::new(
        "",
        &[(
            "content/jobs/a.yaml",
            "title: 店番\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-11-01\ncloses: 2027-03-20\n",
        )],
    );
    for until in ["令和9年3月31日", "2027/3/31", "2027-03-31"] {
        let said = portal.run(&["upcoming", "--until", until, "--as-of", "R8.11.28"]).out;
        assert!(
            said.contains("2027-03-31 までに、サイトが変わる日は") && said.contains("2027-03-21"),
            "{until}: {said}"
        );
    }
    let table = portal.path("list.csv");
    std::fs::write(&table, "職種,事業所名,雇用形態\n店番,店,パート\n").expect("written");
    let table = table.to_str().expect("a path");
    let said = portal.call(&["import", table, "--kind", "job", "--table", "--take", "店番", "--dry-run"]).out;
    assert!(said.contains("「--take 店番」にあたる記事は、この表にありません。「"), "{said}");
}

#[test]
fn a_value_that_begins_with_a_sign_is_named_with_how_to_write_it() {
    for (line, right) in [
        ("summary: !大売り出し", "summary: \"!大売り出し\""),
        ("summary: !!大売り出し", "summary: \"!!大売り出し\""),
        ("summary: & 会", "summary: \"& 会\""),
        ("summary: *印は必須", "summary: \"*印は必須\""),
        ("summary: `印`", "summary: \"`印`\""),
        ("summary: %引き", "summary: \"%引き\""),
        ("tags: [春, @夏, !冬]", "tags: [春, \"@夏\", \"!冬\"]"),
        ("tags: [#春, 夏]", "tags: [\"#春\", 夏]"),
    ] {
        let group = |line: &str| format!("---\ntitle: 会\nkind: other\n{line}\n---\n");
        let portal = Portal::new("", &[("content/groups/kai.md", &group(line))]);
        let told = portal.run(&[&["check"], DAY].concat()).out;
        assert!(
            told.contains("kai.md:4:") && told.contains(&format!("{right} と書いてください")),
            "{line}: {told}"
        );
        portal.write("content/groups/kai.md", group(right));
        assert!(said(&portal).starts_with("まちがいは見つかりませんでした"), "{right}: {}", said(&portal));
    }
}

#[test]
fn a_number_is_named_at_the_cell_that_holds_it() {
    let table = "団体名,種別,電話,活動内容\n山の会,同郷会,\"0300-00-2199\n090-0000-2222\",\"山に登る。\n連絡は 090-0000-3333 まで\"\n";
    let portal = Portal::new("", &[("content/groups/a.csv", table)]);
    let told = said(&portal);
    for place in [
        "a.csv:2:9: warning[PR205]: 携帯電話の番号「090-0000-2222」",
        "a.csv:3:16: warning[PR205]: 携帯電話の番号「090-0000-3333」",
    ] {
        assert!(told.contains(place), "{place}: {told}");
    }
}

#[test]
fn tags_that_are_one_are_shown_once_and_a_person_alone_is_no_contact() {
    let text =
        "---\ntitle: 会\nkind: other\ntags: [Uターン, uターン, Ｕターン, Uﾀｰﾝ]\ncontact: 佐久間\n---\n";
    let portal = Portal::new("", &[("content/groups/kai.md", text)]);
    let page = page_of(&portal.build(DAY), "会");
    assert_eq!(page.matches("ターン").count(), 1, "{page}");
    assert!(page.contains("窓口\n佐久間"), "{page}");
    let finding = "content/groups/kai.md:5:10: warning[PR208]: 連絡先が「佐久間」だけです。";
    assert!(said(&portal).contains(finding), "{}", said(&portal));
}
