//! The fields of a kind as a list for the terminal.

use unicode_width::{UnicodeWidthChar as _, UnicodeWidthStr as _};

use crate::content::{Choice, Column, Kind, Tier, column_heading, columns};
use crate::locale::Language;

/// The width of a line.
const LINE: usize = 100;
/// The widest label, name and example that have a line of their own; longer ones are cut.
const LABEL: usize = 24;
const NAME: usize = 25;
const EXAMPLE: usize = 18;

/// The fields that people mostly need, a line each; with `all` every field in full.
pub fn field_list(kind: Kind, all: bool, language: Language) -> String {
    let called = |column: &Column| match language {
        Language::Ja => column_heading(kind, &column.path, language),
        Language::En => column.english.clone(),
    };
    if all {
        let blocks = columns(kind).iter().map(|column| block(column, &called(column), language));
        return format!("{}\n{}", head(kind, language), blocks.collect::<String>());
    }
    let usual: Vec<(&Column, String)> = columns(kind)
        .iter()
        .filter(|column| column.tier != Tier::Further)
        .map(|column| (column, called(column)))
        .collect();
    let widest = |texts: &mut dyn Iterator<Item = usize>, most: usize| texts.max().unwrap_or(0).min(most);
    let label = widest(&mut usual.iter().map(|(_, label)| label.width()), LABEL);
    let name = widest(&mut usual.iter().map(|(column, _)| column.name().width()), NAME);
    let example = widest(&mut usual.iter().map(|(column, _)| column.example.get(language).width()), EXAMPLE);
    let rest = LINE.saturating_sub(label + name + example + 5);
    let mut list = head(kind, language);
    for (column, called) in usual {
        let cells = [
            padded(&called, label),
            padded(&column.name(), name),
            padded(column.example.get(language), example),
            padded(&meaning(column, language), rest),
        ];
        let mark = if column.required { "*" } else { " " };
        list.push_str(format!("{mark} {}", cells.join(" ")).trim_end());
        list.push('\n');
    }
    list.push_str(&foot(kind, language));
    list
}

fn head(kind: Kind, language: Language) -> String {
    match language {
        Language::Ja => format!(
            "{}（{}）の項目。* は必ず書くもの。左から、見出し、名前、例、意味。\n",
            kind.japanese(),
            kind.singular()
        ),
        Language::En => format!(
            "Fields of a {}: what it is called, its name, an example, what it means. * is required.\n",
            kind.singular()
        ),
    }
}

/// How the names are written, and where the rest is to be found.
fn foot(kind: Kind, language: Language) -> String {
    let name = kind.singular();
    let more = columns(kind).iter().filter(|column| column.tier == Tier::Further).count();
    match language {
        Language::Ja => format!(
            "表では、見出しか名前を1行目に書きます。ファイルでは「名前: 値」と書き、contact.name のような名前は\n「contact:」の次の行に、2文字下げて「name: 値」と書きます。くわしくと、ほか{more}項目: enishi schema {name} --table --all\n"
        ),
        Language::En => format!(
            "In a table, write the name above the column. In a file, write `name: value`; of contact.name write `contact:`\nand, two spaces to the right on the next line, `name: value`. In full, and {more} more: enishi schema {name} --table --all\n"
        ),
    }
}

/// What a field means, in one line: else how it is written, else what can be chosen.
fn meaning(column: &Column, language: Language) -> String {
    let about = column.about.get(language);
    if !about.is_empty() {
        return about.to_owned();
    }
    let meaning = column.meaning(language);
    if !meaning.is_empty() {
        return meaning;
    }
    column.choices().iter().map(|choice| choice.word.as_str()).collect::<Vec<_>>().join(" ")
}

/// A field in full.
fn block(column: &Column, called: &str, language: Language) -> String {
    let required = if column.required { "* " } else { "" };
    let mut block = format!("{required}{called}  {}\n", column.name());
    let mut line = |text: &str| {
        if !text.is_empty() {
            block.push_str("    ");
            block.push_str(text);
            block.push('\n');
        }
    };
    line(&column.meaning(language));
    let called = |choice: &Choice| match language {
        Language::Ja => format!("{}（{}）", choice.word, choice.label),
        Language::En => format!("{} ({})", choice.word, choice.english),
    };
    for words in wrapped(column.choices().iter().map(called)) {
        line(&words);
    }
    let example = column.example.get(language);
    if !example.is_empty() {
        line(&format!("{}{example}", language.pick("例：", "Example: ")));
    }
    block
}

/// Words in lines, with a space between them.
fn wrapped(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in words {
        match lines.last_mut().filter(|line| line.width() + word.width() + 5 < LINE) {
            Some(line) => {
                line.push(' ');
                line.push_str(&word);
            }
            None => lines.push(word),
        }
    }
    lines
}

/// A text of exactly that width: cut where it is longer.
fn padded(text: &str, width: usize) -> String {
    let mut cut = text.to_owned();
    if text.width() > width {
        cut.clear();
        for c in text.chars() {
            if cut.width() + c.width().unwrap_or(0) + 1 > width {
                break;
            }
            cut.push(c);
        }
        cut.push('…');
    }
    let missing = width.saturating_sub(cut.width());
    format!("{cut}{}", " ".repeat(missing))
}
