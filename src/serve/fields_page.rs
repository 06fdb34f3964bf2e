//! The page of all fields that can be written, which only the preview has.

use std::fmt::Write as _;

use super::error_pages::{home, page};
use super::pages::RecordStatus;
use super::words::escape;
use crate::content::{Choice, Column, Kind, Tier, column_heading, columns};
use crate::locale::Language;

/// The fields of every kind.
pub(super) fn fields(language: Language) -> String {
    let called = |kind: Kind| match (language, kind) {
        (Language::Ja, kind) => kind.japanese(),
        (_, Kind::Region) => "Regions",
        (_, Kind::Group) => "Groups",
        (_, Kind::Job) => "Jobs",
        (_, Kind::Story) => "Stories",
        (_, Kind::Event) => "Events",
        (_, Kind::Program) => "Public help",
        (_, Kind::Place) => "Places",
        (_, Kind::Page) => "Pages",
    };
    let links = Kind::SHOWN
        .map(|kind| format!("<li><a href=\"#{}\">{}</a></li>", kind.folder(), escape(called(kind))));
    let intro = language.pick(
        "どの種類に、どんな項目を書けるかの一覧です。表では見出しか名前を1行目に、ファイルでは「名前: 値」と書きます。contact.name のような名前は、「contact:」の次の行に、2文字下げて「name: 値」と書きます。",
        "What can be written for each kind. In a table, its name stands above the column; in a file, write `name: value`. Of contact.name write `contact:` and, two spaces to the right on the next line, `name: value`.",
    );
    let mut body = format!("{}<p>{intro}</p><nav><ul>{}</ul></nav>", home(language), links.concat());
    for kind in Kind::SHOWN {
        let (further, usual): (Vec<&Column>, Vec<&Column>) =
            columns(kind).iter().partition(|column| column.tier == Tier::Further);
        let more = language.pick("ほかの項目", "Further fields");
        let (id, heading) = (kind.folder(), escape(called(kind)));
        let written = write!(
            body,
            "<section id=\"{id}\"><h2>{heading}</h2>{}<details><summary>{more}</summary>{}</details></section>",
            table(kind, &usual, language),
            table(kind, &further, language),
        );
        written.expect("a string takes all");
    }
    page(language.pick("書ける項目の一覧", "The fields that can be written"), &body, language)
}

/// A link to the fields of the kind of a page's record, else to all of them.
pub(super) fn link(facts: Option<&RecordStatus>, language: Language) -> String {
    let folder = facts.and_then(|facts| facts.source.split('/').nth(1));
    let place = folder.and_then(Kind::of_folder).map(|kind| format!("#{}", kind.folder()));
    let text = language.pick("書ける項目の一覧", "The fields that can be written");
    format!("<a href=\"/__enishi/fields{}\">{text}</a>", place.unwrap_or_default())
}

fn table(kind: Kind, columns: &[&Column], language: Language) -> String {
    let heads = [("項目", "Field"), ("名前", "Name"), ("例", "Example"), ("意味", "Meaning")];
    let heads = heads.map(|(ja, en)| format!("<th scope=\"col\">{}</th>", language.pick(ja, en)));
    let rows: String = columns.iter().map(|column| row(kind, column, language)).collect();
    format!(
        "<table class=\"enishi-fields\"><thead><tr>{}</tr></thead><tbody>{rows}</tbody></table>",
        heads.concat()
    )
}

fn row(kind: Kind, column: &Column, language: Language) -> String {
    let called = match language {
        Language::Ja => column_heading(kind, &column.path, language),
        Language::En => column.english.clone(),
    };
    let required = if column.required {
        format!(" <span class=\"enishi-required\">{}</span>", language.pick("必須", "required"))
    } else {
        String::new()
    };
    let example = column.example.get(language);
    let example =
        if example.is_empty() { String::new() } else { format!("<code>{}</code>", escape(example)) };
    format!(
        "<tr><th scope=\"row\">{}{required}</th><td><code>{}</code></td>\
         <td class=\"enishi-example\" data-called=\"{}\">{example}</td><td>{}</td></tr>",
        escape(&called),
        escape(&column.name()),
        language.pick("例 ", "For example "),
        meaning(column, language),
    )
}

/// What a field means, and what can be chosen.
fn meaning(column: &Column, language: Language) -> String {
    let meaning = escape(&column.meaning(language));
    let word = |choice: &Choice| {
        format!("<code>{}</code>&#32;{}", escape(&choice.word), escape(choice.called(language)))
    };
    let words: Vec<String> = column.choices().iter().map(word).collect();
    let words = words.join(language.pick("、", ", "));
    let between = if meaning.is_empty() || words.is_empty() { "" } else { "<br>" };
    format!("{meaning}{between}{words}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::Visibility;

    #[test]
    fn the_page_says_of_every_field_how_it_is_written() {
        let page = fields(Language::Ja);
        let title = "<th scope=\"row\">題名 <span class=\"enishi-required\">必須</span></th><td><code>title</code></td>";
        assert_eq!(page.matches(title).count(), Kind::ALL.len());
        assert!(
            page.contains("<code>part-time</code>&#32;パート・アルバイト、<code>temporary-agency</code>")
        );
        assert!(page.contains("<section id=\"jobs\"><h2>仕事</h2>"));
        assert!(fields(Language::En).contains("<th scope=\"row\">Employer: Name <span"));
    }

    #[test]
    fn the_page_of_a_job_leads_to_the_fields_of_jobs() {
        let facts = RecordStatus {
            source: "content/jobs/a.md".into(),
            visibility: Visibility::Public,
            from: None,
            until: None,
        };
        assert_eq!(
            link(Some(&facts), Language::Ja),
            "<a href=\"/__enishi/fields#jobs\">書ける項目の一覧</a>"
        );
        assert_eq!(
            link(None, Language::En),
            "<a href=\"/__enishi/fields\">The fields that can be written</a>"
        );
    }
}
