//! A newer table: what is updated, what stays, what disappeared.

use super::{JOBS, content, file_with, imported, part, portal_with, read};

const TABLE: &str = "求人.csv";

/// Three jobs that share most of their values.
const THREE: &str = "題名,事業者名,契約の種類,掲載開始日,締切日,申し込みの電話番号\n\
                     箱詰め,浜の店,パート・アルバイト,2026-04-01,2026-06-01,0300-00-0001\n\
                     受付,汐見町,ボランティア,2026-04-01,2026-06-01,0300-00-0002\n\
                     清掃,港の宿,パート・アルバイト,2026-04-01,2026-06-01,0300-00-0003\n";

#[test]
fn the_same_table_changes_nothing() {
    let portal = portal_with(TABLE, JOBS);
    imported(&portal, TABLE, &[]);
    let (before, ledger) = (content(&portal), read(&portal, ".enishi/imports/求人.job.json"));
    let ran = imported(&portal, TABLE, &[]);
    assert!(ran.out.contains("\n変わらない記事: 2\n"), "{}", ran.out);
    assert!(ran.out.contains("\n取り込みました: 0 件"), "{}", ran.out);
    assert_eq!((content(&portal), read(&portal, ".enishi/imports/求人.job.json")), (before, ledger));
}

#[test]
fn a_changed_cell_updates_its_record_wherever_its_row_stands() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let (boxes, names) = (file_with(&portal, "箱詰め"), content(&portal).into_keys().collect::<Vec<_>>());
    let mut rows: Vec<String> =
        THREE.replacen("2026-06-01", "2026-07-01", 1).lines().map(str::to_owned).collect();
    rows[1..].reverse();
    portal.write(TABLE, rows.join("\n"));
    let ran = imported(&portal, TABLE, &[]);
    assert_eq!(
        part(&ran.out, "書きかえる記事"),
        ["書きかえる記事: 1", &format!("  {boxes} 箱詰め"), "    締切日（closes）: 2026-06-01 → 2026-07-01"]
    );
    assert!(read(&portal, &boxes).contains("closes: 2026-07-01\n"));
    assert_eq!(content(&portal).into_keys().collect::<Vec<_>>(), names);
}

#[test]
fn a_row_whose_title_changed_is_the_same_record() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let boxes = file_with(&portal, "箱詰め");
    portal.write(TABLE, THREE.replace("箱詰め", "出荷の準備"));
    let ran = imported(&portal, TABLE, &[]);
    let told = part(&ran.out, "題名などが変わっても");
    assert_eq!(
        told[1..],
        [&*format!("  {boxes} 出荷の準備"), "    題名（title）: 箱詰め → 出荷の準備"],
        "{}",
        ran.out
    );
    assert!(read(&portal, &boxes).starts_with("title: 出荷の準備\n"));
    assert_eq!(content(&portal).len(), 3);
    // And it stays so.
    let ran = imported(&portal, TABLE, &[]);
    assert!(ran.out.contains("\n変わらない記事: 3\n"), "{}", ran.out);
}

#[test]
fn what_a_person_changed_is_kept_and_what_the_table_says_is_named() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let boxes = file_with(&portal, "箱詰め");
    let by_hand = format!("{}summary: 朝だけの仕事です。\n", read(&portal, &boxes));
    portal.write(&boxes, &by_hand);
    portal.write(TABLE, THREE.replacen("2026-06-01", "2026-07-01", 1));
    let ran = imported(&portal, TABLE, &[]);
    let told = part(&ran.out, "人が書いた記事");
    let difference = "    締切日（closes）: 表では 2026-07-01（記事では 2026-06-01）";
    assert_eq!(told[1..], [&*format!("  {boxes} 箱詰め"), difference], "{}", ran.out);
    assert_eq!(read(&portal, &boxes), by_hand);
    // It is named again until somebody decides.
    assert!(imported(&portal, TABLE, &[]).out.contains(difference));
    let id = boxes.trim_start_matches("content/jobs/").trim_end_matches(".yaml");
    imported(&portal, TABLE, &["--take", id]);
    assert!(
        read(&portal, &boxes).contains("closes: 2026-07-01\n") && !read(&portal, &boxes).contains("summary")
    );
    assert!(imported(&portal, TABLE, &[]).out.contains("\n変わらない記事: 3\n"));
}

#[test]
fn saving_a_file_in_another_editor_is_no_change() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let boxes = file_with(&portal, "箱詰め");
    portal.write(&boxes, format!("\u{feff}{}", read(&portal, &boxes).replace('\n', "\r\n")));
    portal.write(TABLE, THREE.replacen("2026-06-01", "2026-07-01", 1));
    imported(&portal, TABLE, &[]);
    assert!(read(&portal, &boxes).contains("closes: 2026-07-01\n"));
}

