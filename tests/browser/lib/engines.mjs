// Browsers of other makers than Chromium's, driven by the standards that each of them speaks: Firefox by WebDriver BiDi
// (https://w3c.github.io/webdriver-bidi/), WebKit by WebDriver (https://w3c.github.io/webdriver/).
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HANGS_MS } from './limits.mjs';

const WEBKIT_BROWSERS = ['webkit2gtk-4.1', 'webkit2gtk-4.0', 'webkitgtk-6.0'].map((name) => `/usr/lib/x86_64-linux-gnu/${name}/MiniBrowser`);

/**
 * Starts an engine, `firefox` or `webkit`. What comes back has one window:
 * `open(address)`, `resize(width, height)`, `run(function, ...arguments)` in the page (a promise is awaited),
 * `click(selector)` and `type(selector, text)` as a reader does it, `back()`, `close()`, and `version`.
 */
export function startEngine(name) {
  return { firefox: startFirefox, webkit: startWebkit }[name]();
}

async function startFirefox() {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), 'enishi-firefox-'));
  const browser = start('firefox-esr', ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', String(port)]);
  const socket = await connected(`ws://127.0.0.1:${port}/session`);
  const waiting = new Map();
  let last = 0;
  socket.addEventListener('message', ({ data }) => {
    const { id, type, result, message } = JSON.parse(data);
    const { done, fail } = waiting.get(id) ?? {};
    waiting.delete(id);
    if (type === 'error') fail?.(new Error(message));
    else done?.(result);
  });
  const call = (method, params = {}) => new Promise((done, fail) => {
    last += 1;
    waiting.set(last, { done, fail });
    setTimeout(() => fail(new Error(`Firefox does not answer to ${method}`)), HANGS_MS).unref();
    socket.send(JSON.stringify({ id: last, method, params }));
  });
  const { capabilities } = await call('session.new', { capabilities: {} });
  const { contexts: [{ context }] } = await call('browsingContext.getTree');
  const target = { context };
  const asValue = (value) => ({ type: typeof value, value });
  const find = async (selector) => {
    const { nodes } = await call('browsingContext.locateNodes', { context, locator: { type: 'css', value: selector }, maxNodeCount: 1 });
    if (nodes.length === 0) throw new Error(`nothing matches ${selector}`);
    return nodes[0];
  };
  const run = async (code, ...values) => {
    const { type, result, exceptionDetails } = await call('script.callFunction', {
      target, awaitPromise: true, arguments: values.map(asValue), functionDeclaration: `async (...values) => JSON.stringify((await (${code})(...values)) ?? null)`,
    });
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  };
  const act = (actions) => call('input.performActions', { context, actions });
  const click = async (selector) => {
    await run(intoView, selector);
    const element = await find(selector);
    await act([{ type: 'pointer', id: 'mouse', actions: [
      { type: 'pointerMove', x: 0, y: 0, origin: { type: 'element', element } }, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }] }]);
  };
  return {
    name: 'firefox', version: capabilities.browserVersion, run, click,
    open: (url) => call('browsingContext.navigate', { context, url, wait: 'complete' }),
    resize: (width, height) => call('browsingContext.setViewport', { context, viewport: { width, height } }),
    back: () => call('browsingContext.traverseHistory', { context, delta: -1 }),
    type: async (selector, text) => {
      await click(selector);
      await act([{ type: 'key', id: 'keys', actions: [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]) }]);
    },
    close: async () => {
      socket.close();
      await stopped(browser);
      rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function startWebkit() {
  const binary = WEBKIT_BROWSERS.find(existsSync);
  if (!binary) throw new Error('WebKit is needed: install webkit2gtk-driver');
  const port = await freePort();
  // WebKit has no headless mode: it draws on a screen that only exists in memory.
  const driver = start('xvfb-run', ['--auto-servernum', 'WebKitWebDriver', `--port=${port}`]);
  const call = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${port}/session${path}`, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(HANGS_MS) });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  const options = { alwaysMatch: { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } } };
  const { sessionId, capabilities } = await retried(() => call('POST', '', { capabilities: options }));
  const session = (method, path, body) => call(method, `/${sessionId}${path}`, body);
  const find = async (selector) => Object.values(await session('POST', '/element', { using: 'css selector', value: selector }))[0];
  const run = (code, ...args) => session('POST', '/execute/sync', { script: `return Promise.resolve((${code})(...arguments))`, args });
  return {
    name: 'webkit', version: capabilities.browserVersion, run,
    open: (url) => session('POST', '/url', { url }),
    // The window of this browser has a least width of its own, so a narrow page stands in less than all of it.
    resize: (width, height) => session('POST', '/window/rect', { x: 0, y: 0, width, height }),
    back: () => session('POST', '/back', {}),
    click: async (selector) => {
      await run(intoView, selector);
      await session('POST', `/element/${await find(selector)}/click`, {});
    },
    type: async (selector, text) => session('POST', `/element/${await find(selector)}/value`, { text }),
    close: async () => {
      await session('DELETE', '');
      await stopped(driver);
    },
  };
}

const intoView = (selector) => document.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'instant' });

function start(program, words) {
  // A group of its own, so that what the program starts ends with it.
  return spawn(program, words, { stdio: 'ignore', detached: true });
}

function stopped(child) {
  return new Promise((done) => {
    child.once('exit', done);
    if (child.exitCode !== null) done();
    else process.kill(-child.pid, 'SIGTERM');
  });
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer().on('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

async function retried(attempt) {
  const until = Date.now() + HANGS_MS;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((done) => { setTimeout(done, 200); });
    }
  }
}

function connected(address) {
  return retried(() => new Promise((done, fail) => {
    const socket = new WebSocket(address);
    socket.addEventListener('open', () => done(socket));
    socket.addEventListener('error', () => fail(new Error(`${address} does not answer`)));
  }));
}
