//! The `enishi` program: everything else is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    enishi::cli::run(std::env::args_os())
}
