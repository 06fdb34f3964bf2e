// JSON-LD as a processor expands it, and its types and properties by the vocabulary of schema.org.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import jsonld from 'jsonld';
import ts from 'typescript';
import { finding } from '../lib/findings.mjs';

const HERE = fileURLToPath(new URL('..', import.meta.url));
const VOCABULARY = fileURLToPath(new URL('../node_modules/schema-dts/dist/schema.d.ts', import.meta.url));
const SCHEMA = 'http://schema.org/';
const DCAT = 'http://www.w3.org/ns/dcat#';

/** The terms of schema.org, as schema-dts lists them: nothing else has a meaning. Nothing is fetched. */
function context() {
  const text = readFileSync(VOCABULARY, 'utf8');
  const properties = [...text.matchAll(/^    "(\w+)"\?: SchemaValue</gm)].map(([, name]) => name);
  const types = [...text.matchAll(/^    "@type": "(\w+)";/gm)].map(([, name]) => name);
  if (properties.length < 1000 || types.length < 700) throw new Error('schema-dts has another form than expected');
  return Object.fromEntries([...properties, ...types, 'query-input'].map((name) => [name, `${SCHEMA}${name}`]));
}

/** Findings about documents `[{ path, document }]` that a processor does not take whole. */
export async function checkExpansion(said) {
  const known = context();
  const documentLoader = async (url) => {
    if (!/^https?:\/\/schema\.org\/?$/.test(url)) throw new Error(`the context ${url} is not that of schema.org`);
    return { contextUrl: null, documentUrl: url, document: { '@context': known } };
  };
  const findings = [];
  for (const { path, document } of said) {
    try {
      const things = await jsonld.expand(document, { documentLoader, safe: true });
      if (things.length === 0) findings.push(finding(path, 'says nothing'));
      for (const thing of things) if (!thing['@type']?.every((type) => type.startsWith(SCHEMA))) findings.push(finding(path, `a thing of no type: ${JSON.stringify(thing)}`));
    } catch (error) {
      findings.push(finding(path, `${error.message} ${JSON.stringify(error.details?.event?.details ?? '')}`));
    }
  }
  return findings;
}

/** Findings about the catalogue of open data, which says itself what its words mean. */
export async function checkCatalogue(folder) {
  const paths = folder.withSuffix('.jsonld');
  const findings = [];
  for (const path of paths) {
    try {
      const [catalogue] = await jsonld.expand(JSON.parse(folder.text(path)), { safe: true });
      const sets = catalogue?.[`${DCAT}dataset`] ?? [];
      if (sets.length === 0) findings.push(finding(path, 'names no data set'));
      const addresses = sets.flatMap((set) => set[`${DCAT}distribution`] ?? []).flatMap((file) => file[`${DCAT}downloadURL`] ?? []).map((node) => node['@id']);
      if (addresses.length === 0) findings.push(finding(path, 'names no file'));
      for (const address of addresses) if (!folder.files.has(`data/${address.split('/data/')[1]}`)) findings.push(finding(path, `${address} is not there`));
    } catch (error) {
      findings.push(finding(path, error.message));
    }
  }
  return { checked: paths.length, findings };
}

/** Findings about things `[{ path, thing }]` that TypeScript does not take for what they say they are. */
export function checkTypes(things) {
  // Where two differ in their words alone, one is enough.
  const distinct = [...new Map(things.map((one) => [shape(one.thing), one])).values()];
  const work = mkdtempSync(join(HERE, 'types-'));
  try {
    const file = join(work, 'said.ts');
    const lines = distinct.map(({ thing }, number) => {
      const { potentialAction: action, ...rest } = thing;
      // What an action asks of its user (`query-input`) has a type of its own.
      const typed = action ? ` export const action${number}: S.WithActionConstraints<S.${action['@type']}Leaf> = ${JSON.stringify(action)};` : '';
      return `export const said${number}: S.${thing['@type']} = ${JSON.stringify(rest)};${typed}`;
    });
    writeFileSync(file, ["import type * as S from 'schema-dts';", ...lines].join('\n'));
    const program = ts.createProgram([file], { noEmit: true, strict: true, skipLibCheck: true, types: [], module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler });
    return ts.getPreEmitDiagnostics(program).map((diagnostic) => {
      const line = diagnostic.file?.getLineAndCharacterOfPosition(diagnostic.start).line ?? 0;
      return finding(distinct[line - 1]?.path ?? 'schema-dts', ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ').slice(0, 600));
    });
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** A thing without its words. */
function shape(value) {
  if (Array.isArray(value)) return `[${[...new Set(value.map(shape))].sort().join()}]`;
  if (value && typeof value === 'object') return `{${Object.keys(value).sort().map((key) => `${key}:${key === '@type' ? value[key] : shape(value[key])}`).join()}}`;
  return typeof value === 'string' && value.startsWith('https://schema.org/') ? value : typeof value;
}
