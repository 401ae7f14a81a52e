//! What a revision breaks, for a terminal and as a page of its own. Every word of the article is data and is escaped.

use super::report::{Lines, STYLE, escape};
use super::revised::{Fate, Revision};
use crate::diag::Arg;
use crate::lang::{Lang, text, words};

fn head(r: &Revision, lang: Lang) -> String {
    let key = match r.fate {
        Fate::Broken => "check.revised.broken",
        Fate::Gone => "check.revised.gone",
        Fate::Holds => "check.revised.holds",
    };
    text(lang, key, &[("stated", Arg::Text(r.stated.clone())), ("what", Arg::Text(r.reading.clone()))])
}

fn details(r: &Revision, lang: Lang) -> Vec<(&'static str, String)> {
    let mut out = vec![(words(lang, "check.revised.before"), r.formula_before.clone())];
    if !r.formula_text.is_empty() {
        out.push((words(lang, "check.revised.after"), r.formula_text.clone()));
    }
    out.extend(r.sentence.clone().map(|s| (words(lang, "check.label.sentence"), s)));
    out
}

fn summary(found: &[Revision], lang: Lang) -> String {
    let of = |f: Fate| Arg::Count(found.iter().filter(|r| r.fate == f).count() as u64);
    let args = [("broken", of(Fate::Broken)), ("gone", of(Fate::Gone)), ("holds", of(Fate::Holds))];
    text(lang, "check.revised.summary", &args)
}

/// For a terminal: what is broken first.
pub fn as_text(article: &str, found: &[Revision], lang: Lang) -> String {
    let lines = Lines::of(article);
    let mut out = summary(found, lang);
    out.push('\n');
    for r in found {
        let sign = match r.fate {
            Fate::Broken => "✕",
            Fate::Gone => "?",
            Fate::Holds => "✓",
        };
        let (line, column) = lines.place(r.span[0]);
        out.push_str(&format!("\n{sign} {line}:{column} {}\n", head(r, lang)));
        for (name, value) in details(r, lang) {
            out.push_str(&format!("    {name}: {value}\n"));
        }
    }
    out
}

/// As one page that needs nothing else.
pub fn as_html(_: &str, found: &[Revision], lang: Lang) -> String {
    let title = words(lang, "check.revised.title");
    let mut out = format!(
        "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
        lang.tag()
    );
    escape(title, &mut out);
    out.push_str(&format!("</title>\n<style>{STYLE}</style>\n<h1>"));
    escape(title, &mut out);
    out.push_str("</h1>\n<p>");
    escape(&summary(found, lang), &mut out);
    out.push_str("</p>\n");
    for r in found {
        let class = match r.fate {
            Fate::Broken => "disagrees",
            Fate::Gone => "uncheckable",
            Fate::Holds => "agrees",
        };
        out.push_str(&format!("<section class=\"{class}\">\n<h2>"));
        escape(&head(r, lang), &mut out);
        out.push_str("</h2>\n<dl>\n");
        for (name, value) in details(r, lang) {
            out.push_str("<dt>");
            escape(name, &mut out);
            out.push_str("</dt><dd>");
            escape(&value, &mut out);
            out.push_str("</dd>\n");
        }
        out.push_str("</dl>\n</section>\n");
    }
    out.push_str("</html>\n");
    out
}
