// The sample portal in Firefox and in WebKit, the engines of the browsers that are no relatives of Chromium:
//
//   ENISHI=target/debug/enishi node --experimental-websocket --test tests/browser/engines.mjs
//
// Needs Debian's firefox-esr, webkit2gtk-driver and xvfb, which `sh tests/run.sh` does not install, so it is run by hand.
// ENGINES=webkit looks with one of them alone.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileAddress } from './lib/chromium.mjs';
import { startEngine } from './lib/engines.mjs';
import { pageTypes } from './lib/page-types.mjs';
import { httpAddress, serve } from './lib/serve.mjs';
import { buildPortal, sampleCopy } from './lib/small-portal.mjs';

const ENGINES = (process.env.ENGINES ?? 'firefox,webkit').split(',');
const BUILT = '2026-05-01';
const WORD = '仕事';

// Neither engine lets a program set its clock, so the pages bring the moment with them; and they keep what goes wrong.
const MOMENT = (day) => `<script>
  window.faults = [];
  addEventListener('error', (event) => faults.push(event.message ?? String(event.target.src ?? event.target.href)), true);
  addEventListener('unhandledrejection', (event) => faults.push(String(event.reason)));
  Date = class extends Date {
    constructor(...parts) { if (parts.length) super(...parts); else super('${day}T12:00:00+09:00'); }
    static now() { return new Date().getTime(); }
  };
</script>`;

let work;
before(() => {
  work = mkdtempSync(join(tmpdir(), 'enishi-engines-'));
});
after(() => rmSync(work, { recursive: true, force: true }));

/** The sample, as it is read on `day`. */
function sampleOn(day) {
  const source = sampleCopy(join(work, `source-${day}`));
  const folder = buildPortal(source, {}, BUILT, join(work, `read-on-${day}`));
  for (const path of folder.pages) {
    const file = join(folder.root, path);
    writeFileSync(file, readFileSync(file, 'utf8').replace('<meta charset=utf-8>', `$&${MOMENT(day)}`));
  }
  return folder;
}

const number = (text) => Number(/[\d,]+/.exec(text)[0].replaceAll(',', ''));

for (const name of ENGINES) describe(`the sample portal in ${name}`, () => {
  const on = reader(name);
  pages(on);
  finding(on);
  days(on);
});

/** A reader with an engine, who has the sample as it is read on the day of its build and on a later one. */
function reader(name) {
  const on = {
    until: (condition, ...values) => on.engine.run(`async (...values) => {
      const begun = performance.now();
      for (;;) {
        const found = (${condition})(...values);
        if (found) return found;
        if (performance.now() - begun > 20000) throw new Error('not within 20 seconds: ' + ${JSON.stringify(String(condition))});
        await new Promise((done) => setTimeout(done, 50));
      }
    }`, ...values),
    shown: (selector) => on.engine.run((query) => [...document.querySelectorAll(query)].filter((found) => found.checkVisibility()).map((found) => found.innerText.trim()), selector),
    open: (path, hash = '', from = on.folder) => on.engine.open(fileAddress(from, path) + hash),
    noFaults: async () => assert.deepEqual(await on.engine.run(() => window.faults), []),
    answered: () => on.until(() => document.querySelector('[data-results]').getAttribute('aria-busy') === 'false' && document.querySelector('[data-status]').textContent),
  };
  before(async () => {
    on.folder = sampleOn(BUILT);
    on.later = sampleOn('2026-10-01');
    on.server = await serve(on.folder, '/alumni/');
    on.engine = await startEngine(name);
  });
  after(async () => {
    await on.engine?.close();
    on.server?.close();
  });
  return on;
}

function pages(on) {
  it('shows a page of every type, on a telephone and on a desk, with nothing cut off and nothing wrong', async (t) => {
    t.diagnostic(on.engine.version);
    const faults = [];
    for (const width of [390, 1280]) {
      await on.engine.resize(width, 844);
      for (const [type, [path]] of pageTypes(on.folder)) {
        // The page for lost readers names its files from the root of a server.
        if (type.endsWith('redirect') || path === '404.html') continue;
        await on.open(path);
        const seen = await on.engine.run(() => ({ faults: window.faults, wide: document.scrollingElement.scrollWidth - innerWidth, heading: document.querySelector('h1').checkVisibility(), letters: getComputedStyle(document.body).fontFamily }));
        if (seen.faults.length || seen.wide > 0 || !seen.heading || !seen.letters) faults.push([path, width, seen]);
      }
    }
    assert.deepEqual(faults, []);
  });

  it('opens the menu of a telephone over the page, and closes it with Escape or its button', async () => {
    await on.engine.resize(390, 844);
    await on.open('jobs/index.html');
    const before = await on.engine.run(() => document.querySelector('h1').getBoundingClientRect().top);
    assert.deepEqual(await on.shown('.menu__panel'), []);
    await on.engine.click('.menu > summary');
    assert.match((await on.shown('.menu__panel'))[0], /仕事/);
    assert.equal(await on.engine.run(() => document.querySelector('h1').getBoundingClientRect().top), before);
    await on.engine.click('.menu > summary');
    assert.deepEqual(await on.shown('.menu__panel'), []);
  });

  it('leads from the menu to another page', async () => {
    await on.engine.resize(1280, 844);
    await on.open('index.html');
    await on.engine.click('.menu__row a[href*="jobs/"]');
    assert.match(await on.until(() => location.pathname.includes('/jobs/') && document.querySelector('h1')?.innerText), /仕事/);
  });
}

