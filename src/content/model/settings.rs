//! `site.yaml`: the settings of the portal.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Deserialize;

use super::author_consent::AuthorConsent;
use super::check_setting::CheckSetting;
use super::look::Look;
use super::minimum_wage::MinimumWage;
use super::publisher::Publisher;
use super::types::{Day, Kana, Lang, LinkTo, PictureSrc, RegionId, Url, choices};

choices! {
    /// How page addresses look.
    UrlStyle in ["url_style"] {
        File = "file";
        Directory = "directory";
    }
    /// What becomes of the line ends of a text.
    LineBreaks in ["line_breaks"] {
        Auto = "auto";
        Keep = "keep";
        Join = "join";
    }
    /// How much a notice matters.
    AnnouncementKind in ["announcement_kind"] {
        Notice = "notice";
        Emergency = "emergency";
    }
}

/// The settings as written.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Settings {
    /// サイト名。
    ///
    /// Title of the site.
    pub title: String,
    /// サイト名の読み。
    ///
    /// Reading of the title.
    pub reading: Option<Kana>,
    /// 短いサイト名。ページの上に、サイト名の代わりに出ます。長い名前のサイトで使います。
    ///
    /// Short title. Stands at the top of each page in place of a long title.
    pub short_title: Option<String>,
    /// サイトの説明。
    ///
    /// Description.
    pub description: Option<String>,
    /// 言語。書かなければ ja です。
    ///
    /// Language. `ja` unless said otherwise.
    #[serde(default = "default::lang")]
    pub lang: Lang,
    /// 表示できる言語。
    ///
    /// Languages.
    #[serde(default)]
    #[schemars(schema_with = "super::kinds::one_or_many::<Lang>")]
    pub languages: Vec<Lang>,
    /// 公開するアドレス。https:// から書きます。各ページの正式なアドレスとして書き込まれ、検索サイト向けの sitemap.xml もこれで作ります。
    ///
    /// Base URL. Absolute; without it the sitemap and canonical and hreflang links are left out.
    pub base_url: Option<Url>,
    /// 時間帯。書かなければ Asia/Tokyo です。
    ///
    /// Time zone. `Asia/Tokyo` unless said otherwise.
    #[serde(default = "default::time_zone")]
    #[schemars(extend("format" = "time-zone"))]
    pub time_zone: String,
    /// テーマ。書かなければ hiroba です。
    ///
    /// Theme. `hiroba` unless said otherwise.
    #[serde(default = "default::theme")]
    pub theme: String,
    /// 中心になる地域。地域のID。
    ///
    /// Home regions. Their ids.
    #[serde(default)]
    #[schemars(schema_with = "super::kinds::one_or_many::<RegionId>")]
    pub home_regions: Vec<RegionId>,
    /// 公開する人。サイトを公開する団体や人。
    ///
    /// Publisher. Who publishes the site.
    pub publisher: Option<Publisher>,
    /// 見た目。サイトの色、ロゴ、最初のページの画像、角の形、文字の形。
    ///
    /// Look. The colours of the site, its logo, the picture of the first page, its corners and its font.
    #[serde(default)]
    pub look: Look,
    /// 共有されたときの画像。ページがSNSで紹介されたときに出る、このサイトの画像です。
    ///
    /// Share picture. What social networks show of a page that has no picture of its own.
    pub share_picture: Option<SharePicture>,
    /// 最初のページ。最初のページの作りです。
    ///
    /// Home. What the first page offers.
    pub home: Option<HomeSettings>,
    /// 地図サービス。地図を開くアドレス。緯度のところに {lat}、経度のところに {lon} と書きます。書かなければ国土地理院の地図です。
    ///
    /// Map service. The address of a map, with `{lat}` and `{lon}`; that of the Geospatial Information Authority of Japan unless said otherwise.
    #[serde(default = "default::map")]
    pub map: Url,
    /// メニュー。なければ自動で作ります。
    ///
    /// Navigation. Else one is made from what there is.
    #[serde(default)]
    pub navigation: Vec<NavigationEntry>,
    /// お知らせ。最初のページの上に全文が、ほかのページの上に1行で出ます。
    ///
    /// Announcement. Shown in full above the first page, in one line above the others.
    pub announcement: Option<Announcement>,
    /// 一覧1ページの件数。書かなければ50です。
    ///
    /// Page size of lists. 50 unless said otherwise.
    #[serde(default = "default::page_size")]
    #[schemars(range(min = 1, max = 1000))]
    pub page_size: u16,
    /// アドレスの形。書かなければ file です。
    ///
    /// Form of addresses. `file` unless said otherwise.
    #[serde(default = "default::urls")]
    pub urls: UrlStyle,
    /// 改行。本文の1行をページでも1行にするか。書かなければ auto です。
    ///
    /// Line breaks. Whether a line of a text is a line of the page. `auto` unless said otherwise.
    #[serde(default = "default::line_breaks")]
    pub line_breaks: LineBreaks,
    /// 検索。サイトの中をさがすページと欄、一覧のしぼりこみのことです。書かなければ、どれも付きます。
    ///
    /// Search. The search page, the field in the header, the filters of lists. There unless said otherwise.
    #[serde(default)]
    pub search: SearchSettings,
    /// 共有。ページを知らせるための、リンクやQRコードの並びのことです。
    ///
    /// Sharing. The row of ways to pass a page on.
    #[serde(default)]
    pub sharing: SharingSettings,
    /// オープンデータ。載っている情報を、表やJSONでも公開します。
    ///
    /// Open data. Gives out what the site shows as tables and JSON as well.
    pub open_data: Option<OpenDataSettings>,
    /// 使われていないファイルも公開する。書かなければ false です。true と書くと、static の中の、どこからも使われていない画像や文書も公開します。
    ///
    /// Publish unused files. `false` unless said otherwise. With `true`, pictures and documents in `static/` come out though nothing refers to them.
    #[serde(default)]
    pub publish_unused_files: bool,
    /// 内部用の列。表の列のうち、どのページにも載せない列の名前。備考・メモ・担当と、名前の終わりが（非公開）の列は、ここに書かなくても載りません。
    ///
    /// Private columns. Names of columns in tables that are on no page; 備考, メモ, 担当 and names that end in （非公開） need not be listed.
    #[serde(default)]
    #[schemars(schema_with = "super::kinds::one_or_many::<String>")]
    pub private_columns: Vec<String>,
    /// 物語を書いた人。名前を載せてよいという同意を、人ごとに書きます。公開されません。
    ///
    /// Authors. The consents of those who write stories to be named; never published.
    #[serde(default)]
    pub authors: Vec<AuthorConsent>,
    /// 最低賃金。プログラムの表より新しい最低賃金。都道府県ごとに書きます。
    ///
    /// Minimum wages. Newer ones than the program knows, for each prefecture.
    #[serde(default)]
    pub minimum_wages: Vec<MinimumWage>,
    /// 言いかえ。お役所のことばと、ふだんのことば。文章にあれば検査がお知らせします。空にすると、そのことばを見ません。
    ///
    /// Plain words. For a word of officialdom the plain one, which the checks propose; an empty one takes a word away.
    #[serde(default)]
    pub plain_words: BTreeMap<String, String>,
    /// 募集の言葉。応募できる人を限ることになる言葉と、代わりの書き方。プログラムの表に足します。空にすると、そのことばを見ません。
    ///
    /// Words of job advertisements. Words that exclude people, with what may be written instead, in addition to those that the program knows; an empty one takes a word away.
    #[serde(default)]
    pub job_words: BTreeMap<String, String>,
    /// 募集の決まりを確かめた日。労働局などで、プログラムの知っている決まりがいまも同じだと確かめた日を書きます。
    ///
    /// Laws of job advertisements looked at. The day on which you made sure that what the program knows of them still holds.
    pub job_laws_checked: Option<Day>,
    /// 検査の強さ。検査の番号ごとに off、warn、error。off にするときは {level: off, reason: 理由} のように、理由も書きます。
    ///
    /// Checks. `off`, `warn` or `error` for each code; with `{level: off, reason: …}` it is said why.
    #[serde(default)]
    pub checks: BTreeMap<String, CheckSetting>,
}

