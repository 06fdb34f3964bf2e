//! How a portal looks beside its theme: its colours, its mark, its letters.

use schemars::JsonSchema;
use serde::Deserialize;

use super::types::{Color, PictureSrc, choices};

choices! {
    /// The corners of cards, buttons and pictures.
    Corners in ["corners"] {
        Round = "round";
        Square = "square";
    }
    /// The letters of a site.
    Lettering in ["lettering"] {
        Ud = "ud";
        Gothic = "gothic";
        Mincho = "mincho";
    }
}

choices! {
    /// A part of the first page, below its title.
    HomePart in ["home_part"] {
        Soon = "soon";
        News = "news";
        Gains = "gains";
        Time = "time";
        Voice = "voice";
        Jobs = "jobs";
        Events = "events";
        Stories = "stories";
        Groups = "groups";
        Programs = "programs";
        Places = "places";
        Regions = "regions";
    }
    /// The point of a picture that stays in sight where it is cropped.
    Focus in ["focus"] {
        Center = "center";
        Top = "top";
        Bottom = "bottom";
        Left = "left";
        Right = "right";
        TopLeft = "top-left";
        TopRight = "top-right";
        BottomLeft = "bottom-left";
        BottomRight = "bottom-right";
    }
}

impl HomePart {
    /// The parts of a first page whose portal chooses none, in their order.
    pub const USUAL: [Self; 9] = [
        Self::Soon,
        Self::News,
        Self::Gains,
        Self::Time,
        Self::Voice,
        Self::Jobs,
        Self::Events,
        Self::Stories,
        Self::Regions,
    ];
}

/// What a portal changes of the look of its theme.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize, JsonSchema)]
pub struct Look {
    /// 基本の色。リンクやボタンの色。"#0b6b4f" のように、引用符で囲んで書きます。読みにくい色は、読める濃さに直して使います。
    ///
    /// Accent. The colour of links and buttons, such as `"#0b6b4f"` in quotation marks. Where it could not be read, it is used darker or lighter.
    pub accent: Option<Color>,
    /// もうひとつの色。飾りの線に使います。
    ///
    /// Second colour. For lines that adorn.
    pub second: Option<Color>,
    /// ロゴ。ページの上に出ます。
    ///
    /// Logo. Stands at the top of each page.
    pub logo: Option<Logo>,
    /// 最初のページの大きな画像。
    ///
    /// Hero. The large picture of the first page.
    pub hero: Option<Hero>,
    /// アイコン。ブラウザーのタブや、スマートフォンのホーム画面に出る小さな印。SVG か、512ピクセル四方の PNG。両方あれば、並べて書きます。
    ///
    /// Icon. The small sign in tabs of browsers and on home screens: an SVG, or a PNG of 512×512 pixels, or both.
    #[serde(default)]
    #[schemars(schema_with = "super::kinds::one_or_many::<PictureSrc>")]
    pub icon: Vec<PictureSrc>,
    /// 最初のページの中身。出したい部分の名前を、出したい順に並べます。書かなかった部分は出ません。
    ///
    /// Home. The parts of the first page below its title, in their order; what is not named is not shown. The usual ones unless said otherwise.
    #[serde(default)]
    #[schemars(schema_with = "super::kinds::one_or_many::<HomePart>")]
    pub home: Vec<HomePart>,
    /// 角の形。round は丸い角、square は四角い角。書かなければ round です。
    ///
    /// Corners. `round` unless said otherwise.
    pub corners: Option<Corners>,
    /// 文字の形。ud は読みやすいゴシック体、gothic はふつうのゴシック体、mincho は明朝体。書かなければ ud です。
    ///
    /// Font. `ud` is a sans-serif that is easy to read, `gothic` the usual one, `mincho` a serif. `ud` unless said otherwise.
    pub font: Option<Lettering>,
}

impl Look {
    /// The pictures that it names.
    pub fn pictures(&self) -> impl Iterator<Item = &PictureSrc> {
        let logo = self.logo.iter().flat_map(|logo| std::iter::once(&logo.src).chain(&logo.dark));
        logo.chain(self.hero.iter().map(|hero| &hero.src)).chain(&self.icon)
    }

    /// The parts of the first page in their order, each once.
    pub fn home_parts(&self) -> Vec<HomePart> {
        let chosen = if self.home.is_empty() { &HomePart::USUAL[..] } else { &self.home };
        let mut parts = Vec::new();
        for part in chosen {
            if !parts.contains(part) {
                parts.push(*part);
            }
        }
        parts
    }
}

/// The mark of a portal.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Logo {
    /// ロゴのファイル。/pictures/logo.svg のように、static フォルダーからの場所を書きます。
    ///
    /// Source. `/x` from the portal's `static/`.
    pub src: PictureSrc,
    /// ロゴの文字。ロゴの中にサイトの名前が書いてあるとき、その文字。書くと、横のサイト名は出ません。書かなければ、ロゴの横にサイト名が出ます。
    ///
    /// Words of the logo. Where the logo itself says the name of the site, these words: the name is then not written beside it.
    pub alt: Option<String>,
    /// 暗い画面でのロゴ。背景が暗いときに代わりに出すファイル。
    ///
    /// Dark logo. The file that is shown on a dark screen.
    pub dark: Option<PictureSrc>,
}

/// The large picture of the first page.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Hero {
    /// 画像ファイル。/pictures/port.jpg のように、static フォルダーからの場所を書きます。
    ///
    /// Source. `/x` from the portal's `static/`.
    pub src: PictureSrc,
    /// 代替テキスト。画像が見えない人に伝えることばです。
    ///
    /// Alternative text. What the picture tells those who do not see it.
    pub alt: String,
    /// 撮った人・描いた人。
    ///
    /// Credit. Who made it.
    pub credit: Option<String>,
    /// 切らずに残すところ。画像の端が切れるときに、残すところ。top、bottom-right など。書かなければ center です。
    ///
    /// Focus. What stays in sight where the picture is cropped, such as `top` or `bottom-right`. `center` unless said otherwise.
    pub focus: Option<Focus>,
}
