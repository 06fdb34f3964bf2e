//! What a run tells and writes, and calls that cannot be meant.

use rust_xlsxwriter::Workbook;

use super::{JOBS, Portal, content, file_with, import, imported, portal_with, read};

#[test]
fn a_row_becomes_a_file_and_every_column_is_named() {
    let portal = portal_with("求人.csv", JOBS);
    let ran = imported(&portal, "求人.csv", &[]);
    let (fish, market) = (file_with(&portal, "魚の箱詰め"), file_with(&portal, "朝市の係"));
    assert_eq!(
        ran.out,
        format!(
            "求人.csv: 「仕事」の表として読みました（2 件）。\n\
             列の見出し → 項目:\n\
             \u{20} A1 題名 → 題名（title）\n\
             \u{20} B1 事業者名 → 事業者名（employer.name）\n\
             \u{20} C1 契約の種類 → 契約の種類（contract）\n\
             \u{20} D1 掲載開始日 → 掲載開始日（posted）\n\
             \u{20} E1 賃金 → 賃金・報酬（pay）\n\
             \u{20} F1 締切日 → 締切日（closes）\n\
             \u{20} G1 申し込みの電話番号 → 申し込みの電話番号（apply.tel）\n\
             \u{20} H1 本文 → 本文（body）\n\
             \u{20} I1 備考 → 使いません（内部用の列）\n\
             読みかえたところ 2 か所（--all で一覧）\n\
             新しい記事: 2\n\
             \u{20} {fish} 魚の箱詰め\n\
             \u{20} {market} 朝市の係\n\
             見出しと項目の対応表: imports/求人.job.yaml（直すと、次の取り込みから、そのとおりに読みます）\n\
             取り込みました: 2 件（content/jobs）。「enishi check」で確かめ、「enishi serve --open」で見てください。\n"
        )
    );
    assert_eq!(
        read(&portal, &fish),
        "title: 魚の箱詰め\nemployer:\n  name: 浜の店\ncontract: part-time\nposted: 2026-04-01\n\
         pay:\n  unit: hour\n  min: 1100\napply:\n  tel: \"0300-00-0001\"\nclosing_words: 随時\n"
    );
    assert_eq!(
        read(&portal, &market),
        "---\ntitle: 朝市の係\nemployer:\n  name: 汐見町\ncontract: volunteer\nposted: 2026-04-02\n\
         closes: 2026-12-15\n---\n一行目です。\n二行目です。\n"
    );
    let checked = portal.run(&["check"]);
    assert_eq!(checked.out, "まちがいは見つかりませんでした（2026-05-01 時点で公開する記事 2 件）。\n");
}

#[test]
fn a_trial_writes_nothing_and_tells_every_cell() {
    let portal = portal_with("求人.csv", JOBS);
    let ran = imported(&portal, "求人.csv", &["--dry-run", "--all"]);
    for line in [
        "  求人.csv:2:12 契約の種類: パート・アルバイト → パート・アルバイト",
        "  求人.csv:2:31 掲載開始日: 令和8年4月1日 → 2026-04-01",
        "  求人.csv:2:41 賃金: 時給1100円 → 賃金の単位: 時給、賃金の下限(円): 1100",
        "  求人.csv:2:50 締切日: 随時 → 随時",
    ] {
        let told = line.split_once(' ').map_or(line, |(_, rest)| rest.trim());
        let told = told.split_once(' ').map_or(told, |(_, rest)| rest);
        assert!(ran.out.contains(told), "{told}\n{}", ran.out);
    }
    assert!(ran.out.ends_with("ためしただけです。何も書いていません（--dry-run）。\n"), "{}", ran.out);
    assert!(content(&portal).is_empty() && !portal.path("imports").exists());
    let english = portal.call(&["import", "求人.csv", "--kind", "jobs", "--dry-run", "--lang", "en"]);
    assert!(
        english.out.starts_with("求人.csv: read as a table of jobs (2 records)\nheadings → fields:\n"),
        "{}",
        english.out
    );
    assert!(english.out.contains("\n  I1 備考 → not used (for the office alone)\n"), "{}", english.out);
}

#[test]
fn a_table_with_an_error_is_not_imported_in_part() {
    let table = JOBS.replace("2026/4/2", "2026/13/2");
    let portal = portal_with("求人.csv", &table);
    let ran = import(&portal, "求人.csv", &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.err.contains("EN024") && ran.err.contains(" --> 求人.csv:D3（掲載開始日）"), "{}", ran.err);
    assert!(
        ran.out.contains(
            "\n記事は1件も取り込みませんでした。まちがいがあるうちは、一部だけを載せることはありません。"
        ),
        "{}",
        ran.out
    );
    assert!(content(&portal).is_empty());
}

