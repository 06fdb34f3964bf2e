//! Mistakes that cannot be kept in a repository: huge files, links, files that may not be read.

use std::fs::{self, File};
use std::path::Path;
use std::process::Command;

use rust_xlsxwriter::{Format, Workbook};

/// Adds to the portal of a case what its folder cannot hold.
pub(crate) fn make(case: &str, portal: &Path) {
    let content = portal.join("content/pages");
    match case {
        "EN002" => make_huge_file(&content.join("huge.md")),
        "EN007" => make_too_much(&content),
        "EN009" => make_links(&content),
        "EN010" => make_unreadable(&content.join("secret.md")),
        "EN047" => make_device(&content.join("con.md")),
        "EN061" => make_unreadable_workbooks(&portal.join("content/jobs")),
        "LK411" => make_heavy_files(&portal.join("static")),
        "EN065" => make_hidden(&portal.join("content/places")),
        "EN069" => make_struck(&portal.join("content/groups")),
        _ => {}
    }
}

/// A page that Windows could not check out.
fn make_device(path: &Path) {
    fs::write(path, "---\ntitle: 連絡先\naliases: [\"/oshirase.\"]\n---\n\nご連絡はこちらへ。\n")
        .expect("a file");
}

/// A hundred megabytes that take no room on the disk.
fn make_huge_file(path: &Path) {
    let file = File::create(path).expect("a file");
    file.set_len(100 * 1024 * 1024).expect("a length");
}

/// A picture and a film that take no room on the disk.
fn make_heavy_files(folder: &Path) {
    const PIXEL: &[u8] =
        b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;";
    fs::create_dir_all(folder).expect("a folder");
    for (name, megabytes) in [("minato.gif", 12), ("matsuri.mp4", 120)] {
        let path = folder.join(name);
        fs::write(&path, PIXEL).expect("a file");
        let file = File::options().write(true).open(path).expect("a file");
        file.set_len(megabytes * 1024 * 1024).expect("a length");
    }
}

fn make_too_much(content: &Path) {
    let write = |name: &str, text: String| fs::write(content.join(name), text).expect("a file");
    let deep = 10_000;
    write("deep-list.yaml", format!("title: {}{}\n", "[".repeat(deep), "]".repeat(deep)));
    let indented: String = (0..2_000).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    write("deep-map.yaml", indented);
    write("deep-quote.md", format!("---\ntitle: 引用\n---\n{} 深い\n", ">".repeat(deep)));
    write("many-values.yaml", format!("title: 多い\ntags:\n{}", "- a\n".repeat(500_001)));
    let tenfold = |level: usize| {
        let below = vec![format!("*l{}", level - 1); 10].join(", ");
        format!("  l{level}: &l{level} [{below}]\n")
    };
    let bomb: String = (1..10).map(tenfold).collect();
    write("alias-bomb.yaml", format!("title: 爆弾\nextra:\n  l0: &l0 [あ, い, う]\n{bomb}"));
    let text = "長い文章です。".repeat(1000);
    let repeated = "- *text\n".repeat(10_000);
    write("long-text.yaml", format!("title: くり返し\nsummary: &text {text}\ntags:\n{repeated}"));
}

fn make_unreadable_workbooks(content: &Path) {
    fs::create_dir_all(content).expect("a folder");
    let write = |name: &str, bytes: &[u8]| fs::write(content.join(name), bytes).expect("a file");
    write("broken.xlsx", b"xlsx");
    let mut compound = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
    write("old.xlsx", &compound);
    compound.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    write("password.xlsx", &compound);
    let mut workbook = Workbook::new();
    workbook.add_worksheet().write(0, 2_000, "遠く").expect("a cell");
    workbook.save(content.join("wide.xlsx")).expect("a workbook");
}

