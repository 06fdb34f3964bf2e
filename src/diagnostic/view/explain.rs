//! A rule at length, for `enishi explain`.

use unicode_width::UnicodeWidthStr as _;

use crate::diagnostic::{Code, Severity, rule_text};
use crate::locale::Language;

/// Columns of running text in languages that break between words.
const WIDTH: usize = 80;

/// What a rule wants, why, how it looks, and how to switch it off where that is possible.
pub fn explain(code: Code, language: Language) -> String {
    let rule = rule_text(code);
    let ja = language == Language::Ja;
    let word = code.severity().word(language);
    let title = rule.title.get(language);
    let mut parts = vec![
        if ja { format!("{code}（{word}）: {title}") } else { format!("{code} ({word}): {title}") },
        wrap(rule.why.get(language), language),
    ];
    let examples = [
        (&rule.example.wrong, if ja { "直したい例:" } else { "to be mended:" }),
        (&rule.example.right, if ja { "よい例:" } else { "as it should be:" }),
    ];
    parts.extend(
        examples
            .into_iter()
            .filter_map(|(text, name)| text.as_ref().map(|text| format!("{name}\n\n{}", indent(text)))),
    );
    if let Some(note) = &rule.example.note {
        parts.push(wrap(note.get(language), language));
    }
    if let Some(source) = &rule.source {
        parts.push(format!("{} {}", if ja { "根拠:" } else { "source:" }, source.get(language)));
    }
    parts.push(weight(code, language));
    parts.join("\n\n") + "\n"
}

/// Rules in one line each: the code, what follows from a finding unless the settings say otherwise, and the title.
pub fn list(codes: impl Iterator<Item = Code>, language: Language) -> String {
    let line = |code: Code| {
        let (word, title) = (code.severity().word(language), rule_text(code).title.get(language));
        if language == Language::Ja {
            format!("{code}  {title}（{word}）\n")
        } else {
            format!("{code}  {title} ({word})\n")
        }
    };
    codes.map(line).collect()
}

/// What follows from a finding, and whether that can be changed.
fn weight(code: Code, language: Language) -> String {
    let structural = !code.is_configurable();
    let text = match (structural, code.severity(), language) {
        (true, Severity::Error, Language::Ja) => {
            "エラーと出ているあいだは、公開用のサイトは作られません（前に作ったものはそのまま残ります）。この点検は止められません。"
        }
        (true, Severity::Error, Language::En) => {
            "While it is shown as an error, the site is not built; the one built before stays. This check cannot be switched off."
        }
        (true, _, Language::Ja) => "このままでもサイトは作られます。この点検は止められません。",
        (true, _, Language::En) => "The site is built all the same. This check cannot be switched off.",
        (false, _, Language::Ja) => {
            "この点検の重さは、site.yaml で変えられます（off 止める、warn 警告、error エラー）。止めるときは、理由も書きます。"
        }
        (false, _, Language::En) => {
            "The weight of this check can be set in site.yaml (off, warn or error). Say why where it is off."
        }
    };
    let text = wrap(text, language);
    if structural {
        return text;
    }
    let setting = format!("checks:\n  {code}: {{level: off, reason: {}}}", language.pick("理由", "why"));
    format!("{text}\n\n{}\n\n{}", indent(&setting), acceptance(code, language))
}

/// How one finding is left as it is.
fn acceptance(code: Code, language: Language) -> String {
    let text = language.pick(
        "1か所だけ残すときは、お知らせに出た行（本文では、そのかたまりの上）に、理由を添えて書きます。エラーは残せません。表では「確認済み」という列に「番号 理由」と書きます。",
        "To leave one finding as it is, write why at its line (in a text: above its block). Errors cannot be left. In a table, a column 確認済み takes the code and the reason.",
    );
    let reason = language.pick("理由", "reason");
    let example = format!("<!-- enishi: accept {code} {reason} -->\n# enishi: accept {code} {reason}");
    format!("{}\n\n{}", wrap(text, language), indent(&example))
}

fn indent(text: &str) -> String {
    let lines = text.trim_end().lines();
    let indented = lines.map(|line| if line.is_empty() { String::new() } else { format!("    {line}") });
    indented.collect::<Vec<_>>().join("\n")
}

/// Breaks English between words. Japanese has none, and terminals break it well by themselves.
fn wrap(text: &str, language: Language) -> String {
    if language == Language::Ja {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut column = 0;
    for word in text.split_ascii_whitespace() {
        let width = word.width();
        if column > 0 && column + 1 + width > WIDTH {
            out.push('\n');
            column = 0;
        } else if column > 0 {
            out.push(' ');
            column += 1;
        }
        out.push_str(word);
        column += width;
    }
    out
}
