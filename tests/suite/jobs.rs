//! Job advertisements: the minimum wage to the yen, each case computed by hand.

use super::page_text::main_text;
use super::portal::Portal;

/// Hours of a day, days off, and what is paid: id, prefecture, fields, and the pay an hour that is too low.
const AT_THE_BOUNDARY: [(&str, &str, &str, Option<u32>); 24] = [
    ("hour-nagano", "長野県", "pay: {unit: hour, min: 1061}", None),
    ("hour-nagano-below", "長野県", "pay: {unit: hour, min: 1060}", Some(1060)),
    ("hour-tokyo", "東京都", "pay: {unit: hour, min: 1226}", None),
    ("hour-tokyo-below", "東京都", "pay: {unit: hour, min: 1225, max: 1500}", Some(1225)),
    ("hour-akita", "秋田県", "pay: {unit: hour, min: 1031}", None),
    ("hour-akita-below", "秋田県", "pay: {unit: hour, min: 1030}", Some(1030)),
    ("hour-okinawa", "沖縄県", "pay: {unit: hour, min: 1023}", None),
    ("hour-okinawa-below", "沖縄県", "pay: {unit: hour, min: 1022}", Some(1022)),
    // 8 hours: 8 × 1,061 = 8,488.
    (
        "day",
        "長野県",
        "pay: {unit: day, min: 8488}\nhours: {start: 9:00, end: 18:00, break_minutes: 60}",
        None,
    ),
    (
        "day-below",
        "長野県",
        "pay: {unit: day, min: 8487}\nhours: {start: 9:00, end: 18:00, break_minutes: 60}",
        Some(1060),
    ),
    // 5 hours without a break: 5 × 1,061 = 5,305.
    ("short", "長野県", "pay: {unit: day, min: 5305}\nhours: {start: 9:00, end: 14:00}", None),
    ("short-below", "長野県", "pay: {unit: day, min: 5304}\nhours: {start: 9:00, end: 14:00}", Some(1060)),
    // Past midnight, 6 hours: 6 × 1,061 = 6,366.
    (
        "night",
        "長野県",
        "pay: {unit: day, min: 6366}\nhours: {start: 22:00, end: 5:00, break_minutes: 60}",
        None,
    ),
    (
        "night-below",
        "長野県",
        "pay: {unit: day, min: 6365}\nhours: {start: 22:00, end: 5:00, break_minutes: 60}",
        Some(1060),
    ),
    // 7.5 hours × 250 days ÷ 12 = 156.25 hours a month; × 1,177 = 183,906.25.
    (
        "month",
        "大阪府",
        "pay: {unit: month, min: 183907}\nhours: {start: 9:00, end: 17:30, break_minutes: 60}\nholidays: 年間休日115日",
        None,
    ),
    (
        "month-below",
        "大阪府",
        "pay: {unit: month, min: 183906}\nhours: {start: 9:00, end: 17:30, break_minutes: 60}\nholidays: 年間休日115日",
        Some(1176),
    ),
    // The same with 20,000 yen of fixed overtime pay in it.
    (
        "fixed",
        "大阪府",
        "pay: {unit: month, min: 203907, fixed_overtime: {amount: 20000, hours: 12, extra_paid: true}}\nhours: {start: 9:00, end: 17:30, break_minutes: 60}\nholidays: 年間休日115日",
        None,
    ),
    (
        "fixed-below",
        "大阪府",
        "pay: {unit: month, min: 203906, fixed_overtime: {amount: 20000, hours: 12, extra_paid: true}}\nhours: {start: 9:00, end: 17:30, break_minutes: 60}\nholidays: 年間休日115日",
        Some(1176),
    ),
    // 8 hours × 240 days = 1,920 hours a year; × 1,140 = 2,188,800.
    (
        "year",
        "愛知県",
        "pay: {unit: year, min: 2188800}\nhours: {start: 9:00, end: 18:00, break_minutes: 60}\nholidays: 年間休日125日",
        None,
    ),
    (
        "year-below",
        "愛知県",
        "pay: {unit: year, min: 2188799}\nhours: {start: 9:00, end: 18:00, break_minutes: 60}\nholidays: 年間休日125日",
        Some(1139),
    ),
    // 4 hours × 10 days = 40 hours a month; × 1,065 = 42,600.
    (
        "few-days",
        "岐阜県",
        "pay: {unit: month, min: 42600}\nhours: {start: 9:00, end: 13:00}\nper_month: 10",
        None,
    ),
    (
        "few-days-below",
        "岐阜県",
        "pay: {unit: month, min: 42599}\nhours: {start: 9:00, end: 13:00}\nper_month: 10",
        Some(1064),
    ),
    // The wage of the region counts where no address names one; invented prefectures have none.
    ("region-below", "", "pay: {unit: hour, min: 1000}\nregions: [niigata]", Some(1000)),
    ("invented", "汐路県", "pay: {unit: hour, min: 500}", None),
];

