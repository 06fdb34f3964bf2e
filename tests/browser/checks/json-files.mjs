// JSON Feed, GeoJSON and the web manifest by their schemas.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import { finding } from '../lib/findings.mjs';

const read = (path) => JSON.parse(readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8'));
const isFeed = new Ajv2020({ allErrors: true }).compile(read('../schemas/json-feed.json'));
const isManifest = new Ajv2020({ allErrors: true }).compile(read('../schemas/web-manifest.json'));
// The package `geojson-schema` carries the schema of geojson.org.
const isMap = new Ajv({ strict: false, allErrors: true }).compile(read('../node_modules/geojson-schema/FeatureCollection.json'));

export const checkJsonFeeds = (folder) => check(folder, folder.withSuffix('.json').filter((path) => /(^|\/)feed\//.test(path)), isFeed);
export const checkManifest = (folder) => {
  const { checked, findings } = check(folder, folder.withSuffix('manifest.webmanifest'), isManifest, ({ icons }) =>
    (icons ?? []).filter(({ src }) => !folder.files.has(src)).map(({ src }) => `the icon ${src} is not there`));
  return { checked, findings };
};
export const checkMaps = (folder) => check(folder, folder.withSuffix('.geojson'), isMap, ({ features }) => (features ?? [])
  .map(({ geometry }) => geometry?.coordinates ?? []).filter(([east, north]) => !(Math.abs(east) <= 180 && Math.abs(north) <= 90))
  .map((at) => `${JSON.stringify(at)} is no longitude and latitude`));

function check(folder, paths, isValid, more = () => []) {
  const findings = paths.flatMap((path) => {
    const value = JSON.parse(readFileSync(join(folder.root, path), 'utf8'));
    const schema = isValid(value) ? [] : isValid.errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
    return [...schema, ...more(value)].map((what) => finding(path, what));
  });
  return { checked: paths.length, findings };
}
