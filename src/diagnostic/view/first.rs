//! The first findings of each kind: a mistake that is made everywhere must not bury the others.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Severity};

/// Findings of a kind that are not shown.
#[derive(Debug)]
pub(super) struct Rest<'d> {
    pub code: Code,
    pub severity: Severity,
    pub findings: Vec<&'d Diagnostic>,
}

/// The first findings of each code and weight, in their order, and the others by weight and code.
pub(super) fn first_of_each_kind(
    diagnostics: &[Diagnostic],
    most: usize,
) -> (Vec<&Diagnostic>, Vec<Rest<'_>>) {
    let mut of_kind: BTreeMap<(Severity, Code), usize> = BTreeMap::new();
    let mut rest: BTreeMap<(Severity, Code), Vec<&Diagnostic>> = BTreeMap::new();
    let mut first = Vec::new();
    for d in diagnostics {
        let kind = (d.severity, d.code);
        let seen = of_kind.entry(kind).or_default();
        *seen += 1;
        if *seen <= most { first.push(d) } else { rest.entry(kind).or_default().push(d) }
    }
    let rest = rest.into_iter().map(|((severity, code), findings)| Rest { code, severity, findings });
    (first, rest.collect())
}
