// The raster pictures of the built-in theme, drawn from its drawings by a browser: nothing that makes pictures of
// drawings has to be compiled into the program.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const THEME = fileURLToPath(new URL('../../../themes/hiroba', import.meta.url));

/** Each picture with the drawing that it is made of. */
export const PICTURES = [
  { file: 'assets/share.png', drawing: 'drawings/share.svg', width: 1200, height: 630 },
  { file: 'assets/icon-180.png', drawing: 'drawings/touch.svg', width: 180, height: 180 },
  { file: 'assets/icon-192.png', drawing: 'drawings/touch.svg', width: 192, height: 192 },
  { file: 'assets/icon-512.png', drawing: 'drawings/touch.svg', width: 512, height: 512 },
];
/** The sizes in `assets/icon.ico`, made of `assets/icon.svg`. */
export const ICO_SIZES = [16, 32, 48];

/** A drawing of the theme as a PNG. */
export async function draw(browser, { drawing, width, height }) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light', deviceScaleFactor: 1 });
  try {
    const svg = readFileSync(join(THEME, drawing), 'utf8').replace('<svg ', `<svg style="display:block;width:${width}px;height:${height}px" `);
    await page.setContent(`<!doctype html><style>body{margin:0}</style>${svg}`);
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}

/** PNGs of the given sizes in one ICO file. */
export function ico(pictures) {
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let at = head.length;
  pictures.forEach(({ size, png }, number) => {
    const entry = 6 + 16 * number;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(png.length, entry + 8);
    head.writeUInt32LE(at, entry + 12);
    at += png.length;
  });
  return Buffer.concat([head, ...pictures.map(({ png }) => png)]);
}

/** The PNGs in an ICO file, with the sizes that it gives them. */
export function picturesOfIco(bytes) {
  return Array.from({ length: bytes.readUInt16LE(4) }, (_, number) => {
    const entry = 6 + 16 * number;
    const at = bytes.readUInt32LE(entry + 12);
    return { size: bytes.readUInt8(entry), png: bytes.subarray(at, at + bytes.readUInt32LE(entry + 8)) };
  });
}

/** Width and height of a PNG, as it says itself. */
export function sizeOfPng(png) {
  if (png.toString('latin1', 1, 4) !== 'PNG' || png.toString('latin1', 12, 16) !== 'IHDR') throw new Error('no PNG');
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}
