//! Tables as spreadsheets and tired people leave them.

use super::harness::Portal;

const HEADER: &str = "id,title,employer.name,contract,posted,closes\n";

/// A table with as many rows, each made from its number.
fn table(rows: usize, row: impl Fn(usize) -> String) -> String {
    HEADER.chars().chain((0..rows).flat_map(|number| row(number).into_bytes()).map(char::from)).collect()
}

#[test]
fn a_quote_left_open() {
    Portal::new().with("content/jobs/a.csv", "id,title\na,\"朝市\nb,夕市\n").is_refused(&[
        "content/jobs/a.csv:2:3: error[EN014]: ここで始まる引用符（\"）が、閉じられていません。",
    ]);
}

#[test]
fn another_separator() {
    Portal::new()
        .with("content/jobs/a.csv", "id;title;contract\na;朝市;part-time\n")
        .with("content/jobs/b.csv", "id\ttitle\tcontract\nb\t夕市\tpart-time\n")
        .is_refused(&[
            "content/jobs/a.csv:1:1: error[EN014]: この表には、どの記事にも必要な「事業者名」（employer.name）の列がありません。",
            "content/jobs/a.csv:1:1: notice[EN067]: この表には「掲載開始日」の列がないので、1 件の仕事に、いつからの募集かを載せませんでした。",
            "content/jobs/b.csv:1:1: error[EN014]: この表には、どの記事にも必要な「事業者名」（employer.name）の列がありません。",
            "content/jobs/b.csv:1:1: notice[EN067]: この表には「掲載開始日」の列がないので、1 件の仕事に、いつからの募集かを載せませんでした。",
        ]);
}

#[test]
fn a_column_twice() {
    Portal::new()
        .with("content/pages/a.csv", "id,title,題名\na,一,二\n")
        .is_refused(&["content/pages/a.csv:1:10: error[EN014]: 見出し行に「題名」の列が2つあります。"]);
}

#[test]
fn fifty_thousand_rows() {
    let rows = table(50_000, |number| format!("j{number},a,b,part-time,2026-04-01,2026-12-01\n"));
    let run = Portal::new().with("content/jobs/a.csv", rows).run(&["check", ".", "--as-of", "2026-05-01"]);
    assert_eq!(
        run.out.trim_end(),
        "まちがいは見つかりませんでした（2026-05-01 時点で公開する記事 50001 件）。",
        "{run:?}"
    );
}

#[test]
fn five_thousand_wrong_rows() {
    let rows = table(5_000, |number| format!("j{number},a,b,part-time,2026-04-01,2026-03-01\n"));
    let run = Portal::new().with("content/jobs/a.csv", rows).run(&["check", ".", "--format", "short"]);
    assert_eq!((run.code, run.out.lines().count()), (Some(1), 5_000));
    let last = "content/jobs/a.csv:5001:32: error[EN028]: 「締切日」（closes）の 2026-03-01 が、「掲載開始日」（posted）の 2026-04-01 より前になっています。";
    assert_eq!(run.out.lines().last(), Some(last));
}

#[test]
fn a_table_of_an_old_mac() {
    let text = format!("{HEADER}a,朝市,店,part-time,2026-04-01,\nb,夕市,店,part-time,2026-13-01,\n")
        .replace('\n', "\r");
    Portal::new().with("content/jobs/a.csv", text).is_refused(&[
        "content/jobs/a.csv:3:18: error[EN024]: 「掲載開始日」（posted）の「2026-13-01」は、暦にない日です。",
    ]);
}
