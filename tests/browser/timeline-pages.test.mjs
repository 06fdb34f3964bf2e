// What a page says as days pass: a reader who comes later than the build reads what a build of that day would say.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { buildPortal } from './lib/small-portal.mjs';

const BUILT = '2026-05-01';

const record = (fields) => `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n本文です。\n`;
const event = (fields) => record({ regions: ['niigata'], place: { name: '会館' }, ...fields });
const FILES = {
  'site.yaml': 'title: 試し\nbase_url: https://portal.example.jp/\nannouncement: {text: 電話は休みです。, until: 2026-05-20}\n',
  'content/jobs/shop.md': record({ title: '店の手伝い', employer: { name: '店' }, contract: 'part-time', regions: ['niigata'], posted: '2026-04-01', closes: '2026-05-25', apply: { how: '電話で', tel: '0300-00-1355' } }),
  'content/jobs/later.md': record({ title: '夏の手伝い', employer: { name: '店' }, contract: 'part-time', regions: ['niigata'], posted: '2026-04-01' }),
  'content/events/fair.md': event({ title: '二日の市', starts: '2026-05-09T10:00', ends: '2026-05-10T12:00' }),
  'content/events/monthly.md': event({ title: '毎月の会', starts: '2026-05-16T10:00', ends: '2026-05-16T12:00', repeat: 'FREQ=MONTHLY;COUNT=3' }),
  'content/events/off.md': event({ title: '中止の会', starts: '2026-05-12T10:00', ends: '2026-05-12T12:00', cancelled: true }),
  'content/programs/grant.md': record({ title: '助成', kind: 'subsidy', provider: '市', regions: ['niigata'], apply: { from: '2026-05-03', until: '2026-05-06', how: '電話で', tel: '0300-00-1355' } }),
};
// On each something changes.
const DAYS = ['2026-05-03', '2026-05-07', '2026-05-09', '2026-05-11', '2026-05-13', '2026-05-18', '2026-05-21', '2026-05-26'];
const RECORDS = ['jobs/shop.html', 'jobs/later.html', 'events/fair.html', 'events/off.html', 'programs/grant.html'];

let chromium;
let work;
let folder;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-timeline-'));
  chromium = await startChromium();
  folder = buildPortal(join(work, 'built'), FILES, BUILT);
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What each page of `paths` shows to a reader of `day`, in the page's own words. */
async function shown(built, paths, day, javaScriptEnabled = true) {
  const context = await onDay(chromium, day).newContext({ javaScriptEnabled, locale: 'ja' });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    const texts = {};
    for (const path of paths) {
      await page.goto(fileAddress(built, path));
      texts[path] = await page.evaluate(visibleStates);
    }
    assert.deepEqual(faults, []);
    return texts;
  } finally {
    await context.close();
  }
}

/** Runs in the page. */
function visibleStates() {
  const isShown = (element) => element.getClientRects().length > 0;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)].filter(isShown)
    .map((element) => element.textContent.replace(/\s+/g, ' ').trim());
  return {
    chips: all('.page-head .chip'),
    banners: all('.banner'),
    ways: all('.to-apply, #apply h2'),
    announcements: all('.announcement'),
    cards: Object.fromEntries([...document.querySelectorAll('.card')].filter(isShown).map((card) => [all('.card__title', card)[0], all('.chip', card)])),
  };
}

describe('a page that was built before', () => {
  it('says of a record on the day of the reader what a build of that day says', async () => {
    for (const day of DAYS) {
      const fresh = buildPortal(join(work, day), FILES, day);
      const [seen, expected] = [await shown(folder, RECORDS, day), await shown(fresh, RECORDS, day, false)];
      for (const path of RECORDS) {
        const { cards: _seen, ...said } = seen[path];
        const { cards: _expected, ...wanted } = expected[path];
        assert.deepEqual(said, wanted, `${path} on ${day}`);
      }
    }
  });

  it('closes a job after its last day, with the way to apply', async () => {
    const job = async (day) => (await shown(folder, ['jobs/shop.html'], day))['jobs/shop.html'];
    const [open, closing, closed] = [await job('2026-05-17'), await job('2026-05-25'), await job('2026-05-26')];
    assert.equal(open.chips[0], '募集中');
    assert.equal(closing.chips[0], 'まもなく締切');
    assert.match(closing.banners[0], /^まもなく締切です/);
    assert.equal(closed.chips[0], '募集終了');
    assert.match(closed.banners[0], /^この仕事の募集は終わりました/);
    assert.deepEqual([open.ways.length > 0, closing.ways.length > 0, closed.ways.length], [true, true, 0]);
  });

  it('takes the way to apply from a program on the day after its last', async () => {
    const ways = async (day) => (await shown(folder, ['programs/grant.html'], day))['programs/grant.html'].ways.length;
    assert.ok(await ways('2026-05-06') > 0);
    assert.equal(await ways('2026-05-07'), 0);
  });

  it('takes an announcement down after its last day', async () => {
    const announcements = async (day) => (await shown(folder, ['index.html'], day))['index.html'].announcements.length;
    assert.deepEqual([await announcements('2026-05-20'), await announcements('2026-05-21')], [1, 0]);
  });

  it('takes the cards of what is over from lists and leaves those of what comes again', async () => {
    const cards = async (path, day) => (await shown(folder, [path], day))[path].cards;
    const jobs = await cards('jobs/index.html', '2026-05-26');
    assert.equal(jobs['店の手伝い'], undefined);
    assert.deepEqual((await cards('jobs/index.html', '2026-05-25'))['店の手伝い'][0], 'まもなく締切');
    assert.equal(jobs['夏の手伝い'][0], '募集中');
    const events = await cards('regions/niigata.html', '2026-05-17');
    assert.deepEqual([events['二日の市'], events['中止の会']], [undefined, undefined]);
    assert.deepEqual(events['毎月の会'], ['くり返し']);
  });
});
