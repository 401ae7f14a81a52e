//! The findings as a report: plain text for a terminal, HTML for a newsroom. Every word of the article is data and is escaped.

use super::{Finding, Verdict};
use crate::diag::Arg;
use crate::lang::{Lang, number, text, words};

pub(super) fn label(lang: Lang, verdict: Verdict) -> &'static str {
    words(
        lang,
        match verdict {
            Verdict::Agrees => "check.verdict.agrees",
            Verdict::Disagrees => "check.verdict.disagrees",
            Verdict::Uncheckable => "check.verdict.uncheckable",
        },
    )
}

fn count(findings: &[Finding], verdict: Verdict) -> Arg {
    Arg::Count(findings.iter().filter(|f| f.verdict == verdict).count() as u64)
}

/// "Khớp 12, lệch 1, chưa kiểm tra được 3".
pub fn summary(findings: &[Finding], lang: Lang) -> String {
    let args = [
        ("agrees", count(findings, Verdict::Agrees)),
        ("disagrees", count(findings, Verdict::Disagrees)),
        ("uncheckable", count(findings, Verdict::Uncheckable)),
    ];
    text(lang, "check.report.summary", &args)
}

/// The lines below a finding's head: label and text.
fn details(finding: &Finding, lang: Lang) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    let mut push = |key: &'static str, line: Option<String>| {
        if let Some(line) = line.filter(|l| !l.is_empty()) {
            out.push((words(lang, key), line));
        }
    };
    push("check.label.reading", finding.reading.clone());
    push("check.label.indicator", finding.indicator_name.clone());
    push("check.label.formula", Some(finding.formula_text.clone()));
    if finding.verdict == Verdict::Disagrees {
        // Two counts are two counts; there is no stretch to show.
        let wide = |r: &super::Range| r.text[0] < r.text[1] || r.table[0] < r.table[1];
        let interval = finding.interval.filter(wide).map(|r| {
            let n = |x: f64| Arg::Text(number(lang, x, 3));
            let args = [
                ("lo", n(r.text[0])),
                ("hi", n(r.text[1])),
                ("tablelo", n(r.table[0])),
                ("tablehi", n(r.table[1])),
            ];
            text(lang, "check.interval", &args)
        });
        push("check.label.interval", interval);
    }
    let cells: Vec<String> = finding
        .cells
        .iter()
        .take(6)
        .map(|c| {
            text(
                lang,
                "check.cell",
                &[("row", Arg::Count(c.row.into())), ("column", Arg::Count(c.column.into()))],
            )
        })
        .collect();
    push("check.label.cells", Some(cells.join("; ")));
    push("check.label.slip", finding.slip.clone());
    push("check.label.sentence", finding.sentence.clone());
    out
}

/// Findings for a terminal: those that disagree first, then what cannot be checked, then what agrees.
pub fn as_text(article: &str, findings: &[Finding], lang: Lang) -> String {
    let lines = Lines::of(article);
    let mut out = summary(findings, lang);
    out.push('\n');
    for verdict in [Verdict::Disagrees, Verdict::Uncheckable, Verdict::Agrees] {
        for finding in findings.iter().filter(|f| f.verdict == verdict) {
            let sign = match verdict {
                Verdict::Disagrees => "✕",
                Verdict::Uncheckable => "?",
                Verdict::Agrees => "✓",
            };
            let (line, column) = lines.place(finding.span[0]);
            out.push_str(&format!(
                "\n{sign} {line}:{column} {} · {}: {}\n",
                finding.stated,
                label(lang, verdict),
                finding.head
            ));
            for (name, value) in details(finding, lang) {
                out.push_str(&format!("    {name}: {value}\n"));
            }
        }
    }
    out
}

/// Beginnings of lines, in code points.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(article: &str) -> Lines {
        let mut starts = vec![0];
        starts.extend(article.chars().enumerate().filter(|(_, c)| *c == '\n').map(|(i, _)| i + 1));
        Lines(starts)
    }

    /// Line and column from 1.
    pub(super) fn place(&self, at: usize) -> (usize, usize) {
        let line = self.0.partition_point(|s| *s <= at);
        (line, at - line.checked_sub(1).and_then(|i| self.0.get(i)).copied().unwrap_or(0) + 1)
    }
}

