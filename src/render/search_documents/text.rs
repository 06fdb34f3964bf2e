//! The text of a page, block by block, in the order of the page.

use crate::content::{Details, Kind};
use crate::markdown::BlockKind;
use crate::render::page_context::PageContext;
use crate::render::parts::{body, card, chips, facts, neighbours, panels, story};
use crate::render::renderer::plain;
use crate::render::view::{Chip, Fact, LifeStepView, Panel};
use crate::search::{Block, Zone};
use crate::site::EntryId;
use crate::texts::readings::without_readings;

/// The blocks of a record's page, and the readings (ruby) in its body.
pub(super) fn blocks(context: PageContext<'_>, id: EntryId) -> (Vec<Block>, Vec<String>) {
    let written = context.record(id);
    let mut blocks = Blocks::default();
    blocks.add(Zone::Title, &written.common.title);
    blocks.chips(&chips::of_title(context, id));
    blocks.some(Zone::Summary, written.common.summary.as_deref());
    // A story shows its picture small, beside the name.
    if written.kind() != Kind::Story {
        let credit = card::picture(context, written).and_then(|picture| picture.credit);
        blocks.some(Zone::Field, credit.as_deref());
    }
    for group in facts::groups(context, id) {
        blocks.facts(&group.facts);
    }
    let ruby = blocks.body(context, id);
    if let Details::Story(details) = &written.details {
        for step in story::life(context, id, details) {
            blocks.life(&step);
        }
        blocks.some(Zone::Field, details.author.as_deref());
        let person = story::person(context, id, details);
        blocks.add(Zone::Field, &person.name);
        blocks.some(Zone::Field, person.role.as_deref());
        blocks.some(Zone::Field, person.quote.as_deref());
    }
    for panel in panels::own(context, id) {
        blocks.panel(&panel);
    }
    for named in neighbours::named(context, id) {
        blocks.add(Zone::Field, &context.title(named).0);
    }
    if let Some(tags) = neighbours::tags(context, id) {
        blocks.panel(&tags);
    }
    blocks.0.shrink_to_fit();
    (blocks.0, ruby)
}

#[derive(Default)]
struct Blocks(Vec<Block>);

impl Blocks {
    fn add(&mut self, zone: Zone, text: &str) {
        let text = collapsed(&without_readings(text));
        if !text.is_empty() {
            self.0.push(Block { zone, text });
        }
    }

    fn some(&mut self, zone: Zone, text: Option<&str>) {
        if let Some(text) = text {
            self.add(zone, text);
        }
    }

    fn chips(&mut self, chips: &[Chip]) {
        for chip in chips.iter().filter(|chip| chip.mark.is_searched()) {
            self.add(Zone::Field, &chip.text);
        }
    }

    fn facts(&mut self, facts: &[Fact]) {
        for value in facts.iter().flat_map(|fact| &fact.values) {
            self.chips(&value.chips);
            // That something is not told is said in words of the interface.
            if !value.mark.is_searched() {
                continue;
            }
            self.some(Zone::Field, value.text.as_deref());
            self.some(Zone::Field, value.note.as_deref());
        }
    }

    /// What the author wrote; titles of alerts are words of the interface.
    fn body(&mut self, context: PageContext<'_>, id: EntryId) -> Vec<String> {
        let mut ruby = Vec::new();
        for block in body::text_blocks(context, context.record(id)) {
            let zone = match block.kind {
                BlockKind::AlertTitle => continue,
                BlockKind::Heading => Zone::Heading,
                _ => Zone::Body,
            };
            if block.kind == BlockKind::Code {
                self.add(zone, &block.text);
            } else {
                // Its white space is that of the page already. All pages are held at a time: without slack.
                let mut text = plain(block.text);
                text.shrink_to_fit();
                self.0.push(Block { zone, text });
            }
            ruby.extend(block.readings);
        }
        ruby
    }

    fn life(&mut self, step: &LifeStepView) {
        self.add(Zone::Field, &step.when);
        self.some(Zone::Field, step.place.as_deref());
        self.add(Zone::Field, &step.text);
    }

    fn panel(&mut self, panel: &Panel) {
        self.some(Zone::Field, panel.text.as_deref());
        self.facts(&panel.facts);
        for link in panel.links.iter().chain(&panel.tags) {
            self.some(Zone::Field, Some(link.text.as_str()).filter(|_| link.mark.is_searched()));
            self.some(Zone::Field, link.sub.as_deref().filter(|_| link.sub_mark.is_searched()));
        }
    }
}

/// White space as a page shows it: a run of it is one space.
fn collapsed(text: &str) -> String {
    let words: Vec<&str> =
        text.split([' ', '\n', '\t', '\r', '\u{c}']).filter(|word| !word.is_empty()).collect();
    words.join(" ")
}
