//! Leads addresses in a page elsewhere. Only what a browser loads is touched: attributes `src` and `href` of real tags,
//! never text, comments or what stands inside a script.

/// Rewrites each address for which `new_address(tag, address)` gives one.
pub fn redirect(page: &str, mut new_address: impl FnMut(&str, &str) -> Option<String>) -> String {
    let mut out = String::with_capacity(page.len() + 256);
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let length = span(tag);
        let (tag, after) = tag.split_at(length);
        if tag.get(1..).is_some_and(|inside| inside.starts_with(|c: char| c.is_ascii_alphabetic())) {
            rewrite_tag(tag, &mut out, &mut new_address);
        } else {
            out.push_str(tag);
        }
        rest = after;
        // What stands in a script or a style is not markup.
        for closed in ["script", "style"] {
            if name_of(tag).eq_ignore_ascii_case(closed) {
                let end = rest.find(&format!("</{closed}")).unwrap_or(rest.len());
                let (inside, after) = rest.split_at(end);
                out.push_str(inside);
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// What a page loads or links to, in order.
pub fn addresses(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    redirect(page, |_, address| {
        found.push(String::from(address));
        None
    });
    found
}

/// How long the tag or comment is that `text` begins with.
fn span(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    let mut quote = None;
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (None, '>') => return at + 1,
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    text.len()
}

fn name_of(tag: &str) -> &str {
    let inside = tag.strip_prefix('<').unwrap_or(tag);
    inside.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or(inside)
}

fn rewrite_tag(tag: &str, out: &mut String, new_address: &mut impl FnMut(&str, &str) -> Option<String>) {
    let name = name_of(tag);
    let mut rest = tag;
    // Each turn takes one quoted value with what stands before it.
    while let Some(open) = rest.find(['"', '\'']) {
        let (before, quoted) = rest.split_at(open);
        let (quote, value) = quoted.split_at(1);
        let Some((value, after)) = value.split_once(quote) else { break };
        let attribute = before
            .trim_end()
            .strip_suffix('=')
            .and_then(|before| before.trim_end().rsplit(char::is_whitespace).next())
            .unwrap_or("");
        out.push_str(before);
        out.push_str(quote);
        let new = matches!(attribute, "src" | "href").then(|| new_address(name, value)).flatten();
        out.push_str(new.as_deref().unwrap_or(value));
        out.push_str(quote);
        rest = after;
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moved(page: &str) -> String {
        redirect(page, |_, address| address.strip_prefix("./").map(|file| format!("./v/{file}")))
    }

    #[test]
    fn leads_what_a_browser_loads() {
        assert_eq!(
            moved("<link rel=\"stylesheet\" href='./a.css'><img alt=\"a > b\" src=\"./b.svg\">"),
            "<link rel=\"stylesheet\" href='./v/a.css'><img alt=\"a > b\" src=\"./v/b.svg\">"
        );
    }

    #[test]
    fn leaves_text_comments_scripts_and_other_attributes() {
        for page in [
            "<!-- <img src=\"./a.svg\"> -->",
            "<script>const a = '<img src=\"./a.svg\">';</script>",
            "&lt;img src=\"./a.svg\"&gt;",
            "<x-y data-src=\"./a.svg\" title=\"./b\"></x-y>",
            "a < b and \"./c\"",
        ] {
            assert_eq!(moved(page), page);
        }
    }
}
