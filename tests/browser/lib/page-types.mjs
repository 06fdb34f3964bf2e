// Which kind of page a path is, so that the slow checks look at every type and not at every page.

const KINDS = ['regions', 'groups', 'jobs', 'stories', 'events', 'programs', 'places'];
const PAPERS = new Set(['poster', 'invitation', 'board']);
const TOP_FOLDERS = new Set([...KINDS, 'authors', 'tags', 'data', 'assets']);

/** The type of a page: "home", "jobs list", "jobs list, further page", "jobs", "free page", "en home" … */
export function typeOf(folder, path) {
  const plain = path.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '').replace(/\/$/, '');
  const parts = plain === '' ? [] : plain.split('/');
  const language = isLanguage(folder, parts[0]) ? `${parts.shift()} ` : '';
  // Sheets of paper are the same in all languages, but for their words.
  if (parts.length === 3 && PAPERS.has(parts[2])) return parts[2];
  return language + typeWithin(folder, path, parts);
}

function isLanguage(folder, name) {
  return name !== undefined && !TOP_FOLDERS.has(name) && /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(name) && folder.files.has(`${name}/index.html`);
}

function typeWithin(folder, path, parts) {
  if (folder.page(path).redirect !== null) return 'redirect';
  const [first, second] = parts;
  if (first === undefined) return 'home';
  if (parts.length === 1 && TOP_FOLDERS.has(first)) return `${first} list`;
  if (TOP_FOLDERS.has(first)) return withinKind(first, second, parts);
  return ['404', 'accessibility', 'search'].includes(first) ? first : 'free page';
}

function withinKind(kind, name, parts) {
  if (/^page-\d+$/.test(name)) return `${kind} list, further page`;
  if (name === 'archive') return parts.length === 2 ? `${kind} archive` : `${kind} archive, further page`;
  if (/^archive-page-\d+$/.test(name)) return `${kind} archive, further page`;
  return parts.length === 2 ? kind : `${kind}, further page`;
}

/** For each type the longest page (it holds the most parts) and the shortest one (it shows what stands when parts are missing). */
export function pageTypes(folder) {
  const types = new Map();
  for (const path of folder.pages) {
    const type = typeOf(folder, path);
    types.set(type, [...(types.get(type) ?? []), path]);
  }
  for (const [type, paths] of types) {
    paths.sort((a, b) => folder.text(b).length - folder.text(a).length);
    types.set(type, paths.length > 1 ? [paths[0], paths.at(-1)] : paths);
  }
  return types;
}
