// On A4: the content begins on the first page, and nothing is cut off at the side.
import { finding } from '../lib/findings.mjs';

// A4 less margins of 10 mm, in CSS pixels.
const WIDTH = 718;
const HEIGHT = 1047;
// Sheets that are made for paper have margins of their own.
const SHEET_WIDTH = 794;

export async function checkPrint(browser, addresses) {
  const findings = [];
  const context = await browser.newContext({ viewport: { width: WIDTH, height: HEIGHT } });
  try {
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    for (const { label, url } of addresses) {
      await page.goto(url);
      const seen = await page.evaluate(() => ({
        isSheet: document.querySelector('main > .paper') !== null,
        top: document.querySelector('main h1')?.getBoundingClientRect().top ?? Infinity,
        width: document.scrollingElement.scrollWidth,
        shown: document.querySelector('main')?.checkVisibility() ?? false,
      }));
      if (!seen.shown) findings.push(finding(label, 'prints nothing of <main>'));
      if (seen.top > HEIGHT / 2) findings.push(finding(label, `its heading is printed ${Math.round(seen.top)} px down`));
      const width = seen.isSheet ? SHEET_WIDTH : WIDTH;
      if (seen.width > width) findings.push(finding(label, `is ${seen.width} px wide on paper of ${width} px`));
      const pdf = await page.pdf({ format: 'A4', margin: { top: '10mm', bottom: '10mm', left: '10mm', right: '10mm' } });
      if (pdf.subarray(0, 5).toString() !== '%PDF-') findings.push(finding(label, 'cannot be printed'));
    }
  } finally {
    await context.close();
  }
  return { findings, checked: addresses.length };
}
