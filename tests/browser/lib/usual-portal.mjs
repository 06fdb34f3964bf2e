// Portals of some sixty records, made for tests that ask strange things or forbid much.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { onDay, startChromium } from './chromium.mjs';
import { ask, buildPortal } from './small-portal.mjs';

const DAY = '2026-05-01';
export const SLOWEST_MS = 60_000; // on a busy machine; a search that hangs takes for ever
export const INJECTED = '<img src=x onerror="window.injected=1"><script>window.injected=1</script>';

let chromium;
let work;
before(async () => {
  work = mkdtempSync(join(tmpdir(), 'enishi-search-bad-'));
  chromium = await startChromium();
});
after(async () => {
  await chromium?.close();
  rmSync(work, { recursive: true, force: true });
});

/** A path of that name which nothing else uses, and which is deleted after the tests. */
export const pathOf = (name) => join(work, name);

/** Builds a portal of these files and answers its folder. */
export const build = (name, files) => buildPortal(pathOf(name), files, DAY);

export const group = (title, body) => `---\ntitle: ${JSON.stringify(title)}\nsummary: 短い要約\nkind: regional-alumni\nregions: [niigata]\n---\n${body}\n`;
export const job = (title, body) => `---\ntitle: ${JSON.stringify(title)}\nsummary: 短い要約\nemployer: {name: 店}\ncontract: part-time\nregions: [tokyo]\nposted: 2026-04-01\ncloses: 2026-09-30\n---\n${body}\n`;

export function usualFiles(word = '集まり') {
  const files = { 'content/groups/markup.md': group(`見出し ${INJECTED}`, `県人会の本文に \`${INJECTED}\` と書きました。`) };
  for (let number = 0; number < 30; number += 1) {
    files[`content/groups/g${number}.md`] = group(`第${number}の会`, `県人会の${word}は${number}日です。新潟と東京をつなぎます。`);
    files[`content/jobs/j${number}.md`] = job(`手伝い${number}`, `県人会の紹介です。${word}に来てください。`);
  }
  return files;
}

/** Opens an address and gives the page to `use`; answers what it gave, and what went wrong meanwhile. */
export async function visit(address, use, { prepare, init, waitUntil } = {}) {
  const context = await onDay(chromium, DAY).newContext();
  const faults = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(String(error)));
    if (init) await page.addInitScript(init);
    if (prepare) await prepare(page);
    await page.goto(address, { waitUntil });
    return { given: await use(page), faults };
  } finally {
    await context.close();
  }
}

export const askOne = async (page, text, options = {}) => (await ask(page, [[text, options]]))[0];
