//! The program as people run it.

mod invalid;
mod made_mistakes;
mod starter;
mod wording;
