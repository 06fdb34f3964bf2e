// Calendars as another program reads them: ical.js gives the same days as the program's own expansion, over five
// years, for rules that people write; and the texts that were written.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import ICAL from 'ical.js';
import { buildPortal } from './lib/small-portal.mjs';

const DAY = '2026-01-01';
const UNTIL = '2030-12-31';

/** What people write, as fields of an event whose first day is 2026-01-03 unless said otherwise. */
const RULES = JSON.parse(readFileSync(new URL('../validators/rules.json', import.meta.url), 'utf8'));
const TIMES = { 'whole days': 'starts: 2026-01-03', 'times of the day': 'starts: 2026-01-03 09:30\nends: 2026-01-03 11:00' };
const event = (title, fields, body = '') => `---\ntitle: ${JSON.stringify(title)}\n${fields}\n---\n${body}\n`;

let work;
let folder;
let own;
const name = (form, number) => `${form === 'whole days' ? 'd' : 't'}${number}`;
const HARD = `${'祭り, 市; "港" \\ 👨‍👩‍👧 '.repeat(20)}終`;

before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-calendars-'));
  const files = {};
  for (const [form, starts] of Object.entries(TIMES)) {
    RULES.forEach((rule, number) => {
      files[`content/events/${name(form, number)}.md`] = event(rule.replaceAll('\n', ' '), `${starts}\n${rule}`);
    });
  }
  files['content/events/hard.md'] = event(HARD, 'starts: 2026-02-01', '一行目, 二; 三\n\n次の段落');
  files['content/events/summer.md'] = event('夏', 'starts: 2026-06-01 18:00\nrepeat: 毎月第1月曜');
  const source = join(work, 'portal');
  folder = { root: buildPortal(source, files, DAY).root ?? join(source, 'public'), source };
  const told = execFileSync(resolve(process.env.ENISHI), ['upcoming', source, '--as-of', DAY, '--until', UNTIL, '--format', 'json'], { maxBuffer: 1 << 28 });
  own = new Map();
  for (const change of JSON.parse(told).changes.filter((change) => change.kind === 'event')) {
    const days = own.get(change.id) ?? own.set(change.id, new Set()).get(change.id);
    if (change.change === 'next-occurrence') days.add(change.starts);
    if (change.change === 'state' && change.to === 'ongoing') days.add(change.day);
  }
});
after(() => rmSync(work, { recursive: true, force: true }));

function read(path) {
  const text = readFileSync(join(folder.root, path), 'utf8');
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(zone);
  return { text, calendar, events: calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component)) };
}

/** The days on which an event begins, from one day to another. */
function days(events, until) {
  const found = new Set();
  for (const one of events) {
    const iterator = one.iterator();
    for (let next = iterator.next(); next && next.toString().slice(0, 10) <= until; next = iterator.next()) {
      found.add(next.toString().slice(0, 10));
      if (!one.isRecurring()) break;
    }
  }
  return [...found].sort();
}

describe('the days of an event are those of the page', () => {
  for (const form of Object.keys(TIMES)) {
    RULES.forEach((rule, number) => {
      it(`${form}, ${rule.replaceAll('\n', ', ')}`, () => {
        const expected = [...(own.get(name(form, number)) ?? [])].filter((day) => day <= UNTIL).sort();
        assert.ok(expected.length > 0, 'the program knows no day');
        assert.deepEqual(days(read(`calendar/events/${name(form, number)}.ics`).events, UNTIL), expected);
      });
    });
  }
});

describe('what calendars say', () => {
  it('a long name with signs comes out as it was written', () => {
    const { text, events } = read('calendar/events/hard.ics');
    assert.ok(Buffer.byteLength(HARD) > 600);
    assert.equal(events[0].summary, HARD);
    assert.match(events[0].description, /^一行目, 二; 三/);
    for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line);
    assert.ok(!/[^\r]\n/.test(text), 'a line that does not end in CRLF');
  });

  it('all events stand in the calendar of the site, each once', () => {
    const { events } = read('calendar/site.ics');
    const ids = events.map((one) => one.uid);
    assert.equal(new Set(ids).size, ids.length);
    assert.equal(ids.length, RULES.length * 2 + 2);
    assert.ok(ids.every((id) => id.endsWith('@portal.example.jp')), ids[0]);
  });

  it('a time is that of the zone of the site', () => {
    const start = read('calendar/events/summer.ics').events[0].startDate;
    assert.equal(start.toJSDate().toISOString(), '2026-06-01T09:00:00.000Z');
  });
});
