//! Tables as offices make them: workbooks, titles, notes, columns for the office alone.

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};

use super::portal::Portal;
use super::sheets::edited;

const JOBS: &str = "content/jobs/求人.xlsx";

/// The bytes of a workbook.
fn bytes(mut workbook: Workbook) -> Vec<u8> {
    workbook.save_to_buffer().expect("a workbook")
}

/// A list of jobs as an office keeps it, with sheets beside it that are none.
fn jobs() -> Workbook {
    let mut workbook = Workbook::new();
    let date = Format::new().set_num_format("ggge\"年\"m\"月\"d\"日\"");
    let middle = Format::new();
    let sheet = workbook.add_worksheet().set_name("求人一覧").expect("a name");
    sheet.merge_range(0, 0, 0, 8, "令和8年度 求人一覧", &middle).expect("a cell");
    sheet.write(2, 0, "題名").expect("a cell");
    sheet.write(2, 1, "事業者名").expect("a cell");
    sheet.write(2, 2, "契約の種類").expect("a cell");
    sheet.write(2, 3, "掲載開始日").expect("a cell");
    sheet.merge_range(2, 4, 2, 5, "賃金", &middle).expect("a cell");
    sheet.write(3, 4, "単位").expect("a cell");
    sheet.write(3, 5, "下限(円)").expect("a cell");
    sheet.write(2, 6, "仕事の内容").expect("a cell");
    sheet.write(2, 7, "電話番号").expect("a cell");
    sheet.write(2, 8, "備考").expect("a cell");
    sheet.write(5, 0, "魚の箱詰め").expect("a cell");
    sheet.write(5, 1, "浜の店").expect("a cell");
    sheet.write(5, 2, "パート・アルバイト").expect("a cell");
    let day = ExcelDateTime::from_ymd(2026, 4, 1).expect("a day");
    sheet.write_with_format(5, 3, &day, &date).expect("a cell");
    sheet.write(5, 4, "時給").expect("a cell");
    sheet.write_formula(5, 5, Formula::new("=1000+100").set_result("1100")).expect("a cell");
    sheet.write(5, 6, "箱に詰めます。\n朝だけです。").expect("a cell");
    sheet.write(5, 7, "03-0000-0001").expect("a cell");
    sheet.write(5, 8, "前任は佐藤").expect("a cell");
    sheet.write(6, 0, "計1件").expect("a cell");
    sheet.write(7, 0, "※都合により変わります").expect("a cell");
    let notes = workbook.add_worksheet().set_name("記入のしかた").expect("a name");
    notes.write(0, 0, "黒い字で書きます").expect("a cell");
    workbook
}

#[test]
fn a_workbook_is_content_as_it_is() {
    let portal = Portal::new("", &[]);
    portal.write(JOBS, bytes(jobs()));
    let checked = portal.run(&["check", "--format", "short"]);
    assert_eq!(
        checked.out,
        "content/jobs/求人.xlsx:求人一覧!A1: notice[EN064]: 記事ではない行（3 行）を載せませんでした：1・7・8 行目。\n\
         content/jobs/求人.xlsx:求人一覧!I3: notice[EN064]: 内部用の列を載せませんでした：備考。\n\
         content/jobs/求人.xlsx:記入のしかた!A1: notice[EN064]: シート「記入のしかた」には記事の見出しが見つからないので、読みませんでした。\n"
    );
    assert_eq!(checked.code, Some(0));
    let built = portal.build(&[]);
    let pages: Vec<&str> =
        built.files.keys().map(String::as_str).filter(|path| path.starts_with("jobs/")).collect();
    let page = pages.iter().find(|path| **path != "jobs/index.html").expect("the page of the job");
    let text = built.page(page);
    for shown in ["魚の箱詰め", "浜の店", "1,100円", "2026年4月1日", "朝だけです。", "03-0000-0001"]
    {
        assert!(text.contains(shown), "{shown}: {text}");
    }
    for kept in ["前任は佐藤", "計1件", "都合により", "黒い字"] {
        assert_eq!(built.holding(kept), Vec::<&str>::new(), "{kept}");
    }
}

