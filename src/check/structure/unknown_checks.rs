//! EN021: `checks` in `site.yaml` names codes that exist and that may be configured.

use crate::check::context::PortalContext;
use crate::check::registry::{RULES, Rule};
use crate::diagnostic::findings::{EN021, EN021Help, EN021Message};
use crate::diagnostic::{Code, Diagnostic, Finding as _};

/// Every key of `checks` that is no code whose severity can be set.
pub(in crate::check) fn unknown_checks(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let configurable =
        || RULES.iter().map(Rule::code).filter(|code| code.is_configurable()).map(Code::as_str);
    for (key, location) in context.portal.settings.keys_of(&["checks"]) {
        if configurable().any(|code| code == key) {
            continue;
        }
        let message = EN021Message::Top { kind: "checks" };
        let help = EN021Help::List { fields: configurable().collect::<Vec<_>>().join(" · ") };
        findings.push(EN021 { key: key.to_owned(), message, help }.at(location));
    }
}
