//! What can be asked of the program, in the words of its user.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use jiff::civil::Date;

use crate::content::types::Day;
use crate::content::{Kind, day_as_written};
use crate::diagnostic::view::Format;
use crate::import::is_hub;
use crate::locale::Language;

/// What all commands share.
#[derive(Debug, Clone)]
pub(super) struct Common {
    /// The language of messages.
    pub lang: Language,
    /// How findings are printed.
    pub format: Format,
    /// The day, where one was given.
    pub as_of: Option<Date>,
    /// Whether drafts are shown.
    pub drafts: bool,
    /// Whether every finding is shown, and every value that was read as something else.
    pub all: bool,
}

impl Common {
    pub(super) fn of(matches: &ArgMatches, lang: Language) -> Self {
        let get = |name: &str| matches.try_get_one::<String>(name).ok().flatten().map(String::as_str);
        let is_set = |name: &str| matches.try_get_one::<bool>(name).ok().flatten().copied().unwrap_or(false);
        let format = match get("format") {
            Some("short") => Format::Short,
            Some("json") => Format::Json,
            Some("github") => Format::Github,
            _ => Format::Human,
        };
        Self {
            lang,
            format,
            as_of: matches.try_get_one::<Date>("as-of").ok().flatten().copied(),
            drafts: is_set("drafts"),
            all: is_set("all"),
        }
    }
}

/// The folder of the portal that a command was given.
pub(super) fn folder(matches: &ArgMatches) -> PathBuf {
    matches.get_one::<PathBuf>("DIR").cloned().unwrap_or_else(|| PathBuf::from("."))
}

/// The command line for a call. The `hub.json` of a site says itself what its records are.
pub(super) fn command_for(lang: Language, arguments: &[OsString]) -> Command {
    let is_hub = arguments.iter().any(|argument| is_hub(Path::new(argument)));
    command(lang).mut_subcommand("import", |import| import.mut_arg("kind", |kind| kind.required(!is_hub)))
}

/// The command line as clap knows it.
fn command(lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let sub = |name, ja, en| {
        Command::new(name)
            .about(t(ja, en))
            .disable_help_flag(true)
            .arg(help_argument(lang))
            .arg(lang_argument(lang))
            .help_template(template(lang))
    };
    let on_portal = |name, ja, en| {
        sub(name, ja, en)
            .arg(folder_argument(lang))
            .arg(as_of(lang))
            .arg(drafts(lang))
            .arg(format_argument(lang))
            .arg(all(lang))
    };
    Command::new("enishi")
        // Not as the file is called, `enishi.exe`.
        .bin_name("enishi")
        .version(env!("CARGO_PKG_VERSION"))
        .about(about(lang))
        .subcommand_required(true)
        .arg_required_else_help(true)
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(t("できること", "Commands"))
        .help_template(top_template(lang))
        .arg(help_argument(lang))
        .arg(lang_argument(lang).global(false))
        .arg(version_argument(lang))
        .subcommand(init_command(
            sub("init", "新しいサイトのひな形を作ります", "write a small starter portal"),
            lang,
        ))
        .subcommand(new_command(sub("new", "記事のひな形を1つ作ります", "write the blank of a record"), lang))
        .subcommand(import_command(
            sub(
                "import",
                "表（Excel・CSV）やほかのサイトのデータを、記事にします",
                "turn a table, or the data of another site, into records",
            ),
            lang,
        ))
        .subcommand(super::check::arguments(on_portal("check", "", ""), lang))
        .subcommand(build_command(on_portal("build", "サイトを作ります", "build the site"), lang))
        .subcommand(serve_command(
            on_portal("serve", "書きながら、できばえを見ます", "preview while writing"),
            lang,
        ))
        .subcommand(upcoming_command(
            sub(
                "upcoming",
                "これからサイトが変わる日と、そのわけを並べます",
                "list the days on which the site changes, and why",
            ),
            lang,
        ))
        .subcommand(super::digest::arguments(
            sub("digest", "ひと月のお知らせのメールの文を作ります", "write the mail of a month"),
            lang,
        ))
        .subcommand(super::print::arguments(
            sub(
                "print",
                "ちらしや招待カードを、まとめて印刷できる形にします",
                "write posters and cards to print",
            ),
            lang,
        ))
        .subcommand(super::forget::arguments(sub("forget", "", ""), lang))
        .subcommand(explain_command(sub("explain", "番号の意味と直し方を説明します", "explain a code"), lang))
        .subcommand(schema_command(
            sub("schema", "書ける項目の一覧を出します", "list the fields of a kind"),
            lang,
        ))
        .subcommand(super::sheet::arguments(
            sub("sheet", "書きこむための表（Excel）を作ります", "write a workbook to fill in"),
            lang,
        ))
}

