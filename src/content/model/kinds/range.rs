//! A range of numbers of which one end may be open.

/// A range: neither without both ends nor with its ends reversed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range<T>(Ends<T>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ends<T> {
    From(T),
    UpTo(T),
    Both(T, T),
}

/// The ends of a range whose maximum is below its minimum.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reversed<T> {
    /// The minimum.
    pub min: T,
    /// The maximum.
    pub max: T,
}

impl<T: Copy + Ord> Range<T> {
    /// The range between two ends; nothing where neither is given.
    pub fn new(min: Option<T>, max: Option<T>) -> Result<Option<Self>, Reversed<T>> {
        match (min, max) {
            (None, None) => Ok(None),
            (Some(min), None) => Ok(Some(Self(Ends::From(min)))),
            (None, Some(max)) => Ok(Some(Self(Ends::UpTo(max)))),
            (Some(min), Some(max)) if max < min => Err(Reversed { min, max }),
            (Some(min), Some(max)) => Ok(Some(Self(Ends::Both(min, max)))),
        }
    }

    /// The lower end, where it is not open.
    pub fn min(&self) -> Option<T> {
        match self.0 {
            Ends::From(min) | Ends::Both(min, _) => Some(min),
            Ends::UpTo(_) => None,
        }
    }

    /// The upper end, where it is not open.
    pub fn max(&self) -> Option<T> {
        match self.0 {
            Ends::UpTo(max) | Ends::Both(_, max) => Some(max),
            Ends::From(_) => None,
        }
    }
}
