//! Why a site was not published, with messages in Japanese and English.

use std::fmt;
use std::io;
use std::path::PathBuf;

use crate::locale::Language;
use crate::platform::portable::Unportable;
use crate::platform::{files, shown};

/// The operation that failed with an I/O error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operation {
    /// Reading a file or folder.
    Read,
    /// Creating a folder.
    Create,
    /// Writing a file.
    Write,
    /// Copying or linking an unmanaged file into the new site.
    Keep,
    /// Replacing the old site by the new one.
    Swap,
    /// Removing the files that an interrupted build left behind.
    Remove,
}

/// Why a site was not published. The former output is unchanged, except for
/// [`PublishError::AfterSwap`].
#[derive(Debug)]
#[non_exhaustive]
pub enum PublishError {
    /// The folder holds files but no manifest, so this program did not write it.
    UnmanagedFolder {
        /// The folder.
        path: PathBuf,
        /// The name of one entry of it.
        example: String,
    },
    /// The manifest exists but cannot be read or parsed.
    Manifest {
        /// The path of the manifest.
        path: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// An unmanaged file or folder has a path that the site needs.
    Unmanaged {
        /// Its path.
        path: PathBuf,
    },
    /// Another build for the same folder is running.
    Locked {
        /// The output folder.
        path: PathBuf,
    },
    /// The output path is a file or a broken link.
    NotAFolder {
        /// The path as given.
        path: PathBuf,
    },
    /// The output path is a drive's root or a mount point, which cannot be renamed.
    CannotBeSwapped {
        /// The folder.
        path: PathBuf,
    },
    /// A mounted folder lies inside the output.
    MountInside {
        /// The mount point.
        path: PathBuf,
    },
    /// The output folder lies inside an input folder.
    Inside {
        /// The output.
        path: PathBuf,
        /// The input folder.
        folder: PathBuf,
    },
    /// A path of the site that some operating system cannot store.
    Unportable {
        /// The output path.
        path: String,
        /// Why not.
        reason: Unportable,
    },
    /// Two paths of the site that are the same file on some file systems.
    Collision {
        /// The path that was added first.
        first: String,
        /// The path that collides with it.
        second: String,
    },
    /// A file could not be rendered.
    Render {
        /// Its output path.
        path: String,
        /// The cause.
        source: anyhow::Error,
    },
    /// The new site is published, but an unmanaged file that was added to the old one during the
    /// build could not be copied. The old folder is kept and the next build tries again.
    AfterSwap {
        /// The folder that holds the old site.
        old: PathBuf,
        /// The cause.
        source: Box<PublishError>,
    },
    /// An I/O error.
    Io {
        /// The operation that failed.
        operation: Operation,
        /// The file or folder.
        path: PathBuf,
        /// The error of the operating system.
        source: io::Error,
    },
}

impl PublishError {
    /// For `map_err`: adds the operation and the path to an I/O error.
    pub(super) fn io(operation: Operation, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io { operation, path, source }
    }

