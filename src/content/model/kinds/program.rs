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
    /// 種類。補助金、研修、相談などの別。
    ///
    /// Kind. Subsidy, training, advice and so on.
    #[schemars(extend("x-open-data" = true))]
    pub kind: ProgramKind,
    /// 種類の呼び名。種類にない言い方（サークルなど）。種類と並べて載せます。
    ///
    /// What the kind is called. A word of one's own, shown beside the kind.
    #[schemars(extend("x-open-data" = true))]
    pub kind_name: Option<String>,
    /// 実施するところ。市区町村、県、団体などの名前。
    ///
    /// Provider. The municipality, prefecture or association.
    #[schemars(extend("x-open-data" = true))]
    pub provider: Option<String>,
    /// 対象。だれが使えるか。
    ///
    /// Who can use it.
    #[schemars(extend("x-open-data" = true))]
    pub who: Option<String>,
    /// 金額・内容。いくら、または何を助けるか。
    ///
    /// Amount. How much, or what is given.
    #[schemars(extend("x-open-data" = true))]
    pub amount: Option<String>,
    /// 申請。
    ///
    /// Apply.
    pub apply: Option<ProgramApply>,
    /// 根拠。条例や要綱。
    ///
    /// Legal basis.
    #[schemars(extend("x-open-data" = true))]
    pub legal_basis: Option<String>,
}

/// When and how to apply for public help.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct ProgramApply {
    /// 申請の開始日。この日から申請できます。
    ///
    /// From. The first day to apply.
    #[schemars(extend("x-open-data" = true))]
    pub from: Option<Day>,
    /// 申請の期限。この日まで申請できます。
    ///
    /// Until. The last day to apply.
    #[schemars(extend("x-open-data" = true))]
    pub until: Option<Day>,
    /// 申請の方法。出すものと、出す先。
    ///
    /// How. What to hand in, and where.
    pub how: Option<String>,
    /// 申請のウェブサイト。
    ///
    /// Web address.
    #[schemars(extend("x-open-data" = true))]
    pub url: Option<Url>,
    /// 申請の電話番号。
    ///
    /// Telephone.
    pub tel: Option<Tel>,
}
