// A built folder: its files by their path from the root, read and parsed once.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPage } from './html.mjs';

export function openFolder(root) {
  const files = new Set(list(root, ''));
  const parsed = new Map();
  const folder = {
    root,
    files,
    pages: [...files].filter((path) => path.endsWith('.html')).sort(),
    text: (path) => readFileSync(join(root, path), 'utf8'),
    page(path) {
      if (!parsed.has(path)) parsed.set(path, readPage(folder.text(path)));
      return parsed.get(path);
    },
    withSuffix: (...suffixes) =>
      [...files].filter((path) => suffixes.some((suffix) => path.endsWith(suffix))).sort(),
  };
  if (folder.pages.length === 0) throw new Error(`no .html page under ${root}`);
  return folder;
}

function list(root, below) {
  return readdirSync(join(root, below), { withFileTypes: true }).flatMap((entry) => {
    const path = below ? `${below}/${entry.name}` : entry.name;
    return entry.isDirectory() ? list(root, path) : [path];
  });
}
