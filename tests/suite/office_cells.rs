//! Cells that limit, leave open or say several things at once: readers see the words that matter, and nothing
//! that is no value stands as one.

use super::page_text::main_text;
use super::portal::{Built, Portal, Ran};

const DAY: &[&str] = &["--as-of", "2026-11-28"];

/// What a table becomes, and what the run says of it.
#[track_caller]
fn built(path: &str, table: &str) -> (Built, Ran) {
    let portal = Portal::new("", &[(path, table)]);
    let ran = portal.run(&[&["check", "--all", "--format", "short"], DAY].concat());
    (portal.build(DAY), ran)
}

#[track_caller]
fn job(heading: &str, cell: &str) -> (String, String, String) {
    let table =
        format!("id,題名,会社名,雇用形態,掲載開始日,{heading}\na,農園,霧坂農園,パート,2026/11/1,{cell}\n");
    let (built, ran) = built("content/jobs/a.csv", &table);
    (main_text(&built.page("jobs/a.html")), main_text(&built.page("jobs/index.html")), ran.out)
}

/// What stands on a page below a label.
fn below(page: &str, label: &str) -> String {
    let lines: Vec<&str> = page.lines().collect();
    let at = lines.iter().position(|line| *line == label);
    at.and_then(|at| lines.get(at + 1)).unwrap_or(&"").to_string()
}

#[test]
fn the_words_that_limit_a_number_are_shown() {
    for (cell, shown) in [
        ("５名以内", "5人まで"),
        ("３名まで", "3人まで"),
        ("最大10名", "10人まで"),
        ("先着20組限定", "先着20組まで"),
        ("若干名", "若干名"),
        ("1～2名", "1〜2人"),
        ("未定", "未定"),
    ] {
        let (page, _, said) = job("募集人数", cell);
        assert_eq!(below(&page, "募集人数"), shown, "{cell}: {page}");
        assert!(!said.contains("EN066"), "{cell}: {said}");
    }
}

#[test]
fn what_is_no_number_is_not_published_as_one() {
    for cell in ["－", "―", "-", "ー", "なし", "不明"] {
        let (page, _, said) = job("募集人数", cell);
        assert!(!page.contains("募集人数"), "{cell}: {page}");
        assert!(said.contains(&format!("募集人数: {cell} → （空欄）")), "{cell}: {said}");
    }
    for cell in ["－", "なし", "未定", "不明"] {
        let table = format!("id,団体名,分類,会員数\na,霧坂会,県人会,{cell}\n");
        let (built, ran) = built("content/groups/a.csv", &table);
        let (page, list) =
            (main_text(&built.page("groups/a.html")), main_text(&built.page("groups/index.html")));
        for text in [&page, &list] {
            assert!(!text.contains("会員数") && !text.contains("何人でも"), "{cell}: {text}");
        }
        assert!(ran.out.contains(&format!("人数: {cell} → （空欄）")), "{cell}: {}", ran.out);
    }
    for (cell, shown) in [("なし", "何人でも"), ("未定", "未定"), ("３０名以内", "30人まで"), ("―", "")]
    {
        let table = format!("id,行事名,開催日,定員,タグ\na,朝市,2026/12/5,{cell},－\n");
        let (built, _) = built("content/events/a.csv", &table);
        let page = main_text(&built.page("events/a.html"));
        assert_eq!(below(&page, "定員"), shown, "{cell}: {page}");
        assert!(!page.contains('－') && !page.contains('―'), "{cell}: {page}");
    }
}

#[test]
fn pay_that_is_open_upwards_says_so_once() {
    for (cell, shown) in [
        ("月給20万円以上", "月給 200,000円〜"),
        ("18万円から", "月給 180,000円〜"),
        ("月給16.8万円～", "月給 168,000円〜"),
        ("月給18万円～20万円", "月給 180,000円〜200,000円"),
    ] {
        let (page, list, _) = job("賃金", cell);
        assert_eq!(below(&page, "賃金・報酬"), shown, "{page}");
        assert!(!page.contains("万円"), "{page}");
        assert_eq!(below(&list, "報酬"), shown, "{list}");
    }
}

