"""What a query finds, written from the definition (src/search/normalise.md) and from nothing else of the program.

Slow and plain on purpose: it says what is true, and the program is held to it. Only the standard library is used.
"""
import pathlib
import re
import unicodedata

ROOT = pathlib.Path(__file__).resolve().parents[3]
TABLES = [ROOT / 'content' / 'tables' / f'{name}.yaml' for name in ('variant-kanji', 'radicals')]

WHITE = '\t\n\x0b\x0c\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000'
DROPPED = ('\xad\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff'
           '\U000e0000-\U000e0fff')
PRIVATE = '\U000f0000-\U000fffff\U00100000-\U0010ffff'
DASHES = '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500'
LONG = 'ー'
# Between two of these a space is no part of the text.
FULL_WIDTH = ('\u2e80-\u2fdf\u3001-\u303f\u3041-\u312f\u3190-\u31ef\u31f0-\u4dbf\u4e00-\u9fff\uf900-\ufaff'
              '\U0001aff0-\U0001b16f\U00020000-\U0003fffd')
LATIN = 'a-z\u00df-\u00f6\u00f8-\u024f\u0250-\u02af\u1e00-\u1eff'
MARKS = '\u0300-\u036f'
KANA = '\u3041-\u3096\u309d\u309e\u30f7-\u30fa\u31f0-\u31ff'
# No marks, yet a part of the character before them: jamo within a syllable (also half-width), ﾞ and ﾟ.
JOINING = ('\u1160-\u11ff\u3133\u3135\u3136\u313a-\u313f\u314f-\u3164\u3167-\u316d\u316f\u3170\u3182\u3183\u3187-\u318e'
           '\ud7b0-\ud7ff\uff9e-\uffa0\uffa3\uffa5\uffa6\uffaa-\uffaf\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc')

JOINS = re.compile(f'[{JOINING}{DROPPED}]')
SPACE_BETWEEN_FULL_WIDTH = re.compile(f'(?<=[{FULL_WIDTH}]) (?=[{FULL_WIDTH}])')
WHITE_RUN = re.compile(f'[{WHITE}]+')
DASH = re.compile(f'[{re.escape(DASHES)}]')
DASH_AFTER_KANA = re.compile(f'(?<=[{KANA}{LONG}])-')
LONG_AFTER_DIGIT = re.compile(f'(?<=[0-9]){LONG}')
THOUSANDS = re.compile(r'(?<=[0-9]),(?=[0-9]{3}(?![0-9]))')
AMOUNT = re.compile(r'(?<![0-9.,/-])[1-9][0-9]{3,11}(?![0-9/年-])')
# How counters are joined to numbers: か ヶ ケ ヵ 箇.
JOINTS = 'かゖけゕ箇'
JOINT = re.compile(f'(?<=[0-9一二三四五六七八九十数何])[{JOINTS}](?=[月所国年日条])')
NUMERALS = '一二三四五六七八九十〇百千万'
NUMBER = re.compile(f'[0-9]+|[{NUMERALS}]+')
PART = f'0123456789{NUMERALS},.-/'
COUNTED = '丁回月日年人名歳件階期号条週'
MONTH, DATE = '(?P<m>0?[1-9]|1[0-2])', '(?P<d>0?[1-9]|[12][0-9]|3[01])'
DAYS = [re.compile(f'(?<![0-9.,/年-])(?:{day})(?![0-9/.-])') for day in (
    f'(?P<y>[12][0-9]{{3}})(?P<sign>[-/.]){MONTH}(?P=sign){DATE}',
    f'(?:(?P<y>[12][0-9]{{3}})年|令和(?P<era>[1-9][0-9]?|元)年)?{MONTH}月{DATE}日', f'{MONTH}/{DATE}')]
KATAKANA = re.compile('[\u30a1-\u30fa\u30fd\u30fe\u31f0-\u31ff]')
LATIN_START = re.compile(f'[{LATIN}]')
INSIDE_LATIN = re.compile(f'[{LATIN}{MARKS}]')
QUOTES = '"“”＂'
EXCLUDES = '-－‐−'


def read_variants(tables=TABLES):
    """The tables of variant kanji as a map from variant to representative."""
    variants = {}
    for line in (line for table in tables for line in table.read_text(encoding='utf-8').splitlines()):
        bare = re.sub(r'\s+#.*', '', line)
        entry = re.match(r'''\s*-?\s*["']?([^\s"':])["']?:\s*(.+)''', bare)
        if entry:
            # A radical may stand for a kanji that is a variant itself.
            representative = variants.get(entry.group(1), entry.group(1))
            for variant in re.sub(r'''[\[\]"',\s]''', '', entry.group(2)):
                variants[variant] = representative
    return variants


