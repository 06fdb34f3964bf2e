//! The fuzzer libFuzzer over the target that `ENISHI_FUZZ_TARGET` names. Built by `tests/fuzz/run.sh`.
#![no_main]

use std::sync::LazyLock;

use enishi::fuzz::{TARGETS, Target};
use libfuzzer_sys::fuzz_target;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

static TARGET: LazyLock<&'static Target> = LazyLock::new(|| {
    let name = std::env::var("ENISHI_FUZZ_TARGET").unwrap_or_default();
    let found = TARGETS.iter().find(|target| target.name == name);
    found.unwrap_or_else(|| panic!("ENISHI_FUZZ_TARGET names no target: {name:?}"))
});

fuzz_target!(|data: &[u8]| (TARGET.hold)(data));