#[test]
fn what_is_paid_during_the_trial_stands_on_the_card_too() {
    let head = "id,題名,会社名,雇用形態,掲載開始日,賃金,試用期間";
    for (cell, shown, on_card) in [
        ("試用期間 3か月 同条件", "3か月同条件", "時給 1,100円〜"),
        ("3か月（時給1,050円）", "3か月時給1,050円", "時給 1,100円〜（試用期間3か月 時給1,050円）"),
        ("なし", "なし", "時給 1,100円〜"),
    ] {
        let table = format!("{head}\na,農園,霧坂農園,パート,2026/11/1,\"時給1,100円～\",\"{cell}\"\n");
        let (built, _) = built("content/jobs/a.csv", &table);
        assert_eq!(below(&main_text(&built.page("jobs/a.html")), "試用期間"), shown);
        assert_eq!(below(&main_text(&built.page("jobs/index.html")), "報酬"), on_card);
    }
    let (_, list, _) = job("賃金", "\"時給1,150円～（研修中1,050円）\"");
    assert_eq!(below(&list, "報酬"), "時給 1,150円〜（研修中1,050円）");
}

#[test]
fn a_deadline_that_is_no_day_stands_in_words() {
    for cell in ["なし", "未定", "随時", "定員に達し次第", "定員になり次第締め切り", "締切なし"]
    {
        let (page, list, said) = job("応募締切", cell);
        assert_eq!(below(&page, "締切"), cell, "{page}");
        assert!(list.contains(&format!("締切 {cell}")), "{list}");
        assert!(!said.contains("EN066"), "{cell}: {said}");
    }
    let (_, _, said) = job("応募締切", "春ごろ");
    assert!(said.contains("EN066"), "{said}");
}

#[test]
fn an_upper_age_in_words_is_asked_for_its_reason() {
    for cell in ["75歳くらいまで", "40代まで", "30代"] {
        let (page, _, said) = job("年齢", cell);
        assert_eq!(below(&page, "年齢の条件"), cell, "{page}");
        assert!(said.contains("JB121"), "{cell}: {said}");
    }
    for (cell, shown) in [("年齢 不問", "不問"), ("年齢不問", "不問"), ("高校生可", "高校生可")]
    {
        let (page, _, said) = job("年齢", cell);
        assert_eq!(below(&page, "年齢の条件"), shown, "{page}");
        assert!(!said.contains("JB121"), "{cell}: {said}");
    }
}

#[test]
fn a_job_under_one_of_several_contracts_is_found_under_each() {
    for (cell, shown) in [
        ("正社員・パート", "正社員、パート・アルバイト"),
        ("正社員 または パート", "正社員、パート・アルバイト"),
        ("パート又は契約社員", "パート・アルバイト、契約社員"),
    ] {
        let (page, list, said) = job_of_contract(cell);
        assert_eq!(below(&page, "契約の種類"), shown, "{page}");
        assert!(list.contains(&format!("一覧\n募集中\n{shown}")), "{list}");
        assert!(!said.contains("EN023"), "{said}");
    }
    let (page, _, said) = job_of_contract("地域おこし協力隊");
    assert_eq!(below(&page, "契約の種類"), "地域おこし協力隊", "{page}");
    assert!(said.contains("EN067") && said.contains("「契約の種類」の「地域おこし協力隊」など"), "{said}");
    let yaml = "title: 店番\nemployer: {name: 店}\ncontract: [permanent, part-time]\nposted: 2026-11-01\n";
    let portal = Portal::new("", &[("content/jobs/a.yaml", yaml)]);
    let index = portal.build(DAY).page("jobs/index.html");
    assert!(index.contains("正社員、パート・アルバイト"), "{index}");
    for none in ["contract: []", "contract:"] {
        portal.write("content/jobs/a.yaml", yaml.replace("contract: [permanent, part-time]", none));
        let checked = portal.run(&[&["check", "--format", "short"], DAY].concat());
        assert!(checked.out.contains("EN025"), "{none}: {}", checked.out);
    }
}

fn job_of_contract(cell: &str) -> (String, String, String) {
    let table = format!("id,題名,会社名,雇用形態,掲載開始日\na,農園,霧坂農園,{cell},2026/11/1\n");
    let (built, ran) = built("content/jobs/a.csv", &table);
    (main_text(&built.page("jobs/a.html")), main_text(&built.page("jobs/index.html")), ran.out)
}

#[test]
fn the_words_of_the_office_for_a_contract_stand_at_the_head_of_the_page() {
    let (page, ..) = job_of_contract("会計年度任用職員");
    assert!(page.starts_with("仕事\n農園\n募集中\n契約\n会計年度任用職員（契約社員）"), "{page}");
}

