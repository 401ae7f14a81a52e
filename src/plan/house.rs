//! The palette of a chart: light, dark, of high contrast, for print without colour, or a newsroom's own. What a newsroom asks
//! for is checked: text 4.5:1 and marks 3:1 from the ground, neighbours in a stack 3:1 from each other.

use super::palette::{self, Palette};
use super::press::tones;
use super::shape::Rgb;
use super::sign::{Sign, outlines};
use super::{Look, Spot, System};
use crate::diag::Diagnostic;
use crate::spec::house::{Colours, Corner, House};
use crate::spec::{ChartSpec, Theme};

/// Whether a spec is drawn on a dark ground in a place.
fn is_dark(spec: &ChartSpec, look: &Look) -> bool {
    match spec.theme {
        Theme::Light | Theme::Print => false,
        Theme::Dark => true,
        Theme::Auto | Theme::Contrast => look.dark,
    }
}

/// The palette of a spec in a place.
///
/// # Errors
/// `spec.colour` and `house.faint` for colours of a newsroom that are none or that cannot be told from the ground,
/// `house.alike` for fills that cannot be told from their neighbours.
pub(super) fn palette(spec: &ChartSpec, look: &Look) -> Result<Palette, Vec<Diagnostic>> {
    let dark = is_dark(spec, look);
    let strong = |dark| if dark { palette::CONTRAST_DARK } else { palette::CONTRAST };
    match look.system {
        System::Forced { page, ink, link, grey } if !look.print => return Ok(forced(page, ink, link, grey)),
        System::Contrast => return Ok(strong(dark)),
        _ => {}
    }
    let mut found = match (spec.theme, &spec.house) {
        (Theme::Contrast, _) => strong(dark),
        (Theme::Print, _) => palette::PRINT,
        (_, Some(house)) => dressed(dark, if dark { &house.dark } else { &house.light })?,
        (_, None) => *Palette::of(dark),
    };
    found.dashed |= look.print;
    Ok(found)
}

/// The few colours of a system: what it gives for text, links and the rest, and mixtures of text and ground. They are the
/// reader's choice and are not checked.
fn forced(page: Rgb, ink: Rgb, link: Rgb, grey: Rgb) -> Palette {
    let middle = towards(page, ink, |c| c.contrast(page) >= 3.05);
    Palette {
        page,
        ink,
        grey: ink,
        hairline: mix(page, ink, 0.3),
        axis: ink,
        band: mix(page, ink, 0.12),
        exports: link,
        imports: ink,
        balance: ink,
        quiet: grey,
        blues: [link, ink],
        oranges: [ink, link],
        second_words: [ink, link],
        greys: [ink, grey],
        tones: [ink, middle, ink, middle, ink, middle, ink, middle],
        orange_tones: [ink, middle],
        dashed: true,
    }
}

/// The ground that colours of a spec are held against: that of its theme, light where the place decides.
pub(super) fn own_ground(spec: &ChartSpec) -> Result<Rgb, Vec<Diagnostic>> {
    palette(spec, &Look::default()).map(|palette| palette.page)
}

/// Families of letters: the newsroom's first, then those of the place.
pub(super) fn family(spec: &ChartSpec, look: &Look) -> String {
    match spec.house.as_ref().and_then(|h| h.face.as_deref()) {
        Some(face) if !face.trim().is_empty() => [face.trim(), ", ", &look.family].concat(),
        _ => look.family.clone(),
    }
}

