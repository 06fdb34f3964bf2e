//! The map of headings and fields, and the clean table.

use super::{JOBS, content, file_with, import, imported, part, portal_with, read};

const MAP: &str = "imports/求人.job.yaml";

#[test]
fn a_person_decides_what_a_column_is() {
    let table =
        "しごと,やとい主,契約の種類,掲載開始日,備考,整理\n係,浜の店,ボランティア,2026-04-01,雨天中止,7\n";
    let portal = portal_with("求人.csv", table);
    let ran = import(&portal, "求人.csv", &[]);
    assert_eq!(ran.code, Some(1));
    assert!(content(&portal).is_empty());
    assert!(
        ran.out.contains(
            "\n何の列か決まっていません: しごと、やとい主、整理。imports/求人.job.yaml を開き、その見出しの右に、項目の名前か「使わない」を書いてください。\n"
        ),
        "{}",
        ran.out
    );
    let map = read(&portal, MAP);
    let lines: Vec<&str> = map.lines().filter(|line| !line.starts_with('#')).collect();
    let unknown = "# 何の列か分かりませんでした。項目の名前か「使わない」を書いてください";
    assert_eq!(
        lines,
        [
            &format!("しごと:  {unknown}"),
            &format!("やとい主:  {unknown}"),
            "契約の種類: 契約の種類",
            "掲載開始日: 掲載開始日",
            "備考: 使わない  # 内部用の列",
            &format!("整理:  {unknown}"),
        ]
    );
    let corrected = map
        .replace(&format!("しごと:  {unknown}"), "しごと: 題名")
        .replace(&format!("やとい主:  {unknown}"), "やとい主: employer.name")
        .replace("備考: 使わない", "備考: 本文に足す")
        .replace(&format!("整理:  {unknown}"), "整理: 使わない");
    portal.write(MAP, &corrected);
    let ran = imported(&portal, "求人.csv", &[]);
    assert_eq!(
        part(&ran.out, "列の見出し"),
        [
            "列の見出し → 項目:",
            "  A1 しごと → 題名（title）",
            "  B1 やとい主 → 事業者名（employer.name）",
            "  C1 契約の種類 → 契約の種類（contract）",
            "  D1 掲載開始日 → 掲載開始日（posted）",
            "  E1 備考 → 本文の終わりに足します",
            "  F1 整理 → 使いません",
        ]
    );
    assert!(read(&portal, &file_with(&portal, "浜の店")).ends_with("---\n備考：雨天中止\n"));
    assert_eq!(read(&portal, MAP), corrected, "what a person wrote stays");
}

#[test]
fn a_heading_that_the_map_does_not_name_is_said_and_added() {
    let portal = portal_with("求人.csv", JOBS);
    imported(&portal, "求人.csv", &[]);
    let before = read(&portal, MAP);
    let newer = JOBS
        .replace("備考\n", "備考,タグ\n")
        .replace("前任は佐藤\n", "前任は佐藤,浜\n")
        .replace("\",\n", "\",,\n");
    portal.write("求人.csv", newer.replace("締切日", "〆切"));
    let ran = imported(&portal, "求人.csv", &["--dry-run", "--map", MAP]);
    assert!(ran.out.contains("\n対応表にない見出し: 〆切、タグ\n"), "{}", ran.out);
    assert!(ran.out.contains("\n対応表にあって、この表にない見出し: 締切日\n"), "{}", ran.out);
    assert_eq!(read(&portal, MAP), before);
    imported(&portal, "求人.csv", &[]);
    assert_eq!(read(&portal, MAP), format!("{before}〆切: 締切日\nタグ: タグ\n"));
}

#[test]
fn a_word_in_the_map_that_is_no_field_is_an_error_at_its_place() {
    let portal = portal_with("求人.csv", JOBS);
    portal.write(MAP, "題名: 題名\n締切日: 締め切りび\n");
    let ran = import(&portal, "求人.csv", &["--format", "short"]);
    assert_eq!(ran.code, Some(1));
    assert_eq!(
        ran.err,
        "imports/求人.job.yaml:2:6: error[EN021]: 「仕事」に「締め切りび」という項目はありません。\n"
    );
    assert!(content(&portal).is_empty());
}