#[test]
fn what_the_table_refers_to_is_looked_for_in_the_portal() {
    let table =
        "題名,事業者名,契約の種類,掲載開始日,紹介する仲間の会\n係,浜の店,ボランティア,2026-04-01,hamakaz\n";
    let portal = portal_with("求人.csv", table);
    portal.write("content/groups/hamakaze.yaml", "title: はまかぜ\nkind: regional-alumni\n");
    let ran = import(&portal, "求人.csv", &["--format", "short"]);
    assert_eq!(ran.code, Some(1), "{}", ran.out);
    assert!(ran.err.starts_with("求人.csv:2:") && ran.err.contains("hamakaz"), "{}", ran.err);
    portal.write("求人.csv", table.replace("hamakaz", "hamakaze"));
    imported(&portal, "求人.csv", &[]);
}

#[test]
fn two_sheets_are_both_read_and_cells_are_named() {
    let mut workbook = Workbook::new();
    for (name, title) in [("町内", "朝市の係"), ("町外", "浜の掃除")] {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (column, (heading, value)) in [
            ("題名", title),
            ("事業者名", "汐見町"),
            ("契約の種類", "ボランティア"),
            ("掲載開始日", "2026-04-01"),
            ("係", "甲"),
        ]
        .into_iter()
        .enumerate()
        {
            let column = u16::try_from(column).expect("few");
            sheet.write(0, column, heading).expect("a cell").write(1, column, value).expect("a cell");
        }
    }
    let portal = portal_with("求人.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let ran = import(&portal, "求人.xlsx", &["--dry-run", "--format", "short"]);
    assert!(ran.out.contains("\n  町外!E1 係 → ？（何の列か分かりません）\n"), "{}", ran.out);
    assert!(ran.err.contains("求人.xlsx:町内!E1: "), "{}", ran.err);
    portal.write("imports/求人.job.yaml", "係: 本文に足す\n");
    imported(&portal, "求人.xlsx", &[]);
    assert!(read(&portal, &file_with(&portal, "浜の掃除")).ends_with("---\n係：甲\n"));
}

#[test]
fn calls_that_cannot_be_meant() {
    let portal = portal_with("求人.csv", JOBS);
    portal.write("古い表.xls", "x");
    portal.write("空.csv", "");
    portal.write("見出しだけ.csv", "題名,事業者名,契約の種類,掲載開始日\n");
    portal.write("content/jobs/求人.csv", JOBS);
    portal.write("別/表.csv", JOBS);
    let cases: [(&[&str], i32, &str); 9] = [
        (&["import"], 2, "--kind KIND（種類。例 --kind job）とFILE（取り込む表）を書いてください。"),
        (&["import", "求人.csv"], 2, "--kind KIND（種類。例 --kind job）を書いてください。"),
        (
            &["import", "求人.csv", "--kind", "jbo"],
            2,
            "「jbo」という種類はありません。種類: region（地域） group",
        ),
        (&["import", "ない.csv", "--kind", "job"], 2, "「ない.csv」というファイルがありません。"),
        (&["import", "imports", "--kind", "job"], 2, "「imports」というファイルがありません。"),
        (&["import", "content/jobs/求人.csv", "--kind", "job"], 2, "そのままサイトに載ります。"),
        (&["import", "求人.csv", "--kind", "求人", "--dir", "別"], 2, "「別」に site.yaml がありません。"),
        (&["import", "古い表.xls", "--kind", "仕事"], 1, "この形式のブックは読み込まれません。"),
        (&["import", "空.csv", "--kind", "job"], 1, ""),
    ];
    for (arguments, code, told) in cases {
        let ran = portal.call(arguments);
        assert_eq!(ran.code, Some(code), "{arguments:?}: {}\n{}", ran.out, ran.err);
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
    let ran = import(&portal, "見出しだけ.csv", &[]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.out.contains("この表には、記事になる行がありません。"), "{}", ran.out);
    assert_eq!(content(&portal).len(), 1);
}

#[test]
fn what_is_already_content_is_not_made_again() {
    let portal = portal_with("求人.csv", JOBS);
    portal.write("content/jobs/前の表.csv", JOBS);
    let ran = imported(&portal, "求人.csv", &[]);
    assert!(
        ran.out.contains(
            "もうサイトにある記事なので、作らなかったもの: 2\n  content/jobs/前の表.csv 魚の箱詰め\n"
        ),
        "{}",
        ran.out
    );
    assert_eq!(content(&portal).len(), 1);
}

#[test]
fn a_portal_elsewhere_is_named_by_its_folder() {
    let portal = Portal::new("", &[]);
    portal.write("a/site.yaml", "title: 甲\nbase_url: https://a.example/\n");
    portal.write(
        "a/content/jobs/x.yaml",
        "title: 係\nemployer: {name: 店}\ncontract: volunteer\nposted: 2026-01-01\n",
    );
    portal.write("求人.csv", JOBS);
    let ran = imported(&portal, "求人.csv", &["--dir", "a"]);
    assert!(ran.out.contains("取り込みました: 2 件（a/content/jobs）。"), "{}", ran.out);
    assert!(portal.path("a/imports/求人.job.yaml").is_file());
}
