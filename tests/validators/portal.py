"""Portals that are built for the tests of this folder, with the program that ENISHI names."""
import os
import pathlib
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("ENISHI", ROOT / "target/debug/enishi")).resolve()
SETTINGS = "title: 試し\nbase_url: https://portal.example.jp/\n"


def run(*words):
    """What the program says when it is called with these words."""
    return subprocess.run([PROGRAM, *map(str, words)], check=True, capture_output=True).stdout


def written(files, settings=SETTINGS):
    """A folder with a portal of these files."""
    source = pathlib.Path(tempfile.mkdtemp(prefix="enishi-validators-"))
    for path, text in {"site.yaml": settings, **files}.items():
        file = source / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return source


def built(source, day):
    """The folder that a portal is built into."""
    out = pathlib.Path(tempfile.mkdtemp(prefix="enishi-validators-")) / "built"
    run("build", source, "-o", out, "--as-of", day)
    return out


def sample():
    """The sample portal as it is built."""
    return built(ROOT / "sample-site", "2026-05-01")
