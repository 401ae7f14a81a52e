//! One file that holds everything: the template comes with the site, where the build has put script, core and face into it
//! and counted their fingerprints for its policy; here the chart is filled in.

use super::json::{object, quoted};
use super::markup::{escaped, filled};
use super::{Places, Twin};
use crate::diag::Diagnostic;

/// What every template of this version has, and no other text.
const MARK: &str = "<!-- kimngach single 1 -->";

/// The whole file.
///
/// # Errors
/// `twin.template` when the text is no template of this version, `twin.not-plain` when the chart's figures cannot be kept as
/// a table that the small core reads.
pub fn single(
    twin: &Twin,
    template: &str,
    name: &str,
    view: &[(String, String)],
) -> Result<String, Diagnostic> {
    let places = Places { data: "#kn-data", view, ..Places::default() };
    if !template.contains(MARK) {
        return Err(Diagnostic::error("twin.template"));
    }
    let Some(carried) = &twin.carried else { return Err(Diagnostic::error("twin.not-plain")) };
    let data = object(&[("name", quoted(name)), ("text", quoted(&carried.table))]);
    Ok(filled(
        template,
        &[
            ("LANG", twin.lang.tag()),
            ("TITLE", &escaped(&twin.title)),
            ("SUMMARY", &escaped(&twin.summary)),
            ("ATTRIBUTES", &twin.attributes(&places)),
            ("TWIN", &twin.figure_whole(&Places::default()).replace(STYLE, "")),
            ("DATA", &data),
        ],
    ))
}

/// What a file with a strict policy of its own has in its style sheet instead.
pub(super) const STYLE: &str = " style=\"max-width: 100%; height: auto\"";