#[test]
fn a_clean_table_in_place_of_files() {
    let portal = portal_with("求人.csv", JOBS);
    let ran = imported(&portal, "求人.csv", &["--table"]);
    assert!(ran.out.ends_with("取り込みました: 2 件（content/jobs/求人.csv）。「enishi check」で確かめ、「enishi serve --open」で見てください。\n"), "{}", ran.out);
    let text = read(&portal, "content/jobs/求人.csv");
    let rows: Vec<&str> = text.split("\r\n").collect();
    assert_eq!(
        rows[0],
        "\u{feff}id,題名,事業者名,契約の種類,賃金の単位,賃金の下限(円),掲載開始日,締切日,締切の補足,申し込みの電話番号,本文"
    );
    let without_id: Vec<&str> =
        rows[1..].iter().map(|row| row.split_once(',').map_or(*row, |(_, rest)| rest)).collect();
    let mut sorted = without_id.clone();
    sorted.sort_unstable();
    assert_eq!(
        sorted,
        [
            "",
            "朝市の係,汐見町,ボランティア,,,2026-04-02,2026-12-15,,,\"一行目です。\n二行目です。\"",
            "魚の箱詰め,浜の店,パート・アルバイト,時給,1100,2026-04-01,,随時,0300-00-0001,",
        ]
    );
    assert_eq!(portal.run(&["check"]).code, Some(0));
    // A newer table is written as long as nobody changed the clean one; what is gone stays in it.
    portal.write(
        "求人.csv",
        JOBS.replace("1100", "1200").replace("魚の箱詰め", "魚の箱づめ").replace("朝市の係", "夕市の係"),
    );
    let ran = imported(&portal, "求人.csv", &[]);
    assert!(ran.out.contains("賃金の下限(円)（pay.min）: 1100 → 1200"), "{}", ran.out);
    let newer = read(&portal, "content/jobs/求人.csv");
    assert!(newer.contains("魚の箱づめ") && newer.contains("夕市の係"), "{newer}");
    portal.write("content/jobs/求人.csv", newer.replace("浜の店", "はまの店"));
    portal.write(
        "求人.csv",
        JOBS.replace("1100", "1300").replace("魚の箱詰め", "魚の箱づめ").replace("朝市の係", "夕市の係"),
    );
    let ran = imported(&portal, "求人.csv", &[]);
    assert!(
        ran.out.contains(
            "content/jobs/求人.csv は、取り込んだあとで書きかえられているので、そのままにしました。"
        ),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("    賃金の下限(円)（pay.min）: 表では 1300（記事では 1200）\n"), "{}", ran.out);
    assert!(read(&portal, "content/jobs/求人.csv").contains("はまの店"));
}

#[test]
fn a_table_of_somebody_else_is_not_overwritten() {
    let portal = portal_with("求人.csv", JOBS);
    portal.write(
        "content/jobs/求人.csv",
        "題名,事業者名,契約の種類,掲載開始日\n係,店,ボランティア,2026-01-01\n",
    );
    let ran = import(&portal, "求人.csv", &["--table"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.err.contains("「content/jobs/求人.csv」は、もうあります"), "{}", ran.err);
    assert!(!portal.path("imports").exists());
}

#[test]
fn names_are_imported_only_with_consent_and_words_are_kept() {
    let table = "題名,事業者名,雇用形態,受付日,採用担当者\n\
                 図書館の係,汐見町,会計年度任用職員,2026-04-01,佐藤 花子（掲載可）\n\
                 朝市の係,汐見町,日雇い,2026-04-02,鈴木 一郎\n";
    let portal = portal_with("求人.csv", table);
    let ran = imported(&portal, "求人.csv", &[]);
    assert!(ran.out.contains("\n  E1 採用担当者 → （掲載可）とある名前だけを使います\n"), "{}", ran.out);
    assert!(read(&portal, MAP).contains("\n採用担当者: 掲載可の名前だけ\n"), "{}", read(&portal, MAP));
    let with_name = read(&portal, &file_with(&portal, "図書館の係"));
    assert!(
        with_name.contains("contract: fixed-term\n")
            && with_name.contains("contract_name: 会計年度任用職員\n")
            && with_name.contains("  name: 佐藤 花子\n"),
        "{with_name}"
    );
    let without = read(&portal, &file_with(&portal, "朝市の係"));
    assert!(without.contains("contract_name: 日雇い\n") && !without.contains("鈴木"), "{without}");
    let before = content(&portal);
    imported(&portal, "求人.csv", &[]);
    assert_eq!(content(&portal), before, "the map says the same as the first import");
    let page = portal.build(&[]);
    assert!(!page.holding("会計年度任用職員（契約社員）").is_empty());
}

#[test]
fn a_region_that_the_portal_does_not_have_is_asked_for() {
    let table = "題名,事業者名,雇用形態,受付日,地区\n係,汐見町,パート,2026-04-01,上の沢\n";
    let portal = portal_with("求人.csv", table);
    let ran = import(&portal, "求人.csv", &["--format", "short"]);
    assert_eq!(ran.code, Some(1), "{}\n{}", ran.out, ran.err);
    assert!((ran.out + &ran.err).contains("「上の沢」という地域はこのサイトにないので"));
    portal.write(MAP, read(&portal, MAP).replace("地区: 地域", "地区: タグ"));
    imported(&portal, "求人.csv", &[]);
    assert!(read(&portal, &file_with(&portal, "係")).contains("tags: 上の沢\n"));
}
