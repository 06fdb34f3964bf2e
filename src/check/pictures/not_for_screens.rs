//! LK413: pictures that come out as they are, though screens or readers may not take them well.

use crate::diagnostic::{Diagnostic, Finding as _, Location, finding};
use crate::pictures::Peculiarity;
use crate::source::PortalPath;

finding! {
    /// A picture that is not made for screens.
    enum LK413: Links Warning {
        PrintColours = "default" / "default",
        Moving = "moving" / "moving",
    }
    labels LK413Label { Shown = "shown" }
}

/// The finding about what is peculiar in a picture.
pub fn peculiar_picture(path: &PortalPath, peculiarity: Peculiarity) -> Diagnostic {
    let finding = match peculiarity {
        Peculiarity::PrintColours => LK413::PrintColours,
        Peculiarity::Moving => LK413::Moving,
    };
    finding.at(Location::File(path.to_string()))
}
