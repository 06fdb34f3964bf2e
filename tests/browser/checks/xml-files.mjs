// Sitemaps by the schema of sitemaps.org, Atom feeds by a grammar of RFC 4287.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validateXML } from 'xmllint-wasm';
import { finding } from '../lib/findings.mjs';

const file = (path) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
// The package `sitemap` carries the schema as sitemaps.org publishes it.
const PROTOCOL = { fileName: 'sitemap.xsd', contents: file('../node_modules/sitemap/schema/sitemap.xsd') };
const PAGES = 65536 / 8;

/** Sitemaps, and the list of the parts of one that has several. */
export async function checkSitemaps(folder) {
  const paths = folder.withSuffix('.xml').filter((path) => /^sitemap(-\d+)?\.xml$/.test(path));
  const isList = (path) => readFileSync(join(folder.root, path), 'utf8').includes('<sitemapindex');
  const pages = await check(folder, paths.filter((path) => !isList(path)), {
    extension: 'schema',
    schema: { fileName: 'all.xsd', contents: file('../schemas/sitemap-with-links.xsd') },
    preload: [PROTOCOL, { fileName: 'links.xsd', contents: file('../schemas/xhtml-link.xsd') }],
  });
  const lists = await check(folder, paths.filter(isList), {
    extension: 'schema',
    schema: { fileName: 'index.xsd', contents: file('../schemas/sitemap-index.xsd') },
  });
  return { checked: pages.checked + lists.checked, findings: [...pages.findings, ...lists.findings] };
}

export const checkAtom = (folder) => check(folder, folder.withSuffix('.xml').filter((path) => /(^|\/)feed\//.test(path)), {
  extension: 'relaxng',
  schema: { fileName: 'atom.rng', contents: file('../schemas/atom.rng') },
});

async function check(folder, paths, how) {
  if (paths.length === 0) return { checked: 0, findings: [] };
  const names = new Map(paths.map((path, number) => [`${number}.xml`, path]));
  const xml = paths.map((path, number) => ({ fileName: `${number}.xml`, contents: readFileSync(join(folder.root, path), 'utf8') }));
  const { valid, errors } = await validateXML({ xml, ...how, maxMemoryPages: PAGES });
  const findings = errors.map(({ message, loc, rawMessage }) => finding(`${names.get(loc?.fileName) ?? '?'}:${loc?.lineNumber ?? 0}`, message ?? rawMessage));
  if (!valid && findings.length === 0) findings.push(finding('?', 'not valid, and the checker does not say why'));
  return { checked: paths.length, findings };
}
