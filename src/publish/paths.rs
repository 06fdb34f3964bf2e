//! The paths of a site, held against what every computer can store before a single one is written.

use std::collections::HashMap;

use super::PublishError;
use crate::platform::portable::{collision_key, portable};

/// Checks all paths of a site: each is portable, and no two are one, or file and folder at once.
pub(super) fn check_all(paths: &[String]) -> Result<(), PublishError> {
    for path in paths {
        portable(path).map_err(|reason| PublishError::Unportable { path: path.clone(), reason })?;
    }
    let mut files: HashMap<String, &str> = HashMap::with_capacity(paths.len());
    for path in paths {
        if let Some(first) = files.insert(collision_key(path), path) {
            return Err(collision(first, path));
        }
    }
    let mut folders: HashMap<String, &str> = HashMap::new();
    for folder in super::staging::folders_of(paths) {
        let key = collision_key(folder);
        if let Some(file) = files.get(&key) {
            return Err(collision(file, &format!("{folder}/")));
        }
        if let Some(other) = folders.insert(key, folder) {
            return Err(collision(&format!("{other}/"), &format!("{folder}/")));
        }
    }
    Ok(())
}

fn collision(first: &str, second: &str) -> PublishError {
    PublishError::Collision { first: first.to_owned(), second: second.to_owned() }
}