/// A workbook with a row and a column that are hidden.
fn make_hidden(content: &Path) {
    fs::create_dir_all(content).expect("a folder");
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("場所").expect("a name");
    for (row, cells) in
        [["題名", "種類", "要約"], ["港", "カフェ", "朝が早い"], ["丘", "カフェ", ""]].iter().enumerate()
    {
        let row = u32::try_from(row).expect("few");
        sheet.write_row(row, 0, *cells).expect("cells");
    }
    sheet.set_row_hidden(1).expect("a row").set_column_hidden(2).expect("a column");
    workbook.save(content.join("basho.xlsx")).expect("a workbook");
}

/// A workbook with a row that somebody struck out in place of deleting it.
fn make_struck(content: &Path) {
    let mut workbook = Workbook::new();
    let sheet = workbook.add_worksheet().set_name("団体").expect("a name");
    let struck = Format::new().set_font_strikethrough();
    sheet.write_row(0, 0, ["団体名", "種別"]).expect("cells");
    sheet.write_row_with_format(1, 0, ["旧港の会", "同郷会"], &struck).expect("cells");
    sheet.write_row(2, 0, ["丘の会", "同郷会"]).expect("cells");
    workbook.save(content.join("kai.xlsx")).expect("a workbook");
}

#[cfg(unix)]
fn make_links(content: &Path) {
    use std::os::unix::fs::symlink;
    symlink("about.md", content.join("copy.md")).expect("a link");
    symlink("loop", content.join("loop")).expect("a link");
    symlink("..", content.join("up")).expect("a link");
}

#[cfg(not(unix))]
fn make_links(_: &Path) {}

#[cfg(unix)]
fn make_unreadable(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    fs::write(path, "---\ntitle: ひみつ\n---\n").expect("a file");
    fs::set_permissions(path, fs::Permissions::from_mode(0o000)).expect("permissions");
}

#[cfg(not(unix))]
fn make_unreadable(_: &Path) {}

/// Whether this system knows the mistakes of a case.
pub(crate) fn can_make(case: &str) -> bool {
    cfg!(unix) || !matches!(case, "EN009" | "EN010" | "EN047")
}

/// The program, to be run in a portal. The administrator of a Unix system may read every file, so
/// where the tests run as one and a file must be refused, the program runs as nobody.
#[cfg(unix)]
pub(crate) fn program(portal: &Path) -> Command {
    use std::os::unix::fs::PermissionsExt as _;
    if !needs_nobody(portal) {
        return Command::new(PROGRAM);
    }
    let all_may =
        |path: &Path| fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("permissions");
    all_may(portal);
    let program = portal.join("enishi");
    copy_elsewhere(Path::new(PROGRAM), &program);
    all_may(&program);
    let mut command = Command::new(program);
    become_nobody(&mut command, portal);
    command
}

/// Copies a program in a process of its own. What this one holds open for writing, any program inherits
/// that another test starts at that moment, and as long as it does the copy cannot be run
/// (`Text file busy`).
#[cfg(unix)]
fn copy_elsewhere(program: &Path, to: &Path) {
    let copied = Command::new("cp").arg(program).arg(to).status().expect("cp runs");
    assert!(copied.success(), "{} is not copied: {copied}", program.display());
}

/// Runs a command as nobody where [`program`] would.
#[cfg(unix)]
pub(crate) fn become_nobody(command: &mut Command, portal: &Path) {
    use std::os::unix::process::CommandExt as _;
    const NOBODY: u32 = 65534;
    if needs_nobody(portal) {
        command.uid(NOBODY).gid(NOBODY);
    }
}

#[cfg(unix)]
fn needs_nobody(portal: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let is_administrator = fs::metadata(portal).expect("the portal").uid() == 0;
    is_administrator && portal.join("content/pages/secret.md").exists()
}

#[cfg(not(unix))]
pub(crate) fn become_nobody(_: &mut Command, _: &Path) {}

#[cfg(not(unix))]
pub(crate) fn program(_: &Path) -> Command {
    Command::new(PROGRAM)
}

const PROGRAM: &str = env!("CARGO_BIN_EXE_enishi");
