// What is printed: one sheet however long a record is, with a telephone and a code that can be read; and how the address
// of a page is copied.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { checkAxe } from './checks/axe.mjs';
import { checkMarkup } from './checks/markup.mjs';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { longRecords } from './lib/long-records.mjs';
import { buildPortal } from './lib/small-portal.mjs';

const DAY = '2026-05-01';
const BASE = 'https://en-wo-tsunagu-hiroba.minato-machi.example/alumni/';

let chromium;
let work;
let folder;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-paper-'));
  folder = buildPortal(join(work, 'source'), longRecords(), DAY, join(work, 'built'));
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Opens a page of the portal on the day, as it is printed or as it is seen. */
async function open(path, media, use, options = {}) {
  const context = await onDay(chromium, DAY).newContext({ viewport: { width: 794, height: 1123 }, deviceScaleFactor: 2, ...options });
  try {
    const page = await context.newPage();
    await page.emulateMedia({ media, forcedColors: options.forcedColors ?? 'none' });
    await page.goto(fileAddress(folder, path));
    return await use(page);
  } finally {
    await context.close();
  }
}

/** Of a sheet as it is printed: what of it has no room. */
function cutOff() {
  const sheet = document.querySelector('.paper').getBoundingClientRect();
  const faults = [];
  const end = (document.querySelector('.strips') ?? document.querySelector('.paper')).getBoundingClientRect();
  const limit = document.querySelector('.strips') ? end.top : end.bottom;
  if (Math.round(sheet.height) > 1123) faults.push(`the sheet is ${sheet.height} px high`);
  if (end.bottom > sheet.bottom + 1) faults.push(`it ends ${Math.round(end.bottom - sheet.bottom)} px below the sheet`);
  for (const selector of ['h1', '.paper .qr', '.poster__tel', '.poster__mail', '.poster__how', '.paper__foot', '.board__foot', '.invitation__foot']) {
    for (const part of document.querySelectorAll(selector)) {
      if (part.closest('.strips') || part.matches('.hidden-text')) continue;
      const box = part.getBoundingClientRect();
      if (box.bottom > limit + 1 || box.right > sheet.right + 1 || box.height === 0) faults.push(`${selector} ends at ${Math.round(box.bottom)}, ${Math.round(box.right)} of ${Math.round(limit)}, ${Math.round(sheet.right)}`);
    }
  }
  const parts = [...document.querySelectorAll('.poster > :not(.strips), .board > *')].filter((part) => part.checkVisibility());
  parts.forEach((part, at) => {
    const next = parts[at + 1]?.getBoundingClientRect();
    if (next && part.getBoundingClientRect().bottom > next.top + 1) faults.push(`${part.className} lies over ${parts[at + 1].className}`);
  });
  return faults;
}

async function pagesOf(page) {
  const file = join(work, 'sheet.pdf');
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true, printBackground: false }));
  const said = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  assert.match(said, /Page size: +59[45](\.\d+)? x 84[12](\.\d+)? pts/);
  return Number(/Pages: +(\d+)/.exec(said)[1]);
}

/** What a camera reads of an element. */
async function read(element) {
  const file = join(work, 'code.png');
  await element.screenshot({ path: file });
  return execFileSync('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file], { encoding: 'utf8' }).trim();
}

const records = ['jobs', 'events'].flatMap((kind) => Array.from({ length: 20 }, (_, at) => `${kind}/long-${at + 1}`));

describe('sheets of paper', () => {
  it('hold the telephone and the code of each of 40 long records, above the strips', async () => {
    const context = await onDay(chromium, DAY).newContext({ viewport: { width: 794, height: 1123 } });
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    const faults = [];
    for (const record of records) {
      await page.goto(fileAddress(folder, `${record}/poster.html`));
      faults.push(...(await page.evaluate(cutOff)).map((fault) => `${record}: ${fault}`));
    }
    await context.close();
    assert.equal(faults.join('\n'), '');
  });

  for (const path of ['jobs/long-20/poster', 'jobs/long-9/poster', 'events/long-20/poster', 'events/long-3/poster', 'groups/kai/invitation', 'regions/minato/board']) {
    it(`prints ${path} on one A4 with a code that is read`, async () => {
      await open(`${path}.html`, 'print', async (page) => {
        assert.deepEqual(await page.evaluate(cutOff), []);
        const address = `${BASE}${path.replace(/\/\w+$/, '')}.html`;
        for (const code of [page.locator('.paper .qr[role=img]').first(), page.locator('.strips .qr, .invitation + .invitation .qr').last()]) {
          if (await code.count() > 0) assert.equal(await read(code), address);
        }
        assert.equal(await pagesOf(page), 1);
      });
    });
  }

  it('are read on a narrow screen, with large letters and with forced colours', async () => {
    for (const path of ['jobs/long-20/poster.html', 'groups/kai/invitation.html', 'regions/minato/board.html']) {
      await open(path, 'screen', async (page) => {
        const width = () => page.evaluate(() => document.scrollingElement.scrollWidth);
        assert.equal(await width(), 320, path);
        await page.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
        assert.equal(await width(), 320, `${path} with large letters`);
        assert.equal(await read(page.locator('.paper .qr[role=img]').first()), `${BASE}${path.replace(/\/\w+\.html$/, '')}.html`);
      }, { viewport: { width: 320, height: 800 }, forcedColors: 'active' });
    }
  });
});

describe('the address of a page', () => {
  it('is copied, shown as a code, and passed on by links', async () => {
    await open('groups/kai.html', 'screen', async (page) => {
      const address = `${BASE}groups/kai.html`;
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.getByRole('button', { name: 'リンクをコピー' }).click();
      await page.getByText('コピーしました').waitFor();
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address);
      await page.getByText('QRコード', { exact: true }).click();
      assert.equal(await read(page.locator('.share .qr')), address);
      const links = await page.locator('.share a').evaluateAll((all) => all.map((link) => new URL(link.href).protocol));
      assert.deepEqual(links, ['mailto:', 'https:', 'file:']);
    });
  });

  it('stands there as text without a script', async () => {
    await open('groups/kai.html', 'screen', async (page) => {
      assert.equal(await page.getByRole('button', { name: 'リンクをコピー' }).count(), 0);
      await page.getByText('QRコード', { exact: true }).click();
      assert.equal(await page.locator('.share__address').innerText(), `${BASE}groups/kai.html`);
    }, { javaScriptEnabled: false });
  });
});

describe('the report before publishing', () => {
  it('is one page that asks for nothing, can be read by everybody and prints on A4', async () => {
    const file = join(work, 'report.html');
    execFileSync(process.env.ENISHI, ['check', join(work, 'source'), '--report', file, '-o', folder, '--as-of', DAY, '--lang', 'ja'], { stdio: 'ignore' });
    const url = pathToFileURL(file).href;
    const { findings, runs } = await checkAxe(chromium, [{ label: 'report', url }]);
    assert.deepEqual([findings, runs], [[], 4]);
    const context = await chromium.newContext({ viewport: { width: 320, height: 800 } });
    try {
      const page = await context.newPage();
      const asked = [];
      page.on('request', (request) => asked.push(request.url()));
      await page.goto(url);
      assert.deepEqual(asked, [url]);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
      assert.deepEqual(await page.locator('h1').allInnerTexts(), ['公開の前の確認', '引継ぎ', '付録 点検の一覧']);
      assert.ok((await pagesOf(page)) >= 4);
    } finally {
      await context.close();
    }
    const markup = await checkMarkup({ root: work, withSuffix: () => ['report.html'] });
    assert.deepEqual([markup.findings, markup.checked], [[], 1]);
  });
});
