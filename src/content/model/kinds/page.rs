//! Pages: about, how to join, policies.

use schemars::JsonSchema;
use serde::Deserialize;

/// A free page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Page {
    /// メニュー。メニューに出すとき。
    ///
    /// Menu. To show it in the menu.
    pub menu: Option<Menu>,
}

/// A page's entry in the menu.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Menu {
    /// メニューでの名前。なければ題名です。
    ///
    /// Label. Else the title.
    pub label: Option<String>,
    /// 順番。小さい数字が先です。
    ///
    /// Order. Smaller comes first.
    pub order: Option<i32>,
}
