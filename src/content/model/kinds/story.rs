//! Stories: a life and work told by a volunteer.

use schemars::JsonSchema;
use serde::Deserialize;

use super::group::Gain;
use super::shared::Consent;
use crate::content::model::types::{
    DayOrMonth, EventId, GroupId, JobId, Kana, PlaceId, ProgramId, RegionId, choices,
};

choices! {
    /// Which way a life turned.
    Turn in ["turn"] {
        UTurn = "u-turn";
        ITurn = "i-turn";
        JTurn = "j-turn";
        Stayed = "stayed";
        Away = "away";
        SecondCareer = "second-career";
        ReturnedToWork = "returned-to-work";
        TwoPlaces = "two-places";
    }
}

/// A life and work, told.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Story {
    /// 人。だれの話か。
    ///
    /// Person. Whose story it is.
    pub person: Person,
    /// 歩み方。Uターン、二拠点など、人生の転機。
    ///
    /// Turn. Which way the life turned.
    #[schemars(extend("x-open-data" = true))]
    pub turn: Option<Turn>,
    /// ひとこと。題名のそばに大きく載せる、本人の言葉。
    ///
    /// Quote. Words of the person, shown large beside the title.
    pub quote: Option<String>,
    /// あゆみ。年ごとの仕事とくらし。
    ///
    /// Path. The life-career line.
    #[serde(default)]
    pub path: Vec<LifeStep>,
    /// 出てくる仲間の会。仲間の会のID。
    ///
    /// Groups. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<GroupId>")]
    #[schemars(extend("x-open-data" = true))]
    pub groups: Vec<GroupId>,
    /// 出てくる仕事。仕事のID。
    ///
    /// Jobs. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<JobId>")]
    pub jobs: Vec<JobId>,
    /// 出てくる催し。催しのID。
    ///
    /// Events. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<EventId>")]
    pub events: Vec<EventId>,
    /// 使った支援制度。支援制度のID。
    ///
    /// Programs. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<ProgramId>")]
    pub programs: Vec<ProgramId>,
    /// 出てくる居場所。居場所のID。
    ///
    /// Places. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<PlaceId>")]
    pub places: Vec<PlaceId>,
    /// 得たもの。つながりから何を得たか。
    ///
    /// Gives. What the ties gave.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<Gain>")]
    #[schemars(extend("x-open-data" = true))]
    pub gives: Vec<Gain>,
    /// 書いた人。話を聞いて書いた人の名前。
    ///
    /// Author. Who listened and wrote.
    pub author: Option<String>,
    /// 話を聞いた日。取材をした日。月だけでもかまいません。
    ///
    /// Interviewed. The day of the interview, or its month.
    pub interviewed: Option<DayOrMonth>,
    /// 掲載の同意。公開されません。
    ///
    /// Consent. Never published.
    pub consent: Consent,
}

/// Whose story it is.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Person {
    /// 氏名。氏名かペンネームのどちらかを書きます。ペンネームがあるときは、どこにも出しません。
    ///
    /// Name. Either it or a pen name; in no output when there is a pen name.
    pub name: Option<String>,
    /// 氏名の読み。
    ///
    /// Reading of the name.
    pub reading: Option<Kana>,
    /// ペンネーム。本名を出さないときに、かわりに出す名前。
    ///
    /// Pen name. Shown in place of the real name.
    pub pen_name: Option<String>,
    /// 肩書き・役割。いまの仕事や立場。
    ///
    /// Role. What the person does now.
    pub role: Option<String>,
}

impl Person {
    /// The name to show: the pen name, where there is one.
    pub fn shown_name(&self) -> &str {
        self.pen_name.as_deref().or(self.name.as_deref()).unwrap_or_default()
    }

    /// The person without what must be in no output.
    #[must_use]
    pub fn without_hidden_name(self) -> Self {
        if self.pen_name.is_some() { Self { name: None, reading: None, ..self } } else { self }
    }
}

/// A step of a life-career line.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct LifeStep {
    /// 年。西暦の数字。
    ///
    /// Year.
    #[schemars(range(min = 1800, max = 2200))]
    pub year: u16,
    /// 終わりの年。
    ///
    /// Until which year.
    #[schemars(range(min = 1800, max = 2200))]
    pub until: Option<u16>,
    /// 場所。地名など。
    ///
    /// Place. In words.
    pub place: Option<String>,
    /// 地域。地域のID。
    ///
    /// Region. Its id.
    pub region: Option<RegionId>,
    /// できごと。
    ///
    /// Text. What happened.
    pub text: String,
}
