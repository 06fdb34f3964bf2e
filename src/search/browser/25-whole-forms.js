// Further ways to write the numbers, days and telephone numbers of a term, each found only as a whole, as
// src/search/text/whole_forms.rs has them.

const COUNTED = '丁回月日年人名歳件階期号条週';
const KANJI_DIGITS = '一二三四五六七八九十';
const KANJI_NUMERALS = KANJI_DIGITS + '〇百千万';
const DIGITS = '0123456789';
const IN_KANJI = Array.from({ length: 99 }, (_, at) => inKanji(at + 1));
const NUMBER_PARTS = DIGITS + KANJI_NUMERALS + ',.-/';
const JOINT_BEFORE_COUNTER = /^[かゖけゕ箇][月所国年日条]/;
const PHONE_GROUPS = [[2, 4, 4], [3, 3, 4], [4, 2, 4], [5, 1, 4], [4, 3, 3], [3, 4, 4], [4, 3, 4]];
const PHONE_SIGNS = [['', '-', '-'], ['(', ')', '-'], ['', '(', ')']];
// No look-behind: browsers of a few years ago do not read it.
const MONTH_AND_DAY = (between, behind) => `(0?[1-9]|1[0-2])${between}(0?[1-9]|[12][0-9]|3[01])${behind}`;
const DAY_IN_TEXT = new RegExp('(^|[^0-9.,/年-])(?:([12][0-9]{3})([-/.])' + MONTH_AND_DAY('\\3', '') + '|(?:(?:([12][0-9]{3})|令和([1-9][0-9]?|元))年)?'
  + MONTH_AND_DAY('月', '日') + '|' + MONTH_AND_DAY('/', '') + ')(?![0-9/.-])', 'g');
const BEFORE_REIWA = 2018;

/** All whole forms of a term's symbols but those in `known`. */
function wholeForms(codes, known) {
  const text = String.fromCodePoint(...codes);
  const digits = renumbered(text, true);
  const all = [...withJoints(codesOf(digits)), ...withJoints(codesOf(renumbered(text, false))),
    ...phoneNumbers(text).map(codesOf), ...daysOf(digits).map(codesOf)];
  const forms = new Map(all.map((form) => [String(form), form]));
  for (const other of [codes, ...known]) forms.delete(String(other));
  return [...forms.values()];
}

/** With the numbers from 1 to 99 that are counted in digits, or in kanji. */
function renumbered(text, inDigits) {
  return text.replace(/[0-9]+|[一二三四五六七八九十〇百千万]+/g, (run, at) => {
    const before = text.charAt(at - 1), [next, afterNext] = [text.charAt(at + run.length), text.charAt(at + run.length + 1)];
    const isPart = before !== '' && NUMBER_PARTS.includes(before);
    const isJoined = JOINT_BEFORE_COUNTER.test(next + afterNext);
    const isCounted = COUNTED.includes(next) || isJoined || (before === '第' && !NUMBER_PARTS.includes(next));
    const value = next === '' || isPart || !isCounted ? 0 : valueOf(run);
    if (value === 0) return run;
    return inDigits ? String(value) : IN_KANJI[value - 1];
  });
}

/** The value of digits or kanji, from 1 to 99; else 0. */
function valueOf(run) {
  return /^[1-9][0-9]?$/.test(run) ? Number(run) : IN_KANJI.indexOf(run) + 1;
}

function inKanji(value) {
  const tens = Math.floor(value / 10);
  return (tens > 1 ? KANJI_DIGITS[tens - 1] : '') + (tens > 0 ? '十' : '') + (value % 10 > 0 ? KANJI_DIGITS[value % 10 - 1] : '');
}

/** A telephone number without its signs, and with each of the usual ones. */
function phoneNumbers(text) {
  const digits = text.replace(/[-()]/g, '');
  if (!/^0[0-9]{9,10}$/.test(digits)) return [];
  const typed = text.split(/[-()]+/).filter(Boolean).map((part) => part.length);
  const groups = PHONE_GROUPS.filter(([a, b, c]) => a + b + c === digits.length && (typed.length !== 3 || String(typed) === String([a, b, c])));
  return [digits, ...groups.flatMap(([a, b]) => PHONE_SIGNS.map(([before, between, last]) =>
    before + digits.slice(0, a) + between + digits.slice(a, a + b) + last + digits.slice(a + b)))];
}

/** The text with all its days in each of the usual ways. */
function daysOf(text) {
  let most = 0;
  const write = (way) => replaceDays(text, (year, month, day) => {
    const writings = writingsOfDay(year, month, day);
    most = Math.max(most, writings.length);
    return writings[way] || writings[0];
  });
  const forms = [write(0)];
  while (forms.length < most) forms.push(write(forms.length));
  return forms;
}

/** The text with all its days without their years. */
const withoutYears = (text) => replaceDays(text, (_, month, day) => writingsOfDay(NaN, month, day)[0]);

/** `write` gives what stands for a day; the year is NaN where none is written. */
function replaceDays(text, write) {
  return text.replace(DAY_IN_TEXT, (all, before, y1, _, m1, d1, y2, era, m2, d2, m3, d3) => {
    const year = Number(y1 || y2) || (era === '元' ? 1 : Number(era)) + BEFORE_REIWA;
    return before + write(year, Number(m1 || m2 || m3), Number(d1 || d2 || d3));
  });
}

function writingsOfDay(year, month, day) {
  const [mm, dd] = [month, day].map((part) => String(part).padStart(2, '0'));
  const short = `${month}月${day}日`;
  if (!year) return [short, `${month}/${day}`, `${mm}/${dd}`];
  const era = year - BEFORE_REIWA;
  return [`${year}年${short}`, `${year}/${month}/${day}`, `${year}/${mm}/${dd}`, `${year}-${mm}-${dd}`, `${year}.${month}.${day}`,
    ...(era > 0 ? [`令和${era === 1 ? '元' : era}年${short}`] : [])];
}

/** Whether a whole form is no piece of a longer number, between its neighbours (undefined where there are none). */
function standsAlone(form, before, next) {
  return !(isOneOf(KANJI_DIGITS, form[0]) && isOneOf(KANJI_NUMERALS, before))
    && !(isDigit(form[form.length - 1]) && isDigit(next));
}

/** A whole form with each neighbour beside which it does not stand alone. */
function longerForms(form) {
  return [
    ...(isOneOf(KANJI_DIGITS, form[0]) ? codesOf(KANJI_NUMERALS).map((letter) => [letter, ...form]) : []),
    ...(isDigit(form[form.length - 1]) ? codesOf(DIGITS).map((letter) => [...form, letter]) : []),
  ];
}
