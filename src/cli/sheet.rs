//! `enishi sheet KIND`: writes a workbook to fill in.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::schema::unknown_kind;
use super::{Outcome, Output};
use crate::content::{Kind, Tier};
use crate::locale::Language;
use crate::pipeline;
use crate::platform::new_files::NewFiles;
use crate::platform::{refusal, shown};
use crate::sheet::{self, Offered, Wanted};

/// What can be asked for.
pub(super) fn arguments(command: Command, lang: Language) -> Command {
    let t = |ja, en| lang.pick(ja, en);
    let path = |name: &'static str| Arg::new(name).value_parser(value_parser!(PathBuf));
    let flag = |name: &'static str| Arg::new(name).long(name).action(ArgAction::SetTrue);
    command
        .arg(Arg::new("KIND").required(true).help(t("種類（例 job、仕事）", "a kind, such as job")))
        .arg(path("out").short('o').long("out").value_name("FILE").help(t(
            "作るファイル（書かなければ「求人.xlsx」など）",
            "the file to write (default: jobs.xlsx and the like)",
        )))
        .arg(flag("short").help(t(
            "事業者や団体に配る、短い表にします",
            "a short one, for employers and groups to fill in",
        )))
        .arg(flag("all").conflicts_with("short").help(t("すべての項目を入れます", "with every field")))
        .arg(path("DIR").long("dir").value_name("DIR").help(t(
            "サイトのフォルダー（書かなければ今いるところ。地域などの一覧を入れます）",
            "the portal's folder, whose regions and groups are offered (default: the current one)",
        )))
}

pub(super) fn run(matches: &ArgMatches, output: &Output) -> Outcome {
    let asked = matches.get_one::<String>("KIND").map_or("", String::as_str);
    let Some(kind) = Kind::meant_by(asked) else {
        output.fail(&unknown_kind(asked, output.lang));
        return Outcome::Failed;
    };
    let tier = match (matches.get_flag("short"), matches.get_flag("all")) {
        (true, _) => Tier::Short,
        (false, true) => Tier::Further,
        (false, false) => Tier::Usual,
    };
    let given = matches.get_one::<PathBuf>("DIR");
    let root = given.cloned().unwrap_or_else(|| PathBuf::from("."));
    let is_portal = root.join("site.yaml").is_file();
    if given.is_some() && !is_portal {
        output.fail(&match output.lang {
            Language::Ja => {
                format!(
                    "フォルダー「{}」に site.yaml がありません。サイトのフォルダーを指定してください。",
                    shown(&root)
                )
            }
            Language::En => {
                format!("the folder `{}` has no site.yaml; name the folder of a portal", shown(&root))
            }
        });
        return Outcome::Failed;
    }
    let offered =
        if is_portal { Offered::of(&pipeline::load_folder(&root).portal) } else { Offered::default() };
    let wanted = Wanted { kind, tier, language: output.lang };
    let name = sheet::file_name(kind, tier, output.lang);
    let file = match matches.get_one::<PathBuf>("out") {
        Some(out) if out.is_dir() => out.join(name),
        Some(out) => out.clone(),
        None => PathBuf::from(name),
    };
    if file.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        output.fail(&match output.lang {
            Language::Ja => {
                format!("「{}」の終わりを .xlsx にしてください。", shown(&file))
            }
            Language::En => format!("`{}` has to end in .xlsx", shown(&file)),
        });
        return Outcome::Failed;
    }
    match sheet::workbook(wanted, &offered) {
        Ok(bytes) => write(&file, &bytes, wanted, is_portal, output),
        Err(error) => {
            output.fail(&error.to_string());
            Outcome::Failed
        }
    }
}

fn write(file: &Path, bytes: &[u8], wanted: Wanted, is_portal: bool, output: &Output) -> Outcome {
    let mut written = NewFiles::default();
    if let Err((path, error)) = written.create(file, bytes) {
        let (path, exists) = (shown(&path), error.kind() == ErrorKind::AlreadyExists);
        let error = refusal(&error, output.lang);
        let why = match (output.lang, exists) {
            (Language::Ja, true) => format!(
                "「{path}」は、もうあります。何も書いていません。ほかの名前を -o で指定してください（例 -o 新しい表.xlsx）。"
            ),
            (Language::Ja, false) => format!("「{path}」に書き込めませんでした（{error}）。"),
            (Language::En, true) => {
                format!("`{path}` exists already; nothing was written. Name another file with -o")
            }
            (Language::En, false) => format!("`{path}` could not be written: {error}"),
        };
        output.fail(&why);
        return Outcome::Failed;
    }
    written.keep();
    let (folder, file) = (wanted.kind.folder(), shown(file));
    let (ja, en) = if is_portal { ("このサイト", "the portal's") } else { ("サイト", "a portal's") };
    output.tell(
        &format!(
            "作りました: {file}\n1行に1件ずつ書いて、保存してください。{ja}の content/{folder} フォルダーに入れると載ります。「enishi check」で確かめられます。"
        ),
        &format!(
            "wrote {file}\none record a row; once it is saved in {en} folder content/{folder} it is published. `enishi check` looks for mistakes"
        ),
    );
    Outcome::Fine
}