fn portal() -> Portal {
    let portal = Portal::new("", &[]);
    portal.write(
        "site.yaml",
        "title: みなと\nbase_url: https://minato.example/\nchecks: {JB101: {level: off, reason: 試し}}\n",
    );
    portal
}

fn job(portal: &Portal, id: &str, address: &str, fields: &str) {
    let place =
        if address.is_empty() { String::new() } else { format!("place: {{address: {address}港市1番}}\n") };
    let head = "title: 店番\nemployer: {name: 店}\ncontract: part-time\nposted: 2026-03-01\n";
    portal.write(&format!("content/jobs/{id}.yaml"), format!("{head}{place}{fields}\n"));
}

/// What is advised for pay below the minimum wage.
fn advised(portal: &Portal, day: &str) -> String {
    let said = portal.run(&["check", "--as-of", day]).out;
    let finding = said.split("\n\n").find(|finding| finding.contains("[JB111]")).unwrap_or_default();
    finding.split("直し方: ").nth(1).unwrap_or_default().to_owned()
}

#[test]
fn the_wage_that_is_advised_is_enough_to_the_end_of_the_term_and_none_is_told_beyond_the_table() {
    let portal = portal();
    job(&portal, "a", "秋田県", "pay: {unit: hour, min: 940}");
    // 951 yen now, 1,031 from the end of March on.
    assert!(
        advised(&portal, "2026-03-15").contains("min を 1031 以上"),
        "{}",
        advised(&portal, "2026-03-15")
    );
    job(&portal, "a", "秋田県", "pay: {unit: hour, min: 1031}");
    assert_eq!(advised(&portal, "2026-03-15"), "");
    // The amount of its unit is advised, and enough.
    let overtime = ", fixed_overtime: {amount: 20000, hours: 12, extra_paid: true}";
    let days = "hours: {start: 9:00, end: 18:00, break_minutes: 60";
    for (unit, more, fields, needed) in [
        ("day", "", format!("{days}}}"), "8248"),
        ("month", overtime, format!("{days}}}\nholidays: 年間休日120日"), "188397"),
        ("month", "", format!("{days}, days: 週5日}}"), "179197"),
        ("year", "", format!("{days}}}\nper_month: 20"), "1979520"),
    ] {
        let pay = |min: &str| format!("pay: {{unit: {unit}, min: {min}{more}}}\n{fields}");
        job(&portal, "a", "秋田県", &pay("5000"));
        let advice = advised(&portal, "2026-05-01");
        assert!(advice.contains(&format!("min を {needed} 以上")), "{unit}: {advice}");
        job(&portal, "a", "秋田県", &pay(needed));
        assert_eq!(advised(&portal, "2026-05-01"), "");
    }
    job(&portal, "a", "秋田県", "pay: {unit: hour, min: 1000}");
    for day in ["2026-12-01", "2027-06-01"] {
        let advised = advised(&portal, day);
        assert!(
            advised.contains("表は 2026-09-30 までのもの") && !advised.contains("1031"),
            "{day}: {advised}"
        );
    }
}

#[test]
fn a_build_after_the_end_of_the_table_says_so() {
    let portal = portal();
    job(&portal, "a", "長野県", "pay: {unit: hour, min: 1400}");
    for day in ["2026-12-01", "2027-06-01"] {
        let built = portal.call(&["build", "--as-of", day]);
        assert_eq!(built.code, Some(0));
        assert!(
            built.err.contains("[JB113]: 最低賃金の表は 2026-09-30 までのものです"),
            "{day}: {}",
            built.err
        );
    }
}

