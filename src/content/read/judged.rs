//! Wrong words, judged by hand: what the program makes of them is right or nothing.

use super::headers::{self, Meaning};
use super::heading_map::HeadingMap;
use super::{notation, probable, row};
use crate::content::model::Kind;
use crate::content::schema::{Schema, Subject, schema_of};
use crate::diagnostic::{Span, nearest};
use crate::source::{Key, Node, Value};

const IDS: [&str; 6] = ["tokyo-shiokaze", "hamakaze", "minato", "asaichi-2026", "engawa-house", "group-10"];

/// What the program makes of a word: what it takes it for, or what it suggests.
fn made_of(what: &str, place: &str, word: &str) -> Option<String> {
    match what {
        "header" => header(Kind::of_singular(place)?, word),
        "value" => value(place, word),
        "key" => {
            let schema = schema_of(Subject::Record(Kind::of_singular(place)?));
            probable::probable_key(schema.fields(), word).map(str::to_owned)
        }
        _ => nearest(word, IDS).map(str::to_owned),
    }
}

fn header(kind: Kind, word: &str) -> Option<String> {
    match headers::meanings(kind, &[word], &HeadingMap::default()).pop()? {
        Some(Meaning::Field(path)) => Some(path.join(".")),
        Some(Meaning::More | Meaning::Nothing) => None,
        Some(Meaning::Names) => Some("contact.name".to_owned()),
        None => row::probably_meant(word, headers::named_fields(kind)).map(|field| field.name.clone()),
    }
}

fn value(path: &str, word: &str) -> Option<String> {
    let (kind, path) = path.split_once('.')?;
    let subject = Subject::Record(Kind::of_singular(kind)?);
    let parts: Vec<&str> = path.split('.').collect();
    let of_record = schema_of(subject);
    let schema = parts.iter().try_fold(of_record, |schema, name| schema.field(name).map(|f| &f.schema))?;
    let schema = if let Schema::List { item, .. } = schema { item } else { schema };
    let Schema::Choice(choices) = schema else { return None };
    let place: Span = 0..0;
    let leaf = Node { span: place.clone(), value: Value::Scalar(word.to_owned()) };
    let tree = parts.iter().rev().fold(leaf, |node, name| {
        let key = Key { text: (*name).to_owned(), span: place.clone() };
        Node { span: place.clone(), value: Value::Map(vec![(key, node)]) }
    });
    let tree = notation::understood(subject, notation::Form::Row, tree).tree;
    let node = tree.at(&parts)?;
    let read = node.items().first()?.as_text()?;
    if choices.iter().any(|choice| choice.word == read) {
        return Some(read.to_owned());
    }
    probable::probable_choice(choices, word).map(str::to_owned)
}

#[test]
fn a_suggestion_is_right_or_absent() {
    let judged = include_str!("../../../tests/suggestions/judged.tsv");
    let rows = judged.lines().filter(|line| !line.starts_with('#')).map(|line| {
        let parts: Vec<&str> = line.split('\t').collect();
        let [what, place, word, meant] = parts[..] else { panic!("four columns: {line}") };
        (what, place, word, (meant != "-").then(|| meant.to_owned()))
    });
    let (mut wrong, mut missed, mut right, mut without) = (Vec::new(), Vec::new(), 0_usize, 0_usize);
    for (what, place, word, meant) in rows {
        without += usize::from(meant.is_none());
        match (made_of(what, place, word), meant) {
            (made, meant) if made == meant => right += usize::from(meant.is_some()),
            (None, Some(meant)) => missed.push(format!("{what} {place}: {word} is {meant}")),
            (made, meant) => wrong.push(format!("{what} {place}: {word} is {meant:?}, not {made:?}")),
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let all = right + missed.len();
    assert!(right * 10 >= all * 8, "{right} of {all} are known; not:\n{}", missed.join("\n"));
    assert!(
        all + without >= 300 && without * 3 >= all + without - 3,
        "{all} with a meaning, {without} without"
    );
}
