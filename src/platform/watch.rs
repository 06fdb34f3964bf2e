//! Whether the system reports changes in a folder, or the folder has to be polled.

use std::path::Path;

/// What is known about change events in a folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WatchSupport {
    /// A local disk: all changes are reported.
    Works,
    /// Changes made by other machines are not reported; the text names the kind of file system.
    Unreliable(&'static str),
    /// The kind of file system cannot be found out.
    Unknown,
}

/// Finds out by the kind of file system that a folder lies on.
#[must_use]
pub fn watch_support(folder: &Path) -> WatchSupport {
    #[cfg(any(target_os = "linux", target_os = "android"))]
    {
        match rustix::fs::statfs(folder) {
            Ok(found) => by_kind(found.f_type),
            Err(_) => WatchSupport::Unknown,
        }
    }
    #[cfg(not(any(target_os = "linux", target_os = "android")))]
    {
        let network = folder.to_str().is_some_and(is_share);
        if network { WatchSupport::Unreliable("network share") } else { WatchSupport::Unknown }
    }
}

/// `\\server\share`, also in its resolved form `\\?\UNC\server\share`.
#[cfg_attr(
    any(target_os = "linux", target_os = "android"),
    allow(dead_code, reason = "asked on other systems")
)]
pub(super) fn is_share(path: &str) -> bool {
    match path.strip_prefix(r"\\") {
        Some(rest) => rest.starts_with(r"?\UNC\") || !rest.starts_with(['?', '.']),
        None => false,
    }
}

/// The magic numbers of `statfs(2)`. Network and shared folders report only changes that were
/// made through this very mount; WSL's `/mnt/c` is 9P.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(super) fn by_kind(magic: impl TryInto<i64>) -> WatchSupport {
    // Some systems hold the number in 32 bits with a sign; the low 32 bits are what counts.
    let Ok(magic) = magic.try_into() else {
        return WatchSupport::Unknown;
    };
    let name = match magic & 0xffff_ffff {
        0x6969 => "NFS",
        0x517b | 0xfe53_4d42 | 0xff53_4d42 => "SMB",
        0x0102_1997 => "9P",
        0x6573_5546 => "FUSE",
        0x786f_4256 => "VirtualBox",
        0xbacb_acbc => "VMware",
        0x7c7c_6673 => "Parallels",
        0x5346_414f => "AFS",
        0x00c3_6400 => "Ceph",
        0x7375_7245 => "Coda",
        0x564c => "NCP",
        _ => return WatchSupport::Works,
    };
    WatchSupport::Unreliable(name)
}
