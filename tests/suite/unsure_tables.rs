//! Tables of which a part would get lost, or be published as what it is not: both tables of a sheet are read, and
//! what may have been meant otherwise is said without being asked.

use rust_xlsxwriter::{Format, Workbook};

use super::page_text::main_text;
use super::portal::{Built, Portal};

const DAY: &[&str] = &["--as-of", "2026-11-28"];

/// What is said without `--all` of a table in the folder of a kind, and what becomes of it.
#[track_caller]
fn read(kind: &str, table: &str) -> (String, Built) {
    let portal = Portal::new("", &[(&format!("content/{kind}/a.csv"), table)]);
    said_of(&portal)
}

#[track_caller]
fn said_of(portal: &Portal) -> (String, Built) {
    let said = portal.run(&[&["check"], DAY].concat()).out;
    (said, portal.build(DAY))
}

/// The headings of the pages of a kind.
fn titles(built: &Built, kind: &str) -> Vec<String> {
    let mut titles: Vec<String> = built
        .record_pages(kind)
        .map(|path| built.page(path))
        .filter_map(|page| {
            let (_, rest) = page.split_once("<h1")?;
            Some(rest.split_once('>')?.1.split("</h1>").next()?.trim().to_owned())
        })
        .collect();
    titles.sort();
    titles
}

#[test]
fn the_first_of_two_tables_is_read_although_few_of_its_headings_are_known() {
    let table = "団体一覧,,,,\n団体名,種別,拠点,名簿,前回総会\n海の会,同郷会,港,有,R8.4\n川の会,同郷会,橋,有,R8.5\n\
                 ,,,,\n団体名,種別,連絡先,,\n山の会,同窓会,0859-00-2222,,\n";
    let (_, built) = read("groups", table);
    assert_eq!(titles(&built, "groups"), ["山の会", "川の会", "海の会"]);
}

#[test]
fn a_second_header_begins_a_table_with_and_without_a_row_between() {
    for between in ["", ",,,,,,\n"] {
        let table = format!(
            "令和8年度 行事,,,,,,\n月,日,行事名,会場,集合,雨天,準備\n12月,6,朝市,港,8時,中止,前日\n{between}\
             開催日,行事名,場所,,,,\n1/15,新年会,会館,,,,\n"
        );
        let (said, built) = read("events", &table);
        assert_eq!(titles(&built, "events"), ["新年会", "朝市"], "{said}");
        // The year above the first table is that of both.
        let page = built.holding("新年会</h1>").first().map(|path| main_text(&built.page(path)));
        assert!(page.is_some_and(|page| page.contains("2027年1月15日")), "{said}");
    }
}

#[test]
fn tables_beside_each_other_are_both_read_or_named() {
    // The same header twice, to save paper.
    let table = "令和8年度,,,,,,\n団体名,種別,概要,,団体名,種別,概要\n海の会,同郷会,航海,,山の会,同郷会,登山\n\
                 川の会,同郷会,釣り,,,,\n";
    let (said, built) = read("groups", table);
    assert_eq!(titles(&built, "groups"), ["山の会", "川の会", "海の会"], "{said}");
    assert!(!built.holding("登山").is_empty(), "{said}");
    // Another kind, of which some headings are known here as well.
    let table =
        "団体名,種別,概要,,求人名,賃金,内容\n海の会,同郷会,航海,,レジ,1000円,店番\n,,,,調理,1100円,朝食\n";
    let (said, built) = read("groups", table);
    assert_eq!(titles(&built, "groups"), ["海の会"], "{said}");
    let expected = "お知らせ[EN064]: となりにある別の種類の表（E1:G3）を載せませんでした。";
    assert!(said.contains(expected) && !said.contains("EN014"), "{said}");
    // An empty column within one table.
    let table = "団体名,種別,,概要,連絡先\n海の会,同郷会,,航海,0859-00-2222\n";
    let (said, built) = read("groups", table);
    assert_eq!(titles(&built, "groups"), ["海の会"], "{said}");
    assert!(!built.holding("航海").is_empty() && !said.contains("EN064"), "{said}");
}

#[test]
fn rows_with_several_cells_that_are_no_records_are_said() {
    let table = "主な団体,拠点,名簿,前回総会\n海の会,港,有,R8.4\n川の会,橋,有,R8.5\n,,,\n団体名,種別,連絡先,\n山の会,同窓会,0859-00-2222,\n";
    let (said, _) = read("groups", table);
    let expected =
        "警告[EN069]: いくつもの欄が書かれた行（3 行）を、記事とはみなさず、載せませんでした：1・2・3 行目。";
    assert!(said.contains(expected), "{said}");
    let (said, _) =
        read("groups", "令和8年度,団体一覧,,\n団体名,種別,連絡先,会費\n山の会,同窓会,0859-00-2222,\n");
    assert!(!said.contains("EN069"), "{said}");
}

