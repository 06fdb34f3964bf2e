//! Pages: about, how to join, policies.

use schemars::JsonSchema;
use serde::Deserialize;

use super::super::types::choices;

choices! {
    /// Where the entry of a page stands.
    MenuPlace in ["menu_place"] {
        Header = "header";
        Footer = "footer";
        Both = "both";
    }
}

/// A free page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Page {
    /// メニュー。どこに、どんな名前で、何番目に出すか。
    ///
    /// Menu. Where its entry stands, what it is called, and in which order.
    pub menu: Option<Menu>,
}

/// A page's entry in the menu or at the foot of all pages.
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
    /// 場所。header はページの上のメニュー、footer はページの下、both は両方。書かなければ footer です。
    ///
    /// Place. `header` is the menu at the top of each page, `footer` its foot, `both` both. `footer` unless said otherwise.
    pub place: Option<MenuPlace>,
}
