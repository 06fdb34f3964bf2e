//! YAML becomes a tree that knows the place of every field.
//!
//! A broken line does not hide the others: it is mended as its writer is advised to mend it, or left
//! out, and the rest is read. What was mended so is a finding, and no record comes from such a text.

mod indentation;
mod line;
mod mended;
mod mistakes;
mod tree;

use std::sync::Arc;

use self::mended::Mended;
use self::mistakes::{Mend, Mistake};
use self::tree::Stop;
use super::node::{Node, Value};
use crate::diagnostic::findings::EN005;
use crate::diagnostic::{Diagnostic, Finding as _, Location, SourceText, Span};

/// How often a text is read again, once for each stretch of broken lines.
const MOST_ROUNDS: usize = 40;
/// How many bytes may be read again in all.
const MOST_BYTES: usize = 16 * 1024 * 1024;

/// What could be read of a YAML text.
#[derive(Debug)]
pub struct YamlReading {
    /// Everything that could be read; nothing where the text has no form at all.
    pub tree: Option<Node>,
    /// All mistakes of form.
    pub findings: Vec<Diagnostic>,
    /// What the tree lacks because its line is broken.
    pub gaps: Gaps,
}

/// What a tree lacks, or holds otherwise than it was meant, because its line is broken.
#[derive(Debug, Default)]
pub struct Gaps {
    /// The lines that were left out, or whose value is a guess.
    lines: Vec<Span>,
    /// The fields of these lines, and those that they belong to.
    fields: Vec<String>,
    /// Whether further fields may be missing.
    is_open: bool,
}

impl Gaps {
    /// Whether the tree lacks anything.
    pub fn are_there(&self) -> bool {
        self.is_open || !self.lines.is_empty()
    }

    /// Whether a place lies in a line whose value is not sure.
    pub fn cover(&self, span: &Span) -> bool {
        self.lines.iter().any(|line| line.start <= span.start && span.start <= line.end)
    }

    /// Whether a field (`employer.name`) may be missing only because its line is broken.
    pub fn explain_absence_of(&self, path: &str) -> bool {
        self.is_open || path.split('.').any(|name| self.fields.iter().any(|field| field == name))
    }
}

/// Whether a line cannot be what its writer meant, whether YAML reads it or not.
pub(crate) fn is_broken_line(line: &str) -> bool {
    line::find(line).is_some()
}

/// Reads the YAML in a range of a file, whose form must be right.
pub fn parse_yaml(source: &Arc<SourceText>, range: Span) -> Result<Node, Vec<Diagnostic>> {
    let reading = read_yaml(source, range);
    match reading.tree {
        Some(tree) if reading.findings.is_empty() => Ok(tree),
        _ => Err(reading.findings),
    }
}

/// Reads the YAML in a range of a file, and what can be read of it where lines are broken. All
/// findings are about form.
pub fn read_yaml(source: &Arc<SourceText>, range: Span) -> YamlReading {
    let mut repair = Repair {
        source,
        mended: Mended::of(&source.text[range.clone()], range.start),
        findings: Vec::new(),
        gaps: Gaps::default(),
        left_out: None,
    };
    let mut budget = MOST_BYTES.max(2 * range.len());
    for _ in 0..MOST_ROUNDS {
        let attempt = tree::build(source, &repair.mended);
        let mistakes = match attempt.stop {
            None => match repair.lines_of_text(attempt.root.as_ref()) {
                mistakes if mistakes.is_empty() => return repair.done(attempt, &range),
                mistakes => mistakes,
            },
            Some(Stop::Finding(finding)) => {
                repair.findings.push(finding);
                repair.gaps.is_open = true;
                let tree = attempt.root;
                repair.findings.extend(attempt.findings);
                return YamlReading { tree, findings: repair.findings, gaps: repair.gaps };
            }
            Some(Stop::Form(error)) => mistakes::explain(repair.mended.text(), &error),
        };
        let goes_on = repair.take(mistakes);
        budget = budget.saturating_sub(repair.mended.text().len());
        if !goes_on || budget == 0 {
            repair.findings.extend(attempt.findings);
            break;
        }
    }
    repair.gaps.is_open = true;
    YamlReading { tree: None, findings: repair.findings, gaps: repair.gaps }
}

/// A text whose broken lines are mended one after the other.
struct Repair<'a> {
    source: &'a Arc<SourceText>,
    mended: Mended<'a>,
    findings: Vec<Diagnostic>,
    gaps: Gaps,
    /// The end of what was last left out for reasons that nobody knows.
    left_out: Option<usize>,
}

