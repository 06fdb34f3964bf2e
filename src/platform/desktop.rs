//! The person in front of the screen: browser, language, colours.

use std::ffi::OsString;
use std::io;
use std::process::{Command, Stdio};

use crate::locale::Language;

/// Opens an address in the person's browser and does not wait for it.
///
/// # Errors
/// When no program that opens addresses is found.
pub fn open_in_browser(url: &str) -> io::Result<()> {
    let mut missing = io::Error::from(io::ErrorKind::NotFound);
    for (program, arguments) in openers() {
        let spawned = Command::new(program)
            .args(*arguments)
            .arg(url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        match spawned {
            Ok(mut child) => {
                // Without a `wait`, the ended process would stay in the process table.
                std::thread::spawn(move || child.wait());
                return Ok(());
            }
            Err(error) => missing = error,
        }
    }
    Err(missing)
}

/// Programs that open an address, with their arguments before the address. On Windows not `cmd /c start`:
/// `cmd` would read `&` in an address as the end of a command.
const fn openers() -> &'static [(&'static str, &'static [&'static str])] {
    if cfg!(windows) {
        &[("rundll32", &["url.dll,FileProtocolHandler"])]
    } else if cfg!(target_vendor = "apple") {
        &[("open", &[])]
    } else {
        // Debian's `wslview` opens the browser of the Windows around it.
        &[("xdg-open", &[]), ("wslview", &[]), ("gio", &["open"]), ("sensible-browser", &[])]
    }
}

/// An argument as it was meant. For Windows `"C:\わたしの町\"` ends with a quotation mark, because one behind `\` is
/// a letter of the name; no name can hold it. PowerShell completes names of folders so.
pub fn argument(given: OsString) -> OsString {
    match given.to_str() {
        Some(text) if cfg!(windows) => without_stray_quotation_mark(text).into(),
        _ => given,
    }
}

pub(super) fn without_stray_quotation_mark(text: &str) -> &str {
    text.strip_suffix('"').filter(|rest| !rest.is_empty() && !rest.contains('"')).unwrap_or(text)
}

/// The language of messages, from `LC_ALL`, `LC_MESSAGES` and `LANG`: the first that
/// is set decides. Where none is (Windows) or it names no language (`C`), Japanese.
pub fn language(variable: impl Fn(&str) -> Option<String>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .into_iter()
        .filter_map(variable)
        .find(|value| !value.is_empty())
        .unwrap_or_default();
    let name = locale.split(['.', '@', '_', '-']).next().unwrap_or_default();
    match name.to_ascii_lowercase().as_str() {
        "" | "c" | "posix" | "ja" => Language::Ja,
        _ => Language::En,
    }
}

/// Makes the window of a Windows console understand colours, which it does not unless it is asked to; whether it does.
/// Other terminals do.
pub fn understands_colours() -> bool {
    #[cfg(windows)]
    {
        anstyle_query::windows::enable_ansi_colors().unwrap_or(true)
    }
    #[cfg(not(windows))]
    {
        true
    }
}

/// Whether to write in colour: on a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`.
pub fn colour(terminal: bool, variable: impl Fn(&str) -> Option<String>) -> bool {
    let set = |name| variable(name).is_some_and(|value| !value.is_empty());
    terminal && !set("NO_COLOR") && variable("TERM").as_deref() != Some("dumb")
}
