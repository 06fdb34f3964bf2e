// What a reader sees who comes days before or after something changes, wherever the reader is: what a build of that day shows.
import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { buildPortal, sampleCopy } from './lib/small-portal.mjs';

// The day on which much of the portal ends, and the days on which it is read and built.
const LAST = '2026-05-25';
const DAYS = [-8, -7, -1, 0, 1].map((days) => shifted(LAST, days));
const ZONES = ['Asia/Tokyo', 'America/New_York', 'Pacific/Kiritimati'];

function shifted(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
}

const record = (fields) => `---\n${Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n本文です。\n`;
const job = (fields) => record({ employer: { name: '浜屋' }, contract: 'part-time', frequency: 'weekly', regions: ['miohama'], apply: { how: '電話で', tel: '0300-00-1355' }, ...fields });
const event = (fields) => record({ regions: ['miohama'], place: { name: '会館' }, ...fields });
const MORE = {
  'content/jobs/asa-ban.md': job({ title: '朝の店番', posted: '2026-04-20', closes: LAST }),
  'content/jobs/old-ban.md': job({ title: '古い募集', posted: '2025-10-01', verified: shifted(LAST, -180) }),
  'content/jobs/new-ban.md': job({ title: '新しい募集', posted: shifted(LAST, -60) }),
  'content/programs/grant.md': record({ title: '港の助成', kind: 'subsidy', provider: '市', regions: ['miohama'], apply: { until: LAST, how: '窓口へ', tel: '0300-00-1355' } }),
  'content/events/fair.md': event({ title: '二日の市', starts: `${shifted(LAST, -1)}T10:00`, ends: `${LAST}T12:00`, each_day: true }),
  'content/events/talk.md': event({ title: '港の話', starts: `${shifted(LAST, 10)}T10:00`, apply: { until: LAST, how: '電話で', tel: '0300-00-1355' } }),
  'content/events/weekly.md': event({ title: '月曜の会', starts: '2026-04-06T18:00', ends: '2026-04-06T19:00', repeat: 'FREQ=WEEKLY' }),
  'content/events/off.md': event({ title: '中止の会', starts: `${LAST}T10:00`, cancelled: true }),
  'content/events/show.md': event({ title: '古い写真展', starts: shifted(LAST, -7), ends: shifted(LAST, 20) }),
  'content/stories/leaving.md': record({ title: '去る話', person: { name: '小金井ミツ' }, author: '港みずほ', regions: ['miohama'], groups: ['itoguchi'], consent: { given: '2026-01-01', media: ['web'], until: LAST }, published: '2026-04-01' }),
  'content/stories/staying.md': record({ title: '残る話', person: { name: '浜口ハル' }, author: '港みずほ', regions: ['miohama'], consent: { given: '2026-01-01', media: ['web'] }, published: shifted(LAST, -60) }),
};

let chromium;
let work;
let built;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-view-time-'));
  chromium = await startChromium();
  const source = sampleCopy(join(work, 'sources'));
  // On lists of one page, so that nothing moves up from another.
  const author = `  - {name: 港みずほ, consent: {given: 2026-01-01, media: [web], until: ${LAST}}}\n`;
  appendFileSync(join(source, 'site.yaml'), `${author}page_size: 200\n`);
  built = new Map(DAYS.map((day) => [day, buildPortal(source, MORE, day, join(work, day))]));
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** What each page of a folder shows to a reader of a zone, whose clock stands at a moment. */
async function shown(folder, paths, moment, timezoneId, javaScriptEnabled = true) {
  const context = await chromium.newContext({ timezoneId, javaScriptEnabled });
  if (javaScriptEnabled) await context.clock.setFixedTime(new Date(moment));
  const faults = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    const texts = new Map();
    for (const path of paths) {
      await page.goto(fileAddress(folder, path));
      texts.set(path, await page.evaluate(mainState));
    }
    assert.deepEqual(faults, []);
    return texts;
  } finally {
    await context.close();
  }
}

