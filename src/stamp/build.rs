//! Names what the program is made of, so that what it keeps in portals is told from what another one kept.

use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash as _, Hasher};
use std::io;
use std::path::{Path, PathBuf};

/// All that a site's bytes depend on.
const MADE_OF: [&str; 6] = ["src", "content", "themes", "Cargo.toml", "Cargo.lock", ".cargo/config.toml"];

fn main() -> io::Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for start in MADE_OF {
        println!("cargo:rerun-if-changed={start}");
        collect(&root.join(start), &mut files)?;
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.strip_prefix(root).unwrap_or(&file).hash(&mut hasher);
        fs::read(&file)?.hash(&mut hasher);
    }
    println!("cargo:rustc-env=ENISHI_MADE_OF={:016x}", hasher.finish());
    Ok(())
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    if path.is_dir() {
        for entry in fs::read_dir(path)? {
            collect(&entry?.path(), files)?;
        }
    } else if path.is_file() {
        files.push(path.to_owned());
    }
    Ok(())
}
