//! What each file of a portal is for, by its path.

use std::path::Path;

use crate::content::model::Kind;
use crate::diagnostic::findings::{EN011, EN012, EN012Help, EN013};
use crate::diagnostic::{Diagnostic, Finding as _, Location, nearest};
use crate::pictures::is_picture_name;
use crate::platform::shown;
use crate::source::{self, PortalPath, RootState, is_table, may_be_table};

/// What a file of a portal is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileRole {
    /// `site.yaml` or one of its translations.
    Settings,
    /// A record file (`.md`, `.yaml`) or a table (`.csv`, `.xlsx`, …) of records of a kind. A `.txt`
    /// may be a table.
    Records(Kind),
    /// A picture or document beside the records, published where one of them shows or links it.
    Attachment,
    /// A file of `static/`, published as it is.
    Static,
    /// A file of a theme.
    Theme,
    /// A file of `content/` that is not read.
    Unread(Unread),
}

/// Why a file of `content/` is not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// It stands in a folder that is not named after a kind.
    UnknownFolder,
    /// It could hold a record, but stands in no folder of a kind.
    Misplaced,
    /// `.yml`, where `.yaml` is read.
    Yml,
    /// Plain text, or Markdown with another extension than `.md`.
    Markdown,
    /// A document of an office program.
    Office,
    /// A workbook in another format than `.xlsx` and `.ods`.
    OldWorkbook,
    /// A HEIC picture, which browsers do not show.
    Heic,
    /// Any other format.
    UnknownFormat,
}

/// What the file with this path is for. The path must be one that belongs to a portal.
pub fn classify(path: &PortalPath) -> FileRole {
    match path.top() {
        "content" => in_content(path),
        "static" => FileRole::Static,
        "themes" => FileRole::Theme,
        _ => FileRole::Settings,
    }
}

fn in_content(path: &PortalPath) -> FileRole {
    let kind = match kind_folder(path) {
        Some(folder) => match Kind::of_folder(folder) {
            Some(kind) => Some(kind),
            None => return FileRole::Unread(Unread::UnknownFolder),
        },
        None => None,
    };
    let reason = match (&*path.extension(), kind) {
        ("md" | "yaml", Some(kind)) => return FileRole::Records(kind),
        // A table whose cells are parted by tabs; a record that was saved as plain text is not.
        ("txt", Some(kind)) if !is_markdown_under_another_name(path) => return FileRole::Records(kind),
        (extension, Some(kind)) if is_table(extension) => return FileRole::Records(kind),
        ("heic" | "heif" | "hif", _) => Unread::Heic,
        // Formats that no browser shows, or that cannot be cleaned.
        ("tif" | "tiff" | "bmp" | "svgz", _) => Unread::UnknownFormat,
        ("pdf", _) => return FileRole::Attachment,
        _ if is_picture_name(path) => return FileRole::Attachment,
        ("md" | "yaml", None) => Unread::Misplaced,
        (extension, None) if is_table(extension) => Unread::Misplaced,
        ("yml", _) => Unread::Yml,
        ("markdown" | "mdown" | "txt", _) => Unread::Markdown,
        ("xls" | "xlsb", _) => Unread::OldWorkbook,
        ("doc" | "docx" | "ppt" | "pptx" | "odt", _) => Unread::Office,
        _ => Unread::UnknownFormat,
    };
    FileRole::Unread(reason)
}

/// Whether a file may hold records, and with them what is not for readers: drafts, consents, names behind
/// pen names. Such a file never comes out as it is.
pub fn may_hold_records(path: &PortalPath) -> bool {
    let extension = path.extension();
    path.is_below("content")
        && (matches!(&*extension, "md" | "yaml" | "yml" | "markdown" | "mdown") || may_be_table(&extension))
}

/// Whether a name is that of a record, with the extension that a plain editor adds: `a.md.txt`.
fn is_markdown_under_another_name(path: &PortalPath) -> bool {
    let stem = path.rsplit_once('.').map_or("", |(stem, _)| stem);
    stem.ends_with(".md") || stem.ends_with(".yaml") || stem.ends_with(".yml")
}

/// The folder of `content/` that a file stands in.
fn kind_folder(path: &PortalPath) -> Option<&str> {
    Some(path.strip_folder("content")?.split_once('/')?.0)
}

