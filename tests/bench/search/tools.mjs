// How each of the two is asked: `ask` runs in the page, from loading the script to ten results with excerpts.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export const TOOLS = {
  enishi: {
    /** @returns `{total, results: [{url, byReading, excerpt, marked}]}` of the first ten; `facets` loads their data too. */
    async ask({ text, day, facets }) {
      if (!window.enishi?.search) {
        await new Promise((resolve, reject) => {
          const script = document.createElement('script');
          script.src = 'search/enishi.js';
          script.onload = resolve;
          script.onerror = () => reject(new Error('search/enishi.js is missing'));
          document.head.append(script);
        });
      }
      const { total, results } = await window.enishi.search(text, { day, facets: facets === true, lang: 'ja', limit: 10 });
      return {
        total,
        results: results.map(({ url, byReading, excerpt, marks, titleMarks }) =>
          ({ url, byReading, excerpt: (excerpt ?? '').length > 0, marked: (marks?.length ?? 0) + (titleMarks?.length ?? 0) > 0 })),
      };
    },
    /** All addresses, those found by their reading alone apart. */
    async askAll({ text, day }) {
      const { total, results } = await window.enishi.search(text, { day, facets: false, lang: 'ja', limit: Infinity, excerpts: false });
      return { total, literal: results.filter((one) => !one.byReading).map((one) => one.url), byReading: results.filter((one) => one.byReading).length };
    },
    resolve: () => (answer) => answer,
  },

  pagefind: {
    async ask({ text }) {
      if (!window.pagefind) {
        const loaded = await import('/pagefind/pagefind.js');
        await loaded.init();
        window.pagefind = loaded;
      }
      const found = await window.pagefind.search(text);
      const shown = await Promise.all(found.results.slice(0, 10).map((one) => one.data()));
      return {
        total: found.results.length,
        results: shown.map(({ url, excerpt }) => ({ url: url.replace(/^\//, ''), byReading: false, excerpt: excerpt.length > 0, marked: excerpt.includes('<mark>') })),
      };
    },
    async askAll({ text }) {
      const found = await window.pagefind.search(text);
      return { total: found.results.length, literal: found.results.map((one) => one.id), byReading: 0 };
    },
    /** Its results are ids of fragments; asking thousands of fragments for their address would be no search. */
    resolve(root) {
      const folder = join(root, 'pagefind', 'fragment');
      const urls = new Map(readdirSync(folder).map((name) => {
        const data = gunzipSync(readFileSync(join(folder, name))).subarray('pagefind_dcd'.length);
        return [name.replace('.pf_fragment', ''), JSON.parse(data.toString()).url.replace(/^\//, '')];
      }));
      return (answer) => ({ ...answer, literal: answer.literal.map((id) => urls.get(id)) });
    },
  },
};
