//! What does not fit together, for a terminal and as a page of its own. Every word of the articles is data and is escaped.

use super::super::Verdict;
use super::super::report::{Lines, STYLE, class, escape, label};
use super::{Contradiction, Text, Within};
use crate::diag::Arg;
use crate::lang::{Lang, text, words};

impl Within {
    /// "2 mâu thuẫn, 1 chỗ đáng xem lại; 14 phép đối chiếu khớp".
    pub fn summary(&self, lang: Lang) -> String {
        let of =
            |v: Verdict| Arg::Count(self.contradictions.iter().filter(|c| c.verdict == v).count() as u64);
        let args = [
            ("wrong", of(Verdict::Disagrees)),
            ("odd", of(Verdict::Uncheckable)),
            ("held", Arg::Count(self.held as u64)),
        ];
        text(lang, "check.within.summary", &args)
    }

    /// For a terminal: contradictions first, then what only looks wrong.
    pub fn as_text(&self, texts: &[Text<'_>], lang: Lang) -> String {
        let lines: Vec<Lines> = texts.iter().map(|t| Lines::of(t.text)).collect();
        let place = |article: usize, at: usize| {
            let (line, column) = lines.get(article).map_or((0, 0), |l| l.place(at));
            let name = texts.get(article).map_or("", |t| t.name);
            format!("{name}:{line}:{column}")
        };
        let mut out = self.summary(lang);
        out.push('\n');
        for c in &self.contradictions {
            let sign = if c.verdict == Verdict::Disagrees { "✕" } else { "?" };
            out.push_str(&format!("\n{sign} {} {}\n", place(c.article, c.span[0]), c.head));
            for (name, value) in details(c, lang) {
                out.push_str(&format!("    {name}: {value}\n"));
            }
            for other in &c.against {
                let what = format!("{} · {}", other.stated, other.what);
                out.push_str(&format!("    {} {what}\n", place(other.article, other.span[0])));
            }
        }
        out
    }

    /// A page that needs nothing else: the articles with the figures that do not fit marked, each leading to what was found.
    pub fn as_html(&self, texts: &[Text<'_>], lang: Lang) -> String {
        let mut out = String::new();
        let title = words(lang, "check.within.title");
        out.push_str(&format!(
            "<!doctype html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
            lang.tag()
        ));
        escape(title, &mut out);
        out.push_str(&format!("</title>\n<style>{STYLE}</style>\n<h1>"));
        escape(title, &mut out);
        out.push_str("</h1>\n<p>");
        escape(&self.summary(lang), &mut out);
        out.push_str("</p>\n");
        for (n, c) in self.contradictions.iter().enumerate() {
            out.push_str(&format!("<section id=\"f{n}\" class=\"{}\">\n<h2>", class(c.verdict)));
            escape(&c.head, &mut out);
            out.push_str("</h2>\n<dl>\n");
            for (name, value) in details(c, lang) {
                pair(name, &value, &mut out);
            }
            for other in &c.against {
                let name = texts
                    .get(other.article)
                    .filter(|_| texts.len() > 1)
                    .map_or(words(lang, "check.within.against"), |t| t.name);
                pair(name, &format!("{} · {}", other.stated, other.what), &mut out);
            }
            out.push_str("</dl>\n</section>\n");
        }
        for (i, t) in texts.iter().enumerate() {
            if texts.len() > 1 {
                out.push_str("<h2>");
                escape(t.name, &mut out);
                out.push_str("</h2>\n");
            }
            self.article(i, t.text, lang, &mut out);
        }
        out.push_str("</html>\n");
        out
    }

    fn article(&self, at: usize, text: &str, lang: Lang, out: &mut String) {
        let chars: Vec<char> = text.chars().collect();
        let mut marks: Vec<(usize, usize, usize, Verdict)> = Vec::new();
        for (n, c) in self.contradictions.iter().enumerate() {
            let own = (c.article == at).then_some((c.span[0], c.span[1], n, c.verdict));
            let theirs = c.against.iter().filter(|o| o.article == at);
            marks.extend(own);
            marks.extend(theirs.map(|o| (o.span[0], o.span[1], n, Verdict::Uncheckable)));
        }
        marks.sort_by_key(|(a, b, n, v)| (*a, *v != Verdict::Disagrees, *b, *n));
        out.push_str("<article>\n<p>");
        let mut from = 0;
        let prose = |a: usize, b: usize, out: &mut String| {
            let part: String = chars.get(a..b).unwrap_or_default().iter().collect();
            for (n, piece) in part.split('\n').enumerate() {
                if n > 0 {
                    out.push_str("</p>\n<p>");
                }
                escape(piece, out);
            }
        };
        for (a, b, n, verdict) in marks {
            let lines = chars.get(a..b).is_none_or(|s| s.contains(&'\n'));
            if a < from || lines {
                continue;
            }
            prose(from, a, out);
            out.push_str(&format!("<a href=\"#f{n}\"><mark class=\"{}\" title=\"", class(verdict)));
            escape(label(lang, verdict), out);
            out.push_str("\">");
            prose(a, b, out);
            out.push_str("</mark></a>");
            from = b;
        }
        prose(from, chars.len(), out);
        out.push_str("</p>\n</article>\n");
    }
}

fn pair(name: &str, value: &str, out: &mut String) {
    out.push_str("<dt>");
    escape(name, out);
    out.push_str("</dt><dd>");
    escape(value, out);
    out.push_str("</dd>\n");
}

fn details(c: &Contradiction, lang: Lang) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if !c.formula_text.is_empty() {
        out.push((words(lang, "check.label.formula"), c.formula_text.clone()));
    }
    if let Some(slip) = &c.slip {
        out.push((words(lang, "check.label.slip"), slip.clone()));
    }
    out
}
