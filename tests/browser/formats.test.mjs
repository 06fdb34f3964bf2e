// What the built portals say to programs, by the validators and schemas of others: JSON-LD, feeds, sitemaps, maps, the
// web manifest, the pictures that are shared. Then the same of a portal of more than a thousand pages.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkCatalogue, checkExpansion, checkTypes } from './checks/json-ld.mjs';
import { checkJsonFeeds, checkManifest, checkMaps } from './checks/json-files.mjs';
import { checkRichResults } from './checks/rich-results.mjs';
import { checkSharePictures } from './checks/share-pictures.mjs';
import { checkVisible } from './checks/visible.mjs';
import { checkAtom, checkSitemaps } from './checks/xml-files.mjs';
import { startChromium } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { buildMultiplied } from './lib/multiplied-portal.mjs';
import { once } from './lib/once.mjs';
import { PORTALS } from './lib/portal.mjs';
import { saidIn } from './lib/structured.mjs';

const WHOLE = 1000;
let work;
let browser;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-formats-'));
  browser = await startChromium();
});
after(async () => {
  await browser?.close();
  rmSync(work, { recursive: true, force: true });
});

const built = PORTALS.filter(({ name }) => ['sample', 'sample-folders', 'starter'].includes(name))
  .map(({ name, root, baseUrl }) => ({ name, open: once(async () => openFolder(root)), baseUrl, least: 1 }));
const large = { name: 'a portal of a thousand pages', open: once(async () => buildMultiplied(join(work, 'large'))), baseUrl: 'https://engawa.miohama.example/', least: WHOLE };

for (const { name, open, baseUrl, least } of [...built, large]) {
  describe(`formats of ${name}`, () => {
    const pages = once(async () => saidIn(await open()));
    const things = once(async () => (await pages()).flatMap(({ path, things: of }) => of.map((thing) => ({ path, thing }))));

    it('has its pages', async (t) => {
      const { pages: all } = await open();
      t.diagnostic(`${all.length} pages of ${name}, ${(await things()).length} things`);
      assert.ok(all.length >= least, `${all.length} pages`);
    });
    it('says JSON-LD that a processor takes whole', async () => {
      expectNone(await checkExpansion((await pages()).flatMap(({ path, documents }) => documents.map((document) => ({ path, document })))));
    });
    it('uses the vocabulary of schema.org as it is typed', async () => expectNone(checkTypes(await things())));
    it('gives Google what it asks for', async () => expectNone(checkRichResults(await things())));
    it('says nothing to machines that it does not say to readers', async () => expectNone(checkVisible(await pages(), baseUrl)));
    it('is shared with pictures that networks show', async (t) => {
      const { checked, findings } = await checkSharePictures(browser, await open(), await pages(), baseUrl);
      t.diagnostic(`${checked} pictures opened`);
      expectNone(findings);
    });
    for (const [what, check] of Object.entries({ sitemap: checkSitemaps, 'feeds (Atom)': checkAtom, 'feeds (JSON Feed)': checkJsonFeeds, 'web manifest': checkManifest })) {
      it(`has a valid ${what}`, async (t) => {
        const { checked, findings } = await check(await open());
        t.diagnostic(`${checked} files`);
        assert.ok(checked > 0, 'no file was found');
        expectNone(findings);
      });
    }
    it('has a catalogue of its data that a processor takes whole', async () => {
      const { checked, findings } = await checkCatalogue(await open());
      if (name !== 'starter') assert.equal(checked, 1);
      expectNone(findings);
    });
    it('has valid maps', async (t) => {
      const { checked, findings } = checkMaps(await open());
      t.diagnostic(`${checked} files`);
      if (name !== 'starter') assert.ok(checked > 0, 'no file was found');
      expectNone(findings);
    });
  });
}
