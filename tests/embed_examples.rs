//! The articles in `www/embed-examples`: their pictures and tables are what the command line makes today, or readers would
//! copy from an example that the product has outgrown.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on fails"
)]

use kimngach::lang::Lang;
use kimngach::project;
use kimngach::read::{Hints, native::Native};
use kimngach::twin::{self, Places};
use std::path::Path;

/// A figure of an article.
struct Figure {
    name: &'static str,
    lang: Lang,
    /// How the article's `<figure>` begins.
    tag: &'static str,
    table: &'static str,
    spec: &'static str,
}

const FIGURES: [Figure; 4] = [
    Figure {
        name: "trade",
        lang: Lang::En,
        tag: "<figure lang=\"en\">",
        table: "vietnam_trade_annual_1986_2025.csv",
        spec: r#"{"source": "General Statistics Office of Viet Nam (1990–2015); World Bank (1986–1989, 2016–2024); 2025: press reports of the statistics office’s release of 5 January 2026."}"#,
    },
    Figure {
        name: "trade",
        lang: Lang::Vi,
        tag: "<figure lang=\"vi\">",
        table: "vietnam_trade_annual_1986_2025.csv",
        spec: r#"{"source": "Tổng cục Thống kê (1990–2015); Ngân hàng Thế giới (1986–1989, 2016–2024); năm 2025: báo chí dẫn công bố ngày 5-1-2026 của Cục Thống kê."}"#,
    },
    Figure {
        name: "partners",
        lang: Lang::En,
        tag: "<figure class=\"chart still\" lang=\"en\">",
        table: "gso_exports_by_partner_1995_2016.csv",
        spec: r#"{"by": "partner", "select": {"partner": ["United States", "China", "Japan", "Korea, Rep."]},
                  "source": "General Statistics Office of Viet Nam."}"#,
    },
    Figure {
        name: "partners",
        lang: Lang::Vi,
        tag: "<figure class=\"chart still\" lang=\"vi\">",
        table: "gso_exports_by_partner_1995_2016.csv",
        spec: r#"{"by": "partner", "select": {"partner": ["United States", "China", "Japan", "Korea, Rep."]},
                  "labels": {"United States": "Hoa Kỳ", "China": "Trung Quốc", "Japan": "Nhật Bản", "Korea, Rep.": "Hàn Quốc"},
                  "source": "Tổng cục Thống kê."}"#,
    },
];

/// `UPDATE=1 cargo test --test embed_examples` writes them anew; look at the articles before they are committed.
#[test]
fn the_articles_show_what_is_made_today() {
    let www = Path::new(env!("CARGO_MANIFEST_DIR")).join("www");
    let update = std::env::var_os("UPDATE").is_some();
    for Figure { name, lang, tag, table, spec } in FIGURES {
        let file = std::fs::read(www.join("data").join(table)).unwrap();
        let opened = project::open(&file, table, &Hints::default(), &Native).unwrap();
        let made = twin::twin(&serde_json::from_str(spec).unwrap(), &opened.dataset, lang).unwrap().output;
        let pictures = format!("pictures/{name}-{}-", lang.tag());
        for picture in &made.pictures {
            let path = www.join("embed-examples").join(format!("{pictures}{}", picture.name));
            if update {
                std::fs::write(&path, &picture.svg).unwrap();
            }
            let kept = std::fs::read_to_string(&path).unwrap();
            assert!(kept == picture.svg, "{} is not what is drawn today", path.display());
        }
        // The articles have a dark ground where the reader's system has.
        let figure = made
            .figure(&Places {
                data: &format!("../data/{table}"),
                pictures: &pictures,
                dark: true,
                ..Places::default()
            })
            .replace(&format!("<figure lang=\"{}\">", lang.tag()), tag);
        if name == "trade" {
            let path = www.join("embed-examples").join(if lang == Lang::Vi {
                "mot-tep.html"
            } else {
                "one-file.html"
            });
            let file = twin::alone(&made);
            if update {
                std::fs::write(&path, &file).unwrap();
            }
            assert!(
                std::fs::read_to_string(&path).unwrap() == file,
                "{} is not what is made today",
                path.display()
            );
        }
        let path = www.join("embed-examples").join(format!("article-{}.html", lang.tag()));
        let article = std::fs::read_to_string(&path).unwrap();
        let from = article.find(tag).unwrap_or_else(|| panic!("{} has no {tag}", path.display()));
        let to = from + article[from..].find("</figure>\n").unwrap() + "</figure>\n".len();
        if update {
            std::fs::write(&path, [&article[..from], &figure, &article[to..]].concat()).unwrap();
        } else {
            assert!(article[from..to] == figure, "{name} in {} is not what is made today", path.display());
        }
    }
}
