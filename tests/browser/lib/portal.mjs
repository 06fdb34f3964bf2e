// The built portals of a run, as `run.mjs` describes them to the files of tests.
import { openFolder } from './folder.mjs';
import { pageTypes } from './page-types.mjs';
import { httpAddress, serve } from './serve.mjs';

export const PORTALS = JSON.parse(process.env.ENISHI_PORTALS ?? '[]');
/** Those of which everything is looked at. */
export const FULL_PORTALS = PORTALS.filter(({ depth }) => depth === 'full');

// A day on which every job of the portals is closed and every event is past.
export const LONG_AFTER = '2029-12-31';

/** A portal on a server of its own. `addresses` gives `{ label, url }` of the pages of the types that are `wanted`, of each type so many of the longest and the shortest. */
export async function servePortal(portal) {
  const folder = openFolder(portal.root);
  const types = pageTypes(folder);
  const server = await serve(folder, portal.baseUrl ? new URL(portal.baseUrl).pathname.replace(/\/?$/, '/') : '/');
  const addresses = (wanted, most = 2) => [...types].filter(([type]) => wanted(type)).flatMap(([type, paths]) =>
    paths.slice(0, most).map((path) => ({ label: `${path} (${type})`, url: httpAddress(server.base, path) })));
  return { addresses, close: server.close };
}
