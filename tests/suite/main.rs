//! The program as people run it.

mod invalid;
mod made_mistakes;
mod serve;
mod starter;
mod wording;
