// What can be told from the files: valid markup, whole links, the same bytes twice.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { checkLinks, checkReached, checkServed } from './checks/links.mjs';
import { checkMarkupOf } from './checks/markup.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { once } from './lib/once.mjs';
import { PORTALS } from './lib/portal.mjs';

const folders = new Map(PORTALS.map((portal) => [portal, openFolder(portal.root)]));
const checked = once(() => checkMarkupOf(PORTALS.filter(({ depth }) => depth !== 'same-as-first').map((portal) => folders.get(portal))));

for (const [portal, folder] of folders) {
  describe(`files of ${portal.name}`, () => {

    if (portal.depth === 'same-as-first') {
      it('has the same bytes as the first build', () => expectSameBytes(folders.get(PORTALS[0]), folder));
      return;
    }

    it('passes the Nu HTML checker', async (t) => {
      const { findings, accepted, checked: count } = (await checked()).get(folder);
      t.diagnostic(`${count} files of ${portal.name} checked, ${accepted} messages accepted with a reason`);
      expectNone(findings);
    });

    it('has no broken link or anchor from file://', (t) => {
      const { findings, checked } = checkLinks(folder, portal);
      t.diagnostic(`${checked} references of ${portal.name} followed`);
      assert.ok(checked > 0, 'no reference was found');
      expectNone(findings);
    });

    it('has links from the first page to every other', (t) => {
      const { findings, reached } = checkReached(folder);
      t.diagnostic(`${reached} of ${folder.pages.length} pages reached`);
      expectNone(findings);
    });

    const home = portal.baseUrl ? new URL(portal.baseUrl).pathname : '/';
    for (const mount of new Set(['/', '/alumni/', home.replace(/\/?$/, '/')])) {
      it(`is whole under ${mount}`, async (t) => {
        const { findings, checked } = await checkServed(folder, mount, portal);
        t.diagnostic(`${checked} addresses of ${portal.name} asked for under ${mount}`);
        expectNone(findings);
      });
    }
  });
}

function expectSameBytes(first, second) {
  assert.deepEqual([...second.files].sort(), [...first.files].sort());
  const different = [...first.files].filter((path) => !readFileSync(join(first.root, path)).equals(readFileSync(join(second.root, path))));
  assert.deepEqual(different, []);
}
