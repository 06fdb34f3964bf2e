// What a reader sees of a page, in words, so that two builds can be compared.
import assert from 'node:assert/strict';
import { fileAddress } from './chromium.mjs';

/** What each page of a folder shows to a reader of a zone, whose clock stands at a moment. */
export async function asSeen(chromium, folder, paths, { moment, timezoneId = 'Asia/Tokyo', javaScriptEnabled = true, width = 1280 }) {
  const context = await chromium.newContext({ timezoneId, javaScriptEnabled, viewport: { width, height: 300 } });
  if (javaScriptEnabled) await context.clock.setFixedTime(new Date(moment));
  const faults = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error}`));
    const seen = new Map();
    for (const path of paths) {
      // Scripts that wait for the text have run by then; pictures say nothing.
      await page.goto(fileAddress(folder, path), { waitUntil: 'domcontentloaded' });
      seen.set(path, await page.evaluate(linesOf));
    }
    assert.deepEqual(faults, []);
    return seen;
  } finally {
    await context.close();
  }
}

/** Runs in the page: the lines of its main part and of the notice above it, without what only scripts say. */
function linesOf() {
  for (const part of document.querySelectorAll('[data-enhancement]:not([data-state])')) part.hidden = true;
  for (const part of document.querySelectorAll('details')) part.open = true;
  const lines = [];
  const add = (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line) lines.push(line);
  };
  const walk = (node) => {
    if (node.nodeType === 3) return add(node.data);
    if (node.nodeType !== 1 || ['SCRIPT', 'STYLE', 'TEMPLATE'].includes(node.localName)) return;
    if (node.hidden || getComputedStyle(node).display === 'none') return;
    // These repeat what stands above, where the style sheet, which may come later, wants it.
    if (node.matches('.action-bar, .strips, .invitation + .invitation')) return;
    for (const name of ['aria-label', 'alt']) if (node.hasAttribute(name)) add(`[${node.getAttribute(name)}]`);
    // Words with their readings are one line of text.
    if (node.children.length > 0 && [...node.children].every(({ localName }) => localName === 'ruby')) return add(node.textContent);
    for (const child of node.childNodes) walk(child);
  };
  for (const part of document.querySelectorAll('.announcement, main')) walk(part);
  return lines;
}

/** The first lines that differ, for a person to read; nothing where none does. */
export function difference(seen, expected) {
  if (seen.length === expected.length && seen.every((line, at) => line === expected[at])) return null;
  let from = 0;
  while (from < Math.min(seen.length, expected.length) && seen[from] === expected[from]) from += 1;
  let cut = 0;
  while (cut < Math.min(seen.length, expected.length) - from && seen.at(-1 - cut) === expected.at(-1 - cut)) cut += 1;
  const part = (lines) => lines.slice(Math.max(0, from - 2), Math.min(lines.length - cut + 1, from + 14)).join(' ‖ ');
  return `seen: ${part(seen)}\n   built: ${part(expected)}`;
}
