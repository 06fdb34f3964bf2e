// axe-core on every type of page, as people look at it.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { MODES, checkAxe, checkAxeByMode } from './checks/axe.mjs';
import { fileAddress, onDay, startChromium } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { once } from './lib/once.mjs';
import { pageTypes } from './lib/page-types.mjs';
import { FULL_PORTALS, LONG_AFTER, PORTALS, servePortal } from './lib/portal.mjs';

// The longest page of each type is looked at in all modes; the shortest of the type, and the longest of each type in
// the other languages, which come out of the same templates, in two of the four, with both widths and both colours.
const TRANSLATED = /^(en|ja-easy) /;
const TWO_MODES = MODES.filter(({ width, colorScheme }) => (width === 320) === (colorScheme === 'light'));

const LATE_TYPES = new Set(['home', 'jobs list', 'jobs', 'events list', 'events']);

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

for (const portal of FULL_PORTALS) describe(`pages of ${portal.name}`, () => everyType(portal));
for (const portal of PORTALS) {
  if (portal.depth === 'further-pages') describe(`pages of ${portal.name}`, () => furtherPages(portal));
}

function everyType(portal) {
  let served;
  before(async () => {
    served = await servePortal(portal);
  });
  after(() => served?.close());
  const looked = once(() => checkAxeByMode(onDay(chromium, portal.asOf), pagesOf(served)));

  for (const mode of MODES) {
    it(`passes axe-core on every page type at ${mode.width} px, ${mode.colorScheme}`, async (t) => {
      const { findings, runs, measured, undecided } = (await looked()).get(mode);
      t.diagnostic(`${runs} pages; ${measured} contrasts that axe-core could not tell were measured in the picture`);
      for (const [rule, count] of undecided) t.diagnostic(`undecided by axe-core: ${rule}, ${count} elements`);
      assert.ok(runs > 0);
      expectNone(findings);
    });
  }

  it('passes axe-core for a reader who comes long after the build', async () => {
    const pages = served.addresses((type) => LATE_TYPES.has(type)).map((page) => ({ ...page, modes: TWO_MODES }));
    const { findings } = await checkAxe(onDay(chromium, LONG_AFTER), pages);
    expectNone(findings);
  });
}

function pagesOf(served) {
  const isOwn = (type) => !type.endsWith('redirect') && !TRANSLATED.test(type);
  const longest = served.addresses(isOwn, 1);
  const known = new Set(longest.map(({ url }) => url));
  const shortest = served.addresses(isOwn).filter(({ url }) => !known.has(url));
  const translated = served.addresses((type) => !type.endsWith('redirect') && TRANSLATED.test(type), 1);
  return [...longest, ...[...shortest, ...translated].map((page) => ({ ...page, modes: TWO_MODES }))];
}

function furtherPages(portal) {
  it('passes axe-core on the further pages of lists', async (t) => {
    const folder = openFolder(portal.root);
    const paths = [...pageTypes(folder)].filter(([type]) => type.endsWith('further page') && !TRANSLATED.test(type)).map(([, [path]]) => path);
    assert.ok(paths.length > 0, 'no list has a second page');
    const pages = paths.map((path) => ({ label: path, url: fileAddress(folder, path), modes: TWO_MODES }));
    const { findings, runs } = await checkAxe(onDay(chromium, portal.asOf), pages);
    t.diagnostic(`${runs} pages`);
    expectNone(findings);
  });
}