#[test]
fn what_disappeared_is_named_and_not_deleted() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let (boxes, files) = (file_with(&portal, "箱詰め"), content(&portal));
    let without = |row: usize| {
        let rows: Vec<&str> =
            THREE.lines().enumerate().filter(|(at, _)| *at != row).map(|(_, row)| row).collect();
        rows.join("\n")
    };
    portal.write(TABLE, without(1));
    let ran = imported(&portal, TABLE, &[]);
    assert_eq!(
        part(&ran.out, "表からなくなった記事"),
        [
            "表からなくなった記事（消してはいません。サイトから下ろすには、そのファイルを消すか、「status: draft」と書き足します）: 1",
            &format!("  {boxes} 箱詰め"),
        ]
    );
    assert_eq!(content(&portal), files);
    portal.write(&boxes, format!("{}status: draft\n", read(&portal, &boxes)));
    let ran = imported(&portal, TABLE, &[]);
    assert!(ran.out.contains("\n表からなくなった記事のうち、もう下ろしてあるもの: 1\n"), "{}", ran.out);
    std::fs::remove_file(portal.path(&boxes)).expect("removed");
    let ran = imported(&portal, TABLE, &[]);
    assert!(!ran.out.contains("表からなくなった"), "{}", ran.out);
}

#[test]
fn what_a_person_deleted_is_not_made_again_unless_asked_for() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let boxes = file_with(&portal, "箱詰め");
    let whole = read(&portal, &boxes);
    std::fs::remove_file(portal.path(&boxes)).expect("removed");
    let ran = imported(&portal, TABLE, &[]);
    assert_eq!(
        part(&ran.out, "消してある記事"),
        [
            "消してある記事なので、作らなかったもの（もう一度作るには「--take ID」を付けます）: 1",
            &format!("  {boxes} 箱詰め"),
        ]
    );
    assert!(!portal.path(&boxes).exists());
    let id = boxes.trim_start_matches("content/jobs/").trim_end_matches(".yaml");
    imported(&portal, TABLE, &["--take", id]);
    assert_eq!(read(&portal, &boxes), whole);
}

#[test]
fn a_table_of_the_next_month_continues_the_one_before() {
    let portal = portal_with("求人_4月.csv", THREE);
    imported(&portal, "求人_4月.csv", &[]);
    let files = content(&portal);
    let newer = THREE
        .replace("清掃,港の宿", "配膳,山の宿")
        .replace("0300-00-0003", "0300-00-0009")
        .replace("2026-06-01", "2026-06-30");
    portal.write("求人_5月.csv", newer);
    let ran = imported(&portal, "求人_5月.csv", &[]);
    assert!(
        ran.out.contains(
            "\n前に取り込んだ「求人_4月.csv」の新しい版とみなしました（対応表 imports/求人_4月.job.yaml）。\n"
        ),
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("\n書きかえる記事: 2\n") && ran.out.contains("\n新しい記事: 1\n"),
        "{}",
        ran.out
    );
    assert_eq!(part(&ran.out, "表からなくなった記事").len(), 2);
    assert_eq!(content(&portal).len(), files.len() + 1);
    assert!(!portal.path("imports/求人_5月.job.yaml").exists());
}

#[test]
fn without_its_ledger_nothing_is_overwritten() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let boxes = file_with(&portal, "箱詰め");
    std::fs::remove_dir_all(portal.path(".enishi")).expect("removed");
    portal.write(TABLE, THREE.replacen("2026-06-01", "2026-07-01", 1));
    let ran = imported(&portal, TABLE, &[]);
    assert_eq!(part(&ran.out, "人が書いた記事")[1..].len(), 2, "{}", ran.out);
    assert!(ran.out.contains("\n変わらない記事: 2\n"), "{}", ran.out);
    assert!(read(&portal, &boxes).contains("2026-06-01"));
}

#[test]
fn a_clean_table_brings_nothing_back_that_a_person_deleted() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let boxes = file_with(&portal, "箱詰め");
    let whole = read(&portal, &boxes);
    std::fs::remove_file(portal.path(&boxes)).expect("removed");
    let ran = imported(&portal, TABLE, &["--table"]);
    let told = part(&ran.out, "消してある記事");
    assert_eq!(told[1..], [&*format!("  {boxes} 箱詰め")], "{}", ran.out);
    assert!(content(&portal).values().all(|text| !text.contains("箱詰め")), "{}", ran.out);
    let id = boxes.trim_start_matches("content/jobs/").trim_end_matches(".yaml");
    imported(&portal, TABLE, &["--table", "--take", id]);
    assert!(content(&portal).iter().any(|(path, text)| path.ends_with(".csv") && text.contains("箱詰め")));
    assert!(whole.contains("箱詰め") && portal.run(&["check"]).code == Some(0));
}

#[test]
fn a_row_that_disappeared_is_not_written_beside_its_file() {
    let portal = portal_with(TABLE, THREE);
    imported(&portal, TABLE, &[]);
    let without: Vec<&str> = THREE.lines().filter(|line| !line.contains("箱詰め")).collect();
    portal.write(
        TABLE,
        format!("{}\n新しい係,山の店,ボランティア,2026-04-09,,0300-00-0009\n", without.join("\n")),
    );
    imported(&portal, TABLE, &["--table"]);
    let ran = portal.run(&["check"]);
    assert_eq!(ran.code, Some(0), "{}", ran.out);
    file_with(&portal, "箱詰め");
}
