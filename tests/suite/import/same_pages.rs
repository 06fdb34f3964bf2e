//! The records of a table as content and of its import make the same pages.

use super::super::portal::{Built, Portal};
use super::imported;

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).expect("small")).expect("small")
    }

    fn one_of<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[self.below(of.len())]
    }
}

/// A column: its headings, and what stands in its cells; always filled where it is required.
type Column = (&'static [&'static str], &'static [&'static str], bool);

const TEXTS: &[&str] = &[
    "海の見える職場です。",
    "一行目\n二行目\n\n・りんご\n・みかん",
    "# 見出し\n\n**大切**な `印` と ※注、[[groups/hamakaze]]",
    "名前： 浜\n値: \"引用\" 'と' #記号 -- {中かっこ} [角かっこ] \\円",
    "  字下げ\n\t表\t欄\n1. 一\n2. 二",
    "---\ntitle: にせもの\n---",
    "この文は、六十桁をこえる長い行で、途中の読点で終わっているので、折り返したものと読まれるはずの行であり、\nその続きです。",
    "https://a.example/?a=1&b=2#c と <b>太字</b> と 03-0000-0000",
    "yes",
    "| a | b |\n|---|---|\n| 1 | 2 |",
    "- x\n- y",
    "> 引用\n続き",
    "{漢字|かんじ}と｜縁《えにし》",
    "　字下げ\n    字下げ",
    "末尾の空白  \nと改行\n",
];

const WORDS: &[&str] = &[
    "浜の店",
    "㈱シオミ",
    "null",
    "true",
    "2026",
    "0123",
    "1.50",
    "a: b",
    "#1",
    "「かぎ」",
    "-",
    "~",
    "*印",
    "@x",
    "甲,乙",
    "甲\n乙",
    "[x]",
    "山田　太郎",
    "株式会社 港：本店",
    "100%",
    "\"引用\"",
    "'x'",
    "a #b",
    "C:\\x",
    "ﾊﾏ",
    "&amp;",
    "  前後に空白  ",
    "同上",
    "会計年度任用職員",
];

const JOBS: &[Column] = &[
    (&["題名", "職種"], &[], true),
    (&["事業者名", "事業所名"], WORDS, true),
    (
        &["契約の種類", "雇用形態"],
        &["パート", "正社員", "契約社員", "ボランティア", "有償ボランティア", "会計年度任用職員"],
        true,
    ),
    (&["掲載開始日", "受付日"], &["2026/4/1", "令和8年4月2日", "R8.4.3", "2026-04-04", "46113"], true),
    (
        &["締切日", "応募締切"],
        &["2026/12/15", "随時", "令和8年12月1日", "12月末日頃まで未定のため空欄"],
        false,
    ),
    (
        &["賃金", "給与"],
        &[
            "時給1,100円～",
            "月22万円",
            "180,000～200,000円（月額）",
            "応相談",
            "時給１，０５０円",
            "日給9000円〜12000円 交通費支給",
        ],
        false,
    ),
    (&["勤務時間"], &["8:00～15:00（休憩60分）", "シフト制", "9:30～13:30", "応相談"], false),
    (&["休日"], WORDS, false),
    (&["募集人数", "募集人員"], &["若干名", "2～3名", "３名", "5"], false),
    (&["年齢"], &["不問", "65歳まで", "59歳以下（定年60歳のため）"], false),
    (&["歓迎する方"], &["シニア;未経験", "Uターン、Iターン", "学生"], false),
    (&["タグ"], &["海・山", "海、山", "甲;乙", "長い長い長い長い長い長い長い長い札、短い札", "null"], false),
    (
        &["申し込みの電話番号"],
        &["0300-55-0330", "０３００－５５－０１４５", "0300550330", "内線214", "-", "―"],
        false,
    ),
    (&["連絡先", "問い合わせ先"], WORDS, false),
    (&["本文"], TEXTS, false),
    (&["要約"], WORDS, false),
    (&["備考", "メモ"], WORDS, false),
];

