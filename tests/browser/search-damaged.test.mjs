// What the search page of the sample portal says when its index is missing or damaged.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { cpSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkAxe } from './checks/axe.mjs';
import { fileAddress } from './lib/chromium.mjs';
import { expectNone } from './lib/findings.mjs';
import { openFolder } from './lib/folder.mjs';
import { WORD, answered, browser, portal, status, useBrowser } from './lib/search-page.mjs';
import { httpAddress, serve } from './lib/serve.mjs';

useBrowser();

describe('a damaged index', () => {
  const told = {
    'without the index': ['core.js', (file) => rmSync(file), '検索のデータを読み込めませんでした。'],
    'without the engine': ['enishi.js', (file) => rmSync(file), '検索のデータを読み込めませんでした。'],
    'with half an index': ['core.js', (file) => truncateSync(file, 200), '検索のデータ'],
    'with something else for an index': ['core.js', (file) => writeFileSync(file, '<!doctype html>'), '検索のデータ'],
  };
  for (const [name, [file, damage, words]] of Object.entries(told)) {
    it(`${name}, the page says so and keeps the lists`, async () => {
      const root = `${portal.root}-damaged`;
      cpSync(portal.root, root, { recursive: true });
      damage(join(root, 'search', file));
      const folder = openFolder(root);
      const server = await serve(folder);
      try {
        const pages = [httpAddress(server.base, 'search.html'), fileAddress(folder, 'search.html'), fileAddress(folder, 'jobs/index.html')]
          .map((url) => ({ label: url, url: `${url}?q=${WORD}`, prepare: answered }));
        const context = await browser().newContext();
        const page = await context.newPage();
        for (const { url } of pages) {
          await page.goto(url);
          await answered(page);
          assert.ok((await status(page)).startsWith(words), `${url}: ${await status(page)}`);
          assert.ok(await page.locator('.search__kinds a:visible, [data-static-list] h3 a:visible').count() > 3, url);
        }
        await context.close();
        // What is missing is said in the same places, so one damage is looked at in all modes.
        if (name === 'without the index') expectNone((await checkAxe(browser(), pages)).findings);
      } finally {
        await server.close();
        rmSync(root, { recursive: true, force: true });
      }
    });
  }
});
