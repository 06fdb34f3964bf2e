//! The interface texts: what pages say that no author wrote, and the labels of values, in every
//! language of the program.
//!
//! Takes `content/texts/<lang>.yaml` and the texts that a portal's theme lays over them; gives each
//! text by its dotted key. Knows neither kinds nor templates.

mod built_in;
mod interface;
mod labels;
mod language_names;
pub mod readings;

pub use built_in::{LANGUAGES, TO_TRANSLATE, built_in};
pub use interface::{MissingWords, Texts, base_language, grouped};
pub use labels::{ValueLabels, boolean_labels, comparable, value_labels};
pub use language_names::own_name;
