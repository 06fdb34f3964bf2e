// Everything that a page says to machines, it says to readers: each text of its JSON-LD stands in its visible text.
import { finding } from '../lib/findings.mjs';
import { withoutSpace } from '../lib/structured.mjs';

/** What is no word for readers. */
const CODES = {
  '@type': 'the type',
  inLanguage: 'the language that the page is in',
  unitText: 'a word of the vocabulary; the page says 時給',
  employmentType: 'a word of the vocabulary; the page says パート',
  jobLocationType: 'a word of the vocabulary; the page says リモート',
  currency: 'JPY; the page says 円',
  priceCurrency: 'JPY; the page says 円',
  'query-input': 'the name of the field in the address of the search',
  value: 'the id of the record, which stands in the address of the page',
};
const COUNTRY = { JP: /日本|Japan|[都道府県市町村区郡]/ };
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** Findings about pages as `saidIn` reads them. */
export function checkVisible(pages, baseUrl) {
  return pages.flatMap((page) => page.things.flatMap((thing) => [...texts(thing)]
    .filter(({ key, value, owner }) => !isSeen(page, { key, value, owner, thing }, baseUrl))
    .map(({ key, value }) => finding(page.path, `${thing['@type']}.${key} is not on the page: ${JSON.stringify(value)}`))));
}

function* texts(value, key = '', owner = null) {
  if (Array.isArray(value)) for (const one of value) yield* texts(one, key, owner);
  else if (value && typeof value === 'object') for (const [name, one] of Object.entries(value)) yield* texts(one, name, value);
  else if (typeof value === 'string' || typeof value === 'number') yield { key, value, owner };
}

function isSeen(page, { key, value, owner }, baseUrl) {
  if (typeof value === 'number') return isNumberSeen(page, { key, value, owner });
  if (key === 'value' ? owner['@type'] === 'PropertyValue' : key in CODES) return true;
  if (key === 'addressCountry' || (owner?.['@type'] === 'Country' && key === 'name')) return COUNTRY[value]?.test(page.text) ?? false;
  if (/^https?:\/\//.test(value)) return isAddressSeen(page, value, baseUrl);
  if (/^\d{4}-\d{2}-\d{2}/.test(value)) return isDaySeen(page, value);
  if (key === 'description' && value.startsWith('<p>')) return paragraphs(value).every((text) => contains(page, text));
  // A summary is cut where it grows long.
  if (key === 'description') return contains(page, value.replace(/(…|\.\.\.)$/, ''));
  return contains(page, value);
}

const contains = (page, text) => page.text.includes(withoutSpace(text));

function paragraphs(html) {
  const plain = (text) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&#39;|&#x27;/g, "'").replace(/&amp;/g, '&');
  return [...html.matchAll(/<p>(.*?)<\/p>/gs)].map(([, text]) => plain(text));
}

/** Positions count the steps; what is free is said in words. */
function isNumberSeen(page, { key, value }) {
  if (key === 'position') return true;
  if (key === 'price' && value === 0) return /無料|なし|ありません|Free|free/.test(page.text);
  return [String(value), value.toLocaleString('en-US')].some((text) => page.text.includes(text));
}

/** A page of the site is itself, or linked; another address is linked. */
function isAddressSeen(page, address, baseUrl) {
  if (address.startsWith('https://schema.org/')) return true;
  if (address.includes('{search_term_string}')) return page.addresses.size > 0;
  if (baseUrl && address.startsWith(baseUrl)) return true;
  return page.addresses.has(address);
}

function isDaySeen(page, value) {
  const [year, month, day] = value.slice(0, 10).split('-').map(Number);
  const name = MONTHS[month - 1];
  // The last of several days of one month is said by its day alone: 14日（金）〜15日（土）.
  const forms = [`[${value.slice(0, 10)}`, `${month}月${day}日`, `〜${day}日（`, `${day}${name}`, `${day}${name.slice(0, 3)}`];
  return forms.some((form) => page.text.includes(form));
}
