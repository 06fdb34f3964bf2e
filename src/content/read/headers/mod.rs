//! What people call the columns of a table, and the fields that they mean.

use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization as _;

use super::heading_map::HeadingMap;
use super::notation::MORE;
use crate::content::model::Kind;
use crate::content::schema::{Field, Schema, Subject, schema_of};

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

/// A field that a column can name.
#[derive(Debug, Clone)]
pub(in crate::content) struct Named {
    /// Its path, such as `employer.name`.
    pub name: String,
    /// The parts of its path.
    pub path: Vec<String>,
    /// What it is called in Japanese.
    pub label: String,
    /// Whether every record must have it.
    pub required: bool,
    /// Whether it is a group of fields, which a column can say all at once.
    pub is_group: bool,
}

impl Named {
    /// The field by its label, and by its name where that is another.
    pub(in crate::content) fn called(&self) -> String {
        if self.label.eq_ignore_ascii_case(&self.name) {
            self.name.clone()
        } else {
            format!("{}（{}）", self.label, self.name)
        }
    }
}

/// What stands in the table for the columns that hold names of private persons.
const NAMES: &str = "names";

/// Kind (or `all`), then field, then what its column is called: see the head of the table.
type Table = BTreeMap<String, Vec<(String, Vec<String>)>>;

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let text = include_str!("../../../../content/tables/headers.yaml");
    let parsed: BTreeMap<String, serde_json::Map<String, serde_json::Value>> =
        serde_yaml::from_str(text).expect("the built-in table of headers is well-formed");
    let words = |value: serde_json::Value| {
        let words: Vec<String> = serde_json::from_value(value).expect("a list of headers");
        words.iter().map(|word| comparable(word)).collect::<Vec<_>>()
    };
    let fields =
        |fields: serde_json::Map<_, _>| fields.into_iter().map(|(field, value)| (field, words(value)));
    parsed.into_iter().map(|(kind, of_kind)| (kind, fields(of_kind).collect())).collect()
});

/// The fields of a kind that columns can name, nearest to the top first.
pub(in crate::content) fn named_fields(kind: Kind) -> Vec<Named> {
    fn collect(prefix: &[String], field: &Field, required: bool, into: &mut Vec<Named>) {
        let required = required && field.required;
        let mut path = prefix.to_vec();
        path.push(field.name.clone());
        let below = field.schema.fields();
        let has_text = matches!(&field.schema, Schema::Object { text_is: Some(_), .. });
        into.push(Named {
            name: path.join("."),
            path: path.clone(),
            label: field.label.clone(),
            required,
            is_group: !below.is_empty() && !has_text,
        });
        for inner in below {
            collect(&path, inner, required, into);
        }
    }
    let mut all = Vec::new();
    let schema = schema_of(Subject::Record(kind));
    schema.fields().iter().for_each(|field| collect(&[], field, true, &mut all));
    all.sort_by_key(|field| field.path.len());
    all
}

