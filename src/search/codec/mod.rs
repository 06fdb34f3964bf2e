//! How numbers, symbols and texts become bits, and bits a script. Knows nothing about documents.

pub(crate) mod adaptive_model;
pub(crate) mod bits;
pub(crate) mod huffman;
pub(crate) mod range_coder;
pub(crate) mod script;
pub(crate) mod successor_coder;
pub(crate) mod text_coder;
