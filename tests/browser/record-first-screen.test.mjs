// What a reader asks first stands in the first screen of every record: its facts, the face of a story, the one button.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { buildPortal, sampleCopy } from './lib/small-portal.mjs';

const DAY = '2026-05-01';
const SCREENS = [{ width: 390, height: 844 }, { width: 1280, height: 800 }];
const RECORD = /^(groups|jobs|stories|events|programs|places)\/(?!index|archive|page-)[^/]+\.html$/;

let chromium;
let work;
let folder;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-first-screen-'));
  chromium = await startChromium();
  folder = buildPortal(sampleCopy(join(work, 'source')), {}, DAY, join(work, 'site'));
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

const records = () => folder.pages.filter((path) => RECORD.test(path) && folder.page(path).redirect === null);

async function onEach(screen, paths, use) {
  const context = await onDay(chromium, DAY).newContext({ viewport: { width: screen.width, height: screen.height }, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    for (const path of paths) {
      await page.goto(fileAddress(folder, path));
      await use(page, path);
    }
  } finally {
    await context.close();
  }
}

/** Runs in the page: what is asked first, each with its lower edge. */
function firstThings() {
  const isShown = (element) => element.getClientRects().length > 0;
  const things = [...document.querySelectorAll('.key-facts > div, .to-apply .button, .who__picture')].filter(isShown);
  return things.map((thing) => ({ text: thing.innerText.replace(/\s+/g, ' ').trim(), bottom: thing.getBoundingClientRect().bottom }));
}

describe('the first screen of a record', () => {
  for (const screen of SCREENS) {
    it(`holds all first facts and the button at ${screen.width}×${screen.height}`, async () => {
      const faults = [];
      const kinds = new Set();
      await onEach(screen, records(), async (page, path) => {
        const things = await page.evaluate(firstThings);
        if (things.length > 0) kinds.add(path.split('/')[0]);
        for (const { text, bottom } of things) if (bottom > screen.height) faults.push(`${path}: ${text || 'the picture'} ends at ${Math.round(bottom)} of ${screen.height}`);
      });
      assert.deepEqual([...kinds].sort(), ['events', 'groups', 'jobs', 'places', 'programs', 'stories']);
      assert.deepEqual(faults, []);
    });
  }

  it('leaves no hole between the picture and the way to take part', async () => {
    const gaps = {};
    await onEach(SCREENS[1], ['jobs/ferry-deck.html', 'events/minato-100.html', 'groups/itoguchi.html'], async (page, path) => {
      gaps[path] = await page.evaluate(() => {
        const box = (name) => document.querySelector(name).getBoundingClientRect();
        const over = box('.page-head').bottom - box('.prose').top;
        return { hole: box('.record__ways').top - box('.record__top .picture').bottom, over };
      });
    });
    for (const [path, { hole, over }] of Object.entries(gaps)) {
      assert.ok(hole >= 0 && hole < 60, `${path}: ${hole} px`);
      assert.ok(over <= 0, `${path}: the text begins ${over} px within the head`);
    }
  });

  it('says in few facts what a reader of the kind asks', async () => {
    const asked = {};
    const paths = ['jobs/cafe-asa.html', 'events/career-cafe.html', 'programs/kaeri-shien.html', 'places/homachi-school.html', 'groups/itoguchi.html', 'stories/isomura-chinatsu.html'];
    await onEach(SCREENS[1], paths, async (page, path) => {
      asked[path] = await page.evaluate(() => [
        [...document.querySelectorAll('.key-facts dt')].map((label) => label.textContent).join('・'),
        document.querySelector('.to-apply')?.innerText.trim() ?? '',
        document.querySelector('.confirmed p')?.innerText ?? '',
      ]);
    });
    assert.deepEqual(asked, {
      'jobs/cafe-asa.html': ['賃金・報酬・時間・どのくらい・場所・契約', '応募・問い合わせ', 'この内容は、2026年2月20日に確認しました'],
      'events/career-cafe.html': ['日時・くり返し・会場・参加費・定員', '申し込む', 'この内容は、2026年4月3日に確認しました'],
      'programs/kaeri-shien.html': ['内容・金額・対象・受付締切・実施するところ', '申請する', 'この内容は、2026年4月3日に確認しました'],
      'places/homachi-school.html': ['開いている時間・休み・場所・料金', '', 'この内容は、2026年3月9日に確認しました'],
      'groups/itoguchi.html': ['次の集まり・関わり方・集まり・人数・会費', '参加する', 'この内容は、2026年4月3日に確認しました'],
      'stories/isomura-chinatsu.html': ['', '', 'この内容は、2026年4月20日に確認しました'],
    });
  });

  it('gives every first fact again in the list of all', async () => {
    await onEach(SCREENS[1], records(), async (page, path) => {
      const missing = await page.evaluate(() => {
        const all = [...document.querySelectorAll('.record__facts dd, .record__ways dd, .record__facts a')].map((value) => value.textContent.replace(/\s+/g, ''));
        // The last day to register stands in the box 申し込み, while one can.
        const own = [...document.querySelectorAll('.key-facts > div')].filter((fact) => !['次の集まり', '受付開始', '申し込み締切'].includes(fact.querySelector('dt').textContent));
        const values = own.map((fact) => fact.querySelector('dd > span').textContent.replace(/\s+/g, ''));
        // A day of this year is said without the year at the head; what limits it stands in brackets.
        const bare = (value) => value.replace(/（[^（）]*）$/, '');
        // The last of several days is said without the year, and the month, of the first.
        const asLast = (day) => [/^\d+年/, /^\d+年\d+月/].map((same) => `〜${day.replace(same, '')}`);
        const writings = (value) => [bare(value), ...(/^\d+年\d+月\d+日/.test(value) ? asLast(bare(value)) : [])];
        return values.filter((value) => !all.some((text) => writings(value).some((written) => text.includes(written))));
      });
      assert.deepEqual(missing, [], path);
    });
  });
});

describe('the list of all facts of a job', () => {
  it('has a line for what its text tells, which takes one line on a telephone', async () => {
    await onEach(SCREENS[0], ['jobs/travel-writer.html'], async (page) => {
      const brief = await page.evaluate(() => [...document.querySelectorAll('.facts__brief')].map((fact) => {
        const [label, value] = [fact.querySelector('dt'), fact.querySelector('dd')].map((part) => part.getBoundingClientRect());
        return [fact.innerText.replace(/\s+/g, ' ').trim(), value.top < label.bottom && value.left > label.right];
      }));
      assert.deepEqual(brief, [['納める日 本文などに記載', true], ['支払いの日 本文などに記載', true], ['途中でやめるとき 本文などに記載', true]]);
    });
  });
});

describe('the way to take part', () => {
  const bar = (page) => page.evaluate(() => {
    const part = document.querySelector('.action-bar');
    const box = part.getBoundingClientRect();
    const isShown = part.checkVisibility({ visibilityProperty: true }) && box.top < innerHeight && box.bottom > 0;
    return { isShown, height: Math.round(box.height), isAtTheFoot: Math.abs(box.bottom - innerHeight) < 1 };
  });

  it('stays within reach on a telephone while one reads, and gives way to its own box', async () => {
    await onEach(SCREENS[0], ['jobs/cafe-asa.html'], async (page) => {
      await page.evaluate(() => document.querySelector('.prose').scrollIntoView());
      await page.waitForFunction(() => document.querySelector('.action-bar').checkVisibility({ visibilityProperty: true }));
      const reading = await bar(page);
      assert.deepEqual([reading.isShown, reading.isAtTheFoot], [true, true]);
      assert.ok(reading.height >= 44, `${reading.height}`);
      await page.evaluate(() => document.querySelector('#apply').scrollIntoView());
      await page.waitForFunction(() => !document.querySelector('.action-bar').checkVisibility({ visibilityProperty: true }));
      await page.emulateMedia({ media: 'print' });
      assert.equal((await bar(page)).isShown, false);
    });
    await onEach(SCREENS[1], ['jobs/cafe-asa.html'], async (page) => assert.equal((await bar(page)).isShown, false));
  });

  it('follows the text at once, before related records', async () => {
    await onEach(SCREENS[0], ['groups/itoguchi.html', 'jobs/cafe-asa.html'], async (page, path) => {
      const order = await page.evaluate(() => [...document.querySelectorAll('.key-facts, .prose, #apply, .record__facts, .cards')].map((part) => part.id || part.className.split(' ')[0]));
      assert.deepEqual(order.slice(0, 4), ['key-facts', 'prose', 'apply', 'record__facts'], path);
    });
  });
});