/// Text made safe between tags and in attributes.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
}

pub(super) const STYLE: &str = "body{font:16px/1.6 'Be Vietnam Pro',system-ui,sans-serif;margin:2rem auto;max-width:60rem;padding:0 1rem;color:#1a2129;background:#fff}\
h1{font-size:1.5rem;line-height:1.3}a{color:inherit;text-decoration:none}a:focus-visible{outline:2px solid #0d6e73;outline-offset:2px}\
mark{background:none;color:inherit;text-decoration:underline 2px;text-underline-offset:4px}\
mark.agrees{text-decoration-color:#2e7d32}mark.disagrees{text-decoration:underline wavy #b3261e 2px;background:#fdecea;font-weight:600}\
mark.uncheckable{text-decoration:underline dotted #5f6b76 2px}\
article p{margin:0 0 1em}section{border:1px solid #d4dae0;border-left:4px solid #5f6b76;border-radius:4px;padding:.75rem 1rem;margin:1rem 0}\
section.disagrees{border-left-color:#b3261e}section.agrees{border-left-color:#2e7d32}h2{font-size:1rem;margin:0 0 .5rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:0}dt{color:#5f6b76}dd{margin:0}\
@media (prefers-color-scheme:dark){body{color:#e6eaee;background:#14181c}section{border-color:#39424b}mark.disagrees{background:#4a1e1b}dt{color:#9aa6b2}}\
@media print{body{color:#000;background:#fff;margin:0;max-width:none;font-size:11pt}section{break-inside:avoid}h2{break-after:avoid}\
mark.disagrees{background:none;outline:1px solid #000}dt{color:#333}}";

pub(super) fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agrees => "agrees",
        Verdict::Disagrees => "disagrees",
        Verdict::Uncheckable => "uncheckable",
    }
}

/// Findings as one page that needs nothing else: the article with its figures underlined, each linked to its finding.
pub fn as_html(article: &str, findings: &[Finding], lang: Lang) -> String {
    let mut out = String::from("<!doctype html>\n<html lang=\"");
    out.push_str(lang.tag());
    out.push_str(
        "\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
    );
    escape(words(lang, "check.report.title"), &mut out);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    out.push_str("</style>\n<h1>");
    escape(words(lang, "check.report.title"), &mut out);
    out.push_str("</h1>\n<p>");
    escape(&summary(findings, lang), &mut out);
    out.push_str("</p>\n<article>\n");
    let chars: Vec<char> = article.chars().collect();
    let part =
        |a: usize, b: usize| chars.get(a..b.min(chars.len())).unwrap_or_default().iter().collect::<String>();
    let prose = |text: &str, out: &mut String| {
        for (n, piece) in text.split('\n').enumerate() {
            if n > 0 {
                out.push_str("</p>\n<p>");
            }
            escape(piece, out);
        }
    };
    out.push_str("<p>");
    let mut at = 0;
    for (n, finding) in findings.iter().enumerate() {
        let [start, end] = finding.span;
        if start < at {
            continue;
        }
        prose(&part(at, start), &mut out);
        out.push_str(&format!("<a href=\"#f{n}\"><mark class=\"{}\">", class(finding.verdict)));
        escape(&part(start, end), &mut out);
        out.push_str("</mark></a>");
        at = end;
    }
    prose(&part(at, chars.len()), &mut out);
    out.push_str("</p>\n</article>\n");
    for verdict in [Verdict::Disagrees, Verdict::Uncheckable, Verdict::Agrees] {
        for (n, finding) in findings.iter().enumerate().filter(|(_, f)| f.verdict == verdict) {
            out.push_str(&format!("<section id=\"f{n}\" class=\"{}\">\n<h2>", class(verdict)));
            escape(&format!("{} · {}: {}", finding.stated, label(lang, verdict), finding.head), &mut out);
            out.push_str("</h2>\n<dl>\n");
            for (name, value) in details(finding, lang) {
                out.push_str("<dt>");
                escape(name, &mut out);
                out.push_str("</dt><dd>");
                escape(&value, &mut out);
                out.push_str("</dd>\n");
            }
            out.push_str("</dl>\n</section>\n");
        }
    }
    out.push_str("</html>\n");
    out
}
