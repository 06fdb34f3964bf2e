//! The command line: one file a command.
//!
//! Takes the arguments, the clock and the environment; drives the other rooms, prints, and gives
//! the exit code: 0 fine, 1 the content has errors, 2 wrong usage or the environment failed. Holds
//! no logic of its own.

mod arguments;
mod build;
mod changes;
mod check;
mod clock;
mod digest;
mod explain;
mod fix;
mod forget;
mod forget_report;
mod import;
mod import_hub;
mod import_report;
mod init;
mod new;
mod output;
mod own_page;
mod print;
mod schema;
mod serve;
mod sheet;
mod timings;
mod transcript;
mod upcoming;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use arguments::Common;
use output::Output;

use crate::platform;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Fine,
    /// The content has errors.
    ContentHasErrors,
    /// The call or the machine is at fault; it has been said why.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Fine => Self::SUCCESS,
            Outcome::ContentHasErrors => Self::from(1),
            Outcome::Failed => Self::from(2),
        }
    }
}

/// Runs the program with its arguments, the first of which is its name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = usage::with_help_flag(arguments.into_iter().map(platform::argument).collect());
    let lang = usage::language_of(&arguments, platform::language(environment));
    let matches = match arguments::command_for(lang, &arguments).try_get_matches_from(&arguments) {
        Ok(matches) => matches,
        Err(error) => return usage::explain(&error, &arguments, lang).into(),
    };
    let Some((name, matches)) = matches.subcommand() else { return Outcome::Failed.into() };
    let common = Common::of(matches, lang);
    let output = Output::new(&common);
    let outcome = match name {
        "build" => build::run(matches, &common, &output),
        "check" => check::run(matches, &common, &output),
        "digest" => digest::run(matches, &common, &output),
        "forget" => forget::run(matches, &common, &output),
        "import" => import::run(matches, &common, &output),
        "init" => init::run(matches, &output),
        "new" => new::run(matches, &output),
        "print" => print::run(matches, &common, &output),
        "schema" => schema::run(matches, &output),
        "serve" => serve::run(matches, &common, &output),
        "sheet" => sheet::run(matches, &output),
        "upcoming" => upcoming::run(matches, &common, &output),
        _ => explain::run(matches, &output),
    };
    outcome.into()
}

#[expect(clippy::disallowed_methods, reason = "the environment enters here, as values")]
fn environment(name: &str) -> Option<String> {
    std::env::var(name).ok()
}
