//! What people call the columns of a table, and the fields that they mean.

mod fields;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use super::heading_map::HeadingMap;
use super::notation::MORE;
use crate::content::model::Kind;

pub(in crate::content) use fields::{Named, named_fields};

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// A field or a group of fields, by its path.
    Field(Vec<String>),
    /// What no field holds; it is added to the text.
    More,
    /// Nothing to publish, such as the numbers of the rows.
    Nothing,
    /// Names of private persons, of whom only those are published who agreed, as their cells say.
    Names,
}

impl Meaning {
    /// The path of a field.
    pub(super) fn path(&self) -> Option<Vec<String>> {
        if let Self::Field(path) = self { Some(path.clone()) } else { None }
    }
}

/// What stands in the table for the columns that hold names of private persons.
const NAMES: &str = "names";

/// Kind (or `all`), then the name of a column as it is compared, then the fields that it may mean.
type Table = BTreeMap<String, BTreeMap<String, Vec<String>>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let text = include_str!("../../../../content/tables/headers.yaml");
    let parsed: BTreeMap<String, serde_json::Map<String, serde_json::Value>> =
        serde_yaml::from_str(text).expect("the built-in table of headers is well-formed");
    let by_header = |fields: serde_json::Map<String, serde_json::Value>| {
        let mut by_header: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (field, value) in fields {
            let headers: Vec<String> = serde_json::from_value(value).expect("a list of headers");
            for header in headers {
                by_header.entry(comparable(&header)).or_default().push(field.clone());
            }
        }
        by_header
    };
    parsed.into_iter().map(|(kind, fields)| (kind, by_header(fields))).collect()
});

/// The fields that the table names for a header, those of its kind first.
fn in_table(kind: Kind, header: &str) -> impl Iterator<Item = &'static str> {
    let of = |kind: &str| TABLE.get(kind).and_then(|headers| headers.get(header));
    of(kind.singular()).into_iter().chain(of("all")).flatten().map(String::as_str)
}

/// What each header of a table means, as far as it is known. A field is meant by one column only: by
/// the one that has its own name, else by the first that is called so.
pub(in crate::content) fn meanings(kind: Kind, headers: &[&str], map: &HeadingMap) -> Vec<Option<Meaning>> {
    let is_known = |plain: &str| by_own_name(kind, plain).is_some() || !synonyms(kind, plain).is_empty();
    let plain = |header: &&str| {
        let plain = comparable(header);
        let without_unit =
            plain.strip_suffix(')').and_then(|open| open.split_once('(')).map(|(name, _)| name);
        // 募集人数(人) is 募集人数, 代表者(公開) is 代表者.
        match without_unit.filter(|name| !is_known(&plain) && is_known(name)) {
            Some(name) => name.to_owned(),
            None => plain,
        }
    };
    let plain: Vec<String> = headers.iter().map(plain).collect();
    // 料金（詳細） beside 料金 is a column of its own, so it comes after all that have the whole name.
    let is_shortened = |at: usize| comparable(headers[at]) != plain[at];
    let said = headers.iter().map(|header| map.get(header).cloned());
    let own_name = |at: usize| if is_shortened(at) { None } else { by_own_name(kind, &plain[at]) };
    let mut meanings: Vec<Option<Meaning>> =
        said.enumerate().map(|(at, said)| said.or_else(|| own_name(at))).collect();
    let (shortened, whole): (Vec<usize>, Vec<usize>) = (0..plain.len()).partition(|at| is_shortened(*at));
    // 勤務先 is the employer, unless a column beside it names one: then it is where the work is done.
    // 所在地 is where the work is done, unless a column beside it tells that: then it is where the employer is.
    let waits = |at: &usize| match &synonyms(kind, &plain[*at])[..] {
        [first, second, ..] => is_employer(first) || is_address_of_employer(second),
        _ => false,
    };
    let (waiting, whole): (Vec<usize>, Vec<usize>) = whole.into_iter().partition(waits);
    for at in whole.into_iter().chain(waiting).chain(shortened) {
        let header = &plain[at];
        if meanings[at].is_none() && holds_names(kind, header) && !says_public(headers[at]) {
            meanings[at] = Some(Meaning::Names);
        } else if meanings[at].is_none() && !header.is_empty() {
            let mut candidates: Vec<Meaning> = by_own_name(kind, header).into_iter().collect();
            candidates.extend(synonyms(kind, header));
            candidates.extend(of_contact(kind, header));
            let free = |meaning: &&Meaning| !meanings.iter().flatten().any(|taken| excludes(taken, meaning));
            let taken = candidates.first().map(|first| if is_shortened(at) { &Meaning::More } else { first });
            let chosen = candidates.iter().find(free).or(taken).cloned();
            meanings[at] = chosen;
        }
    }
    // Of a job without another day, the day on which it was published is that from which one may apply.
    let is = |meaning: &Option<Meaning>, name: &str| *meaning == Some(Meaning::Field(vec![name.to_owned()]));
    if kind == Kind::Job && !meanings.iter().any(|meaning| is(meaning, "posted")) {
        let published = meanings.iter().position(|meaning| is(meaning, "published"));
        if let Some(at) = published.filter(|at| map.get(headers[*at]).is_none()) {
            meanings[at] = Some(Meaning::Field(vec!["posted".to_owned()]));
        }
    }
    meanings
}

