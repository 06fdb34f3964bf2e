//! The last check of output paths before writing; the rules of `check` report the same faults.

use super::PublishError;
use crate::platform::portable::portable;
use crate::platform::{OutputPath, PathSet};

/// Checks that every operating system can store each path, and that no two paths collide.
///
/// # Errors
/// [`PublishError::Unportable`] or [`PublishError::Collision`].
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
