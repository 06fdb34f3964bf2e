#!/bin/sh
# Fuzzes one target until something does not hold:
#
#   sh tests/fuzz/run.sh markdown                     for ever
#   sh tests/fuzz/run.sh markdown -runs=10000000      a number of inputs, or any other option of libFuzzer
#
# Needs a compiler for C++ beside Rust. What was learnt stays in target/fuzz/corpus, what does not hold is
# written to target/fuzz/faults; -minimize_crash=1 with such a file makes it small.
set -eu
cd "$(dirname "$0")/../.."

name=${1:?which target: see tests/fuzz/seeds}
shift
seeds=tests/fuzz/seeds/$name.txt
[ -f "$seeds" ] || { echo "there is no target $name" >&2; exit 2; }

work=${CARGO_TARGET_DIR:-$PWD/target}/fuzz
corpus=$work/corpus/$name
mkdir -p "$corpus" "$work/faults" "$work/seeds/$name"
# One file for each text between lines of %%%%.
awk -v folder="$work/seeds/$name" 'BEGIN { RS = "%%%%\n" } { sub(/\n$/, ""); file = folder "/" NR; printf "%s", $0 > file; close(file) }' "$seeds"

RUSTC_WORKSPACE_WRAPPER=$PWD/tests/fuzz/rustc.sh cargo build --locked --profile fuzz --package enishi-fuzz
program=${CARGO_TARGET_DIR:-$PWD/target}/fuzz/enishi-fuzz
ENISHI_FUZZ_TARGET=$name exec "$program" -artifact_prefix="$work/faults/$name-" -max_len=4096 -timeout=10 \
    -rss_limit_mb=4096 "$@" "$corpus" "$work/seeds/$name"
