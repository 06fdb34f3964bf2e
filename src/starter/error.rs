//! Why nothing was written, in Japanese and English.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use crate::content::Kind;
use crate::locale::Language;
use crate::platform::{refusal, shown};

/// Why a portal or a record was not written. Whatever it is, nothing was overwritten.
#[derive(Debug)]
#[non_exhaustive]
pub enum StarterError {
    /// Something is already where the starter's files would be.
    Conflicts {
        /// The folder.
        path: PathBuf,
        /// What is in the way, below the folder. Sorted.
        conflicts: Vec<String>,
    },
    /// There is a file of that name.
    NotAFolder {
        /// What was asked for.
        path: PathBuf,
    },
    /// The folder has no `site.yaml`.
    NotAPortal {
        /// The folder.
        path: PathBuf,
    },
    /// The text cannot be an id.
    BadId {
        /// What was asked for.
        id: String,
        /// What could be one.
        suggestion: String,
    },
    /// Windows keeps the name for a device, or the name is too long.
    ReservedId {
        /// What was asked for.
        id: String,
    },
    /// A record of the kind has this id.
    Taken {
        /// The id.
        id: String,
        /// The kind.
        kind: Kind,
        /// The file that defines it, below the portal's folder.
        file: String,
    },
    /// The site is not in the language.
    NotALanguage {
        /// Its tag.
        lang: String,
    },
    /// The interface texts of the language are there already.
    TextsThere {
        /// Their file, below the portal's folder.
        file: String,
    },
    /// The system refused.
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What it said.
        source: io::Error,
    },
}

impl StarterError {
    pub(super) const fn io(path: PathBuf, source: io::Error) -> Self {
        Self::Io { path, source }
    }

    /// What went wrong and what to do, for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Ja => self.japanese(),
            Language::En => self.english(),
        }
    }

    fn japanese(&self) -> String {
        match self {
            Self::Conflicts { path, conflicts } => format!(
                "{}に、同じ名前のファイルがあります。何も書いていません。新しいフォルダーの名前で、もう一度お試しください。\n{}",
                in_folder_ja(path),
                listed(conflicts)
            ),
            Self::NotAFolder { path } => {
                format!("「{}」はフォルダーではありません。ほかの名前でお試しください。", shown(path))
            }
            Self::NotAPortal { path } => format!(
                "{}に site.yaml がありません。サイトのフォルダーに移ってから、もう一度お試しください。新しく始めるときは「enishi init フォルダー名」です。",
                in_folder_ja(path)
            ),
            Self::BadId { id, suggestion } => format!(
                "「{id}」はIDに使えません。半角の英小文字・数字・ハイフンで書いてください（例「{suggestion}」）。ファイル名とページのアドレスになります。"
            ),
            Self::ReservedId { id } => {
                format!(
                    "「{id}」という名前のファイルは、Windowsでは作れません。ほかのIDにしてください（例「{id}-1」）。"
                )
            }
            Self::Taken { id, file, .. } => {
                format!("「{id}」というIDは、もう使われています（{file}）。ほかのIDにしてください。")
            }
            Self::NotALanguage { lang } => format!(
                "「{lang}」は、このサイトの言語ではありません。site.yaml の「languages」に加えてから、もう一度お試しください。"
            ),
            Self::TextsThere { file } => {
                format!("「{file}」は、もうあります。足りないことばは、そのファイルに書いてください。")
            }
            Self::Io { path, source } => {
                format!("「{}」に書き込めませんでした（{}）。", shown(path), refusal(source, Language::Ja))
            }
        }
    }

    fn english(&self) -> String {
        match self {
            Self::Conflicts { path, conflicts } => format!(
                "{} already holds files of the same name; nothing was written. Try again with a new folder\n{}",
                in_folder_en(path),
                listed(conflicts)
            ),
            Self::NotAFolder { path } => format!("`{}` is not a folder; choose another name", shown(path)),
            Self::NotAPortal { path } => format!(
                "{} has no site.yaml; go to the folder of your site and try again, or start one with `enishi init DIR`",
                in_folder_en(path)
            ),
            Self::BadId { id, suggestion } => format!(
                "`{id}` cannot be an id: use lower case letters, digits and hyphens, such as `{suggestion}`; it becomes \
                 the name of the file and the address of the page"
            ),
            Self::ReservedId { id } => {
                format!("Windows cannot store a file named `{id}`; choose another id, such as `{id}-1`")
            }
            Self::Taken { id, kind, file } => {
                format!("the id `{id}` is taken by another {} ({file}); choose another", kind.singular())
            }
            Self::NotALanguage { lang } => {
                format!("the site is not in `{lang}`: add it to `languages` in `site.yaml`, and try again")
            }
            Self::TextsThere { file } => format!("`{file}` is there already; write what it lacks into it"),
            Self::Io { path, source } => {
                format!("`{}` could not be written: {}", shown(path), refusal(source, Language::En))
            }
        }
    }
}

/// `.` is no name that people know their folder by.
fn in_folder_ja(path: &Path) -> String {
    if is_here(path) {
        "このフォルダー".to_owned()
    } else {
        format!("フォルダー「{}」", shown(path))
    }
}

fn in_folder_en(path: &Path) -> String {
    if is_here(path) { "this folder".to_owned() } else { format!("the folder `{}`", shown(path)) }
}

fn is_here(path: &Path) -> bool {
    path.as_os_str().is_empty() || path == Path::new(".")
}

fn listed(conflicts: &[String]) -> String {
    conflicts.iter().map(|path| format!("  {path}")).collect::<Vec<_>>().join("\n")
}

impl fmt::Display for StarterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for StarterError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