/// EN011 and EN012: the file is in the content folder and is not read.
pub fn unread_file(path: &PortalPath, reason: Unread) -> Diagnostic {
    let ext = format!(".{}", path.extension());
    let finding = match reason {
        Unread::UnknownFolder => return unknown_folder(kind_folder(path).unwrap_or_default()),
        Unread::Misplaced => EN011::Misplaced,
        Unread::Yml => EN011::Yml { name: readable_name(path) },
        Unread::Markdown => EN011::Markdown { ext, name: readable_name(path) },
        Unread::Office => EN011::Office { ext },
        Unread::OldWorkbook => EN011::OldWorkbook,
        Unread::Heic => EN011::Heic,
        Unread::UnknownFormat => EN011::Unknown,
    };
    finding.at(Location::File(path.to_string()))
}

/// The name that makes a file with another extension a record: `a.md` for `a.md.txt`.
fn readable_name(path: &PortalPath) -> String {
    let name = source::file_name(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let is_yaml = matches!(&*path.extension(), "yml");
    match stem.rsplit_once('.') {
        Some((first, "yml")) => format!("{first}.yaml"),
        Some((_, "md" | "yaml")) => stem.to_owned(),
        _ if is_yaml => format!("{stem}.yaml"),
        _ => format!("{stem}.md"),
    }
}

fn unknown_folder(folder: &str) -> Diagnostic {
    let near = Kind::meant_by(folder).map(Kind::folder);
    let near = near.or_else(|| nearest(folder, Kind::ALL.map(Kind::folder)));
    let help = match near {
        Some(near) => EN012Help::DidYouMean { suggestion: near.to_owned() },
        None => EN012Help::Default,
    };
    EN012 { folder: folder.to_owned(), help }.at(Location::File(format!("content/{folder}")))
}

/// EN013: the folder at `root` is no portal, or lacks a part that every portal has.
pub fn missing_part(root: &Path, state: &RootState) -> Option<Diagnostic> {
    let at_root = || shown(root);
    let (finding, path) = match state {
        RootState::Missing => (EN013::NoFolder, at_root()),
        RootState::NotAFolder => (EN013::NotAFolder, at_root()),
        RootState::Folder { has_settings: true, has_content: true, .. } => return None,
        RootState::Folder { has_settings: true, .. } => (EN013::NoContent, "content".to_owned()),
        RootState::Folder { portal_below: None, .. } => (EN013::NoSettings, "site.yaml".to_owned()),
        RootState::Folder { portal_below: Some(below), .. } => {
            let name = below.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let path = shown(below.strip_prefix(".").unwrap_or(below));
            (EN013::Below { name, path }, "site.yaml".to_owned())
        }
    };
    Some(finding.at(Location::File(path)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_says_what_a_file_is_for() {
        let check = |path, expected| assert_eq!(classify(&PortalPath::new(path)), expected, "{path}");
        check("site.yaml", FileRole::Settings);
        check("site.en.yaml", FileRole::Settings);
        check("content/jobs/2026/a.MD", FileRole::Records(Kind::Job));
        check("content/jobs/a.csv", FileRole::Records(Kind::Job));
        check("content/jobs/a.jpeg", FileRole::Attachment);
        check("content/mark.svg", FileRole::Attachment);
        check("content/jobs/a.jfif", FileRole::Attachment);
        check("content/jobs/a.tiff", FileRole::Unread(Unread::UnknownFormat));
        check("static/a.md", FileRole::Static);
        check("themes/own/texts/ja.yaml", FileRole::Theme);
        check("content/a.md", FileRole::Unread(Unread::Misplaced));
        check("content/job/a.png", FileRole::Unread(Unread::UnknownFolder));
        check("content/jobs/a.yml", FileRole::Unread(Unread::Yml));
        check("content/jobs/a.txt", FileRole::Records(Kind::Job));
        check("content/jobs/a.md.txt", FileRole::Unread(Unread::Markdown));
        check("content/jobs/a.xlsx", FileRole::Records(Kind::Job));
        check("content/jobs/a.ods", FileRole::Records(Kind::Job));
        check("content/a.xlsx", FileRole::Unread(Unread::Misplaced));
        check("content/jobs/a.xls", FileRole::Unread(Unread::OldWorkbook));
        check("content/jobs/a.docx", FileRole::Unread(Unread::Office));
        check("content/jobs/a.heic", FileRole::Unread(Unread::Heic));
        check("content/jobs/a", FileRole::Unread(Unread::UnknownFormat));
    }
}
