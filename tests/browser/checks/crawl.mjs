// A reader who opens index.html and follows every link, in a real Chromium.
import { fileURLToPath } from 'node:url';
import { relative } from 'node:path';
import { finding } from '../lib/findings.mjs';
import { fileAddress } from '../lib/chromium.mjs';

// A redirect comes at once; a busy machine may take its time over the page.
const LATEST_REDIRECT_MS = 20_000;
const VIEWPORT = { width: 1280, height: 720 };
// Shown by the server alone, never linked.
const UNLINKED = new Set(['404.html']);

/**
 * Over file://. Findings: a failed or external request, anything on the console that is a warning or an error, a script
 * that throws, a page that no link leads to. `look(page, path)`, if there, may examine each page, also the unlinked ones,
 * while it is open; it need not leave the page as it was.
 */
export async function checkCrawl(browser, folder, look = null) {
  const findings = [];
  const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' });
  try {
    const page = await context.newPage();
    let current = 'index.html';
    listen(page, (what) => findings.push(finding(current, what)));
    const reached = new Set([current]);
    for (const path of reached) {
      current = path;
      await page.goto(fileAddress(folder, path));
      for (const next of await linkedPages(page, folder)) reached.add(next);
      if (look) await lookAt(page, path, folder, look);
    }
    if (look) await lookAtOthers(context, folder, reached, look);
    for (const path of folder.pages) {
      const expected = !UNLINKED.has(path) && folder.page(path).redirect === null;
      if (expected && !reached.has(path)) findings.push(finding(path, 'no link leads to this page'));
    }
    return { findings, reached: reached.size };
  } finally {
    await context.close();
  }
}

/** The pages that no link leads to. What they ask for is not judged: 404.html has addresses from the server's root. */
async function lookAtOthers(context, folder, reached, look) {
  const page = await context.newPage();
  for (const path of folder.pages.filter((path) => !reached.has(path) && folder.page(path).redirect === null)) {
    await page.goto(fileAddress(folder, path));
    await lookAt(page, path, folder, look);
  }
}

async function lookAt(page, path, folder, look) {
  if (folder.page(path).redirect !== null) return; // it has been left already
  await look(page, path);
  await page.setViewportSize(VIEWPORT);
}

function listen(page, report) {
  page.on('request', (request) => {
    if (!/^(file|data|blob):/.test(request.url())) report(`asks for ${request.url()}`);
  });
  page.on('requestfailed', (request) => {
    const why = request.failure()?.errorText;
    // The crawl leaves a page before its icon and lazy pictures have come; that they exist is for `links.mjs`.
    if (why !== 'net::ERR_ABORTED') report(`cannot load ${request.url()}: ${why}`);
  });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) report(`console ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => report(`a script throws: ${error.message}`));
  page.on('dialog', (dialog) => {
    report(`opens a dialog: ${dialog.message()}`);
    dialog.dismiss();
  });
}

async function linkedPages(page, folder) {
  const links = await page.evaluate(() => [...document.querySelectorAll('a[href], area[href]')].map((link) => link.href));
  return links
    .filter((link) => link.startsWith('file:'))
    .map((link) => relative(folder.root, fileURLToPath(link.replace(/[?#].*$/, ''))))
    .filter((path) => folder.files.has(path) && path.endsWith('.html'));
}

/** Every redirect page leads, by itself, to the page that it names. */
export async function checkRedirects(browser, folder) {
  const findings = [];
  const redirects = folder.pages.filter((path) => folder.page(path).redirect !== null);
  const context = await browser.newContext({ javaScriptEnabled: false });
  try {
    const page = await context.newPage();
    for (const path of redirects) {
      const from = fileAddress(folder, path);
      const to = new URL(folder.page(path).redirect, from).href;
      await page.goto(from, { waitUntil: 'commit' });
      await page.waitForURL(to, { timeout: LATEST_REDIRECT_MS }).catch(() => findings.push(finding(path, `does not lead to ${to}`)));
    }
  } finally {
    await context.close();
  }
  return { findings, checked: redirects.length };
}
