//! The part that stands in an article: pictures, caption, table, and the tag around them.

use super::markup::{attributes, escaped};
use super::{Picture, Places, Twin};
use crate::lang::words;
use crate::spec::ChartSpec;

/// The screens up to a width, the picture that is shown there and the width it has. An article whose policy forbids styles in
/// attributes may have no rule for pictures either: so that none is wider than its screen, the attributes say how wide it is on
/// each. They say the height too: the text below stays where it is when the picture comes.
struct Step {
    most: u32,
    phone: bool,
    width: f64,
}

const STEPS: [Step; 5] = [
    Step { most: 360, phone: true, width: 320.0 - MARGINS },
    Step { most: 408, phone: true, width: 360.0 - MARGINS },
    Step { most: 520, phone: true, width: super::NARROW },
    Step { most: 620, phone: false, width: 520.0 - MARGINS },
    Step { most: 768, phone: false, width: 620.0 - MARGINS },
];

/// What browsers leave at the left of a figure without any style: 8 px of the page, 40 of the figure.
const MARGINS: f64 = 48.0;

/// In a page of ours the style sheet does that.
const IN_OURS: [Step; 1] = [Step { most: 520, phone: true, width: super::NARROW }];

impl Twin {
    /// What stands inside the tag: a figure with its picture for every screen, the source, the table.
    pub fn figure(&self, places: &Places<'_>) -> String {
        let address = |picture: &Picture| [places.pictures, picture.name].concat();
        self.figure_with(places, &STEPS, &address)
    }

    /// The same, with the pictures themselves in it: for a page of ours, whose style sheet keeps them within it.
    pub fn figure_whole(&self, places: &Places<'_>) -> String {
        self.figure_with(places, &IN_OURS, &|picture| data_address(&picture.svg))
    }

    fn figure_with(
        &self,
        places: &Places<'_>,
        steps: &[Step],
        address: &dyn Fn(&Picture) -> String,
    ) -> String {
        let mut out = ["<figure", &attributes(&[("lang", self.lang.tag())]), ">\n<picture>\n"].concat();
        let named = |phone, dark| self.pictures.iter().find(|p| (p.phone, p.dark) == (phone, dark));
        let mut source = |screen: &str, dark: bool, picture: &Picture, width: f64| {
            let scheme = if dark { "(prefers-color-scheme: dark)" } else { "" };
            let and = if screen.is_empty() || !dark { "" } else { " and " };
            out.push_str("<source");
            out.push_str(&attributes(&[
                ("media", &[screen, and, scheme].concat()),
                ("srcset", &address(picture)),
                ("width", &whole(width)),
                ("height", &whole(picture.height * width / picture.width)),
            ]));
            out.push_str(">\n");
        };
        let grounds: &[bool] = if places.dark { &[true, false] } else { &[false] };
        for Step { most, phone, width } in steps {
            let screen = ["(max-width: ", &most.to_string(), "px)"].concat();
            for dark in grounds {
                if let Some(picture) = named(*phone, *dark) {
                    source(&screen, *dark, picture, *width);
                }
            }
        }
        if let Some(picture) = named(false, true).filter(|_| places.dark) {
            source("", true, picture, picture.width);
        }
        if let Some(picture) = self.pictures.last() {
            // The source stands in the picture; who does not see that is told it here, and nobody twice.
            let mut alt = [&self.title, ". ", &self.summary].concat();
            if !self.source.is_empty() {
                alt.extend([" ", words(self.lang, "chart.source"), " ", &self.source]);
            }
            out.push_str("<img");
            out.push_str(&attributes(&[
                ("src", &address(picture)),
                ("alt", &alt),
                ("width", &whole(picture.width)),
                ("height", &whole(picture.height)),
            ]));
            out.push_str(">\n</picture>\n");
        }
        if !places.data.is_empty() {
            out.push_str("<figcaption><a");
            out.push_str(&attributes(&[("href", places.data)]));
            out.push('>');
            out.push_str(&escaped(words(self.lang, "page.embed.data")));
            out.push_str("</a></figcaption>\n");
        }
        out.push_str("<details><summary>");
        out.push_str(&escaped(words(self.lang, "embed.table")));
        out.push_str("</summary>\n");
        out.push_str(&self.table_html());
        out.push_str("</details>\n</figure>\n");
        out
    }

    /// The figures as a table with its heads.
    pub fn table_html(&self) -> String {
        let mut out =
            ["<table>\n<caption>", &escaped(&self.table.caption), "</caption>\n<thead><tr>"].concat();
        for head in &self.table.heads {
            out.push_str("<th scope=\"col\">");
            out.push_str(&escaped(head));
            out.push_str("</th>");
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for row in &self.table.rows {
            out.push_str("<tr><th scope=\"row\">");
            out.push_str(&escaped(&row.head));
            out.push_str("</th>");
            for cell in &row.cells {
                out.push_str("<td>");
                out.push_str(&escaped(cell));
                out.push_str("</td>");
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
        out
    }

    /// The view, in the names of the table that goes with it: the plain one where figures are kept, else the file's own.
    pub fn view(&self, plain: bool) -> &ChartSpec {
        self.carried.as_ref().filter(|_| plain).map_or(&self.spec, |c| &c.spec)
    }

    /// Attributes of the tag for this chart, the table's address or place among them.
    pub fn attributes(&self, places: &Places<'_>) -> String {
        let mut out = attributes(&[("data", places.data), ("lang", self.lang.tag())]);
        for (name, value) in places.view {
            out.push_str(&attributes(&[(name, value)]));
        }
        if places.live {
            out.push_str(" live");
        }
        out
    }

    /// What is pasted into an article: the script that brings the chart to life, and the tag with the figure in it.
    pub fn fragment(&self, places: &Places<'_>) -> String {
        let mut out = String::new();
        if !places.script.is_empty() {
            out.push_str("<script");
            out.push_str(&attributes(&[("type", "module"), ("src", places.script)]));
            out.push_str("></script>\n");
        }
        out.push_str("<kim-ngach");
        out.push_str(&self.attributes(places));
        out.push_str(">\n");
        out.push_str(&self.figure(places));
        out.push_str("</kim-ngach>\n");
        out
    }
}

/// A length in whole pixels.
pub(super) fn whole(length: f64) -> String {
    (length.round() as i64).to_string()
}

/// A picture as an address that holds it: only what an address or an attribute cannot have is written otherwise.
fn data_address(svg: &str) -> String {
    let mut out = String::from("data:image/svg+xml,");
    for c in svg.chars() {
        match c {
            '%' => out.push_str("%25"),
            '#' => out.push_str("%23"),
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\n' => out.push_str("%0A"),
            // Inside a `srcset` a space or a comma would part two addresses.
            ' ' => out.push_str("%20"),
            ',' => out.push_str("%2C"),
            c => out.push(c),
        }
    }
    out
}
