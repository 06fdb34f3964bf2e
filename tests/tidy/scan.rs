//! What is found in the text of a source file without a parser of its language.

/// The named functions of a script: line, name, lines. One ends at the brace below its first letter.
pub(crate) fn script_functions(text: &str) -> Vec<(usize, &str, usize)> {
    let lines: Vec<_> = text.lines().collect();
    let functions = lines.iter().enumerate().filter_map(|(at, line)| {
        let code = line.trim_start();
        let (_, rest) = code.split_once("function ").filter(|(before, _)| {
            before.split_whitespace().all(|word| matches!(word, "export" | "async" | "default"))
        })?;
        let indent = &line[..line.len() - code.len()];
        let is_end = |line: &&str| line.strip_prefix(indent).is_some_and(|rest| rest.starts_with('}'));
        let length = lines[at..].iter().position(is_end).map_or(lines.len() - at, |length| length + 1);
        Some((at + 1, rest.split('(').next().unwrap_or_default(), length))
    });
    functions.collect()
}

/// The first names of all `crate::…` paths, with their lines; groups `crate::{a, b::c}` too.
pub(crate) fn crate_paths(text: &str) -> Vec<(usize, String)> {
    paths_below(text, "crate::")
}

/// The same for the paths that begin with `prefix`.
pub(crate) fn paths_below(text: &str, prefix: &str) -> Vec<(usize, String)> {
    let code: String = code_lines(text).flat_map(|(_, line)| [line, "\n"]).collect();
    let lines: Vec<_> = code_lines(text).map(|(number, _)| number).collect();
    let mut found = Vec::new();
    for (at, _) in code.match_indices(prefix) {
        if code[..at].ends_with(|before: char| before.is_alphanumeric() || "_$".contains(before)) {
            continue;
        }
        let line = lines[code[..at].matches('\n').count()];
        let rest = &code[at + prefix.len()..];
        found.extend(first_names(rest).into_iter().map(|name| (line, name)));
    }
    found
}

fn first_names(rest: &str) -> Vec<String> {
    let Some(group) = rest.strip_prefix('{') else {
        return vec![identifier(rest)];
    };
    let mut names = Vec::new();
    let mut depth = 0;
    let mut start = 0;
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth > 0 => depth -= 1,
            ',' | '}' if depth == 0 => {
                names.push(identifier(group[start..at].trim_start()));
                start = at + 1;
                if letter == '}' {
                    break;
                }
            }
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

/// The lines that are no comment, with their numbers.
pub(crate) fn code_lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether `line` holds `path` at the beginning of a path, not within an address or a longer path.
pub(crate) fn starts_a_path(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-/}$*>)]".contains(before))
    })
}

mod of_its_own {
    use super::*;

    #[test]
    fn paths_of_the_crate_are_found() {
        let text = "use crate::site::Site;\n// crate::serve\nuse crate::{\n    content::{Job, Raw},\n    \
                    render,\n};\nlet x = $crate::cli::run();\nfn f() { crate::publish::write() }\n";
        let found = crate_paths(text);
        let expected = [(1, "site"), (3, "content"), (3, "render"), (8, "publish")]
            .map(|(line, name)| (line, name.to_owned()));
        assert_eq!(found, expected);
    }

    #[test]
    fn functions_of_scripts_end_below_their_beginning() {
        let text = "export async function a() {\n  if (b) {\n  }\n}\n(() => {\n  function c(d) {\n  }\n})();\n// a function e";
        assert_eq!(script_functions(text), [(1, "a", 4), (6, "c", 2)]);
    }

    #[test]
    fn paths_of_a_machine_differ_from_addresses() {
        let word = concat!("/wo", "rk/");
        assert!(starts_a_path(&format!("see {word}main"), word));
        assert!(!starts_a_path(&format!("https://example.jp{word}main"), word));
        assert!(!starts_a_path(&format!("..{word}main"), word));
    }
}
