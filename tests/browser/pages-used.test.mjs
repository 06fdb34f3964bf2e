// Pages with the keyboard alone, and on paper.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkKeyboard } from './checks/keyboard.mjs';
import { checkPrint } from './checks/print.mjs';
import { onDay, startChromium } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { FULL_PORTALS, servePortal } from './lib/portal.mjs';

const KEYBOARD_TYPES = new Set(['home', 'search', 'jobs list', 'jobs', 'stories', 'regions', 'en home']);
const PRINT_TYPES = new Set(['home', 'jobs list', 'jobs', 'groups', 'stories', 'events', 'regions']);

let chromium;
before(async () => {
  chromium = await startChromium();
});
after(() => chromium?.close());

for (const portal of FULL_PORTALS) {
  describe(`pages of ${portal.name}`, () => {
    let served;
    before(async () => {
      served = await servePortal(portal);
    });
    after(() => served?.close());

    it('can be used with the keyboard alone', async (t) => {
      const { findings, stops } = await checkKeyboard(onDay(chromium, portal.asOf), served.addresses((type) => KEYBOARD_TYPES.has(type)));
      t.diagnostic(`${stops} stops of the focus`);
      assert.ok(stops > 0);
      expectNone(findings);
    });

    it('can be printed on A4', async () => {
      const { findings, checked } = await checkPrint(onDay(chromium, portal.asOf), served.addresses((type) => PRINT_TYPES.has(type)));
      assert.ok(checked > 0);
      expectNone(findings);
    });
  });
}
