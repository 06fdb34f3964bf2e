//! The program as people run it.

mod bad_input;
mod cases;
mod drawings;
mod event_times;
mod filters;
mod import;
mod invalid;
mod labels;
mod leftovers;
mod made_mistakes;
mod markdown;
mod portal;
mod privacy;
mod published_files;
mod scripts;
mod search_text;
mod serve;
mod settings_links;
mod site;
mod starter;
mod starter_lessons;
mod theme_conformance;
mod timeline;
mod values;
mod workbooks;
mod written_and_shown;
