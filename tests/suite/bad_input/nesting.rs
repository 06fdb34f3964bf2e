//! Inputs that are small on the disk and grow when they are read.

use super::harness::Portal;

const DEEP: usize = 10_000;

#[test]
fn an_alias_bomb() {
    let tenfold = |level: usize| {
        format!("  l{level}: &l{level} [{}]\n", vec![format!("*l{}", level - 1); 10].join(", "))
    };
    let bomb: String = (1..10).map(tenfold).collect();
    let bomb = format!("title: 爆弾\nextra:\n  l0: &l0 [あ, い, う]\n{bomb}");
    Portal::new()
        .with_page("a", &bomb)
        .with("content/pages/b.yaml", &bomb)
        .is_refused(&[
            "content/pages/a.md:8:27: error[EN007]: 「&」と「*」による参照のくり返しで、内容が大きくなりすぎます。",
            "content/pages/b.yaml:7:27: error[EN007]: 「&」と「*」による参照のくり返しで、内容が大きくなりすぎます。",
        ]);
}

/// Each key of a map is looked for among those before it.
#[test]
fn a_hundred_thousand_keys_in_a_map() {
    let keys = |indent: &str| (0..100_000).map(|key| format!("{indent}k{key}: v\n")).collect::<String>();
    let page = format!("---\ntitle: 多い\nextra:\n{}  k7: v\n---\n", keys("  "));
    Portal::new()
        .with("content/pages/a.md", page)
        .is_refused(&["content/pages/a.md:100004:3: error[EN006]: 項目「k7」が2回書かれています。"]);
}

#[test]
fn a_long_text_behind_ten_thousand_aliases() {
    let text = "あ".repeat(34_000);
    let repeated = "- *text\n".repeat(10_000);
    Portal::new()
        .with_page("a", &format!("title: くり返し\nsummary: &text {text}\ntags:\n{repeated}"))
        .with("site.yaml", format!("title: みなと縁\ndescription: &text {text}\nlanguages:\n{repeated}"))
        .is_refused(&[
            "content/pages/a.md:15:3: error[EN007]: 「&」と「*」による参照のくり返しで、内容が大きくなりすぎます。",
            "site.yaml:14:3: error[EN007]: 「&」と「*」による参照のくり返しで、内容が大きくなりすぎます。",
        ]);
}

#[test]
fn ten_thousand_levels_of_nesting_in_yaml() {
    let flow = |open: &str, close: &str| format!("title: {}{}\n", open.repeat(DEEP), close.repeat(DEEP));
    // Each level of a block map needs a space more than the one above it.
    let block: String = (0..DEEP / 3).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    Portal::new()
        .with("content/pages/a.yaml", flow("[", "]"))
        .with("content/pages/b.yaml", flow("{a: ", "}"))
        .with("content/pages/c.yaml", flow("[", ""))
        .with("content/pages/d.yaml", format!("{}a\n", "- ".repeat(DEEP)))
        .with("content/pages/e.yaml", format!("{}a\n", "? ".repeat(DEEP)))
        .with("content/pages/f.yaml", block)
        .is_refused(&[
            "content/pages/a.yaml:1:40: error[EN007]: 項目の入れ子が深すぎます（32 段まで）。",
            "content/pages/b.yaml:1:136: error[EN007]: 項目の入れ子が深すぎます（32 段まで）。",
            "content/pages/c.yaml:1:40: error[EN007]: 項目の入れ子が深すぎます（32 段まで）。",
            "content/pages/d.yaml:1:65: error[EN007]: 項目の入れ子が深すぎます（32 段まで）。",
            "content/pages/e.yaml:1:65: error[EN007]: 項目の入れ子が深すぎます（32 段まで）。",
            "content/pages/f.yaml:33:33: error[EN007]: 項目の入れ子が深すぎます（32 段まで）。",
        ]);
}

/// Bodies and the column where they are too deep; none where the characters are mere text.
const BODIES: [(&str, &str, &str, &str, Option<usize>); 12] = [
    ("quote", ">", "深い", "", Some(101)),
    ("quote-space", "> ", "深い", "", Some(201)),
    ("list", "- ", "深い", "", Some(101)),
    ("numbers", "1. ", "深い", "", Some(151)),
    ("strong", "**", "深い", "**", Some(199)),
    ("emphasis", "_a ", "深い", " a_", Some(298)),
    ("picture", "![", "深い", "](b.png)", Some(199)),
    ("html", "<div>", "深い", "</div>", Some(501)),
    ("html-open", "<div><b>", "深い", "", Some(401)),
    ("brackets", "[", "深い", "]", None),
    ("stars", "*a ", "深い", "", None),
    ("ruby", "{深|", "", "", None),
];

#[test]
fn ten_thousand_levels_of_nesting_in_markdown() {
    let mut portal = Portal::new();
    let mut expected = Vec::new();
    for (id, open, middle, close, column) in BODIES {
        let body = format!("{}{middle}{}", open.repeat(DEEP), close.repeat(DEEP));
        portal = portal.with(&format!("content/pages/{id}.md"), format!("---\ntitle: 深い\n---\n{body}\n"));
        expected.extend(column.map(|column| {
            format!("content/pages/{id}.md:4:{column}: error[EN007]: 本文の引用や箇条書きの入れ子が深すぎます（100 段まで）。")
        }));
    }
    expected.sort();
    portal.is_refused(&expected.iter().map(String::as_str).collect::<Vec<_>>());
}
