//! PR207: a family name or first name behind a pen name, as one calls people.

use super::names::Names;
use crate::check::context::{PortalContext, RecordContext};
use crate::diagnostic::{Diagnostic, Finding as _, finding};
use crate::spelling::{folded, parts};

finding! {
    /// A part of the hidden name of a person, in their own story.
    struct PR207: People Notice { part: String }
    labels PR207Label { Person = "person" }
}

/// A story calls nobody by a part of the name behind its pen name. Other records may mean somebody else.
pub(in crate::check) fn name_parts(
    _: &PortalContext<'_>,
    context: &RecordContext<'_>,
    findings: &mut Vec<Diagnostic>,
) {
    let record = context.record;
    let Some(pen_name) = record.story().and_then(|story| story.person.pen_name.as_deref()) else { return };
    let shown = folded(pen_name);
    let mut names = Names::default();
    for field in ["name", "reading"] {
        let written =
            context.tree().at(&["person", field]).and_then(|node| node.as_text()).unwrap_or_default();
        for part in parts(written).into_iter().flatten() {
            let hidden = folded(part);
            if !shown.windows(hidden.len().max(1)).any(|words| words == hidden) {
                names.add_part(part, context.location_of(&["person", "pen_name"]));
            }
        }
    }
    let is_hidden = |path: &[&str]| matches!(path, ["person", "name" | "reading"]);
    let places = names.places(context, is_hidden).into_iter();
    findings.extend(places.map(|(location, name)| {
        PR207 { part: name.written.clone() }
            .at_labelled(location, [(PR207Label::Person, name.told_at.clone())])
    }));
}