#[test]
fn a_heading_that_says_that_its_rows_have_ended_is_said_at_its_row() {
    for table in [
        "団体名,種別,活動の内容\n海の会,同郷会,海\n,,\n【休止中の団体】,,\n団体名,種別,連絡先\n山の会,同郷会,0859-00-2222\n",
        "団体名,種別,活動の内容\n海の会,同郷会,海\n,,\n【休止中の団体】,,\n山の会,同郷会,山\n",
    ] {
        let (said, built) = read("groups", table);
        let expected =
            "警告[EN069]: 「【休止中の団体】」という見出しの下の行も、ほかの行と同じように載せました。";
        assert!(said.contains(expected) && said.contains("a.csv:A4"), "{said}");
        assert_eq!(titles(&built, "groups"), ["山の会", "海の会"]);
    }
    let (said, _) = read("groups", "団体名,種別,活動の内容\n海の会,同郷会,海\n※雨天は中止,,\n");
    assert!(!said.contains("EN069"), "{said}");
}

#[test]
fn an_event_that_is_called_off_in_its_title_is_cancelled() {
    let portal =
        Portal::new("", &[("content/events/a.md", "---\ntitle: 【中止】朝市\nstarts: 2026-12-06\n---\n")]);
    let table = "id,行事名,開催日,会場\nk,【中止】書き初め,2027/1/5,港\nt,凧あげ（中止）,2027/1/9,浜\ns,新年会,2027/1/10,港\n";
    portal.write("content/events/b.csv", table);
    let (said, built) = said_of(&portal);
    for (page, title) in
        [("events/a.html", "朝市"), ("events/k.html", "書き初め"), ("events/t.html", "凧あげ")]
    {
        let text = main_text(&built.page(page));
        assert!(text.starts_with(&format!("催し\n{title}\n中止\n")), "{text}");
    }
    assert!(!main_text(&built.page("events/s.html")).contains("中止"));
    assert!(said.contains("読みかえたところ"), "{said}");
    assert!(!said.contains("EN036"), "{said}");
    // What the field says counts.
    portal.write(
        "content/events/a.md",
        "---\ntitle: 【中止】朝市\nstarts: 2026-12-06\ncancelled: false\n---\n",
    );
    let (said, _) = said_of(&portal);
    assert!(
        said.contains("警告[EN036]: 題名に「中止」とありますが、書かれた日に行われる催しとして載ります。"),
        "{said}"
    );
    portal.write("content/events/a.md", "---\ntitle: 朝市（雨天中止）\nstarts: 2026-12-06\n---\n");
    assert!(!said_of(&portal).0.contains("EN036"));
}

#[test]
fn a_row_that_is_struck_out_is_said() {
    let mut workbook = Workbook::new();
    let (plain, struck) = (Format::new(), Format::new().set_font_strikethrough());
    let sheet = workbook.add_worksheet();
    let rows = [["行事名", "開催日", "会場"], ["餅つき", "2026/12/26", "港"], ["新年会", "2027/1/10", "港"]];
    for (row, cells) in (0..).zip(rows) {
        let format = if row == 1 { &struck } else { &plain };
        for (column, cell) in (0..).zip(cells) {
            sheet.write_with_format(row, column, cell, format).expect("a cell");
        }
    }
    let portal = Portal::new("", &[]);
    portal.write("content/events/a.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let (said, _) = said_of(&portal);
    assert!(
        said.contains("警告[EN069]: 取り消し線のある行（1 行）も、そのまま載せました：2 行目。"),
        "{said}"
    );
}

#[test]
fn the_rows_of_a_sheet_that_is_an_old_one_by_its_name_are_asked_about() {
    let mut workbook = Workbook::new();
    for (name, title) in [("会員名簿", "海の会"), ("旧名簿", "山の会")] {
        let sheet = workbook.add_worksheet().set_name(name).expect("a name");
        for (column, cells) in (0..).zip([["団体名", title], ["種別", "同郷会"], ["会費", "無料"]])
        {
            for (row, cell) in (0..).zip(cells) {
                sheet.write(row, column, cell).expect("a cell");
            }
        }
    }
    let portal = Portal::new("", &[]);
    portal.write("content/groups/a.xlsx", workbook.save_to_buffer().expect("a workbook"));
    let (said, built) = said_of(&portal);
    let expected = "警告[EN069]: シート「旧名簿」の行も、ほかのシートと同じように載せました。名前からは、前のもののようです。";
    assert!(said.contains(expected) && !said.contains("「会員名簿」の行も"), "{said}");
    assert_eq!(titles(&built, "groups"), ["山の会", "海の会"]);
}
