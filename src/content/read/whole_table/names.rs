//! Names of private persons: a column 代表者 is not published, but for the cells that say （掲載可）.

use unicode_normalization::UnicodeNormalization as _;

use super::WholeTable;
use crate::content::read::sheet::squeezed;
use crate::diagnostic::Finding as _;
use crate::diagnostic::findings::EN064;

/// What says in brackets behind a name that it may be published.
const CONSENTS: [&str; 9] =
    ["掲載可", "公開可", "公開", "掲載ok", "公開ok", "掲載了承済", "掲載承諾", "掲載同意", "掲載了承"];

/// Takes the names out of their columns that nobody may read, and says which columns these are.
pub(super) fn withhold(table: &mut WholeTable<'_>) {
    let mut columns = Vec::new();
    for column in (0..table.header.len()).filter(|column| table.holds_names[*column]) {
        let mut withheld = false;
        for row in table.rows.iter_mut().filter(|row| !row.text(column).is_empty()) {
            let published = published(row.text(column));
            withheld |= published.is_none();
            row.give(column, column, published.unwrap_or_default());
        }
        columns.extend(withheld.then_some(column));
    }
    if let Some(first) = columns.first() {
        let names = columns.iter().map(|column| squeezed(&table.header[*column].text));
        let finding = EN064::Names { columns: names.collect::<Vec<_>>().join("、") };
        table.findings.push(finding.at(table.at(&table.header[*first].span)));
    }
}

/// A name that may be published, without the words that say so.
fn published(cell: &str) -> Option<String> {
    let plain: Vec<char> = cell.chars().map(|c| c.nfkc().next().unwrap_or(c)).collect();
    let closing =
        plain.iter().rposition(|c| !c.is_whitespace()).filter(|at| matches!(plain[*at], ')' | '】' | ']'))?;
    let opening = plain[..closing].iter().rposition(|c| matches!(c, '(' | '【' | '['))?;
    let inside: String = plain[opening + 1..closing].iter().filter(|c| !c.is_whitespace()).collect();
    let name: String = cell.chars().take(opening).collect();
    CONSENTS
        .contains(&inside.to_lowercase().as_str())
        .then(|| name.trim().to_owned())
        .filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::published;

    #[test]
    fn a_name_is_published_where_its_cell_says_so() {
        for (cell, name) in [
            ("会長　佐久間 文雄（掲載可）", "会長　佐久間 文雄"),
            ("田野畑 清 (公開)", "田野畑 清"),
            ("三浦【掲載OK】", "三浦"),
        ] {
            assert_eq!(published(cell).as_deref(), Some(name), "{cell}");
        }
        for cell in [
            "会長　佐久間 文雄",
            "三浦（掲載不可）",
            "三浦（掲載可？）",
            "（掲載可）",
            "三浦（非公開）",
            "三浦（会長）",
        ] {
            assert_eq!(published(cell), None, "{cell}");
        }
    }
}
