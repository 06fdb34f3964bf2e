"""Figures of the comparison as tables in Markdown, held to those that are to be reached."""
import statistics

# At 10,000 pages; medians and worst cases over the queries. (name, limit, unit)
REACH = {'first_median': 70_000, 'first_worst': 140_000, 'further_median': 25_000, 'disk': 45_000_000, 'postings': 15_000_000, 'files': 3_000,
         'seconds': 1.5, 'memory': 150.0, 'growth': 2.5}
REACH_AT = 10000


def tables(head, runs, details):
    lines, met = [], []
    for run in runs:
        for tool in run['asked']['tools'].values():
            judge(tool['rows'], run['truth'])
        lines += one_table(run)
        if details:
            lines += detail_table(run)
        if run['pages'] == REACH_AT:
            lines += verdicts(run, met)
    lines += growth(runs, met)
    title = f'Measured on {head["date"]}, {head["machine"]}; Chromium {runs[0]["asked"]["chromium"]}; as of {head["day"]}'
    return '\n'.join([title, '', *lines]), all(met)


def judge(rows, truth):
    """Recall and precision of each answer, against both truths; what only a reading found is no claim about the text."""
    for row in rows:
        literal = set(row['all']['literal'])
        for name in ('exact', 'plain'):
            true = set(truth[name][row['text']])
            hits = len(literal & true)
            row[name] = {'true': len(true), 'recall': hits / len(true) if true else None,
                         'precision': hits / len(literal) if literal else None}
        row['counted'] = row['cold']['total'] == row['all']['total'] == len(literal) + row['all']['byReading']
        row['right'] = row['counted'] and literal == set(truth['exact'][row['text']])


def one_table(run):
    tools = run['asked']['tools']
    names = list(tools)
    rows = [(label, [figure(run, name) for name in names]) for label, figure in FIGURES]
    shown = ' | '.join({'enishi': 'Enishi', 'pagefind': 'Pagefind 1.6'}[name] for name in names)
    lines = [f'### {run["pages"]:,} pages ({run["truth"]["pages"]:,} searched, {run["truth"]["characters"]:,} characters)', '',
             f'| | {shown} |', '|---' * (len(names) + 1) + '|']
    lines += [f'| {label} | {" | ".join(cells)} |' for label, cells in rows]
    left_out = run.get('pagefind', {}).get('left_out')
    return [*lines, '', *([f'Pagefind: {left_out}.', ''] if left_out else [])]


def rows_of(run, name):
    return run['asked']['tools'][name]['rows']


def macro(run, name, truth, kind):
    values = [row[truth][kind] for row in rows_of(run, name) if row[truth][kind] is not None]
    return statistics.mean(values) if values else 0.0


def spread(values, show):
    values = list(values)
    return f'{show(statistics.median(values))} / {show(max(values))}'


def kilobytes(value):
    return f'{value / 1000:.1f} KB'


def milliseconds(value):
    return f'{value:.1f} ms'


def quality(truth):
    return lambda run, name: f'{macro(run, name, truth, "recall"):.3f} / {macro(run, name, truth, "precision"):.3f}'


def right_sets(run, name):
    rows = rows_of(run, name)
    return f'{sum(row["right"] for row in rows)} of {len(rows)}'


def by_reading(run, name):
    if name != 'enishi':
        return '–'
    return str(sum(row['all']['byReading'] for row in rows_of(run, name)))


def sent(key):
    return lambda run, name: spread((row[key]['bytes'] for row in rows_of(run, name)), kilobytes)


def requests(run, name):
    return spread((row['coldSent']['requests'] for row in rows_of(run, name)), lambda value: f'{value:.0f}')


def facets(run, name):
    found = [row['facets'] for row in rows_of(run, name) if row['facets']]
    return spread((one['sent']['bytes'] for one in found), kilobytes) if found else '–'


def duration(pick):
    return lambda run, name: spread((pick(row) for row in rows_of(run, name)), milliseconds)


def disk(run, name):
    parts = run['disk'] if name == 'enishi' else run['pagefind']['disk']
    return f'{total(parts, "bytes") / 1e6:.1f} MB in {total(parts, "files"):,} files'


def total(parts, key):
    return sum(part[key] for part in parts.values())


def disk_parts(run, name):
    parts = run['disk'] if name == 'enishi' else run['pagefind']['disk']
    large = [(part, size) for part, size in parts.items() if size['bytes'] > 0.005 * total(parts, 'bytes')]
    return ', '.join(f'{part} {size["bytes"] / 1e6:.2f} MB' for part, size in sorted(large, key=lambda one: -one[1]['bytes']))


def indexing(run, name):
    if name == 'pagefind':
        measured = run['pagefind']['indexing']
        return f'{measured["wall"]:.1f} s / {measured["memory"]:,.0f} MiB'
    return f'+ {added(run, "wall"):.2f} s / + {added(run, "memory"):.0f} MiB'


def added(run, key):
    pairs = zip(run['build']['with'], run['build']['without'])
    return statistics.median(one[key] - other[key] for one, other in pairs)