    /// The message for people.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        match language {
            Language::Ja => self.japanese(),
            Language::En => self.english(),
        }
    }

    /// The message without advice.
    fn cause(&self) -> String {
        match self {
            Self::Io { path, source, .. } => format!("{}: {source}", shown(path)),
            other => other.english(),
        }
    }

    fn japanese(&self) -> String {
        match self {
            Self::UnmanagedFolder { path, example } => format!(
                "{} には、このプログラムが書いたものではないファイル（{example} など）があります。消してしまわないよう、ここには出力しません。-o で空のフォルダか、まだ無いフォルダを指定してください。",
                shown(path)
            ),
            Self::Manifest { path, reason } => format!(
                "出力の記録 {} を読めません（{reason}）。どのファイルがこのプログラムのものか分からないので、出力をやめました。別のフォルダに出力するか、中身を確かめてからこのフォルダを移してください。",
                shown(path)
            ),
            Self::Unmanaged { path } => format!(
                "{} は、サイトの出力と同じ場所にありますが、このプログラムが書いたものではありません。消してしまわないよう、出力をやめました。別の場所へ移すか、名前を変えてください。",
                shown(path)
            ),
            Self::Locked { path } => format!(
                "{} には、いま別のビルドが出力しています。終わってから、もう一度実行してください。",
                shown(path)
            ),
            Self::NotAFolder { path } => format!(
                "{} はフォルダではありません（ファイルか、行き先のないリンクです）。-o でフォルダを指定してください。",
                shown(path)
            ),
            Self::CannotBeSwapped { path } => format!(
                "{} はドライブの最上位か、マウントされた場所なので、サイト全体を一度に入れ替えられません。その中のフォルダ（{}）を -o で指定してください。",
                shown(path),
                shown(&path.join("site"))
            ),
            Self::MountInside { path } => format!(
                "出力フォルダの中の {} に、別のディスクがマウントされています。中のファイルを守るため、出力をやめました。マウントを外すか、別のフォルダに出力してください。",
                shown(path)
            ),
            Self::Inside { path, folder } => format!(
                "出力フォルダ {} が、読み込むフォルダ {} の中にあります。出力が次の入力になってしまうので、外のフォルダを -o で指定してください。",
                shown(path),
                shown(folder)
            ),
            Self::Unportable { path, reason } => {
                format!("「{path}」という場所には出力できません。{}", reason.message(Language::Ja))
            }
            Self::Collision { first, second } => format!(
                "「{first}」と「{second}」は、大文字と小文字を区別しないパソコンやサーバーでは同じファイルになります。どちらかの名前を変えてください。"
            ),
            Self::Render { path, source, .. } => {
                format!("「{path}」を作れませんでした。{source:#}")
            }
            Self::AfterSwap { old, source } => format!(
                "新しいサイトは出力できましたが、ビルド中に前の出力フォルダへ加えられたファイルを引き継げませんでした（{}）。ファイルは {} に残っています。もう一度ビルドすると、引き継ぎをやり直します。",
                source.cause(),
                shown(old)
            ),
            Self::Io { operation, path, source } => format!(
                "{} {}（{source}）。{}",
                shown(path),
                match operation {
                    Operation::Read => "を読めません",
                    Operation::Create => "にフォルダを作れません",
                    Operation::Write => "に書き込めません",
                    Operation::Keep => "を新しい出力へ引き継げません",
                    Operation::Swap => "を新しい出力と入れ替えられません",
                    Operation::Remove => "を片づけられません",
                },
                advice_japanese(*operation, source)
            ),
        }
    }

    fn english(&self) -> String {
        match self {
            Self::UnmanagedFolder { path, example } => format!(
                "{} holds files that this program did not write ({example}, for one). So that nothing is lost, nothing is written there. Give an empty folder, or one that does not exist yet, with -o.",
                shown(path)
            ),
            Self::Manifest { path, reason } => format!(
                "The record of the output, {}, cannot be read ({reason}). Without it nobody knows which files are the program's, so nothing was written. Give another folder, or look through this one and move it away.",
                shown(path)
            ),
            Self::Unmanaged { path } => format!(
                "{} stands where the site needs to write, and this program did not write it. So that it is not lost, nothing was written. Move it or give it another name.",
                shown(path)
            ),
            Self::Locked { path } => format!(
                "Another build is writing to {} now. Run this one again when that one is done.",
                shown(path)
            ),
            Self::NotAFolder { path } => format!(
                "{} is not a folder (it is a file, or a link that leads nowhere). Give a folder with -o.",
                shown(path)
            ),
            Self::CannotBeSwapped { path } => format!(
                "{} is the top of a drive or a mount point, so the site cannot be swapped in as a whole. Give a folder inside it with -o ({}).",
                shown(path),
                shown(&path.join("site"))
            ),
            Self::MountInside { path } => format!(
                "Another disk is mounted at {}, inside the output folder. To keep its files safe, nothing was written. Unmount it or give another folder.",
                shown(path)
            ),
            Self::Inside { path, folder } => format!(
                "The output folder {} lies inside {}, which is read. The output would become the next input; give a folder outside it with -o.",
                shown(path),
                shown(folder)
            ),
            Self::Unportable { path, reason } => {
                format!("Nothing can be written at \"{path}\". {}", reason.message(Language::En))
            }
            Self::Collision { first, second } => format!(
                "\"{first}\" and \"{second}\" are one and the same file on computers and servers that do not tell upper from lower case. Give one of them another name."
            ),
            Self::Render { path, source, .. } => {
                format!("\"{path}\" could not be made. {source:#}")
            }
            Self::AfterSwap { old, source } => format!(
                "The new site is in place, but what was added to the former output during the build could not be brought over ({}). It is still in {}; the next build tries again.",
                source.cause(),
                shown(old)
            ),
            Self::Io { operation, path, source } => format!(
                "Cannot {} {} ({source}). {}",
                match operation {
                    Operation::Read => "read",
                    Operation::Create => "create the folder",
                    Operation::Write => "write",
                    Operation::Keep => "take along",
                    Operation::Swap => "swap the new output in at",
                    Operation::Remove => "clear away",
                },
                shown(path),
                advice_english(*operation, source)
            ),
        }
    }
}

/// Whether a file that a program has open may be the reason. Windows says of a folder only that it may not be moved.
fn may_be_open(operation: Operation, source: &io::Error) -> bool {
    let is_refused = source.kind() == io::ErrorKind::PermissionDenied;
    files::is_held(source) || cfg!(windows) && is_refused && operation == Operation::Swap
}

fn advice_japanese(operation: Operation, source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "ディスクがいっぱいです。空きを作ってから、もう一度実行してください。前回の出力はそのままです。"
        }
        _ if may_be_open(operation, source) => {
            "そこのファイルを開いているプログラム（エディタ、エクスプローラー、コマンドプロンプト、ウイルス対策など）があれば閉じて、もう一度実行してください。前回の出力はそのままです。"
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "この場所に書き込む権限があるか、確かめてください。前回の出力はそのままです。"
        }
        _ => "前回の出力はそのままです。",
    }
}

fn advice_english(operation: Operation, source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "The disk is full: make room and run it again. The former output is untouched."
        }
        _ if may_be_open(operation, source) => {
            "Close whatever has files there open (editor, file manager, command prompt, virus scanner) and run it again. The former output is untouched."
        }
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            "Make sure that you may write there. The former output is untouched."
        }
        _ => "The former output is untouched.",
    }
}

impl fmt::Display for PublishError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.english())
    }
}

impl std::error::Error for PublishError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Render { source, .. } => Some(source.as_ref()),
            Self::AfterSwap { source, .. } => Some(source.as_ref()),
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