class Normaliser:
    """Gives the symbols of a text, and of each whether it comes from a katakana letter (`k`, or `e` where a space behind it was
    dropped), from ー (`l`) or neither.
    """

    def __init__(self, variants):
        self.variants = variants
        self.known = {}

    def cluster(self, source):
        found = self.known.get(source)
        if found is None:
            found = self.known[source] = self.fold(source)
        return found

    def fold(self, source):
        source = re.sub('[\ud800-\udfff]', '\ufffd', source)
        source = re.sub(f'[{PRIVATE}]', '\ufffd', re.sub(f'[{DROPPED}]', '', source))
        folded = ''.join(char.lower() for char in unicodedata.normalize('NFKC', source))
        text = unicodedata.normalize('NFC', folded).replace('ς', 'σ').replace('~', '〜')
        text = DASH.sub('-', text)
        symbols, origins = [], []
        for char in text:
            origins.append('k' if KATAKANA.match(char) else 'l' if char == LONG else '.')
            symbols.append(self.variants.get(to_hiragana(char), to_hiragana(char)))
        return ''.join(symbols), ''.join(origins)

    def __call__(self, text):
        parts = [self.cluster(cluster) for cluster in clusters(text)]
        symbols = ''.join(part[0] for part in parts)
        origins = ''.join(part[1] for part in parts)
        symbols, origins = replace(WHITE_RUN, ' ', symbols, origins)
        if symbols.startswith(' '):
            symbols, origins = symbols[1:], origins[1:]
        if symbols.endswith(' '):
            symbols, origins = symbols[:-1], origins[:-1]
        origins = end_words(symbols, origins)
        symbols, origins = replace(SPACE_BETWEEN_FULL_WIDTH, '', symbols, origins)
        return lengthen(*replace(LONG_AFTER_DIGIT, '-', symbols, origins))


def end_words(symbols, origins):
    """Notes where katakana stands before a space that is going to be dropped."""
    marks = list(origins)
    for match in SPACE_BETWEEN_FULL_WIDTH.finditer(symbols):
        if marks[match.start() - 1] == 'k':
            marks[match.start() - 1] = 'e'
    return ''.join(marks)


def to_hiragana(char):
    code = ord(char)
    if 0x30A1 <= code <= 0x30F6:
        return chr(code - 0x60)
    return {'ヽ': 'ゝ', 'ヾ': 'ゞ'}.get(char, char)


def clusters(text):
    """One character and the marks that follow it."""
    if text.isascii():
        return text
    out = []
    for char in text:
        if out and joins(char):
            out[-1] += char
        else:
            out.append(char)
    return out


def joins(char):
    return char >= '\xad' and (unicodedata.category(char).startswith('M') or JOINS.match(char) is not None)


def replace(pattern, by, symbols, origins):
    """Replaces in the symbols, and keeps the origins beside them."""
    if not pattern.search(symbols):
        return symbols, origins
    new_symbols, new_origins, at = [], [], 0
    for match in pattern.finditer(symbols):
        new_symbols += [symbols[at:match.start()], by]
        new_origins += [origins[at:match.start()], '.' * len(by)]
        at = match.end()
    return ''.join([*new_symbols, symbols[at:]]), ''.join([*new_origins, origins[at:]])


def lengthen(symbols, origins):
    """A dash between kana is the mark of a long vowel."""
    if not DASH_AFTER_KANA.search(symbols):
        return symbols, origins
    out, marks = list(symbols), list(origins)
    for at in range(1, len(out) - 1):
        if out[at] == '-' and (out[at - 1] == LONG or is_kana(out[at - 1])) and is_kana(out[at + 1]):
            out[at], marks[at] = LONG, 'l'
    return ''.join(out), ''.join(marks)


def is_kana(char):
    return re.match(f'[{KANA}]', char) is not None


class Term:
    """A part of a query that must stand in the text (or must not)."""

    def __init__(self, source, normalise):
        self.symbols, origins = normalise(source)
        self.forms = number_forms(self.symbols)
        self.whole_forms = whole_forms(self.symbols)
        self.short = None
        letters = set(origins)
        if len(origins) >= 4 and origins.endswith('l') and letters <= {'k', 'e', 'l'} and letters != {'l'}:
            self.short = self.symbols[:-1]

    def stands_in(self, blocks):
        return any(self.in_block(symbols, origins) for symbols, origins in blocks)

    def in_block(self, symbols, origins):
        if any(begins_right(symbols, at) for form in self.forms for at in places(form, symbols)):
            return True
        if any(begins_right(symbols, at) and stands_alone(form, symbols, at) for form in self.whole_forms for at in places(form, symbols)):
            return True
        if self.short is None:
            return False
        return any(run_ends(origins, at + len(self.short) - 1) for at in places(self.short, symbols))


def number_forms(symbols):
    """The symbols as they are, and with their numbers written in other ways."""
    bare = THOUSANDS.sub('', symbols)
    full = AMOUNT.sub(lambda match: f'{int(match.group()):,}', bare)
    return joined({symbols, bare, full})


def joined(forms):
    return forms | {JOINT.sub(joint, form) for form in forms for joint in JOINTS}


def spelled(number):
    tens, ones = divmod(number, 10)
    return (NUMERALS[tens - 1] if tens > 1 else '') + ('十' if tens else '') + (NUMERALS[ones - 1] if ones else '')