def whole_build(run, name):
    if name != 'enishi':
        return '–'
    middle = lambda which, key: statistics.median(one[key] for one in run['build'][which])
    return (f'{middle("without", "wall"):.2f} → {middle("with", "wall"):.2f} s, CPU {middle("without", "cpu"):.2f} → '
            f'{middle("with", "cpu"):.2f} s, {middle("without", "memory"):.0f} → {middle("with", "memory"):.0f} MiB')


def excerpts(run, name):
    shown = [one for row in rows_of(run, name) for one in row['cold']['results'] if not one['byReading']]
    return f'{sum(one["marked"] for one in shown)} of {len(shown)}'


def from_file(run, name):
    found = run['asked']['tools'][name]['file']
    return 'works' if isinstance(found, int) else 'fails'


FIGURES = [
    ('recall / precision, macro, by the definition', quality('exact')),
    ('recall / precision, macro, by NFKC and lower case alone', quality('plain')),
    ('answers that are the true set, with a true count', right_sets),
    ('pages found by reading alone, all queries', by_reading),
    ('of the first ten of each, those with hits marked in title or excerpt', excerpts),
    ('first query, cold: script and index on the wire, gzip, median / worst', sent('coldSent')),
    ('the same from a server that compresses nothing', sent('plainSent')),
    ('requests of the first query', requests),
    ('data for filters with counts, on top, once', facets),
    ('a further query on the wire, gzip', sent('furtherSent')),
    ('first query, cold, from loading the script to ten results', duration(lambda row: row['cold']['ms'])),
    ('a further query, from the call to ten results', duration(lambda row: row['further']['ms'])),
    ('warm, from the call to ten results', duration(lambda row: row['warmMs'])),
    ('index on disk, texts for excerpts included', disk),
    ('of it', disk_parts),
    ('added to the build: time / peak memory, median of pairs', indexing),
    ('whole build, without → with search', whole_build),
    ('from `file://`', from_file),
]


def detail_table(run):
    names = list(run['asked']['tools'])
    lines = ['| query | true | ' + ' | '.join(f'{name}: total, recall, precision, cold KB, warm ms' for name in names) + ' |',
             '|---' * (len(names) + 2) + '|']
    for number, row in enumerate(rows_of(run, names[0])):
        cells = []
        for name in names:
            one = rows_of(run, name)[number]
            ratio = lambda value: '–' if value is None else f'{value:.3f}'
            cells.append(f'{one["cold"]["total"]}, {ratio(one["exact"]["recall"])}, {ratio(one["exact"]["precision"])}, '
                         f'{one["coldSent"]["bytes"] / 1000:.0f}, {one["warmMs"]:.1f}')
        lines.append(f'| {row["text"]} ({run["kinds"][row["text"]]}) | {row["exact"]["true"]} | {" | ".join(cells)} |')
    return [*lines, '']


def verdicts(run, met):
    rows = rows_of(run, 'enishi')
    first = [row['coldSent']['bytes'] for row in rows]
    parts = run['disk']
    found = [
        ('answers that are not the true set', sum(not row['right'] for row in rows), 0),
        ('bytes of the first query, median', statistics.median(first), REACH['first_median']),
        ('bytes of the first query, worst', max(first), REACH['first_worst']),
        ('bytes of a further query, median', statistics.median(row['furtherSent']['bytes'] for row in rows), REACH['further_median']),
        ('bytes on disk', total(parts, 'bytes'), REACH['disk']),
        ('bytes of postings (p and u) on disk', parts['p']['bytes'] + parts['u']['bytes'], REACH['postings']),
        ('files', total(parts, 'files'), REACH['files']),
        ('seconds added to the build', round(added(run, 'wall'), 2), REACH['seconds']),
        ('MiB added to the peak', round(added(run, 'memory')), REACH['memory']),
    ]
    if 'pagefind' in run['asked']['tools']:
        theirs = [row['warmMs'] for row in rows_of(run, 'pagefind')]
        ours = [row['warmMs'] for row in rows]
        found += [('warm ms, median', round(statistics.median(ours), 1), round(statistics.median(theirs), 1)),
                  ('warm ms, worst', round(max(ours), 1), round(max(theirs), 1))]
    return [verdict(met, *one) for one in found] + ['']


def growth(runs, met):
    small = next((run for run in runs if run['pages'] == REACH_AT), None)
    large = next((run for run in runs if run['pages'] == 5 * REACH_AT), None)
    if not small or not large:
        return []
    first = lambda run: statistics.median(row['coldSent']['bytes'] for row in rows_of(run, 'enishi'))
    return [verdict(met, 'growth of the first query from 10,000 to 50,000 pages, times', round(first(large) / first(small), 2), REACH['growth'])]


def verdict(met, what, value, limit):
    good = value <= limit
    met.append(good)
    return f'- {"reached" if good else "NOT REACHED"}: {what} {value:,} (at most {limit:,})'
