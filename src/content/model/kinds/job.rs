//! Jobs: work in the region, from a full-time post to one afternoon a month.

use schemars::JsonSchema;
use serde::Deserialize;

use super::age::{Age, WrittenAge};
use super::contract::{Contract, Contracts};
use super::pay::{Pay, WrittenPay};
use super::shared::{Apply, PublisherKind};
use crate::content::model::types::{Clock, Day, GroupId, Headcount, Kana, ProgramId, Url, choices};

choices! {
    /// Where the work is done.
    PlaceMode in ["place_mode", "event_mode", "search_mode"] {
        Onsite = "onsite";
        Remote = "remote";
        Hybrid = "hybrid";
    }
    /// Whether a fixed term is renewed.
    Renewal in ["renewal"] {
        None = "none";
        Possible = "possible";
        Automatic = "automatic";
    }
    /// How often one works.
    Frequency in ["frequency"] {
        Once = "once";
        Monthly = "monthly";
        Weekly = "weekly";
        SeveralDays = "several-days";
        Full = "full";
    }
    /// Social and labour insurance.
    Insurance in ["insurance"] {
        Health = "health";
        Pension = "pension";
        Employment = "employment";
        WorkersCompensation = "workers-compensation";
    }
    /// Who is especially welcome.
    Welcome in ["welcome"] {
        Senior = "senior";
        Parents = "parents";
        Carers = "carers";
        Disabled = "disabled";
        UTurn = "u-turn";
        ITurn = "i-turn";
        Student = "student";
        SideJob = "side-job";
        Returning = "returning";
        Beginner = "beginner";
    }
}