/// What the program does.
const fn about(lang: Language) -> &'static str {
    lang.pick(
        "縁 — 地域と人のつながりのサイトを、検索つきで、Markdown・YAML・CSVから作ります",
        "builds searchable hubs for community and alumni networks from Markdown, YAML and CSV",
    )
}

fn build_command(command: Command, lang: Language) -> Command {
    let help =
        lang.pick("作る先のフォルダー（書かなければ DIR/public）", "the output folder (default: DIR/public)");
    let out = Arg::new("out").short('o').long("out").value_name("OUT");
    let timings = Arg::new("timings").long("timings").action(ArgAction::SetTrue).help(lang.pick(
        "どの段階に何秒かかったかも出します（--format json なら JSON で）",
        "print how long each stage took, too (as JSON with --format json)",
    ));
    command.arg(out.value_parser(value_parser!(PathBuf)).help(help)).arg(timings)
}

fn explain_command(command: Command, lang: Language) -> Command {
    let help = lang.pick(
        "番号（例 EN021）。書かなければ、すべての番号の一覧",
        "the code, such as EN021 (default: a list of all)",
    );
    command.arg(Arg::new("CODE").help(help))
}

fn schema_command(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    command
        .arg(
            Arg::new("KIND")
                .required(true)
                .help(t("種類（例 job、仕事）。site はサイトの設定", "a kind, such as job; or site")),
        )
        .arg(flag("table").help(t(
            "人が読むための一覧（書かなければ、エディターのための JSON Schema）",
            "a list for people (default: the JSON Schema for editors)",
        )))
        .arg(flag("all").help(t("すべての項目を、くわしく", "with --table: every field, in full")))
}

fn init_command(command: Command, lang: Language) -> Command {
    let folder = Arg::new("DIR").required(true).value_parser(value_parser!(PathBuf));
    command.arg(folder.help(lang.pick("作るフォルダー", "the folder to make")))
}

fn new_command(command: Command, lang: Language) -> Command {
    let called = |kind: Kind| match lang {
        Language::Ja => format!("{}（{}）", kind.singular(), kind.japanese()),
        Language::En => kind.singular().to_owned(),
    };
    let kinds = Kind::ALL.map(called).join(lang.pick("、", ", "));
    let texts = lang.pick("、texts（画面のことば）", ", texts (interface texts to translate)");
    let help = format!("{}: {kinds}{texts}", lang.pick("種類", "the kind"));
    let id = lang.pick(
        "ID（英小文字・数字・ハイフン）。texts なら言語（例 vi）",
        "the id: lower case, digits, hyphens; of texts the language, such as vi",
    );
    command.arg(Arg::new("KIND").required(true).help(help)).arg(Arg::new("ID").required(true).help(id)).arg(
        Arg::new("DIR").long("dir").value_name("DIR").value_parser(value_parser!(PathBuf)).help(lang.pick(
            "サイトのフォルダー（書かなければ今いるところ）",
            "the portal's folder (default: the current one)",
        )),
    )
}

fn import_command(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    command
        .arg(path("FILE").required(true).help(t(
            "表（.xlsx、.ods、.csv など）。ほかのサイトの hub.json なら、--kind は要りません",
            "the table (.xlsx, .ods, .csv and the like), or the hub.json of another site, without --kind",
        )))
        .arg(
            Arg::new("kind")
                .long("kind")
                .value_name("KIND")
                .required(true)
                .help(t("記事の種類（例 job、仕事）", "the kind of its rows, such as job")),
        )
        .arg(path("DIR").long("dir").value_name("DIR").help(t(
            "サイトのフォルダー（書かなければ今いるところ）",
            "the portal's folder (default: the current one)",
        )))
        .arg(path("map").long("map").value_name("MAP").help(t(
            "見出しと項目の対応表（書かなければ imports/表の名前.種類.yaml）",
            "the map of headings and fields (default: imports/TABLE.KIND.yaml)",
        )))
        .arg(Arg::new("table").long("table").action(ArgAction::SetTrue).help(t(
            "1件ずつのファイルではなく、きれいな表（CSV）1つにします",
            "write one clean table (CSV) in place of a file for each record",
        )))
        .arg(Arg::new("take").long("take").value_name("ID").action(ArgAction::Append).help(t(
            "この記事は、人が書きかえていても消していても、表のとおりにします",
            "write this record as the table says, even if a person changed or deleted it",
        )))
        .arg(
            Arg::new("dry-run")
                .long("dry-run")
                .action(ArgAction::SetTrue)
                .help(t("ためすだけで、何も書きません", "show everything and write nothing")),
        )
        .arg(format_argument(lang))
        .arg(
            Arg::new("all")
                .long("all")
                .action(ArgAction::SetTrue)
                .help(t("1マスずつ、何と読んだかを並べます", "show cell by cell what was read")),
        )
}

