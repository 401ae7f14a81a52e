//! Development loop: checks articles of a folder and writes what the scorer reads.
use kimngach::dataset::*;
use kimngach::figure::Decimal;
use kimngach::lang::Lang;
use kimngach::period::Period;
use kimngach::unit::{Currency, Quantity, Unit};

fn cells(line: &str) -> Vec<String> {
    let (mut out, mut cur, mut q) = (Vec::new(), String::new(), false);
    for c in line.chars() {
        match c {
            '"' => q = !q,
            ',' if !q => out.push(std::mem::take(&mut cur)),
            c => cur.push(c),
        }
    }
    out.push(cur);
    out
}

pub fn load(text: &str) -> Dataset {
    let mut lines = text.lines();
    let head = cells(lines.next().unwrap());
    let col = |n: &str| head.iter().position(|h| h == n).unwrap();
    let dims: Vec<usize> = (0..head.len())
        .filter(|i| !["period", "measure", "unit", "value", "status", "group"].contains(&head[*i].as_str()))
        .collect();
    let mut d = Dataset::default();
    for i in &dims {
        let kind = match head[*i].as_str() {
            "flow" => DimensionKind::Flow,
            "partner" | "region" | "economy" | "country" => DimensionKind::Partner,
            "commodity" | "commodity_group" | "item" => DimensionKind::Commodity,
            "sector" => DimensionKind::Sector,
            _ => DimensionKind::Other,
        };
        d.dimensions.push(Dimension { name: head[*i].clone(), kind, members: vec![] });
    }
    for (n, line) in lines.enumerate() {
        let c = cells(line);
        if c.len() < head.len() {
            continue;
        }
        let mut members = vec![];
        for (k, i) in dims.iter().enumerate() {
            let name = if c[*i].is_empty() { "total" } else { &c[*i] };
            let dim = &mut d.dimensions[k];
            let at = dim.members.iter().position(|m| m.name == name).unwrap_or_else(|| {
                let flow = match name {
                    "export" if dim.kind == DimensionKind::Flow => Some(Flow::Export),
                    "import" if dim.kind == DimensionKind::Flow => Some(Flow::Import),
                    "balance" => Some(Flow::Balance),
                    _ => None,
                };
                dim.members.push(Member {
                    name: name.to_owned(),
                    role: if name == "total" { MemberRole::Total } else { MemberRole::Item },
                    flow,
                    parent: None,
                });
                dim.members.len() - 1
            });
            members.push(at as u32);
        }
        let m = &c[col("measure")];
        let mk = match m.as_str() {
            "value" => MeasureKind::Value,
            x if x.contains("growth") => MeasureKind::Growth,
            "quantity" => MeasureKind::Quantity,
            x if x.to_lowercase().contains("gdp") => MeasureKind::Gdp,
            _ => MeasureKind::Other,
        };
        let mi = d.measures.iter().position(|x| x.name == *m).unwrap_or_else(|| {
            d.measures.push(Measure { name: m.clone(), kind: mk });
            d.measures.len() - 1
        });
        let u = &c[col("unit")];
        let (power, rest) = if let Some(r) = u.strip_prefix("million ") {
            (6, r)
        } else if let Some(r) = u.strip_prefix("billion ") {
            (9, r)
        } else if let Some(r) = u.strip_prefix("thousand ") {
            (3, r)
        } else if let Some(r) = u.strip_prefix("trillion ") {
            (12, r)
        } else {
            (0, u.as_str())
        };
        let q = match rest {
            "USD" => Quantity::Money(Currency::USD),
            "EUR" => Quantity::Money(Currency::EUR),
            "VND" => Quantity::Money(Currency::VND),
            "%" => Quantity::Percent,
            "tonnes" => Quantity::Tonne,
            "people" | "persons" => Quantity::Person,
            x => Quantity::Other(x.to_owned()),
        };
        let unit = Unit::scaled(q, power);
        let s = d
            .series
            .iter()
            .position(|s| s.members == members && s.measure == mi as u32 && s.unit == unit)
            .unwrap_or_else(|| {
                d.series.push(Series {
                    members,
                    measure: mi as u32,
                    unit,
                    unit_text: u.clone(),
                    points: vec![],
                });
                d.series.len() - 1
            });
        let mut p = Point::new(
            Period::parse(&c[col("period")]).unwrap_or_else(|| panic!("{}", c[col("period")])),
            Decimal::parse(&c[col("value")]).unwrap(),
            n as u32 + 2,
            col("value") as u32 + 1,
        );
        p.status = match c[col("status")].as_str() {
            "plan" => Status::Plan,
            "estimate" => Status::Estimate,
            "preliminary" => Status::Preliminary,
            "revised" => Status::Revised,
            _ => Status::Final,
        };
        d.series[s].points.push(p);
    }
    d
}

