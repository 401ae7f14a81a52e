//! A page of its own for a chart: what crawlers, social networks and oEmbed readers are given, and a file without any script.

use super::figure::whole;
use super::json::{object, quoted, some};
use super::markup::{attributes, escaped, filled};
use super::{Places, Twin};
use base64::Engine as _;
use sha2::{Digest, Sha256};

/// Width and height of the picture for social networks.
pub const CARD: (u32, u32) = (1200, 630);

const SHEET: &str = include_str!("page.css");

const PAGE: &str = "<!doctype html>
<html lang=\"{{LANG}}\">
<head>
<meta charset=\"utf-8\">
<meta http-equiv=\"Content-Security-Policy\" content=\"{{POLICY}}\">
<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">
<meta name=\"color-scheme\" content=\"light dark\">
<title>{{TITLE}}</title>
<meta name=\"description\" content=\"{{SUMMARY}}\">
<link rel=\"icon\" href=\"data:,\">
{{HEAD}}<style>{{SHEET}}</style>
</head>
<body>
<main>
{{BODY}}</main>
</body>
</html>
";

/// The SHA-256 of some bytes in hexadecimal: what a frozen table is called by.
///
/// ```
/// // FIPS 180-2, the message "abc".
/// assert!(kimngach::twin::digest(b"abc").starts_with("ba7816bf8f01cfea"));
/// ```
pub fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn fingerprint(text: &str) -> String {
    format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(text)))
}

/// The page of a chart, to lie beside its pictures. Addresses are absolute where `places.page` is.
pub fn page(twin: &Twin, places: &Places<'_>) -> String {
    let origin = |address: &str| {
        let mut parts = address.splitn(4, '/');
        match (parts.next(), parts.next(), parts.next()) {
            (Some(scheme @ ("http:" | "https:")), Some(""), Some(host)) => format!(" {scheme}//{host}"),
            _ => String::new(),
        }
    };
    let (script, data, pictures) = (origin(places.script), origin(places.data), origin(places.pictures));
    let height = tells_height(places.script);
    let telling = if height.is_empty() { String::new() } else { [" ", &fingerprint(&height)].concat() };
    let policy = format!(
        "default-src 'none'; script-src 'self'{script}{telling} 'wasm-unsafe-eval'; connect-src 'self'{script}{data}; font-src 'self'{script}; \
         img-src 'self'{pictures} data:; style-src {}; base-uri 'none'; form-action 'none'",
        fingerprint(SHEET)
    );
    let mut body = String::new();
    body.push_str(&twin.fragment(&Places { dark: true, ..*places }));
    // On paper the address stands in letters.
    if !places.page.is_empty() {
        body.push_str(&["<p id=\"where\">", &escaped(places.page), "</p>\n"].concat());
    }
    if !height.is_empty() {
        body.push_str(&["<script type=\"module\">", &height, "</script>\n"].concat());
    }
    written(twin, &policy, &head(twin, places), &body)
}

/// The script by which a page tells the frame around it how high it is: a module of the version that draws the chart. An address that
/// names no version leads to none.
fn tells_height(script: &str) -> String {
    let Some(folder) = script.strip_suffix("kim-ngach.js") else { return String::new() };
    let last = folder.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    if !last.starts_with("v-") {
        return String::new();
    }
    let near = if folder.contains("://") || folder.starts_with('/') { "" } else { "./" };
    let module = quoted(&[near, folder, "embed/height.js"].concat());
    ["import { tellHeight } from ", &module, ";\ntellHeight(document.querySelector(\"main\"));"].concat()
}

/// The chart in one file without any script: picture, table, words.
pub fn alone(twin: &Twin) -> String {
    let policy = format!(
        "default-src 'none'; img-src data:; style-src {}; base-uri 'none'; form-action 'none'",
        fingerprint(SHEET)
    );
    written(twin, &policy, "", &twin.figure_whole(&Places { dark: true, ..Places::default() }))
}

fn written(twin: &Twin, policy: &str, head: &str, body: &str) -> String {
    filled(
        PAGE,
        &[
            ("LANG", twin.lang.tag()),
            ("POLICY", &escaped(policy).replace("&#39;", "'")),
            ("TITLE", &escaped(&twin.title)),
            ("SUMMARY", &escaped(&twin.summary)),
            ("HEAD", head),
            ("SHEET", SHEET),
            ("BODY", body),
        ],
    )
}

