//! EN016: copies that clouds and file managers make beside a file.

use crate::diagnostic::findings::{EN016, EN016Label};
use crate::diagnostic::{Diagnostic, Finding as _, Location};
use crate::source::PortalPath;

/// The file that a file of the content folder is a copy of, by its name, where that file is there:
/// `asaichi.md` for `asaichi - コピー.md`.
pub fn original_of(path: &PortalPath, is_there: impl Fn(&PortalPath) -> bool) -> Option<PortalPath> {
    let (folder, name) = path.rsplit_once('/')?;
    let (stem, ending) = name.split_once('.').filter(|(stem, _)| !stem.is_empty())?;
    // A copy of Syncthing ends its name as an extension would.
    let ending = if ending.starts_with("sync-conflict-") { ending.split_once('.')?.1 } else { ending };
    let original = if name.contains(".sync-conflict-") { stem } else { without_mark(stem)? };
    let original = PortalPath::new(&format!("{folder}/{original}.{ending}"));
    is_there(&original).then_some(original)
}

/// The stem of a file name without what marks it as a copy.
fn without_mark(stem: &str) -> Option<&str> {
    if let Some((before, inside)) = bracketed(stem) {
        let inside = inside.to_lowercase();
        let is_number = !inside.is_empty() && inside.chars().all(|c| c.is_ascii_digit());
        let is_conflict = inside.contains("競合") || inside.contains("conflict");
        return if is_number || is_conflict { Some(without_word(before).unwrap_or(before)) } else { None };
    }
    without_word(stem).or_else(|| without_computer(stem))
}

/// `x` and `1` of `x (1)`, in brackets of any width.
fn bracketed(stem: &str) -> Option<(&str, &str)> {
    let inside = stem.trim_end().strip_suffix([')', '）'])?;
    let at = inside.rfind(['(', '（'])?;
    let (before, rest) = inside.split_at(at);
    let mut rest = rest.chars();
    rest.next();
    Some((before.trim_end(), rest.as_str())).filter(|(before, _)| !before.is_empty())
}

/// `x` of `x - コピー`, `x のコピー`, `x - Copy`, `x copy 2`, and of `x 2` as iCloud writes it.
fn without_word(stem: &str) -> Option<&str> {
    let numbered = stem.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = if numbered.ends_with(' ') { numbered.trim_end() } else { stem };
    let words = [" - コピー", "のコピー", " コピー", "-コピー", " - Copy", " copy", " Copy"];
    let word = words.iter().find_map(|word| plain.strip_suffix(word));
    word.map(str::trim_end)
        .or_else(|| (plain.len() < stem.len()).then_some(plain))
        .filter(|stem| !stem.is_empty())
}

/// `x` of `x-DESKTOP-ABC123`, as `OneDrive` adds the name of a computer. No id has capital letters.
fn without_computer(stem: &str) -> Option<&str> {
    let is_capital = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let before = stem.trim_end_matches(is_capital);
    let rest = &stem[before.len()..];
    let computer = rest.split_once('-').map(|(_, computer)| computer)?;
    let original = &stem[..stem.len() - computer.len() - 1];
    (computer.len() >= 3 && computer.contains(|c: char| c.is_ascii_uppercase()) && !original.is_empty())
        .then_some(original)
}

/// The finding about a copy.
pub fn copy_of(path: &PortalPath, original: &PortalPath) -> Diagnostic {
    let finding = EN016 { original: original.file_name().to_owned() };
    let label = (EN016Label::Original, Location::File(original.to_string()));
    finding.at_labelled(Location::File(path.to_string()), [label])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn original(name: &str) -> Option<String> {
        let path = PortalPath::new(&format!("content/events/{name}"));
        let found =
            original_of(&path, |path| matches!(path.file_name(), "asaichi.md" | "asaichi.en.md" | "市.csv"));
        found.map(|path| path.file_name().to_owned())
    }

    #[test]
    fn copies_are_known_by_their_names_and_by_what_stands_beside_them() {
        for name in [
            "asaichi-DESKTOP-ABC123.md",
            "asaichi-NOTE01.md",
            "asaichi - コピー.md",
            "asaichi - コピー (2).md",
            "asaichi のコピー.md",
            "asaichi - Copy.md",
            "asaichi copy 2.md",
            "asaichi (競合コピー).md",
            "asaichi (山田さんの競合コピー 2026-10-01).md",
            "asaichi (Yamada's conflicted copy 2026-10-01).md",
            "asaichi (1).md",
            "asaichi（1）.md",
            "asaichi(1).md",
            "asaichi 2.md",
            "asaichi.sync-conflict-20261001-101010-ABCDEFG.md",
        ] {
            assert_eq!(original(name).as_deref(), Some("asaichi.md"), "{name}");
        }
        assert_eq!(original("asaichi (1).en.md").as_deref(), Some("asaichi.en.md"));
        assert_eq!(original("市 - コピー.csv").as_deref(), Some("市.csv"));
        for name in
            ["asaichi.md", "asaichi-2.md", "asaichi-2026.md", "yuichi (1).md", "asaichi (春).md", "(1).md"]
        {
            assert_eq!(original(name), None, "{name}");
        }
    }
}
