//! Groups: communities of mutual career support.

use schemars::JsonSchema;
use serde::Deserialize;

use super::region::Coordinates;
use super::shared::{Apply, Contact};
use crate::content::model::types::{Day, GroupId, Headcount, RegionId, Url, choices};

choices! {
    /// What kind of community it is.
    GroupKind in ["group_kind"] {
        RegionalAlumni = "regional-alumni";
        Occupational = "occupational";
        CorporateAlumni = "corporate-alumni";
        Npo = "npo";
        WorkerCoop = "worker-coop";
        Union = "union";
        SchoolAlumni = "school-alumni";
        PlaceBased = "place-based";
        Other = "other";
    }
    /// Whether it is alive.
    Activity in ["activity"] {
        Active = "active";
        Dormant = "dormant";
        Closed = "closed";
    }
    /// What a member gains.
    Gain in ["gain"] {
        Connection = "connection";
        Perspective = "perspective";
        Growth = "growth";
        Options = "options";
        Opportunity = "opportunity";
    }
    /// How much time it takes.
    Commitment in ["commitment"] {
        DropIn = "drop-in";
        Occasional = "occasional";
        Regular = "regular";
        Running = "running";
    }
    /// Where its members talk.
    ChannelType in ["channel"] {
        Facebook = "facebook";
        Line = "line";
        Slack = "slack";
        Discord = "discord";
        MailingList = "mailing-list";
        X = "x";
        Instagram = "instagram";
        Web = "web";
        Other = "other";
    }
}

/// A community of mutual career support.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Group {
    /// 種類。同郷の会、同窓会、NPOなどの別。
    ///
    /// Kind. Home-town circle, alumni, NPO and so on.
    #[schemars(extend("x-open-data" = true))]
    pub kind: GroupKind,
    /// 種類の呼び名。種類にない言い方（サークルなど）。種類と並べて載せます。
    ///
    /// What the kind is called. A word of one's own, shown beside the kind.
    #[schemars(extend("x-open-data" = true))]
    pub kind_name: Option<String>,
    /// 活動の状態。書かなければ「活動中」です。
    ///
    /// Activity. Active unless said otherwise.
    #[schemars(extend("x-open-data" = true))]
    pub activity: Option<Activity>,
    /// 活動を終えた日。
    ///
    /// Closed on.
    #[schemars(extend("x-open-data" = true))]
    pub closed_on: Option<Day>,
    /// 設立年。西暦の数字。
    ///
    /// Founded. The year.
    #[schemars(range(min = 1500, max = 2200))]
    #[schemars(extend("x-open-data" = true))]
    pub founded: Option<u16>,
    /// 設立の補足。「昭和49年5月12日」のように、年のほかに載せたい言葉。
    ///
    /// Founded, note. Words beside the year, such as the day.
    #[schemars(extend("x-open-data" = true))]
    pub founding_words: Option<String>,
    /// 人数。62、約30名、40世帯のように書きます。
    ///
    /// Members. How many, or about how many (約30名), in people or in 世帯, 社, 団体.
    #[schemars(extend("x-open-data" = true))]
    pub members: Option<Headcount>,
    /// 支部。ほかの土地での集まり。
    ///
    /// Chapters. Circles in other places.
    #[serde(default)]
    pub chapters: Vec<Chapter>,
    /// 分科会。テーマごとの集まり。
    ///
    /// Subgroups. Circles around a theme.
    #[serde(default)]
    pub subgroups: Vec<Subgroup>,
    /// 得られるもの。入ると何があるか。
    ///
    /// Gives. What a member gains.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<Gain>")]
    #[schemars(extend("x-open-data" = true))]
    pub gives: Vec<Gain>,
    /// 関わり方。どのくらい時間をつかうか。
    ///
    /// Commitment. How much time it takes.
    #[schemars(extend("x-open-data" = true))]
    pub commitment: Option<Commitment>,
    /// 集まり。いつ、どこで集まるか。
    ///
    /// Meets. When and where.
    #[schemars(extend("x-open-data" = true))]
    pub meets: Option<String>,
    /// 位置。集まるところの緯度と経度。だれかの家なら書きません。
    ///
    /// Location. Latitude and longitude of where it meets; not of somebody's home.
    pub location: Option<Coordinates>,
    /// オンライン参加。できるなら true。
    ///
    /// Online. Whether one can take part online.
    #[schemars(extend("x-open-data" = true))]
    pub online: Option<bool>,
    /// 会費。なければ「なし」。
    ///
    /// Fee. `なし` where there is none.
    #[schemars(extend("x-open-data" = true))]
    pub fee: Option<String>,
    /// 参加方法。
    ///
    /// Join. How to take part.
    pub join: Option<Apply>,
    /// 連絡の場。SNSなど。
    ///
    /// Channels. Where its members talk.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// 公認。自治体が運営または認めている。
    ///
    /// Official. Run or recognised by the municipality.
    #[serde(default)]
    #[schemars(extend("x-open-data" = true))]
    pub official: bool,
    /// 関連する仲間の会。仲間の会のID。
    ///
    /// Related. Ids of groups.
    #[serde(default)]
    #[schemars(schema_with = "super::shared::one_or_many::<GroupId>")]
    pub related: Vec<GroupId>,
}

/// How to join.
pub type Join = Apply;

/// A chapter of a group.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Chapter {
    /// 名前。
    ///
    /// Name.
    pub name: String,
    /// 地域。地域のID。
    ///
    /// Region. Its id.
    pub region: Option<RegionId>,
    /// 問い合わせ先。
    ///
    /// Contact.
    pub contact: Option<Contact>,
    /// ウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
}

/// A circle within a group.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Subgroup {
    /// 名前。
    ///
    /// Name.
    pub name: String,
    /// 内容。
    ///
    /// About.
    pub about: Option<String>,
    /// ウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
}

/// A place where members talk.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Channel {
    /// 種類。
    ///
    /// Type.
    #[serde(rename = "type")]
    pub kind: ChannelType,
    /// アドレス。
    ///
    /// Web address.
    pub url: Option<Url>,
    /// 人数。
    ///
    /// Members.
    pub members: Option<u32>,
}
