#!/usr/bin/env python3
"""truth.py FOLDER [QUERIES.json]: for each query the pages of a built folder that hold it.

Reads the published HTML: the text of the elements marked `data-search`, cut into blocks where block-level elements
begin and end, without readings (ruby) and what is marked `data-search-off`. Two truths are told: `exact`, by the definition of the program's search (definition.py), and `plain`, by
the loosest one that does no search an injustice: a page holds every part of the query after NFKC and lower case.
"""
import json
import pathlib
import sys
import time
import unicodedata
from html.parser import HTMLParser

from definition import Normaliser, Query, read_variants

HERE = pathlib.Path(__file__).resolve().parent
VOID = {'area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr'}
INLINE = {'a', 'abbr', 'b', 'bdi', 'bdo', 'br', 'cite', 'code', 'data', 'del', 'dfn', 'em', 'i', 'img', 'ins', 'kbd', 'label',
          'mark', 'output', 'q', 'rb', 'rp', 'rt', 'ruby', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time',
          'u', 'var', 'wbr', 'input'}
SILENT = {'rt', 'rp', 'script', 'style', 'template', 'svg', 'select', 'textarea'}
# An element that ends where another one begins.
CLOSES = {
    'li': {'li'}, 'dt': {'dt', 'dd'}, 'dd': {'dt', 'dd'}, 'tr': {'tr', 'td', 'th'}, 'td': {'td', 'th'}, 'th': {'td', 'th'},
    'rt': {'rt', 'rp'}, 'rp': {'rt', 'rp'}, 'option': {'option'}, 'tbody': {'thead', 'tbody', 'tr', 'td', 'th'},
}


class Blocks(HTMLParser):
    """Collects the searched blocks of one page."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open = []       # of each open element: its name, whether it is marked, whether it is silent
        self.blocks = []
        self.text = []

    def handle_starttag(self, tag, attrs):
        closed = CLOSES.get(tag, set())
        while self.open and self.open[-1][0] in closed:
            self.leave()
        if tag not in INLINE and self.open and self.open[-1][0] == 'p':
            self.leave()
        marked = any(name == 'data-search' for name, _ in attrs)
        if tag not in INLINE or marked:
            self.end_block()
        if tag == 'br' and self.heard():
            self.text.append(' ')
        if tag not in VOID:
            silent = tag in SILENT or any(name == 'data-search-off' for name, _ in attrs)
            self.open.append((tag, marked, silent))

    def handle_endtag(self, tag):
        if not any(name == tag for name, _, _ in self.open):
            return
        while self.open[-1][0] != tag:
            self.leave()
        self.leave()

    def leave(self):
        tag, marked, _ = self.open[-1]
        if tag not in INLINE or marked:
            self.end_block()
        self.open.pop()

    def heard(self):
        return any(marked for _, marked, _ in self.open) and not any(silent for _, _, silent in self.open)

    def handle_data(self, data):
        if self.heard():
            self.text.append(data)

    def end_block(self):
        text = ''.join(self.text)
        self.text = []
        if text.strip():
            self.blocks.append(text)


def read_pages(folder):
    """The blocks of every page that has some, by its address from the root."""
    for path in sorted(folder.rglob('*.html')):
        html = path.read_text(encoding='utf-8')
        if 'data-search' not in html:
            continue
        parser = Blocks()
        parser.feed(html)
        parser.close()
        parser.end_block()
        if parser.blocks:
            yield path.relative_to(folder).as_posix(), parser.blocks


def truth(folder, queries, variants=None):
    """`{pages, characters, exact: {query: urls}, plain: {query: urls}}`"""
    normalise = Normaliser(read_variants() if variants is None else variants)
    asked = {text: (Query(text, normalise), plain(text).split()) for text in queries}
    answer = {'pages': 0, 'characters': 0, 'exact': {text: [] for text in queries}, 'plain': {text: [] for text in queries}}
    for url, blocks in read_pages(folder):
        answer['pages'] += 1
        answer['characters'] += sum(map(len, blocks))
        folded = [normalise(block) for block in blocks]
        whole = '\n'.join(plain(block) for block in blocks)
        for text, (query, parts) in asked.items():
            if query.holds(folded):
                answer['exact'][text].append(url)
            if all(part in whole for part in parts):
                answer['plain'][text].append(url)
    return answer


def plain(text):
    return unicodedata.normalize('NFKC', text).lower()


def main():
    folder = pathlib.Path(sys.argv[1])
    queries = json.loads(pathlib.Path(sys.argv[2] if len(sys.argv) > 2 else HERE / 'queries.json').read_text(encoding='utf-8'))
    begun = time.perf_counter()
    found = truth(folder, [text for text, _ in queries])
    for text, kind in queries:
        print(f'{len(found["exact"][text]):7d} {len(found["plain"][text]):7d}  {text}  ({kind})')
    print(f'{found["pages"]} pages, {found["characters"]} characters, {time.perf_counter() - begun:.1f} s')


if __name__ == '__main__':
    main()