/// The jobs that are said to be below the minimum wage: id and what is said.
fn below(portal: &Portal, day: &str) -> Vec<(String, String)> {
    let said = portal.run(&["check", "--format", "short", "--as-of", day]).out;
    let lines = said.lines().filter(|line| line.contains("JB111"));
    let of = |line: &str| {
        let id = line.strip_prefix("content/jobs/")?.split_once(".yaml")?.0;
        Some((id.to_owned(), line.split_once("[JB111]: ")?.1.to_owned()))
    };
    lines.filter_map(of).collect()
}

#[test]
fn pay_is_held_against_the_minimum_wage_to_the_yen() {
    let portal = portal();
    for (id, address, fields, _) in AT_THE_BOUNDARY {
        job(&portal, id, address, fields);
    }
    let mut expected: Vec<_> = AT_THE_BOUNDARY
        .iter()
        .filter_map(|(id, _, _, hourly)| {
            Some(((*id).to_owned(), format!("1時間あたり {} 円で、", (*hourly)?)))
        })
        .collect();
    expected.sort();
    let found = below(&portal, "2026-05-01");
    let ids = |list: &[(String, String)]| list.iter().map(|(id, _)| id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&found), ids(&expected));
    for ((id, said), (_, begins)) in found.iter().zip(&expected) {
        assert!(said.starts_with(begins.as_str()), "{id}: {said}");
    }
}

#[test]
fn a_wage_that_rises_within_the_term_is_seen_beforehand_and_a_portal_knows_newer_ones() {
    let portal = portal();
    job(&portal, "akita", "秋田県", "pay: {unit: hour, min: 1000}");
    job(
        &portal,
        "akita-until",
        "秋田県",
        "pay: {unit: hour, min: 1000}\ncloses: 2026-03-20\nterm: {until: 2026-03-30}",
    );
    job(&portal, "nagano", "長野県", "pay: {unit: hour, min: 1100}");
    let later = "1時間あたり 1000 円で、2026-03-31 からの秋田県の最低賃金 1031 円より、働く期間の途中で低くなります。";
    assert_eq!(below(&portal, "2026-03-15"), [("akita".to_owned(), later.to_owned())]);
    let settings = "title: みなと\nbase_url: https://minato.example/\nchecks: {JB101: {level: off, reason: 試し}}\nminimum_wages: [{prefecture: nagano, yen: 1130, from: 2026-10-01}]\n";
    portal.write("site.yaml", settings);
    let found = below(&portal, "2026-11-01");
    let own = "1時間あたり 1100 円で、長野県の最低賃金 1130 円（2026-10-01 発効）より低くなっています。";
    assert!(found.contains(&("nagano".to_owned(), own.to_owned())), "{found:?}");
    portal.write("site.yaml", settings.replace("nagano,", "naganoken,"));
    let said = portal.run(&["check", "--format", "short"]).out;
    assert!(said.contains("EN023") && said.contains("naganoken"), "{said}");
}

#[test]
fn what_the_table_of_wages_does_not_reach_is_said_when_it_can_be_looked_up() {
    let portal = portal();
    let pay = "pay: {unit: hour, min: 1400}";
    job(&portal, "endless", "長野県", pay);
    job(&portal, "short", "長野県", &format!("{pay}\nterm: {{until: 2026-09-30}}\ncloses: 2026-09-20"));
    job(&portal, "winter", "長野県", &format!("{pay}\nstarts: 2026-12-01\nterm: {{months: 3}}"));
    job(&portal, "autumn", "秋田県", &format!("{pay}\ncloses: 2026-10-15\nterm: {{until: 2026-10-20}}"));
    for (day, jobs) in [
        ("2026-05-01", vec!["autumn", "winter"]),
        ("2026-07-31", vec!["autumn", "winter"]),
        ("2026-08-01", vec!["autumn", "endless", "winter"]),
        ("2026-10-01", vec!["autumn", "endless", "winter"]),
        ("2026-11-01", vec!["endless", "winter"]),
    ] {
        let said = portal.run(&["check", "--as-of", day]).out;
        let beyond = said.split("\n\n").find(|finding| finding.contains("[JB113]")).unwrap_or_default();
        let named: Vec<_> = ["autumn", "endless", "short", "winter"]
            .into_iter()
            .filter(|id| beyond.contains(&format!("content/jobs/{id}.yaml")))
            .collect();
        assert_eq!(named, jobs, "{day}: {said}");
        assert!(beyond.contains("2026-09-30 までのものです"), "{day}: {said}");
    }
}

