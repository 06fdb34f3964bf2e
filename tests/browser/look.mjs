// Pictures of pages, for people to look at.
//
//   node tests/browser/look.mjs OUTDIR DEST [--print] [--full] [page …]
//
// Writes a PNG of each page (default: one of every page type) at 320, 390 and 1280 px, light and dark, into DEST.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileAddress, startChromium } from './lib/chromium.mjs';
import { openFolder } from './lib/folder.mjs';
import { pageTypes } from './lib/page-types.mjs';
import { settle } from './lib/settle.mjs';

const WIDTHS = [320, 390, 1280];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, print: { type: 'boolean', default: false } },
});
const [source, dest, ...chosen] = positionals;
if (!source || !dest) {
  console.error('usage: node look.mjs OUTDIR DEST [--print] [--full] [page …]');
  process.exit(2);
}

const folder = openFolder(resolve(source));
const pages = chosen.length > 0 ? chosen : [...pageTypes(folder).values()].map(([path]) => path);
mkdirSync(dest, { recursive: true });
const browser = await startChromium();
for (const path of pages) {
  const name = path.replace(/\.html$/, '').replaceAll('/', '_');
  for (const colorScheme of ['light', 'dark']) {
    for (const width of WIDTHS) await picture(path, `${name}-${width}-${colorScheme}.png`, { width, colorScheme });
  }
  if (values.print) await print(path, `${name}.pdf`);
}
await browser.close();

async function picture(path, file, { width, colorScheme }) {
  const height = width < 600 ? 844 : 900;
  const page = await browser.newPage({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  await page.goto(fileAddress(folder, path));
  await settle(page);
  await page.screenshot({ path: join(dest, file), fullPage: values.full });
  await page.close();
  console.log(join(dest, file));
}

async function print(path, file) {
  const page = await browser.newPage();
  await page.goto(fileAddress(folder, path));
  await page.pdf({ path: join(dest, file), format: 'A4' });
  await page.close();
  console.log(join(dest, file));
}
