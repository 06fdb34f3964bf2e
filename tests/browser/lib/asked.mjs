// What the search page shows for a question, and whether that is what a reader expects.
import { answered } from './search-page.mjs';

/** What stands on the page for a question. */
export async function askPage(page, query) {
  await page.evaluate((text) => {
    document.getElementById('search-q').value = text;
    document.getElementById('search').requestSubmit();
  }, query);
  await page.waitForFunction((text) => new URLSearchParams(location.search).get('q') === text, query);
  await answered(page);
  return page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].filter((element) => element.getClientRects().length > 0).map((element) => element.textContent);
    return { status: document.querySelector('[data-status]').textContent, ways: texts('[data-ways] a'), results: texts('[data-results] h3').slice(0, 3), offers: texts('.search__looser a') };
  });
}

/** How what is shown differs from what is expected. A way that is expected without its count may have any. */
export function faultsOf({ ways = [], found, first = [], offers = null }, shown) {
  const withoutCount = (text) => text.replace(/ ?[（(][\d,]+件?[）)]$/, '');
  const isWay = (way, text) => text !== undefined && [text, withoutCount(text)].includes(way);
  const missing = first.filter((title) => !shown.results.includes(title));
  return [
    ...(ways.every((way, at) => isWay(way, shown.ways[at])) && (ways.length > 0 || shown.ways.length === 0) ? [] : [`ways should be ${JSON.stringify(ways)}`]),
    ...(found === undefined || found === shown.results.length > 0 ? [] : [found ? 'nothing is found' : 'something is found']),
    ...(missing.length === 0 ? [] : [`${missing.join(', ')} not among the first`]),
    ...(offers === null ? shown.offers.length === 0 : shown.offers[0]?.startsWith(offers)) ? [] : [`should offer ${offers ?? 'nothing'}`],
  ];
}
