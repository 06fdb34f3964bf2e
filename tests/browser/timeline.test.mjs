// The state of a record on the visitor's day, on the vectors that Rust's tests run too, and in built pages.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

const ROOT = new URL('../../', import.meta.url);
const read = (path) => readFileSync(new URL(path, ROOT), 'utf8');
const vectors = JSON.parse(read('tests/timeline/vectors.json'));
const SOURCE = read('src/site/timeline.js').replace('/*CLOSING_DAYS*/', vectors.closingDays);
const { stateOf, stateAt } = new Function(`'use strict';${SOURCE}\nreturn { stateOf, stateAt };`)();

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