/// The corner of a newsroom; nothing for the program's own.
pub(super) fn sign(spec: &ChartSpec, palette: &Palette) -> Result<Option<Sign>, Vec<Diagnostic>> {
    let Some(house) = &spec.house else { return Ok(None) };
    let House { mark, logo, corner, bar, .. } = house;
    let mut sign = Sign {
        words: String::new(),
        logo: Vec::new(),
        wide: 0.0,
        colour: palette.axis,
        corner: *corner,
        bar: None,
    };
    if let Some(bar) = bar {
        sign.bar = Some(read("bar", bar)?);
    }
    match (mark, logo) {
        _ if *corner == Corner::None => {}
        (None, None) => sign.words = String::from("kimngach"),
        (words, _) => sign.words = words.clone().unwrap_or_default().trim().to_owned(),
    }
    if let Some(logo) = logo.as_ref().filter(|_| *corner != Corner::None) {
        let size = |n: f64| n.is_finite() && n > 0.0;
        let found = outlines(&logo.path).filter(|_| size(logo.width) && size(logo.height));
        let Some(found) = found else { return Err(vec![Diagnostic::error("house.logo")]) };
        let scaled = |s: &Spot| Spot { x: s.x / logo.height, y: s.y / logo.height };
        sign.logo = found.iter().map(|outline| outline.iter().map(scaled).collect()).collect();
        sign.wide = logo.width / logo.height;
        if let Some(colour) = &logo.colour {
            sign.colour = read("logo", colour)?;
        }
    }
    Ok(Some(sign))
}

fn read(name: &str, text: &str) -> Result<Rgb, Vec<Diagnostic>> {
    super::press::colour(text)
        .ok_or_else(|| vec![Diagnostic::error("spec.colour").with("found", text).with("name", name)])
}

/// A colour between two.
fn mix(a: Rgb, b: Rgb, share: f64) -> Rgb {
    tones::tint(a, b, share)
}

/// The first of the steps from one colour to another that keeps a contrast with the ground.
fn towards(from: Rgb, to: Rgb, is_right: impl Fn(Rgb) -> bool) -> Rgb {
    (0..=40).map(|i| mix(from, to, f64::from(i) / 40.0)).find(|c| is_right(*c)).unwrap_or(to)
}

/// A deep and a middle tone of a hue: 3:1 from each other and from the ground.
fn two_tones(hue: Rgb, palette: &Palette) -> [Rgb; 2] {
    let page = palette.page;
    let contrast = |c: Rgb| c.contrast(page);
    let middle = if contrast(hue) > 3.3 {
        towards(hue, page, |c| contrast(c) <= 3.3)
    } else {
        towards(hue, palette.ink, |c| contrast(c) >= 3.05)
    };
    let deep = towards(hue, palette.ink, |c| c.contrast(middle) >= 3.05);
    [deep, middle]
}

/// Two lines of a hue, told apart by lightness: the first deep, the second no fainter than words may be.
fn two_lines(hue: Rgb, palette: &Palette) -> [Rgb; 2] {
    let second = towards(hue, palette.page, |c| c.contrast(palette.page) <= 4.7);
    [towards(hue, palette.ink, |c| c.contrast(second) >= 2.2), second]
}

