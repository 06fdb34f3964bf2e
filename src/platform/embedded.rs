//! Folders that the compiler put into the program.

use include_dir::Dir;

/// All files of an embedded folder and of those in it: the path below it, with `/` between folders, and the bytes.
pub fn embedded_files(folder: &'static Dir<'static>) -> Vec<(&'static str, &'static [u8])> {
    let mut files = Vec::new();
    let mut folders = vec![folder];
    while let Some(next) = folders.pop() {
        folders.extend(next.dirs());
        files.extend(next.files().filter_map(|file| Some((file.path().to_str()?, file.contents()))));
    }
    files.sort_unstable();
    files
}