impl Repair<'_> {
    /// Where fields have no colon at all for YAML, they are one text together.
    fn lines_of_text(&self, root: Option<&Node>) -> Vec<Mistake> {
        match root.map(|root| &root.value) {
            Some(Value::Scalar(_)) => mistakes::in_lines(self.mended.text()),
            _ => Vec::new(),
        }
    }

    /// Reports mistakes and mends their lines. Whether there is anything new to read.
    fn take(&mut self, mut mistakes: Vec<Mistake>) -> bool {
        // From the end, so that the places of those before stay.
        mistakes.sort_by_key(|mistake| std::cmp::Reverse(mistake.span.start));
        let left_out: Vec<Span> = mistakes.iter().filter_map(Mistake::left_out).collect();
        let mut changed = false;
        for mistake in mistakes {
            let at = mistake.span.start;
            let goes_anyway = left_out.iter().any(|span| span.start < at && at < span.end)
                && mistake.left_out().is_none_or(|own| left_out.iter().any(|span| span.start < own.start));
            let Mistake { finding, span, mend } = mistake;
            let mend = self.once(mend);
            let place = self.mended.original(&span);
            if self.is_new(&finding, &place) {
                let location = Location::Text(Arc::clone(self.source), place);
                self.findings.push(finding.at(location));
            }
            changed |= !goes_anyway && self.mend(mend);
        }
        changed
    }

    /// A guess at a line is made once; if it did not help, the line is left out.
    fn once(&self, mend: Mend) -> Mend {
        let Mend::Guess(span, text) = mend else { return mend };
        let line = mistakes::line_around(self.mended.text(), span.start);
        let place = self.mended.original(&line);
        if self.gaps.lines.iter().any(|guessed| guessed.start == place.start) {
            let indent = line.start + indentation::blanks(&self.mended.text()[line.clone()]);
            return Mend::LeaveOut(indent..line.end);
        }
        Mend::Guess(span, text)
    }

    /// Whether a finding says something new: what nobody can explain right behind a line that was left
    /// out follows from that.
    fn is_new(&self, finding: &EN005, place: &Span) -> bool {
        let Some(end) = self.left_out.filter(|end| *end <= place.start) else { return true };
        let between = self.source.text[end..place.start].lines();
        let is_bare = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
        !finding.is_vague() || !between.into_iter().all(is_bare)
    }

    fn mend(&mut self, mend: Mend) -> bool {
        match mend {
            Mend::Sure(span, text) => self.mended.replace(&span, &text),
            Mend::Guess(span, text) => {
                let line = mistakes::line_around(self.mended.text(), span.start);
                self.gaps.lines.push(self.mended.original(&line));
                self.gaps.fields.extend(mistakes::key_of(&self.mended.text()[line]).map(str::to_owned));
                self.mended.replace(&span, &text)
            }
            Mend::LeaveOut(span) => {
                let place = self.mended.original(&span);
                let fields = mistakes::fields_at(self.mended.text(), &span);
                self.gaps.is_open |=
                    fields.is_empty() && self.mended.text()[span.clone()].contains([':', '：']);
                self.gaps.fields.extend(fields);
                self.left_out = Some(place.end);
                self.gaps.lines.push(place);
                self.mended.replace(&span, "#")
            }
        }
    }

    fn done(mut self, attempt: tree::Attempt, range: &Span) -> YamlReading {
        self.findings.extend(attempt.findings);
        self.gaps.lines.extend(attempt.guesses);
        let tree = attempt.root.unwrap_or_else(|| Node::empty_map(range.start..range.start));
        YamlReading { tree: Some(tree), findings: self.findings, gaps: self.gaps }
    }
}