fn is_employer(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Field(path) if *path == ["employer", "name"])
}

fn is_address_of_employer(meaning: &Meaning) -> bool {
    matches!(meaning, Meaning::Field(path) if *path == ["employer", "address"])
}

/// Whether a column of that name holds the numbers of the rows.
pub(super) fn is_row_number(header: &str) -> bool {
    let plain = comparable(header);
    matches!(plain.as_str(), "no" | "no." | "#" | "番号" | "項番" | "通番" | "通し番号" | "連番" | "行番号")
}

/// Whether a column of that name holds names of private persons.
fn holds_names(kind: Kind, header: &str) -> bool {
    in_table(kind, header).any(|field| field == NAMES)
}

/// Whether the name of a column says that it may be published: 代表者（公開）.
fn says_public(header: &str) -> bool {
    let plain = comparable(header);
    plain.ends_with("(公開)") || plain.ends_with("(公開可)") || plain.ends_with("(掲載可)")
}

/// Whether a kind knows columns of a name.
pub(in crate::content) fn is_known(kind: Kind, header: &str) -> bool {
    let plain = comparable(header);
    let is_called =
        |field: &Named| field.has_name(&plain) || field.has_label(&plain) || field.has_whole_label(&plain);
    named_fields(kind).iter().any(is_called) || !synonyms(kind, &plain).is_empty()
}

/// The field that has this name or label. 名前 and 住所 of a contact are called so by many columns
/// that are about the thing itself, so these come after what else the kind calls them.
fn by_own_name(kind: Kind, header: &str) -> Option<Meaning> {
    let is_named = |field: &&Named| field.has_name(header) || field.has_whole_label(header);
    let found = named_fields(kind).iter().filter(|field| !field.is_group).find(is_named);
    found.map(|field| Meaning::Field(field.path.clone()))
}

/// The field of a contact that is called so.
fn of_contact(kind: Kind, header: &str) -> Option<Meaning> {
    let is_called = |field: &&Named| field.is_of_contact() && field.has_label(header);
    named_fields(kind).iter().find(is_called).map(|field| Meaning::Field(field.path.clone()))
}

/// Whether two columns cannot both have these meanings.
fn excludes(taken: &Meaning, other: &Meaning) -> bool {
    matches!((taken, other), (Meaning::Field(taken), Meaning::Field(other)) if taken == other)
}

/// The meanings of a header by the table of synonyms, those of its kind first.
fn synonyms(kind: Kind, header: &str) -> Vec<Meaning> {
    in_table(kind, header).filter(|field| *field != NAMES).map(meaning).collect()
}

fn meaning(field: &str) -> Meaning {
    match field {
        MORE => Meaning::More,
        "none" => Meaning::Nothing,
        path => Meaning::Field(path.split('.').map(str::to_owned).collect()),
    }
}

/// What a header says beside its name: whether everybody fills it in.
const MARKS: [&str; 8] =
    ["(必須)", "[必須]", "【必須】", "(任意)", "[任意]", "【任意】", "(required)", "(optional)"];

/// A header as it is compared: `（円）` is `(円)`, and spaces, line ends and marks of required columns do
/// not count.
pub(in crate::content) fn comparable(header: &str) -> String {
    let plain = header.nfkc().filter(|c| !c.is_whitespace() && !matches!(c, '*' | '※' | '●' | '○' | '＊'));
    let plain = plain.collect::<String>().to_lowercase();
    // 〆切 is 締切.
    let spellings = ["締め切り", "締切り", "〆切り", "〆切"];
    let plain = if plain.contains('切') {
        spellings.iter().fold(plain, |plain, word| plain.replace(word, "締切"))
    } else {
        plain
    };
    let name = MARKS.iter().find_map(|mark| plain.strip_suffix(mark).or_else(|| plain.strip_prefix(mark)));
    name.map(str::to_owned).unwrap_or(plain)
}

#[cfg(test)]
mod tests;
