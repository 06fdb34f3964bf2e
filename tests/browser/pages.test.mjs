// What only a browser can tell.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { MODES, checkAxe } from './checks/axe.mjs';
import { checkCrawl, checkRedirects } from './checks/crawl.mjs';
import { checkKeyboard } from './checks/keyboard.mjs';
import { checkPrint } from './checks/print.mjs';
import { checkReflow } from './checks/reflow.mjs';
import { checkScriptless, mainTexts } from './checks/scriptless.mjs';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { pageTypes, typeOf } from './lib/page-types.mjs';
import { httpAddress, serve } from './lib/serve.mjs';

// Types that a whole portal must have; without one of them a check would pass by looking at nothing.
const SAMPLE_TYPES = ['home', '404', 'accessibility', 'search', 'free page', 'redirect', 'tags', 'jobs archive', 'events archive',
  ...['regions', 'groups', 'jobs', 'stories', 'events', 'programs', 'places'].flatMap((kind) => [kind, `${kind} list`]),
  ...['en', 'ja-easy'].flatMap((language) => [`${language} home`, `${language} search`, `${language} jobs list`])];
const KEYBOARD_TYPES = new Set(['home', 'search', 'jobs list', 'jobs', 'stories', 'regions', 'en home']);
const LATE_TYPES = new Set(['home', 'jobs list', 'jobs', 'events list', 'events']);
const PRINT_TYPES = new Set(['home', 'jobs list', 'jobs', 'groups', 'stories', 'events', 'regions']);

// A day on which every job of the portals is closed and every event is past.
const LONG_AFTER = '2029-12-31';

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

for (const portal of JSON.parse(process.env.ENISHI_PORTALS)) {
  if (portal.depth === 'full') describe(`pages of ${portal.name}`, () => everything(portal));
  if (portal.depth === 'further-pages') describe(`pages of ${portal.name}`, () => furtherPages(portal));
  if (portal.depth === 'links' && portal.urls === 'file') describe(`pages of ${portal.name}`, () => crawl(portal, openFolder(portal.root)));
}

function crawl(portal, folder) {
  it('is whole for a reader who follows every link from file://', async (t) => {
    const { findings, reached } = await checkCrawl(onDay(chromium, portal.asOf), folder);
    t.diagnostic(`${reached} of ${folder.pages.length} pages reached`);
    expectNone(findings);
  });
}

function furtherPages(portal) {
  const folder = openFolder(portal.root);
  crawl(portal, folder);

  it('passes axe-core on the further pages of lists', async (t) => {
    const paths = [...pageTypes(folder)].filter(([type]) => type.endsWith('further page')).map(([, [path]]) => path);
    assert.ok(paths.length > 0, 'no list has a second page');
    const pages = paths.map((path) => ({ label: path, url: fileAddress(folder, path) }));
    const { findings, runs } = await checkAxe(onDay(chromium, portal.asOf), pages);
    t.diagnostic(`${runs} pages`);
    expectNone(findings);
  });
}

function everything(portal) {
  const folder = openFolder(portal.root);
  const types = pageTypes(folder);
  let server;
  let browser;
  before(async () => {
    browser = onDay(chromium, portal.asOf);
    server = await serve(folder, portal.baseUrl ? new URL(portal.baseUrl).pathname.replace(/\/?$/, '/') : '/');
  });
  after(() => server?.close());
  const addresses = (wanted = () => true) =>
    [...types].filter(([type]) => wanted(type)).flatMap(([type, paths]) =>
      paths.map((path) => ({ label: `${path} (${type})`, url: httpAddress(server.base, path) })));
  const lasting = (type) => !type.endsWith('redirect');

  if (portal.name === 'sample') {
    it('has a page of every type', () => {
      assert.deepEqual(SAMPLE_TYPES.filter((type) => !types.has(type)), []);
    });

    it('tells a reader who comes long after the build, by a script, that a job is closed or an event is over', async (t) => {
      const jobs = folder.pages.filter((path) => ['jobs', 'events'].includes(typeOf(folder, path)));
      const [now, then] = await Promise.all([portal.asOf, LONG_AFTER].map((day) => mainTexts(onDay(chromium, day), folder, jobs)));
      const changed = jobs.filter((path) => now.get(path) !== then.get(path));
      t.diagnostic(`${changed.length} of ${jobs.length} jobs and events say something else on ${LONG_AFTER}`);
      assert.ok(changed.length > 0, 'no job or event changes');
    });
  }

  crawl(portal, folder);

  it('answers former addresses with a redirect', async (t) => {
    const { findings, checked } = await checkRedirects(browser, folder);
    t.diagnostic(`${checked} redirects followed`);
    expectNone(findings);
  });

  it('needs no sideways scrolling: at 320 px, with 200 % text, with text spacing', async (t) => {
    const { findings, checked } = await checkReflow(browser, folder);
    t.diagnostic(`${checked} pages measured`);
    expectNone(findings);
  });

  it('says the same without scripts', async () => {
    const { findings, checked } = await checkScriptless(browser, folder);
    assert.ok(checked > 0);
    expectNone(findings);
  });

  for (const mode of MODES) {
    it(`passes axe-core on every page type at ${mode.width} px, ${mode.colorScheme}`, async (t) => {
      const { findings, runs, measured, undecided } = await checkAxe(browser, addresses(lasting), [mode]);
      t.diagnostic(`${runs} pages; ${measured} contrasts that axe-core could not tell were measured in the picture`);
      for (const [rule, count] of undecided) t.diagnostic(`undecided by axe-core: ${rule}, ${count} elements`);
      expectNone(findings);
    });
  }

  it('passes axe-core for a reader who comes long after the build', async () => {
    const { findings } = await checkAxe(onDay(chromium, LONG_AFTER), addresses((type) => LATE_TYPES.has(type)));
    expectNone(findings);
  });

  it('can be used with the keyboard alone', async (t) => {
    const { findings, stops } = await checkKeyboard(browser, addresses((type) => KEYBOARD_TYPES.has(type)));
    t.diagnostic(`${stops} stops of the focus`);
    assert.ok(stops > 0);
    expectNone(findings);
  });

  it('can be printed on A4', async () => {
    const { findings, checked } = await checkPrint(browser, addresses((type) => PRINT_TYPES.has(type)));
    assert.ok(checked > 0);
    expectNone(findings);
  });
}
