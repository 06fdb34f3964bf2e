// Portals of random texts that make search stumble: scripts side by side, marks, repeated phrases, odd spaces and dashes.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A generator of numbers that gives the same for the same seed (mulberry32). */
export function seeded(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit) => Math.floor(next() * limit);
  return { next, below, between: (least, most) => least + below(most - least + 1), pick: (list) => list[below(list.length)], chance: (share) => next() < share };
}

// Few words, so that the same grams meet again and again on other pages and in other places.
const WORDS = ['県人会', '人会', '会人', '新潟', '新潟県', '東京都', '京都', '東京', '子育て支援', '支援', '働き方', '同窓会', '窓会', '人々', '日々々',
  '髙橋', '高橋', '﨑', '山崎', '渡邉', '渡辺', '渡邊', '澤', '沢', '斎藤', '齋藤', '濱', '浜', '㍻', '①', '②', '㌔', '㈱', '𠮷野', '吉野', '𩸽', '葛󠄀城'];
const KANA = ['ビール', 'ビル', 'サーバー', 'サーバ', 'サーバーー', 'デザイナー', 'ﾃﾞｻﾞｲﾅｰ', 'デザイナ', 'か\u3099くせい', 'ガクセイ', 'がくせい', 'ﾊﾟﾝ', 'パン', 'ぱん',
  'いすゞ', 'スヾ', '霞ヶ関', '霞ケ関', '霞が関', 'ヷイオリン', 'らーめん', 'ラーメン', 'ラ-メン', 'ラ−メン', 'ああああ', 'アアア', 'のの', 'コーヒー', 'ゔ', 'ヴ', 'ㇷ゚'];
const LATIN = ['Uターン', 'uターン', 'Ｕターン', 'IT企業', 'ＩＴ', 'it', 'DX', 'NPO法人', 'café', 'cafe\u0301', 'naïve', 'Straße', 'ﬁn', 'İzmir', 'ΣΊΣΥΦΟΣ', 'aaaa', 'aab', 'abab',
  '2015年', '２０１５年', '15', '2026', '1,000円', '1000円', '12,345,678', '12345678', '101,102号室', '3ヶ月', '3か月', '三箇月', '数カ所', '3ケース', '083ー222', '083–222−1', '3.5', 'x2', '2x', 'ǅ', 'q\u0303a', 'C++', 'a-b', 'e-mail', '№5', 'Ⅳ', '½',
  '三丁目', '3丁目', '十三丁目', '13丁目', '第二回', '第2回', '月一回', '月1回', '5月3日', '５/３', '5/30', '2026-05-03', '2026年5月3日', '025-222-1111', '0252221111', '（025）222-1111'];
const OTHER = ['한국어', '한국', '\u1112\u1161\u11ab국', 'ﾡﾢ', 'ภาษาไทย', 'ไทย', 'Привет', 'й', 'שלום', 'مرحبا', 'हिन्दी', '😀', '👨‍👩‍👧', '👍🏽', '🇯🇵', '❤️', '𝒜𝒷', '\u200b', '\u00ad', '\ufe0f', '\u2060'];
const BETWEEN = ['、', '。', '・', '！', '？', '（', '）', '「', '」', '〜', '～', '：', '/', ',', '.', '!', '?', '%', '&', '@', '…', '—', '‐', '–', '－', '─', 'ー'];
const SPACES = [' ', ' ', '　', '  ', ' 　', '\u00a0', '\u2003'];
const KINDS = [WORDS, WORDS, WORDS, KANA, KANA, LATIN, OTHER];

export function randomText(random, parts) {
  let text = '';
  let last = '';
  for (let number = 0; number < parts; number += 1) {
    const fresh = random.pick(random.pick(KINDS));
    const part = last !== '' && random.chance(0.15) ? last : random.chance(0.05) ? String.fromCodePoint(random.between(0x3041, 0x3096)) : fresh;
    text += part;
    last = part;
    if (random.chance(0.25)) text += random.pick(BETWEEN);
    if (random.chance(0.2)) text += random.pick(SPACES);
  }
  return text;
}

/** The same as Markdown with emphasis, code, links, ruby and lines that break within words. */
function randomMarkdown(random, withRuby) {
  const block = () => {
    let text = 'あ';
    for (let number = random.between(1, 5); number > 0; number -= 1) {
      const piece = randomText(random, random.between(1, 7)).trim() || '空';
      const forms = [piece, piece, piece, `**${piece}**`, `*${piece}*`, `\`${piece}\``, `[${piece}](https://example.org/)`, `${piece}\n`, `${piece}  \n`];
      text += random.pick(withRuby ? [...forms, `{${random.pick(WORDS)}|${random.pick(['けんじんかい', 'しえん', 'さーばー', 'とうきょう'])}}`] : forms);
    }
    return text;
  };
  const line = (parts) => `あ${randomText(random, parts).trim()}`;
  const shapes = [
    block, block, block, block,
    () => `## ${randomText(random, 3)}`,
    () => `- ${line(4)}\n- ${line(2)}\n  - ${line(1)}\n- [x] ${line(2)}`,
    () => `> ${line(5)}`,
    () => `> [!NOTE]\n> ${line(3)}`,
    () => `| ${line(1)} | ${line(2)} |\n|---|---|\n| ${line(2)} | ${line(1)} |`,
    () => `\`\`\`\n${line(2)}\n${line(2)}\n\`\`\``,
    () => `${line(1)}<b>${line(2)}</b>${line(1)}<br>${line(1)}`,
    () => `${line(2)}[^a]${line(1)}\n\n[^a]: ${line(2)}`,
  ];
  return Array.from({ length: random.between(1, 6) }, () => random.pick(shapes)()).join('\n\n');
}