/// As some programs write a workbook: its formulas, and not what they give.
#[test]
fn formulas_whose_results_are_not_stored_are_said() {
    let portal = Portal::new("", &[]);
    portal.write(JOBS, edited(&bytes(jobs()), |sheet| sheet.replace("<v>1100</v>", "")));
    let said = portal.run(&["check"]).out;
    let told = "警告[EN065]: このシートの計算式のうち、F6 の結果が保存されていません。空欄として読みました。";
    let advice = "直し方: Excel か LibreOffice で開き、そのまま上書き保存してください。";
    assert!(said.contains(told) && said.contains(advice), "{said}");
}

#[test]
fn a_portal_names_columns_that_stay_with_the_office() {
    let portal = Portal::new("private_columns: [電話番号, 下見]\n", &[]);
    let header = "題名,事業者名,契約の種類,掲載開始日,電話番号,下見";
    let row = "魚の箱詰め,浜の店,パート・アルバイト,2026-04-01,0300-00-0001,済";
    portal.write("content/jobs/a.csv", format!("{header}\n{row}\n"));
    let checked = portal.run(&["check", "--format", "short"]);
    assert_eq!(
        checked.out,
        "content/jobs/a.csv:1:21: notice[EN064]: 内部用の列を載せませんでした：電話番号、下見。\n"
    );
    let built = portal.build(&[]);
    assert!(!built.holding("浜の店").is_empty());
    assert_eq!(built.holding("0300-00-0001"), Vec::<&str>::new());
}

#[test]
fn an_address_stays_when_rows_are_sorted_or_inserted() {
    let job = |title: &str| format!("{title},浜の店,パート・アルバイト,2026-04-01\n");
    let header = "題名,事業者名,契約の種類,掲載開始日\n";
    let portal = Portal::new("", &[]);
    portal.write("content/jobs/a.csv", format!("{header}{}{}", job("箱詰め"), job("ICT支援員")));
    let jobs = |portal: &Portal| -> Vec<String> {
        portal.build(&[]).record_pages("jobs").map(str::to_owned).collect()
    };
    let before = jobs(&portal);
    assert_eq!(before.len(), 2);
    assert!(before.iter().any(|path| path.starts_with("jobs/ict-")), "{before:?}");
    portal
        .write("content/jobs/a.csv", format!("{header}{}{}{}", job("ICT支援員"), job("受付"), job("箱詰め")));
    let after = jobs(&portal);
    assert!(after.len() == 3 && before.iter().all(|path| after.contains(path)), "{before:?} {after:?}");
}

#[test]
fn two_rows_that_nothing_tells_apart_are_named() {
    let row = "箱詰め,浜の店,パート・アルバイト,2026-04-01\n";
    let table = format!("題名,事業者名,契約の種類,掲載開始日\n{row}{row}");
    let portal = Portal::new("", &[("content/jobs/a.csv", &table)]);
    assert_eq!(
        portal.run(&["check", "--format", "short"]).out,
        "content/jobs/a.csv:3:1: error[EN014]: 題名が「箱詰め」の行が、2つあります。\n"
    );
}

