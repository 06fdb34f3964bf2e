//! Fields that every record has, and groups of fields that several kinds share.

use std::collections::BTreeMap;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::Deserialize;
use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, MapAccess, Visitor};

use crate::content::model::types::{
    Day, Email, FormerPath, Kana, Lang, PictureSrc, RegionId, Tel, Url, choices,
};

choices! {
    /// How far a record is on its way to the public.
    Status in ["status"] {
        Draft = "draft";
        Review = "review";
        Published = "published";
    }
    /// Where a person agreed to be shown.
    Media in ["media"] {
        Web = "web";
        Print = "print";
        Sns = "sns";
    }
    /// What kind of body publishes or employs.
    PublisherKind in ["publisher_kind"] {
        Municipality = "municipality";
        Prefecture = "prefecture";
        Npo = "npo";
        Company = "company";
        Association = "association";
        Individual = "individual";
    }
}

/// The fields of every record.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Common {
    /// ID。ふつうはファイル名がそのままIDになります。ファイル名が英数字でないときだけ書きます。
    ///
    /// ID. Usually the file's name is the id; write it only when the name is not ASCII.
    #[schemars(extend("x-open-data" = true))]
    pub id: Option<String>,
    /// 題名。ページの見出しと一覧に出ます。
    ///
    /// Title. Shown as the page's heading and in lists.
    #[schemars(extend("x-open-data" = true))]
    pub title: String,
    /// 読み。題名の読みをひらがなで。五十音順に並べるために使います。
    ///
    /// Reading. The title's reading in kana; lists are sorted by it.
    #[schemars(extend("x-open-data" = true))]
    pub reading: Option<Kana>,
    /// 要約。一覧に出る1、2文。なければ本文の始めから取ります。
    ///
    /// Summary. One or two sentences for lists; else cut from the body.
    #[schemars(extend("x-open-data" = true))]
    pub summary: Option<String>,
    /// 言語。本文の言語。なければサイトの言語です。
    ///
    /// Language. The language of the text; else the site's.
    pub lang: Option<Lang>,
    /// 状態。draft(下書き)と review(確認中)は公開されません。
    ///
    /// Status. Drafts and records in review are not published.
    pub status: Option<Status>,
    /// 公開開始日。この日から公開します。
    ///
    /// Publish on. The first day that it is public.
    pub publish_on: Option<Day>,
    /// 公開終了日。この日まで公開します。
    ///
    /// Expires on. The last day that it is public.
    pub expires_on: Option<Day>,
    /// 掲載日。ページに表示する日付です。
    ///
    /// Published. The date that the page shows.
    #[schemars(extend("x-open-data" = true))]
    pub published: Option<Day>,
    /// 更新日。内容を最後に書きかえた日です。
    ///
    /// Updated. When the content last changed.
    #[schemars(extend("x-open-data" = true))]
    pub updated: Option<Day>,
    /// 確認日。内容が正しいと最後に確かめた日です。
    ///
    /// Verified. When somebody last confirmed that it is true.
    #[schemars(extend("x-open-data" = true))]
    pub verified: Option<Day>,
    /// 地域。関係する地域のIDです。
    ///
    /// Regions. Ids of the regions that it is about.
    #[serde(default)]
    #[schemars(schema_with = "one_or_many_regions")]
    #[schemars(extend("x-open-data" = true))]
    pub regions: Vec<RegionId>,
    /// タグ。自由な分類のことばです。
    ///
    /// Tags. Free words to group by.
    #[serde(default)]
    #[schemars(schema_with = "one_or_many_texts")]
    #[schemars(extend("x-open-data" = true))]
    pub tags: Vec<String>,
    /// 写真・絵。ページのはじめと一覧に出します。
    ///
    /// Image. Shown at the top of the page and in lists.
    pub image: Option<Image>,
    /// 問い合わせ先。名前だけでもかまいません。
    ///
    /// Contact. A name alone is fine.
    pub contact: Option<Contact>,
    /// 以前のパス。古いアドレスから、このページへ案内します。
    ///
    /// Aliases. Former paths that lead here.
    #[serde(default)]
    pub aliases: Vec<FormerPath>,
    /// 追加の項目。テーマが使う自由な項目です。
    ///
    /// Extra. Free entries for themes.
    #[serde(default)]
    pub extra: BTreeMap<String, serde_json::Value>,
}

