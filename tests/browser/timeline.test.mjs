// The state of a record on the visitor's day, on the vectors that Rust's tests run too, and in built pages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const vectors = JSON.parse(read('tests/timeline/vectors.json'));
const SOURCE = read('src/site/timeline.js').replace('/*CLOSING_DAYS*/', vectors.closingDays);
const { stateOf, stateAt, dayIn } = new Function(`'use strict';${SOURCE}\nreturn { stateOf, stateAt, dayIn };`)();

const number = (day) => (day === undefined ? null : Date.parse(`${day}T00:00:00Z`) / 86400000);

describe('the state of a record', () => {
  for (const { name, kind, on, ...dates } of vectors.states) {
    it(name, () => {
      const known = {
        opens: number(dates.opens),
        closes: number(dates.closes),
        ends: number(dates.ends),
        cancelled: dates.cancelled === true,
        occurrences: (dates.occurrences ?? []).map((days) => days.map(number)),
      };
      for (const [day, state] of Object.entries(on)) assert.equal(stateOf(kind, known, number(day)), state, day);
    });
  }

  it('is null for kinds that have none', () => {
    assert.equal(stateOf('story', { opens: null, closes: null, ends: null, cancelled: false, occurrences: [] }, 0), null);
  });
});

describe('the attribute data-timeline', () => {
  for (const { timeline, on } of vectors.attributes) {
    it(timeline, () => {
      for (const [day, state] of Object.entries(on)) assert.equal(stateAt(timeline, day), state, day);
    });
  }
});

// WebKit writes the day of the language en-CA as 11/30/2026, Chromium as 2026-11-30.
describe('the day in a time zone', () => {
  const MOMENT = new Date('2026-11-29T15:30:00Z');

  it('is that of the zone, as year, month and day', () => {
    assert.deepEqual(['Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'].map((zone) => dayIn(zone, MOMENT)), ['2026-11-30', '2026-11-29', '2026-11-30']);
    assert.equal(dayIn('Asia/Tokyo', new Date('2027-01-03T00:00:00Z')), '2027-01-03');
  });

  it('does not depend on how a language writes a day', () => {
    assert.match(new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'Asia/Tokyo' }).format(MOMENT), /^11\/30\/2026$/);
    assert.equal(dayIn('Asia/Tokyo', MOMENT), '2026-11-30');
  });

  it('is that of Greenwich where a browser does not know the zone', () => {
    assert.equal(dayIn('Nowhere/Town', MOMENT), '2026-11-29');
  });
});