#[test]
fn a_finding_in_a_workbook_names_sheet_cell_and_column() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("催し").expect("a name");
    for (column, name) in ["題名", "始まり", "定員"].iter().enumerate() {
        sheet.write(0, u16::try_from(column).expect("few"), *name).expect("a cell");
    }
    sheet.write(1, 0, "朝市").expect("a cell").write(1, 1, "2月30日").expect("a cell");
    let portal = Portal::new("", &[]);
    portal.write("content/events/催し.xlsx", bytes(workbook));
    let told = portal.run(&["check"]).out;
    let place =
        "\n --> content/events/催し.xlsx:催し!B2（始まり）\n  |\n2 | 朝市 | 2月30日 | \n  |        ^^^^^^^\n";
    assert!(told.contains(place.replace(" | \n", " |\n").as_str()), "{told}");
    let json: serde_json::Value =
        serde_json::from_str(&portal.run(&["check", "--format", "json"]).out).expect("JSON");
    let at = &json[0];
    assert_eq!(
        [&at["sheet"], &at["cell"], &at["header"], &at["line"]],
        ["催し", "B2", "始まり", "null"]
            .map(|text| { if text == "null" { serde_json::Value::Null } else { text.into() } })
            .each_ref()
    );
    let github = portal.run(&["check", "--format", "github"]).out;
    assert!(github.starts_with("::error file=content/events/催し.xlsx,title=EN024::催し!B2: "), "{github}");
}

#[test]
fn a_broken_workbook_is_named_and_stops_nothing_else() {
    let portal = Portal::new("", &[("content/pages/about.md", "---\ntitle: このサイト\n---\n本文。\n")]);
    let whole = bytes(jobs());
    for (name, bytes) in
        [("text", b"xlsx".to_vec()), ("cut", whole[..whole.len() / 2].to_vec()), ("empty", Vec::new())]
    {
        portal.write(&format!("content/jobs/{name}.xlsx"), bytes);
    }
    let told = portal.run(&["check", "--format", "short"]);
    let line = |name: &str| {
        format!(
            "content/jobs/{name}.xlsx: error[EN061]: このファイルは壊れているか、Excel などのブックではありません。\n"
        )
    };
    assert_eq!(told.out, ["cut", "empty", "text"].map(line).concat());
    assert_eq!(told.code, Some(1));
}

#[test]
fn serial_days_and_times_are_read() {
    let table = "題名,始まり,会場名\n朝市,46388.375,港\n夕市,46389,港\n";
    let built = Portal::new("", &[("content/events/a.csv", table)]).build(&[]);
    let list = built.page("events/index.html");
    assert!(
        list.contains("datetime=2027-01-01") && list.contains("9:00") && list.contains("datetime=2027-01-02"),
        "{list}"
    );
}

/// Excel makes the first of December of 2026年12月, and shows the month.
#[test]
fn a_date_that_shows_a_month_is_that_month() {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("求人").expect("a name");
    let names = ["id", "題名", "事業者名", "契約の種類", "締切日", "掲載開始日"];
    for (column, name) in (0..).zip(names) {
        sheet.write(0, column, name).expect("a cell");
    }
    let month = Format::new().set_num_format("yyyy\"年\"m\"月\"");
    let day = Format::new().set_num_format("yyyy/m/d");
    for (row, id, last, format) in [(1, "a", 1, &month), (2, "b", 15, &month), (3, "c", 1, &day)] {
        for (column, cell) in (0..).zip([id, "箱詰め", "浜の店", "ボランティア"]) {
            sheet.write(row, column, cell).expect("a cell");
        }
        let date = |month, day| ExcelDateTime::from_ymd(2026, month, day).expect("a day");
        sheet.write_with_format(row, 4, date(12, last), format).expect("a cell");
        sheet.write_with_format(row, 5, date(11, 1), &day).expect("a cell");
    }
    let portal = Portal::new("", &[]);
    portal.write("content/jobs/求人.xlsx", bytes(workbook));
    let said = portal.run(&["check", "--format", "short", "--as-of", "2026-11-28"]).out;
    assert!(said.contains("求人!E2: warning[EN066]") && said.contains("「2026年12月」"), "{said}");
    let built = portal.build(&["--as-of", "2026-11-28"]);
    for (id, shown) in [("a", "2026年12月"), ("b", "2026年12月15日"), ("c", "2026年12月1日")] {
        assert!(built.page(&format!("jobs/{id}.html")).contains(shown), "{id}");
    }
    assert!(!built.page("jobs/a.html").contains("12月1日"));
}
