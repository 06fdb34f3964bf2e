//! Machines that fail while a site is built.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

#[cfg(unix)]
use super::harness::in_shell;
use super::harness::{DAY, PROGRAM, Portal, finish};

/// A limit on the size of files stands for the full disk, because it works for every user.
#[cfg(unix)]
#[test]
fn the_disk_is_full() {
    let portal = Portal::new().with_page("long", &format!("title: 長い\nsummary: {}", "あ".repeat(20_000)));
    let mut command = in_shell(&Command::new(PROGRAM), r#"trap "" XFSZ; ulimit -f 8"#);
    command.current_dir(portal.root()).args(["build", ".", "--as-of", DAY, "--lang", "ja"]);
    let run = finish(command);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{run:#?}");
    assert!(
        run.err.starts_with("エラー: ")
            && run.err.contains(" に書き込めません（File too large (os error 27)）。")
            && run.err.trim_end().ends_with("前回の出力はそのままです。"),
        "{run:#?}"
    );
    portal.is_untouched();
}

/// A portal that takes a moment to build.
fn portal_with_many_pages() -> Portal {
    (0..150).fold(Portal::new(), |portal, number| portal.with_page(&format!("p{number}"), "title: たくさん"))
}

fn build(portal: &Portal) -> Command {
    let mut command = Command::new(PROGRAM);
    command.current_dir(portal.root()).args(["build", ".", "--as-of", DAY, "--lang", "ja"]);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_killed_build() {
    let portal = portal_with_many_pages();
    let former = portal.site();
    let whole = {
        let other = portal_with_many_pages();
        assert_eq!(build(&other).status().expect("it runs").code(), Some(0));
        other.site()
    };
    let mut killed = 0;
    for moment in 0..24 {
        let mut child = build(&portal).spawn().expect("it starts");
        thread::sleep(Duration::from_millis(10 + moment * 17));
        let was_running = child.try_wait().expect("a child").is_none();
        child.kill().expect("it is a child");
        child.wait().expect("it ends");
        killed += usize::from(was_running);
        let now = portal.site();
        assert!(now == former || now == whole, "half a site after {moment}: {:?}", now.keys());
    }
    assert!(killed > 0, "no build was still running when it was killed");
    assert_eq!(build(&portal).status().expect("it runs").code(), Some(0));
    assert!(portal.site() == whole);
    portal.is_tidy();
}

#[test]
fn two_builds_at_once() {
    let portal = portal_with_many_pages();
    let start = || {
        let mut command = build(&portal);
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        command
    };
    let mut fine = 0;
    let ends: Vec<_> = thread::scope(|scope| {
        let builds: Vec<_> = (0..4).map(|_| scope.spawn(|| finish(start()))).collect();
        builds.into_iter().map(|build| build.join().expect("it ends")).collect()
    });
    for run in ends {
        if run.code == Some(0) {
            fine += 1;
        } else {
            let told = "には、いま別のビルドが出力しています。終わってから、もう一度実行してください。\n";
            assert!(
                run.code == Some(2) && run.err.starts_with("エラー: ") && run.err.ends_with(told),
                "{run:#?}"
            );
        }
    }
    assert!(fine >= 1);
    assert_eq!(build(&portal).status().expect("it runs").code(), Some(0));
    let other = portal_with_many_pages();
    assert_eq!(build(&other).status().expect("it runs").code(), Some(0));
    assert!(portal.site() == other.site());
    portal.is_tidy();
}
