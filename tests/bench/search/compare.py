#!/usr/bin/env python3
"""Compares the search with Pagefind on the same pages, and both with the truth, in one run.

    python3 tests/bench/search/compare.py --enishi PATH --pagefind                    10,000 pages
    python3 tests/bench/search/compare.py --enishi PATH --pages 1000,10000,50000 --pagefind

Prints a table in Markdown and writes every figure to OUT/search/results.json. Needs Python 3.9, Node 20, npm and
Chromium, and `npm ci` in tests/browser. Exit code 1 means that a figure to reach was not reached at 10,000 pages.
"""
import argparse
import datetime
import importlib.util
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import time

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import report  # noqa: E402
import truth  # noqa: E402

PAGEFIND_VERSION = '1.6.0'
PAGEFIND_MOST = 10000  # pages; at 50,000 it needs more than 17 GB and fails


def load_builds():
    """The comparison of cold builds, for its corpus and its way to measure a child."""
    spec = importlib.util.spec_from_file_location('builds', HERE.parent / 'compare.py')
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


builds = load_builds()


def main():
    options = arguments()
    work = pathlib.Path(options.work).resolve()
    work.mkdir(parents=True, exist_ok=True)
    enishi = builds.enishi_program(options)
    head = {'date': datetime.date.today().isoformat(), 'machine': builds.machine(), 'day': builds.DAY}
    print(f'{head["date"]}; {head["machine"]}', flush=True)
    sizes = [int(part) for part in options.pages.split(',')]
    runs = [one_size(pages, enishi, work, options) for pages in sizes]
    builds.delete_removed(work)
    (work / 'search').mkdir(exist_ok=True)
    (work / 'search' / 'results.json').write_text(json.dumps({**head, 'runs': runs}, ensure_ascii=False, indent=1), encoding='utf-8')
    text, met = report.tables(head, runs, options.details)
    print(text)
    return 0 if met else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--enishi', help='a program that is already built (default: cargo build --profile dist)')
    parser.add_argument('--pages', default='10000', help='one size or several, with commas')
    parser.add_argument('--pagefind', action='store_true', help=f'ask Pagefind too (up to {PAGEFIND_MOST} pages)')
    parser.add_argument('--pagefind-most', type=int, default=PAGEFIND_MOST)
    parser.add_argument('--rounds', type=int, default=5, help='pairs of builds with and without search')
    parser.add_argument('--work', default=str(HERE.parent / 'out'), help='where corpus, tools and outputs go')
    parser.add_argument('--details', action='store_true', help='print a line for each query')
    parser.add_argument('--keep', action='store_true', help='leave the built folders there')
    return parser.parse_args()


def one_size(pages, enishi, work, options):
    site = builds.corpus(work, 'enishi', pages)
    public = work / f'public-search-{pages}'
    run = {'pages': pages, 'build': build_pairs(enishi, site, public, work, pages, options)}
    queries = json.loads((HERE / 'queries.json').read_text(encoding='utf-8'))
    say(f'{pages} pages: the truth')
    run['truth'] = truth.truth(public, [text for text, _ in queries])
    run['kinds'] = dict(queries)
    run['disk'] = on_disk(public / 'search')
    sites = {'enishi': str(public)}
    if options.pagefind:
        run['pagefind'] = pagefind(pages, public, work, options)
        if 'folder' in run['pagefind']:
            sites['pagefind'] = run['pagefind']['folder']
    say(f'{pages} pages: asking in the browser')
    run['asked'] = ask(sites, [text for text, _ in queries], work)
    if not options.keep:
        for folder in sites.values():
            builds.remove_outputs(site, pathlib.Path(folder))
    return run


def say(text):
    print(text, file=sys.stderr, flush=True)