/// A picture with its words.
#[derive(Debug, Clone, PartialEq, Deserialize, JsonSchema)]
pub struct Image {
    /// 画像ファイル。このファイルから見た場所か、static フォルダーからの /パス。
    ///
    /// Source. Relative to the file, or `/x` from the portal's `static/`.
    pub src: PictureSrc,
    /// 代替テキスト。画像が見えない人に伝えることばです。
    ///
    /// Alternative text. What the picture tells those who do not see it.
    pub alt: String,
    /// 撮影・制作。だれの写真や絵かを書きます。
    ///
    /// Credit. Whose picture it is.
    pub credit: Option<String>,
    /// 掲載の同意。写っている人の同意です。公開されません。
    ///
    /// Consent. Of the people shown; never published.
    pub consent: Option<Consent>,
}

/// Somebody's consent to be shown. Nothing of it is published.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Consent {
    /// 同意した日。本人が掲載に同意した日。
    ///
    /// Given. The day of the consent.
    pub given: Day,
    /// 掲載してよい場所。web がなければ公開しません。
    ///
    /// Media. Without `web` it is withheld.
    #[schemars(schema_with = "one_or_many_media")]
    pub media: Vec<Media>,
    /// 同意の期限。この日を過ぎると公開を止めます。
    ///
    /// Until. Withheld after this day.
    pub until: Option<Day>,
    /// 保護者。未成年の場合に、同意した保護者の名前。
    ///
    /// Guardian. Who consented for a minor.
    pub guardian: Option<String>,
    /// 同意のメモ。公開されません。
    ///
    /// Note. Never published.
    pub note: Option<String>,
}

/// Whom to ask.
#[derive(Debug, Clone, Default, PartialEq, Eq, JsonSchema)]
#[schemars(extend("x-text-is" = "name"))]
pub struct Contact {
    /// 名前。担当課や人の名前。
    ///
    /// Name.
    pub name: Option<String>,
    /// 電話番号。
    ///
    /// Telephone.
    pub tel: Option<Tel>,
    /// メールアドレス。
    ///
    /// E-mail.
    pub email: Option<Email>,
    /// ウェブサイト。
    ///
    /// Web address.
    pub url: Option<Url>,
    /// 住所。訪ねる人や郵便のための住所。
    ///
    /// Address. For visitors and letters.
    pub address: Option<String>,
}

impl<'de> Deserialize<'de> for Contact {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Map {
            name: Option<String>,
            tel: Option<Tel>,
            email: Option<Email>,
            url: Option<Url>,
            address: Option<String>,
        }
        struct TextOrMap;
        impl<'de> Visitor<'de> for TextOrMap {
            type Value = Contact;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("a name or a map")
            }
            fn visit_str<E>(self, name: &str) -> Result<Contact, E> {
                Ok(Contact { name: Some(name.to_owned()), ..Contact::default() })
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Contact, A::Error> {
                let Map { name, tel, email, url, address } =
                    Map::deserialize(MapAccessDeserializer::new(map))?;
                Ok(Contact { name, tel, email, url, address })
            }
        }
        deserializer.deserialize_any(TextOrMap)
    }
}

/// How to apply or take part.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub struct Apply {
    /// 申し込みの方法。応募や参加のしかた。
    ///
    /// How. The way to apply.
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

/// The schema of a list of which a single item may be written as it is.
pub(crate) fn one_or_many<T: JsonSchema>(generator: &mut SchemaGenerator) -> Schema {
    let item = generator.subschema_for::<T>();
    schemars::json_schema!({ "type": "array", "items": item, "x-or-one": true })
}

fn one_or_many_regions(generator: &mut SchemaGenerator) -> Schema {
    one_or_many::<RegionId>(generator)
}

fn one_or_many_texts(generator: &mut SchemaGenerator) -> Schema {
    one_or_many::<String>(generator)
}

fn one_or_many_media(generator: &mut SchemaGenerator) -> Schema {
    one_or_many::<Media>(generator)
}
