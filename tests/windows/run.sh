#!/bin/sh
# Builds the program for Windows on Debian 12 and runs the tests of what differs there, and those of the command line,
# under Wine:
#
#   sh tests/windows/run.sh [FILTER]
#
# Not part of tests/run.sh: everything is compiled once more, the standard library too (some 25 minutes of one core).
# The hosted workflow runs the same tests on Windows itself. Wine moves a folder while a file in it is open, which
# Windows refuses, has no network drives, and finds no resolved path of more than some 500 characters.
set -eu
cd "$(dirname "$0")/../.."

triple=x86_64-pc-windows-gnu
target=${CARGO_TARGET_DIR:-$PWD/target}/windows
debian_rust=/usr/bin/rustc

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Debian's Rust for the web comes with the source of the standard library, which rustup's needs a download for.
install_packages() {
    packages='rustc-web cargo-web rust-web-src gcc-mingw-w64-x86-64 g++-mingw-w64-x86-64 wine64 wine'
    # shellcheck disable=SC2086 # a list of words
    dpkg -s $packages >/dev/null 2>&1 && return
    as_root apt-get update -q
    # shellcheck disable=SC2086 # a list of words
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $packages
}

# What the linker puts at the start and the end of a program; Debian has them for no Windows target.
make_start_objects() {
    folder=/usr/lib/rustlib/$triple/lib
    source=$(echo /usr/src/rustc-*/library/rtstartup)
    as_root mkdir -p "$folder"
    for name in rsbegin rsend; do
        [ -f "$folder/$name.o" ] || as_root env RUSTC_BOOTSTRAP=1 "$debian_rust" --target "$triple" --emit obj -o "$folder/$name.o" "$source/$name.rs"
    done
}

# Beside each program, where Windows looks first.
make_random_bytes() {
    mkdir -p "$target/$triple/debug/deps"
    for folder in "$target/$triple/debug" "$target/$triple/debug/deps"; do
        x86_64-w64-mingw32-gcc -shared -o "$folder/bcryptprimitives.dll" tests/windows/random_bytes.c -ladvapi32
    done
}

install_packages
make_start_objects
make_random_bytes

export WINEDEBUG=-all WINEPREFIX="$target/wine"
wineboot --init >/dev/null 2>&1

cargo_test() {
    PATH=/usr/bin:$PATH RUSTC=$debian_rust RUSTC_BOOTSTRAP=1 CARGO_TARGET_DIR=$target \
        CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=x86_64-w64-mingw32-gcc \
        CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine \
        /usr/bin/cargo test --locked -Z build-std=std,panic_unwind --target "$triple" "$@"
}

cargo_test --test suite -- "$@"
[ $# -gt 0 ] || cargo_test --lib -- platform:: publish::
