//! Why nothing was imported, in Japanese and English.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::diagnostic::Diagnostic;
use crate::locale::Language;
use crate::platform::{refusal, shown};

/// Why nothing was imported. Whatever it is, nothing was written.
#[derive(Debug)]
#[non_exhaustive]
pub enum ImportError {
    /// The folder has no `site.yaml`.
    NotAPortal {
        /// The folder.
        path: PathBuf,
    },
    /// There is no file of that name.
    NoTable {
        /// What was asked for.
        path: PathBuf,
    },
    /// The table stands in the folder `content`, where it is read as it is.
    IsContent {
        /// What was asked for.
        path: PathBuf,
    },
    /// The table or the map of headings cannot be read.
    Findings(Vec<Diagnostic>),
    /// What was written before cannot be read, so nobody knows what a person has changed since.
    Ledger {
        /// The file that says so, from the portal's folder.
        path: String,
    },
    /// There is a table where the clean one would be written, and it was not imported.
    TableExists {
        /// Its path from the portal's folder.
        path: String,
    },
    /// A row gave an id that is no name of a file on Windows.
    ReservedId {
        /// The id.
        id: String,
    },
    /// A record whose file would be read as something else than its row.
    Unlike {
        /// The title of the record.
        title: String,
    },
    /// A record that a table may hold, and whose own file would lack a field.
    Incomplete {
        /// The title of the record.
        title: String,
        /// What the field is called.
        field: String,
    },
    /// A file that should be the `hub.json` of a site is none.
    NoHub {
        /// The file.
        path: PathBuf,
    },
    /// The records of a kind in a `hub.json` are no list.
    NoHubRecords {
        /// The file.
        path: PathBuf,
        /// The name of the kind's records.
        folder: String,
    },
    /// The `hub.json` is of a later version of the program.
    NewerHub {
        /// The file.
        path: PathBuf,
    },
    /// The system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl ImportError {
    pub(super) const fn io(path: PathBuf, source: io::Error) -> Self {
        Self::Io { path, source }
    }

    /// What went wrong and what to do, for people; empty where findings say it.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Ja => self.japanese(),
            Language::En => self.english(),
        }
    }

    fn japanese(&self) -> String {
        match self {
            Self::NotAPortal { path } => format!(
                "「{}」に site.yaml がありません。サイトのフォルダーに移るか、「--dir サイトのフォルダー」を付けて、もう一度お試しください。新しく始めるときは「enishi init フォルダー名」です。",
                shown(path)
            ),
            Self::NoTable { path } => format!(
                "「{}」というファイルがありません。名前と場所を確かめてください（エクスプローラーからこの画面へファイルを引っぱってくると、名前が入ります）。",
                shown(path)
            ),
            Self::IsContent { path } => format!(
                "「{}」は content フォルダーの中にあるので、取り込まなくても、そのままサイトに載ります。1件ずつの記事に分けたいときは、imports フォルダー（なければ作ります）に移してから取り込んでください。",
                shown(path)
            ),
            Self::Findings(_) => String::new(),
            Self::Ledger { path } => format!(
                "取り込みの控え「{path}」が壊れていて、どの記事が書きかえられたのか分かりません。このファイルを消すと、もう一度取り込めます（今ある記事は、書きかえずに残します）。"
            ),
            Self::TableExists { path } => format!(
                "「{path}」は、もうあります（取り込みで作ったものではありません）。上書きしないように、何も書きませんでした。そのファイルの名前を変えてから、もう一度お試しください。"
            ),
            Self::ReservedId { id } => format!(
                "「{id}」という名前のファイルは、Windows では作れません。表のIDを変えてください（例「{id}-1」）。"
            ),
            Self::Unlike { title } => format!(
                "「{title}」の行を、同じ意味のままファイルに書き出せませんでした。表を content フォルダーに置けば、そのまま載せられます。この表を添えて、開発元にお知らせください。"
            ),
            Self::Incomplete { title, field } => format!(
                "「{title}」の行には「{field}」がないので、1件ずつのファイルにできません。表に「{field}」の列を作って書き入れるか、「--table」を付けて取り込んでください。何も書いていません。"
            ),
            Self::NoHub { path } => format!(
                "「{}」は、ほかのサイトの公開データ（hub.json）として読めません。そのサイトの「オープンデータ」のページから、hub.json をもう一度保存してください。表（Excel・CSV）を取り込むときは、そのファイルを指定してください。何も書いていません。",
                shown(path)
            ),
            Self::NoHubRecords { path, folder } => format!(
                "「{}」の records の「{folder}」が、記事の並び（[ ] の中に1件ずつ）になっていないので、読めません。そのサイトの「オープンデータ」のページから、hub.json をもう一度保存してください。何も書いていません。",
                shown(path)
            ),
            Self::NewerHub { path } => format!(
                "「{}」は、新しい版の「縁」で作られたものなので、この版では読めません。enishi を新しくしてから、もう一度お試しください。何も書いていません。",
                shown(path)
            ),
            Self::Io { path, source } => {
                format!(
                    "「{}」に書き込めませんでした（{}）。何も変わっていません。",
                    shown(path),
                    refusal(source, Language::Ja)
                )
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::NotAPortal { path } => format!(
                "`{}` has no site.yaml; go to the folder of your site or add `--dir DIR`, or start one with `enishi init DIR`",
                shown(path)
            ),
            Self::NoTable { path } => {
                format!("there is no file `{}`; check its name and folder", shown(path))
            }
            Self::IsContent { path } => format!(
                "`{}` stands in the folder `content`, so the site shows it as it is; to make records of their own of it, \
                 move it into the folder `imports` (make it if need be) and import it from there",
                shown(path)
            ),
            Self::Findings(_) => String::new(),
            Self::Ledger { path } => format!(
                "what was imported before (`{path}`) cannot be read, so nobody knows which records were changed since; \
                 delete that file to import again: the records that exist will be kept as they are"
            ),
            Self::TableExists { path } => {
                format!("`{path}` exists and was not imported; nothing was written. Rename it and try again")
            }
            Self::ReservedId { id } => {
                format!(
                    "Windows cannot store a file named `{id}`; choose another id in the table, such as `{id}-1`"
                )
            }
            Self::Unlike { title } => format!(
                "the row `{title}` could not be written so that it means the same; in the folder `content` the table \
                 is shown as it is. Please report this with the table"
            ),
            Self::Incomplete { title, field } => format!(
                "the row `{title}` lacks {field}, which a file of its own must have; add a column {field} to the table and fill it in, or import it with `--table`. Nothing was written"
            ),
            Self::NoHub { path } => format!(
                "`{}` is not what a site gives out as hub.json; save it again from the page of open data of that site, or name a table (Excel, CSV). Nothing was written",
                shown(path)
            ),
            Self::NoHubRecords { path, folder } => format!(
                "the records `{folder}` of `{}` are no list (`[ ]`), so they cannot be read; save hub.json again from the page of open data of that site. Nothing was written",
                shown(path)
            ),
            Self::NewerHub { path } => format!(
                "`{}` was made by a later version of Enishi; update the program and try again. Nothing was written",
                shown(path)
            ),
            Self::Io { path, source } => {
                format!(
                    "`{}` could not be written: {}; nothing has changed",
                    shown(path),
                    refusal(source, Language::En)
                )
            }
        }
    }
}

impl fmt::Display for ImportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for ImportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
