//! How far a line of YAML should be indented, by the lines above it.

use super::line::Parts;

/// How many columns the blanks before a line take: a full-width one or a tab counts as two.
pub(super) fn width(line: &str) -> usize {
    let blanks = line.chars().take_while(|c| matches!(c, ' ' | '\u{3000}' | '\t'));
    blanks.map(|c| if c == ' ' { 1 } else { 2 }).sum()
}

/// How many bytes the blanks before a line take.
pub(super) fn blanks(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

/// The indentation that a line may have below those above it (the nearest first), and that is nearest
/// to the one that it has.
pub(super) fn meant<'a>(above: impl Iterator<Item = &'a str>, written: &str) -> usize {
    let has = width(written);
    let is_item = |line: &str| line.trim_start().starts_with("- ");
    let is_bare = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    let mut allowed = Vec::new();
    let mut least = usize::MAX;
    for line in above.filter(|line| !is_bare(line)) {
        let indent = width(line);
        let parts = Parts::of(line);
        if least == usize::MAX && parts.value(line).is_some_and(str::is_empty) {
            if has > indent {
                return has;
            }
            allowed.push(indent + 2);
        }
        if indent < least {
            least = indent;
            if is_item(line) == is_item(written) {
                allowed.push(indent);
            } else if is_item(line) && !parts.key.is_empty() {
                // A field of the item begins below the item's first one.
                allowed.push(indent + 2);
            }
        }
        if indent == 0 {
            break;
        }
    }
    allowed.into_iter().min_by_key(|indent| indent.abs_diff(has)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::meant;

    #[test]
    fn the_nearest_indentation_that_the_lines_above_allow() {
        let check = |above: &[&str], has: usize, expected| {
            let line = format!("{}tel: 1", " ".repeat(has));
            assert_eq!(meant(above.iter().rev().copied(), &line), expected, "{above:?} {has}");
        };
        check(&["title: 会"], 2, 0);
        check(&["contact:"], 2, 2);
        check(&["contact:"], 4, 4);
        check(&["title: 会", "contact:", "  name: 窓口"], 3, 2);
        check(&["contact:", "    name: 窓口"], 2, 4);
        check(&["path:", "  - year: 1965"], 3, 4);
        check(&["path:", "  - year: 1965", "# 注", ""], 1, 0);
        check(&[], 1, 0);
    }
}
