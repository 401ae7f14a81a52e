//! What a file holds beside the table that was read: other files of its archive, other sheets, other tables, each to be picked.

use crate::diag::Arg;
use crate::lang::{self, Lang};
use crate::read::{Container, Understanding};

/// One of several things of a file that may be read.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Pick {
    /// The hint that picks another: `file`, `sheet` or `table`.
    pub hint: String,
    /// What they are.
    pub label: String,
    /// The one that was read, from 1.
    pub now: u32,
    /// What each is called.
    pub options: Vec<String>,
}

/// What there is to pick from; nothing where a file holds one table.
pub fn picks(found: &Understanding, lang: Lang) -> Vec<Pick> {
    let pick = |hint: &str, label: &str, now: u32, options: Vec<String>| Pick {
        hint: hint.to_owned(),
        label: lang::words(lang, label).to_owned(),
        now,
        options,
    };
    let mut out = Vec::new();
    let container = &found.container;
    if let Some(archive) = container.packed.iter().find(|p| p.names.len() > 1) {
        let now = archive.names.iter().position(|n| *n == archive.name).unwrap_or(0) as u32 + 1;
        out.push(pick("file", "understood.pick.file", now, archive.names.clone()));
    }
    if container.sheets.len() > 1 {
        let label = match container.format {
            "html" | "json" => "understood.pick.list",
            "px" => "understood.pick.language",
            "json-stat" | "sdmx-json" | "sdmx-ml" => "understood.pick.dataset",
            _ => "understood.pick.sheet",
        };
        let options = container
            .sheets
            .iter()
            .map(|sheet| {
                let n: Arg = u64::from(sheet.figures).into();
                let key = if sheet.hidden { "understood.sheet-hidden" } else { "understood.sheet" };
                lang::text(lang, key, &[("name", sheet.name.clone().into()), ("n", n)])
            })
            .collect();
        out.push(pick("sheet", label, container.sheet, options));
    }
    if found.tables.len() > 1 {
        let options = found
            .tables
            .iter()
            .map(|t| {
                let args = [("name", t.title.clone().into()), ("row", t.row.into()), ("n", t.rows.into())];
                lang::text(lang, "understood.table", &args)
            })
            .collect();
        out.push(pick("table", "understood.pick.table", found.table, options));
    }
    out
}

/// What the file is, with what it was packed in; empty for plain text.
pub fn format(container: &Container, lang: Lang) -> String {
    let mut out = String::new();
    for format in
        container.packed.iter().map(|p| p.format).chain([container.format]).filter(|f| !f.is_empty())
    {
        if !out.is_empty() {
            out.push_str(" › ");
        }
        let key = ["understood.format.", format].concat();
        out.push_str(lang::words(lang, &key));
    }
    out
}