fn head(twin: &Twin, places: &Places<'_>) -> String {
    let mut out = String::new();
    let mut meta = |key: &str, name: &str, content: &str| {
        if !content.is_empty() {
            out.push_str("<meta");
            out.push_str(&attributes(&[(key, name), ("content", content)]));
            out.push_str(">\n");
        }
    };
    let card = [places.page, "og.png"].concat();
    meta("property", "og:type", "article");
    meta("property", "og:title", &twin.title);
    meta("property", "og:description", &twin.summary);
    meta("property", "og:url", places.page);
    meta("property", "og:locale", if twin.lang == crate::lang::Lang::Vi { "vi_VN" } else { "en_US" });
    meta("property", "og:image", &card);
    meta("property", "og:image:type", "image/png");
    meta("property", "og:image:width", &CARD.0.to_string());
    meta("property", "og:image:height", &CARD.1.to_string());
    meta("property", "og:image:alt", &[&twin.title, ". ", &twin.summary].concat());
    meta("name", "twitter:card", "summary_large_image");
    let mut link = |rel: &str, kind: &str, href: &str, title: &str| {
        out.push_str("<link");
        out.push_str(&attributes(&[("rel", rel), ("type", kind), ("href", href), ("title", title)]));
        out.push_str(">\n");
    };
    if !places.page.is_empty() {
        link("canonical", "", places.page, "");
    }
    // Whoever reads oEmbed asks with the address of the page: without one there is nothing to answer.
    if !places.page.is_empty() {
        link("alternate", "application/json+oembed", &[places.page, "oembed.json"].concat(), &twin.title);
    }
    out.push_str("<script type=\"application/ld+json\">");
    out.push_str(&dataset(twin, places));
    out.push_str("</script>\n");
    out
}

/// The table as schema.org's `Dataset`.
pub fn dataset(twin: &Twin, places: &Places<'_>) -> String {
    let name = |text: &str| object(&[("@type", quoted("PropertyValue")), ("name", quoted(text))]);
    let measured: Vec<String> = twin.names.iter().map(|text| name(text)).collect();
    let table = if places.data.contains(':') { String::new() } else { places.page.to_owned() } + places.data;
    let download = object(&[
        ("@type", quoted("DataDownload")),
        ("encodingFormat", quoted("text/csv")),
        ("contentUrl", some(&table)),
    ]);
    let (from, to) = &twin.span;
    let covers = if from == to { from.clone() } else { [from, "/", to].concat() };
    object(&[
        ("@context", quoted("https://schema.org")),
        ("@type", quoted("Dataset")),
        ("name", quoted(&twin.what)),
        ("description", quoted(&[&twin.title, ". ", &twin.summary].concat())),
        ("inLanguage", quoted(twin.lang.tag())),
        ("temporalCoverage", some(&covers)),
        ("variableMeasured", ["[", &measured.join(", "), "]"].concat()),
        ("creditText", some(&twin.source)),
        ("license", some(places.license)),
        ("url", some(places.page)),
        ("isAccessibleForFree", "true".to_owned()),
        ("distribution", download),
    ])
}

/// What a content system that was given the page's address puts into an article.
pub fn oembed(twin: &Twin, places: &Places<'_>) -> String {
    let (width, height) = twin.pictures.last().map_or((720.0, 480.0), |p| (p.width, p.height));
    // Caption and the closed table stand below the picture.
    let tall = whole(height + 96.0);
    let frame = [
        "<iframe",
        &attributes(&[("src", places.page), ("title", &twin.title), ("width", "100%"), ("height", &tall)]),
        " frameborder=\"0\" loading=\"lazy\"></iframe>",
    ]
    .concat();
    object(&[
        ("version", quoted("1.0")),
        ("type", quoted("rich")),
        ("title", quoted(&twin.title)),
        ("provider_name", quoted("kimngach")),
        ("html", quoted(&frame)),
        ("width", whole(width)),
        ("height", tall),
        ("thumbnail_url", quoted(&[places.page, "og.png"].concat())),
        ("thumbnail_width", CARD.0.to_string()),
        ("thumbnail_height", CARD.1.to_string()),
    ])
}
