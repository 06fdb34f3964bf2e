// The raster pictures of the built-in theme are those that its drawings give today.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { startChromium } from './lib/chromium.mjs';
import { ICO_SIZES, PICTURES, THEME, draw, picturesOfIco, sizeOfPng } from './lib/drawings.mjs';

// Browsers smooth edges in different ways: so many of a thousand pixels may differ by more than a shade.
const SHADE = 24;
const DIFFERENT = 6;

let browser;
let page;
before(async () => {
  browser = await startChromium();
  page = await (await browser.newContext()).newPage();
});
after(() => browser?.close());

/** How many of a thousand pixels of two PNGs differ. */
function difference(first, second) {
  return page.evaluate(async ({ pictures, shade }) => {
    const [a, b] = await Promise.all(pictures.map(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight).getContext('2d');
      canvas.drawImage(image, 0, 0);
      return canvas.getImageData(0, 0, image.naturalWidth, image.naturalHeight).data;
    }));
    if (a.length !== b.length) return 1000;
    let different = 0;
    for (let at = 0; at < a.length; at += 4) {
      if ([0, 1, 2, 3].some((channel) => Math.abs(a[at + channel] - b[at + channel]) > shade)) different += 1;
    }
    return (1000 * different) / (a.length / 4);
  }, { pictures: [first, second].map((png) => png.toString('base64')), shade: SHADE });
}

describe('pictures of the built-in theme', () => {
  for (const picture of PICTURES) {
    it(`${picture.file} is ${picture.drawing}`, async () => {
      const kept = readFileSync(join(THEME, picture.file));
      assert.deepEqual(sizeOfPng(kept), { width: picture.width, height: picture.height });
      assert.ok(kept.length < 40_000, `${kept.length} bytes`);
      assert.ok(await difference(kept, await draw(browser, picture)) < DIFFERENT, 'draw it again: node tests/browser/draw-icons.mjs');
    });
  }

  it('assets/icon.ico is assets/icon.svg in three sizes', async () => {
    const kept = picturesOfIco(readFileSync(join(THEME, 'assets/icon.ico')));
    assert.deepEqual(kept.map(({ size }) => size), ICO_SIZES);
    for (const { size, png } of kept) {
      assert.deepEqual(sizeOfPng(png), { width: size, height: size });
      // A small picture is all edge.
      assert.ok(await difference(png, await draw(browser, { drawing: 'assets/icon.svg', width: size, height: size })) < 40, `${size} px`);
    }
  });

  it('another drawing is told from it', async () => {
    const [share] = PICTURES;
    const other = await draw(browser, { ...share, drawing: 'drawings/touch.svg' });
    assert.ok(await difference(readFileSync(join(THEME, share.file)), other) > DIFFERENT);
  });

  it('no drawing holds words', () => {
    for (const { drawing } of PICTURES) assert.ok(!/<(text|tspan|image|foreignObject)\b/.test(readFileSync(join(THEME, drawing), 'utf8')), drawing);
  });
});