fn upcoming_command(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    command
        .arg(folder_argument(lang))
        .arg(
            Arg::new("days")
                .long("days")
                .value_name("N")
                .value_parser(value_parser!(u16))
                .conflicts_with("until")
                .help(t("何日先まで調べるか（書かなければ60日）", "how many days ahead (default: 60)")),
        )
        .arg(day_argument("until").help(t("いつまで調べるか", "the last day that is looked at")))
        .arg(
            Arg::new("format")
                .long("format")
                .value_name("FORMAT")
                .value_parser(["human", "json", "ics"])
                .hide_possible_values(true)
                .help(t(
                    "結果の書き方: human、json、ics（カレンダーに入れるため）",
                    "how they are printed: human, json, ics (for a calendar)",
                )),
        )
        .arg(as_of(lang))
        .arg(drafts(lang))
}

fn serve_command(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    command
        .arg(
            Arg::new("port")
                .long("port")
                .value_name("PORT")
                .value_parser(value_parser!(u16))
                .help(t("ポート番号（書かなければ空いている番号）", "the port (default: a free one)")),
        )
        .arg(
            Arg::new("open")
                .long("open")
                .action(ArgAction::SetTrue)
                .help(t("ブラウザーで開きます", "open the browser")),
        )
        .arg(Arg::new("poll").long("poll").action(ArgAction::SetTrue).help(t(
            "変更を定期的に調べます（共有フォルダーなど）",
            "look for changes regularly (network drives)",
        )))
}

pub(super) fn folder_argument(lang: Language) -> Arg {
    Arg::new("DIR").value_parser(value_parser!(PathBuf)).help(lang.pick(
        "サイトのフォルダー（書かなければ今いるところ）",
        "the portal's folder (default: the current one)",
    ))
}

pub(super) fn as_of(lang: Language) -> Arg {
    day_argument("as-of").help(lang.pick(
        "いつの時点のサイトを作るか（書かなければ今日）",
        "the day the site is made for (default: today)",
    ))
}

fn day_argument(name: &'static str) -> Arg {
    Arg::new(name).long(name).value_name("YYYY-MM-DD").value_parser(|text: &str| {
        text.parse::<Day>().map(|day| day.0).ok().or_else(|| day_as_written(text)).ok_or("not a day")
    })
}

pub(super) fn drafts(lang: Language) -> Arg {
    Arg::new("drafts").long("drafts").action(ArgAction::SetTrue).help(lang.pick(
        "下書き・確認中・公開前の記事も入れます",
        "include drafts, records in review and scheduled ones",
    ))
}

fn all(lang: Language) -> Arg {
    Arg::new("all").long("all").action(ArgAction::SetTrue).help(lang.pick(
        "見つかったことと、読みかえた値（令和8年5月1日 → 2026-05-01 など）を、すべて並べます",
        "list every finding, and every value that was read as something else",
    ))
}

fn format_argument(lang: Language) -> Arg {
    Arg::new("format")
        .long("format")
        .value_name("FORMAT")
        .value_parser(["human", "short", "json", "github"])
        .hide_possible_values(true)
        .help(lang.pick(
            "結果の書き方: human、short、json、github",
            "how findings are printed: human, short, json, github",
        ))
}

fn lang_argument(lang: Language) -> Arg {
    Arg::new("lang")
        .long("lang")
        .value_name("LANG")
        .value_parser(["ja", "en"])
        .hide_possible_values(true)
        .help(lang.pick("メッセージの言語: ja、en", "the language of messages: ja, en"))
}

fn version_argument(lang: Language) -> Arg {
    let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
    version.help(lang.pick("版を表示します", "print the version"))
}

fn help_argument(lang: Language) -> Arg {
    Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::Help)
        .help(lang.pick("使い方を表示します", "print help"))
}

const fn template(lang: Language) -> &'static str {
    lang.pick(
        "{about}\n\n使い方: {usage}\n\n引数:\n{positionals}\n\nオプション:\n{options}\n",
        "{about}\n\nUsage: {usage}\n\nArguments:\n{positionals}\n\nOptions:\n{options}\n",
    )
}

const fn top_template(lang: Language) -> &'static str {
    lang.pick("{about}\n\n使い方: enishi <コマンド>\n\n{subcommands}\n\n「enishi <コマンド> --help」で、くわしい使い方を表示します。\n",
        "{about}\n\nUsage: enishi <COMMAND>\n\n{subcommands}\n\n`enishi <COMMAND> --help` tells more.\n",
    )
}
