//! What bad folders and bad luck get: a clear message, and the former output as it was.

use std::borrow::Cow;
use std::fs;
use std::sync::Barrier;

use super::super::{Operation, PublishError, publish, refuse_inside};
use super::{TWO, assert_tidy, build, paths, site, temporary_output, tree};
use crate::platform::{OutputPath, shown};

#[test]
fn a_folder_with_files_of_somebody_else_is_refused() {
    let (folder, out) = temporary_output();
    fs::create_dir(&out).unwrap();
    fs::write(out.join("家計簿.xlsx"), "").unwrap();
    let error = build(&out, TWO).unwrap_err();
    assert_eq!(
        error.message(crate::locale::Language::Ja),
        format!(
            "{} には、このプログラムが書いたものではないファイル（家計簿.xlsx など）があります。消してしまわないよう、ここには出力しません。-o で空のフォルダか、まだ無いフォルダを指定してください。",
            shown(&fs::canonicalize(&out).unwrap())
        )
    );
    assert_eq!(site(&out), ["家計簿.xlsx="]);
    assert_tidy(folder.path());
}

#[test]
fn a_manifest_that_cannot_be_read_is_no_leave_to_delete() {
    let cases = [
        ("{", "EOF while parsing an object at line 1 column 1"),
        ("{\"format\": 2, \"other\": []}", "format 2"),
        ("{\"format\": 1}", "missing field `program` at line 1 column 13"),
    ];
    for (text, reason) in cases {
        let (folder, out) = temporary_output();
        build(&out, TWO).unwrap();
        fs::write(out.join(".enishi-output.json"), text).unwrap();
        let before = tree(&out);
        match build(&out, TWO).unwrap_err() {
            PublishError::Manifest { reason: found, .. } => assert_eq!(found, reason),
            other => panic!("{other}"),
        }
        assert_eq!(tree(&out), before);
        assert_tidy(folder.path());
    }
}

#[test]
fn a_page_that_cannot_be_made_leaves_the_old_site() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    let before = tree(&out);
    let error = publish(&out, &paths(TWO), |path| match path.as_str() {
        "jobs/cafe.html" => Err(anyhow::anyhow!("template x.html").context("この雛形は壊れています")),
        _ => Ok(Cow::Borrowed(&b"new"[..])),
    })
    .unwrap_err();
    assert_eq!(
        error.message(crate::locale::Language::Ja),
        "「jobs/cafe.html」を作れませんでした。この雛形は壊れています: template x.html"
    );
    assert_eq!(tree(&out), before);
    assert_tidy(folder.path());
}

#[test]
fn a_panic_while_rendering_leaves_the_old_site_and_nothing_beside_it() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    let before = tree(&out);
    let result = std::panic::catch_unwind(|| {
        publish(&out, &paths(TWO), |path| {
            assert!(path == "index.html", "a fault in the program");
            Ok(Cow::Borrowed(&b"new"[..]))
        })
    });
    assert!(result.is_err());
    assert_eq!(tree(&out), before);
    assert_tidy(folder.path());
}

#[test]
fn the_second_of_two_builds_at_once_is_told_to_wait() {
    let (folder, out) = temporary_output();
    let (started, done) = (Barrier::new(2), Barrier::new(2));
    std::thread::scope(|scope| {
        let first = scope.spawn(|| {
            publish(&out, &[OutputPath::new("index.html")], |_| {
                started.wait();
                done.wait();
                Ok(Cow::Borrowed(&b"first"[..]))
            })
        });
        started.wait();
        let error = build(&out, &[("index.html", "second")]).unwrap_err();
        done.wait();
        assert_eq!(
            error.message(crate::locale::Language::Ja),
            format!(
                "{} には、いま別のビルドが出力しています。終わってから、もう一度実行してください。",
                shown(&fs::canonicalize(folder.path()).unwrap().join("public"))
            )
        );
        first.join().unwrap().unwrap();
    });
    assert_eq!(site(&out), ["index.html=first"]);
    build(&out, &[("index.html", "second")]).unwrap();
    assert_eq!(site(&out), ["index.html=second"]);
    assert_tidy(folder.path());
}

