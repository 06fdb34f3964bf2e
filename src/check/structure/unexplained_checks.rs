//! EN070: who switches a rule off says why, for the people who come later.

use crate::check::context::PortalContext;
use crate::check::registry::code_named;
use crate::content::Level;
use crate::diagnostic::findings::EN070;
use crate::diagnostic::{Code, Diagnostic, Finding as _};

/// Every rule that `checks` switches off without a reason.
pub(in crate::check) fn unexplained_checks(context: &PortalContext<'_>, findings: &mut Vec<Diagnostic>) {
    let settings = &context.portal.settings;
    for (key, location) in settings.keys_of(&["checks"]) {
        let is_known = code_named(key).filter(|code| code.as_str() == key).is_some_and(Code::is_configurable);
        let is_off = |setting: &&crate::content::CheckSetting| setting.level == Level::Off;
        let setting = settings.main.checks.get(key).filter(is_off);
        if is_known && setting.is_some_and(|setting| setting.reason().is_none()) {
            findings.push(EN070::Off { code: key.to_owned() }.at(location));
        }
    }
}
