#!/bin/sh
# Documents the crate where cargo wants its documentation tested (tests/run.sh sets RUSTDOC to this file), then tests
# it. Cargo names the libraries that were compiled for the tests; `cargo doc` would check all dependencies once more.
set -eu

if [ "${1:-}" = -vV ] || [ "${1:-}" = --version ]; then exec rustdoc "$@"; fi

# shellcheck disable=SC2016 # for the inner shell
documented='
    words=$#
    while [ "$words" -gt 0 ]; do
        word=$1
        shift
        words=$((words - 1))
        case "$word" in
            --test) ;;
            --test-run-directory) shift; words=$((words - 1)) ;;
            *) set -- "$@" "$word" ;;
        esac
    done
    exec rustdoc --out-dir "$DOCUMENTATION" -D warnings "$@"'
sh -c "$documented" rustdoc "$@"
exec rustdoc "$@"
