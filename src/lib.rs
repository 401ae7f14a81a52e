//! kimngach reads a table of trade statistics, works out the indicators that people write about, and draws them.
//!
//! The stages stand in one straight line. Each is a function from plain values to plain values and imports only stages
//! before it; `tests/layers.rs` holds that.
//!
//! - [`diag`]: what went wrong, as a value: severity, code, place, quoted values. No sentences.
//! - [`mod@unit`]: what a number counts, and when two numbers may be added. No words.
//! - [`period`]: stretches of time, their order, steps and gaps. No clock, no words.
//! - [`figure`]: digits as printed, the interval they stand for, interval arithmetic, the only door to `libm`.
//! - `lang`: words and formats, Vietnamese and English; reading and writing of numbers, units and periods. No data.
//! - `read` (studio): bytes to a `read::Table`: encoding, dialect, header, layout, roles, with the evidence. No trade.
//! - `dataset`: a table to series: dimensions, measures, points that keep cell, digits, status, reason of a gap.
//! - `indicators`: series to figure records out of one catalogue: value, interval, unit, formula, input cells, flags.
//! - `audit`: contradictions inside a table, each with its arithmetic.
//! - `tell`: figure records to sentences, each number tied to its record.
//! - `spec`: what a chart shows, as a versioned, checked, documented value. No pixels.
//! - `plan`: spec, dataset, size and text measure to a finished layout: every string, box, colour, label, hit. No backend.
//! - `project`: what a person is working on: the one handle that page and command line hold.
//! - `draw`: a plan to shapes on any plotters backend. Knows no spec and no data.
//! - `twin` (studio): a chart as an article holds it without scripts: pictures, table, tag, page, one file.
//! - `web`: the only room that names the browser; thin: convert, call, convert.

pub mod diag;
pub mod unit;
pub mod period;
pub mod figure;
pub mod lang;
#[cfg(feature = "studio")]
pub mod read;
pub mod dataset;
pub mod indicators;
#[cfg(feature = "studio")]
pub mod check;
/// Of `check` no more than the lists of names: by which a spec may call what the table has, and where a country is on the map.
#[cfg(all(feature = "press", not(feature = "studio")))]
#[allow(dead_code, reason = "what else is named is for the checker")]
mod check {
    mod named_alike;
    mod places;
    pub(crate) use named_alike::{named_alike, places_named};
}
#[cfg(feature = "studio")]
pub mod audit;
#[cfg(feature = "studio")]
pub mod tell;
pub mod spec;
pub mod plan;
pub mod project;
pub mod draw;
#[cfg(feature = "studio")]
pub mod twin;
#[cfg(target_arch = "wasm32")]
pub mod web;
