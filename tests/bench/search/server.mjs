// A web server on the loopback interface that counts what it sends, also to workers. Bodies of text types go out
// with gzip, as most hosts do, or plain; each file is compressed once.
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

const TEXT = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.css': 'text/css', '.svg': 'image/svg+xml' };

export async function serveAndCount(root, compress) {
  const counted = { bytes: 0, requests: 0 };
  const kept = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    if (!kept.has(path)) kept.set(path, await load(join(root, path.endsWith('/') ? `${path}index.html` : path), compress));
    const { status, headers, body } = kept.get(path);
    counted.bytes += body.length;
    counted.requests += 1;
    response.writeHead(status, headers);
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}/`,
    /** What was sent since the last call. */
    take() {
      const taken = { ...counted };
      Object.assign(counted, { bytes: 0, requests: 0 });
      return taken;
    },
    close: () => new Promise((resolve) => { server.close(resolve); server.closeAllConnections(); }),
  };
}

async function load(file, compress) {
  let body;
  try {
    body = await readFile(file);
  } catch {
    return { status: 404, headers: {}, body: Buffer.from('not found') };
  }
  const type = TEXT[extname(file)];
  const headers = { 'content-type': type ?? 'application/octet-stream', 'cache-control': 'max-age=600' };
  if (type && compress) {
    body = gzipSync(body, { level: 6 });
    headers['content-encoding'] = 'gzip';
  }
  return { status: 200, headers: { ...headers, 'content-length': body.length }, body };
}