def build_pairs(enishi, site, public, work, pages, options):
    """Builds with and without search, in turn, so that a busy moment of the machine meets both."""
    bare = builds.without_search(site, work / f'enishi-{pages}-without-search')
    pairs = {'with': [], 'without': []}
    for number in range(options.rounds + 1):
        for name, source, out in [('without', bare, work / 'public-without-search'), ('with', site, public)]:
            say(f'{pages} pages: build {name} search, {number} of {options.rounds}')
            measured = builds.cold_build('enishi', enishi, source, out)
            if number > 0:  # the first pair warms the page cache
                pairs[name].append(measured)
    builds.remove_outputs(bare, work / 'public-without-search')
    return pairs


def on_disk(folder):
    """Bytes and files of an index, by its parts: the files at its root by name, the others by folder."""
    parts = {}
    for path in folder.rglob('*'):
        if path.is_file():
            within = path.relative_to(folder)
            part = parts.setdefault(within.parts[0], {'bytes': 0, 'files': 0})
            part['bytes'] += path.stat().st_size
            part['files'] += 1
    return dict(sorted(parts.items()))


def pagefind(pages, public, work, options):
    if pages > options.pagefind_most:
        return {'left_out': f'not run above {options.pagefind_most:,} pages (at 50,000 it fails past 17.7 GB)'}
    program = pagefind_program(work)
    copy = work / f'public-pagefind-{pages}'
    copied = copy_for_pagefind(public, copy)
    say(f'{pages} pages: Pagefind indexes {copied} pages')
    words = [str(program), '--site', str(copy), '--quiet']
    measured = measured_run(words)
    if measured['code'] != 0:
        shutil.rmtree(copy, ignore_errors=True)
        return {'left_out': f'fails with {measured["code"]} after {measured["wall"]:.0f} s at {measured["memory"] / 1024:.1f} GB'}
    return {'folder': str(copy), 'indexing': measured, 'disk': on_disk(copy / 'pagefind')}


def pagefind_program(work):
    home = work / 'search' / f'pagefind-{PAGEFIND_VERSION}'
    found = lambda: next((path for end in ('', '.exe')
                          for path in home.glob(f'node_modules/@pagefind/*/bin/pagefind_extended{end}')), None)
    if not found():
        home.mkdir(parents=True, exist_ok=True)
        subprocess.run(['npm', 'install', '--prefix', str(home), '--no-save', '--no-audit', '--no-fund', '--silent',
                        f'pagefind@{PAGEFIND_VERSION}'], check=True)
    return found() or sys.exit('npm installed no pagefind_extended for this machine')


def copy_for_pagefind(public, copy):
    """Our own pages with `data-search` as `data-pagefind-body` (and `-off` as `-ignore`): both index the same text."""
    shutil.rmtree(copy, ignore_errors=True)
    count = 0
    for path in public.rglob('*.html'):
        html = path.read_text(encoding='utf-8')
        if 'data-search' not in html:
            continue
        target = copy / path.relative_to(public)
        target.parent.mkdir(parents=True, exist_ok=True)
        # Only in tags: no text of the corpus has this word.
        html = re.sub(r'\bdata-search-off(?==|[\s>])', 'data-pagefind-ignore', html)
        target.write_text(re.sub(r'\bdata-search(?==|[\s>])', 'data-pagefind-body', html), encoding='utf-8')
        count += 1
    return count


def measured_run(words):
    begun = time.perf_counter()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    return {'wall': time.perf_counter() - begun, 'cpu': usage.ru_utime + usage.ru_stime, 'memory': usage.ru_maxrss / 1024,
            'code': process.returncode}


def ask(sites, queries, work):
    task, answer = work / 'search' / 'task.json', work / 'search' / 'answer.json'
    task.parent.mkdir(exist_ok=True)
    task.write_text(json.dumps({'day': builds.DAY, 'queries': queries, 'sites': sites}), encoding='utf-8')
    subprocess.run(['node', str(HERE / 'browser.mjs'), str(task), str(answer)], check=True)
    return json.loads(answer.read_text(encoding='utf-8'))


if __name__ == '__main__':
    sys.exit(main())
