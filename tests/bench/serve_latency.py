#!/usr/bin/env python3
"""How long an edit takes to be seen in a preview.

    ENISHI=target/dist/enishi serve_latency.py enishi SITE [--edits 9] [--kind body|title] [--story ID]

Starts the preview, then writes the file of one story and asks for a page every 2 ms until the answer holds the new
text: the story's own page for a body, the list of stories for a title. Prints one line of JSON. The story is put back.
"""
import argparse
import glob
import http.client
import json
import os
import re
import signal
import statistics
import subprocess
import sys
import time

PORT = 18123
COMMANDS = {
    'hugo': [os.environ.get('HUGO', 'hugo'), 'server', '-p', str(PORT), '--bind', '127.0.0.1', '--noBuildLock'],
    'enishi': [os.environ.get('ENISHI', 'enishi'), 'serve', '.', '--port', str(PORT), '--as-of', '2026-04-01'],
}
PAGES = {
    'hugo': {'body': '/stories/{id}/', 'title': '/stories/'},
    'enishi': {'body': '/stories/{id}.html', 'title': '/stories/index.html'},
}
LONGEST_START = 300
LONGEST_EDIT = 90


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('tool', choices=COMMANDS)
    parser.add_argument('site')
    parser.add_argument('--edits', type=int, default=9)
    parser.add_argument('--kind', choices=['body', 'title'], default='body')
    parser.add_argument('--story')
    options = parser.parse_args()

    path = story_path(options)
    with open(path, encoding='utf-8') as file:
        original = file.read()
    story = os.path.basename(path)[:-len('.md')]
    own_page = PAGES[options.tool]['body'].format(id=story)
    watched = PAGES[options.tool][options.kind].format(id=story)

    begun = time.perf_counter()
    server = subprocess.Popen(COMMANDS[options.tool], cwd=options.site, start_new_session=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(own_page, '</article>', LONGEST_START, server, pause=0.01)
        ready = time.perf_counter() - begun
        time.sleep(3)
        latencies = [one_edit(options.kind, path, original, watched, server, number) for number in range(options.edits + 1)]
        print(json.dumps(summary(options, ready, latencies[1:], server)))  # the first edit warms up
    finally:
        write(path, original)
        stop(server)


def story_path(options):
    """For a title the newest story, which stands on the first list page; for a body one from the middle."""
    if options.story:
        return f'{options.site}/content/stories/{options.story}.md'
    paths = sorted(glob.glob(f'{options.site}/content/stories/story-*.md'))
    if not paths:
        sys.exit(f'no story under {options.site}/content/stories')
    return max(paths, key=lambda path: (published(path), path)) if options.kind == 'title' else paths[len(paths) // 2]


def published(path):
    with open(path, encoding='utf-8') as file:
        return re.search(r'^(?:date|published): (\S+)', file.read(), re.M).group(1)


def one_edit(kind, path, original, watched, server, number):
    """Writes a text that was never there before; answers the milliseconds until it is seen."""
    token = f'トークン{number}番{time.time_ns() % 100000000}'
    if kind == 'body':
        edited = original.rstrip('\n') + f'\n\n{token}です。\n'
    else:
        edited = re.sub(r'^title: "', f'title: "{token}', original, flags=re.M)
    wait_for(watched, '', LONGEST_EDIT, server, pause=0.01)
    begun = time.perf_counter()
    write(path, edited)
    wait_for(watched, token, LONGEST_EDIT, server, pause=0.002)
    latency = (time.perf_counter() - begun) * 1000
    time.sleep(1.5)
    return latency


def wait_for(page, text, longest, server, pause):
    begun = time.perf_counter()
    while True:
        try:
            status, body = get(page)
            if status == 200 and text.encode() in body:
                return
        except (OSError, http.client.HTTPException):  # not there yet, or cut off by a rebuild
            pass
        if server.poll() is not None:
            sys.exit(f'the preview ended with {server.returncode}')
        if time.perf_counter() - begun > longest:
            sys.exit(f'{page} did not show the text within {longest} s')
        time.sleep(pause)


def get(page):
    connection = http.client.HTTPConnection('127.0.0.1', PORT, timeout=60)
    try:
        connection.request('GET', page)
        answer = connection.getresponse()
        return answer.status, answer.read()
    finally:
        connection.close()


def write(path, text):
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def summary(options, ready, latencies, server):
    return {
        'tool': options.tool,
        'kind': options.kind,
        'ready_s': round(ready, 3),
        'n': len(latencies),
        'min_ms': round(min(latencies), 1),
        'median_ms': round(statistics.median(latencies), 1),
        'max_ms': round(max(latencies), 1),
        'peak_rss_mib': round(peak_memory(server.pid)),
    }


def peak_memory(pid):
    try:
        with open(f'/proc/{pid}/status', encoding='utf-8') as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith('VmHWM'))
    except OSError:  # no /proc on this system
        return 0


def stop(server):
    if server.poll() is not None:
        return
    os.killpg(server.pid, signal.SIGTERM)
    try:
        server.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(server.pid, signal.SIGKILL)


if __name__ == '__main__':
    main()
