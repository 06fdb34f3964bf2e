// Whatever bytes the files of an index hold, the search answers or says that they are damaged (tests/fuzz/search.mjs).
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { buildPortal } from './lib/small-portal.mjs';
import { HANGS_MS } from './lib/limits.mjs';

const INPUTS = 1000;
const FILES = {
  'content/groups/a.md': '---\ntitle: 東京県人会\nreading: とうきょうけんじんかい\nkind: regional-alumni\nregions: tokyo\ntags: [祭り]\n---\nカフェで2026年の集まり。山の会と海の会。\n',
  'content/groups/a.en.md': '---\ntitle: Tokyo club\n---\nA cafe.\n',
  'content/jobs/b.md': '---\ntitle: 店番\nemployer: {name: 浜の店}\ncontract: part-time\nposted: 2026-04-01\ncloses: 2026-12-01\ngroups: [a]\n---\n## 仕事\n\n県人会のカフェで働きます。\n',
  'content/events/c.md': '---\ntitle: 朝市\nstarts: 2026-12-12 10:00\nrepeat: 毎月第2土曜\nplace: {name: 港}\n---\n東京の港の市。きょうから。\n',
};

it('a spoilt index is answered or told', () => {
  const work = mkdtempSync(join(tmpdir(), 'enishi-search-fuzzed-'));
  try {
    const { root } = buildPortal(join(work, 'portal'), { ...FILES, 'site.yaml': 'title: 港の会\nlanguages: [ja, en]\n' }, '2026-06-01');
    const program = fileURLToPath(new URL('../fuzz/search.mjs', import.meta.url));
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, root, String(INPUTS)], { encoding: 'utf8', timeout: HANGS_MS });
    assert.equal(status, 0, `${stdout}${stderr}`);
    const outcomes = JSON.parse(stdout.trim().split('\n').at(-1).replace(/^\d+ inputs: /, ''));
    assert.ok(outcomes.answered > INPUTS / 4 && outcomes.damaged > INPUTS / 10, `the inputs are neither sound nor spoilt: ${stdout}`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
});
