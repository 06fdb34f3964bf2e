//! What offices write into the cells of their tables is read, or stands on the page in their words, and says
//! nothing false there.

use super::page_text::main_text;
use super::portal::Portal;

const DAY: &[&str] = &["--as-of", "2026-11-28"];

/// The page of a record of a table.
#[track_caller]
fn page(table: &str, text: &str, path: &str) -> String {
    let portal = Portal::new("", &[(table, text)]);
    main_text(&portal.build(DAY).page(path))
}

#[track_caller]
fn holds(page: &str, lines: &[&str]) {
    for line in lines {
        assert!(format!("\n{page}\n").contains(&format!("\n{line}\n")), "{line} is not in\n{page}");
    }
}

#[test]
fn the_unit_of_pay_stands_in_the_heading() {
    for (heading, cell, shown) in [
        ("時給", "1100", "時給 1,100円"),
        ("時給", "\"1,050円～1,200円\"", "時給 1,050円〜1,200円"),
        ("日給", "11000～13000", "日給 11,000円〜13,000円"),
        ("時給", "\"時給1,150円～\"", "時給 1,150円〜"),
        ("賃金", "\"時給1,150円～\"", "時給 1,150円〜"),
        ("賃金", "\"時間額1,050円\"", "時給 1,050円"),
        ("年俸", "\"3,600,000円以上\"", "年収 3,600,000円〜"),
        ("賃金の下限(円),賃金の単位", "\"1,050円～1,200円\",時給", "時給 1,050円〜1,200円"),
        ("月給", "応相談", "応相談"),
    ] {
        let table = format!(
            "id,題名,会社名,雇用形態,掲載開始日,{heading}\na,農園,霧坂農園,パート,2026/11/1,{cell}\n"
        );
        let page = page("content/jobs/a.csv", &table, "jobs/a.html");
        let pay = page.split("賃金・報酬\n").nth(1).and_then(|rest| rest.lines().next()).unwrap_or_default();
        assert_eq!(pay, shown, "{heading}: {cell}\n{page}");
    }
}

#[test]
fn deadlines_keep_the_words_beside_the_day() {
    for (cell, shown) in [
        ("令和８年１２月２５日（金）１７時", "2026年12月25日（金）１７時"),
        ("令和９年２月１日（必着）", "2027年2月1日（月）必着"),
        ("1月15日（金）17:00", "2027年1月15日（金）17:00"),
        ("随時", "随時"),
        ("決まり次第", "決まり次第"),
        ("定員になり次第", "定員になり次第"),
    ] {
        let table = format!(
            "id,題名,会社名,雇用形態,掲載開始日,応募〆切,年齢\na,農園,霧坂農園,パート,2026/11/1,{cell},不問\n"
        );
        let page = page("content/jobs/a.csv", &table, "jobs/a.html");
        holds(&page, &[&format!("締切\n{shown}"), "年齢の条件\n不問"]);
    }
    let table = "id,題名,会社名,雇用形態,掲載開始日,締切\na,農園,霧坂農園,パート,2026/11/1,春ごろ\n";
    let checked = Portal::new("", &[("content/jobs/a.csv", table)]).run(&[&["check"], DAY].concat());
    assert!(
        checked.out.contains("このままでは、締切が過ぎても「募集中」のまま残ります。"),
        "{}",
        checked.out
    );
}

