//! The example charts that every test of layout and drawing goes through, each on real figures.

use super::tables::{table, whole};
use kimngach::dataset::Dataset;
use kimngach::spec::ChartSpec;

/// A named example.
pub struct Example {
    pub name: &'static str,
    pub spec: ChartSpec,
    pub data: Dataset,
}

fn spec(json: &str) -> ChartSpec {
    serde_json::from_str(json).unwrap()
}

/// All examples.
pub fn all() -> Vec<Example> {
    let groups = |get: &dyn Fn(&str) -> String| {
        get("measure") == "value"
            && (get("dimension") == "commodity group"
                || get("category") == "TOTAL"
                || get("dimension") == "total")
    };
    let goods = |get: &dyn Fn(&str) -> String| get("measure") == "value" && get("kind") != "sector";
    vec![
        Example { name: "trade", spec: ChartSpec::default(), data: whole("vietnam_trade_annual_1986_2025") },
        Example {
            name: "trade-early",
            spec: spec(r#"{"to": "2010"}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "trade-months",
            spec: ChartSpec::default(),
            data: whole("vietnam_trade_monthly_2000_2025"),
        },
        Example {
            name: "trade-two-years",
            spec: spec(r#"{"from": "2023-01"}"#),
            data: whole("vietnam_trade_monthly_2000_2025"),
        },
        Example {
            name: "trade-four-years",
            spec: spec(r#"{"from": "2022"}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "partners-chosen",
            spec: spec(
                r#"{"select": {"partner": ["Japan", "Korea, Rep.", "United States"]}, "from": "2005"}"#,
            ),
            data: whole("gso_exports_by_partner_1995_2016"),
        },
        Example {
            name: "turnover",
            spec: spec(r#"{"type": "column", "indicator": "turnover", "from": "2015"}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "growth-months",
            spec: spec(
                r#"{"type": "column", "indicator": "growth-year", "select": {"flow": ["X"]}, "from": "2022-01"}"#,
            ),
            data: whole("vietnam_trade_monthly_2000_2025"),
        },
        Example {
            name: "flows",
            spec: spec(r#"{"type": "line", "by": "flow"}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "exports",
            spec: spec(r#"{"type": "line", "by": "flow", "select": {"flow": ["X"]}}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "growth-line",
            spec: spec(r#"{"type": "line", "indicator": "growth"}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "growth",
            spec: spec(r#"{"type": "column", "indicator": "growth", "select": {"flow": ["X"]}}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
        Example {
            name: "groups",
            spec: ChartSpec::default(),
            data: table("gso_exports_by_sector_and_group_1995_2016", &groups),
        },
        Example {
            name: "partners",
            spec: ChartSpec::default(),
            data: whole("gso_exports_by_partner_1995_2016"),
        },
        Example {
            name: "partners-many",
            spec: spec(r#"{"top": 12}"#),
            data: whole("gso_exports_by_partner_1995_2016"),
        },
        Example {
            name: "partners-bar",
            spec: spec(r#"{"type": "bar"}"#),
            data: whole("gso_exports_by_partner_1995_2016"),
        },
        Example {
            name: "goods-bar",
            spec: spec(r#"{"type": "bar", "top": 20}"#),
            data: table("gso_exports_by_commodity_annual_2006_2024", &goods),
        },
        Example {
            name: "goods",
            spec: spec(r#"{"type": "line"}"#),
            data: table("gso_exports_by_commodity_annual_2006_2024", &goods),
        },
        Example {
            name: "volume",
            spec: ChartSpec::default(),
            data: whole("wto_quarterly_export_volume_index_2014_2020"),
        },
        Example {
            name: "gdp",
            spec: spec(r#"{"type": "column"}"#),
            data: table("gso_macro_1986_2016", &|get| get("measure").starts_with("GDP at current")),
        },
        Example {
            name: "balance",
            spec: spec(r#"{"type": "column", "indicator": "balance"}"#),
            data: whole("vietnam_trade_annual_1986_2025"),
        },
    ]
}
