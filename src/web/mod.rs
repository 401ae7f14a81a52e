//! The only room that names the browser; thin: convert, call, convert.

pub mod canvas;