const EVENTS: &[Column] = &[
    (&["題名", "行事名"], &[], true),
    (
        &["開始日", "開催日"],
        &["2026/12/5", "令和8年12月6日", "2026-12-07", "2026/12/10、12/24", "2027年3月ごろ"],
        true,
    ),
    (&["時間"], &["9:00～11:00", "10:00", "１３：００～１５：００"], false),
    (&["会場", "場所"], WORDS, false),
    (&["住所"], WORDS, false),
    (&["参加費"], &["無料", "500円", "年2,000円"], false),
    (&["定員"], &["先着20組", "30名", "なし"], false),
    (&["主催"], WORDS, false),
    (&["繰り返し"], &["毎月第2・第4土曜", "毎週土曜"], false),
    (&["本文", "内容"], TEXTS, false),
];

const GROUPS: &[Column] = &[
    (&["題名", "団体名"], &[], true),
    (&["種類"], &["県人会", "その他"], true),
    (&["フリガナ"], &["ハマノカイ", "はまのかい"], false),
    (&["設立"], &["1970", "昭和45年", "平成5"], false),
    (&["会員数"], &["180", "約180名", "３０"], false),
    (&["会費"], WORDS, false),
    (&["本文", "活動内容"], TEXTS, false),
    (&["入会資格"], WORDS, false),
];

/// A random table of a kind, as CSV.
fn table(columns: &[Column], numbers: &mut Numbers) -> String {
    let used: Vec<&Column> =
        columns.iter().filter(|(_, _, is_required)| *is_required || numbers.below(3) > 0).collect();
    let mut out: Vec<String> =
        vec![used.iter().map(|column| numbers.one_of(column.0)).collect::<Vec<_>>().join(",")];
    for row in 0..10 {
        let cells = used.iter().map(|(_, values, is_required)| {
            let text = match values.is_empty() {
                true => {
                    format!("{}{row}", numbers.one_of(&["係", "係 # ", "係: ", "「係」", "係\n", "Job "]))
                }
                false if *is_required || numbers.below(4) > 0 => numbers.one_of(values).to_owned(),
                false => String::new(),
            };
            format!("\"{}\"", text.replace('"', "\"\""))
        });
        out.push(cells.collect::<Vec<_>>().join(","));
    }
    out.join("\n")
}

fn portal(settings: &str) -> Portal {
    Portal::new(settings, &[("content/groups/hamakaze.yaml", "title: はまかぜ\nkind: regional-alumni\n")])
}

#[test]
fn as_content_and_imported() {
    let mut numbers = Numbers(0x9E37_79B9_7F4A_7C15);
    let kinds: [(&str, &str, &[Column]); 3] =
        [("job", "jobs", JOBS), ("event", "events", EVENTS), ("group", "groups", GROUPS)];
    let mut compared = 0;
    for round in 0..6 {
        let (kind, folder, columns) = kinds[round % kinds.len()];
        let settings = ["", "line_breaks: join\n", "line_breaks: keep\n"][round % 2 + round / 3];
        let table = table(columns, &mut numbers);
        let as_content = portal(settings);
        as_content.write(&format!("content/{folder}/表.csv"), &table);
        let is_sound = as_content.run(&["check"]).code == Some(0);
        for options in [&[][..], &["--table"]] {
            let by_import = portal(settings);
            by_import.write("表.csv", &table);
            let arguments = [&["import", "表.csv", "--kind", kind], options].concat();
            if !is_sound {
                assert_eq!(by_import.call(&arguments).code, Some(1), "{table}");
                continue;
            }
            let ran = by_import.call(&arguments);
            assert_eq!(ran.code, Some(0), "{table}\n{}\n{}", ran.out, ran.err);
            same(&as_content.build(&[]), &by_import.build(&[]), &table);
            compared += 1;
        }
    }
    assert!(compared >= 6, "most of the tables are sound: {compared}");
}

