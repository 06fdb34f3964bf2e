//! How much a rule weighs in a portal, and why.

use std::fmt;

use schemars::JsonSchema;
use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{self, IntoDeserializer as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::types::choices;

choices! {
    /// How a check counts.
    Level in ["level"] {
        Off = "off";
        Warn = "warn";
        Error = "error";
    }
}

/// What `checks` in `site.yaml` says of a rule: `off`, or `{level: off, reason: …}`.
#[derive(Debug, Clone, PartialEq, Eq, JsonSchema)]
#[schemars(extend("x-text-is" = "level"))]
pub struct CheckSetting {
    /// 強さ。off は調べない、warn は警告、error はエラー。
    ///
    /// Level. `off`, `warn` or `error`.
    pub level: Level,
    /// 理由。こうすることにした理由。off にするときに書きます。公開されません。
    ///
    /// Reason. Why, asked for where the check is `off`. Never published.
    pub reason: Option<String>,
}

impl CheckSetting {
    /// The reason, where one is written.
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty())
    }
}

impl<'de> Deserialize<'de> for CheckSetting {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Map {
            level: Level,
            reason: Option<String>,
        }
        struct LevelOrMap;
        impl<'de> Visitor<'de> for LevelOrMap {
            type Value = CheckSetting;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a level or a map")
            }
            fn visit_str<E: de::Error>(self, level: &str) -> Result<CheckSetting, E> {
                let level: StrDeserializer<'_, E> = level.into_deserializer();
                Ok(CheckSetting { level: Level::deserialize(level)?, reason: None })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<CheckSetting, A::Error> {
                let Map { level, reason } = Map::deserialize(MapAccessDeserializer::new(map))?;
                Ok(CheckSetting { level, reason })
            }
        }
        deserializer.deserialize_any(LevelOrMap)
    }
}