/** Runs in the page: its main part in words, without what only scripts say. */
function mainState() {
  const isShown = (element) => element.getClientRects().length > 0;
  const said = (element) => {
    const added = [...element.querySelectorAll('[data-enhancement]:not([data-state])')].filter((part) => !part.hidden);
    for (const part of added) part.hidden = true;
    const text = element.innerText.replace(/\s+/g, ' ').trim();
    for (const part of added) part.hidden = false;
    return text;
  };
  const all = (selector) => [...document.querySelectorAll(`main ${selector}`)].filter((element) => isShown(element) && !element.closest('[data-enhancement]')).map(said);
  return {
    withdrawn: all('.withdrawn'),
    head: all('.page-head'),
    lists: all('h2, .search__kinds li, .section .count, .region-tree .count, .agenda__line, .agenda__date, .soon__line, .entry__links li, .hero__counts li, .region-tree li'),
    days: [...document.querySelectorAll('.month td a')].filter(isShown).map((link) => link.getAttribute('aria-label')),
    cards: [...document.querySelectorAll('main .cards > li')].filter(isShown).map(said),
    apply: all('#apply'),
    about: all('.record__meta, [data-lists="author"] li'),
    announcement: [...document.querySelectorAll('.announcement')].filter(isShown).length,
  };
}

const PAGES = ['index.html', 'regions/miohama.html', 'regions/shioji.html', 'regions/index.html', 'jobs/index.html', 'events/index.html',
  'stories/index.html', 'programs/index.html', 'search.html', 'en/index.html', 'ja-easy/events/index.html'];
const RECORDS = Object.keys(MORE).map((path) => path.replace(/^content\//, '').replace(/\.md$/, '.html'));

describe('a portal that is read on another day than it was built for', () => {
  const first = DAYS[0];

  for (const day of DAYS.slice(1)) {
    it(`shows on ${day} what a build of that day shows`, async () => {
      const [old, fresh] = [built.get(first), built.get(day)];
      const paths = [...PAGES, ...RECORDS].filter((path) => fresh.files.has(path));
      const seen = await shown(old, paths, `${day}T12:00:00+09:00`, 'Asia/Tokyo');
      const expected = await shown(fresh, paths, `${day}T12:00:00+09:00`, 'Asia/Tokyo', false);
      for (const path of paths) assert.deepEqual(seen.get(path), expected.get(path), `${path} on ${day}`);
    });
  }

  it('closes at midnight of the portal, wherever the reader is', async () => {
    const paths = ['index.html', 'events/index.html', 'jobs/asa-ban.html', 'programs/grant.html'];
    const old = built.get(first);
    for (const [moment, day] of [[`${LAST}T23:59:30+09:00`, LAST], [`${shifted(LAST, 1)}T00:00:30+09:00`, shifted(LAST, 1)]]) {
      const expected = await shown(built.get(day), paths, moment, 'Asia/Tokyo', false);
      for (const zone of ZONES) {
        const seen = await shown(old, paths, moment, zone);
        for (const path of paths) assert.deepEqual(seen.get(path), expected.get(path), `${path} at ${moment} in ${zone}`);
      }
    }
  });

  it('hides a story whose consent has ended, and says why', async () => {
    const over = shifted(LAST, 1);
    const story = (await shown(built.get(first), ['stories/leaving.html'], `${over}T12:00:00+09:00`, 'Asia/Tokyo')).get('stories/leaving.html');
    assert.deepEqual(story.withdrawn, ['このページの掲載は終わりました ご本人が同意した掲載の期間が過ぎたため、表示していません。 物語をすべて見る']);
    assert.deepEqual([story.head, story.cards], [[], []]);
  });

  it('names an author no more whose consent has ended, and says so on their page', async () => {
    const [day, over] = [LAST, shifted(LAST, 1)].map((date) => `${date}T12:00:00+09:00`);
    const [story, list] = ['stories/staying.html', 'authors/港みずほ.html'];
    const of = (moment) => shown(built.get(first), [story, list], moment, 'Asia/Tokyo');
    const [before, after] = [await of(day), await of(over)];
    assert.match(before.get(story).about[0], /^聞き手・文 港みずほ/);
    assert.deepEqual(before.get(list).withdrawn, []);
    assert.doesNotMatch(after.get(story).about.join(), /港みずほ/);
    assert.deepEqual(after.get(list).withdrawn, ['このページの掲載は終わりました 掲載の期間が過ぎたため、表示していません。 物語をすべて見る']);
    assert.deepEqual([after.get(list).head, after.get(list).cards], [[], []]);
  });

  it('counts the days that are left', async () => {
    const left = async (day) => {
      const context = await chromium.newContext({ timezoneId: 'America/New_York' });
      await context.clock.setFixedTime(new Date(`${day}T12:00:00+09:00`));
      const page = await context.newPage();
      await page.goto(fileAddress(built.get(first), 'jobs/asa-ban.html'));
      const text = await page.evaluate(() => document.querySelector('.key-facts .left').textContent);
      await context.close();
      return text;
    };
    assert.deepEqual(await Promise.all(DAYS.map(left)), ['あと8日', 'あと7日', '明日まで', '今日まで', '']);
  });
});