IN_KANJI = {str(number): spelled(number) for number in range(1, 100)}
IN_DIGITS = {kanji: digits for digits, kanji in IN_KANJI.items()}


def renumber(symbols, table):
    """With the numbers that are counted as the table has them."""
    def written(match):
        before, behind = symbols[match.start() - 1:match.start()], symbols[match.end():]
        is_counted = (behind[:1] and behind[0] in COUNTED or re.match(f'[{JOINTS}][月所国年日条]', behind)
                      or before == '第' and behind and behind[0] not in PART)
        return table.get(match.group(), match.group()) if is_counted and not (before and before in PART) else match.group()
    return NUMBER.sub(written, symbols)


def whole_forms(symbols):
    """With numbers, days and telephone numbers written in ways that stand only as a whole."""
    digits = renumber(symbols, IN_DIGITS)
    return joined({digits, renumber(symbols, IN_KANJI)}) | set(phone_numbers(symbols)) | set(days(digits))


def phone_numbers(symbols):
    digits = re.sub('[-()]', '', symbols)
    if not re.fullmatch('0[0-9]{9,10}', digits):
        return
    yield digits
    typed = [len(part) for part in re.findall('[0-9]+', symbols)]
    groups = [[2, 4, 4], [3, 3, 4], [4, 2, 4], [5, 1, 4], [4, 3, 3]] if len(digits) == 10 else [[3, 4, 4], [4, 3, 4]]
    for group in groups:
        if len(typed) != 3 or typed == group:
            one, two, three = digits[:group[0]], digits[group[0]:-group[2]], digits[-group[2]:]
            yield from (f'{one}-{two}-{three}', f'({one}){two}-{three}', f'{one}({two}){three}')


def days(symbols):
    """All days in each way of writing them: in the first one where they have fewer."""
    found = {}
    for pattern in DAYS:
        for match in pattern.finditer(symbols):
            if not any(begin < match.end() and match.start() < end for begin, end in found):
                found[match.span()] = writings(**{'y': None, 'era': None, **match.groupdict()})
    for way in range(max(map(len, found.values()), default=0)):
        out, at = '', 0
        for (begin, end), ways in sorted(found.items()):
            out, at = out + symbols[at:begin] + (ways[way] if way < len(ways) else ways[0]), end
        yield out + symbols[at:]


def writings(m, d, y=None, era=None, sign=None):
    month, day = int(m), int(d)
    short = f'{month}月{day}日'
    if y is None and era is None:
        return [short, f'{month}/{day}', f'{month:02}/{day:02}']
    year = int(y) if y else 2018 + (1 if era == '元' else int(era))
    reiwa = '元' if year == 2019 else year - 2018
    return [f'{year}年{short}', f'{year}/{month}/{day}', f'{year}/{month:02}/{day:02}', f'{year}-{month:02}-{day:02}',
            f'{year}.{month}.{day}', *([f'令和{reiwa}年{short}'] if year > 2018 else [])]


def stands_alone(form, symbols, at):
    """No piece of a longer number."""
    before, behind = symbols[at - 1] if at else '', symbols[at + len(form):at + len(form) + 1]
    if form[0] in NUMERALS[:10] and before and before in NUMERALS:
        return False
    return not (form[-1].isdecimal() and behind and behind in '0123456789')


def places(needle, text):
    at = text.find(needle)
    while at >= 0:
        yield at
        at = text.find(needle, at + 1)


def begins_right(text, at):
    """Latin words and numbers are found from their beginning, everything else anywhere."""
    if at == 0:
        return True
    first, before = text[at], text[at - 1]
    if LATIN_START.match(first):
        return not INSIDE_LATIN.match(before)
    if first in '0123456789':
        return before not in '0123456789'
    return True


def run_ends(origins, last):
    """Whether a katakana letter stands at `last` and nothing continues its run."""
    return origins[last] == 'e' or (origins[last] == 'k' and origins[last + 1:last + 2] not in ('k', 'e', 'l'))


class Query:
    """Terms divided by white space; `"…"` keeps it, a dash before a term excludes."""

    def __init__(self, text, normalise):
        self.include, self.exclude = [], []
        for source, excludes in divide(text):
            term = Term(source, normalise)
            if term.symbols:
                (self.exclude if excludes else self.include).append(term)

    def holds(self, blocks):
        return (bool(self.include) and all(term.stands_in(blocks) for term in self.include)
                and not any(term.stands_in(blocks) for term in self.exclude))


def divide(text):
    pattern = re.compile(rf'[{WHITE}{DROPPED}]*([{re.escape(EXCLUDES)}]?)(?:[{QUOTES}]([^{QUOTES}]*)(?:[{QUOTES}]|$)|([^{WHITE}{QUOTES}]+))')
    for match in pattern.finditer(text):
        dash, quoted, bare = match.groups()
        if quoted is not None:
            yield quoted, bool(dash)
        else:
            yield bare, bool(dash)
