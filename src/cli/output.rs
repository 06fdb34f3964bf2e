//! Everything that the program prints goes through here.

use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};

use super::arguments::Common;
use super::transcript::{Stream, Transcript};
use crate::check::Accepted;
use crate::content::{Conversion, Portal};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::view::{self, Format};
use crate::locale::Language;
use crate::platform;

/// Where and how to print.
pub(super) struct Output {
    pub lang: Language,
    format: Format,
    /// Whether people see every finding, and not only the first of each kind.
    all: bool,
    colour_out: bool,
    colour_error: bool,
    transcript: Transcript,
}

impl Output {
    pub(super) fn new(common: &Common) -> Self {
        let variable = super::environment;
        let colour =
            |is_terminal: bool| platform::colour(is_terminal && platform::understands_colours(), variable);
        Self {
            lang: common.lang,
            format: common.format,
            all: common.all,
            colour_out: colour(io::stdout().is_terminal()),
            colour_error: colour(io::stderr().is_terminal()),
            transcript: Transcript::default(),
        }
    }

    /// All on which it depends how something is said.
    pub(super) fn manner(&self) -> String {
        let Self { lang, format, all, colour_out, colour_error, transcript: _ } = self;
        format!("{lang:?} {format:?} {all} {colour_out} {colour_error}")
    }

    /// What was printed up to now, but for what was said once.
    pub(super) fn transcript(&self) -> Vec<u8> {
        self.transcript.to_bytes()
    }

    /// Prints what a transcript holds; `false` where it is none.
    pub(super) fn repeat(&self, transcript: &[u8]) -> bool {
        let said = Transcript::read(transcript);
        for (stream, text) in said.iter().flatten() {
            self.say(*stream, text);
        }
        said.is_some()
    }

    /// Prints what is true of this run alone, and leaves it out of the transcript.
    pub(super) fn once(&self, tell: impl FnOnce()) {
        self.transcript.pause(tell);
    }

    fn say(&self, stream: Stream, text: &str) {
        self.transcript.add(stream, text);
        match stream {
            Stream::Out => print(text),
            Stream::Error => complain(text),
        }
    }

    /// Whether a program reads along: then only findings go to the standard output.
    pub(super) fn is_for_programs(&self) -> bool {
        matches!(self.format, Format::Json | Format::Github)
    }

    /// Prints findings where results belong.
    pub(super) fn findings(&self, diagnostics: &[Diagnostic]) {
        self.say(Stream::Out, &self.rendered(diagnostics, self.colour_out));
    }

    fn rendered(&self, diagnostics: &[Diagnostic], colour: bool) -> String {
        match self.format {
            Format::Human if !self.all => view::overview(diagnostics, self.lang, colour),
            format => view::render(diagnostics, format, self.lang, colour),
        }
    }