#[track_caller]
fn same(expected: &Built, found: &Built, table: &str) {
    let text = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).into_owned();
    let pages = |built: &Built| built.files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(pages(expected), pages(found), "{table}");
    for (path, bytes) in &expected.files {
        if !path.starts_with('.') {
            assert_eq!(text(bytes), text(&found.files[path]), "{path}\n{table}");
        }
    }
}

#[test]
fn the_national_table_of_events() {
    let header = "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,イベント名_英語,開始日,終了日,\
                  開始時間,終了時間,開始日時特記事項,説明,料金(基本),料金(詳細),連絡先名称,連絡先電話番号,連絡先内線番号,主催者,\
                  場所名称,住所,方書,緯度,経度,アクセス方法,駐車場情報,定員,参加申込終了日,参加申込終了時間,参加申込方法,URL,備考";
    let rows = "012025,0001,宮城県,,朝市,アサイチ,Morning market,2026-12-05,2026-12-05,09:00,11:30,雨天中止,浜の朝市です。,無料,,産業課,\
                0300-00-0001,12,汐見町,港の広場,宮城県汐見町港1,,,,バス停から5分,あり,100,2026-12-01,17:00,電話で,https://a.example/,内部のこと\n\
                012025,0002,宮城県,,音楽会,オンガクカイ,,2026-12-12,2026-12-13,13:00,15:00,,,500円,,産業課,0300-00-0001,,汐見町,公民館,\
                宮城県汐見町本町2,,,,,,,,,,,";
    let unused = ["市区町村名", "イベント名_英語", "連絡先内線番号", "方書", "参加申込終了時間"];
    let lines: Vec<Vec<&str>> =
        [header].into_iter().chain(rows.lines()).map(|line| line.trim().split(',').collect()).collect();
    let written = |is_used: &dyn Fn(&str) -> bool| {
        let used: Vec<usize> = (0..lines[0].len()).filter(|column| is_used(lines[0][*column])).collect();
        let line = |cells: &Vec<&str>| used.iter().map(|column| cells[*column]).collect::<Vec<_>>().join(",");
        lines.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    let as_content = portal("");
    as_content.write("content/events/event.csv", written(&|heading| !unused.contains(&heading)));
    let by_import = portal("");
    by_import.write("event.csv", written(&|_| true));
    let map: String = unused.iter().map(|heading| format!("{heading}: 使わない\n")).collect();
    by_import.write("imports/event.event.yaml", map);
    let ran = by_import.call(&["import", "event.csv", "--kind", "催し"]);
    assert_eq!(ran.code, Some(0), "{}\n{}", ran.out, ran.err);
    assert!(ran.out.contains("\n  AC1 参加申込終了時間 → 使いません\n"), "{}", ran.out);
    same(&as_content.build(&[]), &by_import.build(&[]), header);
}

#[test]
fn an_offices_list_of_jobs_with_its_notes() {
    let table = "地元企業求人情報（R8.11月分）,,,,,,,\n\
                 番号,事業所名,職種,雇用形態,賃金,勤務時間,受付日,備考\n\
                 1,㈱シオミ水産,水産加工（イカの皮むき）,パート,\"時給1,100円～\",8:00～15:00（休憩60分）,R8.11.4,送迎あり\n\
                 2,同上,事務,正社員,月22万円,シフト制（早番・遅番）,令和8年11月1日,\n\
                 計2件,,,,,,,\n※変わることがあります,,,,,,,\n";
    let as_content = Portal::new("", &[("content/jobs/求人.csv", table)]);
    let by_import = Portal::new("", &[("求人.csv", table)]);
    let ran = imported(&by_import, "求人.csv", &[]);
    assert!(ran.out.contains("\n  A2 番号 → 使いません\n"), "{}", ran.out);
    let day = &["--as-of", "2026-12-01"];
    same(&as_content.build(day), &by_import.build(day), table);
}