#[test]
fn what_is_shipped_is_quiet_about_jobs_on_every_day() {
    let starter = Portal::new("", &[]);
    assert_eq!(starter.call(&["init", "hajimari"]).code, Some(0));
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/sample-site");
    for folder in ["hajimari", sample] {
        for day in ["2026-04-01", "2026-08-15", "2027-06-01"] {
            let said = starter.run(&["check", folder, "--format", "short", "--as-of", day]).out;
            let about_jobs: Vec<_> = said.lines().filter(|line| line.contains("[JB")).collect();
            // After the last day of the tables nobody can say that all is well.
            let is_right = match about_jobs[..] {
                [] => folder != sample || day < "2027-03-31",
                [only] => folder == sample && day > "2027-03-31" && only.contains("[JB126]"),
                _ => false,
            };
            assert!(is_right, "{folder} on {day}: {about_jobs:#?}");
        }
    }
}

/// What the list of all facts of a job says.
fn facts(page: &str) -> String {
    let section = page.split("<section class=record__facts>").nth(1).expect("a list of facts");
    let section = section.split("</section>").next().unwrap_or_default();
    main_text(&format!("<main>{section}</main>")).replace('\n', " / ")
}

#[test]
fn words_that_only_look_like_an_item_do_not_tell_it() {
    let portal = Portal::new("", &[]);
    let shop = "title: 事務の手伝い\nemployer: {name: はまかぜ事務所}\ncontract: part-time\nhours: {start: 9:00, end: 17:00}\npay: {unit: hour, min: 1300}\nposted: 2026-04-01\n";
    let text = "社会保険労務士の事務所です。たばこ屋のとなりです。お客さまの休憩所の掃除もします。";
    portal.write("content/jobs/jimu.md", format!("---\n{shop}---\n{text}\n"));
    let told = "社会保険に加入します。店内はたばこを吸えません。休憩は60分です。";
    portal.write("content/jobs/mise.md", format!("---\n{shop}---\n{told}\n"));
    let writing = "title: 旅の案内文\nemployer: {name: 観光舎}\ncontract: outsourced\npay: {unit: piece, min: 16000}\nposted: 2026-04-01\n";
    let ends = "途中でやめるときは、30日前までにお知らせします。";
    portal.write("content/jobs/tabi.md", format!("---\n{writing}---\n{ends}\n"));
    let built = portal.build(&[]);
    for (page, item, expected) in [
        ("jimu", "加入する保険", "記載なし"),
        ("jimu", "受動喫煙対策", "記載なし"),
        ("jimu", "休憩", "記載なし"),
        ("mise", "加入する保険", "本文などに記載"),
        ("mise", "受動喫煙対策", "本文などに記載"),
        ("mise", "休憩", "本文などに記載"),
        ("tabi", "納める日", "記載なし"),
        ("tabi", "途中でやめるとき", "本文などに記載"),
    ] {
        let facts = facts(&built.page(&format!("jobs/{page}.html")));
        assert!(facts.contains(&format!("{item} / {expected}")), "{page}: {facts}");
    }
}

