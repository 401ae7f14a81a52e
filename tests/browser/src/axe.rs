//! axe-core's automatic audit of what a page shows now. It finds perhaps a third of what can be wrong (names that are missing, contrast,
//! roles that do not fit); the rest is in the tests that use the keyboard and listen to what is announced.
use anyhow::{Context, Result, bail};
use serde_json::json;

use crate::page::Page;

/// WCAG 2.2 A and AA, and what axe calls good practice. A frame is a page of its own, and audited as one.
const RUN: &str = "const found = await window.axe.run(args[0] ? { include: [args[0]] } : document, {
        iframes: false, resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
        rules: Object.fromEntries(args[1].map((id) => [id, { enabled: false }])),
    });
    return found.violations.map(({ id, help, nodes }) => `${id} (${help}): ` + nodes.slice(0, 4).map(({ target, any, all, none }) =>
        `${target.flat().join(' ')} [${[...any, ...all, ...none].map(({ message }) => message).join('; ')}]`).join(' | '));";

impl Page<'_> {
    /// Audits the page, or the part of it that `within` selects. `less` are rules of axe that do not apply there.
    pub fn audited(&self, what: &str, within: Option<&str>, less: &[&str]) -> Result<()> {
        let axe = std::fs::read_to_string(&self.place.auditor)
            .with_context(|| format!("axe-core is not at {}", self.place.auditor.display()))?;
        let found = self.run(&format!("{axe};\n{RUN}"), &[json!(within), json!(less)])?;
        let found: Vec<String> = serde_json::from_value(found)?;
        if !found.is_empty() {
            bail!("{what}:\n  {}", found.join("\n  "));
        }
        Ok(())
    }
}