fn dressed(dark: bool, colours: &Colours) -> Result<Palette, Vec<Diagnostic>> {
    let mut out = *Palette::of(dark);
    let mut problems = Vec::new();
    let mut take = |name: &str, text: &Option<String>, place: &mut Rgb| {
        if let Some(text) = text {
            match read(name, text) {
                Ok(colour) => *place = colour,
                Err(found) => problems.extend(found),
            }
        }
    };
    for (name, text, place) in [
        ("page", &colours.page, &mut out.page),
        ("ink", &colours.ink, &mut out.ink),
        ("grey", &colours.grey, &mut out.grey),
        ("hairline", &colours.hairline, &mut out.hairline),
        ("axis", &colours.axis, &mut out.axis),
        ("band", &colours.band, &mut out.band),
        ("exports", &colours.exports, &mut out.exports),
        ("imports", &colours.imports, &mut out.imports),
        ("balance", &colours.balance, &mut out.balance),
        ("quiet", &colours.quiet, &mut out.quiet),
    ] {
        take(name, text, place);
    }
    // What follows from the ground and is not named is made from it: a grid on cream is no cold grey.
    if colours.page.is_some() {
        if colours.hairline.is_none() {
            out.hairline = mix(out.page, out.ink, 0.12);
        }
        if colours.band.is_none() {
            out.band = mix(out.page, out.ink, 0.05);
        }
        // The program's own colours step back from a ground that they were not made for.
        let (page, ink) = (out.page, out.ink);
        let clear = |colour: Rgb, least: f64| towards(colour, ink, |c| c.contrast(page) >= least);
        let own = [
            (&colours.grey, &mut out.grey, 4.55),
            (&colours.axis, &mut out.axis, 3.05),
            (&colours.exports, &mut out.exports, 4.55),
            (&colours.imports, &mut out.imports, 4.55),
            (&colours.balance, &mut out.balance, 4.55),
            (&colours.quiet, &mut out.quiet, 3.05),
        ];
        for (named, place, least) in own {
            if named.is_none() {
                *place = clear(*place, least);
            }
        }
        for place in out.tones.iter_mut().chain(&mut out.orange_tones) {
            *place = clear(*place, 3.05);
        }
    }
    let words = |colour: Rgb, out: &Palette| if colour.contrast(out.page) >= 4.5 { colour } else { out.ink };
    if colours.exports.is_some() {
        out.blues = two_lines(out.exports, &out);
        out.second_words[0] = words(out.blues[1], &out);
        let [deep, middle] = two_tones(out.exports, &out);
        (out.tones[0], out.tones[1]) = (deep, middle);
    }
    if colours.imports.is_some() {
        out.oranges = two_lines(out.imports, &out);
        out.second_words[1] = words(out.oranges[1], &out);
        out.orange_tones = two_tones(out.imports, &out);
    }
    if colours.quiet.is_some() || colours.page.is_some() {
        out.greys = [mix(out.quiet, out.ink, 0.5), out.quiet];
    }
    if !colours.parts.is_empty() {
        let mut parts = Vec::new();
        for text in &colours.parts {
            match read("parts", text) {
                Ok(colour) => parts.push(colour),
                Err(found) => problems.extend(found),
            }
        }
        for (place, colour) in out.tones.iter_mut().zip(parts.iter().cycle()) {
            *place = *colour;
        }
    }
    problems.extend(faults(&out));
    if problems.is_empty() { Ok(out) } else { Err(problems) }
}

/// What cannot be told from its ground or its neighbour.
fn faults(p: &Palette) -> Vec<Diagnostic> {
    let mut out = Vec::new();
    let ratio = |r: f64| crate::lang::number(crate::lang::Lang::En, r, 1);
    let mut keeps = |name: &str, colour: Rgb, least: f64| {
        let contrast = colour.contrast(p.page);
        if contrast < least {
            out.push(
                Diagnostic::error("house.faint")
                    .with("name", name)
                    .with("found", colour.css())
                    .with("ground", p.page.css())
                    .with("contrast", ratio(contrast))
                    .with("least", ratio(least)),
            );
        }
    };
    keeps("ink", p.ink, 7.0);
    keeps("grey", p.grey, 4.5);
    for (name, colour) in [
        ("axis", p.axis),
        ("exports", p.exports),
        ("imports", p.imports),
        ("balance", p.balance),
        ("quiet", p.quiet),
    ] {
        keeps(name, colour, 3.0);
    }
    for colour in p.tones.iter().chain(&p.orange_tones) {
        keeps("parts", *colour, 3.0);
    }
    let pairs = p.tones.windows(2).chain([p.orange_tones.as_slice()]);
    for pair in pairs {
        if let [a, b] = pair
            && a.contrast(*b) < 3.0
        {
            out.push(
                Diagnostic::error("house.alike")
                    .with("a", a.css())
                    .with("b", b.css())
                    .with("contrast", ratio(a.contrast(*b))),
            );
        }
    }
    out.dedup();
    out
}