#[test]
fn the_page_of_a_job_has_a_line_for_each_item_and_says_what_is_missing() {
    let portal = Portal::new("languages: [ja, en, ja-easy]\n", &[]);
    let writing = "title: 旅の案内文\nemployer: {name: はまかぜ観光舎}\ncontract: outsourced\nduties: 案内文の執筆\nplace: {mode: remote}\npay: {unit: piece, min: 16000}\nposted: 2026-04-01\napply: {tel: 0300-00-1200}\n";
    portal.write("content/jobs/tabi.md", format!("---\n{writing}---\n納める日は毎月20日です。\n"));
    portal.write("content/jobs/tabi.en.md", "---\ntitle: Words for travellers\n---\nDue on the 20th.\n");
    portal.write("content/jobs/tabi.ja-easy.md", "---\ntitle: たびの ことば\n---\n20にちに わたします。\n");
    let shop = "title: 店番\nemployer: {name: はまかぜ商店}\ncontract: part-time\nduties: レジ\nsmoking: 店内は禁煙\nterm: {months: 6, renewal: possible}\nhours: {days: 週3日}\npay: {unit: hour, min: 1300}\nposted: 2026-04-01\n";
    portal.write("content/jobs/mise.yaml", shop);
    portal.write("content/jobs/tou.yaml", shop.replace("part-time", "other"));
    let built = portal.build(&[]);
    assert_eq!(
        facts(&built.page("jobs/tabi.html")),
        "くわしい情報 / 「記載なし」は、この募集に書かれていないことです。応募の前に、募集元に確かめてください。 / 仕事と場所 / 募集元 / はまかぜ観光舎 / 募集元の住所 / 記載なし / 仕事の内容 / 案内文の執筆 / 納める日 / 本文などに記載 / 働く場所 / リモート / 賃金と契約 / 賃金・報酬 / 1件 16,000円 / 支払いの日 / 記載なし / 契約の種類 / 業務委託 / 途中でやめるとき / 記載なし"
    );
    assert_eq!(
        facts(&built.page("en/jobs/tabi.html")),
        "All details / “Not stated” marks what this posting does not say. Ask before you apply. / Work and place / Offered by / はまかぜ観光舎 / Address of who offers it / Not stated / What you do / 案内文の執筆 / When it is due / See the text / Where / Remote / Pay and contract / Pay / ¥16,000 per piece / When it is paid / Not stated / Contract / Freelance contract / Ending early / Not stated"
    );
    assert!(
        facts(&built.page("ja-easy/jobs/tabi.html")).ends_with("とちゅうで やめる とき / 書かいて いません")
    );
    assert_eq!(
        facts(&built.page("jobs/mise.html")),
        "くわしい情報 / 「記載なし」は、この募集に書かれていないことです。応募の前に、募集元に確かめてください。 / 仕事と場所 / 募集元 / はまかぜ商店 / 募集元の住所 / 記載なし / 仕事の内容 / レジ / 仕事の内容の変更の範囲 / 記載なし / 働く場所 / 記載なし / 働く場所の変更の範囲 / 記載なし / 受動喫煙対策 / 店内は禁煙 / 時間と休み / 時間 / 週3日 / 始まりと終わりの時刻 / 記載なし / 休憩 / 記載なし / 時間外労働 / 記載なし / 休日 / 働く日のほか / 賃金と契約 / 賃金・報酬 / 時給 1,300円 / 契約の種類 / パート・アルバイト / 契約期間 / 6か月 / 契約の更新 / 更新する場合がある / 更新の判断 / 記載なし / 更新の上限 / 記載なし / 加入する保険 / 記載なし / 応募する方へ / 問い合わせ先 / 記載なし"
    );
    // Of a contract by another name nobody knows what it has to tell.
    let other = facts(&built.page("jobs/tou.html"));
    assert!(other.starts_with("くわしい情報 / 仕事と場所") && !other.contains("記載なし"), "{other}");
    // Words of the interface are not searched.
    assert_eq!(built.holding("data-search>記載なし"), Vec::<&str>::new());
}

#[test]
fn the_columns_of_a_list_of_an_office_tell_where_the_employer_and_the_work_are_and_what_may_change() {
    let portal = Portal::new("", &[]);
    let columns =
        "職種,事業所名,所在地,雇用形態,仕事内容,業務の変更の範囲,就業場所,就業場所の変更の範囲,掲載開始日";
    let row = "経理,港商事,大阪府港市1番,正社員,経理,総務の仕事,大阪府港市2番,市内の店,2026/4/1";
    portal.write("content/jobs/a.csv", format!("id,{columns}\nkeiri,{row}\n"));
    portal.write(
        "content/jobs/b.csv",
        "id,職種,事業所名,所在地,雇用形態,掲載開始日\nmise,店番,港商店,大阪府港市3番,パート,2026/4/1\n",
    );
    let said = portal.run(&["check", "--format", "short"]).out;
    assert!(!said.contains("EN0"), "{said}");
    let built = portal.build(&[]);
    let both = facts(&built.page("jobs/keiri.html"));
    for part in [
        "募集元 / 港商事大阪府港市1番",
        "仕事の内容の変更の範囲 / 総務の仕事",
        "働く場所 / 大阪府港市2番",
        "働く場所の変更の範囲 / 市内の店",
    ] {
        assert!(both.contains(part), "{part}: {both}");
    }
    let alone = facts(&built.page("jobs/mise.html"));
    assert!(alone.contains("働く場所 / 大阪府港市3番"), "{alone}");
}
