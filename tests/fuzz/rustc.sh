#!/bin/sh
# The compiler of tests/fuzz/run.sh: what is ours is compiled with checks, and so that libFuzzer sees which
# ways an input takes. The dependencies are those of a release, and the build script is a program of its own,
# into which libFuzzer is not linked.
case " $* " in
    *' build_script_build '*) exec "$@" ;;
esac
exec "$@" --cfg fuzzing -Cdebug-assertions=on -Coverflow-checks=on -Copt-level=2 -Ccodegen-units=16 -Cstrip=none \
    -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares
