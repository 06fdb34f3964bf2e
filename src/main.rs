//! The `enishi` program: everything else is in the library.

use std::process::ExitCode;

/// Making a site is making many small texts on all cores, which this allocator does faster.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    enishi::cli::run(std::env::args_os())
}
