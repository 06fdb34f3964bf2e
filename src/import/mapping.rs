//! The map of a table's headings: a YAML file beside the portal's content that the program writes first
//! and people correct.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::error::ImportError;
use super::quoting::scalar;
use crate::content::{ColumnReading, HeadingMap, Kind, Meaning, TableColumn, unknown_field};
use crate::diagnostic::{Diagnostic, Location};
use crate::source;

/// The folder of a portal in which maps lie unless they are asked for elsewhere.
pub(super) const FOLDER: &str = "imports";
/// What a person writes for a column that is not published. The first is what the program writes.
const UNUSED: [&str; 7] = ["使わない", "使いません", "載せない", "なし", "無視", "none", "skip"];
/// What a person writes for a column that is added to the text. The first is what the program writes.
const MORE: [&str; 4] = ["本文に足す", "本文に追加", "本文へ", "more"];

/// What a person writes for a column of names of which those are published who agreed.
const NAMES: [&str; 3] = ["掲載可の名前だけ", "掲載可の人だけ", "names"];

/// A map of headings as it is on the disk.
#[derive(Debug)]
pub(super) struct MapFile {
    /// Where it lies.
    pub path: PathBuf,
    /// What it says.
    pub headings: HeadingMap,
    /// The headings that it names, decided or not.
    named: Vec<String>,
    /// Its text; `None` where there is no file yet.
    text: Option<String>,
}

impl MapFile {
    /// Reads a map, which need not exist yet. `shown` is how people know its path.
    pub(super) fn read(path: PathBuf, shown: &str, kind: Kind) -> Result<Self, ImportError> {
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(Self { path, headings: HeadingMap::default(), named: Vec::new(), text: None });
            }
            Err(error) => return Err(ImportError::io(path, error)),
        };
        let one = |finding| ImportError::Findings(vec![finding]);
        let text = source::decode_text(shown, bytes).map_err(one)?;
        let tree = source::parse_yaml(&text, 0..text.text.len()).map_err(ImportError::Findings)?;
        let (mut headings, mut named) = (HeadingMap::default(), Vec::new());
        let mut findings: Vec<Diagnostic> = Vec::new();
        for (key, value) in tree.entries() {
            named.push(key.text.clone());
            let word = value.as_text().unwrap_or_default().trim();
            if word.is_empty() {
                continue;
            }
            match meant(kind, word) {
                Some(meaning) => headings.insert(&key.text, meaning),
                None => {
                    let place = Location::Text(std::sync::Arc::clone(&text), value.span.clone());
                    findings.push(unknown_field(kind, word, place));
                }
            }
        }
        if findings.is_empty() {
            Ok(Self { path, headings, named, text: Some(text.text.clone()) })
        } else {
            Err(ImportError::Findings(findings))
        }
    }

    /// Whether there is no file yet.
    pub(super) const fn is_new(&self) -> bool {
        self.text.is_none()
    }

    /// The columns whose headings the map does not name.
    pub(super) fn unnamed<'a>(&self, columns: &'a [TableColumn]) -> Vec<&'a TableColumn> {
        let mut seen: BTreeSet<String> = self.named.iter().map(|name| plain(name)).collect();
        columns
            .iter()
            .filter(|column| !column.heading.is_empty() && seen.insert(plain(&column.heading)))
            .collect()
    }

    /// The headings of the map that the table does not have.
    pub(super) fn missing(&self, columns: &[TableColumn]) -> Vec<String> {
        let there: BTreeSet<String> = columns.iter().map(|column| plain(&column.heading)).collect();
        self.named.iter().filter(|name| !there.contains(&plain(name))).cloned().collect()
    }

    /// The text of the map with what it does not name yet; `None` where nothing is to be written, also
    /// where a person wrote it in a form to which nothing can be added.
    pub(super) fn with(&self, columns: &[TableColumn], kind: Kind, table: &str) -> Option<String> {
        let lines: String = self.unnamed(columns).into_iter().map(|column| line(column, kind)).collect();
        let Some(text) = &self.text else { return Some(format!("{}{lines}", head(kind, table))) };
        if lines.is_empty() {
            return None;
        }
        let whole = format!("{}\n{lines}", text.trim_end());
        let read = std::sync::Arc::new(crate::diagnostic::SourceText::new("", whole.clone()));
        source::parse_yaml(&read, 0..whole.len()).is_ok().then_some(whole)
    }
}

/// The map that belongs to a table's name: `imports/求人.job.yaml`.
pub(super) fn default_path(table: &Path, kind: Kind) -> String {
    let stem = table.file_stem().unwrap_or_default().to_string_lossy();
    format!("{FOLDER}/{stem}.{}.yaml", kind.singular())
}

/// What a person says about a column.
fn meant(kind: Kind, word: &str) -> Option<Meaning> {
    let is_one_of = |words: &[&str]| words.iter().any(|known| plain(known) == plain(word));
    if is_one_of(&UNUSED) {
        return Some(Meaning::Nothing);
    }
    if is_one_of(&MORE) {
        return Some(Meaning::More);
    }
    if is_one_of(&NAMES) {
        return Some(Meaning::Names);
    }
    // 題名（title） is how the program calls a field in its messages.
    let (before, inside) = word.split_once(['（', '(']).unwrap_or((word, ""));
    let inside = inside.trim_end_matches(['）', ')']);
    [word, inside, before].into_iter().find_map(|word| Meaning::named(kind, word.trim()))
}

fn plain(heading: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    heading.nfkc().filter(|c| !c.is_whitespace()).collect::<String>().to_lowercase()
}

/// A column as a line of the map, with why where the program does not read it.
fn line(column: &TableColumn, kind: Kind) -> String {
    let value = match &column.reading {
        ColumnReading::Field(path) => Meaning::Field(path.clone()).name(kind).unwrap_or_default(),
        ColumnReading::More => MORE[0].to_owned(),
        ColumnReading::Names => NAMES[0].to_owned(),
        ColumnReading::Nothing | ColumnReading::Private | ColumnReading::Hidden => UNUSED[0].to_owned(),
        ColumnReading::Unknown | ColumnReading::Twin => String::new(),
    };
    let why = match &column.reading {
        ColumnReading::Private => "  # 内部用の列",
        ColumnReading::Hidden => "  # 非表示の列",
        ColumnReading::Unknown => "  # 何の列か分かりませんでした。項目の名前か「使わない」を書いてください",
        ColumnReading::Twin => "  # ほかの列と同じ項目です。「使わない」か、ほかの項目の名前を書いてください",
        _ => "",
    };
    let value = if value.is_empty() { value } else { format!(" {}", scalar(&value, None)) };
    format!("{}:{value}{why}\n", scalar(&column.heading, None))
}

fn head(kind: Kind, table: &str) -> String {
    let (singular, japanese) = (kind.singular(), kind.japanese());
    let table = table.replace(['\n', '\r'], " ");
    format!(
        "# 「{table}」の列の見出しと、{japanese}の項目の対応表です。enishi import が作りました。\n\
         # 左が表の見出し、右が項目です。右を書きかえて保存すると、次の取り込みから、そのとおりに読みます。\n\
         #   載せない列には「使わない」、項目のない列を本文の終わりに載せるときは「本文に足す」と書きます。\n\
         #   右に何も書いていない列は、まだ決まっていない列です。\n\
         # 項目の名前は「enishi schema {singular}」で見られます。\n\
         #\n\
         # How the columns of this table are read: `heading: field`. 使わない leaves a column out,\n\
         # 本文に足す adds it to the text; a heading without a field is still to be decided.\n"
    )
}
