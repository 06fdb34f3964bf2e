//! Every rule of the program: its code, what it looks at, and the function that does it.

use super::consent::{self, PR201, PR202, PR211, PR212};
use super::context::{PortalContext, RecordContext, SiteContext, TextContext};
use super::currency::{self, AC312, AC313, AC316};
use super::jobs::{self, JB101, JB102, JB103, JB111, JB112, JB113, JB121, JB122, JB123, JB124, JB125, JB126};
use super::links::{self, LK401, LK403, LK405, LK406, LK408};
use super::paths::{self, EN046, EN047};
use super::people::{self, PR203, PR204, PR205, PR206, PR207, PR208, PR209, PR210};
use super::pictures::{self, LK402, LK407, LK411, LK412, LK413};
use super::references::{self, EN043, EN044, LK410};
use super::structure::{self, AC314, EN028, EN030, EN032, EN033, EN034, EN036, EN037, EN038, EN071};
use super::words::{
    self, AC311, AC317, AC321, AC322, AC323, AC324, AC325, AC331, AC332, AC333, AC334, AC335, AC336, AC337,
    AC338, AC341, AC342, Passages,
};
use crate::content::Kind;
use crate::diagnostic::finding::Shape;
use crate::diagnostic::findings::{
    AC301, AC302, AC303, AC304, AC305, AC306, AC307, AC308, AC309, AC310, AC315, EN001, EN002, EN003, EN004,
    EN005, EN006, EN007, EN008, EN009, EN010, EN011, EN012, EN013, EN014, EN015, EN016, EN021, EN022, EN023,
    EN024, EN025, EN026, EN027, EN029, EN031, EN035, EN041, EN042, EN045, EN051, EN052, EN061, EN062, EN063,
    EN064, EN065, EN066, EN067, EN068, EN069, EN070, LK404, LK409,
};
use crate::diagnostic::{Code, Diagnostic, Finding};
use crate::site::Site;