/// A job posting.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Job {
    /// 事業者。雇う人、または仕事を頼む人。
    ///
    /// Employer. Who employs or commissions.
    pub employer: Employer,
    /// 契約の種類。雇用、業務委託、ボランティアなどの別。
    ///
    /// Contract. The form of the work.
    #[schemars(schema_with = "super::shared::one_or_many::<Contract>")]
    #[schemars(extend("x-open-data" = true))]
    pub contract: Contracts,
    /// 契約の呼び名。募集する人の言い方（会計年度任用職員など）。契約の種類と並べて載せます。
    ///
    /// What the contract is called. The employer's own word, shown beside the kind of contract.
    #[schemars(extend("x-open-data" = true))]
    pub contract_name: Option<String>,
    /// 仕事の内容。することを具体的に。
    ///
    /// Duties. What is done, in plain words.
    #[schemars(extend("x-open-data" = true))]
    pub duties: Option<String>,
    /// 仕事の内容の変更の範囲。雇用の場合。なければ「変更なし」。
    ///
    /// Scope of change of the duties. For employment; `変更なし` where there is none.
    #[schemars(extend("x-open-data" = true))]
    pub duties_change: Option<String>,
    /// 働く場所。
    ///
    /// Place. Where the work is done.
    pub place: Option<JobPlace>,
    /// 働く場所の変更の範囲。雇用の場合。なければ「変更なし」。
    ///
    /// Scope of change of the place. For employment; `変更なし` where there is none.
    #[schemars(extend("x-open-data" = true))]
    pub place_change: Option<String>,
    /// 契約期間。
    ///
    /// Term. For fixed terms.
    pub term: Option<Term>,
    /// 試用期間。
    ///
    /// Trial period.
    pub trial: Option<Trial>,
    /// 働く時間。
    ///
    /// Hours.
    pub hours: Option<Hours>,
    /// 頻度。どのくらいの回数で働くか。
    ///
    /// Frequency. How often one works.
    #[schemars(extend("x-open-data" = true))]
    pub frequency: Option<Frequency>,
    /// 頻度の言い方。「週3日」のような言葉。頻度と並べて載せます。
    ///
    /// How often in words. Such as `週3日`, shown beside the frequency.
    #[schemars(extend("x-open-data" = true))]
    pub frequency_name: Option<String>,
    /// 月の日数。ひと月に働くおよその日数。
    ///
    /// Days a month. About how many.
    #[schemars(range(min = 1, max = 31))]
    #[schemars(extend("x-open-data" = true))]
    pub per_month: Option<u8>,
    /// 休日。休みの曜日や日。
    ///
    /// Holidays. Weekdays or days off.
    #[schemars(extend("x-open-data" = true))]
    pub holidays: Option<String>,
    /// 賃金・報酬。
    ///
    /// Pay.
    #[serde(default, deserialize_with = "super::pay::deserialize")]
    #[schemars(with = "Option<WrittenPay>")]
    pub pay: Option<Pay>,
    /// 加入する保険。入る社会保険・労働保険のすべて。
    ///
    /// Insurance. Every social or labour insurance that applies.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<Insurance>")]
    #[schemars(extend("x-open-data" = true))]
    pub insurance: Vec<Insurance>,
    /// 受動喫煙対策。屋内禁煙など、職場のたばこの扱い。
    ///
    /// Smoking. Measures against second-hand smoke.
    #[schemars(extend("x-open-data" = true))]
    pub smoking: Option<String>,
    /// 裁量労働制。あてはまるなら true。
    ///
    /// Discretionary work.
    #[serde(default)]
    #[schemars(extend("x-open-data" = true))]
    pub discretionary_work: bool,
    /// 年齢の条件。理由も書きます。
    ///
    /// Age limit, with its reason.
    #[serde(default, deserialize_with = "super::age::deserialize")]
    #[schemars(with = "Option<WrittenAge>")]
    pub age: Option<Age>,
    /// 歓迎する方。とくに来てほしい方。
    ///
    /// Welcome. Who is especially welcome.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<Welcome>")]
    #[schemars(extend("x-open-data" = true))]
    pub welcome: Vec<Welcome>,
    /// 求める経験・技能。いる資格や経験。
    ///
    /// Skills. Licences or experience that are needed.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<String>")]
    #[schemars(extend("x-open-data" = true))]
    pub skills: Vec<String>,
    /// 募集人数。3、2〜3名、5名程度、若干名のように書きます。
    ///
    /// Headcount.
    #[schemars(extend("x-open-data" = true))]
    pub headcount: Option<Headcount>,
    /// 掲載開始日。募集を始めた日。
    ///
    /// Posted. When recruiting began.
    #[schemars(extend("x-open-data" = true))]
    pub posted: Option<Day>,
    /// 締切日。この日まで応募できます。
    ///
    /// Closes. The last day to apply.
    #[schemars(extend("x-open-data" = true))]
    pub closes: Option<Day>,
    /// 締切の補足。「17時」「必着」「随時」「決まり次第」のような言葉。
    ///
    /// Closes, note. Words beside the last day, or in its place.
    #[schemars(extend("x-open-data" = true))]
    pub closing_words: Option<String>,
    /// 決まりました。採用が決まったら true。
    ///
    /// Filled. Whether somebody was found.
    #[serde(default)]
    pub filled: bool,
    /// 仕事の開始日。働き始める日。
    ///
    /// Starts. The first day of work.
    #[schemars(extend("x-open-data" = true))]
    pub starts: Option<Day>,
    /// 応募方法。
    ///
    /// Apply. How to apply.
    pub apply: Option<Apply>,
    /// 紹介する仲間の会。仲間の会のID。
    ///
    /// Groups. Ids of groups that bring it.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<GroupId>")]
    #[schemars(extend("x-open-data" = true))]
    pub groups: Vec<GroupId>,
    /// 使える支援制度。支援制度のID。
    ///
    /// Programs. Ids of public help.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<ProgramId>")]
    #[schemars(extend("x-open-data" = true))]
    pub programs: Vec<ProgramId>,
    /// 担い手活動。ふるさと住民登録の活動に数えるなら true。
    ///
    /// Counts as an activity of a registered resident.
    #[serde(default)]
    #[schemars(extend("x-open-data" = true))]
    pub counts_as_residents_activity: bool,
    /// 元のページ。募集のもとの掲載先。
    ///
    /// Source. Where it was first posted.
    #[schemars(extend("x-open-data" = true))]
    pub source_url: Option<Url>,
}

