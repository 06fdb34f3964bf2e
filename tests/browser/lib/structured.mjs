// What pages say to machines (JSON-LD, Open Graph, icons) beside what they say to readers.
import { parse } from 'parse5';

const UNSEEN = new Set(['script', 'style', 'template', 'noscript', 'rt', 'rp', 'head']);

/** Reads a page: `{ things, meta, links, text, addresses }`; `text` is what readers see, without any space. */
export function readSaid(html) {
  const said = { documents: [], meta: new Map(), links: [], text: '', addresses: new Set() };
  visit(parse(html), said, true);
  return { ...said, things: said.documents.flatMap((document) => document['@graph'] ?? []), text: withoutSpace(said.text) };
}

export const withoutSpace = (text) => text.normalize('NFC').replace(/[\s\u200b\u2060\u00ad]+/g, '');

/** Every page of a folder that says something, with its path. */
export function saidIn(folder) {
  return folder.pages.map((path) => ({ path, ...readSaid(folder.text(path)) }));
}

function visit(node, said, isSeen) {
  if (node.nodeName === '#text') said.text += isSeen ? node.value : '';
  const attributes = Object.fromEntries((node.attrs ?? []).map(({ name, value }) => [name, value]));
  if (node.tagName === 'script' && attributes.type === 'application/ld+json') said.documents.push(JSON.parse(node.childNodes[0].value));
  if (node.tagName === 'meta') said.meta.set(attributes.property ?? attributes.name, attributes.content);
  if (node.tagName === 'link') said.links.push(attributes);
  if (node.tagName === 'time' && attributes.datetime) said.text += isSeen ? ` [${attributes.datetime}] ` : '';
  for (const name of ['href', 'src', 'action']) if (attributes[name]) said.addresses.add(attributes[name]);
  const seen = isSeen && !UNSEEN.has(node.tagName) && !('hidden' in attributes);
  for (const child of node.childNodes ?? []) visit(child, said, seen || node.tagName === 'html');
}
