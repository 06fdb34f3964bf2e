//! Calls that cannot be meant, and readers that go away.

use std::process::{Command, Stdio};

use super::harness::{DAY, PROGRAM, Portal};

#[test]
fn wrong_arguments() {
    let portal = Portal::new();
    let cases: [(&[&str], &str); 10] = [
        (
            &["check", ".", "--as-of", "2026-02-30"],
            "エラー: --as-of <YYYY-MM-DD> に「2026-02-30」は使えません。2026-05-01 や「令和8年5月1日」の形で書いてください。",
        ),
        (
            &["check", ".", "--as-of", "5/1"],
            "エラー: --as-of <YYYY-MM-DD> に「5/1」は使えません。2026-05-01 や「令和8年5月1日」の形で書いてください。",
        ),
        (
            &["check", ".", "--format", "xml"],
            "エラー: --format <FORMAT> に「xml」は使えません。書けるのは human、short、json、github です。",
        ),
        (&["check", ".", "."], "エラー: 「.」という指定はありません。"),
        (&["check", ""], "エラー: [DIR] の値を書いてください。"),
        (&["build", ".", "-o", ""], "エラー: --out <OUT> の値を書いてください。"),
        (&["init"], "エラー: DIR（作るフォルダー）を書いてください。"),
        (&["new"], "エラー: KIND（種類。例 job）とID（英小文字・数字・ハイフン）を書いてください。"),
        (&["chek", "."], "エラー: 「chek」というコマンドはありません。「check」のことではありませんか。"),
        (&["buidl", "."], "エラー: 「buidl」というコマンドはありません。「build」のことではありませんか。"),
    ];
    for (arguments, told) in cases {
        let run = portal.run(arguments);
        assert_eq!(
            (run.code, run.out.as_str(), run.err.lines().next()),
            (Some(2), "", Some(told)),
            "{arguments:?}"
        );
    }
    portal.is_untouched();
}

#[test]
fn help_is_in_the_language_of_its_reader() {
    let portal = Portal::new();
    let help = portal.run(&["help", "new"]);
    assert_eq!((help.code, help.err.as_str()), (Some(0), ""));
    assert_eq!(help.out, portal.run(&["new", "--help"]).out);
    for told in [
        "使い方: enishi new [オプション] <KIND> <ID>",
        "\n引数:\n",
        "\nオプション:\n",
        "region（地域）、group（仲間の会）、job（仕事）",
    ] {
        assert!(help.out.contains(told), "{told}: {}", help.out);
    }
    assert!(!help.out.contains("Options") && !help.out.contains("OPTIONS"), "{}", help.out);
    assert_eq!(portal.run(&["help"]).out, portal.run(&["--help"]).out);
    assert!(portal.run(&["init"]).err.ends_with("「enishi init --help」で使い方を表示します。\n"));
}

#[test]
fn days_at_the_end_of_time() {
    let portal = Portal::new()
        .with("content/events/a.md", "---\ntitle: 毎日\nstarts: 0001-01-01\nrepeat: FREQ=DAILY\n---\n")
        .with("content/events/b.md", "---\ntitle: 最後\nstarts: 9999-12-31 23:59\nrepeat: FREQ=DAILY\n---\n")
        .with(
            "content/events/c.md",
            "---\ntitle: うるう日\nstarts: 0001-01-01\nrepeat: FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29\n---\n",
        )
        .with(
            "content/events/d.md",
            "---\ntitle: 一万回\nstarts: 2000-01-01\nrepeat: FREQ=DAILY;COUNT=10000\n---\n",
        );
    for day in ["0001-01-01", DAY, "9999-12-31"] {
        let run = portal.run(&["build", ".", "-o", "out", "--as-of", day]);
        assert_eq!(run.code, Some(0), "{day}: {run:#?}");
    }
}

#[cfg(unix)]
#[test]
fn a_name_that_is_no_unicode() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    let name = OsStr::from_bytes(b"no-\xff-where");
    let output =
        Command::new(PROGRAM).arg("check").arg(name).args(["--lang", "ja"]).output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    assert!(
        String::from_utf8_lossy(&output.stdout).starts_with("エラー[EN013]: そのフォルダーはありません。")
    );
}

#[test]
fn a_reader_that_goes_away() {
    let text: String = (0..20_000).map(|number| format!("key{number}: x\n")).collect();
    let portal = Portal::new().with_page("a", &format!("title: 多い\n{text}"));
    let mut command = Command::new(PROGRAM);
    command.current_dir(portal.root()).args(["check", ".", "--format", "short", "--as-of", DAY]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    drop(child.stdout.take());
    let output = child.wait_with_output().expect("it ends");
    assert_eq!((output.status.code(), String::from_utf8_lossy(&output.stderr).as_ref()), (Some(1), ""));
}
