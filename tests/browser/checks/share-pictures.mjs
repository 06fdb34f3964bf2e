// The pictures that social networks and home screens show, opened in a browser and measured.
import { finding } from '../lib/findings.mjs';
import { fileAddress } from '../lib/chromium.mjs';

const LEAST = { width: 1200, height: 630 };

/** Findings about pages as `saidIn` reads them; `checked` counts the pictures that were opened. */
export async function checkSharePictures(browser, folder, pages, baseUrl) {
  const findings = [];
  const wanted = new Map();
  const shared = pages.filter(({ meta }) => meta.has('og:title'));
  for (const { path, meta } of shared) {
    const address = meta.get('og:image');
    if (!address?.startsWith(baseUrl)) {
      findings.push(finding(path, `og:image is no address of the site: ${address}`));
      continue;
    }
    if (!meta.get('og:image:alt')) findings.push(finding(path, 'og:image:alt is missing'));
    if (meta.get('twitter:card') !== 'summary_large_image') findings.push(finding(path, 'twitter:card is not large'));
    const said = `${meta.get('og:image:width')}x${meta.get('og:image:height')}`;
    const file = decodeURI(new URL(address).pathname.slice(new URL(baseUrl).pathname.length));
    wanted.set(`${file} ${said}`, { path, file, said });
  }
  if (shared.length === 0) findings.push(finding('.', 'no page is shared'));
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(fileAddress(folder, 'index.html'));
  for (const { path, file, said } of wanted.values()) {
    if (!/\.(png|jpe?g|webp|gif)$/i.test(file) || !folder.files.has(file)) {
      findings.push(finding(path, `${file} is no picture of the site that networks show`));
      continue;
    }
    const { width, height } = await measure(page, fileAddress(folder, file));
    if (`${width}x${height}` !== said) findings.push(finding(path, `${file} has ${width}x${height} pixels, not ${said}`));
    if (!(width >= LEAST.width && height >= LEAST.height)) findings.push(finding(path, `${file} has ${width}x${height} pixels: too small`));
  }
  await context.close();
  return { checked: wanted.size, findings };
}

/** Width and height of a picture as the browser draws it; 0 where it cannot. */
export function measure(page, address) {
  return page.evaluate((src) => new Promise((done) => {
    const image = new Image();
    image.onload = () => done({ width: image.naturalWidth, height: image.naturalHeight });
    image.onerror = () => done({ width: 0, height: 0 });
    image.src = src;
  }), address);
}