impl EN005 {
    /// Whether nobody knows what is wrong, only where reading stopped.
    const fn is_vague(&self) -> bool {
        matches!(self, Self::Unreadable { .. } | Self::Indentation { .. } | Self::IndentationNone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The findings of a text (`line:column message`), and what was read of it.
    fn read(text: &str) -> (Vec<String>, String) {
        let source = Arc::new(SourceText::new("a.yaml", text));
        let reading = read_yaml(&source, 0..text.len());
        let mut findings = reading.findings;
        findings.sort_by_key(|finding| finding.location.span().map(|span| span.start));
        let shown = findings.iter().map(|finding| {
            let at = finding.location.span().expect("a place").start;
            let line = text[..at].matches('\n').count() + 1;
            let column =
                text[..at].lines().last().filter(|_| !text[..at].ends_with('\n')).unwrap_or_default();
            format!("{line}:{} {}", column.chars().count() + 1, finding.message)
        });
        (shown.collect(), reading.tree.as_ref().map(shown_tree).unwrap_or_default())
    }

    fn shown_tree(node: &Node) -> String {
        match &node.value {
            Value::Nothing => "~".to_owned(),
            Value::Scalar(text) | Value::Block { text, .. } => text.clone(),
            Value::List(items) => {
                format!("[{}]", items.iter().map(shown_tree).collect::<Vec<_>>().join(", "))
            }
            Value::Map(entries) => {
                let entry =
                    |(key, value): &(crate::source::Key, Node)| format!("{}={}", key.text, shown_tree(value));
                format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
            }
        }
    }

    #[track_caller]
    fn check(text: &str, findings: &[&str], tree: &str) {
        assert_eq!(
            read(text),
            (findings.iter().map(|text| (*text).to_owned()).collect(), tree.to_owned()),
            "{text}"
        );
    }

    const COLON: &str = "fullwidth_colon";
    const NO_SPACE: &str = "missing_space_after_colon";
    const SPACE: &str = "fullwidth_space";

    #[test]
    fn each_broken_line_is_named_and_the_others_are_read() {
        check(
            "title：あ\nreading:しお\ndescription:　い\n# 注\n\nbase_url: https://a.example/\n",
            &[&format!("1:6 {COLON}"), &format!("2:8 {NO_SPACE}"), &format!("3:13 {SPACE}")],
            "{title=あ, reading=しお, description=い, base_url=https://a.example/}",
        );
        check(
            "title：あ\n# c\nbase_url: https://a.example/\n",
            &[&format!("1:6 {COLON}")],
            "{title=あ, base_url=https://a.example/}",
        );
        check(
            "title: 講座: 会\ntags:\n\t- 祭り\nurl: @浜\nsummary: 要約\n",
            &["1:10 colon_in_text", "3:1 tab", "4:6 sign"],
            "{title=講座: 会, tags=[祭り], url=@浜, summary=要約}",
        );
    }

    #[test]
    fn values_that_begin_with_a_sign_or_a_quotation_mark_are_named() {
        check(
            "a: - x -\nb: !x\nc: > x\nd: \"\\\\server\\share\"\ne: \"会場\"変更\nf: &x y\ng: *z\nh: 終わり\n",
            &[
                "1:4 sign",
                "2:4 sign_lost",
                "3:4 sign",
                "4:4 backslash",
                "5:4 quoted_word",
                "6:4 sign_lost",
                "7:4 alias",
            ],
            "{a=- x -, b=~, c=> x, d=\\\\server\\share, e=\"会場\"変更, f=y, g=*z, h=終わり}",
        );
    }

    #[test]
    fn what_is_not_closed_does_not_hide_what_follows() {
        check(
            "title: \"会\nnote: \"x\"\ntags: [a, b\nsummary：要約\nend: z\n",
            &["1:8 unclosed_quote", "3:7 open_bracket", &format!("4:8 {COLON}")],
            "{title=\"会, note=x, tags=[a, b, summary=要約, end=z}",
        );
    }

    #[test]
    fn a_text_that_stands_as_it_is_has_no_broken_lines() {
        check(
            "body: |\n  時間：9時\n  name:x\ntitle：あ\nend: z\n",
            &[&format!("4:6 {COLON}")],
            "{body=時間：9時\nname:x\n, title=あ, end=z}",
        );
    }

    #[test]
    fn fields_without_any_colon_that_yaml_knows_are_read_line_by_line() {
        check(
            "title：あ\nreading:しお\n",
            &[&format!("1:6 {COLON}"), &format!("2:8 {NO_SPACE}")],
            "{title=あ, reading=しお}",
        );
        check("ただの文\n", &[], "ただの文");
    }

    #[test]
    fn reading_ends_whatever_is_written() {
        let signs = [
            "\"", "'", "[", "{", "}", "]", ":", "-", "- ", "?", "&", "*", "!", "|", ">", "%", "@", "#", "\t",
            "　", "：", "\n", " ", "a", "あ", "a: ", ", ", "\r\n", "---",
        ];
        let mut seed = 7_usize;
        for _ in 0..4000 {
            let mut text = String::new();
            for _ in 0..=seed % 24 {
                seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                text.push_str(signs[(seed >> 33) % signs.len()]);
            }
            let source = Arc::new(SourceText::new("a.yaml", text.clone()));
            let reading = read_yaml(&source, 0..text.len());
            assert!(reading.tree.is_some() || !reading.findings.is_empty(), "{text:?}");
        }
    }
}
