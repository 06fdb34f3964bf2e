#!/usr/bin/env python3
"""Measures how the cost of a build grows with the portal: cold, after one edit, and where nothing has changed.

    python3 tests/bench/growth.py                            1,000, 10,000, 50,000 and 100,000 pages
    python3 tests/bench/growth.py --pages 1000,10000 --rounds 3

Prints a table in Markdown, and what each stage of the cold builds took (`--timings`). Each size is built `--rounds`
times, the sizes in turn, so that a busy moment of the machine meets all of them; figures are medians. Only the standard
library is used. Exit code 1 means that a limit is not met, or that a build after an edit is not that of a cold build.
"""
import argparse
import datetime
import filecmp
import json
import pathlib
import statistics
import subprocess
import sys

import compare

CPU_LIMIT = 11.0  # times that of 10,000 pages, at 100,000
MEMORY_LIMIT = 3000.0  # MiB, at 100,000 pages


def main():
    options = arguments()
    work = pathlib.Path(options.work).resolve()
    work.mkdir(parents=True, exist_ok=True)
    program = compare.enishi_program(options)
    sizes = [int(size) for size in options.pages.split(',')]
    sites = {size: compare.corpus(work, 'enishi', size) for size in sizes}
    print(f'{datetime.date.today().isoformat()}; {compare.machine()}; enishi build --as-of {compare.DAY}\n', flush=True)
    runs = {size: [] for size in sizes}
    same = True
    for _ in range(options.rounds):
        for size, site in sites.items():
            measured = measure(program, site, work / f'growth-{size}')
            same = measured.pop('same') and same
            runs[size].append(measured)
    compare.delete_removed(work)
    print_builds(runs)
    print_stages(runs)
    return 0 if all([same_verdict(same), *limits(runs)]) else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--pages', default='1000,10000,50000,100000')
    parser.add_argument('--rounds', type=int, default=1, help='builds of each size')
    parser.add_argument('--work', default=str(compare.HERE / 'out'), help='where corpora and outputs go')
    parser.add_argument('--enishi', help='a program that is already built (default: cargo build --profile dist)')
    return parser.parse_args()


def measure(program, site, out):
    """A cold build, one that follows at once, and one after an edit, which a cold build of the same is held against."""
    cold = compare.cold_build('enishi', program, site, out)
    unchanged = compare.one_build('enishi', program, site, out)
    record = next(iter(sorted((site / 'content').rglob('*.md'))))
    before = record.read_text(encoding='utf-8')
    try:
        record.write_text(f'{before.rstrip()}\n\nThe hall is open until eight.\n', encoding='utf-8')
        edited = compare.one_build('enishi', program, site, out)
        stages, again = staged_build(program, site, out)
        same = is_same(out, again)
    finally:
        record.write_text(before, encoding='utf-8')
    return {'cold': cold, 'unchanged': unchanged, 'edited': edited, 'stages': stages, 'same': same}


def staged_build(program, site, out):
    """A further cold build, of the edited portal, for what its stages took."""
    again = out.with_name(f'{out.name}-again')
    compare.remove_outputs(site, again)
    words = [program, 'build', site, '-o', again, '--as-of', compare.DAY, '--timings', '--format', 'json']
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, check=True)
    return json.loads(done.stderr.splitlines()[-1])['timings'], again


def is_same(one, other):
    """Whether two folders hold the same files with the same bytes."""
    files = [sorted(str(path.relative_to(folder)) for path in folder.rglob('*') if path.is_file()) for folder in (one, other)]
    public = [[name for name in names if not name.startswith('.')] for names in files]
    if public[0] != public[1]:
        return False
    _, differ, missing = filecmp.cmpfiles(one, other, public[0], shallow=False)
    return not differ and not missing


def print_builds(runs):
    print('| pages | cold: wall | CPU | CPU a page | peak memory | files | output | nothing changed: of cold CPU | one edit: of cold CPU |')
    print('|---|---|---|---|---|---|---|---|---|')
    for size, measured in runs.items():
        cold = [run['cold'] for run in measured]
        cpu = compare.middle(cold, 'cpu')
        print(f'| {size:,} | {compare.middle(cold, "wall"):.2f} s | {cpu:.2f} s | {cpu / size * 1000:.2f} ms | '
              f'{compare.middle(cold, "memory"):.0f} MiB | {cold[-1]["files"]:,} | {cold[-1]["bytes"] / 1e6:.1f} MB | '
              f'{share(measured, "unchanged"):.3f} | {share(measured, "edited"):.3f} |')
    print()


def share(measured, what):
    return statistics.median(run[what]['cpu'] / run['cold']['cpu'] for run in measured)


def print_stages(runs):
    names = list(next(iter(runs.values()))[0]['stages']['stages'])
    print(f'| wall time of stages | {" | ".join(f"{size:,}" for size in runs)} |')
    print(f'|---|{"---|" * len(runs)}')
    for name in names:
        seconds = [statistics.median(run['stages']['stages'][name] for run in measured) for measured in runs.values()]
        print(f'| {name} | {" | ".join(f"{second:.2f} s" for second in seconds)} |')
    print()


def same_verdict(same):
    print(f'{"met" if same else "NOT MET"}: a build after an edit is that of a cold build, byte for byte')
    return same


def limits(runs):
    if not {10_000, 100_000} <= set(runs):
        return []
    cpu = {size: compare.middle([run['cold'] for run in runs[size]], 'cpu') for size in (10_000, 100_000)}
    memory = compare.middle([run['cold'] for run in runs[100_000]], 'memory')
    return [compare.verdict('CPU time of 100,000 pages', cpu[100_000] / cpu[10_000], CPU_LIMIT, 'of that of 10,000'),
            compare.verdict('peak memory of 100,000 pages', memory, MEMORY_LIMIT, 'MiB')]


if __name__ == '__main__':
    sys.exit(main())
