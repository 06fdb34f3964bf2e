//! Settings that cannot be read do not hide the mistakes of others, and nothing is built.

use super::harness::Portal;

#[test]
fn broken_settings() {
    let cases = [
        (
            "- a\n- b\n",
            "site.yaml:1:1: error[EN022]: ここには「title: 題名」のような項目を並べますが、「一覧」になっています。",
        ),
        (
            "みなと縁\n",
            "site.yaml:1:1: error[EN022]: ここには「title: 題名」のような項目を並べますが、「みなと縁」になっています。",
        ),
        ("title: [\n", "site.yaml:1:8: error[EN005]: 値の始めのかっこ（[ か {）が、閉じられていません。"),
        ("title: 一\ntitle: 二\n", "site.yaml:2:1: error[EN006]: 項目「title」が2回書かれています。"),
        (
            "title: 一\n---\ntitle: 二\n",
            "site.yaml:2:1: error[EN008]: ここにもう1本「---」があり、1つのファイルに2件目の内容が始まっています。",
        ),
    ];
    for (settings, expected) in cases {
        let portal =
            Portal::new().with("site.yaml", settings).with_page("a", "title: 日付\npublish_on: 2026-02-30");
        let other = "content/pages/a.md:3:13: error[EN024]: 「公開開始日」（publish_on）の「2026-02-30」は、暦にない日です。";
        let run = portal.run(&["check", ".", "--format", "short"]);
        let lines: Vec<_> = run.out.lines().filter(|line| !line.contains("LK405")).collect();
        assert_eq!((run.code, lines), (Some(1), vec![other, expected]));
        assert_eq!(portal.run(&["build", "."]).code, Some(1));
        portal.is_untouched();
    }
}

#[test]
fn two_hundred_languages_and_one_record_a_page() {
    let languages: Vec<String> =
        ('a'..='j').flat_map(|a| ('a'..='t').map(move |b| format!("{a}{b}"))).collect();
    let settings = format!(
        "title: みなと縁\nbase_url: https://example.jp/\npage_size: 1\nlanguages: [{}]\nchecks: {{AC317: {{level: off, reason: 試し}}}}\n",
        languages.join(", ")
    );
    Portal::new().with("site.yaml", settings).with_page("a", "title: もう一つ").is_taken(&[]);
}

#[test]
fn nothing_to_publish() {
    Portal::new().without("content/pages/about.md").is_taken(&[]);
    Portal::new().with_page("about", "title: 下書き\nstatus: draft").is_taken(&[]);
}