#[test]
fn a_file_is_no_output_folder() {
    let (folder, out) = temporary_output();
    fs::write(&out, "file").unwrap();
    let error = build(&out, TWO).unwrap_err();
    assert!(matches!(error, PublishError::NotAFolder { .. }), "{error}");
    assert_eq!(fs::read_to_string(&out).unwrap(), "file");
    let error = build(&out.join("below"), TWO).unwrap_err();
    assert!(matches!(error, PublishError::Io { .. }), "{error}");
    assert_tidy(folder.path());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_no_output_folder() {
    let (folder, out) = temporary_output();
    std::os::unix::fs::symlink("nowhere", &out).unwrap();
    let error = build(&out, TWO).unwrap_err();
    assert!(matches!(error, PublishError::NotAFolder { .. }), "{error}");
    assert!(!folder.path().join("nowhere").exists());
}

#[cfg(unix)]
#[test]
fn the_root_cannot_be_swapped() {
    let error = build(std::path::Path::new("/"), TWO).unwrap_err();
    assert_eq!(
        error.message(crate::locale::Language::Ja),
        "/ はドライブの最上位か、マウントされた場所なので、サイト全体を一度に入れ替えられません。その中のフォルダ（/site）を -o で指定してください。"
    );
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_cannot_be_swapped() {
    // `/proc` is mounted wherever these tests run, and not on the root's device.
    let error = build(std::path::Path::new("/proc"), TWO).unwrap_err();
    assert!(matches!(error, PublishError::CannotBeSwapped { .. }), "{error}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_place_where_nobody_may_write_is_named() {
    // Not even root can make a folder in `/proc`.
    let error = build(std::path::Path::new("/proc/enishi/public"), TWO).unwrap_err();
    let PublishError::Io { operation, path, .. } = &error else { panic!("{error}") };
    assert_eq!((*operation, path.to_str()), (Operation::Create, Some("/proc/enishi")));
    assert!(
        error.message(crate::locale::Language::Ja).starts_with("/proc/enishi にフォルダを作れません（"),
        "{}",
        error.message(crate::locale::Language::Ja)
    );
}

#[cfg(unix)]
#[test]
fn a_folder_above_that_is_read_only_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    let before = tree(&out);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let may_write = fs::write(folder.path().join("try"), "").is_ok();
    let result = build(&out, &[("index.html", "new")]);
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    if may_write {
        // Permissions do not bind root.
        result.unwrap();
        assert_eq!(site(&out), ["index.html=new"]);
        return;
    }
    let message = result.unwrap_err().message(crate::locale::Language::Ja);
    assert!(
        message.ends_with("この場所に書き込む権限があるか、確かめてください。前回の出力はそのままです。"),
        "{message}"
    );
    assert_eq!(tree(&out), before);
}

#[test]
fn a_staging_folder_that_is_not_ours_is_left_alone() {
    let (folder, out) = temporary_output();
    let taken = folder.path().join(".public.enishi-staging");
    fs::create_dir(&taken).unwrap();
    fs::write(taken.join("diary"), "dear").unwrap();
    let error = build(&out, TWO).unwrap_err();
    assert!(matches!(error, PublishError::Unmanaged { .. }), "{error}");
    assert_eq!(fs::read_to_string(taken.join("diary")).unwrap(), "dear");
    assert!(!out.exists());
}

#[test]
fn an_output_inside_what_is_read_is_refused() {
    let (folder, _) = temporary_output();
    let portal = folder.path().join("portal");
    let content = portal.join("content");
    fs::create_dir_all(content.join("jobs")).unwrap();
    for inside in ["content", "content/jobs", "content/public", "content/a/b", "x/../content/a"] {
        let error = refuse_inside(&portal.join(inside), &content);
        assert!(matches!(error, Err(PublishError::Inside { .. })), "{inside}: {error:?}");
    }
    for outside in ["", "public", "contents", "content-2/a", "../content"] {
        refuse_inside(&portal.join(outside), &content).unwrap();
    }
    refuse_inside(&portal.join("public"), &portal.join("no-such-folder")).unwrap();
}

#[test]
fn a_path_through_a_folder_that_does_not_exist() {
    let (folder, _) = temporary_output();
    let out = folder.path().join("no/such/../../public");
    build(&out, TWO).unwrap();
    assert_eq!(site(&folder.path().join("public")).len(), 3);
    assert!(!folder.path().join("no").exists());
}

#[cfg(unix)]
#[test]
fn a_link_does_not_hide_that_the_output_is_inside() {
    let (folder, _) = temporary_output();
    let content = folder.path().join("content");
    fs::create_dir_all(content.join("jobs")).unwrap();
    let link = folder.path().join("elsewhere");
    std::os::unix::fs::symlink("content/jobs", &link).unwrap();
    let error = refuse_inside(&link.join("public"), &content).unwrap_err();
    assert_eq!(
        error.message(crate::locale::Language::Ja),
        format!(
            "出力フォルダ {} が、読み込むフォルダ {} の中にあります。出力が次の入力になってしまうので、外のフォルダを -o で指定してください。",
            link.join("public").display(),
            content.display()
        )
    );
}

#[cfg(unix)]
#[test]
fn what_is_no_plain_file_neither_blocks_nor_is_followed() {
    use std::os::unix::fs::symlink;
    let pipe = |path: &std::path::Path| {
        let made = std::process::Command::new("mkfifo").arg(path).status().unwrap();
        assert!(made.success());
    };
    for name in [".enishi-output.json", "../.public.enishi-lock"] {
        for is_pipe in [true, false] {
            let (_folder, out) = temporary_output();
            build(&out, TWO).unwrap();
            let file = out.join(name);
            let _ = fs::remove_file(&file);
            if is_pipe {
                pipe(&file);
            } else {
                symlink("/dev/zero", &file).unwrap();
            }
            let error = build(&out, TWO).unwrap_err();
            assert!(
                matches!(error, PublishError::Manifest { .. } | PublishError::Unmanaged { .. }),
                "{error}"
            );
        }
    }
    let (_folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    for path in paths(TWO).iter().take(2) {
        fs::remove_file(out.join(path.as_str())).unwrap();
        pipe(&out.join(path.as_str()));
    }
    build(&out, TWO).unwrap();
    build(&out, TWO).unwrap();
}

#[cfg(unix)]
#[test]
fn a_staging_folder_that_is_a_link_is_not_followed() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    let other = folder.path().join("other");
    fs::create_dir_all(other.join("site")).unwrap();
    fs::write(other.join("this-is-enishis"), "").unwrap();
    fs::write(other.join("site/v"), "v").unwrap();
    std::os::unix::fs::symlink(&other, folder.path().join(".public.enishi-staging")).unwrap();
    assert!(matches!(build(&out, TWO).unwrap_err(), PublishError::Unmanaged { .. }));
    assert_eq!(fs::read_to_string(other.join("site/v")).unwrap(), "v");
}

#[test]
fn paths_that_lead_out_of_the_site_are_not_taken_from_a_manifest() {
    let (folder, out) = temporary_output();
    build(&out, TWO).unwrap();
    fs::write(folder.path().join("precious.txt"), "x").unwrap();
    let manifest = out.join(".enishi-output.json");
    let text = fs::read_to_string(&manifest).unwrap();
    fs::write(&manifest, text.replacen("\"files\": {", "\"files\": {\"../precious.txt\": \"00\",", 1))
        .unwrap();
    let report = build(&out, TWO).unwrap();
    assert!(
        report.gone.is_empty() && report.edited_by_hand.is_empty(),
        "{:?} {:?}",
        report.gone,
        report.edited_by_hand
    );
    assert!(folder.path().join("precious.txt").exists());
}
