//! The program as people run it.

mod bad_input;
mod invalid;
mod made_mistakes;
mod wording;
