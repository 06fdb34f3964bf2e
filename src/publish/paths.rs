//! Guards the file system against paths that no site may have; rules say so to people long before.

use super::PublishError;
use crate::platform::portable::portable;
use crate::platform::{OutputPath, PathSet};

/// Checks all paths of a site: every computer can store each, and all beside each other.
pub(super) fn check_all(paths: &[OutputPath]) -> Result<(), PublishError> {
    let mut set = PathSet::default();
    for path in paths {
        portable(path).map_err(|reason| PublishError::Unportable { path: path.to_string(), reason })?;
        set.add(path).map_err(|first| PublishError::Collision {
            first: first.to_string(),
            second: path.to_string(),
        })?;
    }
    Ok(())
}
