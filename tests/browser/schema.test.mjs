// What an editor marks with the JSON Schema is what `enishi check` reports: nothing more in good portals, nothing less in bad ones.
// Only what `check` converts is marked by editors alone.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import Ajv2020 from 'ajv/dist/2020.js';
import { parse } from 'yaml';

const PROGRAM = resolve(process.env.ENISHI ?? fileURLToPath(new URL('../../target/debug/enishi', import.meta.url)));
const SAMPLE = fileURLToPath(new URL('../../sample-site', import.meta.url));
const FOLDERS = { regions: 'region', groups: 'group', jobs: 'job', stories: 'story', events: 'event', programs: 'program', places: 'place', pages: 'page' };
const JOB = { title: '手伝い', employer: '{name: 店}', contract: 'volunteer', posted: '2026-01-15' };

// Each makes one thing of a sound job different.
const RIGHT = {
  'one region as text': { regions: 'tokyo' },
  'a list of regions': { regions: '[tokyo, osaka]' },
  'a contact as text': { contact: '係の者' },
  'a contact in parts': { contact: '{name: 係, tel: "0300-00-1201"}' },
  'a telephone number that YAML takes for a number': { contact: '{tel: 0300001201}' },
  'texts that YAML takes for something else': { title: '2026', tags: '[1, true, no]' },
  'an empty field': { closes: '', regions: '', pay: '', welcome: '' },
  'times and bounds': { hours: '{start: 9:00, end: "12:30"}', per_month: '31', pay: '{unit: hour, min: 1300}' },
  'fields for themes': { extra: '{colour: {dark: 1}}' },
};
const WRONG = {
  'an unknown field': { titel: 'x' },
  'an unknown field within a field': { pay: '{uint: hour}' },
  'a required field that is missing': { contract: undefined },
  'a required field that is empty': { title: '' },
  'a required field within a field': { employer: '{url: "https://example.jp/"}' },
  'a word that is not in the list': { contract: 'courier' },
  'a word that is not in the list, in a list': { welcome: '[senior, fishers]' },
  'a text for a map': { employer: '店' },
  'a list for a text': { summary: '[a]' },
  'a text for a number': { headcount: '三人' },
  'a number out of range': { per_month: '32' },
  'a text for true or false': { filled: 'たぶん' },
  'a time without a colon': { hours: '{start: 九時}' },
  'a web address without a beginning': { source_url: 'www.example.jp' },
  'an e-mail address without a host': { contact: '{email: kakari}' },
};

// What people write in a form of their own: `check` reads it, and an editor points at the standard form.
const CONVERTED = {
  'a label for its word': { contract: 'パート' },
  'はい for true': { filled: 'はい' },
  'a date with slashes': { posted: '2026/1/15' },
  'a date of an era': { closes: '令和8年5月1日' },
};

let work;
before(() => {
  work = mkdtempSync(join(tmpdir(), 'enishi-schema-'));
});
after(() => rmSync(work, { recursive: true, force: true }));

describe('good portals', () => {
  it('the sample portal has nothing to mark', () => assertNothingToMark(SAMPLE, 60));
  it('the starter portal has nothing to mark', () => {
    const starter = join(work, 'starter');
    execFileSync(PROGRAM, ['init', starter], { stdio: ['ignore', 'ignore', 'inherit'] });
    assertNothingToMark(starter, 13);
  });
});

describe('what a site gives out', () => {
  it('hub.json of the sample portal is as hub.schema.json says', () => {
    const site = join(work, 'site');
    execFileSync(PROGRAM, ['build', SAMPLE, '-o', site, '--as-of', '2026-12-01'], { stdio: ['ignore', 'ignore', 'inherit'] });
    const read = (name) => JSON.parse(readFileSync(join(site, 'data', name), 'utf8'));
    const ajv = new Ajv2020({ allErrors: true, strictTypes: false, keywords: ['enumDescriptions'] });
    const validate = ajv.compile(read('hub.schema.json'));
    const hub = read('hub.json');
    validate(hub);
    assert.deepEqual(validate.errors, null);
    assert.ok(Object.values(hub.records).flat().length > 40);
    hub.records.jobs[0].contact = { name: '係' };
    assert.equal(validate(hub), false, 'what stays may not stand there');
  });
});

describe('a job, in the editor and in check', () => {
  for (const [name, change] of Object.entries(RIGHT)) it(`takes ${name}`, () => assertBoth(change, { editor: true, check: true }));
  for (const [name, change] of Object.entries(WRONG)) it(`marks ${name}`, () => assertBoth(change, { editor: false, check: false }));
  for (const [name, change] of Object.entries(CONVERTED)) it(`reads ${name}`, () => assertBoth(change, { editor: false, check: true }));
});

function assertBoth(change, expected) {
  const text = Object.entries({ ...JOB, ...change })
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${value}\n`)
    .join('');
  const marks = marksOf(validator('job'), parse(text));
  const checked = check(text);
  assert.deepEqual({ editor: marks.length === 0, check: checked.status === 0 }, expected, `${text}\n${marks.join('\n')}\n${checked.stdout}`);
}

function check(job) {
  const portal = mkdtempSync(join(work, 'portal-'));
  mkdirSync(join(portal, 'content/jobs'), { recursive: true });
  writeFileSync(join(portal, 'site.yaml'), 'title: 試し\nbase_url: https://example.jp/\n');
  writeFileSync(join(portal, 'content/jobs/a.yaml'), job);
  return spawnSync(PROGRAM, ['check', portal, '--format', 'short', '--as-of', '2026-05-01'], { encoding: 'utf8' });
}

function assertNothingToMark(portal, atLeast) {
  const settings = parse(readFileSync(join(portal, 'site.yaml'), 'utf8'));
  const marks = marksOf(validator('site'), settings).map((mark) => `site.yaml: ${mark}`);
  let seen = 0;
  for (const [folder, kind] of Object.entries(FOLDERS)) {
    for (const path of readdirSync(join(portal, 'content', folder), { recursive: true })) {
      const fields = fieldsOf(join(portal, 'content', folder, path));
      if (fields === undefined) continue;
      // `x.en.md` translates `x.md` and inherits what it does not say.
      const isTranslation = basename(path).split('.').length > 2;
      marks.push(...marksOf(validator(kind, isTranslation), fields).map((mark) => `${folder}/${path}: ${mark}`));
      seen += 1;
    }
  }
  assert.deepEqual(marks, []);
  assert.ok(seen >= atLeast, `only ${seen} records in ${portal}`);
}

function fieldsOf(path) {
  const text = /\.(md|yaml)$/.test(path) ? readFileSync(path, 'utf8') : undefined;
  if (text === undefined) return undefined;
  return parse(path.endsWith('.md') ? text.split(/^---$/m)[1] : text);
}

const validators = new Map();
function validator(kind, partial = false) {
  const name = `${kind} ${partial}`;
  if (!validators.has(name)) {
    const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true, strictTypes: false });
    // What only editors read.
    for (const word of ['enumDescriptions', 'patternErrorMessage']) ajv.addKeyword(word);
    const schema = JSON.parse(execFileSync(PROGRAM, ['schema', kind], { encoding: 'utf8' }));
    validators.set(name, ajv.compile(partial ? withoutRequired(schema) : schema));
  }
  return validators.get(name);
}

function withoutRequired(schema) {
  return JSON.parse(JSON.stringify(schema, (key, value) => (key === 'required' && Array.isArray(value) ? undefined : value)));
}

function marksOf(validate, value) {
  return validate(value) ? [] : validate.errors.map((error) => `${error.instancePath || '/'} ${error.message}`);
}
