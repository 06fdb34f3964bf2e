// The search of the sample portal, as tests use it.
import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { fileAddress, onDay, startChromium } from './chromium.mjs';
import { openFolder } from './folder.mjs';
import { FULL_PORTALS } from './portal.mjs';
import { httpAddress, serve } from './serve.mjs';

// Words of the sample portal, and one that no page has.
export const WORD = '仕事';
export const OTHER_WORD = '島';
export const NO_WORD = 'ぬぬぬぬ';
// Longer than the pause after a key, shorter than a reader waits.
export const AFTER_KEY = 400;

export const portal = FULL_PORTALS.find(({ urls }) => urls === 'file');
if (!portal) throw new Error('no portal to search in');

let chromium;
/** The browser of a reader on a day, that of the portal if none is given; there once tests have begun. */
export const browser = (day = portal.asOf) => onDay(chromium, day);

/** Starts the browser before the tests of a file. */
export function useBrowser() {
  before(async () => {
    chromium = await startChromium();
  });
  after(() => chromium?.close());
}

/** Describes the search over HTTP and from file://; `tests` gets `visit`, `address` and `overHttp`. */
export function describeSearch(tests) {
  useBrowser();
  describe(`search in ${portal.name} over HTTP`, () => search({ overHttp: true, tests }));
  describe(`search in ${portal.name} from file://`, () => search({ overHttp: false, tests }));
}

function search({ overHttp, tests }) {
  const folder = openFolder(portal.root);
  let server;
  before(async () => {
    if (overHttp) server = await serve(folder, '/alumni/');
  });
  after(() => server?.close());
  const address = (path, query = '') => (overHttp ? httpAddress(server.base, path) : fileAddress(folder, path)) + query;

  /** A page whose search has answered; anything that a script throws fails the test. */
  async function visit(path, query = '', options = {}) {
    const context = await browser().newContext({ viewport: { width: 1280, height: 900 }, reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    const thrown = [];
    page.on('pageerror', (error) => thrown.push(error.message));
    await page.goto(address(path, query));
    if (options.javaScriptEnabled !== false) await page.waitForSelector('html[data-finder-ready]');
    if (query) await answered(page);
    return { page, close: async () => { await context.close(); assert.deepEqual(thrown, []); } };
  }

  tests({ visit, address, overHttp });
}

export const status = (page) => page.locator('[data-status]').innerText();
export const answered = (page) => page.waitForFunction(() => document.querySelector('[data-results]').getAttribute('aria-busy') === 'false'
  && document.querySelector('[data-status]').textContent !== '');
export const titles = (page) => page.locator('[data-results] h3').allTextContents();
export const focused = (page) => page.evaluate(() => document.activeElement.textContent || document.activeElement.name);
export const countOf = (text) => Number(/[\d,]+/.exec(text)[0].replaceAll(',', ''));
export const queryOf = (page) => new URL(page.url()).searchParams;

/** Waits until what is said of the results is no longer `before`. */
export async function changed(page, before) {
  await page.waitForFunction((old) => document.querySelector('[data-status]').textContent !== old, before);
  await answered(page);
  return status(page);
}