#[test]
fn hours_that_are_no_times_stand_beside_the_day() {
    let head = "id,行事名,開催日,時間";
    for (day, time, shown) in [
        ("2026/12/5", "10時頃から", "2026年12月5日（土） 10時頃から"),
        ("2026/12/5", "受付12:30 開式13:30", "2026年12月5日（土） 受付12:30 開式13:30"),
        ("2026/12/5", "午後の部 13時〜", "2026年12月5日（土） 午後の部 13時〜"),
        ("2026/12/5", "10:00～12:00／13:00～15:00", "2026年12月5日（土） 10:00～12:00／13:00～15:00"),
        ("2026/12/5 10時頃から", "", "2026年12月5日（土） 10時頃から"),
        ("12月5日（土）受付12:30 開式13:30", "", "2026年12月5日（土） 受付12:30 開式13:30"),
        ("12月5日（土）10時～12時（受付9時30分）", "", "2026年12月5日（土） 10:00〜12:00（受付9時30分）"),
    ] {
        let table = format!("令和8年度 行事予定,,,\n{head}\na,物産展,{day},{time}\n");
        let (built, ran) = built("content/events/a.csv", &table);
        let (page, list) =
            (main_text(&built.page("events/a.html")), main_text(&built.page("events/index.html")));
        assert_eq!(below(&page, "日時"), shown, "{page}");
        let in_agenda = shown["2026年12月".len()..].replacen(' ', "\n", 1);
        assert!(list.contains(&format!("\n{in_agenda}\n物産展")), "{in_agenda}\n{list}");
        assert!(!page.contains("時間：") && !page.contains("日時："), "{page}");
        assert!(ran.out.contains(" → "), "{time}: {}", ran.out);
        assert!(!ran.out.contains("EN066"), "{time}: {}", ran.out);
    }
    let table = "id,行事名,開催日,開始時刻,終了時刻\na,物産展,2026/12/5,10:00,12時頃\n";
    let (of_times, _) = built("content/events/a.csv", table);
    assert_eq!(
        below(&main_text(&of_times.page("events/a.html")), "日時"),
        "2026年12月5日（土） 10:00（終了 12時頃）"
    );
    let table = "id,行事名,開催日,開始時刻,終了時刻\na,物産展,2026/12/5,9:00,17:00（最終入館16:30まで）\n\
                 b,試合,2026/12/6,14:00,—\n";
    let (built, _) = built("content/events/a.csv", table);
    let shown = |page: &str| below(&main_text(&built.page(page)), "日時");
    assert_eq!(shown("events/a.html"), "2026年12月5日（土） 9:00〜17:00（最終入館16:30まで）");
    assert_eq!(shown("events/b.html"), "2026年12月6日（日） 14:00");
    let yaml = "title: 物産展\nstarts: 2026-12-05 10時頃から\n";
    let portal = Portal::new("", &[("content/events/a.yaml", yaml)]);
    let ran = portal.run(&[&["check", "--all"], DAY].concat());
    assert!(ran.out.contains("始まり: 2026-12-05 10時頃から → 2026-12-05 10時頃から"), "{}", ran.out);
    for wrong in ["2026-12-05 25:00", "2026-12-05（日）", "2026-12-05 10:00（日）"] {
        portal.write("content/events/a.yaml", format!("title: 物産展\nstarts: {wrong}\n"));
        let ran = portal.run(&[&["check", "--format", "short"], DAY].concat());
        assert!(ran.out.contains("EN024"), "{wrong}: {}", ran.out);
    }
}

#[test]
fn a_year_is_told_once() {
    for (cell, shown) in [
        ("昭和32年4月", "昭和32年4月（1957年）"),
        ("昭和32年（1957年）4月", "昭和32年（1957年）4月"),
        ("1957年昭和32年4月", "1957年昭和32年4月"),
        ("昭和32(1957)年4月1日", "昭和32(1957)年4月1日"),
        ("昭和32年", "1957年"),
    ] {
        let table = format!("id,団体名,分類,設立年月\na,霧坂会,県人会,{cell}\n");
        let (built, ran) = built("content/groups/a.csv", &table);
        assert_eq!(below(&main_text(&built.page("groups/a.html")), "はじまり"), shown);
        assert!(!ran.out.contains("EN066"), "{cell}: {}", ran.out);
    }
}

#[test]
fn a_number_without_its_area_code_is_told_once_a_column() {
    let table = "id,団体名,分類,電話番号\na,霧坂会,県人会,76-1111\nb,霧坂二会,県人会,0198-76-1112\n\
                 c,霧坂三会,県人会,７６－１１１３\n";
    let (built, ran) = built("content/groups/a.csv", table);
    let told = "content/groups/a.csv:2:11: warning[EN035]: \
                「電話番号」の列の 2・4 行目の電話番号に、市外局番がありません（「76-1111」など）。\n";
    assert!(ran.out.contains(told), "{}", ran.out);
    assert!(main_text(&built.page("groups/a.html")).contains("76-1111"));
}
