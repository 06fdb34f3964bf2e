// With letters twice as large and the window as before, columns become lines: no text is squeezed into a narrow one.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { buildPortal, sampleCopy } from './lib/small-portal.mjs';

const PAGES = ['jobs/cafe-asa.html', 'jobs/index.html', 'groups/miohama-tokyo.html', 'stories/isomura-chinatsu.html', 'events/career-cafe.html', 'programs/kaeri-shien.html', 'places/homachi-school.html', 'about.html'];
const LEAST_LETTERS = 8;

let chromium;
let work;
let folder;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-large-letters-'));
  chromium = await startChromium();
  folder = buildPortal(sampleCopy(join(work, 'source')), {}, '2026-05-01', join(work, 'site'));
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** Runs in the page: texts that need more than one line in a column of fewer letters. */
function narrow(least) {
  const faults = [];
  for (const element of document.querySelectorAll('main dt, main dd, main p, main h1, main h2, main h3, main li')) {
    const own = [...element.childNodes].filter((node) => node.nodeType === 3 || node.localName === 'a' || node.localName === 'span');
    const text = own.map((node) => node.textContent).join('').replace(/\s+/g, '');
    const style = getComputedStyle(element);
    const size = Number.parseFloat(style.fontSize);
    const room = element.getBoundingClientRect().width - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
    const shown = element.checkVisibility() && !element.closest('.hidden-text, .leaf, .chips');
    if (shown && text.length > least && room < least * size - 1) faults.push(`${element.localName}.${element.parentElement.className}: ${text.slice(0, 12)} in ${Math.round(room / size * 10) / 10} letters`);
  }
  return faults;
}

describe('a page whose letters are twice as large', () => {
  for (const width of [1280, 768]) {
    it(`has no column of fewer than ${LEAST_LETTERS} letters at ${width} px, and nothing beside the window`, async () => {
      const context = await chromium.newContext({ viewport: { width, height: 800 } });
      const page = await context.newPage();
      const faults = [];
      for (const path of PAGES) {
        await page.goto(fileAddress(folder, path));
        await page.addStyleTag({ content: 'html { font-size: 200% }' });
        for (const fault of await page.evaluate(narrow, LEAST_LETTERS)) faults.push(`${path}: ${fault}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (over > 0) faults.push(`${path}: ${over} px beside the window`);
      }
      await context.close();
      assert.deepEqual(faults, []);
    });
  }
});
