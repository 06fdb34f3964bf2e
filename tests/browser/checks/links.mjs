// Every reference of every page, style and drawing leads to something that is in the folder, by a path relative to the page.
import { posix } from 'node:path';
import { cssUrls, svgReferences } from '../lib/html.mjs';
import { httpAddress, serve } from '../lib/serve.mjs';
import { finding } from '../lib/findings.mjs';

const ERROR_PAGE = '404.html';
const SCHEME = /^([a-z][a-z0-9+.-]*):/i;
const LEAVING = new Set(['http', 'https', 'mailto', 'tel', 'sms', 'webcal']);

/**
 * By the file system. `urls` is the site's setting: with "file" no link may end at a folder, since `file://` shows no
 * index there. `baseUrl` is the public address; the links of 404.html start at its path.
 */
export function checkLinks(folder, { urls = 'file', baseUrl = null } = {}) {
  const basePath = baseUrl ? new URL(baseUrl).pathname.replace(/\/?$/, '/') : '/';
  const site = { folder, urls, basePath, baseUrl: baseUrl?.replace(/\/?$/, '/') };
  const findings = [];
  let checked = 0;
  for (const path of folder.pages) {
    const page = folder.page(path);
    if (page.base !== null) findings.push(finding(path, `<base href="${page.base}"> changes what every link means`));
    for (const reference of page.references) {
      checked += 1;
      const fault = faultOf(site, path, reference);
      if (fault) findings.push(finding(`${path}:${reference.line}`, `<${reference.tag} ${reference.attribute}="${reference.value}"> ${fault}`));
    }
  }
  for (const [path, value] of assetReferences(folder)) {
    checked += 1;
    const fault = faultOf(site, path, { role: 'loads', value });
    if (fault) findings.push(finding(path, `${value} ${fault}`));
  }
  return { findings, checked };
}

