// Reads one page with an HTML parser that follows the standard: what it refers to, and what can be referred to in it.
import { parse } from 'parse5';

// Attributes that make the browser load something (`loads`), lead somewhere (`leads`), or name an address for machines (`names`).
const REFERENCES = {
  a: { href: 'leads' },
  area: { href: 'leads' },
  form: { action: 'leads' },
  button: { formaction: 'leads' },
  input: { formaction: 'leads', src: 'loads' },
  img: { src: 'loads' },
  source: { src: 'loads' },
  script: { src: 'loads' },
  iframe: { src: 'loads' },
  embed: { src: 'loads' },
  object: { data: 'loads' },
  video: { src: 'loads', poster: 'loads' },
  audio: { src: 'loads' },
  track: { src: 'loads' },
  use: { href: 'loads', 'xlink:href': 'loads' },
  image: { href: 'loads', 'xlink:href': 'loads' },
};
const LEADING_RELATIONS = new Set(['alternate', 'license', 'author', 'prev', 'next', 'search']);
const NAMING_PROPERTIES = new Set(['og:url', 'og:image', 'twitter:image']);

export function readPage(html) {
  const page = { ids: new Set(), references: [], redirect: null, base: null };
  visit(parse(html, { sourceCodeLocationInfo: true }), page);
  return page;
}

function visit(node, page) {
  if (node.tagName) element(node, page);
  for (const child of node.childNodes ?? []) visit(child, page);
  if (node.content) visit(node.content, page);
}

function element(node, page) {
  const tag = node.tagName;
  const attributes = {};
  for (const { name, prefix, value } of node.attrs) attributes[prefix ? `${prefix}:${name}` : name] = value;
  const line = node.sourceCodeLocation?.startLine ?? 0;
  const add = (attribute, role, value) => page.references.push({ tag, attribute, role, value, line });

  if (attributes.id) page.ids.add(attributes.id);
  if (tag === 'a' && attributes.name) page.ids.add(attributes.name);
  if (tag === 'base') page.base = attributes.href ?? '';
  for (const [attribute, role] of Object.entries(REFERENCES[tag] ?? {})) {
    if (attribute in attributes) add(attribute, role, attributes[attribute]);
  }
  for (const attribute of ['srcset', 'imagesrcset']) {
    for (const url of srcset(attributes[attribute])) add(attribute, 'loads', url);
  }
  if (attributes.style) for (const url of cssUrls(attributes.style)) add('style', 'loads', url);
  if (tag === 'style') for (const url of cssUrls(textOf(node))) add('style', 'loads', url);
  if (tag === 'link' && 'href' in attributes) link(attributes, add);
  if (tag === 'meta') meta(attributes, page, add);
}

function link(attributes, add) {
  const relations = (attributes.rel ?? '').toLowerCase().split(/\s+/);
  if (relations.includes('canonical')) return add('href', 'names', attributes.href);
  const loads = relations.includes('stylesheet') || !relations.some((relation) => LEADING_RELATIONS.has(relation));
  // An alternate is followed like a link when it is relative, and is a public address when it is absolute.
  add('href', loads ? 'loads' : /^[a-z]+:/i.test(attributes.href) ? 'names' : 'leads', attributes.href);
}

function meta(attributes, page, add) {
  if (attributes['http-equiv']?.toLowerCase() === 'refresh') {
    page.redirect = /^\s*[\d.]+\s*[;,]\s*url\s*=\s*['"]?(.*?)['"]?\s*$/i.exec(attributes.content ?? '')?.[1] ?? '';
    add('content', 'leads', page.redirect);
  }
  if (NAMING_PROPERTIES.has(attributes.property ?? attributes.name)) add('content', 'names', attributes.content ?? '');
}

function textOf(node) {
  return (node.childNodes ?? []).map((child) => child.value ?? '').join('');
}

function srcset(value) {
  return (value ?? '').split(/,(?=\s)|\s,/).map((candidate) => candidate.trim().split(/\s+/)[0]).filter(Boolean);
}

export function cssUrls(css) {
  const bare = css.replace(/\/\*[\s\S]*?\*\//g, '');
  const found = bare.matchAll(/url\(\s*(?:"([^"]*)"|'([^']*)'|([^)'"\s]*))\s*\)|@import\s+(?:"([^"]*)"|'([^']*)')/g);
  return [...found].map((match) => match.slice(1).find((group) => group !== undefined) ?? '');
}

export function svgReferences(svg) {
  const ids = new Set([...svg.matchAll(/\sid="([^"]*)"/g)].map((match) => match[1]));
  const urls = [...svg.matchAll(/\s(?:xlink:)?href="([^"]*)"/g)].map((match) => match[1]);
  return { ids, urls: [...urls, ...cssUrls(svg)] };
}
