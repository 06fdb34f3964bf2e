"""Calendars as icalendar and dateutil read them: the days are those of the program, over five years."""
import datetime
import json
import pathlib
import unittest

import icalendar
from dateutil import rrule

import portal

DAY, UNTIL = "2026-01-01", datetime.date(2030, 12, 31)
RULES = json.loads((pathlib.Path(__file__).parent / "rules.json").read_text(encoding="utf-8"))
FORMS = {"d": "starts: 2026-01-03", "t": "starts: 2026-01-03 09:30\nends: 2026-01-03 11:00"}
HARD = '祭り, 市; "港" \\ 👨‍👩‍👧 ' * 20 + "終"


def moment(day):
    """A day as the moment at which it begins; moments as they are, in their zone."""
    return day if isinstance(day, datetime.datetime) else datetime.datetime.combine(day, datetime.time())


def listed(event, name):
    found = event.get(name, [])
    found = found if isinstance(found, list) else [found]
    return [moment(one.dt) for many in found for one in many.dts]


def days(text):
    """The days on which the events of a calendar begin, until the last one."""
    found = set()
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        if event.errors:
            raise ValueError(event.errors)
        start = moment(event["DTSTART"].dt)
        moments = rrule.rruleset()
        moments.rdate(start)
        for date in listed(event, "RDATE"):
            moments.rdate(date)
        for date in listed(event, "EXDATE"):
            moments.exdate(date)
        if "RRULE" in event:
            moments.rrule(rrule.rrulestr(event["RRULE"].to_ical().decode(), dtstart=start))
        for at in moments:
            if at.date() > UNTIL:
                break
            found.add(at.date())
    return found


class Calendars(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        files = {
            f"content/events/{form}{number}.md": f"---\ntitle: 予定{number}\n{starts}\n{rule}\n---\n"
            for form, starts in FORMS.items()
            for number, rule in enumerate(RULES)
        }
        files["content/events/hard.md"] = f"---\ntitle: {json.dumps(HARD, ensure_ascii=False)}\nstarts: 2026-02-01\n---\n"
        source = portal.written(files)
        cls.built = portal.built(source, DAY)
        told = portal.run("upcoming", source, "--as-of", DAY, "--until", UNTIL, "--format", "json")
        cls.own = {}
        for change in json.loads(told)["changes"]:
            if change["kind"] != "event":
                continue
            if change["change"] == "next-occurrence":
                cls.own.setdefault(change["id"], set()).add(datetime.date.fromisoformat(change["starts"][:10]))
            if change["change"] == "state" and change.get("to") == "ongoing":
                cls.own.setdefault(change["id"], set()).add(datetime.date.fromisoformat(change["day"]))

    def calendar(self, name):
        return (self.built / "calendar" / name).read_bytes()

    def test_the_days_are_those_of_the_program(self):
        self.assertGreaterEqual(len(RULES), 40)
        for form in FORMS:
            for number, rule in enumerate(RULES):
                with self.subTest(form=form, rule=rule):
                    expected = {day for day in self.own.get(f"{form}{number}", ()) if day <= UNTIL}
                    self.assertTrue(expected, "the program knows no day")
                    self.assertEqual(days(self.calendar(f"events/{form}{number}.ics")), expected)

    def test_a_name_with_signs_is_as_it_was_written(self):
        events = icalendar.Calendar.from_ical(self.calendar("events/hard.ics")).walk("VEVENT")
        self.assertEqual(str(events[0]["SUMMARY"]), HARD)

    def test_every_event_is_once_in_the_calendar_of_the_site(self):
        events = icalendar.Calendar.from_ical(self.calendar("site.ics")).walk("VEVENT")
        self.assertEqual(len({str(event["UID"]) for event in events}), 2 * len(RULES) + 1)

    def test_another_day_is_noticed(self):
        right = self.calendar("events/d8.ics")
        self.assertIn(b"BYDAY=2SA", right)
        self.assertNotEqual(days(right.replace(b"BYDAY=2SA", b"BYDAY=3SA")), days(right))
        with self.assertRaises(ValueError):
            days(right.replace(b"RRULE:FREQ=MONTHLY", b"RRULE:FREQ=MONATLICH"))


if __name__ == "__main__":
    unittest.main()
