//! A feed as JSON Feed 1.1.

use serde_json::{Map, Value, json};

use super::{Feed, Item};

pub(super) fn write(feed: &Feed<'_>) -> Vec<u8> {
    let items: Vec<_> = feed.items.iter().map(item).collect();
    let document = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.address,
        "language": feed.lang,
        "authors": [{ "name": feed.author }],
        "items": items,
    });
    format!("{document:#}\n").into_bytes()
}

fn item(item: &Item<'_>) -> Value {
    let mut fields = Map::new();
    let mut give = |name: &str, value: Value| fields.insert(name.to_owned(), value);
    give("id", item.id.as_str().into());
    give("url", item.page.as_str().into());
    give("title", item.title.into());
    // Every item has a content; where a record has no text its title says what there is.
    give("content_text", item.summary.as_deref().unwrap_or(item.title).into());
    if let Some(published) = &item.published {
        give("date_published", published.as_str().into());
    }
    give("date_modified", item.updated.as_str().into());
    if !item.tags.is_empty() {
        give("tags", item.tags.into());
    }
    Value::Object(fields)
}
