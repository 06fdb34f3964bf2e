// Draws the raster pictures of the built-in theme again, after a change of its drawings:
//
//   node tests/browser/draw-icons.mjs
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startChromium } from './lib/chromium.mjs';
import { ICO_SIZES, PICTURES, THEME, draw, ico } from './lib/drawings.mjs';

const browser = await startChromium();
for (const picture of PICTURES) writeFileSync(join(THEME, picture.file), await draw(browser, picture));
const small = [];
for (const size of ICO_SIZES) small.push({ size, png: await draw(browser, { drawing: 'assets/icon.svg', width: size, height: size }) });
writeFileSync(join(THEME, 'assets/icon.ico'), ico(small));
await browser.close();
