//! Who answers for a site.

use schemars::JsonSchema;
use serde::Deserialize;

use super::kinds::PublisherKind;
use super::types::{Email, Tel, Url};

/// Who publishes the site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Publisher {
    /// 名前。
    ///
    /// Name.
    pub name: String,
    /// 種類。
    ///
    /// Kind.
    pub kind: Option<PublisherKind>,
    /// ウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
    /// メールアドレス。
    ///
    /// E-mail.
    pub email: Option<Email>,
    /// お知らせメール。読者がメールのお知らせを申し込むページのアドレス。
    ///
    /// Newsletter. The address of the page on which readers ask for the publisher's mails.
    pub newsletter: Option<Url>,
    /// 電話番号。
    ///
    /// Telephone.
    pub tel: Option<Tel>,
    /// 住所。
    ///
    /// Address.
    pub address: Option<String>,
}