/// What holds where a setting is not written. Nothing else decides it.
impl Settings {
    /// The theme that the program brings with it.
    pub const BUILT_IN_THEME: &str = "hiroba";
}

mod default {
    use super::{Lang, LineBreaks, Url, UrlStyle};

    pub(super) fn lang() -> Lang {
        Lang("ja".to_owned())
    }

    pub(super) fn time_zone() -> String {
        "Asia/Tokyo".to_owned()
    }

    pub(super) fn theme() -> String {
        super::Settings::BUILT_IN_THEME.to_owned()
    }

    pub(super) fn map() -> Url {
        Url("https://maps.gsi.go.jp/#16/{lat}/{lon}".to_owned())
    }

    pub(super) const fn page_size() -> u16 {
        50
    }

    pub(super) const fn urls() -> UrlStyle {
        UrlStyle::File
    }

    pub(super) const fn line_breaks() -> LineBreaks {
        LineBreaks::Auto
    }

    pub(super) const fn yes() -> bool {
        true
    }
}

/// The settings of a `site.yaml` that says nothing.
impl Default for Settings {
    fn default() -> Self {
        Self {
            title: String::new(),
            reading: None,
            short_title: None,
            description: None,
            lang: default::lang(),
            languages: Vec::new(),
            base_url: None,
            time_zone: default::time_zone(),
            theme: default::theme(),
            home_regions: Vec::new(),
            publisher: None,
            look: Look::default(),
            share_picture: None,
            home: None,
            map: default::map(),
            navigation: Vec::new(),
            announcement: None,
            page_size: default::page_size(),
            urls: default::urls(),
            line_breaks: default::line_breaks(),
            search: SearchSettings::default(),
            sharing: SharingSettings::default(),
            open_data: None,
            publish_unused_files: false,
            private_columns: Vec::new(),
            authors: Vec::new(),
            minimum_wages: Vec::new(),
            plain_words: BTreeMap::new(),
            job_words: BTreeMap::new(),
            job_laws_checked: None,
            checks: BTreeMap::new(),
        }
    }
}

