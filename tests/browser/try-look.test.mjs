// The page of the preview on which a look is tried: what one types is shown at once in both schemes, can be read by
// everybody, and is written nowhere.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkAxe } from './checks/axe.mjs';
import { startChromium } from './lib/chromium.mjs';

const SETTINGS = 'title: 試し\nlook:\n  font: mincho\n';
const previews = {};
let browser;
let work;

before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-look-'));
  writeFileSync(join(work, 'site.yaml'), SETTINGS);
  execFileSync('mkdir', [join(work, 'content')]);
  browser = await startChromium();
  for (const lang of ['ja', 'en']) previews[lang] = await preview(lang);
});
after(async () => {
  for (const { child } of Object.values(previews)) child.kill();
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

async function preview(lang) {
  const child = spawn(resolve(process.env.ENISHI), ['serve', work, '--port', '0', '--lang', lang], { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const chunk of child.stdout) {
    const address = /http:\S+:\d+\//.exec(String(chunk));
    if (address) return { child, address: new URL('__enishi/look', address[0]).href };
  }
  throw new Error('the preview names no address');
}

const colors = (page) => page.evaluate(() => ['light', 'dark'].map((scheme) => {
  const button = document.querySelector(`.enishi-sample--${scheme} .button`);
  return getComputedStyle(button).backgroundColor;
}));

describe('the page to try a look', () => {
  it('shows what is typed at once, in both schemes, says what becomes of it and what to write', async () => {
    const page = await browser.newPage({ reducedMotion: 'reduce' });
    await page.goto(previews.ja.address);
    assert.deepEqual(await colors(page), ['rgb(29, 75, 128)', 'rgb(169, 203, 242)']);
    assert.equal(await page.isChecked('input[value=mincho]'), true, 'the look of the portal is where one begins');
    await page.focus('#look-accent');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('#ffd400');
    await page.waitForFunction(() => document.querySelector('#look-notes').textContent.includes('#7e6800 に濃くして使います'));
    await page.waitForFunction(() => document.querySelectorAll('[data-look]').length === 1);
    assert.deepEqual(await colors(page), ['rgb(126, 104, 0)', 'rgb(255, 212, 0)']);
    assert.equal(await page.inputValue('[data-picks=look-accent]'), '#ffd400');
    await page.focus('input[value=mincho]');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('#look-lines code').textContent === 'look:\n  accent: "#ffd400"\n  font: gothic');
    await page.fill('#look-second', 'red');
    await page.waitForFunction(() => document.querySelector('#look-second').getAttribute('aria-invalid') === 'true');
    assert.match(await page.textContent('#look-notes'), /の「red」は、色として読み取れません/);
    assert.match(page.url(), /accent=%23ffd400/);
    assert.equal(readFileSync(join(work, 'site.yaml'), 'utf8'), SETTINGS);
    await page.close();
  });

  it('answers without scripts', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(previews.en.address);
    await page.fill('#look-second', '#fff');
    await page.check('input[value=square]');
    await page.click('form button');
    assert.match(await page.textContent('#look-notes'), /Second colour.*: #ffffff is too faint on a light screen/);
    assert.match(await page.textContent('#look-lines code'), /corners: square/);
    await context.close();
  });

  it('has no violation for axe-core, whatever is tried, and fits 320 px', async () => {
    const tried = '?accent=%23ffe066&second=%23fff&corners=square&font=mincho';
    const addresses = Object.entries(previews).flatMap(([lang, { address }]) => [['', lang], [tried, lang]].map(([query]) => ({ label: `${lang}${query}`, url: `${address}${query}` })));
    const { findings, runs } = await checkAxe(browser, addresses);
    assert.deepEqual(findings, []);
    assert.equal(runs, 16);
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    for (const { url } of addresses) {
      await page.goto(url);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 320);
    }
    await page.close();
  });
});
