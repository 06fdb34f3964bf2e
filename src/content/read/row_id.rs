//! The id of a record whose table has no column for ids.
//!
//! It is made of what the record is, not of where it stands: sorting the rows or inserting one
//! changes no address. A change of the title does, as it does where a file is named after its title;
//! a column `id` keeps the address through any change.

use std::fmt::Write as _;

use data_encoding::BASE32_NOPAD;
use unicode_normalization::UnicodeNormalization as _;

use super::file::suggested_id;
use crate::content::model::Kind;
use crate::source::Node;

/// Enough that two of 5,000 records hardly ever meet (40 bits).
const HASH_CHARACTERS: usize = 8;
/// How much of a title's own letters an address shows.
const SHOWN_CHARACTERS: usize = 32;

/// The id of a record by its title, and by what tells records of one title apart: the day of an
/// event, the employer of a job. `None` where there is no title.
pub(super) fn derived(kind: Kind, tree: &Node) -> Option<String> {
    let title = plain(tree.get("title")?.as_text()?);
    let apart = match kind {
        Kind::Event => tree.get("starts").and_then(Node::as_text).map(day),
        Kind::Job => {
            tree.at(&["employer", "name"]).or_else(|| tree.get("employer")).and_then(Node::as_text).map(plain)
        }
        _ => None,
    };
    let what = format!("{}\n{title}\n{}", kind.singular(), apart.unwrap_or_default());
    let hash = BASE32_NOPAD.encode(blake3::hash(what.as_bytes()).as_bytes()).to_lowercase();
    let mut id = shown(&title);
    write!(id, "{}{}", if id.is_empty() { "" } else { "-" }, &hash[..HASH_CHARACTERS]).ok()?;
    (!title.is_empty()).then_some(id)
}

/// A text of which only what is meant counts, not how wide or with how many blanks it is typed.
fn plain(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

fn day(moment: &str) -> String {
    plain(moment.split(['T', ' ']).next().unwrap_or_default())
}

/// The letters and digits of ASCII in a title, as far as they say something.
fn shown(title: &str) -> String {
    if !title.bytes().any(|byte| byte.is_ascii_alphanumeric()) {
        return String::new();
    }
    let id = suggested_id(title);
    id.chars().take(SHOWN_CHARACTERS).collect::<String>().trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;
    use crate::source::parse_yaml;

    fn id(kind: Kind, yaml: &str) -> Option<String> {
        let source = std::sync::Arc::new(SourceText::new("a.yaml", yaml));
        derived(kind, &parse_yaml(&source, 0..yaml.len()).expect("YAML"))
    }

    #[test]
    fn the_same_record_has_the_same_id_however_it_is_typed() {
        let fair = id(Kind::Event, "{title: 浜の朝市, starts: 2026-12-05}");
        assert!(fair.as_ref().is_some_and(|id| id.len() == 8), "{fair:?}");
        assert_eq!(id(Kind::Event, "{title: 浜の　朝市, starts: 2026-12-05 9:30}"), fair);
        assert_ne!(id(Kind::Event, "{title: 浜の朝市, starts: 2026-12-12}"), fair);
        assert_ne!(id(Kind::Group, "{title: 浜の朝市, starts: 2026-12-05}"), fair);
        let ict = id(Kind::Job, "{title: ＩＣＴ支援員, employer: 町}").expect("an id");
        assert!(ict.starts_with("ict-") && super::super::is_id(&ict), "{ict}");
        assert_ne!(id(Kind::Job, "{title: ICT支援員, employer: {name: 村}}"), Some(ict.clone()));
        assert_eq!(id(Kind::Job, "{title: ICT支援員, employer: {name: 町}}"), Some(ict));
        assert_eq!(id(Kind::Job, "{employer: 町}"), None);
    }
}