#[test]
fn a_table_of_jobs_may_lack_the_day_of_posting() {
    let table = "id,題名,会社名,雇用形態,締切\na,農園,霧坂農園,パート,2026/12/25\nb,市場,霧坂市場,パート,\n";
    let portal = Portal::new("", &[("content/jobs/a.csv", table)]);
    let checked = portal.run(&[&["check", "--format", "short"], DAY].concat());
    let told = "content/jobs/a.csv:1:1: notice[EN067]: この表には「掲載開始日」の列がないので、2 件の仕事に、いつからの募集かを載せませんでした。\n";
    assert_eq!(checked.out, told);
    let built = portal.build(DAY);
    assert!(!main_text(&built.page("jobs/a.html")).contains("募集開始"));
    assert!(main_text(&built.page("jobs/index.html")).contains("市場"));
    portal.write("content/jobs/c.yaml", "title: 店\nemployer: {name: 店}\ncontract: part-time\n");
    let checked = portal.run(&[&["check", "--format", "short"], DAY].concat());
    let of_file = "content/jobs/c.yaml:1:8: notice[EN067]: 1件ずつのファイルに書かれた仕事で「掲載開始日」（posted）のないものが 1 件あり（この仕事が最初の1件です）、いつからの募集かを載せませんでした。\n";
    assert_eq!(checked.out, format!("{told}{of_file}"));
    assert!(main_text(&portal.build(DAY).page("jobs/c.html")).contains("パート・アルバイト"));
}

#[test]
fn the_words_for_a_contract_are_shown() {
    for (cell, shown) in [
        ("会計年度任用職員", "会計年度任用職員（契約社員）"),
        ("会計年度任用職員（パートタイム）", "会計年度任用職員（パートタイム）（契約社員）"),
        ("パート・正社員登用あり", "パート・正社員登用あり（パート・アルバイト）"),
        ("臨時職員", "臨時職員（契約社員）"),
        ("組合員", "組合員（協同労働）"),
        ("嘱託", "嘱託（契約社員）"),
        ("期間雇用", "期間雇用（契約社員）"),
    ] {
        let table = format!("id,題名,会社名,雇用形態,掲載開始日\na,農園,霧坂農園,{cell},2026/11/1\n");
        let portal = Portal::new("", &[("content/jobs/a.csv", &table)]);
        let built = portal.build(DAY);
        holds(&main_text(&built.page("jobs/a.html")), &[&format!("契約の種類\n{shown}")]);
        assert!(main_text(&built.page("jobs/index.html")).contains(shown), "{cell}");
    }
}

#[test]
fn members_are_counted_as_they_were_written() {
    for (cell, shown) in [
        ("62名", "62人"),
        ("24", "24人"),
        ("\"3,250\"", "3,250人"),
        ("40世帯", "40世帯"),
        ("約30名", "約30人"),
        ("300人余り", "300人程度"),
        ("30～40人", "30〜40人"),
    ] {
        let table = format!("id,団体名,分類,会員数,設立年月日\na,霧坂会,同郷会,{cell},昭和49年5月12日\n");
        let portal = Portal::new("", &[("content/groups/a.csv", &table)]);
        let built = portal.build(DAY);
        let page = main_text(&built.page("groups/a.html"));
        holds(&page, &[&format!("人数\n{shown}"), "はじまり\n昭和49年5月12日（1974年）", "同郷の会"]);
        assert!(main_text(&built.page("groups/index.html")).contains(shown), "{cell}");
    }
}

#[test]
fn days_of_events_as_offices_write_them() {
    for (cell, shown) in [
        ("令和9年2月13日（土）～14日（日）", "2027年2月13日（土）〜14日（日）"),
        ("12月12日（土）・13日（日）", "2026年12月12日（土）"),
        ("R9.2.11～2.13", "2027年2月11日（木）〜13日（土）"),
        ("2月21日(日) 10時～12時（受付9時30分）", "2027年2月21日（日） 10:00〜12:00"),
        ("毎週水曜（祝日・年末年始を除く）", "2026年12月2日（水）"),
        ("1月のどこかの土曜日", "1月のどこかの土曜日"),
    ] {
        let table = format!("令和8年度 行事予定,\n行事名,開催日,id\n物産展,{cell},a\n");
        let portal = Portal::new("", &[("content/events/a.csv", &table)]);
        let page = main_text(&portal.build(DAY).page("events/a.html"));
        assert!(page.contains(shown), "{cell}\n{page}");
        assert!(!page.contains("決まっていません"), "{page}");
        for words in ["受付9時30分", "祝日・年末年始を除く"].into_iter().filter(|words| cell.contains(words))
        {
            assert!(page.contains(words), "{page}");
        }
    }
    let table = "行事名,開催日,id\n物産展,1月のどこかの土曜日,a\n";
    let checked = Portal::new("", &[("content/events/a.csv", table)]).run(&[&["check"], DAY].concat());
    assert!(checked.out.contains("このままでは、終わったあとも一覧に残り"), "{}", checked.out);
}

