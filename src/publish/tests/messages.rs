//! The words of errors that are hard to bring about; the others stand where they happen.

use std::io;
use std::path::{MAIN_SEPARATOR, PathBuf};

use super::super::{Operation, PublishError};

fn io_error(operation: Operation, kind: io::ErrorKind) -> PublishError {
    PublishError::Io { operation, path: PathBuf::from("/p/public"), source: io::Error::from(kind) }
}

#[test]
fn in_both_languages() {
    let cases = [
        (
            PublishError::MountInside { path: PathBuf::from("/p/public/up") },
            "出力フォルダの中の /p/public/up に、別のディスクがマウントされています。中のファイルを守るため、出力をやめました。マウントを外すか、別のフォルダに出力してください。",
            "Another disk is mounted at /p/public/up, inside the output folder. To keep its files safe, nothing was written. Unmount it or give another folder.",
        ),
        (
            PublishError::Manifest {
                path: PathBuf::from("/p/public/.enishi-output.json"),
                reason: "format 2".to_owned(),
            },
            "出力の記録 /p/public/.enishi-output.json を読めません（format 2）。どのファイルがこのプログラムのものか分からないので、出力をやめました。別のフォルダに出力するか、中身を確かめてからこのフォルダを移してください。",
            "The record of the output, /p/public/.enishi-output.json, cannot be read (format 2). Without it nobody knows which files are the program's, so nothing was written. Give another folder, or look through this one and move it away.",
        ),
        (
            PublishError::AfterSwap {
                old: PathBuf::from("/p/.public.enishi-staging/site"),
                source: Box::new(io_error(Operation::Keep, io::ErrorKind::StorageFull)),
            },
            "新しいサイトは出力できましたが、ビルド中に前の出力フォルダへ加えられたファイルを引き継げませんでした（/p/public: no storage space）。ファイルは /p/.public.enishi-staging/site に残っています。もう一度ビルドすると、引き継ぎをやり直します。",
            "The new site is in place, but what was added to the former output during the build could not be brought over (/p/public: no storage space). It is still in /p/.public.enishi-staging/site; the next build tries again.",
        ),
        (
            io_error(Operation::Write, io::ErrorKind::StorageFull),
            "/p/public に書き込めません（no storage space）。ディスクがいっぱいです。空きを作ってから、もう一度実行してください。前回の出力はそのままです。",
            "Cannot write /p/public (no storage space). The disk is full: make room and run it again. The former output is untouched.",
        ),
        (
            io_error(Operation::Keep, io::ErrorKind::PermissionDenied),
            "/p/public を新しい出力へ引き継げません（permission denied）。この場所に書き込む権限があるか、確かめてください。前回の出力はそのままです。",
            "Cannot take along /p/public (permission denied). Make sure that you may write there. The former output is untouched.",
        ),
        (
            io_error(Operation::Remove, io::ErrorKind::Other),
            "/p/public を片づけられません（other error）。前回の出力はそのままです。",
            "Cannot clear away /p/public (other error). The former output is untouched.",
        ),
    ];
    for (error, ja, en) in cases {
        let said = |text: String| text.replace(MAIN_SEPARATOR, "/");
        assert_eq!(said(error.message(crate::locale::Language::Ja)), ja);
        assert_eq!(said(error.message(crate::locale::Language::En)), en);
        assert_eq!(said(error.to_string()), en);
    }
}
