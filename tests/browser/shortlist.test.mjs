// What a reader keeps: in the own browser alone, on paper, and in a link.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkAxe } from './checks/axe.mjs';
import { onDay, startChromium, fileAddress } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { FULL_PORTALS } from './lib/portal.mjs';

const portal = FULL_PORTALS.find(({ name }) => name === 'sample') ?? FULL_PORTALS[0];
const folder = openFolder(portal.root);
const BUILT = portal.asOf;

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

/** A reader on a day, with a browser of the own; what is asked for outside the folder, or thrown, fails the test. */
async function reader(day = BUILT, options = {}) {
  const context = await onDay(chromium, day).newContext({ locale: 'ja', viewport: { width: 390, height: 844 }, ...options });
  const page = await context.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('request', (request) => { if (!/^(file|blob|data):/.test(request.url())) faults.push(request.url()); });
  const open = (path, hash = '') => page.goto(fileAddress(folder, path) + hash);
  const keep = async (path) => {
    await open(path);
    await page.locator('.keep > button').click();
  };
  const titles = (part) => page.locator(`[data-${part}] .shortlist__item h3`).allInnerTexts();
  return { page, open, keep, titles, close: async () => { await context.close(); assert.deepEqual(faults, []); } };
}

describe('the shortlist', () => {
  it('holds what was kept, newest first, on every page and in every language, until it is taken off', async () => {
    const { page, open, keep, titles, close } = await reader();
    await open('shortlist.html');
    assert.equal(await page.locator('[data-empty]').isVisible(), true);
    await keep('jobs/cafe-asa.html');
    assert.equal(await page.locator('.keep > button').getAttribute('aria-pressed'), 'true');
    assert.equal(await page.locator('.keep__list').innerText(), 'リストを見る1');
    await keep('events/beach-morning.html');
    await page.locator('.keep__list').click();
    assert.deepEqual(await titles('own'), ['浜の朝そうじ', '喫茶店の朝の仕込み']);
    assert.deepEqual(await page.locator('.shortlist__kind').allInnerTexts(), ['催し', '仕事\n募集中']);
    await open('en/shortlist.html');
    assert.equal((await titles('own')).length, 2);
    await open('shortlist.html');
    await page.locator('[data-own] .shortlist__item button').first().click();
    assert.deepEqual(await titles('own'), ['浜の朝そうじ', '喫茶店の朝の仕込み'], 'it can be taken back');
    await open('shortlist.html');
    assert.deepEqual(await titles('own'), ['喫茶店の朝の仕込み']);
    await open('jobs/cafe-asa.html');
    await page.locator('.keep > button').click();
    assert.equal(await page.locator('.keep__list').isVisible(), false);
    await close();
  });

  it('is added to from the cards of a list, beside the link that covers each', async () => {
    const { page, open, titles, close } = await reader();
    await open('jobs/index.html');
    const card = page.locator('.card', { hasText: '朝市の値札つけと荷おろし' }).first();
    const button = card.getByRole('button', { name: '気になる：朝市の値札つけと荷おろし', exact: true });
    assert.equal(await button.getAttribute('aria-pressed'), 'false');
    assert.equal(await button.innerText(), '気になる');
    assert.equal(await page.locator('.card[data-key]').count(), await page.locator('.card .card__keep').count());
    await button.click();
    assert.match(page.url(), /jobs\/index\.html$/, 'the page stays');
    assert.equal(await button.getAttribute('aria-pressed'), 'true');
    const { width, height } = await button.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} x ${height}`);
    await card.click({ position: { x: 150, y: 12 } });
    assert.match(page.url(), /jobs\/[a-z-]+\.html$/, 'the rest of the card is the link');
    assert.equal(await page.locator('.keep__list').innerText(), 'リストを見る1');
    await open('ja-easy/jobs/index.html');
    const easy = page.getByRole('button', { name: /^気きに なる：/, pressed: true });
    assert.equal(await easy.locator('rt').innerText(), 'き');
    await easy.click();
    await open('shortlist.html');
    assert.deepEqual(await titles('own'), []);
    await close();
  });

  it('says on a later day what holds then', async () => {
    const { keep, page, open, close } = await reader('2026-10-01');
    await keep('jobs/senka-season.html');
    await keep('events/beach-morning.html');
    await open('shortlist.html');
    assert.deepEqual(await page.locator('.shortlist__item').allInnerTexts().then((all) => all.map((text) => text.replace(/\s+/g, ' '))), [
      '催し 浜の朝そうじ 2026年10月10日（土） 7:30〜8:40 気になる',
      '仕事 募集終了 みかん選果場の季節スタッフ 澪浜みかん選果組合 気になる',
    ]);
    await close();
  });

  it('goes to somebody else as a link, who sees it without keeping it, and can take it over', async () => {
    const giver = await reader();
    await giver.keep('jobs/cafe-asa.html');
    await giver.keep('events/beach-morning.html');
    await giver.open('shortlist.html');
    await giver.page.locator('[data-copy-list]').click();
    const link = await giver.page.locator('[data-link] input').inputValue();
    await giver.close();
    assert.equal(link, `${fileAddress(folder, 'shortlist.html')}#events/beach-morning,jobs/cafe-asa`);

    const taker = await reader();
    await taker.open('shortlist.html', '#events/beach-morning,jobs/cafe-asa,jobs/gone,%E0%A4%A,<b>x</b>/y,jobs/cafe-asa');
    assert.deepEqual(await taker.titles('received'), ['浜の朝そうじ', '喫茶店の朝の仕込み']);
    assert.equal(await taker.page.locator('[data-lost]').innerText(), 'ほかに2件は、このサイトにもう載っていません。');
    assert.deepEqual(await taker.titles('own'), []);
    await taker.page.locator('[data-take]').click();
    assert.deepEqual(await taker.titles('own'), ['浜の朝そうじ', '喫茶店の朝の仕込み']);
    assert.equal(await taker.page.locator('[data-received]').isVisible(), false);
    assert.equal(await taker.page.locator('[data-said]').innerText(), '自分のリストに加えました。');
    taker.page.on('dialog', (dialog) => dialog.accept());
    await taker.page.locator('[data-clear]').click();
    assert.equal(await taker.page.locator('[data-empty]').isVisible(), true);
    await taker.close();
  });

  it('keeps the title of what is gone, and says so', async () => {
    const { page, open, titles, close } = await reader();
    await open('shortlist.html');
    await page.evaluate((root) => localStorage.setItem(`enishi-shortlist:${root}`, JSON.stringify([['jobs/old', '昔の仕事'], 'x', ['jobs/cafe-asa', '']])), new URL('./', page.url()).href);
    await open('shortlist.html');
    assert.deepEqual(await titles('own'), ['昔の仕事', '喫茶店の朝の仕込み']);
    assert.equal(await page.locator('.shortlist__gone').first().innerText(), 'このサイトには、もう載っていません。');
    await close();
  });

  it('offers nothing where the browser keeps nothing, or runs no scripts', async () => {
    const off = await reader();
    await off.page.addInitScript(() => Object.defineProperty(window, 'localStorage', { get() { throw new Error('no'); } }));
    await off.open('jobs/cafe-asa.html');
    assert.equal(await off.page.locator('.keep').isVisible(), false);
    assert.equal(await off.page.locator('.card__keep').count(), 0);
    await off.open('shortlist.html');
    assert.equal(await off.page.locator('[data-cannot]').isVisible(), true);
    await off.close();
    const scriptless = await reader(BUILT, { javaScriptEnabled: false });
    await scriptless.open('jobs/cafe-asa.html');
    assert.equal(await scriptless.page.locator('.keep').isVisible(), false);
    await scriptless.open('shortlist.html');
    assert.match(await scriptless.page.locator('main').innerText(), /ブックマークに入れるか、印刷して/);
    await scriptless.close();
  });

  it('is printed with addresses and without buttons, and passes axe-core with something on it', async () => {
    const { page, keep, open, close } = await reader();
    await keep('jobs/cafe-asa.html');
    await open('shortlist.html');
    await page.evaluate(() => { window.print = () => { window.printed = (window.printed ?? 0) + 1; }; });
    await page.locator('[data-print]').click();
    assert.equal(await page.evaluate(() => window.printed), 1);
    await page.emulateMedia({ media: 'print' });
    assert.match(await page.locator('.shortlist__address').innerText(), /jobs\/cafe-asa\.html$/);
    assert.equal(await page.locator('main button:visible').count(), 0);
    await close();
    const browser = { newContext: async (options) => {
      const context = await onDay(chromium, BUILT).newContext(options);
      const first = await context.newPage();
      await first.goto(fileAddress(folder, 'jobs/cafe-asa.html'));
      await first.locator('.keep > button').click();
      await first.close();
      return context;
    } };
    const { findings, runs } = await checkAxe(browser, [{ label: 'kept', url: `${fileAddress(folder, 'shortlist.html')}#events/beach-morning` }, { label: 'a job that is kept', url: fileAddress(folder, 'jobs/cafe-asa.html') }]);
    assert.ok(runs > 0);
    expectNone(findings);
  });
});
