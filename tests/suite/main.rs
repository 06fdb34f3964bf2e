//! The program as people run it.

mod invalid;
mod made_mistakes;
mod portal;
mod privacy;
mod site;
mod starter;
mod wording;
