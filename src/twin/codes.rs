//! Codes to paste: a chart as a tag, a frame that fits, a frame of a fixed height, a picture with its table.

use super::figure::whole;
use super::markup::attributes;
use super::{Places, Twin};

/// Where the pages that a frame shows lie, as the article sees them. What is empty is left out.
#[derive(Clone, Copy, Debug, Default)]
pub struct Frames<'a> {
    /// Address of `embed.html`.
    pub page: &'a str,
    /// Address of `embed-host.js`, which gives a frame the height that it tells.
    pub host: &'a str,
    /// Address of the table, as `embed.html` sees it.
    pub data: &'a str,
}

/// Height of a frame whose host gives it none, in CSS pixels.
const FIXED: &str = "480";

/// Each code under the key of its name (`embed.code.…`).
pub fn codes(twin: &Twin, places: &Places<'_>, frames: &Frames<'_>) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    if !places.script.is_empty() {
        out.push(("cli.embed.code.tag", twin.fragment(places)));
    }
    if !frames.page.is_empty() {
        let mut fragment = form(&[("src", frames.data), ("lang", twin.lang.tag())]);
        for (name, value) in places.view {
            fragment.push('&');
            fragment.push_str(&form(&[(name, value)]));
        }
        if places.live {
            fragment.push_str("&live=");
        }
        let height = twin.pictures.last().map_or_else(|| FIXED.to_owned(), |p| whole(p.height));
        let frame = |more: &str, height: &str| {
            let address = [frames.page, "#", &fragment, more].concat();
            let size =
                [("src", address.as_str()), ("title", &twin.title), ("width", "100%"), ("height", height)];
            // Not as a style: a host's policy may forbid that.
            ["<iframe", &attributes(&size), " frameborder=\"0\" loading=\"lazy\"></iframe>\n"].concat()
        };
        let listener = ["<script", &attributes(&[("src", frames.host)]), " defer></script>\n"].concat();
        out.push(("cli.embed.code.frame", frame("", &height) + &listener));
        out.push(("cli.embed.code.fixed", frame("&fit=height", FIXED)));
    }
    out.push(("cli.embed.code.picture", twin.figure(places)));
    out
}

/// Names and values as an address holds them (`application/x-www-form-urlencoded`).
fn form(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        if !out.is_empty() {
            out.push('&');
        }
        for (text, end) in [(name, "="), (value, "")] {
            for byte in text.bytes() {
                match byte {
                    b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'*' | b'/' | b':' => {
                        out.push(char::from(byte));
                    }
                    b' ' => out.push('+'),
                    _ => out.push_str(&format!("%{byte:02X}")),
                }
            }
            out.push_str(end);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_is_written_as_an_address_holds_it() {
        assert_eq!(form(&[("src", "../a b/x.csv"), ("to", "năm&1")]), "src=../a+b/x.csv&to=n%C4%83m%261");
    }
}
