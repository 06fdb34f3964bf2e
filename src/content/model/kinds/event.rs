//! Events, single and repeating.

use schemars::JsonSchema;
use serde::Deserialize;

use super::job::PlaceMode;
use crate::content::model::types::{
    Day, Email, GroupId, Headcount, Kana, Moment, PlaceId, RecurrenceRule, Tel, Url,
};

/// An event.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Event {
    /// 始まり。日付、または日付と時刻。日にちが決まっていないときは、かわりに when を書きます。
    ///
    /// Starts. A date or a date-time; required unless there is `dates` or `when`.
    #[schemars(extend("x-open-data" = true))]
    pub starts: Option<Moment>,
    /// 終わり。日付、または日付と時刻。
    ///
    /// Ends. A date or a date-time.
    #[schemars(extend("x-open-data" = true))]
    pub ends: Option<Moment>,
    /// ほかの開催日。とびとびの日に何回か開くときの、始まりのほかの日付。時刻を書かなければ、始まりと同じ時刻です。
    ///
    /// Further dates. The other days of an event on several irregular days, at the same time unless said otherwise.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<Moment>")]
    #[schemars(extend("x-open-data" = true))]
    pub dates: Vec<Moment>,
    /// 時期。日にちがまだ決まっていない催しの「2027年3月ごろ」のような言葉。始まりのかわりに書きます。
    ///
    /// When. Words such as `2027年3月ごろ` for an event whose day is not fixed yet, in place of `starts`.
    #[schemars(extend("x-open-data" = true))]
    pub when: Option<String>,
    /// 終日。1日じゅう開いているなら true。
    ///
    /// All day. Whether it lasts all day.
    #[serde(default)]
    pub all_day: bool,
    /// 各日同じ時間。始まりと終わりが別の日で、どの日も同じ時間に開くなら true(2月13日と14日の13時から17時など)、夜どおしや泊まりがけで続くなら false。
    ///
    /// Each day. `true` where it has the same hours on each of several days, `false` where it goes on overnight.
    pub each_day: Option<bool>,
    /// 時間の言い方。「10時頃から」「受付12:30 開式13:30」のような言葉。日付や時刻と並べて載せます。
    ///
    /// Hours in words. Such as `10時頃から`, shown beside the day and the time.
    #[schemars(extend("x-open-data" = true))]
    pub starting_words: Option<String>,
    /// くり返し。「毎週土曜」「毎月第2・第4土曜」「隔週水曜」「毎月15日」「平日」のような言葉、または RFC 5545 の RRULE(例 FREQ=MONTHLY;BYDAY=2SA)。「平日」は月曜から金曜で、祝日も含みます。
    ///
    /// Repeat. Japanese words such as `毎月第2土曜`, or an RRULE of RFC 5545, UNTIL as a local date.
    #[schemars(extend("x-open-data" = true))]
    pub repeat: Option<RecurrenceRule>,
    /// 休みの日。くり返しから除く日。
    ///
    /// Except. Days that are left out.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<Day>")]
    #[schemars(extend("x-open-data" = true))]
    pub except: Vec<Day>,
    /// 中止。中止になったら true。
    ///
    /// Cancelled.
    #[serde(default)]
    #[schemars(extend("x-open-data" = true))]
    pub cancelled: bool,
    /// 会場。
    ///
    /// Place.
    pub place: Option<EventPlace>,
    /// 会場の居場所ID。居場所のページがあるとき。
    ///
    /// Place id. Where the place has a page.
    #[schemars(extend("x-open-data" = true))]
    pub place_id: Option<PlaceId>,
    /// 参加費。なければ「無料」。
    ///
    /// Fee. `無料` where it is free.
    #[schemars(extend("x-open-data" = true))]
    pub fee: Option<String>,
    /// 定員。20、20名程度、先着20組のように書きます。
    ///
    /// Capacity.
    #[schemars(extend("x-open-data" = true))]
    pub capacity: Option<Headcount>,
    /// 申し込み。
    ///
    /// Apply.
    pub apply: Option<EventApply>,
    /// 主催する仲間の会。仲間の会のID。
    ///
    /// Organizer. A group's id.
    #[schemars(extend("x-open-data" = true))]
    pub organizer: Option<GroupId>,
    /// 主催者名。主催する団体や課の名前。
    ///
    /// Organizer's name. Of the association or office.
    #[schemars(extend("x-open-data" = true))]
    pub organizer_name: Option<String>,
    /// 関わる仲間の会。仲間の会のID。
    ///
    /// Groups. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<GroupId>")]
    #[schemars(extend("x-open-data" = true))]
    pub groups: Vec<GroupId>,
    /// 対象。どんな人のためか。
    ///
    /// Audience. For whom it is.
    #[schemars(extend("x-open-data" = true))]
    pub audience: Option<String>,
    /// 担い手活動。ふるさと住民登録の活動に数えるなら true。
    ///
    /// Counts as an activity of a registered resident.
    #[serde(default)]
    #[schemars(extend("x-open-data" = true))]
    pub counts_as_residents_activity: bool,
}

impl Event {
    /// Whether its hours are those of each of its days, rather than from the first day into the last.
    pub fn has_daily_hours(&self) -> bool {
        self.each_day == Some(true)
    }
}

impl Event {
    /// When it takes place first, or first of all that is written; none where no day is fixed yet.
    pub fn first(&self) -> Option<Moment> {
        self.starts.or_else(|| self.dates.iter().min().copied())
    }
}

/// Where an event takes place.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct EventPlace {
    /// 会場名。建物や広場の名前。
    ///
    /// Name. Of the building or square.
    #[schemars(extend("x-open-data" = true))]
    pub name: Option<String>,
    /// 会場名の読み。
    ///
    /// Reading of the name.
    pub name_reading: Option<Kana>,
    /// 会場の住所。地図でさがせるように。
    ///
    /// Address. So that it is found on a map.
    #[schemars(extend("x-open-data" = true))]
    pub address: Option<String>,
    /// 開き方。現地、オンライン、または両方。
    ///
    /// Mode. On site, remote or both.
    #[schemars(extend("x-open-data" = true))]
    pub mode: Option<PlaceMode>,
    /// 会場のウェブサイト、または参加用のアドレス。
    ///
    /// Web address.
    #[schemars(extend("x-open-data" = true))]
    pub url: Option<Url>,
}

/// How to apply for an event.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct EventApply {
    /// 申し込みの期限。この日まで申し込めます。
    ///
    /// Until. The last day to register.
    pub until: Option<Moment>,
    /// 申し込みの方法。いらなければ「申し込み不要」。
    ///
    /// How. `申し込み不要` where nobody has to.
    pub how: Option<String>,
    /// 申し込みのウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
    /// 申し込みのメールアドレス。
    ///
    /// E-mail.
    pub email: Option<Email>,
    /// 申し込みの電話番号。
    ///
    /// Telephone.
    pub tel: Option<Tel>,
}