/// Findings are added to the list.
type RecordRule = fn(&PortalContext<'_>, &RecordContext<'_>, &mut Vec<Diagnostic>);
type TextRule = fn(&TextContext<'_>, &mut Vec<Diagnostic>);
type WordsRule = fn(&Passages<'_>, &mut Vec<Diagnostic>);
type PortalRule = fn(&PortalContext<'_>, &mut Vec<Diagnostic>);
type DayRule = fn(&Site, &RecordContext<'_>, &mut Vec<Diagnostic>);
type SiteRule = fn(&SiteContext<'_>, &mut Vec<Diagnostic>);

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub(super) enum Scope {
    /// What is being read: the module that raises the finding.
    Reading(#[cfg_attr(not(test), expect(dead_code, reason = "for readers, and a test"))] &'static str),
    /// A record of these kinds, original or translation, whatever the day.
    Record(&'static [Kind], RecordRule),
    /// The links and pictures of any record, also of one whose fields have mistakes, whatever the day. Such a
    /// rule looks at nothing else of the record but its file.
    Body(RecordRule),
    /// A block of the text of a record of these kinds, also of one whose fields have mistakes, whatever the day.
    Text(&'static [Kind], TextRule),
    /// Everything that a record says in words, in its text and in its fields, whatever the day.
    Words(WordsRule),
    /// The whole portal, whatever the day.
    Portal(PortalRule),
    /// A record of these kinds on a day. Such a rule only warns: time passing never fails a build.
    Day(&'static [Kind], DayRule),
    /// All records of these kinds together on a day: of the rows of a table, one finding is enough.
    DayTogether(&'static [Kind], SiteRule),
    /// What comes out of the site of a day.
    Outputs(SiteRule),
}

/// A rule: a code and where its findings come from.
#[derive(Debug)]
pub struct Rule {
    pub(super) shape: Shape,
    pub(super) scopes: &'static [Scope],
}

impl Rule {
    pub(super) const fn of<F: Finding>(scopes: &'static [Scope]) -> Self {
        Self { shape: F::SHAPE, scopes }
    }

    /// The code.
    pub const fn code(&self) -> Code {
        self.shape.code
    }
}

/// What a rule looks at, for those who ask how far it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksAt {
    /// The files, while they are read.
    Files,
    /// Records of these kinds.
    Records(&'static [Kind]),
    /// The portal as a whole.
    Portal,
    /// The pages and files that come out.
    Outputs,
}

impl Rule {
    /// What it looks at.
    pub fn looks_at(&self) -> impl Iterator<Item = LooksAt> + '_ {
        self.scopes.iter().map(|scope| match scope {
            Reading(_) => LooksAt::Files,
            Record(kinds, _) | Text(kinds, _) | Day(kinds, _) | DayTogether(kinds, _) => {
                LooksAt::Records(kinds)
            }
            Body(_) | Words(_) => LooksAt::Records(ALL),
            Portal(_) => LooksAt::Portal,
            Outputs(_) => LooksAt::Outputs,
        })
    }
}

/// The code of that name, whatever its case.
pub fn code_named(name: &str) -> Option<Code> {
    RULES.iter().map(Rule::code).find(|code| code.as_str().eq_ignore_ascii_case(name))
}

use Scope::{Body, Day, DayTogether, Outputs, Portal, Reading, Record, Text, Words};

const ALL: &[Kind] = &Kind::ALL;

/// All rules, in the order of their codes.
pub const RULES: &[Rule] = &[
    Rule::of::<EN001>(&[Reading("source::text")]),
    Rule::of::<EN002>(&[Reading("source::file_table")]),
    Rule::of::<EN003>(&[Reading("source::front_matter"), Reading("content::read")]),
    Rule::of::<EN004>(&[Reading("source::front_matter")]),
    Rule::of::<EN005>(&[Reading("source::yaml"), Reading("content::read")]),
    Rule::of::<EN006>(&[Reading("source::yaml")]),
    Rule::of::<EN007>(&[Reading("source::yaml"), Reading("markdown::parse")]),
    Rule::of::<EN008>(&[Reading("source::yaml")]),
    Rule::of::<EN009>(&[Reading("source::folder")]),
    Rule::of::<EN010>(&[Reading("source::folder")]),
    Rule::of::<EN011>(&[Reading("content::read::layout"), Reading("check::pictures::unpublishable")]),
    Rule::of::<EN012>(&[Reading("content::read::layout")]),
    Rule::of::<EN013>(&[Reading("content::read::layout")]),
    Rule::of::<EN014>(&[Reading("source::table"), Reading("content::read")]),
    Rule::of::<EN015>(&[Record(ALL, pictures::outside)]),
    Rule::of::<EN016>(&[Reading("content::read::copies")]),
    Rule::of::<EN021>(&[Reading("content::read"), Portal(structure::unknown_checks)]),
    Rule::of::<EN022>(&[Reading("content::read")]),
    Rule::of::<EN023>(&[Reading("content::read")]),
    Rule::of::<EN024>(&[Reading("content::read")]),
    Rule::of::<EN025>(&[Reading("content::read")]),
    Rule::of::<EN026>(&[Reading("content::read")]),
    Rule::of::<EN027>(&[Reading("content::read")]),
    Rule::of::<EN028>(&[Record(ALL, structure::date_order)]),
    Rule::of::<EN029>(&[Reading("content::read"), Record(&[Kind::Event], structure::recurrence)]),
    Rule::of::<EN030>(&[Record(ALL, structure::combinations)]),
    Rule::of::<EN031>(&[Reading("content::read::contradictions")]),
    Rule::of::<EN032>(&[Record(&[Kind::Event], structure::day_off)]),
    Rule::of::<EN033>(&[Record(&[Kind::Event], structure::hours)]),
    Rule::of::<EN034>(&[Portal(structure::open_data)]),
    Rule::of::<EN035>(&[
        Record(ALL, structure::local_number),
        Portal(structure::local_number_in_settings),
        Reading("content::read::whole_table"),
    ]),
    Rule::of::<EN036>(&[Record(&[Kind::Event], structure::called_off)]),
    Rule::of::<EN037>(&[Portal(structure::look)]),
    Rule::of::<EN038>(&[Portal(structure::map_service)]),
    Rule::of::<EN041>(&[Reading("content::read")]),
    Rule::of::<EN042>(&[Reading("content::model::portal")]),
    Rule::of::<EN043>(&[
        Record(ALL, references::unknown_records),
        Portal(references::unknown_home_regions),
        Portal(references::unknown_of_unread),
    ]),
    Rule::of::<EN044>(&[Portal(references::parent_cycles)]),
    Rule::of::<EN045>(&[Reading("content::model::portal"), Reading("content::read")]),
    Rule::of::<EN046>(&[Outputs(paths::collisions)]),
    Rule::of::<EN047>(&[Outputs(paths::unportable_paths)]),
    Rule::of::<EN051>(&[Reading("render::theme")]),
    Rule::of::<EN052>(&[Reading("cli::build")]),
    Rule::of::<EN061>(&[Reading("source::table")]),
    Rule::of::<EN062>(&[Reading("content::read::sheet")]),
    Rule::of::<EN063>(&[Reading("content::read::sheet")]),
    Rule::of::<EN064>(&[Reading("content::read::sheet"), Reading("content::read::whole_table")]),
    Rule::of::<EN065>(&[Reading("content::read::sheet")]),
    Rule::of::<EN066>(&[Reading("content::read::whole_table")]),
    Rule::of::<EN067>(&[Reading("content::read::whole_table"), Portal(structure::undated)]),
    Rule::of::<EN068>(&[Reading("content::read::region_names")]),
    Rule::of::<EN069>(&[Reading("content::read::sheet")]),
    Rule::of::<EN070>(&[Reading("check::accepted"), Portal(structure::unexplained_checks)]),
    Rule::of::<EN071>(&[Day(&[Kind::Event, Kind::Group], structure::days_off_in_words)]),
    Rule::of::<PR201>(&[Day(ALL, consent::withheld), Outputs(consent::authors_withheld)]),
    Rule::of::<PR202>(&[Day(ALL, consent::ends_soon), Outputs(consent::authors_end_soon)]),
    Rule::of::<PR203>(&[Outputs(people::unused_files)]),
    Rule::of::<PR204>(&[
        Record(ALL, people::hidden_names),
        Outputs(people::names_in_addresses),
        Reading("check::people::hidden_names"),
    ]),
    Rule::of::<PR205>(&[Text(ALL, people::mobile_number), Record(ALL, people::mobile_number_in_fields)]),
    Rule::of::<PR206>(&[Outputs(people::still_named)]),
    Rule::of::<PR207>(&[Record(&[Kind::Story], people::name_parts)]),
    Rule::of::<PR208>(&[Record(ALL, people::private_home), Text(ALL, people::private_home_in_text)]),
    Rule::of::<PR209>(&[
        Record(ALL, people::private_details),
        Text(ALL, people::private_details_in_text),
        Text(&[Kind::Group], people::contacts_of_others),
    ]),
    Rule::of::<PR210>(&[Record(ALL, people::minor), Day(&[Kind::Story], people::born_lately)]),
    Rule::of::<PR211>(&[Outputs(consent::author_without_consent)]),
    Rule::of::<PR212>(&[Portal(consent::author_of_nothing)]),
    Rule::of::<AC301>(&[Reading("markdown::parse"), Record(ALL, pictures::meaningless_alt)]),
    Rule::of::<AC302>(&[Reading("markdown::parse")]),
    Rule::of::<AC303>(&[Reading("content::read")]),
    Rule::of::<AC304>(&[Reading("content::read")]),
    Rule::of::<AC305>(&[Reading("markdown::notation"), Reading("markdown::parse")]),
    Rule::of::<AC306>(&[Reading("markdown::notation")]),
    Rule::of::<AC307>(&[Reading("markdown::notation")]),
    Rule::of::<AC308>(&[Reading("markdown::parse")]),
    Rule::of::<AC309>(&[Reading("markdown::parse"), Reading("markdown::notation")]),
    Rule::of::<AC310>(&[Reading("markdown::notation")]),
    Rule::of::<AC311>(&[Record(ALL, words::in_records), Portal(words::in_settings)]),
    Rule::of::<AC312>(&[DayTogether(ALL, currency::unconfirmed)]),
    Rule::of::<AC313>(&[Day(&[Kind::Event], currency::in_records), Outputs(currency::in_tables)]),
    Rule::of::<AC314>(&[Record(&[Kind::Job], structure::frequency)]),
    Rule::of::<AC315>(&[Reading("markdown::notation")]),
    Rule::of::<AC316>(&[Day(&[Kind::Story], currency::story_days)]),
    Rule::of::<AC317>(&[Reading("check::words::interface_words")]),
    Rule::of::<AC321>(&[Words(words::vague_links)]),
    Rule::of::<AC322>(&[Words(words::same_words)]),
    Rule::of::<AC323>(&[Words(words::bold_headings)]),
    Rule::of::<AC324>(&[Words(words::headless_tables)]),
    Rule::of::<AC325>(&[Words(words::text_pictures)]),
    Rule::of::<AC331>(&[Words(words::spaced_words)]),
    Rule::of::<AC332>(&[Words(words::lost_characters)]),
    Rule::of::<AC333>(&[Words(words::half_width)]),
    Rule::of::<AC334>(&[Words(words::years_of_eras)]),
    Rule::of::<AC335>(&[Words(words::slash_dates)]),
    Rule::of::<AC336>(&[Words(words::relative_days)]),
    Rule::of::<AC337>(&[Words(words::official_words)]),
    Rule::of::<AC338>(&[Words(words::field_marks)]),
    Rule::of::<AC341>(&[Words(words::long_sentences)]),
    Rule::of::<AC342>(&[Words(words::kanji_without_readings)]),
    Rule::of::<LK401>(&[Body(links::broken), Portal(links::broken_navigation)]),
    Rule::of::<LK402>(&[
        Body(pictures::missing),
        Outputs(pictures::of_look),
        Reading("check::pictures::unpublishable"),
    ]),
    Rule::of::<LK403>(&[Body(links::missing_anchor)]),
    Rule::of::<LK404>(&[Reading("markdown::parse")]),
    Rule::of::<LK405>(&[Portal(links::no_base_url)]),
    Rule::of::<LK406>(&[Day(ALL, links::unpublished), Outputs(links::unpublished_in_settings)]),
    Rule::of::<LK407>(&[Reading("check::pictures::unpublishable")]),
    Rule::of::<LK408>(&[Body(links::unknown_name)]),
    Rule::of::<LK409>(&[Reading("markdown::parse")]),
    Rule::of::<LK410>(&[Portal(references::named_records)]),
    Rule::of::<LK411>(&[Reading("check::pictures::heavy")]),
    Rule::of::<LK412>(&[Outputs(pictures::share_picture)]),
    Rule::of::<LK413>(&[Reading("check::pictures::not_for_screens")]),
    Rule::of::<JB101>(&[DayTogether(&[Kind::Job], jobs::missing_items)]),
    Rule::of::<JB102>(&[Day(&[Kind::Job], jobs::fixed_overtime)]),
    Rule::of::<JB103>(&[Day(&[Kind::Job], jobs::agency)]),
    Rule::of::<JB111>(&[DayTogether(&[Kind::Job], jobs::wages)]),
    Rule::of::<JB112>(&[Reading("check::jobs::wage")]),
    Rule::of::<JB113>(&[Reading("check::jobs::wage")]),
    Rule::of::<JB121>(&[Day(&[Kind::Job], jobs::age)]),
    Rule::of::<JB122>(&[Day(&[Kind::Job], jobs::words)]),
    Rule::of::<JB123>(&[Day(&[Kind::Job], jobs::breaks)]),
    Rule::of::<JB124>(&[Day(&[Kind::Job], jobs::dressed)]),
    Rule::of::<JB125>(&[Day(&[Kind::Job], jobs::title_pay)]),
    Rule::of::<JB126>(&[DayTogether(&[Kind::Job], jobs::laws)]),
];
