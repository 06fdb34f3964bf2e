// Answers about small portals: as days pass, by date, in several languages, and where files of the index are gone.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { ask, buildPortal } from './lib/small-portal.mjs';

const DAY = '2026-05-01';

let chromium;
let work;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-search-small-'));
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What `use` gives for a page of a built folder. */
async function visit(folder, path, use) {
  const context = await onDay(chromium, DAY).newContext();
  try {
    const page = await context.newPage();
    await page.goto(fileAddress(folder, path));
    return await use(page);
  } finally {
    await context.close();
  }
}

/** The answers to several questions; one that fails fails the test. */
async function answers(folder, queries, path = 'index.html') {
  const given = await visit(folder, path, (page) => ask(page, queries));
  return given.map(({ answer, text }) => answer ?? assert.fail(text));
}

const file = (fields, body = '本文です。') => `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n${body}\n`;
const event = (title, starts, { last = starts, ...more } = {}) => file({ title, regions: ['niigata'], starts: `${starts}T10:00`, ends: `${last}T12:00`, place: { name: '会館' }, ...more });

describe('the months of events', () => {
  const portal = {
    'content/events/monthly.md': event('毎月の会', '2026-05-09', { repeat: 'FREQ=MONTHLY;BYMONTHDAY=9;COUNT=4' }),
    'content/events/once.md': event('夏の会', '2026-07-20'),
    'content/events/long.md': event('長い展示', '2026-05-20', { last: '2026-06-25' }),
  };

  let folder;
  before(() => {
    folder = buildPortal(join(work, 'months'), portal, DAY);
  });

  it('are those in which something is still to come on the day of the reader', async () => {
    const days = ['2026-05-01', '2026-05-09', '2026-05-10', '2026-06-10', '2026-06-26', '2026-07-10', '2026-08-09'];
    const found = await answers(folder, days.map((day) => ['', { day }]));
    assert.deepEqual(found.map(({ facets }) => facets.month), [
      { '2026-05': 2, '2026-06': 2, '2026-07': 2, '2026-08': 1 },
      { '2026-05': 2, '2026-06': 2, '2026-07': 2, '2026-08': 1 },
      { '2026-05': 1, '2026-06': 2, '2026-07': 2, '2026-08': 1 },
      { '2026-06': 1, '2026-07': 2, '2026-08': 1 },
      { '2026-07': 2, '2026-08': 1 },
      { '2026-07': 1, '2026-08': 1 },
      { '2026-08': 1 },
    ]);
  });

  it('filter by what is still to come', async () => {
    const urls = async (day, month) => (await answers(folder, [['', { day, filters: { month } }]]))[0].results.map(({ url }) => url).sort();
    assert.deepEqual(await urls('2026-05-09', ['2026-05']), ['events/long.html', 'events/monthly.html']);
    assert.deepEqual(await urls('2026-05-10', ['2026-05']), ['events/long.html']);
    assert.deepEqual(await urls('2026-06-01', ['2026-05']), []);
    assert.deepEqual(await urls('2026-06-10', ['2026-06', '2026-08']), ['events/long.html', 'events/monthly.html']);
  });
});

describe('the order by date', () => {
  const story = (title, published) => file({ title, published, person: { name: '花' }, author: '花', consent: { given: '2026-01-01', media: ['web'] }, regions: ['niigata'] });
  const job = (title, posted) => file({ title, employer: { name: '店' }, contract: 'part-time', regions: ['niigata'], posted, closes: '2026-12-31' });
  let folder;
  before(() => {
    folder = buildPortal(join(work, 'dates'), {
      'content/events/far.md': event('遠い会', '2026-12-24'),
      'content/events/near.md': event('近い会', '2026-05-03'),
      'content/events/monthly.md': event('毎月の会', '2026-03-10', { repeat: 'FREQ=MONTHLY' }),
      'content/events/long.md': event('長い展示', '2026-02-01', { last: '2026-08-01' }),
      'content/stories/old.md': story('古い物語', '2026-01-15'),
      'content/stories/new.md': story('新しい物語', '2026-04-20'),
      'content/jobs/new.md': job('新しい仕事', '2026-04-25'),
      'content/groups/undated.md': file({ title: '日付のない会', kind: 'regional-alumni', regions: ['niigata'] }),
    }, DAY);
  });
  const others = ['jobs/new.html', 'stories/new.html', 'stories/old.html', 'groups/undated.html'];

  it('begins with what goes on, then with what comes soonest; the rest is newest first', async () => {
    const days = ['2026-05-01', '2026-05-04', '2026-05-11', '2026-12-01'];
    const found = await answers(folder, days.map((day) => ['', { day, sort: 'date' }]));
    assert.deepEqual(found.map(({ results }) => results.map(({ url }) => url).filter((url) => url !== 'regions/niigata.html')), [
      ['events/long.html', 'events/near.html', 'events/monthly.html', 'events/far.html', ...others],
      ['events/long.html', 'events/monthly.html', 'events/far.html', ...others],
      ['events/long.html', 'events/monthly.html', 'events/far.html', ...others],
      ['events/monthly.html', 'events/far.html', ...others],
    ]);
    assert.deepEqual(found[2].results.slice(0, 3).map(({ date }) => date), ['2026-02-01', '2026-06-10', '2026-12-24']);
  });

  it('has the same name as what it does, in each list', async () => {
    const labels = {};
    for (const path of ['search.html', 'events/index.html', 'jobs/index.html']) {
      labels[path] = await visit(folder, path, (page) => page.locator('#search-sort option[value="date"]').textContent());
    }
    assert.deepEqual(labels, { 'search.html': '新しい順（催しは近い順）', 'events/index.html': '開催の近い順', 'jobs/index.html': '新しい順' });
  });
});