/// Who employs or commissions.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Employer {
    /// 事業者名。会社、店、団体や人の名前。
    ///
    /// Name. Of the company, shop, association or person.
    #[schemars(extend("x-open-data" = true))]
    pub name: String,
    /// 事業者名の読み。
    ///
    /// Reading.
    pub reading: Option<Kana>,
    /// 事業者のウェブサイト。
    ///
    /// Web address.
    #[schemars(extend("x-open-data" = true))]
    pub url: Option<Url>,
    /// 事業者の住所。働く場所と同じなら書かなくてかまいません。
    ///
    /// Address. Not needed where it is the place of work.
    pub address: Option<String>,
    /// 事業者の種類。会社、団体、市区町村などの別。
    ///
    /// Kind. Company, association, municipality and so on.
    #[schemars(extend("x-open-data" = true))]
    pub kind: Option<PublisherKind>,
}

/// Where the work is done.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct JobPlace {
    /// 働き方。現地、リモート、または両方。
    ///
    /// Mode. On site, remote or both.
    #[schemars(extend("x-open-data" = true))]
    pub mode: Option<PlaceMode>,
    /// 勤務地の住所。働く場所。
    ///
    /// Address. Where the work is done.
    #[schemars(extend("x-open-data" = true))]
    pub address: Option<String>,
    /// 勤務地の補足。駅からの道や送迎など。
    ///
    /// Note. The way there, a lift and so on.
    pub note: Option<String>,
}

/// How long a fixed term is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Term {
    /// 契約の終わりの日。期間が決まっている契約の、終わりの日。
    ///
    /// Until. The last day of a fixed term.
    #[schemars(extend("x-open-data" = true))]
    pub until: Option<Day>,
    /// 契約の月数。期間が決まっている契約の長さ。
    ///
    /// Months. How long a fixed term is.
    #[schemars(extend("x-open-data" = true))]
    pub months: Option<u16>,
    /// 契約の更新。期間が終わったあと、続けるか。
    ///
    /// Renewal. Whether a fixed term is renewed.
    #[schemars(extend("x-open-data" = true))]
    pub renewal: Option<Renewal>,
    /// 更新の判断の基準。何によって続けるかを決めるか。
    ///
    /// Basis of renewal. By what it is decided.
    #[schemars(extend("x-open-data" = true))]
    pub renewal_basis: Option<String>,
    /// 更新の上限。「3年まで」「2回まで」など。
    ///
    /// Limit of renewal. In years or times.
    #[schemars(extend("x-open-data" = true))]
    pub renewal_limit: Option<String>,
}

/// A trial period.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Trial {
    /// 試用期間の月数。試用期間がなければ空けておきます。
    ///
    /// Months. Empty where there is no trial.
    #[schemars(extend("x-open-data" = true))]
    pub months: Option<u16>,
    /// 試用期間の条件。その間だけ賃金などがちがえば書きます。
    ///
    /// Conditions. What differs during the trial.
    #[schemars(extend("x-open-data" = true))]
    pub conditions: Option<String>,
}

/// When one works.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Hours {
    /// 始まりの時刻。1日の仕事が始まる時刻。
    ///
    /// Start. When the day's work begins.
    #[schemars(extend("x-open-data" = true))]
    pub start: Option<Clock>,
    /// 終わりの時刻。1日の仕事が終わる時刻。
    ///
    /// End. When the day's work ends.
    #[schemars(extend("x-open-data" = true))]
    pub end: Option<Clock>,
    /// 休憩(分)。1日の休憩を合わせた分。
    ///
    /// Break in minutes. All breaks of a day together.
    #[schemars(extend("x-open-data" = true))]
    pub break_minutes: Option<u16>,
    /// 働く曜日・日数。「土日のどちらか」「週2日」など。
    ///
    /// Days. Weekdays, or how many a week.
    #[schemars(extend("x-open-data" = true))]
    pub days: Option<String>,
    /// 時間外労働。残業の有無と、あればおよその時間。
    ///
    /// Overtime. Whether there is any, and about how much.
    #[schemars(extend("x-open-data" = true))]
    pub overtime: Option<String>,
    /// 時間の補足。交替や天気による変更など。
    ///
    /// Note. Shifts, changes with the weather and so on.
    #[schemars(extend("x-open-data" = true))]
    pub note: Option<String>,
}
