// Every page of the sample as it is read days after its build: as a build of that day shows it.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { asSeen, difference } from './lib/as-seen.mjs';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { pageTypes } from './lib/page-types.mjs';
import { buildPortal, sampleCopy } from './lib/small-portal.mjs';

// Days around which events of the sample take place and come again, work closes, and what is new grows old.
const LASTS = ['2026-05-09', '2026-06-13'];
const BUILT_BEFORE = -8;
// Each visit takes a third of a second. The pages of all languages come out of the same templates and script, so the
// translated ones are read on the last day alone, around the second day only those days that differ most, and on the
// other days the longest and the shortest page of each type. EVERY_PAGE=all reads all pages on all of these days.
const READ = [
  { last: LASTS[0], offset: -7, languages: 'main', pages: 'types' },
  { last: LASTS[0], offset: -1, languages: 'main', pages: 'types' },
  { last: LASTS[0], offset: 0, languages: 'all', pages: 'all' },
  { last: LASTS[0], offset: 1, languages: 'main', pages: 'all' },
  { last: LASTS[1], offset: 0, languages: 'main', pages: 'types' },
  { last: LASTS[1], offset: 1, languages: 'main', pages: 'all' },
];
const TRANSLATED = /^(en|ja-easy)\//;
const ZONES = ['Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'];

// What a build says of itself is said of the day of the build.
const OF_THE_BUILD = [
  [/\/(poster|invitation|board)\.html$/, /(現在の内容|の ないよう)です。$|^As of .*\.$/u, 'the day of the build, which stands on paper'],
  [/^data\/index\.html$/, /年\d+月\d+日時点のデータです。$/u, 'the day of the data: the files are those of the build'],
];

// Words, kinds and states. By relevance the order follows the words and dates that the pages had when they were
// built, so the order is asked for that does not.
const SEARCHES = ['?q=浜&sort=date', '?kind=event&sort=date', '?kind=job&sort=closing', '?state=upcoming&sort=kana', '?state=open&sort=kana', '?q=会&sort=date'];

// Pages that are made on a later day: months of the agenda, and what is published later.
const APPEARING = /^((en|ja-easy)\/)?(stories\/kuze-masato|events\/months\/.*)\.html$/;

function shifted(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

let chromium;
let work;
let built;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-every-page-'));
  chromium = await startChromium();
  const source = sampleCopy(join(work, 'sources'));
  const days = new Set([...LASTS.map((last) => shifted(last, BUILT_BEFORE)), ...READ.map(({ last, offset }) => shifted(last, offset))]);
  built = new Map([...days].map((day) => [day, buildPortal(source, {}, day, join(work, day))]));
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What a search shows to a reader of a day: its status and its results. */
async function found(folder, query, day) {
  const context = await chromium.newContext({ timezoneId: 'America/New_York' });
  try {
    await context.clock.setFixedTime(new Date(`${day}T12:00:00+09:00`));
    const page = await context.newPage();
    await page.goto(fileAddress(folder, 'search.html') + query);
    await page.waitForFunction(() => document.querySelector('[data-results] > li'));
    return await page.evaluate(() => [...document.querySelectorAll('[data-status], [data-results] > li')].map((part) => part.innerText.replace(/\s+/g, ' ').trim()));
  } finally {
    await context.close();
  }
}

/** What pages of the older build show at a moment, held against the build of the day. */
async function compare([first, day], paths, moment, timezoneId) {
  const expected = await asSeen(chromium, built.get(day), paths, { moment, javaScriptEnabled: false });
  const seen = await asSeen(chromium, built.get(first), paths, { moment, timezoneId });
  const lines = (from, path) => from.get(path).filter((line) => !OF_THE_BUILD.some(([page, words]) => page.test(path) && words.test(line)));
  const faults = paths.map((path) => [path, difference(lines(seen, path), lines(expected, path))]).filter(([, what]) => what);
  assert.equal(faults.map(([path, what]) => `${path}\n   ${what}`).join('\n'), '', `${faults.length} of ${paths.length} pages differ on ${day} in ${timezoneId}`);
}

describe('every page of the sample on a later day than that of its build', () => {
  for (const [at, { last, offset, languages, pages: which }] of READ.entries()) {
    const [first, day, zone] = [shifted(last, BUILT_BEFORE), shifted(last, offset), ZONES[at % ZONES.length]];
    it(`shows on ${day} what a build of that day shows, to a reader in ${zone} (languages: ${languages}, pages: ${which})`, async () => {
      const [old, fresh] = [built.get(first), built.get(day)];
      const isRead = (path) => fresh.page(path).redirect === null && (languages === 'all' || !TRANSLATED.test(path));
      const chosen = which === 'all' || process.env.EVERY_PAGE === 'all' ? fresh.pages : [...pageTypes(fresh).values()].flat();
      const pages = chosen.filter(isRead);
      assert.ok(pages.length > (languages === 'all' ? 100 : 20), `${pages.length} pages`);
      const onBoth = pages.filter((path) => old.files.has(path));
      // Pages of what appears on the day are made by the build of the day.
      assert.deepEqual(pages.filter((path) => !old.files.has(path)).filter((path) => !APPEARING.test(path)), []);
      await compare([first, day], onBoth, `${day}T12:00:00+09:00`, zone);
    });
  }

  it('finds what a search of that day finds, with its states, days and order', async () => {
    for (const last of LASTS) {
      const first = shifted(last, BUILT_BEFORE);
      for (const offset of [0, 1]) {
        const day = shifted(last, offset);
        for (const query of SEARCHES) {
          const [seen, expected] = [await found(built.get(first), query, day), await found(built.get(day), query, day)];
          assert.ok(expected.length > 1, query);
          assert.deepEqual(seen, expected, `${query} on ${day}`);
        }
      }
    }
  });

  it('changes at midnight of the portal, wherever the reader is', async () => {
    const [last] = LASTS;
    const first = shifted(last, BUILT_BEFORE);
    const pages = ['index.html', 'events/index.html', 'events/beach-morning.html', 'regions/miohama.html', 'en/index.html'];
    for (const [moment, day] of [[`${last}T23:59:30+09:00`, last], [`${shifted(last, 1)}T00:00:30+09:00`, shifted(last, 1)]]) {
      for (const zone of ZONES) await compare([first, day], pages, moment, zone);
    }
  });
});
