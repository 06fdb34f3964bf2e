//! What bad input gets: a clear message with its place, exit code 1 (2 where the call or the
//! machine is at fault), and the former output untouched.
//!
//! Each input is a real portal on the disk, read by the real program with little memory. A test is
//! named after what somebody did to the portal.

mod harness;

mod broken_lines;
mod calls;
mod drafts;
mod encodings;
mod front_matter;
mod later_paths;
mod machine;
mod names;
mod nesting;
mod output;
mod paths;
mod regions;
mod settings;
mod sizes;
mod tables;
mod themes;
mod values;
mod yaml_forms;