/// What each header of a table means, as far as it is known. A field is meant by one column only: by
/// the one that has its own name, else by the first that is called so.
pub(in crate::content) fn meanings(
    kind: Kind,
    fields: &[Named],
    headers: &[&str],
    map: &HeadingMap,
) -> Vec<Option<Meaning>> {
    let is_known = |plain: &str| by_own_name(fields, plain).is_some() || !synonyms(kind, plain).is_empty();
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
    let own_name = |at: usize| if is_shortened(at) { None } else { by_own_name(fields, &plain[at]) };
    let mut meanings: Vec<Option<Meaning>> =
        said.enumerate().map(|(at, said)| said.or_else(|| own_name(at))).collect();
    let (shortened, whole): (Vec<usize>, Vec<usize>) = (0..plain.len()).partition(|at| is_shortened(*at));
    // 勤務先 is the employer, unless a column beside it names one: then it is where the work is done.
    let waits = |at: &usize| matches!(&synonyms(kind, &plain[*at])[..], [first, _, ..] if is_employer(first));
    let (waiting, whole): (Vec<usize>, Vec<usize>) = whole.into_iter().partition(waits);
    for at in whole.into_iter().chain(waiting).chain(shortened) {
        let header = &plain[at];
        if meanings[at].is_none() && holds_names(kind, header) && !says_public(headers[at]) {
            meanings[at] = Some(Meaning::Names);
        } else if meanings[at].is_none() && !header.is_empty() {
            let mut candidates: Vec<Meaning> = by_own_name(fields, header).into_iter().collect();
            candidates.extend(synonyms(kind, header));
            candidates.extend(of_contact(fields, header));
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

/// Whether a column of that name holds the numbers of the rows.
pub(super) fn is_row_number(header: &str) -> bool {
    let plain = comparable(header);
    matches!(plain.as_str(), "no" | "no." | "#" | "番号" | "項番" | "通番" | "通し番号" | "連番" | "行番号")
}

/// Whether a column of that name holds names of private persons.
fn holds_names(kind: Kind, header: &str) -> bool {
    let of = |kind: &str| TABLE.get(kind).map_or(&[][..], Vec::as_slice);
    let mut rows = of(kind.singular()).iter().chain(of("all")).filter(|(field, _)| field == NAMES);
    rows.any(|(_, words)| words.iter().any(|word| word == header))
}

/// Whether the name of a column says that it may be published: 代表者（公開）.
fn says_public(header: &str) -> bool {
    let plain = comparable(header);
    plain.ends_with("(公開)") || plain.ends_with("(公開可)") || plain.ends_with("(掲載可)")
}

/// Whether a kind knows columns of a name.
pub(in crate::content) fn is_known(kind: Kind) -> impl Fn(&str) -> bool {
    let fields = named_fields(kind);
    let whole = fields.iter().map(|field| comparable(&whole_label(field, &fields)));
    let named = fields.iter().flat_map(|field| [comparable(&field.name), comparable(&field.label)]);
    let own: HashSet<String> = named.chain(whole).collect();
    move |header| {
        let plain = comparable(header);
        own.contains(&plain) || !synonyms(kind, &plain).is_empty()
    }
}

/// The field that has this name or label. 名前 and 住所 of a contact are called so by many columns
/// that are about the thing itself, so these come after what else the kind calls them.
fn by_own_name(fields: &[Named], header: &str) -> Option<Meaning> {
    let is_named = |field: &&Named| {
        comparable(&field.name) == header || comparable(&whole_label(field, fields)) == header
    };
    let found = fields.iter().filter(|field| !field.is_group).find(is_named);
    found.map(|field| Meaning::Field(field.path.clone()))
}

/// What a field is called by itself: the label of a contact's field does not say whose name or address it
/// is, so that of the contact comes before it.
pub(super) fn whole_label(field: &Named, fields: &[Named]) -> String {
    let contact = fields.iter().find(|group| is_of_contact(field) && group.path == ["contact"]);
    contact.map_or_else(|| field.label.clone(), |contact| format!("{}の{}", contact.label, field.label))
}

fn is_of_contact(field: &Named) -> bool {
    field.path.len() > 1 && field.path[0] == "contact"
}

/// The field of a contact that is called so.
fn of_contact(fields: &[Named], header: &str) -> Option<Meaning> {
    let is_called = |field: &&Named| is_of_contact(field) && comparable(&field.label) == header;
    fields.iter().find(is_called).map(|field| Meaning::Field(field.path.clone()))
}

/// Whether two columns cannot both have these meanings.
fn excludes(taken: &Meaning, other: &Meaning) -> bool {
    matches!((taken, other), (Meaning::Field(taken), Meaning::Field(other)) if taken == other)
}

/// The meanings of a header by the table of synonyms, those of its kind first.
fn synonyms(kind: Kind, header: &str) -> Vec<Meaning> {
    let of = |kind: &str| TABLE.get(kind).map_or(&[][..], Vec::as_slice);
    let rows = of(kind.singular()).iter().chain(of("all"));
    let fields = rows.filter(|(field, _)| field != NAMES);
    let meant = fields.filter(|(_, words)| words.iter().any(|word| word == header));
    meant.map(|(field, _)| meaning(field)).collect()
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