#[test]
fn a_number_with_an_extension_is_dialled_without_it() {
    let settings = "publisher: {name: 霧坂町, kind: municipality, tel: 0198-76-2111 内線234}\n";
    let portal = Portal::new(settings, &[]);
    let page = portal.build(DAY).page("index.html");
    assert!(page.contains("href=\"tel:0198762111\"") || page.contains("href=tel:0198762111"), "{page}");
    assert!(page.contains("0198-76-2111 内線234") && !page.contains("tel:0198-"), "{page}");
}

#[test]
fn bullets_below_bullets_are_lists_within_lists() {
    let text = "---\ntitle: 案内\n---\n持ちもの\n　・筆記具\n　　・鉛筆\n　-通帳\n　・印かん\n";
    let portal = Portal::new("", &[("content/pages/guide.md", text)]);
    let page = portal.build(DAY).page("guide.html");
    let plain: String = page.split_whitespace().collect();
    assert!(
        plain.contains("<ul><li>筆記具<ul><li>鉛筆</ul><li>通帳<li>印かん</ul>")
            || plain.contains("<ul><li>筆記具<ul><li>鉛筆</li></ul></li><li>通帳</li><li>印かん</li></ul>"),
        "{plain}"
    );
}

#[test]
fn open_hours_and_ways_to_apply_stand_where_readers_look_for_them() {
    let events = "id,行事名,開催日,開始時刻,終了時刻,受付期限,応募方法・連絡先\n\
                  a,市,2026/12/5,10:00,未定,2026/12/1,電話 0300-00-2199\nb,祭,2026/12/6,未定,,,\nc,会,2026/12/7,9:00,12:00,,\nd,餅つき,12月末,,,,\n";
    let jobs = "id,職種,事業所名,雇用形態,掲載日,受付期限,応募方法・連絡先\na,店番,浜の店,パート,2026/11/1,2026/12/8,0300-00-2198 浜の店\n";
    let portal = Portal::new("", &[("content/events/a.csv", events), ("content/jobs/a.csv", jobs)]);
    let built = portal.build(DAY);
    let event = |id: &str| main_text(&built.page(&format!("events/{id}.html")));
    holds(
        &event("a"),
        &["日時\n2026年12月5日（土） 10:00（終了 未定）", "締切\n2026年12月1日（火）", "電話\n0300-00-2199"],
    );
    holds(&event("b"), &["日時\n2026年12月6日（日） 未定"]);
    holds(&event("c"), &["日時\n2026年12月7日（月） 9:00〜12:00"]);
    holds(&event("d"), &["日時\n2026年12月末（日にちは決まっていません）"]);
    let job = built.page("jobs/a.html");
    holds(&main_text(&job), &["締切\n2026年12月8日（火）", "0300-00-2198 浜の店"]);
    // How many days are left stands apart from the day.
    assert!(job.contains("12月8日（火）</time></span> <span data-left=2026-12-08"), "{job}");
    assert!(!portal.run(&[&["check"], DAY].concat()).out.contains("EN021"));
    let story = "---\ntitle: 海へ\nperson: {name: 山本 灯}\nconsent: はい\n---\n話。\n";
    let checked = Portal::new("", &[("content/stories/a.md", story)]).run(&[&["check"], DAY].concat());
    assert!(
        checked
            .out
            .contains("consent: {note: はい, given: 【ここに日付（2026-05-01 の形）】, media: 【ここに web"),
        "{}",
        checked.out
    );
}
