// A plain web server on the loopback interface for a built folder, mounted where an administrator would put it.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.xml': 'application/xml; charset=utf-8',
  '.ics': 'text/calendar; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/** Serves `folder` under `mount` ("/" or "/alumni/"); nothing else is answered, as on a host shared with others. */
export async function serve(folder, mount = '/') {
  const server = createServer(async (request, response) => {
    const found = locate(folder, mount, request.url);
    const path = found ?? (folder.files.has('404.html') ? '404.html' : null);
    const body = path ? await readFile(join(folder.root, path)) : 'not found';
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(path ?? '')] ?? 'application/octet-stream' });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}${mount}`,
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

function locate(folder, mount, url) {
  const pathname = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  if (!pathname.startsWith(mount)) return null;
  const path = pathname.slice(mount.length);
  const candidate = path === '' || path.endsWith('/') ? `${path}index.html` : path;
  return folder.files.has(candidate) ? candidate : null;
}

/** The address of a page under a server's mount. */
export const httpAddress = (base, path) => base + path.split('/').map(encodeURIComponent).join('/');