function finding(on) {
  it('searches, over HTTP and from a folder, filters, and goes back', async () => {
    for (const address of [httpAddress(on.server.base, 'search.html'), fileAddress(on.folder, 'search.html')]) {
      await on.engine.open(address);
      await on.until(() => document.documentElement.hasAttribute('data-finder-ready'));
      await on.engine.type('#search-q', WORD);
      const all = number(await on.answered());
      assert.ok(all > 10, `${all} results`);
      assert.equal((await on.shown('[data-results] h3')).length, 10);
      await on.engine.run(() => { document.querySelector('.refine')?.setAttribute('open', ''); document.querySelector('[data-filter="kind"]').setAttribute('open', ''); });
      const jobs = await on.until(() => document.querySelector('[data-filter="kind"] input[value="job"]').closest('li').querySelector('.count').textContent);
      await on.engine.click('[data-filter="kind"] input[value="job"]');
      await on.until(() => location.search.includes('kind=job') && document.querySelectorAll('[data-chosen] li').length === 1);
      await on.until((count) => Number(/[\d,]+/.exec(document.querySelector('[data-status]').textContent)?.[0]) === count, Number(jobs));
      await on.engine.back();
      await on.until((count) => Number(/[\d,]+/.exec(document.querySelector('[data-status]').textContent)?.[0]) === count, all);
      await on.noFaults();
    }
  });

  it('filters a list in its place', async () => {
    await on.open('jobs/index.html');
    await on.until(() => document.documentElement.hasAttribute('data-finder-ready'));
    await on.engine.click('.refine > summary');
    await on.until(() => document.querySelector('.refine').open);
    await on.engine.run(() => { document.querySelector('[data-filter="contract"]').open = true; });
    const count = await on.until(() => [...document.querySelectorAll('[data-filter="contract"] li')].find((item) => item.checkVisibility())?.querySelector('.count').textContent);
    await on.engine.run(() => { [...document.querySelectorAll('[data-filter="contract"] li')].find((item) => item.checkVisibility()).querySelector('input').id = 'first-value'; });
    await on.engine.click('#first-value');
    assert.equal(number(await on.answered()), Number(count));
    assert.equal((await on.shown('[data-results] h3')).length, Number(count));
    assert.deepEqual(await on.shown('[data-static-list]'), []);
    await on.noFaults();
  });
}

function days(on) {
  it('opens a day of the agenda from the month, and shows on a later day what is left', async () => {
    await on.open('events/index.html');
    assert.equal((await on.shown('.agenda__date'))[0].replace(/\s/g, ''), '7日（木）');
    await on.engine.click('.month a[href^="#"]');
    await on.until(() => location.hash && document.querySelector(location.hash).getBoundingClientRect().top < innerHeight);
    await on.open('events/index.html', '', on.later);
    assert.equal((await on.shown('.agenda__date'))[0].replace(/\s/g, ''), '10月24日（土）');
    await on.noFaults();
  });

  it('keeps a job on the shortlist', async () => {
    await on.open('jobs/cafe-asa.html');
    await on.engine.click('.keep > button');
    assert.deepEqual(await on.shown('.keep__list'), ['リストを見る1']);
    await on.open('shortlist.html', '#events/beach-morning');
    assert.deepEqual(await on.shown('.shortlist__item h3'), ['浜の朝そうじ', '喫茶店の朝の仕込み']);
    await on.noFaults();
  });

  it('says of a job after its last day that it is closed, wherever its engine writes the day', async () => {
    const chips = async (from) => { await on.open('jobs/senka-season.html', '', from); return on.shown('.page-head .chip'); };
    assert.equal((await chips(on.folder))[0], '募集中');
    assert.equal((await chips(on.later))[0], '募集終了');
  });
}
