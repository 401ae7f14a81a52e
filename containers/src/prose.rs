//! The words of an article: of a web page, or of a Word document. Paragraphs become lines; nothing of it is run.

use crate::markup::{Event, Markup, decoded};
use crate::said::Fault;
use crate::zip::Archive;

/// Elements that begin a line of their own.
const BLOCKS: [&str; 25] = [
    "p",
    "div",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "td",
    "th",
    "figcaption",
    "pre",
    "dt",
    "dd",
    "section",
    "article",
    "br",
    "tr",
    "ul",
    "ol",
    "main",
    "title",
    "table",
];
/// Elements whose words are no part of the article.
const LEFT_OUT: [&str; 9] = ["nav", "header", "footer", "aside", "form", "svg", "head", "select", "button"];

/// The words of a web page: of its `article`, its `main`, or all of it.
pub fn page_text(html: &str) -> String {
    for within in ["article", "main"] {
        let found = words(html, Some(within));
        if !found.is_empty() {
            return found;
        }
    }
    words(html, None)
}

fn words(html: &str, within: Option<&str>) -> String {
    let mut markup = Markup::new(html);
    let mut out = String::new();
    let mut hidden: Option<(String, u32)> = None;
    let mut depth = 0_u32;
    while let Some(event) = markup.next() {
        match event {
            Event::Open(tag, empty) => {
                let name = tag.name.to_ascii_lowercase();
                if matches!(name.as_str(), "script" | "style" | "noscript" | "template" | "textarea")
                    && !empty
                {
                    markup.skip_raw(&name);
                    continue;
                }
                if let Some((h, n)) = &mut hidden {
                    *n += u32::from(*h == name && !empty);
                    continue;
                }
                // A page's own head and foot are left out, those of the article are part of it.
                let left =
                    LEFT_OUT.contains(&name.as_str()) && !(within.is_some() && depth > 0 && name == "header");
                if left && !empty {
                    hidden = Some((name, 1));
                    continue;
                }
                if within == Some(name.as_str()) && !empty {
                    depth += 1;
                }
                if BLOCKS.contains(&name.as_str()) {
                    out.push('\n');
                }
            }
            Event::Close(name) => {
                let name = name.to_ascii_lowercase();
                if let Some((h, n)) = &mut hidden {
                    if *h == name {
                        *n -= 1;
                    }
                    if *n == 0 {
                        hidden = None;
                    }
                    continue;
                }
                if within == Some(name.as_str()) {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        return tidied(&out);
                    }
                }
                if BLOCKS.contains(&name.as_str()) {
                    out.push('\n');
                }
            }
            Event::Text(text) if hidden.is_none() && (within.is_none() || depth > 0) => {
                // A line break of the file is a space of the page.
                out.extend(decoded(text).chars().map(|c| if matches!(c, '\n' | '\r') { ' ' } else { c }));
            }
            Event::Plain(text) if hidden.is_none() && (within.is_none() || depth > 0) => out.push_str(text),
            Event::Text(_) | Event::Plain(_) => {}
        }
    }
    tidied(&out)
}

/// The words of a Word document: what it shows, without what was struck out.
///
/// # Errors
/// When it is no archive, is damaged, or has no document in it.
pub fn word_text(bytes: &[u8]) -> Result<String, Fault> {
    let part = "word/document.xml";
    let broken = || Fault::Broken { part: part.to_owned() };
    let file = Archive::open(bytes)?.file(part)?.ok_or_else(broken)?;
    let xml = String::from_utf8(file).map_err(|_| broken())?;
    let mut out = String::new();
    let mut inside = false;
    for event in Markup::new(&xml) {
        match event {
            Event::Open(tag, empty) => match tag.name {
                "t" => inside = !empty,
                "tab" => out.push(' '),
                "br" | "cr" => out.push('\n'),
                "noBreakHyphen" => out.push('-'),
                _ => {}
            },
            Event::Close("t") => inside = false,
            Event::Close("p") => out.push('\n'),
            Event::Text(text) if inside => out.push_str(&decoded(text)),
            Event::Plain(text) if inside => out.push_str(text),
            _ => {}
        }
    }
    Ok(tidied(&out))
}

/// Lines without empty ones, spaces joined.
fn tidied(text: &str) -> String {
    let lines = text
        .split('\n')
        .map(|l| l.split([' ', '\t', '\u{a0}']).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" "));
    lines.filter(|l| !l.trim().is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_gives_its_article_and_nothing_else() {
        let page = "<html><head><title>T</title></head><body><nav>Trang chủ 2023</nav><article><header><h1>Xuất khẩu &amp; nhập khẩu</h1></header>\
                    <p>Năm 2023,\nxuất khẩu đạt <b>355</b> tỷ&nbsp;USD.</p><script>var a = '9 tỷ';</script><p>Hết.</p></article><footer>© 2023</footer></body></html>";
        assert_eq!(page_text(page), "Xuất khẩu & nhập khẩu\nNăm 2023, xuất khẩu đạt 355 tỷ USD.\nHết.");
    }

    #[test]
    fn a_page_without_an_article_gives_its_body() {
        assert_eq!(page_text("<p>Một<p>Hai<br>Ba <form>x</form>"), "Một\nHai\nBa");
    }

    #[test]
    fn what_is_no_document_is_said() {
        assert!(word_text(b"PK\x03\x04 no archive").is_err());
    }
}
