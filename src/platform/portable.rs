//! Which paths every computer can store: Windows, macOS and Linux alike.
//!
//! A site that is built on Linux is downloaded, zipped and copied to other servers; a path that some
//! system cannot store is refused on every system, so that the build does not fail only there.

use crate::locale::Language;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How long a path in the site may be, in UTF-16 units. Windows counts 260 for the whole path;
/// this leaves room for `C:\Users\name\Documents\portal\public\`.
pub const LONGEST_PATH: usize = 200;

/// How long a name may be in bytes: most file systems stop at 255.
pub const LONGEST_NAME: usize = 240;

/// The file in which the program keeps what it wrote into an output folder.
pub const OWN_RECORD: &str = ".enishi-output.json";

/// Why a path cannot be stored everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unportable {
    /// Empty, or with an empty part (`a//b`, `/a`, `a/`).
    Empty,
    /// A part is `.` or `..`.
    Dots,
    /// A control character, or one of `\ : * ? " < > |`.
    Character(char),
    /// A name that Windows keeps for devices, such as `con` or `aux.html`.
    Reserved,
    /// A name ends with a dot or a space, which Windows drops.
    Ending,
    /// A name or the whole path is too long.
    TooLong,
    /// Not in Unicode's composed form (NFC).
    NotComposed,
    /// The path of the program's own manifest.
    Manifest,
}

impl Unportable {
    /// Why, as a sentence.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        let text = match (self, language) {
            (Self::Empty, Language::Ja) => "名前が空です。",
            (Self::Empty, Language::En) => "A name in it is empty.",
            (Self::Dots, Language::Ja) => "「.」や「..」は使えません。",
            (Self::Dots, Language::En) => "`.` and `..` are not allowed.",
            (Self::Character(c), Language::Ja) => {
                return format!("「{}」はファイル名に使えません。", c.escape_debug());
            }
            (Self::Character(c), Language::En) => {
                return format!("`{}` is not allowed in file names.", c.escape_debug());
            }
            (Self::Reserved, Language::Ja) => {
                "Windows が機器のために取ってある名前（con、aux、nul など）は使えません。"
            }
            (Self::Reserved, Language::En) => {
                "Windows keeps this name for a device (con, aux, nul and so on)."
            }
            (Self::Ending, Language::Ja) => "名前の終わりに「.」や空白は使えません。",
            (Self::Ending, Language::En) => "A name must not end with a dot or a space.",
            (Self::TooLong, Language::Ja) => "長すぎます。短い名前にしてください。",
            (Self::TooLong, Language::En) => "It is too long; choose a shorter name.",
            (Self::NotComposed, Language::Ja) => {
                "濁点などが分かれた文字（NFD）が入っています。入力し直してください。"
            }
            (Self::NotComposed, Language::En) => "It holds decomposed characters (NFD); type the name again.",
            (Self::Manifest, Language::Ja) => "プログラム自身の記録の名前です。",
            (Self::Manifest, Language::En) => "It is the name of the program's own record.",
        };
        text.to_owned()
    }
}

/// Whether a path in the site (relative, parts separated by `/`) can be stored everywhere.
///
/// # Errors
/// Says the first reason why not.
pub fn portable(path: &str) -> Result<(), Unportable> {
    if path.encode_utf16().count() > LONGEST_PATH {
        return Err(Unportable::TooLong);
    }
    if !is_nfc(path) {
        return Err(Unportable::NotComposed);
    }
    if path.eq_ignore_ascii_case(OWN_RECORD) {
        return Err(Unportable::Manifest);
    }
    path.split('/').try_for_each(portable_name)
}

fn portable_name(name: &str) -> Result<(), Unportable> {
    if name.is_empty() {
        return Err(Unportable::Empty);
    }
    if name == "." || name == ".." {
        return Err(Unportable::Dots);
    }
    if let Some(c) = name.chars().find(|c| c.is_control() || r#"\:*?"<>|"#.contains(*c)) {
        return Err(Unportable::Character(c));
    }
    if name.ends_with(['.', ' ']) {
        return Err(Unportable::Ending);
    }
    if name.len() > LONGEST_NAME {
        return Err(Unportable::TooLong);
    }
    if is_device_name(name) {
        return Err(Unportable::Reserved);
    }
    Ok(())
}

/// Whether Windows takes a file or folder of this name for a device: `con`, `CON.txt`, `aux .html`. It looks only at
/// what stands before the first dot. Who opens such a file may wait for the keyboard.
#[must_use]
pub fn is_device_name(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end_matches(' ').to_ascii_lowercase();
    if matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$") {
        return true;
    }
    let number = stem.strip_prefix("com").or_else(|| stem.strip_prefix("lpt"));
    number.is_some_and(|n| {
        let mut chars = n.chars();
        matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    })
}

/// A key that two paths share if some file system takes them for one: without differences of case and
/// Unicode composition.
#[must_use]
pub fn collision_key(path: &str) -> String {
    if path.is_ascii() {
        return path.to_ascii_lowercase();
    }
    path.nfd().flat_map(char::to_lowercase).nfc().collect()
}