/** By the file system: links lead from the first page to every page that is no redirect and no error page. */
export function checkReached(folder) {
  const reached = new Set(['index.html']);
  for (const path of reached) {
    for (const { role, value } of folder.page(path).references) {
      const file = value.replace(/[?#].*$/s, '');
      if (role !== 'leads' || file === '' || SCHEME.test(value)) continue;
      const { target } = resolve(path, file);
      const page = target === '' || target?.endsWith('/') ? `${target}index.html` : target;
      if (page?.endsWith('.html') && folder.files.has(page)) reached.add(page);
    }
  }
  const lost = folder.pages.filter((path) => path !== ERROR_PAGE && folder.page(path).redirect === null && !reached.has(path));
  return { findings: lost.map((path) => finding(path, 'no link leads to this page')), reached: reached.size };
}

function assetReferences(folder) {
  const styles = folder.withSuffix('.css').flatMap((path) => cssUrls(folder.text(path)).map((url) => [path, url]));
  const drawings = folder.withSuffix('.svg').flatMap((path) => svgReferences(folder.text(path)).urls.map((url) => [path, url]));
  return [...styles, ...drawings];
}

function faultOf(site, from, { role, value }) {
  if (value === '') return 'is empty';
  if (value !== value.trim()) return 'has white space around it';
  const scheme = SCHEME.exec(value)?.[1].toLowerCase();
  if (scheme) return schemeFault(site, role, scheme, value);
  if (value.startsWith('//')) return 'leaves the scheme to the page; it fails from file://';
  if (role === 'names') return 'is an address for machines and must be absolute';
  return pathFault(site, from, value);
}

function schemeFault(site, role, scheme, value) {
  if (scheme === 'data' && role === 'loads') return null;
  if (!LEAVING.has(scheme)) return `has the scheme ${scheme}: that no page needs`;
  if (role === 'loads') return 'is loaded from elsewhere';
  // Without an address (RFC 6068) readers choose to whom they write; then there is something to write.
  if (scheme === 'mailto') return /^mailto:([^@\s?]+@[^@\s?]+|\?subject=\S+)$/.test(value) ? null : 'is no mail address';
  if (scheme === 'tel') return /^tel:\+?[0-9-]+$/.test(value) ? null : 'is no telephone number';
  if (!URL.canParse(value)) return 'cannot be read as an address';
  if (!site.baseUrl || !value.startsWith(site.baseUrl)) return null;
  if (role === 'leads') return 'is an absolute address of this very site';
  return targetFault({ ...site, urls: 'directory' }, '', value.slice(site.baseUrl.length));
}

function pathFault(site, from, value) {
  if (from === ERROR_PAGE && !value.startsWith('#')) {
    if (!value.startsWith(site.basePath)) return `must start at ${site.basePath}, since the error page is shown anywhere`;
    return targetFault({ ...site, urls: 'directory' }, '', value.slice(site.basePath.length));
  }
  if (value.startsWith('/')) return "starts at the server's root";
  return targetFault(site, from, value);
}

function targetFault(site, from, value) {
  const [, path, , fragment] = /^([^?#]*)(\?[^#]*)?(?:#(.*))?$/s.exec(value);
  let target = from;
  if (path !== '') {
    const resolved = resolve(from, path);
    if (resolved.fault) return resolved.fault;
    target = resolved.target;
  } else if (from === '') {
    target = 'index.html';
  }
  if (target === '' || target.endsWith('/')) {
    if (site.urls === 'file') return 'ends at a folder, which file:// shows as a listing';
    target += 'index.html';
  }
  if (!site.folder.files.has(target)) return `leads to ${target}, which is not there${nearly(site.folder, target)}`;
  return fragment === undefined ? null : anchorFault(site.folder, target, fragment);
}

/** Resolves by hand: the URL class would silently stop at the root where a server answers something else. */
function resolve(from, path) {
  const parts = posix.dirname(from) === '.' ? [] : posix.dirname(from).split('/');
  const segments = path.split('/');
  const last = segments.pop();
  for (const segment of [...segments, last]) {
    if (segment === '..') {
      if (parts.length === 0) return { fault: 'climbs above the root of the site' };
      parts.pop();
    } else if (segment !== '.' && segment !== '') {
      const decoded = decode(segment);
      if (decoded === null) return { fault: 'is not percent-encoded UTF-8' };
      parts.push(decoded);
    }
  }
  const folder = ['', '.', '..'].includes(last);
  return { target: parts.join('/') + (folder && parts.length > 0 ? '/' : '') };
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

function nearly(folder, target) {
  const lower = target.toLowerCase();
  const other = [...folder.files].find((path) => path.toLowerCase() === lower);
  return other ? ` (there is ${other}: only the case differs)` : '';
}

function anchorFault(folder, target, fragment) {
  if (fragment === 'top') return null;
  if (fragment === '') return 'has an empty anchor';
  const id = decode(fragment);
  if (id === null) return 'has an anchor that is not percent-encoded UTF-8';
  if (target.endsWith('.html')) return folder.page(target).ids.has(id) ? null : `names the anchor #${id}, which ${target} does not have`;
  if (target.endsWith('.svg')) return svgReferences(folder.text(target)).ids.has(id) ? null : `names #${id}, which ${target} does not have`;
  return null;
}

/** The same over HTTP under `mount`: what the browser would ask for is answered with 200. */
export async function checkServed(folder, mount, { baseUrl = null } = {}) {
  const basePath = baseUrl ? new URL(baseUrl).pathname.replace(/\/?$/, '/') : '/';
  const server = await serve(folder, mount);
  const asked = new Map();
  try {
    for (const path of folder.pages) {
      if (path === ERROR_PAGE && mount !== basePath) continue;
      const from = httpAddress(server.base, path);
      asked.set(from, path);
      for (const { role, value } of folder.page(path).references) {
        if (role === 'names' || SCHEME.test(value) || !URL.canParse(value, from)) continue;
        const url = new URL(value, from);
        url.hash = '';
        if (!asked.has(url.href)) asked.set(url.href, path);
      }
    }
    const findings = [];
    for (const [url, path] of asked) {
      const { status } = await fetch(url, { redirect: 'manual' });
      if (status !== 200) findings.push(finding(path, `${url.replace(server.base, mount)} is answered with ${status}`));
    }
    return { findings, checked: asked.size };
  } finally {
    await server.close();
  }
}