fn altered(p: &std::path::Path, d: &Dataset, text: &str) -> Option<serde_json::Value> {
    let list: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(p.join("altered.json")).ok()?).unwrap();
    let claims: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(p.join("claims.json")).ok()?).unwrap();
    let base = kimngach::check::check(text, d, Lang::Vi);
    let chars: Vec<char> = text.chars().collect();
    let mut out = vec![];
    for a in list.as_array().unwrap() {
        let n = |v: &serde_json::Value, i: usize| v["span"][i].as_u64().unwrap() as usize;
        let (s, e) = (n(a, 0), n(a, 1));
        let new: Vec<char> = a["text"].as_str().unwrap().chars().collect();
        let mut t: Vec<char> = chars[..s].to_vec();
        t.extend(&new);
        t.extend(&chars[e..]);
        let t: String = t.iter().collect();
        let delta = new.len() as i64 - (e - s) as i64;
        let c = claims.as_array().unwrap().iter().find(|c| c["id"] == a["claim"]).unwrap();
        let shift = |x: usize| if x >= e { (x as i64 + delta) as usize } else { x };
        let (cs, ce) = (if n(c, 0) >= e { shift(n(c, 0)) } else { n(c, 0) }, shift(n(c, 1)));
        let found = kimngach::check::check(&t, d, Lang::Vi);
        let over = |f: &kimngach::check::Finding| f.span[0] < ce && cs < f.span[1];
        let flagged = found.iter().any(|f| over(f) && f.verdict == kimngach::check::Verdict::Disagrees);
        let others: Vec<String> = found
            .iter()
            .filter(|f| !over(f) && f.verdict == kimngach::check::Verdict::Disagrees)
            .filter(|f| {
                !base.iter().any(|b| {
                    b.verdict == f.verdict
                        && (b.span == f.span || [shift(b.span[0]), shift(b.span[1])] == f.span)
                })
            })
            .map(|f| t.chars().skip(f.span[0]).take(f.span[1] - f.span[0]).collect())
            .collect();
        let ctx: String = t.chars().skip(s.min(cs).saturating_sub(40)).take(110).collect();
        out.push(serde_json::json!({"kind": a["kind"], "alteration": a["alteration"], "claim": a["claim"], "flagged": flagged, "others": others, "context": ctx}));
    }
    Some(serde_json::Value::Array(out))
}

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let (root, out) = (&args[1], &args[2]);
    std::fs::create_dir_all(out).unwrap();
    let mut names: Vec<_> = std::fs::read_dir(root)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.join("table.csv").exists())
        .collect();
    names.sort();
    for p in names {
        let d = if std::env::var("OWN").is_ok() {
            load(&std::fs::read_to_string(p.join("table.csv")).unwrap())
        } else {
            kimngach::project::open(
                &std::fs::read(p.join("table.csv")).unwrap(),
                "table.csv",
                &kimngach::read::Hints::default(),
                &kimngach::read::native::Native,
            )
            .unwrap()
            .dataset
        };
        let n = p.file_name().unwrap().to_string_lossy().to_string();
        let text = std::fs::read_to_string(p.join("article.txt")).unwrap();
        if let Some(v) = altered(&p, &d, &text) {
            std::fs::write(format!("{out}/{n}-altered.json"), v.to_string()).unwrap();
        }
        for (file, suffix) in [("article.txt", ""), ("article-broken.txt", "-broken")] {
            let Ok(text) = std::fs::read_to_string(p.join(file)) else { continue };
            let found = kimngach::check::check(&text, &d, Lang::Vi);
            std::fs::write(format!("{out}/{n}{suffix}.json"), serde_json::to_string_pretty(&found).unwrap())
                .unwrap();
        }
    }
}
