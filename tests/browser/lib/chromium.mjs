// Starts the system's Chromium; no browser is ever downloaded.
import { accessSync, constants } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { HANGS_MS } from './limits.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const options = () => ({ executablePath: findChromium(), headless: true, args: FLAGS, timeout: HANGS_MS });

/** One Chromium for all files of tests, which find it through the environment; each closes only its own pages. */
export async function shareChromium() {
  const server = await chromium.launchServer(options());
  process.env.ENISHI_CHROMIUM = server.wsEndpoint();
  return server;
}

/** The shared Chromium, or one of its own where nobody shares one. */
export async function startChromium() {
  const shared = process.env.ENISHI_CHROMIUM;
  const browser = await (shared ? chromium.connect(shared, { timeout: HANGS_MS }) : chromium.launch(options()));
  const newContext = browser.newContext.bind(browser);
  browser.newContext = async (settings) => {
    const context = await newContext(settings);
    context.setDefaultTimeout(HANGS_MS);
    return context;
  };
  return browser;
}

/** The same browser for a reader whose clock stands at noon of `day` (YYYY-MM-DD): scripts may ask which day it is. */
export function onDay(browser, day) {
  return {
    async newContext(options = {}) {
      const context = await browser.newContext(options);
      if (options.javaScriptEnabled !== false) await context.clock.setFixedTime(new Date(`${day}T12:00:00+09:00`));
      return context;
    },
  };
}

function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const folder of (process.env.PATH ?? '').split(':')) {
    for (const name of NAMES) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch { /* the next one */ }
    }
  }
  throw new Error(`no Chromium found: install one of ${NAMES.join(', ')}, or name it in CHROMIUM`);
}

/** The address of a page as somebody has it who opens the folder by double-click. */
export const fileAddress = (folder, path) => pathToFileURL(join(folder.root, path)).href;