const REGIONS = ['niigata', 'tokyo', 'kyoto'];
const DAY_OF_BUILD = '2026-05-01';

/**
 * Writes a portal of `size` records below `folder`. With `readings`, ruby and readings are among them.
 * Answers the day to build for, and of each record that ends its last day, by the path of its page.
 */
export function writeRandomPortal(folder, { seed, size, readings = false, languages = [], settings = '' }) {
  const random = seeded(seed);
  const ends = new Map();
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  write('site.yaml', `title: "試し"\nlang: ja\nbase_url: https://portal.example.jp/\n${languages.length > 0 ? `languages: [${languages}]\n` : ''}${settings}`);
  for (let number = 0; number < size; number += 1) {
    const kind = random.pick(['stories', 'jobs', 'groups', 'places', 'pages', 'events']);
    const { fields, last } = record(random, kind, readings);
    const file = (front, body) => `---\n${Object.entries(front).map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n')}\n---\n${body}\n`;
    write(`content/${kind}/r${number}.md`, file(fields, randomMarkdown(random, readings)));
    if (last) ends.set(`${kind}/r${number}.html`, last);
    for (const language of languages) {
      if (random.chance(0.4)) write(`content/${kind}/r${number}.${language}.md`, file({ title: title(random) }, randomMarkdown(random, false)));
    }
  }
  return { day: DAY_OF_BUILD, ends };
}

const title = (random) => `${random.pick(WORDS)}${randomText(random, random.between(1, 3))}`.trim();
const line = (random) => `名${randomText(random, random.between(1, 3))}`.trim();

function record(random, kind, readings) {
  const fields = { title: title(random), regions: [random.pick(REGIONS)] };
  if (readings && random.chance(0.5)) fields.reading = random.pick(['けんじんかい', 'にいがた', 'さーばー', 'でざいなー', 'あああ']);
  if (random.chance(0.3)) fields.summary = `要${randomText(random, 4)}`.trim();
  if (random.chance(0.4)) fields.tags = [random.pick(['農業', '起業', 'IT', 'Uターン', '支援'])];
  if (random.chance(0.3)) fields.contact = { name: line(random), tel: '025-000-0000' };
  let last = null;
  if (kind === 'stories') Object.assign(fields, { published: '2026-01-02', turn: 'u-turn', person: { name: line(random) }, author: line(random), consent: { given: '2026-01-01', media: ['web'] } });
  if (kind === 'groups') Object.assign(fields, { kind: 'regional-alumni', meets: line(random), founded: random.between(1950, 2020) });
  if (kind === 'places') Object.assign(fields, { kind: 'cafe', address: line(random), hours: line(random) });
  if (kind === 'jobs') {
    last = random.pick(['2026-04-01', '2026-05-03', '2026-06-01', '2026-12-01']);
    Object.assign(fields, { employer: { name: line(random) }, contract: 'part-time', duties: line(random), posted: '2026-03-01', closes: last, pay: { unit: 'hour', min: random.between(1000, 2000) } });
  }
  if (kind === 'events') {
    last = random.pick(['2026-04-11', '2026-05-01', '2026-05-20', '2026-07-09']);
    Object.assign(fields, { starts: `${last}T10:00`, ends: `${last}T12:00`, audience: line(random), place: { name: line(random), address: line(random) } });
  }
  return { fields, last };
}

/** A query made of what stands in these blocks, and of what nearly does. */
export function randomQuery(random, blocks) {
  const some = () => cutOut(random, random.pick(blocks));
  const forms = [
    some, some, some, some,
    () => mutate(random, some()),
    () => `${some()}${random.pick([' ', '　'])}${some()}`,
    () => `"${some()}"`,
    () => `“${random.pick(blocks).slice(0, 9)}`,
    () => `${some()} ${random.pick(['-', '－', '−'])}${some()}`,
    () => `-"${some()}" ${some()}`,
    () => `-${some()}`,
    () => { const at = random.below(blocks.length); return blocks[at].trimEnd().slice(-random.between(1, 4)) + (blocks[at + 1] ?? '').trimStart().slice(0, random.between(1, 4)); },
    () => respell(random, some()),
    () => randomText(random, 1),
    () => randomText(random, 2),
  ];
  return random.pick(forms)();
}

function cutOut(random, block) {
  const letters = [...block];
  const length = random.chance(0.6) ? random.between(1, 4) : random.between(1, 12);
  const at = random.below(Math.max(1, letters.length - length + 1));
  return letters.slice(at, at + length).join('');
}

function mutate(random, text) {
  const letters = [...text];
  const at = random.below(letters.length);
  const changes = [
    () => letters.splice(at, 1),
    () => letters.splice(at, 0, letters[at]),
    () => letters.splice(at, 1, random.pick([...random.pick(WORDS), 'ー', 'あ', 'a', '1', '々'])),
    () => letters.reverse(),
  ];
  random.pick(changes)();
  return letters.join('');
}

/** The same in another spelling that normalises to the same, or nearly. */
function respell(random, text) {
  return random.pick([
    (plain) => plain.normalize('NFD'),
    (plain) => plain.normalize('NFKC'),
    (plain) => plain.toUpperCase(),
    (plain) => plain.replace(/[ァ-ヶ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0) - 0x60)),
    (plain) => plain.replace(/[ぁ-ゖ]/gu, (kana) => String.fromCodePoint(kana.codePointAt(0) + 0x60)),
    (plain) => plain.replace(/[!-~]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0) + 0xfee0)),
    (plain) => [...plain].join('\u200b'),
    (plain) => plain.replaceAll('ー', '-'),
  ])(text);
}
