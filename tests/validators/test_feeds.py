"""Feeds as feedparser reads them."""
import json
import unittest

import feedparser

import portal


def faults(text):
    """What a reader of feeds would stumble over."""
    feed = feedparser.parse(text)
    found = [f"not well-formed: {feed.bozo_exception}"] if feed.bozo else []
    if feed.version != "atom10":
        found.append(f"read as {feed.version!r}")
    for name in ("id", "title", "link", "updated_parsed"):
        if not feed.feed.get(name):
            found.append(f"the feed has no {name}")
        found += [f"an entry has no {name}: {entry.get('id')}" for entry in feed.entries if not entry.get(name)]
    ids = [entry.get("id") for entry in feed.entries]
    if len(set(ids)) != len(ids):
        found.append("two entries have one id")
    return found


class Feeds(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.built = portal.sample()
        cls.files = sorted(cls.built.glob("**/feed/**/*.xml"))

    def test_every_feed_is_read_without_a_complaint(self):
        self.assertGreater(len(self.files), 20)
        for file in self.files:
            with self.subTest(file=str(file.relative_to(self.built))):
                self.assertEqual(faults(file.read_bytes()), [])

    def test_both_formats_say_the_same(self):
        for file in self.files:
            atom = feedparser.parse(file.read_bytes())
            other = json.loads(file.with_suffix(".json").read_text(encoding="utf-8"))
            told = [(item["id"], item["title"], item["url"]) for item in other["items"]]
            self.assertEqual([(entry.id, entry.title, entry.link) for entry in atom.entries], told)

    def test_damage_is_noticed(self):
        text = (self.built / "feed/site.xml").read_text(encoding="utf-8")
        for right, wrong in [
            ("</title>", "&</title>"),
            ("</feed>", ""),
            ("<updated>", "<updated>x"),
            ("<id>", "<id/><ignored>"),
            ("http://www.w3.org/2005/Atom", "http://other.example/"),
        ]:
            with self.subTest(wrong=wrong):
                self.assertIn(right, text)
                self.assertNotEqual(faults(text.replace(right, wrong)), [])


if __name__ == "__main__":
    unittest.main()
