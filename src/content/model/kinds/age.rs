//! The age limit of a job: as it is written, and as what it can mean.

use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use super::range::{Range, Reversed};

/// An age limit with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Age {
    /// From which age to which.
    pub range: Option<Range<u8>>,
    /// Why.
    pub reason: Option<String>,
    /// What else there is to know.
    pub note: Option<String>,
}

/// An age limit as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct WrittenAge {
    /// 年齢の下限。限るときは理由も書きます。
    ///
    /// Minimum. A limit needs its reason.
    #[schemars(extend("x-open-data" = true))]
    pub min: Option<u8>,
    /// 年齢の上限。限るときは理由も書きます。
    ///
    /// Maximum. A limit needs its reason.
    #[schemars(extend("x-open-data" = true))]
    pub max: Option<u8>,
    /// 年齢を限る理由。法律で認められた理由。
    ///
    /// Reason. One that the law allows.
    #[schemars(extend("x-open-data" = true))]
    pub reason: Option<String>,
    /// 年齢の補足。
    ///
    /// Note.
    #[schemars(extend("x-open-data" = true))]
    pub note: Option<String>,
}

impl TryFrom<WrittenAge> for Age {
    type Error = Reversed<u8>;

    fn try_from(written: WrittenAge) -> Result<Self, Reversed<u8>> {
        let WrittenAge { min, max, reason, note } = written;
        Ok(Self { range: Range::new(min, max)?, reason, note })
    }
}

/// Reads the field `age`. An error means that the check before decoding missed a mistake.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Age>, D::Error> {
    let written = Option::<WrittenAge>::deserialize(deserializer)?;
    let age = written.map(Age::try_from).transpose();
    age.map_err(|error| D::Error::custom(format!("age: {error:?}")))
}
