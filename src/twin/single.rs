//! One file that holds everything: the template comes with the site, where the build has put script, core and face into it
//! and counted their fingerprints for its policy; here the chart is filled in.

use super::json::{object, quoted};
use super::markup::{escaped, filled};
use super::{Carried, Places, Twin};
use crate::diag::Diagnostic;

/// What every template of this version has, and no other text.
const MARK: &str = "<!-- kimngach single 1 -->";

/// The whole file, with the figures as they are kept: as a plain table, or in the template of the whole reader as any text.
///
/// # Errors
/// `twin.template` when the text is no template of this version, `twin.not-plain` when the chart's figures cannot be kept as
/// text.
pub fn single(
    twin: &Twin,
    kept: Option<&Carried>,
    template: &str,
    name: &str,
    view: &[(String, String)],
) -> Result<String, Diagnostic> {
    let places = Places { data: "#kn-data", view, ..Places::default() };
    if !template.contains(MARK) {
        return Err(Diagnostic::error("twin.template"));
    }
    let Some(kept) = kept else { return Err(Diagnostic::error("twin.not-plain")) };
    let data = object(&[("name", quoted(name)), ("text", quoted(&kept.table))]);
    Ok(filled(
        template,
        &[
            ("LANG", twin.lang.tag()),
            ("TITLE", &escaped(&twin.title)),
            ("SUMMARY", &escaped(&twin.summary)),
            ("ATTRIBUTES", &twin.attributes(&places)),
            ("TWIN", &twin.figure_whole(&Places { dark: true, ..Places::default() })),
            ("DATA", &data),
        ],
    ))
}