    /// The findings that are shown. People see those that are expected as a number, unless they ask for all.
    pub(super) fn shown<'d>(&self, diagnostics: &'d [Diagnostic]) -> Cow<'d, [Diagnostic]> {
        let expected = diagnostics.iter().filter(|finding| finding.is_expected()).count();
        if self.all || self.format != Format::Human || expected == 0 {
            return Cow::Borrowed(diagnostics);
        }
        self.tell(
            &format!("表の題・合計・内部用の列などを載せなかったお知らせ {expected} 件（--all で一覧）"),
            &format!("{expected} notices of titles, sums and columns for the office that are not published (--all lists them)"),
        );
        diagnostics.iter().filter(|finding| !finding.is_expected()).cloned().collect::<Vec<_>>().into()
    }

    /// Prints findings beside a command's own result; for programs they are the result.
    pub(super) fn findings_beside(&self, diagnostics: &[Diagnostic]) {
        if self.is_for_programs() {
            self.findings(diagnostics);
        } else if !diagnostics.is_empty() {
            self.say(Stream::Error, &self.rendered(diagnostics, self.colour_error));
        }
    }

    /// Says how many values were read as something else than what stands there, or lists them all.
    pub(super) fn conversions(&self, conversions: &[Conversion], all: bool) {
        if conversions.is_empty() || self.format != Format::Human && !all {
            return;
        }
        let count = conversions.len();
        if !all {
            self.tell(
                &format!("読みかえたところ {count} か所（--all で一覧）"),
                &format!("{count} values were read as something else (--all lists them)"),
            );
            return;
        }
        self.tell(
            &format!("読みかえたところ {count} か所:"),
            &format!("{count} values were read as something else:"),
        );
        let places = view::places(conversions.iter().map(|conversion| &conversion.location));
        for (place, conversion) in places.iter().zip(conversions) {
            let Conversion { label, written, read, called, .. } = conversion;
            let written = view::harmless(written);
            let (ja, en) = if read.is_empty() {
                (format!("{written} → （空欄）"), format!("{written} → (nothing)"))
            } else {
                let called = view::harmless(if called.is_empty() { read } else { called });
                let read = view::harmless(read);
                (format!("{written} → {called}"), format!("{written} → {read}"))
            };
            self.tell(&format!("  {place} {label}: {ja}"), &format!("  {place} {label}: {en}"));
        }
    }

    /// Says how many findings are accepted at their places, or lists them with the reasons.
    pub(super) fn accepted(&self, accepted: &[Accepted]) {
        if accepted.is_empty() || self.format != Format::Human {
            return;
        }
        let count = accepted.len();
        if !self.all {
            self.tell(
                &format!("理由を添えて了承されているもの {count} 件（--all で一覧）"),
                &format!("{count} findings are accepted with a reason (--all lists them)"),
            );
            return;
        }
        self.tell(
            &format!("理由を添えて了承されているもの {count} 件:"),
            &format!("{count} findings are accepted with a reason:"),
        );
        let places = view::places(accepted.iter().map(|accepted| &accepted.finding.location));
        for (place, Accepted { finding, reason }) in places.iter().zip(accepted) {
            let line = format!("  {place} {}: {}", finding.code, view::harmless(reason));
            self.tell(&line, &line);
        }
    }

    /// Says which tables have no ids, so that the addresses of their records move with what is written.
    pub(super) fn tables_without_ids(&self, portal: &Portal) {
        let tables = portal.tables_without_ids();
        if tables.is_empty() || self.format != Format::Human {
            return;
        }
        self.tell(
            "「id」の列がない表（ページのアドレスは、題名と、催しの日や仕事の事業者名から作ります。それを書きかえるとアドレスも変わります。\n\
             いまのアドレスのままにするには、「id」の列を加え、アドレスの最後の「.html」より前を書いてください）:",
            "tables without a column `id` (the address of a page is made of the title, the day of an event and the employer of a job, and changes with them;\n\
             to keep it, add a column `id` and write there what stands before `.html` at the end of the address):",
        );
        for (path, count) in tables {
            self.tell(&format!("  {path}: {count} 件"), &format!("  {path}: {count} records"));
        }
    }

    /// Prints a sentence for people, who alone read it.
    pub(super) fn tell(&self, ja: &str, en: &str) {
        let text = self.lang.pick(ja, en);
        self.say(if self.is_for_programs() { Stream::Error } else { Stream::Out }, text);
    }

    /// Says below a list how many more there are than it names.
    pub(super) fn tell_more(&self, more: usize) {
        self.tell(
            &format!("  ほか {more}（--all ですべて）"),
            &format!("  and {more} more (--all names them)"),
        );
    }

    /// Prints why a command failed.
    pub(super) fn fail(&self, why: &str) {
        complain(&format!("{}: {why}", self.lang.pick("エラー", "error")));
    }
}

/// Prints to the standard output. A reader that has gone away is no reason to complain.
pub(super) fn print(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{}", text.trim_end_matches('\n'));
}

/// Writes what is no text of lines for people to the standard output.
pub(super) fn write(bytes: &[u8]) {
    let _ = io::stdout().lock().write_all(bytes);
}

/// Prints to the standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", text.trim_end_matches('\n'));
}
