//! Links inside the portal.

mod anchors;
mod base_url;
mod broken;
mod navigation;
mod unknown_name;
mod unpublished;

pub(super) use anchors::{LK403, missing_anchor};
pub(super) use base_url::{LK405, no_base_url};
pub(super) use broken::{LK401, broken};
pub(super) use navigation::broken_navigation;
pub(super) use unknown_name::{LK408, unknown_name};
pub(super) use unpublished::{LK406, unpublished, unpublished_in_settings};