impl Default for SearchSettings {
    fn default() -> Self {
        Self { enabled: default::yes(), readings: default::yes(), synonyms: BTreeMap::new() }
    }
}

/// The picture that social networks show of a site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct SharePicture {
    /// 画像ファイル。/pictures/share.png のように、static フォルダーからの場所を書きます。横1200、縦630ピクセル以上の JPEG、PNG、WebP です。
    ///
    /// Source. `/x` from the portal's `static/`; a JPEG, PNG or WebP of at least 1200×630 pixels.
    pub src: PictureSrc,
    /// 代替テキスト。画像が見えない人に伝えることばです。
    ///
    /// Alternative text. What the picture tells those who do not see it.
    pub alt: String,
}

/// What the first page offers.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct HomeSettings {
    /// はじめての方へのページ。最初のボタンで開くページ。/about.html のようなパスか、https:// のアドレス。
    ///
    /// Start. The page for those who are new here, which the first button opens.
    pub start: Option<LinkTo>,
}

/// An entry of the menu.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct NavigationEntry {
    /// メニューでの名前。
    ///
    /// Label.
    pub label: String,
    /// 行き先。/jobs/ のようなパスか、https:// のアドレス。
    ///
    /// To. A path such as `/jobs/`, or a web address.
    pub to: LinkTo,
}

/// A notice above every page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Announcement {
    /// お知らせの文。
    ///
    /// Text.
    pub text: String,
    /// お知らせの終わりの日。
    ///
    /// Until. The last day that it is shown.
    pub until: Option<Day>,
    /// お知らせのリンク。
    ///
    /// Link.
    pub link: Option<LinkTo>,
    /// お知らせの種類。notice はふつうのお知らせ、emergency は災害などの緊急のお知らせ。書かなければ notice です。
    ///
    /// Kind. `emergency` for a disaster and the like: red, complete, above everything on every page. `notice` unless said otherwise.
    pub kind: Option<AnnouncementKind>,
}

/// How the search works.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct SearchSettings {
    /// 検索を使う。書かなければ true です。false と書くと、さがすページも欄も、一覧のしぼりこみも付きません。
    ///
    /// Enabled. `true` unless said otherwise. With `false` there is no search page, no field and no filter.
    #[serde(default = "default::yes")]
    pub enabled: bool,
    /// 読みでも検索する。書かなければ true です。reading に書いた読みと、ふりがなでも見つかります。
    ///
    /// Readings. `true` unless said otherwise: records are found by their readings and ruby, too.
    #[serde(default = "default::yes")]
    pub readings: bool,
    /// 同じ意味のことば。ことばと、その言いかえ。書いたことばでさがした人に、言いかえた結果と一覧も案内します。
    ///
    /// Synonyms. A word and others for the same: who searches for one of them is shown the way to the others, too.
    #[serde(default)]
    #[schemars(schema_with = "words_by_word")]
    pub synonyms: BTreeMap<String, Vec<String>>,
}

/// The schema of a map from a word to one word or several.
fn words_by_word(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
    let words = super::kinds::one_or_many::<String>(generator);
    schemars::json_schema!({ "type": "object", "additionalProperties": words })
}

/// How readers pass pages on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct SharingSettings {
    /// LINEで送るリンク。書かなければ true です。false と書くと、LINEで送るリンクが付きません。
    ///
    /// LINE. `true` unless said otherwise. With `false` there is no link that opens LINE.
    #[serde(default = "default::yes")]
    pub line: bool,
}

impl Default for SharingSettings {
    fn default() -> Self {
        Self { line: default::yes() }
    }
}

/// What is given out as open data.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct OpenDataSettings {
    /// ライセンス。CC-BY-4.0、CC0-1.0、PDL-1.0（公共データ利用規約）など、または利用条件のページのアドレス。
    ///
    /// Licence. `CC-BY-4.0`, `CC0-1.0`, `PDL-1.0` and so on, or the address of your terms.
    pub license: Option<String>,
    /// オープンデータを出す。true と書くと、data フォルダーに、表・JSON・地図の点と、その説明のページができます。
    ///
    /// Enabled. With `true` the folder `data` holds tables, JSON, points on a map and a page that explains them.
    #[serde(default)]
    pub enabled: bool,
}
