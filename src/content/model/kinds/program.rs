//! Programs: public help (公助).

use schemars::JsonSchema;
use serde::Deserialize;

use crate::content::model::types::{Day, Tel, Url, choices};

choices! {
    /// What kind of help it is.
    ProgramKind in ["program_kind"] {
        Subsidy = "subsidy";
        Training = "training";
        Consultation = "consultation";
        Housing = "housing";
        Childcare = "childcare";
        Registration = "registration";
        Reunion = "reunion";
        Other = "other";
    }
}

/// Public help.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Program {
    /// 種類。
    ///
    /// Kind.
    pub kind: ProgramKind,
    /// 実施するところ。
    ///
    /// Provider.
    pub provider: Option<String>,
    /// 対象。だれが使えるか。
    ///
    /// Who can use it.
    pub who: Option<String>,
    /// 金額・内容。
    ///
    /// Amount.
    pub amount: Option<String>,
    /// 申請。
    ///
    /// Apply.
    pub apply: Option<ProgramApply>,
    /// 根拠。条例や要綱。
    ///
    /// Legal basis.
    pub legal_basis: Option<String>,
}

/// When and how to apply for public help.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct ProgramApply {
    /// 申請の開始日。
    ///
    /// From.
    pub from: Option<Day>,
    /// 申請の期限。
    ///
    /// Until.
    pub until: Option<Day>,
    /// 申請の方法。
    ///
    /// How.
    pub how: Option<String>,
    /// 申請のウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
    /// 申請の電話番号。
    ///
    /// Telephone.
    pub tel: Option<Tel>,
}
